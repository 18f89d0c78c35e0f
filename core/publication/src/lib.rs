//! What leaves the record to be read: so far the internal page of an event, the formats of others (`interop`),
//! and the words of a figure that every view shares.
//!
//! Input: an event's figures with the references behind them, and somebody who translates. Output: text.
//! Leaves out prose (`messages/`), files (the shell writes them), and everything public: until disclosure
//! control exists, what is made here is stamped internal.

mod dossier;
mod escape;
pub mod interop;
pub mod map;
pub mod page;
mod scale;
mod specification;
mod translate;
pub mod travel;
pub mod words;

pub use dossier::{ClaimReference, EventDossier, Labels, ShownQuotation, name_in};
pub use escape::{escape, visible};
pub use scale::Scale;
pub use specification::specification_curve;
pub use translate::{Arg, Translate};

#[cfg(test)]
mod fixture;
