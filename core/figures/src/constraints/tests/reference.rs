//! The example record: what the README of its claims says a careful analyst finds, among parts, wholes, stocks and flows.
//! Input: `examples/returns-2023/claims.csv`. Output: those findings, by name.

use super::{GAZETTEER, VOCABULARY, Views, clash, clashes, codes, holds, ids, relation, relations, shown, stated};
use crate::Practices;
use crate::constraints::{Stated, halts, stock_and_flow, suggested_accounts};
use crate::v1::tests::record;
use attested_claims::{ColumnMap, read_csv};
use std::sync::LazyLock;

const CLAIMS: &str = include_str!("../../../../../examples/returns-2023/claims.csv");

pub(crate) fn on(day: &str) -> Views {
    let rows = read_csv(CLAIMS.as_bytes(), &ColumnMap::default()).unwrap();
    Views::of(rows.into_iter().map(|row| record(row.claim.unwrap())).collect(), day)
}

static EXAMPLE: LazyLock<Views> = LazyLock::new(|| on("2024-12-31"));

fn example(name: &str) -> Stated {
    let text = include_str!("../../../../../docs/methods/stock-and-flow.md");
    let (_, rest) = text.split_once(&format!("<!-- example: {name} -->\n```json\n")).unwrap();
    stated(rest.split_once("```").unwrap().0)
}

#[test]
fn all_2600_returned_contradicts_that_hundreds_remain() {
    let accounts = suggested_accounts(&EXAMPLE.events(), &VOCABULARY.terms);
    assert_eq!(accounts.len(), 1, "C087 is said of C009: {accounts:?}");
    let view = stock_and_flow(&EXAMPLE.events(), &accounts).swap_remove(0);
    assert_eq!(
        clashes(&view.conflicts_if_nobody_entered),
        ["C009 C034 C087 [C087 of C009] minimum balance: 2800 > 2699"]
    );
    assert!(view.conflicts.is_empty(), "unless others came in");
    let entered = view.counted.iter().find(|c| c.id.ends_with("/in/2023-08~ → 2023-10-17")).unwrap();
    assert_eq!(shown(entered), "101 (balance: C009 C034 C087) – open");
    assert_eq!(codes(&view.notes), ["vague_in_account C034"]);
    let before = on("2023-10-13");
    let accounts = suggested_accounts(&before.events(), &VOCABULARY.terms);
    let view = stock_and_flow(&before.events(), &accounts).swap_remove(0);
    assert!(view.conflicts_if_nobody_entered.is_empty(), "C034 was not yet said");
}

#[test]
fn an_account_stated_by_a_coder_gives_what_nobody_stated() {
    let view = EXAMPLE.accounts(&example("account")).swap_remove(0);
    assert_eq!(clashes(&view.conflicts), ["C009 C034 C087 [held before the Games] minimum balance: 2800 > 2699"]);
    let before = on("2023-10-13").accounts(&example("account")).swap_remove(0);
    assert!(before.conflicts.is_empty());
    let left = before.counted.iter().find(|c| c.id.ends_with("/held/2023-10-17")).unwrap();
    assert_eq!(shown(left), "open – 99 (balance: C009 C087)");
    assert_eq!(codes(&before.notes), ["stated_without_number C034"]);
}

#[test]
fn halted_is_contradicted_by_july_2021() {
    let practices = Practices::read(attested_vocab::PRACTICES).unwrap();
    let found = halts(&EXAMPLE.events(), &practices, &VOCABULARY.terms, &GAZETTEER);
    assert_eq!(found.len(), 1);
    let halt = &found[0];
    assert_eq!(
        (halt.claim.as_str(), halt.from.as_deref(), halt.to.as_str()),
        ("C089", Some("2020-01-01"), "2023-09-30")
    );
    assert_eq!((halt.ended_by, halt.resumed.as_ref().unwrap().as_str()), ("resumed", "C088"));
    let against: Vec<String> = halt
        .contradicted_by
        .iter()
        .map(|c| format!("{} {} {} {}", c.event, c.claim, c.floor, ids(&c.denied_by)).trim().to_owned())
        .collect();
    assert_eq!(
        against,
        ["AUG-OCT C042 90", "AUG29 C014 1", "AUG29 C059 80", "JUL21 C054 50 C057", "SEP18 C015 1", "SEP18 C060 40"]
    );
}

#[test]
fn parts_of_different_sources_exceed_six_hundred_and_are_never_added() {
    let view = EXAMPLE.parts(&Stated::default());
    assert_eq!(holds(&view, "C006"), "300 (part_floor: C040) – 659 (whole_ceiling: C020)");
    let rules: Vec<&str> = view.counted.iter().filter_map(|c| c.derived_low.as_ref()).map(|d| d.rule).collect();
    assert!(rules.iter().all(|rule| *rule == "part_floor"), "{rules:?}");
    // Only if a coder states it, and then it says so by name.
    let apart = relations(&[relation("three crossings", "disjoint", "C006", &["C040", "C007", "C022"])]);
    let view = EXAMPLE.parts(&apart);
    assert_eq!(holds(&view, "C006"), "501 (sum_of_floors: C022 C040) – 659 (whole_ceiling: C020)");
}

#[test]
fn parts_stay_inside_their_wholes() {
    let view = EXAMPLE.parts(&Stated::default());
    assert_eq!(holds(&view, "C022"), "201 – 659 (whole_ceiling: C020 C022)");
    assert_eq!(holds(&view, "C007"), "open – 200");
    assert_eq!(holds(&view, "C037"), "162 – 198");
    assert_eq!(holds(&view, "C010"), "81 – 99", "a part of C087's 2,600");
    assert_eq!(codes(&view.notes), ["part_of_wider C021 C020", "part_of_wider C022 C020"]);
    let parts = relations(&[relation("two crossings of two nights", "disjoint", "C020", &["C021", "C022"])]);
    let south = EXAMPLE.parts(&parts);
    let c021 = south.counted.iter().find(|c| c.id.ends_with("part:C021")).unwrap();
    assert_eq!(shown(c021), "open – 458 (remainder_ceiling: C020 C022)");
}

#[test]
fn one_crossing_with_three_hundred_contradicts_two_hundred_in_all() {
    let view = EXAMPLE.parts(&Stated::default());
    let across: Vec<String> = view.conflicts.iter().filter(|c| c.relation != "rivals").map(clash).collect();
    assert_eq!(across, ["C024 C040 [] minimum scope_part: 300 > 220"]);
    let on_13 = on("2023-10-13").parts(&Stated::default());
    assert!(on_13.conflicts.iter().all(|c| c.relation == "rivals"));
}

#[test]
fn eighty_and_forty_against_about_a_hundred() {
    let distinct = relations(&[relation("two returns in the weeks before", "disjoint", "C042", &["C059", "C060"])]);
    let view = EXAMPLE.parts(&distinct);
    let stated: Vec<String> = view.conflicts.iter().filter(|c| c.relation == "stated_disjoint").map(clash).collect();
    assert_eq!(stated, ["C042 C059 C060 [two returns in the weeks before] minimum stated_disjoint: 120 > 110"]);
}

#[test]
fn periods_within_periods_are_no_rivals() {
    let view = EXAMPLE.parts(&Stated::default());
    for (inner, outer) in [("C081", "C080"), ("C042", "C087"), ("C079", "C078")] {
        let both = |c: &crate::constraints::Conflict| {
            [inner, outer].iter().all(|id| c.claims.iter().any(|claim| claim.as_str() == *id))
        };
        assert!(!view.conflicts.iter().any(both), "{inner} and {outer} speak of different periods");
    }
}
