//! How many origins stand behind a figure. Input: groups that speak to the number, whole or wider. Output: the
//! named ones, and the range between "suspected links are true" and "each unknown origin is one of its own".
//! Labels aren't proof: independence is shown only by a recorded judgment.

use super::group::Group;
use super::judged::Judged;
use crate::OriginsRange;
use attested_model::OriginId;
use std::collections::BTreeSet;

pub(super) struct Origins {
    pub named: usize,
    pub range: OriginsRange,
    pub shown_independent: usize,
}

pub(super) fn origins(judged: &Judged<'_>, groups: &[&Group<'_, '_>]) -> Origins {
    let stated: BTreeSet<&OriginId> = groups.iter().filter_map(|g| g.origin()).map(|o| judged.same.root(o)).collect();
    let fewest: BTreeSet<&OriginId> = stated.iter().map(|o| judged.same_if_suspected.root(o)).collect();
    let unknown = groups.iter().filter(|g| g.origin().is_none()).count();
    let shown: BTreeSet<&OriginId> = judged.independent.iter().flat_map(|(a, b)| [*a, *b]).collect();
    Origins {
        named: stated.len(),
        range: OriginsRange { low: fewest.len(), high: stated.len() + unknown },
        shown_independent: stated.intersection(&shown).count(),
    }
}
