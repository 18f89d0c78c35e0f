//! What a store serves to the use cases: the record as it was at a moment, by id. Input: questions. Output:
//! values of core. `recorded` limits by the time of recording; `None` is everything.

use attested_claims::{ClaimRecord, Days, Event, JudgmentRecord, NumberElsewhere, SuggestionDecision};
use attested_evidence::Document;
use attested_model::{ClaimId, EventId, Measure, OriginId, Timestamp};
use std::collections::BTreeSet;

/// Whatever a store says when it can't answer.
pub type SnapshotError = Box<dyn std::error::Error + Send + Sync>;

/// A document as recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentRecord {
    /// Its number in the project, from 1.
    pub number: u64,
    /// The document.
    pub document: Document,
    /// Position of its entry.
    pub position: u64,
    /// When it was recorded.
    pub recorded: Timestamp,
}

/// Where a number may stand: stated of a measure, of days that reach into these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberWindow {
    /// The number as said.
    pub number: u64,
    /// The measure; a claim whose measure isn't coded may be either.
    pub measure: Measure,
    /// The days.
    pub days: Days,
}

/// What leads from one event to others, by all claims in force.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Across {
    /// Events, each with a claim that one of its claims is part of or is said of, in its own event or elsewhere.
    pub names: BTreeSet<(EventId, ClaimId)>,
    /// Events that have claims on a practice.
    pub practices: BTreeSet<EventId>,
}

/// A consistent view of the record.
pub trait Snapshot {
    /// An event by id.
    ///
    /// # Errors
    /// What the store says; so for every question.
    fn event(&self, id: &EventId) -> Result<Option<Event>, SnapshotError>;

    /// All events, by id.
    ///
    /// # Errors
    /// What the store says.
    fn events(&self) -> Result<Vec<Event>, SnapshotError>;

    /// A claim in the version in force at a moment.
    ///
    /// # Errors
    /// What the store says.
    fn claim(&self, id: &ClaimId, recorded: Option<Timestamp>) -> Result<Option<ClaimRecord>, SnapshotError>;

    /// An event's claims, by id.
    ///
    /// # Errors
    /// What the store says.
    fn claims_of(&self, event: &EventId, recorded: Option<Timestamp>) -> Result<Vec<ClaimRecord>, SnapshotError>;

    /// What claims of other events state in one of these windows, by claim; of each claim at least the numbers asked for.
    ///
    /// # Errors
    /// What the store says.
    fn numbers_elsewhere(
        &self,
        windows: &BTreeSet<NumberWindow>,
        not_of: &EventId,
        recorded: Option<Timestamp>,
    ) -> Result<Vec<NumberElsewhere>, SnapshotError>;

    /// All claims, in the order of their ids.
    ///
    /// # Errors
    /// What the store says.
    fn all_claims(&self) -> Result<Vec<ClaimRecord>, SnapshotError>;

    /// Judgments on these claims, and all those on origins, in ledger order.
    ///
    /// # Errors
    /// What the store says.
    fn judgments_on(
        &self,
        claims: &BTreeSet<ClaimId>,
        recorded: Option<Timestamp>,
    ) -> Result<Vec<JudgmentRecord>, SnapshotError>;

    /// What leads from one event to others. Reads every claim: for what looks at many events anyway.
    ///
    /// # Errors
    /// What the store says.
    fn across_events(&self) -> Result<Across, SnapshotError>;

    /// Whether any claim in force, as coded or as once judged, derives from an origin of this name.
    ///
    /// # Errors
    /// What the store says.
    fn is_origin(&self, origin: &OriginId) -> Result<bool, SnapshotError>;

    /// A judgment by its position.
    ///
    /// # Errors
    /// What the store says.
    fn judgment(&self, position: u64) -> Result<Option<JudgmentRecord>, SnapshotError>;

    /// A document by number.
    ///
    /// # Errors
    /// What the store says.
    fn document(&self, number: u64) -> Result<Option<DocumentRecord>, SnapshotError>;

    /// A document by the SHA-256 of its bytes, in hexadecimal.
    ///
    /// # Errors
    /// What the store says.
    fn document_of_bytes(&self, sha256: &str) -> Result<Option<DocumentRecord>, SnapshotError>;

    /// Decisions on a document's suggestions, in ledger order.
    ///
    /// # Errors
    /// What the store says.
    fn decided(&self, document: u64) -> Result<Vec<SuggestionDecision>, SnapshotError>;

    /// The id of an entry: the log and its position.
    fn entry_id(&self, position: u64) -> String;
}
