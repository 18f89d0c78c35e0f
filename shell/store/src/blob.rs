//! Sealed originals: a file in chunks of 1 MiB, each authenticated with its place, so that no chunk can be
//! changed, moved, dropped or cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár 2015).
//!
//! Input: a reader and a key of the blob's own. Output: a file, and a reader of it. Leaves out which document a
//! blob is: its name is its key's handle and says nothing.
//!
//! File: the 8 bytes `ATBLOB01`, a random prefix (19), then sealed chunks; a chunk's nonce is prefix ‖ number
//! (4, big-endian) ‖ 1 if it is the last, else 0. An empty original has one empty last chunk.

use crate::StoreError;
use crate::keys::{Key, random};
use attested_model::SubjectHandle;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// Plain bytes a chunk.
pub const CHUNK_BYTES: usize = 1 << 20;
const MAGIC: &[u8; 8] = b"ATBLOB01";
const PREFIX: usize = 19;
const TAG: usize = 16;

pub(crate) fn path(project: &Path, handle: &SubjectHandle) -> PathBuf {
    let name = handle.to_string();
    project.join("blobs").join(&name[..2]).join(&name[2..])
}

/// What was sealed.
pub(crate) struct Sealed {
    pub sha256: String,
    pub bytes: u64,
}

/// Seals all of `plain` into the blob's file; a file half written is removed.
pub(crate) fn seal(
    project: &Path,
    handle: &SubjectHandle,
    key: &Key,
    plain: &mut dyn Read,
    source: &Path,
) -> Result<Sealed, StoreError> {
    let path = path(project, handle);
    let folder = path.parent().unwrap_or(project).to_owned();
    std::fs::create_dir_all(&folder).map_err(StoreError::file(&folder, "creating"))?;
    let written = write(&path, key, plain, source);
    if written.is_err() {
        let _ = std::fs::remove_file(&path);
    }
    written
}

fn write(path: &Path, key: &Key, plain: &mut dyn Read, source: &Path) -> Result<Sealed, StoreError> {
    let mut file = File::create_new(path).map_err(StoreError::file(path, "creating"))?;
    let prefix = random::<PREFIX>()?;
    let mut put = |bytes: &[u8]| file.write_all(bytes).map_err(StoreError::file(path, "writing"));
    put(MAGIC)?;
    put(&prefix)?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let mut hasher = Sha256::new();
    let mut total = 0u64;
    let mut number = 0u32;
    let mut chunk = next_chunk(plain, source)?;
    loop {
        let following = if chunk.len() == CHUNK_BYTES { next_chunk(plain, source)? } else { Vec::new() };
        let last = following.is_empty();
        hasher.update(&chunk);
        total += chunk.len() as u64;
        let sealed = cipher.encrypt(&nonce(&prefix, number, last), chunk.as_slice());
        put(&sealed.map_err(|e| StoreError::Crypto { what: "sealing an original", why: e.to_string() })?)?;
        if last {
            break;
        }
        number = number.checked_add(1).ok_or_else(|| StoreError::Crypto {
            what: "sealing an original",
            why: "it is larger than 4 PiB".to_owned(),
        })?;
        chunk = following;
    }
    file.sync_all().map_err(StoreError::file(path, "flushing"))?;
    Ok(Sealed { sha256: crate::header::hex(&hasher.finalize()), bytes: total })
}

fn next_chunk(plain: &mut dyn Read, source: &Path) -> Result<Vec<u8>, StoreError> {
    let mut chunk = Vec::new();
    plain.take(CHUNK_BYTES as u64).read_to_end(&mut chunk).map_err(StoreError::file(source, "reading"))?;
    Ok(chunk)
}

fn nonce(prefix: &[u8; PREFIX], number: u32, last: bool) -> XNonce {
    let mut nonce = [0u8; 24];
    nonce[..PREFIX].copy_from_slice(prefix);
    nonce[PREFIX..PREFIX + 4].copy_from_slice(&number.to_be_bytes());
    nonce[23] = u8::from(last);
    XNonce::from(nonce)
}

/// Reads a sealed original chunk by chunk.
pub struct BlobReader {
    path: PathBuf,
    file: BufReader<File>,
    cipher: XChaCha20Poly1305,
    prefix: [u8; PREFIX],
    number: u32,
    ahead: Vec<u8>,
    done: bool,
}

impl BlobReader {
    pub(crate) fn open(project: &Path, handle: &SubjectHandle, key: &Key) -> Result<Self, StoreError> {
        let path = path(project, handle);
        let file = File::open(&path).map_err(StoreError::file(&path, "opening"))?;
        let mut reader = BlobReader {
            file: BufReader::with_capacity(CHUNK_BYTES, file),
            cipher: XChaCha20Poly1305::new((&**key).into()),
            prefix: [0; PREFIX],
            number: 0,
            ahead: Vec::new(),
            done: false,
            path,
        };
        let mut head = [0u8; 8 + PREFIX];
        let whole = reader.file.read_exact(&mut head).is_ok() && head.starts_with(MAGIC);
        if !whole {
            return Err(reader.damaged("it does not begin as a sealed original does"));
        }
        reader.prefix.copy_from_slice(&head[8..]);
        reader.ahead = reader.sealed_chunk()?;
        Ok(reader)
    }

    fn damaged(&self, why: &str) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), why: why.to_owned() }
    }

    fn sealed_chunk(&mut self) -> Result<Vec<u8>, StoreError> {
        let mut chunk = Vec::new();
        (&mut self.file)
            .take((CHUNK_BYTES + TAG) as u64)
            .read_to_end(&mut chunk)
            .map_err(StoreError::file(&self.path, "reading"))?;
        Ok(chunk)
    }

    /// The next chunk of the original; `None` after the last.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when a chunk can't be authenticated in its place, or the file ends early.
    pub fn chunk(&mut self) -> Result<Option<Vec<u8>>, StoreError> {
        if self.done {
            return Ok(None);
        }
        let sealed = std::mem::take(&mut self.ahead);
        self.ahead = self.sealed_chunk()?;
        self.done = self.ahead.is_empty();
        let plain = self.cipher.decrypt(&nonce(&self.prefix, self.number, self.done), sealed.as_slice());
        let plain = plain.map_err(|_| self.damaged(&format!("chunk {} can't be authenticated", self.number)))?;
        self.number = self.number.saturating_add(1);
        Ok(Some(plain))
    }

    /// All of the original.
    ///
    /// # Errors
    /// As [`BlobReader::chunk`].
    pub fn read_all(mut self) -> Result<Vec<u8>, StoreError> {
        let mut all = Vec::new();
        while let Some(chunk) = self.chunk()? {
            all.extend(chunk);
        }
        Ok(all)
    }

    /// The SHA-256 of the original in hexadecimal, and its length in bytes, without holding it in memory.
    ///
    /// # Errors
    /// As [`BlobReader::chunk`].
    pub fn sha256(mut self) -> Result<(String, u64), StoreError> {
        let mut hasher = Sha256::new();
        let mut bytes = 0;
        while let Some(chunk) = self.chunk()? {
            hasher.update(&chunk);
            bytes += chunk.len() as u64;
        }
        Ok((crate::header::hex(&hasher.finalize()), bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8]) -> (tempfile::TempDir, SubjectHandle, Key) {
        let dir = tempfile::tempdir().unwrap();
        let (handle, key) = (SubjectHandle([3; 16]), Key::new([5; 32]));
        seal(dir.path(), &handle, &key, &mut &plain[..], Path::new("in memory")).unwrap();
        (dir, handle, key)
    }

    #[test]
    fn originals_come_back_unchanged() {
        for n in [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES] {
            let plain: Vec<u8> = (0..n).map(|i| (i % 251) as u8).collect();
            let (dir, handle, key) = sealed(&plain);
            assert_eq!(BlobReader::open(dir.path(), &handle, &key).unwrap().read_all().unwrap(), plain, "{n}");
        }
    }

    #[test]
    fn any_change_is_noticed() {
        let (dir, handle, key) = sealed(&vec![9; CHUNK_BYTES + 100]);
        let path = path(dir.path(), &handle);
        let good = std::fs::read(&path).unwrap();
        let read = |bytes: &[u8]| {
            std::fs::write(&path, bytes).unwrap();
            BlobReader::open(dir.path(), &handle, &key).and_then(BlobReader::read_all)
        };
        for at in [0, 9, 30, 27 + CHUNK_BYTES, good.len() - 1] {
            let mut changed = good.clone();
            changed[at] ^= 1;
            assert!(read(&changed).is_err(), "byte {at}");
        }
        assert!(read(&good[..27 + CHUNK_BYTES + TAG]).is_err(), "the last chunk cut off");
        assert!(read(&good[..20]).is_err());
        assert!(read(&[good.as_slice(), b"more"].concat()).is_err());
        assert!(read(&good).is_ok());
    }
}
