//! reconcile/v1: from claims to figures. The rules are `docs/methods/reconcile-v1.md`; this module is frozen
//! once a published figure used it, and v2 will stand beside it.
//!
//! Input: a slice of the record, a point in time, a policy, a vocabulary. Output: every figure of the event
//! and the positions on it. Bad data is data: nothing here fails.

mod best;
mod chain;
mod coincidence;
mod contest;
mod context;
mod core;
mod envelope;
mod figure;
mod grade;
mod group;
mod judged;
mod origins;
mod positions;
mod ranges;
mod warnings;
mod withdrawn;

pub use coincidence::{NEAR_DAYS, SMALLEST};

use crate::{EventFigures, Policy, Slice, Vocabulary};
use attested_model::AsOf;

/// The method's name and version, as figures print it.
pub const METHOD: &str = "reconcile/v1";

/// Derives an event's figures from a slice of the record, as known by `as_of.known`. What was recorded by
/// `as_of.recorded` is the slice's affair; it is only named here.
pub fn reconcile(
    slice: &Slice,
    as_of: AsOf,
    recorded: Option<String>,
    policy: &Policy,
    vocabulary: &Vocabulary,
) -> EventFigures {
    let context = context::Context::new(slice, as_of, policy, vocabulary);
    let figures = figure::figures(&context);
    EventFigures {
        event: slice.event.id.clone(),
        as_of: as_of.known.map(|day| day.to_string()),
        as_recorded: recorded,
        policy: policy.name,
        method: METHOD,
        vocabulary: vocabulary.hash.clone(),
        figures,
        positions: positions::positions(&context),
        statements: positions::statements(&context),
        excluded: positions::excluded(&context),
    }
}

#[cfg(test)]
pub(crate) mod tests;
