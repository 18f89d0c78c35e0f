//! One utterance, one reading: claims of one figure are grouped by utterance and by chains of repeats; each
//! group reads as its rendering nearest the speaker. Input: a figure's numeric claims. Output: groups with
//! their ranges. Parts are set aside first: a part never stands for its whole.

use super::context::{Context, Known};
use crate::Reading;
use attested_claims::Claim;
use attested_model::{ClaimId, Edtf, Interval, Measure, OriginId, QuantityKind, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// Claims that render one utterance, the nearest to the speaker first.
#[derive(Debug, Clone)]
pub(super) struct Group<'c, 'a> {
    pub renderings: Vec<&'c Known<'a>>,
}

impl<'c, 'a> Group<'c, 'a> {
    /// The rendering nearest the speaker. A group is never empty.
    pub(super) fn nearest(&self) -> &'c Known<'a> {
        self.renderings[0]
    }

    /// The origin, stated by the nearest rendering or else by any.
    pub(super) fn origin(&self) -> Option<&'c OriginId> {
        self.renderings.iter().find_map(|k| k.claim.stated_origin())
    }
}

/// Groups claims that speak of the same number; the order of the groups is that of their nearest claims.
pub(super) fn groups<'c, 'a>(claims: &[&'c Known<'a>]) -> Vec<Group<'c, 'a>> {
    let mut parent: Vec<usize> = (0..claims.len()).collect();
    let index: BTreeMap<&ClaimId, usize> = claims.iter().enumerate().map(|(i, k)| (&k.claim.id, i)).collect();
    let mut first_of: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (i, known) in claims.iter().enumerate() {
        let claim = &known.claim;
        if let Some(key) = key(claim) {
            let same = first_of.entry(key).or_default();
            let joined = same.iter().copied().find(|j| same_time(&claims[*j].claim, claim));
            if let Some(j) = joined {
                join(&mut parent, i, j);
            }
            same.push(i);
        }
        let repeated = claim.repeats.as_ref().and_then(|id| index.get(id)).copied();
        if let Some(j) = repeated
            && claims[j].claim.scope() == claim.scope()
        {
            join(&mut parent, i, j);
        }
    }
    let mut members: BTreeMap<usize, Vec<&'c Known<'a>>> = BTreeMap::new();
    for (i, known) in claims.iter().enumerate() {
        members.entry(root(&mut parent, i)).or_default().push(known);
    }
    let mut groups: Vec<Group<'c, 'a>> = members.into_values().map(nearest_first).collect();
    groups.sort_by(|a, b| a.nearest().claim.id.cmp(&b.nearest().claim.id));
    groups
}

/// What two renderings of one utterance must share. Parts of one utterance are different parts unless they
/// name the same place and class.
type Key<'c> = (&'c str, Scope, &'c str, &'c str, Option<&'c ClaimId>);

fn key(claim: &Claim) -> Option<Key<'_>> {
    let utterance = claim.utterance.as_ref()?.as_str();
    Some(match claim.scope() {
        Scope::Part => (utterance, Scope::Part, claim.place.as_str(), claim.class.as_str(), claim.part_of.as_ref()),
        scope @ (Scope::Whole | Scope::Wider) => (utterance, scope, "", "", None),
    })
}

/// Stocks of different dates are different numbers, even in one utterance.
fn same_time(a: &Claim, b: &Claim) -> bool {
    match (a.measure, &a.event_date, &b.event_date) {
        (Some(Measure::Stock), Some(x), Some(y)) => x.overlaps(y),
        (Some(Measure::Stock | Measure::Flow | Measure::Rate) | None, _, _) => true,
    }
}

fn nearest_first<'c, 'a>(mut renderings: Vec<&'c Known<'a>>) -> Group<'c, 'a> {
    renderings.sort_by_key(|k| (!k.original_language, k.hops, k.claim.id.clone()));
    Group { renderings }
}

fn root(parent: &mut [usize], mut i: usize) -> usize {
    while parent[i] != i {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    i
}

fn join(parent: &mut [usize], i: usize, j: usize) {
    let (a, b) = (root(parent, i), root(parent, j));
    parent[a.max(b)] = a.min(b);
}

/// A claim's range, and whether it is vague; `None` when its words give none.
pub(super) struct Range {
    pub interval: Interval,
    pub vague: bool,
    pub rule: String,
}

/// Reads a claim by itself; a relative one by the reading of the claim it speaks of, as far as that is known.
pub(super) fn range(context: &Context<'_>, claim: &Claim) -> Option<Range> {
    range_within(context, claim, &mut BTreeSet::new())
}

fn range_within(context: &Context<'_>, claim: &Claim, seen: &mut BTreeSet<ClaimId>) -> Option<Range> {
    let quantity = claim.quantity.as_ref()?;
    let compared = quantity.relative_to().filter(|_| compares(quantity.kind()));
    if let Some(target) = compared
        && seen.insert(claim.id.clone())
        && let Some(other) = reading_of(context, target, seen)
    {
        let interval = beyond(quantity.kind(), other.interval)?;
        return Some(Range { interval, vague: other.vague, rule: format!("relative:{target}") });
    }
    let language = claim.lang.as_ref().map_or("", |l| l.primary());
    let read = context.vocabulary.readings.reading(quantity, language, context.policy.about_percent)?;
    Some(Range { interval: read.interval, vague: read.vague, rule: read.rule })
}

/// The kinds that compare with another claim's number. The others state a number of their own, or none.
fn compares(kind: QuantityKind) -> bool {
    match kind {
        QuantityKind::FewerThan
        | QuantityKind::AtMost
        | QuantityKind::MoreThan
        | QuantityKind::AtLeast
        | QuantityKind::Relative => true,
        QuantityKind::Exact | QuantityKind::Approx | QuantityKind::Between | QuantityKind::Qualitative => false,
    }
}

/// The range that a comparison with another leaves: "far less than theirs" is (open, their low end − 1].
fn beyond(kind: QuantityKind, other: Interval) -> Option<Interval> {
    match kind {
        QuantityKind::FewerThan => other.low()?.checked_sub(1).map(Interval::up_to),
        QuantityKind::AtMost => other.high().map(Interval::up_to),
        QuantityKind::MoreThan => other.high().map(|n| Interval::from(n.saturating_add(1))),
        QuantityKind::AtLeast => other.low().map(Interval::from),
        QuantityKind::Relative => Some(other),
        QuantityKind::Exact | QuantityKind::Approx | QuantityKind::Between | QuantityKind::Qualitative => None,
    }
}

/// What another claim's utterance reads as: its rendering nearest the speaker, among those known.
fn reading_of(context: &Context<'_>, id: &ClaimId, seen: &mut BTreeSet<ClaimId>) -> Option<Range> {
    if let Some(claim) = context.elsewhere.get(id) {
        return range_within(context, claim, seen);
    }
    let known = context.known.get(id)?;
    let siblings: Vec<&Known<'_>> = context
        .known
        .values()
        .filter(|k| {
            k.claim.act == known.claim.act
                && k.claim.measure == known.claim.measure
                && k.claim.scope() == known.claim.scope()
                && k.claim.quantity.is_some()
        })
        .collect();
    let group = groups(&siblings).into_iter().find(|g| g.renderings.iter().any(|k| k.claim.id == *id));
    let nearest = group.map_or(&known.claim, |g| &g.nearest().claim);
    if seen.contains(&nearest.id) { None } else { range_within(context, nearest, seen) }
}

/// A group as figures print it.
pub(super) fn reading(group: &Group<'_, '_>, range: &Range) -> Reading {
    let nearest = group.nearest();
    let claim = &nearest.claim;
    let quantity = claim.quantity.as_ref();
    let words = quantity.map_or("", |q| if q.words_original().is_empty() { q.words() } else { q.words_original() });
    Reading {
        claim: claim.id.clone(),
        origin: group.origin().cloned(),
        scope: claim.scope(),
        low: range.interval.low(),
        high: range.interval.high(),
        renderings: group.renderings.iter().map(|k| k.claim.id.clone()).collect(),
        vague: range.vague,
        held: nearest.record.is_held(),
        speaker: claim.speaker.clone(),
        words: words.to_owned(),
        modality: claim.modality,
        place: claim.place.clone(),
        rule: range.rule.clone(),
        public_from: claim.public_from().map(|d| d.to_string()),
    }
}

/// The date by which a stock's figure is keyed: as its nearest rendering writes it (August and about August
/// are two dates: nobody said that they are one).
pub(super) fn stock_date(group: &Group<'_, '_>) -> String {
    group.nearest().claim.event_date.as_ref().map_or("undated", Edtf::as_str).to_owned()
}
