//! Committing: envelopes become entries, payloads and derived rows, all or none. Input: envelopes and a time.
//! Output: where they stand. Erasing: an entry says so, then the key is overwritten.

use crate::derive::{Applied, apply};
use crate::keystore::Found;
use crate::progress::{Progress, Stage, TOLD, tell, unwatched};
use crate::seal::{open, seal};
use crate::verify::Opened;
use crate::{Project, StoreError, checkpoint};
use attested_ledger::{Entry, Nonce};
use attested_model::{Envelope, SubjectHandle, Timestamp};
use attested_protection::ProtectionEntry;
use rusqlite::Transaction;
use zeroize::Zeroizing;

/// What is to be committed.
pub type Draft = Envelope;

/// Where a commit's entries stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitReport {
    /// The first entry's position.
    pub first: u64,
    /// How many entries.
    pub entries: u64,
    /// The time they were recorded at.
    pub time: Timestamp,
    /// Whether the checkpoint file could be brought up to date. If not, it still holds an earlier one.
    pub checkpoint_kept: bool,
}

impl Project {
    /// Appends envelopes in one signed commit, with the rows derived from them, all or none.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`], [`StoreError::Ledger`], [`StoreError::Entry`] when a payload is not one this
    /// program writes, [`StoreError::DiskFull`]; nothing is changed then.
    pub fn commit(&mut self, envelopes: Vec<Envelope>, now: Timestamp) -> Result<CommitReport, StoreError> {
        self.commit_telling(envelopes, now, &mut unwatched)
    }

    /// As [`Project::commit`], telling how far it is; ended before its last step, it leaves nothing.
    ///
    /// # Errors
    /// Those of [`Project::commit`], and [`StoreError::Cancelled`].
    pub fn commit_telling(
        &mut self,
        envelopes: Vec<Envelope>,
        now: Timestamp,
        progress: Progress<'_>,
    ) -> Result<CommitReport, StoreError> {
        self.writable()?;
        let time = now.max(self.state.time());
        let mut drafts = Vec::with_capacity(envelopes.len());
        for envelope in envelopes {
            drafts.push((envelope, Nonce::from_bytes(crate::keys::random::<32>()?)));
        }
        let (commit, next) = self.state.append(&self.author, time, &drafts)?;
        let path = crate::database::path(&self.path);
        let failed = || StoreError::database(&path);
        let keystore = &self.keystore;
        let total = drafts.len() as u64;
        tell(progress, Stage::Writing, 0, total)?;
        let transaction = self.connection.transaction().map_err(failed())?;
        for (done, (entry, (envelope, nonce))) in (1..).zip(commit.entries.iter().zip(&drafts)) {
            write_entry(&transaction, entry).map_err(failed())?;
            let position = sql(entry.header.position().0);
            let subject = sealing_subject(envelope)?;
            let (stored_nonce, bytes) = match subject {
                None => (Some(nonce.as_bytes().to_vec()), envelope.payload.clone()),
                Some(subject) => (None, sealed_payload(keystore, &subject, nonce, &envelope.payload)?),
            };
            let subject = subject.map(|s| s.0.to_vec());
            transaction
                .prepare_cached("INSERT INTO payloads VALUES (?1, ?2, ?3, ?4)")
                .and_then(|mut s| s.execute((position, subject, stored_nonce, bytes)))
                .map_err(failed())?;
            apply(&transaction, &path, Applied::of(entry, Some(&envelope.payload)))?;
            // The transaction is dropped with the error, and everything in it.
            if u64::is_multiple_of(done, TOLD) {
                tell(progress, Stage::Writing, done, total)?;
            }
        }
        let signed = &commit.checkpoint;
        let first = commit.entries.first().map_or(0, |e| e.header.position().0);
        transaction
            .execute(
                "INSERT INTO commits VALUES (?1, ?2, ?3, ?4)",
                (sql(first), sql(next.size()), &signed.body, signed.signature.as_bytes().as_slice()),
            )
            .and_then(|_| {
                transaction.execute("UPDATE working SET value = ?1 WHERE key = 'log_state'", [next.to_bytes()])
            })
            .map_err(failed())?;
        transaction.commit().map_err(failed())?;
        self.state = next;
        // From here on everything is committed: an older checkpoint still verifies, so this is no failure.
        let checkpoint_kept = checkpoint::write(&self.path, signed).is_ok();
        Ok(CommitReport { first, entries: commit.entries.len() as u64, time, checkpoint_kept })
    }

    /// Erases a subject: records that it was, then overwrites its key. Payloads sealed under it, and their
    /// nonces, are gone; the ledger still verifies.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no entry names the subject, and as [`Project::commit`].
    pub fn erase(&mut self, subject: &SubjectHandle, reason: &str, now: Timestamp) -> Result<CommitReport, StoreError> {
        self.writable()?;
        // Only what an entry names: a key of something else would outlive the word that it was erased.
        if !self.subjects()?.iter().any(|(handle, _, _)| *handle == subject.to_string()) {
            return Err(StoreError::NotFound { what: "subject", name: subject.to_string() });
        }
        let entry = ProtectionEntry::Erasure { handle: *subject, reason: reason.to_owned() };
        let envelope =
            entry.to_envelope().map_err(|e| StoreError::Entry { position: self.state.size(), why: e.to_string() })?;
        let report = self.commit(vec![envelope], now)?;
        self.finish_erasures()?;
        Ok(report)
    }

    /// Destroys the keys of all subjects that an entry says are erased. Done at every opening for writing too,
    /// so that a stop between the entry and the overwriting leaves nothing half done.
    pub(crate) fn finish_erasures(&mut self) -> Result<(), StoreError> {
        for subject in self.erased_subjects()? {
            match self.keystore.find(&subject)? {
                Found::Key(_) => {
                    self.remember_records_of(&subject)?;
                    self.forget_words_of(&subject)?;
                    self.keystore.destroy(&subject)?;
                    let wiped = self
                        .connection
                        .execute("UPDATE payloads SET bytes = x'' WHERE subject = ?1", [subject.0.as_slice()]);
                    wiped.map_err(self.database_error())?;
                    crate::database::settle(&self.connection, &crate::database::path(&self.path))?;
                }
                Found::Destroyed | Found::Unknown => {}
            }
        }
        Ok(())
    }

    /// An entry's payload and nonce; `None` when they were erased.
    pub(crate) fn opened_payload(
        &self,
        position: u64,
        subject: Option<Vec<u8>>,
        nonce: Option<Vec<u8>>,
        bytes: Vec<u8>,
    ) -> Result<Opened, StoreError> {
        let wrong = |why: &str| StoreError::Entry { position, why: why.to_owned() };
        let Some(subject) = subject else {
            let nonce =
                nonce.and_then(|n| <[u8; 32]>::try_from(n).ok()).ok_or_else(|| wrong("its nonce is missing"))?;
            return Ok(Some((Nonce::from_bytes(nonce), Zeroizing::new(bytes))));
        };
        let handle = SubjectHandle(subject.try_into().map_err(|_| wrong("its subject is malformed"))?);
        match self.keystore.find(&handle)? {
            Found::Destroyed => Ok(None),
            Found::Unknown => {
                Err(self.keystore.damaged(&format!("the key of the subject of entry {position} is missing")))
            }
            Found::Key(key) => {
                let plain = open(&key, &bytes, b"attested/v1/payload")
                    .ok_or_else(|| wrong("its sealed payload can't be authenticated"))?;
                let (nonce, payload) =
                    plain.split_first_chunk::<32>().ok_or_else(|| wrong("its sealed payload is too short"))?;
                Ok(Some((Nonce::from_bytes(*nonce), Zeroizing::new(payload.to_vec()))))
            }
        }
    }
}

fn write_entry(transaction: &Transaction<'_>, entry: &Entry) -> Result<usize, rusqlite::Error> {
    let row = (sql(entry.header.position().0), entry.header.time().0, entry.encode());
    transaction.prepare_cached("INSERT INTO entries VALUES (?1, ?2, ?3)")?.execute(row)
}

/// The subject whose key seals a payload. A payload about several people has a key of its own: one handle.
fn sealing_subject(envelope: &Envelope) -> Result<Option<SubjectHandle>, StoreError> {
    match envelope.subjects.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        _ => Err(StoreError::Crypto {
            what: "sealing a payload",
            why: "it names several subjects; give it a handle of its own".to_owned(),
        }),
    }
}

fn sealed_payload(
    keystore: &crate::keystore::Keystore,
    subject: &SubjectHandle,
    nonce: &Nonce,
    payload: &[u8],
) -> Result<Vec<u8>, StoreError> {
    match keystore.find(subject)? {
        Found::Key(key) => {
            seal(&key, &Zeroizing::new([nonce.as_bytes().as_slice(), payload].concat()), b"attested/v1/payload")
        }
        Found::Destroyed => Err(StoreError::Erased),
        Found::Unknown => Err(StoreError::NotFound { what: "subject", name: subject.to_string() }),
    }
}

/// Positions stay below 2^63 (`docs/format.md`), so they fit an SQLite integer.
pub(crate) fn sql(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
