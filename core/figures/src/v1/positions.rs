//! What isn't a number: positions (speaker × aspect × stance), and statements around the event. Input: the
//! known claims. Output: one position for each utterance and aspect, its rendering nearest the speaker first.

use super::context::{Context, Known};
use super::group::{groups, range};
use crate::{Position, Statement};
use attested_model::{Aspect, Modality, Quantity};
use std::collections::BTreeMap;

/// Whether a claim on the number is a stance to it and no number: declined, can't say, denied, taken back, or
/// words that give no range.
pub(super) fn is_position(context: &Context<'_>, known: &Known<'_>) -> bool {
    if known.claim.aspect != Aspect::Number {
        return !known.claim.aspect.is_surrounding();
    }
    match known.claim.modality {
        Modality::Declined | Modality::Undetermined | Modality::Denied | Modality::Retracted => true,
        Modality::Asserted
        | Modality::Confirmed
        | Modality::Estimated
        | Modality::Reported
        | Modality::Disputed
        | Modality::Unattributed => range(context, &known.claim).is_none(),
    }
}

pub(super) fn positions(context: &Context<'_>) -> Vec<Position> {
    let mut by_stance: BTreeMap<(&str, Aspect, Modality), Vec<&Known<'_>>> = BTreeMap::new();
    for known in context.known.values().filter(|k| is_position(context, k)) {
        by_stance.entry((known.claim.act.as_str(), known.claim.aspect, known.claim.modality)).or_default().push(known);
    }
    by_stance.values().flat_map(|claims| groups(claims)).map(|group| position(&group.renderings)).collect()
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
        .map(|k| Statement {
            speaker: k.claim.speaker.clone(),
            aspect: k.claim.aspect,
            modality: k.claim.modality,
            claim: k.claim.id.clone(),
            words: k.claim.words.clone(),
        })
        .collect()
}
