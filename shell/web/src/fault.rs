//! What goes wrong. Input: errors from below. Output: an error for the person who started the server, and faults that a
//! page says: their words, and the status of the answer. Nobody's words go into a log: there is none.

use attested_app::AppError;
use attested_office::OfficeError;
use attested_store::StoreError;
use axum::http::StatusCode;
use thiserror::Error;

/// Why pages could not be served.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum WebError {
    /// The port can't be had.
    #[error("127.0.0.1:{port} can't be listened on; another program may have it: --port NUMBER names another")]
    Listen {
        /// The port.
        port: u16,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Serving stopped.
    #[error("serving stopped")]
    Serve(#[source] std::io::Error),
    /// The system has no randomness.
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
    /// A table of this program can't be read.
    #[error(transparent)]
    Office(#[from] OfficeError),
}

/// What a page can't do.
#[derive(Debug, Error)]
pub(crate) enum Fault {
    /// There is no such page or thing.
    #[error("{0}")]
    NotFound(String),
    /// What was sent can't be read.
    #[error("{0}")]
    Malformed(String),
    /// Somebody else changed it meanwhile.
    #[error("{0}")]
    Conflict(String),
    /// More was sent than is taken.
    #[error("{0}")]
    TooLarge(String),
    /// What was sent can't be meant.
    #[error("{0}")]
    Refused(String),
    /// What the office says.
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// What the store says.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What a use case says.
    #[error(transparent)]
    App(#[from] AppError),
}

impl Fault {
    /// The answer's status.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Fault::NotFound(_) => StatusCode::NOT_FOUND,
            Fault::Malformed(_) => StatusCode::BAD_REQUEST,
            Fault::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Fault::Conflict(_) => StatusCode::CONFLICT,
            Fault::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::App(error) | Fault::Office(OfficeError::App(error)) => of_use_case(error),
            // A file that isn't what it says, or has no text: it was sent so.
            Fault::Office(
                OfficeError::NoWorkingCopy { .. }
                | OfficeError::Extractor { .. }
                | OfficeError::Parse { .. }
                | OfficeError::Sheet(_),
            ) => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::Office(error) if error.is_wrong_use() => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::Store(StoreError::InUse { .. }) | Fault::Office(OfficeError::Store(StoreError::InUse { .. })) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Fault::Office(_) | Fault::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

const fn of_use_case(error: &AppError) -> StatusCode {
    match error {
        AppError::ClaimExists { .. } | AppError::SameBytes { .. } => StatusCode::CONFLICT,
        AppError::Snapshot(_) => StatusCode::INTERNAL_SERVER_ERROR,
        AppError::UnknownEvent { .. }
        | AppError::UnknownClaim { .. }
        | AppError::UnknownDocument { .. }
        | AppError::UnknownPerson { .. } => StatusCode::NOT_FOUND,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl Fault {
    /// Whether somebody ended it.
    pub(crate) fn is_cancelled(&self) -> bool {
        matches!(self, Fault::Store(StoreError::Cancelled) | Fault::Office(OfficeError::Store(StoreError::Cancelled)))
    }
}

impl From<attested_app::SnapshotError> for Fault {
    fn from(error: attested_app::SnapshotError) -> Self {
        Fault::App(AppError::from(error))
    }
}

impl From<attested_model::ModelError> for Fault {
    fn from(error: attested_model::ModelError) -> Self {
        Fault::Refused(error.to_string())
    }
}

impl From<attested_claims::ClaimsError> for Fault {
    fn from(error: attested_claims::ClaimsError) -> Self {
        Fault::Refused(error.to_string())
    }
}

impl From<attested_persons::PersonsError> for Fault {
    fn from(error: attested_persons::PersonsError) -> Self {
        Fault::App(AppError::from(error))
    }
}

impl From<attested_protection::ProtectionError> for Fault {
    fn from(error: attested_protection::ProtectionError) -> Self {
        Fault::Refused(error.to_string())
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Fault::Office(OfficeError::Kept(error))
    }
}
