//! What lies around the program: a reader that goes away, a full device, another process at work, standard input.
//!
//! Input: the example's claims. Output: the runner's verdict. Left out: terminals.

use super::prepared;
use crate::program_run::{Desk, Ran};
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Runs the program with nobody to read what it prints.
fn unread(desk: &Desk, arguments: &[&str]) -> Ran {
    let mut command = desk.program();
    command.args(["--project", "project"]).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    Ran::of(arguments, child.wait_with_output().unwrap())
}

#[test]
fn a_reader_that_goes_away_ends_nothing_halfway() {
    let desk = prepared();
    for arguments in [
        &["figure", "OCT09"][..],
        &["claim", "export"],
        &["claim", "list"],
        &["explain", "OCT09", "--format", "json"],
        &["rebuild", "--dump"],
        &["figure", "--help"],
    ] {
        let ran = unread(&desk, arguments).fine();
        assert!(ran.err.lines().count() <= 1, "{ran:?}");
    }
    // What was to be recorded is recorded, all of it, whoever reads.
    desk.write("one.txt", "one");
    desk.write("two.txt", "two");
    unread(&desk, &["add", "one.txt", "two.txt"]).fine();
    assert_eq!(desk.run(&["documents"]).fine().out.lines().count(), 3);
    desk.write("more.csv", "id,event,act,modality,aspect\nM1,MORE,forcible_return,asserted,occurrence\n");
    let before = desk.verified();
    unread(&desk, &["claim", "import", "more.csv", "--commit"]).fine();
    assert_eq!(desk.verified(), before + 2);
    let mut command = desk.program();
    let mut child = command.args(["demo", "returns"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
    assert!(desk.path("returns/OCT09.html").exists(), "the demonstration is whole");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_device_is_a_failure_that_says_so() {
    let desk = prepared();
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    for arguments in [&["figure", "OCT09"][..], &["claim", "export"], &["documents"], &["--help"]] {
        let mut command = desk.program();
        command.args(["--project", "project"]).args(arguments).stdout(full());
        Ran::of(arguments, command.output().unwrap()).refused_saying(1, &["standard output"]);
    }
    desk.run(&["claim", "export", "--out", "/dev/full"]).refused_saying(1, &["/dev/full"]);
    desk.run(&["page", "OCT09", "--out", "/dev/full"]).refused_saying(1, &["/dev/full"]);
}

#[test]
fn a_second_process_is_told_and_changes_nothing() {
    let desk = prepared();
    let entries = desk.verified();
    // A note that is still being typed holds the project.
    let mut command = desk.program();
    command
        .args(["--project", "project", "add", "--note", "--name", "Call 2"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut typing = command.spawn().unwrap();
    let started = Instant::now();
    // Asked so briefly that it is never in the way of the process it waits for.
    while std::fs::File::open(desk.path("project/lock")).unwrap().try_lock_shared().is_ok() {
        assert!(started.elapsed() < Duration::from_secs(20), "the first process never came to hold the project");
        std::thread::sleep(Duration::from_millis(20));
    }
    for arguments in [
        &["event", "list"][..],
        &["event", "add", "NEW"],
        &["figure", "OCT09"],
        &["verify"],
        &["backup", "copy"],
        &["add", "text.txt"],
    ] {
        desk.run(arguments).refused_saying(1, &["project", "another process"]);
    }
    typing.stdin.take().unwrap().write_all(b"heard while others waited").unwrap();
    Ran::of(&["add", "--note"], typing.wait_with_output().unwrap()).fine();
    assert_eq!(desk.verified(), entries + 3);
}

#[test]
fn a_process_that_is_stopped_leaves_the_project_whole() {
    let desk = prepared();
    let entries = desk.verified();
    let mut command = desk.program();
    command
        .args(["--project", "project", "add", "--note"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for wait in [0, 150, 400] {
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(desk.verified(), entries);
    }
}

#[test]
fn notes_that_are_empty_or_no_text_are_refused() {
    let desk = Desk::with_project();
    desk.typed(&["add", "--note"], b" \n\t\n").refused_saying(2, &["empty"]);
    desk.typed(&["add", "--note"], b"\xba\xcf\xbc\xdb").refused_saying(1, &["standard input"]);
    assert_eq!(desk.verified(), 0);
    desk.typed(&["add", "--note"], "들은 말".as_bytes()).fine();
    assert!(desk.run(&["document", "D1", "--text"]).fine().out.contains("들은 말"));
}
