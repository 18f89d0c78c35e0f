//! The kinds of entry this crate owns, and their payloads: JSON, keys as the types name them. Input: an
//! envelope's kind, version and payload. Output: a typed entry, both ways. Leaves out the ledger.

use crate::{Consent, Disclosure, Mark, ProtectionError};
use attested_model::{Envelope, Kind, SubjectHandle};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// An entry of this crate. None but consent, which is sealed, holds anything about who the subject is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProtectionEntry {
    /// A subject was given a handle, and a key that seals what concerns it. Kind `protection.subject`.
    Subject {
        /// The random handle.
        handle: SubjectHandle,
    },
    /// A subject's key was destroyed, and with it every payload that it sealed. Kind `protection.erasure`. The
    /// payload is not sealed under the subject: what erases must outlive what it erases.
    Erasure {
        /// The subject's handle.
        handle: SubjectHandle,
        /// Why, in words that say nothing about the subject: "asked to be forgotten", "consent withdrawn".
        reason: String,
    },
    /// What a person decided about the use of their data; sealed under the person's key. Kind `protection.consent`.
    Consent(Box<Consent>),
    /// How far something may travel, and whether linkage may see it. Kind `protection.mark`.
    Mark(Mark),
    /// Names were looked at, or taken out. Kind `protection.disclosure`.
    Disclosure(Disclosure),
}

const VERSION: u16 = 1;

/// How what is said of a subject alone is written: the handle as 32 hexadecimal digits.
#[derive(Serialize, Deserialize)]
struct Written {
    handle: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

impl ProtectionEntry {
    /// The entry's kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            ProtectionEntry::Subject { .. } => "protection.subject",
            ProtectionEntry::Erasure { .. } => "protection.erasure",
            ProtectionEntry::Consent(_) => "protection.consent",
            ProtectionEntry::Mark(_) => "protection.mark",
            ProtectionEntry::Disclosure(_) => "protection.disclosure",
        }
    }

    /// The envelope to hand to the ledger. It names no subject, but for consent, which is sealed under the subject's key.
    ///
    /// # Errors
    /// [`ProtectionError::Payload`] when the payload can't be written (it holds plain data: it can).
    pub fn to_envelope(&self) -> Result<Envelope, ProtectionError> {
        let of =
            |handle: &SubjectHandle, reason: &str| Written { handle: handle.to_string(), reason: reason.to_owned() };
        let (subjects, payload) = match self {
            ProtectionEntry::Subject { handle } => (Vec::new(), serde_json::to_vec(&of(handle, ""))),
            ProtectionEntry::Erasure { handle, reason } => (Vec::new(), serde_json::to_vec(&of(handle, reason))),
            ProtectionEntry::Consent(consent) => (vec![consent.subject], serde_json::to_vec(consent)),
            ProtectionEntry::Mark(mark) => (Vec::new(), serde_json::to_vec(mark)),
            ProtectionEntry::Disclosure(disclosure) => (Vec::new(), serde_json::to_vec(disclosure)),
        };
        let fail = |why: String| payload_error(self.kind(), VERSION, why);
        Ok(Envelope {
            kind: Kind::parse(self.kind()).map_err(|e| fail(e.to_string()))?,
            version: VERSION,
            subjects,
            payload: payload.map_err(|e| fail(e.to_string()))?,
        })
    }

    /// Reads an entry; `None` when the kind is not this crate's.
    ///
    /// # Errors
    /// [`ProtectionError::Payload`] when the version is newer than this program or the payload is malformed.
    pub fn read(kind: &str, version: u16, payload: &[u8]) -> Result<Option<ProtectionEntry>, ProtectionError> {
        let entry = match kind {
            "protection.subject" => {
                let (handle, _) = written(kind, version, payload)?;
                ProtectionEntry::Subject { handle }
            }
            "protection.erasure" => {
                let (handle, reason) = written(kind, version, payload)?;
                ProtectionEntry::Erasure { handle, reason }
            }
            "protection.consent" => ProtectionEntry::Consent(Box::new(json(kind, version, payload)?)),
            "protection.mark" => ProtectionEntry::Mark(json(kind, version, payload)?),
            "protection.disclosure" => ProtectionEntry::Disclosure(json(kind, version, payload)?),
            _ => return Ok(None),
        };
        Ok(Some(entry))
    }
}

fn json<T: DeserializeOwned>(kind: &str, version: u16, payload: &[u8]) -> Result<T, ProtectionError> {
    let fail = |why: String| payload_error(kind, version, why);
    if version != VERSION {
        return Err(fail(format!("this program reads version {VERSION}: a newer program wrote it")));
    }
    // Where, and not what: the words of an error of JSON may hold what was read.
    serde_json::from_slice(payload).map_err(|e| fail(format!("its JSON is malformed at column {}", e.column())))
}

fn written(kind: &str, version: u16, payload: &[u8]) -> Result<(SubjectHandle, String), ProtectionError> {
    let fail = |why: String| payload_error(kind, version, why);
    let written: Written = json(kind, version, payload)?;
    // The handle is not repeated in the error: it stands for a person.
    let handle = SubjectHandle::parse(&written.handle).map_err(|_| fail("its handle is malformed".to_owned()))?;
    Ok((handle, written.reason))
}

fn payload_error(kind: &str, version: u16, why: String) -> ProtectionError {
    ProtectionError::Payload { kind: kind.to_owned(), version, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_read_back_as_written_and_are_not_sealed_under_their_subject() {
        let handle = SubjectHandle([0xab; 16]);
        for entry in [
            ProtectionEntry::Subject { handle },
            ProtectionEntry::Erasure { handle, reason: "consent withdrawn".to_owned() },
        ] {
            let envelope = entry.to_envelope().unwrap();
            assert_eq!(envelope.subjects, []);
            assert_eq!(envelope.kind.as_str(), entry.kind());
            assert_eq!(ProtectionEntry::read(entry.kind(), 1, &envelope.payload), Ok(Some(entry)));
        }
    }

    #[test]
    fn the_payload_is_what_the_format_says() {
        let envelope = ProtectionEntry::Subject { handle: SubjectHandle([1; 16]) }.to_envelope().unwrap();
        assert_eq!(envelope.payload, br#"{"handle":"01010101010101010101010101010101"}"#);
    }

    #[test]
    fn foreign_kinds_newer_versions_and_broken_payloads_are_told_apart() {
        assert_eq!(ProtectionEntry::read("claims.claim", 1, b"{}"), Ok(None));
        assert!(
            ProtectionEntry::read("protection.consent", 1, br#"{"subject":"Kim"}"#)
                .is_err_and(|e| !e.to_string().contains("Kim"))
        );
        for (version, payload) in [(2, br#"{"handle":"00"}"#.as_slice()), (1, br#"{"handle":"zz"}"#), (1, b"")] {
            assert!(ProtectionEntry::read("protection.subject", version, payload).is_err());
        }
    }
}
