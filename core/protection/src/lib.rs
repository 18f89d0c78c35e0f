//! Protection: how far something may travel, and who was erased.
//!
//! Input: sensitivity labels, and the entries that name a subject or record that one was erased. Output: the
//! labels in order ([`Tlp`]), and the entries ([`ProtectionEntry`]).
//!
//! Leaves out: who a subject is (sealed payloads of other crates hold that; here a subject is a random
//! handle), how keys are destroyed (`attested-store`), and consent in detail, which comes with its own issue.

mod entry;
mod error;
mod tlp;

pub use entry::ProtectionEntry;
pub use error::ProtectionError;
pub use tlp::Tlp;
