//! What lists are read from: claims in force, events by their last change, documents, by the columns that they are sorted and
//! filtered by. Input: entries as they are applied; what is asked of a list. Output: rows, one page of them, and how many there
//! are. Every row is a function of the entries before it, so `rebuild` makes the same ones. Leaves out words (`words`).

use crate::commit::sql;
use crate::derive::run;
use crate::words::MOST;
use crate::{Project, StoreError};
use attested_app::DocumentRecord;
use attested_claims::{Attribution, Claim, ClaimRecord, Event};
use attested_evidence::Document;
use attested_model::{Edtf, EventId, PlaceRole, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use std::collections::BTreeMap;

pub(crate) fn event(connection: &Connection, position: i64, event: &Event) -> Result<(), rusqlite::Error> {
    let part_of = event.part_of.as_ref().map(|id| id.as_str());
    run(
        connection,
        "INSERT INTO d_activity VALUES (?1, ?2, 0, ?3) ON CONFLICT (event) DO UPDATE SET part_of = ?2, last = ?3",
        (event.id.as_str(), part_of, position),
    )
    .map(drop)
}

pub(crate) fn claim(connection: &Connection, position: i64, claim: &Claim) -> Result<(), rusqlite::Error> {
    let before = connection
        .prepare_cached("SELECT event FROM d_listed WHERE id = ?1")?
        .query_row([claim.id.as_str()], |row| row.get::<_, String>(0))
        .optional()?;
    listed(connection, position, claim)?;
    active(connection, position, claim, before.as_deref())
}

/// That an event's claims changed, and those of the event that the claim stood under before.
fn active(connection: &Connection, position: i64, claim: &Claim, before: Option<&str>) -> Result<(), rusqlite::Error> {
    if let Some(event) = before {
        run(connection, "UPDATE d_activity SET claims = claims - 1, last = ?2 WHERE event = ?1", (event, position))?;
    }
    run(
        connection,
        "INSERT INTO d_activity VALUES (?1, NULL, 1, ?2) ON CONFLICT (event) DO UPDATE SET claims = claims + 1, last = ?2",
        (claim.event.as_str(), position),
    )
    .map(drop)
}

fn listed(connection: &Connection, position: i64, claim: &Claim) -> Result<(), rusqlite::Error> {
    let low = claim.quantity.as_ref().and_then(|q| q.low().or(q.high())).map(sql);
    run(
        connection,
        "INSERT INTO d_listed VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0) ON CONFLICT (id) DO UPDATE SET position = ?2,
         event = ?3, modality = ?4, speaker = ?5, low = ?6, published = ?7, origin = ?8, place = ?9, place_role = ?10",
        rusqlite::params![
            claim.id.as_str(),
            position,
            claim.event.as_str(),
            claim.modality.as_str(),
            claim.speaker,
            low,
            claim.published.as_ref().map_or("", Edtf::as_str),
            claim.origin.as_ref().map_or("", |o| o.as_str()),
            claim.place.trim(),
            claim.place_role.map_or("", PlaceRole::as_str),
        ],
    )
    .map(drop)
}

/// A claim is held once words are quoted from a document that doesn't only retell.
pub(crate) fn quotation(connection: &Connection, claim: &str, document: i64) -> Result<(), rusqlite::Error> {
    run(
        connection,
        "UPDATE d_listed SET held = 1 WHERE id = ?1 AND EXISTS
         (SELECT 1 FROM d_documents WHERE number = ?2 AND json_extract(json, '$.retells') IS NULL)",
        (claim, document),
    )
    .map(drop)
}

pub(crate) fn document(connection: &Connection, position: i64, document: &Document) -> Result<(), rusqlite::Error> {
    run(
        connection,
        "INSERT INTO d_sources SELECT number, ?2, ?3, ?4, ?5, ?6 FROM d_documents WHERE position = ?1",
        (
            position,
            document.name.as_str(),
            &document.publisher,
            document.published.as_ref().map_or("", Edtf::as_str),
            document.lang.as_ref().map_or("", |l| l.as_str()),
            document.tlp.to_string(),
        ),
    )
    .map(drop)
}

pub(crate) fn attribution(connection: &Connection, position: i64, one: &Attribution) -> Result<(), rusqlite::Error> {
    let first = position.saturating_sub(sql(one.entries));
    run(connection, "INSERT INTO d_attributions VALUES (?1, ?2, ?3, ?4)", (position, first, &one.coder, &one.reason))
        .map(drop)
}

/// The rows of events and documents that are derived already, as applying their entries in their order would have made them; and
/// what claims did to their events.
pub(crate) fn fill(connection: &Connection) -> Result<(), rusqlite::Error> {
    let mut entries = connection.prepare(
        "SELECT c.position, 0, c.json, (SELECT b.event FROM d_claims b WHERE b.id = c.id AND b.position < c.position
         ORDER BY b.position DESC LIMIT 1) FROM d_claims c
         UNION ALL SELECT position, 1, json, NULL FROM d_events
         UNION ALL SELECT position, 2, json, NULL FROM d_documents ORDER BY 1",
    )?;
    let mut rows = entries.query([])?;
    // A row that can't be read is the affair of who reads it: `rebuild` makes all anew.
    while let Some(row) = rows.next()? {
        let (position, json) = (row.get(0)?, row.get_ref(2)?.as_str()?);
        match row.get::<_, i64>(1)? {
            0 => serde_json::from_str(json).map_or(Ok(()), |one: Claim| {
                active(connection, position, &one, row.get::<_, Option<String>>(3)?.as_deref())
            })?,
            1 => serde_json::from_str(json).map_or(Ok(()), |one: Event| event(connection, position, &one))?,
            _ => serde_json::from_str(json).map_or(Ok(()), |one: Document| document(connection, position, &one))?,
        }
    }
    Ok(())
}

/// The same of the claims in force.
pub(crate) fn fill_listed(connection: &Connection) -> Result<(), rusqlite::Error> {
    let mut entries = connection.prepare(
        "SELECT position, json, '', 0 FROM d_claims
         UNION ALL SELECT position, '', claim, document FROM d_quotations ORDER BY 1",
    )?;
    let mut rows = entries.query([])?;
    while let Some(row) = rows.next()? {
        let (position, json) = (row.get(0)?, row.get_ref(1)?.as_str()?);
        if json.is_empty() {
            quotation(connection, row.get_ref(2)?.as_str()?, row.get(3)?)?;
        } else {
            serde_json::from_str(json).map_or(Ok(()), |one: Claim| listed(connection, position, &one))?;
        }
    }
    Ok(())
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClaimOrder {
    /// By id.
    #[default]
    Id,
    /// By event.
    Event,
    /// By speaker.
    Speaker,
    /// By the lower number, or the upper where there is none.
    Low,
    /// By the day of publication.
    Published,
    /// By when this version was recorded.
    Recorded,
}

/// What is asked of the list of claims in force.
#[derive(Debug, Clone, Default)]
pub struct ClaimsAsked {
    /// Words that stand in them.
    pub words: String,
    /// Of an event.
    pub event: String,
    /// Of a stance.
    pub modality: String,
    /// Held or cited.
    pub held: Option<bool>,
    /// Of an origin as coded.
    pub origin: String,
    /// The order.
    pub order: ClaimOrder,
    /// The order turned round.
    pub reverse: bool,
    /// As it was at a moment.
    pub recorded: Option<Timestamp>,
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Listed<T> {
    /// The rows of the page.
    pub rows: Vec<T>,
    /// How many there are on all pages.
    pub total: u64,
    /// Where more match the words than are looked at, how many were: the latest.
    pub cut: Option<usize>,
}

/// A claim in a list.
#[derive(Debug, Clone)]
pub struct ListedClaim {
    /// The claim; its quotations are not read.
    pub record: ClaimRecord,
    /// Whether a quotation holds it.
    pub held: bool,
}

/// An event in a list.
#[derive(Debug, Clone)]
pub struct ListedEvent {
    /// The event.
    pub event: Event,
    /// Its claims in force.
    pub claims: u64,
    /// Position of the last entry on it or a claim of it.
    pub last: u64,
}

/// Conditions joined, with their values.
struct Conditions {
    text: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn new() -> Self {
        Conditions { text: Vec::new(), values: Vec::new() }
    }

    fn add(&mut self, condition: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.text.push(condition.replace("??", &format!("?{}", self.values.len())));
    }

    fn among(&mut self, column: &str, values: impl IntoIterator<Item = Value>) {
        let from = self.values.len();
        self.values.extend(values);
        let marks: Vec<String> = (from + 1..=self.values.len()).map(|i| format!("?{i}")).collect();
        self.text.push(format!("{column} IN ({})", marks.join(", ")));
    }

    fn joined(&self) -> String {
        if self.text.is_empty() { "1".to_owned() } else { self.text.join(" AND ") }
    }
}

impl Project {
    /// A page of the claims in force, at most so many from a row on.
    ///
    /// # Errors
    /// What the database says.
    pub fn list_claims(&self, asked: &ClaimsAsked, from: u64, at_most: u64) -> Result<Listed<ListedClaim>, StoreError> {
        if let Some(moment) = asked.recorded {
            return self.list_claims_then(asked, moment, from, at_most);
        }
        let mut conditions = Conditions::new();
        let exact = [("event", &asked.event), ("modality", &asked.modality), ("origin", &asked.origin)];
        for (column, value) in exact.into_iter().filter(|(_, value)| !value.is_empty()) {
            conditions.add(&format!("{column} = ??"), value.clone());
        }
        if let Some(held) = asked.held {
            conditions.add("held = ??", held);
        }
        let mut cut = None;
        if !asked.words.trim().is_empty() {
            let (positions, more) = self.claims_with(&asked.words)?;
            cut = more.then_some(MOST);
            conditions.among("position", positions.into_iter().map(|position| Value::from(sql(position))));
        }
        let way = if asked.reverse { "DESC" } else { "ASC" };
        let column = match asked.order {
            ClaimOrder::Id => "id",
            ClaimOrder::Event => "event",
            ClaimOrder::Speaker => "speaker",
            ClaimOrder::Low => "low",
            ClaimOrder::Published => "published",
            ClaimOrder::Recorded => "position",
        };
        let condition = conditions.joined();
        let count = format!("SELECT count(*) FROM d_listed WHERE {condition}");
        let total = self.rows(&count, params_from_iter(&conditions.values), |row| row.get::<_, i64>(0))?;
        let query = format!(
            "SELECT c.position, c.recorded, c.json, l.held FROM
             (SELECT id FROM d_listed WHERE {condition} ORDER BY {column} {way}, id {way} LIMIT {} OFFSET {}) p
             CROSS JOIN d_listed l ON l.id = p.id CROSS JOIN d_claims c ON c.position = l.position",
            sql(at_most),
            sql(from)
        );
        let found = self.rows(&query, params_from_iter(&conditions.values), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, bool>(3)?))
        })?;
        let rows = found.into_iter().map(|row| self.listed_claim(row)).collect::<Result<_, _>>()?;
        Ok(Listed { rows, total: total.first().copied().unwrap_or(0).unsigned_abs(), cut })
    }

    fn listed_claim(&self, row: (i64, i64, String, bool)) -> Result<ListedClaim, StoreError> {
        let (position, recorded, json, held) = row;
        let record = ClaimRecord {
            claim: self.json(&json)?,
            position: position.unsigned_abs(),
            recorded: Timestamp(recorded),
            quotations: Vec::new(),
        };
        Ok(ListedClaim { record, held })
    }

    /// The same at an earlier moment: looked for among all versions, which takes longer.
    fn list_claims_then(
        &self,
        asked: &ClaimsAsked,
        moment: Timestamp,
        from: u64,
        at_most: u64,
    ) -> Result<Listed<ListedClaim>, StoreError> {
        let mut conditions = Conditions::new();
        conditions.add("recorded <= ??", moment.0);
        conditions.add("(superseded_recorded IS NULL OR superseded_recorded > ??)", moment.0);
        if !asked.event.is_empty() {
            conditions.add("event = ??", asked.event.clone());
        }
        for (path, value) in [("modality", &asked.modality), ("origin", &asked.origin)] {
            if !value.is_empty() {
                conditions.add(&format!("json_extract(json, '$.{path}') = ??"), value.clone());
            }
        }
        let held = |claim: &str| {
            format!(
                "EXISTS (SELECT 1 FROM d_quotations q JOIN d_documents d ON d.number = q.document
                 WHERE q.claim = {claim}.id AND q.recorded <= ?1 AND json_extract(d.json, '$.retells') IS NULL)"
            )
        };
        if let Some(wanted) = asked.held {
            conditions.add(&format!("{} = ??", held("d_claims")), wanted);
        }
        let words = attested_app::fold(asked.words.trim());
        let way = if asked.reverse { "DESC" } else { "ASC" };
        let column = match asked.order {
            ClaimOrder::Id => "id",
            ClaimOrder::Event => "event",
            ClaimOrder::Speaker => "coalesce(json_extract(json, '$.speaker'), '')",
            ClaimOrder::Low => "coalesce(low, high)",
            ClaimOrder::Published => "coalesce(json_extract(json, '$.published'), '')",
            ClaimOrder::Recorded => "position",
        };
        let condition = conditions.joined();
        let page =
            if words.is_empty() { format!("LIMIT {} OFFSET {}", sql(at_most), sql(from)) } else { String::new() };
        // Which ones, along an index where there is one; only then what they say.
        let query = format!(
            "SELECT c.position, c.recorded, c.json, {} FROM
             (SELECT position FROM d_claims WHERE {condition} ORDER BY {column} {way}, id {way} {page}) p
             CROSS JOIN d_claims c ON c.position = p.position",
            held("c")
        );
        let found = self.rows(&query, params_from_iter(&conditions.values), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, bool>(3)?))
        })?;
        let mut rows = found.into_iter().map(|row| self.listed_claim(row)).collect::<Result<Vec<_>, _>>()?;
        if words.is_empty() {
            let count = format!("SELECT count(*) FROM d_claims WHERE {condition}");
            let total = self.rows(&count, params_from_iter(&conditions.values), |row| row.get::<_, i64>(0))?;
            return Ok(Listed { rows, total: total.first().copied().unwrap_or(0).unsigned_abs(), cut: None });
        }
        rows.retain(|one| {
            let text = crate::words::text_of(&one.record.claim);
            words.split_whitespace().all(|word| text.contains(word))
        });
        let total = rows.len() as u64;
        let skip = usize::try_from(from).unwrap_or(usize::MAX);
        let rows = rows.into_iter().skip(skip).take(usize::try_from(at_most).unwrap_or(usize::MAX)).collect();
        Ok(Listed { rows, total, cut: None })
    }

    /// A page of the events, the last changed first; those in whose id, title or place the words stand, where there are any.
    ///
    /// # Errors
    /// What the database says.
    pub fn list_events(&self, words: &str, from: u64, at_most: u64) -> Result<Listed<ListedEvent>, StoreError> {
        let mut conditions = Conditions::new();
        let mut cut = None;
        if !words.trim().is_empty() {
            let (ids, more) = self.events_with(words)?;
            cut = more.then_some(MOST);
            conditions.among("a.event", ids.into_iter().map(Value::from));
        }
        let condition = conditions.joined();
        let total = self.rows(
            &format!("SELECT count(*) FROM d_activity a WHERE {condition}"),
            params_from_iter(&conditions.values),
            |row| row.get::<_, i64>(0),
        )?;
        let rows = self.listed_events(&conditions, from, at_most)?;
        Ok(Listed { rows, total: total.first().copied().unwrap_or(0).unsigned_abs(), cut })
    }

    /// One event, as a list has it.
    ///
    /// # Errors
    /// What the database says.
    pub fn listed_event(&self, id: &EventId) -> Result<Option<ListedEvent>, StoreError> {
        let mut conditions = Conditions::new();
        conditions.among("a.event", std::iter::once(Value::from(id.to_string())));
        Ok(self.listed_events(&conditions, 0, 1)?.pop())
    }

    fn listed_events(&self, conditions: &Conditions, from: u64, at_most: u64) -> Result<Vec<ListedEvent>, StoreError> {
        let query = format!(
            "SELECT a.claims, a.last, e.json FROM d_activity a JOIN d_events e ON e.id = a.event
             WHERE {} ORDER BY a.last DESC LIMIT {} OFFSET {}",
            conditions.joined(),
            sql(at_most),
            sql(from)
        );
        let found = self.rows(&query, params_from_iter(&conditions.values), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?))
        })?;
        let rows = found.into_iter().map(|(claims, last, json)| {
            let event = self.json::<Event>(&json)?;
            Ok(ListedEvent { event, claims: claims.unsigned_abs(), last: last.unsigned_abs() })
        });
        rows.collect()
    }

    /// The parts of an event.
    ///
    /// # Errors
    /// What the database says.
    pub fn parts_of(&self, event: &str) -> Result<Vec<Event>, StoreError> {
        let query =
            "SELECT e.json FROM d_activity a JOIN d_events e ON e.id = a.event WHERE a.part_of = ?1 ORDER BY a.event";
        let rows = self.rows(query, [event], |row| row.get::<_, String>(0))?;
        rows.iter().map(|json| self.json(json)).collect()
    }

    /// How many events, claims in force, and documents there are.
    ///
    /// # Errors
    /// What the database says.
    pub fn counted(&self) -> Result<(u64, u64, u64), StoreError> {
        let query = "SELECT (SELECT count(*) FROM d_events), (SELECT coalesce(sum(claims), 0) FROM d_activity),
                     (SELECT count(*) FROM d_documents)";
        let rows =
            self.rows(query, [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))?;
        let (events, claims, documents) = rows.first().copied().unwrap_or_default();
        Ok((events.unsigned_abs(), claims.unsigned_abs(), documents.unsigned_abs()))
    }

    /// A page of the documents: those in whose number, name, title, publisher or address the words stand; sorted by `name`, `publisher`,
    /// `published`, else by number.
    ///
    /// # Errors
    /// What the database says.
    pub fn list_documents(
        &self,
        words: &str,
        (order, reverse): (&str, bool),
        from: u64,
        at_most: u64,
    ) -> Result<Listed<DocumentRecord>, StoreError> {
        let mut conditions = Conditions::new();
        let mut cut = None;
        if !words.trim().is_empty() {
            let (numbers, more) = self.documents_with(words)?;
            cut = more.then_some(MOST);
            conditions.among("number", numbers.into_iter().map(|number| Value::from(sql(number))));
        }
        let condition = conditions.joined();
        let column = match order {
            "name" => "name",
            "publisher" => "publisher",
            "published" => "published",
            _ => "number",
        };
        let way = if reverse { "DESC" } else { "ASC" };
        let total = self.rows(
            &format!("SELECT count(*) FROM d_sources WHERE {condition}"),
            params_from_iter(&conditions.values),
            |row| row.get::<_, i64>(0),
        )?;
        let query = format!(
            "SELECT d.number, d.position, d.recorded, d.json FROM
             (SELECT number FROM d_sources WHERE {condition} ORDER BY {column} {way}, number {way} LIMIT {} OFFSET {}) s
             CROSS JOIN d_documents d ON d.number = s.number",
            sql(at_most),
            sql(from)
        );
        let rows = self.rows(&query, params_from_iter(&conditions.values), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, String>(3)?))
        })?;
        let rows = rows.into_iter().map(|(number, position, recorded, json)| {
            let (number, position) = (number.unsigned_abs(), position.unsigned_abs());
            Ok(DocumentRecord { number, document: self.json(&json)?, position, recorded: Timestamp(recorded) })
        });
        Ok(Listed {
            rows: rows.collect::<Result<_, StoreError>>()?,
            total: total.first().copied().unwrap_or(0).unsigned_abs(),
            cut,
        })
    }

    /// Who recorded entries, and why, where that was recorded: by position of the entry.
    ///
    /// # Errors
    /// What the database says.
    pub fn attributed(&self, from: u64, to: u64) -> Result<BTreeMap<u64, Attribution>, StoreError> {
        let query = "SELECT first, position, coder, reason FROM d_attributions WHERE position >= ?1 AND first <= ?2";
        let rows = self.rows(query, (sql(from), sql(to)), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        })?;
        let mut by_entry = BTreeMap::new();
        for (first, position, coder, reason) in rows {
            let (first, position) =
                (first.max(0).unsigned_abs().max(from), position.unsigned_abs().min(to.saturating_add(1)));
            for entry in first..position {
                let one = Attribution { entries: 0, coder: coder.clone(), reason: reason.clone() };
                by_entry.insert(entry, one);
            }
        }
        Ok(by_entry)
    }
}
