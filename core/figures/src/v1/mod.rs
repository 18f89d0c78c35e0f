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
mod prepared;
mod ranges;
mod warnings;
mod withdrawn;

pub use coincidence::{NEAR_DAYS, SMALLEST};
pub use prepared::Prepared;

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
    Prepared::new(slice, policy, vocabulary).as_of(as_of, recorded)
}

#[cfg(test)]
pub(crate) mod tests;
