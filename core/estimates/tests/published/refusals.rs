//! What must be refused, and what must keep its number without being a headline.

use crate::tables::table;
use attested_estimates::loglinear::{Model, Trouble};
use attested_estimates::{Flag, Kind, Method, Refusal, Report, Settings, Table, report};

/// Everything but the sampler, which takes its time.
fn ask(table: &Table) -> Report {
    let methods = vec![Method::Chao, Method::Loglinear, Method::Sparse, Method::Dga, Method::Covariates];
    report(table, &Settings { methods, seed: 1, replicates: 200, ..Settings::default() }, |_, _| ())
}

fn refusals(report: &Report) -> Vec<Option<Refusal>> {
    report.methods.iter().map(|found| found.refused).collect()
}

#[test]
fn two_lists_lists_that_never_meet_and_a_list_of_everybody() {
    let two = ask(&Table::of_cells(2, &[(1, 10), (2, 12), (3, 4)]).unwrap());
    let needs_three = Some(Refusal::FewerThanThreeLists);
    assert_eq!(refusals(&two)[..4], [needs_three; 4]);
    assert!(two.not_estimable);
    let apart = ask(&Table::of_cells(3, &[(1, 10), (2, 12), (4, 4)]).unwrap());
    assert_eq!(refusals(&apart)[..4], [Some(Refusal::NoOverlap); 4]);
    let everybody = ask(&Table::of_cells(3, &[(1, 10), (3, 12), (5, 4), (7, 2)]).unwrap());
    assert_eq!(refusals(&everybody)[..4], [Some(Refusal::ListHoldsEverybody); 4]);
    let one = ask(&Table::of_cells(1, &[(1, 10)]).unwrap());
    assert!(one.not_estimable && one.methods.iter().all(|found| found.estimate.is_none()));
    assert_eq!(one.observed, 10);
}

#[test]
fn the_model_that_gives_thousands_of_millions_has_no_maximum() {
    let korea = table("korea");
    let model = Model::on(&korea.dense_counts(), 3, &[0, 1, 2, 4, 0b011, 0b101, 0b110]);
    assert_eq!(model.fit(&korea.dense_counts(), 3).unwrap_err(), Trouble::NoMaximum);
    let artificial = table("art3");
    let fit = |effects: &[u32]| {
        let counts = artificial.dense_counts();
        Model::on(&counts, 3, effects).fit(&counts, 3).map(|fit| fit.unseen())
    };
    assert_eq!(fit(&[0, 1, 2, 4, 0b011, 0b101, 0b110]).unwrap_err(), Trouble::NotIdentifiable);
    assert_eq!(fit(&[0, 1, 2, 4, 0b011]).unwrap_err(), Trouble::NoMaximum);
    assert!(fit(&[0, 1, 2, 4]).is_ok());
}

#[test]
fn a_prior_that_moves_the_median_takes_the_headline_away() {
    for (name, sensitive) in [("uk5", true), ("western", true), ("hiv", true), ("my3", false), ("my5", false)] {
        let found = ask(&table(name));
        let dga = found.methods.iter().find(|m| m.method == Method::Dga).unwrap();
        assert!(dga.estimate.is_some());
        assert_eq!(dga.flags.contains(&Flag::PriorSensitive), sensitive, "{name}: {:?}", dga.sensitivity);
    }
}

#[test]
fn methods_that_disagree_say_so_and_a_bound_is_no_estimate() {
    let found = ask(&table("uk5"));
    assert!(found.flags.contains(&Flag::MethodsDisagree));
    let chao = &found.methods[0];
    assert_eq!(chao.kind, Kind::LowerBound);
    assert!(!chao.flags.contains(&Flag::MethodsDisagree));
    assert!(!ask(&table("my3")).flags.contains(&Flag::MethodsDisagree));
}

#[test]
fn target_and_assumption_come_before_the_number() {
    let told = serde_json::to_string(&ask(&table("korea"))).unwrap();
    let at = |word: &str| told.find(&format!("\"{word}\":")).unwrap();
    assert!(at("target") < at("untestable") && at("untestable") < at("observed"));
    assert!(at("assumption") < at("estimate"));
}

#[test]
fn sizes_at_the_edge_are_answered_or_refused_and_nothing_breaks() {
    let large = Table::of_cells(3, &[(1, 1_000_000_000), (2, 900_000_000), (4, 5), (3, 2), (5, 1)]).unwrap();
    assert!(ask(&large).methods.iter().all(|found| found.refused.is_some() || found.estimate.unwrap().is_finite()));
    let cells: Vec<(u32, u64)> = (0..30).map(|list| (1 << list, 5)).chain([(3, 2), (7, 1)]).collect();
    let many = ask(&Table::of_cells(30, &cells).unwrap());
    let too_many = Some(Refusal::TooManyLists);
    assert_eq!(refusals(&many)[1..4], [too_many; 3]);
    assert!(many.methods[0].estimate.is_some());
    let single = ask(&Table::of_cells(3, &[(7, 1)]).unwrap());
    assert!(single.not_estimable);
}
