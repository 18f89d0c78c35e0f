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

/// Plans an import. A record is known again by its list and its id in it; a row without an id is always somebody new. An id of no
/// list is refused: another file's first row would become a statement on this one's first person. So is a record that was erased, which
/// the store tells by its list and id.
pub fn plan(rows: Vec<ReadRow>, held: &[Person], is_erased: &dyn Fn(&str, &str) -> bool) -> ImportPlan {
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
        if key.0.is_empty() && !key.1.is_empty() {
            let why = "an id is one of a list: name it in the column list, or with --list NAME".to_owned();
            made.rejected.push((line, PersonsError::Cell { column: "id".to_owned(), why }));
            continue;
        }
        if !key.1.is_empty() {
            if let Some(first) = seen.get(&key) {
                let why = format!("line {first} has the same list and id: give every record an id of its own");
                made.rejected.push((line, PersonsError::Cell { column: "id".to_owned(), why }));
                continue;
            }
            if is_erased(&key.0, &key.1) {
                made.rejected.push((line, PersonsError::Erased));
                continue;
            }
            seen.insert(key.clone(), line);
        }
        // Nobody is known by an empty id.
        match known.get(&(key.0.as_str(), key.1.as_str())) {
            Some(person) if says_nothing_new(&row, person) => made.same += 1,
            Some(person) => made.planned.push(Planned { line, about: Some(person.handle), row: only_new(row, person) }),
            None => made.planned.push(Planned { line, about: None, row }),
        }
    }
    made
}

/// Whether the record said it already. What was withdrawn since stays withdrawn: the same file doesn't say it anew.
fn is_held(value: &crate::Value, row: &Row, person: &Person) -> bool {
    let same_source =
        |held: &&crate::Held| held.source.list == row.source.list && held.source.record == row.source.record;
    person.values.iter().filter(same_source).any(|held| held.value == *value)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Format, Mapping, read};
    use crate::tests::{NOBODY, stored};
    use crate::{PersonsDecision, Protection, assemble};

    fn planned(text: &str, held: &[Person]) -> (usize, usize, u64, usize) {
        let is_erased = |list: &str, id: &str| (list, id) == ("court", "9");
        let made = plan(read(text.as_bytes(), Format::Csv, &Mapping::default()).unwrap(), held, &is_erased);
        let known = made.planned.iter().filter(|one| one.about.is_some()).count();
        (made.planned.len() - known, known, made.same, made.rejected.len())
    }

    #[test]
    fn a_record_is_known_again_by_list_and_id_and_by_nothing_else() {
        let first = "id,list,name,sex\n1,court,Hong Gil-dong,m\n";
        assert_eq!(planned(first, &[]), (1, 0, 0, 0));
        let row = read(first.as_bytes(), Format::Csv, &Mapping::default()).unwrap().swap_remove(0).row.unwrap();
        let persons =
            |judgments: &[_]| assemble(vec![stored(1, std::slice::from_ref(&row))], judgments, &Protection::default());
        let held = persons(&[]);
        assert_eq!(planned(first, &held), (0, 0, 1, 0));
        assert_eq!(planned("id,list,name,sex\n1,court,Hong Gil-dong,f\n", &held), (0, 1, 0, 0));
        assert_eq!(planned("id,list,name\n1,ngo,Hong Gil-dong\n,court,Hong Gil-dong\n", &held), (2, 0, 0, 0));
        assert_eq!(planned("id,name\n1,Hong Gil-dong\n", &held), (0, 0, 0, 1), "an id of no list");
        assert_eq!(planned("id,list,name\n9,court,x\n9,ngo,x\n", &held), (1, 0, 0, 1), "who was erased stays so");
        let withdrawn = crate::tests::judged(PersonsDecision::Withdraw { statement: NOBODY + 1, value: Some(1) });
        assert_eq!(planned(first, &persons(&[withdrawn])), (0, 0, 1, 0), "what was withdrawn isn't said anew");
    }
}
