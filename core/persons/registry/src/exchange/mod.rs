//! Persons as files of others: our own table, Uwazi's, OpenRefine's reconciled columns, FollowTheMoney. Input: bytes, a map of
//! columns, defaults. Output: rows, or by line why one can't be taken, without what stands in it; and bytes to be written. Leaves out
//! what may be written: whoever calls has asked `attested-protection` about each value.

mod ftm;
mod tables;

use crate::{PersonKind, PersonsError, Row, Source, Value};
use std::collections::BTreeMap;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table with our columns.
    Csv,
    /// A table as Uwazi imports and exports: `title`, labels as columns, several values parted by `|`.
    Uwazi,
    /// A table from OpenRefine: our columns, and beside reconciled ones the ids they were matched to.
    Openrefine,
    /// FollowTheMoney entities, a JSON object a line.
    Ftm,
}

/// A row of a file: what it says, or why it can't be taken.
#[derive(Debug)]
pub struct ReadRow {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What it says.
    pub row: Result<Row, PersonsError>,
}

/// Somebody to be written: only values that may be.
#[derive(Debug, Clone)]
pub struct Written<'a> {
    /// What the file calls them: nothing that a list knows them by.
    pub id: String,
    /// One or several.
    pub kind: PersonKind,
    /// The values, each with its source.
    pub values: Vec<(&'a Value, &'a Source)>,
    /// Whether a source that is only cited may be named: it may be a person, of whom nothing was decided.
    pub cites: bool,
}

/// How a file's columns are read: `ours → theirs`, and values for what a file leaves empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// The file's name for a column of ours.
    pub columns: BTreeMap<String, String>,
    /// The value of a column where the file has none.
    pub defaults: BTreeMap<String, String>,
}

/// The stamp on everything that is written.
pub const STAMP: &str = "internal";

/// Reads a file.
///
/// # Errors
/// [`PersonsError::File`] when it can't be read as a whole; a row's own fault is in its row.
pub fn read(bytes: &[u8], format: Format, mapping: &Mapping) -> Result<Vec<ReadRow>, PersonsError> {
    let text = text_of(bytes)?;
    match format {
        Format::Csv => tables::read(text, mapping, tables::Dialect::Ours),
        Format::Uwazi => tables::read(text, mapping, tables::Dialect::Uwazi),
        Format::Openrefine => tables::read(text, mapping, tables::Dialect::Openrefine),
        Format::Ftm => Ok(ftm::read(text, mapping)),
    }
}

/// Writes a file.
///
/// # Errors
/// [`PersonsError::Write`] when the writer fails (it writes to memory: it doesn't).
pub fn write(persons: &[Written<'_>], format: Format) -> Result<Vec<u8>, PersonsError> {
    match format {
        Format::Csv => tables::write(persons, tables::Dialect::Ours),
        Format::Uwazi => tables::write(persons, tables::Dialect::Uwazi),
        Format::Openrefine => tables::write(persons, tables::Dialect::Openrefine),
        Format::Ftm => ftm::write(persons),
    }
}

fn text_of(bytes: &[u8]) -> Result<&str, PersonsError> {
    let text = std::str::from_utf8(bytes).map_err(|e| {
        let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|b| **b == b'\n').fold(0u64, |n, _| n + 1);
        PersonsError::File {
            line, why: "the file is not UTF-8; save it as “CSV UTF-8” and import it again".to_owned()
        }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(text: &str, format: Format) -> Row {
        let mut rows = read(text.as_bytes(), format, &Mapping::default()).unwrap();
        assert_eq!(rows.len(), 1);
        rows.swap_remove(0).row.unwrap()
    }

    #[test]
    fn every_format_brings_a_person_and_takes_it_out_again() {
        let csv = "id,list,name,other_names,sex,birth_date,birth_place,identifier\n\
                   7,court,홍길동,Hong Gil-dong,m,1970-05,Musan,wikidata: Q1\n";
        let row = read_one(csv, Format::Csv);
        for format in [Format::Csv, Format::Uwazi, Format::Openrefine, Format::Ftm] {
            let values = row.values.iter().map(|value| (value, &row.source)).collect();
            let written =
                write(&[Written { id: "P1".to_owned(), kind: row.kind, values, cites: true }], format).unwrap();
            let text = String::from_utf8(written).unwrap();
            assert!(text.contains(STAMP), "{format:?}: {text}");
            let back = read_one(&text, format);
            let shown = |values: &[Value]| {
                values.iter().map(|value| (value.datum(), value.shown())).collect::<std::collections::BTreeSet<_>>()
            };
            assert_eq!(shown(&back.values), shown(&row.values), "{format:?}: {text}");
        }
    }

    #[test]
    fn refused_rows_are_named_by_line_and_nothing_of_them_is_repeated() {
        let csv = "id,name,birth_date\n1,Hong Gil-dong,Hong\n2,,\n3,Chun-hyang,1980\n";
        let rows = read(csv.as_bytes(), Format::Csv, &Mapping::default()).unwrap();
        let faults: Vec<(u64, String)> =
            rows.iter().filter_map(|r| Some((r.line, r.row.as_ref().err()?.to_string()))).collect();
        assert_eq!(faults.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3]);
        assert!(faults.iter().all(|(_, why)| !why.contains("Hong")), "{faults:?}");
        let ftm = "{\"schema\":\"Person\",\"properties\":{\"name\":[\"Hong\"],\"birthDate\":[\"Hong\"]}}\n{Hong\n{\"schema\":\"Company\",\"properties\":{\"name\":[\"Hong\"]}}\n";
        let rows = read(ftm.as_bytes(), Format::Ftm, &Mapping::default()).unwrap();
        assert_eq!(rows.len(), 3);
        for row in rows {
            assert!(!row.row.unwrap_err().to_string().contains("Hong"));
        }
    }

    #[test]
    fn whoever_is_cited_is_written_only_where_that_may_be() {
        let row = read_one("name,document\nHong Gil-dong,a neighbour\n", Format::Csv);
        for cites in [true, false] {
            let values = row.values.iter().map(|value| (value, &row.source)).collect();
            let written = [Written { id: "P1".to_owned(), kind: row.kind, values, cites }];
            for format in [Format::Csv, Format::Uwazi, Format::Openrefine] {
                let text = String::from_utf8(write(&written, format).unwrap()).unwrap();
                assert_eq!(text.contains("a neighbour"), cites);
            }
        }
    }

    #[test]
    fn ids_of_reconciled_columns_are_kept() {
        let row = read_one("id,name,name_id\n1,Hong Gil-dong,Q42\n", Format::Openrefine);
        assert!(row.values.contains(&Value::Identifier { scheme: "wikidata".to_owned(), id: "Q42".to_owned() }));
    }

    #[test]
    fn a_map_gives_columns_their_names() {
        let mapping = Mapping {
            columns: BTreeMap::from([("name".to_owned(), "Nombre".to_owned())]),
            defaults: BTreeMap::from([("list".to_owned(), "ngo".to_owned())]),
        };
        let rows = read("Nombre\nHong Gil-dong\n".as_bytes(), Format::Csv, &mapping).unwrap();
        assert_eq!(rows[0].row.as_ref().unwrap().source.list, "ngo");
    }
}
