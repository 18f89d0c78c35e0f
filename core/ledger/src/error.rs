//! The errors of this crate, a variant for each operation that can fail. Reasons that callers may want to
//! match on are plain enums beside it: [`Malformed`], [`Fault`], [`AppendRefusal`], [`ProofFault`]. No message
//! holds a payload, a nonce or a seed.

use crate::{Fault, Malformed, Position, PublicKey};
use attested_model::Timestamp;
use std::fmt;
use thiserror::Error;

/// Why an operation of the ledger failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LedgerError {
    /// Text isn't the id, hash, key or signature it should be.
    #[error("this is not a {what}: {form}")]
    ReadText {
        /// What was expected.
        what: &'static str,
        /// How it is written.
        form: &'static str,
    },
    /// Bytes aren't an entry of version 1.
    #[error("this is not a ledger entry: {what}, at byte {at}")]
    DecodeEntry {
        /// What is wrong.
        what: Malformed,
        /// The byte, from 0, where the wrong field begins.
        at: usize,
    },
    /// Text isn't a checkpoint of version 1.
    #[error("this is not a checkpoint: line {line} should hold {expected}")]
    ReadCheckpoint {
        /// The first wrong line, from 1.
        line: u32,
        /// What it should hold.
        expected: &'static str,
    },
    /// A checkpoint's signature isn't by the author that it names.
    #[error("the signature is not by the author {author} over this checkpoint")]
    CheckSignature {
        /// The author named.
        author: PublicKey,
    },
    /// A commit can't be appended.
    #[error("can't append to the ledger: {why}")]
    Append {
        /// What was refused.
        why: AppendRefusal,
    },
    /// Bytes aren't the saved state of a log.
    #[error("this is not the saved state of a log: {why}; rebuild it from the entries")]
    Resume {
        /// What is wrong with them.
        why: &'static str,
    },
    /// A proof was asked for what the log doesn't hold.
    #[error("no proof can be made for {asked}: the log has {size} entries")]
    Prove {
        /// The position or size asked for.
        asked: u64,
        /// How many entries there are.
        size: u64,
    },
    /// A proof doesn't prove what it is for.
    #[error("the proof fails: {why}")]
    CheckProof {
        /// What is wrong.
        why: ProofFault,
    },
    /// A log isn't valid; this is the first thing wrong with it.
    #[error("the ledger is wrong at entry {position}: {fault}")]
    Verify {
        /// The entry, or the first entry of the commit, that is wrong.
        position: Position,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// Why a commit was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppendRefusal {
    /// There is nothing in it.
    Empty,
    /// The time is before that of the last commit.
    TimeWentBack {
        /// The time of the last commit.
        last: Timestamp,
        /// The time given.
        given: Timestamp,
    },
    /// The time is before 1970 or after the year 9999.
    TimeOutOfRange {
        /// The time given.
        given: Timestamp,
    },
    /// A kind's version is 0.
    KindVersion,
    /// An envelope names more than 65,535 subjects.
    TooManySubjects,
    /// The log would have 2^63 entries or more.
    Full,
}

impl fmt::Display for AppendRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AppendRefusal::Empty => f.write_str("the commit is empty"),
            AppendRefusal::TimeWentBack { last, given } => write!(
                f,
                "the time {given} ms is before the last commit's {last} ms; pass the later of now and the last commit's",
                given = given.0,
                last = last.0,
            ),
            AppendRefusal::TimeOutOfRange { given } => {
                write!(f, "the time {} ms is not between 1970 and 9999; set the clock", given.0)
            }
            AppendRefusal::KindVersion => f.write_str("the version of a kind is 0; they count from 1"),
            AppendRefusal::TooManySubjects => {
                f.write_str("an entry names more than 65,535 subjects; split it into several")
            }
            AppendRefusal::Full => f.write_str("the log is full"),
        }
    }
}

/// Why a proof was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofFault {
    /// The position isn't in the log, or the older log is the larger.
    OutOfRange,
    /// The path has fewer hashes than the sizes need.
    PathTooShort,
    /// The path has more hashes than the sizes need.
    PathTooLong,
    /// The path leads to another root.
    RootDiffers,
}

impl fmt::Display for ProofFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ProofFault::OutOfRange => "it is for an entry that the log does not hold",
            ProofFault::PathTooShort => "its path is too short for logs of these sizes",
            ProofFault::PathTooLong => "its path is too long for logs of these sizes",
            ProofFault::RootDiffers => "its path leads to another root",
        })
    }
}

impl From<ProofFault> for LedgerError {
    fn from(why: ProofFault) -> Self {
        LedgerError::CheckProof { why }
    }
}

impl From<AppendRefusal> for LedgerError {
    fn from(why: AppendRefusal) -> Self {
        LedgerError::Append { why }
    }
}
