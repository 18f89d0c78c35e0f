//! The queue of suggestions: which are open, which the record already states, which were decided. Input: the slice with
//! its judgments, and suggestions. Output: each with its status; and the decisions that accept or reject one. Nothing is
//! accepted here: a person records the decisions as judgments, with a reason.

use super::Suggestion;
use crate::Slice;
use attested_claims::{Claim, Decision, effective, in_force};
use attested_model::{ClaimId, OriginCertainty, OriginId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Where a suggestion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has decided.
    Pending,
    /// The coder stated it: one origin, one utterance, or one claim repeats the other.
    Stated,
    /// Judgments made them one.
    Accepted,
    /// A judgment says that they may be one.
    Suspected,
    /// A judgment says that they are not.
    Rejected,
    /// Somebody looked, and it can't be told.
    Unsure,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 6] =
        [Status::Pending, Status::Stated, Status::Accepted, Status::Suspected, Status::Rejected, Status::Unsure];

    /// Whether both readings of the figures stand: nobody has decided, or nobody can.
    pub const fn is_open(self) -> bool {
        match self {
            Status::Pending | Status::Unsure => true,
            Status::Stated | Status::Accepted | Status::Suspected | Status::Rejected => false,
        }
    }

    /// The status as a code; also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Pending => "pending",
            Status::Stated => "stated",
            Status::Accepted => "accepted",
            Status::Suspected => "suspected",
            Status::Rejected => "rejected",
            Status::Unsure => "unsure",
        }
    }
}

/// A suggestion with its status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reviewed {
    /// The suggestion.
    pub suggestion: Suggestion,
    /// Where it stands.
    pub status: Status,
}

/// Where each suggestion stands; the order is kept.
pub fn review(slice: &Slice, suggestions: Vec<Suggestion>) -> Vec<Reviewed> {
    let decisions = decisions(slice);
    let (coded, read) = (claims(slice, &[]), claims(slice, &decisions));
    let mut stated = One::of(coded.values(), &[], false);
    let mut accepted = One::of(read.values(), &decisions, false);
    let mut suspected = One::of(read.values(), &decisions, true);
    let apart: BTreeSet<(&ClaimId, &ClaimId)> = decisions
        .iter()
        .filter_map(|d| match d {
            Decision::Apart { claim, other } => Some((claim.min(other), claim.max(other))),
            _ => None,
        })
        .collect();
    let unsure: BTreeSet<(&ClaimId, &ClaimId)> = decisions
        .iter()
        .filter_map(|d| match d {
            Decision::Unsure { claim, other } => Some((claim.min(other), claim.max(other))),
            _ => None,
        })
        .collect();
    suggestions
        .into_iter()
        .map(|suggestion| {
            let (a, b) = (&suggestion.from, &suggestion.to);
            let status = if stated.are_one(a, b) {
                Status::Stated
            } else if accepted.are_one(a, b) {
                Status::Accepted
            } else if apart.contains(&(a.min(b), a.max(b))) {
                Status::Rejected
            } else if suspected.are_one(a, b) {
                Status::Suspected
            } else if unsure.contains(&(a.min(b), a.max(b))) {
                Status::Unsure
            } else {
                Status::Pending
            };
            Reviewed { suggestion, status }
        })
        .collect()
}

/// The decisions that accept suggestions: each claim gets the origin of what it is linked to, two origins become one, and
/// a rendering repeats what it renders. A sealed suggestion is accepted as a suspicion, never as a fact.
pub fn accepting(slice: &Slice, suggestions: &[&Suggestion]) -> Vec<Decision> {
    as_true(slice, suggestions, |s| if s.sealed { OriginCertainty::Suspected } else { OriginCertainty::Stated })
}

/// The decision that rejects a suggestion. It does not call the two independent: that is a finding of its own.
pub fn rejecting(suggestion: &Suggestion) -> Decision {
    Decision::Apart { claim: suggestion.from.clone(), other: suggestion.to.clone() }
}

/// The decisions under which suggestions would be true, each with the certainty given.
pub(super) fn as_true(
    slice: &Slice,
    suggestions: &[&Suggestion],
    certainty: impl Fn(&Suggestion) -> OriginCertainty,
) -> Vec<Decision> {
    let decisions = decisions(slice);
    let read = claims(slice, &decisions);
    // Claims that the suggestions make one, and the origin that each lot of them has.
    let mut lots = Sets::default();
    for s in suggestions {
        lots.join(&s.from, &s.to);
    }
    let mut origins: BTreeMap<String, OriginId> = BTreeMap::new();
    for id in suggestions.iter().flat_map(|s| [&s.from, &s.to]) {
        let lot = lots.root(id.as_str());
        let label = read.get(id).and_then(|c| c.stated_origin()).cloned();
        if let Some(label) = label {
            let least = origins.entry(lot).or_insert_with(|| label.clone());
            *least = label.min(least.clone());
        }
    }
    let mut made: BTreeSet<String> = BTreeSet::new();
    let mut all = Vec::new();
    for s in suggestions {
        let (Some(from), Some(to)) = (read.get(&s.from), read.get(&s.to)) else { continue };
        let lot = lots.root(s.from.as_str());
        let made_up = || OriginId::parse(&format!("with-{}", s.to)).ok();
        let Some(origin) = origins.get(&lot).cloned().or_else(made_up) else { continue };
        origins.insert(lot, origin.clone());
        for claim in [from, to] {
            let decision = match claim.stated_origin() {
                Some(own) if *own == origin => continue,
                Some(own) => Decision::SameOrigin { a: own.clone(), b: origin.clone(), certainty: certainty(s) },
                None => {
                    Decision::Origin { claim: claim.id.clone(), origin: Some(origin.clone()), certainty: certainty(s) }
                }
            };
            if made.insert(format!("{decision:?}")) {
                all.push(decision);
            }
        }
        if certainty(s) == OriginCertainty::Stated && renders(s, from, to) {
            all.push(Decision::Repeats { claim: from.id.clone(), of: Some(to.id.clone()) });
        }
    }
    all
}

/// Whether accepting makes one reading of two: where no repeating and no utterance says so already.
fn renders(s: &Suggestion, from: &Claim, to: &Claim) -> bool {
    let uttered = from.utterance.is_some() && from.utterance == to.utterance;
    let alike = from.aspect == to.aspect && from.scope() == to.scope() && from.act == to.act;
    s.kind.is_rendering() && alike && !uttered && from.repeats.is_none() && to.repeats.as_ref() != Some(&from.id)
}

/// The decisions in force, in ledger order.
fn decisions(slice: &Slice) -> Vec<&Decision> {
    let mut in_order = in_force(&slice.judgments);
    in_order.sort_by_key(|r| r.position);
    in_order.into_iter().map(|r| &r.judgment.decision).collect()
}

fn claims(slice: &Slice, decisions: &[&Decision]) -> BTreeMap<ClaimId, Claim> {
    let mut by_claim: BTreeMap<ClaimId, Vec<&Decision>> = BTreeMap::new();
    for decision in decisions {
        if let Some(claim) = decision.claim() {
            by_claim.entry(claim.clone()).or_default().push(decision);
        }
    }
    slice.claims.iter().map(|r| (r.claim.id.clone(), effective(&r.claim, &by_claim))).collect()
}

/// Which claims are of one origin, by what is stated.
struct One {
    sets: Sets,
}

impl One {
    fn of<'c>(claims: impl Iterator<Item = &'c Claim>, decisions: &[&Decision], suspected: bool) -> One {
        let mut sets = Sets::default();
        for claim in claims {
            let own = format!("claim {}", claim.id);
            let suspicion = claim.suspected_origin().filter(|_| suspected);
            for origin in claim.stated_origin().into_iter().chain(suspicion) {
                sets.unite(&own, &format!("origin {origin}"));
            }
            if let Some(utterance) = &claim.utterance {
                sets.unite(&own, &format!("utterance {utterance}"));
            }
            if let Some(repeated) = &claim.repeats {
                sets.unite(&own, &format!("claim {repeated}"));
            }
        }
        for decision in decisions {
            if let Decision::SameOrigin { a, b, certainty } = decision
                && (suspected || *certainty == OriginCertainty::Stated)
            {
                sets.unite(&format!("origin {a}"), &format!("origin {b}"));
            }
        }
        One { sets }
    }

    fn are_one(&mut self, a: &ClaimId, b: &ClaimId) -> bool {
        self.sets.root(&format!("claim {a}")) == self.sets.root(&format!("claim {b}"))
    }
}

/// Disjoint sets of names. Walks are loops that halve the way, so that circles and long chains end.
#[derive(Debug, Default)]
pub(super) struct Sets {
    parent: BTreeMap<String, String>,
}

impl Sets {
    pub(super) fn root(&mut self, name: &str) -> String {
        let mut at = name.to_owned();
        while let Some(next) = self.parent.get(&at).cloned() {
            if let Some(after) = self.parent.get(&next).cloned() {
                self.parent.insert(at, after);
            }
            at = next;
        }
        at
    }

    pub(super) fn unite(&mut self, a: &str, b: &str) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            let (least, other) = if a < b { (a, b) } else { (b, a) };
            self.parent.insert(other, least);
        }
    }

    pub(super) fn join(&mut self, a: &ClaimId, b: &ClaimId) {
        self.unite(a.as_str(), b.as_str());
    }
}
