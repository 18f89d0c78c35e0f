//! Each code of drift on a pair of claims, the findings of the example record by name, and what is no drift. Input: claims
//! in short, as the tests of reconcile/v1 write them; `examples/returns-2023/claims.csv`. Output: agreement to the letter.

use super::*;
use crate::links::tests::{TABLES, example, slice};
use crate::links::{review, suggest};
use crate::v1::tests::claim;
use std::collections::BTreeSet;

/// The drift of an event whose links are suggested, reviewed and passed on as they stand.
fn drift_of(slice: &Slice) -> Vec<Drift> {
    let suggestions = suggest(slice, &BTreeSet::new(), &TABLES.lookups());
    drift(slice, &review(slice, suggestions), &TABLES.lookups())
}

fn codes(lines: &[&str]) -> String {
    let claims = lines.iter().map(|line| claim(line)).collect();
    let found = drift_of(&slice(claims, &["E"]));
    found.iter().map(|d| d.code.code()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_code_has_its_case() {
    let cases = [
        ("C1 >500", "C2 <=500 repeats=C1", "bound_flipped"),
        ("C1 <=2000", "C2 >2000 repeats=C1", "bound_flipped"),
        ("C1 600-2000", "C2 <=2000 repeats=C1", "bound_dropped"),
        ("C1 600-2000", "C2 >2000 repeats=C1", "bound_flipped"),
        ("C1 600-2000", "C2 <600 repeats=C1", "bound_flipped"),
        ("C1 600 u=U1 words_original=\"600여 명\" qwords=\"600여 명\"", "C2 ~600 u=U1", "quantifier_changed"),
        ("C1 1170", "C2 1200 repeats=C1", "number_rounded"),
        ("C1 1170", "C2 1300 repeats=C1", "number_changed"),
        ("C1 12000", "C2 120000 repeats=C1", "unit_error"),
        ("C1 12000", "C2 1200 repeats=C1", "unit_error"),
        ("C1 600", "C2 600 repeats=C1 unit=events", "unit_error"),
        ("C1 2000000", "C2 2000 repeats=C1", "unit_error"),
        ("C1 600 class=\"North Korean residents\"", "C2 600 repeats=C1 class=defectors", "class_shifted"),
        ("C1 600 class=\"북한 주민\"", "C2 600 repeats=C1 class=탈북민", "class_shifted"),
        ("C1 600 date=2023-10-09", "C2 600 repeats=C1 date=2023-10-11", "date_moved"),
        (
            "C1 600 date=2023-10-09 event_time=night",
            "C2 600 repeats=C1 date=2023-10-10 event_time=evening",
            "date_moved",
        ),
        ("C1 600 words=\"may have\"", "C2 600 repeats=C1 words=did", "hedge_lost"),
        ("C1 600 modality=estimated", "C2 600 repeats=C1 modality=confirmed", "hedge_lost"),
        ("C1 600 place=\"CN-LN Dandong\"", "C2 600 repeats=C1 place=CN", "place_widened"),
        ("C1 600 act=return", "C2 600 repeats=C1", "act_changed"),
        ("C1 600 scope=part", "C2 600 repeats=C1", "scope_widened"),
        ("C1 ? u=U1 modality=declined", "C2 ? u=U1 modality=undetermined", "stance_changed"),
        ("C1 600 u=U1 lang=ko qwords=\"600여 명\"", "C2 >600 u=U1 lang=en", "bound_dropped translation_error"),
        ("C1 6000000 lang=ko", "C2 600000 lang=en repeats=C1", "unit_error translation_error"),
    ];
    let mut seen = BTreeSet::new();
    for (source, rendering, wanted) in cases {
        assert_eq!(codes(&[source, rendering]), wanted, "{source} → {rendering}");
        seen.extend(wanted.split(' '));
    }
    let all: BTreeSet<&str> = DriftCode::ALL.map(DriftCode::code).into();
    assert_eq!(seen, all);
}

#[test]
fn what_is_no_drift() {
    for (source, rendering) in [
        ("C1 600", "C2 600 repeats=C1"),
        ("C1 >600", "C2 >=600 repeats=C1"),
        ("C1 600 class=defectors", "C2 600 repeats=C1 class=\"North Koreans\""),
        ("C1 600 class=defectors", "C2 600 repeats=C1 class=escapees"),
        ("C1 600 class=\"North Koreans\"", "C2 600 repeats=C1 class=\"North Koreans, including escapees\""),
        ("C1 600 class=\"North Koreans\"", "C2 600 repeats=C1 class=\"North Korean women\""),
        ("C1 600 class=\"trafficked women\"", "C2 600 repeats=C1 class=\"trafficked persons\""),
        ("C1 600 date=2023-10", "C2 600 repeats=C1 date=2023-10-09"),
        ("C1 600 date=2023-10-09 event_time=night", "C2 600 repeats=C1 date=2023-10-10"),
        ("C1 600 date=2023-10-09 event_time=밤", "C2 600 repeats=C1 date=2023-10-10 event_time=凌晨"),
        ("C1 600 modality=asserted", "C2 600 repeats=C1 modality=reported"),
        ("C1 600 place=CN", "C2 600 repeats=C1 place=\"CN-LN Dandong\""),
        ("C1 600 place=\"CN-LN Dandong\"", "C2 600 repeats=C1"),
        ("C1 hundreds", "C2 600 repeats=C1"),
        // Nothing says that these two are one.
        ("C1 >500", "C2 <=500"),
        ("C1 600 u=U1", "C2 >600 u=U2"),
        ("C1 600 u=U1", "C2 <200 u=U1 scope=part"),
        // Itself, and a claim that isn't there.
        ("C1 600 repeats=C9", "C2 700"),
    ] {
        assert_eq!(codes(&[source, rendering]), "", "{source} → {rendering}");
    }
}

/// The drift of one event of the example record: source, rendering, code.
fn found_in(event: &str) -> Vec<(String, String, &'static str, bool)> {
    let found = drift_of(&slice(example(), &[event]));
    found.iter().map(|d| (d.source.to_string(), d.rendering.to_string(), d.code.code(), d.suspected)).collect()
}

#[test]
fn findings_by_name() {
    let record: Vec<_> = ["OCT09", "STOCK23", "JUL21", "STOCK21"].into_iter().flat_map(found_in).collect();
    for (source, rendering, code, suspected) in [
        // Bound dropped: between 600 and 2,000 became as many as 2,000.
        ("C045", "C004", "bound_dropped", false),
        // Flip suspected, origin unknown: more than 2,000; up to 500 after more than 500.
        ("C045", "C048", "bound_flipped", true),
        ("C045", "C049", "bound_flipped", true),
        ("C018", "C041", "bound_flipped", true),
        // 600-odd in Korean became around 600, about 600, more than 600.
        ("C008", "C001", "quantifier_changed", false),
        ("C008", "C001", "translation_error", false),
        ("C008", "C005", "quantifier_changed", false),
        ("C008", "C005", "translation_error", false),
        ("C008", "C030", "bound_dropped", false),
        ("C008", "C030", "translation_error", false),
        // Class drift: the ministry's North Koreans in an article's lead, and a fortnight later.
        ("C002", "C027", "class_shifted", false),
        ("C002", "C035", "class_shifted", false),
        // One sentence, confirmed in one rendering and being assessed in another; a refusal that is ignorance elsewhere.
        ("C002", "C028", "stance_changed", false),
        ("C086", "C085", "stance_changed", false),
        // Relay: the number's hedge on its way.
        ("C054", "C055", "quantifier_changed", false),
        ("C054", "C056", "bound_flipped", false),
        ("C083", "C051", "number_rounded", false),
    ] {
        let wanted = (source.to_owned(), rendering.to_owned(), code, suspected);
        assert!(record.contains(&wanted), "{wanted:?} is not found in {record:#?}");
    }
}

/// All that is found, so that a new rule's false alarms are seen: each line is true of the record.
#[test]
fn nothing_else_is_found() {
    let record: Vec<String> =
        ["OCT09", "STOCK23", "JUL21", "STOCK21", "STOCK20", "BASE", "AUG-OCT", "AUG29", "SEP18", "AUG28V"]
            .into_iter()
            .flat_map(found_in)
            .map(|(source, rendering, code, suspected)| {
                format!("{source} {rendering} {code}{}", if suspected { " suspected" } else { "" })
            })
            .collect();
    assert_eq!(record.join("\n"), include_str!("found.txt").trim_end());
}
