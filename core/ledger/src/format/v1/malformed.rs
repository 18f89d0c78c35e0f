//! What can be wrong with the bytes of an entry, as data. Leaves out whether the entry fits its log
//! ([`crate::Fault`]).

use crate::LedgerError;
use std::fmt;

/// What is wrong with the bytes of an entry, and where the wrong field begins.
pub(crate) struct Flaw {
    pub(crate) what: Malformed,
    pub(crate) at: usize,
}

/// What is wrong with the bytes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// The bytes end inside a field.
    Truncated {
        /// The field that isn't whole.
        field: &'static str,
    },
    /// The format version isn't 1: a newer program wrote it, or it isn't an entry.
    Version {
        /// The version found.
        found: u16,
    },
    /// The position is 2^63 − 1 or more, which no log reaches.
    Position,
    /// The time is before 1970 or after the year 9999.
    Time,
    /// The kind isn't 1 to 64 bytes of `a`–`z` and `_` in words joined by single dots.
    Kind,
    /// The version of the kind is 0; they count from 1.
    KindVersion,
    /// Subject handles aren't strictly ascending: one is repeated, or out of order.
    SubjectOrder,
    /// Bytes follow the end.
    Trailing {
        /// How many.
        bytes: usize,
    },
}

impl From<Flaw> for LedgerError {
    fn from(flaw: Flaw) -> Self {
        LedgerError::DecodeEntry { what: flaw.what, at: flaw.at }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Malformed::Truncated { field } => write!(f, "the bytes end inside the {field}"),
            Malformed::Version { found } => write!(f, "format version {found} is not 1"),
            Malformed::Position => f.write_str("the position is greater than a log can hold"),
            Malformed::Time => f.write_str("the time is not between 1970 and 9999"),
            Malformed::Kind => f.write_str("the kind is not lower-case ASCII words joined by dots, 1 to 64 bytes"),
            Malformed::KindVersion => f.write_str("the version of the kind is 0"),
            Malformed::SubjectOrder => f.write_str("the subject handles are not strictly ascending"),
            Malformed::Trailing { bytes } => write!(f, "{bytes} bytes too many"),
        }
    }
}
