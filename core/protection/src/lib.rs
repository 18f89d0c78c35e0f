//! Protection: how far something may travel, what a person's data may be used for, and who was erased.
//!
//! Input: sensitivity labels, consent, marks, and the entries that record them. Output: the labels in order ([`Tlp`]), the
//! entries ([`ProtectionEntry`]), and the one decision that every use of a person's data asks for ([`decide()`]).
//!
//! Leaves out: who a subject is (sealed payloads of other crates hold that; here a subject is a random
//! handle), and how keys are destroyed (`attested-store`).

mod codes;
mod consent;
mod decide;
mod entry;
mod error;
mod mark;
mod tlp;

pub use codes::{Audience, ConsentState, Datum, Purpose};
pub use consent::{Consent, ConsentRecord};
pub use decide::{Facts, Ground, Refusal, Use, decide};
pub use entry::ProtectionEntry;
pub use error::ProtectionError;
pub use mark::{Disclosure, Mark, Marked, Marks};
pub use tlp::Tlp;
