//! The kinds of entry this crate owns, and their payloads: JSON, keys as the types name them. Input: an
//! envelope's kind, version and payload. Output: a typed entry, both ways. Leaves out the ledger.

use crate::{Adjudication, Attribution, Claim, ClaimsError, Event, Judgment, SecondCoding};
use attested_model::{ClaimId, Envelope, Kind};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What was decided about a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionVerdict {
    /// Recorded as suggested.
    Accepted,
    /// Not a claim, or not as suggested.
    Rejected,
    /// An earlier decision no longer holds: nobody has decided.
    Reopened,
}

/// A decision on a suggestion, kept so that rules can be measured by use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestionDecision {
    /// The held document, by its number in the project.
    pub document: u64,
    /// First code point of the suggested quotation.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The rule that suggested it.
    pub rule: String,
    /// The verdict.
    pub verdict: SuggestionVerdict,
    /// The claim recorded from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimId>,
}

/// A claim tied to a quotation in a held document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimQuotation {
    /// The claim.
    pub claim: ClaimId,
    /// The held document, by its number in the project.
    pub document: u64,
    /// First code point of the span in the working copy.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, verbatim.
    pub exact: String,
}

/// An entry of this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimsEntry {
    /// An event was made or described anew. Kind `claims.event`.
    Event(Event),
    /// A claim was recorded, or coded anew under the same id. Kind `claims.claim`.
    Claim(Box<Claim>),
    /// A judgment was made. Kind `claims.judgment`.
    Judgment(Judgment),
    /// A claim was tied to a quotation. Kind `claims.quotation`.
    Quotation(ClaimQuotation),
    /// A suggestion was decided. Kind `claims.suggestion`.
    Suggestion(SuggestionDecision),
    /// Who recorded the entries before it, and why. Kind `claims.attribution`.
    Attribution(Attribution),
    /// Words were coded by a second coder. Kind `claims.second_coding`.
    SecondCoding(SecondCoding),
    /// A second coding was decided on. Kind `claims.adjudication`.
    Adjudication(Adjudication),
}

const VERSION: u16 = 1;

impl ClaimsEntry {
    /// The entry's kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            ClaimsEntry::Event(_) => "claims.event",
            ClaimsEntry::Claim(_) => "claims.claim",
            ClaimsEntry::Judgment(_) => "claims.judgment",
            ClaimsEntry::Quotation(_) => "claims.quotation",
            ClaimsEntry::Suggestion(_) => "claims.suggestion",
            ClaimsEntry::Attribution(_) => "claims.attribution",
            ClaimsEntry::SecondCoding(_) => "claims.second_coding",
            ClaimsEntry::Adjudication(_) => "claims.adjudication",
        }
    }

    /// The envelope to hand to the ledger.
    ///
    /// # Errors
    /// [`ClaimsError::Payload`] when the payload can't be written (it holds plain data: it can).
    pub fn to_envelope(&self) -> Result<Envelope, ClaimsError> {
        let written = match self {
            ClaimsEntry::Event(event) => serde_json::to_vec(event),
            ClaimsEntry::Claim(claim) => serde_json::to_vec(claim),
            ClaimsEntry::Judgment(judgment) => serde_json::to_vec(judgment),
            ClaimsEntry::Quotation(quotation) => serde_json::to_vec(quotation),
            ClaimsEntry::Suggestion(decision) => serde_json::to_vec(decision),
            ClaimsEntry::Attribution(attribution) => serde_json::to_vec(attribution),
            ClaimsEntry::SecondCoding(coding) => serde_json::to_vec(coding),
            ClaimsEntry::Adjudication(adjudication) => serde_json::to_vec(adjudication),
        };
        let fail = |why: String| ClaimsError::Payload { kind: self.kind().to_owned(), version: VERSION, why };
        let kind = Kind::parse(self.kind()).map_err(|e| fail(e.to_string()))?;
        Ok(Envelope {
            kind,
            version: VERSION,
            subjects: Vec::new(),
            payload: written.map_err(|e| fail(e.to_string()))?,
        })
    }

    /// Reads an entry; `None` when the kind is not this crate's.
    ///
    /// # Errors
    /// [`ClaimsError::Payload`] when the version is newer than this program or the payload is malformed.
    pub fn read(kind: &str, version: u16, payload: &[u8]) -> Result<Option<ClaimsEntry>, ClaimsError> {
        let entry = match kind {
            "claims.event" => ClaimsEntry::Event(json(kind, version, payload)?),
            "claims.claim" => ClaimsEntry::Claim(Box::new(json(kind, version, payload)?)),
            "claims.judgment" => ClaimsEntry::Judgment(json(kind, version, payload)?),
            "claims.quotation" => ClaimsEntry::Quotation(json(kind, version, payload)?),
            "claims.suggestion" => ClaimsEntry::Suggestion(json(kind, version, payload)?),
            "claims.attribution" => ClaimsEntry::Attribution(json(kind, version, payload)?),
            "claims.second_coding" => ClaimsEntry::SecondCoding(json(kind, version, payload)?),
            "claims.adjudication" => ClaimsEntry::Adjudication(json(kind, version, payload)?),
            _ => return Ok(None),
        };
        Ok(Some(entry))
    }
}

fn json<T: DeserializeOwned>(kind: &str, version: u16, payload: &[u8]) -> Result<T, ClaimsError> {
    let fail = |why: String| ClaimsError::Payload { kind: kind.to_owned(), version, why };
    if version != VERSION {
        return Err(fail(format!("this program reads version {VERSION}: a newer program wrote it")));
    }
    serde_json::from_slice(payload).map_err(|e| fail(e.to_string()))
}
