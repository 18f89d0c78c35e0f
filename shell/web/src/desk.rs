//! What lies open: the project while it is unlocked, what is read from it once, and when it was last touched. Input:
//! a passphrase to unlock with. Output: the open project, for one request at a time. Locking drops the project, and with
//! it the keys and everything that was read.

use crate::fault::Fault;
use crate::upload::Held;
use attested_app::{Searched, Snapshot};
use attested_claims::ClaimRecord;
use attested_figures::Vocabulary;
use attested_model::Envelope;
use attested_office::{LinkTables, times};
use attested_store::{Access, CommitReport, Passphrase, Project, StoreError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Where a hit of the search leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Event(String),
    Claim(String),
    Document(u64),
    Text(u64),
}

/// A project that is open for work.
pub struct Unlocked {
    pub(crate) project: Project,
    claims: Option<(u64, Vec<ClaimRecord>)>,
    texts: Option<(u64, Vec<Searched<Place>>)>,
    /// Files that were sent and wait for their form to be right.
    pub(crate) held: Held,
}

impl Unlocked {
    /// Takes a project that was opened for writing.
    pub fn new(project: Project) -> Self {
        Unlocked { project, claims: None, texts: None, held: Held::default() }
    }

    /// Commits; nothing when there is nothing to commit.
    pub(crate) fn commit(&mut self, envelopes: Vec<Envelope>) -> Result<Option<CommitReport>, StoreError> {
        if envelopes.is_empty() {
            return Ok(None);
        }
        self.project.commit(envelopes, times::now()).map(Some)
    }

    /// All claims in force, read once for each state of the log.
    pub(crate) fn claims(&mut self) -> Result<&[ClaimRecord], Fault> {
        let size = self.project.entries();
        if self.claims.as_ref().is_none_or(|(at, _)| *at != size) {
            self.claims = Some((size, self.project.all_claims()?));
        }
        Ok(self.claims.as_ref().map_or(&[], |(_, claims)| claims))
    }

    /// Every text that can be searched, read once for each state of the log. It stays in memory and goes with the lock.
    pub(crate) fn texts(
        &mut self,
        may_show: impl Fn(&attested_app::DocumentRecord) -> bool,
    ) -> Result<&[Searched<Place>], Fault> {
        let size = self.project.entries();
        if self.texts.as_ref().is_none_or(|(at, _)| *at != size) {
            let mut texts = Vec::new();
            for event in self.project.events()? {
                let text = format!("{} {} {}", event.id, event.title, event.place);
                texts.push(Searched::new(Place::Event(event.id.to_string()), &text));
            }
            for record in self.project.documents()? {
                let document = &record.document;
                let text = format!("{} {} {}", document.name, document.title, document.publisher);
                texts.push(Searched::new(Place::Document(record.number), &text));
                if !may_show(&record) {
                    continue;
                }
                // A document whose text can't be had is found by its name alone.
                if let Ok(copy) = attested_office::working_copy(&self.project, &record) {
                    texts.push(Searched::new(Place::Text(record.number), &copy.text));
                }
            }
            for record in self.claims()? {
                let cells: Vec<String> = record.claim.to_cells().into_values().map(|cell| cell.to_string()).collect();
                texts.push(Searched::new(Place::Claim(record.claim.id.to_string()), &cells.join(" · ")));
            }
            self.texts = Some((size, texts));
        }
        Ok(self.texts.as_ref().map_or(&[], |(_, texts)| texts))
    }
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

    /// Locks: keys and texts leave the memory. What was committed is safe whether or not the database settles.
    pub(crate) fn lock(&mut self) {
        if let Some(open) = self.open.take() {
            drop(open.project.close());
        }
    }

    /// Unlocks with the passphrase.
    pub(crate) fn unlock(&mut self, passphrase: &Passphrase) -> Result<(), StoreError> {
        if self.open.is_none() {
            self.open = Some(Unlocked::new(Project::open(&self.path, passphrase, Access::Write)?));
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
}
