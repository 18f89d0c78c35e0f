//! One entry on the wire: a header of fixed, big-endian, length-prefixed fields, and a commitment.
//!
//! Input: fields, or bytes. Output: the same bytes for the same fields, and the one entry that the bytes
//! stand for, or what is wrong with them and where. The layout is the table in `docs/format.md`, section 2.
//! Leaves out the payload: an entry only commits to it.

use super::bytes::Cursor;
use super::{EARLIEST, ENTRIES_MAX, Flaw, LATEST, Malformed, VERSION};
use crate::{Commitment, EntryId, LeafHash, LedgerError, LogId, Position, PublicKey};
use attested_model::{Kind, SubjectHandle, Timestamp};

/// What an entry says in the clear: which, when, by whom, of what kind, about which subjects. Built by
/// appending ([`crate::LogState::append`]) or by decoding, so that it is always one that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub(crate) log: LogId,
    pub(crate) position: Position,
    pub(crate) link: LeafHash,
    pub(crate) time: Timestamp,
    pub(crate) author: PublicKey,
    pub(crate) kind: Kind,
    pub(crate) kind_version: u16,
    // Strictly ascending, at most u16::MAX of them.
    pub(crate) subjects: Vec<SubjectHandle>,
}

/// An entry: its header and the commitment to its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it says in the clear.
    pub header: Header,
    /// What it says of its payload, which is stored elsewhere and may have been erased.
    pub commitment: Commitment,
}

impl Header {
    /// The entry's id: log and position.
    pub fn id(&self) -> EntryId {
        EntryId { log: self.log, position: self.position }
    }

    /// The log the entry belongs to.
    pub fn log(&self) -> LogId {
        self.log
    }

    /// Where it stands in its log, from 0.
    pub fn position(&self) -> Position {
        self.position
    }

    /// The leaf hash of the entry before it; [`LeafHash::NONE`] for the first.
    pub fn link(&self) -> LeafHash {
        self.link
    }

    /// When its commit was made, by its author's clock.
    pub fn time(&self) -> Timestamp {
        self.time
    }

    /// The key of who appended it.
    pub fn author(&self) -> PublicKey {
        self.author
    }

    /// The kind of its payload.
    pub fn kind(&self) -> &Kind {
        &self.kind
    }

    /// The version of that kind's payload format, from 1.
    pub fn kind_version(&self) -> u16 {
        self.kind_version
    }

    /// The subjects whose keys seal its payload, strictly ascending; empty when it holds no person's data.
    pub fn subjects(&self) -> &[SubjectHandle] {
        &self.subjects
    }

    /// The header as bytes.
    fn encode_into(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(self.log.as_bytes());
        bytes.extend_from_slice(&self.position.0.to_be_bytes());
        bytes.extend_from_slice(self.link.as_bytes());
        bytes.extend_from_slice(&self.time.0.to_be_bytes());
        bytes.extend_from_slice(self.author.as_bytes());
        // A kind has at most 64 bytes, and there are at most u16::MAX subjects (the type's invariant).
        bytes.extend_from_slice(&(self.kind.as_str().len() as u16).to_be_bytes());
        bytes.extend_from_slice(self.kind.as_str().as_bytes());
        bytes.extend_from_slice(&self.kind_version.to_be_bytes());
        bytes.extend_from_slice(&(self.subjects.len() as u16).to_be_bytes());
        for subject in &self.subjects {
            bytes.extend_from_slice(&subject.0);
        }
    }

    fn decode_from(cursor: &mut Cursor<'_>) -> Result<Self, Flaw> {
        let wrong = |what, at| Flaw { what, at };
        match cursor.u16("format version")? {
            VERSION => {}
            found => return Err(wrong(Malformed::Version { found }, 0)),
        }
        let log = LogId::from_bytes(cursor.array("log id")?);
        let at = cursor.at();
        let position = Position(cursor.u64("position")?);
        if position.0 >= ENTRIES_MAX {
            return Err(wrong(Malformed::Position, at));
        }
        let link = LeafHash::from_bytes(cursor.array("link")?);
        let at = cursor.at();
        let time = Timestamp(cursor.i64("time")?);
        if time < EARLIEST || time > LATEST {
            return Err(wrong(Malformed::Time, at));
        }
        let author = PublicKey::from_bytes(cursor.array("author")?);
        let at = cursor.at();
        let kind_length = cursor.u16("length of the kind")?;
        let kind = cursor.take("kind", usize::from(kind_length))?;
        let kind = std::str::from_utf8(kind).ok().and_then(|text| Kind::parse(text).ok());
        let kind = kind.ok_or_else(|| wrong(Malformed::Kind, at))?;
        let at = cursor.at();
        let kind_version = cursor.u16("version of the kind")?;
        if kind_version == 0 {
            return Err(wrong(Malformed::KindVersion, at));
        }
        let count = cursor.u16("number of subjects")?;
        let mut subjects: Vec<SubjectHandle> = Vec::new();
        for _ in 0..count {
            let at = cursor.at();
            let subject = SubjectHandle(cursor.array("subject handle")?);
            if subjects.last().is_some_and(|previous| *previous >= subject) {
                return Err(wrong(Malformed::SubjectOrder, at));
            }
            subjects.push(subject);
        }
        Ok(Header { log, position, link, time, author, kind, kind_version, subjects })
    }
}

impl Entry {
    /// The leaf data: header ‖ commitment. This is what is stored, hashed and exchanged.
    pub fn encode(&self) -> Vec<u8> {
        let header_bytes = 104 + self.header.kind.as_str().len() + 16 * self.header.subjects.len();
        let mut bytes = Vec::with_capacity(header_bytes + 32);
        self.header.encode_into(&mut bytes);
        bytes.extend_from_slice(self.commitment.as_bytes());
        bytes
    }

    /// Reads leaf data back. Strict: `decode(bytes)?.encode() == bytes` for whatever it accepts.
    ///
    /// # Errors
    /// [`LedgerError::DecodeEntry`] names the first thing wrong and the byte where it begins.
    pub fn decode(leaf_data: &[u8]) -> Result<Self, LedgerError> {
        Ok(Self::read(leaf_data)?)
    }

    /// [`Entry::decode`], with nothing but what can be wrong with it.
    pub(crate) fn read(leaf_data: &[u8]) -> Result<Self, Flaw> {
        let mut cursor = Cursor::new(leaf_data);
        let header = Header::decode_from(&mut cursor)?;
        let commitment = Commitment::from_bytes(cursor.array("commitment")?);
        cursor.end()?;
        Ok(Entry { header, commitment })
    }

    /// The hash that the next entry links to and that the Merkle tree holds.
    pub fn leaf_hash(&self) -> LeafHash {
        LeafHash::of(&self.encode())
    }
}
