//! The envelope of a ledger entry: what the ledger needs to know of a payload without reading it.
//!
//! `model` defines the envelope; each crate owns its own kinds of payload; `app` closes the list. Leaves
//! out headers, hashes and signatures (`attested-ledger`).

use crate::ModelError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The kind of an entry: lower-case ASCII words joined by dots, the owning crate first: `claims.claim`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(String);

impl Kind {
    /// Reads a kind.
    ///
    /// # Errors
    /// [`ModelError::Kind`] unless it is 1 to 64 bytes of `a`–`z`, `_` and single dots between words.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if text.len() <= 64 && text.split('.').all(word) {
            Ok(Kind(text.to_owned()))
        } else {
            Err(ModelError::Kind { text: text.chars().filter(|c| !c.is_control()).take(64).collect() })
        }
    }

    /// The kind as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A random handle that stands for a subject (a person whose data an entry holds) in headers and key
/// stores. It says nothing about who the subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SubjectHandle(pub [u8; 16]);

impl SubjectHandle {
    /// Reads 32 hexadecimal digits.
    ///
    /// # Errors
    /// [`ModelError::Handle`] otherwise.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let bad = || ModelError::Handle { text: text.chars().filter(|c| c.is_ascii_graphic()).take(40).collect() };
        let text = text.trim();
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(bad());
        }
        let mut bytes = [0u8; 16];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|_| bad())?;
        }
        Ok(SubjectHandle(bytes))
    }
}

impl TryFrom<String> for SubjectHandle {
    type Error = ModelError;
    fn try_from(text: String) -> Result<Self, ModelError> {
        Self::parse(&text)
    }
}

impl From<SubjectHandle> for String {
    fn from(handle: SubjectHandle) -> String {
        handle.to_string()
    }
}

impl fmt::Display for SubjectHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

/// What is handed to the ledger: a kind, its version, the subjects it concerns and opaque bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The kind of payload.
    pub kind: Kind,
    /// The version of that kind's payload format, from 1.
    pub version: u16,
    /// Subjects whose key seals the payload; empty when it holds no person's data.
    pub subjects: Vec<SubjectHandle>,
    /// The payload, in the owning crate's format.
    pub payload: Vec<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_handles_are_strict() {
        assert!(Kind::parse("claims.claim").is_ok());
        for bad in ["", "Claims", "claims..claim", ".a", "a.", "a b", "클레임"] {
            assert!(Kind::parse(bad).is_err(), "{bad}");
        }
        let handle = SubjectHandle([7; 16]);
        assert_eq!(SubjectHandle::parse(&handle.to_string()), Ok(handle));
        assert!(SubjectHandle::parse("zz").is_err());
        assert!(SubjectHandle::parse("가나다라마바사아자차카").is_err());
    }
}
