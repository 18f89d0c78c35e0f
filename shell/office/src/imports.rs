//! Tables that come from elsewhere: CSV or a sheet of a workbook, ours or of another data set. Input: bytes, and how their
//! columns are to be read. Output: the plan of an import, with the lines or rows that the person's own program shows; a guess of
//! which column is which. The command line and the pages plan by this one way. Nothing is recorded here.

use crate::OfficeError;
use attested_app::{fold, foreign_import_plan, import_plan};
use attested_claims::interop::Layout;
use attested_claims::{COLUMNS, ColumnMap, ImportPlan};
use attested_model::Table;
use attested_parsers::sheet::{SheetRow, is_workbook, sheet_names, sheet_rows};
use attested_persons::PersonsError;
use attested_persons::exchange::{self, ReadRow};
use attested_store::Project;
use std::collections::BTreeMap;

/// A table to import.
pub struct ImportTable {
    csv: Vec<u8>,
    /// For a sheet: the line of the CSV and the row it was, for each row.
    rows: Lines,
    /// The sheets of the workbook, if it is one.
    pub sheets: Vec<String>,
    /// The sheet read.
    pub sheet: String,
    /// The names of its columns.
    pub header: Vec<String>,
    /// Its first row, for a person to recognise the columns by.
    pub first: Vec<String>,
}

/// The layouts of other data sets that are read.
pub const LAYOUTS: [Layout; 2] = [Layout::UcdpGed, Layout::Acled];

impl ImportTable {
    /// Reads bytes: a workbook's sheet (the first, unless one is named), or CSV as it is.
    ///
    /// # Errors
    /// [`OfficeError::Sheet`].
    pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<ImportTable, OfficeError> {
        let (csv, rows, sheets, sheet) = if is_workbook(bytes) {
            let sheets = sheet_names(bytes)?;
            let name = sheet.or(sheets.first().map(String::as_str)).unwrap_or_default().to_owned();
            let (csv, rows) = as_csv(&sheet_rows(bytes, &name)?)?;
            (csv, rows, sheets, name)
        } else {
            (bytes.to_vec(), Vec::new(), Vec::new(), String::new())
        };
        let (header, first) = head(&csv);
        Ok(ImportTable { csv, rows, sheets, sheet, header, first })
    }

    /// The layout that its columns are those of.
    pub fn layout(&self) -> Option<Layout> {
        let has = |name: &&str| self.header.iter().any(|own| own == name);
        LAYOUTS.into_iter().find(|layout| layout.needed().iter().all(has))
    }

    /// Which of its columns is likely meant by each of ours that it doesn't name itself.
    ///
    /// # Errors
    /// [`OfficeError::Table`].
    pub fn guess(&self) -> Result<BTreeMap<String, String>, OfficeError> {
        self.guess_among(&COLUMNS, ("import-columns.csv", attested_vocab::IMPORT_COLUMNS))
    }

    /// The same of a list of persons.
    ///
    /// # Errors
    /// [`OfficeError::Table`].
    pub fn guess_persons(&self) -> Result<BTreeMap<String, String>, OfficeError> {
        self.guess_among(&attested_persons::COLUMNS, ("persons-columns.csv", attested_vocab::PERSONS_COLUMNS))
    }

    fn guess_among(
        &self,
        columns: &[&str],
        (file, called): (&str, &str),
    ) -> Result<BTreeMap<String, String>, OfficeError> {
        let names = Table::read(file, called, &["column", "names"]).map_err(OfficeError::table)?;
        let plain = |name: &str| fold(&name.replace(['_', '-'], " ")).trim().to_owned();
        let theirs: Vec<(String, &String)> =
            self.header.iter().filter(|own| !own.is_empty()).map(|own| (plain(own), own)).collect();
        let mut taken: Vec<&String> = Vec::new();
        let mut guessed = BTreeMap::new();
        // A column's own name goes before any other that it may be called by.
        for column in columns {
            if let Some((_, own)) = theirs.iter().find(|(folded, _)| *folded == plain(column)) {
                taken.push(own);
                guessed.insert((*column).to_owned(), (*own).clone());
            }
        }
        for row in &names.rows {
            let column = row.cell("column");
            if guessed.contains_key(column) {
                continue;
            }
            let mut called = row.cell("names").split(';').map(plain);
            let found =
                called.find_map(|name| theirs.iter().find(|(own, whole)| *own == name && !taken.contains(whole)));
            if let Some((_, own)) = found {
                taken.push(own);
                guessed.insert(column.to_owned(), (*own).clone());
            }
        }
        Ok(guessed)
    }

    /// What importing it would do.
    ///
    /// # Errors
    /// What is wrong with the table as a whole, and what the store says.
    pub fn plan(&self, project: &Project, layout: Option<Layout>, map: &ColumnMap) -> Result<ImportPlan, OfficeError> {
        let mut plan = match layout {
            None => import_plan(project, &self.csv, map)?,
            Some(layout) => foreign_import_plan(project, &self.csv, layout, &map.defaults)?,
        };
        for rejection in &mut plan.rejected {
            if let Some((_, row)) = self.rows.iter().find(|(line, _)| *line == rejection.line) {
                rejection.line = *row;
            }
        }
        Ok(plan)
    }

    /// Its rows as persons, each with the line or row that the person's own program shows.
    ///
    /// # Errors
    /// What is wrong with the file as a whole; a row's own fault is in its row.
    pub fn persons(&self, format: exchange::Format, mapping: &exchange::Mapping) -> Result<Vec<ReadRow>, PersonsError> {
        let mut rows = exchange::read(&self.csv, format, mapping)?;
        for read in &mut rows {
            if let Some((_, row)) = self.rows.iter().find(|(line, _)| *line == read.line) {
                read.line = *row;
            }
        }
        Ok(rows)
    }
}

/// The line of the CSV that each row of a sheet begins on.
type Lines = Vec<(u64, u64)>;

/// Rows as CSV, and which line each begins on: words may have line breaks in them.
fn as_csv(rows: &[SheetRow]) -> Result<(Vec<u8>, Lines), OfficeError> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let (mut lines, mut line) = (Vec::with_capacity(rows.len()), 1);
    for (number, cells) in rows {
        writer.write_record(cells).map_err(OfficeError::table)?;
        lines.push((line, *number));
        line += 1 + cells.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
    }
    Ok((writer.into_inner().map_err(OfficeError::table)?, lines))
}

/// The names of the columns and the first row; nothing where it isn't UTF-8, which the plan then says.
fn head(csv: &[u8]) -> (Vec<String>, Vec<String>) {
    let text = String::from_utf8_lossy(csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(csv));
    let first_line = text.lines().next().unwrap_or_default();
    let delimiter = if first_line.contains(';') && !first_line.contains(',') { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    let mut next = || {
        let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
        record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<String>>()
    };
    (next(), next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_guessed_by_their_names_in_three_languages() {
        let table = ImportTable::read("번호,사건,날짜,Source,인원,event_date\n".as_bytes(), None).unwrap();
        let guessed = table.guess().unwrap();
        let of = |column: &str| guessed.get(column).map(String::as_str);
        assert_eq!(of("id"), Some("번호"));
        assert_eq!(of("event"), Some("사건"));
        assert_eq!(of("event_date"), Some("event_date"), "its own name goes first");
        assert_eq!((of("speaker"), of("low"), of("high")), (Some("Source"), Some("인원"), None));
    }

    #[test]
    fn line_breaks_in_a_cell_keep_the_rows_apart() {
        let rows = [(1, vec!["a".to_owned()]), (3, vec!["two\nlines".to_owned()]), (4, vec!["b".to_owned()])];
        let (_, lines) = as_csv(&rows).unwrap();
        assert_eq!(lines, [(1, 1), (2, 3), (4, 4)]);
    }
}
