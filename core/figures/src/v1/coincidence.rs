//! Numbers that a stock and a flow share: a coincidence or a confusion, never support. Input: the known claims on
//! numbers, of this event and of others. Output: for a claim, the claims of the other measure that state the same
//! number of the same unit within a year of it.

use super::context::{Context, Known};
use attested_claims::Claim;
use attested_model::{Aspect, ClaimId, Day, Measure, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// How far apart in time a stock and a flow may be and still be confused: a year.
pub const NEAR_DAYS: i64 = 366;

/// Smaller numbers meet by chance all the time.
pub const SMALLEST: u64 = 10;

/// Days from the first to the last that a date allows, counted from a fixed one; open ends reach as far as needed.
type Days = (i64, i64);

/// What may be confused: number, unit, measure.
type Key = (u64, String, Measure);

struct Said<'c> {
    days: Days,
    /// The latest end of this and all before it.
    latest: i64,
    claim: &'c ClaimId,
}

/// Stated numbers, by what may be confused, in the order of their days.
pub(super) struct Numbers<'c> {
    said: BTreeMap<Key, Vec<Said<'c>>>,
}

impl<'c> Numbers<'c> {
    pub(super) fn of(context: &'c Context<'_>) -> Self {
        let here = context.known.values().filter(|k| !context.is_withdrawn(&k.claim.id));
        let mut said: BTreeMap<Key, Vec<Said<'_>>> = BTreeMap::new();
        let mut say = |n, unit: &Unit, measure, days: Days, claim| {
            said.entry((n, unit.to_string(), measure)).or_default().push(Said { days, latest: days.1, claim });
        };
        for k in here.filter(|k| k.claim.aspect == Aspect::Number) {
            let Some(days) = days(&k.claim) else { continue };
            stated(&k.claim).into_iter().for_each(|n| say(n, &k.claim.unit(), k.measure, days, &k.claim.id));
        }
        for (elsewhere, measure) in &context.same_numbers {
            let numbers = elsewhere.numbers.iter().filter(|n| **n >= SMALLEST);
            numbers.for_each(|n| say(*n, &elsewhere.unit, *measure, elsewhere.days, &elsewhere.claim));
        }
        for list in said.values_mut() {
            list.sort_by_key(|s| (s.days, s.claim));
            let mut latest = i64::MIN;
            for s in list {
                latest = latest.max(s.days.1);
                s.latest = latest;
            }
        }
        Numbers { said }
    }

    /// Numbers that these claims share with claims of the other measure: number → (own claims, others).
    pub(super) fn shared<'k>(
        &self,
        claims: impl Iterator<Item = &'k Known<'k>>,
    ) -> BTreeMap<u64, (BTreeSet<&'k ClaimId>, BTreeSet<&'c ClaimId>)> {
        let mut own: BTreeMap<(Key, Days), BTreeSet<&ClaimId>> = BTreeMap::new();
        for k in claims {
            let Some((days, other)) = days(&k.claim).zip(opposite(k.measure)) else { continue };
            for n in stated(&k.claim) {
                own.entry(((n, k.claim.unit().to_string(), other), days)).or_default().insert(&k.claim.id);
            }
        }
        let mut shared: BTreeMap<u64, (BTreeSet<&ClaimId>, BTreeSet<&ClaimId>)> = BTreeMap::new();
        for ((key, days), ids) in own {
            let others = self.near(&key, days);
            if !others.is_empty() {
                let (mine, theirs) = shared.entry(key.0).or_default();
                mine.extend(ids);
                theirs.extend(others);
            }
        }
        shared
    }

    fn near(&self, key: &Key, (from, to): Days) -> Vec<&'c ClaimId> {
        let Some(list) = self.said.get(key) else { return Vec::new() };
        let end = list.partition_point(|s| s.days.0 <= to.saturating_add(NEAR_DAYS));
        let earliest = from.saturating_sub(NEAR_DAYS);
        let reach = list[..end].iter().rev().take_while(|s| s.latest >= earliest);
        reach.filter(|s| s.days.1 >= earliest).map(|s| s.claim).collect()
    }
}

/// Numbers as said.
fn stated(claim: &Claim) -> BTreeSet<u64> {
    let ends = claim.quantity.iter().flat_map(|q| [q.low(), q.high()]).flatten();
    ends.filter(|n| *n >= SMALLEST).collect()
}

fn opposite(measure: Measure) -> Option<Measure> {
    match measure {
        Measure::Flow => Some(Measure::Stock),
        Measure::Stock => Some(Measure::Flow),
        Measure::Rate => None,
    }
}

fn days(claim: &Claim) -> Option<Days> {
    let date = claim.event_date.as_ref()?;
    let number = |day: Day| Day::ZERO.until(day).map_or(0, |span| i64::from(span.get_days()));
    Some((date.earliest_day().map_or(i64::MIN, number), date.latest_day().map_or(i64::MAX, number)))
}
