//! The best estimate, when the policy has a rule for one. Input: whole-scope readings that the policy admits.
//! Output: one number *as said* and the claim it comes from. A reading that states no floor has none to give.

use super::context::Context;
use crate::{Best, BestRule, Reading};
use attested_model::{Modality, Scope};

pub(super) fn best(context: &Context<'_>, readings: &[Reading]) -> Option<Best> {
    let said = |r: &Reading| context.known.get(&r.claim).and_then(|k| k.claim.quantity.as_ref()?.low()).or(r.low);
    let stated = readings.iter().filter(|r| r.scope == Scope::Whole && !r.vague && said(r).is_some());
    let rule = context.policy.best;
    let chosen = match rule {
        BestRule::None => None,
        BestRule::MostReliable => stated.min_by_key(|r| {
            let known = context.known.get(&r.claim);
            let public = known.and_then(|k| k.public_from);
            (
                context.reliability(r.origin.as_ref()),
                r.origin.is_none(),
                stance(r.modality),
                known.map_or(u32::MAX, |k| k.hops),
                (public.is_none(), public),
                &r.claim,
            )
        }),
        BestRule::MostConservative => stated.min_by_key(|r| (said(r), &r.claim)),
    };
    chosen.and_then(|r| Some(Best { value: said(r)?, rule: rule.code(), claim: r.claim.clone() }))
}

/// How firmly a speaker stands for a number, firmest first.
fn stance(modality: Modality) -> u8 {
    match modality {
        Modality::Confirmed => 0,
        Modality::Asserted => 1,
        Modality::Estimated => 2,
        Modality::Reported => 3,
        Modality::Disputed => 4,
        Modality::Unattributed => 5,
        Modality::Undetermined | Modality::Declined | Modality::Denied | Modality::Retracted => 6,
    }
}
