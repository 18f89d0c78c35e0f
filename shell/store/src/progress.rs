//! What long work tells as it goes, and how it is ended. Input: a stage, how much of it is done. Output: whether to go on;
//! work that is ended leaves everything as it was.

use crate::StoreError;
use std::ops::ControlFlow;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Pages of the database are checked.
    Pages,
    /// Entries of the ledger are checked.
    Entries,
    /// Originals are checked.
    Originals,
    /// Derived rows are made or compared.
    Derived,
    /// Entries are written.
    Writing,
}

/// Is told the stage, how much is done and how much there is; ends the work with [`ControlFlow::Break`].
pub type Progress<'p> = &'p mut dyn FnMut(Stage, u64, u64) -> ControlFlow<()>;

/// How often entries are told of: telling of each would cost more than the work.
pub(crate) const TOLD: u64 = 500;

/// Tells, and stops when asked to.
pub(crate) fn tell(progress: Progress<'_>, stage: Stage, done: u64, total: u64) -> Result<(), StoreError> {
    match progress(stage, done, total) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(StoreError::Cancelled),
    }
}

/// For work that nobody watches.
pub(crate) fn unwatched(_: Stage, _: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
