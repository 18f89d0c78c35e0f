//! Plan, look, commit: what an import of persons would do, before it does anything. Input: rows as read, and the persons that the
//! project holds. Output: new persons, new statements on persons known by list and id, what is the same, and rows that can't be
//! taken, by line. Never compares names: who is who is `queue`'s affair and people's. Leaves out writing.

use crate::exchange::ReadRow;
use crate::{Person, PersonsError, Row};
use attested_model::SubjectHandle;
use std::collections::BTreeMap;

/// A row that would be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its line.
    pub line: u64,
    /// What it says.
    pub row: Row,
    /// The person it is about, when the project has the record already.
    pub about: Option<SubjectHandle>,
}

/// What an import would do.
#[derive(Debug, Default)]
pub struct ImportPlan {
    /// Rows in the order of the file: new persons, and further statements on those known.
    pub planned: Vec<Planned>,
    /// How many rows say what is recorded already.
    pub same: u64,
    /// Rows that can't be taken: line and reason.
    pub rejected: Vec<(u64, PersonsError)>,
}

/// Plans an import. A record is known again by its list and its id in it; a row without an id is always somebody new.
pub fn plan(rows: Vec<ReadRow>, held: &[Person]) -> ImportPlan {
    let mut known: BTreeMap<(&str, &str), &Person> = BTreeMap::new();
    for person in held {
        for value in person.values.iter().filter(|value| !value.source.record.is_empty()) {
            known.entry((&value.source.list, &value.source.record)).or_insert(person);
        }
    }
    let mut made = ImportPlan::default();
    let mut seen: BTreeMap<(String, String), u64> = BTreeMap::new();
    for ReadRow { line, row } in rows {
        let row = match row {
            Ok(row) => row,
            Err(why) => {
                made.rejected.push((line, why));
                continue;
            }
        };
        let key = (row.source.list.clone(), row.source.record.clone());
        if !key.1.is_empty() {
            if let Some(first) = seen.get(&key) {
                let why = format!("line {first} has the same list and id: give every record an id of its own");
                made.rejected.push((line, PersonsError::Cell { column: "id".to_owned(), why }));
                continue;
            }
            seen.insert(key.clone(), line);
        }
        let person =
            Some(()).filter(|()| !key.1.is_empty()).and_then(|()| known.get(&(key.0.as_str(), key.1.as_str())));
        match person {
            Some(person) if says_nothing_new(&row, person) => made.same += 1,
            Some(person) => made.planned.push(Planned { line, about: Some(person.handle), row: only_new(row, person) }),
            None => made.planned.push(Planned { line, about: None, row }),
        }
    }
    made
}

fn is_held(value: &crate::Value, row: &Row, person: &Person) -> bool {
    let same_source =
        |held: &&crate::Held| held.source.list == row.source.list && held.source.record == row.source.record;
    person.in_force().filter(same_source).any(|held| held.value == *value)
}

fn says_nothing_new(row: &Row, person: &Person) -> bool {
    row.values.iter().all(|value| is_held(value, row, person))
}

/// What is said anew stands beside what was said before: nothing is overwritten.
fn only_new(mut row: Row, person: &Person) -> Row {
    let values = std::mem::take(&mut row.values);
    row.values = values.into_iter().filter(|value| !is_held(value, &row, person)).collect();
    row
}
