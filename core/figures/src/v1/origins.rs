//! How many origins stand behind a figure. Input: groups that speak to the number, whole or wider. Output: the
//! named ones, and the range between "suspected links are true" and "each unknown origin is one of its own".
//! Labels aren't proof: independence is shown only by a recorded judgment.

use super::context::Context;
use super::group::Group;
use crate::OriginsRange;
use attested_model::{OriginCertainty, OriginId};
use std::collections::{BTreeMap, BTreeSet};

pub(super) struct Origins {
    pub named: usize,
    pub range: OriginsRange,
    pub shown_independent: usize,
}

pub(super) fn origins(context: &Context<'_>, groups: &[&Group<'_, '_>]) -> Origins {
    let stated: BTreeSet<&OriginId> = groups.iter().filter_map(|g| g.origin()).collect();
    let one = context.same_origins(OriginCertainty::Stated);
    let suspected: Vec<(&OriginId, &OriginId)> =
        one.iter().copied().chain(context.same_origins(OriginCertainty::Suspected)).collect();
    let named = components(&stated, &one);
    let unknown = groups.iter().filter(|g| g.origin().is_none()).count();
    let shown = context.shown_independent();
    Origins {
        named,
        range: OriginsRange { low: components(&stated, &suspected), high: named + unknown },
        shown_independent: stated.iter().filter(|o| shown.contains(**o)).count(),
    }
}

/// The representative of each origin when the pairs are one.
pub(super) fn representatives<'o>(
    origins: &BTreeSet<&'o OriginId>,
    pairs: &[(&'o OriginId, &'o OriginId)],
) -> BTreeMap<&'o OriginId, &'o OriginId> {
    let mut label: BTreeMap<&OriginId, &OriginId> =
        origins.iter().copied().chain(pairs.iter().flat_map(|(a, b)| [*a, *b])).map(|o| (o, o)).collect();
    for (a, b) in pairs {
        let (from, to) = (label[a].max(label[b]), label[a].min(label[b]));
        for value in label.values_mut() {
            if *value == from {
                *value = to;
            }
        }
    }
    label
}

fn components(origins: &BTreeSet<&OriginId>, pairs: &[(&OriginId, &OriginId)]) -> usize {
    let label = representatives(origins, pairs);
    origins.iter().map(|o| label[o]).collect::<BTreeSet<_>>().len()
}
