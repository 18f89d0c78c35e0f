//! What must hold of every record, however odd: on generated claims and judgments. Input: proptest's. Output:
//! agreement. Leaves out whether a figure is right: the cases beside this file say that.

use super::{claim, slice, view, vocabulary};
use crate::{EventFigures, Figure, Policy, Slice, Vocabulary, v1};
use attested_claims::{Claim, Decision};
use attested_model::{AsOf, ClaimId, OriginCertainty, OriginId, Scope};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(vocabulary);

const NUMBERS: [&str; 13] = [
    "600",
    "~600",
    "0",
    ">500",
    "<=600",
    "<300",
    ">=40",
    "200-300",
    "590-700",
    "hundreds",
    "many",
    "?",
    "1000000000000000",
];
const ORIGINS: [&str; 6] = ["X", "Y", "Z", "W", "V", ""];
const DATES: [&str; 5] = ["", "2023-06", "2023-06-13", "2023-06-20", "2023"];
const STANCES: [&str; 8] =
    ["asserted", "asserted", "confirmed", "reported", "disputed", "denied", "retracted", "undetermined"];
const ASPECTS: [&str; 7] = ["number", "number", "number", "number", "occurrence", "category", "notice"];
const SPEAKERS: [&str; 4] = ["", "Unification Ministry", "Chinese Foreign Ministry", "Reuters"];

/// A claim among `n`, in which anything may name anything.
fn any_claim(i: usize, n: usize) -> impl Strategy<Value = Claim> {
    let pick = |words: &'static [&'static str]| proptest::sample::select(words);
    // Relations lead to few of the claims, and mostly nowhere.
    let other = move || prop_oneof![3 => Just(n), 1 => 0..n].prop_filter("itself", move |j| *j != i);
    let what = (pick(&NUMBERS), pick(&ORIGINS), pick(&ASPECTS), pick(&STANCES), pick(&SPEAKERS), 0..4usize);
    let place =
        (pick(&DATES), any::<bool>(), pick(&["whole", "whole", "part", "wider"]), 0..10u8, pick(&["", "ko", "en"]));
    (what, place, (other(), other(), other())).prop_map(move |(what, place, (repeats, disputes, than))| {
        let (number, origin, aspect, modality, speaker, utterance) = what;
        let (date, stock, scope, day, lang) = place;
        let mut line = format!("C{i:02} {number} aspect={aspect} modality={modality} scope={scope} date={date}");
        let mut put = |key: &str, value: String| line.push_str(&format!(" {key}=\"{value}\""));
        put("measure", (if stock { "stock" } else { "flow" }).to_owned());
        put("speaker", speaker.to_owned());
        put("by", origin.to_owned());
        put("lang", lang.to_owned());
        put("on", if day == 0 { String::new() } else { format!("2023-10-{day:02}") });
        if utterance > 0 {
            put("u", format!("U{utterance}"));
        }
        for (key, j) in [("repeats", repeats), ("disputes", disputes), ("than", than)] {
            if j < n && !(key == "than" && number == "?") {
                put(key, format!("C{j:02}"));
            }
        }
        claim(&line)
    })
}

fn any_decision(n: usize) -> impl Strategy<Value = Decision> {
    let origin = || proptest::sample::select(&["X", "Y", "Z", "W"][..]).prop_map(|o| OriginId::parse(o).unwrap());
    let id = move || (0..n).prop_map(|i| ClaimId::parse(&format!("C{i:02}")).unwrap());
    prop_oneof![
        id().prop_map(|claim| Decision::Exclude { claim }),
        (origin(), origin(), any::<bool>()).prop_map(|(a, b, sure)| {
            let certainty = if sure { OriginCertainty::Stated } else { OriginCertainty::Suspected };
            Decision::SameOrigin { a, b, certainty }
        }),
        (origin(), origin()).prop_map(|(a, b)| Decision::Independent { a, b }),
        (id(), id()).prop_map(|(claim, of)| Decision::Repeats { claim, of: Some(of) }),
        (0..4u64).prop_map(|judgment| Decision::Undo { judgment }),
    ]
}

fn any_record() -> impl Strategy<Value = (Vec<Claim>, Vec<Decision>)> {
    (1..12usize).prop_flat_map(|n| {
        let claims: Vec<_> = (0..n).map(|i| any_claim(i, n)).collect();
        (claims, proptest::collection::vec(any_decision(n), 0..4))
    })
}

fn derive(slice: &Slice, day: &str) -> EventFigures {
    view(slice, day, "attested/v1", &VOCABULARY)
}

fn json(view: &EventFigures) -> String {
    serde_json::to_string(view).unwrap()
}

/// Every claim that a view shows anywhere.
fn seen(view: &EventFigures) -> BTreeSet<ClaimId> {
    let figures =
        view.figures.iter().flat_map(|f| f.claims.iter().chain(f.readings.iter().flat_map(|r| &r.renderings)));
    let positions = view.positions.iter().flat_map(|p| &p.renderings);
    let rest = view.statements.iter().map(|s| &s.claim).chain(view.excluded.iter().map(|e| &e.claim));
    figures.chain(positions).chain(rest).cloned().collect()
}

fn same_agreement(before: &Figure, after: &Figure) -> bool {
    before.core == after.core && before.core_regions == after.core_regions && before.rivals == after.rivals
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_day_prepared_for_is_the_day_derived_alone((claims, decisions) in any_record(), left_out in 0..12usize) {
        let whole = slice(claims, decisions);
        let policy = Policy::named("attested/v1").unwrap();
        let prepared = v1::Prepared::new(&whole, &policy, &VOCABULARY);
        for day in ["2023-10-09", "2023-10-05", "all"] {
            let known = (day != "all").then(|| day.parse().unwrap());
            let as_of = AsOf { known, recorded: None };
            prop_assert_eq!(json(&prepared.as_of(as_of, None)), json(&derive(&whole, day)));
            let id = ClaimId::parse(&format!("C{left_out:02}")).unwrap();
            let mut left = whole.clone();
            left.claims.retain(|record| record.claim.id != id);
            prop_assert_eq!(json(&prepared.without(&id, as_of, None)), json(&derive(&left, day)));
        }
    }

    #[test]
    fn the_order_of_claims_changes_nothing_and_derivation_is_repeatable(
        (claims, decisions) in any_record(),
        turn in 0..12usize,
    ) {
        let first = slice(claims.clone(), decisions.clone());
        let expected = json(&derive(&first, "all"));
        prop_assert_eq!(&expected, &json(&derive(&first, "all")));
        let mut claims = claims;
        claims.reverse();
        let turn = turn % claims.len();
        claims.rotate_left(turn);
        prop_assert_eq!(&expected, &json(&derive(&slice(claims, decisions), "all")));
    }

    #[test]
    fn no_claim_is_out_of_sight_and_later_days_know_no_less((claims, decisions) in any_record()) {
        let slice = slice(claims, decisions);
        let mut before = BTreeSet::new();
        for day in ["2023-10-01", "2023-10-04", "2023-10-05", "2023-10-09", "2023-12-31", "all"] {
            let limit = (day != "all").then(|| attested_model::Edtf::parse(day).unwrap().latest_day().unwrap());
            let known: BTreeSet<ClaimId> = slice
                .claims
                .iter()
                .filter(|r| limit.is_none_or(|limit| r.claim.public_from().is_some_and(|from| from <= limit)))
                .map(|r| r.claim.id.clone())
                .collect();
            let shown = seen(&derive(&slice, day));
            prop_assert_eq!(&shown, &known);
            prop_assert!(shown.is_superset(&before));
            before = shown;
        }
    }

    #[test]
    fn what_cannot_vote_never_changes_the_core((claims, decisions) in any_record(), number in 0..13usize, stock in any::<bool>()) {
        let before = derive(&slice(claims.clone(), decisions.clone()), "all");
        let measure = if stock { "stock" } else { "flow" };
        let unknown = claim(&format!("N1 {} measure={measure} date=2023-06 origin_certainty=unknown", NUMBERS[number]));
        let vague = claim(&format!("N2 hundreds by=X measure={measure} date=2023-06"));
        for added in [unknown, vague] {
            let mut more = claims.clone();
            more.push(added);
            let after = derive(&slice(more, decisions.clone()), "all");
            for figure in &before.figures {
                let again = after.figures.iter().find(|f| f.id == figure.id).unwrap();
                prop_assert!(same_agreement(figure, again), "{} {:?} {:?}", figure.id, figure.core, again.core);
            }
        }
    }

    #[test]
    fn another_report_of_an_utterance_adds_no_origin((claims, decisions) in any_record(), which in 0..12usize) {
        // A judgment that a claim repeats another is about that claim, not about a report that came later.
        let mut decisions = decisions;
        decisions.retain(|decision| !matches!(decision, Decision::Repeats { .. }));
        let before = derive(&slice(claims.clone(), decisions.clone()), "all");
        let read: Vec<&ClaimId> = before.figures.iter().flat_map(|f| &f.readings).flat_map(|r| &r.renderings).collect();
        let reported: Vec<&Claim> =
            claims.iter().filter(|c| c.utterance.is_some() && read.contains(&&c.id)).collect();
        prop_assume!(!reported.is_empty());
        let mut report = reported[which % reported.len()].clone();
        report.id = ClaimId::parse("N1").unwrap();
        report.disputes = Vec::new();
        let mut more = claims.clone();
        more.push(report);
        let after = derive(&slice(more, decisions), "all");
        let named = |view: &EventFigures| -> BTreeSet<OriginId> {
            view.figures.iter().flat_map(|f| &f.readings).filter_map(|r| r.origin.clone()).collect()
        };
        prop_assert_eq!(named(&before), named(&after));
        // As the nearest rendering, the report may give a stock another date: its reading is then another figure's.
        let names = |view: &EventFigures| -> Vec<String> { view.figures.iter().map(|f| f.id.clone()).collect() };
        if names(&before) == names(&after) {
            for (figure, again) in before.figures.iter().zip(&after.figures) {
                prop_assert_eq!(figure.origins, again.origins);
                prop_assert_eq!(figure.origins_range, again.origins_range);
            }
        }
    }

    #[test]
    fn a_figure_holds_together((claims, decisions) in any_record()) {
        for policy in crate::POLICIES {
            let view = view(&slice(claims.clone(), decisions.clone()), "all", policy.name, &VOCABULARY);
            for figure in &view.figures {
                let envelope = figure.envelope;
                for r in figure.readings.iter().filter(|r| r.scope == Scope::Whole && !r.vague) {
                    prop_assert!(r.low.is_none_or(|low| envelope.low.is_some_and(|e| e <= low)));
                    prop_assert!(r.high.is_none_or(|high| envelope.high.is_some_and(|e| e >= high)));
                    prop_assert!(r.low.is_some() || envelope.open_low);
                    prop_assert!(r.high.is_some() || envelope.open_high);
                }
                prop_assert!(figure.origins_range.low <= figure.origins && figure.origins <= figure.origins_range.high);
                prop_assert!(figure.reports <= figure.claims.len());
                if let Some(core) = figure.core {
                    prop_assert!(core.origins >= 2 && core.origins <= figure.origins && core.low <= core.high);
                    prop_assert!(envelope.low.is_some_and(|low| low <= core.low));
                    prop_assert!(envelope.high.is_some_and(|high| core.high <= high));
                    prop_assert!(figure.rivals.iter().all(|r| r.high < core.low || r.low > core.high));
                    prop_assert!(figure.core_regions.is_empty());
                } else {
                    prop_assert!(figure.rivals.is_empty());
                }
                let ids: BTreeSet<&ClaimId> = figure.claims.iter().collect();
                prop_assert!(figure.excluded.iter().all(|e| ids.contains(&e.claim)));
                prop_assert!(figure.readings.iter().all(|r| r.renderings.first() == Some(&r.claim)));
            }
        }
    }
}

#[test]
fn long_chains_are_walked_not_recursed() {
    let n = 20_000;
    let line = |i: usize| {
        let before = i.wrapping_sub(1);
        let relations = if i == 0 { String::new() } else { format!(" repeats=R{before:05} than=R{before:05}") };
        claim(&format!("R{i:05} <{} by=X scope={}{relations}", i + 10, ["whole", "part"][i % 2]))
    };
    let view = derive(&slice((0..n).map(line).collect(), Vec::new()), "all");
    assert_eq!(view.figures.len(), 1);
    let circle =
        |i: usize| claim(&format!("R{i:05} <{} by=X repeats=R{:05} than=R{:05}", i + 10, (i + 1) % n, (i + 1) % n));
    let view = derive(&slice((0..n).map(circle).collect(), Vec::new()), "all");
    assert_eq!(view.figures[0].readings.len(), 1);
}
