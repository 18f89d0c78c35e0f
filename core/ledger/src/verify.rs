//! Is this log valid? A streaming check that names the first thing wrong.
//!
//! Input: leaf data and checkpoints in order, as stored, hostile or not; optionally payloads with their
//! nonces, the keys that the reader trusts, and checkpoints that the reader held from before. Output: what was
//! verified, or the first fault and its position. The steps are those of `docs/format.md`, section 6. Leaves
//! out reading storage, and what payloads mean.
//!
//! Without trusted keys or a held checkpoint, a valid log is only *consistent*: someone could have made all of
//! it anew with another key.

use crate::{
    Checkpoint, Commitment, Entry, Fault, LeafHash, LedgerError, LogId, LogState, Nonce, Position, PublicKey, Root,
    SignedCheckpoint,
};
use attested_model::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// What the reader has of an entry's payload.
#[derive(Debug, Clone, Copy)]
pub enum PayloadState<'a> {
    /// The payload and its nonce: they are checked against the commitment.
    Present {
        /// The payload's bytes.
        payload: &'a [u8],
        /// The nonce stored with it.
        nonce: &'a Nonce,
    },
    /// Erased, nonce and all. Only possible for an entry that names a subject.
    Erased,
    /// Not shown to this reader, who then can't say whether it is as committed.
    Withheld,
}

/// A valid log, and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Where the log stands: size, root, last leaf hash and time.
    pub state: LogState,
    /// The last checkpoint; none in a log with no entries.
    pub checkpoint: Option<Checkpoint>,
    /// How many commits there are.
    pub commits: u64,
    /// The keys that signed them.
    pub authors: BTreeSet<PublicKey>,
    /// How many payloads were there, and as committed.
    pub payloads_present: u64,
    /// How many payloads were erased.
    pub payloads_erased: u64,
    /// How many payloads were not shown.
    pub payloads_withheld: u64,
}

/// Checks a log: feed each commit's entries, then its checkpoint, and so on, then [`finish`](Self::finish).
///
/// The first fault ends it: every later call returns that same fault. Memory stays O(log n) in the number of
/// entries, plus the distinct authors.
#[derive(Debug, Clone)]
pub struct Verifier {
    seen: Verified,
    commit: Option<OpenCommit>,
    trusted: Option<BTreeSet<PublicKey>>,
    held: BTreeMap<u64, Root>,
    fault: Option<LedgerError>,
}

/// A commit whose checkpoint hasn't come yet.
#[derive(Debug, Clone, Copy)]
struct OpenCommit {
    first: Position,
    author: PublicKey,
    time: Timestamp,
}

impl Verifier {
    /// Begins at the first entry of `log`, trusting any author.
    pub fn new(log: LogId) -> Self {
        let seen = Verified {
            state: LogState::new(log),
            checkpoint: None,
            commits: 0,
            authors: BTreeSet::new(),
            payloads_present: 0,
            payloads_erased: 0,
            payloads_withheld: 0,
        };
        Self { seen, commit: None, trusted: None, held: BTreeMap::new(), fault: None }
    }

    /// Accepts entries of these authors only.
    pub fn trusting(mut self, authors: impl IntoIterator<Item = PublicKey>) -> Self {
        self.trusted = Some(authors.into_iter().collect());
        self
    }

    /// Requires the log to extend a checkpoint that the reader held from before (opened with
    /// [`SignedCheckpoint::open`]): this is what shows a log cut off or rewritten by the holder of the key.
    pub fn holding(mut self, checkpoint: &Checkpoint) -> Self {
        let head = checkpoint.head();
        let other = self.held.insert(head.size, head.root);
        let position = checkpoint.first();
        if checkpoint.log() != self.seen.state.log() {
            self.fault =
                Some(LedgerError::Verify { position, fault: Fault::CheckpointOfOtherLog { found: checkpoint.log() } });
        } else if other.is_some_and(|root| root != head.root) {
            let fault = Fault::HeldCheckpointDiffers { size: head.size };
            self.fault = Some(LedgerError::Verify { position, fault });
        }
        self
    }

    /// Checks the next entry: its bytes, log, position, link, time, author and payload. Gives it back decoded.
    ///
    /// # Errors
    /// [`LedgerError::Verify`] with the first fault.
    pub fn entry(&mut self, leaf_data: &[u8], payload: PayloadState<'_>) -> Result<Entry, LedgerError> {
        let position = self.seen.state.next_position();
        self.watched(position, |verifier| verifier.check_entry(leaf_data, payload))
    }

    /// Checks the checkpoint of the commit whose entries were just fed: its text, boundaries, author, time,
    /// last leaf hash, root and signature. Gives it back read.
    ///
    /// # Errors
    /// [`LedgerError::Verify`] with the first fault; its position is the commit's first entry.
    pub fn commit(&mut self, signed: &SignedCheckpoint) -> Result<Checkpoint, LedgerError> {
        let next = self.seen.state.next_position();
        let position = self.commit.map_or(next, |commit| commit.first);
        self.watched(position, |verifier| verifier.check_commit(signed))
    }

    /// Ends the log: nothing may be left unsigned, and every held checkpoint must have been reached.
    ///
    /// # Errors
    /// [`LedgerError::Verify`] with the first fault.
    pub fn finish(mut self) -> Result<Verified, LedgerError> {
        let next = self.seen.state.next_position();
        let position = self.commit.map_or(next, |commit| commit.first);
        self.watched(position, |verifier| verifier.check_end())?;
        Ok(self.seen)
    }

    /// Runs a check unless one failed before, and remembers its fault.
    fn watched<T>(
        &mut self,
        position: Position,
        check: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, LedgerError> {
        if let Some(error) = &self.fault {
            return Err(error.clone());
        }
        check(self).map_err(|fault| {
            let error = LedgerError::Verify { position, fault };
            self.fault = Some(error.clone());
            error
        })
    }

    fn check_entry(&mut self, leaf_data: &[u8], payload: PayloadState<'_>) -> Result<Entry, Fault> {
        let entry = Entry::read(leaf_data).map_err(|flaw| Fault::EntryUnreadable { what: flaw.what, at: flaw.at })?;
        let header = &entry.header;
        self.seen.state.follow(header, LeafHash::of(leaf_data))?;
        let commit = *self.commit.get_or_insert(OpenCommit {
            first: header.position(),
            author: header.author(),
            time: header.time(),
        });
        if header.author() != commit.author {
            return Err(Fault::AuthorDiffersInCommit { found: header.author() });
        }
        if header.time() != commit.time {
            return Err(Fault::TimeDiffersInCommit { found: header.time() });
        }
        if self.trusted.as_ref().is_some_and(|trusted| !trusted.contains(&header.author())) {
            return Err(Fault::AuthorNotTrusted { found: header.author() });
        }
        self.check_payload(&entry, payload)?;
        let head = self.seen.state.size();
        if self.held.get(&head).is_some_and(|root| *root != self.seen.state.head().root) {
            return Err(Fault::HeldCheckpointDiffers { size: head });
        }
        Ok(entry)
    }

    fn check_payload(&mut self, entry: &Entry, payload: PayloadState<'_>) -> Result<(), Fault> {
        match payload {
            PayloadState::Present { payload, nonce } => {
                if Commitment::to(nonce, payload) != entry.commitment {
                    return Err(Fault::PayloadDiffers);
                }
                self.seen.payloads_present += 1;
            }
            PayloadState::Erased => {
                if entry.header.subjects().is_empty() {
                    return Err(Fault::ErasedWithoutSubject);
                }
                self.seen.payloads_erased += 1;
            }
            PayloadState::Withheld => self.seen.payloads_withheld += 1,
        }
        Ok(())
    }

    fn check_commit(&mut self, signed: &SignedCheckpoint) -> Result<Checkpoint, Fault> {
        let commit = self.commit.take().ok_or(Fault::CommitEmpty)?;
        let checkpoint = Checkpoint::read(&signed.body)
            .map_err(|wrong| Fault::CheckpointUnreadable { line: wrong.line, expected: wrong.expected })?;
        let state = &self.seen.state;
        let head = state.head();
        if checkpoint.log() != state.log() {
            return Err(Fault::CheckpointOfOtherLog { found: checkpoint.log() });
        }
        if checkpoint.first() != commit.first {
            return Err(Fault::CommitStartDiffers { found: checkpoint.first().0 });
        }
        if checkpoint.head().size != head.size {
            return Err(Fault::CommitSizeDiffers { expected: head.size, found: checkpoint.head().size });
        }
        if checkpoint.author() != commit.author {
            return Err(Fault::CommitAuthorDiffers { found: checkpoint.author() });
        }
        if checkpoint.time() != commit.time {
            return Err(Fault::CommitTimeDiffers { found: checkpoint.time() });
        }
        if checkpoint.last() != state.last() {
            return Err(Fault::CommitLastDiffers { expected: state.last(), found: checkpoint.last() });
        }
        if checkpoint.head().root != head.root {
            return Err(Fault::CommitRootDiffers { expected: head.root, found: checkpoint.head().root });
        }
        if !crate::author::signed_by(&commit.author, signed.body.as_bytes(), &signed.signature) {
            return Err(Fault::SignatureWrong);
        }
        self.seen.commits += 1;
        self.seen.authors.insert(commit.author);
        self.seen.checkpoint = Some(checkpoint);
        Ok(checkpoint)
    }

    fn check_end(&mut self) -> Result<(), Fault> {
        let size = self.seen.state.size();
        if let Some(commit) = self.commit {
            return Err(Fault::NotSigned { entries: size - commit.first.0 });
        }
        match self.held.last_key_value() {
            Some((held, _)) if *held > size => Err(Fault::HeldCheckpointMissing { size: *held }),
            Some(_) | None => Ok(()),
        }
    }
}
