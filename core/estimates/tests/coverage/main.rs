//! How often intervals held a truth that is known. Input: published tables. Output: shares: of tables drawn from a fitted model, and
//! of lists left out, whose people the other lists estimate. Leaves out a verdict on single tables. The short versions hold the
//! machinery; `cargo xtask studies` measures.
#![allow(clippy::disallowed_macros, reason = "what a study found is said where it runs; no part of core")]

#[path = "../published/tables.rs"]
mod tables;

use attested_estimates::random::{generator, multinomial};
use attested_estimates::{Estimate, Method, Settings, Table, report, sparse};
use tables::table;

/// What came of intervals.
#[derive(Debug, Default)]
struct Tally {
    held: usize,
    missed: usize,
    /// Truths above the interval's upper end.
    too_low: usize,
    /// No interval: refused, or with an open end.
    without: usize,
}

impl Tally {
    fn count(&mut self, found: &Estimate, truth: f64) {
        let (Some(low), Some(high)) = (found.low, found.high) else {
            self.without += 1;
            return;
        };
        self.too_low += usize::from(high < truth);
        if (low..=high).contains(&truth) { self.held += 1 } else { self.missed += 1 }
    }

    fn share(&self) -> f64 {
        self.held as f64 / (self.held + self.missed).max(1) as f64
    }
}

fn ask(table: &Table, method: Method, replicates: usize, seed: u64) -> Estimate {
    let settings = Settings { methods: vec![method], seed, replicates, ..Settings::default() };
    report(table, &settings, |_, _| ()).methods.remove(0)
}

/// Among the people of one list the other lists are a table of their own, and how many they are is known.
fn lists_left_out(name: &str) -> Vec<(Table, f64)> {
    let all = table(name);
    let lists = all.lists.len();
    let one = |list: usize| {
        let squeeze = |pattern: u32| (pattern & ((1 << list) - 1)) | (pattern >> (list + 1) << list);
        let on = all.cells.iter().filter(|(pattern, _)| *pattern >> list & 1 == 1);
        let truth: u64 = on.clone().map(|(_, n)| n).sum();
        let cells: Vec<(u32, u64)> = on.map(|(&pattern, &n)| (squeeze(pattern), n)).filter(|(p, _)| *p != 0).collect();
        Some((Table::of_cells(lists - 1, &cells).ok()?, truth as f64))
    };
    (0..lists).filter_map(one).collect()
}

fn leave_a_list_out(names: &[&str], method: Method) -> Tally {
    let mut tally = Tally::default();
    for name in names {
        for (table, truth) in lists_left_out(name) {
            tally.count(&ask(&table, method, 200, 1), truth);
        }
    }
    tally
}

/// Tables drawn from the model that was chosen for a published one, its number taken for the truth.
fn drawn_from_the_model(name: &str, tables: u32, replicates: usize) -> Tally {
    let published = table(name);
    let lists = published.lists.len();
    let chosen = sparse::stepwise(&published.dense_counts(), lists, sparse::THRESHOLD).expect("an estimate");
    let expected = &chosen.fit.expected;
    let truth = libm::round(expected.iter().sum());
    let mut tally = Tally::default();
    for draw in 0..tables {
        let mut counts = vec![0; expected.len()];
        multinomial(&mut generator(11, draw), truth as u64, expected, &mut counts);
        let cells: Vec<(u32, u64)> = (0u32..).zip(counts).skip(1).collect();
        let Ok(table) = Table::of_cells(lists, &cells) else { continue };
        tally.count(&ask(&table, Method::Sparse, replicates, u64::from(draw)), truth);
    }
    tally
}

#[test]
fn lists_left_out_are_tables_whose_truth_is_known() {
    let cases = lists_left_out("kosovo");
    assert_eq!(cases.iter().map(|(_, truth)| *truth as u64).collect::<Vec<_>>(), [1910, 1528, 1786, 685]);
    assert!(cases.iter().all(|(table, truth)| table.lists.len() == 3 && (table.observed() as f64) < *truth));
    let tally = leave_a_list_out(&["kosovo", "hiv", "my5"], Method::Dga);
    assert!(tally.held + tally.missed >= 10, "{tally:?}");
    assert!(tally.share() > 0.4, "{tally:?}");
}

#[test]
fn the_bootstrap_holds_most_truths_that_its_own_model_makes() {
    let tally = drawn_from_the_model("my3", 30, 100);
    assert!(tally.without <= 3 && tally.share() >= 0.8, "{tally:?}");
}

#[test]
#[ignore = "long: cargo xtask studies"]
fn study_of_the_bootstrap() {
    for name in ["my3", "korea", "kosovo", "western", "uk5"] {
        let tally = drawn_from_the_model(name, 500, 500);
        eprintln!("BCa, tables drawn from the model of {name}: {:.3} of 95 % intervals, {tally:?}", tally.share());
    }
}

#[test]
#[ignore = "long: cargo xtask studies"]
fn study_of_lists_left_out() {
    for method in [Method::Loglinear, Method::Sparse, Method::Dga, Method::Lcmcr] {
        for names in [&["kosovo", "hiv", "my5", "uk5", "western"][..], &["kosovo", "hiv", "my5"]] {
            let tally = leave_a_list_out(names, method);
            eprintln!(
                "a list left out, {method:?}, {}: {:.3} of 95 % intervals, {tally:?}",
                names.join(" "),
                tally.share()
            );
        }
    }
}
