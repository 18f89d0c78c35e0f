//! Keys of subjects and blobs, in a file of their own whose slots are overwritten to erase.
//!
//! Input: handles. Output: keys; a slot overwritten in place and flushed when a key is destroyed. The database
//! never holds these keys, so no page of it, and no log of its writing, keeps a copy. What a disk keeps of an
//! overwritten block is beyond a program (`docs/threat-model.md`).
//!
//! File: the 8 bytes `ATKEYS01`, then slots of 96 bytes: state (1 live, 2 destroyed), 7 zero bytes, handle (16), the sealed key (72).

use crate::StoreError;
use crate::keys::{Key, random};
use crate::seal::{open, seal};
use attested_model::SubjectHandle;
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub(crate) const FILE: &str = "keys";
const MAGIC: &[u8; 8] = b"ATKEYS01";
const SLOT: usize = 96;
const LIVE: u8 = 1;
const DESTROYED: u8 = 2;

enum Slot {
    Live { at: u64, sealed: Vec<u8> },
    Destroyed,
}

/// The keystore, opened.
pub(crate) struct Keystore {
    path: PathBuf,
    key: Key,
    slots: BTreeMap<SubjectHandle, Slot>,
}

/// What a handle's key is.
pub(crate) enum Found {
    Key(Key),
    Destroyed,
    Unknown,
}

impl Keystore {
    pub(crate) fn create(project: &Path, key: Key) -> Result<Self, StoreError> {
        let path = project.join(FILE);
        let mut file = File::create_new(&path).map_err(StoreError::file(&path, "creating"))?;
        file.write_all(MAGIC).and_then(|()| file.sync_all()).map_err(StoreError::file(&path, "writing"))?;
        Ok(Keystore { path, key, slots: BTreeMap::new() })
    }

    pub(crate) fn open(project: &Path, key: Key) -> Result<Self, StoreError> {
        let path = project.join(FILE);
        let damaged = |why: &str| StoreError::Damaged { path: path.clone(), why: why.to_owned() };
        let mut bytes = Vec::new();
        File::open(&path).and_then(|mut f| f.read_to_end(&mut bytes)).map_err(StoreError::file(&path, "reading"))?;
        let body =
            bytes.strip_prefix(MAGIC.as_slice()).ok_or_else(|| damaged("it does not begin as a keystore does"))?;
        let mut slots = BTreeMap::new();
        // A slot cut short at the end was being written when the machine stopped: nothing refers to it.
        for (i, slot) in body.chunks_exact(SLOT).enumerate() {
            let handle = SubjectHandle(slot[8..24].try_into().map_err(|_| damaged("a slot is malformed"))?);
            let at = (MAGIC.len() + i * SLOT) as u64;
            let read = match slot[0] {
                LIVE => Slot::Live { at, sealed: slot[24..].to_vec() },
                DESTROYED => Slot::Destroyed,
                _ => return Err(damaged("a slot is in no known state")),
            };
            if slot[1..8] != [0; 7] {
                return Err(damaged("a slot is malformed"));
            }
            slots.insert(handle, read);
        }
        Ok(Keystore { path, key, slots })
    }

    /// A new key under a new handle, flushed to disk.
    pub(crate) fn add(&mut self) -> Result<(SubjectHandle, Key), StoreError> {
        let handle = self.add_many(1)?.first().copied();
        let handle = handle.ok_or_else(|| self.damaged("a new slot isn't there"))?;
        match self.find(&handle)? {
            Found::Key(key) => Ok((handle, key)),
            Found::Destroyed | Found::Unknown => Err(self.damaged("a new slot can't be opened")),
        }
    }

    /// New keys under new handles, written and flushed to disk together.
    pub(crate) fn add_many(&mut self, count: usize) -> Result<Vec<SubjectHandle>, StoreError> {
        let (mut bytes, mut made) = (Vec::with_capacity(count * SLOT), Vec::with_capacity(count));
        for _ in 0..count {
            let handle = SubjectHandle(random::<16>()?);
            let sealed = seal(&self.key, Key::new(random::<32>()?).as_slice(), &handle.0)?;
            bytes.extend([LIVE, 0, 0, 0, 0, 0, 0, 0]);
            bytes.extend(handle.0);
            bytes.extend(&sealed);
            made.push((handle, sealed));
        }
        let mut file =
            OpenOptions::new().write(true).open(&self.path).map_err(StoreError::file(&self.path, "opening"))?;
        let end = file.seek(SeekFrom::End(0)).map_err(StoreError::file(&self.path, "seeking"))?;
        let whole = MAGIC.len() as u64 + (end - MAGIC.len() as u64) / SLOT as u64 * SLOT as u64;
        let written =
            file.seek(SeekFrom::Start(whole)).and_then(|_| file.write_all(&bytes)).and_then(|()| file.sync_all());
        if let Err(e) = written {
            // Take half-written slots off again, so that the file is as it was.
            let _ = file.set_len(whole);
            return Err(StoreError::file(&self.path, "writing")(e));
        }
        let mut handles = Vec::with_capacity(count);
        for (at, (handle, sealed)) in (whole..).step_by(SLOT).zip(made) {
            self.slots.insert(handle, Slot::Live { at, sealed });
            handles.push(handle);
        }
        Ok(handles)
    }

    pub(crate) fn find(&self, handle: &SubjectHandle) -> Result<Found, StoreError> {
        match self.slots.get(handle) {
            None => Ok(Found::Unknown),
            Some(Slot::Destroyed) => Ok(Found::Destroyed),
            Some(Slot::Live { at: _, sealed }) => {
                let opened = open(&self.key, sealed, &handle.0).and_then(|k| <[u8; 32]>::try_from(k.as_slice()).ok());
                opened.map(|k| Found::Key(Key::new(k))).ok_or_else(|| self.damaged("a slot can't be authenticated"))
            }
        }
    }

    /// Whether every key that is kept can be opened.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        self.slots.keys().try_for_each(|handle| self.find(handle).map(drop))
    }

    /// What is wrong with the file, as an error.
    pub(crate) fn damaged(&self, why: &str) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), why: why.to_owned() }
    }

    /// Overwrites a key with random bytes and flushes; the handle stays, marked destroyed. Doing it twice is the same as once.
    pub(crate) fn destroy(&mut self, handle: &SubjectHandle) -> Result<(), StoreError> {
        let at = match self.slots.get(handle) {
            None => return Err(StoreError::NotFound { what: "subject", name: handle.to_string() }),
            Some(Slot::Destroyed) => return Ok(()),
            Some(Slot::Live { at, sealed: _ }) => *at,
        };
        let noise = random::<72>()?;
        let slot = [&[DESTROYED, 0, 0, 0, 0, 0, 0, 0], handle.0.as_slice(), noise.as_slice()].concat();
        let mut file =
            OpenOptions::new().write(true).open(&self.path).map_err(StoreError::file(&self.path, "opening"))?;
        file.seek(SeekFrom::Start(at))
            .and_then(|_| file.write_all(&slot))
            .and_then(|()| file.sync_all())
            .map_err(StoreError::file(&self.path, "overwriting a key"))?;
        self.slots.insert(*handle, Slot::Destroyed);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destroyed_key_is_gone_from_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let mut keystore = Keystore::create(dir.path(), Key::new([1; 32])).unwrap();
        let (a, key) = keystore.add().unwrap();
        let (b, _) = keystore.add().unwrap();
        let sealed = std::fs::read(dir.path().join(FILE)).unwrap()[8 + 24..8 + SLOT].to_vec();
        keystore.destroy(&a).unwrap();
        keystore.destroy(&a).unwrap();
        let bytes = std::fs::read(dir.path().join(FILE)).unwrap();
        assert!(!bytes.windows(16).any(|w| sealed.windows(16).any(|s| s == w)), "no part of the sealed key is left");
        let again = Keystore::open(dir.path(), Key::new([1; 32])).unwrap();
        assert!(matches!(again.find(&a).unwrap(), Found::Destroyed));
        assert!(matches!(again.find(&b).unwrap(), Found::Key(_)));
        assert!(matches!(again.find(&SubjectHandle([0; 16])).unwrap(), Found::Unknown));
        assert_eq!(key.len(), 32);
    }

    #[test]
    fn a_slot_cut_short_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let mut keystore = Keystore::create(dir.path(), Key::new([1; 32])).unwrap();
        keystore.add().unwrap();
        let path = dir.path().join(FILE);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.extend([1; 40]);
        std::fs::write(&path, bytes).unwrap();
        let mut again = Keystore::open(dir.path(), Key::new([1; 32])).unwrap();
        let (b, _) = again.add().unwrap();
        assert!(matches!(Keystore::open(dir.path(), Key::new([1; 32])).unwrap().find(&b).unwrap(), Found::Key(_)));
    }
}
