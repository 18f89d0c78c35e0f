//! One process owns a project for writing. Input: the project's folder. Output: a lock held until dropped:
//! exclusive for a writer, shared for readers. The system releases it when the process ends, however it ends.

use crate::StoreError;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

pub(crate) const FILE: &str = "lock";

/// How long a lock is waited for.
const PATIENCE: Duration = Duration::from_millis(1_000);
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// A held lock.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

pub(crate) fn lock(project: &Path, exclusive: bool) -> Result<Lock, StoreError> {
    let path = project.join(FILE);
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(StoreError::file(&path, "opening"))?;
    let began = Instant::now();
    loop {
        let held = if exclusive { file.try_lock() } else { file.try_lock_shared() };
        match held {
            Ok(()) => return Ok(Lock { _file: file }),
            // Who works by turns is done in a moment.
            Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => std::thread::sleep(LOOK_AGAIN),
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse { path: project.to_owned() }),
            Err(TryLockError::Error(e)) => return Err(StoreError::file(&path, "locking")(e)),
        }
    }
}
