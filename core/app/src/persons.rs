//! The use cases on persons: registering, judging, consent, marks, what imports and exports come to. Input: a registry as a store
//! serves it, arguments already parsed. Output: envelopes to commit, or values for views. Handles are made by whoever holds the keys.
//! Leaves out storage, files, and every decision on a use, which is `attested-protection`'s.

use crate::{AppError, SnapshotError};
use attested_model::{Day, Envelope, SubjectHandle};
use attested_persons::exchange::Written;
use attested_persons::{
    Clustering, ImportPlan, ListsTable, Person, PersonKind, PersonsDecision, PersonsEntry, PersonsJudgment,
    PersonsJudgmentRecord, Protection, Registration, Row, Stored, Value, assemble, lists_table,
};
use attested_protection::{Audience, Consent, Disclosure, Mark, Marked, Marks, ProtectionEntry, Purpose, Refusal, Tlp};
use std::collections::{BTreeMap, BTreeSet};

/// A held document, as far as it protects what it says of persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentLabel {
    /// Its number.
    pub number: u64,
    /// How far it may travel.
    pub tlp: Tlp,
    /// Whether its source is protected: a conversation that was heard, or what may not leave the office.
    pub protected: bool,
}

/// What a store serves of persons.
pub trait PersonsSnapshot {
    /// Everybody, with what is sealed opened as far as it was not erased.
    ///
    /// # Errors
    /// What the store says; so for every question.
    fn stored_persons(&self) -> Result<Vec<Stored>, SnapshotError>;

    /// Judgments on persons, in ledger order.
    ///
    /// # Errors
    /// What the store says.
    fn persons_judgments(&self) -> Result<Vec<PersonsJudgmentRecord>, SnapshotError>;

    /// Marks, in ledger order.
    ///
    /// # Errors
    /// What the store says.
    fn marks(&self) -> Result<Vec<Mark>, SnapshotError>;

    /// The labels of held documents.
    ///
    /// # Errors
    /// What the store says.
    fn document_labels(&self) -> Result<Vec<DocumentLabel>, SnapshotError>;
}

/// The registry, read.
#[derive(Debug, Clone, Default)]
pub struct Registry {
    /// Persons by number.
    pub persons: Vec<Person>,
    /// Judgments, in ledger order.
    pub judgments: Vec<PersonsJudgmentRecord>,
    /// The numbers of held documents.
    documents: Vec<u64>,
}

/// Reads the registry.
///
/// # Errors
/// What the store says.
pub fn registry(snapshot: &dyn PersonsSnapshot) -> Result<Registry, AppError> {
    let labels = snapshot.document_labels()?;
    let protection = Protection {
        marks: Marks::of(snapshot.marks()?),
        documents: labels.iter().map(|label| (label.number, label.tlp)).collect(),
        protected_documents: labels.iter().filter(|label| label.protected).map(|label| label.number).collect(),
    };
    let judgments = snapshot.persons_judgments()?;
    let persons = assemble(snapshot.stored_persons()?, &judgments, &protection);
    Ok(Registry { persons, judgments, documents: labels.into_iter().map(|label| label.number).collect() })
}

impl Registry {
    /// A person by number.
    ///
    /// # Errors
    /// [`AppError::UnknownPerson`].
    pub fn person(&self, number: u64) -> Result<&Person, AppError> {
        let found = self.persons.binary_search_by_key(&number, |person| person.number);
        found.map(|at| &self.persons[at]).map_err(|_| AppError::UnknownPerson { number })
    }

    /// Registers somebody.
    ///
    /// # Errors
    /// [`AppError::UnknownDocument`] for a source that isn't held.
    pub fn register(&self, handle: SubjectHandle, row: Row) -> Result<Vec<Envelope>, AppError> {
        self.known_source(&row)?;
        let registration = PersonsEntry::Person(Registration { handle, kind: row.kind }).to_envelope()?;
        Ok(vec![registration, PersonsEntry::Statement(Box::new(row.about(handle))).to_envelope()?])
    }

    /// Records what one more source says of somebody; nothing that is there is touched.
    ///
    /// # Errors
    /// [`AppError::UnknownPerson`], [`AppError::ErasedPerson`], [`AppError::UnknownDocument`].
    pub fn state(&self, number: u64, row: Row) -> Result<Vec<Envelope>, AppError> {
        self.known_source(&row)?;
        let person = self.living(number)?;
        Ok(vec![PersonsEntry::Statement(Box::new(row.about(person.handle))).to_envelope()?])
    }

    /// Records a judgment.
    ///
    /// # Errors
    /// [`AppError::NoReason`], [`AppError::NamedInReason`], [`AppError::OnePerson`], [`AppError::NoJudgment`] for what is to be
    /// undone and isn't there, [`AppError::NoStatement`] for what is to be withdrawn and isn't there.
    pub fn judge(&self, judgment: &PersonsJudgment) -> Result<Vec<Envelope>, AppError> {
        let about = self.concerned(&judgment.decision)?;
        names_nobody(&judgment.reason, about)?;
        Ok(vec![PersonsEntry::Judgment(judgment.clone()).to_envelope()?])
    }

    /// Whom a decision is about; those of the judgment that it undoes.
    fn concerned(&self, decision: &PersonsDecision) -> Result<Vec<&Person>, AppError> {
        match decision {
            PersonsDecision::Pair { a, b, verdict: _ } => {
                let two: Vec<&Person> = self.persons.iter().filter(|p| p.handle == *a || p.handle == *b).collect();
                if two.len() != 2 {
                    return Err(AppError::OnePerson);
                }
                if two.iter().any(|person| person.kind == PersonKind::Group) {
                    return Err(AppError::GroupJudged);
                }
                Ok(two)
            }
            PersonsDecision::Withdraw { statement, value } => {
                let is_it = |held: &attested_persons::Held| {
                    held.position == *statement && value.is_none_or(|index| index == held.index)
                };
                let owner = self.persons.iter().find(|person| person.values.iter().any(is_it));
                Ok(vec![owner.ok_or(AppError::NoStatement { position: *statement })?])
            }
            PersonsDecision::Undo { judgment } => {
                let undone = self.judgments.iter().find(|record| record.position == *judgment);
                let undone = undone.ok_or(AppError::NoJudgment { position: *judgment })?;
                // What can't be found any more, since it was erased, isn't named either.
                Ok(self.concerned(&undone.judgment.decision).unwrap_or_default())
            }
        }
    }

    /// Records a mark.
    ///
    /// # Errors
    /// [`AppError::NoReason`], [`AppError::NamedInReason`], [`AppError::EmptyMark`] when it changes nothing, [`AppError::UnknownList`]
    /// for a list that nobody stands on, unless it is marked before it comes.
    pub fn mark(&self, mark: &Mark, ahead: bool) -> Result<Vec<Envelope>, AppError> {
        match &mark.of {
            Marked::Subject(handle) => self.reason_for(handle, &mark.reason)?,
            // A mistyped name would protect nothing, and nobody would know.
            Marked::List(name) if !ahead && !self.has_list(name) => return Err(AppError::UnknownList),
            Marked::Document(_) | Marked::List(_) => names_nobody(&mark.reason, [])?,
        }
        if mark.tlp.is_none() && mark.never_link.is_none() {
            return Err(AppError::EmptyMark);
        }
        Ok(vec![ProtectionEntry::Mark(mark.clone()).to_envelope()?])
    }

    /// Whether something done to a person has a reason, and one that doesn't name them.
    ///
    /// # Errors
    /// [`AppError::NoReason`], [`AppError::NamedInReason`].
    pub fn reason_for(&self, subject: &SubjectHandle, reason: &str) -> Result<(), AppError> {
        names_nobody(reason, self.persons.iter().filter(|person| person.handle == *subject))
    }

    /// Records what somebody decided about their data.
    ///
    /// # Errors
    /// [`AppError::ErasedPerson`] when the person is no more to be spoken of.
    pub fn consent(&self, consent: &Consent) -> Result<Vec<Envelope>, AppError> {
        let person = self.persons.iter().find(|person| person.handle == consent.subject);
        match person {
            Some(person) if person.erased => Err(AppError::ErasedPerson { number: person.number }),
            Some(_) | None => Ok(vec![ProtectionEntry::Consent(Box::new(consent.clone())).to_envelope()?]),
        }
    }

    fn living(&self, number: u64) -> Result<&Person, AppError> {
        let person = self.person(number)?;
        if person.erased { Err(AppError::ErasedPerson { number }) } else { Ok(person) }
    }

    fn known_source(&self, row: &Row) -> Result<(), AppError> {
        match row.source.document {
            Some(document) if !self.documents.contains(&document) => Err(AppError::UnknownDocument { document }),
            Some(_) | None => Ok(()),
        }
    }

    /// What an import would record: for each new person one of the handles, in the order of the file.
    ///
    /// # Errors
    /// [`AppError::UnknownDocument`] for a source that isn't held, [`AppError::FewHandles`].
    pub fn import(&self, plan: &ImportPlan, handles: &[SubjectHandle]) -> Result<Vec<Envelope>, AppError> {
        let mut unused = handles.iter();
        let mut envelopes = Vec::new();
        for planned in &plan.planned {
            self.known_source(&planned.row)?;
            let handle = match planned.about {
                Some(handle) => handle,
                None => {
                    let handle = *unused.next().ok_or(AppError::FewHandles)?;
                    let registration = Registration { handle, kind: planned.row.kind };
                    envelopes.push(PersonsEntry::Person(registration).to_envelope()?);
                    handle
                }
            };
            envelopes.push(PersonsEntry::Statement(Box::new(planned.row.clone().about(handle))).to_envelope()?);
        }
        Ok(envelopes)
    }

    /// How many persons stand on which lists together, by what each may be counted by. Groups are no persons.
    pub fn lists(&self, clustering: &Clustering, today: Day) -> ListsTable {
        let on = |cluster: &BTreeSet<u64>| -> BTreeSet<&str> {
            let persons = cluster.iter().filter_map(|number| self.person(*number).ok());
            let persons = persons.filter(|person| person.kind == PersonKind::Person);
            let held = persons.flat_map(|person| person.usable(Purpose::Estimation, Audience::Office, today));
            held.map(|held| held.source.list.as_str()).filter(|list| !list.is_empty()).collect()
        };
        lists_table(clustering.clusters.iter().map(on))
    }

    /// What may be taken out for a purpose to an audience, each value by the one decision; what may tell who somebody is only when
    /// it is asked for. How many values stay behind, and why.
    pub fn export(&self, purpose: Purpose, audience: Audience, today: Day, identities: bool) -> Exported<'_> {
        let mut exported = Exported::default();
        for person in &self.persons {
            let mut values = Vec::new();
            for held in person.in_force() {
                match person.may(held, purpose, audience, today) {
                    Err(refusal) => *exported.withheld.entry(refusal).or_insert(0) += 1,
                    Ok(_) if held.value.identifies() && !identities => exported.masked += 1,
                    Ok(_) => values.push((&held.value, &held.source)),
                }
            }
            if !values.is_empty() {
                if values.iter().any(|(value, _)| value.identifies()) {
                    exported.named.push(person.handle);
                }
                let id = format!("P{}", person.number);
                let cites = identities && audience == Audience::Office;
                exported.persons.push(Written { id, kind: person.kind, values, cites });
            }
        }
        exported
    }
}

/// What may be taken out.
#[derive(Debug, Default)]
pub struct Exported<'a> {
    /// Persons of whom something may be said.
    pub persons: Vec<Written<'a>>,
    /// Of whom among them something may tell who they are.
    pub named: Vec<SubjectHandle>,
    /// Values left out since identities were not asked for.
    pub masked: u64,
    /// Values left out, by the decision's reason.
    pub withheld: BTreeMap<Refusal, u64>,
}

/// A reason is kept in the clear, and stays when those whom it is about are erased.
fn names_nobody<'a>(reason: &str, about: impl IntoIterator<Item = &'a Person>) -> Result<(), AppError> {
    if reason.trim().is_empty() {
        return Err(AppError::NoReason);
    }
    match about.into_iter().find(|person| person.is_named_in(reason)) {
        Some(person) => Err(AppError::NamedInReason { number: person.number }),
        None => Ok(()),
    }
}

/// Records that names were looked at, or taken out.
///
/// # Errors
/// [`AppError::Protection`] when the payload can't be written (it holds plain data: it can).
pub fn disclosure(disclosure: &Disclosure) -> Result<Vec<Envelope>, AppError> {
    Ok(vec![ProtectionEntry::Disclosure(disclosure.clone()).to_envelope()?])
}

/// What stands where something is masked.
pub const MASK: &str = "•••";

/// A value as a view shows it: in words, or masked.
pub fn shown(value: &Value, unmasked: bool) -> String {
    if unmasked || !value.identifies() {
        return value.shown();
    }
    match value {
        // The script says nothing of who it is, and lets a reader see which spellings are there.
        Value::Name(name) => format!("{MASK} ({})", name.script),
        _ => MASK.to_owned(),
    }
}
