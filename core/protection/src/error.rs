//! What can go wrong with protection, a variant for each operation. Messages hold labels, kinds and positions;
//! never a handle (it stands for a person) and never the content of a payload.

use thiserror::Error;

/// Why an operation of this crate failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ProtectionError {
    /// A label of sensitivity is not one of the five.
    #[error("unknown sensitivity '{text}': use one of RED, AMBER+STRICT, AMBER, GREEN, CLEAR")]
    Tlp {
        /// What was given.
        text: String,
    },
    /// A code is none of those that exist.
    #[error("unknown {what} '{text}': use one of {allowed}")]
    Code {
        /// What was to be named.
        what: &'static str,
        /// What was given.
        text: String,
        /// The codes there are.
        allowed: String,
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
}
