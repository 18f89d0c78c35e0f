//! What can go wrong with figures: a vocabulary, a file of past events or a coder's statement that can't be read, a policy
//! nobody wrote. Data never fails: bad data is data, and derivations return a value and notes.

use attested_model::ModelError;
use thiserror::Error;

/// Why figures could not be derived.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FiguresError {
    /// A vocabulary table could not be read.
    #[error("the vocabulary cannot be read: {0}")]
    Vocabulary(#[from] ModelError),
    /// A file of past events could not be read.
    #[error("the events cannot be read: {0}")]
    Events(#[source] ModelError),
    /// Relations and accounts that a coder states could not be read.
    #[error("the stated relations and accounts cannot be read: {why}")]
    Stated {
        /// What is wrong, and where.
        why: String,
    },
    /// There is no policy of this name.
    #[error("there is no policy '{name}': use one of {known}")]
    Policy {
        /// The name given.
        name: String,
        /// The names there are.
        known: String,
    },
}
