//! Links, drift and travel: the findings, and how many of the labelled ones are found and how many are false.
//!
//! Input: both records with the columns that state links blanked (links), and as coded (drift). Output: counts, printed; every
//! finding by name. Left out: strength and evidence (`attested-figures` tests those).

use super::{ClaimRecord, blanked, connected, drifts, example, lookups, reference, reviewed, rows, slice, suggested};
use attested_figures::links::Sealed;
use attested_figures::travel::travel;
use std::collections::BTreeSet;

const PAIRS: &str = "core/figures/src/links/tests/pairs.csv";
const DRIFTS: &str = "core/figures/src/drift/found.txt";

/// Of the labelled pairs whose claims the record has: how many, and those that are connected.
fn labelled(records: &[ClaimRecord], truth: &str) -> (Vec<String>, usize) {
    let has: BTreeSet<&str> = records.iter().map(|r| r.claim.id.as_str()).collect();
    let of_truth: Vec<Vec<String>> = rows(PAIRS)
        .into_iter()
        .filter(|row| row[2] == truth && has.contains(row[0].as_str()) && has.contains(row[1].as_str()))
        .collect();
    let sets = connected(&blanked(records));
    let joined = |row: &&Vec<String>| sets.get(&row[0]).is_some_and(|set| sets.get(&row[1]) == Some(set));
    (of_truth.iter().filter(joined).map(|row| format!("{} {}", row[0], row[1])).collect(), of_truth.len())
}

fn origins_are_found(records: &[ClaimRecord], name: &str) {
    let (found, same) = labelled(records, "same");
    let (wrong, different) = labelled(records, "different");
    eprintln!(
        "{name}: suggested origins: recall {}/{same}, false among {different} pairs that share none: {}; precision {}/{}",
        found.len(),
        wrong.len(),
        found.len(),
        found.len() + wrong.len()
    );
    assert_eq!(found.len(), same, "{found:?}");
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(same >= 30 && different >= 30, "{same} {different}");
}

/// Each as `source rendering code`; whether suspected doesn't matter here.
fn drift_is_found(records: &[ClaimRecord], name: &str) {
    let found: BTreeSet<String> =
        drifts(records).iter().map(|d| format!("{} {} {}", d.source, d.rendering, d.code.code())).collect();
    let wanted: BTreeSet<String> = rows(DRIFTS).iter().map(|row| row[..3].join(" ")).collect();
    let right = found.intersection(&wanted).count();
    eprintln!("{name}: drift: recall {right}/{}, precision {right}/{}", wanted.len(), found.len());
    assert_eq!(found, wanted);
}

#[test]
fn suggested_origins_of_the_example() {
    origins_are_found(&example(), "example record");
}

#[test]
fn suggested_origins_of_the_reference_or_skipped() {
    if let Some(records) = reference() {
        origins_are_found(&records, "reference record");
    }
}

#[test]
fn drift_of_the_example() {
    drift_is_found(&example(), "example record");
}

#[test]
fn drift_of_the_reference_or_skipped() {
    if let Some(records) = reference() {
        drift_is_found(&records, "reference record");
    }
}

/// The findings that are links, by the words of the README.
fn findings_of_links(records: &[ClaimRecord]) {
    let sets = connected(&blanked(records));
    let together = |ids: &[&str]| {
        let names: BTreeSet<Option<&String>> = ids.iter().map(|id| sets.get(*id)).collect();
        names.len() == 1 && !names.contains(&None)
    };
    for (finding, ids) in [
        ("one utterance, many renderings", &["C002", "C026", "C027", "C028", "C029"][..]),
        ("a conflict about the refusal itself: declined, or doesn't yet know", &["C085", "C086"]),
        ("official knowledge from a newspaper", &["C012", "C011"]),
        ("relay: one source in three voices", &["C054", "C055", "C056"]),
        ("repeats others and adds no origin", &["C017", "C082"]),
        ("bound dropped", &["C045", "C004"]),
        ("flip suspected: more than 2,000", &["C045", "C048"]),
        ("flip suspected: more than 2,000", &["C045", "C049"]),
        ("flip suspected: up to 500 after more than 500", &["C018", "C041"]),
        ("600-odd in Korean became around, more than, up to 600", &["C008", "C001", "C005", "C030"]),
    ] {
        assert!(together(ids), "{finding}: {ids:?}");
    }
    for (finding, a, b) in [
        ("the voluntary returns of 28 August are another act", "C058", "C014"),
        ("600 as a flow and as the floor of a stock: coincidence", "C001", "C045"),
        ("two who assert the same, each by itself", "C006", "C008"),
    ] {
        assert!(!sets.contains_key(a) || sets.get(a) != sets.get(b), "{finding}: {a} and {b} are no one's repetition");
    }
}

/// The findings that are drift.
fn findings_of_drift(records: &[ClaimRecord]) {
    let found: BTreeSet<String> =
        drifts(records).iter().map(|d| format!("{} {} {}", d.source, d.rendering, d.code.code())).collect();
    for (finding, wanted) in [
        ("between 600 and 2,000 became as many as 2,000", "C045 C004 bound_dropped"),
        ("more than 2,000: a flip suspected", "C045 C048 bound_flipped"),
        ("more than 2,000: a flip suspected", "C045 C049 bound_flipped"),
        ("up to 500 after more than 500", "C018 C041 bound_flipped"),
        ("600-odd became around 600", "C008 C001 quantifier_changed"),
        ("600-odd became more than 600", "C008 C005 quantifier_changed"),
        ("600-odd became up to 600", "C008 C030 bound_dropped"),
        ("residents became defectors in the lead", "C002 C027 class_shifted"),
        ("residents became defectors", "C002 C035 class_shifted"),
        ("declined became doesn't yet know", "C086 C085 stance_changed"),
    ] {
        assert!(found.contains(wanted), "{finding}: {wanted} is not in {found:#?}");
    }
}

#[test]
fn the_findings_of_the_example_by_name() {
    findings_of_links(&example());
    findings_of_drift(&example());
}

#[test]
fn the_findings_of_the_reference_by_name_or_skipped() {
    if let Some(records) = reference() {
        findings_of_links(&records);
        findings_of_drift(&records);
    }
}

/// The graph shows each claim once, and every suggested or stated way between two of them.
#[test]
fn how_the_claims_travelled() {
    let records = example();
    let slice = slice(&records, "JUL21");
    let graph = serde_json::to_value(travel(&slice, &reviewed(&slice), Sealed::LeftOut, &lookups())).unwrap();
    let text = graph.to_string();
    for id in ["C054", "C055", "C056"] {
        assert!(text.contains(id), "{id} is not drawn: {graph:#}");
    }
    let oct = super::slice(&records, "OCT09");
    assert!(suggested(&oct).len() > 10);
}
