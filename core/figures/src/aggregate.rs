//! A number for many events: a year, a country. Input: events with their figures; an act, a unit, a period, a place. Output:
//! the sum of envelopes over events that are apart, with its rule, its coverage, and every event left out with the reason.
//! Open ends stay open. Leaves out what the sum does not cover: it is of the events recorded, never of all there were.
//!
//! The rules are `docs/methods/aggregates.md`.

use crate::constraints::EventView;
use crate::{Envelope, Figure};
use attested_model::{Act, Aspect, ClaimId, Day, Edtf, EventId, Gazetteer, Measure, PlaceId, Scope, Unit};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The method's name and version.
const METHOD: &str = "aggregate/v1";
/// The rule's code.
const RULE: &str = "sum_of_envelopes";

/// What is to be summed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// The act.
    pub act: Act,
    /// What is counted.
    pub unit: Unit,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// Where; everywhere without one.
    pub place: Option<PlaceId>,
}

/// A sum over events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Aggregate {
    /// The method and its version.
    pub method: &'static str,
    /// The rule's code.
    pub rule: &'static str,
    /// The act.
    pub act: Act,
    /// What is counted. Of flows of persons: times that somebody was affected, for one person may be in several events.
    pub unit: Unit,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Where; `null` for everywhere.
    pub place: Option<PlaceId>,
    /// The sum of the floors stated; `null` when no event has one. Ends are open when one of the events leaves them open.
    pub sum: Envelope,
    /// How much of the record the sum covers.
    pub coverage: Coverage,
    /// The events summed, by id.
    pub counted: Vec<Summand>,
    /// The events left out, by id.
    pub left_out: Vec<LeftOut>,
}

/// How much of the record a sum covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Events on which the act is claimed and which lie, or may lie, in the period and the place.
    pub events: usize,
    /// Those that are summed.
    pub counted: usize,
    /// Those summed of which somebody states a number.
    pub with_number: usize,
    /// Those summed whose number is contested.
    pub contested: usize,
}

/// An event in a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summand {
    /// The event.
    pub event: EventId,
    /// Its figure's id; `null` where nobody gives a number.
    pub figure: Option<String>,
    /// The figure's envelope.
    pub envelope: Envelope,
    /// Whether the number is contested.
    pub contested: bool,
}

/// An event left out of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// The event.
    pub event: EventId,
    /// Its figure's envelope.
    pub envelope: Envelope,
    /// Why.
    pub reason: LeftOutFor,
    /// The events of the sum with which it may share people.
    pub with: Vec<EventId>,
    /// Whether its floor is above the sum of the floors of those: they may be too few.
    pub floor_above_theirs: bool,
}

/// Why an event is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutFor {
    /// It is part of an event that is summed, or one that is summed is part of it.
    PartOf,
    /// Its days and places hold those of an event that is summed.
    Wider,
    /// Its days and places may meet those of an event that is summed.
    Overlaps,
    /// Some of its days lie outside the period.
    Straddles,
    /// It has no date.
    Undated,
    /// It has no place that the gazetteer knows.
    PlaceUnknown,
}

impl LeftOutFor {
    /// Every reason.
    pub const ALL: [LeftOutFor; 6] = [
        LeftOutFor::PartOf,
        LeftOutFor::Wider,
        LeftOutFor::Overlaps,
        LeftOutFor::Straddles,
        LeftOutFor::Undated,
        LeftOutFor::PlaceUnknown,
    ];

    /// The code; the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            LeftOutFor::PartOf => "part_of",
            LeftOutFor::Wider => "wider",
            LeftOutFor::Overlaps => "overlaps",
            LeftOutFor::Straddles => "straddles",
            LeftOutFor::Undated => "undated",
            LeftOutFor::PlaceUnknown => "place_unknown",
        }
    }
}

/// An envelope of which nobody states anything.
const NOTHING: Envelope = Envelope { low: None, high: None, open_low: true, open_high: true };

/// Days from the first to the last.
type Days = (Day, Day);

struct Candidate<'a> {
    event: &'a EventId,
    figure: Option<&'a Figure>,
    days: Option<Days>,
    places: Vec<PlaceId>,
}

impl Candidate<'_> {
    fn envelope(&self) -> Envelope {
        self.figure.map_or(NOTHING, |figure| figure.envelope)
    }
}

/// Sums an act over events. Events that may share people are never summed: of such, those of fewer days come first, then
/// those of the lower id.
pub fn aggregate(events: &[EventView<'_>], over: &Over, gazetteer: &Gazetteer) -> Aggregate {
    let tree: BTreeMap<&EventId, &EventId> =
        events.iter().filter_map(|v| Some((&v.slice.event.id, v.slice.event.part_of.as_ref()?))).collect();
    let mut candidates: Vec<Candidate<'_>> =
        events.iter().filter_map(|view| candidate(view, over, gazetteer)).collect();
    candidates.sort_by_key(|c| c.event);
    candidates.dedup_by_key(|c| c.event);
    let mut left_out: Vec<LeftOut> = Vec::new();
    let mut within: Vec<(Days, &Candidate<'_>)> = Vec::new();
    let mut events = 0;
    for candidate in &candidates {
        match admitted(candidate, over, gazetteer) {
            Some(Ok(days)) => within.push((days, candidate)),
            Some(Err(reason)) => left_out.push(out(candidate, reason, &[])),
            None => continue,
        }
        events += 1;
    }
    within.sort_by_key(|(days, c)| (length(*days), c.event));
    let mut chosen: Chosen<'_> = Chosen::default();
    for (days, candidate) in within {
        let meeting = chosen.meeting(days, candidate, &tree, gazetteer);
        match meeting.iter().map(|(reason, _)| *reason).min() {
            None => chosen.take(days, candidate),
            Some(reason) => {
                let with: Vec<&Candidate<'_>> = meeting.into_iter().map(|(_, other)| other).collect();
                left_out.push(out(candidate, reason, &with));
            }
        }
    }
    left_out.sort_by(|a, b| a.event.cmp(&b.event));
    let mut counted: Vec<Summand> = chosen.all.iter().map(|c| summand(c)).collect();
    counted.sort_by(|a, b| a.event.cmp(&b.event));
    Aggregate {
        method: METHOD,
        rule: RULE,
        act: over.act.clone(),
        unit: over.unit.clone(),
        from: over.from.to_string(),
        to: over.to.to_string(),
        place: over.place.clone(),
        sum: sum(&counted),
        coverage: Coverage {
            events,
            counted: counted.len(),
            with_number: counted.iter().filter(|s| s.envelope.low.or(s.envelope.high).is_some()).count(),
            contested: counted.iter().filter(|s| s.contested).count(),
        },
        counted,
        left_out,
    }
}

/// An event on which the act is claimed: with a number of the unit, or without any.
fn candidate<'a>(view: &EventView<'a>, over: &Over, gazetteer: &Gazetteer) -> Option<Candidate<'a>> {
    let figures = || view.figures.figures.iter().filter(|f| f.act == over.act.as_str());
    let flow = |f: &&Figure| f.measure == Measure::Flow.as_str() && f.unit == over.unit.as_str();
    let figure = figures().find(flow).filter(|f| !f.readings.is_empty());
    let claimed = view
        .figures
        .positions
        .iter()
        .any(|p| p.act == over.act.as_str() && p.aspect == Aspect::Occurrence && p.modality.says_so());
    if figure.is_none() && (!claimed || figures().next().is_some()) {
        return None;
    }
    let event = &view.slice.event;
    let of_claims = || view.slice.claims.iter().map(|r| &r.claim).filter(|c| c.act == over.act);
    let whole: BTreeSet<&ClaimId> = figure.map_or_else(BTreeSet::new, |figure| {
        figure.readings.iter().filter(|r| r.scope == Scope::Whole).map(|r| &r.claim).collect()
    });
    let stated = || event.date.iter();
    let of_whole = || of_claims().filter(|c| whole.contains(&c.id)).filter_map(|c| c.event_date.as_ref());
    let of_any = || of_claims().filter_map(|c| c.event_date.as_ref());
    let earliest = |date: &Edtf| date.earliest_day();
    let latest = |date: &Edtf| date.latest_day();
    let first = stated().filter_map(earliest).min().or_else(|| of_whole().filter_map(earliest).min());
    let first = first.or_else(|| of_any().filter_map(earliest).min());
    let last = stated().filter_map(latest).max().or_else(|| of_whole().filter_map(latest).max());
    let last = last.or_else(|| of_any().filter_map(latest).max());
    let mut places: BTreeSet<PlaceId> = gazetteer.resolve(&event.place).into_iter().collect();
    if places.is_empty() {
        places.extend(of_claims().flat_map(|c| gazetteer.resolve(&c.place)));
    }
    Some(Candidate {
        event: &event.id,
        figure,
        days: first.zip(last).filter(|(first, last)| first <= last),
        places: places.into_iter().collect(),
    })
}

/// Whether an event lies in the period and the place (with its days), may lie there (with what is missing), or doesn't.
fn admitted(candidate: &Candidate<'_>, over: &Over, gazetteer: &Gazetteer) -> Option<Result<Days, LeftOutFor>> {
    let lies_in = |place: &PlaceId| candidate.places.iter().any(|inner| gazetteer.contains(place, inner));
    if over.place.as_ref().is_some_and(|place| !candidate.places.is_empty() && !lies_in(place)) {
        return None;
    }
    let Some((from, to)) = candidate.days else { return Some(Err(LeftOutFor::Undated)) };
    if to < over.from || over.to < from {
        return None;
    }
    if over.place.is_some() && candidate.places.is_empty() {
        return Some(Err(LeftOutFor::PlaceUnknown));
    }
    let within = over.from <= from && to <= over.to;
    Some(if within { Ok((from, to)) } else { Err(LeftOutFor::Straddles) })
}

/// The events of a sum, found by their days.
#[derive(Default)]
struct Chosen<'c> {
    all: Vec<&'c Candidate<'c>>,
    /// By first day.
    by_day: BTreeMap<i64, Vec<(Days, &'c Candidate<'c>)>>,
    /// How many days the longest of them reaches.
    longest: i64,
}

impl<'c> Chosen<'c> {
    fn take(&mut self, days: Days, candidate: &'c Candidate<'c>) {
        self.longest = self.longest.max(length(days));
        self.all.push(candidate);
        self.by_day.entry(number(days.0)).or_default().push((days, candidate));
    }

    /// The chosen events with which one may share people, and why.
    fn meeting(
        &self,
        days: Days,
        candidate: &Candidate<'_>,
        tree: &BTreeMap<&EventId, &EventId>,
        gazetteer: &Gazetteer,
    ) -> Vec<(LeftOutFor, &'c Candidate<'c>)> {
        let mut found = Vec::new();
        let near = number(days.0) - self.longest..=number(days.1);
        for (other_days, other) in self.by_day.range(near).flat_map(|(_, all)| all) {
            if other_days.1 < days.0 {
                continue;
            }
            if is_part(candidate.event, other.event, tree) || is_part(other.event, candidate.event, tree) {
                found.push((LeftOutFor::PartOf, *other));
            } else if let Some(holds) = meets(&candidate.places, &other.places, gazetteer) {
                let wider = holds && days.0 <= other_days.0 && other_days.1 <= days.1 && days != *other_days;
                found.push((if wider { LeftOutFor::Wider } else { LeftOutFor::Overlaps }, *other));
            }
        }
        found
    }
}

/// Days, counted from a fixed one.
fn number(day: Day) -> i64 {
    Day::ZERO.until(day).map_or(0, |span| i64::from(span.get_days()))
}

fn length((from, to): Days) -> i64 {
    number(to) - number(from)
}

/// Whether places may meet; and then whether the first hold all of the second. Unknown places may be anywhere.
fn meets(outer: &[PlaceId], inner: &[PlaceId], gazetteer: &Gazetteer) -> Option<bool> {
    let holds = |a: &PlaceId, b: &PlaceId| gazetteer.contains(a, b);
    let all = outer.is_empty() || inner.iter().all(|b| outer.iter().any(|a| holds(a, b)));
    let some =
        outer.is_empty() || inner.is_empty() || inner.iter().any(|b| outer.iter().any(|a| holds(a, b) || holds(b, a)));
    some.then_some(all && (outer.is_empty() || !inner.is_empty()))
}

/// Whether an event is a part, however far down, of another. A part-of that runs in a circle ends the walk.
fn is_part(event: &EventId, of: &EventId, tree: &BTreeMap<&EventId, &EventId>) -> bool {
    let mut next = tree.get(event);
    for _ in 0..tree.len() {
        match next {
            Some(outer) if *outer == of => return true,
            Some(outer) => next = tree.get(*outer),
            None => return false,
        }
    }
    false
}

fn out(candidate: &Candidate<'_>, reason: LeftOutFor, with: &[&Candidate<'_>]) -> LeftOut {
    let theirs = with.iter().filter_map(|c| c.envelope().low).fold(0u64, u64::saturating_add);
    LeftOut {
        event: candidate.event.clone(),
        envelope: candidate.envelope(),
        reason,
        with: with.iter().map(|c| c.event).collect::<BTreeSet<_>>().into_iter().cloned().collect(),
        floor_above_theirs: !with.is_empty() && candidate.envelope().low.is_some_and(|low| low > theirs),
    }
}

fn summand(candidate: &Candidate<'_>) -> Summand {
    Summand {
        event: candidate.event.clone(),
        figure: candidate.figure.map(|f| f.id.clone()),
        envelope: candidate.envelope(),
        contested: candidate.figure.is_some_and(|f| f.contested),
    }
}

/// The sum: floors that somebody states; ceilings only where each event has one.
fn sum(counted: &[Summand]) -> Envelope {
    let envelopes = || counted.iter().map(|s| s.envelope);
    let add = |ends: Vec<u64>| ends.into_iter().fold(0u64, u64::saturating_add);
    let lows: Vec<u64> = envelopes().filter_map(|e| e.low).collect();
    let highs: Option<Vec<u64>> = envelopes().map(|e| e.high).collect();
    Envelope {
        low: (!lows.is_empty()).then(|| add(lows)),
        high: highs.filter(|highs| !highs.is_empty()).map(add),
        open_low: envelopes().any(|e| e.open_low || e.low.is_none()),
        open_high: envelopes().any(|e| e.open_high || e.high.is_none()),
    }
}

#[cfg(test)]
mod tests;
