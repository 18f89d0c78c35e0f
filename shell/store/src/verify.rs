//! Verifying a project: every database page, every entry, link, signature, Merkle root and payload, every
//! original's hash, and the derived rows. Input: an open project. Output: what was checked, or the first thing
//! wrong by name. Leaves out quotations against working copies, which need a document parser (the shell that
//! has one checks them).

use crate::keystore::Found;
use crate::progress::{Progress, Stage, tell};
use crate::{Project, StoreError, checkpoint};
use attested_ledger::{Nonce, PayloadState, SignedCheckpoint, Verifier};
use attested_model::SubjectHandle;
use std::collections::BTreeMap;

/// What was checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// Pages authenticated.
    pub pages: u64,
    /// Entries whose link, position and commitment hold.
    pub entries: u64,
    /// Commits whose signature and Merkle root hold.
    pub commits: u64,
    /// Payloads that were erased.
    pub payloads_erased: u64,
    /// Originals whose hash holds.
    pub originals: u64,
    /// Originals that were erased.
    pub originals_erased: u64,
    /// The Merkle root over all entries, in hexadecimal.
    pub root: String,
    /// Whether the log reaches a checkpoint that was kept apart from the database.
    pub checkpoint_held: bool,
}

impl Project {
    /// Checks everything, and stops at the first thing wrong. Nothing is changed. Derived rows are compared only where the
    /// project may be written to: opened for it alone, or within a turn.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] names a file and what is wrong in it, [`StoreError::Ledger`] an entry's position
    /// and fault, [`StoreError::Entry`] a payload; [`StoreError::Cancelled`] when it was told to end.
    pub fn verify(&self, progress: Progress<'_>) -> Result<VerifyReport, StoreError> {
        let mut report = VerifyReport { pages: self.verify_pages(progress)?, ..VerifyReport::default() };
        self.verify_keys()?;
        self.verify_ledger(progress, &mut report)?;
        self.verify_originals(progress, &mut report)?;
        // Deriving anew needs the right to write, though nothing is kept of it.
        if self.access != crate::Access::Read && self.lock.is_some() {
            self.verify_derived(progress)?;
        }
        Ok(report)
    }

    fn verify_pages(&self, progress: Progress<'_>) -> Result<u64, StoreError> {
        let path = crate::database::path(&self.path);
        let failed = || StoreError::database(&path);
        let damaged = |why: String| StoreError::Damaged { path: path.clone(), why };
        let pages: i64 = self.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).map_err(failed())?;
        tell(progress, Stage::Pages, 0, pages.unsigned_abs())?;
        let first_of = |pragma: &str| -> Result<Option<String>, StoreError> {
            let mut statement = self.connection.prepare(pragma).map_err(failed())?;
            let mut rows = statement.query([]).map_err(failed())?;
            rows.next().map_err(failed())?.map(|row| row.get(0)).transpose().map_err(failed())
        };
        if let Some(why) = first_of("PRAGMA cipher_integrity_check")? {
            return Err(damaged(why));
        }
        match first_of("PRAGMA integrity_check(1)")?.as_deref() {
            Some("ok") | None => {}
            Some(why) => return Err(damaged(why.to_owned())),
        }
        tell(progress, Stage::Pages, pages.unsigned_abs(), pages.unsigned_abs())?;
        Ok(pages.unsigned_abs())
    }

    /// Every key that is kept opens, and none is gone that no entry says was erased.
    fn verify_keys(&self) -> Result<(), StoreError> {
        self.keystore.check()?;
        for (handle, position, erased) in self.subjects()? {
            let known = SubjectHandle::parse(&handle).ok().map(|h| self.keystore.find(&h)).transpose()?;
            if !erased && matches!(known, Some(Found::Destroyed)) {
                return Err(self.keystore.damaged(&format!(
                    "the key of the subject of entry {position} was destroyed, and no entry says so"
                )));
            }
        }
        Ok(())
    }

    fn verify_ledger(&self, progress: Progress<'_>, report: &mut VerifyReport) -> Result<(), StoreError> {
        let mut verifier = Verifier::new(self.log()).trusting([self.public_key()]);
        let kept = checkpoint::read(&self.path)?;
        if let Some(kept) = &kept {
            verifier = verifier.holding(&kept.open().map_err(checkpoint::damaged(&self.path))?);
        }
        let commits: BTreeMap<u64, SignedCheckpoint> = self.signed_checkpoints()?;
        let total = self.entries();
        let mut seen = 0u64;
        self.each_stored(|leaf, opened| {
            let state = match &opened {
                Some((nonce, payload)) => PayloadState::Present { payload, nonce },
                None => PayloadState::Erased,
            };
            verifier.entry(leaf, state)?;
            seen += 1;
            if let Some(signed) = commits.get(&seen) {
                verifier.commit(signed)?;
            }
            if seen.is_multiple_of(1000) {
                tell(progress, Stage::Entries, seen, total)?;
            }
            Ok(())
        })?;
        let verified = verifier.finish()?;
        if verified.state != self.state {
            let path = crate::database::path(&self.path);
            return Err(StoreError::Damaged {
                path,
                why: format!("it holds {seen} entries and was left with {total}"),
            });
        }
        tell(progress, Stage::Entries, total, total)?;
        report.entries = seen;
        report.commits = verified.commits;
        report.payloads_erased = verified.payloads_erased;
        report.root = verified.state.head().root.to_string();
        report.checkpoint_held = kept.is_some();
        Ok(())
    }

    fn verify_originals(&self, progress: Progress<'_>, report: &mut VerifyReport) -> Result<(), StoreError> {
        let documents = self.stored_documents()?;
        let total = documents.len() as u64;
        for (i, (number, document)) in documents.iter().enumerate() {
            tell(progress, Stage::Originals, i as u64, total)?;
            let opened = match self.original(&document.blob) {
                Err(StoreError::Erased) => {
                    report.originals_erased += 1;
                    continue;
                }
                opened => opened?,
            };
            let (sha256, bytes) = opened.sha256()?;
            if sha256 != document.sha256.as_str() || bytes != document.bytes {
                let path = self.path.join("blobs");
                return Err(StoreError::Damaged {
                    path,
                    why: format!("the original of document {number} is not the one recorded"),
                });
            }
            report.originals += 1;
        }
        tell(progress, Stage::Originals, total, total)?;
        Ok(())
    }

    /// Derives everything anew beside what is there, compares, and puts all back as it was.
    fn verify_derived(&self, progress: Progress<'_>) -> Result<(), StoreError> {
        tell(progress, Stage::Derived, 0, 1)?;
        let path = crate::database::path(&self.path);
        let before = self.dump_digests()?;
        self.connection.execute_batch("BEGIN IMMEDIATE").map_err(StoreError::database(&path))?;
        let after = self.derive_anew(progress).and_then(|()| self.dump_digests());
        self.connection.execute_batch("ROLLBACK").map_err(StoreError::database(&path))?;
        let after = after?;
        let tables = crate::schema::DERIVED_TABLES.iter().map(|(table, _)| *table);
        if let Some(table) = tables.into_iter().find(|table| before.get(table) != after.get(table)) {
            let why = format!("the rows of {table} are not what the ledger says; run `attested rebuild`");
            return Err(StoreError::Damaged { path, why });
        }
        tell(progress, Stage::Derived, 1, 1)?;
        Ok(())
    }
}

/// A stored entry's payload with its nonce; `None` when it was erased.
pub(crate) type Opened = Option<(Nonce, zeroize::Zeroizing<Vec<u8>>)>;
