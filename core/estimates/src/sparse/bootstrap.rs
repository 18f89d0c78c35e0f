//! An interval that repeats the choice of a model on each replicate. Input: counts, the estimate, a generator. Output: BCa
//! ends. Leaves out people who could never be listed: a bootstrap draws from those who were.

use super::stepwise::stepwise;
use crate::random::multinomial;
use crate::special::{normal_cdf, normal_quantile, quantile};
use libm::sqrt;
use rand_core::Rng;

/// Estimates of replicates, in order.
#[derive(Debug, Clone)]
pub struct Replicates {
    /// Those that gave an estimate, sorted.
    pub estimates: Vec<f64>,
    /// How many gave none.
    pub without: usize,
    /// The acceleration, from leaving out one person at a time.
    pub acceleration: f64,
    /// The estimate on the table itself.
    pub estimate: f64,
}

/// Two ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower.
    pub low: f64,
    /// Upper.
    pub high: f64,
}

/// Draws `replicates` tables of as many people, and chooses and fits anew on each.
pub fn bootstrap(
    counts: &[f64],
    lists: usize,
    threshold: f64,
    estimate: f64,
    replicates: usize,
    rng: &mut impl Rng,
) -> Replicates {
    let people = counts.iter().sum::<f64>();
    let total = |counts: &[f64]| -> Option<f64> {
        let chosen = stepwise(counts, lists, threshold).ok()?;
        Some(counts.iter().sum::<f64>() + chosen.fit.unseen())
    };
    let seen: Vec<usize> = (0..counts.len()).filter(|&cell| counts[cell] > 0.0).collect();
    let chances: Vec<f64> = seen.iter().map(|&cell| counts[cell]).collect();
    let mut drawn = vec![0u64; seen.len()];
    let mut table = vec![0.0; counts.len()];
    let mut estimates = Vec::with_capacity(replicates);
    for _ in 0..replicates {
        multinomial(rng, people as u64, &chances, &mut drawn);
        for (&cell, &n) in seen.iter().zip(&drawn) {
            table[cell] = n as f64;
        }
        estimates.extend(total(&table));
    }
    let without = replicates - estimates.len();
    estimates.sort_by(f64::total_cmp);
    // Leaving out anybody of one combination gives the same table: once each, weighted by how many they are.
    table.copy_from_slice(counts);
    let mut left_out = Vec::with_capacity(seen.len());
    for &cell in &seen {
        table[cell] -= 1.0;
        if let Some(value) = total(&table) {
            left_out.push((counts[cell], value));
        }
        table[cell] += 1.0;
    }
    Replicates { estimates, without, acceleration: acceleration(&left_out), estimate }
}

fn acceleration(left_out: &[(f64, f64)]) -> f64 {
    let weight: f64 = left_out.iter().map(|(w, _)| w).sum();
    let mean = left_out.iter().map(|(w, value)| w * value).sum::<f64>() / weight;
    let power = |exponent: i32| -> f64 {
        let term = |value: f64| (0..exponent).fold(1.0, |product, _| product * (mean - value));
        left_out.iter().map(|(w, value)| w * term(*value)).sum()
    };
    let (squares, cubes) = (power(2), power(3));
    if squares > 0.0 { cubes / (6.0 * squares * sqrt(squares)) } else { 0.0 }
}

impl Replicates {
    /// The ends of an interval of this level; None if most replicates gave no estimate or all lie on one side.
    pub fn interval(&self, level: f64) -> Option<Interval> {
        let drawn = self.estimates.len();
        if drawn < 100 || self.without > drawn {
            return None;
        }
        let below = self.estimates.iter().filter(|value| **value < self.estimate).count() as f64;
        let equal = self.estimates.iter().filter(|value| **value == self.estimate).count() as f64;
        let share = (below + equal / 2.0) / drawn as f64;
        if share <= 0.0 || share >= 1.0 {
            return None;
        }
        let shift = normal_quantile(share);
        let end = |p: f64| {
            let z = shift + normal_quantile(p);
            let at = normal_cdf(shift + z / (1.0 - self.acceleration * z));
            quantile(&self.estimates, at)
        };
        let tail = (1.0 - level) / 2.0;
        Some(Interval { low: end(tail), high: end(1.0 - tail) })
    }
}
