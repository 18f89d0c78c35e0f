//! A checkpoint: the text that a commit signs, in the style of C2SP tlog-checkpoint.
//!
//! Input: what a log holds after a commit, or text. Output: the one text for it, and back, strictly. The
//! first line keeps these signatures apart from any other use of a key. The lines are listed in
//! `docs/format.md`, section 4. Leaves out whether the log really is as the text says ([`crate::Verifier`]).

use super::{ENTRIES_MAX, LATEST, base64};
use crate::id::{read_decimal, read_hex};
use crate::{LeafHash, LedgerError, LogId, Position, PublicKey, Root, Signature, TreeHead};
use attested_model::Timestamp;
use std::str::FromStr;

const ORIGIN: &str = "attested.v1/";

/// What a commit says of its log: everything up to and with this commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    pub(crate) log: LogId,
    pub(crate) head: TreeHead,
    pub(crate) first: Position,
    pub(crate) time: Timestamp,
    pub(crate) author: PublicKey,
    pub(crate) last: LeafHash,
}

/// A checkpoint as its author signed it: the text, and the Ed25519 signature over its bytes. The text is kept
/// as given, so that a wrong one can be stored, shown and refused; [`SignedCheckpoint::open`] reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    /// The signed text, every line ended by a line feed.
    pub body: String,
    /// The signature over the text's bytes.
    pub signature: Signature,
}

impl Checkpoint {
    /// The log.
    pub fn log(&self) -> LogId {
        self.log
    }

    /// How many entries the log has, this commit's included, and the Merkle root over them.
    pub fn head(&self) -> TreeHead {
        self.head
    }

    /// The position of this commit's first entry; it ends at `head().size`.
    pub fn first(&self) -> Position {
        self.first
    }

    /// The time of the commit, which is the time of each of its entries.
    pub fn time(&self) -> Timestamp {
        self.time
    }

    /// The key that signs, which is the author of each of its entries.
    pub fn author(&self) -> PublicKey {
        self.author
    }

    /// The leaf hash of its last entry.
    pub fn last(&self) -> LeafHash {
        self.last
    }

    /// The text that is signed.
    pub fn body(&self) -> String {
        format!(
            "{ORIGIN}{}\n{}\n{}\nfirst {}\ntime {}\nauthor {}\nlast {}\n",
            self.log,
            self.head.size,
            base64::write(self.head.root.as_bytes()),
            self.first,
            self.time.0,
            self.author,
            self.last,
        )
    }
}

impl FromStr for Checkpoint {
    type Err = LedgerError;

    /// Reads the text of a checkpoint. Strict: what it accepts, [`Checkpoint::body`] writes again.
    /// [`LedgerError::ReadCheckpoint`] names the first line that is wrong.
    fn from_str(body: &str) -> Result<Self, LedgerError> {
        Ok(Self::read(body)?)
    }
}

/// The first line that isn't as it should be, from 1, and what it should hold.
pub(crate) struct WrongLine {
    pub(crate) line: u32,
    pub(crate) expected: &'static str,
}

impl From<WrongLine> for LedgerError {
    fn from(wrong: WrongLine) -> Self {
        LedgerError::ReadCheckpoint { line: wrong.line, expected: wrong.expected }
    }
}

impl Checkpoint {
    /// Reads the text of a checkpoint, with nothing but what can be wrong with it.
    pub(crate) fn read(body: &str) -> Result<Self, WrongLine> {
        let mut lines = Lines { rest: body, line: 0 };
        let log = lines.read(ORIGIN, "attested.v1/ and the log id in hexadecimal", |text| text.parse().ok())?;
        let size = lines.read("", "the number of entries, in decimal, from 1", |text| {
            read_decimal(text).filter(|size| *size > 0 && *size <= ENTRIES_MAX)
        })?;
        let root = lines.read("", "the root in base64", base64::read).map(Root::from_bytes)?;
        let first = lines.read("first ", "'first' and a position below the number of entries", |text| {
            read_decimal(text).filter(|first| *first < size).map(Position)
        })?;
        let time = lines.read("time ", "'time' and milliseconds since 1970, up to the year 9999", |text| {
            let millis = read_decimal(text).and_then(|millis| i64::try_from(millis).ok())?;
            Some(Timestamp(millis)).filter(|time| *time <= LATEST)
        })?;
        let author = lines.read("author ", "'author' and a public key in hexadecimal", |text| text.parse().ok())?;
        let last = lines.read("last ", "'last' and a leaf hash in hexadecimal", read_hex).map(LeafHash::from_bytes)?;
        lines.end()?;
        Ok(Checkpoint { log, head: TreeHead { size, root }, first, time, author, last })
    }
}

impl SignedCheckpoint {
    /// Reads the text and checks the signature by the key that it names. Whether that key is trusted, and
    /// whether the log is as the text says, is for the caller and the [`crate::Verifier`].
    ///
    /// # Errors
    /// [`LedgerError::ReadCheckpoint`] when the text isn't a checkpoint, [`LedgerError::CheckSignature`] when
    /// the signature isn't this author's over this text.
    pub fn open(&self) -> Result<Checkpoint, LedgerError> {
        let checkpoint: Checkpoint = self.body.parse()?;
        if crate::author::signed_by(&checkpoint.author, self.body.as_bytes(), &self.signature) {
            Ok(checkpoint)
        } else {
            Err(LedgerError::CheckSignature { author: checkpoint.author })
        }
    }
}

/// The lines of a text, each ended by a line feed, read one after another.
struct Lines<'a> {
    rest: &'a str,
    line: u32,
}

impl Lines<'_> {
    /// Reads the next line: `prefix`, then whatever `read` makes of the rest.
    fn read<T>(
        &mut self,
        prefix: &str,
        expected: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, WrongLine> {
        self.line += 1;
        let wrong = WrongLine { line: self.line, expected };
        let Some((line, rest)) = self.rest.split_once('\n') else { return Err(wrong) };
        self.rest = rest;
        line.strip_prefix(prefix).and_then(read).ok_or(wrong)
    }

    fn end(&self) -> Result<(), WrongLine> {
        if self.rest.is_empty() { Ok(()) } else { Err(WrongLine { line: self.line + 1, expected: "nothing more" }) }
    }
}
