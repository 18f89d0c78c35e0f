//! The canonical dump of derived rows: what "the same bytes" means. Input: an open project. Output: text, a
//! line a row, tables and rows in a fixed order, values as SQLite quotes them.

use crate::{Project, StoreError, schema};
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

impl Project {
    /// All derived rows, canonically.
    ///
    /// # Errors
    /// What the database says.
    pub fn dump(&self) -> Result<String, StoreError> {
        let mut text = String::new();
        self.each_dumped(|_, line| text.push_str(line))?;
        Ok(text)
    }

    /// The SHA-256 of each table's part of the dump, without holding the dump.
    pub(crate) fn dump_digests(&self) -> Result<BTreeMap<&'static str, String>, StoreError> {
        let mut hashers: BTreeMap<&'static str, Sha256> = BTreeMap::new();
        self.each_dumped(|table, line| hashers.entry(table).or_default().update(line))?;
        Ok(hashers.into_iter().map(|(table, hasher)| (table, crate::header::hex(&hasher.finalize()))).collect())
    }

    fn each_dumped(&self, mut each: impl FnMut(&'static str, &str)) -> Result<(), StoreError> {
        let mut line = String::new();
        for (table, order) in schema::DERIVED_TABLES {
            self.dump_table(table, order, &mut line, &mut each).map_err(self.database_error())?;
        }
        Ok(())
    }

    fn dump_table(
        &self,
        table: &'static str,
        order: &str,
        line: &mut String,
        each: &mut impl FnMut(&'static str, &str),
    ) -> Result<(), rusqlite::Error> {
        let mut statement = self.connection.prepare(&format!("SELECT * FROM {table} ORDER BY {order}"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            line.clear();
            line.push_str(table);
            for i in 0..columns {
                line.push('\t');
                quote(row.get_ref(i)?, line);
            }
            line.push('\n');
            each(table, line);
        }
        Ok(())
    }
}

fn quote(value: ValueRef<'_>, line: &mut String) {
    let quoted = match value {
        ValueRef::Null => Ok(line.push_str("NULL")),
        ValueRef::Integer(n) => write!(line, "{n}"),
        ValueRef::Real(x) => write!(line, "{x:?}"),
        ValueRef::Text(t) => write!(line, "{:?}", String::from_utf8_lossy(t)),
        ValueRef::Blob(b) => write!(line, "x'{}'", crate::header::hex(b)),
    };
    // Writing to a string doesn't fail.
    debug_assert!(quoted.is_ok());
}
