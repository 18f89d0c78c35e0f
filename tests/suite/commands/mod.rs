//! The program on what it should refuse: each gives one line on standard error that says what, where and what to
//! do, the right exit code, and changes nothing.
//!
//! Input: `refusals.txt`, and files that nobody should have made. Output: the runner's verdict. Left out: what goes
//! well (`stories/`).

mod damage;
mod files;
mod formats;
mod guide;
mod streams;

use crate::program_run::Desk;

/// A text in Korean whose Hangul is in its letters (NFD), as some systems write it.
pub(super) const DECOMPOSED: &str = "\u{1107}\u{116e}\u{11a8}\u{1109}\u{1169}\u{11bc} 600\u{110b}\u{1167} \u{1106}\u{1167}\u{11bc}.\r\n\u{110b}\u{1175} 600\u{110b}\u{1167} \u{1106}\u{1167}\u{11bc}\u{110b}\u{1173}\u{11ab} \u{1103}\u{1161}\u{1105}\u{1173}\u{11ab} \u{1109}\u{116e}.\n";

/// A project with the example's claims, a document, a sealed contact, a page, and files beside it.
pub(super) fn prepared() -> Desk {
    let desk = Desk::with_example_claims();
    desk.write("text.txt", "The ministry said around 600여 명 were returned on 9 October. Justice for North Korea said around 600 North Korean defectors were forcibly repatriated to North Korea on Monday night.\n");
    desk.write("other.txt", "other");
    desk.write("empty.txt", "");
    desk.write("contact.txt", "someone invented");
    desk.write("korean.txt", b"\xba\xcf\xbc\xdb 600\xbf\xa9 \xb8\xed\n");
    desk.write("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0\x01");
    std::fs::create_dir(desk.path("folder")).unwrap();
    let add = [
        "add",
        "--note",
        "--text-file",
        "text.txt",
        "--contact-file",
        "contact.txt",
        "--published",
        "2023-10-13",
        "--lang",
        "en",
    ];
    desk.run(&add).fine();
    desk.run(&["page", "OCT09", "--out", "oct09.html"]).fine();
    desk
}

/// The words of a line as a shell would part them; single quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned())
        } else {
            words.extend(part.split_whitespace().map(str::to_owned))
        }
    }
    words
}

#[test]
fn every_refusal_is_one_line_with_its_code_and_changes_nothing() {
    let desk = prepared();
    let entries = desk.verified();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in include_str!("refusals.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (arguments, expected) = line.split_once("=> ").unwrap();
        let (code, said) = expected.split_once(": ").unwrap();
        let arguments = words(arguments);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ran = desk.run(&arguments);
        cases += 1;
        let clean =
            ran.err.strip_suffix('\n').is_some_and(|l| l.starts_with("attested: ") && !l.contains(char::is_control));
        let told = said.split("; ").all(|word| ran.err.contains(word));
        if ran.code != code.parse().ok() || !ran.out.is_empty() || !clean || !told {
            wrong.push(format!(
                "{line}\n    gave {:?}: {}{}",
                ran.code,
                ran.err,
                ran.out.lines().next().unwrap_or_default()
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(desk.verified(), entries, "nothing was recorded");
    assert!(!desk.path("new").exists() && !desk.path("page.html").exists(), "nothing was made");
}

#[test]
fn a_passphrase_that_is_wrong_missing_or_empty() {
    let desk = Desk::with_project();
    desk.write("none", "");
    desk.write("wrong", "not this one\n");
    desk.write("right", format!("{}\r\n", crate::program_run::PASSPHRASE));
    desk.run(&["event", "list", "--passphrase-file", "right"]).fine();
    desk.run(&["event", "list", "--passphrase-file", "wrong"])
        .refused_saying(1, &["passphrase", "project", "nothing was changed"]);
    desk.run(&["event", "list", "--passphrase-file", "none"]).refused_saying(1, &["passphrase is empty"]);
    desk.run(&["event", "list", "--passphrase-file", "nowhere"]).refused_saying(1, &["nowhere"]);
    let without = |arguments: &[&str]| {
        let mut command = desk.program();
        command.env_remove("ATTESTED_PASSPHRASE").args(arguments);
        crate::program_run::Ran::of(arguments, command.output().unwrap())
    };
    let ways = ["ATTESTED_PASSPHRASE", "--passphrase-file", "terminal"];
    without(&["--project", "project", "event", "list"]).refused_saying(1, &ways);
    without(&["init", "new"]).refused_saying(1, &ways);
    assert!(!desk.path("new").exists());
    // A wrong folder is told before a passphrase is asked.
    without(&["--project", "nowhere", "event", "list"]).refused_saying(1, &["nowhere", "attested init"]);
    without(&["event", "list"]).refused_saying(1, &["no project", "--project"]);
    assert_eq!(desk.verified(), 0);
}

#[test]
fn arguments_of_control_characters_and_ten_kilobytes() {
    let desk = prepared();
    let entries = desk.verified();
    let long = "북송된 사람들의 수를 말하지 않았다".repeat(220);
    assert!(long.len() > 10_000);
    let terminal = "\u{1b}[2J\u{7}\u{9b}31m\u{202e}x\ny";
    for text in [long.as_str(), terminal] {
        let uses: [&[&str]; 12] = [
            &[text],
            &["figure", text],
            &["figure", "OCT09", "--as-of", text],
            &["figure", "OCT09", "--policy", text],
            &["figure", "OCT09", "--format", text],
            &["explain", &format!("OCT09/{text}")],
            &["claim", "show", text],
            &["document", text],
            &["add", text],
            &["judge", "scope", "C001", text, "--reason", "x"],
            &["quote", "C001", "--in", "D1", "--text", text],
            &["erase", text, "--reason", "x"],
        ];
        for arguments in uses {
            let ran = desk.run(arguments);
            let code = ran.code.unwrap();
            assert!(code == 1 || code == 2, "{ran:?}");
            ran.refused(code);
        }
    }
    // As data they are taken, kept as they are in the record, and can't steer a terminal.
    let add = [
        "claim",
        "add",
        "--id",
        "T1",
        "--event",
        "OCT09",
        "--act",
        "forcible_return",
        "--aspect",
        "occurrence",
        "--modality",
        "asserted",
    ];
    desk.run(&[&add[..], &["--speaker", terminal, "--words", &long, "--note", terminal]].concat()).fine();
    let kept = desk.json(&["claim", "show", "T1"]);
    assert_eq!((&kept["claim"]["speaker"], &kept["claim"]["words"]), (&terminal.into(), &long.as_str().into()));
    for look in [&["claim", "show", "T1"][..], &["claim", "list"], &["figure", "OCT09"], &["explain", "OCT09"]] {
        let shown = desk.run(look).fine().out;
        let steering = shown.chars().find(|c| {
            (c.is_control() && *c != '\n' && *c != '\t')
                || ('\u{202a}'..='\u{202e}').contains(c)
                || ('\u{2066}'..='\u{2069}').contains(c)
        });
        assert_eq!(steering, None, "{look:?}");
    }
    assert_eq!(desk.verified(), entries + 1);
}
