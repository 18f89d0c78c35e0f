//! Figures of an event: claims sorted by act, measure, unit (and the date of a stock), each lot reconciled.
//! Input: the context. Output: figures in the order of their ids. Measures and units never mix.

use super::context::{Context, Known};
use super::group::{Group, Range, groups, range, reading, stock_date};
use super::{best, contest, core, envelope, grade, origins, positions, warnings};
use crate::{Admission, Compatibility, Core, Excluded, Figure, Reading};
use attested_claims::Claim;
use attested_model::{
    Act, Aspect, ClaimId, Edtf, Interval, Measure, Modality, OriginCertainty, OriginId, Reliability, Scope, Unit,
};
use std::collections::{BTreeMap, BTreeSet};

type Lot<'c> = (&'c Act, Measure, Unit);

pub(super) fn figures(context: &Context<'_>) -> Vec<Figure> {
    let numeric = |k: &&Known<'_>| k.claim.aspect == Aspect::Number && !positions::is_position(context, k);
    let mut lots: BTreeMap<Lot<'_>, Vec<&Known<'_>>> = BTreeMap::new();
    for known in context.known.values().filter(numeric) {
        let measure = known.claim.measure.unwrap_or(Measure::Flow);
        lots.entry((&known.claim.act, measure, known.claim.unit())).or_default().push(known);
    }
    let mut figures: Vec<Figure> = lots.into_iter().flat_map(|(lot, claims)| of_lot(context, &lot, &claims)).collect();
    figures.sort_by(|a, b| a.id.cmp(&b.id));
    figures
}

fn of_lot(context: &Context<'_>, lot: &Lot<'_>, claims: &[&Known<'_>]) -> Vec<Figure> {
    let (admitted, excluded) = admit(context, claims);
    let groups = groups(&admitted);
    match lot.1 {
        Measure::Flow | Measure::Rate => vec![figure(context, lot, None, &groups, excluded)],
        Measure::Stock => {
            let mut by_date: BTreeMap<String, Vec<Group<'_, '_>>> = BTreeMap::new();
            for group in groups {
                by_date.entry(stock_date(&group)).or_default().push(group);
            }
            let left_out = |date: &str| excluded.iter().filter(|e| dated(context, &e.claim) == date).cloned().collect();
            by_date.iter().map(|(date, groups)| figure(context, lot, Some(date), groups, left_out(date))).collect()
        }
    }
}

fn dated(context: &Context<'_>, id: &ClaimId) -> String {
    let date = context.known.get(id).and_then(|k| k.claim.event_date.as_ref());
    date.map_or("undated", Edtf::as_str).to_owned()
}

/// The claims that may speak, and those left out with the reason.
fn admit<'c, 'a>(context: &Context<'_>, claims: &[&'c Known<'a>]) -> (Vec<&'c Known<'a>>, Vec<Excluded>) {
    let mut admitted = Vec::new();
    let mut excluded = Vec::new();
    for known in claims {
        let withdrawn = context.withdrawn.get(&known.claim.id).copied();
        match withdrawn.or_else(|| refused(context, &known.claim)) {
            Some(reason) => excluded.push(Excluded { claim: known.claim.id.clone(), reason }),
            None => admitted.push(*known),
        }
    }
    (admitted, excluded)
}

fn refused(context: &Context<'_>, claim: &Claim) -> Option<&'static str> {
    let discredited = match context.reliability(claim.stated_origin()) {
        Reliability::D | Reliability::E => true,
        Reliability::A | Reliability::B | Reliability::C | Reliability::F => false,
    };
    match context.policy.admission {
        Admission::All => None,
        Admission::NotDiscredited => discredited.then_some("origin_judged_unreliable"),
        Admission::Reliable if discredited => Some("origin_judged_unreliable"),
        Admission::Reliable if claim.stated_origin().is_none() => Some("origin_unknown"),
        Admission::Reliable if claim.modality == Modality::Unattributed => Some("source_unnamed"),
        Admission::Reliable => None,
    }
}

fn figure(
    context: &Context<'_>,
    lot: &Lot<'_>,
    date: Option<&String>,
    groups: &[Group<'_, '_>],
    excluded: Vec<Excluded>,
) -> Figure {
    let (act, measure, unit) = lot;
    let ranges: Vec<(&Group<'_, '_>, Range)> =
        groups.iter().filter_map(|g| Some((g, range(context, &g.nearest().claim)?))).collect();
    let readings: Vec<Reading> = ranges.iter().map(|(g, r)| reading(g, r)).collect();
    let plain = || readings.iter().filter(|r| !r.vague);
    let of_scope = |scope: Scope| plain().filter(move |r| r.scope == scope).map(Reading::interval);
    let two_sided = two_sided_named(context, &ranges);
    let (core, core_regions) = core::core(&votes(&two_sided));
    let members: Vec<&Known<'_>> = groups.iter().flat_map(|g| g.renderings.iter().copied()).collect();
    let disputes = contest::disputes(context, &members);
    let contested = contest::number(&readings, &disputes);
    let total: Vec<&Group<'_, '_>> =
        ranges.iter().map(|(g, _)| *g).filter(|g| g.nearest().claim.scope() != Scope::Part).collect();
    let origins = origins::origins(context, &total);
    let considered = considered(context, lot, date.is_some(), &members, &excluded);
    let mut figure = Figure {
        id: figure_id(act, *measure, unit, date),
        act: act.to_string(),
        measure: measure.to_string(),
        unit: unit.to_string(),
        time: date.cloned().or_else(|| event_time(context, &members)),
        places: places(&members),
        envelope: envelope::envelope(of_scope(Scope::Whole)),
        core,
        core_regions,
        rivals: core::rivals(core, &two_sided),
        best: best::best(context, &readings),
        part_floor: of_scope(Scope::Part).filter_map(Interval::low).max(),
        wider_ceiling: of_scope(Scope::Wider).filter_map(Interval::high).min(),
        contested,
        contested_aspects: contest::aspects(context, act, contested),
        grade: grade::grades(context, act, groups, core),
        origins: origins.named,
        origins_range: origins.range,
        independence_shown: origins.shown_independent,
        reports: documents(context, &considered),
        claims: considered,
        tally: tally(core, &readings),
        readings: Vec::new(),
        excluded,
        warnings: Vec::new(),
    };
    figure.readings = readings;
    figure.warnings = warnings::warnings(context, &figure, groups, &disputes);
    figure
}

fn figure_id(act: &Act, measure: Measure, unit: &Unit, date: Option<&String>) -> String {
    let mut id = format!("{act}.{measure}");
    if *unit != Unit::persons() {
        id.push_str(&format!(".{unit}"));
    }
    if let Some(date) = date {
        id.push_str(&format!(".{date}"));
    }
    id
}

/// Whole-scope, two-sided, plain ranges of named origins: those that vote.
fn two_sided_named<'c>(context: &'c Context<'_>, ranges: &[(&Group<'c, '_>, Range)]) -> Vec<(&'c OriginId, Interval)> {
    let one = context.same_origins(OriginCertainty::Stated);
    let all: BTreeSet<&OriginId> = ranges.iter().filter_map(|(g, _)| g.origin()).collect();
    let label = origins::representatives(&all, &one);
    ranges
        .iter()
        .filter(|(g, r)| g.nearest().claim.scope() == Scope::Whole && !r.vague && r.interval.is_two_sided())
        .filter_map(|(g, r)| Some((*label.get(g.origin()?)?, r.interval)))
        .collect()
}

/// One vote an origin: the hull of its own readings.
fn votes<'c>(two_sided: &[(&'c OriginId, Interval)]) -> BTreeMap<&'c OriginId, Interval> {
    let mut votes: BTreeMap<&OriginId, Interval> = BTreeMap::new();
    for (origin, interval) in two_sided {
        votes.entry(origin).and_modify(|hull| *hull = hull.hull(*interval)).or_insert(*interval);
    }
    votes
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

/// All known claims on the figure: its numbers, what was left out, and for flows the positions on its act.
fn considered(
    context: &Context<'_>,
    lot: &Lot<'_>,
    dated: bool,
    members: &[&Known<'_>],
    excluded: &[Excluded],
) -> Vec<ClaimId> {
    let (act, measure, unit) = lot;
    let mut ids: BTreeSet<&ClaimId> =
        members.iter().map(|k| &k.claim.id).chain(excluded.iter().map(|e| &e.claim)).collect();
    let on_it = |k: &&Known<'_>| {
        k.claim.act == **act
            && k.claim.measure.is_none_or(|m| m == *measure)
            && k.claim.unit.as_ref().is_none_or(|u| u == unit)
            && !k.claim.aspect.is_surrounding()
            && positions::is_position(context, k)
    };
    if !dated {
        ids.extend(context.known.values().filter(on_it).map(|k| &k.claim.id));
    }
    ids.into_iter().cloned().collect()
}

/// Documents behind the claims: by name, else by address, else by publisher and date.
fn documents(context: &Context<'_>, claims: &[ClaimId]) -> usize {
    let name = |claim: &Claim| match (&claim.document, claim.url.as_str()) {
        (Some(document), _) => document.to_string(),
        (None, "") => {
            format!("{} {}", claim.publisher, claim.published.as_ref().map_or("", Edtf::as_str)).trim().to_owned()
        }
        (None, url) => url.to_owned(),
    };
    let known = claims.iter().filter_map(|id| context.known.get(id));
    let unnamed = |k: &Known<'_>, name: String| if name.is_empty() { format!("claim {}", k.claim.id) } else { name };
    known.map(|k| unnamed(k, name(&k.claim))).collect::<BTreeSet<_>>().len()
}

/// The event's date if it has one, else the date that most of its whole-scope numbers give.
fn event_time(context: &Context<'_>, members: &[&Known<'_>]) -> Option<String> {
    if let Some(date) = &context.slice.event.date {
        return Some(date.to_string());
    }
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    for date in members.iter().filter(|k| k.claim.scope() == Scope::Whole).filter_map(|k| k.claim.event_date.as_ref()) {
        *tally.entry(date.as_str()).or_default() += 1;
    }
    tally.into_iter().rev().max_by_key(|(_, n)| *n).map(|(date, _)| date.to_owned())
}

fn places(members: &[&Known<'_>]) -> Vec<String> {
    let said: BTreeSet<&str> = members.iter().map(|k| k.claim.place.as_str()).filter(|p| !p.is_empty()).collect();
    said.into_iter().map(str::to_owned).collect()
}
