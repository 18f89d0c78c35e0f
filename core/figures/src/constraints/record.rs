//! What events' figures say, claim by claim, as constraints read it. Input: slices with the views that reconcile/v1 gave
//! of them. Output: each reading with its claim as the judgments in force have it read, found by any of its renderings.
//! Leaves out every rule of constraints.

use crate::{EventFigures, Figure, Reading, Slice};
use attested_claims::{Claim, Decision, effective, in_force};
use attested_model::{ClaimId, Day, Edtf, EventId, Precision};
use std::collections::BTreeMap;

/// An event's slice of the record, and the figures derived from it (for the day and under the policy that count).
#[derive(Debug, Clone, Copy)]
pub struct EventView<'a> {
    /// The slice.
    pub slice: &'a Slice,
    /// What `v1::reconcile` gave of it.
    pub figures: &'a EventFigures,
}

/// A reading, where it stands, and its nearest claim as judgments have it read.
#[derive(Debug, Clone)]
pub(super) struct Said<'a> {
    pub event: &'a EventId,
    pub figure: &'a Figure,
    pub reading: &'a Reading,
    pub claim: Claim,
}

/// The readings of some events.
pub(super) struct Record<'a> {
    pub said: Vec<Said<'a>>,
    /// Which reading a claim renders.
    of_claim: BTreeMap<&'a ClaimId, usize>,
    /// All known claims of the events, as judgments have them read.
    pub claims: BTreeMap<ClaimId, Claim>,
}

impl<'a> Record<'a> {
    pub(super) fn new(events: &[EventView<'a>]) -> Self {
        let mut events: Vec<&EventView<'_>> = events.iter().collect();
        events.sort_by_key(|view| &view.figures.event);
        events.dedup_by_key(|view| &view.figures.event);
        let mut record = Record { said: Vec::new(), of_claim: BTreeMap::new(), claims: BTreeMap::new() };
        for view in events {
            let claims = as_judged(view.slice);
            for figure in &view.figures.figures {
                for reading in &figure.readings {
                    let Some(claim) = claims.get(&reading.claim).cloned() else { continue };
                    record.of_claim.extend(reading.renderings.iter().map(|id| (id, record.said.len())));
                    record.said.push(Said { event: &view.figures.event, figure, reading, claim });
                }
            }
            record.claims.extend(claims);
        }
        record
    }

    /// The reading that a claim renders.
    pub(super) fn reading(&self, claim: &ClaimId) -> Option<(usize, &Said<'a>)> {
        let at = *self.of_claim.get(claim)?;
        Some((at, &self.said[at]))
    }
}

impl Said<'_> {
    /// Whether both count the same thing done to the same kind of unit in the same way.
    pub(super) fn same_lot(&self, other: &Said<'_>) -> bool {
        (&self.figure.act, &self.figure.measure, &self.figure.unit)
            == (&other.figure.act, &other.figure.measure, &other.figure.unit)
    }

    pub(super) fn span(&self) -> Option<Span> {
        self.claim.event_date.as_ref().map(|date| Span { from: date.earliest_day(), to: date.latest_day() })
    }

    /// Whether its date holds throughout or on some day.
    pub(super) fn precision(&self) -> Option<Precision> {
        self.claim.event_date.as_ref().map(Edtf::precision)
    }

    /// The date as written.
    pub(super) fn date(&self) -> &str {
        self.claim.event_date.as_ref().map_or("", |date| date.as_str())
    }
}

/// Days from the first to the last; an open end reaches as far as needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Span {
    /// Whether every day of the other is a day of this.
    pub(super) fn contains(self, other: Span) -> bool {
        let from = self.from.is_none_or(|a| other.from.is_some_and(|b| a <= b));
        let to = self.to.is_none_or(|a| other.to.is_some_and(|b| b <= a));
        from && to
    }

    /// Whether they share a day.
    pub(super) fn meets(self, other: Span) -> bool {
        let before = |a: Option<Day>, b: Option<Day>| matches!((a, b), (Some(a), Some(b)) if a < b);
        !before(self.to, other.from) && !before(other.to, self.from)
    }
}

fn as_judged(slice: &Slice) -> BTreeMap<ClaimId, Claim> {
    let mut judgments = in_force(&slice.judgments);
    judgments.sort_by_key(|r| r.position);
    let mut by_claim: BTreeMap<ClaimId, Vec<&Decision>> = BTreeMap::new();
    for record in judgments {
        if let Some(claim) = record.judgment.decision.claim() {
            by_claim.entry(claim.clone()).or_default().push(&record.judgment.decision);
        }
    }
    slice.claims.iter().map(|r| (r.claim.id.clone(), effective(&r.claim, &by_claim))).collect()
}
