//! What claims say, as books of stock and flow take them. Input: slices with their figures. Output: each reading with its claim,
//! how it binds, its origin and how that is trusted. Leaves out where in the books it belongs (`stated`, `suggested`).

use attested_claims::{Claim, Decision, effective, in_force};
use attested_estimates::stockflow::{Counted, Origin, Said, Says, Trust};
use attested_figures::{EventFigures, Reading, Readings, Slice};
use attested_model::{ClaimId, Day, EventId, Measure, Modality, OriginId, QuantityKind, Reliability};
use std::collections::BTreeMap;

/// A reading, its nearest claim as judgments have it read, and where it stands.
pub(super) struct Read {
    pub(super) event: EventId,
    pub(super) event_place: String,
    pub(super) event_part_of: Option<EventId>,
    pub(super) act: String,
    pub(super) measure: String,
    pub(super) unit: String,
    pub(super) claim: Claim,
    pub(super) reading: Reading,
    pub(super) says: Says,
}

impl Read {
    /// The first and the last day that its date allows.
    pub(super) fn days(&self) -> (Option<Day>, Option<Day>) {
        let date = self.claim.event_date.as_ref();
        (date.and_then(|date| date.earliest_day()), date.and_then(|date| date.latest_day()))
    }

    pub(super) fn is_stock(&self) -> bool {
        self.measure == Measure::Stock.as_str()
    }

    pub(super) fn is_flow(&self) -> bool {
        self.measure == Measure::Flow.as_str()
    }
}

/// How a claim's number was said, as its reading has it.
fn says(claim: &Claim, reading: &Reading, readings: &Readings) -> Says {
    if matches!(claim.modality, Modality::Declined | Modality::Undetermined) {
        return Says::Nothing;
    }
    if reading.vague {
        return Says::Vague;
    }
    let Some(quantity) = &claim.quantity else { return Says::Nothing };
    let language = claim.lang.as_ref().map_or("", |lang| lang.primary());
    let is_far = || quantity.relative_to().is_some() && readings.is_far_fewer(quantity, language);
    match quantity.kind() {
        QuantityKind::Exact => Says::Exact,
        QuantityKind::Between => Says::Between,
        QuantityKind::FewerThan | QuantityKind::Relative if is_far() => Says::FarLess,
        QuantityKind::Approx | QuantityKind::Relative => Says::About,
        QuantityKind::AtLeast | QuantityKind::MoreThan => Says::AtLeast,
        QuantityKind::AtMost | QuantityKind::FewerThan => Says::AtMost,
        QuantityKind::Qualitative => Says::Vague,
    }
}

/// All readings of the record.
#[derive(Default)]
pub(super) struct Record {
    reads: Vec<Read>,
    of_claim: BTreeMap<ClaimId, usize>,
    trust: BTreeMap<OriginId, Reliability>,
}

impl Record {
    pub(super) fn take(&mut self, slice: &Slice, figures: &EventFigures, readings: &Readings) {
        let judgments = in_force(&slice.judgments);
        let mut by_claim: BTreeMap<ClaimId, Vec<&Decision>> = BTreeMap::new();
        for record in &judgments {
            if let Decision::Reliability { origin, grade } = &record.judgment.decision {
                self.trust.insert(origin.clone(), *grade);
            }
            if let Some(claim) = record.judgment.decision.claim() {
                by_claim.entry(claim.clone()).or_default().push(&record.judgment.decision);
            }
        }
        let claims: BTreeMap<&ClaimId, &Claim> = slice.claims.iter().map(|r| (&r.claim.id, &r.claim)).collect();
        for figure in &figures.figures {
            for reading in &figure.readings {
                let Some(claim) = claims.get(&reading.claim) else { continue };
                let claim = effective(claim, &by_claim);
                self.of_claim.extend(reading.renderings.iter().map(|id| (id.clone(), self.reads.len())));
                self.reads.push(Read {
                    event: slice.event.id.clone(),
                    event_place: slice.event.place.clone(),
                    event_part_of: slice.event.part_of.clone(),
                    act: figure.act.clone(),
                    measure: figure.measure.clone(),
                    unit: figure.unit.clone(),
                    says: says(&claim, reading, readings),
                    claim,
                    reading: reading.clone(),
                });
            }
        }
    }

    /// The reading that a claim renders.
    pub(super) fn of(&self, claim: &ClaimId) -> Option<&Read> {
        self.of_claim.get(claim).map(|at| &self.reads[*at])
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Read> {
        self.reads.iter()
    }

    pub(super) fn stocks(&self) -> impl Iterator<Item = &Read> {
        self.reads.iter().filter(|read| read.is_stock())
    }

    fn trust(&self, origin: &OriginId) -> Trust {
        match self.trust.get(origin) {
            Some(Reliability::A) => Trust::Reliable,
            Some(Reliability::B) => Trust::Usually,
            Some(Reliability::C) => Trust::Fairly,
            Some(Reliability::D) => Trust::Seldom,
            Some(Reliability::E) => Trust::Unreliable,
            Some(Reliability::F) | None => Trust::Unjudged,
        }
    }
}

/// Claims and origins as they are taken into books.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) said: Vec<Said>,
    pub(super) origins: Vec<Origin>,
    places: BTreeMap<String, usize>,
}

impl Taken {
    /// Takes a reading; a claim of unknown origin is an origin of its own.
    pub(super) fn take(&mut self, record: &Record, read: &Read, counted: Counted) {
        self.state(record, read, counted, read.says);
    }

    /// Takes a reading as no more than a floor: what it counts is some of what stands in the books.
    pub(super) fn take_as_floor(&mut self, record: &Record, read: &Read, counted: Counted) {
        if read.says != Says::Nothing && read.reading.low.is_some() {
            self.state(record, read, counted, Says::AtLeast);
            if let Some(said) = self.said.last_mut() {
                said.high = None;
            }
        }
    }

    fn state(&mut self, record: &Record, read: &Read, counted: Counted, says: Says) {
        let claim = read.reading.claim.as_str().to_owned();
        let (code, trust) = match &read.reading.origin {
            Some(origin) => (origin.as_str().to_owned(), record.trust(origin)),
            None => (format!("unknown ({claim})"), Trust::Unjudged),
        };
        let origin = self.origin(code, trust);
        let (low, high) = (read.reading.low, read.reading.high);
        self.said.push(Said { claim, counted, says, low, high, origin });
    }

    /// The place of an origin, known from now on.
    pub(super) fn origin(&mut self, code: String, trust: Trust) -> usize {
        *self.places.entry(code.clone()).or_insert_with(|| {
            self.origins.push(Origin { origin: code, trust });
            self.origins.len() - 1
        })
    }
}
