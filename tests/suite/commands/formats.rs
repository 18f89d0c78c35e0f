//! What programs read: one JSON value as `json`, a value a line as `jsonl`, a table as `csv`; and suggestions that keep
//! the numbers they were shown with.
//!
//! Input: a prepared project. Output: the runner's verdict. Left out: what the values say.

use super::prepared;
use crate::program_run::Desk;
use serde_json::Value;

#[test]
fn every_answer_for_programs_is_of_its_format() {
    let desk = prepared();
    desk.run(&["judge", "exclude", "C003", "--reason", "for the test"]).fine();
    let lists: [&[&str]; 5] = [&["documents"], &["claim", "list"], &["judge", "list"], &["event", "list"], &["erase"]];
    for list in lists {
        let rows = desk.json(list).as_array().unwrap().clone();
        let lines = desk.run(&[list, &["--format", "jsonl"]].concat()).fine().out;
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!rows.is_empty() && rows == lines, "{list:?}");
    }
    let values: [&[&str]; 4] = [&["verify"], &["document", "D1"], &["claim", "show", "C001"], &["explain", "OCT09"]];
    for value in values {
        assert!(desk.json(value).is_object(), "{value:?}");
        let lines = desk.run(&[value, &["--format", "jsonl"]].concat()).fine().out;
        assert!(
            lines.lines().all(|line| serde_json::from_str::<Value>(line).is_ok_and(|v| v.is_object())),
            "{value:?}"
        );
    }
    for table in [&["figure", "OCT09"][..], &["history", "OCT09"], &["claim", "export"]] {
        let out = desk.run(&[table, &["--format", "csv"]].concat()).fine().out;
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
        assert!(!rows.is_empty(), "{table:?}");
    }
}

#[test]
fn what_was_shown_under_a_number_is_what_is_accepted() {
    let desk = Desk::with_project();
    let said = "Justice for North Korea said around 600 North Korean defectors were forcibly repatriated to North Korea on Monday night.";
    desk.write("undated.txt", format!("{said}\n"));
    desk.run(&["add", "undated.txt"]).fine();
    desk.run(&["suggest", "D1"]).refused_saying(2, &["D1", "--published"]);
    desk.run(&["accept", "1", "--event", "OCT09", "--document", "D1"]).refused_saying(2, &["D1", "--published"]);
    let shown =
        desk.run(&["suggest", "D1", "--published", "2023-10-13", "--lang", "en", "--format", "jsonl"]).fine().out;
    assert!(shown.contains("2023-10-09"), "{shown}");
    // Named twice, recorded once, and dated as it was shown.
    desk.run(&["accept", "1", "1", "--event", "OCT09"]).fine();
    let claim = desk.json(&["claim", "show", "D1-01"]);
    assert_eq!((&claim["versions"], &claim["claim"]["event_date"]), (&1.into(), &"2023-10-09".into()));
    desk.run(&["reject", "1"]).refused_saying(1, &["D1-01", "judge exclude"]);
    desk.verified();
}
