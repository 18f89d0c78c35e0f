//! What can go wrong with the registry, a variant for each operation. Messages name lines, columns, codes and persons' numbers;
//! never what a cell or a payload holds.

use thiserror::Error;

/// Why an operation of this crate failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PersonsError {
    /// A payload could not be written or read.
    #[error("a payload of kind {kind} version {version} cannot be read: {why}")]
    Payload {
        /// The kind of entry.
        kind: String,
        /// Its version.
        version: u16,
        /// What is wrong.
        why: String,
    },
    /// A file is not what it should be as a whole.
    #[error("line {line}: {why}")]
    File {
        /// The line, from 1.
        line: u64,
        /// What is wrong and what to do.
        why: String,
    },
    /// A cell can't be read. What it holds is not said: it may be a name.
    #[error("column {column}: {why}")]
    Cell {
        /// The column.
        column: String,
        /// What it should hold.
        why: String,
    },
    /// A record of a list that was erased.
    #[error(
        "the record was erased, and an import doesn't bring it back; whoever is to be recorded anew is given another id"
    )]
    Erased,
    /// A row says nothing of anybody.
    #[error("the row says nothing of anybody: give a name, or whatever is known, in a column of {columns}")]
    Empty {
        /// The columns that say something.
        columns: String,
    },
    /// Writing a file failed.
    #[error("the persons cannot be written: {why}")]
    Write {
        /// What the writer says.
        why: String,
    },
}
