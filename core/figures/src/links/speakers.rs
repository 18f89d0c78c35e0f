//! One speaker: renderings of one utterance, its translations, and what else it says from the same knowledge. Input:
//! claims. Output: links. Each claim is linked to the first of its like, so that there are never more links than claims.
//! Leaves out speakers who pass on what the press or another body told them: they speak from its knowledge.

use super::{EvidenceCode, Found, LinkKind, Strength, evidence, lot};
use crate::told::{Days, Told, Voice};
use attested_model::Scope;
use std::collections::BTreeMap;

/// Within how many days of its utterance a report is taken to tell of it, when the report doesn't date it.
const SLACK_DAYS: i32 = 4;
/// A date that allows more days than a month says nothing of the day.
const WIDEST_DAYS: i32 = 31;
/// How many earlier days of one speaker are looked back at.
const LOOK_BACK: usize = 8;

/// What renderings of one proposition share, numbers aside.
type Proposition = (super::Lot, &'static str, String);

/// What one speaker said on one day.
struct Occasion {
    first: usize,
    /// The first claim with a number, by proposition.
    numbers: BTreeMap<(Proposition, u64), usize>,
    /// The first claim without one.
    plain: BTreeMap<Proposition, usize>,
}

pub(super) fn find(found: &mut Found<'_, '_>) {
    let told = found.told;
    let mut speakers: BTreeMap<(String, String, String), Vec<usize>> = BTreeMap::new();
    for (i, t) in told.iter().enumerate().filter(|(_, t)| !t.learnt) {
        if let Some((who, within)) = t.speaker_key() {
            // Who cites another speaks from that other's knowledge, and only its like is one with it.
            speakers.entry((who, within, t.cites.join(" "))).or_default().push(i);
        }
    }
    for ((_, _, cites), mut claims) in speakers {
        claims.sort_by_key(|i| told[*i].order());
        let mut occasions: Vec<Occasion> = Vec::new();
        let mut first_of: BTreeMap<super::Lot, usize> = BTreeMap::new();
        for i in claims {
            let known = occasions.iter().rposition(|o| one_occasion(&told[o.first], &told[i]));
            let at = known.unwrap_or_else(|| {
                occasions.push(Occasion { first: i, numbers: BTreeMap::new(), plain: BTreeMap::new() });
                if occasions.len() > LOOK_BACK {
                    occasions.remove(0);
                }
                occasions.len() - 1
            });
            join(found, &mut occasions[at], i);
            let first = *first_of.entry(lot(&told[i])).or_insert(i);
            if known.is_none() && cites.is_empty() {
                other_day(found, first, i);
            }
        }
    }
}

fn join(found: &mut Found<'_, '_>, occasion: &mut Occasion, i: usize) {
    let told = &found.told[i];
    let proposition = proposition(told);
    let same = told.numbers.iter().find_map(|n| occasion.numbers.get(&(proposition.clone(), *n)).copied());
    let rendered = match told.numbers.first() {
        None => occasion.plain.get(&proposition).copied(),
        Some(first) => same.or_else(|| rounded(occasion, &proposition, *first)),
    };
    match rendered {
        Some(j) => rendering(found, i, j),
        None => {
            let (j, first) = (occasion.first, &found.told[occasion.first]);
            // Two numbers in two documents may have two bases, even on one day.
            let apart = !told.numbers.is_empty() && !first.numbers.is_empty() && told.document() != first.document();
            let strength = if apart { Strength::Possible } else { Strength::Likely };
            found.add(i, j, LinkKind::OneSpeaker, strength, common(first, told));
        }
    }
    for n in &told.numbers {
        occasion.numbers.entry((proposition.clone(), *n)).or_insert(i);
    }
    if told.numbers.is_empty() {
        occasion.plain.entry(proposition).or_insert(i);
    }
}

fn rendering(found: &mut Found<'_, '_>, i: usize, j: usize) {
    let (told, other) = (&found.told[i], &found.told[j]);
    let mut all = common(other, told);
    let shared = told.numbers.iter().find(|n| other.numbers.contains(n));
    if let Some(n) = shared {
        all.push(evidence(EvidenceCode::SameNumber, [("number", n.to_string())]));
    } else if let (Some(a), Some(b)) = (other.numbers.first(), told.numbers.first()) {
        let args = [("number", a.to_string()), ("rounded", b.to_string())];
        all.push(evidence(EvidenceCode::RoundedNumber, args));
    }
    let translated = !told.language.is_empty() && !other.language.is_empty() && told.language != other.language;
    if translated {
        let args = [("first", other.language.clone()), ("second", told.language.clone())];
        all.push(evidence(EvidenceCode::TwoLanguages, args));
    }
    let sure = told.is_dated && other.is_dated && (shared.is_some() || told.numbers.is_empty());
    let kind = if translated { LinkKind::Translation } else { LinkKind::OneUtterance };
    found.add(i, j, kind, if sure { Strength::Strong } else { Strength::Likely }, all);
}

/// Who speaks again on another day most often speaks from what it knew before; not where its number is lower than the
/// first, for then it has learnt something else.
fn other_day(found: &mut Found<'_, '_>, first: usize, i: usize) {
    let (a, b) = (&found.told[first], &found.told[i]);
    let named = match &b.voice {
        Voice::Body(_) | Voice::Said(_) => !b.is_media,
        Voice::Several(_) | Voice::Unnamed(_) | Voice::Silent => false,
    };
    let new_basis = a.numbers.first().zip(b.numbers.first()).is_some_and(|(first, later)| later < first);
    let whole = b.claim.scope() == Scope::Whole;
    if !named || !whole || new_basis || a.relays_unnamed || b.relays_unnamed {
        return;
    }
    if let (Some((day, _)), Some((other, _))) = (a.said, b.said) {
        let apart = evidence(EvidenceCode::OtherDay, [("days", (other - day).to_string())]);
        let all = vec![evidence(EvidenceCode::SameSpeaker, [("body", body(b))]), apart];
        found.add(i, first, LinkKind::OneSpeaker, Strength::Possible, all);
    }
}

/// The id of the body that speaks; empty where the vocabulary doesn't have it, for its words may hold a person's name.
fn body(told: &Told<'_>) -> String {
    match &told.voice {
        Voice::Body(id) => id.clone(),
        Voice::Said(_) | Voice::Several(_) | Voice::Unnamed(_) | Voice::Silent => String::new(),
    }
}

/// What every link of one speaker rests on.
fn common(a: &Told<'_>, b: &Told<'_>) -> Vec<super::Evidence> {
    let mut all = vec![evidence(EvidenceCode::SameSpeaker, [("body", body(b))])];
    if a.document().is_some() && a.document() == b.document() {
        all.push(evidence(EvidenceCode::SameDocument, []));
    }
    if let (true, true, Some(day)) = (a.is_dated, b.is_dated, b.claim.uttered.as_ref()) {
        all.push(evidence(EvidenceCode::SameDay, [("day", day.to_string())]));
    }
    all
}

fn proposition(told: &Told<'_>) -> Proposition {
    let detail = match told.claim.scope() {
        Scope::Part => format!("{}|{}", told.claim.place, told.claim.class),
        Scope::Whole | Scope::Wider => String::new(),
    };
    (lot(told), told.claim.aspect.as_str(), detail)
}

/// The claim whose number is this one before or after rounding.
fn rounded(occasion: &Occasion, proposition: &Proposition, n: u64) -> Option<usize> {
    let (from, to) = (n - n / 10, n.saturating_add(n / 10));
    let near = occasion.numbers.range((proposition.clone(), from)..=(proposition.clone(), to));
    near.take(16).find(|((_, m), _)| is_rounded(n, *m) || is_rounded(*m, n)).map(|(_, j)| *j)
}

/// Whether a number is another with its last digits taken off: 1,100 or 1,200 for 1,170.
pub(crate) fn is_rounded(rounded: u64, exact: u64) -> bool {
    let mut unit = 1u64;
    while rounded > 0 && unit.checked_mul(10).is_some_and(|next| rounded.is_multiple_of(next)) {
        unit *= 10;
    }
    // At least two digits are left, and something was taken off.
    rounded >= unit.saturating_mul(10) && !exact.is_multiple_of(unit) && rounded.abs_diff(exact) < unit
}

/// Whether two claims may tell of what a speaker said on one day.
fn one_occasion(a: &Told<'_>, b: &Told<'_>) -> bool {
    let same_document = a.document().is_some() && a.document() == b.document();
    let (Some(first), Some(second)) = (a.said, b.said) else { return same_document };
    if [first, second].iter().any(|(from, to)| to - from > WIDEST_DAYS) {
        return same_document;
    }
    let after = |said: Days, report: Days, slack: i32| said.0 <= report.1 && report.0 <= said.1 + slack;
    match (a.is_dated, b.is_dated) {
        (true, true) => after(first, second, 0) && after(second, first, 0),
        (true, false) => after(first, second, SLACK_DAYS),
        (false, true) => after(second, first, SLACK_DAYS),
        (false, false) => same_document || (after(first, second, SLACK_DAYS) && after(second, first, SLACK_DAYS)),
    }
}
