//! What a reader of a figure should know: renderings that differ, bounds that changed on the way, disputes,
//! parts and wider claims that don't fit, coincidences of stock and flow. Input: a figure with its groups.
//! Output: codes, claims and arguments; prose is the shells' affair.

use super::context::{Context, Known};
use super::group::{Group, said};
use crate::{Figure, Reading, Warning, WarningCode};
use attested_claims::Claim;
use attested_model::{Aspect, ClaimId, Edtf, Interval, Modality, Scope};
use std::collections::{BTreeMap, BTreeSet};

type Claims<'c> = BTreeMap<&'c ClaimId, &'c Known<'c>>;

/// Numbers shared by stock and flow: number → (own claims, others).
type Shared<'c> = BTreeMap<u64, (BTreeSet<&'c ClaimId>, BTreeSet<&'c ClaimId>)>;

/// `speaking` are the claims that the figure considers and does not leave out.
pub(super) fn warnings(
    context: &Context<'_>,
    figure: &Figure,
    groups: &[Group<'_, '_>],
    speaking: &Claims<'_>,
    disputes: &[(&ClaimId, &Known<'_>)],
    shared: Shared<'_>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    for group in groups {
        found.extend(renderings(context, group));
    }
    let pairs = disputes.iter().map(|(by, of)| vec![(*by).clone(), of.claim.id.clone()]);
    found.extend(pairs.map(|pair| warning(WarningCode::Disputed, pair, [])));
    found.extend(crossings(figure));
    found.extend(same_number(shared));
    found.extend(refusals(speaking));
    found.extend(periods(figure, groups));
    if !context.vocabulary.terms.knows("act", &figure.act) {
        found.push(warning(WarningCode::UnknownAct, figure.claims.clone(), [("act", figure.act.clone())]));
    }
    found
}

fn warning<const N: usize>(code: WarningCode, claims: Vec<ClaimId>, args: [(&'static str, String); N]) -> Warning {
    Warning { code, claims, args: args.into_iter().collect(), text: String::new() }
}

/// One utterance in several renderings that don't read the same, and what each lost.
fn renderings(context: &Context<'_>, group: &Group<'_, '_>) -> Vec<Warning> {
    let read = |k: &Known<'_>| context.range(&k.claim.id).map(|r| r.interval);
    let nearest = group.nearest();
    let Some(original) = read(nearest) else { return Vec::new() };
    let others: Vec<(&Known<'_>, Interval)> =
        group.renderings.iter().skip(1).filter_map(|k| Some((*k, read(k)?))).collect();
    let differing: Vec<&(&Known<'_>, Interval)> = others.iter().filter(|(_, i)| *i != original).collect();
    if differing.is_empty() {
        return Vec::new();
    }
    let ids = std::iter::once(nearest).chain(differing.iter().map(|(k, _)| *k)).map(|k| k.claim.id.clone()).collect();
    let said: BTreeSet<String> = differing.iter().map(|(k, i)| words(&k.claim, *i)).collect();
    let nearest_words = words(&nearest.claim, original);
    let said = said.into_iter().collect::<Vec<_>>().join("; ");
    let mut found = vec![warning(WarningCode::Renderings, ids, [("nearest", nearest_words.clone()), ("others", said)])];
    for (known, interval) in differing {
        if let Some(code) = bound_change(original, *interval) {
            let pair = vec![nearest.claim.id.clone(), known.claim.id.clone()];
            found.push(warning(
                code,
                pair,
                [("nearest", nearest_words.clone()), ("rendering", words(&known.claim, *interval))],
            ));
        }
    }
    found
}

/// A floor turned into a ceiling, or a bound that is gone.
fn bound_change(nearest: Interval, rendering: Interval) -> Option<WarningCode> {
    let ends = |i: Interval| (i.low().is_some(), i.high().is_some());
    match (ends(nearest), ends(rendering)) {
        ((true, false), (false, true)) | ((false, true), (true, false)) => Some(WarningCode::BoundFlipped),
        ((true, true), (true, false) | (false, true)) => Some(WarningCode::BoundDropped),
        ((true, true), (true, true))
        | ((true, false), (true, _))
        | ((false, true), (_, true))
        | ((false, false), _)
        | (_, (false, false)) => None,
    }
}

/// What a claim says of its number: its words, else kind and number.
fn words(claim: &Claim, interval: Interval) -> String {
    let quantity = claim.quantity.as_ref();
    let said = quantity.map_or("", said);
    if said.is_empty() { quantity.map_or_else(|| interval.to_string(), ToString::to_string) } else { said.to_owned() }
}

fn crossings(figure: &Figure) -> Vec<Warning> {
    let of = |scope: Scope, end: fn(&Reading) -> Option<u64>, value: u64| -> Vec<ClaimId> {
        figure
            .readings
            .iter()
            .filter(|r| r.scope == scope && !r.vague && end(r) == Some(value))
            .map(|r| r.claim.clone())
            .collect()
    };
    let mut found = Vec::new();
    // Where nobody states the end that would be crossed first, the other end may still be.
    let envelope = figure.envelope;
    if let (Some(floor), Some(low)) = (figure.part_floor, envelope.low.or(envelope.high))
        && floor > low
    {
        let args = [("floor", floor.to_string()), ("low", low.to_string())];
        found.push(warning(WarningCode::PartAboveEnvelope, of(Scope::Part, |r| r.low, floor), args));
    }
    if let (Some(ceiling), Some(high)) = (figure.wider_ceiling, envelope.high.or(envelope.low))
        && ceiling < high
    {
        let args = [("ceiling", ceiling.to_string()), ("high", high.to_string())];
        found.push(warning(WarningCode::WiderBelowEnvelope, of(Scope::Wider, |r| r.high, ceiling), args));
    }
    found
}

/// Numbers as said that a stock elsewhere shares with this flow (or the other way round).
fn same_number(shared: Shared<'_>) -> Vec<Warning> {
    shared
        .into_iter()
        .map(|(n, (own, others))| {
            let list = |ids: &BTreeSet<&ClaimId>| ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ");
            let args = [("number", n.to_string()), ("own", list(&own)), ("others", list(&others))];
            warning(WarningCode::StockFlowSameNumber, own.iter().chain(&others).map(|id| (*id).clone()).collect(), args)
        })
        .collect()
}

/// One origin on one day, reported both to decline and not to know the same thing.
fn refusals(speaking: &Claims<'_>) -> Vec<Warning> {
    // Aspect, origin, day → who is said to decline, and who not to know.
    type Stances<'c> = BTreeMap<(Aspect, &'c str, Option<&'c str>), [Vec<ClaimId>; 2]>;
    let mut stances: Stances<'_> = BTreeMap::new();
    for known in speaking.values() {
        let slot = match known.claim.modality {
            Modality::Declined => 0,
            Modality::Undetermined => 1,
            Modality::Asserted
            | Modality::Confirmed
            | Modality::Estimated
            | Modality::Reported
            | Modality::Denied
            | Modality::Disputed
            | Modality::Retracted
            | Modality::Unattributed => continue,
        };
        let Some(origin) = known.claim.stated_origin() else { continue };
        let day = known.claim.uttered.as_ref().map(Edtf::as_str);
        stances.entry((known.claim.aspect, origin.as_str(), day)).or_default()[slot].push(known.claim.id.clone());
    }
    stances
        .into_iter()
        .filter(|(_, [declined, undetermined])| !declined.is_empty() && !undetermined.is_empty())
        .map(|((aspect, origin, _), [declined, undetermined])| {
            warning(
                WarningCode::RefusalConflict,
                [declined, undetermined].concat(),
                [("origin", origin.to_owned()), ("aspect", aspect.to_string())],
            )
        })
        .collect()
}

/// Whole-scope numbers of one figure that speak of periods which don't overlap.
fn periods(figure: &Figure, groups: &[Group<'_, '_>]) -> Option<Warning> {
    let dated: Vec<(&ClaimId, &Edtf)> = groups
        .iter()
        .map(|g| &g.nearest().claim)
        .filter(|c| c.scope() == Scope::Whole)
        .filter_map(|c| Some((&c.id, c.event_date.as_ref()?)))
        .collect();
    let latest_start = dated.iter().filter_map(|(id, d)| Some((d.earliest_day()?, *id))).max();
    let earliest_end = dated.iter().filter_map(|(id, d)| Some((d.latest_day()?, *id))).min();
    match (earliest_end, latest_start) {
        (Some((end, first)), Some((start, second))) if end < start => Some(warning(
            WarningCode::PeriodsDiffer,
            vec![first.clone(), second.clone()],
            [("figure", figure.id.clone())],
        )),
        (Some(_) | None, Some(_) | None) => None,
    }
}
