//! Persons as tables: ours, Uwazi's, OpenRefine's. Input: CSV text. Output: rows by our columns, and back. A column that nobody knows
//! is a note with its header; formulas are escaped. Leaves out what a column means (`cells`).

use super::{Mapping, ReadRow, STAMP, Written};
use crate::{COLUMNS, PersonsError, Row, Value, statement_of, to_cells};
use attested_claims::{table, unescape_formula};
use std::collections::BTreeMap;

/// Whose table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Ours,
    Uwazi,
    Openrefine,
}

/// Other names of our columns, as tables of others call them: lower case, `_` between words.
const ALIASES: [(&str, &str); 22] = [
    ("title", "name"),
    ("full_name", "name"),
    ("first_name", "given_name"),
    ("last_name", "family_name"),
    ("surname", "family_name"),
    ("alias", "other_names"),
    ("aliases", "other_names"),
    ("also_known_as", "other_names"),
    ("gender", "sex"),
    ("date_of_birth", "birth_date"),
    ("birthdate", "birth_date"),
    ("dob", "birth_date"),
    ("place_of_birth", "birth_place"),
    ("birthplace", "birth_place"),
    ("origin", "birth_place"),
    ("place_of_detention", "held_at"),
    ("detained_from", "held_from"),
    ("detained_to", "held_to"),
    ("source", "document"),
    ("notes", "note"),
    ("relatives", "family"),
    ("last_seen", "whereabouts"),
];

/// What OpenRefine adds beside a reconciled column.
const MATCHED: [&str; 4] = ["_id", "_qid", "_matched_id", "_entity"];

/// Our name of each column.
enum Named {
    Column(String),
    /// Names in another language.
    Translation,
    /// What a reconciled column was matched to.
    Matched(String),
    /// A note under the file's header.
    Noted(String),
    Nothing,
}

pub(super) fn read(text: &str, mapping: &Mapping, dialect: Dialect) -> Result<Vec<ReadRow>, PersonsError> {
    let broken = |e: &csv::Error| PersonsError::File {
        line: e.position().map_or(1, csv::Position::line),
        why: "the file is not readable as CSV".to_owned(),
    };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| broken(&e))?.clone();
    let named: Vec<Named> = header.iter().map(|h| name_of(unescape_formula(h.trim()), mapping, dialect)).collect();
    let known: Vec<&str> =
        named.iter().filter_map(|n| if let Named::Column(c) = n { Some(c.as_str()) } else { None }).collect();
    if !known.iter().any(|c| ["name", "given_name", "family_name", "description", "other_names"].contains(c)) {
        let why = "no column holds a name or a description: name one in a map, --map FILE.toml with [columns] name = \"their name\"";
        return Err(PersonsError::File { line: 1, why: why.to_owned() });
    }
    if let Some(twice) = known.iter().enumerate().find(|(i, c)| known[..*i].contains(c)) {
        return Err(PersonsError::File { line: 1, why: format!("two columns are read as {}: leave one out", twice.1) });
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(ReadRow { line, row: row(&named, &record, mapping) });
    }
    Ok(rows)
}

fn name_of(header: &str, mapping: &Mapping, dialect: Dialect) -> Named {
    if let Some((ours, _)) = mapping.columns.iter().find(|(_, theirs)| theirs.as_str() == header) {
        return Named::Column(ours.clone());
    }
    let plain = header.to_lowercase().replace([' ', '-'], "_");
    if plain.is_empty() || plain == "stamp" {
        return Named::Nothing;
    }
    if COLUMNS.contains(&plain.as_str()) {
        return Named::Column(plain);
    }
    if dialect == Dialect::Uwazi && plain.starts_with("title__") {
        return Named::Translation;
    }
    if let Some((_, ours)) = ALIASES.iter().find(|(theirs, _)| *theirs == plain) {
        return Named::Column((*ours).to_owned());
    }
    if dialect == Dialect::Openrefine
        && let Some(of) = MATCHED.iter().find_map(|end| plain.strip_suffix(end))
    {
        return Named::Matched(of.to_owned());
    }
    Named::Noted(header.to_owned())
}

fn row(named: &[Named], record: &csv::StringRecord, mapping: &Mapping) -> Result<Row, PersonsError> {
    if record.iter().skip(named.len()).any(|cell| !cell.trim().is_empty()) {
        let why = format!("the row has more cells than the header has columns ({})", named.len());
        return Err(PersonsError::Cell { column: "(last)".to_owned(), why });
    }
    let mut cells: BTreeMap<String, String> = mapping.defaults.clone();
    let (mut translations, mut matched, mut noted) = (Vec::new(), Vec::new(), Vec::new());
    for (name, cell) in named.iter().zip(record.iter()) {
        let cell = unescape_formula(cell.trim());
        if cell.is_empty() {
            continue;
        }
        match name {
            Named::Column(column) => {
                cells.insert(column.clone(), date_as_edtf(column, cell));
            }
            Named::Translation => translations.push(cell.to_owned()),
            Named::Matched(of) => matched.push((of.clone(), cell.to_owned())),
            Named::Noted(header) => noted.push(Value::Note { text: format!("{header}: {cell}") }),
            Named::Nothing => {}
        }
    }
    if !translations.is_empty() {
        let others = cells.entry("other_names".to_owned()).or_default();
        let all: Vec<&str> = std::iter::once(others.as_str())
            .filter(|o| !o.is_empty())
            .chain(translations.iter().map(String::as_str))
            .collect();
        *others = all.join(" | ");
    }
    let mut row = statement_of(&cells)?;
    for (of, id) in matched {
        let id = id.rsplit('/').next().unwrap_or_default().to_owned();
        let is_wikidata = id.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        // The person is what its name was matched to; what other columns were matched to is something else.
        if of == "name" {
            let scheme = if is_wikidata { "wikidata".to_owned() } else { "reconciled".to_owned() };
            row.values.push(Value::Identifier { scheme, id });
        } else {
            row.values.push(Value::Note { text: format!("{of}: {id}") });
        }
    }
    row.values.extend(noted);
    Ok(row)
}

/// Dates as other programs write them: `1990/02/01`. What is no date stays and is refused with its column.
fn date_as_edtf(column: &str, cell: &str) -> String {
    let is_date = column.ends_with("_date") || ["held_from", "held_to", "whereabouts_on"].contains(&column);
    let parts: Vec<&str> = cell.split('/').collect();
    let slashed = parts.len() == 3
        && parts[0].len() == 4
        && parts.iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    if is_date && slashed { format!("{}-{:0>2}-{:0>2}", parts[0], parts[1], parts[2]) } else { cell.to_owned() }
}

pub(super) fn write(persons: &[Written<'_>], dialect: Dialect) -> Result<Vec<u8>, PersonsError> {
    let mut rows: Vec<BTreeMap<String, String>> = Vec::new();
    for person in persons {
        let cells = to_cells(person.kind, person.values.iter().copied(), person.cites);
        let mut cells: BTreeMap<String, String> = cells.into_iter().map(|(c, t)| (c.to_owned(), t)).collect();
        // What a list knows them by stays out: it would lead back to the list.
        cells.insert("id".to_owned(), person.id.clone());
        if dialect == Dialect::Openrefine {
            let wikidata = person.values.iter().find_map(|(value, _)| match value {
                Value::Identifier { scheme, id } if scheme == "wikidata" => Some(id.clone()),
                _ => None,
            });
            if let Some(id) = wikidata {
                cells.remove("identifier");
                let others: Vec<String> = person
                    .values
                    .iter()
                    .filter_map(|(value, _)| match value {
                        Value::Identifier { scheme, .. } if scheme != "wikidata" => Some(value.shown()),
                        _ => None,
                    })
                    .collect();
                if !others.is_empty() {
                    cells.insert("identifier".to_owned(), others.join(" | "));
                }
                cells.insert("name_id".to_owned(), id);
            }
        }
        cells.insert("stamp".to_owned(), STAMP.to_owned());
        rows.push(cells);
    }
    let added = ["name_id", "stamp"];
    let used = |column: &str| rows.iter().any(|cells| cells.contains_key(column));
    let columns: Vec<&str> =
        COLUMNS.into_iter().chain(added).filter(|column| *column == "id" || used(column)).collect();
    let shown: Vec<&str> =
        columns.iter().map(|c| if dialect == Dialect::Uwazi && *c == "name" { "title" } else { *c }).collect();
    let cells = rows.iter().map(|cells| columns.iter().map(|c| cells.get(*c).cloned().unwrap_or_default()).collect());
    table(&shown, cells).map_err(|e| PersonsError::Write { why: e.to_string() })
}
