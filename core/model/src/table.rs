//! Reading a vocabulary table: CSV bytes with a header row, as documenters edit them. Input: the table's name
//! and text. Output: rows by column name, each with its line. Leaves out what the columns mean.

use crate::ModelError;
use std::collections::BTreeMap;

/// A table read whole: its rows in file order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows, header aside.
    pub rows: Vec<Row>,
}

/// One row: cells by column name; a missing cell is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line the row begins on, from 1.
    pub line: u64,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// The cell of a column, trimmed; empty when the column or the cell is missing.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |c| c.trim())
    }
}

impl Table {
    /// Reads a table (a UTF-8 byte-order mark is ignored).
    ///
    /// # Errors
    /// [`ModelError::Table`] with the line, when the CSV is malformed or a wanted column is missing.
    pub fn read(name: &str, text: &str, wanted: &[&str]) -> Result<Table, ModelError> {
        let fail = |line: u64, why: String| ModelError::Table { table: name.to_owned(), line, why };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|e| fail(1, e.to_string()))?.clone();
        if let Some(missing) = wanted.iter().find(|w| !header.iter().any(|h| h == **w)) {
            return Err(fail(1, format!("there is no column '{missing}'")));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|e| fail(e.position().map_or(0, csv::Position::line), e.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells = header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect();
            rows.push(Row { line, cells });
        }
        Ok(Table { rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_name() {
        let table = Table::read("t", "\u{feff}a,b\n1, 2 \n3\n", &["a"]).unwrap();
        assert_eq!(table.rows[0].cell("b"), "2");
        assert_eq!(table.rows[1].cell("b"), "");
        assert!(Table::read("t", "a\n1\n", &["c"]).unwrap_err().to_string().contains("no column 'c'"));
    }
}
