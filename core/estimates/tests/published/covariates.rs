//! The doubly robust estimator on made tables whose total is known: it must find what a covariate explains.

use attested_estimates::covariates::doubly_robust;
use attested_estimates::random::generator;
use attested_estimates::{Row, Table};

/// Two groups of people that both lists reach with different ease; counts as expected, without chance.
fn made(groups: [(f64, f64, f64); 2]) -> (Table, f64) {
    let mut rows = Vec::new();
    for (group, (people, first, second)) in ["a", "b"].into_iter().zip(groups) {
        for (pattern, share) in [(1, first * (1.0 - second)), (2, (1.0 - first) * second), (3, first * second)] {
            let count = (people * share).round() as u64;
            rows.push(Row { pattern, values: vec![group.to_owned()], count });
        }
    }
    let lists = vec!["A".to_owned(), "B".to_owned()];
    let total = groups.iter().map(|(people, _, _)| people).sum();
    (Table::of_rows(lists, vec!["group".to_owned()], rows).expect("a good table"), total)
}

#[test]
fn what_a_covariate_explains_is_found() {
    let (table, total) = made([(4000.0, 0.6, 0.5), (6000.0, 0.15, 0.1)]);
    let found = doubly_robust(&table, &mut generator(1, 0)).unwrap();
    assert!((found.estimate / total - 1.0).abs() < 0.05, "{found:?}");
    assert!(found.low < total && total < found.high, "{found:?}");
    // Without the covariate the lists look dependent, and the answer is far too low.
    let blind = Table { covariates: Vec::new(), ..table.clone() };
    let blind = doubly_robust(&blind, &mut generator(1, 0)).unwrap();
    assert!(blind.estimate < 0.8 * total, "{blind:?}");
}

#[test]
fn lists_that_hardly_meet_are_refused() {
    let (table, _) = made([(100.0, 0.1, 0.1), (100.0, 0.1, 0.1)]);
    assert!(doubly_robust(&table, &mut generator(1, 0)).is_none());
}
