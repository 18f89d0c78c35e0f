//! A project that was damaged: cut short, a byte flipped anywhere, a file gone or exchanged. `verify` names it, and no
//! other command does harm.
//!
//! Input: copies of one prepared project. Output: the runner's verdict. Left out: forging by somebody who has the
//! passphrase; the ledger's own tests do that.

use super::prepared;
use crate::program_run::Desk;
use std::path::{Path, PathBuf};

/// The files of a project by name, blobs as `blobs`.
fn file(desk: &Desk, name: &str) -> PathBuf {
    let path = desk.path("project").join(name);
    if !path.is_dir() {
        return path;
    }
    let below = |folder: &Path| {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .max_by_key(|p| std::fs::metadata(p).unwrap().len())
    };
    let folders: Vec<PathBuf> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.iter().find_map(|folder| below(folder)).unwrap()
}

/// A copy whose file is what `change` makes of it.
fn damaged(desk: &Desk, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> Desk {
    let copy = desk.copy();
    let path = file(&copy, name);
    let mut bytes = std::fs::read(&path).unwrap();
    change(&mut bytes);
    std::fs::write(path, bytes).unwrap();
    copy
}

/// Places spread over a file: its first bytes, its last, and some between.
fn places(length: usize, between: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..between).map(|i| i * length / between + i % 7).collect();
    places.extend([1, length - 2, length - 1]);
    places.retain(|at| *at < length);
    places
}

#[test]
fn a_byte_flipped_anywhere_is_found_and_named() {
    let desk = prepared();
    let mut unnoticed = Vec::new();
    let files = [("attested.json", 12), ("project.db", 9), ("keys", 10), ("checkpoint", 8), ("blobs", 3)];
    for (name, between) in files {
        let length = std::fs::metadata(file(&desk, name)).unwrap().len() as usize;
        for at in places(length, between) {
            let copy = damaged(&desk, name, |bytes| bytes[at] ^= if at % 2 == 0 { 1 } else { 0x20 });
            let ran = copy.run(&["verify"]);
            if ran.code == Some(0) {
                unnoticed.push(format!("{name}: byte {at} of {length}"));
                continue;
            }
            let line = ran.refused(1);
            assert!(line.contains(name), "{name}, byte {at}: {line}");
        }
    }
    assert!(unnoticed.is_empty(), "unnoticed: {unnoticed:#?}");
    desk.verified();
}

#[test]
fn a_file_cut_short_emptied_or_gone() {
    let desk = prepared();
    for (name, cuts) in [
        ("project.db", &[0, 100, 4096, 8192][..]),
        ("keys", &[0, 5]),
        ("attested.json", &[0, 40]),
        ("checkpoint", &[0, 60]),
        ("blobs", &[0, 20]),
    ] {
        let length = std::fs::metadata(file(&desk, name)).unwrap().len() as usize;
        for keep in cuts.iter().copied().chain([length / 2, length - 1]) {
            let copy = damaged(&desk, name, |bytes| bytes.truncate(keep));
            copy.run(&["verify"]).refused_saying(1, &[name]);
        }
        let copy = desk.copy();
        std::fs::remove_file(file(&copy, name)).unwrap();
        let ran = copy.run(&["verify"]);
        if name == "checkpoint" {
            assert!(ran.fine().out.contains("No checkpoint"), "without it less is known, and that is said");
        } else {
            ran.refused_saying(1, &[name]);
        }
    }
}

#[test]
fn reading_and_writing_a_damaged_project_fail_clearly() {
    let desk = prepared();
    let database = |keep: usize| damaged(&desk, "project.db", |bytes| bytes.truncate(keep));
    let flipped = |at: usize| damaged(&desk, "project.db", |bytes| bytes[at] ^= 1);
    for copy in [database(0), database(5000), flipped(20), flipped(3000)] {
        let before = std::fs::read(file(&copy, "project.db")).unwrap();
        for arguments in [
            &["figure", "OCT09"][..],
            &["claim", "export"],
            &["event", "add", "NEW"],
            &["add", "text.txt"],
            &["rebuild"],
        ] {
            copy.run(arguments).refused_saying(1, &[]);
        }
        assert_eq!(std::fs::read(file(&copy, "project.db")).unwrap(), before, "nothing was changed");
    }
    // A working copy can't be made from an original that was changed: nothing is quoted from it.
    let copy = damaged(&desk, "blobs", |bytes| *bytes.last_mut().unwrap() ^= 1);
    copy.run(&["quote", "C001", "--in", "D1", "--text", "600여 명"]).refused_saying(1, &["blobs", "damaged"]);
    copy.run(&["document", "D1", "--text"]).refused_saying(1, &["blobs", "damaged"]);
}

#[test]
fn files_of_another_project_and_of_an_earlier_day_are_noticed() {
    let desk = prepared();
    let other = Desk::with_project();
    for name in ["attested.json", "project.db", "keys", "checkpoint"] {
        let copy = desk.copy();
        if let Ok(bytes) = std::fs::read(file(&other, name)) {
            std::fs::write(file(&copy, name), bytes).unwrap();
            let _ = copy.run(&["verify"]).refused(1);
        }
    }
    // The database as it was before the last commit: its own links hold, and the checkpoint apart tells.
    let copy = desk.copy();
    desk.run(&["event", "add", "LATER"]).fine();
    std::fs::write(file(&copy, "checkpoint"), std::fs::read(file(&desk, "checkpoint")).unwrap()).unwrap();
    copy.run(&["verify"]).refused_saying(1, &["checkpoint"]);
    desk.run(&["verify", "--page", "oct09.html"]).fine();
}

#[test]
fn a_page_changed_in_any_byte_is_refused() {
    let desk = prepared();
    let page = std::fs::read(desk.path("oct09.html")).unwrap();
    for at in places(page.len(), 8) {
        let mut changed = page.clone();
        changed[at] ^= 1;
        desk.write("oct09.html", changed);
        desk.run(&["verify", "--page", "oct09.html"]).refused_saying(1, &["oct09.html"]);
    }
    for keep in [0, 10, page.len() / 2, page.len() - 1] {
        desk.write("oct09.html", &page[..keep]);
        desk.run(&["verify", "--page", "oct09.html"]).refused_saying(1, &["oct09.html"]);
    }
    desk.write("oct09.html", &page);
    let other = Desk::with_project();
    other.write("oct09.html", &page);
    other.run(&["verify", "--page", "oct09.html"]).refused_saying(1, &["another project"]);
    desk.run(&["verify", "--page", "oct09.html"]).fine();
}
