//! Who coded, and codings beside the record: the attribution of a commit's entries, a second coder's coding of words that are
//! coded already, and what was decided on it. Input: payloads. Output: values, both ways. Leaves out how far coders agree
//! (`agreement`), and figures: a second coding never enters one unless it is adopted, which records a claim.

use crate::Claim;
use attested_model::ClaimId;
use serde::{Deserialize, Serialize};

/// Who recorded the entries just before it in the same commit, and why. A commit without one says neither.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// How many entries before it.
    pub entries: u64,
    /// The coder, by the label that the office gives.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub coder: String,
    /// Why, where a reason was asked for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// A coding of words in a held document by a coder who was not shown how they are coded in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondCoding {
    /// The coder, by the label that the office gives.
    pub coder: String,
    /// The held document, by its number in the project.
    pub document: u64,
    /// First code point of the span in the working copy.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, verbatim.
    pub exact: String,
    /// The claim as this coder codes it. Its id is its own among second codings, and none of the record's.
    pub claim: Box<Claim>,
}

/// What was decided on a second coding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The record's coding stays as it is.
    Kept,
    /// The record's claim is coded as the second coder has it, or a new one is made: an entry of the same commit.
    Adopted,
    /// The second coding was a mistake of its coder's.
    Withdrawn,
}

impl Verdict {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::Kept => "kept",
            Verdict::Adopted => "adopted",
            Verdict::Withdrawn => "withdrawn",
        }
    }
}

/// A decision on a second coding. The last one holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjudication {
    /// Position of the second coding's entry.
    pub coding: u64,
    /// The verdict.
    pub verdict: Verdict,
    /// The claim of the record that it was compared with, or that was made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
    /// Why, in the words of who decided.
    pub reason: String,
}

/// A second coding as recorded, with what was decided on it last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondCodingRecord {
    /// The coding.
    pub coding: SecondCoding,
    /// Position of its entry.
    pub position: u64,
    /// When it was recorded.
    pub recorded: attested_model::Timestamp,
    /// The last decision on it.
    pub decided: Option<Adjudication>,
}

#[cfg(test)]
mod tests {
    use crate::ClaimsEntry;

    const FIXTURE: &str = include_str!("../../../fixtures/claims-v1/codings.jsonl");

    #[test]
    fn every_coding_ever_written_is_read() {
        let mut kinds = std::collections::BTreeSet::new();
        for line in FIXTURE.lines() {
            let (kind, payload) = line.split_once(' ').unwrap();
            let entry = ClaimsEntry::read(kind, 1, payload.as_bytes()).unwrap().unwrap();
            let envelope = entry.to_envelope().unwrap();
            assert_eq!((envelope.kind.as_str(), envelope.payload.as_slice()), (kind, payload.as_bytes()));
            kinds.insert(kind);
        }
        assert_eq!(kinds.len(), 3, "a line for each kind");
    }
}
