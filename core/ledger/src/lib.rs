//! The ledger: append-only, hash-linked, signed entries, the only ground state of a project.
//!
//! Decides what an entry is on the wire ([`format::v1`]), how entries are appended ([`LogState`]), what
//! makes a log valid ([`Verifier`]), what proves that an entry is in a log and that one state of a log
//! extends another ([`proof`]), and how state is folded out of entries ([`replay()`]).
//!
//! Input: envelopes ([`attested_model::Envelope`]), a time, a nonce for each payload and the seed of a
//! signing key, all as arguments. Output: entries, one signed checkpoint a commit, and verdicts.
//!
//! Leaves out: where entries, payloads and nonces are stored and sealed (`attested-store`), what payloads
//! mean (each crate owns its kinds), which keys an office trusts (an argument of the [`Verifier`]), and
//! clocks and randomness. `docs/format.md` describes the bytes for a stranger who re-implements them;
//! `docs/decisions/0002-ledger-format.md` says why they are so.
//!
//! ```
//! use attested_ledger::{Author, LogId, LogState, Nonce, PayloadState, Verifier};
//! use attested_model::{Envelope, Kind, Timestamp};
//!
//! let log = LogId::from_bytes([7; 16]);
//! let author = Author::from_seed(&[1; 32]); // in life: 32 random bytes, kept sealed
//! let nonce = Nonce::from_bytes([2; 32]); // in life: 32 fresh random bytes for each entry
//! let envelope = Envelope {
//!     kind: Kind::parse("claims.claim")?,
//!     version: 1,
//!     subjects: vec![],
//!     payload: b"around 600".to_vec(),
//! };
//!
//! let empty = LogState::new(log);
//! let (commit, state) = empty.append(&author, Timestamp(1_697_155_200_000), &[(envelope.clone(), nonce.clone())])?;
//! assert_eq!(state.size(), 1);
//!
//! let mut verifier = Verifier::new(log);
//! for entry in &commit.entries {
//!     let payload = PayloadState::Present { payload: &envelope.payload, nonce: &nonce };
//!     verifier.entry(&entry.encode(), payload)?;
//! }
//! verifier.commit(&commit.checkpoint)?;
//! assert_eq!(verifier.finish()?.state, state);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod author;
mod error;
mod fault;
pub mod format;
mod hash;
mod id;
mod merkle;
pub mod proof;
mod replay;
mod state;
mod verify;

pub use author::Author;
pub use error::{AppendRefusal, LedgerError, ProofFault};
pub use fault::Fault;
pub use format::v1::{Checkpoint, Entry, Header, Malformed, SignedCheckpoint};
pub use hash::{Commitment, LeafHash, NodeHash, Nonce, Root, TreeHead};
pub use id::{EntryId, LogId, Position, PublicKey, Signature};
pub use merkle::{Frontier, root_of};
pub use replay::replay;
pub use state::{Commit, LogState};
pub use verify::{PayloadState, Verified, Verifier};
