//! What each claim reads as: by its own words, or by the reading of the claim it compares itself with ("far less than
//! theirs"). Input: the known claims. Output: claim → range. A comparison is with the other *utterance*: with its
//! rendering nearest the speaker, among those known on the day. Where that says nothing (not known yet, no such end, a
//! circle), the claim's own words are read.

use super::context::{Known, Lot, states_number};
use super::group;
use crate::{Policy, Vocabulary};
use attested_claims::Claim;
use attested_model::{ClaimId, Interval, QuantityKind};
use std::collections::{BTreeMap, BTreeSet};

/// A claim's range, whether its words are vague, and the row of the vocabulary that read them.
#[derive(Debug, Clone)]
pub(super) struct Range {
    pub interval: Interval,
    pub vague: bool,
    pub rule: String,
}

type Claims<'c, 'a> = &'c BTreeMap<ClaimId, Known<'a>>;

/// Reads every claim that has a quantity.
pub(super) fn ranges(
    known: Claims<'_, '_>,
    elsewhere: Claims<'_, '_>,
    withdrawn: &BTreeMap<ClaimId, &'static str>,
    vocabulary: &Vocabulary,
) -> BTreeMap<ClaimId, Range> {
    let all = || known.iter().chain(elsewhere);
    let mut read: BTreeMap<ClaimId, Range> = all().filter_map(|(id, k)| Some((id.clone(), k.own?.clone()))).collect();
    let compared: BTreeMap<&ClaimId, (&ClaimId, QuantityKind)> =
        all().filter_map(|(id, k)| Some((id, (relative_to(&k.claim)?, comparison(&k.claim, vocabulary)?)))).collect();
    if compared.is_empty() {
        return read;
    }
    let nearest = nearest(known, withdrawn, &read, &compared);
    let mut done: BTreeSet<&ClaimId> = BTreeSet::new();
    for start in compared.keys() {
        for (id, target, kind) in walk(start, &compared, &nearest, &mut done) {
            let beyond = read.get(target).and_then(|other| Some((beyond(kind, other.interval)?, other.vague)));
            if let Some((interval, vague)) = beyond {
                read.insert(id.clone(), Range { interval, vague, rule: format!("relative:{target}") });
            }
        }
    }
    read
}

/// How a claim compares its number with another claim's, if it does. A number of its own (exact, about, between)
/// stands for itself, whatever it is said of.
pub(super) fn comparison(claim: &Claim, vocabulary: &Vocabulary) -> Option<QuantityKind> {
    let quantity = claim.quantity.as_ref().filter(|q| q.relative_to().is_some())?;
    match quantity.kind() {
        kind @ (QuantityKind::FewerThan | QuantityKind::AtMost | QuantityKind::MoreThan | QuantityKind::AtLeast) => {
            Some(kind)
        }
        QuantityKind::Relative => vocabulary.readings.comparison(quantity, language(claim)),
        QuantityKind::Exact | QuantityKind::Approx | QuantityKind::Between | QuantityKind::Qualitative => None,
    }
}

fn relative_to(claim: &Claim) -> Option<&ClaimId> {
    claim.quantity.as_ref()?.relative_to()
}

fn language(claim: &Claim) -> &str {
    claim.lang.as_ref().map_or("", |l| l.primary())
}

/// What a claim's own words read as.
pub(super) fn own(claim: &Claim, policy: &Policy, vocabulary: &Vocabulary) -> Option<Range> {
    let read = vocabulary.readings.reading(claim.quantity.as_ref()?, language(claim), policy.about_percent)?;
    Some(Range { interval: read.interval, vague: read.vague, rule: read.rule })
}

/// The range that a comparison with another leaves: "far less than theirs" is (open, their low end − 1].
fn beyond(kind: QuantityKind, other: Interval) -> Option<Interval> {
    match kind {
        QuantityKind::FewerThan => other.low()?.checked_sub(1).map(Interval::up_to),
        QuantityKind::AtMost => other.high().map(Interval::up_to),
        QuantityKind::MoreThan => other.high().map(|n| Interval::from(n.saturating_add(1))),
        QuantityKind::AtLeast => other.low().map(Interval::from),
        QuantityKind::Exact
        | QuantityKind::Approx
        | QuantityKind::Between
        | QuantityKind::Qualitative
        | QuantityKind::Relative => None,
    }
}

/// For each claim with a number, the rendering of its utterance nearest the speaker. A claim that was taken out
/// stands for itself: what compares itself with it does so still.
fn nearest<'c>(
    known: Claims<'c, '_>,
    withdrawn: &BTreeMap<ClaimId, &'static str>,
    read: &BTreeMap<ClaimId, Range>,
    compared: &BTreeMap<&ClaimId, (&ClaimId, QuantityKind)>,
) -> BTreeMap<&'c ClaimId, &'c ClaimId> {
    let mut lots: BTreeMap<Lot, Vec<&Known<'_>>> = BTreeMap::new();
    let readable = |id: &ClaimId| read.contains_key(id) || compared.contains_key(id);
    for (id, k) in known.iter().filter(|(id, k)| states_number(&k.claim) && !withdrawn.contains_key(*id)) {
        if readable(id) {
            lots.entry(k.lot()).or_default().push(k);
        }
    }
    let groups = lots.values().flat_map(|lot| group::groups(lot, known));
    groups
        .flat_map(|group| {
            let nearest = &group.nearest().claim.id;
            group.renderings.into_iter().map(move |k| (&k.claim.id, nearest))
        })
        .filter_map(|(id, nearest)| Some((known.get_key_value(id)?.0, known.get_key_value(nearest)?.0)))
        .collect()
}

/// The comparisons to make for `start`, the last first: each claim with the rendering it is compared with. Claims on
/// a circle are left out: their own words are read.
fn walk<'c>(
    start: &'c ClaimId,
    compared: &BTreeMap<&'c ClaimId, (&'c ClaimId, QuantityKind)>,
    nearest: &BTreeMap<&'c ClaimId, &'c ClaimId>,
    done: &mut BTreeSet<&'c ClaimId>,
) -> Vec<(&'c ClaimId, &'c ClaimId, QuantityKind)> {
    let mut path: Vec<(&ClaimId, &ClaimId, QuantityKind)> = Vec::new();
    let mut at: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    let mut current = start;
    while let Some((target, kind)) = compared.get(current) {
        if let Some(circle) = at.get(current) {
            path.truncate(*circle);
            break;
        }
        if done.contains(current) {
            break;
        }
        let target = nearest.get(target).copied().unwrap_or(*target);
        at.insert(current, path.len());
        path.push((current, target, *kind));
        current = target;
    }
    done.extend(at.into_keys());
    path.reverse();
    path
}
