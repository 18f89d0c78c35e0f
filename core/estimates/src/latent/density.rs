//! The posterior density of classes' sizes and chances, the unseen summed out. Input: a table, a prior, a point. Output: the
//! logarithm of the density there, its gradient, the chance to be on no list. Leaves out moving (`chain`).
//!
//! Class `k` has the size `pi_k` and is put on list `j` with chance `lambda_jk`. With the prior `1/N`, summing over the unseen
//! gives the likelihood `prod(p_c ^ n_c) / (1 - p_0) ^ n`. Sizes break a stick: `v_k ~ Beta(1, alpha)`, `alpha ~ Gamma(a, b)`.
//! With `y_k = -log(1 - v_k)` and alpha integrated out, the `y` have the density `(b + sum y) ^ -(a + K - 1)`. A point holds
//! `log y` and the logits of the chances, so that every number is allowed.

use crate::random::{log_gamma, uniform};
use crate::table::{Pattern, Table};
use libm::{exp, expm1, log, log1p};
use rand_core::Rng;

/// The prior.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// The most classes.
    pub classes: usize,
    /// The shape of alpha's gamma prior.
    pub shape: f64,
    /// Its rate.
    pub rate: f64,
    /// The most people on no list, as a multiple of those observed.
    pub unseen_most: f64,
}

impl Prior {
    /// The prior that is usual: 10 classes, 15 beyond ten lists; a = b = 0.25; unseen up to 20 times the observed.
    pub fn usual(lists: usize) -> Prior {
        Prior { classes: if lists > 10 { 15 } else { 10 }, shape: 0.25, rate: 0.25, unseen_most: 20.0 }
    }
}

/// A point: `log y` of the classes but the last, then the logits, list by list.
pub type Point = Vec<f64>;

/// The density of a table.
#[derive(Debug, Clone)]
pub struct Density {
    pub(super) lists: usize,
    pub(super) classes: usize,
    patterns: Vec<(Pattern, f64)>,
    people: f64,
    prior: Prior,
}

/// The value at a point.
#[derive(Debug, Clone)]
pub struct Value {
    /// The logarithm of the density, without its constant; minus infinity where the prior allows nothing.
    pub log_density: f64,
    /// Its gradient.
    pub gradient: Vec<f64>,
    /// The chance to be on no list, over the chance to be on some.
    pub odds_unseen: f64,
}

impl Density {
    /// The density of a table's posterior.
    pub fn of(table: &Table, prior: Prior) -> Density {
        Density::of_cells(
            table.lists.len(),
            table.cells.iter().map(|(&pattern, &n)| (pattern, n as f64)).collect(),
            prior,
        )
    }

    /// The same from counts, where a list may hold nobody.
    pub(super) fn of_cells(lists: usize, patterns: Vec<(Pattern, f64)>, prior: Prior) -> Density {
        let people = patterns.iter().map(|(_, n)| n).sum();
        Density { lists, classes: prior.classes.max(2), patterns, people, prior }
    }

    /// A point from the prior: sticks, level chances, and no more unseen than it allows.
    pub(super) fn draw_prior(&self, rng: &mut impl Rng) -> Point {
        loop {
            let log_alpha = log_gamma(rng, self.prior.shape) - log(self.prior.rate);
            let mut point: Point = (1..self.classes).map(|_| log(-log(uniform(rng))) - log_alpha).collect();
            point.extend((0..self.classes * self.lists).map(|_| {
                let u = uniform(rng);
                log(u) - log1p(-u)
            }));
            if self.at(&point).log_density.is_finite() {
                return point;
            }
        }
    }

    /// How many numbers a point has.
    pub fn dimensions(&self) -> usize {
        self.classes - 1 + self.classes * self.lists
    }

    /// What one gradient costs: a class's part in a pattern and in each of its lists, and in the logits, as units of work.
    pub(super) fn work(&self) -> u64 {
        let patterns: u64 = self.patterns.iter().map(|(pattern, _)| 3 + 2 * u64::from(pattern.count_ones())).sum();
        self.classes as u64 * (patterns + 10 * self.lists as u64)
    }

    /// The sizes' logarithms, from the sticks.
    pub(super) fn log_sizes(&self, point: &[f64]) -> Vec<f64> {
        let mut broken = 0.0;
        let mut sizes = Vec::with_capacity(self.classes);
        for log_y in &point[..self.classes - 1] {
            let y = exp(*log_y);
            // log(1 - exp(-y)), by whichever form keeps its digits.
            let taken = if y > 0.7 { log1p(-exp(-y)) } else { log(-expm1(-y)) };
            sizes.push(taken - broken);
            broken += y;
        }
        sizes.push(-broken);
        sizes
    }

    /// The logarithm of the prior density of the sticks, in their logarithms.
    pub(super) fn log_prior_sticks(&self, log_y: &[f64]) -> f64 {
        let sum: f64 = log_y.iter().map(|u| exp(*u)).sum();
        let shape = self.prior.shape + (self.classes - 1) as f64;
        log_y.iter().sum::<f64>() - shape * log(self.prior.rate + sum)
    }

    /// The logarithm of the sticks' prior density as one of the sizes, for comparing orders of classes.
    pub(super) fn log_prior_sizes(&self, log_y: &[f64]) -> f64 {
        // Sizes from sticks: `d pi_k / d y_k` is what is left after class k, `exp(-y_1 - .. - y_k)`.
        let (mut broken, mut volume) = (0.0, 0.0);
        for u in log_y {
            broken += exp(*u);
            volume -= broken;
        }
        self.log_prior_sticks(log_y) - log_y.iter().sum::<f64>() - volume
    }

    /// The sticks' logarithms that give these sizes; None if they lie outside what numbers can hold.
    pub(super) fn sticks(&self, log_sizes: &[f64]) -> Option<Vec<f64>> {
        // What is left after each class, added up from the smallest places to keep digits.
        let mut left = vec![f64::NEG_INFINITY; log_sizes.len() + 1];
        for at in (0..log_sizes.len()).rev() {
            left[at] = crate::special::log_sum_exp(&[left[at + 1], log_sizes[at]]);
        }
        let sticks: Vec<f64> = (0..self.classes - 1).map(|at| log(left[at] - left[at + 1])).collect();
        sticks.iter().all(|u| u.is_finite()).then_some(sticks)
    }

    /// The most people on no list that the prior allows, as a multiple of those observed.
    pub(super) fn unseen_most(&self) -> f64 {
        self.prior.unseen_most
    }

    /// The people observed.
    pub(super) fn people(&self) -> f64 {
        self.people
    }

    /// The density and its gradient.
    pub fn at(&self, point: &[f64]) -> Value {
        let (k, lists) = (self.classes, self.lists);
        let (log_y, logits) = point.split_at(k - 1);
        let sizes: Vec<f64> = self.log_sizes(point).into_iter().map(exp).collect();
        // Chances to be on each list, their odds, and to be on none, class by class; and the prior of the logits.
        let (mut on, mut odds, mut nowhere) = (vec![0.0; k * lists], vec![0.0; k * lists], sizes);
        let mut log_density = self.log_prior_sticks(log_y);
        for (at, logit) in logits.iter().enumerate() {
            let small = exp(-libm::fabs(*logit));
            let (large, other) = (1.0 / (1.0 + small), small / (1.0 + small));
            let off;
            (on[at], off, odds[at]) = if *logit > 0.0 { (large, other, 1.0 / small) } else { (other, large, small) };
            nowhere[at % k] *= off;
            log_density += -libm::fabs(*logit) - 2.0 * log1p(small);
        }
        let mut people_in = vec![0.0; k];
        let mut people_on = vec![0.0; k * lists];
        let mut joint = vec![0.0; k];
        for &(pattern, n) in &self.patterns {
            let chance = self.joint(pattern, &nowhere, &odds, &mut joint);
            log_density += n * log(chance);
            let scale = n / chance;
            for (people, joint) in people_in.iter_mut().zip(&mut joint) {
                *joint *= scale;
                *people += *joint;
            }
            let mut left = pattern;
            while left != 0 {
                let list = left.trailing_zeros() as usize;
                left &= left - 1;
                for (people, joint) in people_on[list * k..(list + 1) * k].iter_mut().zip(&joint) {
                    *people += joint;
                }
            }
        }
        let unseen = self.joint(0, &nowhere, &odds, &mut joint);
        let seen = 1.0 - unseen;
        let odds_unseen = unseen / seen;
        if seen <= 0.0 || odds_unseen > self.prior.unseen_most || log_density.is_nan() {
            return Value { log_density: f64::NEG_INFINITY, gradient: vec![0.0; point.len()], odds_unseen };
        }
        log_density -= self.people * log(seen);
        for (people, joint) in people_in.iter_mut().zip(&joint) {
            *people += self.people * joint / seen;
        }
        let mut gradient = self.gradient_sticks(log_y, &people_in);
        for (at, people) in people_on.iter().enumerate() {
            gradient.push(people - people_in[at % k] * on[at] + 1.0 - 2.0 * on[at]);
        }
        Value { log_density, gradient, odds_unseen }
    }

    /// The chance of a combination with each class, and their sum: from the chance to be on no list, times the odds of each
    /// list that holds it. Most people are on few lists.
    fn joint(&self, pattern: Pattern, nowhere: &[f64], odds: &[f64], joint: &mut [f64]) -> f64 {
        let k = self.classes;
        joint.copy_from_slice(nowhere);
        let mut left = pattern;
        while left != 0 {
            let list = left.trailing_zeros() as usize;
            left &= left - 1;
            for (value, odds) in joint.iter_mut().zip(&odds[list * k..(list + 1) * k]) {
                *value *= odds;
            }
        }
        joint.iter().sum()
    }

    fn gradient_sticks(&self, log_y: &[f64], people_in: &[f64]) -> Vec<f64> {
        let sum: f64 = log_y.iter().map(|u| exp(*u)).sum();
        let shape = self.prior.shape + (self.classes - 1) as f64;
        let mut after: f64 = people_in.iter().sum();
        let mut gradient = Vec::with_capacity(self.dimensions());
        for (log_y, people) in log_y.iter().zip(people_in) {
            after -= people;
            let y = exp(*log_y);
            // y / (e^y - 1) tends to 1 at 0 and to 0 far out.
            let share = if y < 1e-12 {
                1.0
            } else if y > 700.0 {
                0.0
            } else {
                y / expm1(y)
            };
            gradient.push(1.0 - shape * y / (self.prior.rate + sum) + people * share - after * y);
        }
        gradient
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradient_is_that_of_the_density() {
        let table = Table::of_cells(3, &[(1, 30), (2, 20), (4, 25), (3, 6), (5, 4), (7, 2)]).unwrap();
        let density = Density::of(&table, Prior { classes: 4, shape: 0.25, rate: 0.25, unseen_most: 1e9 });
        let point: Vec<f64> = (0..density.dimensions()).map(|i| 0.7 * libm::sin(1.3 * i as f64)).collect();
        let value = density.at(&point);
        for at in 0..point.len() {
            let step = 1e-6;
            let shifted = |by: f64| {
                let mut other = point.clone();
                other[at] += by;
                density.at(&other).log_density
            };
            let slope = (shifted(step) - shifted(-step)) / (2.0 * step);
            assert!(
                (slope - value.gradient[at]).abs() < 1e-4 * (1.0 + slope.abs()),
                "{at}: {slope} {:?}",
                value.gradient[at]
            );
        }
    }
}
