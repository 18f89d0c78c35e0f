//! The sum over graphs at many numbers of unseen. Input: what sets of lists are worth at each. Output: the posterior's mass by
//! number and by graph, up to one factor. Leaves out what sets are worth (`posterior`).
//!
//! Neighbouring numbers are taken together: a graph's value at the first is an exponential, at the others that times a product of
//! ratios, one a set, which all graphs share. Nothing is left out but what lies `e^-80` below the heaviest graph's best.

use super::graphs::Graph;
use libm::{exp, fabs};

/// How many numbers of unseen are taken together.
pub(super) const TOGETHER: usize = 16;
/// Products that could leave what a number holds are not formed: then fewer numbers are taken together.
const REACH_MOST: f64 = 500.0;
/// What falls short of the best by more has no digit in the sum.
const NEGLIGIBLE: f64 = 80.0;

/// At one number of unseen: what all graphs share, and what each set of lists adds over its lists apart.
pub(super) struct Values {
    pub(super) common: f64,
    pub(super) of_sets: Vec<f64>,
}

/// Sums so far, in units of the best value met.
pub(super) struct Shares {
    /// Cliques and, by the second half of the numbers, separators of each graph: sets of two lists and more.
    factors: Vec<Vec<u16>>,
    sets: usize,
    top: f64,
    pub(super) of_graphs: Vec<f64>,
}

type Lane = [f64; TOGETHER];

impl Shares {
    pub(super) fn new(graphs: &[Graph]) -> Shares {
        let sets = graphs.iter().flat_map(|graph| &graph.terms).map(|(set, _)| set + 1).max().unwrap_or(1) as usize;
        let factors = graphs.iter().map(|graph| {
            let large = graph.terms.iter().filter(|(set, _)| set.count_ones() >= 2);
            large
                .flat_map(|&(set, sign)| {
                    let code = if sign > 0 { set as u16 } else { set as u16 + sets as u16 };
                    std::iter::repeat_n(code, sign.unsigned_abs() as usize)
                })
                .collect()
        });
        Shares { factors: factors.collect(), sets, top: f64::NEG_INFINITY, of_graphs: vec![0.0; graphs.len()] }
    }

    /// Adds numbers of unseen that follow one another; `masses` gets theirs from `first` on.
    pub(super) fn take(&mut self, values: &[Values], first: usize, masses: &mut [f64]) {
        let Some(anchor) = values.first() else { return };
        let far = |other: &Values| {
            let sets = other.of_sets.iter().zip(&anchor.of_sets).map(|(a, b)| fabs(a - b)).fold(0.0, f64::max);
            fabs(other.common - anchor.common) + sets * self.factors.iter().map(Vec::len).max().unwrap_or(0) as f64
        };
        let reach = values.iter().map(far).fold(0.0, f64::max);
        if reach > REACH_MOST && values.len() > 1 {
            let (left, right) = values.split_at(values.len() / 2);
            self.take(left, first, masses);
            return self.take(right, first + left.len(), masses);
        }
        let signed: Vec<f64> = self.signed(&anchor.of_sets);
        let at_anchor: Vec<f64> = self
            .factors
            .iter()
            .map(|factors| anchor.common + factors.iter().map(|&set| signed[set as usize]).sum::<f64>())
            .collect();
        self.raise(at_anchor.iter().copied().fold(f64::NEG_INFINITY, f64::max), masses);
        let (common, ratios) = self.ratios(values);
        let mut sums: Lane = [0.0; TOGETHER];
        for ((factors, value), share) in self.factors.iter().zip(&at_anchor).zip(&mut self.of_graphs) {
            if value + reach < self.top - NEGLIGIBLE {
                continue;
            }
            let weight = exp(value - self.top);
            let mut product: Lane = common.map(|ratio| weight * ratio);
            for &set in factors {
                for (product, ratio) in product.iter_mut().zip(&ratios[set as usize]) {
                    *product *= ratio;
                }
            }
            for (sum, product) in sums.iter_mut().zip(&product) {
                *sum += product;
            }
            *share += product.iter().sum::<f64>();
        }
        masses[first..first + values.len()].copy_from_slice(&sums[..values.len()]);
    }

    /// Sets' values, then the same with the sign of separators.
    fn signed(&self, of_sets: &[f64]) -> Vec<f64> {
        let cliques = of_sets[..self.sets].iter().copied();
        cliques.clone().chain(cliques.map(|value| -value)).collect()
    }

    /// How the common part and each set's factor stand to those of the first number; beyond the last, nothing.
    fn ratios(&self, values: &[Values]) -> (Lane, Vec<Lane>) {
        let anchor = &values[0];
        let mut common = [0.0; TOGETHER];
        let mut ratios = vec![[1.0; TOGETHER]; 2 * self.sets];
        for (at, value) in values.iter().enumerate() {
            common[at] = exp(value.common - anchor.common);
            for (set, (here, there)) in value.of_sets[..self.sets].iter().zip(&anchor.of_sets).enumerate() {
                let ratio = exp(here - there);
                ratios[set][at] = ratio;
                ratios[self.sets + set][at] = 1.0 / ratio;
            }
        }
        (common, ratios)
    }

    /// Makes a higher value the unit of all sums.
    fn raise(&mut self, value: f64, masses: &mut [f64]) {
        if value > self.top {
            let by = exp(self.top - value);
            masses.iter_mut().chain(&mut self.of_graphs).for_each(|sum| *sum *= by);
            self.top = value;
        }
    }
}
