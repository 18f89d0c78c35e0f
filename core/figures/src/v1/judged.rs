//! What judgments say of origins: which are one, which may be, which are independent, how reliable each is. Input:
//! the judgments recorded. Output: lookups. Leaves out what they say of claims (`context`).

use attested_claims::{Decision, JudgmentRecord, in_force};
use attested_model::{OriginCertainty, OriginId, Reliability};
use std::collections::BTreeMap;

/// Pairs of origins, read as "these are one": each origin leads to the least of its like.
#[derive(Debug, Clone, Default)]
pub(super) struct Same<'a> {
    parent: BTreeMap<&'a OriginId, &'a OriginId>,
}

impl<'a> Same<'a> {
    fn of(pairs: impl Iterator<Item = (&'a OriginId, &'a OriginId)>) -> Self {
        let mut same = Same::default();
        for (a, b) in pairs {
            let (a, b) = (same.root(a), same.root(b));
            same.parent.insert(a.max(b), a.min(b));
        }
        let flat: Vec<_> = same.parent.keys().map(|origin| (*origin, same.root(origin))).collect();
        same.parent = flat.into_iter().collect();
        same
    }

    /// The one label that stands for an origin and all that are the same.
    pub(super) fn root<'o>(&self, origin: &'o OriginId) -> &'o OriginId
    where
        'a: 'o,
    {
        let mut at = origin;
        while let Some(next) = self.parent.get(at).copied().filter(|next| *next != at) {
            at = next;
        }
        at
    }
}

/// What judgments in force say of origins.
pub(super) struct Judged<'a> {
    /// All decisions in force, in ledger order.
    pub decisions: Vec<&'a Decision>,
    /// Origins that are one.
    pub same: Same<'a>,
    /// Origins that are one if every suspicion is true.
    pub same_if_suspected: Same<'a>,
    /// Pairs that were looked into and are independent, by the label that stands for each.
    pub independent: Vec<(&'a OriginId, &'a OriginId)>,
    reliability: BTreeMap<&'a OriginId, Reliability>,
}

impl<'a> Judged<'a> {
    pub(super) fn new(records: &'a [JudgmentRecord]) -> Self {
        let mut in_order = in_force(records);
        in_order.sort_by_key(|r| r.position);
        let decisions: Vec<&Decision> = in_order.iter().map(|r| &r.judgment.decision).collect();
        let pairs = |suspected_too: bool| {
            decisions.iter().filter_map(move |decision| match decision {
                Decision::SameOrigin { a, b, certainty: OriginCertainty::Stated } => Some((a, b)),
                Decision::SameOrigin { a, b, certainty: OriginCertainty::Suspected } if suspected_too => Some((a, b)),
                _ => None,
            })
        };
        let (same, same_if_suspected) = (Same::of(pairs(false)), Same::of(pairs(true)));
        let independent = decisions
            .iter()
            .filter_map(|decision| match decision {
                Decision::Independent { a, b } => Some((same.root(a), same.root(b))),
                _ => None,
            })
            // Who is judged to be one with another isn't independent of it.
            .filter(|(a, b)| a != b)
            .collect();
        let mut reliability = BTreeMap::new();
        for decision in &decisions {
            if let Decision::Reliability { origin, grade } = decision {
                reliability.insert(same.root(origin), *grade);
            }
        }
        Judged { decisions, same, same_if_suspected, independent, reliability }
    }

    pub(super) fn reliability(&self, origin: &OriginId) -> Reliability {
        self.reliability.get(self.same.root(origin)).copied().unwrap_or(Reliability::F)
    }

    /// Whether two of these origins (by the labels that stand for them) were found independent of each other.
    pub(super) fn some_pair_among(&self, origins: &std::collections::BTreeSet<&OriginId>) -> bool {
        self.independent.iter().any(|(a, b)| origins.contains(a) && origins.contains(b))
    }
}
