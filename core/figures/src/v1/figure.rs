//! Figures of an event: claims sorted by act, measure, unit (and the date of a stock), each lot reconciled.
//! Input: the context. Output: figures in the order of their ids. Measures and units never mix.

use super::coincidence::Numbers;
use super::context::{Context, Known, Lot};
use super::group::{Group, groups, reading, stock_date};
use super::ranges::Range;
use super::{best, contest, core, envelope, grade, origins, positions, warnings};
use crate::{AspectGrade, Compatibility, Core, Excluded, Figure, GradeLevel, Reading};
use attested_claims::Claim;
use attested_model::{Act, Aspect, ClaimId, Edtf, Interval, Measure, OriginId, Scope, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of an act apart from its numbers, and what all figures look up: worked out once.
struct Around<'c> {
    /// Positions by act, and once more by act and date, for the figures of stocks.
    positions: BTreeMap<(&'c Act, Option<String>), Vec<&'c Known<'c>>>,
    denied: BTreeMap<&'c str, BTreeSet<Aspect>>,
    occurrence: BTreeMap<&'c str, AspectGrade>,
    numbers: Numbers<'c>,
}

/// The claims of one figure: those that speak, in groups, and those left out.
struct Part<'c> {
    lot: &'c Lot,
    /// The date of a stock.
    date: Option<String>,
    groups: Vec<Group<'c, 'c>>,
    excluded: Vec<Excluded>,
}

pub(super) fn figures<'c>(context: &'c Context<'c>) -> Vec<Figure> {
    let mut lots: BTreeMap<Lot, Vec<&Known<'_>>> = BTreeMap::new();
    let mut positions: BTreeMap<(&Act, Option<String>), Vec<&Known<'_>>> = BTreeMap::new();
    for known in context.known.values() {
        if !positions::is_position(context, known) {
            if known.claim.aspect == Aspect::Number {
                lots.entry(known.lot()).or_default().push(known);
            }
        } else if !context.is_withdrawn(&known.claim.id) {
            for date in [None, Some(stock_date(known))] {
                positions.entry((&known.claim.act, date)).or_default().push(known);
            }
        }
    }
    let around = Around {
        positions,
        denied: contest::denied(context),
        occurrence: grade::occurrences(context),
        numbers: Numbers::of(context),
    };
    let parts = lots.iter().flat_map(|(lot, claims)| parts(context, lot, claims));
    let mut figures: Vec<Figure> = parts.map(|part| figure(context, &around, part)).collect();
    figures.sort_by(|a, b| a.id.cmp(&b.id));
    figures
}

/// A lot's claims as figures: one, or for a stock one a date.
fn parts<'c>(context: &'c Context<'c>, lot: &'c Lot, claims: &[&'c Known<'c>]) -> Vec<Part<'c>> {
    let mut admitted: Vec<&Known<'_>> = Vec::new();
    let mut excluded: Vec<(&Known<'_>, Excluded)> = Vec::new();
    for known in claims {
        match context.left_out(known) {
            Some(reason) => excluded.push((known, Excluded { claim: known.claim.id.clone(), reason })),
            None => admitted.push(known),
        }
    }
    let groups = groups(&admitted, &context.known);
    match lot.1 {
        Measure::Flow | Measure::Rate => {
            vec![Part { lot, date: None, groups, excluded: excluded.into_iter().map(|(_, e)| e).collect() }]
        }
        Measure::Stock => by_date(lot, groups, excluded),
    }
}

fn by_date<'c>(lot: &'c Lot, groups: Vec<Group<'c, 'c>>, excluded: Vec<(&Known<'_>, Excluded)>) -> Vec<Part<'c>> {
    let new = |date: &str| Part { lot, date: Some(date.to_owned()), groups: Vec::new(), excluded: Vec::new() };
    let mut parts: BTreeMap<String, Part<'_>> = BTreeMap::new();
    for group in groups {
        let date = stock_date(group.nearest());
        parts.entry(date.clone()).or_insert_with(|| new(&date)).groups.push(group);
    }
    // A claim left out stands with the figure of its own date; if there is none, with the figure of its utterance;
    // else with a figure that has nothing else, so that it is never out of sight.
    let utterances: BTreeMap<&str, String> = parts
        .iter()
        .flat_map(|(date, part)| part.groups.iter().flat_map(|g| &g.renderings).map(move |k| (k, date)))
        .filter_map(|(k, date)| Some((k.claim.utterance.as_ref()?.as_str(), date.clone())))
        .collect();
    for (known, reason) in excluded {
        let own = stock_date(known);
        let utterance = known.claim.utterance.as_ref().and_then(|u| utterances.get(u.as_str()));
        let date = if parts.contains_key(&own) { own } else { utterance.cloned().unwrap_or(own) };
        parts.entry(date.clone()).or_insert_with(|| new(&date)).excluded.push(reason);
    }
    parts.into_values().collect()
}

fn figure<'c>(context: &'c Context<'c>, around: &Around<'c>, part: Part<'c>) -> Figure {
    let (act, measure, unit) = part.lot;
    let ranges: Vec<(&Group<'_, '_>, &Range)> =
        part.groups.iter().filter_map(|g| Some((g, context.range(&g.nearest().claim.id)?))).collect();
    let readings: Vec<Reading> = ranges.iter().map(|(g, r)| reading(g, r)).collect();
    let of_scope = |scope: Scope| readings.iter().filter(move |r| !r.vague && r.scope == scope).map(Reading::interval);
    let two_sided = two_sided_named(context, &ranges);
    let votes = votes(&two_sided);
    let (core, core_regions) = core::core(&votes);
    let members: BTreeMap<&ClaimId, &Known<'_>> =
        part.groups.iter().flat_map(|g| &g.renderings).map(|k| (&k.claim.id, *k)).collect();
    let positions = positions_on(around, &part);
    let stances = positions.iter().filter(|k| k.claim.aspect == Aspect::Number);
    let disputes = contest::disputes(members.values().chain(stances).copied(), &members);
    let contested = contest::number(&readings, &disputes);
    let total: Vec<&Group<'_, '_>> =
        ranges.iter().map(|(g, _)| *g).filter(|g| g.nearest().claim.scope() != Scope::Part).collect();
    let origins = origins::origins(context.judged, &total);
    let on_it = positions.iter().filter(|_| part.date.is_none());
    let speaking: BTreeMap<&ClaimId, &Known<'_>> =
        members.iter().map(|(id, k)| (*id, *k)).chain(on_it.map(|k| (&k.claim.id, *k))).collect();
    let considered: BTreeSet<&ClaimId> =
        speaking.keys().copied().chain(part.excluded.iter().map(|e| &e.claim)).collect();
    let agreed: BTreeSet<&OriginId> =
        votes.iter().filter(|(_, i)| holds(**i, core)).map(|(origin, _)| *origin).collect();
    let mut figure = Figure {
        id: figure_id(part.lot, part.date.as_deref()),
        act: act.to_string(),
        measure: measure.to_string(),
        unit: unit.to_string(),
        time: part.date.clone().or_else(|| event_time(context, &members)),
        places: places(&members),
        envelope: envelope::envelope(of_scope(Scope::Whole)),
        core,
        core_regions,
        rivals: core::rivals(core, &two_sided),
        best: best::best(context, &readings),
        part_floor: of_scope(Scope::Part).filter_map(Interval::low).max(),
        wider_ceiling: of_scope(Scope::Wider).filter_map(Interval::high).min(),
        contested,
        contested_aspects: contest::aspects(around.denied.get(act.as_str()), contested),
        grade: grades(context, around, act, &total, core, &agreed),
        origins: origins.named,
        origins_range: origins.range,
        independence_shown: origins.shown_independent,
        reports: documents(&speaking),
        claims: considered.into_iter().cloned().collect(),
        tally: tally(core, &readings),
        readings: Vec::new(),
        excluded: part.excluded.clone(),
        warnings: Vec::new(),
    };
    figure.readings = readings;
    let shared = around.numbers.shared(figure_totals(&figure, &members));
    figure.warnings = warnings::warnings(context, &figure, &part.groups, &speaking, &disputes, shared);
    figure
}

/// Positions on a figure's act (for a stock: on its date), as far as they name its measure and unit or none.
fn positions_on<'c>(around: &Around<'c>, part: &Part<'c>) -> Vec<&'c Known<'c>> {
    let (act, measure, unit) = part.lot;
    let on_it = |k: &&Known<'_>| {
        k.claim.measure.is_none_or(|m| m == *measure) && k.claim.unit.as_ref().is_none_or(|u| u == unit)
    };
    around.positions.get(&(act, part.date.clone())).into_iter().flatten().copied().filter(on_it).collect()
}

/// All renderings of the whole-scope readings.
fn figure_totals<'k>(
    figure: &Figure,
    members: &BTreeMap<&ClaimId, &'k Known<'k>>,
) -> impl Iterator<Item = &'k Known<'k>> {
    let whole = figure.readings.iter().filter(|r| r.scope == Scope::Whole);
    whole.flat_map(|r| &r.renderings).filter_map(|id| members.get(id).copied())
}

fn grades(
    context: &Context<'_>,
    around: &Around<'_>,
    act: &Act,
    groups: &[&Group<'_, '_>],
    core: Option<Core>,
    agreed: &BTreeSet<&OriginId>,
) -> BTreeMap<Aspect, AspectGrade> {
    let nobody =
        || AspectGrade { level: GradeLevel::Unsupported, by: None, hedge: String::new(), interest: String::new() };
    let occurrence = around.occurrence.get(act.as_str()).cloned().unwrap_or_else(nobody);
    let number = grade::number(context, groups, core, agreed);
    BTreeMap::from([(Aspect::Occurrence, occurrence), (Aspect::Number, number)])
}

fn figure_id((act, measure, unit): &Lot, date: Option<&str>) -> String {
    let mut id = format!("{act}.{measure}");
    if *unit != Unit::persons() {
        id.push_str(&format!(".{unit}"));
    }
    if let Some(date) = date {
        id.push_str(&format!(".{date}"));
    }
    id
}

/// Whole-scope, two-sided, plain ranges of named origins: those that vote, by the label that stands for each.
fn two_sided_named<'c>(context: &Context<'c>, ranges: &[(&Group<'c, '_>, &Range)]) -> Vec<(&'c OriginId, Interval)> {
    let plain = |g: &Group<'_, '_>, r: &Range| {
        g.nearest().claim.scope() == Scope::Whole && !r.vague && r.interval.is_two_sided()
    };
    let voting = ranges.iter().filter(|(g, r)| plain(g, r));
    voting.filter_map(|(g, r)| Some((context.judged.same.root(g.origin()?), r.interval))).collect()
}

/// One vote an origin: the hull of its own readings.
fn votes<'c>(two_sided: &[(&'c OriginId, Interval)]) -> BTreeMap<&'c OriginId, Interval> {
    let mut votes: BTreeMap<&OriginId, Interval> = BTreeMap::new();
    for (origin, interval) in two_sided {
        votes.entry(origin).and_modify(|hull| *hull = hull.hull(*interval)).or_insert(*interval);
    }
    votes
}

fn holds(vote: Interval, core: Option<Core>) -> bool {
    core.is_some_and(|core| vote.allows(core.low) && vote.allows(core.high))
}

/// Readings that don't vote, against the core: they fit it or don't, and never support it.
fn tally(core: Option<Core>, readings: &[Reading]) -> Compatibility {
    let mut tally = Compatibility::default();
    let Some(core) = core.and_then(|c| Interval::between(c.low, c.high).ok()) else { return tally };
    let votes = |r: &Reading| r.scope == Scope::Whole && !r.vague && r.origin.is_some() && r.interval().is_two_sided();
    for reading in readings.iter().filter(|r| !votes(r)) {
        let fits = match reading.scope {
            Scope::Whole => !reading.interval().is_disjoint(core),
            // A part may be as small as it likes: only its floor can speak against the whole. A wider claim: its ceiling.
            Scope::Part => reading.low.is_none_or(|low| core.high().is_none_or(|high| low <= high)),
            Scope::Wider => reading.high.is_none_or(|high| core.low().is_none_or(|low| high >= low)),
        };
        if fits { tally.compatible.push(reading.claim.clone()) } else { tally.incompatible.push(reading.claim.clone()) }
    }
    tally
}

/// Documents behind the claims that speak: by name, else by address, else by publisher and date, else each claim.
fn documents(claims: &BTreeMap<&ClaimId, &Known<'_>>) -> usize {
    let name = |claim: &Claim| {
        let date = claim.published.as_ref().map_or("", Edtf::as_str);
        match (&claim.document, claim.url.as_str()) {
            (Some(document), _) => format!("document {document}"),
            (None, "") if !claim.publisher.is_empty() => format!("publisher {} {date}", claim.publisher),
            (None, "") => format!("claim {}", claim.id),
            (None, url) => format!("address {url}"),
        }
    };
    claims.values().map(|k| name(&k.claim)).collect::<BTreeSet<_>>().len()
}

/// The event's date if it has one, else the date that most of its whole-scope numbers give.
fn event_time(context: &Context<'_>, members: &BTreeMap<&ClaimId, &Known<'_>>) -> Option<String> {
    if let Some(date) = &context.slice.event.date {
        return Some(date.to_string());
    }
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    let whole = members.values().filter(|k| k.claim.scope() == Scope::Whole);
    for date in whole.filter_map(|k| k.claim.event_date.as_ref()) {
        *tally.entry(date.as_str()).or_default() += 1;
    }
    tally.into_iter().rev().max_by_key(|(_, n)| *n).map(|(date, _)| date.to_owned())
}

fn places(members: &BTreeMap<&ClaimId, &Known<'_>>) -> Vec<String> {
    let said: BTreeSet<&str> = members.values().map(|k| k.claim.place.as_str()).filter(|p| !p.is_empty()).collect();
    said.into_iter().map(str::to_owned).collect()
}
