//! A row of another data set, and what becomes of it. Input: header and record. Output: its cells by column, read as
//! text, codes and counts, with errors that name the column and say what to do. Leaves out what any column means.

use crate::{ClaimsError, Event, unescape_formula};
use attested_model::count;
use std::collections::BTreeMap;

/// The cells of a claim, by column of `claims.csv`.
pub(super) type Cells = BTreeMap<String, String>;

/// A row mapped: its claims and the event that they are about.
pub(super) struct Mapped {
    pub claims: Vec<Cells>,
    pub event: Event,
}

/// A row, by column; empty cells aren't there.
pub(super) struct Row<'a> {
    cells: BTreeMap<&'a str, &'a str>,
}

impl<'a> Row<'a> {
    pub(super) fn new(header: &'a [String], record: &'a csv::StringRecord) -> Self {
        let cells = header.iter().map(String::as_str).zip(record.iter().map(|c| unescape_formula(c.trim())));
        Row { cells: cells.filter(|(column, cell)| !column.is_empty() && !cell.is_empty()).collect() }
    }

    /// A cell; empty when there is none.
    pub(super) fn text(&self, column: &str) -> &'a str {
        self.cells.get(column).copied().unwrap_or_default()
    }

    pub(super) fn needed(&self, column: &'static str) -> Result<&'a str, ClaimsError> {
        match self.text(column) {
            "" => Err(fault(column, "is empty: fill it, or take the row out")),
            text => Ok(text),
        }
    }

    /// A code from 1 to `last`.
    pub(super) fn code(&self, column: &'static str, last: u8) -> Result<u8, ClaimsError> {
        let text = self.needed(column)?;
        text.parse().ok().filter(|code| (1..=last).contains(code)).ok_or_else(|| {
            fault(
                column,
                &format!("'{}' is no code from 1 to {last}: look it up in the data set's codebook", short(text)),
            )
        })
    }

    /// A whole number of people; `None` when the cell is empty.
    pub(super) fn count(&self, column: &'static str) -> Result<Option<u64>, ClaimsError> {
        let text = self.text(column);
        if text.is_empty() {
            return Ok(None);
        }
        let number = count(text).map_err(|_| {
            fault(column, &format!("'{}' is no whole number from 0 to 10^15: write digits only", short(text)))
        });
        number.map(Some)
    }

    /// Every cell that is kept beside the claim's own columns, under a prefix that says whose it is.
    pub(super) fn kept(&self, prefix: &str, mapped_whole: &[&str]) -> Cells {
        let kept = self.cells.iter().filter(|(column, _)| !mapped_whole.contains(column));
        kept.map(|(column, cell)| (format!("{prefix}{column}"), (*cell).to_owned())).collect()
    }
}

pub(super) fn fault(column: &'static str, why: &str) -> ClaimsError {
    ClaimsError::ForeignCell { column, why: why.to_owned() }
}

/// The beginning of a cell that is no free text, for a message.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// Names of places from the finest to the widest, as one place: a semicolon in a name would make two of it.
pub(super) fn place(names: &[&str]) -> String {
    let mut said: Vec<String> = Vec::new();
    for name in names.iter().map(|n| n.replace(';', ",").replace("->", "–")) {
        if !name.is_empty() && !said.contains(&name) {
            said.push(name);
        }
    }
    said.join(", ")
}

/// Puts a filled cell.
pub(super) fn put(cells: &mut Cells, column: &str, value: &str) {
    if !value.is_empty() {
        cells.insert(column.to_owned(), value.to_owned());
    }
}
