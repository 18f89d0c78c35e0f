//! Derived rows: a function of the entries, in order, and of nothing else. Input: one entry. Output: changed
//! rows. Wiping them all and applying every entry again gives the same bytes (invariant 1).

use crate::commit::sql;
use crate::progress::{Progress, Stage, TOLD, tell, unwatched};
use crate::{Project, StoreError, listing, numbers, schema};
use attested_claims::{Claim, ClaimsEntry, Decision};
use attested_evidence::EvidenceEntry;
use attested_ledger::Entry;
use attested_persons::PersonsEntry;
use attested_protection::ProtectionEntry;
use rusqlite::{Connection, OptionalExtension};
use std::path::Path;

/// What a row is derived from.
pub(crate) struct Applied<'a> {
    position: i64,
    time: i64,
    kind: &'a str,
    version: u16,
    subject: Option<String>,
    /// `None` when it was erased.
    payload: Option<&'a [u8]>,
}

impl<'a> Applied<'a> {
    pub(crate) fn of(entry: &'a Entry, payload: Option<&'a [u8]>) -> Self {
        let header = &entry.header;
        Applied {
            position: sql(header.position().0),
            time: header.time().0,
            kind: header.kind().as_str(),
            version: header.kind_version(),
            subject: header.subjects().first().map(ToString::to_string),
            payload,
        }
    }
}

/// Applies one entry.
pub(crate) fn apply(connection: &Connection, database: &Path, entry: Applied<'_>) -> Result<(), StoreError> {
    let unreadable = |why: String| StoreError::Entry { position: entry.position.unsigned_abs(), why };
    let failed = || StoreError::database(database);
    if let Some(subject) = &entry.subject {
        // The row is the same whether the payload is still there or not.
        run(
            connection,
            "INSERT OR IGNORE INTO d_subjects (handle, position) VALUES (?1, ?2)",
            (subject, entry.position),
        )
        .map_err(failed())?;
    }
    let Some(payload) = entry.payload else { return Ok(()) };
    if entry.subject.is_some() {
        return Ok(()); // Sealed payloads never reach a derived row: they are opened when asked for.
    }
    if let Some(read) = ClaimsEntry::read(entry.kind, entry.version, payload).map_err(|e| unreadable(e.to_string()))? {
        return claims(connection, &entry, &read, payload).map_err(failed());
    }
    if let Some(read) =
        EvidenceEntry::read(entry.kind, entry.version, payload).map_err(|e| unreadable(e.to_string()))?
    {
        return evidence(connection, &entry, &read, payload).map_err(failed());
    }
    if let Some(read) = PersonsEntry::read(entry.kind, entry.version, payload).map_err(|e| unreadable(e.to_string()))? {
        return persons(connection, &entry, &read, payload).map_err(failed());
    }
    match ProtectionEntry::read(entry.kind, entry.version, payload).map_err(|e| unreadable(e.to_string()))? {
        Some(ProtectionEntry::Erasure { handle, reason: _ }) => {
            run(
                connection,
                "UPDATE d_subjects SET erased = ?1 WHERE handle = ?2",
                (entry.position, handle.to_string()),
            )
            .map_err(failed())?;
            Ok(())
        }
        Some(ProtectionEntry::Mark(_)) => kept(connection, "d_marks", &entry, payload).map_err(failed()),
        Some(ProtectionEntry::Disclosure(_)) => kept(connection, "d_disclosures", &entry, payload).map_err(failed()),
        // Consent is sealed, and never here. A kind this program doesn't know yet is kept and verified, and derives nothing.
        Some(ProtectionEntry::Subject { .. } | ProtectionEntry::Consent(_)) | None => Ok(()),
    }
}

fn persons(
    connection: &Connection,
    entry: &Applied<'_>,
    read: &PersonsEntry,
    payload: &[u8],
) -> Result<(), rusqlite::Error> {
    match read {
        PersonsEntry::Person(registration) => {
            let number = "INSERT INTO d_persons SELECT coalesce(max(number), 0) + 1, ?1, ?2, ?3, ?4 FROM d_persons";
            let row = (entry.position, entry.time, registration.handle.to_string(), registration.kind.code());
            run(connection, number, row)?;
            Ok(())
        }
        PersonsEntry::Judgment(_) => kept(connection, "d_persons_judgments", entry, payload),
        PersonsEntry::Statement(_) => Ok(()), // sealed: never here
    }
}

/// The payload as it is, under its position.
fn kept(
    connection: &Connection,
    table: &'static str,
    entry: &Applied<'_>,
    payload: &[u8],
) -> Result<(), rusqlite::Error> {
    let row = (entry.position, entry.time, String::from_utf8_lossy(payload));
    run(connection, &format!("INSERT INTO {table} VALUES (?1, ?2, ?3)"), row).map(drop)
}

pub(crate) fn run(
    connection: &Connection,
    statement: &str,
    parameters: impl rusqlite::Params,
) -> Result<usize, rusqlite::Error> {
    connection.prepare_cached(statement)?.execute(parameters)
}

fn claims(
    connection: &Connection,
    entry: &Applied<'_>,
    read: &ClaimsEntry,
    payload: &[u8],
) -> Result<(), rusqlite::Error> {
    let json = String::from_utf8_lossy(payload);
    let (position, time) = (entry.position, entry.time);
    match read {
        ClaimsEntry::Event(event) => {
            let row = (event.id.as_str(), position, &json);
            run(
                connection,
                "INSERT INTO d_events VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET position = ?2, json = ?3",
                row,
            )?;
            listing::event(connection, position, event)?;
        }
        ClaimsEntry::Claim(claim) => {
            supersede(connection, entry, claim)?;
            listing::claim(connection, position, claim)?;
            let bounds = claim.quantity.as_ref().map_or((None, None), |q| (q.low().map(sql), q.high().map(sql)));
            let row = (
                position,
                time,
                claim.id.as_str(),
                claim.event.as_str(),
                claim.measure.map(|m| m.as_str()),
                bounds.0,
                bounds.1,
                &json,
            );
            run(connection, "INSERT INTO d_claims VALUES (?1, ?2, ?3, NULL, NULL, ?4, ?5, ?6, ?7, ?8)", row)?;
            numbers::insert(connection, position, time, None, claim)?;
        }
        ClaimsEntry::Judgment(judgment) => {
            let claim = judged_claim(connection, &judgment.decision)?;
            run(connection, "INSERT INTO d_judgments VALUES (?1, ?2, ?3, ?4)", (position, time, claim, &json))?;
        }
        ClaimsEntry::Quotation(quotation) => {
            let span = (sql(quotation.start as u64), sql(quotation.end as u64));
            let row =
                (position, time, quotation.claim.as_str(), sql(quotation.document), span.0, span.1, &quotation.exact);
            run(connection, "INSERT INTO d_quotations VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", row)?;
            listing::quotation(connection, quotation.claim.as_str(), sql(quotation.document))?;
        }
        ClaimsEntry::Suggestion(decision) => {
            run(
                connection,
                "INSERT INTO d_suggestions VALUES (?1, ?2, ?3, ?4)",
                (position, time, sql(decision.document), &json),
            )?;
        }
        ClaimsEntry::Attribution(attribution) => listing::attribution(connection, position, attribution)?,
        ClaimsEntry::SecondCoding(coding) => {
            let row = (position, time, &coding.coder, sql(coding.document), &json);
            run(connection, "INSERT INTO d_codings VALUES (?1, ?2, ?3, ?4, ?5, NULL)", row)?;
        }
        ClaimsEntry::Adjudication(adjudication) => {
            let row = (&json, sql(adjudication.coding));
            run(connection, "UPDATE d_codings SET decided = ?1 WHERE position = ?2", row)?;
        }
    }
    Ok(())
}

/// Marks the version of a claim that was in force until this entry.
fn supersede(connection: &Connection, entry: &Applied<'_>, claim: &Claim) -> Result<(), rusqlite::Error> {
    let found = connection
        .prepare_cached("SELECT position, json FROM d_claims WHERE id = ?1 AND superseded IS NULL")?
        .query_row([claim.id.as_str()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let Some((before, json)) = found else { return Ok(()) };
    let mark = "UPDATE d_claims SET superseded = ?1, superseded_recorded = ?2 WHERE position = ?3";
    run(connection, mark, (entry.position, entry.time, before))?;
    match serde_json::from_str(&json) {
        Ok(earlier) => numbers::supersede(connection, before, &earlier, entry.time),
        Err(_) => Ok(()),
    }
}

/// The claim that a judgment is about; an undoing belongs to the claim of what it undoes.
fn judged_claim(connection: &Connection, decision: &Decision) -> Result<Option<String>, rusqlite::Error> {
    if let Decision::Undo { judgment } = decision {
        let found = connection
            .prepare_cached("SELECT claim FROM d_judgments WHERE position = ?1")?
            .query_row([sql(*judgment)], |row| row.get(0));
        return match found {
            Ok(claim) => Ok(claim),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
            Err(e) => Err(e),
        };
    }
    Ok(decision.claim().map(ToString::to_string))
}

fn evidence(
    connection: &Connection,
    entry: &Applied<'_>,
    read: &EvidenceEntry,
    payload: &[u8],
) -> Result<(), rusqlite::Error> {
    let json = String::from_utf8_lossy(payload);
    let (position, time) = (entry.position, entry.time);
    match read {
        EvidenceEntry::Document(document) => {
            let number =
                "INSERT INTO d_documents SELECT coalesce(max(number), 0) + 1, ?1, ?2, ?3, ?4, ?5 FROM d_documents";
            run(connection, number, (position, time, document.sha256.as_str(), document.name.as_str(), &json))?;
            listing::document(connection, position, document)?;
        }
        EvidenceEntry::Custody(custody) => {
            run(
                connection,
                "INSERT INTO d_custody VALUES (?1, ?2, ?3, ?4)",
                (position, time, sql(custody.document), &json),
            )?;
        }
        EvidenceEntry::Contact(_) => {} // sealed: never here
    }
    Ok(())
}

impl Project {
    /// Wipes every derived row and derives them anew from the ledger, all or none.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Entry`], and what the database says.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        self.rebuild_telling(&mut unwatched)
    }

    /// As [`Project::rebuild`], telling how far it is.
    ///
    /// # Errors
    /// Those of [`Project::rebuild`], and [`StoreError::Cancelled`].
    pub fn rebuild_telling(&mut self, progress: Progress<'_>) -> Result<(), StoreError> {
        self.writable()?;
        let path = crate::database::path(&self.path);
        self.connection.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::database(&path))?;
        let done = self
            .derive_anew(progress)
            .and_then(|()| crate::words::forget_all(&self.connection).map_err(StoreError::database(&path)));
        let ending = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
        self.connection.execute_batch(ending).map_err(StoreError::database(&path))?;
        done
    }

    /// The derivation itself, inside a transaction of the caller's.
    pub(crate) fn derive_anew(&self, progress: Progress<'_>) -> Result<(), StoreError> {
        let path = crate::database::path(&self.path);
        for (table, _) in schema::DERIVED_TABLES {
            self.connection.execute(&format!("DELETE FROM {table}"), []).map_err(StoreError::database(&path))?;
        }
        let (mut done, total) = (0, self.entries());
        self.each_entry(|entry, payload| {
            apply(&self.connection, &path, Applied::of(entry, payload))?;
            done += 1;
            if u64::is_multiple_of(done, TOLD) { tell(progress, Stage::Derived, done, total) } else { Ok(()) }
        })?;
        tell(progress, Stage::Derived, total, total)
    }
}
