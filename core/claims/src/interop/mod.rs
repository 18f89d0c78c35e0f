//! Rows of other data sets as claims: UCDP GED and ACLED. Input: a file's bytes, which layout it has, and values for
//! columns of ours that the file can't fill. Output: rows that are claims or say why they aren't, for the same plan that
//! our own files get, and the events they are about. `docs/guides/interop.md` has the mapping as a table. Leaves out
//! whether two data sets' events are one: a person decides.

mod acled;
mod dates;
mod row;
mod ucdp;

use crate::csv_import::{broken, shown_id, text_of};
use crate::{Claim, ClaimsError, Event, ReadRow};
use attested_model::EventId;
use row::{Mapped, Row};
use std::collections::BTreeMap;

/// A column that only our own export of figures has: a derived number never comes back as somebody's claim.
pub const OWN_FIGURE_COLUMN: &str = "attested_figure";

/// The layout of a file of another data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
    UcdpGed,
    /// Armed Conflict Location & Event Data.
    Acled,
}

impl Layout {
    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Layout::UcdpGed => "ucdp-ged",
            Layout::Acled => "acled",
        }
    }

    /// The columns without which a file isn't read.
    pub const fn needed(self) -> &'static [&'static str] {
        match self {
            Layout::UcdpGed => &ucdp::NEEDED,
            Layout::Acled => &acled::NEEDED,
        }
    }

    /// The column of a row's id.
    const fn id(self) -> &'static str {
        match self {
            Layout::UcdpGed => "id",
            Layout::Acled => "event_id_cnty",
        }
    }
}

/// What a file of another data set says.
#[derive(Debug, Default)]
pub struct ForeignRows {
    /// Its claims, and the rows that can't be mapped.
    pub rows: Vec<ReadRow>,
    /// The events that the claims are about, as the file describes them.
    pub events: BTreeMap<EventId, Event>,
}

/// Reads a file of another data set: UTF-8 (a byte-order mark is ignored), a header row, any order of columns, parted by
/// commas, or by semicolons where the header has no comma. `defaults` fill columns of ours that the mapping leaves empty
/// (`uttered`, say, when the release's date is known).
///
/// # Errors
/// [`ClaimsError::Encoding`], [`ClaimsError::Csv`], [`ClaimsError::ForeignColumn`], [`ClaimsError::DoubledColumn`] and
/// [`ClaimsError::OwnFigures`] for what is wrong with the file as a whole; a row's own fault is in its row.
pub fn read_foreign(
    bytes: &[u8],
    layout: Layout,
    defaults: &BTreeMap<String, String>,
) -> Result<ForeignRows, ClaimsError> {
    let text = text_of(bytes)?;
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.contains(';') && !head.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().map_err(|e| broken(&e))?.iter().map(|h| h.trim().to_owned()).collect();
    check(&header, layout)?;
    let mut read = ForeignRows::default();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        if record.iter().all(|c| c.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row::new(&header, &record);
        let id = shown_id(row.text(layout.id()));
        let surplus = record.iter().skip(header.len()).any(|c| !c.trim().is_empty());
        let mapped = if surplus { Err(surplus_cells(record.len(), header.len())) } else { map(&row, layout) };
        take(&mut read, line, id, mapped, defaults);
    }
    Ok(read)
}

fn map(row: &Row<'_>, layout: Layout) -> Result<Mapped, ClaimsError> {
    match layout {
        Layout::UcdpGed => ucdp::map(row),
        Layout::Acled => acled::map(row),
    }
}

fn check(header: &[String], layout: Layout) -> Result<(), ClaimsError> {
    if header.iter().any(|h| h == OWN_FIGURE_COLUMN) {
        return Err(ClaimsError::OwnFigures { column: OWN_FIGURE_COLUMN });
    }
    let doubled = header.iter().enumerate().find(|(i, name)| !name.is_empty() && header[..*i].contains(name));
    if let Some((_, column)) = doubled {
        return Err(ClaimsError::DoubledColumn { column: column.clone() });
    }
    match layout.needed().iter().find(|needed| !header.iter().any(|h| h == **needed)) {
        Some(column) => {
            let needed = layout.needed().join(", ");
            Err(ClaimsError::ForeignColumn { column, layout: layout.name(), needed })
        }
        None => Ok(()),
    }
}

fn surplus_cells(cells: usize, columns: usize) -> ClaimsError {
    let why =
        format!("the row has {cells} cells and the header {columns}: is a comma or a quotation mark out of place?");
    ClaimsError::Combination { why }
}

fn take(
    read: &mut ForeignRows,
    line: u64,
    id: String,
    mapped: Result<Mapped, ClaimsError>,
    defaults: &BTreeMap<String, String>,
) {
    let Mapped { claims, event } = match mapped {
        Ok(mapped) => mapped,
        Err(fault) => return read.rows.push(ReadRow { line, id, claim: Err(fault) }),
    };
    for mut cells in claims {
        for (column, value) in defaults {
            cells.entry(column.clone()).or_insert_with(|| value.clone());
        }
        let id = cells.get("id").map(|id| shown_id(id)).unwrap_or_default();
        read.rows.push(ReadRow { line, id, claim: Claim::from_cells(&cells) });
    }
    read.events.entry(event.id.clone()).or_insert(event);
}

#[cfg(test)]
mod tests;
