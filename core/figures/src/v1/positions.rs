//! What isn't a number: positions (speaker × aspect × stance), and statements around the event. Input: the
//! known claims. Output: one position for each utterance and aspect, its rendering nearest the speaker first.

use super::context::{Context, Known, states_number};
use super::group::groups;
use crate::{Excluded, Position, Statement};
use attested_model::{Aspect, Modality, Quantity};
use std::collections::BTreeMap;

/// Whether a claim is a stance: on another aspect than the number, or on the number when it is declined, can't be
/// said, is denied, doubted or taken back, or when its words give no range.
pub(super) fn is_position(context: &Context<'_>, known: &Known<'_>) -> bool {
    match known.claim.aspect {
        Aspect::Number => !(states_number(&known.claim) && context.range(&known.claim.id).is_some()),
        other => !other.is_surrounding(),
    }
}

pub(super) fn positions(context: &Context<'_>) -> Vec<Position> {
    let mut by_stance: BTreeMap<(&str, Aspect, Modality), Vec<&Known<'_>>> = BTreeMap::new();
    let live = context.known.values().filter(|k| !context.is_withdrawn(&k.claim.id));
    for known in live.filter(|k| is_position(context, k)) {
        by_stance.entry((known.claim.act.as_str(), known.claim.aspect, known.claim.modality)).or_default().push(known);
    }
    let groups = by_stance.values().flat_map(|claims| groups(claims, &context.known));
    groups.map(|group| position(&group.renderings)).collect()
}

fn position(renderings: &[&Known<'_>]) -> Position {
    let nearest = renderings[0];
    let claim = &nearest.claim;
    // A rendering that names its speaker in full says more than one that doesn't.
    let speaker =
        renderings.iter().map(|k| k.claim.speaker.as_str()).max_by_key(|s| s.chars().count()).unwrap_or_default();
    Position {
        speaker: speaker.to_owned(),
        aspect: claim.aspect,
        modality: claim.modality,
        claim: claim.id.clone(),
        act: claim.act.to_string(),
        renderings: renderings.iter().map(|k| k.claim.id.clone()).collect(),
        words: claim.words.clone(),
        quantity_words: claim.quantity.as_ref().map_or("", Quantity::words).to_owned(),
        origin: renderings.iter().find_map(|k| k.claim.stated_origin()).cloned(),
        held: nearest.record.is_held(),
    }
}

pub(super) fn statements(context: &Context<'_>) -> Vec<Statement> {
    let around = context.known.values().filter(|k| k.claim.aspect.is_surrounding());
    around
        .filter(|k| !context.is_withdrawn(&k.claim.id))
        .map(|k| Statement {
            speaker: k.claim.speaker.clone(),
            aspect: k.claim.aspect,
            modality: k.claim.modality,
            claim: k.claim.id.clone(),
            words: k.claim.words.clone(),
        })
        .collect()
}

/// Positions and statements that were taken out, and why. Numbers taken out stand with their figures.
pub(super) fn excluded(context: &Context<'_>) -> Vec<Excluded> {
    let number = |k: &Known<'_>| k.claim.aspect == Aspect::Number && !is_position(context, k);
    context
        .withdrawn
        .iter()
        .filter(|(id, _)| context.known.get(*id).is_some_and(|k| !number(k)))
        .map(|(id, reason)| Excluded { claim: id.clone(), reason })
        .collect()
}
