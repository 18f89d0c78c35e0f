//! What can go wrong with claims, a variant for each operation. Messages name lines, columns, codes and
//! claim ids; never the content of a person's field.

use attested_model::{ClaimId, ModelError};
use thiserror::Error;

/// Why an operation on claims failed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ClaimsError {
    /// The file to import is not UTF-8.
    #[error(
        "the file is not UTF-8: byte {at} (line {line}) cannot be read; save it as “CSV UTF-8” and import it again"
    )]
    Encoding {
        /// Byte offset of the first bad byte, from 0.
        at: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// The file to import is not readable as CSV.
    #[error("line {line}: the file is not readable as CSV: {why}")]
    Csv {
        /// The line, from 1.
        line: u64,
        /// What the reader says.
        why: String,
    },
    /// The file to import lacks a column that every claim needs.
    #[error(
        "the file has no column '{column}'; a claim needs {needed}. Name it in a map: --map FILE.toml with [columns] {column} = \"your name\""
    )]
    MissingColumn {
        /// The column.
        column: &'static str,
        /// All columns a claim needs.
        needed: String,
    },
    /// A file of another data set lacks a column that its mapping needs.
    #[error(
        "the file has no column '{column}', which {layout} needs: {needed}. Take the file as its publisher gives it, with the header; `docs/guides/interop.md` has the columns"
    )]
    ForeignColumn {
        /// The column.
        column: &'static str,
        /// The layout it was to have.
        layout: &'static str,
        /// All columns that the layout needs.
        needed: String,
    },
    /// A cell of another data set's row can't be mapped.
    #[error("column {column}: {why}")]
    ForeignCell {
        /// The column, as the data set names it.
        column: &'static str,
        /// What is wrong and what to do.
        why: String,
    },
    /// The file holds figures that this program derived.
    #[error(
        "the file holds figures that Attested derived (column '{column}'), and a figure is no claim: import the claims behind it, as `attested claim export` writes them"
    )]
    OwnFigures {
        /// The column that shows it.
        column: &'static str,
    },
    /// A column is named twice.
    #[error("the file has the column '{column}' twice")]
    DoubledColumn {
        /// The column.
        column: String,
    },
    /// A cell of a claim cannot be read.
    #[error("column {column}: {source}")]
    Cell {
        /// The column.
        column: &'static str,
        /// Why.
        #[source]
        source: ModelError,
    },
    /// A cell that every claim needs is empty.
    #[error("column {column} is empty: every claim needs it")]
    EmptyCell {
        /// The column.
        column: &'static str,
    },
    /// Cells contradict one another.
    #[error("{why}")]
    Combination {
        /// What contradicts what, and what to do.
        why: String,
    },
    /// A claim names another that is not there.
    #[error("{relation} names {target}, which is neither in the file nor in the project")]
    UnknownClaim {
        /// The relation: `part_of`, `relative_to`, `disputes`, `repeats`.
        relation: &'static str,
        /// The claim named.
        target: ClaimId,
    },
    /// A relation runs in a circle.
    #[error("{relation} runs in a circle: {path}")]
    Cycle {
        /// The relation.
        relation: &'static str,
        /// The claims on the circle, joined by arrows.
        path: String,
    },
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
    /// Writing CSV failed.
    #[error("the claims cannot be written as CSV: {why}")]
    Write {
        /// What the writer says.
        why: String,
    },
}
