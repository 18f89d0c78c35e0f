//! Reading a file of claims: bytes of CSV to rows that are claims, or that say why they aren't. Input: bytes
//! and an optional map of columns. Output: one result a row, with its line. Leaves out comparison with what
//! the project holds (`plan`).

use crate::{Claim, ClaimsError, unescape_formula};
use std::collections::BTreeMap;

/// How a file's columns are to be read: `our column → the file's column`, and values for columns it lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMap {
    /// The file's name for a column of ours.
    pub columns: BTreeMap<String, String>,
    /// The value of a column where the file has none or leaves it empty.
    pub defaults: BTreeMap<String, String>,
}

/// A row of the file: a claim, or why it isn't one.
#[derive(Debug)]
pub struct ReadRow {
    /// The line it begins on, from 1.
    pub line: u64,
    /// The id as written, for messages; empty when there is none.
    pub id: String,
    /// The claim.
    pub claim: Result<Claim, ClaimsError>,
}

const NEEDED: [&str; 4] = ["id", "event", "act", "modality"];

/// Reads a CSV file of claims: UTF-8 (a byte-order mark is ignored), a header row, any order of columns.
/// Columns that aren't ours are kept with the claim.
///
/// # Errors
/// [`ClaimsError::Encoding`], [`ClaimsError::Csv`], [`ClaimsError::MissingColumn`] or
/// [`ClaimsError::DoubledColumn`] for what is wrong with the file as a whole; a row's own fault is in its row.
pub fn read_csv(bytes: &[u8], map: &ColumnMap) -> Result<Vec<ReadRow>, ClaimsError> {
    let text = text_of(bytes)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = columns(reader.headers().map_err(|e| broken(&e))?, map)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        if record.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(row(line, &header, &record, map));
    }
    Ok(rows)
}

/// The bytes as UTF-8, without a byte-order mark.
pub(crate) fn text_of(bytes: &[u8]) -> Result<&str, ClaimsError> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let at = e.valid_up_to();
        ClaimsError::Encoding { at, line: 1 + bytes[..at].iter().filter(|b| **b == b'\n').count() }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

pub(crate) fn broken(e: &csv::Error) -> ClaimsError {
    ClaimsError::Csv { line: e.position().map_or(1, csv::Position::line), why: e.to_string() }
}

/// An id as messages show it.
pub(crate) fn shown_id(id: &str) -> String {
    id.chars().filter(|c| !c.is_control()).take(60).collect()
}

/// Our name for each column of the file.
fn columns(header: &csv::StringRecord, map: &ColumnMap) -> Result<Vec<String>, ClaimsError> {
    let ours: BTreeMap<&str, &str> = map.columns.iter().map(|(our, theirs)| (theirs.as_str(), our.as_str())).collect();
    let theirs = header.iter().map(|h| unescape_formula(h.trim()));
    let names: Vec<String> = theirs.map(|h| (*ours.get(h).unwrap_or(&h)).to_owned()).collect();
    for (i, name) in names.iter().enumerate() {
        if !name.is_empty() && names[..i].contains(name) {
            return Err(ClaimsError::DoubledColumn { column: name.clone() });
        }
    }
    let missing = NEEDED.iter().find(|n| !names.iter().any(|name| name == **n) && !map.defaults.contains_key(**n));
    match missing {
        Some(column) => Err(ClaimsError::MissingColumn { column, needed: NEEDED.join(", ") }),
        None => Ok(names),
    }
}

fn row(line: u64, header: &[String], record: &csv::StringRecord, map: &ColumnMap) -> ReadRow {
    let mut cells: BTreeMap<String, String> = map.defaults.clone();
    for (column, value) in header.iter().zip(record.iter()) {
        let value = unescape_formula(value.trim());
        if !column.is_empty() && !value.is_empty() {
            cells.insert(column.clone(), value.to_owned());
        }
    }
    let id = cells.get("id").map(|id| shown_id(id)).unwrap_or_default();
    let surplus = record.iter().skip(header.len()).any(|c| !c.trim().is_empty());
    let claim = if surplus {
        let why = format!(
            "the row has {} cells and the header {}: is a comma or a quotation mark out of place?",
            record.len(),
            header.len()
        );
        Err(ClaimsError::Combination { why })
    } else {
        Claim::from_cells(&cells)
    };
    ReadRow { line, id, claim }
}
