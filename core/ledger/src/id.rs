//! Names of things in the ledger: logs, positions, entries, public keys and signatures.
//!
//! Input: bytes, or hexadecimal text read strictly (lower case, exact length). Output: newtypes that print
//! and serialise as that text. Leaves out hashes ([`crate::hash`]) and the ids of claims, events and
//! documents (`attested-model`).

use crate::LedgerError;
use std::fmt;
use std::str::FromStr;

/// Declares a newtype over fixed bytes that is written as lower-case hexadecimal.
macro_rules! hex_newtype {
    ($(#[$doc:meta])* $name:ident, $len:literal, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; $len]);

        impl $name {
            /// Takes the raw bytes.
            pub const fn from_bytes(bytes: [u8; $len]) -> Self {
                Self(bytes)
            }

            /// The raw bytes.
            pub const fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                crate::id::write_hex(f, &self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::LedgerError;

            /// Reads exactly
            #[doc = concat!(stringify!($len), " bytes as lower-case hexadecimal; [`LedgerError::ReadText`](crate::LedgerError::ReadText) otherwise.")]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                crate::id::read_hex(text).map(Self).ok_or(crate::LedgerError::ReadText {
                    what: $what,
                    form: concat!("write ", stringify!($len), " bytes as lower-case hexadecimal"),
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use hex_newtype;

hex_newtype!(
    /// The id of one office's log: 16 random bytes, drawn once when the log is founded.
    LogId,
    16,
    "log id"
);
hex_newtype!(
    /// An author's Ed25519 public key as 32 bytes (RFC 8032 §5.1.5). Any 32 bytes can be held; whether they
    /// are a usable key is decided when a signature is checked.
    PublicKey,
    32,
    "public key"
);
hex_newtype!(
    /// An Ed25519 signature as 64 bytes (RFC 8032 §5.1.6).
    Signature,
    64,
    "signature"
);

/// Where an entry stands in its log, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Position(pub u64);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The id of an entry anywhere: its office's log and its position there, written `<hex log>:<position>`.
///
/// ```
/// use attested_ledger::EntryId;
/// let text = "07070707070707070707070707070707:41";
/// let id: EntryId = text.parse()?;
/// assert_eq!(id.position.0, 41);
/// assert_eq!(id.to_string(), text);
/// # Ok::<(), attested_ledger::LedgerError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// The log the entry was appended to.
    pub log: LogId,
    /// Its position there.
    pub position: Position,
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.log, self.position)
    }
}

impl FromStr for EntryId {
    type Err = LedgerError;

    /// Reads `<32 hex digits>:<decimal position>`, [`LedgerError::ReadText`] otherwise.
    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let wrong = LedgerError::ReadText {
            what: "entry id",
            form: "write 32 lower-case hexadecimal digits, a colon and a decimal position",
        };
        let Some((log, position)) = text.split_once(':') else { return Err(wrong) };
        match (log.parse(), read_decimal(position)) {
            (Ok(log), Some(position)) => Ok(EntryId { log, position: Position(position) }),
            (Err(_), _) | (_, None) => Err(wrong),
        }
    }
}

impl serde::Serialize for EntryId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for EntryId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Writes bytes as lower-case hexadecimal.
pub(crate) fn write_hex(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads exactly `N` bytes of lower-case hexadecimal; `None` otherwise.
pub(crate) fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = hex_digit(pair[0])? << 4 | hex_digit(pair[1])?;
    }
    Some(bytes)
}

fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Reads a decimal number without sign or leading zeros; `None` otherwise.
pub(crate) fn read_decimal(text: &str) -> Option<u64> {
    let canonical = text == "0" || !text.starts_with('0');
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if canonical && digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_strictly() {
        let log = "000102030405060708090a0b0c0d0e0f";
        assert_eq!(log.parse::<LogId>().unwrap().to_string(), log);
        for bad in
            ["", "00", &log.to_uppercase(), &format!("{log}00"), &format!(" {log}"), "가나다라마바사아자차가나다라마바"]
        {
            assert!(bad.parse::<LogId>().is_err(), "{bad}");
        }
        assert_eq!(format!("{log}:18446744073709551615").parse::<EntryId>().unwrap().position, Position(u64::MAX));
        for bad in [
            "",
            ":",
            "0",
            ":0",
            &format!("{log}:"),
            &format!("{log}:01"),
            &format!("{log}:+1"),
            &format!("{log}:18446744073709551616"),
        ] {
            assert!(bad.parse::<EntryId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn ids_serialise_as_their_text() {
        let id: EntryId = "07070707070707070707070707070707:41".parse().unwrap();
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"07070707070707070707070707070707:41\"");
        assert_eq!(serde_json::from_str::<EntryId>(&json).unwrap(), id);
        assert!(serde_json::from_str::<LogId>("\"07\"").is_err());
    }
}
