//! What lies open: the project while it is unlocked, and when it was last touched. Input:
//! a passphrase to unlock with. Output: the open project, for one request at a time. Locking drops the project, and with
//! it the keys and everything that was read.

use crate::access::{Field, Viewer, may_see};
use crate::fault::Fault;
use crate::upload::Held;
use attested_app::{DocumentRecord, attributed};
use attested_figures::Vocabulary;
use attested_model::Envelope;
use attested_names::NameModel;
use attested_office::{LinkTables, times};
use attested_store::{Access, CommitReport, Indexed, Passphrase, Project, StoreError};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Entries that are indexed in a lot, between requests.
const LOT: usize = 250;
/// The working-state key of the label of who works here.
const CODER: &str = "coder";
/// Entries that are indexed before a page which looks for words is answered; the rest is indexed beside the work.
const INDEXED_AT_ONCE: usize = 1_000;

/// A project that is open for work.
pub struct Unlocked {
    pub(crate) project: Project,
    /// Files that were sent and wait for their form to be right.
    pub(crate) held: Held,
}

impl Unlocked {
    /// Takes a project that was opened for writing, alone or by turns.
    pub fn new(project: Project) -> Self {
        Unlocked { project, held: Held::default() }
    }

    /// Commits, with who works here; nothing when there is nothing to commit.
    pub(crate) fn commit(&mut self, envelopes: Vec<Envelope>) -> Result<Option<CommitReport>, Fault> {
        self.commit_because(envelopes, "")
    }

    /// The same with a reason.
    pub(crate) fn commit_because(
        &mut self,
        envelopes: Vec<Envelope>,
        reason: &str,
    ) -> Result<Option<CommitReport>, Fault> {
        if envelopes.is_empty() {
            return Ok(None);
        }
        let envelopes = attributed(envelopes, &self.coder()?, reason)?;
        Ok(self.project.commit(envelopes, times::now()).map(Some)?)
    }

    /// The label of who works here; empty until one is given.
    pub(crate) fn coder(&self) -> Result<String, StoreError> {
        Ok(self.project.working(CODER)?.unwrap_or_default())
    }

    /// Keeps a label, as far as it is one: a line of 40 letters at most.
    pub(crate) fn keep_coder(&mut self, label: &str) -> Result<(), StoreError> {
        let label: String = label.trim().chars().filter(|c| !c.is_control()).take(40).collect();
        self.project.keep_working(CODER, &label)
    }

    /// How far words are indexed, where any are looked for; what isn't asked lacks nothing.
    pub(crate) fn index_for(&mut self, viewer: Viewer, words: &str) -> Result<Indexed, StoreError> {
        if words.trim().is_empty() {
            let total = self.project.entries();
            return Ok(Indexed { entries: total, total });
        }
        self.index_some(viewer)
    }

    /// Indexes words that aren't yet: some at once, so that a small record is whole.
    pub(crate) fn index_some(&mut self, viewer: Viewer) -> Result<Indexed, StoreError> {
        let done = self.project.index_words(INDEXED_AT_ONCE, &mut |project, record| copy_for(viewer, project, record));
        match done {
            // Somebody else is writing: what is indexed already will do.
            Err(StoreError::InUse { .. }) => self.project.indexed(),
            done => done,
        }
    }
}

/// The working copy of a document, where it may be looked through and can be had.
fn copy_for(viewer: Viewer, project: &Project, record: &DocumentRecord) -> Option<String> {
    let sees = may_see(viewer, Field::Text(record.document.tlp));
    sees.then(|| attested_office::working_copy(project, record).ok()).flatten().map(|copy| copy.text)
}

/// The desk: locked, or with a project on it.
pub(crate) struct Desk {
    path: PathBuf,
    open: Option<Unlocked>,
    touched: Instant,
    lock_after: Duration,
}

impl Desk {
    pub(crate) fn new(project: Unlocked, lock_after: Duration) -> Self {
        Desk { path: project.project.path().to_owned(), open: Some(project), touched: Instant::now(), lock_after }
    }

    /// The open project, unless it is locked; this counts as work.
    pub(crate) fn open(&mut self) -> Option<&mut Unlocked> {
        self.lock_if_idle();
        self.touched = Instant::now();
        self.open.as_mut()
    }

    pub(crate) fn is_locked(&mut self) -> bool {
        self.lock_if_idle();
        self.open.is_none()
    }

    /// Locks when nobody has worked for the time set.
    pub(crate) fn lock_if_idle(&mut self) {
        if self.open.is_some() && self.touched.elapsed() >= self.lock_after {
            self.lock();
        }
    }

    /// Ends the turn to write.
    pub(crate) fn end_turn(&mut self) {
        if let Some(open) = self.open.as_mut() {
            open.project.end_turn();
        }
    }

    /// Indexes a lot of what isn't yet, unless it is locked or somebody else writes. Whether there is more to do.
    pub(crate) fn index_a_lot(&mut self) -> bool {
        // Much to index is no work of a person's: it doesn't keep the lock from closing.
        self.lock_if_idle();
        let Some(open) = self.open.as_mut() else { return false };
        let behind = open.project.catch_up().and_then(|()| open.project.indexed());
        if !behind.is_ok_and(|reach| !reach.is_whole()) {
            return false;
        }
        let done = open.project.index_words(LOT, &mut |project, record| copy_for(Viewer::Holder, project, record));
        done.is_ok_and(|reach| !reach.is_whole())
    }

    /// Locks: keys and texts leave the memory. What was committed is safe whether or not the database settles.
    pub(crate) fn lock(&mut self) {
        if let Some(open) = self.open.take() {
            drop(open.project.close());
        }
    }

    /// Unlocks with the passphrase.
    pub(crate) fn unlock(&mut self, passphrase: &Passphrase) -> Result<(), StoreError> {
        if self.open.is_none() {
            self.open = Some(Unlocked::new(Project::open(&self.path, passphrase, Access::ByTurns)?));
        } else {
            // It is open for another session: the passphrase must be the right one all the same.
            check(&self.path, passphrase)?;
        }
        self.touched = Instant::now();
        Ok(())
    }

    pub(crate) const fn lock_after(&self) -> Duration {
        self.lock_after
    }
}

fn check(path: &Path, passphrase: &Passphrase) -> Result<(), StoreError> {
    Project::check_passphrase(path, passphrase)
}

/// What every page reads with, whatever is locked.
pub(crate) struct Tables {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) links: LinkTables,
    /// The model of names: large, and read when somebody first compares names.
    pub(crate) names: OnceLock<NameModel>,
}

impl Tables {
    /// The model of names.
    pub(crate) fn names(&self) -> Result<&NameModel, Fault> {
        if self.names.get().is_none() {
            // Of two that read it at once, either's will do.
            drop(self.names.set(attested_office::name_model()?));
        }
        Ok(self.names.get_or_init(|| unreachable!("it was set above")))
    }
}
