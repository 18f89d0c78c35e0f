//! Pooling over imputations: twenty published ones (Colombia, forced disappearance, a year; HRDAG's replicates), and made ones
//! whose answer is known. `draws.txt` has a line an imputation: how many were observed, then draws of the total.

use attested_estimates::pooling::{Imputation, pool};

#[test]
fn the_published_interval_exactly() {
    let imputations: Vec<Imputation> = include_str!("draws.txt")
        .lines()
        .map(|line| {
            let numbers: Vec<f64> = line.split(' ').map(|number| number.parse().unwrap()).collect();
            Imputation { observed: numbers[0], draws: numbers[1..].to_vec() }
        })
        .collect();
    let pooled = pool(&imputations).unwrap();
    assert_eq!((pooled.low, pooled.centre, pooled.high), (1266.0, 1593.0, 2148.0));
}

#[test]
fn imputations_that_agree_are_one() {
    let one = Imputation { observed: 100.0, draws: vec![150.0, 160.0, 170.0, 180.0] };
    let pooled = pool(&[one.clone(), one]).unwrap();
    assert_eq!(pooled.centre, 165.0);
    assert!(pooled.low > 100.0 && pooled.low < 150.0 && pooled.high > 180.0, "{pooled:?}");
}

#[test]
fn imputations_that_differ_widen_the_interval() {
    let shifted =
        |by: f64| Imputation { observed: 100.0, draws: [150.0, 160.0, 170.0, 180.0].map(|n| n + by).to_vec() };
    let same = pool(&[shifted(0.0), shifted(0.0), shifted(0.0)]).unwrap();
    let apart = pool(&[shifted(-30.0), shifted(0.0), shifted(30.0)]).unwrap();
    assert!(apart.high - apart.low > 1.5 * (same.high - same.low), "{same:?} {apart:?}");
    assert_eq!(apart.centre, same.centre);
}

#[test]
fn nobody_unseen_has_a_logarithm() {
    let nobody = Imputation { observed: 10.0, draws: vec![10.0, 10.0, 11.0] };
    assert!(pool(&[nobody.clone(), nobody]).is_some());
    assert!(pool(&[Imputation { observed: 1.0, draws: vec![2.0, 3.0] }]).is_none());
}
