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

mod alike;
mod backup;
mod blob;
mod checkpoint;
mod codings;
mod commit;
mod database;
mod derive;
mod dump;
mod erased;
mod error;
mod header;
mod keys;
mod keystore;
mod listing;
mod lock;
mod named;
mod numbers;
mod persons;
mod progress;
mod project;
mod read;
mod schema;
mod seal;
mod snapshot;
mod turns;
mod verify;
mod words;

pub use alike::Alike;
pub use backup::{RestoreReport, backup, checked, restore};
pub use blob::{BlobReader, CHUNK_BYTES};
pub use commit::{CommitReport, Draft};
pub use erased::ErasedRecords;
pub use error::StoreError;
pub use keys::{KdfCost, Passphrase};
pub use listing::{ClaimOrder, ClaimsAsked, Listed, ListedClaim, ListedEvent};
pub use named::{ListedOrigin, NamedPlace};
pub use progress::{Progress, Stage};
pub use project::{Access, Project};
pub use read::EntryRow;
pub use verify::VerifyReport;
pub use words::{Hit, HitKind, Indexed, words_of_claim, words_of_document, words_of_event};

#[cfg(test)]
mod tests;
