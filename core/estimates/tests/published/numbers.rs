//! The deterministic methods against published numbers, within the rounding of those.
//!
//! Where they come from: log-linear and stepwise, packages SparseMSE 2.0.1 and MultipleSystemsEstimation 1.2.0; decomposable
//! graphs, dga 2.0.2 with `delta = 2^-lists`; bounds, Rcapture 1.4-4. Numbers only: their code was not used.

use crate::tables::table;
use attested_estimates::{bounds, dga, loglinear, sparse};

fn near(name: &str, what: &str, got: f64, want: f64, within: f64) {
    assert!((got - want).abs() <= within, "{name}: {what} is {got}, published {want}");
}

#[test]
fn log_linear_models_of_lowest_bic() {
    for (name, total, model) in [
        ("korea", 157.17, "[12,23]"),
        ("kosovo", 10_356.52, "[123,14,34]"),
        ("uk5", 22_991.33, "[12,13,23,25,34]"),
        ("western", 2483.38, "[15,2,3,4]"),
        ("art3", 539.09, "[1,2,3]"),
        ("hiv", 11_124.58, "[1,2,3,4]"),
        ("my3", 730.93, "[12,3]"),
        ("my5", 620.47, "[12,13,45]"),
    ] {
        let table = table(name);
        let choice = loglinear::search(&table.dense_counts(), table.lists.len());
        let best = &choice.ranked[0];
        near(name, "log-linear", table.observed() as f64 + best.unseen, total, 0.01);
        assert_eq!(best.name, model, "{name}");
    }
}

#[test]
fn models_chosen_step_by_step() {
    for (name, total) in [
        ("korea", 268.78),
        ("kosovo", 14_341.66),
        ("uk5", 11_312.99),
        ("western", 2483.38),
        ("art3", 539.09),
        ("hiv", 11_124.58),
        ("my3", 730.93),
        ("my5", 609.89),
    ] {
        let table = table(name);
        let chosen = sparse::stepwise(&table.dense_counts(), table.lists.len(), sparse::THRESHOLD).unwrap();
        near(name, "stepwise", table.observed() as f64 + chosen.fit.unseen(), total, 0.01);
    }
}

#[test]
fn averages_over_decomposable_graphs() {
    for (name, mean, median, low, high) in [
        ("korea", 207.8, 163.0, 127.0, 468.0),
        ("kosovo", 12_749.3, 12_595.0, 9827.0, 16_544.0),
        ("western", 2254.0, 2133.0, 1343.0, 3871.0),
        ("hiv", 11_357.1, 11_220.0, 9404.0, 14_095.0),
        ("my3", 734.2, 731.0, 694.0, 787.0),
        ("my5", 618.9, 618.0, 590.0, 656.0),
    ] {
        let table = table(name);
        let usual = dga::Prior { delta: 1.0 / f64::from(1u32 << table.lists.len()), unseen_most: 30 };
        let found = dga::posterior(&table, usual);
        near(name, "mean", found.mean, mean, 0.1);
        near(name, "median", found.median, median, 0.5);
        near(name, "low", found.low, low, 1.0);
        near(name, "high", found.high, high, 1.0);
    }
}

#[test]
fn another_prior_moves_the_average() {
    for (name, mean) in [("uk5", 2856.0), ("western", 360.0), ("hiv", 4315.0), ("kosovo", 11_031.0)] {
        let found = dga::posterior(&table(name), dga::Prior { delta: 0.5, unseen_most: 10 });
        near(name, "mean with delta 0.5", found.mean, mean, 1.0);
    }
}

#[test]
fn lower_bounds() {
    for (name, chao, corrected, with_lists) in [
        ("korea", 144.68, 143.9, 137.45),
        ("kosovo", 10_270.48, 10_262.01, 8802.86),
        ("uk5", 17_616.73, 17_541.69, 14_642.19),
        ("hiv", 15_578.94, 15_453.34, 12_158.2),
        ("my5", 700.57, 699.05, 667.86),
    ] {
        let bounds = bounds::bounds(&table(name)).unwrap();
        let form = |wanted: &str| bounds.forms.iter().find(|form| form.form == wanted).unwrap().estimate;
        near(name, "Chao", form("chao"), chao, 0.01);
        near(name, "bias-corrected", form("chao_bias_corrected"), corrected, 0.01);
        near(name, "with lists", form("chao_lists"), with_lists, 0.01);
    }
}

#[test]
fn a_profile_interval_holds_its_estimate() {
    for name in ["korea", "kosovo", "my3", "art3"] {
        let table = table(name);
        let (counts, lists) = (table.dense_counts(), table.lists.len());
        let choice = loglinear::search(&counts, lists);
        let best = &choice.ranked[0];
        let fall = attested_estimates::special::CHI2_95;
        let (low, high) = loglinear::profile(&counts, lists, &best.model, best.unseen, fall).unwrap();
        assert!(low < best.unseen && high.is_some_and(|high| high > best.unseen), "{name}: {low} {high:?}");
    }
}
