//! What a use case can refuse, with what to do instead.

use crate::SnapshotError;
use attested_model::{ClaimId, Edtf, EventId, OriginId};
use thiserror::Error;

/// Why a use case failed. Nothing was changed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AppError {
    /// The store could not answer.
    #[error("{0}")]
    Snapshot(#[source] SnapshotError),
    /// Books of stock and flow that don't hold together.
    #[error("{why}")]
    Books {
        /// What is wrong.
        why: String,
    },
    /// There is no such event.
    #[error("there is no event {event}{known}; list events with `attested event list`")]
    UnknownEvent {
        /// The event asked for.
        event: EventId,
        /// `: there are …`, or nothing.
        known: String,
    },
    /// The event has no such figure.
    #[error("event {event} has no figure '{figure}': it has {known}")]
    UnknownFigure {
        /// The event.
        event: EventId,
        /// The figure asked for.
        figure: String,
        /// The figures there are.
        known: String,
    },
    /// Nothing of the event comes from a source.
    #[error(
        "nothing of event {event} comes from '{source_name}': give a claim's id, an origin, a document's name or a publisher; {known}"
    )]
    UnknownSource {
        /// The event.
        event: EventId,
        /// The source asked for.
        source_name: String,
        /// The origins there are.
        known: String,
    },
    /// No link is suggested between two claims.
    #[error(
        "no link is suggested between {claim} and {other}; `attested links {event} --all` lists those that are. `attested judge origin` and `judge repeats` record what you know besides"
    )]
    NoLink {
        /// One claim.
        claim: ClaimId,
        /// The other.
        other: ClaimId,
        /// The event of the first.
        event: EventId,
    },
    /// There is no such claim.
    #[error("there is no claim {claim} in this project")]
    UnknownClaim {
        /// The claim.
        claim: ClaimId,
    },
    /// There is no such document.
    #[error("there is no document D{document} in this project; list documents with `attested documents`")]
    UnknownDocument {
        /// Its number.
        document: u64,
    },
    /// There is no such suggestion.
    #[error("document D{document} has no suggestion {number}; list them with `attested suggest D{document}`")]
    UnknownSuggestion {
        /// The document.
        document: u64,
        /// The number asked for.
        number: usize,
    },
    /// A suggestion to be rejected is a claim already.
    #[error(
        "suggestion {number} of document D{document} is claim {claim} already; `attested judge exclude {claim}` leaves it out of figures"
    )]
    Accepted {
        /// The document.
        document: u64,
        /// The suggestion.
        number: usize,
        /// The claim recorded from it.
        claim: ClaimId,
    },
    /// A claim of this id is there already.
    #[error("there is a claim {claim} already; give the new one another id, or correct it by importing it again")]
    ClaimExists {
        /// The claim.
        claim: ClaimId,
    },
    /// A retelling can't carry claims of its own.
    #[error(
        "document D{document} retells {retells}: it never counts as a report. Attach its words to the claim they retell with --claim ID"
    )]
    Retelling {
        /// The document.
        document: u64,
        /// What it retells.
        retells: String,
    },
    /// A judgment can't be undone.
    #[error("entry {position} is no judgment that can be undone; `attested judge --list` shows them")]
    NoJudgment {
        /// The position given.
        position: u64,
    },
    /// An entry that can't be undone by another.
    #[error("entry {position} can't be undone: what was added, seen or kept stays so; correct it by a new entry")]
    NotUndone {
        /// Its position.
        position: u64,
    },
    /// A second coding without its coder.
    #[error("a second coding needs its coder: a label of the office's, as initials")]
    NoCoder,
    /// A judgment without a reason.
    #[error("a judgment needs its reason: --reason \"…\"")]
    NoReason,
    /// A judgment on two origins that names one twice.
    #[error("'{origin}' is named twice: the judgment is about two origins")]
    OneOrigin {
        /// The origin.
        origin: OriginId,
    },
    /// A judgment on an origin from which no claim derives.
    #[error(
        "no claim derives from an origin '{origin}': `attested claim list --format jsonl` shows their origins, `attested judge origin CLAIM {origin}` gives a claim this one first"
    )]
    UnknownOrigin {
        /// The origin.
        origin: OriginId,
    },
    /// What is stated of parts names too few.
    #[error("that needs {least} part(s) at least, besides the whole: judge parts WHOLE PART…")]
    FewParts {
        /// How many it needs.
        least: usize,
    },
    /// What is stated of parts names a claim twice.
    #[error("claim {claim} is named twice: a whole and its parts are each named once")]
    PartTwice {
        /// The claim.
        claim: ClaimId,
    },
    /// An account whose moments, or whose flow's, don't follow each other.
    #[error(
        "in the account {first} comes before {then}: moments in `held` stand in the order of their dates, and a flow leads from one of them to a later one"
    )]
    AccountOutOfOrder {
        /// What is said to come first.
        first: Edtf,
        /// What is said to come then.
        then: Edtf,
    },
    /// An account of nothing.
    #[error(
        "an account needs two moments in `held` at least, and a claim: docs/methods/stock-and-flow.md has an example"
    )]
    EmptyAccount,
    /// No account is suggested for two claims.
    #[error(
        "no account of {flow} and {stock} is suggested; `attested constraints {event}` lists those that are, and `attested judge account --file FILE` states your own"
    )]
    NoAccount {
        /// The claim on the flow.
        flow: ClaimId,
        /// The claim on the stock.
        stock: ClaimId,
        /// The event of the flow.
        event: EventId,
    },
    /// An event that would be part of itself.
    #[error("event {event} can't be part of {whole}: that is {event} itself, or a part of it")]
    PartOfItself {
        /// The event.
        event: EventId,
        /// The event that it was to be part of.
        whole: EventId,
    },
    /// The same bytes are there already.
    #[error("these bytes are here already, as document D{document}; nothing was added")]
    SameBytes {
        /// The document that has them.
        document: u64,
    },
    /// There is no such person.
    #[error("there is no person P{number} in this project; list persons with `attested persons list`")]
    UnknownPerson {
        /// The number asked for.
        number: u64,
    },
    /// The person was erased.
    #[error("person P{number} was erased: nothing more can be recorded of them")]
    ErasedPerson {
        /// The person's number.
        number: u64,
    },
    /// A judgment on a pair that is no pair.
    #[error("a judgment on persons needs two of them: persons judge P1 P2 same")]
    OnePerson,
    /// A judgment on a group.
    #[error("a group is no person: whether two groups overlap is stated by `attested judge parts`")]
    GroupJudged,
    /// A reason that names somebody, and would outlive their erasure.
    #[error(
        "the reason names person P{number}: say it without the name, since reasons are kept when a person is erased"
    )]
    NamedInReason {
        /// The person's number.
        number: u64,
    },
    /// There is no such statement on a person.
    #[error("entry {position} holds no such statement on a person; `attested persons show P1` lists them")]
    NoStatement {
        /// The position given.
        position: u64,
    },
    /// An import without a handle for everybody in it.
    #[error("there are fewer keys than new persons")]
    FewHandles,
    /// A mark that changes nothing.
    #[error("say what is to hold: --tlp LABEL, --never-link or --may-link")]
    EmptyMark,
    /// A list that nobody stands on.
    #[error(
        "nobody stands on a list of that name, so the mark would protect nothing: write it as `attested persons list` shows it, or \
         add --ahead for a list that is still to be imported"
    )]
    UnknownList,
    /// Something on persons.
    #[error(transparent)]
    Persons(#[from] attested_persons::PersonsError),
    /// Something on protection.
    #[error(transparent)]
    Protection(#[from] attested_protection::ProtectionError),
    /// Something on claims.
    #[error(transparent)]
    Claims(#[from] attested_claims::ClaimsError),
    /// Something on evidence.
    #[error(transparent)]
    Evidence(#[from] attested_evidence::EvidenceError),
    /// A quotation that doesn't stand in the working copy.
    #[error(transparent)]
    Quotation(#[from] attested_evidence::QuotationError),
    /// Something on the words.
    #[error(transparent)]
    Model(#[from] attested_model::ModelError),
}

impl From<SnapshotError> for AppError {
    fn from(source: SnapshotError) -> Self {
        AppError::Snapshot(source)
    }
}
