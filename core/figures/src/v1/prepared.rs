//! What a slice says whatever the day: each claim as judgments would have it read, who speaks, what its own words read as.
//! Input: a slice. Output: the figures of as many days as are asked for. Leaves out whatever depends on what is known
//! (`context`): a day prepared for gives the same figures as one derived alone.

use super::context::{Context, Known, describe, usual_measure};
use super::judged::Judged;
use super::ranges::{self, Range};
use super::{METHOD, figure, positions};
use crate::{EventFigures, Policy, Slice, Vocabulary};
use attested_claims::{Claim, ClaimRecord, Decision, NumberElsewhere, effective};
use attested_model::{AsOf, ClaimId, Measure};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A slice, read once under a policy and a vocabulary.
pub struct Prepared<'a> {
    pub(super) slice: &'a Slice,
    pub(super) policy: &'a Policy,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) judged: Judged<'a>,
    pub(super) claims: Vec<Described<'a>>,
    pub(super) related: Vec<Described<'a>>,
    pub(super) same_numbers: Vec<(&'a NumberElsewhere, Measure)>,
}

/// A claim as it is to be read, with what its own words read as.
pub(super) struct Described<'a> {
    pub known: Known<'a>,
    pub own: Option<Range>,
}

impl Described<'_> {
    /// The claim before anything of a day is known of it.
    pub(super) fn on_a_day(&self) -> Known<'_> {
        let claim = Cow::Borrowed(self.known.claim.as_ref());
        Known { claim, own: self.own.as_ref(), disputes: Vec::new(), ..self.known }
    }
}

impl<'a> Prepared<'a> {
    /// Reads a slice.
    pub fn new(slice: &'a Slice, policy: &'a Policy, vocabulary: &'a Vocabulary) -> Self {
        let judged = Judged::new(&slice.judgments);
        let mut by_claim: BTreeMap<ClaimId, Vec<&Decision>> = BTreeMap::new();
        for decision in &judged.decisions {
            if let Some(claim) = decision.claim() {
                by_claim.entry(claim.clone()).or_default().push(decision);
            }
        }
        let described = |records: &'a [ClaimRecord]| -> Vec<Described<'a>> {
            let one = |record: &'a ClaimRecord| {
                let claim: Cow<'a, Claim> = match by_claim.contains_key(&record.claim.id) {
                    true => Cow::Owned(effective(&record.claim, &by_claim)),
                    false => Cow::Borrowed(&record.claim),
                };
                let own = ranges::own(&claim, policy, vocabulary);
                Described { known: describe(record, claim, vocabulary), own }
            };
            records.iter().map(one).collect()
        };
        let measured = |n: &'a NumberElsewhere| (n, n.measure.unwrap_or_else(|| usual_measure(&n.act, vocabulary)));
        Prepared {
            slice,
            policy,
            vocabulary,
            claims: described(&slice.claims),
            related: described(&slice.related),
            same_numbers: slice.same_numbers.iter().map(measured).collect(),
            judged,
        }
    }

    /// The figures as known by `as_of.known`; `recorded` is only named in them.
    pub fn as_of(&self, as_of: AsOf, recorded: Option<String>) -> EventFigures {
        self.figures(as_of, recorded, None)
    }

    /// The same, had one claim of the event not been recorded.
    pub fn without(&self, claim: &ClaimId, as_of: AsOf, recorded: Option<String>) -> EventFigures {
        self.figures(as_of, recorded, Some(claim))
    }

    fn figures(&self, as_of: AsOf, recorded: Option<String>, without: Option<&ClaimId>) -> EventFigures {
        let context = Context::new(self, as_of, without);
        let figures = figure::figures(&context);
        EventFigures {
            event: self.slice.event.id.clone(),
            as_of: as_of.known.map(|day| day.to_string()),
            as_recorded: recorded,
            policy: self.policy.name,
            method: METHOD,
            vocabulary: self.vocabulary.hash.clone(),
            figures,
            positions: positions::positions(&context),
            statements: positions::statements(&context),
            excluded: positions::excluded(&context),
        }
    }
}
