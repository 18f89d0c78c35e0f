//! One utterance, one reading: claims of one lot are grouped by utterance and by chains of repeats; each group reads
//! as its rendering nearest the speaker. Input: claims that may render each other. Output: groups, the nearest
//! rendering first. A part never stands for its whole, and a stock of one date never for that of another.

use super::chain;
use super::context::Known;
use super::ranges::Range;
use crate::Reading;
use attested_model::{ClaimId, Day, Edtf, Measure, OriginId, Quantity, Scope};
use std::collections::BTreeMap;

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

/// Groups claims that speak of the same number; the order of the groups is that of their nearest claims. `known`
/// serves to follow chains of repeats through claims that aren't among them.
pub(super) fn groups<'c, 'a>(claims: &[&'c Known<'a>], known: &BTreeMap<ClaimId, Known<'_>>) -> Vec<Group<'c, 'a>> {
    let mut sets = Sets::new(claims);
    let mut utterances: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (i, k) in claims.iter().enumerate() {
        if let Some(key) = key(k) {
            utterances.entry(key).or_default().push(i);
        }
    }
    for renderings in utterances.into_values() {
        for same in by_date(claims, renderings) {
            same.windows(2).for_each(|pair| sets.join(pair[0], pair[1]));
        }
    }
    let index: BTreeMap<&ClaimId, usize> = claims.iter().enumerate().map(|(i, k)| (&k.claim.id, i)).collect();
    for (i, j) in chain::repeated(&index, known) {
        if claims[i].claim.scope() == claims[j].claim.scope() {
            sets.join(i, j);
        }
    }
    let mut members: BTreeMap<usize, Vec<&'c Known<'a>>> = BTreeMap::new();
    for (i, known) in claims.iter().enumerate() {
        members.entry(sets.root(i)).or_default().push(known);
    }
    let mut groups: Vec<Group<'c, 'a>> = members.into_values().map(nearest_first).collect();
    groups.sort_by(|a, b| a.nearest().claim.id.cmp(&b.nearest().claim.id));
    groups
}

/// What two renderings of one utterance must share. Parts of one utterance are different parts unless they
/// name the same place and class.
type Key<'c> = (&'c str, Scope, &'c str, &'c str, Option<&'c ClaimId>);

fn key<'c>(known: &'c Known<'_>) -> Option<Key<'c>> {
    let claim = &known.claim;
    let utterance = claim.utterance.as_ref()?.as_str();
    Some(match claim.scope() {
        Scope::Part => (utterance, Scope::Part, claim.place.as_str(), claim.class.as_str(), claim.part_of.as_ref()),
        scope @ (Scope::Whole | Scope::Wider) => (utterance, scope, "", "", None),
    })
}

/// The days that several stocks allow together; flows and rates allow any.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    from: Option<Day>,
    to: Option<Day>,
}

impl Span {
    fn of(known: &Known<'_>) -> Span {
        match (known.measure, known.claim.event_date.as_ref()) {
            (Measure::Stock, Some(date)) => Span { from: date.earliest_day(), to: date.latest_day() },
            (Measure::Stock | Measure::Flow | Measure::Rate, _) => Span::default(),
        }
    }

    /// The days of both, if there are any.
    fn both(self, other: Span) -> Option<Span> {
        let to = match (self.to, other.to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let from = self.from.max(other.from);
        (!matches!((from, to), (Some(from), Some(to)) if from > to)).then_some(Span { from, to })
    }

    /// How many days it allows; an open one allows the most.
    fn width(self) -> i32 {
        let days = self.from.zip(self.to).and_then(|(from, to)| from.until(to).ok());
        days.map_or(i32::MAX, |days| days.get_days())
    }
}

/// Claims, by their places in a list, with the days that they allow together.
type Dated = (Span, Vec<usize>);

/// Renderings of one utterance, parted by the dates of their stocks. A rendering with a wider date ("in June") goes
/// with the one narrower date that it allows; when it allows two that exclude each other, it stands alone, so that it
/// never makes one number of two dates.
fn by_date(claims: &[&Known<'_>], renderings: Vec<usize>) -> Vec<Vec<usize>> {
    if renderings.iter().all(|i| claims[*i].measure != Measure::Stock) {
        return vec![renderings];
    }
    let mut dates: BTreeMap<(i32, &str), Dated> = BTreeMap::new();
    for i in renderings {
        let span = Span::of(claims[i]);
        let text = claims[i].claim.event_date.as_ref().map_or("", Edtf::as_str);
        dates.entry((span.width(), text)).or_insert((span, Vec::new())).1.push(i);
    }
    let mut parted: Vec<Dated> = Vec::new();
    for (span, members) in dates.into_values() {
        let mut fitting = parted.iter_mut().filter_map(|(s, all)| Some((s.both(span)?, s, all)));
        match (fitting.next(), fitting.next()) {
            (Some((both, span, all)), None) => {
                *span = both;
                all.extend(members);
            }
            (Some(_) | None, Some(_) | None) => parted.push((span, members)),
        }
    }
    parted.into_iter().map(|(_, members)| members).collect()
}

/// Disjoint sets of claims, each with the days that all its stocks allow.
struct Sets {
    parent: Vec<usize>,
    spans: Vec<Span>,
}

impl Sets {
    fn new(claims: &[&Known<'_>]) -> Self {
        Sets { parent: (0..claims.len()).collect(), spans: claims.iter().map(|k| Span::of(k)).collect() }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    /// Joins two sets, unless their stocks are of different dates.
    fn join(&mut self, i: usize, j: usize) {
        let (a, b) = (self.root(i), self.root(j));
        if let Some(both) = self.spans[a].both(self.spans[b]) {
            self.parent[a.max(b)] = a.min(b);
            self.spans[a.min(b)] = both;
        }
    }
}

fn nearest_first<'c, 'a>(mut renderings: Vec<&'c Known<'a>>) -> Group<'c, 'a> {
    renderings
        .sort_by(|a, b| (!a.original_language, a.hops, &a.claim.id).cmp(&(!b.original_language, b.hops, &b.claim.id)));
    Group { renderings }
}

/// A group as figures print it.
pub(super) fn reading(group: &Group<'_, '_>, range: &Range) -> Reading {
    let nearest = group.nearest();
    let claim = &nearest.claim;
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
        words: claim.quantity.as_ref().map_or("", said).to_owned(),
        modality: claim.modality,
        place: claim.place.clone(),
        rule: range.rule.clone(),
        public_from: nearest.public_from.map(|d| d.to_string()),
    }
}

/// A quantity's words: the speaker's own, else the document's.
pub(super) fn said(quantity: &Quantity) -> &str {
    if quantity.words_original().is_empty() { quantity.words() } else { quantity.words_original() }
}

/// The date by which a stock's figure is keyed: as its nearest rendering writes it (August and about August
/// are two dates: nobody said that they are one).
pub(super) fn stock_date(known: &Known<'_>) -> String {
    known.claim.event_date.as_ref().map_or("undated", Edtf::as_str).to_owned()
}
