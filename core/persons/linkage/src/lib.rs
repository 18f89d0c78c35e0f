//! Which records are one person: blocking, comparison, Fellegi–Sunter, clusters that don't chain.
//!
//! Input: records of persons as text, and the model of names. Output: a cluster for each record, pairs with probabilities, a report.
//! Method: `docs/methods/linkage.md`. Leaves out the registry of a project, people's judgments and their queue.

mod blocking;
mod cluster;
mod date;
mod fellegi;
mod intern;
mod link;
mod name;
mod parallel;
mod pattern;
mod place;
mod record;
mod records;
#[cfg(test)]
mod tests;

pub use fellegi::Convergence;
pub use link::{Level, Linkage, Pair, Report, Settings, link};
pub use pattern::FIELDS;
pub use records::{Column, Record, Records};

/// What can go wrong in linking.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LinkageError {
    /// Two records have one id. Their places in the input.
    #[error("two records have one id")]
    SameId {
        /// The first.
        first: usize,
        /// The second.
        second: usize,
    },
}
