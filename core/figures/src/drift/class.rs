//! What those counted are called. Input: two claims. Output: a shift, where the rendering asserts more of the people than the
//! source did ("residents" became "defectors"). Words that assert nothing ("North Koreans", "deportees", "women") shift
//! nothing, and neither does an aside on some of them ("mostly women", "including escapees").

use super::{Change, DriftCode, change};
use crate::told::{Lookups, Told};
use crate::vocabulary::{RelayRole, folded};
use attested_model::{Aspect, Modality};
use std::collections::BTreeSet;

pub(super) fn shifted(source: &Told<'_>, rendering: &Told<'_>, lookups: &Lookups<'_>) -> Option<Change> {
    let denies = |t: &Told<'_>| t.claim.modality == Modality::Denied || t.claim.aspect == Aspect::Category;
    if source.claim.class.is_empty() || denies(source) || denies(rendering) {
        return None;
    }
    let (before, after) = (asserted(&source.claim.class, lookups), asserted(&rendering.claim.class, lookups));
    let terms = &lookups.vocabulary.terms;
    let is_broader = |term: &str| before.iter().any(|had| terms.is_within("class", had, term));
    let gained: Vec<&str> =
        after.iter().map(String::as_str).filter(|t| !before.contains(*t) && !is_broader(t)).collect();
    let (a, b) = (&source.claim.class, &rendering.claim.class);
    (!gained.is_empty()).then(|| change(DriftCode::ClassShifted, a, b, [("gained", gained.join(", "))]))
}

/// The terms that a class as said asserts: those of the vocabulary that stand in it, asides and neutral ones left out.
fn asserted(said: &str, lookups: &Lookups<'_>) -> BTreeSet<String> {
    let text = folded(said);
    let end = text.find(',').unwrap_or(text.len());
    let aside = lookups.relay.first(RelayRole::Aside, &text[..end]).map(|(from, _)| from);
    let main = &text[..aside.filter(|at| *at > 0).unwrap_or(end)];
    let mut terms = lookups.vocabulary.terms.standing_in("class", main);
    terms.retain(|term| !lookups.relay.is_neutral(term));
    terms
}
