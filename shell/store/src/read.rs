//! Reading a project: entries, rows, payloads. Input: questions by id and by moment. Output: typed values.
//! Leaves out every judgment on them.

use crate::commit::sql;
use crate::verify::Opened;
use crate::{Project, StoreError};
use attested_evidence::Document;
use attested_ledger::{Entry, Signature, SignedCheckpoint};
use attested_model::SubjectHandle;
use rusqlite::{Params, Row};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

impl Project {
    pub(crate) fn each_leaf(&self, mut each: impl FnMut(&[u8]) -> Result<(), StoreError>) -> Result<(), StoreError> {
        let mut statement =
            self.connection.prepare("SELECT leaf FROM entries ORDER BY position").map_err(self.database_error())?;
        let mut rows = statement.query([]).map_err(self.database_error())?;
        while let Some(row) = rows.next().map_err(self.database_error())? {
            let leaf: Vec<u8> = row.get(0).map_err(self.database_error())?;
            each(&leaf)?;
        }
        Ok(())
    }

    /// Every entry in order with its payload opened, as far as it wasn't erased.
    pub(crate) fn each_stored(
        &self,
        mut each: impl FnMut(&[u8], Opened) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let query = "SELECT e.position, e.leaf, p.subject, p.nonce, p.bytes FROM entries e LEFT JOIN payloads p USING (position) ORDER BY e.position";
        let mut statement = self.connection.prepare(query).map_err(self.database_error())?;
        let mut rows = statement.query([]).map_err(self.database_error())?;
        while let Some(row) = rows.next().map_err(self.database_error())? {
            let (position, leaf, subject, nonce, bytes) = stored(row).map_err(self.database_error())?;
            let bytes =
                bytes.ok_or_else(|| StoreError::Entry { position, why: "its payload is missing".to_owned() })?;
            let opened = self.opened_payload(position, subject, nonce, bytes)?;
            each(&leaf, opened)?;
        }
        Ok(())
    }

    pub(crate) fn each_entry(
        &self,
        mut each: impl FnMut(&Entry, Option<&[u8]>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.each_stored(|leaf, opened| {
            let entry = Entry::decode(leaf)?;
            each(&entry, opened.as_ref().map(|(_, payload)| payload.as_slice()))
        })
    }

    /// The signed checkpoints, by the size of the log they speak of.
    pub(crate) fn signed_checkpoints(&self) -> Result<BTreeMap<u64, SignedCheckpoint>, StoreError> {
        let rows = self.rows("SELECT size, body, signature FROM commits ORDER BY size", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?))
        })?;
        rows.into_iter()
            .map(|(size, body, signature)| {
                let bytes = <[u8; 64]>::try_from(signature).map_err(|_| StoreError::Damaged {
                    path: crate::database::path(&self.path),
                    why: format!("the signature of the commit that ends at entry {size} is malformed"),
                })?;
                Ok((size.unsigned_abs(), SignedCheckpoint { body, signature: Signature::from_bytes(bytes) }))
            })
            .collect()
    }

    pub(crate) fn erased_subjects(&self) -> Result<Vec<SubjectHandle>, StoreError> {
        let handles = self.rows("SELECT DISTINCT handle FROM d_subjects WHERE erased IS NOT NULL", [], |row| {
            row.get::<_, String>(0)
        })?;
        handles
            .iter()
            .map(|h| SubjectHandle::parse(h).map_err(|e| StoreError::Entry { position: 0, why: e.to_string() }))
            .collect()
    }

    pub(crate) fn stored_documents(&self) -> Result<Vec<(u64, Document)>, StoreError> {
        let rows = self.rows("SELECT number, json FROM d_documents ORDER BY number", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        rows.into_iter().map(|(number, json)| Ok((number.unsigned_abs(), self.json(&json)?))).collect()
    }

    /// At most so many entries before a position, the last first: position, time, kind, and the payload unless it was
    /// erased or is sealed under a subject.
    ///
    /// # Errors
    /// [`StoreError::Entry`] when one can't be read.
    pub fn entries_before(&self, before: u64, at_most: usize) -> Result<Vec<EntryRow>, StoreError> {
        let query = "SELECT e.position, e.leaf, p.subject, p.nonce, p.bytes FROM entries e LEFT JOIN payloads p USING (position) WHERE e.position < ?1 ORDER BY e.position DESC LIMIT ?2";
        let rows = self.rows(query, (sql(before), sql(at_most as u64)), stored)?;
        rows.into_iter()
            .map(|(position, leaf, subject, nonce, bytes)| {
                let entry = Entry::decode(&leaf)?;
                let header = &entry.header;
                let payload = match (subject, bytes) {
                    (None, Some(bytes)) => self.opened_payload(position, None, nonce, bytes)?,
                    (Some(_), _) | (None, None) => None,
                };
                Ok(EntryRow {
                    position,
                    time: header.time(),
                    kind: header.kind().as_str().to_owned(),
                    payload: payload.map(|(_, bytes)| bytes.to_vec()),
                })
            })
            .collect()
    }

    /// The payload of an entry, by position: `None` when it was erased.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such entry, [`StoreError::Entry`] when its payload is damaged.
    pub fn payload(&self, position: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT e.position, e.leaf, p.subject, p.nonce, p.bytes FROM entries e LEFT JOIN payloads p USING (position) WHERE e.position = ?1";
        let row = self.rows(query, [sql(position)], stored)?.into_iter().next();
        let (position, _, subject, nonce, bytes) =
            row.ok_or_else(|| StoreError::NotFound { what: "entry", name: position.to_string() })?;
        let bytes = bytes.ok_or_else(|| StoreError::Entry { position, why: "its payload is missing".to_owned() })?;
        Ok(self.opened_payload(position, subject, nonce, bytes)?.map(|(_, payload)| payload.to_vec()))
    }

    pub(crate) fn rows<T>(
        &self,
        query: &str,
        parameters: impl Params,
        read: impl FnMut(&Row<'_>) -> Result<T, rusqlite::Error>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(query).map_err(self.database_error())?;
        let rows = statement.query_map(parameters, read).map_err(self.database_error())?;
        rows.collect::<Result<Vec<T>, _>>().map_err(self.database_error())
    }

    pub(crate) fn json<T: DeserializeOwned>(&self, text: &str) -> Result<T, StoreError> {
        serde_json::from_str(text).map_err(|e| StoreError::Damaged {
            path: crate::database::path(&self.path),
            why: format!("a derived row can't be read ({e}); run `attested rebuild`"),
        })
    }
}

/// An entry as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Its position.
    pub position: u64,
    /// When it was recorded.
    pub time: attested_model::Timestamp,
    /// Its kind.
    pub kind: String,
    /// Its payload, unless that was erased or is sealed under a subject.
    pub payload: Option<Vec<u8>>,
}

type Stored = (u64, Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);

fn stored(row: &Row<'_>) -> Result<Stored, rusqlite::Error> {
    Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}
