//! Workbooks (XLSX): the cells of a sheet as text, by row. Input: bytes that anybody may have made, and a sheet's name. Output:
//! rows with the numbers that a spreadsheet shows beside them. A formula counts as the value that was saved with it; a date
//! is written as ISO 8601, a number as it is. Leaves out what cells look like, hidden or not, and other kinds of workbooks.
//!
//! A workbook is a ZIP file that may unpack to thousands of times its size: it is unpacked once to be measured, in small
//! pieces that are dropped, before anything of it is held. Cells are read one after the other, so that a single cell far off
//! doesn't make a table of all that lie before it.

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use thiserror::Error;

/// Bytes that a workbook may unpack to.
const MOST_UNPACKED: u64 = 512 << 20;
/// Cells that a sheet may have.
const MOST_CELLS: usize = 8_000_000;

/// Why a workbook can't be read.
#[derive(Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum SheetError {
    /// The bytes are no workbook, or a damaged or encrypted one.
    #[error("this is no workbook that can be read (XLSX without a password): {0}")]
    Malformed(String),
    /// It unpacks to too much.
    #[error("the workbook unpacks to more than {most} MB: save the sheet as CSV")]
    TooLarge {
        /// The most, in megabytes.
        most: u64,
    },
    /// It has no such sheet.
    #[error("the workbook has no sheet of this name")]
    NoSheet,
}

/// A row of a sheet: its number, from 1, and its cells from the first column on.
pub type SheetRow = (u64, Vec<String>);

/// Whether bytes may be a workbook: a ZIP file.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The names of a workbook's sheets, in its order.
///
/// # Errors
/// [`SheetError::Malformed`], [`SheetError::TooLarge`].
pub fn sheet_names(bytes: &[u8]) -> Result<Vec<String>, SheetError> {
    Ok(opened(bytes)?.sheet_names())
}

/// The rows of a sheet that have anything in them.
///
/// # Errors
/// [`SheetError::Malformed`], [`SheetError::TooLarge`], [`SheetError::NoSheet`].
pub fn sheet_rows(bytes: &[u8], sheet: &str) -> Result<Vec<SheetRow>, SheetError> {
    let mut workbook = opened(bytes)?;
    if !workbook.sheet_names().iter().any(|name| name == sheet) {
        return Err(SheetError::NoSheet);
    }
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(malformed)?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().map_err(malformed)? {
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        count += 1;
        if count > MOST_CELLS {
            return Err(SheetError::TooLarge { most: MOST_UNPACKED >> 20 });
        }
        let (row, column) = cell.get_position();
        rows.entry(row).or_default().insert(column, text);
    }
    Ok(rows.into_iter().map(|(row, cells)| (u64::from(row) + 1, filled(cells))).collect())
}

/// Columns of a sheet at most, as the format has it.
const MOST_COLUMNS: u32 = 16_384;

/// The cells of a row with the empty ones between them.
fn filled(cells: BTreeMap<u32, String>) -> Vec<String> {
    let mut row = Vec::with_capacity(cells.len());
    for (column, text) in cells.into_iter().filter(|(column, _)| *column < MOST_COLUMNS) {
        row.resize(column as usize, String::new());
        row.push(text);
    }
    row
}

fn malformed(error: impl std::fmt::Display) -> SheetError {
    SheetError::Malformed(error.to_string())
}

fn opened(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, SheetError> {
    measure(bytes)?;
    Xlsx::new(Cursor::new(bytes)).map_err(malformed)
}

/// Unpacks everything once, keeping nothing.
fn measure(bytes: &[u8]) -> Result<(), SheetError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(malformed)?;
    let (mut buffer, mut unpacked) = (vec![0; 1 << 16], 0u64);
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).map_err(malformed)?;
        loop {
            let read = file.read(&mut buffer).map_err(malformed)?;
            if read == 0 {
                break;
            }
            unpacked += read as u64;
            if unpacked > MOST_UNPACKED {
                return Err(SheetError::TooLarge { most: MOST_UNPACKED >> 20 });
            }
        }
    }
    Ok(())
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // A whole number is written without a point, as people typed it.
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        // An error in a formula is no value: the row says that it has none.
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn date(moment: &ExcelDateTime) -> String {
    if !moment.is_datetime() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_workbook_is_said_to_be_none() {
        assert!(!is_workbook(b"id,event\n"));
        for bytes in [&b""[..], b"PK\x03\x04", b"PK\x03\x04garbage that is no archive", &[0; 100]] {
            assert!(matches!(sheet_names(bytes), Err(SheetError::Malformed(_))), "{bytes:?}");
        }
    }

    #[test]
    fn gaps_in_a_row_are_empty_cells() {
        let cells = BTreeMap::from([(0, "a".to_owned()), (3, "b".to_owned()), (MOST_COLUMNS, "beyond".to_owned())]);
        assert_eq!(filled(cells), ["a", "", "", "b"]);
    }
}
