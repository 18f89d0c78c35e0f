//! Parts and wholes: which quantities the claims of some events count, and how they are related as coders stated it, as
//! the events' tree, the calendar, the gazetteer and the vocabulary have it. Input: events with their figures, what a coder
//! states, places, terms. Output: what follows (`derive`).
//!
//! Relations are never guessed: that two parts share nobody is stated or it isn't known, and then they are never added up.
//! Words for people ("residents", "defectors") relate nothing. Vague readings ("hundreds") bound nothing, as in
//! reconcile/v1.

use super::derive::{Described, Outcome, derive};
use super::network::{Basis, Network, RelationKind, Statement};
use super::record::{EventView, Record, Said, Span};
use super::stated::Stated;
use super::view::{Note, NoteCode, PartsAndWholes, note};
use crate::{Terms, Vocabulary};
use attested_claims::{StatedKind, StatedRelation};
use attested_model::{ClaimId, EventId, Gazetteer, Measure, PlaceId, PlaceRole, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// The method's name and version.
pub(super) const METHOD: &str = "parts-and-wholes/v1";

/// What follows from the claims of some events over parts and wholes. The events' figures say on which day and under which
/// policy; relations between events need both.
pub fn parts_and_wholes(
    events: &[EventView<'_>],
    stated: &Stated,
    gazetteer: &Gazetteer,
    vocabulary: &Vocabulary,
) -> PartsAndWholes {
    let record = Record::new(events);
    let mut parts = Parts::new(&record);
    for at in 0..record.said.len() {
        parts.state(at);
        parts.part_of(at);
        parts.scope(at);
    }
    parts.periods();
    parts.places(gazetteer);
    parts.events(events);
    parts.acts(&vocabulary.terms);
    for relation in &stated.relations {
        parts.stated(relation);
    }
    let Outcome { counted, conflicts, more_conflicts, mut notes } = derive(&parts.network, &parts.described);
    notes.extend(parts.notes);
    notes.sort();
    notes.dedup();
    PartsAndWholes { method: METHOD, counted, conflicts, more_conflicts, notes }
}

/// A figure by its event and id.
type FigureKey<'a> = (&'a EventId, &'a str);

/// The quantities that whole readings of a figure count: one, or one a period.
struct Wholes {
    /// By period; without periods, one under `None`.
    by_span: BTreeMap<Option<Span>, String>,
    by_period: bool,
    flow: bool,
}

struct Parts<'a> {
    record: &'a Record<'a>,
    wholes: BTreeMap<FigureKey<'a>, Wholes>,
    /// For each reading, its quantity.
    quantity: Vec<String>,
    network: Network,
    described: BTreeMap<String, Described>,
    notes: Vec<Note>,
}

impl<'a> Parts<'a> {
    fn new(record: &'a Record<'a>) -> Self {
        let mut figures: BTreeMap<FigureKey<'_>, Vec<&Said<'_>>> = BTreeMap::new();
        for said in &record.said {
            figures.entry((said.event, &said.figure.id)).or_default().push(said);
        }
        let wholes = figures.iter().map(|(key, said)| (*key, wholes(*key, said))).collect();
        let mut parts = Parts {
            record,
            wholes,
            quantity: Vec::new(),
            network: Network::default(),
            described: BTreeMap::new(),
            notes: Vec::new(),
        };
        parts.quantity = parts.name();
        parts
    }

    /// The quantity of each reading. Parts of one figure are one quantity when they name the same place, class and date;
    /// what is wider than the event stands alone.
    fn name(&mut self) -> Vec<String> {
        type Same<'s> = (FigureKey<'s>, &'s str, &'s str, Option<PlaceRole>, &'s str, Option<&'s ClaimId>);
        let mut same: BTreeMap<Same<'_>, String> = BTreeMap::new();
        let mut names = Vec::new();
        for said in &self.record.said {
            let key = (said.event, said.figure.id.as_str());
            let own = |kind: &str| format!("{}/{}/{kind}:{}", said.event, said.figure.id, said.claim.id);
            let claim = &said.claim;
            let (name, counts) = match claim.scope() {
                Scope::Whole => (self.wholes[&key].of(said), "whole"),
                Scope::Wider => (own("wider"), "wider"),
                Scope::Part if claim.place.is_empty() => (own("part"), "part"),
                Scope::Part => {
                    let part_of = claim.part_of.as_ref();
                    let key = (key, claim.place.as_str(), claim.class.as_str(), claim.place_role, said.date(), part_of);
                    (same.entry(key).or_insert_with(|| own("part")).clone(), "part")
                }
            };
            let of_part = |text: &str| if counts == "whole" { String::new() } else { text.to_owned() };
            self.described.entry(name.clone()).or_insert_with(|| Described {
                event: Some(said.event.clone()),
                counts,
                time: said.date().to_owned(),
                place: of_part(&claim.place),
                class: of_part(&claim.class),
            });
            names.push(name);
        }
        names
    }

    /// What a reading says of its quantity.
    fn state(&mut self, at: usize) {
        let said = &self.record.said[at];
        let statements = self.network.quantity(&self.quantity[at]);
        if !said.reading.vague {
            let basis = Basis::Claim(said.reading.claim.clone());
            statements.insert(Statement { basis, interval: said.reading.interval() });
        }
    }

    /// That a claim counts a part of what another counts.
    fn part_of(&mut self, at: usize) {
        let said = &self.record.said[at];
        let Some(target) = &said.claim.part_of else { return };
        let claims = || vec![said.claim.id.clone(), target.clone()];
        let Some((whole, other)) = self.record.reading(target) else {
            self.notes.push(note(NoteCode::PartOfWithoutNumber, claims(), []));
            return;
        };
        let stocks = said.figure.measure == Measure::Stock.as_str();
        if !said.same_lot(other) || (stocks && said.figure.time != other.figure.time) {
            self.notes.push(note(NoteCode::PartOfOtherMeasure, claims(), []));
            return;
        }
        self.relate(RelationKind::PartOf, at, &self.quantity[whole].clone());
    }

    /// What the coder's scope says: a part is a floor for the event, what is wider a ceiling.
    fn scope(&mut self, at: usize) {
        let said = &self.record.said[at];
        let wholes = &self.wholes[&(said.event, said.figure.id.as_str())];
        match said.claim.scope() {
            Scope::Whole => {}
            Scope::Wider => {
                let within = wholes.within(said.span());
                let basis = vec![Basis::Claim(said.claim.id.clone())];
                for whole in within {
                    self.network.relate(
                        RelationKind::ScopeWider,
                        &[whole],
                        &[self.quantity[at].clone()],
                        basis.clone(),
                    );
                }
            }
            Scope::Part => {
                let of_wider = said.claim.part_of.as_ref().and_then(|target| self.record.reading(target));
                if let Some((_, wider)) = of_wider.filter(|(_, other)| other.claim.scope() == Scope::Wider) {
                    let claims = vec![said.claim.id.clone(), wider.claim.id.clone()];
                    self.notes.push(note(NoteCode::PartOfWider, claims, []));
                } else if let Some(whole) = wholes.around(said.span()) {
                    self.relate(RelationKind::ScopePart, at, &whole);
                }
            }
        }
    }

    /// Of flows: what a period holds, the nearest period around it holds.
    fn periods(&mut self) {
        for wholes in self.wholes.values().filter(|wholes| wholes.by_period && wholes.flow) {
            let from = |s: &Span| s.from;
            let mut spans: Vec<(Span, &String)> = wholes.by_span.iter().filter_map(|(s, q)| Some(((*s)?, q))).collect();
            spans.sort_by_key(|(s, _)| (from(s), s.to.is_some(), std::cmp::Reverse(s.to)));
            let mut around: Vec<(Span, &String)> = Vec::new();
            for (span, quantity) in spans {
                while around.last().is_some_and(|(outer, _)| !outer.contains(span)) {
                    around.pop();
                }
                if let Some((_, outer)) = around.last() {
                    let (inner, outer) = ([quantity.clone()], [(*outer).clone()]);
                    self.network.relate(RelationKind::NestedTime, &inner, &outer, Vec::new());
                }
                around.push((span, quantity));
            }
        }
    }

    /// Of parts of one figure alike in class, role and date: what a place holds, the nearest place around it holds.
    fn places(&mut self, gazetteer: &Gazetteer) {
        type Alike<'s> = (FigureKey<'s>, &'s str, Option<PlaceRole>, &'s str);
        let mut at: BTreeMap<Alike<'_>, BTreeMap<PlaceId, BTreeSet<usize>>> = BTreeMap::new();
        for (i, said) in self.record.said.iter().enumerate().filter(|(_, said)| said.claim.scope() == Scope::Part) {
            if let [place] = gazetteer.resolve(&said.claim.place).as_slice() {
                let alike = (
                    (said.event, said.figure.id.as_str()),
                    said.claim.class.as_str(),
                    said.claim.place_role,
                    said.date(),
                );
                at.entry(alike).or_default().entry(place.clone()).or_default().insert(i);
            }
        }
        for places in at.values().filter(|places| places.len() > 1) {
            for (place, inner) in places {
                let outer = around(gazetteer, place).into_iter().find_map(|outer| places.get(&outer));
                let quantities = |set: &BTreeSet<usize>| -> BTreeSet<String> {
                    set.iter().map(|i| self.quantity[*i].clone()).collect()
                };
                let pairs: Vec<(String, String)> = outer.map_or_else(Vec::new, |outer| {
                    let outer = quantities(outer);
                    quantities(inner).iter().flat_map(|i| outer.iter().map(|o| (i.clone(), o.clone()))).collect()
                });
                for (inner, outer) in pairs {
                    self.network.relate(RelationKind::NestedPlace, &[inner], &[outer], Vec::new());
                }
            }
        }
    }

    /// What an event holds, the event it is part of holds: of flows, where both count one whole.
    fn events(&mut self, events: &[EventView<'_>]) {
        let outer: BTreeMap<&EventId, &EventId> =
            events.iter().filter_map(|view| Some((&view.slice.event.id, view.slice.event.part_of.as_ref()?))).collect();
        for ((event, figure), wholes) in self.wholes.iter().filter(|(_, wholes)| wholes.flow) {
            let outer = outer.get(event).and_then(|outer| self.wholes.get(&(*outer, *figure)));
            if let Some((inner, outer)) = wholes.single().zip(outer.and_then(Wholes::single)) {
                let basis = vec![Basis::Stated(format!("event {event}"))];
                self.network.relate(
                    RelationKind::EventPart,
                    std::slice::from_ref(inner),
                    std::slice::from_ref(outer),
                    basis,
                );
            }
        }
    }

    /// What an act counts, a wider act counts, in one event, measure, unit and (of stocks) date.
    fn acts(&mut self, terms: &Terms) {
        let mut figures: BTreeMap<(&EventId, &str, &str, &str, Option<&str>), &str> = BTreeMap::new();
        for said in &self.record.said {
            let figure = said.figure;
            let date = figure.time.as_deref().filter(|_| figure.measure == Measure::Stock.as_str());
            figures.insert((said.event, &figure.act, &figure.measure, &figure.unit, date), &figure.id);
        }
        for ((event, act, measure, unit, date), figure) in &figures {
            let wider = terms.broader("act", act).and_then(|w| figures.get(&(*event, w, *measure, *unit, *date)));
            let inner = self.wholes.get(&(*event, *figure)).and_then(Wholes::single);
            let outer = wider.and_then(|wider| self.wholes.get(&(*event, *wider))).and_then(Wholes::single);
            if let Some((inner, outer)) = inner.zip(outer) {
                let (inner, outer) = ([inner.clone()], [outer.clone()]);
                self.network.relate(RelationKind::NarrowerAct, &inner, &outer, Vec::new());
            }
        }
    }

    /// What a coder states.
    fn stated(&mut self, relation: &StatedRelation) {
        let named: Vec<&ClaimId> = std::iter::once(&relation.whole).chain(&relation.parts).collect();
        let missing: BTreeSet<ClaimId> =
            named.iter().filter(|id| self.record.reading(id).is_none()).map(|id| (*id).clone()).collect();
        let complete = missing.is_empty();
        let name = || [("stated", relation.name.clone())];
        if !complete {
            self.notes.push(note(NoteCode::StatedWithoutNumber, missing.into_iter().collect(), name()));
        }
        let Some((whole_at, whole)) = self.record.reading(&relation.whole) else { return };
        let parts: Vec<(usize, &Said<'_>)> = relation.parts.iter().filter_map(|id| self.record.reading(id)).collect();
        let others: BTreeSet<ClaimId> =
            parts.iter().filter(|(_, p)| !p.same_lot(whole)).map(|(_, p)| p.claim.id.clone()).collect();
        if !others.is_empty() {
            self.notes.push(note(NoteCode::StatedMixes, others.into_iter().collect(), name()));
            return;
        }
        let whole = self.quantity[whole_at].clone();
        let quantities: BTreeSet<String> = parts.iter().map(|(at, _)| self.quantity[*at].clone()).collect();
        let twice = quantities.len() < parts.len() || quantities.contains(&whole);
        if twice {
            let claims = named.into_iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
            self.notes.push(note(NoteCode::StatedTwice, claims, name()));
        }
        let basis = vec![Basis::Stated(relation.name.clone())];
        let parts: Vec<String> = quantities.into_iter().filter(|part| *part != whole).collect();
        let whole = [whole];
        match relation.kind {
            StatedKind::Within => {
                for part in &parts {
                    self.network.relate(RelationKind::StatedWithin, std::slice::from_ref(part), &whole, basis.clone());
                }
            }
            StatedKind::Disjoint => self.network.relate(RelationKind::StatedDisjoint, &parts, &whole, basis),
            StatedKind::Partition => {
                self.network.relate(RelationKind::StatedPartition, &parts, &whole, basis.clone());
                if complete && !twice && parts.len() > 1 {
                    self.network.relate(RelationKind::StatedPartition, &whole, &parts, basis);
                }
            }
        }
    }

    fn relate(&mut self, kind: RelationKind, part: usize, whole: &str) {
        let basis = vec![Basis::Claim(self.record.said[part].claim.id.clone())];
        self.network.relate(kind, &[self.quantity[part].clone()], &[whole.to_owned()], basis);
    }
}

/// The quantities of a figure's whole readings. Where some state a range of dates ("from May to July") and others another,
/// each period is a quantity of its own; otherwise all count one.
fn wholes((event, figure): FigureKey<'_>, said: &[&Said<'_>]) -> Wholes {
    let base = format!("{event}/{figure}");
    let whole = || said.iter().filter(|s| s.claim.scope() == Scope::Whole);
    let measured = |measure: Measure| said.iter().any(|s| s.figure.measure == measure.as_str());
    let flow = measured(Measure::Flow);
    let spans: BTreeSet<Option<Span>> = whole().map(|s| s.span()).collect();
    let by_period = !measured(Measure::Stock) && spans.len() > 1 && whole().any(|s| s.date().contains('/'));
    if !by_period {
        return Wholes { by_span: BTreeMap::from([(None, base)]), by_period, flow };
    }
    let end = |day: Option<attested_model::Day>| day.map_or("..".to_owned(), |day| day.to_string());
    let name = |span: Option<Span>| match span {
        None => base.clone(),
        Some(span) => format!("{base}/{}/{}", end(span.from), end(span.to)),
    };
    Wholes { by_span: spans.into_iter().map(|span| (span, name(span))).collect(), by_period, flow }
}

impl Wholes {
    fn of(&self, said: &Said<'_>) -> String {
        let key = if self.by_period { said.span() } else { None };
        self.by_span.get(&key).or_else(|| self.by_span.values().next()).cloned().unwrap_or_default()
    }

    /// The one quantity, where there is one.
    fn single(&self) -> Option<&String> {
        self.by_span.values().next().filter(|_| !self.by_period)
    }

    /// What a part of that time is a part of: the event, or the shortest period that holds all its days.
    fn around(&self, span: Option<Span>) -> Option<String> {
        if !self.by_period {
            return self.single().cloned();
        }
        let holds = |outer: &Span| span.is_some_and(|span| outer.contains(span));
        let holding: Vec<(Span, &String)> =
            self.by_span.iter().filter_map(|(s, q)| Some(((*s)?, q))).filter(|(s, _)| holds(s)).collect();
        let innermost = holding.iter().find(|(s, _)| holding.iter().all(|(other, _)| other.contains(*s)));
        innermost.map(|(_, quantity)| (*quantity).clone())
    }

    /// What a claim of that time, wider than the event, is wider than.
    fn within(&self, span: Option<Span>) -> Vec<String> {
        if !self.by_period {
            return self.single().into_iter().cloned().collect();
        }
        let held = |inner: &Option<Span>| span.zip(*inner).is_some_and(|(outer, inner)| outer.contains(inner));
        self.by_span.iter().filter(|(s, _)| held(s)).map(|(_, q)| q.clone()).collect()
    }
}

/// The places around a place, the nearest first. A part-of that runs in a circle ends the walk.
fn around(gazetteer: &Gazetteer, place: &PlaceId) -> Vec<PlaceId> {
    let mut found = Vec::new();
    let mut next = gazetteer.place(place).and_then(|p| p.part_of.clone());
    while let Some(outer) = next.filter(|outer| outer != place && !found.contains(outer)) {
        next = gazetteer.place(&outer).and_then(|p| p.part_of.clone());
        found.push(outer);
    }
    found
}
