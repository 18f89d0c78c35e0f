//! The slice of the record that one event's figures derive from. Input: whatever serves the record. Output:
//! a value; figures depend on nothing else. Leaves out time: the slice holds what was recorded by the moment
//! asked for, and the day asked for is applied here in core.

use attested_claims::{ClaimRecord, Event, JudgmentRecord, NumberElsewhere};

/// An event's claims and all they touch.
#[derive(Debug, Clone)]
pub struct Slice {
    /// The event.
    pub event: Event,
    /// Its claims, by id.
    pub claims: Vec<ClaimRecord>,
    /// Claims of other events that its claims name.
    pub related: Vec<ClaimRecord>,
    /// Numbers of other events that its claims state too, as far as a store looks: at least those of the other measure
    /// within [`crate::v1::NEAR_DAYS`].
    pub same_numbers: Vec<NumberElsewhere>,
    /// The judgments recorded, in ledger order.
    pub judgments: Vec<JudgmentRecord>,
}
