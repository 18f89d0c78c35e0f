//! Judgments: a person's recorded decisions on claims and origins, each with a reason, undone by another
//! judgment and never erased. Input: claims as coded and the judgments recorded by a moment. Output: the
//! claims as they are to be read. Leaves out grades of figures.

use crate::{Account, Claim, StatedKind};
use attested_model::{ClaimId, OriginCertainty, OriginId, Reliability, Scope, Timestamp, UtteranceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision {
    /// The claim renders this utterance (or none).
    Utterance {
        /// The claim.
        claim: ClaimId,
        /// The utterance.
        utterance: Option<UtteranceId>,
    },
    /// The claim derives from this origin (or nobody knows).
    Origin {
        /// The claim.
        claim: ClaimId,
        /// The origin.
        origin: Option<OriginId>,
        /// How sure.
        certainty: OriginCertainty,
    },
    /// The claim repeats another (or none).
    Repeats {
        /// The claim.
        claim: ClaimId,
        /// The claim it repeats.
        of: Option<ClaimId>,
    },
    /// What the claim counts compared with its event.
    Scope {
        /// The claim.
        claim: ClaimId,
        /// Its scope.
        scope: Scope,
    },
    /// The claim's number is part of another's (or of none).
    PartOf {
        /// The claim.
        claim: ClaimId,
        /// The claim it is part of.
        of: Option<ClaimId>,
    },
    /// The claim disputes these (or none).
    Disputes {
        /// The claim.
        claim: ClaimId,
        /// The claims it disputes.
        of: Vec<ClaimId>,
    },
    /// The claim's number is said of another's (or of none).
    RelativeTo {
        /// The claim.
        claim: ClaimId,
        /// The claim it speaks of.
        of: Option<ClaimId>,
    },
    /// The claim is left out of figures, and listed as left out.
    Exclude {
        /// The claim.
        claim: ClaimId,
    },
    /// Two origins are (or may be) one.
    SameOrigin {
        /// One origin.
        a: OriginId,
        /// The other.
        b: OriginId,
        /// Stated (they are one) or suspected (they may be).
        certainty: OriginCertainty,
    },
    /// Two origins were looked into and are independent.
    Independent {
        /// One origin.
        a: OriginId,
        /// The other.
        b: OriginId,
    },
    /// Two claims were looked into: neither derives from the other. This does not call their origins independent.
    Apart {
        /// One claim.
        claim: ClaimId,
        /// The other.
        other: ClaimId,
    },
    /// Two claims were looked into: whether one derives from the other can't be told. Neither does by this.
    Unsure {
        /// One claim.
        claim: ClaimId,
        /// The other.
        other: ClaimId,
    },
    /// How the people whom some claims count are related to those whom another counts.
    Parts {
        /// A name, by which what rests on it can be told.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
        /// Which relation.
        kind: StatedKind,
        /// A claim on the whole.
        whole: ClaimId,
        /// A claim on each part.
        parts: Vec<ClaimId>,
    },
    /// Claims on who was held, came in and went out count the same people.
    Account {
        /// The account; its reason is the judgment's.
        account: Box<Account>,
    },
    /// How reliable an origin has shown itself.
    Reliability {
        /// The origin.
        origin: OriginId,
        /// The Admiralty letter.
        grade: Reliability,
    },
    /// An earlier judgment no longer holds.
    Undo {
        /// Position of the judgment's entry.
        judgment: u64,
    },
}

/// A decision with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgment {
    /// What was decided.
    #[serde(flatten)]
    pub decision: Decision,
    /// Why, in the judge's words.
    pub reason: String,
}

/// A judgment as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgmentRecord {
    /// The judgment.
    pub judgment: Judgment,
    /// Position of its entry.
    pub position: u64,
    /// When it was recorded.
    pub recorded: Timestamp,
}

/// The judgments that hold: those not undone by a later one that itself holds, in ledger order.
pub fn in_force(records: &[JudgmentRecord]) -> Vec<&JudgmentRecord> {
    let mut undone = BTreeSet::new();
    // From the last to the first: an undo counts only while nothing later undoes it.
    for record in records.iter().rev() {
        if let Decision::Undo { judgment } = record.judgment.decision
            && !undone.contains(&record.position)
            && judgment < record.position
        {
            undone.insert(judgment);
        }
    }
    records
        .iter()
        .filter(|r| !undone.contains(&r.position) && !matches!(r.judgment.decision, Decision::Undo { .. }))
        .collect()
}

/// The claim as the judgments in force would have it read; the claim itself is untouched.
pub fn effective(claim: &Claim, judgments: &BTreeMap<ClaimId, Vec<&Decision>>) -> Claim {
    let mut read = claim.clone();
    for decision in judgments.get(&claim.id).into_iter().flatten() {
        match decision {
            Decision::Utterance { claim: _, utterance } => read.utterance.clone_from(utterance),
            Decision::Origin { claim: _, origin, certainty } => {
                read.origin.clone_from(origin);
                read.origin_certainty = Some(*certainty);
            }
            Decision::Repeats { claim: _, of } => read.repeats.clone_from(of),
            Decision::Scope { claim: _, scope } => read.scope = Some(*scope),
            Decision::PartOf { claim: _, of } => read.part_of.clone_from(of),
            Decision::Disputes { claim: _, of } => read.disputes.clone_from(of),
            Decision::RelativeTo { claim: _, of } => read.quantity = read.quantity.map(|q| q.said_of(of.clone())),
            Decision::Exclude { .. }
            | Decision::SameOrigin { .. }
            | Decision::Independent { .. }
            | Decision::Apart { .. }
            | Decision::Unsure { .. }
            | Decision::Parts { .. }
            | Decision::Account { .. }
            | Decision::Reliability { .. }
            | Decision::Undo { .. } => {}
        }
    }
    read
}

impl Decision {
    /// The claim it is about, when it is about one; of two, the first. What is stated of parts or as an account is about no
    /// single one.
    pub fn claim(&self) -> Option<&ClaimId> {
        match self {
            Decision::Utterance { claim, .. }
            | Decision::Origin { claim, .. }
            | Decision::Repeats { claim, .. }
            | Decision::Scope { claim, .. }
            | Decision::PartOf { claim, .. }
            | Decision::Disputes { claim, .. }
            | Decision::RelativeTo { claim, .. }
            | Decision::Exclude { claim }
            | Decision::Apart { claim, .. }
            | Decision::Unsure { claim, .. } => Some(claim),
            Decision::SameOrigin { .. }
            | Decision::Independent { .. }
            | Decision::Parts { .. }
            | Decision::Account { .. }
            | Decision::Reliability { .. }
            | Decision::Undo { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(position: u64, decision: Decision) -> JudgmentRecord {
        JudgmentRecord { judgment: Judgment { decision, reason: "because".into() }, position, recorded: Timestamp(0) }
    }

    fn exclude(id: &str) -> Decision {
        Decision::Exclude { claim: ClaimId::parse(id).unwrap() }
    }

    #[test]
    fn an_undo_can_be_undone() {
        let mut records = vec![record(1, exclude("C1")), record(2, Decision::Undo { judgment: 1 })];
        assert!(in_force(&records).is_empty());
        records.push(record(3, Decision::Undo { judgment: 2 }));
        assert_eq!(in_force(&records).iter().map(|r| r.position).collect::<Vec<_>>(), [1]);
        records.push(record(4, Decision::Undo { judgment: 9 }));
        assert_eq!(in_force(&records).len(), 1, "an undo of something later says nothing");
    }

    #[test]
    fn judgments_survive_json() {
        for decision in [
            exclude("C1"),
            Decision::Undo { judgment: 7 },
            Decision::Apart { claim: ClaimId::parse("C1").unwrap(), other: ClaimId::parse("C2").unwrap() },
            Decision::Repeats { claim: ClaimId::parse("C1").unwrap(), of: None },
            Decision::SameOrigin {
                a: OriginId::parse("A").unwrap(),
                b: OriginId::parse("B").unwrap(),
                certainty: OriginCertainty::Suspected,
            },
        ] {
            let judgment = Judgment { decision, reason: "이유".into() };
            let json = serde_json::to_string(&judgment).unwrap();
            assert_eq!(serde_json::from_str::<Judgment>(&json).unwrap(), judgment, "{json}");
        }
    }

    const FIXTURE: &str = include_str!("../../../fixtures/claims-v1/judgments.jsonl");

    fn kind(decision: &Decision) -> usize {
        match decision {
            Decision::Utterance { .. } => 0,
            Decision::Origin { .. } => 1,
            Decision::Repeats { .. } => 2,
            Decision::Scope { .. } => 3,
            Decision::PartOf { .. } => 4,
            Decision::Disputes { .. } => 5,
            Decision::RelativeTo { .. } => 6,
            Decision::Exclude { .. } => 7,
            Decision::SameOrigin { .. } => 8,
            Decision::Independent { .. } => 9,
            Decision::Apart { .. } => 10,
            Decision::Parts { .. } => 11,
            Decision::Account { .. } => 12,
            Decision::Reliability { .. } => 13,
            Decision::Undo { .. } => 14,
            Decision::Unsure { .. } => 15,
        }
    }

    #[test]
    fn every_judgment_ever_written_is_read() {
        let mut seen = BTreeSet::new();
        for line in FIXTURE.lines() {
            let judgment: Judgment = serde_json::from_str(line).unwrap();
            assert_eq!(serde_json::to_string(&judgment).unwrap(), line);
            seen.insert(kind(&judgment.decision));
        }
        assert_eq!(seen, (0..16).collect(), "a line for each decision");
    }
}
