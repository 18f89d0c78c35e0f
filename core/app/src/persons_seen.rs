//! The registry as an office looks at it: a list that is filtered and sorted, one person's data with rivals side by side, what was
//! done with them. Input: a registry as read, what is asked, which labels a viewer may see. Output: rows and groups for views; names
//! only where they are asked for. Nothing is filtered or sorted by what is masked: the order would tell it.

use crate::{MASK, Registry};
use attested_model::{Day, SubjectHandle};
use attested_persons::{Held, Person, PersonKind, PersonsDecision, Verdict, contested, in_force};
use attested_protection::{Audience, ConsentState, Datum, Disclosure, Mark, Marked, Purpose, Refusal, Tlp};
use std::collections::BTreeSet;

/// What looking is for, and who looks.
pub const LOOK: (Purpose, Audience) = (Purpose::Documentation, Audience::Office);

/// What the list of persons is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PersonsOrder {
    /// The number.
    #[default]
    Number,
    /// The sex, as said first.
    Sex,
    /// The birth, as said first.
    Birth,
    /// Where they are from, as said first.
    Origin,
    /// How much is said.
    Values,
}

/// What is asked of the list of persons.
#[derive(Debug, Clone, Default)]
pub struct PersonsAsked {
    /// On which list they stand; any when empty.
    pub list: String,
    /// One or several.
    pub kind: Option<PersonKind>,
    /// Of whom something of this kind is said.
    pub datum: Option<Datum>,
    /// Only those whose sources contradict each other.
    pub contested: bool,
    /// Only those kept from linkage.
    pub never_link: bool,
    /// By what.
    pub order: PersonsOrder,
    /// In reverse.
    pub reverse: bool,
}

/// A row of the list.
#[derive(Debug)]
pub struct PersonRow<'a> {
    /// The person.
    pub person: &'a Person,
    /// What may be seen of them.
    pub seen: Vec<&'a Held>,
    /// Whether sources contradict each other in what may be seen.
    pub contested: bool,
}

impl PersonRow<'_> {
    /// What is said of one datum, in ledger order.
    pub fn of(&self, datum: Datum) -> impl Iterator<Item = &Held> {
        self.seen.iter().copied().filter(move |held| held.value.datum() == datum)
    }

    /// The lists that they stand on.
    pub fn lists(&self) -> BTreeSet<&str> {
        self.seen.iter().map(|held| held.source.list.as_str()).filter(|list| !list.is_empty()).collect()
    }

    fn first(&self, datum: Datum) -> Option<String> {
        self.of(datum).next().map(|held| held.value.shown())
    }
}

/// Something that was done with a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// A source said so many values.
    Stated(usize),
    /// The person decided.
    Decided(ConsentState),
    /// A mark was set.
    Marked {
        /// How far it may travel.
        tlp: Option<Tlp>,
        /// Whether linkage must not see it.
        never_link: Option<bool>,
    },
    /// Somebody judged whether they are one with another, by number.
    Judged(u64, Verdict),
    /// A statement was withdrawn, or one value of it.
    Withdrew(u64, Option<u64>),
    /// A judgment was undone.
    Undid(u64),
    /// Names were looked at, or taken out, by a way.
    Looked(String),
}

/// One thing of a person's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Position of its entry.
    pub position: u64,
    /// What it was.
    pub what: Happened,
    /// Why, where a reason is kept with it.
    pub reason: String,
    /// Of a judgment: whether it holds.
    pub holds: bool,
}

impl Registry {
    /// The list of persons, as far as a viewer sees labels. Whoever was erased is in it by number, and matches no filter.
    pub fn list(&self, asked: &PersonsAsked, today: Day, sees: &dyn Fn(Tlp) -> bool) -> Vec<PersonRow<'_>> {
        let anything = asked.list.is_empty() && asked.datum.is_none() && !asked.contested && !asked.never_link;
        let mut rows = Vec::new();
        for person in &self.persons {
            let mut seen = person.usable(LOOK.0, LOOK.1, today);
            seen.retain(|held| sees(held.tlp));
            let contested = !contested(&seen).is_empty();
            let row = PersonRow { person, seen, contested };
            let matches = asked.kind.is_none_or(|kind| kind == person.kind)
                && (anything || !person.erased)
                && (asked.list.is_empty() || row.lists().contains(asked.list.as_str()))
                && asked.datum.is_none_or(|datum| row.of(datum).next().is_some())
                && (!asked.contested || contested)
                && (!asked.never_link || person.never_link);
            if matches {
                rows.push(row);
            }
        }
        match asked.order {
            PersonsOrder::Number => {}
            PersonsOrder::Values => rows.sort_by_key(|row| row.seen.len()),
            PersonsOrder::Sex => rows.sort_by_cached_key(|row| row.first(Datum::Sex)),
            PersonsOrder::Birth => rows.sort_by_cached_key(|row| row.first(Datum::Birth)),
            PersonsOrder::Origin => rows.sort_by_cached_key(|row| row.first(Datum::Origin)),
        }
        if asked.reverse {
            rows.reverse();
        }
        rows
    }

    /// The lists that anybody stands on, as far as a viewer sees.
    pub fn list_names(&self, today: Day, sees: &dyn Fn(Tlp) -> bool) -> BTreeSet<String> {
        let rows = self.list(&PersonsAsked::default(), today, sees);
        rows.iter().flat_map(PersonRow::lists).map(str::to_owned).collect()
    }

    /// Whether somebody stands on a list, whatever they may be used for.
    pub fn has_list(&self, name: &str) -> bool {
        self.persons.iter().any(|person| person.values.iter().any(|held| held.source.list == name))
    }

    /// What was done with a person, in ledger order: statements and decisions while they can be opened, marks on them, judgments,
    /// looks at their names alone or with others who are named.
    pub fn history(
        &self,
        person: &Person,
        marks: &[(u64, Mark)],
        looks: impl IntoIterator<Item = (u64, Disclosure)>,
    ) -> Vec<Happening> {
        let plain = |position, what| Happening { position, what, reason: String::new(), holds: true };
        let mut all = Vec::new();
        let positions: BTreeSet<u64> = person.values.iter().map(|held| held.position).collect();
        for position in &positions {
            let count = person.values.iter().filter(|held| held.position == *position).count();
            all.push(plain(*position, Happened::Stated(count)));
        }
        all.extend(person.consents.iter().map(|one| plain(one.position, Happened::Decided(one.consent.state))));
        for (position, mark) in marks.iter().filter(|(_, mark)| mark.of == Marked::Subject(person.handle)) {
            let what = Happened::Marked { tlp: mark.tlp, never_link: mark.never_link };
            all.push(Happening { reason: mark.reason.clone(), ..plain(*position, what) });
        }
        let holding: BTreeSet<u64> = in_force(&self.judgments).iter().map(|one| one.position).collect();
        let number = |handle: SubjectHandle| self.persons.iter().find(|one| one.handle == handle).map(|one| one.number);
        let mut own = BTreeSet::new();
        for record in &self.judgments {
            let what = match record.judgment.decision {
                PersonsDecision::Pair { a, b, verdict } if a == person.handle || b == person.handle => {
                    number(if a == person.handle { b } else { a }).map(|other| Happened::Judged(other, verdict))
                }
                PersonsDecision::Withdraw { statement, value } if positions.contains(&statement) => {
                    Some(Happened::Withdrew(statement, value))
                }
                PersonsDecision::Undo { judgment } if own.contains(&judgment) => Some(Happened::Undid(judgment)),
                _ => None,
            };
            if let Some(what) = what {
                own.insert(record.position);
                let holds = holding.contains(&record.position) || matches!(what, Happened::Undid(_));
                let reason = record.judgment.reason.clone();
                all.push(Happening { position: record.position, what, reason, holds });
            }
        }
        for (position, look) in looks {
            if look.subjects.is_empty() || look.subjects.contains(&person.handle) {
                all.push(plain(position, Happened::Looked(look.way)));
            }
        }
        all.sort_by_key(|one| one.position);
        all
    }
}

/// What a view shows of one value, and whether it may be opened when names are asked for.
///
/// # Errors
/// [`Refusal`]: why it isn't shown at all.
pub fn looked_at(person: &Person, held: &Held, today: Day, sees: &dyn Fn(Tlp) -> bool) -> Result<(), Refusal> {
    person.may(held, LOOK.0, LOOK.1, today)?;
    if sees(held.tlp) { Ok(()) } else { Err(Refusal::Sensitivity) }
}

/// Who says a value, in parts: a list, a document that is cited, the words. What a list knows somebody by is masked as a name is, and
/// so are the words that say it and whoever is cited, who may be a person too. A held document is the view's to name.
pub fn source_parts(held: &Held, open: bool) -> Vec<String> {
    let source = &held.source;
    let mut parts = Vec::new();
    if !source.list.is_empty() {
        parts.push(source.list.clone());
    }
    if !source.record.is_empty() && open {
        parts.push(format!("#{}", source.record));
    }
    parts.extend(source.document.map(|number| format!("D{number}")));
    if !source.cited.is_empty() {
        parts.push(if open { source.cited.clone() } else { MASK.to_owned() });
    }
    if let Some(quoted) = source.quoted.as_ref().filter(|_| open) {
        parts.push(format!("“{}”", quoted.exact));
    }
    parts
}
