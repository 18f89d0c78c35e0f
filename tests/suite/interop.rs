//! Other data sets in, other formats out: planned, recorded, brought back, exported, and what is refused on the way.
//!
//! Input: files in `interop/`, whose events are invented. Output: the runner's verdict. Left out: the mapping cell by cell
//! (`core/claims/src/interop`) and each format's shape (`core/publication/src/interop`).

use crate::program_run::{Desk, example};
use serde_json::Value;
use std::collections::BTreeMap;

const UCDP: &str = include_str!("interop/ucdp-ged.csv");
const ACLED: &str = include_str!("interop/acled.csv");
const MARK: &str = "\u{feff}";

fn plan(desk: &Desk, file: &str, from: &str, more: &[&str]) -> Value {
    desk.json(&[&["claim", "import", "--from", from, file], more].concat())
}

fn counts(plan: &Value) -> [usize; 5] {
    ["new", "changed", "same", "rejected", "events"].map(|what| plan[what].as_array().unwrap().len())
}

/// Exports into a file: its text, and what was said of it.
fn exported(desk: &Desk, arguments: &[&str]) -> (String, Value) {
    let said = desk.json(&[&["export"], arguments, &["--out", "out"]].concat());
    assert_eq!(said["stamp"], "internal");
    (std::fs::read_to_string(desk.path("out")).unwrap(), said)
}

/// The rows of a table, by column.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.strip_prefix(MARK).unwrap().as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn ucdp_and_acled_are_planned_recorded_and_brought_back_unchanged() {
    let desk = Desk::with_project();
    desk.write("ucdp.csv", UCDP);
    desk.write("acled.csv", ACLED);
    let planned = plan(&desk, "ucdp.csv", "ucdp-ged", &[]);
    assert_eq!(counts(&planned), [3, 0, 0, 1, 3], "{planned:#}");
    let rejected = &planned["rejected"][0];
    assert_eq!((&rejected["line"], &rejected["id"]), (&5.into(), &"9004".into()));
    assert!(rejected["reason"].as_str().unwrap().contains("column low: low 8 is above high 2"), "{rejected}");
    assert_eq!(desk.verified(), 0, "a plan changes nothing");
    plan(&desk, "ucdp.csv", "ucdp-ged", &["--commit"]);
    plan(&desk, "acled.csv", "acled", &["--commit"]);
    let entries = desk.verified();
    assert_eq!(counts(&plan(&desk, "ucdp.csv", "ucdp-ged", &["--commit"])), [0, 0, 3, 1, 0]);
    assert_eq!(counts(&plan(&desk, "acled.csv", "acled", &["--commit"])), [0, 0, 3, 0, 0]);
    assert_eq!(desk.verified(), entries, "the same rows again record nothing");

    // Events are described as the file has them; a figure states the interval and no best.
    let events = desk.json(&["event", "list"]);
    let described = events.as_array().unwrap().iter().find(|e| e["id"] == "UCDP-9001").unwrap();
    assert_eq!((&described["date"], &described["place"]), (&"2019-05-01".into(), &"Sylva, Upland, Freedonia".into()));
    let figure = desk.figure("killing.flow", &["UCDP-9001"]);
    assert_eq!((&figure["envelope"]["low"], &figure["envelope"]["high"]), (&9.into(), &20.into()));
    assert!(figure["best"].is_null() && figure["origins"] == 0, "nobody's root is made up: {figure:#}");

    // Out as a table for spreadsheets and in again: not a cell is lost, not even one that looked like a formula.
    desk.run(&["claim", "export", "--out", "claims.csv"]).fine();
    let bytes = std::fs::read_to_string(desk.path("claims.csv")).unwrap();
    assert!(bytes.starts_with(MARK) && bytes.contains(",-12.5,") && bytes.contains("'=HYPERLINK"));
    assert_eq!(counts(&desk.json(&["claim", "import", "claims.csv"])), [0, 0, 6, 0, 0]);
    assert!(!desk.run(&["claim", "export"]).fine().out.starts_with(MARK), "programs read standard output");

    // And as rows like those that came.
    let (text, said) = exported(&desk, &["UCDP-9001", "UCDP-9002", "--to", "ucdp-csv"]);
    let rows = rows(&text);
    assert_eq!((said["items"].as_u64(), rows.len()), (Some(2), 2));
    assert_eq!((rows[0]["low"].as_str(), rows[0]["high"].as_str(), rows[0]["best"].as_str()), ("9", "20", ""));
    assert!(rows.iter().all(|r| r["stamp"] == "internal"));
    desk.write("figures.csv", &text);
    desk.run(&["claim", "import", "--from", "ucdp-ged", "figures.csv"])
        .refused_saying(1, &["figures.csv", "a figure is no claim", "claim export"]);
}

#[test]
fn values_of_ours_fill_what_a_data_set_lacks_and_a_map_of_columns_is_refused() {
    let desk = Desk::with_project();
    desk.write("ucdp.csv", UCDP);
    desk.write("map.toml", "[defaults]\nuttered = \"2020-06-01\"\n");
    plan(&desk, "ucdp.csv", "ucdp-ged", &["--map", "map.toml", "--commit"]);
    let before = desk.json(&["figure", "UCDP-9001", "--as-of", "2020-05-31"]);
    assert!(before["figures"].as_array().unwrap().is_empty(), "not known before its release");
    desk.figure("killing.flow", &["UCDP-9001", "--as-of", "2020-06-01"]);
    desk.write("map.toml", "[columns]\nid = \"number\"\n");
    desk.run(&["claim", "import", "--from", "acled", "ucdp.csv", "--map", "map.toml"])
        .refused_saying(2, &["[columns]", "[defaults]"]);
}

#[test]
fn files_that_are_not_of_the_data_set_are_refused_whole() {
    let desk = Desk::with_project();
    let utf16: Vec<u8> = UCDP.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&str, Vec<u8>, &[&str]); 4] = [
        ("column.csv", UCDP.replace("date_prec", "precision").into_bytes(), &["'date_prec'", "interop.md"]),
        ("cp949.csv", b"id,low\n1,\xba\xcf\xbc\xdb\n".to_vec(), &["UTF-8", "line 2"]),
        ("utf16.csv", [vec![0xff, 0xfe], utf16].concat(), &["UTF-8"]),
        ("empty.csv", Vec::new(), &["'id'"]),
    ];
    for (name, bytes, why) in cases {
        desk.write(name, bytes);
        for more in [&[][..], &["--commit"]] {
            let ran = desk.run(&[&["claim", "import", "--from", "ucdp-ged", name], more].concat());
            ran.refused_saying(1, &[&[name], why].concat());
        }
    }
    assert_eq!(desk.verified(), 0);
    desk.run(&["claim", "import", "--from", "gdelt", "empty.csv"]).refused_saying(2, &["gdelt", "ucdp-ged", "acled"]);
}

#[test]
fn the_example_leaves_in_four_formats_without_a_person_or_a_protected_source() {
    let desk = Desk::with_example_claims();
    let article = "그 단체는 9일 밤 600여 명이 북송됐다고 말했다.\n";
    desk.write("open.txt", article);
    desk.write("closed.txt", "A caller said that around 600 were taken.\n");
    desk.run(&["add", "open.txt", "--lang", "ko", "--published", "2023-10-11", "--tlp", "GREEN"]).fine();
    desk.run(&["add", "closed.txt", "--lang", "en", "--published", "2023-10-11", "--tlp", "RED"]).fine();
    desk.run(&["quote", "C008", "--in", "D1", "--text", "600여 명"]).fine();
    desk.run(&["quote", "C001", "--in", "D2", "--text", "around 600"]).fine();

    let (text, said) = exported(&desk, &["OCT09", "--to", "web-annotation"]);
    let page: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((said["items"].as_u64(), said["claims_left_out"].as_u64()), (Some(1), Some(1)));
    let target = &page["items"][0]["target"];
    let (position, quote) = (&target["selector"][0], &target["selector"][1]);
    let words: Vec<char> = article.chars().collect();
    let span = position["start"].as_u64().unwrap() as usize..position["end"].as_u64().unwrap() as usize;
    assert_eq!(words[span].iter().collect::<String>(), quote["exact"].as_str().unwrap(), "code points of the text");
    let around = ["prefix", "exact", "suffix"].map(|part| quote[part].as_str().unwrap()).concat();
    assert_eq!(around.trim(), article.trim());
    let hash = desk.json(&["document", "D1"])["document"]["working_copy"]["sha256"].as_str().unwrap().to_owned();
    assert_eq!(target["source"]["id"], format!("nih:sha-256;{hash}"));

    let claims = String::from_utf8(example("claims.csv")).unwrap();
    let on_event = claims.lines().filter(|l| l.split(',').nth(1) == Some("OCT09")).count();
    let (text, said) = exported(&desk, &["OCT09", "--to", "claimreview"]);
    let reviews: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(said["items"].as_u64(), Some(on_event as u64 - 1), "all but the protected one");
    assert!(reviews["@graph"].as_array().unwrap().iter().all(|r| r["identifier"] != "C001"));
    let (bodies, _) = exported(&desk, &["OCT09", "--to", "ftm-csv"]);
    for person in ["Koo", "구병삼", "anonymous", "witness", "unnamed", "source in"] {
        assert!(!text.contains(person) && !bodies.contains(person), "{person}");
    }
    let schemas: Vec<String> = rows(&bodies).into_iter().map(|mut r| r.remove("schema").unwrap()).collect();
    assert!(!schemas.is_empty() && schemas.iter().all(|s| s == "PublicBody" || s == "Organization"), "{schemas:?}");

    // Best is a number only where the policy has a rule, which is named.
    let (text, _) = exported(&desk, &["OCT09", "--to", "ucdp-csv", "--policy", "acled"]);
    let row = rows(&text).into_iter().find(|r| r["attested_figure"] == "OCT09/forcible_return.flow").unwrap();
    assert!(!row["best"].is_empty() && row["best_rule"] == "most_conservative", "{row:?}");
    desk.run(&["export", "NOPE", "--to", "ftm-csv", "--out", "x"]).refused_saying(1, &["NOPE", "OCT09"]);
    desk.run(&["export", "OCT09", "--to", "xml", "--out", "x"]).refused_saying(2, &["xml", "claimreview"]);
    let over = desk.run(&["export", "OCT09", "--to", "ftm-csv", "--out", "project/attested.json"]);
    over.refused_saying(2, &["file of the project itself"]);
}
