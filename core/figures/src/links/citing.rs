//! What was passed on: by name ("citing RFA"), from the press ("confirmed from the newspaper"), as hearsay ("concerned by
//! reports"), or with its bound turned round. Input: claims. Output: links from the later claim to the one it may pass on.
//! Each claim gets at most one link of a kind for a body, to the earliest claim that fits.

use super::{Evidence, EvidenceCode, Found, LinkKind, Lot, Strength, evidence, lot};
use crate::told::{Told, Voice};
use attested_model::{Aspect, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// Hearsay of a number that more speakers than these stated before can't be traced.
const MOST_SPEAKERS: usize = 2;

/// Which end of a range a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Floor,
    Ceiling,
}

/// Claims by what a later one may take from them; of each speaker the earliest only, the earliest speaker first.
struct Earlier<'c> {
    /// By body (speaker or publisher), lot, and number or aspect.
    by_body: BTreeMap<(&'c str, Lot, String), Vec<usize>>,
    /// By lot and number.
    by_number: BTreeMap<(Lot, u64), Vec<usize>>,
    /// By lot, number and the end that it is.
    by_end: BTreeMap<(Lot, u64, End), Vec<usize>>,
    /// What outlets say in their own voice, by act.
    press: BTreeMap<String, Vec<usize>>,
}

pub(super) fn find(found: &mut Found<'_, '_>) {
    let told = found.told;
    let earlier = Earlier::of(told);
    let mut citing = BTreeSet::new();
    for i in 0..told.len() {
        for body in &told[i].cites {
            if let Some((j, how)) = cited(&earlier, told, i, body) {
                let strength = if told[i].numbers.is_empty() { Strength::Likely } else { Strength::Strong };
                found.add(i, j, LinkKind::Cites, strength, how);
                citing.insert(i);
            }
        }
    }
    for i in (0..told.len()).filter(|i| !citing.contains(i)) {
        if told[i].learnt {
            learnt(found, &earlier, i);
        } else if told[i].hearsay {
            hearsay(found, &earlier, i);
        } else {
            turned(found, &earlier, i);
        }
    }
}

impl<'c> Earlier<'c> {
    fn of(told: &'c [Told<'_>]) -> Self {
        let mut order: Vec<usize> = (0..told.len()).collect();
        order.sort_by_key(|i| told[*i].order());
        let mut earlier = Earlier {
            by_body: BTreeMap::new(),
            by_number: BTreeMap::new(),
            by_end: BTreeMap::new(),
            press: BTreeMap::new(),
        };
        let mut seen: BTreeSet<(Lot, u64, Option<End>, &Voice)> = BTreeSet::new();
        for i in order {
            let t = &told[i];
            let voice = match &t.voice {
                Voice::Body(id) => Some(id.as_str()),
                Voice::Said(_) | Voice::Several(_) | Voice::Unnamed(_) | Voice::Silent => None,
            };
            let bodies: BTreeSet<&str> = voice.into_iter().chain(t.publishers.iter().map(String::as_str)).collect();
            for key in what(t) {
                for body in &bodies {
                    earlier.by_body.entry((body, lot(t), key.clone())).or_default().push(i);
                }
            }
            if t.is_media && !t.learnt {
                earlier.press.entry(t.claim.act.to_string()).or_default().push(i);
            }
            if t.claim.aspect != Aspect::Number || t.claim.scope() == Scope::Part {
                continue;
            }
            for n in &t.numbers {
                if seen.insert((lot(t), *n, None, &t.voice)) {
                    earlier.by_number.entry((lot(t), *n)).or_default().push(i);
                }
                if let Some(end) = end(t, *n)
                    && seen.insert((lot(t), *n, Some(end), &t.voice))
                {
                    earlier.by_end.entry((lot(t), *n, end)).or_default().push(i);
                }
            }
        }
        earlier
    }
}

/// What two claims must share to be of one thing: a number, or the aspect where there is none.
fn what(told: &Told<'_>) -> Vec<String> {
    match told.numbers.is_empty() {
        true => vec![told.claim.aspect.to_string()],
        false => told.numbers.iter().map(u64::to_string).collect(),
    }
}

/// Which end of what a claim states a number is; none where it is neither a floor alone nor a ceiling.
fn end(told: &Told<'_>, n: u64) -> Option<End> {
    let quantity = told.claim.quantity.as_ref()?;
    let one_sided = told.range.is_some_and(|r| !r.is_two_sided());
    match (quantity.low(), quantity.high()) {
        (Some(low), Some(high)) if low < high => Some(if n == low { End::Floor } else { End::Ceiling }),
        (Some(_), Some(_)) => None,
        (Some(_), None) => one_sided.then_some(End::Floor),
        (None, Some(_)) => one_sided.then_some(End::Ceiling),
        (None, None) => None,
    }
}

/// Whether one claim may be known to who makes the other: it was said by then. The next day in the east is still this day in
/// the west, and days are kept as they are told there.
fn by_then(earlier: &Told<'_>, later: &Told<'_>) -> bool {
    matches!((earlier.said, later.said), (Some(a), Some(b)) if a.0 <= b.1 + 1)
}

fn cited(earlier: &Earlier<'_>, told: &[Told<'_>], i: usize, body: &str) -> Option<(usize, Vec<Evidence>)> {
    let t = &told[i];
    what(t).into_iter().find_map(|key| {
        let list = earlier.by_body.get(&(body, lot(t), key.clone()))?;
        // Its own reports of the cited body come after what they cite; the first other claim decides.
        let fits = |j: &&usize| **j != i && told[**j].voice != t.voice && by_then(&told[**j], t);
        let j = *list.iter().take(64).find(fits)?;
        let speaks = told[j].voice == Voice::Body(body.to_owned());
        let named = if speaks { EvidenceCode::NamesSpeaker } else { EvidenceCode::NamesPublisher };
        let mut all = vec![evidence(named, [("body", body.to_owned())])];
        if !t.numbers.is_empty() {
            all.push(evidence(EvidenceCode::SameNumber, [("number", key)]));
        }
        Some((j, all))
    })
}

fn learnt(found: &mut Found<'_, '_>, earlier: &Earlier<'_>, i: usize) {
    let (told, t) = (found.told, &found.told[i]);
    let Some(press) = earlier.press.get(t.claim.act.as_str()) else { return };
    let end = press.partition_point(|j| told[*j].order().0 <= t.order().0);
    let other = |j: &usize| told[*j].voice != t.voice && by_then(&told[*j], t);
    let fitting: Vec<usize> = press[..end].iter().rev().take(64).copied().filter(other).collect();
    let in_document = fitting.iter().find(|j| told[**j].document().is_some() && told[**j].document() == t.document());
    let papers: BTreeSet<&Voice> = fitting.iter().map(|j| &told[*j].voice).collect();
    let strength = match (in_document, papers.len()) {
        (Some(_), _) => Strength::Strong,
        (None, 1) => Strength::Likely,
        (None, _) => Strength::Possible,
    };
    let Some(j) = in_document.or(fitting.first()) else { return };
    let mut all = vec![evidence(EvidenceCode::SaysLearnt, [])];
    if in_document.is_some() {
        all.push(evidence(EvidenceCode::SameDocument, []));
    }
    found.add(i, *j, LinkKind::LearntFromPress, strength, all);
}

/// A number passed on as hearsay, where few had said it.
fn hearsay(found: &mut Found<'_, '_>, earlier: &Earlier<'_>, i: usize) {
    let (told, t) = (found.told, &found.told[i]);
    if !is_second_hand(t) || t.claim.aspect != Aspect::Number {
        return;
    }
    for n in &t.numbers {
        let list = earlier.by_number.get(&(lot(t), *n)).map(Vec::as_slice).unwrap_or_default();
        let before = list.iter().take(64).filter(|j| told[**j].voice != t.voice && told[**j].said < t.said);
        let fitting: Vec<usize> = before.filter(|j| by_then(&told[**j], t)).copied().collect();
        if fitting.is_empty() || fitting.len() > MOST_SPEAKERS {
            continue;
        }
        let j = fitting.iter().find(|j| !told[**j].is_unnamed()).unwrap_or(&fitting[0]);
        let number = evidence(EvidenceCode::SameNumber, [("number", n.to_string())]);
        found.add(i, *j, LinkKind::Relay, Strength::Likely, vec![evidence(EvidenceCode::SaysReports, []), number]);
        return;
    }
}

/// A floor where another, before it, stated a ceiling of the same number (or the reverse), told at second hand; unless
/// somebody else had stated that end before.
fn turned(found: &mut Found<'_, '_>, earlier: &Earlier<'_>, i: usize) {
    let (told, t) = (found.told, &found.told[i]);
    let whole = t.claim.aspect == Aspect::Number && t.claim.scope() == Scope::Whole;
    // Who sets a number against another's took it from there openly.
    let against = !t.claim.disputes.is_empty() || t.claim.quantity.as_ref().is_some_and(|q| q.relative_to().is_some());
    if !whole || against || !is_second_hand(t) || t.hops == 0 || t.is_media || t.numbers.len() != 1 {
        return;
    }
    let n = t.numbers[0];
    let Some(own) = end(t, n) else { return };
    let other = match own {
        End::Floor => End::Ceiling,
        End::Ceiling => End::Floor,
    };
    let before = |end: End| {
        let list = earlier.by_end.get(&(lot(t), n, end)).map(Vec::as_slice).unwrap_or_default();
        let earlier = |j: &&usize| {
            let (a, b) = (told[**j].said, t.said);
            told[**j].voice != t.voice && a.zip(b).is_some_and(|(a, b)| a.1 < b.0)
        };
        list.iter().take(64).filter(earlier).copied().collect::<Vec<_>>()
    };
    let candidates = before(other);
    if candidates.is_empty() || !before(own).is_empty() {
        return;
    }
    let alike = |j: &&usize| matches!((&told[**j].voice, &t.voice), (Voice::Several(_), Voice::Several(_)));
    let j = candidates.iter().find(alike).unwrap_or(&candidates[0]);
    let all = vec![evidence(EvidenceCode::OppositeBound, [("number", n.to_string())])];
    found.add(i, *j, LinkKind::TurnedBound, Strength::Possible, all);
}

/// Whether a claim doesn't rest on what its speaker saw: estimated, reported, or nobody's.
fn is_second_hand(told: &Told<'_>) -> bool {
    told.claim.modality.is_open()
}
