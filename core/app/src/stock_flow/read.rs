//! What claims say, as books of stock and flow take them. Input: slices with their figures. Output: each reading with its claim,
//! how it binds, its origin and how that is trusted. Leaves out where in the books it belongs (`stated`, `suggested`).

use attested_claims::{Claim, Decision, effective, in_force};
use attested_estimates::stockflow::{Counted, Origin, Said, Says, Trust};
use attested_figures::{EventFigures, Reading, Slice};
use attested_model::{ClaimId, Day, EventId, Measure, Modality, OriginId, QuantityKind, Reliability};
use std::collections::BTreeMap;

/// Words that make "less than another" far less, in the languages of the record.
const FAR: [&str; 5] = ["far ", "much ", "훨씬", "远", "遠"];

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

    fn says(&self) -> Says {
        let quantity = self.claim.quantity.as_ref();
        if matches!(self.claim.modality, Modality::Declined | Modality::Undetermined) {
            return Says::Nothing;
        }
        if self.reading.vague {
            return Says::Vague;
        }
        let words = quantity.map_or("", |quantity| quantity.words());
        let of_another = quantity.is_some_and(|quantity| quantity.relative_to().is_some());
        match quantity.map(|quantity| quantity.kind()) {
            None => Says::Nothing,
            Some(QuantityKind::Exact) => Says::Exact,
            Some(QuantityKind::Between) => Says::Between,
            Some(QuantityKind::Approx | QuantityKind::Relative) => Says::About,
            Some(QuantityKind::AtLeast | QuantityKind::MoreThan) => Says::AtLeast,
            Some(QuantityKind::FewerThan) if of_another && FAR.iter().any(|far| words.contains(far)) => Says::FarLess,
            Some(QuantityKind::AtMost | QuantityKind::FewerThan) => Says::AtMost,
            Some(QuantityKind::Qualitative) => Says::Vague,
        }
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
    pub(super) fn take(&mut self, slice: &Slice, figures: &EventFigures) {
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
                self.of_claim.extend(reading.renderings.iter().map(|id| (id.clone(), self.reads.len())));
                self.reads.push(Read {
                    event: slice.event.id.clone(),
                    event_place: slice.event.place.clone(),
                    event_part_of: slice.event.part_of.clone(),
                    act: figure.act.clone(),
                    measure: figure.measure.clone(),
                    unit: figure.unit.clone(),
                    claim: effective(claim, &by_claim),
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
        let says = read.says();
        self.state(record, read, counted, says);
    }

    /// Takes a reading as no more than a floor: what it counts is some of what stands in the books.
    pub(super) fn take_as_floor(&mut self, record: &Record, read: &Read, counted: Counted) {
        if read.says() != Says::Nothing && read.reading.low.is_some() {
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
