//! Persons on disk: registered, sealed, rebuilt, erased. Input: a project filled by hand. Output: the runner's verdict. Left out: what
//! may be done with what is opened. Nobody is real: 홍길동 is the hero of a novel.

use super::*;
use attested_app::registry;
use attested_persons::{Row, statement_of};
use attested_protection::{Consent, ConsentState, Mark, Marked};
use std::collections::BTreeMap;

fn row(name: &str) -> Row {
    statement_of(&BTreeMap::from([("name".to_owned(), name.to_owned()), ("list".to_owned(), "court".to_owned())]))
        .unwrap()
}

fn with_two() -> (tempfile::TempDir, PathBuf, Project, Vec<SubjectHandle>) {
    let (dir, path, mut project) = fresh();
    let handles = project.new_subjects(2).unwrap();
    let read = registry(&project).unwrap();
    let mut envelopes = read.register(handles[0], row("홍길동")).unwrap();
    envelopes.extend(read.register(handles[1], row("Hong Gil-dong")).unwrap());
    let of = Marked::List("court".to_owned());
    envelopes.extend(
        read.mark(&Mark { of, tlp: None, never_link: Some(true), reason: "asked for".to_owned() }, true).unwrap(),
    );
    project.commit(envelopes, Timestamp(1_000)).unwrap();
    let consent = Consent {
        subject: handles[1],
        datum: None,
        purpose: None,
        audience: None,
        state: ConsentState::Refused,
        on: None,
        until: None,
        by: "the person".to_owned(),
        basis: "said so".to_owned(),
    };
    let said = registry(&project).unwrap().consent(&consent).unwrap();
    project.commit(said, Timestamp(2_000)).unwrap();
    (dir, path, project, handles)
}

#[test]
fn who_it_is_stands_in_no_derived_row_and_is_opened_when_asked_for() {
    let (_dir, path, mut project, _) = with_two();
    let dump = project.dump().unwrap();
    assert!(dump.contains("d_persons") && !dump.contains("홍길동") && !dump.contains("Gil-dong"), "{dump}");
    project.rebuild().unwrap();
    assert_eq!(project.dump().unwrap(), dump);
    let read = registry(&project).unwrap();
    assert_eq!(
        read.persons.iter().map(|p| (p.number, p.values.len(), p.consents.len())).collect::<Vec<_>>(),
        [(1, 1, 0), (2, 1, 1)]
    );
    assert!(read.persons.iter().all(|person| person.values.iter().all(|held| held.never_link)));
    project.close().unwrap();
    verify(&path).unwrap();
}

#[test]
fn an_erased_person_stays_a_number_and_the_rows_are_the_same() {
    let (_dir, path, mut project, handles) = with_two();
    project.erase(&handles[1], "asked to be forgotten", Timestamp(3_000)).unwrap();
    let dump = project.dump().unwrap();
    project.rebuild().unwrap();
    assert_eq!(project.dump().unwrap(), dump);
    let read = registry(&project).unwrap();
    assert!(read.persons[1].erased && read.persons[1].values.is_empty() && read.persons[1].consents.is_empty());
    assert!(read.state(2, row("Hong")).is_err(), "nothing more is recorded of them");
    project.close().unwrap();
    assert_eq!(verify(&path).unwrap().payloads_erased, 2);
}
