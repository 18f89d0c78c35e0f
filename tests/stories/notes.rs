//! Something heard by telephone: the note is evidence, the contact stays sealed apart, and can be forgotten.
//!
//! Input: a note and a contact invented here. Output: the runner's verdict. Left out: consent.

use crate::program_run::{Desk, Ran};

/// Who was heard: invented, and unlike any word that the program has of its own.
const CONTACT: &str = "가상의연락처-QZX77";
const NOTE: &str =
    "On 9 October five buses left the detention centre, the caller said. 600여 명이 타고 있었다고 했다.\n";

/// Every file of the project, and everything that the program ever said, without the contact.
fn nowhere(desk: &Desk, said: &[Ran]) {
    for ran in said {
        assert!(!ran.out.contains(CONTACT) && !ran.err.contains(CONTACT), "{ran:?}");
        assert!(!ran.out.contains("QZX77") && !ran.err.contains("QZX77"), "{ran:?}");
    }
    let mut folders = vec![desk.path("project")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for secret in [CONTACT, "QZX77", "five buses", "OCT09"] {
                assert!(
                    !bytes.windows(secret.len()).any(|w| w == secret.as_bytes()),
                    "{} holds {secret}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn a_contact_is_sealed_and_can_be_forgotten() {
    let desk = Desk::with_project();
    desk.write("contact.txt", format!("{CONTACT}\n"));
    let add = [
        "add",
        "--note",
        "--contact-file",
        "contact.txt",
        "--channel",
        "telephone",
        "--published",
        "2023-10-10",
        "--lang",
        "en",
        "--name",
        "Call 1",
    ];
    let added = desk.typed(&add, NOTE.as_bytes()).fine();
    let handle = added
        .out
        .split(|c: char| !c.is_ascii_hexdigit())
        .rfind(|word| word.len() == 32)
        .unwrap_or_else(|| panic!("{added:?}"))
        .to_owned();
    let claim = [
        "claim",
        "add",
        "--id",
        "N1",
        "--event",
        "OCT09",
        "--act",
        "forcible_return",
        "--modality",
        "reported",
        "--measure",
        "flow",
        "--unit",
        "persons",
    ];
    let number = [
        "--scope",
        "whole",
        "--quantity-kind",
        "at_least",
        "--low",
        "600",
        "--quantity-words",
        "600여",
        "--lang",
        "ko",
        "--in",
        "D1",
        "--quote",
        "600여 명",
    ];
    desk.run(&[&claim[..], &number].concat()).fine();
    let before: Vec<Ran> = LOOKS.iter().map(|look| desk.run(look)).collect();
    let wrong = desk.run(&["erase", "00000000000000000000000000000000", "--reason", "a slip"]);
    wrong.refused_saying(1, &["subject", "00000000000000000000000000000000"]);
    desk.run(&["erase", &handle]).refused_saying(2, &["--reason"]);
    nowhere(&desk, &before);
    let entries = desk.verified();
    assert!(desk.run(&["erase"]).fine().out.contains(&handle));

    let erased = desk.run(&["erase", &handle, "--reason", "asked to be forgotten"]).fine();
    assert!(erased.out.contains(&handle), "{erased:?}");
    let report = desk.json(&["verify"]);
    assert_eq!(
        (&report["verified"], &report["payloads_erased"], &report["entries"]),
        (&true.into(), &1.into(), &(entries + 1).into())
    );
    // The note and what was built on it stay.
    assert!(desk.run(&["document", "D1", "--text"]).fine().out.contains("five buses"));
    let figure = desk.figure("forcible_return.flow", &["OCT09"]);
    assert_eq!(figure["envelope"]["low"], 600);
    assert_eq!(figure["readings"][0]["held"], true);
    let after: Vec<Ran> = LOOKS.iter().map(|look| desk.run(look)).collect();
    nowhere(&desk, &after);
    desk.run(&["rebuild"]).fine();
    assert_eq!(desk.verified(), entries + 1);
    // A second time says the same and harms nothing.
    let _ = desk.run(&["erase", &handle, "--reason", "asked again"]);
    desk.verified();
}

/// The same words heard from a second person: one document, two contacts, each forgotten by itself.
#[test]
fn a_note_told_twice_keeps_both_contacts() {
    let desk = Desk::with_project();
    let handles = || -> Vec<String> {
        let subjects = desk.json(&["erase"]);
        subjects.as_array().unwrap().iter().map(|s| s["handle"].as_str().unwrap().to_owned()).collect()
    };
    desk.write("first.txt", CONTACT);
    desk.write("second.txt", "가상의둘째연락처-QZX88");
    let add = |contact: &str| {
        let arguments = ["add", "--note", "--contact-file", contact, "--channel", "telephone", "--name", "Call"];
        desk.typed(&arguments, NOTE.as_bytes()).fine()
    };
    let said = [add("first.txt"), add("second.txt")];
    assert!(said[1].out.contains("D1"), "{said:?}");
    assert_eq!(desk.json(&["documents"]).as_array().unwrap().len(), 1);
    let both = handles();
    assert!(both.len() == 2 && both[0] != both[1], "{both:?}");
    assert!(said.iter().zip(&both).all(|(ran, handle)| ran.out.contains(handle.as_str())), "{said:?} {both:?}");
    assert!(said.iter().all(|ran| !ran.out.contains("QZX88") && !ran.err.contains("QZX88")));
    nowhere(&desk, &said);

    desk.run(&["erase", &both[0], "--reason", "asked to be forgotten"]).fine();
    let report = desk.json(&["verify"]);
    assert_eq!((&report["verified"], &report["payloads_erased"]), (&true.into(), &1.into()), "the other stays");
    assert!(desk.run(&["document", "D1", "--text"]).fine().out.contains("five buses"));
    // The same words from nobody in particular add nothing.
    let entries = desk.verified();
    desk.typed(&["add", "--note", "--name", "Call"], NOTE.as_bytes()).fine();
    assert_eq!(desk.verified(), entries);
}

/// Everything that prints what a project holds.
const LOOKS: [&[&str]; 13] = [
    &["documents"],
    &["documents", "--format", "jsonl"],
    &["document", "D1", "--text"],
    &["document", "D1", "--format", "json"],
    &["claim", "list"],
    &["claim", "export"],
    &["claim", "show", "N1", "--format", "json"],
    &["explain", "OCT09"],
    &["explain", "OCT09", "--format", "json"],
    &["erase"],
    &["erase", "--format", "json"],
    &["rebuild", "--dump"],
    &["verify"],
];

#[test]
fn a_backup_brings_all_of_it_back() {
    let desk = Desk::with_project();
    desk.write("contact.txt", CONTACT);
    desk.typed(&["add", "--note", "--contact-file", "contact.txt", "--name", "Call 1"], NOTE.as_bytes()).fine();
    let dump = desk.run(&["rebuild", "--dump"]).fine().out;
    desk.run(&["backup", "copy.attested"]).fine();
    desk.run(&["backup", "copy.attested"]).refused_saying(1, &["copy.attested"]);
    desk.bare(&["restore", "copy.attested", "project"]).refused_saying(1, &["project", "not empty"]);
    std::fs::rename(desk.path("project"), desk.path("lost")).unwrap();
    desk.bare(&["restore", "copy.attested", "project"]).fine();
    assert_eq!(desk.run(&["rebuild", "--dump"]).fine().out, dump);
    desk.verified();
    let backup = std::fs::read(desk.path("copy.attested")).unwrap();
    let mut changed = backup.clone();
    changed[backup.len() / 2] ^= 1;
    for bytes in
        [&changed[..], &backup[..backup.len() / 2], b"", b"not a backup of anything, but long enough to be one"]
    {
        desk.write("broken.attested", bytes);
        desk.bare(&["restore", "broken.attested", "elsewhere"]).refused_saying(1, &["broken.attested", "damaged"]);
        assert!(!desk.path("elsewhere").exists(), "nothing is left of a restore that failed");
    }
}
