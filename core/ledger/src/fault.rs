//! What can be wrong with a log, as data: one variant for each check of `docs/format.md`, section 6. Leaves
//! out where: [`crate::LedgerError::Verify`] carries the position.

use crate::{LeafHash, LogId, Malformed, PublicKey, Root};
use attested_model::Timestamp;
use std::fmt;

/// The first thing wrong with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The entry's bytes can't be read.
    EntryUnreadable {
        /// What is wrong with them.
        what: Malformed,
        /// At which byte, from 0.
        at: usize,
    },
    /// The entry belongs to another log.
    EntryOfOtherLog {
        /// Which.
        found: LogId,
    },
    /// The entry says that it stands elsewhere: one is missing, repeated or moved.
    PositionDiffers {
        /// The position it says.
        found: u64,
    },
    /// The entry's link isn't the leaf hash of the entry before it: one of the two was altered.
    LinkBroken {
        /// The leaf hash of the entry before it.
        expected: LeafHash,
        /// The link found.
        found: LeafHash,
    },
    /// The entry's time is before that of the entry before it.
    TimeWentBack {
        /// The time before.
        previous: Timestamp,
        /// The entry's time.
        found: Timestamp,
    },
    /// The entry's author isn't that of the commit's first entry.
    AuthorDiffersInCommit {
        /// The author found.
        found: PublicKey,
    },
    /// The entry's time isn't that of the commit's first entry.
    TimeDiffersInCommit {
        /// The time found.
        found: Timestamp,
    },
    /// The entry's author isn't one of the trusted keys.
    AuthorNotTrusted {
        /// The author found.
        found: PublicKey,
    },
    /// The payload and nonce don't give the commitment: one of the three was altered.
    PayloadDiffers,
    /// The payload is said to be erased, but the entry names no subject whose key could have been destroyed.
    ErasedWithoutSubject,
    /// There is a checkpoint, but no entry since the one before it.
    CommitEmpty,
    /// The checkpoint's text can't be read.
    CheckpointUnreadable {
        /// The first wrong line, from 1.
        line: u32,
        /// What it should hold.
        expected: &'static str,
    },
    /// The checkpoint is another log's.
    CheckpointOfOtherLog {
        /// Which.
        found: LogId,
    },
    /// The checkpoint says that its commit begins elsewhere.
    CommitStartDiffers {
        /// The position it says.
        found: u64,
    },
    /// The checkpoint says another number of entries than there are.
    CommitSizeDiffers {
        /// How many entries there are.
        expected: u64,
        /// How many it says.
        found: u64,
    },
    /// The checkpoint's author isn't its entries'.
    CommitAuthorDiffers {
        /// The author it names.
        found: PublicKey,
    },
    /// The checkpoint's time isn't its entries'.
    CommitTimeDiffers {
        /// The time it says.
        found: Timestamp,
    },
    /// The checkpoint's last leaf hash isn't that of its last entry: one of the two was altered.
    CommitLastDiffers {
        /// The leaf hash of its last entry.
        expected: LeafHash,
        /// The hash it says.
        found: LeafHash,
    },
    /// The checkpoint's root isn't that of the entries.
    CommitRootDiffers {
        /// The root of the entries.
        expected: Root,
        /// The root it says.
        found: Root,
    },
    /// The signature isn't the author's over the checkpoint.
    SignatureWrong,
    /// Entries stand after the last checkpoint: nobody signed them.
    NotSigned {
        /// How many.
        entries: u64,
    },
    /// The log has another history than the checkpoint that the reader held: it was rewritten.
    HeldCheckpointDiffers {
        /// The size at which the roots part.
        size: u64,
    },
    /// The log is shorter than the checkpoint that the reader held: it was cut off.
    HeldCheckpointMissing {
        /// The size the log once had.
        size: u64,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::EntryUnreadable { what, at } => write!(f, "its bytes can't be read: {what}, at byte {at}"),
            Fault::EntryOfOtherLog { found } => write!(f, "it belongs to another log, {found}"),
            Fault::PositionDiffers { found } => {
                write!(f, "it says that it is entry {found}: one is missing, repeated or moved")
            }
            Fault::LinkBroken { expected, found } => write!(
                f,
                "its link {found} is not the hash {expected} of the entry before it: one of the two was altered"
            ),
            Fault::TimeWentBack { previous, found } => {
                write!(f, "its time {} ms is before the {} ms of the entry before it", found.0, previous.0)
            }
            Fault::AuthorDiffersInCommit { found } => {
                write!(f, "its author {found} is not that of the first entry of its commit")
            }
            Fault::TimeDiffersInCommit { found } => {
                write!(f, "its time {} ms is not that of the first entry of its commit", found.0)
            }
            Fault::AuthorNotTrusted { found } => write!(f, "its author {found} is not among the trusted keys"),
            Fault::PayloadDiffers => f.write_str("its payload is not the one it commits to"),
            Fault::ErasedWithoutSubject => {
                f.write_str("its payload is missing, and it names no subject for whom it could have been erased")
            }
            Fault::CommitEmpty => f.write_str("a checkpoint follows another with no entry between them"),
            Fault::CheckpointUnreadable { line, expected } => {
                write!(f, "its commit's checkpoint can't be read: line {line} should hold {expected}")
            }
            Fault::CheckpointOfOtherLog { found } => write!(f, "its commit's checkpoint is another log's, {found}"),
            Fault::CommitStartDiffers { found } => {
                write!(f, "its commit's checkpoint says that the commit begins at {found}")
            }
            Fault::CommitSizeDiffers { expected, found } => {
                write!(f, "its commit's checkpoint counts {found} entries, and there are {expected}")
            }
            Fault::CommitAuthorDiffers { found } => {
                write!(f, "its commit's checkpoint names another author, {found}")
            }
            Fault::CommitTimeDiffers { found } => {
                write!(f, "its commit's checkpoint says another time, {} ms", found.0)
            }
            Fault::CommitLastDiffers { expected, found } => write!(
                f,
                "its commit's checkpoint ends with the hash {found}, and the last entry has {expected}: one of the two was altered"
            ),
            Fault::CommitRootDiffers { expected, found } => {
                write!(f, "its commit's checkpoint has the root {found}, and the entries give {expected}")
            }
            Fault::SignatureWrong => f.write_str("its commit's signature is not its author's over the checkpoint"),
            Fault::NotSigned { entries } => {
                write!(f, "it and what follows, {entries} in all, have no signed checkpoint")
            }
            Fault::HeldCheckpointDiffers { size } => {
                write!(f, "the first {size} entries are not those of the checkpoint held: history was rewritten")
            }
            Fault::HeldCheckpointMissing { size } => {
                write!(f, "the log ends here, and the checkpoint held had {size} entries: the end was cut off")
            }
        }
    }
}
