//! What two renderings say, compared field by field. Input: the claim nearer the speaker, and one that passes it on. Output:
//! the changes. What one of the two doesn't say is no change.

use super::{Change, DriftCode, change};
use crate::links::is_rounded;
use crate::told::Told;
use attested_model::{Edtf, Gazetteer, Interval, Modality, PlaceId, Scope};

/// Bounds, hedges and numerals; and whether that happened between two languages.
pub(super) fn number(source: &Told<'_>, rendering: &Told<'_>) -> Vec<Change> {
    let relative = |t: &Told<'_>| t.claim.quantity.as_ref().is_some_and(|q| q.relative_to().is_some());
    if relative(source) || relative(rendering) || source.claim.aspect != rendering.claim.aspect {
        return Vec::new();
    }
    let mut found: Vec<Change> = numeral(source, rendering).into_iter().collect();
    let words = (source.words(), rendering.words());
    if let (Some(a), Some(b)) = (source.range, rendering.range) {
        let same = source.numbers.iter().any(|n| rendering.numbers.contains(n));
        match turned(a, b).or_else(|| bound(a, b)) {
            Some(code) => found.push(change(code, &words.0, &words.1, [])),
            None if same && differ(a, b) => {
                found.push(change(DriftCode::QuantifierChanged, &words.0, &words.1, []));
            }
            None => {}
        }
    }
    let (first, second) = (&source.language, &rendering.language);
    if !found.is_empty() && !first.is_empty() && !second.is_empty() && first != second {
        let languages = [("first", first.clone()), ("second", second.clone())];
        found.push(change(DriftCode::TranslationError, &words.0, &words.1, languages));
    }
    if source.claim.unit() != rendering.claim.unit() {
        let units = (source.claim.unit(), rendering.claim.unit());
        found.push(change(DriftCode::UnitError, units.0, units.1, [("factor", String::new())]));
    }
    found
}

/// A number that is another in the rendering: rounded, ten-fold, or simply another.
fn numeral(source: &Told<'_>, rendering: &Told<'_>) -> Option<Change> {
    let (a, b) = (*source.numbers.first()?, *rendering.numbers.first()?);
    if source.numbers.iter().any(|n| rendering.numbers.contains(n)) {
        return None;
    }
    Some(if let Some(factor) = tens(a, b) {
        change(DriftCode::UnitError, a, b, [("factor", factor.to_string())])
    } else if is_rounded(b, a) {
        change(DriftCode::NumberRounded, a, b, [])
    } else {
        change(DriftCode::NumberChanged, a, b, [])
    })
}

/// The power of ten that lies between two numbers, when nothing else does.
fn tens(a: u64, b: u64) -> Option<u64> {
    let (less, more) = (a.min(b), a.max(b));
    let factor = more.checked_div(less).filter(|_| more.is_multiple_of(less) && more != less)?;
    let mut rest = factor;
    while rest.is_multiple_of(10) {
        rest /= 10;
    }
    (rest == 1).then_some(factor)
}

/// A floor turned into a ceiling, or an end that is gone.
fn bound(source: Interval, rendering: Interval) -> Option<DriftCode> {
    let ends = |i: Interval| (i.low().is_some(), i.high().is_some());
    match (ends(source), ends(rendering)) {
        ((true, false), (false, true)) | ((false, true), (true, false)) => Some(DriftCode::BoundFlipped),
        ((true, true), (true, false) | (false, true)) => Some(DriftCode::BoundDropped),
        (_, (true, true) | (false, false)) | ((true, false), (true, false)) | ((false, _), (false, true)) => None,
        ((false, false), (true, false)) => None,
    }
}

/// A ceiling of two stated ends that is now the floor, or the reverse: "between 600 and 2,000" became "more than 2,000".
fn turned(source: Interval, rendering: Interval) -> Option<DriftCode> {
    let meet = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a.abs_diff(b) <= 1);
    let two_ends = source.low().zip(source.high()).is_some_and(|(low, high)| high - low > 1);
    let (floor, ceiling) = (rendering.low(), rendering.high());
    let flipped = (ceiling.is_none() && meet(source.high(), floor)) || (floor.is_none() && meet(source.low(), ceiling));
    (two_ends && flipped).then_some(DriftCode::BoundFlipped)
}

/// Whether two ranges differ by more than "at least" and "more than" do.
fn differ(a: Interval, b: Interval) -> bool {
    let apart = |a: Option<u64>, b: Option<u64>| match (a, b) {
        (Some(a), Some(b)) => a.abs_diff(b) > 1,
        (a, b) => a != b,
    };
    apart(a.low(), b.low()) || apart(a.high(), b.high())
}

/// Dates that share no day. An hour that is told counts: the night of the 9th reaches into the 10th, and the evening of the
/// 10th does not reach back.
pub(super) fn date(source: &Told<'_>, rendering: &Told<'_>) -> Option<Change> {
    let (a, b) = (source.claim.event_date.as_ref()?, rendering.claim.event_date.as_ref()?);
    let apart = match (source.happened(), rendering.happened()) {
        (Some(a), Some(b)) => a.1 <= b.0 || b.1 <= a.0,
        _ => !Edtf::overlaps(a, b),
    };
    apart.then(|| change(DriftCode::DateMoved, a, b, []))
}

/// What the speaker left open, told as a fact.
pub(super) fn hedge(source: &Told<'_>, rendering: &Told<'_>) -> Option<Change> {
    let modality = rendering.claim.modality;
    let as_fact = modality.says_so() && !modality.is_open() && !rendering.hedged;
    let same = source.claim.aspect == rendering.claim.aspect && stance_of(source) == Stance::Said;
    let said = |t: &Told<'_>| match t.claim.words.is_empty() {
        true => t.claim.modality.to_string(),
        false => t.claim.words.clone(),
    };
    (same && source.hedged && as_fact).then(|| change(DriftCode::HedgeLost, said(source), said(rendering), []))
}

/// Every place of the rendering holds one of the source, none of the source's is left out, and one is wider.
pub(super) fn place(source: &Told<'_>, rendering: &Told<'_>, gazetteer: &Gazetteer) -> Option<Change> {
    let roles = (source.claim.place_role, rendering.claim.place_role);
    if roles.1.is_some() && roles.0 != roles.1 {
        return None;
    }
    let (a, b) = (gazetteer.resolve(&source.claim.place), gazetteer.resolve(&rendering.claim.place));
    let holds = |outer: &PlaceId, inner: &PlaceId| gazetteer.contains(outer, inner);
    let covered = a.iter().all(|inner| b.iter().any(|outer| holds(outer, inner)));
    let grounded = b.iter().all(|outer| a.iter().any(|inner| holds(outer, inner)));
    let wider = b.iter().any(|outer| !a.contains(outer));
    (!a.is_empty() && covered && grounded && wider)
        .then(|| change(DriftCode::PlaceWidened, &source.claim.place, &rendering.claim.place, []))
}

/// Another act.
pub(super) fn act(source: &Told<'_>, rendering: &Told<'_>) -> Option<Change> {
    let (a, b) = (&source.claim.act, &rendering.claim.act);
    (a != b).then(|| change(DriftCode::ActChanged, a, b, []))
}

/// A part told as the whole.
pub(super) fn scope(source: &Told<'_>, rendering: &Told<'_>) -> Option<Change> {
    let (a, b) = (source.claim.scope(), rendering.claim.scope());
    let same = source.numbers.iter().any(|n| rendering.numbers.contains(n));
    (same && a == Scope::Part && b != Scope::Part).then(|| change(DriftCode::ScopeWidened, a, b, []))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stance {
    Said,
    Against,
    Declined,
    Unknown,
}

fn stance_of(told: &Told<'_>) -> Stance {
    match told.claim.modality {
        Modality::Asserted
        | Modality::Confirmed
        | Modality::Estimated
        | Modality::Reported
        | Modality::Unattributed => Stance::Said,
        Modality::Denied | Modality::Disputed | Modality::Retracted => Stance::Against,
        Modality::Declined => Stance::Declined,
        Modality::Undetermined => Stance::Unknown,
    }
}

/// One thing said to be declined here and not known there. One document that tells of both tells of two things that were said:
/// "they are in touch", and "no details".
pub(super) fn stance(source: &Told<'_>, rendering: &Told<'_>) -> Option<Change> {
    let (a, b) = (source.claim.modality, rendering.claim.modality);
    let one_document = source.claim.document.is_some() && source.claim.document == rendering.claim.document;
    let same = source.claim.aspect == rendering.claim.aspect && !one_document;
    (same && stance_of(source) != stance_of(rendering)).then(|| change(DriftCode::StanceChanged, a, b, []))
}
