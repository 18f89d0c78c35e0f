//! SHA-256 of originals and working copies, whole or piece by piece. Input: bytes. Output: 64 lower-case
//! hexadecimal digits. Leaves out the hashes of the ledger (`attested-ledger`), which are of another sort.

use crate::EvidenceError;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::{self, Write as _};

/// A SHA-256, as 64 lower-case hexadecimal digits.
///
/// ```
/// use attested_evidence::Sha256Hex;
/// let hash = Sha256Hex::of(b"abc");
/// assert_eq!(hash.as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
/// assert_eq!(Sha256Hex::parse(hash.as_str())?, hash);
/// # Ok::<(), attested_evidence::EvidenceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Sha256Hex(String);

impl Sha256Hex {
    /// Hashes bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut stream = Sha256Stream::default();
        stream.update(bytes);
        stream.finish().0
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// [`EvidenceError::Sha256`] otherwise.
    pub fn parse(text: &str) -> Result<Self, EvidenceError> {
        if text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            Ok(Sha256Hex(text.to_owned()))
        } else {
            Err(EvidenceError::Sha256)
        }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Sha256Hex {
    type Error = EvidenceError;
    fn try_from(text: String) -> Result<Self, EvidenceError> {
        Self::parse(&text)
    }
}

impl From<Sha256Hex> for String {
    fn from(hash: Sha256Hex) -> String {
        hash.0
    }
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hashes bytes that come in pieces, and counts them.
///
/// ```
/// use attested_evidence::{Sha256Hex, Sha256Stream};
/// let mut stream = Sha256Stream::default();
/// stream.update(b"a");
/// stream.update(b"bc");
/// assert_eq!(stream.finish(), (Sha256Hex::of(b"abc"), 3));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sha256Stream {
    hasher: Sha256,
    bytes: u64,
}

impl Sha256Stream {
    /// Takes the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.hasher.update(piece);
        self.bytes += piece.len() as u64;
    }

    /// The hash of all pieces, and how many bytes they were.
    pub fn finish(self) -> (Sha256Hex, u64) {
        let mut digits = String::with_capacity(64);
        for byte in self.hasher.finalize() {
            // Writing to a String cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        (Sha256Hex(digits), self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_64_lower_case_digits_are_a_hash() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(Sha256Hex::of(b"").as_str(), empty);
        for bad in ["", &empty.to_uppercase(), &empty[1..], &format!("{empty}0"), &"가".repeat(64)] {
            assert!(Sha256Hex::parse(bad).is_err(), "{bad}");
        }
        assert!(serde_json::from_str::<Sha256Hex>("\"00\"").is_err());
    }
}
