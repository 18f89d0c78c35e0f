//! The order in which lists stand, and what they are called, must not matter.

use attested_estimates::{Method, Settings, Table, report};
use proptest::prelude::*;

fn answers(table: &Table) -> Vec<(Method, Option<f64>, bool)> {
    let methods = vec![Method::Chao, Method::Loglinear, Method::Sparse, Method::Dga];
    let settings = Settings { methods, replicates: 100, ..Settings::default() };
    let found = report(table, &settings, |_, _| ());
    found.methods.into_iter().map(|m| (m.method, m.estimate, m.refused.is_some())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn lists_in_another_order_give_the_same(
        counts in prop::collection::vec(prop_oneof![2 => Just(0u64), 3 => 1u64..60], 15),
        order in Just(vec![0usize, 1, 2, 3]).prop_shuffle(),
    ) {
        let cells: Vec<(u32, u64)> = (1u32..16).zip(counts).collect();
        let moved = |pattern: u32| (0..4).filter(|bit| pattern >> bit & 1 == 1).map(|bit| 1 << order[bit]).sum();
        let other: Vec<(u32, u64)> = cells.iter().map(|&(pattern, n)| (moved(pattern), n)).collect();
        prop_assume!(cells.iter().any(|(_, n)| *n > 0));
        let (first, second) = (Table::of_cells(4, &cells).unwrap(), Table::of_cells(4, &other).unwrap());
        for ((method, a, refused), (_, b, other_refused)) in answers(&first).into_iter().zip(answers(&second)) {
            prop_assert_eq!(refused, other_refused, "{:?}", method);
            if let (Some(a), Some(b)) = (a, b) {
                prop_assert!((a - b).abs() <= 1e-6 * a.abs() + 1e-3, "{method:?}: {a} and {b}");
            }
        }
    }

    #[test]
    fn no_estimate_is_below_the_observed(counts in prop::collection::vec(0u64..40, 7)) {
        let cells: Vec<(u32, u64)> = (1u32..8).zip(counts).collect();
        prop_assume!(cells.iter().any(|(_, n)| *n > 0));
        let table = Table::of_cells(3, &cells).unwrap();
        for (method, estimate, refused) in answers(&table) {
            prop_assert!(refused != estimate.is_some());
            prop_assert!(estimate.is_none_or(|n| n >= table.observed() as f64), "{method:?}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let table = crate::tables::table("korea");
    let told =
        || serde_json::to_string(&report(&table, &Settings { seed: 5, ..Settings::default() }, |_, _| ())).unwrap();
    assert_eq!(told(), told());
}
