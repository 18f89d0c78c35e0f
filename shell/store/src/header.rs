//! The header of a project, `attested.json`: its format, its log's id, how the key is derived, and the wrapped
//! data key. Input: the file, or the parts of a new one. Output: both ways. It holds nothing secret and says
//! nothing of what the project is about.

use crate::StoreError;
use crate::keys::{KdfCost, Key, Passphrase, key_encryption_key, random, unwrap, wrap};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

pub(crate) const FILE: &str = "attested.json";
pub(crate) const FORMAT: u64 = 1;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Written {
    attested: u64,
    log: String,
    kdf: WrittenKdf,
    wrapped_key: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct WrittenKdf {
    algorithm: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

#[derive(Debug, Clone, Deserialize)]
struct FormatOnly {
    attested: u64,
}

/// A project's header, read.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub log: String,
    cost: KdfCost,
    salt: [u8; 16],
    wrapped: Vec<u8>,
}

const ALGORITHM: &str = "argon2id";

impl Header {
    /// A header for a new project, and its data key.
    pub(crate) fn new(log: String, passphrase: &Passphrase, cost: KdfCost) -> Result<(Self, Key), StoreError> {
        let salt = random::<16>()?;
        let data_key = Key::new(random::<32>()?);
        let wrapped = wrap(&key_encryption_key(passphrase, &salt, cost)?, &data_key, &bound(&log, cost, &salt))?;
        Ok((Header { log, cost, salt, wrapped }, data_key))
    }

    /// The data key, if the passphrase is right and nothing in the header was changed.
    pub(crate) fn unlock(&self, project: &Path, passphrase: &Passphrase) -> Result<Key, StoreError> {
        let key = key_encryption_key(passphrase, &self.salt, self.cost)?;
        unwrap(&key, &self.wrapped, &bound(&self.log, self.cost, &self.salt))
            .ok_or_else(|| StoreError::Passphrase { path: project.to_owned() })
    }

    /// The same data key under another passphrase, with a salt of its own.
    pub(crate) fn rewrapped(&self, passphrase: &Passphrase, data_key: &Key) -> Result<Self, StoreError> {
        let (log, cost, salt) = (self.log.clone(), self.cost, random::<16>()?);
        let wrapped = wrap(&key_encryption_key(passphrase, &salt, cost)?, data_key, &bound(&log, cost, &salt))?;
        Ok(Header { log, cost, salt, wrapped })
    }

    /// Puts this header in the place of the one that is there: whenever the machine stops, one of the two is there, whole.
    pub(crate) fn replace(&self, project: &Path) -> Result<(), StoreError> {
        let (path, beside) = (path(project), project.join(format!("{FILE}.new")));
        let write = || -> std::io::Result<()> {
            let json = self.to_json().map_err(std::io::Error::other)?;
            let mut file = File::create(&beside)?;
            file.write_all(json.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&beside, &path)?;
            File::open(project)?.sync_all()
        };
        write().map_err(StoreError::file(&path, "writing"))
    }

    pub(crate) fn to_json(&self) -> Result<String, StoreError> {
        let KdfCost { memory_kib, passes, lanes } = self.cost;
        let kdf = WrittenKdf { algorithm: ALGORITHM.to_owned(), memory_kib, passes, lanes, salt: hex(&self.salt) };
        let written = Written { attested: FORMAT, log: self.log.clone(), kdf, wrapped_key: hex(&self.wrapped) };
        serde_json::to_string_pretty(&written)
            .map_err(|e| StoreError::Crypto { what: "writing the header", why: e.to_string() })
    }

    pub(crate) fn read(project: &Path) -> Result<Self, StoreError> {
        let path = path(project);
        let bytes = std::fs::read(&path).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => StoreError::NoProject { path: project.to_owned() },
            _ => StoreError::file(&path, "reading")(e),
        })?;
        Self::parse(&path, &bytes)
    }

    fn parse(path: &Path, bytes: &[u8]) -> Result<Self, StoreError> {
        let damaged = |why: String| StoreError::Damaged { path: path.to_owned(), why };
        let format: FormatOnly = serde_json::from_slice(bytes).map_err(|e| damaged(e.to_string()))?;
        if format.attested > FORMAT {
            return Err(StoreError::NewerFormat { path: path.to_owned(), found: format.attested, known: FORMAT });
        }
        let written: Written = serde_json::from_slice(bytes).map_err(|e| damaged(e.to_string()))?;
        let salt = unhex(&written.kdf.salt)
            .and_then(|s| <[u8; 16]>::try_from(s).ok())
            .ok_or_else(|| damaged("the salt is not 32 hexadecimal digits".to_owned()))?;
        let wrapped =
            unhex(&written.wrapped_key).ok_or_else(|| damaged("the wrapped key is not hexadecimal".to_owned()))?;
        let cost = KdfCost { memory_kib: written.kdf.memory_kib, passes: written.kdf.passes, lanes: written.kdf.lanes };
        if written.kdf.algorithm != ALGORITHM || !cost.is_sane() {
            return Err(damaged("its key derivation is not one this program accepts".to_owned()));
        }
        let header = Header { log: written.log, cost, salt, wrapped };
        // One way to write it, so that no byte of it can be another unnoticed.
        if header.to_json()?.as_bytes() != bytes.trim_ascii_end() {
            return Err(damaged("it is not written as this program writes it".to_owned()));
        }
        Ok(header)
    }
}

pub(crate) fn path(project: &Path) -> PathBuf {
    project.join(FILE)
}

/// Everything in the header that a forger could change, bound to the wrapped key.
fn bound(log: &str, cost: KdfCost, salt: &[u8]) -> Vec<u8> {
    format!("attested/v1/header\n{log}\n{}\n{}\n{}\n{}", cost.memory_kib, cost.passes, cost.lanes, hex(salt))
        .into_bytes()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect()
}
