//! Records of lists that were erased, so that an import of the same list doesn't bring them back as somebody new. Input: a subject
//! whose key is about to be destroyed; later a list's name and an id in it. Output: whether that record was erased. What is kept is
//! a digest under a key of the project's, in no order and without the handle: it can be checked, and read by nobody.

use crate::keys::{Key, mark};
use crate::{Project, StoreError};
use attested_ledger::Entry;
use attested_model::SubjectHandle;
use attested_persons::PersonsEntry;
use std::collections::BTreeSet;

/// The working-state key under which the digests are kept.
const KEPT: &str = "erased-records";

/// The records that were erased.
pub struct ErasedRecords {
    key: Key,
    digests: BTreeSet<String>,
}

impl ErasedRecords {
    /// Whether the record of this id in this list was erased.
    pub fn has(&self, list: &str, record: &str) -> bool {
        // What can't be told isn't taken: the digest of a few bytes doesn't fail.
        !self.digests.is_empty() && digest(&self.key, list, record).map_or(true, |one| self.digests.contains(&one))
    }
}

impl Project {
    /// The records that were erased from this project.
    ///
    /// # Errors
    /// What the database says.
    pub fn erased_records(&self) -> Result<ErasedRecords, StoreError> {
        let kept = self.working(KEPT)?.unwrap_or_default();
        Ok(ErasedRecords { key: self.erased_key.clone(), digests: kept.lines().map(str::to_owned).collect() })
    }

    /// Remembers by which ids lists know a subject, while its statements can still be opened.
    pub(crate) fn remember_records_of(&mut self, subject: &SubjectHandle) -> Result<(), StoreError> {
        let mut erased = self.erased_records()?;
        let known = erased.digests.len();
        for (list, record) in self.records_of(subject)? {
            erased.digests.insert(digest(&erased.key, &list, &record)?);
        }
        if erased.digests.len() > known {
            let kept: Vec<String> = erased.digests.into_iter().collect();
            self.keep_working(KEPT, &kept.join("\n"))?;
        }
        Ok(())
    }

    /// The lists and ids that statements on a subject are from.
    fn records_of(&self, subject: &SubjectHandle) -> Result<BTreeSet<(String, String)>, StoreError> {
        let query =
            "SELECT e.position, e.leaf, p.nonce, p.bytes FROM payloads p JOIN entries e ON e.position = p.position
                     WHERE p.subject = ?1";
        let rows = self.rows(query, [subject.0.as_slice()], |row| {
            let position = row.get::<_, i64>(0)?.unsigned_abs();
            Ok((position, row.get::<_, Vec<u8>>(1)?, row.get::<_, Option<Vec<u8>>>(2)?, row.get::<_, Vec<u8>>(3)?))
        })?;
        let mut records = BTreeSet::new();
        for (position, leaf, nonce, bytes) in rows {
            let Some((_, payload)) = self.opened_payload(position, Some(subject.0.to_vec()), nonce, bytes)? else {
                continue;
            };
            let header = Entry::decode(&leaf)?.header;
            let read = PersonsEntry::read(header.kind().as_str(), header.kind_version(), &payload);
            let read = read.map_err(|e| StoreError::Entry { position, why: e.to_string() })?;
            if let Some(PersonsEntry::Statement(statement)) = read
                && !statement.source.record.is_empty()
            {
                records.insert((statement.source.list.clone(), statement.source.record.clone()));
            }
        }
        Ok(records)
    }
}

/// A digest that says nothing without the project's key. The list's length goes before it: no two pairs read alike.
fn digest(key: &Key, list: &str, record: &str) -> Result<String, StoreError> {
    mark(key, format!("{}:{list}{record}", list.len()).as_bytes())
}
