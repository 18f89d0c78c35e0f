//! Whether an aspect is contested. The number is when two whole-scope readings are disjoint or a claim
//! disputes another known whole-scope one; any other aspect is when somebody denies it. Denying the *category* ("no
//! so-called defectors") contests neither the act nor the number.

use super::context::{Context, Known, is_whole};
use crate::Reading;
use attested_model::{Aspect, ClaimId, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs (who disputes, whom), in order of ids: `speakers` are the claims on the number that count, with a number or
/// as a position; whom they dispute must be among `members`, the claims whose numbers the figure reads.
pub(super) fn disputes<'c>(
    speakers: impl Iterator<Item = &'c Known<'c>>,
    members: &BTreeMap<&'c ClaimId, &'c Known<'c>>,
) -> Vec<(&'c ClaimId, &'c Known<'c>)> {
    let by_id: BTreeMap<&ClaimId, &Known<'_>> = speakers.map(|k| (&k.claim.id, k)).collect();
    let targets = |k: &'c Known<'c>| k.disputes.iter().filter_map(|id| members.get(id).copied());
    by_id.into_iter().flat_map(|(id, k)| targets(k).map(move |of| (id, of))).collect()
}

pub(super) fn number(readings: &[Reading], disputes: &[(&ClaimId, &Known<'_>)]) -> bool {
    let whole = || readings.iter().filter(|r| r.scope == Scope::Whole);
    // Two ranges among many are disjoint exactly when the highest floor is above the lowest ceiling.
    let floor = whole().filter_map(|r| r.low).max();
    let ceiling = whole().filter_map(|r| r.high).min();
    let disjoint = matches!((floor, ceiling), (Some(f), Some(c)) if f > c);
    disjoint || disputes.iter().any(|(_, of)| is_whole(&of.claim))
}

/// The aspects of an act that are contested: those somebody denies, and the number by its own verdict.
pub(super) fn aspects(denied: Option<&BTreeSet<Aspect>>, number: bool) -> Vec<Aspect> {
    Aspect::ALL
        .iter()
        .copied()
        .filter(|aspect| match aspect {
            Aspect::Number => number,
            Aspect::Category => false,
            other => !other.is_surrounding() && denied.is_some_and(|d| d.contains(other)),
        })
        .collect()
}

/// The aspects that somebody denies, by act.
pub(super) fn denied<'c>(context: &'c Context<'_>) -> BTreeMap<&'c str, BTreeSet<Aspect>> {
    let mut denied: BTreeMap<&str, BTreeSet<Aspect>> = BTreeMap::new();
    let denials = context.known.values().filter(|k| k.claim.modality == attested_model::Modality::Denied);
    for k in denials.filter(|k| !context.is_withdrawn(&k.claim.id)) {
        denied.entry(k.claim.act.as_str()).or_default().insert(k.claim.aspect);
    }
    denied
}
