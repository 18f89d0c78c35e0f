//! An unusual number, the same places, the same hours: what two speakers share by more than chance. Input: claims on
//! numbers. Output: links, each weighed by points that `docs/methods/origins.md` lists. Only claims that state one number
//! of one lot are compared, and of them only those with the same places (or all but one of many) or with an unusual number;
//! each is linked to the earliest of its like.

use super::{EvidenceCode, Found, LinkKind, Lot, Strength, evidence, lot};
use crate::told::Told;
use attested_model::Aspect;
use std::collections::BTreeMap;

/// Points from which a link is suggested, and from which it is likely.
const POSSIBLE: i32 = 4;
const LIKELY: i32 = 5;
/// Sets of more places than these are compared only whole.
const MANY_PLACES: usize = 8;

pub(super) fn find(found: &mut Found<'_, '_>) {
    let told = found.told;
    let mut order: Vec<usize> = (0..told.len()).filter(|i| told[*i].claim.aspect == Aspect::Number).collect();
    order.sort_by_key(|i| told[*i].order());
    let mut first: BTreeMap<(Lot, u64, String), Vec<usize>> = BTreeMap::new();
    for i in order {
        for n in &told[i].numbers {
            for key in keys(&told[i], *n) {
                let list = first.entry((lot(&told[i]), *n, key)).or_default();
                if let Some(j) = list.iter().find(|j| told[**j].speaker_key() != told[i].speaker_key()) {
                    weigh(found, i, *j, *n);
                }
                // Two speakers suffice: whoever comes later differs from one of them.
                if list.len() < 2 && list.iter().all(|j| told[*j].speaker_key() != told[i].speaker_key()) {
                    list.push(i);
                }
            }
        }
    }
}

/// What claims must share to be compared: a set of places, that set without one of many, or an unusual number.
fn keys(told: &Told<'_>, n: u64) -> Vec<String> {
    let places: Vec<&str> = told.places.iter().map(String::as_str).collect();
    let mut keys = Vec::new();
    if places.len() >= 2 {
        keys.push(places.join(";"));
    }
    if (4..=MANY_PLACES).contains(&places.len()) {
        for left_out in 0..places.len() {
            let rest = places.iter().enumerate().filter(|(i, _)| *i != left_out).map(|(_, p)| *p);
            keys.push(rest.collect::<Vec<_>>().join(";"));
        }
    }
    if digits(n) >= 3 {
        keys.push(String::new());
    }
    keys
}

fn weigh(found: &mut Found<'_, '_>, i: usize, j: usize, n: u64) {
    let (t, other) = (&found.told[i], &found.told[j]);
    let mut points = match digits(n) {
        0 | 1 => 1,
        2 => 2,
        _ => 4,
    };
    let mut all = vec![evidence(EvidenceCode::SameNumber, [("number", n.to_string())])];
    points += match (t.range, other.range) {
        (Some(a), Some(b)) if (a.low().is_some(), a.high().is_some()) == (b.low().is_some(), b.high().is_some()) => 1,
        (Some(_), Some(_)) => -2,
        (Some(_) | None, Some(_) | None) => 0,
    };
    let shared: Vec<&str> = t.places.intersection(&other.places).map(String::as_str).collect();
    let all_places = t.places.union(&other.places).count();
    points += match (shared.len(), all_places - shared.len()) {
        (0, 0) => 0,
        (0, _) => -2,
        (1 | 2, 0) => i32::try_from(shared.len()).unwrap_or(0),
        (3.., 0) => 3,
        (3.., 1 | 2) => 2,
        (_, _) => 0,
    };
    if !shared.is_empty() {
        let args = [("places", shared.join(";")), ("count", shared.len().to_string())];
        all.push(evidence(EvidenceCode::SamePlaces, args));
    }
    if let (Some(a), Some(b)) = (t.hours, other.hours) {
        let (from, to) = (a.0.max(b.0), a.1.min(b.1));
        points += if from < to { 1 } else { -2 };
        if from < to {
            let args = [("from", from.to_string()), ("to", to.to_string())];
            all.push(evidence(EvidenceCode::SameHours, args));
        }
    }
    // A number alone, however unusual, is no more than possible.
    let borne = !shared.is_empty() && points >= LIKELY;
    if points >= POSSIBLE {
        found.add(i, j, LinkKind::SharedDetail, if borne { Strength::Likely } else { Strength::Possible }, all);
    }
}

/// Digits of a number without the zeros it ends with: 600 has one, 2,600 two, 1,170 three.
fn digits(mut n: u64) -> u32 {
    while n > 0 && n.is_multiple_of(10) {
        n /= 10;
    }
    n.checked_ilog10().map_or(0, |log| log + 1)
}
