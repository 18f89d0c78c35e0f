//! The one error of this crate: what could not be read, and what to write instead. Messages carry the
//! offending text as given (never a person's name: these are codes, numbers and dates).

use thiserror::Error;

/// Why a word of the model could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ModelError {
    /// An identifier was empty, too long or held a control character.
    #[error("{what} '{text}' is not an identifier: use 1 to 200 characters, no control characters")]
    Identifier {
        /// Which identifier.
        what: &'static str,
        /// What was given.
        text: String,
    },
    /// A term is not in a closed vocabulary.
    #[error("unknown {what} '{text}': use one of {allowed}")]
    Term {
        /// Which vocabulary.
        what: &'static str,
        /// What was given.
        text: String,
        /// The terms that exist, comma-separated.
        allowed: String,
    },
    /// A date could not be read as EDTF.
    #[error(
        "'{text}' is not a date: {why} (write EDTF, for example 2023-10-09, 2023-10, 2023-10-09/2023-10-12, 2023~)"
    )]
    Date {
        /// What was given.
        text: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A number could not be read.
    #[error("'{text}' is not a whole number from 0 to 10^15")]
    Number {
        /// What was given.
        text: String,
    },
    /// A quantity's kind and bounds don't go together.
    #[error("quantity '{kind}' {why}")]
    Quantity {
        /// The kind given.
        kind: &'static str,
        /// What is wrong with its bounds.
        why: String,
    },
    /// A vocabulary table could not be read.
    #[error("table {table}, line {line}: {why}")]
    Table {
        /// The table's name.
        table: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// A kind of entry is not lower-case ASCII words joined by dots.
    #[error("'{text}' is not a kind of entry: use lower-case ASCII words joined by dots, at most 64 bytes")]
    Kind {
        /// What was given.
        text: String,
    },
    /// A subject handle is not 32 hexadecimal digits.
    #[error("'{text}' is not a subject handle: it has 32 hexadecimal digits")]
    Handle {
        /// What was given.
        text: String,
    },
    /// The index of the world's places could not be read.
    #[error("the index of places can't be read: {why}")]
    Index {
        /// What is wrong.
        why: &'static str,
    },
}
