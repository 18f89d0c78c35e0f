//! The sampler of latent classes: published medians, and exact sums on a table small enough for them.

use crate::tables::table;
use attested_estimates::latent::{PLAN, Plan, Prior, sample};

#[test]
fn a_published_median() {
    // LCMCR 0.4.14 on the lists of Palembang: median 137, 95 % 123-197.
    let drawn = sample(&table("korea"), Prior::usual(3), PLAN, 20_231_009, |_| ());
    assert!(drawn.agree, "{:?}", drawn.agreement);
    let median = drawn.quantile(0.5);
    assert!((130.0..145.0).contains(&median), "{median}");
    assert!((drawn.quantile(0.975) - 197.0).abs() < 20.0);
}

#[test]
fn chains_that_could_not_go_far_do_not_agree() {
    let short = Plan { warm_up: 30, draws: 12, work_most: 1, ..PLAN };
    assert!(!sample(&table("uk5"), Prior::usual(5), short, 1, |_| ()).agree);
}
