//! Large records end, and soon. Input: made-up claims by the ten thousand. Output: what follows from them.

use super::{Views, codes, holds};
use crate::constraints::Stated;
use crate::constraints::conflict::LISTED;
use crate::v1::tests::{claim, record};
use attested_claims::{StatedKind, StatedRelation};
use attested_model::ClaimId;

const MANY: usize = 10_000;

fn views(lines: impl Iterator<Item = String>) -> Views {
    Views::of(lines.map(|line| record(claim(&line))).collect(), "all")
}

fn id(i: usize) -> ClaimId {
    ClaimId::parse(&format!("P{i:05}")).unwrap()
}

fn part(i: usize) -> String {
    format!("P{i:05} {} by=X{i} scope=part place=place{i}", i + 1)
}

#[test]
fn ten_thousand_parts_of_one_event_of_which_many_exceed_it() {
    let lines = (0..MANY).map(part).chain(["W 9000 by=Z".to_owned(), "V <=8000 by=Y".to_owned()]);
    let view = views(lines).parts(&Stated::default());
    // One may doubt either total, and no part: the largest speaks against both.
    assert_eq!(codes(&view.notes), ["no_choice_fits P09999 W"]);
    assert!(view.conflicts.iter().all(|c| c.claims.len() == 2 && c.smallest == "minimum"));
    assert!(!view.conflicts.is_empty() && !view.more_conflicts, "without the two totals, nothing clashes");
}

#[test]
fn ten_thousand_parts_stated_to_be_apart() {
    let parts = (0..MANY).map(id).collect();
    let relation = StatedRelation {
        name: "apart".to_owned(),
        kind: StatedKind::Disjoint,
        whole: ClaimId::parse("W").unwrap(),
        parts,
        reason: String::new(),
    };
    let stated = Stated { relations: vec![relation], accounts: Vec::new() };
    let lines = || (0..MANY).map(part);
    let sum = MANY * (MANY + 1) / 2;
    let view = views(lines().chain([">=1"].map(|n| format!("W {n} by=Z")))).parts(&stated);
    let floor = view.counted.iter().find(|c| c.counts == "whole").unwrap().derived_low.clone().unwrap();
    assert_eq!((floor.value, floor.rule, floor.more_claims), (sum as u64, "sum_of_floors", true));
    let view = views(lines().chain([format!("W {} by=Z", sum - 1)])).parts(&stated);
    assert_eq!(view.conflicts.len(), 1);
    assert_eq!(view.conflicts[0].claims.len(), MANY + 1, "none of them can be spared");
}

#[test]
fn ten_thousand_rivals_and_ten_thousand_periods() {
    let rivals = views((0..MANY).map(|i| format!("P{i:05} {} by=X{i}", i + 1))).parts(&Stated::default());
    assert!(rivals.conflicts.len() <= LISTED && rivals.more_conflicts);
    let day = |i: usize| format!("2{:03}-{:02}-{:02}", i / 300, 1 + i % 300 / 25, 1 + i % 25);
    let periods = (0..MANY).map(|i| format!("P{i:05} >={} by=X{i} date=2000-01-01/{}", i + 1, day(i)));
    let view = views(periods).parts(&Stated::default());
    assert!(view.conflicts.is_empty() && view.counted.len() == MANY);
}

#[test]
fn a_chain_and_a_circle_of_ten_thousand_parts() {
    let chain = |i: usize| format!("{} part_of=P{:05}", part(i), i + 1);
    let lines = || (0..MANY - 1).map(chain);
    let last = format!("P{:05} >=3 by=X scope=part place=last", MANY - 1);
    let view = views(lines().chain([last.clone()])).parts(&Stated::default());
    assert!(holds(&view, "P09999").starts_with("9999 (part_floor: "));
    let view = views(lines().chain([format!("{last} part_of=P00000")])).parts(&Stated::default());
    assert_eq!(view.notes.len(), 1);
    assert_eq!(view.notes[0].claims.len(), MANY);
}
