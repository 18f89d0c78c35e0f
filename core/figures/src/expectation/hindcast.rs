//! What could have been said of past events on a day: the stated range by reconcile/v1, and the expectation. Input: events,
//! claims, a day. Output: a row an event. Nothing is withheld here: past events are there to judge the model by.

use super::data::HindcastEvent;
use super::model::Model;
use crate::{Envelope, Policy, Slice, Vocabulary, v1};
use attested_claims::{Claim, ClaimRecord, Event};
use attested_model::{AsOf, Aspect, EventId, Measure, Timestamp};
use serde::Serialize;
use std::collections::BTreeMap;

/// A row of `attested hindcast`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hindcast {
    /// The event.
    pub event: EventId,
    /// What is stated.
    #[serde(flatten)]
    pub stated: Stated,
    /// The low end of the interval expected to hold the settled total.
    pub expect_low: u64,
    /// Its median.
    pub expect_median: u64,
    /// Its high end.
    pub expect_high: u64,
    /// The settled events of its class in the data: with fewer than [`super::ALIKE_NEEDED`] a figure would get none.
    pub alike: usize,
}

/// The envelope, by the names of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Stated {
    /// The lowest floor stated.
    pub stated_low: Option<u64>,
    /// The highest ceiling stated.
    pub stated_high: Option<u64>,
    /// Whether some reading has no floor.
    pub open_low: bool,
    /// Whether some reading has no ceiling.
    pub open_high: bool,
}

/// Each event as it stood on a day.
pub fn hindcast(
    events: &[HindcastEvent],
    claims: &[Claim],
    day: u32,
    policy: &Policy,
    vocabulary: &Vocabulary,
    model: &Model,
) -> Vec<Hindcast> {
    let mut of: BTreeMap<&EventId, Vec<Claim>> = BTreeMap::new();
    for claim in claims {
        of.entry(&claim.event).or_default().push(claim.clone());
    }
    let row = |event: &HindcastEvent| {
        let claims = of.get(&event.id).map_or(&[][..], Vec::as_slice);
        let envelope = envelope(event, claims, day, policy, vocabulary);
        let [expect_low, expect_median, expect_high] = model.predict(&event.act, &event.said_by(claims, day)).numbers();
        let stated = Stated {
            stated_low: envelope.and_then(|e| e.low),
            stated_high: envelope.and_then(|e| e.high),
            open_low: envelope.is_some_and(|e| e.open_low),
            open_high: envelope.is_some_and(|e| e.open_high),
        };
        let alike = event.same.first().map_or(0, |class| model.alike(class));
        Hindcast { event: event.id.clone(), stated, expect_low, expect_median, expect_high, alike }
    };
    events.iter().map(row).collect()
}

/// The envelope of all claims that count what was settled or something near it, read as one flow: the dead and the missing
/// of the file are what one total is settled of.
fn envelope(
    event: &HindcastEvent,
    claims: &[Claim],
    day: u32,
    policy: &Policy,
    vocabulary: &Vocabulary,
) -> Option<Envelope> {
    let record = |claim: &Claim| {
        let mut claim = claim.clone();
        claim.measure = Some(Measure::Flow);
        claim.unit = None;
        ClaimRecord { claim, position: 0, recorded: Timestamp(0), quotations: Vec::new() }
    };
    let early = event.by_day(claims, day).into_iter();
    let numbers = early.filter(|claim| claim.aspect == Aspect::Number && event.counts(claim));
    let slice = Slice {
        event: Event::named(event.id.clone()),
        claims: numbers.map(record).collect(),
        related: Vec::new(),
        same_numbers: Vec::new(),
        judgments: Vec::new(),
    };
    let figures = v1::reconcile(&slice, AsOf::EVERYTHING, None, policy, vocabulary).figures;
    figures.into_iter().map(|figure| figure.envelope).next()
}
