//! The state of a log that is enough to append to it: its size, last leaf hash, last time and frontier.
//!
//! Input: an author, a time, and envelopes with their nonces. Output: a commit (entries and one signed
//! checkpoint) and the next state; nothing is changed in place, so a failed write leaves the old state. The
//! state can be saved and resumed without reading the log again. Leaves out storing anything.

use crate::format::v1::{EARLIEST, ENTRIES_MAX, LATEST};
use crate::{
    AppendRefusal, Author, Checkpoint, Commitment, Entry, Fault, Frontier, Header, LeafHash, LedgerError, LogId,
    NodeHash, Nonce, Position, SignedCheckpoint, TreeHead,
};
use attested_model::{Envelope, Timestamp};

/// Where a log stands. Saved bytes are a cache, not part of the format: what can't be read is rebuilt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogState {
    log: LogId,
    frontier: Frontier,
    // `LeafHash::NONE` and `EARLIEST` while there are no entries.
    last: LeafHash,
    time: Timestamp,
}

/// One to many entries, appended and signed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// The entries, in order, all of one author and time.
    pub entries: Vec<Entry>,
    /// The signed checkpoint over the log up to the last of them.
    pub checkpoint: SignedCheckpoint,
}

impl LogState {
    /// A log with no entries yet.
    pub fn new(log: LogId) -> Self {
        Self { log, frontier: Frontier::new(), last: LeafHash::NONE, time: EARLIEST }
    }

    /// Recomputes the state from all entries of a log, checking that they follow one another. Signatures and
    /// payloads are the [`crate::Verifier`]'s.
    ///
    /// # Errors
    /// [`LedgerError::Verify`] names the first entry that doesn't follow.
    pub fn from_entries<'a>(log: LogId, entries: impl IntoIterator<Item = &'a Entry>) -> Result<Self, LedgerError> {
        let mut state = Self::new(log);
        for entry in entries {
            let position = state.next_position();
            state.follow(&entry.header, entry.leaf_hash()).map_err(|fault| LedgerError::Verify { position, fault })?;
        }
        Ok(state)
    }

    /// The log's id.
    pub fn log(&self) -> LogId {
        self.log
    }

    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// Where the next entry will stand.
    pub fn next_position(&self) -> Position {
        Position(self.size())
    }

    /// The leaf hash of the last entry; [`LeafHash::NONE`] when there is none.
    pub fn last(&self) -> LeafHash {
        self.last
    }

    /// The time of the last entry, before which no commit may be; 0 when there is none.
    pub fn time(&self) -> Timestamp {
        self.time
    }

    /// The number of entries and the root over them.
    pub fn head(&self) -> TreeHead {
        TreeHead { size: self.size(), root: self.frontier.root() }
    }

    /// Whether this is the state that `checkpoint` left the log in. A store that resumes a saved state asks
    /// this of its last checkpoint before it signs anything more.
    pub fn agrees_with(&self, checkpoint: &Checkpoint) -> bool {
        checkpoint.log() == self.log
            && checkpoint.head() == self.head()
            && checkpoint.last() == self.last
            && checkpoint.time() == self.time
    }

    /// Appends a commit: one entry for each envelope with its nonce, in order, all at `time`, and one
    /// signature. Takes O(log n) time and memory a commit of one entry, whatever the log's size n. The envelopes'
    /// subjects are a set: they are sorted and repeats are dropped. See the crate's example.
    ///
    /// A nonce is 32 fresh random bytes, never used twice, else equal payloads can be told to be equal.
    ///
    /// # Errors
    /// [`LedgerError::Append`] when there are no envelopes, `time` is before [`LogState::time`] (pass the
    /// later of the two) or outside 1970–9999, a kind's version is 0, or an envelope names more than 65,535
    /// subjects.
    pub fn append(
        &self,
        author: &Author,
        time: Timestamp,
        drafts: &[(Envelope, Nonce)],
    ) -> Result<(Commit, LogState), LedgerError> {
        self.admit(time, drafts)?;
        let first = self.next_position();
        let author_key = author.public_key();
        let mut next = self.clone();
        let mut entries = Vec::with_capacity(drafts.len());
        for (envelope, nonce) in drafts {
            let mut subjects = envelope.subjects.clone();
            subjects.sort_unstable();
            subjects.dedup();
            if subjects.len() > usize::from(u16::MAX) {
                return Err(AppendRefusal::TooManySubjects.into());
            }
            let header = Header {
                log: self.log,
                position: next.next_position(),
                link: next.last,
                time,
                author: author_key,
                kind: envelope.kind.clone(),
                kind_version: envelope.version,
                subjects,
            };
            let entry = Entry { header, commitment: Commitment::to(nonce, &envelope.payload) };
            next.push(entry.leaf_hash(), time);
            entries.push(entry);
        }
        let checkpoint =
            Checkpoint { log: self.log, head: next.head(), first, time, author: author_key, last: next.last };
        let body = checkpoint.body();
        let signature = author.sign(body.as_bytes());
        Ok((Commit { entries, checkpoint: SignedCheckpoint { body, signature } }, next))
    }

    fn admit(&self, time: Timestamp, drafts: &[(Envelope, Nonce)]) -> Result<(), AppendRefusal> {
        if drafts.is_empty() {
            return Err(AppendRefusal::Empty);
        }
        if drafts.len() as u64 > ENTRIES_MAX - self.size() {
            return Err(AppendRefusal::Full);
        }
        if time < EARLIEST || time > LATEST {
            return Err(AppendRefusal::TimeOutOfRange { given: time });
        }
        if time < self.time {
            return Err(AppendRefusal::TimeWentBack { last: self.time, given: time });
        }
        if drafts.iter().any(|(envelope, _)| envelope.version == 0) {
            return Err(AppendRefusal::KindVersion);
        }
        Ok(())
    }

    /// Takes in an entry that was appended before, if it follows.
    pub(crate) fn follow(&mut self, header: &Header, leaf: LeafHash) -> Result<(), Fault> {
        if header.log != self.log {
            return Err(Fault::EntryOfOtherLog { found: header.log });
        }
        if header.position != self.next_position() {
            return Err(Fault::PositionDiffers { found: header.position.0 });
        }
        if header.link != self.last {
            return Err(Fault::LinkBroken { expected: self.last, found: header.link });
        }
        if header.time < self.time {
            return Err(Fault::TimeWentBack { previous: self.time, found: header.time });
        }
        self.push(leaf, header.time);
        Ok(())
    }

    fn push(&mut self, leaf: LeafHash, time: Timestamp) {
        self.frontier.push(leaf);
        self.last = leaf;
        self.time = time;
    }

    /// The state as bytes, for a store to save beside the log: layout 1, log id, size, last leaf hash, time,
    /// then the frontier's peaks, all big-endian; 66 bytes and 32 a peak, at most 2,082.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(FIXED + 32 * self.frontier.peaks().len());
        bytes.extend_from_slice(&LAYOUT.to_be_bytes());
        bytes.extend_from_slice(self.log.as_bytes());
        bytes.extend_from_slice(&self.size().to_be_bytes());
        bytes.extend_from_slice(self.last.as_bytes());
        bytes.extend_from_slice(&self.time.0.to_be_bytes());
        for peak in self.frontier.peaks() {
            bytes.extend_from_slice(peak.as_bytes());
        }
        bytes
    }

    /// Reads a saved state. It can be whole and yet not this log's latest: see [`LogState::agrees_with`].
    ///
    /// # Errors
    /// [`LedgerError::Resume`] when the bytes aren't a saved state.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LedgerError> {
        let wrong = |why| LedgerError::Resume { why };
        let (fixed, peaks) = bytes.split_first_chunk::<FIXED>().ok_or(wrong("it is too short"))?;
        let (layout, rest) = take::<2>(fixed);
        let (log, rest) = take::<16>(rest);
        let (size, rest) = take::<8>(rest);
        let (last, rest) = take::<32>(rest);
        let (time, _) = take::<8>(rest);
        if u16::from_be_bytes(layout) != LAYOUT {
            return Err(wrong("its layout is not 1"));
        }
        let (peaks, leftover) = peaks.as_chunks::<32>();
        let peaks = peaks.iter().copied().map(NodeHash::from_bytes).collect();
        let frontier = Frontier::from_peaks(u64::from_be_bytes(size), peaks)
            .filter(|_| leftover.is_empty())
            .ok_or(wrong("its length does not fit its size"))?;
        let state = Self {
            log: LogId::from_bytes(log),
            frontier,
            last: LeafHash::from_bytes(last),
            time: Timestamp(i64::from_be_bytes(time)),
        };
        let empty_is_blank = state.size() > 0 || state == Self::new(state.log);
        if empty_is_blank && state.time >= EARLIEST && state.time <= LATEST {
            Ok(state)
        } else {
            Err(wrong("its time or last hash can't be"))
        }
    }
}

const LAYOUT: u16 = 1;
const FIXED: usize = 2 + 16 + 8 + 32 + 8;

/// Takes `N` bytes off a slice that has them: callers pass parts of a fixed-size array.
fn take<const N: usize>(bytes: &[u8]) -> ([u8; N], &[u8]) {
    let mut taken = [0; N];
    let (front, rest) = bytes.split_at(N);
    taken.copy_from_slice(front);
    (taken, rest)
}
