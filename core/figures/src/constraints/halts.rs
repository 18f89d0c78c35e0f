//! Claims that something is no longer done, against claims that it was done meanwhile. Input: claims on a practice whose
//! words say that it was halted, events with their figures, places. Output: for each such claim the period in which it
//! allows nobody, and who says otherwise: numbers above zero, and occurrences, of that act or a kind of it, wholly within
//! the period and in the places.

use super::record::{EventView, Record, Span};
use crate::vocabulary::{PracticeReads, Practices};
use crate::{Reading, Terms};
use attested_claims::Claim;
use attested_model::{Aspect, ClaimId, Day, Edtf, EventId, Gazetteer, Modality, PlaceId, Scope};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A claim that a practice was halted, and who speaks against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Halt {
    /// The claim.
    pub claim: ClaimId,
    /// What was no longer done.
    pub act: String,
    /// From which day on; `null` when its beginning is open.
    pub from: Option<String>,
    /// To which day.
    pub to: String,
    /// What ended it: `stated` (the claim says so), `said` (it was said on that day), or `resumed` (a claim says that the
    /// practice resumed thereafter).
    pub ended_by: &'static str,
    /// The claim that it resumed, where that ended it.
    pub resumed: Option<ClaimId>,
    /// Claims that can't be true if this one is; each of them alone is a conflict of two.
    pub contradicted_by: Vec<Contradiction>,
}

/// A claim that something was done when another says that it was not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Contradiction {
    /// The event.
    pub event: EventId,
    /// The claim, the rendering nearest the speaker.
    pub claim: ClaimId,
    /// At least so many, where at most none are allowed; 1 where only the occurrence is claimed.
    pub floor: u64,
    /// Claims that deny that the event occurred.
    pub denied_by: Vec<ClaimId>,
}

/// Weighs claims of a halted practice against the events given.
pub fn halts(events: &[EventView<'_>], practices: &Practices, terms: &Terms, gazetteer: &Gazetteer) -> Vec<Halt> {
    let record = Record::new(events);
    let known = known(events);
    let on_practice: Vec<(&Claim, PracticeReads)> = known
        .iter()
        .filter_map(|id| record.claims.get(*id))
        .filter(|claim| claim.aspect == Aspect::Practice && claim.modality.says_so())
        .filter_map(|claim| {
            let own = practices.reads(&claim.words_original);
            Some((claim, own.or_else(|| practices.reads(&claim.words))?))
        })
        .collect();
    let meanwhile = Meanwhile { done: done(events, &record), places: places(&record, gazetteer), terms, gazetteer };
    let halted = on_practice.iter().filter(|(_, reads)| *reads == PracticeReads::Halted);
    halted.filter_map(|(claim, _)| halt(claim, &on_practice, &meanwhile)).collect()
}

/// Claims that the views show: those known on their day and not taken out.
fn known<'a>(events: &[EventView<'a>]) -> BTreeSet<&'a ClaimId> {
    events.iter().flat_map(|view| view.figures.positions.iter().map(|p| &p.claim)).collect()
}

/// Something claimed to have been done.
struct Done<'a> {
    event: &'a EventId,
    claim: Claim,
    floor: u64,
    denied_by: Vec<ClaimId>,
}

struct Meanwhile<'a> {
    done: Vec<Done<'a>>,
    /// The places that claims of an event name.
    places: BTreeMap<&'a EventId, BTreeSet<PlaceId>>,
    terms: &'a Terms,
    gazetteer: &'a Gazetteer,
}

/// Numbers above zero and occurrences, one an utterance.
fn done<'a>(events: &[EventView<'a>], record: &Record<'a>) -> Vec<Done<'a>> {
    let mut found = Vec::new();
    for view in events {
        let positions = || view.figures.positions.iter().filter(|p| p.aspect == Aspect::Occurrence);
        let denied = |act: &str| -> Vec<ClaimId> {
            positions().filter(|p| p.act == act && p.modality == Modality::Denied).map(|p| p.claim.clone()).collect()
        };
        let floor = |reading: &Reading| reading.low.filter(|low| *low > 0 && reading.scope != Scope::Wider);
        let numbers = view.figures.figures.iter().filter(|f| f.measure == "flow").flat_map(|f| &f.readings);
        let numbers = numbers.filter_map(|reading| Some((&reading.claim, floor(reading)?)));
        let occurrences = positions().filter(|p| p.modality.says_so()).map(|p| (&p.claim, 1));
        for (id, floor) in numbers.chain(occurrences) {
            if let Some(claim) = record.claims.get(id) {
                let denied_by = denied(claim.act.as_str());
                found.push(Done { event: &view.figures.event, claim: claim.clone(), floor, denied_by });
            }
        }
    }
    found
}

fn places<'a>(record: &Record<'a>, gazetteer: &Gazetteer) -> BTreeMap<&'a EventId, BTreeSet<PlaceId>> {
    let mut places: BTreeMap<&EventId, BTreeSet<PlaceId>> = BTreeMap::new();
    for said in &record.said {
        places.entry(said.event).or_default().extend(gazetteer.resolve(&said.claim.place));
    }
    places
}

fn halt(claim: &Claim, on_practice: &[(&Claim, PracticeReads)], meanwhile: &Meanwhile<'_>) -> Option<Halt> {
    let from = claim.event_date.as_ref().and_then(Edtf::earliest_day);
    let (to, ended_by, resumed) = end(claim, from, on_practice)?;
    let period = Span { from, to: Some(to) };
    let mut contradicted_by: Vec<Contradiction> = meanwhile
        .done
        .iter()
        .filter(|done| meanwhile.speaks_against(claim, period, done))
        .map(|done| Contradiction {
            event: done.event.clone(),
            claim: done.claim.id.clone(),
            floor: done.floor,
            denied_by: done.denied_by.clone(),
        })
        .collect();
    contradicted_by.sort();
    contradicted_by.dedup();
    Some(Halt {
        claim: claim.id.clone(),
        act: claim.act.to_string(),
        from: from.map(|day| day.to_string()),
        to: to.to_string(),
        ended_by,
        resumed,
        contradicted_by,
    })
}

/// The last day of a halt. One that is dated by a range of days ends with it; "since 2020" ends when it was said, or on the day
/// before another claim has the practice resume, if that is earlier.
fn end(
    claim: &Claim,
    from: Option<Day>,
    on_practice: &[(&Claim, PracticeReads)],
) -> Option<(Day, &'static str, Option<ClaimId>)> {
    let date = claim.event_date.as_ref()?;
    if let Some(to) = date.latest_day().filter(|_| date.as_str().contains('/')) {
        return Some((to, "stated", None));
    }
    let resumed = on_practice
        .iter()
        .filter(|(other, reads)| *reads == PracticeReads::Resumed && other.act == claim.act)
        .filter_map(|(other, _)| {
            let day = other.event_date.as_ref().and_then(Edtf::earliest_day).or_else(|| other.public_from())?;
            Some((day.yesterday().ok()?, &other.id))
        })
        .filter(|(day, _)| from.is_none_or(|from| *day >= from))
        .min();
    match (claim.public_from(), resumed) {
        (said, Some((day, id))) if said.is_none_or(|said| day <= said) => Some((day, "resumed", Some(id.clone()))),
        (Some(said), Some(_) | None) => Some((said, "said", None)),
        (None, Some(_) | None) => None,
    }
}

impl Meanwhile<'_> {
    /// Whether something done was done in the period of a halt, in its places, and is what it speaks of.
    fn speaks_against(&self, halted: &Claim, period: Span, done: &Done<'_>) -> bool {
        let date = done.claim.event_date.as_ref();
        let days = date.map(|date| Span { from: date.earliest_day(), to: date.latest_day() });
        days.is_some_and(|days| period.contains(days))
            && self.terms.with_wider("act", done.claim.act.as_str()).any(|act| act == halted.act.as_str())
            && self.lies_in(&done.claim, done.event, halted)
    }

    /// Whether it was done where the halt is said to be: somewhere in its places. Without places, the halt is everywhere;
    /// what names none that is known speaks against no halt in a place.
    fn lies_in(&self, done: &Claim, event: &EventId, halted: &Claim) -> bool {
        if halted.place.is_empty() {
            return true;
        }
        let outer = self.gazetteer.resolve(&halted.place);
        let own = self.gazetteer.resolve(&done.place);
        let of_event = || self.places.get(event).into_iter().flatten().cloned().collect();
        let inner: Vec<PlaceId> = if own.is_empty() { of_event() } else { own };
        inner.iter().any(|inner| outer.iter().any(|outer| self.gazetteer.contains(outer, inner)))
    }
}
