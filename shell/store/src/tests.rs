//! A project's life on disk: made, filled, damaged, backed up, erased. Each case ends in a clear error and
//! nothing changed, or in the same bytes.

mod persons;

use super::*;
use attested_app::{NumberWindow, PersonsSnapshot, Snapshot};
use attested_claims::{Claim, ClaimsEntry, ColumnMap, Event, read_csv};
use attested_evidence::{Contact, Document, DocumentKind, EvidenceEntry, Sha256Hex};
use attested_model::{ClaimId, DocumentName, Envelope, EventId, Measure, SubjectHandle, Timestamp};
use attested_protection::Tlp;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

const CSV: &str = "id,event,event_date,act,modality,aspect,measure,quantity_kind,low,high,published
C1,E1,2023-01,killing,asserted,number,flow,exact,5,5,2023-01-01
C2,E1,,killing,denied,occurrence,flow,,,,2023-01-02
C3,E2,2023,detention,asserted,number,stock,more_than,5,,2023-01-03
";

fn passphrase() -> Passphrase {
    Passphrase::new("correct horse".to_owned()).unwrap()
}

fn claims(csv: &str) -> Vec<Claim> {
    read_csv(csv.as_bytes(), &ColumnMap::default()).unwrap().into_iter().map(|r| r.claim.unwrap()).collect()
}

fn envelopes(csv: &str) -> Vec<Envelope> {
    claims(csv).into_iter().map(|c| ClaimsEntry::Claim(Box::new(c)).to_envelope().unwrap()).collect()
}

fn fresh() -> (tempfile::TempDir, PathBuf, Project) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p");
    let project = Project::create(&path, &passphrase(), KdfCost::calibrated(Duration::ZERO).unwrap()).unwrap();
    (dir, path, project)
}

/// A project with events, claims, a corrected claim, a document, and a note's contact.
fn filled() -> (tempfile::TempDir, PathBuf, Project) {
    let (dir, path, mut project) = fresh();
    let event = ClaimsEntry::Event(Event::named(EventId::parse("E1").unwrap())).to_envelope().unwrap();
    project.commit([vec![event], envelopes(CSV)].concat(), Timestamp(1_000)).unwrap();
    let corrected = CSV.replace("exact,5,5", "exact,6,6");
    project.commit(vec![envelopes(&corrected).swap_remove(0)], Timestamp(2_000)).unwrap();
    add(&mut project, &vec![7u8; 300_000]);
    let subject = project.new_subject().unwrap();
    let contact =
        Contact { subject, document: 1, identity: "somebody".to_owned(), channel: String::new(), heard: None };
    project.commit(vec![EvidenceEntry::Contact(contact).to_envelope().unwrap()], Timestamp(3_000)).unwrap();
    (dir, path, project)
}

fn add(project: &mut Project, bytes: &[u8]) {
    let (blob, sha256, length) = project.seal_original(&mut &bytes[..], Path::new("memory")).unwrap();
    let document = Document {
        sha256: Sha256Hex::parse(&sha256).unwrap(),
        bytes: length,
        media_type: "application/octet-stream".to_owned(),
        name: DocumentName::parse("a document").unwrap(),
        title: String::new(),
        publisher: String::new(),
        published: None,
        url: String::new(),
        lang: None,
        captured: None,
        kind: DocumentKind::Held,
        retells: None,
        tlp: Tlp::Amber,
        blob,
        working_copy: None,
    };
    project.commit(vec![EvidenceEntry::Document(Box::new(document)).to_envelope().unwrap()], Timestamp(2_500)).unwrap();
}

fn open(path: &Path, access: Access) -> Result<Project, StoreError> {
    Project::open(path, &passphrase(), access)
}

fn verify(path: &Path) -> Result<VerifyReport, StoreError> {
    open(path, Access::Write)?.verify(&mut |_, _, _| ControlFlow::Continue(()))
}

#[test]
fn what_was_committed_is_there_again() {
    let (_dir, path, project) = filled();
    let dump = project.dump().unwrap();
    project.close().unwrap();
    assert!(!path.join("project.db-wal").exists(), "a closed project is one database file");
    let project = open(&path, Access::Read).unwrap();
    assert_eq!(project.dump().unwrap(), dump);
    let id = ClaimId::parse("C1").unwrap();
    let low = |at: Option<i64>| project.claim(&id, at.map(Timestamp)).unwrap().map(|r| r.claim.quantity.unwrap().low());
    assert_eq!(low(None), Some(Some(6)));
    assert_eq!(low(Some(1_500)), Some(Some(5)), "an earlier moment sees the earlier version");
    assert_eq!(low(Some(500)), None);
    assert_eq!(project.claim_versions(&id).unwrap(), 2);
    let stating = |measure, days, at: Option<i64>| {
        let window = NumberWindow { number: 6, measure, days };
        let found = project.numbers_elsewhere(&[window].into(), &EventId::parse("E2").unwrap(), at.map(Timestamp));
        found.unwrap().iter().map(|n| n.claim.to_string()).collect::<Vec<_>>()
    };
    let all = (i64::MIN, i64::MAX);
    assert_eq!(stating(Measure::Flow, all, None), ["C1"]);
    assert_eq!(stating(Measure::Flow, all, Some(1_500)), [""; 0], "it said 5 then");
    assert_eq!(stating(Measure::Stock, all, None), [""; 0]);
    assert_eq!(stating(Measure::Flow, (0, 1), None), [""; 0], "of other days");
}

#[test]
fn derived_rows_are_rebuilt_to_the_same_bytes() {
    let (_dir, path, mut project) = filled();
    let before = project.dump().unwrap();
    project.rebuild().unwrap();
    assert_eq!(project.dump().unwrap(), before);
    assert!(before.lines().count() > 6);
    project.close().unwrap();
    let report = verify(&path).unwrap();
    assert_eq!((report.entries, report.commits, report.originals), (7, 4, 1));
    assert!(report.checkpoint_held);
}

/// What each version of the layout added, the last first.
const ADDED: [(i64, &[&str]); 3] = [
    (4, &["d_persons", "d_persons_judgments", "d_marks", "d_disclosures"]),
    (3, &["d_listed", "d_activity", "d_sources", "d_attributions", "d_codings", "w_events", "w_copies", "w_grams"]),
    (2, &["d_numbers"]),
];

#[test]
fn projects_of_earlier_versions_are_brought_up_to_the_same_bytes() {
    for version in 1..schema::VERSION {
        let (_dir, path, project) = filled();
        let before = project.dump().unwrap();
        for table in ADDED.iter().filter(|(since, _)| *since > version).flat_map(|(_, tables)| *tables) {
            project.connection.execute_batch(&format!("DROP TABLE {table}")).unwrap();
        }
        if version == 1 {
            let index = "CREATE INDEX d_claims_low ON d_claims (low) WHERE low IS NOT NULL";
            project.connection.execute_batch(index).unwrap();
        }
        project.connection.pragma_update(None, "user_version", version).unwrap();
        project.close().unwrap();
        let reader = open(&path, Access::Read).unwrap();
        assert_eq!(reader.dump().unwrap(), before, "version {version}");
        assert!(reader.stored_persons().unwrap().is_empty());
        drop(reader);
        verify(&path).unwrap();
    }
}

#[test]
fn whoever_works_by_turns_leaves_others_room_and_sees_what_they_write() {
    let (_dir, path, project) = filled();
    project.close().unwrap();
    let mut pages = open(&path, Access::ByTurns).unwrap();
    let one = "id,event,act,modality,aspect\nC9,E1,killing,denied,occurrence\n";
    let mut command = open(&path, Access::Write).unwrap();
    assert!(matches!(pages.commit(envelopes(one), Timestamp(9_000)).unwrap_err(), StoreError::InUse { .. }));
    let report = command.commit(envelopes(&one.replace("C9", "C10")), Timestamp(9_000)).unwrap();
    command.close().unwrap();
    pages.catch_up().unwrap();
    assert_eq!(pages.entries(), report.first + report.entries);
    let own = pages.commit(envelopes(one), Timestamp(9_001)).unwrap();
    assert_eq!(own.first, report.first + report.entries, "after what the command wrote");
    assert!(matches!(open(&path, Access::Read), Err(StoreError::InUse { .. })), "while the turn lasts");
    pages.end_turn();
    let reader = open(&path, Access::Read).unwrap();
    assert_eq!(reader.entries(), pages.entries());
    drop(reader);
    pages.close().unwrap();
    verify(&path).unwrap();
}

#[test]
fn words_are_found_in_the_index_and_gone_from_it_when_a_version_is_superseded() {
    let (_dir, _path, mut project) = filled();
    let said =
        |speaker: &str| format!("id,event,act,modality,aspect,speaker\nC9,E1,killing,denied,occurrence,{speaker}\n");
    project.commit(envelopes(&said("통일부 대변인 Onsŏng 600여 명")), Timestamp(9_000)).unwrap();
    let copy = |_: &Project, _: &attested_app::DocumentRecord| Some("중국이 탈북민을 강제 북송했다".to_owned());
    while !project.index_words(2, &mut copy.clone()).unwrap().is_whole() {}
    let found =
        |project: &Project, kind: HitKind, wanted: &str| project.find_words(kind, wanted, 0, 10).unwrap().0.len();
    for wanted in ["통일", "일부", "onsong", "ONSŎNG", "600여", "대변 onsong", "명", "e1"] {
        assert_eq!(found(&project, HitKind::Claims, wanted).min(1), 1, "{wanted}");
    }
    assert_eq!(found(&project, HitKind::Claims, "일대"), 0);
    assert_eq!(found(&project, HitKind::Texts, "북송"), 1);
    let listed =
        project.list_claims(&ClaimsAsked { words: "통일부".to_owned(), ..ClaimsAsked::default() }, 0, 10).unwrap();
    assert_eq!((listed.total, listed.rows.len()), (1, 1));
    project.commit(envelopes(&said("somebody else")), Timestamp(9_001)).unwrap();
    project.index_words(100, &mut copy.clone()).unwrap();
    assert_eq!(found(&project, HitKind::Claims, "통일부"), 0);
    assert_eq!(found(&project, HitKind::Claims, "somebody"), 1);
    project.rebuild().unwrap();
    assert!(!project.indexed().unwrap().is_whole());
    assert_eq!(found(&project, HitKind::Texts, "북송"), 0);
}

#[test]
fn a_document_that_is_forgotten_is_gone_from_the_index_and_from_its_pages() {
    let (_dir, _path, mut project) = filled();
    let copy = |_: &Project, _: &attested_app::DocumentRecord| Some("a witness named zweihorn 북송".to_owned());
    while !project.index_words(100, &mut copy.clone()).unwrap().is_whole() {}
    let found = |project: &Project| project.find_words(HitKind::Texts, "zweihorn", 0, 10).unwrap().0.len();
    let stands = |project: &Project| {
        let pages = project.rows("SELECT block FROM w_grams_data", [], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        pages.iter().any(|page| page.windows(8).any(|part| part == b"zweihorn"))
    };
    assert!(found(&project) == 1 && stands(&project));
    let blob = SubjectHandle::parse(&project.document(1).unwrap().unwrap().document.blob).unwrap();
    project.forget_words_of(&blob).unwrap();
    assert_eq!(found(&project), 0);
    assert!(!stands(&project), "in no page of the index");
    let copies = project.rows("SELECT count(*) FROM w_copies", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(copies, [0]);
    assert!(project.documents_alike(10).unwrap().is_empty());
}

#[test]
fn derived_rows_are_verified_within_a_turn_too() {
    let (_dir, path, project) = filled();
    project.connection.execute("UPDATE d_listed SET speaker = 'nobody' WHERE id = 'C1'", []).unwrap();
    project.close().unwrap();
    let mut pages = open(&path, Access::ByTurns).unwrap();
    pages.take_turn().unwrap();
    let found = pages.verify(&mut |_, _, _| ControlFlow::Continue(()));
    assert!(matches!(found, Err(StoreError::Damaged { why, .. }) if why.contains("d_listed")));
}

#[test]
fn a_tampered_derived_row_is_named() {
    let (_dir, path, project) = filled();
    project.connection.execute("UPDATE d_claims SET low = 9 WHERE id = 'C3'", []).unwrap();
    project.close().unwrap();
    let error = verify(&path).unwrap_err().to_string();
    assert!(error.contains("the rows of d_claims are not what the ledger says"), "{error}");
}

#[test]
fn who_may_not_come_in_is_told_why() {
    let (_dir, path, project) = filled();
    let busy = open(&path, Access::Read).err().unwrap().to_string();
    assert!(busy.contains("another process is using this project"), "{busy}");
    project.close().unwrap();
    let wrong = Project::open(&path, &Passphrase::new("wrong".to_owned()).unwrap(), Access::Write).err().unwrap();
    assert!(matches!(wrong, StoreError::Passphrase { .. }), "{wrong}");
    let header = fs::read_to_string(path.join("attested.json")).unwrap();
    fs::write(path.join("attested.json"), header.replace("\"attested\": 1", "\"attested\": 9")).unwrap();
    assert!(matches!(open(&path, Access::Read).err().unwrap(), StoreError::NewerFormat { found: 9, known: 1, .. }));
    fs::write(path.join("attested.json"), header.replace("\"passes\": 3", "\"passes\": 4")).unwrap();
    assert!(
        matches!(open(&path, Access::Read).err().unwrap(), StoreError::Passphrase { .. }),
        "a forged cost doesn't open it"
    );
    fs::write(path.join("attested.json"), "{}").unwrap();
    assert!(matches!(open(&path, Access::Read).err().unwrap(), StoreError::Damaged { .. }));
    fs::write(path.join("attested.json"), header).unwrap();
    let two = (open(&path, Access::Read).unwrap(), open(&path, Access::Read).unwrap());
    assert!(matches!(open(&path, Access::Write).err().unwrap(), StoreError::InUse { .. }));
    drop(two);
    assert!(matches!(open(Path::new("/nowhere/at/all"), Access::Read).err().unwrap(), StoreError::NoProject { .. }));
    assert!(matches!(
        Project::create(&path, &passphrase(), KdfCost::calibrated(Duration::ZERO).unwrap()).err().unwrap(),
        StoreError::NotEmpty { .. }
    ));
}

#[test]
fn any_damage_is_noticed_and_named() {
    let (_dir, path, project) = filled();
    project.close().unwrap();
    let database = path.join("project.db");
    let good = fs::read(&database).unwrap();
    let step = good.len() / 23;
    for at in (0..23).map(|i| i * step).chain([15, 16, good.len() - 1]) {
        let mut changed = good.clone();
        changed[at] ^= 0x20;
        fs::write(&database, changed).unwrap();
        let error = verify(&path).expect_err(&format!("byte {at} of {} was flipped", good.len())).to_string();
        assert!(error.contains("project.db"), "{error}");
    }
    for length in [0, 100, good.len() / 2, good.len() - 4096] {
        fs::write(&database, &good[..length]).unwrap();
        let error = verify(&path).expect_err(&format!("cut to {length}")).to_string();
        assert!(error.contains("project.db"), "{error}");
    }
    fs::remove_file(&database).unwrap();
    assert!(matches!(verify(&path).unwrap_err(), StoreError::Missing { .. }));
    fs::write(&database, &good).unwrap();
    let blob = only_file(&path.join("blobs"));
    let original = fs::read(&blob).unwrap();
    let mut changed = original.clone();
    changed[1000] ^= 1;
    fs::write(&blob, changed).unwrap();
    let error = verify(&path).unwrap_err().to_string();
    assert!(error.contains("chunk 0 can't be authenticated"), "{error}");
    fs::write(&blob, original).unwrap();
    let keys = fs::read(path.join("keys")).unwrap();
    let mut changed = keys.clone();
    changed[8 + 24 + 30] ^= 1;
    fs::write(path.join("keys"), changed).unwrap();
    assert!(verify(&path).unwrap_err().to_string().contains("a slot can't be authenticated"));
    fs::write(path.join("keys"), keys).unwrap();
    verify(&path).unwrap();
}

fn only_file(folder: &Path) -> PathBuf {
    let inside = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    if inside.is_dir() { only_file(&inside) } else { inside }
}

#[test]
fn a_database_put_back_to_an_earlier_state_is_noticed() {
    let (_dir, path, project) = filled();
    project.close().unwrap();
    let earlier = fs::read(path.join("project.db")).unwrap();
    let mut project = open(&path, Access::Write).unwrap();
    project
        .commit(envelopes("id,event,act,modality,aspect\nC9,E1,killing,denied,occurrence\n"), Timestamp(9_000))
        .unwrap();
    project.close().unwrap();
    fs::write(path.join("project.db"), earlier).unwrap();
    let error = verify(&path).unwrap_err().to_string();
    assert!(error.contains("ledger"), "{error}");
}

#[test]
fn what_is_committed_stays_so_when_the_checkpoint_cannot_be_renewed() {
    let (_dir, path, mut project) = filled();
    fs::create_dir(path.join("checkpoint.new")).unwrap();
    let one = "id,event,act,modality,aspect\nC9,E1,killing,denied,occurrence\n";
    let report = project.commit(envelopes(one), Timestamp(9_000)).unwrap();
    assert!(!report.checkpoint_kept);
    let report = project.commit(envelopes(&one.replace("C9", "C10")), Timestamp(9_001)).unwrap();
    assert_eq!((report.first, report.checkpoint_kept), (8, false));
    project.close().unwrap();
    assert_eq!(verify(&path).unwrap().entries, 9);
}

#[test]
fn a_full_disk_changes_nothing() {
    let (_dir, path, mut project) = filled();
    let before = project.dump().unwrap();
    let pages: i64 = project.connection.query_row("PRAGMA page_count", [], |r| r.get(0)).unwrap();
    project.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
    let many: String = (0..3_000).map(|i| format!("X{i},E1,killing,denied,occurrence\n")).collect();
    let error =
        project.commit(envelopes(&format!("id,event,act,modality,aspect\n{many}")), Timestamp(9_000)).unwrap_err();
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
    assert_eq!(project.dump().unwrap(), before);
    project.close().unwrap();
    assert_eq!(verify(&path).unwrap().entries, 7);
}

#[test]
fn an_erased_subject_is_gone_and_the_ledger_still_verifies() {
    let (_dir, path, mut project) = filled();
    let subject = attested_model::SubjectHandle::parse(&project.subjects().unwrap()[0].0).unwrap();
    let sealed = project.payload(6).unwrap().unwrap();
    assert!(String::from_utf8_lossy(&sealed).contains("somebody"));
    project.erase(&subject, "asked to be forgotten", Timestamp(4_000)).unwrap();
    assert_eq!(project.payload(6).unwrap(), None);
    let dump = project.dump().unwrap();
    assert!(!dump.contains("somebody"));
    project.rebuild().unwrap();
    assert_eq!(project.dump().unwrap(), dump, "derived rows are the same without the payload");
    project.close().unwrap();
    let report = verify(&path).unwrap();
    assert_eq!((report.entries, report.payloads_erased), (8, 1));
    let unknown = open(&path, Access::Write)
        .unwrap()
        .erase(&attested_model::SubjectHandle([0; 16]), "x", Timestamp(5_000))
        .unwrap_err();
    assert!(matches!(unknown, StoreError::NotFound { .. }));
}

#[test]
fn an_erasure_cut_short_is_finished_at_the_next_opening() {
    let (_dir, path, mut project) = filled();
    let subject = attested_model::SubjectHandle::parse(&project.subjects().unwrap()[0].0).unwrap();
    let entry = attested_protection::ProtectionEntry::Erasure { handle: subject, reason: "stopped here".to_owned() };
    project.commit(vec![entry.to_envelope().unwrap()], Timestamp(4_000)).unwrap();
    assert!(project.payload(6).unwrap().is_some(), "the entry is there, the key not yet destroyed");
    project.close().unwrap();
    let project = open(&path, Access::Write).unwrap();
    assert_eq!(project.payload(6).unwrap(), None);
}

#[test]
fn a_backup_brings_the_same_project_back() {
    let (dir, path, project) = filled();
    let dump = project.dump().unwrap();
    let file = dir.path().join("backup");
    assert!(matches!(backup(&path, &file).unwrap_err(), StoreError::InUse { .. }));
    project.close().unwrap();
    fs::write(path.join("page.html"), "not the project's own").unwrap();
    backup(&path, &file).unwrap();
    assert!(backup(&path, &file).is_err(), "an existing file is not overwritten");
    let other = dir.path().join("q");
    restore(&file, &other).unwrap();
    assert!(!other.join("page.html").exists());
    assert_eq!(open(&other, Access::Read).unwrap().dump().unwrap(), dump);
    verify(&other).unwrap();
    assert!(matches!(restore(&file, &other).unwrap_err(), StoreError::NotEmpty { .. }));
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let third = dir.path().join("r");
    let error = restore(&file, &third).unwrap_err().to_string();
    assert!(error.contains("changed or cut short") && !third.exists(), "{error}");
    fs::write(&file, b"something else entirely, long enough to hold a hash at its end").unwrap();
    assert!(restore(&file, &third).unwrap_err().to_string().contains("not a backup"));
}

#[test]
fn a_reader_can_change_nothing() {
    let (_dir, path, project) = filled();
    project.close().unwrap();
    let mut project = open(&path, Access::Read).unwrap();
    assert!(matches!(project.commit(envelopes(CSV), Timestamp(9_000)).unwrap_err(), StoreError::ReadOnly { .. }));
    assert!(matches!(project.rebuild().unwrap_err(), StoreError::ReadOnly { .. }));
    assert!(project.connection.execute("DELETE FROM entries", []).is_err());
}

#[test]
fn no_plain_text_reaches_the_disk() {
    let (_dir, path, project) = filled();
    let everything = |path: &Path| -> Vec<u8> {
        let mut files = vec![path.to_owned()];
        let mut bytes = Vec::new();
        while let Some(next) = files.pop() {
            if next.is_dir() {
                files.extend(fs::read_dir(next).unwrap().map(|e| e.unwrap().path()));
            } else {
                bytes.extend(fs::read(next).unwrap());
            }
        }
        bytes
    };
    let found = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|w| w == word);
    for bytes in [everything(&path), {
        project.close().unwrap();
        everything(&path)
    }] {
        for word in [b"killing".as_slice(), b"somebody", b"SQLite format", &[7u8; 64]] {
            assert!(!found(&bytes, word), "{}", String::from_utf8_lossy(word));
        }
    }
}

#[test]
fn work_that_is_told_to_end_leaves_nothing_behind() {
    let (_dir, path, mut project) = filled();
    let before = (project.entries(), project.dump().unwrap());
    let id = |i: usize| format!("M{i}");
    let rows: String =
        (0..2000).map(|i| format!("{},E9,,killing,denied,occurrence,flow,,,,2023-01-02\n", id(i))).collect();
    let many = envelopes(&format!("{}\n{rows}", CSV.lines().next().unwrap()));
    let mut told = 0;
    let ended = project.commit_telling(many.clone(), Timestamp(4_000), &mut |_, done, _| {
        told += 1;
        if done >= 1000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(ended, Err(StoreError::Cancelled)) && told == 3, "{told}");
    assert_eq!((project.entries(), project.dump().unwrap()), before);
    project.commit(many, Timestamp(5_000)).unwrap();
    let full = project.dump().unwrap();
    let stop = &mut |stage, _, _| match stage {
        Stage::Derived => ControlFlow::Break(()),
        Stage::Pages | Stage::Entries | Stage::Originals | Stage::Writing => ControlFlow::Continue(()),
    };
    assert!(matches!(project.rebuild_telling(stop), Err(StoreError::Cancelled)));
    assert!(matches!(project.verify(stop), Err(StoreError::Cancelled)));
    assert_eq!(project.dump().unwrap(), full);
    project.close().unwrap();
    assert_eq!(open(&path, Access::Read).unwrap().entries(), before.0 + 2000);
}
