//! The store as core's use cases see it: `attested_app::Snapshot` over the derived rows. Input: questions by id
//! and by moment. Output: values. A version of a claim is in force from its recording until it is superseded.

use crate::commit::sql;
use crate::{Project, StoreError};
use attested_app::{Across, DocumentRecord, NumberWindow, Snapshot, SnapshotError};
use attested_claims::{Claim, ClaimRecord, Event, JudgmentRecord, NumberElsewhere, QuotationLink, SuggestionDecision};
use attested_evidence::Custody;
use attested_model::{ClaimId, EventId, OriginId, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Params, Row};
use std::collections::{BTreeMap, BTreeSet};

type Quotations = BTreeMap<String, Vec<QuotationLink>>;

const CLAIM: &str = "SELECT position, recorded, json FROM d_claims";
const IN_FORCE: &str = "recorded <= ?1 AND (superseded_recorded IS NULL OR superseded_recorded > ?1)";

/// The moment asked for, or the end of time.
fn moment(recorded: Option<Timestamp>) -> i64 {
    recorded.map_or(i64::MAX, |t| t.0)
}

impl Project {
    /// Claims by a condition, without their quotations.
    fn bare_claims(&self, condition: &str, parameters: impl Params) -> Result<Vec<ClaimRecord>, StoreError> {
        let query = format!("{CLAIM} WHERE {IN_FORCE} AND {condition} ORDER BY id, position");
        let read = |row: &Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?));
        let rows = self.rows(&query, parameters, read)?;
        rows.into_iter()
            .map(|(position, time, json)| {
                let claim: Claim = self.json(&json)?;
                let position = position.unsigned_abs();
                Ok(ClaimRecord { claim, position, recorded: Timestamp(time), quotations: Vec::new() })
            })
            .collect()
    }

    fn claims_where(
        &self,
        condition: &str,
        parameters: impl Params,
        recorded: i64,
    ) -> Result<Vec<ClaimRecord>, StoreError> {
        let mut claims = self.bare_claims(condition, parameters)?;
        let mut quotations = match claims.as_slice() {
            [] => BTreeMap::new(),
            [one] => self.quotations("q.claim = ?2", (recorded, one.claim.id.as_str()))?,
            few if few.len() <= LOT => {
                let values = few.iter().map(|r| Value::from(r.claim.id.to_string()));
                let values = std::iter::once(Value::from(recorded)).chain(values);
                let condition = format!("q.claim IN ({})", marks(2, few.len()));
                self.quotations(&condition, rusqlite::params_from_iter(values))?
            }
            _ => self.quotations("1", [recorded])?,
        };
        for record in &mut claims {
            record.quotations = quotations.remove(record.claim.id.as_str()).unwrap_or_default();
        }
        Ok(claims)
    }

    /// Quotations recorded by the moment that is the first parameter, by claim.
    fn quotations(&self, condition: &str, parameters: impl Params) -> Result<Quotations, StoreError> {
        let query = format!(
            "SELECT q.claim, q.document, json_extract(d.json, '$.retells') IS NOT NULL, q.start, q.\"end\", q.exact, q.position
             FROM d_quotations q JOIN d_documents d ON d.number = q.document
             WHERE q.recorded <= ?1 AND {condition} ORDER BY q.position"
        );
        let rows = self.rows(&query, parameters, |row| {
            let link = QuotationLink {
                document: row.get::<_, i64>(1)?.unsigned_abs(),
                retelling: row.get(2)?,
                start: offset(row.get(3)?),
                end: offset(row.get(4)?),
                exact: row.get(5)?,
                position: row.get::<_, i64>(6)?.unsigned_abs(),
            };
            Ok((row.get::<_, String>(0)?, link))
        })?;
        let mut by_claim = Quotations::new();
        for (claim, link) in rows {
            by_claim.entry(claim).or_default().push(link);
        }
        Ok(by_claim)
    }

    fn document_rows(&self, condition: &str, parameters: impl Params) -> Result<Vec<DocumentRecord>, StoreError> {
        let query = format!("SELECT number, position, recorded, json FROM d_documents {condition} ORDER BY number");
        let read = |row: &Row<'_>| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, String>(3)?))
        };
        let rows = self.rows(&query, parameters, read)?;
        rows.into_iter()
            .map(|(number, position, recorded, json)| {
                let (number, position) = (number.unsigned_abs(), position.unsigned_abs());
                Ok(DocumentRecord { number, document: self.json(&json)?, position, recorded: Timestamp(recorded) })
            })
            .collect()
    }

    pub(crate) fn judgments_where(
        &self,
        condition: &str,
        parameters: impl Params,
    ) -> Result<Vec<JudgmentRecord>, StoreError> {
        let query = format!("SELECT position, recorded, json FROM d_judgments WHERE {condition} ORDER BY position");
        let rows = self.rows(&query, parameters, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
        })?;
        rows.into_iter()
            .map(|(position, recorded, json)| {
                Ok(JudgmentRecord {
                    judgment: self.json(&json)?,
                    position: position.unsigned_abs(),
                    recorded: Timestamp(recorded),
                })
            })
            .collect()
    }

    /// All documents, by number.
    ///
    /// # Errors
    /// What the database says.
    pub fn documents(&self) -> Result<Vec<DocumentRecord>, StoreError> {
        self.document_rows("", [])
    }

    /// All judgments, in ledger order.
    ///
    /// # Errors
    /// What the database says.
    pub fn judgments(&self) -> Result<Vec<JudgmentRecord>, StoreError> {
        self.judgments_where("1", [])
    }

    /// Subjects with the positions of the entries sealed under them, and whether they were erased.
    ///
    /// # Errors
    /// What the database says.
    pub fn subjects(&self) -> Result<Vec<(String, u64, bool)>, StoreError> {
        self.rows("SELECT handle, position, erased IS NOT NULL FROM d_subjects ORDER BY position", [], |row| {
            Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs(), row.get(2)?))
        })
    }

    /// All quotations recorded, in ledger order, each with its claim.
    ///
    /// # Errors
    /// What the database says.
    pub fn all_quotations(&self) -> Result<Vec<(String, QuotationLink)>, StoreError> {
        let by_claim = self.quotations("1", [i64::MAX])?;
        let mut all: Vec<(String, QuotationLink)> = by_claim
            .into_iter()
            .flat_map(|(claim, links)| links.into_iter().map(move |link| (claim.clone(), link)))
            .collect();
        all.sort_by_key(|(_, link)| link.position);
        Ok(all)
    }

    /// A document's custody, in ledger order, each act with the time it was recorded.
    ///
    /// # Errors
    /// What the database says.
    pub fn custody(&self, document: u64) -> Result<Vec<(Timestamp, Custody)>, StoreError> {
        let query = "SELECT recorded, json FROM d_custody WHERE document = ?1 ORDER BY position";
        let rows = self.rows(query, [sql(document)], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        rows.into_iter().map(|(at, json)| Ok((Timestamp(at), self.json(&json)?))).collect()
    }

    /// How many versions a claim has had.
    ///
    /// # Errors
    /// What the database says.
    pub fn claim_versions(&self, id: &ClaimId) -> Result<u64, StoreError> {
        let counted =
            self.rows("SELECT count(*) FROM d_claims WHERE id = ?1", [id.as_str()], |row| row.get::<_, i64>(0))?;
        Ok(counted.first().copied().unwrap_or(0).unsigned_abs())
    }

    /// The versions of a claim, the last first: position of the entry, and when it was recorded.
    ///
    /// # Errors
    /// What the database says.
    pub fn versions_of(&self, id: &ClaimId) -> Result<Vec<(u64, Timestamp)>, StoreError> {
        let query = "SELECT position, recorded FROM d_claims WHERE id = ?1 ORDER BY position DESC";
        self.rows(query, [id.as_str()], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), Timestamp(row.get(1)?))))
    }

    /// A value of the working state: erasable, never replayed.
    ///
    /// # Errors
    /// What the database says.
    pub fn working(&self, key: &str) -> Result<Option<String>, StoreError> {
        let found = self.rows("SELECT value FROM working WHERE key = ?1", [format!("note:{key}")], |row| {
            row.get::<_, Vec<u8>>(0)
        })?;
        Ok(found.into_iter().next().and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// Keeps a value of the working state.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] and what the database says.
    pub fn keep_working(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.writable()?;
        let kept = self.connection.execute(
            "INSERT INTO working VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            (format!("note:{key}"), value.as_bytes()),
        );
        kept.map(drop).map_err(self.database_error())
    }
}

/// Offsets are written from `usize` and never negative.
fn offset(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

/// `?, ?, …` for a list of values after the numbered parameters before it.
fn marks(from: usize, n: usize) -> String {
    (from..from + n).map(|i| format!("?{i}")).collect::<Vec<_>>().join(", ")
}

/// SQLite takes 32,766 parameters; asked in lots well below that.
const LOT: usize = 5_000;

impl Snapshot for Project {
    fn event(&self, id: &EventId) -> Result<Option<Event>, SnapshotError> {
        let rows =
            self.rows("SELECT json FROM d_events WHERE id = ?1", [id.as_str()], |row| row.get::<_, String>(0))?;
        Ok(rows.first().map(|json| self.json(json)).transpose()?)
    }

    fn events(&self) -> Result<Vec<Event>, SnapshotError> {
        let rows = self.rows("SELECT json FROM d_events ORDER BY id", [], |row| row.get::<_, String>(0))?;
        Ok(rows.iter().map(|json| self.json(json)).collect::<Result<_, _>>()?)
    }

    fn claim(&self, id: &ClaimId, recorded: Option<Timestamp>) -> Result<Option<ClaimRecord>, SnapshotError> {
        let at = moment(recorded);
        Ok(self.claims_where("id = ?2", (at, id.as_str()), at)?.into_iter().next_back())
    }

    fn claims_of(&self, event: &EventId, recorded: Option<Timestamp>) -> Result<Vec<ClaimRecord>, SnapshotError> {
        let at = moment(recorded);
        Ok(self.claims_where("event = ?2", (at, event.as_str()), at)?)
    }

    fn numbers_elsewhere(
        &self,
        windows: &BTreeSet<NumberWindow>,
        not_of: &EventId,
        recorded: Option<Timestamp>,
    ) -> Result<Vec<NumberElsewhere>, SnapshotError> {
        let found = crate::numbers::search(&self.connection, windows, not_of, moment(recorded));
        Ok(found.map_err(self.database_error())?)
    }

    fn all_claims(&self) -> Result<Vec<ClaimRecord>, SnapshotError> {
        Ok(self.claims_where("1", [i64::MAX], i64::MAX)?)
    }

    fn judgments_on(
        &self,
        claims: &BTreeSet<ClaimId>,
        recorded: Option<Timestamp>,
    ) -> Result<Vec<JudgmentRecord>, SnapshotError> {
        let at = moment(recorded);
        let mut found = self.judgments_where("recorded <= ?1 AND claim IS NULL", [at])?;
        let ids: Vec<&ClaimId> = claims.iter().collect();
        for lot in ids.chunks(LOT) {
            let mut values: Vec<Value> = vec![at.into()];
            values.extend(lot.iter().map(|id| Value::from(id.to_string())));
            let condition = format!("recorded <= ?1 AND claim IN ({})", marks(2, lot.len()));
            found.extend(self.judgments_where(&condition, rusqlite::params_from_iter(values))?);
        }
        found.sort_by_key(|r| r.position);
        Ok(found)
    }

    fn across_events(&self) -> Result<Across, SnapshotError> {
        let query = "SELECT event, json_extract(json, '$.part_of'), json_extract(json, '$.quantity.relative_to'),
                     json_extract(json, '$.aspect') = 'practice' AS practice FROM d_claims WHERE superseded IS NULL
                     AND (json_extract(json, '$.part_of') IS NOT NULL OR json_extract(json, '$.quantity.relative_to') IS NOT NULL
                     OR practice)";
        let rows = self.rows(query, [], |row| {
            let named = [row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?];
            Ok((row.get::<_, String>(0)?, named, row.get::<_, bool>(3)?))
        })?;
        let mut across = Across::default();
        for (event, named, practice) in rows {
            let event = EventId::parse(&event)?;
            for claim in named.into_iter().flatten() {
                across.names.insert((event.clone(), ClaimId::parse(&claim)?));
            }
            if practice {
                across.practices.insert(event);
            }
        }
        Ok(across)
    }

    fn is_origin(&self, origin: &OriginId) -> Result<bool, SnapshotError> {
        let query = "SELECT 1 WHERE EXISTS (SELECT 1 FROM d_claims WHERE superseded IS NULL AND json_extract(json, '$.origin') = ?1)
                     OR EXISTS (SELECT 1 FROM d_judgments WHERE json_extract(json, '$.decision') = 'origin'
                                AND json_extract(json, '$.origin') = ?1)";
        Ok(!self.rows(query, [origin.as_str()], |row| row.get::<_, i64>(0))?.is_empty())
    }

    fn judgment(&self, position: u64) -> Result<Option<JudgmentRecord>, SnapshotError> {
        Ok(self.judgments_where("position = ?1", [sql(position)])?.into_iter().next())
    }

    fn document(&self, number: u64) -> Result<Option<DocumentRecord>, SnapshotError> {
        Ok(self.document_rows("WHERE number = ?1", [sql(number)])?.into_iter().next())
    }

    fn document_of_bytes(&self, sha256: &str) -> Result<Option<DocumentRecord>, SnapshotError> {
        Ok(self.document_rows("WHERE sha256 = ?1", [sha256])?.into_iter().next())
    }

    fn decided(&self, document: u64) -> Result<Vec<SuggestionDecision>, SnapshotError> {
        let rows = self.rows(
            "SELECT json FROM d_suggestions WHERE document = ?1 ORDER BY position",
            [sql(document)],
            |row| row.get::<_, String>(0),
        )?;
        Ok(rows.iter().map(|json| self.json(json)).collect::<Result<_, _>>()?)
    }

    fn entry_id(&self, position: u64) -> String {
        format!("{}:{position}", self.log())
    }
}
