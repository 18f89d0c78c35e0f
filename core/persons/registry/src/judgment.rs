//! Judgments on persons: the same, not the same, unsure; a value withdrawn; an earlier judgment undone. Each has a reason and is
//! never erased. Input: judgments in ledger order. Output: those in force, and the verdict on each pair. Leaves out clusters.

use attested_model::{SubjectHandle, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody finds of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One person.
    Same,
    /// Two persons.
    NotSame,
    /// Looked at, and not to be told.
    Unsure,
}

impl Verdict {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::NotSame => "not-same",
            Verdict::Unsure => "unsure",
        }
    }

    /// Reads a code.
    pub fn of(code: &str) -> Option<Verdict> {
        [Verdict::Same, Verdict::NotSame, Verdict::Unsure].into_iter().find(|one| one.code() == code)
    }
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum PersonsDecision {
    /// Whether two are one.
    Pair {
        /// One.
        a: SubjectHandle,
        /// The other.
        b: SubjectHandle,
        /// What was found.
        verdict: Verdict,
    },
    /// A statement, or one value of it, no longer holds.
    Withdraw {
        /// Position of the statement's entry.
        statement: u64,
        /// Which of its values, from 0; all of them when nothing is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<u64>,
    },
    /// An earlier judgment no longer holds.
    Undo {
        /// Position of the judgment's entry.
        judgment: u64,
    },
}

/// A decision with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonsJudgment {
    /// What was decided.
    #[serde(flatten)]
    pub decision: PersonsDecision,
    /// Why, in words that name nobody.
    pub reason: String,
}

/// A judgment as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonsJudgmentRecord {
    /// The judgment.
    pub judgment: PersonsJudgment,
    /// Position of its entry.
    pub position: u64,
    /// When it was recorded.
    pub recorded: Timestamp,
}

/// The judgments that hold: those not undone by a later one that itself holds, in ledger order.
pub fn in_force(records: &[PersonsJudgmentRecord]) -> Vec<&PersonsJudgmentRecord> {
    let mut undone = BTreeSet::new();
    for record in records.iter().rev() {
        if let PersonsDecision::Undo { judgment } = record.judgment.decision
            && !undone.contains(&record.position)
            && judgment < record.position
        {
            undone.insert(judgment);
        }
    }
    let is_undo = |r: &&PersonsJudgmentRecord| matches!(r.judgment.decision, PersonsDecision::Undo { .. });
    records.iter().filter(|r| !undone.contains(&r.position) && !is_undo(r)).collect()
}

/// The last verdict in force on each pair, the lesser handle first, with its position.
pub fn verdicts(records: &[PersonsJudgmentRecord]) -> BTreeMap<(SubjectHandle, SubjectHandle), (Verdict, u64)> {
    let mut found = BTreeMap::new();
    for record in in_force(records) {
        if let PersonsDecision::Pair { a, b, verdict } = &record.judgment.decision {
            found.insert((*a.min(b), *a.max(b)), (*verdict, record.position));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(position: u64, decision: PersonsDecision) -> PersonsJudgmentRecord {
        let judgment = PersonsJudgment { decision, reason: "because".into() };
        PersonsJudgmentRecord { judgment, position, recorded: Timestamp(0) }
    }

    #[test]
    fn the_last_verdict_in_force_holds_and_an_undo_can_be_undone() {
        let (a, b) = (SubjectHandle([1; 16]), SubjectHandle([2; 16]));
        let mut records = vec![
            record(1, PersonsDecision::Pair { a: b, b: a, verdict: Verdict::Same }),
            record(2, PersonsDecision::Pair { a, b, verdict: Verdict::NotSame }),
        ];
        assert_eq!(verdicts(&records), BTreeMap::from([((a, b), (Verdict::NotSame, 2))]));
        records.push(record(3, PersonsDecision::Undo { judgment: 2 }));
        assert_eq!(verdicts(&records)[&(a, b)], (Verdict::Same, 1));
        records.push(record(4, PersonsDecision::Undo { judgment: 3 }));
        assert_eq!(verdicts(&records)[&(a, b)], (Verdict::NotSame, 2));
    }

    const FIXTURE: &str = include_str!("../../../../fixtures/persons-v1/judgments.jsonl");

    #[test]
    fn every_judgment_ever_written_is_read() {
        for line in FIXTURE.lines() {
            let judgment: PersonsJudgment = serde_json::from_str(line).unwrap();
            assert_eq!(serde_json::to_string(&judgment).unwrap(), line);
        }
    }
}
