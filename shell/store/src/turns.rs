//! Writing by turns: a process that shows pages reads without a lock (the database gives each question one state of the record)
//! and holds the project's lock only while it writes, so that commands work beside it. Input: an open project. Output: a turn,
//! with everything that others wrote read anew; or that somebody else has theirs. Leaves out what is written.

use crate::lock::lock;
use crate::{Access, Project, StoreError, database};
use attested_ledger::LogState;

impl Project {
    /// Takes a turn, unless it is had already: the lock is waited for a moment, and what was written meanwhile is read. It
    /// ends by [`Project::end_turn`]. For other ways of access it does nothing.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another process is writing.
    pub fn take_turn(&mut self) -> Result<(), StoreError> {
        if self.access != Access::ByTurns || self.lock.is_some() {
            return Ok(());
        }
        let held = lock(&self.path, true)?;
        // A turn is had only once what others wrote is read: nobody writes on what is out of date.
        self.catch_up()?;
        self.lock = Some(held);
        Ok(())
    }

    /// Ends a turn.
    pub fn end_turn(&mut self) {
        if self.access == Access::ByTurns {
            self.lock = None;
        }
    }

    /// Reads what others wrote since it was looked last. Costs next to nothing when nobody did.
    ///
    /// # Errors
    /// What the database and the keystore say.
    pub fn catch_up(&mut self) -> Result<(), StoreError> {
        if self.access != Access::ByTurns {
            return Ok(());
        }
        let path = database::path(&self.path);
        let changes: i64 = self
            .connection
            .query_row("PRAGMA data_version", [], |row| row.get(0))
            .map_err(StoreError::database(&path))?;
        if changes == self.changes {
            return Ok(());
        }
        let bytes: Vec<u8> = self
            .connection
            .query_row("SELECT value FROM working WHERE key = 'log_state'", [], |row| row.get(0))
            .map_err(StoreError::database(&path))?;
        let state = LogState::from_bytes(&bytes).ok().filter(|state| state.log() == self.log());
        self.state =
            state.ok_or_else(|| StoreError::Damaged { path, why: "where its log stands is missing".to_owned() })?;
        self.reread_keystore()?;
        self.changes = changes;
        Ok(())
    }
}
