//! Whether an aspect is contested. The number is when two whole-scope readings are disjoint or one claim
//! disputes another known one; any other aspect is when somebody denies it. Denying the *category* ("no
//! so-called defectors") contests neither the act nor the number.

use super::context::{Context, Known};
use crate::Reading;
use attested_model::{Act, Aspect, ClaimId, Modality, Scope};
use std::collections::BTreeSet;

/// Pairs (who disputes, whom) among known claims of a figure, in order of ids.
pub(super) fn disputes<'c>(context: &'c Context<'_>, claims: &[&'c Known<'_>]) -> Vec<(&'c ClaimId, &'c ClaimId)> {
    let here: BTreeSet<&ClaimId> = claims.iter().map(|k| &k.claim.id).collect();
    let live = |id: &&ClaimId| here.contains(*id) && !context.withdrawn.contains_key(*id);
    claims
        .iter()
        .filter(|k| !context.withdrawn.contains_key(&k.claim.id))
        .flat_map(|k| k.claim.disputes.iter().filter(live).map(|target| (&k.claim.id, target)))
        .collect()
}

pub(super) fn number(readings: &[Reading], disputes: &[(&ClaimId, &ClaimId)]) -> bool {
    let whole: Vec<_> = readings.iter().filter(|r| r.scope == Scope::Whole).map(Reading::interval).collect();
    // Two ranges among many are disjoint exactly when the highest floor is above the lowest ceiling.
    let floor = whole.iter().filter_map(|i| i.low()).max();
    let ceiling = whole.iter().filter_map(|i| i.high()).min();
    !disputes.is_empty() || matches!((floor, ceiling), (Some(f), Some(c)) if f > c)
}

/// The aspects of an act that are contested, the number's verdict given.
pub(super) fn aspects(context: &Context<'_>, act: &Act, number: bool) -> Vec<Aspect> {
    let denied = |aspect: Aspect| {
        context
            .known
            .values()
            .any(|k| k.claim.act == *act && k.claim.aspect == aspect && k.claim.modality == Modality::Denied)
    };
    Aspect::ALL
        .iter()
        .copied()
        .filter(|aspect| match aspect {
            Aspect::Number => number,
            Aspect::Category => false,
            other => !other.is_surrounding() && denied(*other),
        })
        .collect()
}
