//! The kinds of entry this crate owns, and their payloads: JSON, keys as the types name them. Input: an
//! envelope's kind, version and payload. Output: a typed entry, both ways. Leaves out the ledger.

use crate::{Contact, Custody, Document, EvidenceError};
use attested_model::{Envelope, Kind};
use serde::de::DeserializeOwned;

/// An entry of this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceEntry {
    /// A document was added. Kind `evidence.document`. Its number is its place among these entries, from 1.
    Document(Box<Document>),
    /// Something was done with a document. Kind `evidence.custody`.
    Custody(Custody),
    /// Who was heard in a note. Kind `evidence.contact`, always sealed under the contact's own key.
    Contact(Contact),
}

const VERSION: u16 = 1;

impl EvidenceEntry {
    /// The entry's kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            EvidenceEntry::Document(_) => "evidence.document",
            EvidenceEntry::Custody(_) => "evidence.custody",
            EvidenceEntry::Contact(_) => "evidence.contact",
        }
    }

    /// The envelope to hand to the ledger. A contact's names its subject, so that the payload is sealed under
    /// that subject's key.
    ///
    /// # Errors
    /// [`EvidenceError::Payload`] when the payload can't be written (it holds plain data: it can).
    pub fn to_envelope(&self) -> Result<Envelope, EvidenceError> {
        let (written, subjects) = match self {
            EvidenceEntry::Document(document) => (serde_json::to_vec(document), Vec::new()),
            EvidenceEntry::Custody(custody) => (serde_json::to_vec(custody), Vec::new()),
            EvidenceEntry::Contact(contact) => (serde_json::to_vec(contact), vec![contact.subject]),
        };
        let fail = |why: String| EvidenceError::Payload { kind: self.kind().to_owned(), version: VERSION, why };
        Ok(Envelope {
            kind: Kind::parse(self.kind()).map_err(|e| fail(e.to_string()))?,
            version: VERSION,
            subjects,
            payload: written.map_err(|e| fail(e.to_string()))?,
        })
    }

    /// Reads an entry; `None` when the kind is not this crate's.
    ///
    /// # Errors
    /// [`EvidenceError::Payload`] when the version is newer than this program or the payload is malformed.
    pub fn read(kind: &str, version: u16, payload: &[u8]) -> Result<Option<EvidenceEntry>, EvidenceError> {
        let entry = match kind {
            "evidence.document" => EvidenceEntry::Document(Box::new(json(kind, version, payload)?)),
            "evidence.custody" => EvidenceEntry::Custody(json(kind, version, payload)?),
            "evidence.contact" => EvidenceEntry::Contact(json(kind, version, payload)?),
            _ => return Ok(None),
        };
        Ok(Some(entry))
    }
}

fn json<T: DeserializeOwned>(kind: &str, version: u16, payload: &[u8]) -> Result<T, EvidenceError> {
    let fail = |why: String| EvidenceError::Payload { kind: kind.to_owned(), version, why };
    if version != VERSION {
        return Err(fail(format!("this program reads version {VERSION}: a newer program wrote it")));
    }
    // serde's own words may repeat what stands in the payload, which may be a name: say only where.
    serde_json::from_slice(payload).map_err(|e| {
        let what = match e.classify() {
            serde_json::error::Category::Data => "a field is missing or malformed",
            serde_json::error::Category::Syntax
            | serde_json::error::Category::Eof
            | serde_json::error::Category::Io => "it is not JSON",
        };
        fail(format!("{what}, near line {}, column {}", e.line(), e.column()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CustodyAction, DocumentKind, Sha256Hex, WorkingCopyRef};
    use attested_model::{DocumentName, Edtf, Language, SubjectHandle};
    use attested_protection::Tlp;

    fn document() -> Document {
        Document {
            sha256: Sha256Hex::of(b"abc"),
            bytes: 3,
            media_type: "text/plain".to_owned(),
            name: DocumentName::parse("Korea Herald 2023-10-13").unwrap(),
            title: String::new(),
            publisher: "Korea Herald".to_owned(),
            published: Some(Edtf::parse("2023-10-13").unwrap()),
            url: String::new(),
            lang: Some(Language::parse("en").unwrap()),
            captured: None,
            kind: DocumentKind::Held,
            retells: None,
            tlp: Tlp::Amber,
            blob: "b1".to_owned(),
            working_copy: Some(WorkingCopyRef {
                extractor: "text/1".to_owned(),
                sha256: Sha256Hex::of(b"abc"),
                code_points: 3,
            }),
        }
    }

    fn contact() -> Contact {
        Contact {
            subject: SubjectHandle([9; 16]),
            document: 2,
            identity: "the clerk at window four".to_owned(),
            channel: "telephone".to_owned(),
            heard: Some(Edtf::parse("2023-10-09").unwrap()),
        }
    }

    #[test]
    fn entries_read_back_as_written() {
        let custody =
            Custody { document: 1, action: CustodyAction::Sealed, by: "documentation officer".into(), note: "".into() };
        for entry in [
            EvidenceEntry::Document(Box::new(document())),
            EvidenceEntry::Custody(custody),
            EvidenceEntry::Contact(contact()),
        ] {
            let envelope = entry.to_envelope().unwrap();
            assert_eq!(EvidenceEntry::read(entry.kind(), 1, &envelope.payload), Ok(Some(entry)));
        }
        assert_eq!(EvidenceEntry::read("claims.claim", 1, b"{}"), Ok(None));
        assert!(EvidenceEntry::read("evidence.custody", 2, b"{}").is_err());
    }

    #[test]
    fn payloads_are_what_the_format_says() {
        let written = EvidenceEntry::Document(Box::new(document())).to_envelope().unwrap();
        assert_eq!(written.subjects, []);
        assert_eq!(
            String::from_utf8(written.payload).unwrap(),
            concat!(
                r#"{"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","bytes":3,"#,
                r#""media_type":"text/plain","name":"Korea Herald 2023-10-13","publisher":"Korea Herald","#,
                r#""published":"2023-10-13","lang":"en","kind":"held","tlp":"AMBER","blob":"b1","working_copy":"#,
                r#"{"extractor":"text/1","sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","#,
                r#""code_points":3}}"#
            )
        );
    }

    #[test]
    fn a_contact_is_sealed_under_its_handle_and_never_printed() {
        let entry = EvidenceEntry::Contact(contact());
        let envelope = entry.to_envelope().unwrap();
        assert_eq!(envelope.subjects, [SubjectHandle([9; 16])]);
        let printed = format!("{entry:?} {entry:#?}");
        for secret in ["clerk", "window", "telephone", "2023-10-09"] {
            assert!(!printed.contains(secret), "{printed}");
        }
    }

    #[test]
    fn a_malformed_payload_is_not_repeated_in_the_error() {
        let error = EvidenceEntry::read("evidence.contact", 1, br#"{"document":"the clerk"}"#).unwrap_err();
        assert!(!error.to_string().contains("clerk"), "{error}");
    }
}
