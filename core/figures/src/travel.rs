//! How each claim travelled: a graph of claims, documents and origins, with what changed on each step. Input: an event's
//! slice, the suggested links with their status, the vocabularies. Output: nodes and edges in a fixed order, for a program or
//! for `attested-publication` to draw. Sealed steps are left out unless asked for: they are never published (invariant 12).
//! Speakers are left out: who said it stands on the page beside the drawing.

use crate::Slice;
use crate::drift::{Drift, StepBy, drift, steps};
use crate::links::{Reviewed, Sealed};
use crate::told::{Lookups, Told, told};
use attested_model::{Aspect, ClaimId, Edtf, Modality, OriginId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A claim on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimNode {
    /// The claim.
    pub claim: ClaimId,
    /// What it speaks about.
    pub aspect: Aspect,
    /// The stance.
    pub modality: Modality,
    /// The words of its number, else kind and number; empty where it gives none.
    pub words: String,
    /// The last day on which its document may have appeared (else, on which it was said); `null` when that is unknown.
    pub day: Option<String>,
    /// The same as the record writes it, EDTF.
    pub date: Option<String>,
    /// The document it stands in.
    pub document: Option<String>,
    /// Its origin, where stated.
    pub origin: Option<OriginId>,
}

/// One claim passed on by another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TravelStep {
    /// The claim nearer the speaker.
    pub source: ClaimId,
    /// The claim that passes it on.
    pub rendering: ClaimId,
    /// Why the one is taken to pass on the other.
    pub by: StepBy,
    /// Whether nobody has stated or accepted it.
    pub suspected: bool,
    /// Whether it must not be published.
    pub sealed: bool,
    /// What changed.
    pub drift: Vec<Drift>,
}

/// How an event's claims travelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Travel {
    /// The event.
    pub event: String,
    /// The claims, in the order of their days; what merely surrounds the event is left out.
    pub claims: Vec<ClaimNode>,
    /// The documents, each with its claims.
    pub documents: BTreeMap<String, Vec<ClaimId>>,
    /// The origins stated, each with its claims.
    pub origins: BTreeMap<OriginId, Vec<ClaimId>>,
    /// The steps, in the order of the claims that pass on.
    pub steps: Vec<TravelStep>,
}

/// The graph of an event's claims.
pub fn travel(slice: &Slice, reviewed: &[Reviewed], sealed: Sealed, lookups: &Lookups<'_>) -> Travel {
    let mut all = told(&slice.claims, &slice.judgments, lookups);
    all.retain(|t| !t.claim.aspect.is_surrounding());
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut documents: BTreeMap<String, Vec<ClaimId>> = BTreeMap::new();
    let mut origins: BTreeMap<OriginId, Vec<ClaimId>> = BTreeMap::new();
    for told in &all {
        if let Some(document) = told.document() {
            documents.entry(document.to_owned()).or_default().push(told.id().clone());
        }
        if let Some(origin) = told.claim.stated_origin() {
            origins.entry(origin.clone()).or_default().push(told.id().clone());
        }
    }
    let mut changes: BTreeMap<(ClaimId, ClaimId), Vec<Drift>> = BTreeMap::new();
    for found in drift(slice, reviewed, lookups) {
        changes.entry((found.source.clone(), found.rendering.clone())).or_default().push(found);
    }
    let known: BTreeSet<&ClaimId> = all.iter().map(Told::id).collect();
    let place: BTreeMap<&ClaimId, usize> = all.iter().enumerate().map(|(i, t)| (t.id(), i)).collect();
    let mut found: Vec<TravelStep> = steps(slice, reviewed, lookups)
        .into_iter()
        .filter(|s| known.contains(&s.source) && known.contains(&s.rendering))
        .filter(|s| !s.sealed || sealed == Sealed::Shown)
        .map(|s| TravelStep {
            drift: changes.remove(&(s.source.clone(), s.rendering.clone())).unwrap_or_default(),
            source: s.source,
            rendering: s.rendering,
            by: s.by,
            suspected: s.suspected,
            sealed: s.sealed,
        })
        .collect();
    found.sort_by_key(|s| (place.get(&s.rendering).copied(), place.get(&s.source).copied()));
    Travel {
        event: slice.event.id.to_string(),
        claims: all.iter().map(node).collect(),
        documents,
        origins,
        steps: found,
    }
}

fn node(told: &Told<'_>) -> ClaimNode {
    let dates = [told.claim.published.as_ref(), told.claim.uttered.as_ref()];
    let date = dates.into_iter().flatten().find(|d| d.latest_day().is_some());
    ClaimNode {
        claim: told.id().clone(),
        aspect: told.claim.aspect,
        modality: told.claim.modality,
        words: told.words(),
        day: date.and_then(Edtf::latest_day).map(|day| day.to_string()),
        date: date.map(ToString::to_string),
        document: told.document().map(str::to_owned),
        origin: told.claim.stated_origin().cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::tests::{TABLES, example, slice};
    use crate::links::{review, suggest};
    use crate::v1::tests::claim;

    fn of(slice: &Slice, sealed: Sealed) -> Travel {
        let suggestions = suggest(slice, &BTreeSet::new(), &TABLES.lookups());
        travel(slice, &review(slice, suggestions), sealed, &TABLES.lookups())
    }

    #[test]
    fn one_source_in_three_voices() {
        let travel = of(&slice(example(), &["JUL21"]), Sealed::LeftOut);
        let steps: Vec<String> = travel
            .steps
            .iter()
            .map(|s| {
                let drift = s.drift.iter().map(|d| d.code.code()).collect::<Vec<_>>().join(" ");
                format!("{} → {} {}: {drift}", s.source, s.rendering, s.by.code())
            })
            .collect();
        let wanted = [
            "C054 → C055 repeats: quantifier_changed",
            "C054 → C056 repeats: bound_flipped",
            "C055 → C056 relay: bound_dropped",
        ];
        assert_eq!(steps, wanted);
        assert_eq!(travel.origins.values().map(Vec::len).max(), Some(3));
        assert_eq!(travel.claims.len(), 4);
    }

    #[test]
    fn sealed_steps_are_shown_only_when_asked_for() {
        let places = "place=\"CN Hunchun;Tumen;Changbai\" event_time=20:00";
        let lines = [
            format!("C1 ~600 {places} speaker=\"source in Dandong\" on=2023-10-10"),
            format!("C2 ~600 {places} speaker=\"Human Rights Foundation\" on=2023-10-12"),
        ];
        let slice = slice(lines.iter().map(|l| claim(l)).collect(), &["E"]);
        assert!(of(&slice, Sealed::LeftOut).steps.is_empty());
        assert!(of(&slice, Sealed::Shown).steps.iter().all(|s| s.sealed && s.suspected));
        assert_eq!(of(&slice, Sealed::Shown).steps.len(), 1);
    }
}
