//! Files that somebody should not have made: claims that can't be read, documents in other encodings, empty, huge.
//!
//! Input: files written here. Output: the runner's verdict. Left out: pages made to hurt a parser (`suite/hostile`).

use super::DECOMPOSED;
use crate::program_run::{Desk, Ran, example};
use serde_json::Value;
use std::process::Command;

/// What is rejected of a file: line and reason.
fn rejected(desk: &Desk, file: &str) -> Vec<(u64, String)> {
    let plan: Value = desk.json(&["claim", "import", file]);
    let rejected = plan["rejected"].as_array().unwrap().iter();
    rejected.map(|r| (r["line"].as_u64().unwrap(), r["reason"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn rows_that_cant_be_are_rejected_with_line_and_reason_and_the_rest_is_taken() {
    let desk = Desk::with_project();
    let header = "id,event,event_date,aspect,act,modality,quantity_kind,low,high,part_of,measure,unit,scope\n";
    let cases = [
        ("B1,E,2023-10-09,number,forcible_return,asserted,exact,5,,,flow,persons,whole", ""),
        ("B2,E,9 October,number,forcible_return,asserted,exact,5,,,flow,persons,whole", "9 October"),
        ("B3,E,2023-10-09,number,forcible_return,asserted,roughly,5,,,flow,persons,whole", "roughly"),
        ("B4,E,2023-10-09,number,forcible_return,asserted,between,9,5,,flow,persons,whole", "low"),
        ("B5,E,,number,forcible_return,asserted,exact,5,,,flow,persons,whole", "lines 6, 7"),
        ("B5,E,,number,forcible_return,asserted,exact,6,,,flow,persons,whole", "lines 6, 7"),
        ("B6,E,,number,forcible_return,asserted,exact,5,,B7,flow,persons,part", "circle"),
        ("B7,E,,number,forcible_return,asserted,exact,5,,B6,flow,persons,part", "circle"),
        ("B8,E,,number,forcible_return,asserted,exact,5,,NOWHERE,flow,persons,part", "NOWHERE"),
        ("B9,E,,number,forcible_return,shouted,exact,5,,,flow,persons,whole", "shouted"),
        ("C1,E,,number,forcible_return,asserted,exact,many,,,flow,persons,whole", "many"),
        ("C2,E,,number,forcible_return,asserted,exact,5,,,flow,persons,whole,one,too,many", "cells"),
        (",E,,number,forcible_return,asserted,exact,5,,,flow,persons,whole", "id"),
        ("C3,,,number,forcible_return,asserted,exact,5,,,flow,persons,whole", "event"),
        (
            "C4,E,,number,forcible_return,asserted,exact,99999999999999999999,,,flow,persons,whole",
            "99999999999999999999",
        ),
    ];
    let rows: Vec<&str> = cases.iter().map(|(row, _)| *row).collect();
    desk.write("bad.csv", format!("{header}{}\n", rows.join("\n")));
    let found = rejected(&desk, "bad.csv");
    let wanted: Vec<(u64, &str)> =
        cases.iter().zip(2..).filter(|((_, why), _)| !why.is_empty()).map(|((_, why), line)| (line, *why)).collect();
    assert_eq!(
        found.iter().map(|r| r.0).collect::<Vec<_>>(),
        wanted.iter().map(|w| w.0).collect::<Vec<_>>(),
        "{found:#?}"
    );
    for ((line, reason), (_, why)) in found.iter().zip(wanted) {
        assert!(reason.contains(why), "line {line} should say {why:?}: {reason}");
    }
    assert_eq!(desk.verified(), 0);
    // Carried out, what can be taken is taken; the exit code says that not everything was.
    let said = desk.run(&["claim", "import", "bad.csv", "--commit"]).fine();
    assert!(
        said.out.contains("1 new") && said.out.contains("14 rejected") && said.out.contains("line 3 B2"),
        "{said:?}"
    );
    assert_eq!(desk.verified(), 2);
}

#[test]
fn files_that_are_no_table_of_claims_are_refused_whole() {
    let desk = Desk::with_project();
    let claims = String::from_utf8(example("claims.csv")).unwrap();
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(claims.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let cases: [(&str, Vec<u8>, &str); 9] = [
        (
            "cp949.csv",
            b"id,event,act,modality,words\nK1,OCT09,forcible_return,asserted,\xba\xcf\xbc\xdb\n".to_vec(),
            "line 2",
        ),
        ("utf16.csv", utf16, "UTF-8"),
        ("empty.csv", Vec::new(), "'id'"),
        ("header.csv", b"id,event,act\n".to_vec(), "'modality'"),
        ("twice.csv", b"id,event,act,modality,id\nX,E,a,asserted,Y\n".to_vec(), "'id' twice"),
        ("nothing.csv", b"\n\n\n".to_vec(), "'id'"),
        ("binary.csv", b"\x89PNG\r\n\x1a\n\0\0\0".to_vec(), "UTF-8"),
        ("prose.csv", "오늘 북송된 사람은 몇 명인가".into(), "'id'"),
        ("nul.csv", b"id\0,event,act,modality\n".to_vec(), "'id'"),
    ];
    for (name, bytes, why) in cases {
        desk.write(name, bytes);
        for more in [&[][..], &["--commit"]] {
            desk.run(&[&["claim", "import", name], more].concat()).refused_saying(1, &[name, why]);
        }
    }
    assert_eq!(desk.verified(), 0);
}

#[test]
fn documents_of_any_bytes_are_kept_and_say_why_they_have_no_text() {
    let desk = Desk::with_project();
    let cases: [(&str, &[u8], &str); 5] = [
        ("empty.txt", b"", ""),
        ("cp949.txt", b"\xba\xcf\xbc\xdb 600\xbf\xa9 \xb8\xed", "UTF-8"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0\x01", ""),
        ("truncated.html", "<html><body><p>북송 <a href=\"".as_bytes(), ""),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/pdf"),
    ];
    for (index, (name, bytes, why)) in cases.iter().enumerate() {
        desk.write(name, bytes);
        let added = desk.run(&["add", name, "--published", "2023-10-13"]).fine();
        assert!(added.out.contains(&format!("D{} added", index + 1)) && added.err.contains(why), "{added:?}");
        assert!(added.err.lines().count() <= 1, "{added:?}");
    }
    // With the encoding said, there is a text.
    desk.write("cp949-again.txt", b"\xba\xcf\xbc\xdb 600\xbf\xa9 \xb8\xed\n");
    desk.run(&["add", "cp949-again.txt", "--charset", "euc-kr", "--lang", "ko"]).fine();
    assert!(desk.run(&["document", "D6", "--text"]).fine().out.contains("북송 600여 명"));
    for without in ["D2", "D5"] {
        desk.run(&["suggest", without, "--published", "2023-10-13"]).refused_saying(1, &[without]);
        desk.run(&["document", without, "--text"]).refused_saying(1, &[without]);
    }
    let report = desk.json(&["verify"]);
    assert_eq!(report["originals"], 6);
}

#[test]
fn words_typed_composed_are_found_in_letters_and_quoted_as_they_stand() {
    let desk = Desk::with_example_claims();
    desk.write("nfd.txt", DECOMPOSED);
    desk.run(&["add", "nfd.txt", "--lang", "ko", "--published", "2023-10-13"]).fine();
    desk.run(&["quote", "C008", "--in", "D1", "--text", "600여 명"]).refused_saying(1, &["22", "--start"]);
    let words: Vec<char> = DECOMPOSED.chars().collect();
    let first = words.iter().position(|c| *c == '6').unwrap();
    desk.run(&["quote", "C008", "--in", "D1", "--text", "600여 명", "--start", &first.to_string()]).fine();
    desk.run(&["quote", "C001", "--in", "D1", "--text", "이 600여 명은 다른 수"]).fine();
    desk.run(&["quote", "C001", "--in", "D1", "--text", "북소"]).refused_saying(1, &["D1"]);
    let shown = desk.json(&["claim", "show", "C008"]);
    let quotation = &shown["basis"]["quotations"][0];
    let span = quotation["start"].as_u64().unwrap() as usize..quotation["end"].as_u64().unwrap() as usize;
    assert_eq!(span.start, first);
    assert_eq!(words[span].iter().collect::<String>(), quotation["exact"].as_str().unwrap(), "the document's own form");
    assert_eq!(desk.json(&["verify"])["quotations"], 2);
    assert_eq!(desk.run(&["document", "D1", "--text"]).fine().out.matches("600").count(), 2);
}

/// How big the big files are: 20 million bytes, or as many as `ATTESTED_TEST_MEGABYTES` says (200 before a release).
fn big() -> usize {
    std::env::var("ATTESTED_TEST_MEGABYTES").ok().and_then(|m| m.parse::<usize>().ok()).unwrap_or(20) * 1_000_000
}

/// Runs the program with no more memory (of addresses, in KiB) than `limit_kib`.
fn within(desk: &Desk, limit_kib: usize, arguments: &[&str]) -> Ran {
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("ulimit -v {limit_kib}; exec \"$0\" \"$@\""))
        .arg(env!("CARGO_BIN_EXE_attested-of-this-tree"));
    command.args(["--project", "project"]).args(arguments).current_dir(desk.path("")).env_clear();
    command.env("ATTESTED_PASSPHRASE", crate::program_run::PASSPHRASE).env("PATH", "/usr/bin:/bin");
    Ran::of(arguments, command.output().unwrap())
}

#[test]
fn a_huge_document_takes_memory_in_proportion_and_little_time() {
    let desk = Desk::with_example_claims();
    let length = big();
    let limit_kib = 400_000 + 6 * length / 1_000;
    let line = "The ministry said that around 600 people were returned on Monday night. 600여 명이 북송되었다.\n";
    desk.write("text.txt", line.repeat(length / line.len()));
    desk.write(
        "page.html",
        format!("<!doctype html><p>{}", "<p>600여 명 <b>were</b> returned &amp; held ".repeat(length / 44)),
    );
    desk.write("zeros.bin", vec![0; length]);
    desk.write(
        "claims-big.csv",
        format!("id,event,act,modality,aspect,note\nBIG,E,a,asserted,occurrence,{}\n", "긴".repeat(length / 3)),
    );
    let started = std::time::Instant::now();
    for file in ["text.txt", "page.html", "zeros.bin"] {
        within(&desk, limit_kib, &["add", file, "--published", "2023-10-13", "--lang", "en"]).fine();
    }
    within(&desk, limit_kib, &["quote", "C001", "--in", "D1", "--text", "around 600", "--start", "23"]).fine();
    within(&desk, limit_kib, &["quote", "C001", "--in", "D1", "--text", "never said by anybody"])
        .refused_saying(1, &["D1"]);
    within(&desk, limit_kib, &["claim", "import", "claims-big.csv"]).fine();
    within(&desk, limit_kib, &["verify"]).fine();
    let seconds = started.elapsed().as_secs();
    assert!(seconds < 60 + length as u64 / 1_000_000, "{seconds} s");
}
