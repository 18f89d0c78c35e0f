//! A person as the registry reads them: every value with its source, rivals side by side, and what is known of its protection.
//! Input: entries of a project, opened. Output: persons by number. Leaves out every use: each value is asked about first (`may`).

use crate::{PersonKind, PersonsDecision, PersonsJudgmentRecord, Source, Statement, Value, in_force};
use attested_model::{Day, SubjectHandle, Timestamp};
use attested_protection::{
    Audience, ConsentRecord, Datum, Facts, Ground, Marked, Marks, Purpose, Refusal, Tlp, Use, decide,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a store serves of one person.
#[derive(Debug, Clone)]
pub struct Stored {
    /// The number in the project, from 1.
    pub number: u64,
    /// The handle.
    pub handle: SubjectHandle,
    /// One or several.
    pub kind: PersonKind,
    /// Position of the registration.
    pub position: u64,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Whether the person was erased.
    pub erased: bool,
    /// Statements, opened, with their positions, in ledger order.
    pub statements: Vec<(u64, Statement)>,
    /// The person's decisions, in ledger order.
    pub consents: Vec<ConsentRecord>,
}

/// What protects sources: marks, and documents that are closed by themselves.
#[derive(Debug, Clone, Default)]
pub struct Protection {
    /// Marks in force.
    pub marks: Marks,
    /// The labels of held documents.
    pub documents: BTreeMap<u64, Tlp>,
    /// Documents whose source is protected: conversations, and what may not leave the office.
    pub protected_documents: BTreeSet<u64>,
}

/// One value as it is held.
#[derive(Debug, Clone)]
pub struct Held {
    /// Position of the statement.
    pub position: u64,
    /// Which value of it, from 0.
    pub index: u64,
    /// The value.
    pub value: Value,
    /// Who says it.
    pub source: Source,
    /// The strictest label of person, statement, document and list.
    pub tlp: Tlp,
    /// Whether linkage must not see it.
    pub never_link: bool,
    /// Whether a judgment withdrew it.
    pub withdrawn: bool,
}

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    /// The number in the project, from 1.
    pub number: u64,
    /// The handle.
    pub handle: SubjectHandle,
    /// One or several.
    pub kind: PersonKind,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// Whether the person was erased.
    pub erased: bool,
    /// The strictest label of what is said.
    pub tlp: Tlp,
    /// Whether linkage must not see the person at all.
    pub never_link: bool,
    /// Every value, in ledger order; those withdrawn too.
    pub values: Vec<Held>,
    /// The person's decisions, in ledger order.
    pub consents: Vec<ConsentRecord>,
}

/// Puts persons together, by number.
pub fn assemble(stored: Vec<Stored>, judgments: &[PersonsJudgmentRecord], protection: &Protection) -> Vec<Person> {
    let mut withdrawn: BTreeSet<(u64, Option<u64>)> = BTreeSet::new();
    for record in in_force(judgments) {
        if let PersonsDecision::Withdraw { statement, value } = record.judgment.decision {
            withdrawn.insert((statement, value));
        }
    }
    let mut persons: Vec<Person> = stored.into_iter().map(|one| person(one, &withdrawn, protection)).collect();
    persons.sort_by_key(|person| person.number);
    persons
}

fn person(stored: Stored, withdrawn: &BTreeSet<(u64, Option<u64>)>, protection: &Protection) -> Person {
    let marks = &protection.marks;
    let of_person = Marked::Subject(stored.handle);
    let (floor, never_link) = (marks.tlp(&of_person), marks.never_link(&of_person));
    let mut values = Vec::new();
    for (position, statement) in stored.statements {
        let source = &statement.source;
        let list = Some(&source.list).filter(|list| !list.is_empty()).map(|list| Marked::List(list.clone()));
        let document = source.document.map(Marked::Document);
        let labels = [
            floor,
            Some(statement.tlp),
            list.as_ref().and_then(|of| marks.tlp(of)),
            document.as_ref().and_then(|of| marks.tlp(of)),
            source.document.and_then(|number| protection.documents.get(&number).copied()),
        ];
        let tlp = labels.into_iter().flatten().max().unwrap_or(Tlp::Red);
        let closed = source.document.is_some_and(|number| protection.protected_documents.contains(&number));
        let hidden = never_link || closed || [list, document].iter().flatten().any(|of| marks.never_link(of));
        for (index, value) in (0u64..).zip(statement.values) {
            let gone = withdrawn.contains(&(position, None)) || withdrawn.contains(&(position, Some(index)));
            let source = source.clone();
            values.push(Held { position, index, value, source, tlp, never_link: hidden, withdrawn: gone });
        }
    }
    Person {
        number: stored.number,
        handle: stored.handle,
        kind: stored.kind,
        recorded: stored.recorded,
        erased: stored.erased,
        tlp: values.iter().map(|held| held.tlp).max().or(floor).unwrap_or(Tlp::Amber),
        never_link,
        values,
        consents: stored.consents,
    }
}

/// Data of which values say what can't all be true: of those that a view shows, so that nothing it withholds shows through.
pub fn contested(values: &[&Held]) -> BTreeSet<Datum> {
    let pairs = values.iter().enumerate().flat_map(|(i, a)| values[i + 1..].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| a.value.contradicts(&b.value)).map(|(a, _)| a.value.datum()).collect()
}

impl Person {
    /// Values that nobody withdrew.
    pub fn in_force(&self) -> impl Iterator<Item = &Held> {
        self.values.iter().filter(|held| !held.withdrawn)
    }

    /// Whether a value may be used so, by the one decision.
    ///
    /// # Errors
    /// [`Refusal`]: why not.
    pub fn may(&self, held: &Held, purpose: Purpose, audience: Audience, today: Day) -> Result<Ground, Refusal> {
        let facts = Facts {
            tlp: held.tlp,
            never_link: held.never_link || self.never_link,
            erased: self.erased,
            consents: &self.consents,
            today,
        };
        decide(Use { datum: held.value.datum(), purpose, audience }, &facts)
    }

    /// Values in force that may be used so.
    pub fn usable(&self, purpose: Purpose, audience: Audience, today: Day) -> Vec<&Held> {
        self.in_force().filter(|held| self.may(held, purpose, audience, today).is_ok()).collect()
    }

    /// Data of which sources say what can't all be true.
    pub fn contested(&self) -> BTreeSet<Datum> {
        contested(&self.in_force().collect::<Vec<_>>())
    }

    /// The names in force, as recorded.
    pub fn names(&self) -> impl Iterator<Item = &Held> {
        self.in_force().filter(|held| held.value.datum() == Datum::Name)
    }

    /// The lists that the person stands in, by what nobody withdrew.
    pub fn lists(&self) -> BTreeSet<&str> {
        self.in_force().map(|held| held.source.list.as_str()).filter(|list| !list.is_empty()).collect()
    }

    /// Whether a text names the person or somebody of the family: a word of it is a part of a name, of three letters or more; of
    /// names in other scripts than Latin, two letters anywhere.
    pub fn is_named_in(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let is_in = |part: String| {
            let letters = part.chars().count();
            if part.is_ascii() {
                letters >= 3 && words.contains(part.as_str())
            } else {
                letters >= 2 && text.contains(&part)
            }
        };
        self.values.iter().any(|held| {
            let (whole, given, family) = match &held.value {
                Value::Name(name) => (&name.text, name.given.as_str(), name.family.as_str()),
                Value::Family { name, relation: _, who: _ } => (name, "", ""),
                _ => return false,
            };
            let parts = whole.split(|c: char| !c.is_alphanumeric()).chain([given, family]);
            parts.map(str::to_lowercase).any(is_in)
        })
    }
}
