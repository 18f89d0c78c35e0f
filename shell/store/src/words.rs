//! The index of words, inside the encrypted database. Input: events, documents, claims, and the working copies that a caller
//! has read; words looked for. Output: where they stand. Korean and Chinese are indexed two letters at a time, so that any two
//! are found; other scripts and digits by whole words, found from their beginning. Letters are folded as `attested_app::fold`
//! does. It is filled in lots, beside the work, and is no part of what is derived, dumped or verified: `rebuild` empties it,
//! and what is erased is taken out of it.

use crate::commit::sql;
use crate::{Project, StoreError};
use attested_app::{DocumentRecord, fold};
use attested_claims::{Claim, Event};
use rusqlite::{Connection, OptionalExtension};

/// What a row of the index belongs to, above the bits of its number.
const SHIFT: i64 = 40;
const EVENT: i64 = 1;
const DOCUMENT: i64 = 2;
const TEXT: i64 = 3;
const CLAIM: i64 = 4;
/// What a list looks at for words: the latest of those that match.
pub(crate) const MOST: usize = 5_000;
/// The working-state key that says how far the index reaches.
const REACH: &str = "words_reach";

/// How far the index reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indexed {
    /// Entries indexed.
    pub entries: u64,
    /// Entries of the log.
    pub total: u64,
}

impl Indexed {
    /// Whether everything is in it.
    pub const fn is_whole(self) -> bool {
        self.entries >= self.total
    }
}

/// Where words stand.
#[derive(Debug, Clone, PartialEq)]
pub enum Hit {
    /// In an event's id, title or place.
    Event(Event),
    /// In a document's number, name, title, publisher or address.
    Document(Box<DocumentRecord>),
    /// In a document's working copy, which is given.
    Text(u64, String),
    /// In a claim.
    Claim(Box<Claim>),
}

/// What is told apart where hits are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitKind {
    /// Events.
    Events,
    /// Documents.
    Documents,
    /// Working copies.
    Texts,
    /// Claims.
    Claims,
}

impl HitKind {
    /// Every kind, in the order in which hits are shown.
    pub const ALL: [HitKind; 4] = [HitKind::Events, HitKind::Documents, HitKind::Texts, HitKind::Claims];

    const fn number(self) -> i64 {
        match self {
            HitKind::Events => EVENT,
            HitKind::Documents => DOCUMENT,
            HitKind::Texts => TEXT,
            HitKind::Claims => CLAIM,
        }
    }
}

/// Whether a letter belongs to a script that is written without spaces between words, or, as Korean, with endings on them.
fn runs_on(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11ff | 0x3040..=0x30ff | 0x3130..=0x318f | 0x3400..=0x4dbf | 0x4e00..=0x9fff
        | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

/// The runs of a folded text: letters of one way of writing, without what stands between.
fn runs(folded: &str) -> Vec<(bool, Vec<char>)> {
    let mut runs: Vec<(bool, Vec<char>)> = Vec::new();
    let mut joined = false;
    for c in folded.chars() {
        if !c.is_alphanumeric() {
            joined = false;
            continue;
        }
        let kind = runs_on(c);
        match runs.last_mut() {
            Some((own, run)) if joined && *own == kind => run.push(c),
            _ => runs.push((kind, vec![c])),
        }
        joined = true;
    }
    runs
}

/// The tokens of a text: pairs of letters and the last letter alone, or a word.
fn grams(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for (runs_on, run) in runs(&fold(text)) {
        if runs_on {
            pairs(&run, true, &mut out);
        } else {
            out.extend(run);
            out.push(' ');
        }
    }
    out
}

fn pairs(run: &[char], last: bool, out: &mut String) {
    for pair in run.windows(2) {
        out.extend(pair);
        out.push(' ');
    }
    if let (true, Some(c)) = (last, run.last()) {
        out.push(*c);
        out.push(' ');
    }
}

/// What is asked of the index for words looked for, all of which must stand there; nothing where they have no letters.
fn query(wanted: &str) -> Option<String> {
    let words = wanted.split_whitespace().map(fold);
    let phrases: Vec<String> = words.filter_map(|word| phrase(&word)).collect();
    (!phrases.is_empty()).then(|| phrases.join(" AND "))
}

fn phrase(word: &str) -> Option<String> {
    let runs = runs(word);
    let (last_runs_on, last) = runs.last()?;
    let mut tokens = String::new();
    for (runs_on, run) in &runs[..runs.len() - 1] {
        if *runs_on {
            pairs(run, true, &mut tokens);
        } else {
            tokens.extend(run);
            tokens.push(' ');
        }
    }
    // What was typed may go on in the text: a pair is whole, a word or a single letter is a beginning.
    let open = if *last_runs_on && last.len() > 1 {
        pairs(last, false, &mut tokens);
        ""
    } else {
        tokens.extend(last);
        " *"
    };
    // Letters and digits alone: nothing in it can end the quotation.
    Some(format!("\"{}\"{open}", tokens.trim_end()))
}

/// The words of a claim that are looked through, as they stand.
pub fn words_of_claim(claim: &Claim) -> String {
    claim.to_cells().into_values().collect::<Vec<_>>().join(" · ")
}

pub(crate) fn text_of(claim: &Claim) -> String {
    fold(&words_of_claim(claim))
}

/// The words of an event.
pub fn words_of_event(event: &Event) -> String {
    [event.id.as_str(), &event.title, &event.place].join(" · ")
}

/// The words of a document's description.
pub fn words_of_document(record: &DocumentRecord) -> String {
    let document = &record.document;
    format!("D{} · {} · {} · {} · {}", record.number, document.name, document.title, document.publisher, document.url)
}

fn put(connection: &Connection, kind: i64, number: i64, text: &str) -> Result<(), rusqlite::Error> {
    let row = (kind << SHIFT) | number;
    connection
        .prepare_cached("INSERT OR REPLACE INTO w_grams (rowid, grams) VALUES (?1, ?2)")?
        .execute((row, grams(text)))
        .map(drop)
}

fn take_out(connection: &Connection, kind: i64, number: i64) -> Result<(), rusqlite::Error> {
    connection.prepare_cached("DELETE FROM w_grams WHERE rowid = ?1")?.execute([(kind << SHIFT) | number]).map(drop)
}

/// Empties the index; it is filled anew as it is used.
pub(crate) fn forget_all(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.execute_batch(&format!(
        "INSERT INTO w_grams (w_grams) VALUES ('delete-all'); DELETE FROM w_copies; DELETE FROM w_events;
         DELETE FROM working WHERE key = '{REACH}'"
    ))
}

/// Takes a document's text out of the index, as when its original was erased.
pub(crate) fn forget(connection: &Connection, document: i64) -> Result<(), rusqlite::Error> {
    take_out(connection, TEXT, document)?;
    connection.execute("DELETE FROM w_copies WHERE document = ?1", [document])?;
    // Nothing of the words stays in the index's own pages.
    connection.execute_batch("INSERT INTO w_grams (w_grams) VALUES ('optimize')")
}

impl Project {
    /// How far the index reaches.
    ///
    /// # Errors
    /// What the database says.
    pub fn indexed(&self) -> Result<Indexed, StoreError> {
        let reach = self
            .connection
            .query_row("SELECT value FROM working WHERE key = ?1", [REACH], |row| row.get::<_, Vec<u8>>(0))
            .optional()
            .map_err(self.database_error())?;
        let entries = reach.and_then(|bytes| <[u8; 8]>::try_from(bytes).ok()).map_or(0, u64::from_be_bytes);
        Ok(Indexed { entries: entries.min(self.entries()), total: self.entries() })
    }

    /// Indexes at most so many more events, documents and claims. `copy` gives a document's working copy where it can be had
    /// and may be looked through.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::InUse`], and what the database says.
    pub fn index_words(
        &mut self,
        at_most: usize,
        copy: &mut dyn FnMut(&Project, &DocumentRecord) -> Option<String>,
    ) -> Result<Indexed, StoreError> {
        let reach = self.indexed()?;
        if reach.is_whole() {
            return Ok(reach);
        }
        self.writable()?;
        // Asked anew: whoever wrote before this turn may have emptied the index.
        let reach = self.indexed()?;
        let query = "SELECT position, 0, id, json FROM d_claims WHERE position >= ?1 AND superseded IS NULL
                     UNION ALL SELECT position, 1, id, json FROM d_events WHERE position >= ?1
                     UNION ALL SELECT position, 2, number, '' FROM d_documents WHERE position >= ?1 ORDER BY 1 LIMIT ?2";
        // Each part is read by its own index, so that a lot costs the same wherever it begins.
        let rows = self.rows(query, (sql(reach.entries), sql(at_most as u64)), |row| {
            let id = match row.get_ref(2)? {
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                other => other.as_str()?.to_owned(),
            };
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, id, row.get::<_, String>(3)?))
        })?;
        let next = match rows.last() {
            Some((position, ..)) if rows.len() >= at_most => position.unsigned_abs() + 1,
            _ => self.entries(),
        };
        let mut copies = Vec::new();
        for (_, kind, id, _) in &rows {
            if let (2, Ok(number)) = (*kind, id.parse::<u64>())
                && let Some(record) = attested_app::Snapshot::document(self, number).map_err(|_| self.unreadable())?
            {
                let text = copy(self, &record);
                copies.push((record, text));
            }
        }
        let failed = self.database_error();
        let indexed = || -> Result<(), rusqlite::Error> {
            let transaction = self.connection.unchecked_transaction()?;
            for (position, kind, id, json) in &rows {
                match kind {
                    0 => {
                        let earlier = "SELECT position FROM d_claims WHERE id = ?1 AND position < ?2";
                        let mut statement = transaction.prepare_cached(earlier)?;
                        let before = statement.query_map((id, position), |row| row.get::<_, i64>(0))?;
                        for before in before.collect::<Result<Vec<_>, _>>()? {
                            take_out(&transaction, CLAIM, before)?;
                        }
                        if let Ok(claim) = serde_json::from_str::<Claim>(json) {
                            put(&transaction, CLAIM, *position, &words_of_claim(&claim))?;
                        }
                    }
                    1 => {
                        transaction.prepare_cached("INSERT OR IGNORE INTO w_events (id) VALUES (?1)")?.execute([id])?;
                        let number = transaction
                            .prepare_cached("SELECT number FROM w_events WHERE id = ?1")?
                            .query_row([id], |row| row.get(0))?;
                        if let Ok(event) = serde_json::from_str::<Event>(json) {
                            put(&transaction, EVENT, number, &words_of_event(&event))?;
                        }
                    }
                    _ => {}
                }
            }
            for (record, text) in &copies {
                put(&transaction, DOCUMENT, sql(record.number), &words_of_document(record))?;
                if let Some(text) = text {
                    put(&transaction, TEXT, sql(record.number), text)?;
                    transaction.prepare_cached("INSERT OR REPLACE INTO w_copies VALUES (?1, ?2, ?3)")?.execute((
                        sql(record.number),
                        text,
                        crate::alike::sketch(text),
                    ))?;
                }
            }
            transaction
                .prepare_cached("INSERT INTO working VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2")?
                .execute((REACH, next.to_be_bytes().as_slice()))?;
            transaction.commit()
        };
        indexed().map_err(failed)?;
        Ok(Indexed { entries: next, total: self.entries() })
    }

    /// Takes the text of a document whose original goes by this handle out of the index, before its key is destroyed.
    pub(crate) fn forget_words_of(&self, blob: &attested_model::SubjectHandle) -> Result<(), StoreError> {
        let query = "SELECT number FROM d_documents WHERE json_extract(json, '$.blob') = ?1";
        for number in self.rows(query, [blob.to_string()], |row| row.get::<_, i64>(0))? {
            forget(&self.connection, number).map_err(self.database_error())?;
        }
        Ok(())
    }

    fn unreadable(&self) -> StoreError {
        StoreError::Damaged { path: crate::database::path(&self.path), why: "a document can't be read".to_owned() }
    }

    /// Rows of the index in which all words stand, of one kind, the last first; and whether there are more.
    fn rows_with(
        &self,
        kind: HitKind,
        wanted: &str,
        from: usize,
        at_most: usize,
    ) -> Result<(Vec<i64>, bool), StoreError> {
        let Some(query) = query(wanted) else { return Ok((Vec::new(), false)) };
        let (first, last) = (kind.number() << SHIFT, ((kind.number() + 1) << SHIFT) - 1);
        let mut rows = self.rows(
            "SELECT rowid FROM w_grams WHERE w_grams MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT ?4 OFFSET ?5",
            (query, first, last, sql(at_most as u64 + 1), sql(from as u64)),
            |row| row.get::<_, i64>(0),
        )?;
        let more = rows.len() > at_most;
        rows.truncate(at_most);
        Ok((rows.into_iter().map(|row| row & ((1 << SHIFT) - 1)).collect(), more))
    }

    pub(crate) fn claims_with(&self, wanted: &str) -> Result<(Vec<u64>, bool), StoreError> {
        let (rows, more) = self.rows_with(HitKind::Claims, wanted, 0, MOST)?;
        Ok((rows.into_iter().map(i64::unsigned_abs).collect(), more))
    }

    pub(crate) fn documents_with(&self, wanted: &str) -> Result<(Vec<u64>, bool), StoreError> {
        let (rows, more) = self.rows_with(HitKind::Documents, wanted, 0, MOST)?;
        Ok((rows.into_iter().map(i64::unsigned_abs).collect(), more))
    }

    pub(crate) fn events_with(&self, wanted: &str) -> Result<(Vec<String>, bool), StoreError> {
        let (rows, more) = self.rows_with(HitKind::Events, wanted, 0, MOST)?;
        let mut ids = Vec::with_capacity(rows.len());
        for number in rows {
            ids.extend(
                self.rows("SELECT id FROM w_events WHERE number = ?1", [number], |row| row.get::<_, String>(0))?,
            );
        }
        Ok((ids, more))
    }

    /// Where all words stand, among one kind of things: a page of hits, the last recorded first, and whether there are more.
    ///
    /// # Errors
    /// What the database says.
    pub fn find_words(
        &self,
        kind: HitKind,
        wanted: &str,
        from: usize,
        at_most: usize,
    ) -> Result<(Vec<Hit>, bool), StoreError> {
        let (rows, more) = self.rows_with(kind, wanted, from, at_most)?;
        let mut hits = Vec::with_capacity(rows.len());
        for number in rows {
            match kind {
                HitKind::Events => {
                    let query = "SELECT e.json FROM w_events w JOIN d_events e ON e.id = w.id WHERE w.number = ?1";
                    for json in self.rows(query, [number], |row| row.get::<_, String>(0))? {
                        hits.push(Hit::Event(self.json(&json)?));
                    }
                }
                HitKind::Documents => {
                    let found = attested_app::Snapshot::document(self, number.unsigned_abs());
                    hits.extend(found.map_err(|_| self.unreadable())?.map(|record| Hit::Document(Box::new(record))));
                }
                HitKind::Texts => {
                    let query = "SELECT copy FROM w_copies WHERE document = ?1";
                    let copies = self.rows(query, [number], |row| row.get::<_, String>(0))?;
                    hits.extend(copies.into_iter().map(|copy| Hit::Text(number.unsigned_abs(), copy)));
                }
                HitKind::Claims => {
                    let query = "SELECT json FROM d_claims WHERE position = ?1 AND superseded IS NULL";
                    for json in self.rows(query, [number], |row| row.get::<_, String>(0))? {
                        hits.push(Hit::Claim(Box::new(self.json(&json)?)));
                    }
                }
            }
        }
        Ok((hits, more))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_pairs_of_running_letters_and_words_of_others() {
        assert_eq!(grams("탈북민 600여 명, Onsŏng"), "탈북 북민 민 600 여 명 onsong ");
        for (wanted, asked) in [
            ("북민", "\"북민\""),
            ("탈북민", "\"탈북 북민\""),
            ("민", "\"민\" *"),
            ("600여", "\"600 여\" *"),
            ("탈북민600", "\"탈북 북민 민 600\" *"),
            ("ＯＮＳ \"ŏng\"", "\"ons\" * AND \"ong\" *"),
        ] {
            assert_eq!(query(wanted).as_deref(), Some(asked), "{wanted}");
        }
        assert_eq!(query("\" ' * )"), None);
    }
}
