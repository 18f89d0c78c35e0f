//! A file of claims: planned, recorded, exported, corrected, exported again; history kept.
//!
//! Input: the example's claims and files made from them. Output: the runner's verdict. Left out: what each column
//! may hold.

use crate::program_run::{Desk, example, shared};
use serde_json::Value;
use std::collections::BTreeMap;

type Rows = BTreeMap<String, BTreeMap<String, String>>;

/// The cells of a file of claims, by id and column; empty cells left out.
fn cells(bytes: &[u8]) -> Rows {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        let filled = header.iter().zip(record.iter()).filter(|(_, cell)| !cell.is_empty());
        (
            record[0].to_owned(),
            filled.map(|(column, cell)| (column.trim_start_matches('\u{feff}').to_owned(), cell.to_owned())).collect(),
        )
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn plan(desk: &Desk, file: &str, more: &[&str]) -> Value {
    desk.json(&[&["claim", "import", file], more].concat())
}

fn counts(plan: &Value) -> [usize; 5] {
    ["new", "changed", "same", "rejected", "events"].map(|what| plan[what].as_array().unwrap().len())
}

fn exported(desk: &Desk) -> Vec<u8> {
    desk.run(&["claim", "export", "--out", "out.csv"]).fine();
    let bytes = std::fs::read(desk.path("out.csv")).unwrap();
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap().to_vec();
    assert_eq!(
        desk.run(&["claim", "export"]).fine().out.as_bytes(),
        bytes,
        "standard output and --out are the same bytes, but for the mark by which a spreadsheet knows UTF-8"
    );
    bytes
}

#[test]
fn planned_recorded_exported_corrected_and_nothing_lost() {
    let desk = Desk::with_project();
    let file = example("claims.csv");
    desk.write("claims.csv", &file);
    let rows = cells(&file).len();

    // Look first: nothing is recorded.
    let planned = plan(&desk, "claims.csv", &[]);
    let events = counts(&planned)[4];
    assert_eq!((counts(&planned), &planned["committed"]), ([rows, 0, 0, 0, events], &false.into()));
    assert_eq!(desk.verified(), 0, "a plan changes nothing");
    let said = desk.run(&["claim", "import", "claims.csv"]).fine();
    assert!(said.out.contains(&format!("{rows} new")) && said.err.contains("--commit"), "{said:?}");

    plan(&desk, "claims.csv", &["--commit"]);
    assert_eq!(desk.verified(), (rows + events) as u64);
    assert_eq!(desk.run(&["event", "list"]).fine().out.lines().count(), events);

    // Import → export → import is the identity.
    let out = exported(&desk);
    assert_eq!(cells(&out), cells(&file), "cell by cell");
    assert_eq!(counts(&plan(&desk, "out.csv", &["--commit"])), [0, 0, rows, 0, 0]);
    assert_eq!(desk.verified(), (rows + events) as u64, "nothing to record is not recorded");

    correct(&desk, &file);
}

/// One row corrected: the plan says what changes, the record keeps both, the figure follows on the axis of recording.
fn correct(desk: &Desk, file: &[u8]) {
    let rows = cells(file).len();
    let entries = desk.verified();
    let recorded =
        desk.json(&["explain", "OCT09"])["figures"][0]["readings"][0]["claims"][0]["recorded"].as_i64().unwrap();
    let before = jiff::Timestamp::from_millisecond(recorded).unwrap().to_string();
    let known = desk.figure("forcible_return.flow", &["OCT09", "--as-of", "2023-10-10"]);
    assert_eq!((&known["envelope"]["low"], &known["envelope"]["high"]), (&540.into(), &660.into()));

    let text = String::from_utf8(file.to_vec()).unwrap();
    let line = text.lines().find(|line| line.starts_with("C006,")).unwrap();
    let corrected = line.replacen(",600,", ",700,", 1);
    assert_ne!(line, corrected, "the row to correct states 600");
    desk.write("corrected.csv", text.replace(line, &corrected));
    let planned = plan(desk, "corrected.csv", &[]);
    assert_eq!(counts(&planned), [0, 1, rows - 1, 0, 0]);
    let change = &planned["changed"][0];
    assert_eq!(change["id"], "C006");
    assert_eq!(change["fields"].as_array().unwrap().len(), 1, "{change}");
    assert_eq!((&change["fields"][0]["before"], &change["fields"][0]["after"]), (&"600".into(), &"700".into()));
    assert_eq!(desk.verified(), entries);
    let said = desk.run(&["claim", "import", "corrected.csv", "--commit"]).fine();
    assert!(said.out.contains("C006") && said.out.contains("600") && said.out.contains("700"), "{said:?}");

    assert_eq!(desk.verified(), entries + 1);
    let now = desk.figure("forcible_return.flow", &["OCT09", "--as-of", "2023-10-10"]);
    assert_eq!((&now["envelope"]["low"], &now["envelope"]["high"]), (&630.into(), &770.into()));
    let then = desk.figure("forcible_return.flow", &["OCT09", "--as-of", "2023-10-10", "--as-recorded", &before]);
    assert_eq!(then, known, "what was recorded before stays as it was");
    assert_eq!(desk.json(&["claim", "show", "C006"])["versions"], 2);
    let out = exported(desk);
    assert_eq!(cells(&out), cells(&std::fs::read(desk.path("corrected.csv")).unwrap()));
}

#[test]
fn what_a_spreadsheet_would_run_is_escaped_and_comes_back() {
    let desk = Desk::with_project();
    let risky =
        ["=1+1", "+82 2 000", "-5", "-5.25", "-5+1", "@all", "=cmd|' /C x'!A1", "'quoted", "-", "⇒ no risk", "a=b"];
    let mut file = String::from("id,event,aspect,act,modality,speaker,note,=own\r\n");
    for (index, cell) in risky.iter().enumerate() {
        file.push_str(&format!(
            "F{index},OCT09,occurrence,forcible_return,asserted,\"{cell}\",\"{cell}\",\"{cell}\"\r\n"
        ));
    }
    desk.write("risky.csv", &file);
    desk.run(&["claim", "import", "risky.csv", "--commit"]).fine();
    let out = exported(&desk);
    let text = String::from_utf8(out.clone()).unwrap();
    for (line, row) in
        text.lines().zip(csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_slice()).records())
    {
        for cell in row.unwrap().iter() {
            // A negative number is a number, and nothing to run.
            let number = cell.parse::<f64>().is_ok_and(|n| n < 0.0);
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
            assert!(!runs, "a spreadsheet would run {cell:?} of {line}");
        }
    }
    for (index, cell) in risky.iter().enumerate() {
        let shown = desk.json(&["claim", "show", &format!("F{index}")]);
        assert_eq!(shown["claim"]["speaker"], *cell, "kept as it was written");
    }
    let again = plan(&desk, "out.csv", &["--commit"]);
    assert_eq!(counts(&again), [0, 0, risky.len(), 0, 0], "{again:#}");
    assert_eq!(exported(&desk), out);
}

#[test]
fn a_file_with_other_columns_comes_in_by_a_map() {
    let desk = Desk::with_project();
    desk.write(
        "theirs.csv",
        "\u{feff}번호,사건,무엇,수,출처\nK1,OCT09,forcible_return,600,JFNK\nK2,OCT09,forcible_return,많음,JFNK\n",
    );
    let map = "[columns]\nid = \"번호\"\nevent = \"사건\"\nact = \"무엇\"\nlow = \"수\"\nspeaker = \"출처\"\n[defaults]\nmodality = \"asserted\"\nquantity_kind = \"at_least\"\nmeasure = \"flow\"\nunit = \"persons\"\nscope = \"whole\"\n";
    desk.write("map.toml", map);
    let planned = plan(&desk, "theirs.csv", &["--map", "map.toml", "--commit"]);
    assert_eq!(counts(&planned), [1, 0, 0, 1, 1], "{planned:#}");
    assert_eq!((&planned["rejected"][0]["line"], &planned["rejected"][0]["id"]), (&3.into(), &"K2".into()));
    assert_eq!(desk.figure("forcible_return.flow", &["OCT09"])["envelope"]["low"], 600);
    desk.write("map.toml", "[columns]\nnumber = \"수\"\n");
    desk.run(&["claim", "import", "theirs.csv", "--map", "map.toml"]).refused_saying(2, &["map.toml", "'number'"]);
    desk.write("map.toml", "columns = 7");
    desk.run(&["claim", "import", "theirs.csv", "--map", "map.toml"]).refused_saying(1, &["map.toml", "TOML"]);
}

#[test]
fn the_claims_kept_beside_the_repository_come_in_whole_or_skipped() {
    let Some(path) = shared("domain/claims.csv") else { return };
    let desk = Desk::with_project();
    let file = std::fs::read(&path).unwrap();
    let planned = plan(&desk, path.to_str().unwrap(), &["--commit"]);
    assert_eq!(counts(&planned)[..4], [cells(&file).len(), 0, 0, 0], "{:#}", planned["rejected"]);
    assert_eq!(cells(&exported(&desk)), cells(&file), "cell by cell");
    assert_eq!(counts(&plan(&desk, "out.csv", &[]))[2], cells(&file).len());
}
