//! Backup and restore in a simple form: one file that holds every file of the project as it lies, sealed as it
//! is, with a hash over all. Input: a project's folder, or a backup. Output: the other. A backup needs no
//! passphrase to make and the project's own to use. Leaves out increments and other media.
//!
//! File: the 8 bytes `ATBACK01`; for each file: path length (u16), path (UTF-8, `/` between folders), length (u64), bytes;
//! a path length of 0; SHA-256 over everything before it. Numbers are big-endian.

use crate::lock::lock;
use crate::{StoreError, header};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Component, Path, PathBuf};

const MAGIC: &[u8; 8] = b"ATBACK01";

/// What a restore brought back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestoreReport {
    /// Files.
    pub files: u64,
    /// Bytes in them.
    pub bytes: u64,
}

/// Writes all of a project into one file that isn't there yet. The project is locked meanwhile.
///
/// # Errors
/// [`StoreError::NoProject`], [`StoreError::InUse`], [`StoreError::DiskFull`] (the half-written file is removed), and what the file system says.
pub fn backup(project: &Path, to: &Path) -> Result<RestoreReport, StoreError> {
    header::Header::read(project)?;
    let _lock = lock(project, true)?;
    let mut files = Vec::new();
    list(project, Path::new(""), &mut files)?;
    let out = File::create_new(to).map_err(StoreError::file(to, "creating the backup"))?;
    let written = write_all(project, &files, to, out);
    if written.is_err() {
        let _ = std::fs::remove_file(to);
    }
    written
}

fn write_all(project: &Path, files: &[PathBuf], to: &Path, out: File) -> Result<RestoreReport, StoreError> {
    let mut out = Hashing { inner: BufWriter::new(out), hasher: Sha256::new() };
    let mut report = RestoreReport { files: 0, bytes: 0 };
    out.put(MAGIC).map_err(StoreError::file(to, "writing"))?;
    for inside in files {
        let path = project.join(inside);
        let name = inside.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let file = File::open(&path).map_err(StoreError::file(&path, "opening"))?;
        let length = file.metadata().map_err(StoreError::file(&path, "reading"))?.len();
        let short = u16::try_from(name.len()).unwrap_or(u16::MAX);
        out.put(&short.to_be_bytes())
            .and_then(|()| out.put(name.as_bytes()))
            .and_then(|()| out.put(&length.to_be_bytes()))
            .map_err(StoreError::file(to, "writing"))?;
        let mut rest = BufReader::new(file).take(length);
        let mut buffer = vec![0; 1 << 16];
        loop {
            let n = rest.read(&mut buffer).map_err(StoreError::file(&path, "reading"))?;
            if n == 0 {
                break;
            }
            out.put(&buffer[..n]).map_err(StoreError::file(to, "writing"))?;
        }
        report.files += 1;
        report.bytes += length;
    }
    out.put(&0u16.to_be_bytes()).map_err(StoreError::file(to, "writing"))?;
    let hash = out.hasher.clone().finalize();
    out.put(&hash).map_err(StoreError::file(to, "writing"))?;
    let file = out.inner.into_inner().map_err(|e| StoreError::file(to, "writing")(e.into_error()))?;
    file.sync_all().map_err(StoreError::file(to, "flushing"))?;
    Ok(report)
}

/// Brings a project back from a backup into a new or empty folder.
///
/// # Errors
/// [`StoreError::Damaged`] when the backup was changed or cut short, [`StoreError::NotEmpty`],
/// [`StoreError::DiskFull`]; the folder is then as it was.
pub fn restore(from: &Path, project: &Path) -> Result<RestoreReport, StoreError> {
    if std::fs::read_dir(project).is_ok_and(|mut inside| inside.next().is_some()) {
        return Err(StoreError::NotEmpty { path: project.to_owned() });
    }
    check(from)?;
    let existed = project.is_dir();
    std::fs::create_dir_all(project).map_err(StoreError::file(project, "creating"))?;
    let restored = unpack(from, project);
    if restored.is_err() {
        clear(project, existed);
    }
    restored
}

/// Takes away what a failed restore wrote: the folder was new or empty before.
fn clear(project: &Path, existed: bool) {
    let _ = std::fs::remove_dir_all(project);
    if existed {
        let _ = std::fs::create_dir(project);
    }
}

/// What a backup holds, when it is whole: nothing is brought back, and no passphrase is needed.
///
/// # Errors
/// [`StoreError::Damaged`] when it was changed or cut short, and what the file system says.
pub fn checked(from: &Path) -> Result<RestoreReport, StoreError> {
    check(from)?;
    let mut reader = BufReader::new(File::open(from).map_err(StoreError::file(from, "opening"))?);
    let mut report = RestoreReport { files: 0, bytes: 0 };
    take::<8>(&mut reader, from)?;
    loop {
        let length = u16::from_be_bytes(take(&mut reader, from)?);
        if length == 0 {
            return Ok(report);
        }
        std::io::copy(&mut (&mut reader).take(u64::from(length)), &mut std::io::sink())
            .map_err(StoreError::file(from, "reading"))?;
        let bytes = u64::from_be_bytes(take(&mut reader, from)?);
        std::io::copy(&mut (&mut reader).take(bytes), &mut std::io::sink())
            .map_err(StoreError::file(from, "reading"))?;
        report.files += 1;
        report.bytes += bytes;
    }
}

/// The whole file's hash, before a byte of it is believed.
fn check(from: &Path) -> Result<(), StoreError> {
    let damaged = |why: &str| StoreError::Damaged { path: from.to_owned(), why: why.to_owned() };
    let file = File::open(from).map_err(StoreError::file(from, "opening"))?;
    let length = file.metadata().map_err(StoreError::file(from, "reading"))?.len();
    let body = length.checked_sub(32).ok_or_else(|| damaged("it is too short to be a backup"))?;
    let mut reader = BufReader::new(file);
    let mut hasher = Sha256::new();
    let mut rest = (&mut reader).take(body);
    let mut buffer = vec![0; 1 << 16];
    let mut first = true;
    loop {
        let n = rest.read(&mut buffer).map_err(StoreError::file(from, "reading"))?;
        if n == 0 {
            break;
        }
        if first && !buffer[..n].starts_with(MAGIC) {
            return Err(damaged("it is not a backup of a project"));
        }
        first = false;
        hasher.update(&buffer[..n]);
    }
    let mut stated = [0u8; 32];
    reader.read_exact(&mut stated).map_err(StoreError::file(from, "reading"))?;
    if hasher.finalize().as_slice() == stated {
        Ok(())
    } else {
        Err(damaged("it was changed or cut short: its hash is not the one at its end"))
    }
}

fn unpack(from: &Path, project: &Path) -> Result<RestoreReport, StoreError> {
    let damaged = |why: &str| StoreError::Damaged { path: from.to_owned(), why: why.to_owned() };
    let mut reader = BufReader::new(File::open(from).map_err(StoreError::file(from, "opening"))?);
    let mut report = RestoreReport { files: 0, bytes: 0 };
    take::<8>(&mut reader, from)?;
    loop {
        let length = usize::from(u16::from_be_bytes(take(&mut reader, from)?));
        if length == 0 {
            return Ok(report);
        }
        let mut name = vec![0; length];
        reader.read_exact(&mut name).map_err(StoreError::file(from, "reading"))?;
        let name = String::from_utf8(name).map_err(|_| damaged("a file's name is not UTF-8"))?;
        let inside = Path::new(&name);
        // Never outside the folder, whatever the backup says.
        if !inside.components().all(|c| matches!(c, Component::Normal(_))) {
            return Err(damaged("a file's name leads out of the project"));
        }
        let bytes = u64::from_be_bytes(take(&mut reader, from)?);
        let path = project.join(inside);
        let folder = path.parent().unwrap_or(project);
        std::fs::create_dir_all(folder).map_err(StoreError::file(folder, "creating"))?;
        let mut file = File::create_new(&path).map_err(StoreError::file(&path, "creating"))?;
        let copied =
            std::io::copy(&mut (&mut reader).take(bytes), &mut file).map_err(StoreError::file(&path, "writing"))?;
        if copied != bytes {
            return Err(damaged("it ends in the middle of a file"));
        }
        file.sync_all().map_err(StoreError::file(&path, "flushing"))?;
        report.files += 1;
        report.bytes += bytes;
    }
}

fn take<const N: usize>(reader: &mut impl Read, from: &Path) -> Result<[u8; N], StoreError> {
    let mut bytes = [0u8; N];
    reader.read_exact(&mut bytes).map_err(StoreError::file(from, "reading"))?;
    Ok(bytes)
}

/// The project's files in a fixed order, the lock aside.
fn list(project: &Path, inside: &Path, files: &mut Vec<PathBuf>) -> Result<(), StoreError> {
    let folder = project.join(inside);
    let entries = std::fs::read_dir(&folder).map_err(StoreError::file(&folder, "reading"))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(StoreError::file(&folder, "reading"))?;
        names.push((inside.join(entry.file_name()), entry.path().is_dir()));
    }
    names.sort();
    for (path, is_folder) in names {
        if is_folder {
            list(project, &path, files)?;
        } else if belongs(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a file is the project's own: what else lies in the folder, a written page say, is not backed up.
pub(crate) fn belongs(path: &Path) -> bool {
    let own = [header::FILE, crate::database::FILE, "project.db-wal", crate::keystore::FILE, crate::checkpoint::FILE];
    path.starts_with("blobs") || own.iter().any(|name| path == Path::new(name))
}

struct Hashing<W> {
    inner: W,
    hasher: Sha256,
}

impl<W: Write> Hashing<W> {
    fn put(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.hasher.update(bytes);
        self.inner.write_all(bytes)
    }
}
