//! The store: one encrypted project in one folder.
//!
//! Decides how a project lies on disk: an encrypted database (SQLCipher) with the ledger and the rows derived
//! from it, sealed blobs beside it, a keystore whose slots can be overwritten, and a header with the wrapped
//! data key. Input: a passphrase, envelopes to commit, questions by id. Output: entries, rows, clear errors
//! with nothing changed. Leaves out what entries mean beyond their rows, parsing of documents, and policy.
//!
//! ```text
//! PROJECT/
//!   attested.json    format, key derivation, wrapped data key      (header)
//!   project.db       SQLCipher: ledger, payloads, derived rows     (schema)
//!   keys             one slot a subject or blob, overwritable      (keystore)
//!   blobs/xx/…       originals, sealed in chunks                   (blob)
//!   checkpoint       the last signed checkpoint, kept apart        (checkpoint)
//!   lock             held while a process works on the project     (lock)
//! ```

mod backup;
mod blob;
mod checkpoint;
mod commit;
mod database;
mod derive;
mod dump;
mod error;
mod header;
mod keys;
mod keystore;
mod lock;
mod numbers;
mod persons;
mod project;
mod read;
mod schema;
mod seal;
mod snapshot;
mod verify;

pub use backup::{RestoreReport, backup, restore};
pub use blob::{BlobReader, CHUNK_BYTES};
pub use commit::{CommitReport, Draft};
pub use error::StoreError;
pub use keys::{KdfCost, Passphrase};
pub use project::{Access, Project};
pub use read::EntryRow;
pub use verify::{Stage, VerifyReport};

#[cfg(test)]
mod tests;
