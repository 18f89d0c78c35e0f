//! A project, opened: lock, keys, database, and where its log stands. Input: a folder and a passphrase. Output:
//! a [`Project`], or a clear error with nothing changed. Leaves out committing (`commit`) and reading (`read`).

use crate::keys::{DataKeys, Key, random};
use crate::keystore::{Found, Keystore};
use crate::lock::{Lock, lock};
use crate::{BlobReader, KdfCost, Passphrase, StoreError, backup, blob, database, header};
use attested_ledger::{Author, LogId, LogState, PublicKey};
use attested_model::SubjectHandle;
use rusqlite::{Connection, OptionalExtension};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a process wants of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To read, beside other readers.
    Read,
    /// To read and write, alone.
    Write,
    /// To read beside others, and to write by turns (`turns`).
    ByTurns,
}

/// An open project. Everything is released when it is dropped.
pub struct Project {
    pub(crate) path: PathBuf,
    pub(crate) access: Access,
    pub(crate) connection: Connection,
    pub(crate) keystore: Keystore,
    pub(crate) state: LogState,
    pub(crate) author: Author,
    page_key: Key,
    keystore_key: Key,
    pub(crate) erased_key: Key,
    pub(crate) changes: i64,
    // Dropped last, so that nobody else comes in while the database is closing.
    pub(crate) lock: Option<Lock>,
}

impl Project {
    /// Makes a project in a new or empty folder.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] and what the file system, the database or the key derivation says.
    pub fn create(path: &Path, passphrase: &Passphrase, cost: KdfCost) -> Result<Self, StoreError> {
        std::fs::create_dir_all(path).map_err(StoreError::file(path, "creating"))?;
        let mut inside = std::fs::read_dir(path).map_err(StoreError::file(path, "reading"))?;
        if inside.next().is_some() {
            return Err(StoreError::NotEmpty { path: path.to_owned() });
        }
        let held = lock(path, true)?;
        let log = LogId::from_bytes(random::<16>()?);
        let (header, data_key) = header::Header::new(log.to_string(), passphrase, cost)?;
        let keys = DataKeys::of(&data_key)?;
        let connection = database::create(path, &keys.database)?;
        let seed = Key::new(random::<32>()?);
        let database_path = database::path(path);
        let state = LogState::new(log);
        connection
            .execute(
                "INSERT INTO working VALUES ('author_seed', ?1), ('log_state', ?2)",
                (seed.as_slice(), state.to_bytes()),
            )
            .map_err(StoreError::database(&database_path))?;
        let keystore = Keystore::create(path, keys.keystore.clone())?;
        // The header last: a folder without one is no project, whatever else lies in it.
        let header_path = header::path(path);
        let mut file = std::fs::File::create_new(&header_path).map_err(StoreError::file(&header_path, "creating"))?;
        file.write_all(header.to_json()?.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(StoreError::file(&header_path, "writing"))?;
        Ok(Project {
            path: path.to_owned(),
            access: Access::Write,
            connection,
            keystore,
            state,
            author: Author::from_seed(&seed),
            page_key: keys.page,
            keystore_key: keys.keystore,
            erased_key: keys.erased,
            changes: 0,
            lock: Some(held),
        })
    }

    /// Opens a project.
    ///
    /// # Errors
    /// [`StoreError::NoProject`], [`StoreError::InUse`], [`StoreError::NewerFormat`], [`StoreError::Passphrase`],
    /// [`StoreError::Missing`] or [`StoreError::Damaged`]; nothing is changed.
    pub fn open(path: &Path, passphrase: &Passphrase, access: Access) -> Result<Self, StoreError> {
        let header = header::Header::read(path)?;
        let held = lock(path, access != Access::Read)?;
        let data_key = header.unlock(path, passphrase)?;
        let keys = DataKeys::of(&data_key)?;
        let connection = database::open(path, &keys.database, access != Access::Read)?;
        let keystore = Keystore::open(path, keys.keystore.clone())?;
        let database_path = database::path(path);
        let damaged = |why: &str| StoreError::Damaged { path: database_path.clone(), why: why.to_owned() };
        let value = |key: &str| -> Result<Option<Vec<u8>>, StoreError> {
            let found =
                connection.query_row("SELECT value FROM working WHERE key = ?1", [key], |row| row.get(0)).optional();
            found.map_err(StoreError::database(&database_path))
        };
        let seed = value("author_seed")?
            .and_then(|s| <[u8; 32]>::try_from(s).ok())
            .ok_or_else(|| damaged("the office's key is missing"))?;
        let seed = Key::new(seed);
        let log: LogId = header.log.parse()?;
        let saved = value("log_state")?.and_then(|bytes| LogState::from_bytes(&bytes).ok()).filter(|s| s.log() == log);
        let author = Author::from_seed(&seed);
        let mut project = Project {
            path: path.to_owned(),
            access,
            connection,
            keystore,
            state: LogState::new(log),
            author,
            page_key: keys.page,
            keystore_key: keys.keystore,
            erased_key: keys.erased,
            changes: 0,
            lock: Some(held),
        };
        project.state = match saved {
            Some(state) => state,
            None => project.recomputed_state(log)?,
        };
        if access != Access::Read {
            project.finish_erasures()?;
        }
        project.end_turn();
        Ok(project)
    }

    /// Whether a passphrase is the project's; nothing is opened and no lock is taken.
    ///
    /// # Errors
    /// [`StoreError::Passphrase`] when it isn't, and what reading the header says.
    pub fn check_passphrase(path: &Path, passphrase: &Passphrase) -> Result<(), StoreError> {
        header::Header::read(path)?.unlock(path, passphrase).map(drop)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether a path, written as it may be, is one of the project's own files.
    pub fn owns(&self, path: &Path) -> bool {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let real = path
            .canonicalize()
            .or_else(|_| folder.canonicalize().map(|f| f.join(path.file_name().unwrap_or_default())));
        let (Ok(real), Ok(project)) = (real, self.path.canonicalize()) else { return false };
        real.strip_prefix(project).is_ok_and(|inside| backup::belongs(inside) || inside == Path::new(crate::lock::FILE))
    }

    /// Puts another passphrase in the place of the present one. The project's keys stay as they are: a backup made before
    /// still opens with the passphrase it was made under.
    ///
    /// # Errors
    /// [`StoreError::Passphrase`] when `present` isn't the project's, [`StoreError::ReadOnly`], and what the file system says;
    /// the present one then goes on.
    pub fn change_passphrase(&mut self, present: &Passphrase, next: &Passphrase) -> Result<(), StoreError> {
        self.writable()?;
        let header = header::Header::read(&self.path)?;
        let data_key = header.unlock(&self.path, present)?;
        header.rewrapped(next, &data_key)?.replace(&self.path)
    }

    /// The project's log.
    pub fn log(&self) -> LogId {
        self.state.log()
    }

    /// How many entries the log has.
    pub fn entries(&self) -> u64 {
        self.state.size()
    }

    /// The office's public key.
    pub fn public_key(&self) -> PublicKey {
        self.author.public_key()
    }

    /// A mark over a page's bytes, by which this project (and nobody without its key) knows the page again.
    ///
    /// # Errors
    /// [`StoreError::Crypto`].
    pub fn mark(&self, bytes: &[u8]) -> Result<String, StoreError> {
        crate::keys::mark(&self.page_key, bytes)
    }

    /// Empties the write-ahead log and closes.
    ///
    /// # Errors
    /// What the database says; everything committed is safe all the same.
    pub fn close(mut self) -> Result<(), StoreError> {
        // Whoever else is working empties it in turn.
        if self.access == Access::Write || (self.access == Access::ByTurns && self.take_turn().is_ok()) {
            database::settle(&self.connection, &database::path(&self.path))?;
        }
        Ok(())
    }

    pub(crate) fn database_error(&self) -> impl FnOnce(rusqlite::Error) -> StoreError + use<> {
        StoreError::database(&database::path(&self.path))
    }

    /// Whether it may be written to; by turns, the turn is taken.
    pub(crate) fn writable(&mut self) -> Result<(), StoreError> {
        match self.access {
            Access::Write => Ok(()),
            Access::ByTurns => self.take_turn(),
            Access::Read => Err(StoreError::ReadOnly { path: self.path.clone() }),
        }
    }

    /// Reads the keystore anew, as when another process may have written it.
    pub(crate) fn reread_keystore(&mut self) -> Result<(), StoreError> {
        self.keystore = Keystore::open(&self.path, self.keystore_key.clone())?;
        Ok(())
    }

    fn recomputed_state(&self, log: LogId) -> Result<LogState, StoreError> {
        let mut entries = Vec::new();
        self.each_leaf(|leaf| {
            entries.push(attested_ledger::Entry::decode(leaf)?);
            Ok(())
        })?;
        Ok(LogState::from_entries(log, &entries)?)
    }

    /// A new subject: a handle with a key of its own.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] and what the file system says.
    pub fn new_subject(&mut self) -> Result<SubjectHandle, StoreError> {
        self.writable()?;
        Ok(self.keystore.add()?.0)
    }

    /// As many new subjects: their keys are written and flushed together.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] and what the file system says.
    pub fn new_subjects(&mut self, count: usize) -> Result<Vec<SubjectHandle>, StoreError> {
        self.writable()?;
        self.keystore.add_many(count)
    }

    /// Seals an original under a key of its own and returns its name, SHA-256 in hexadecimal and length.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::DiskFull`] and what the file system says; nothing is left behind
    /// but an unused key.
    pub fn seal_original(
        &mut self,
        plain: &mut dyn std::io::Read,
        source: &Path,
    ) -> Result<(String, String, u64), StoreError> {
        self.writable()?;
        let (handle, key) = self.keystore.add()?;
        let sealed = blob::seal(&self.path, &handle, &key, plain, source)?;
        Ok((handle.to_string(), sealed.sha256, sealed.bytes))
    }

    /// Removes an original that no entry names, as when the same bytes are there already.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] and what the file system says.
    pub fn discard_original(&mut self, name: &str) -> Result<(), StoreError> {
        self.writable()?;
        let handle = blob_handle(name)?;
        let path = blob::path(&self.path, &handle);
        std::fs::remove_file(&path).map_err(StoreError::file(&path, "removing"))?;
        self.keystore.destroy(&handle)
    }

    /// Opens an original by its name.
    ///
    /// # Errors
    /// [`StoreError::Erased`], [`StoreError::NotFound`] when this is no original's name, [`StoreError::Damaged`].
    pub fn original(&self, name: &str) -> Result<BlobReader, StoreError> {
        let handle = blob_handle(name)?;
        match self.keystore.find(&handle)? {
            Found::Key(key) => BlobReader::open(&self.path, &handle, &key),
            Found::Destroyed => Err(StoreError::Erased),
            Found::Unknown => Err(self.keystore.damaged("the key of an original is missing")),
        }
    }
}

fn blob_handle(name: &str) -> Result<SubjectHandle, StoreError> {
    SubjectHandle::parse(name)
        .map_err(|_| StoreError::NotFound { what: "original", name: name.chars().take(40).collect() })
}
