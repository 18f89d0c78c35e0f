//! The canonical dump of derived rows: what "the same bytes" means. Input: an open project. Output: text, a
//! line a row, tables and rows in a fixed order, values as SQLite quotes them.

use crate::{Project, StoreError, schema};
use rusqlite::types::ValueRef;
use std::fmt::Write;

impl Project {
    /// All derived rows, canonically.
    ///
    /// # Errors
    /// What the database says.
    pub fn dump(&self) -> Result<String, StoreError> {
        let mut text = String::new();
        for (table, order) in schema::DERIVED_TABLES {
            self.dump_table(table, order, &mut text).map_err(self.database_error())?;
        }
        Ok(text)
    }

    fn dump_table(&self, table: &str, order: &str, text: &mut String) -> Result<(), rusqlite::Error> {
        let mut statement = self.connection.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            text.push_str(table);
            for i in 0..columns {
                text.push('\t');
                let quoted = match row.get_ref(i)? {
                    ValueRef::Null => Ok(text.push_str("NULL")),
                    ValueRef::Integer(n) => write!(text, "{n}"),
                    ValueRef::Real(x) => write!(text, "{x:?}"),
                    ValueRef::Text(t) => write!(text, "{:?}", String::from_utf8_lossy(t)),
                    ValueRef::Blob(b) => write!(text, "x'{}'", crate::header::hex(b)),
                };
                // Writing to a string doesn't fail.
                debug_assert!(quoted.is_ok());
            }
            text.push('\n');
        }
        Ok(())
    }
}
