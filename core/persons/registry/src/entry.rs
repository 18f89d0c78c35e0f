//! The kinds of entry this crate owns, and their payloads: JSON, keys as the types name them. A registration says that there is
//! somebody and nothing of who it is; statements are sealed under the person's key. Input: an envelope's kind, version and payload.
//! Output: a typed entry, both ways. Leaves out the ledger.

use crate::{PersonKind, PersonsError, PersonsJudgment, Statement};
use attested_model::{Envelope, Kind, SubjectHandle};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Somebody was registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The random handle that stands for them.
    pub handle: SubjectHandle,
    /// One or several.
    pub kind: PersonKind,
}

/// An entry of this crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonsEntry {
    /// Somebody was registered. Kind `persons.person`.
    Person(Registration),
    /// A source says something of somebody; sealed under their key. Kind `persons.statement`.
    Statement(Box<Statement>),
    /// A judgment was made. Kind `persons.judgment`.
    Judgment(PersonsJudgment),
}

const VERSION: u16 = 1;

impl PersonsEntry {
    /// The entry's kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            PersonsEntry::Person(_) => "persons.person",
            PersonsEntry::Statement(_) => "persons.statement",
            PersonsEntry::Judgment(_) => "persons.judgment",
        }
    }

    /// The envelope to hand to the ledger.
    ///
    /// # Errors
    /// [`PersonsError::Payload`] when the payload can't be written (it holds plain data: it can).
    pub fn to_envelope(&self) -> Result<Envelope, PersonsError> {
        let (subjects, written) = match self {
            PersonsEntry::Person(registration) => (Vec::new(), serde_json::to_vec(registration)),
            PersonsEntry::Statement(statement) => (vec![statement.subject], serde_json::to_vec(statement)),
            PersonsEntry::Judgment(judgment) => (Vec::new(), serde_json::to_vec(judgment)),
        };
        let fail = |why: String| PersonsError::Payload { kind: self.kind().to_owned(), version: VERSION, why };
        let kind = Kind::parse(self.kind()).map_err(|e| fail(e.to_string()))?;
        Ok(Envelope { kind, version: VERSION, subjects, payload: written.map_err(|e| fail(e.to_string()))? })
    }

    /// Reads an entry; `None` when the kind is not this crate's.
    ///
    /// # Errors
    /// [`PersonsError::Payload`] when the version is newer than this program or the payload is malformed.
    pub fn read(kind: &str, version: u16, payload: &[u8]) -> Result<Option<PersonsEntry>, PersonsError> {
        let entry = match kind {
            "persons.person" => PersonsEntry::Person(json(kind, version, payload)?),
            "persons.statement" => PersonsEntry::Statement(Box::new(json(kind, version, payload)?)),
            "persons.judgment" => PersonsEntry::Judgment(json(kind, version, payload)?),
            _ => return Ok(None),
        };
        Ok(Some(entry))
    }
}

fn json<T: DeserializeOwned>(kind: &str, version: u16, payload: &[u8]) -> Result<T, PersonsError> {
    let fail = |why: String| PersonsError::Payload { kind: kind.to_owned(), version, why };
    if version != VERSION {
        return Err(fail(format!("this program reads version {VERSION}: a newer program wrote it")));
    }
    // Where, and not what: the words of an error of JSON may hold what was read.
    serde_json::from_slice(payload).map_err(|e| fail(format!("its JSON is malformed at column {}", e.column())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = include_str!("../../../../fixtures/persons-v1/entries.jsonl");

    #[test]
    fn every_entry_ever_written_is_read_and_written_as_it_was() {
        let mut kinds = std::collections::BTreeSet::new();
        let mut values = std::collections::BTreeSet::new();
        for line in FIXTURE.lines() {
            let (kind, payload) = line.split_once('\t').unwrap();
            let entry = PersonsEntry::read(kind, 1, payload.as_bytes()).unwrap().unwrap();
            assert_eq!(String::from_utf8(entry.to_envelope().unwrap().payload).unwrap(), payload);
            if let PersonsEntry::Statement(statement) = &entry {
                values.extend(statement.values.iter().map(crate::Value::datum));
                assert_eq!(entry.to_envelope().unwrap().subjects, [statement.subject]);
            }
            kinds.insert(entry.kind());
        }
        assert_eq!((kinds.len(), values.len()), (3, attested_protection::Datum::ALL.len()));
    }

    #[test]
    fn nothing_that_was_said_is_in_an_error_or_in_debug() {
        let name = "\"values\":[{\"is\":\"name\",\"text\":\"Hong Gildong (invented)\",\"script\":\"Latn\"}]";
        let error = PersonsEntry::read("persons.statement", 1, format!("{{{name},\"tlp\":\"Hong\"}}").as_bytes());
        assert!(!error.unwrap_err().to_string().contains("Hong"));
        let value = crate::Value::Name(crate::PersonName::new("Hong Gildong (invented)"));
        assert!(!format!("{value:?}").contains("Hong"));
    }
}
