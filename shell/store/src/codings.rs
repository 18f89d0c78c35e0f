//! Second codings, as the derived rows have them. Input: a document. Output: each with what was decided on it last. Leaves out
//! which claim of the record a coding is compared with (`attested_claims::by_span`).

use crate::commit::sql;
use crate::{Project, StoreError};
use attested_claims::{SecondCoding, SecondCodingRecord};
use attested_model::Timestamp;

type Row = (i64, i64, String, Option<String>);

impl Project {
    /// All second codings, or those of one document, in ledger order.
    ///
    /// # Errors
    /// What the database says.
    pub fn second_codings(&self, document: Option<u64>) -> Result<Vec<SecondCodingRecord>, StoreError> {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let rows: Vec<Row> = match document {
            Some(number) => self.rows(
                "SELECT position, recorded, json, decided FROM d_codings WHERE document = ?1 ORDER BY position",
                [sql(number)],
                read,
            )?,
            None => self.rows("SELECT position, recorded, json, decided FROM d_codings ORDER BY position", [], read)?,
        };
        rows.into_iter()
            .map(|(position, recorded, json, decided)| {
                Ok(SecondCodingRecord {
                    coding: self.json::<SecondCoding>(&json)?,
                    position: position.unsigned_abs(),
                    recorded: Timestamp(recorded),
                    decided: decided.map(|json| self.json(&json)).transpose()?,
                })
            })
            .collect()
    }

    /// The claims in force that words of a document hold, each with its quotations.
    ///
    /// # Errors
    /// What the database says.
    pub fn claims_quoting(&self, document: u64) -> Result<Vec<attested_claims::ClaimRecord>, StoreError> {
        let query = "SELECT DISTINCT claim FROM d_quotations WHERE document = ?1 ORDER BY claim";
        let ids = self.rows(query, [sql(document)], |row| row.get::<_, String>(0))?;
        let mut records = Vec::with_capacity(ids.len());
        for id in ids {
            let id = attested_model::ClaimId::parse(&id)
                .map_err(|e| StoreError::Entry { position: 0, why: e.to_string() })?;
            let found = attested_app::Snapshot::claim(self, &id, None);
            records.extend(found.map_err(|e| StoreError::Entry { position: 0, why: e.to_string() })?);
        }
        Ok(records)
    }

    /// The payload of a claim's version before the one at a position, if there was one.
    ///
    /// # Errors
    /// [`StoreError::Entry`] when it can't be read.
    pub fn before_version(&self, position: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let query = "SELECT b.position FROM d_claims a JOIN d_claims b ON b.id = a.id AND b.position < a.position
                     WHERE a.position = ?1 ORDER BY b.position DESC LIMIT 1";
        match self.rows(query, [sql(position)], |row| row.get::<_, i64>(0))?.first() {
            Some(before) => self.payload(before.unsigned_abs()),
            None => Ok(None),
        }
    }

    /// Whether another version took the place of the claim's at a position.
    ///
    /// # Errors
    /// What the database says.
    pub fn is_superseded(&self, position: u64) -> Result<bool, StoreError> {
        let query = "SELECT superseded IS NOT NULL FROM d_claims WHERE position = ?1";
        Ok(self.rows(query, [sql(position)], |row| row.get::<_, bool>(0))?.first().copied().unwrap_or(false))
    }

    /// Documents of which no suggestion was decided, the last added first, and how many there are.
    ///
    /// # Errors
    /// What the database says.
    pub fn undecided_documents(&self, from: u64, at_most: u64) -> Result<(Vec<u64>, u64), StoreError> {
        let condition = "NOT EXISTS (SELECT 1 FROM d_suggestions s WHERE s.document = d.number)
                         AND NOT EXISTS (SELECT 1 FROM d_quotations q WHERE q.document = d.number)";
        let query = format!(
            "SELECT number FROM d_sources d WHERE {condition} ORDER BY number DESC LIMIT {} OFFSET {}",
            sql(at_most),
            sql(from)
        );
        let numbers = self.rows(&query, [], |row| row.get::<_, i64>(0))?;
        let total =
            self.rows(&format!("SELECT count(*) FROM d_sources d WHERE {condition}"), [], |row| row.get::<_, i64>(0))?;
        let total = total.first().copied().unwrap_or(0).unsigned_abs();
        Ok((numbers.into_iter().map(i64::unsigned_abs).collect(), total))
    }

    /// Documents from whose words claims were recorded: number and SHA-256.
    ///
    /// # Errors
    /// What the database says.
    pub fn coded_documents(&self) -> Result<Vec<(u64, String)>, StoreError> {
        let query = "SELECT number, sha256 FROM d_documents d
                     WHERE EXISTS (SELECT 1 FROM d_quotations q WHERE q.document = d.number) ORDER BY number";
        self.rows(query, [], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, String>(1)?)))
    }

    /// Judgments recorded from a position on, in ledger order.
    ///
    /// # Errors
    /// What the database says.
    pub fn judgments_from(&self, position: u64) -> Result<Vec<attested_claims::JudgmentRecord>, StoreError> {
        self.judgments_where("position >= ?1", [sql(position)])
    }
}
