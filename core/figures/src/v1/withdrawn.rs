//! Claims taken out of figures: excluded by a judgment, retracted by their own source, or superseded by a later
//! claim of the same source. Input: the known claims and the judgments. Output: claim → reason.
//!
//! A source takes back what it said, not one report of it: all renderings of the utterance go. Nobody can take back
//! what another said: a retraction by someone else is a dispute at most. A retraction that was itself taken back, or
//! excluded, counts for nothing.

use super::context::Known;
use super::group;
use super::judged::Judged;
use attested_claims::Decision;
use attested_model::{ClaimId, Modality};
use std::collections::{BTreeMap, BTreeSet};

const EXCLUDED: &str = "excluded_by_judgment";
const RETRACTED: &str = "retracted";
const SUPERSEDED: &str = "superseded";

type Claims<'c, 'a> = &'c BTreeMap<ClaimId, Known<'a>>;

pub(super) fn withdrawn(known: Claims<'_, '_>, judged: &Judged<'_>) -> BTreeMap<ClaimId, &'static str> {
    let excluded: BTreeSet<&ClaimId> = judged
        .decisions
        .iter()
        .filter_map(|decision| match decision {
            Decision::Exclude { claim } => known.get_key_value(claim).map(|(id, _)| id),
            _ => None,
        })
        .collect();
    let retracted = retracted(known, judged, &excluded);
    let voiceless = |id: &ClaimId| excluded.contains(id) || retracted.contains(id);
    let superseded = superseded(known, judged, &voiceless);
    let mut out: BTreeMap<ClaimId, &'static str> = BTreeMap::new();
    for (claims, reason) in [(&superseded, SUPERSEDED), (&retracted, RETRACTED)] {
        out.extend(with_renderings(known, claims).into_iter().map(|id| (id.clone(), reason)));
    }
    out.extend(excluded.into_iter().map(|id| (id.clone(), EXCLUDED)));
    out
}

/// What sources took back. Later retractions are weighed first: one that was itself taken back has no effect.
fn retracted<'c>(known: Claims<'c, '_>, judged: &Judged<'_>, excluded: &BTreeSet<&ClaimId>) -> BTreeSet<&'c ClaimId> {
    let mut retractions: Vec<&Known<'_>> =
        known.values().filter(|k| k.claim.modality == Modality::Retracted && !excluded.contains(&k.claim.id)).collect();
    retractions.sort_by_key(|k| std::cmp::Reverse((k.public_from, &k.claim.id)));
    let mut taken_back: BTreeSet<&ClaimId> = BTreeSet::new();
    for by in retractions {
        if taken_back.contains(&by.claim.id) {
            continue;
        }
        let named = by.claim.disputes.iter().chain(by.claim.repeats.as_ref());
        let own = named.filter_map(|id| known.get_key_value(id)).filter(|(_, of)| is_one_source(by, of, judged));
        taken_back.extend(own.map(|(id, _)| id));
    }
    taken_back
}

/// Whether a retraction is the source's own: one origin, one body, or the same words for the speaker.
fn is_one_source(by: &Known<'_>, of: &Known<'_>, judged: &Judged<'_>) -> bool {
    let one_body = by.body.is_some_and(|body| of.body.is_some_and(|other| other.id == body.id));
    let one_speaker = !by.claim.speaker.is_empty() && by.claim.speaker == of.claim.speaker;
    is_one_origin(by, of, judged) || one_body || one_speaker
}

fn is_one_origin(a: &Known<'_>, b: &Known<'_>, judged: &Judged<'_>) -> bool {
    match (a.claim.stated_origin(), b.claim.stated_origin()) {
        (Some(a), Some(b)) => judged.same.root(a) == judged.same.root(b),
        (Some(_) | None, Some(_) | None) => false,
    }
}

/// What sources corrected: disputed by a claim of the same named origin that is not the earlier of the two. Claims
/// of one day that dispute each other in a circle correct nothing: nobody can say which came last.
fn superseded<'c>(
    known: Claims<'c, '_>,
    judged: &Judged<'_>,
    voiceless: &impl Fn(&ClaimId) -> bool,
) -> BTreeSet<&'c ClaimId> {
    let mut out = BTreeSet::new();
    let mut undecided: Vec<(&ClaimId, &ClaimId)> = Vec::new();
    for (by_id, by) in known.iter().filter(|(id, k)| !voiceless(id) && k.claim.modality != Modality::Retracted) {
        for target in &by.disputes {
            let Some((of_id, of)) = known.get_key_value(target).filter(|(_, of)| is_one_origin(by, of, judged)) else {
                continue;
            };
            match (by.public_from, of.public_from) {
                (Some(a), Some(b)) if a > b => {
                    out.insert(of_id);
                }
                (Some(a), Some(b)) if a < b => {}
                (Some(_) | None, Some(_) | None) => undecided.push((by_id, of_id)),
            }
        }
    }
    out.extend(outside_circles(undecided).into_iter().map(|(_, of)| of));
    out
}

/// The pairs that lie on no circle: those are peeled off whose first member nobody disputes, again and again.
fn outside_circles<'c>(pairs: Vec<(&'c ClaimId, &'c ClaimId)>) -> Vec<(&'c ClaimId, &'c ClaimId)> {
    let mut disputed_by: BTreeMap<&ClaimId, usize> = BTreeMap::new();
    let mut disputes: BTreeMap<&ClaimId, Vec<&ClaimId>> = BTreeMap::new();
    for (by, of) in &pairs {
        disputed_by.entry(by).or_default();
        *disputed_by.entry(of).or_default() += 1;
        disputes.entry(by).or_default().push(of);
    }
    let mut free: Vec<&ClaimId> = disputed_by.iter().filter(|(_, n)| **n == 0).map(|(id, _)| *id).collect();
    let mut peeled = Vec::new();
    while let Some(by) = free.pop() {
        for of in disputes.remove(by).into_iter().flatten() {
            peeled.push((by, of));
            if let Some(n) = disputed_by.get_mut(of) {
                *n -= 1;
                if *n == 0 {
                    free.push(of);
                }
            }
        }
    }
    peeled
}

/// These claims and every other rendering of the same utterances (same act, aspect and lot). Where a source corrects
/// itself within one utterance, only what it names goes: the correction is one of the renderings.
fn with_renderings<'c>(known: Claims<'c, '_>, claims: &BTreeSet<&'c ClaimId>) -> BTreeSet<&'c ClaimId> {
    let bucket = |k: &Known<'_>| (k.claim.aspect, k.lot());
    let wanted: BTreeSet<_> = claims.iter().filter_map(|id| known.get(*id)).map(bucket).collect();
    let mut alike: BTreeMap<_, Vec<&Known<'_>>> = BTreeMap::new();
    for k in known.values().filter(|k| k.claim.modality != Modality::Retracted) {
        let key = bucket(k);
        if wanted.contains(&key) {
            alike.entry(key).or_default().push(k);
        }
    }
    let mut all = claims.clone();
    for group in alike.values().flat_map(|alike| group::groups(alike, known)) {
        let gone: BTreeSet<&ClaimId> =
            group.renderings.iter().map(|k| &k.claim.id).filter(|id| claims.contains(id)).collect();
        let corrects_itself = group.renderings.iter().any(|k| k.disputes.iter().any(|id| gone.contains(id)));
        if !gone.is_empty() && !corrects_itself {
            all.extend(group.renderings.iter().filter_map(|k| known.get_key_value(&k.claim.id)).map(|(id, _)| id));
        }
    }
    all
}
