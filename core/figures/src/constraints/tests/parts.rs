//! Parts and wholes, rule by rule. Input: made-up claims. Output: what holds of each quantity, and which claims can't all be
//! true. Leaves out the example record (`reference`).

use super::{clashes, codes, holds, relation, relations, views};
use crate::constraints::Stated;

fn nothing() -> Stated {
    Stated::default()
}

#[test]
fn known_parts_inside_an_unknown_total_raise_its_floor_and_never_its_ceiling() {
    let views = views(
        "W >=50 by=X
         P 200 by=Y scope=part place=Dandong
         Q <=90 by=Z scope=part place=Tumen",
    );
    let view = views.parts(&nothing());
    assert_eq!(holds(&view, "W"), "200 (part_floor: P) – open");
    assert_eq!(holds(&view, "Q"), "open – 90", "a part of an unknown whole stays what it is");
    assert!(view.conflicts.is_empty() && view.notes.is_empty());
}

#[test]
fn a_part_is_no_more_than_its_whole_and_a_whole_no_more_than_what_is_wider() {
    let views = views(
        "W <=600 by=X
         P >=100 by=Y scope=part
         V <=550 by=Z scope=wider",
    );
    let view = views.parts(&nothing());
    assert_eq!(holds(&view, "W"), "100 (part_floor: P) – 550 (whole_ceiling: V)");
    assert_eq!(holds(&view, "P"), "100 – 550 (whole_ceiling: P V)");
    assert_eq!(holds(&view, "V"), "100 (part_floor: P V) – 550");
    let walk = &view.counted.iter().find(|c| c.id.ends_with("part:P")).unwrap().derived_high.as_ref().unwrap().walk;
    let steps: Vec<(&str, &str, u64)> = walk.iter().map(|s| (s.end, s.rule, s.value)).collect();
    assert_eq!(
        steps,
        [("ceiling", "stated", 550), ("ceiling", "whole_ceiling", 550), ("ceiling", "whole_ceiling", 550)]
    );
}

#[test]
fn parts_are_added_only_where_somebody_states_that_they_share_nobody() {
    let lines = "W <=900 by=X
         P 300 by=Y scope=part place=Tumen
         Q >=200 by=Z scope=part place=Dandong";
    let view = views(lines).parts(&nothing());
    assert_eq!(holds(&view, "W"), "300 (part_floor: P) – 900");
    assert_eq!(holds(&view, "Q"), "200 – 900 (whole_ceiling: Q W)");
    let apart = relations(&[relation("two crossings", "disjoint", "W", &["P", "Q"])]);
    let view = views(lines).parts(&apart);
    assert_eq!(holds(&view, "W"), "500 (sum_of_floors: P Q) – 900");
    assert_eq!(holds(&view, "Q"), "200 – 600 (remainder_ceiling: P W)");
    let w = view.counted.iter().find(|c| c.counts == "whole").unwrap().derived_low.as_ref().unwrap();
    assert_eq!((w.relation, w.stated.as_slice()), ("stated_disjoint", &["two crossings".to_owned()][..]));
}

#[test]
fn a_partition_gives_the_whole_a_ceiling_and_each_part_a_floor() {
    let views = views(
        "W 500-900 by=X
         P 200-300 by=Y scope=part place=Tumen
         Q <=400 by=Z scope=part place=Dandong",
    );
    let view = views.parts(&relations(&[relation("all", "partition", "W", &["P", "Q"])]));
    assert_eq!(holds(&view, "W"), "500 – 700 (sum_of_ceilings: P Q)");
    assert_eq!(holds(&view, "Q"), "200 (remainder_floor: P W) – 400");
}

#[test]
fn a_partition_of_which_a_part_isnt_known_leaves_the_whole_open() {
    let views = views("W 500-900 by=X\nP 200-300 by=Y scope=part place=Tumen");
    let view = views.parts(&relations(&[relation("all", "partition", "W", &["P", "Q"])]));
    assert_eq!(holds(&view, "W"), "500 – 900");
    assert_eq!(codes(&view.notes), ["stated_without_number Q"]);
}

#[test]
fn disagreement_on_a_whole_is_kept_and_who_contradicts_a_part_is_named() {
    let views = views(
        "A 180-220 by=X
         B 600-699 by=Y
         C >=200 by=Z
         P 300 by=W scope=part",
    );
    let view = views.parts(&nothing());
    assert_eq!(holds(&view, "A"), "300 (part_floor: P) – open");
    assert_eq!(clashes(&view.conflicts), ["A P [] minimum scope_part: 300 > 220"]);
    assert!(!view.more_conflicts);
}

#[test]
fn rivals_alone_are_a_conflict_of_two() {
    let view = views("A 100 by=X\nB 200 by=Y\nC 150-220 by=Z").parts(&nothing());
    assert_eq!(clashes(&view.conflicts), ["A B [] minimum rivals: 200 > 100"]);
}

#[test]
fn the_smallest_set_leaves_out_what_can_be_spared() {
    let views = views(
        "W <=500 by=X
         P1 300 by=A scope=part place=a
         P2 150 by=B scope=part place=b
         P3 10 by=C scope=part place=c
         P4 240 by=D scope=part place=d",
    );
    let apart = relations(&[relation("apart", "disjoint", "W", &["P1", "P2", "P3", "P4"])]);
    let view = views.parts(&apart);
    assert_eq!(clashes(&view.conflicts), ["P1 P4 W [apart] minimum stated_disjoint: 540 > 500"]);
}

#[test]
fn parts_of_parts() {
    let views = views(
        "W <=500 by=X
         P >=20 by=A scope=part place=province
         Q 120 by=B scope=part place=town part_of=P
         R 5-7 by=C scope=part place=street part_of=Q",
    );
    let view = views.parts(&nothing());
    assert_eq!(holds(&view, "P"), "120 (part_floor: Q) – 500 (whole_ceiling: P W)");
    assert_eq!(holds(&view, "W"), "120 (part_floor: Q) – 500");
    assert_eq!(holds(&view, "R"), "5 – 7");
}

#[test]
fn a_circle_of_parts_ends_and_is_named() {
    let views = views(
        "W <=500 by=X
         P >=20 by=A scope=part place=a part_of=R
         Q 30 by=B scope=part place=b part_of=P
         R <=40 by=C scope=part place=c part_of=Q",
    );
    let view = views.parts(&nothing());
    assert_eq!(codes(&view.notes), ["part_of_circle P Q R"]);
    assert_eq!(holds(&view, "W"), "30 (part_floor: Q) – 500", "what stands outside the circle still counts");
    assert!(view.conflicts.is_empty());
}

#[test]
fn contradictory_stated_relations_are_named_and_end() {
    let lines = "A 10 by=X scope=part place=a\nB 20 by=Y scope=part place=b\nW <=25 by=Z";
    let both_ways = relations(&[relation("one", "within", "A", &["B"]), relation("other", "within", "B", &["A"])]);
    let view = views(lines).parts(&both_ways);
    assert_eq!(codes(&view.notes), ["part_of_circle"]);
    assert_eq!(view.notes[0].args["stated"], "one, other");
    let apart_and_within = relations(&[
        relation("apart", "disjoint", "W", &["A", "B"]),
        relation("itself", "disjoint", "A", &["A", "B"]),
        relation("nobody", "within", "X1", &["X2"]),
    ]);
    let view = views(lines).parts(&apart_and_within);
    assert_eq!(codes(&view.notes), ["stated_without_number X1 X2", "stated_twice A B", "no_choice_fits A B"]);
    assert_eq!(clashes(&view.conflicts), ["A B [itself] minimum stated_disjoint: 20 > 10"]);
}

#[test]
fn what_is_part_of_something_else_is_noted_and_not_used() {
    let views = views(
        "W 100 by=X
         S 90 by=X measure=stock act=detention date=2023-06
         P 20 by=Y scope=part part_of=S
         Q 30 by=Z scope=part place=q part_of=NONE
         R 40 by=Z scope=part place=r part_of=V
         V ? by=Z aspect=occurrence
         T 60 by=U scope=part place=t part_of=Y
         Y 200 by=U scope=wider",
    );
    let view = views.parts(&nothing());
    assert_eq!(
        codes(&view.notes),
        [
            "part_of_without_number Q NONE",
            "part_of_without_number R V",
            "part_of_other_measure P S",
            "part_of_wider T Y"
        ]
    );
    assert_eq!(holds(&view, "S"), "90 – 90");
    assert_eq!(
        holds(&view, "W"),
        "100 – 100",
        "neither the stock's part nor what is part of a wider claim is its floor"
    );
}

#[test]
fn one_period_in_another_is_no_contradiction_unless_it_holds_more() {
    let lines = "A 80 by=X date=2023-05/2023-06
         B 100 by=Y date=2023-05/2023-07
         C 70 by=Z date=2023-05/2023-05
         D 200 by=Z date=2024-01/2024-02";
    let view = views(lines).parts(&nothing());
    assert!(view.conflicts.is_empty(), "{:?}", view.conflicts);
    let view = views(&format!("{lines}\nE 120 by=V date=2023-06")).parts(&nothing());
    assert_eq!(
        clashes(&view.conflicts),
        ["A E [] minimum nested_time: 120 > 80", "B E [] minimum nested_time: 120 > 100"][..1]
    );
    let rates = "A 80 by=X measure=rate date=2023-05/2023-06\nB 20 by=Y measure=rate date=2023-05/2023-07";
    assert!(views(rates).parts(&nothing()).conflicts.is_empty(), "a rate may be higher for a while");
}

#[test]
fn one_place_in_another_alike_in_class_role_and_date() {
    let lines = "A <=100 by=X scope=part place=CN-LN class=people place_role=crossed_at
         B 120 by=Y scope=part place=\"CN-LN Dandong\" class=people place_role=crossed_at
         C 130 by=Y scope=part place=\"CN-LN Dandong\" class=women place_role=crossed_at";
    let view = views(lines).parts(&nothing());
    assert_eq!(clashes(&view.conflicts), ["A B [] minimum nested_place: 120 > 100"]);
}

#[test]
fn an_event_in_another_and_an_act_that_is_a_kind_of_another() {
    let mut both = views("A 120 by=X event=E1\nB <=100 by=Y event=E2");
    both.slices[0].event.part_of = Some(attested_model::EventId::parse("E2").unwrap());
    let view = both.parts(&nothing());
    assert_eq!(clashes(&view.conflicts), ["A B [event E1] minimum event_part: 120 > 100"]);
    let view = views("A 7 by=X act=execution\nB <=5 by=Y act=killing\nC 9 by=Z act=zorbing").parts(&nothing());
    assert_eq!(clashes(&view.conflicts), ["A B [] minimum narrower_act: 7 > 5"]);
}

#[test]
fn zero_and_very_large_numbers() {
    let view = views("W 0 by=X\nP 0 by=Y scope=part\nQ 1 by=Z scope=part place=q").parts(&nothing());
    assert_eq!(clashes(&view.conflicts), ["Q W [] minimum scope_part: 1 > 0"]);
    assert_eq!(holds(&view, "P"), "0 – 0");
    let lines = "W 1000000000000 by=X
         P 999999999999 by=Y scope=part place=p
         Q >=1 by=Z scope=part place=q";
    let apart = relations(&[relation("apart", "disjoint", "W", &["P", "Q"])]);
    let view = views(lines).parts(&apart);
    assert!(view.conflicts.is_empty());
    assert_eq!(holds(&view, "Q"), "1 – 1 (remainder_ceiling: P W)");
}

#[test]
fn two_claims_on_one_part_are_one_quantity() {
    let view = views(
        "W 100-900 by=X
         P 300 by=Y scope=part place=Tumen class=people
         Q 200-250 by=Z scope=part place=Tumen class=people",
    )
    .parts(&nothing());
    assert_eq!(holds(&view, "W"), "200 (part_floor: P Q) – 900", "one of the two may be wrong");
    assert_eq!(clashes(&view.conflicts), ["P Q [] minimum rivals: 300 > 250"]);
}

#[test]
fn statements_that_cant_be_read_are_refused_with_the_reason() {
    for json in ["{", "{\"relation\": []}", "{\"accounts\": [{\"name\": \"a\"}]}"] {
        let error = Stated::read(json).unwrap_err().to_string();
        assert!(error.starts_with("the stated relations and accounts cannot be read: "), "{error}");
    }
    let date = "{\"accounts\": [{\"name\": \"a\", \"population\": \"p\", \"reason\": \"r\", \"held\": [{\"at\": \"12023-01\"}]}]}";
    assert!(Stated::read(date).is_err(), "a year beyond four digits is no date");
}
