//! The record as it was recorded at a moment. Input: a snapshot and the moment. Output: a snapshot that answers every question
//! as it would have been answered then. Events and documents are given as they are described now: consent and erasure apply as
//! of now to every view, whatever moment it shows.

use crate::{Across, DocumentRecord, NumberWindow, Snapshot, SnapshotError};
use attested_claims::{ClaimRecord, Event, JudgmentRecord, NumberElsewhere, SuggestionDecision};
use attested_model::{ClaimId, EventId, OriginId, Timestamp};
use std::collections::BTreeSet;

/// A snapshot at a moment.
pub struct Then<'s> {
    snapshot: &'s dyn Snapshot,
    moment: Timestamp,
}

impl<'s> Then<'s> {
    /// The record as it was recorded at a moment.
    pub fn new(snapshot: &'s dyn Snapshot, moment: Timestamp) -> Self {
        Then { snapshot, moment }
    }

    fn at(&self, recorded: Option<Timestamp>) -> Option<Timestamp> {
        Some(recorded.map_or(self.moment, |asked| asked.min(self.moment)))
    }
}

impl Snapshot for Then<'_> {
    fn event(&self, id: &EventId) -> Result<Option<Event>, SnapshotError> {
        self.snapshot.event(id)
    }

    fn events(&self) -> Result<Vec<Event>, SnapshotError> {
        self.snapshot.events()
    }

    fn claim(&self, id: &ClaimId, recorded: Option<Timestamp>) -> Result<Option<ClaimRecord>, SnapshotError> {
        self.snapshot.claim(id, self.at(recorded))
    }

    fn claims_of(&self, event: &EventId, recorded: Option<Timestamp>) -> Result<Vec<ClaimRecord>, SnapshotError> {
        self.snapshot.claims_of(event, self.at(recorded))
    }

    fn numbers_elsewhere(
        &self,
        windows: &BTreeSet<NumberWindow>,
        not_of: &EventId,
        recorded: Option<Timestamp>,
    ) -> Result<Vec<NumberElsewhere>, SnapshotError> {
        self.snapshot.numbers_elsewhere(windows, not_of, self.at(recorded))
    }

    fn all_claims(&self) -> Result<Vec<ClaimRecord>, SnapshotError> {
        let mut then = Vec::new();
        for record in self.snapshot.all_claims()? {
            then.extend(self.snapshot.claim(&record.claim.id, Some(self.moment))?);
        }
        Ok(then)
    }

    fn judgments_on(
        &self,
        claims: &BTreeSet<ClaimId>,
        recorded: Option<Timestamp>,
    ) -> Result<Vec<JudgmentRecord>, SnapshotError> {
        self.snapshot.judgments_on(claims, self.at(recorded))
    }

    fn across_events(&self) -> Result<Across, SnapshotError> {
        self.snapshot.across_events()
    }

    fn is_origin(&self, origin: &OriginId) -> Result<bool, SnapshotError> {
        self.snapshot.is_origin(origin)
    }

    fn judgment(&self, position: u64) -> Result<Option<JudgmentRecord>, SnapshotError> {
        Ok(self.snapshot.judgment(position)?.filter(|record| record.recorded <= self.moment))
    }

    fn document(&self, number: u64) -> Result<Option<DocumentRecord>, SnapshotError> {
        self.snapshot.document(number)
    }

    fn document_of_bytes(&self, sha256: &str) -> Result<Option<DocumentRecord>, SnapshotError> {
        self.snapshot.document_of_bytes(sha256)
    }

    fn decided(&self, document: u64) -> Result<Vec<SuggestionDecision>, SnapshotError> {
        self.snapshot.decided(document)
    }

    fn entry_id(&self, position: u64) -> String {
        self.snapshot.entry_id(position)
    }
}
