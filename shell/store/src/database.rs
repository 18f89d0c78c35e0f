//! Opening the encrypted database. Input: its path and key. Output: a connection set up so that nothing is
//! written outside the encrypted file: WAL (encrypted alike), full synchronisation, temporary data in memory. What
//! SQLite frees in memory is not wiped (`cipher_memory_security`): measured, it makes an import and a look-up three to
//! five times slower, and who reads this process's memory has the key anyway (`docs/threat-model.md`).

use crate::StoreError;
use crate::header::hex;
use crate::keys::Key;
use crate::{listing, numbers, schema};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

pub(crate) const FILE: &str = "project.db";

pub(crate) fn path(project: &Path) -> PathBuf {
    project.join(FILE)
}

pub(crate) fn create(project: &Path, key: &Key) -> Result<Connection, StoreError> {
    let path = path(project);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = connect(&path, flags, key)?;
    let made = connection.execute_batch(&format!(
        "BEGIN; {} {} {} {} {} {} PRAGMA user_version = {}; COMMIT;",
        schema::GROUND,
        schema::DERIVED,
        schema::NUMBERS,
        schema::LISTS,
        schema::WORDS,
        schema::PERSONS,
        schema::VERSION
    ));
    made.map_err(StoreError::database(&path))?;
    Ok(connection)
}

pub(crate) fn open(project: &Path, key: &Key, writing: bool) -> Result<Connection, StoreError> {
    let path = path(project);
    if !path.is_file() {
        return Err(StoreError::Missing { path });
    }
    // An empty file would be made a new database: it is damage, and stays as it is.
    if std::fs::metadata(&path).map_err(StoreError::file(&path, "reading"))?.len() == 0 {
        return Err(StoreError::Damaged { path, why: "it is empty".to_owned() });
    }
    let connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX, key)?;
    let version = version(&connection).map_err(StoreError::database(&path))?;
    if version > schema::VERSION {
        return Err(StoreError::NewerFormat {
            path,
            found: version.unsigned_abs(),
            known: schema::VERSION.unsigned_abs(),
        });
    }
    if version < 1 {
        return Err(StoreError::Damaged { path, why: "it holds no project".to_owned() });
    }
    if version < schema::VERSION {
        bring_up(&connection).map_err(StoreError::database(&path))?;
    }
    if !writing {
        connection.pragma_update(None, "query_only", true).map_err(StoreError::database(&path))?;
    }
    Ok(connection)
}

fn version(connection: &Connection) -> Result<i64, rusqlite::Error> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings a database of an earlier version to this one, all or nothing. Only derived rows are added, so readers do it too; of
/// two at once, the second finds it done.
fn bring_up(connection: &Connection) -> Result<(), rusqlite::Error> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let from = version(&transaction)?;
    if from < 2 {
        transaction.execute_batch(schema::NUMBERS)?;
        numbers::fill(&transaction)?;
    }
    if from < 3 {
        transaction.execute_batch(schema::LISTS)?;
        listing::fill(&transaction)?;
        transaction.execute_batch(schema::WORDS)?;
    }
    if from < schema::VERSION {
        // No entry of an earlier version speaks of persons: there is nothing to derive yet.
        transaction.execute_batch(schema::PERSONS)?;
        transaction.pragma_update(None, "user_version", schema::VERSION)?;
    }
    transaction.commit()
}

fn connect(path: &Path, flags: OpenFlags, key: &Key) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags).map_err(StoreError::database(path))?;
    let digits = Zeroizing::new(hex(key.as_slice()));
    // What it would print on standard error is said by our own errors.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;").map_err(StoreError::database(path))?;
    // A raw key: SQLCipher then derives nothing from it but the pages' authentication key.
    let pragma = Zeroizing::new(format!("PRAGMA key = \"x'{}'\";", digits.as_str()));
    connection.execute_batch(&pragma).map_err(StoreError::database(path))?;
    let set_up = connection.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF;
         SELECT count(*) FROM sqlite_master; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;",
    );
    set_up.map_err(StoreError::database(path))?;
    Ok(connection)
}

/// Empties the write-ahead log into the database, so that a closed project is one file.
pub(crate) fn settle(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(StoreError::database(path))
}
