//! Protection: how far something may travel, and what may be shown of somebody who was erased.
//!
//! Input: sensitivity labels, and the entries that name a subject or record that one was erased. Output: the
//! labels in order ([`Tlp`]), and what a view may show of a payload ([`shown`]). Everything below asks here;
//! nothing below decides for itself.
//!
//! Leaves out: who a subject is (sealed payloads of other crates hold that; here a subject is a random
//! handle), how keys are destroyed (`attested-store`), and consent in detail, which comes with its own issue.

mod entry;
mod erasure;
mod error;
mod tlp;

pub use entry::ProtectionEntry;
pub use erasure::{Erasures, Shown, shown};
pub use error::ProtectionError;
pub use tlp::Tlp;
