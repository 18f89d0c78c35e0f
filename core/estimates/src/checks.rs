//! What the checks of both samplers measure with. Input: draws. Output: how many standard errors two means lie apart, the truth's
//! rank among draws, whether ranks are level. Leaves out the samplers (`latent::checks`, `stockflow::checks`).

use crate::latent::agreement;
use crate::random::uniform;
use crate::special::poisson_cdf;
use libm::{fabs, sqrt};
use rand_core::Rng;

/// The largest of a handful of means is this many standard errors off less than once in two thousand times.
pub(crate) const OFF: f64 = 4.0;
/// Ranks less level than this aren't.
pub(crate) const LEVEL: f64 = 0.001;
/// Among how many draws the truth is ranked: 21 places, which fall into 3, 7 or 21 groups.
pub(crate) const DRAWS: usize = 20;

/// Of independent draws and a chain's: the difference of their means, in standard errors.
pub(crate) fn difference(apart: &[f64], chain: &[f64]) -> f64 {
    let moments = |draws: &[f64]| {
        let n = draws.len() as f64;
        let mean = draws.iter().sum::<f64>() / n;
        (mean, draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n)
    };
    let ((mean, variance), (other, spread)) = (moments(apart), moments(chain));
    let effective = agreement(&[chain.to_vec()]).effective.max(1.0);
    fabs(mean - other) / sqrt(variance / apart.len() as f64 + spread / effective)
}

/// The largest of the differences of several columns.
pub(crate) fn largest_difference<const N: usize>(apart: &[[f64; N]], chain: &[[f64; N]]) -> f64 {
    let column = |draws: &[[f64; N]], at: usize| draws.iter().map(|all| all[at]).collect::<Vec<f64>>();
    (0..N).map(|at| difference(&column(apart, at), &column(chain, at))).fold(0.0, f64::max)
}

/// How many of [`DRAWS`] draws, as far apart as they can be, lie below the truth; among equal ones it stands anywhere, by one
/// number for them all: a coin for each would heap it in the middle.
pub(crate) fn rank(draws: &[f64], truth: f64, rng: &mut impl Rng) -> usize {
    let step = draws.len() / DRAWS;
    let thinned: Vec<f64> = draws.iter().skip(step / 2).step_by(step).take(DRAWS).copied().collect();
    let below = thinned.iter().filter(|n| **n < truth).count();
    let equal = thinned.iter().filter(|n| **n == truth).count();
    below + (uniform(rng) * (equal + 1) as f64) as usize
}

/// How probable ranks as uneven as these are if they are level: chi-square over an odd number of groups.
pub(crate) fn level_ranks(ranks: &[usize], groups: usize) -> f64 {
    let mut counts = vec![0.0; groups];
    for rank in ranks {
        counts[rank * groups / (DRAWS + 1)] += 1.0;
    }
    let expected = ranks.len() as f64 / groups as f64;
    let distance: f64 = counts.iter().map(|n| (n - expected) * (n - expected) / expected).sum();
    // With an even number of degrees of freedom the tail is a Poisson's sum.
    poisson_cdf((groups - 1) as f64 / 2.0 - 1.0, distance / 2.0)
}

#[test]
fn level_ranks_pass_and_heaped_ones_do_not() {
    let level: Vec<usize> = (0..210).map(|i| i % 21).collect();
    assert!(level_ranks(&level, 7) > 0.99);
    let heaped: Vec<usize> = (0..210).map(|i| i % 21 / 2).collect();
    assert!(level_ranks(&heaped, 7) < LEVEL);
}
