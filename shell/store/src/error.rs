//! What can go wrong with a project, a variant for each operation. Each message says what, where, and what to
//! do; none carries a person's data.

use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why an operation on a project failed. Nothing was changed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no project in the folder.
    #[error(
        "{path}: there is no project here (attested.json is missing); make one with `attested init {path}` or name another folder with --project"
    )]
    NoProject {
        /// The folder.
        path: PathBuf,
    },
    /// There is a project, or something else, already.
    #[error("{path}: the folder is not empty; choose a new folder")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// A file of the project is missing.
    #[error("{path}: this file of the project is missing; restore the project from a backup with `attested restore`")]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The project was written by a newer program.
    #[error("{path}: the project has format {found}, this program reads format {known}; use a newer attested")]
    NewerFormat {
        /// The file that says so.
        path: PathBuf,
        /// Its format.
        found: u64,
        /// The newest this program reads.
        known: u64,
    },
    /// The passphrase does not open the project.
    #[error(
        "{path}: the passphrase does not open this project (or its attested.json was altered); nothing was changed"
    )]
    Passphrase {
        /// The project's folder.
        path: PathBuf,
    },
    /// The passphrase is empty.
    #[error("the passphrase is empty: give one by prompt, --passphrase-file or ATTESTED_PASSPHRASE")]
    EmptyPassphrase,
    /// Another process works on the project.
    #[error("{path}: another process is using this project; wait until it is done, or stop it")]
    InUse {
        /// The project's folder.
        path: PathBuf,
    },
    /// A file of the project can't be understood.
    #[error("{path}: the file is damaged: {why}; restore the project from a backup with `attested restore`")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The disk is full.
    #[error("{path}: the disk is full; nothing was changed. Free some space and try again")]
    DiskFull {
        /// Where.
        path: PathBuf,
    },
    /// The file system refused.
    #[error("{path}: {action} failed: {source}")]
    File {
        /// Where.
        path: PathBuf,
        /// What was tried.
        action: &'static str,
        /// Why it failed.
        #[source]
        source: std::io::Error,
    },
    /// The database refused.
    #[error("{path}: the database refused: {source}")]
    Database {
        /// The database.
        path: PathBuf,
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
    /// The ledger refused or does not verify.
    #[error("the ledger: {source}")]
    Ledger {
        /// Why.
        #[source]
        source: attested_ledger::LedgerError,
    },
    /// An entry's payload can't be read.
    #[error("entry {position}: {why}")]
    Entry {
        /// Its position.
        position: u64,
        /// Why.
        why: String,
    },
    /// Key derivation or randomness failed.
    #[error("{what} failed: {why}")]
    Crypto {
        /// What.
        what: &'static str,
        /// Why.
        why: String,
    },
    /// A blob's key was destroyed.
    #[error("the original was erased: its key was destroyed")]
    Erased,
    /// Something asked for is not there.
    #[error("there is no {what} {name} in this project")]
    NotFound {
        /// What kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// Long work was told to end.
    #[error("it was cancelled; nothing was changed")]
    Cancelled,
    /// The project is open for reading only.
    #[error("{path}: the project is open for reading only")]
    ReadOnly {
        /// The project's folder.
        path: PathBuf,
    },
}

impl StoreError {
    pub(crate) fn file(path: &Path, action: &'static str) -> impl FnOnce(std::io::Error) -> StoreError {
        let path = path.to_owned();
        move |source| match source.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge => {
                StoreError::DiskFull { path }
            }
            std::io::ErrorKind::NotFound => StoreError::Missing { path },
            _ => StoreError::File { path, action, source },
        }
    }

    pub(crate) fn database(path: &Path) -> impl FnOnce(rusqlite::Error) -> StoreError + use<> {
        let path = path.to_owned();
        move |source| match source.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => StoreError::DiskFull { path },
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => StoreError::InUse { path },
            Some(rusqlite::ErrorCode::NotADatabase) => {
                StoreError::Damaged { path, why: "its first page can't be authenticated".to_owned() }
            }
            Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
                StoreError::Damaged { path, why: "a page can't be authenticated or is malformed".to_owned() }
            }
            _ => StoreError::Database { path, source },
        }
    }
}

impl From<attested_ledger::LedgerError> for StoreError {
    fn from(source: attested_ledger::LedgerError) -> Self {
        StoreError::Ledger { source }
    }
}
