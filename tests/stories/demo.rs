//! The first minute: `attested demo` in each language, what it prints, the page it writes, and the three commands
//! that it offers, each run as printed.
//!
//! Input: the example record. Output: the runner's verdict. Left out: how a page is laid out.

use crate::program_run::{Desk, PASSPHRASE, Ran};
use std::process::Command;

/// Each day of the history: what is stated, the core, the rivals (`RECONCILE`'s table, computed by the program).
const DAYS: [(&str, &str, &str, &str); 7] = [
    ("2023-10-10", "540–660", "–", "–"),
    ("2023-10-11", "501–699 ▷", "600–660 (3)", "–"),
    ("2023-10-12", "501–699 ▷", "600–660 (3)", "–"),
    ("2023-10-13", "◁ 501–699 ▷", "600–660 (3)", "–"),
    ("2023-10-17", "◁ 501–699 ▷", "600–660 (3)", "–"),
    ("2023-11-01", "◁ 180–699 ▷", "600–660 (3)", "180–300 (2)"),
    ("2023-12-07", "◁ 180–699 ▷", "600–660 (3)", "180–300 (2)"),
];

/// The passphrase that a demonstration without one of its own prints.
const FIXED: &str = "an example is no secret";

/// Runs a command as it was printed, in the words of a shell.
fn as_printed(desk: &Desk, passphrase: &str, line: &str) -> Ran {
    let words: Vec<&str> = line.split_whitespace().collect();
    assert_eq!(words.first(), Some(&"attested"), "{line}");
    let mut command: Command = desk.program();
    command.env("ATTESTED_PASSPHRASE", passphrase).args(&words[1..]);
    Ran::of(&words, command.output().unwrap())
}

/// The demonstration in one language: what every language must show.
fn shown(language: &'static str, passphrase: Option<&str>) -> (Desk, Ran) {
    let desk = Desk::empty().reading(language);
    let mut command = desk.program();
    if passphrase.is_none() {
        command.env_remove("ATTESTED_PASSPHRASE");
    }
    let ran = Ran::of(&["demo"], command.args(["demo", "returns"]).output().unwrap()).fine();
    assert_eq!(ran.err, "", "nothing but the answer");
    // Each language joins a range by a mark of its own.
    let out = ran.out.replace(['~', '～'], "–");
    for figure in ["180–699", "600–660", "180–300", "C003", "C031", "C085", "◁", "▷", "┣", "▲", "OCT09.html"]
    {
        assert!(out.contains(figure), "{language} lacks {figure}: {out}");
    }
    let mut history = out.lines().filter(|line| line.trim_start().starts_with("2023-1"));
    for (day, stated, core, rivals) in DAYS {
        let line = history.next().unwrap_or_default();
        let cells: Vec<&str> = line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        assert_eq!(cells.get(..4), Some(&[day, stated, core, rivals][..]), "{language}: {line}");
    }
    let unsaid = ran
        .out
        .lines()
        .find(|line| line.contains("{$") || line.contains("{ $") || line.contains("⟨") || line.contains("Some("));
    assert_eq!(unsaid, None, "{language}: a message without its words");
    let commands: Vec<&str> = ran.out.lines().map(str::trim).filter(|line| line.starts_with("attested ")).collect();
    assert_eq!(commands.len(), 3, "{language}: {commands:?}");
    for line in commands {
        let said = as_printed(&desk, passphrase.unwrap_or(FIXED), line).fine();
        assert!(said.out.lines().count() >= 2, "{line}: {}", said.out);
    }
    (desk, ran)
}

#[test]
fn the_demonstration_in_english_with_the_passphrase_it_prints() {
    let (desk, ran) = shown("en", None);
    assert!(ran.out.contains(FIXED), "{}", ran.out);
    let words = [
        "number contested",
        "11 named origins",
        "Positions",
        "Warnings",
        "declined to say how many",
        "C003 disputes C001",
    ];
    for word in words {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
    let page = std::fs::read_to_string(desk.path("returns/OCT09.html")).unwrap();
    self_contained(&page);
    for word in ["600여", "540–660", "<svg", "INTERNAL"] {
        assert!(page.contains(word) || page.contains(&word.to_lowercase()), "the page lacks {word}");
    }
    // The passphrase is the one that was printed, and no other.
    let other = as_printed(&desk, PASSPHRASE, "attested verify --project returns");
    other.refused_saying(1, &["passphrase", "returns"]);
    let again = as_printed(&desk, FIXED, "attested demo returns");
    again.refused_saying(1, &["returns", "not empty"]);
}

#[test]
fn the_demonstration_in_korean() {
    let (_, ran) = shown("ko", Some(PASSPHRASE));
    assert!(
        ran.out.contains("ATTESTED_PASSPHRASE") && !ran.out.contains(FIXED) && !ran.out.contains(PASSPHRASE),
        "{}",
        ran.out
    );
    assert!(ran.out.matches(|c| ('가'..='힣').contains(&c)).count() > 400, "{}", ran.out);
}

#[test]
fn the_demonstration_in_chinese_and_its_page() {
    let (desk, ran) = shown("zh", Some(PASSPHRASE));
    assert!(ran.out.matches(|c| ('一'..='鿿').contains(&c)).count() > 400, "{}", ran.out);
    let html = desk.path("returns/OCT09.html");
    let page = std::fs::read(&html).unwrap();
    self_contained(std::str::from_utf8(&page).unwrap());
    let check = "attested verify --page returns/OCT09.html --project returns";
    as_printed(&desk, PASSPHRASE, check).fine();
    let number =
        page.windows(7).position(|w| w == "540–".as_bytes().get(..7).unwrap_or(w) || w.starts_with(b"540")).unwrap();
    let cases = [(number, "changed"), (page.len() - 20, "page"), (20, "changed"), (page.len() - 60, "page")];
    for (at, word) in cases {
        let mut changed = page.clone();
        changed[at] ^= 1;
        std::fs::write(&html, changed).unwrap();
        as_printed(&desk, PASSPHRASE, check).refused_saying(1, &["OCT09.html", word]);
    }
    std::fs::write(&html, [page.as_slice(), b"<p>more</p>\n"].concat()).unwrap();
    as_printed(&desk, PASSPHRASE, check).refused_saying(1, &["OCT09.html"]);
}

/// Nothing in a page fetches anything or runs anything.
fn self_contained(page: &str) {
    let lower = page.to_ascii_lowercase();
    for word in [
        "<script",
        "<iframe",
        "<link",
        "<object",
        "<embed",
        "<base",
        "@import",
        "srcset",
        "javascript:",
        " onload=",
        " onerror=",
        " onclick=",
    ] {
        assert!(!lower.contains(word), "the page has {word}");
    }
    let fetched = lower.match_indices("url(").find(|(at, _)| !lower[at + 4..].starts_with('#'));
    assert_eq!(fetched, None, "a style fetches something");
    for attribute in ["src=", "href="] {
        for (at, _) in lower.match_indices(attribute) {
            let value = &lower[at + attribute.len()..];
            let inside = value.starts_with("\"#") || (attribute == "href=" && value.starts_with("\"http"));
            assert!(inside, "the page fetches {}", &value[..60.min(value.len())]);
        }
    }
    assert!(lower.starts_with("<!doctype html>") && lower.contains("charset"));
}
