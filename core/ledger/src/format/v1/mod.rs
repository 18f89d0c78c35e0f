//! Version 1 of the ledger's wire format: entries as fixed bytes, checkpoints as signed text.
//!
//! Input and output: bytes and text exactly as `docs/format.md` describes them, read strictly: whatever is
//! accepted is written again as the same bytes. Leaves out whether entries fit together
//! ([`crate::Verifier`]).

mod base64;
mod bytes;
mod checkpoint;
mod entry;
mod malformed;

pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use entry::{Entry, Header};
use malformed::Flaw;
pub use malformed::Malformed;

use attested_model::Timestamp;

/// The version that every header begins with.
pub const VERSION: u16 = 1;

/// The most entries that a log can hold: positions fit signed 64-bit integers, as databases have them.
pub const ENTRIES_MAX: u64 = (1 << 63) - 1;

/// The latest time an entry can carry: the last millisecond of the year 9999, UTC.
pub const LATEST: Timestamp = Timestamp(253_402_300_799_999);

/// The earliest time an entry can carry: 1970-01-01T00:00:00Z.
pub const EARLIEST: Timestamp = Timestamp(0);
