//! The queue and both readings. Input: the example record, with and without what coders state; claims in short. Output: what
//! is pending, what a decision makes of it, and how a figure would read.

use super::{TABLES, blanked, example, slice};
use crate::links::{
    Alternatives, DifferenceCode, LinkKind, Reviewed, Status, accepting, alternatives, rejecting, review, suggest,
};
use crate::v1::tests::claim;
use crate::{Policy, Slice, v1};
use attested_claims::{Decision, Judgment, JudgmentRecord};
use attested_model::{AsOf, Edtf, Timestamp};
use std::collections::BTreeSet;

fn queue(slice: &Slice) -> Vec<Reviewed> {
    review(slice, suggest(slice, &BTreeSet::new(), &TABLES.lookups()))
}

fn judged(slice: &Slice, decisions: Vec<Decision>) -> Slice {
    let mut judged = slice.clone();
    let first = judged.judgments.len() as u64 + 1;
    judged.judgments.extend(decisions.into_iter().zip(first..).map(|(decision, position)| JudgmentRecord {
        judgment: Judgment { decision, reason: "looked into".to_owned() },
        position,
        recorded: Timestamp(0),
    }));
    judged
}

fn readings(slice: &Slice, of: &[&Reviewed], day: &str) -> Alternatives {
    let as_of = AsOf { known: Edtf::parse(day).unwrap().latest_day(), recorded: None };
    let suggestions: Vec<_> = of.iter().map(|r| &r.suggestion).collect();
    let policy = Policy::named("attested/v1").unwrap();
    alternatives(slice, &suggestions, as_of, &policy, &TABLES.vocabulary, 100)
}

/// What coders stated is not asked again; what they left open is.
#[test]
fn the_queue_of_the_example_record() {
    let mut pending: Vec<String> = Vec::new();
    for event in ["OCT09", "STOCK23", "JUL21", "STOCK21", "STOCK20", "BASE", "AUG-OCT"] {
        let queue = queue(&slice(example(), &[event]));
        assert!(queue.iter().all(|r| matches!(r.status, Status::Pending | Status::Stated)));
        let open = queue.iter().filter(|r| r.status == Status::Pending).map(|r| &r.suggestion);
        pending.extend(open.map(|s| format!("{} {} {}", s.from, s.to, s.kind.code())));
    }
    pending.sort();
    let wanted = [
        "C019 C008 shared_detail",
        "C041 C018 turned_bound",
        "C047 C045 relay",
        "C048 C045 turned_bound",
        "C049 C045 turned_bound",
    ];
    assert_eq!(pending, wanted);
}

/// "7 origins, 8 with unknown ones; or 7 if C019 repeats C008."
#[test]
fn both_readings_of_the_october_figure() {
    let slice = slice(example(), &["OCT09"]);
    let queue = queue(&slice);
    let shared: Vec<&Reviewed> = queue.iter().filter(|r| r.suggestion.from.as_str() == "C019").collect();
    let both = readings(&slice, &shared, "2023-10-13");
    let differences: Vec<_> =
        both.each[0].differences.iter().map(|d| (d.code, d.stands.as_str(), d.would_be.as_str())).collect();
    assert_eq!(differences, [(DifferenceCode::OriginsHigh, "8", "7")]);
    assert_eq!((both.together == both.each[0].differences, both.sealed, both.left_out), (true, false, 0));
}

/// Two unnamed origins agree with a third; if two are one, the core rests on fewer.
#[test]
fn a_core_rests_on_fewer_origins_if_two_are_one() {
    let places = "place=\"CN Hunchun;Tumen;Changbai\" event_time=20:00";
    let lines = [
        format!("C1 ~600 by=A speaker=\"Justice for North Korea\" {places} on=2023-10-10"),
        format!("C2 ~600 by=B speaker=\"Human Rights Foundation\" {places} on=2023-10-12"),
        "C3 ~620 by=C speaker=\"Amnesty International\" on=2023-10-12".to_owned(),
    ];
    let record = slice(lines.iter().map(|l| claim(l)).collect(), &["E"]);
    let queue = queue(&record);
    assert_eq!(queue.len(), 1);
    let both = readings(&record, &[&queue[0]], "2023-10-13");
    let of = |code: DifferenceCode| {
        both.together.iter().find(|d| d.code == code).map(|d| (d.stands.as_str(), d.would_be.as_str()))
    };
    assert_eq!(of(DifferenceCode::Origins), Some(("3", "2")));
    assert_eq!(of(DifferenceCode::Core), Some(("558–660 (3)", "558–660 (2)")));
    // The record itself is as it was.
    let policy = Policy::named("attested/v1").unwrap();
    let now = v1::reconcile(&record, AsOf::default(), None, &policy, &TABLES.vocabulary);
    assert_eq!(now.figures[0].origins, 3);
}

#[test]
fn decisions_end_a_suggestion_and_undoing_brings_it_back() {
    let slice = slice(example(), &["OCT09"]);
    let at = |slice: &Slice| queue(slice).into_iter().find(|r| r.suggestion.from.as_str() == "C019").unwrap();
    let open = at(&slice);
    assert_eq!(open.status, Status::Pending);
    let rejected = judged(&slice, vec![rejecting(&open.suggestion)]);
    assert_eq!(at(&rejected).status, Status::Rejected);
    assert_eq!(at(&judged(&rejected, vec![Decision::Undo { judgment: 1 }])).status, Status::Pending);
    let accepted = judged(&slice, accepting(&slice, &[&open.suggestion]));
    assert_eq!(at(&accepted).status, Status::Accepted);
}

/// With the coders' columns blanked, accepting all but the merely possible gives back the origins that coders stated.
#[test]
fn accepting_what_is_likely_rebuilds_the_origins() {
    let record = slice(blanked(), &["OCT09"]);
    let likely = |r: &&Reviewed| r.suggestion.strength > crate::links::Strength::Possible;
    let open = queue(&record);
    let chosen: Vec<_> = open.iter().filter(likely).filter(|r| r.suggestion.kind != LinkKind::SharedDetail).collect();
    let both = readings(&record, &chosen, "2023-12-07");
    let high = both.together.iter().find(|d| d.code == DifferenceCode::OriginsHigh).unwrap();
    // As coded: 11 named ones and three unknown. Blanked, every report is one more.
    assert_eq!((high.stands.as_str(), high.would_be.as_str()), ("20", "14"));
}
