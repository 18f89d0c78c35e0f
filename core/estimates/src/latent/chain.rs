//! One chain: Hamiltonian steps, and exchanges of classes. Input: the density, a generator. Output: draws of the unseen.
//! Leaves out whether the chain has gone everywhere (`agreement`).
//!
//! The stride is found while warming up by dual averaging (Hoffman and Gelman 2014) towards a share of 0.8 taken; each
//! direction's scale is its spread in the second half of what came before. Exchanging two classes' places changes the
//! sticks' prior alone: such steps are all but free, and a chain need not creep between orders of classes.

use super::density::{Density, Value};
use crate::random::{gamma, normal, poisson, uniform};
use libm::{exp, log, sqrt};
use rand_core::Rng;

/// A step's length in units of the spread, on average: about a quarter turn.
const LENGTH: f64 = 1.5;
/// The most single moves of a step.
const MOVES_MOST: u32 = 48;
const TAKEN: f64 = 0.8;

pub(super) struct Chain<R> {
    rng: R,
    pub(super) point: Vec<f64>,
    pub(super) value: Value,
    scales: Vec<f64>,
    stride: f64,
    taken: u64,
    tried: u64,
    pub(super) gradients: u64,
}

impl<R: Rng> Chain<R> {
    /// Begins somewhere with few unseen, far from the most that the prior allows: classes of falling size, chances of any size.
    pub(super) fn begin(density: &Density, mut rng: R) -> Chain<R> {
        let mut tries = 0.0;
        loop {
            let sticks = density.classes - 1;
            let mut point: Vec<f64> = (0..sticks).map(|_| -0.5 + 0.7 * normal(&mut rng)).collect();
            point.extend((sticks..density.dimensions()).map(|_| tries - 0.5 + normal(&mut rng)));
            let value = density.at(&point);
            if value.log_density.is_finite() {
                let scales = vec![0.3; point.len()];
                return Chain { rng, point, value, scales, stride: 0.1, taken: 0, tried: 0, gradients: 1 };
            }
            // Too many unseen for the prior: begin with people who are listed more easily.
            tries += 0.5;
        }
    }

    /// Finds stride and scales.
    pub(super) fn warm_up(&mut self, density: &Density, steps: usize) {
        for (round, share) in [0.2, 0.3, 0.5].into_iter().enumerate() {
            let length = (steps as f64 * share) as usize;
            let mut seen: Vec<Vec<f64>> = Vec::new();
            let mut averaging = Averaging::from(self.stride);
            for step in 0..length {
                let taken = self.step(density, self.stride);
                self.stride = averaging.learn(taken);
                if round < 2 && step * 3 > length {
                    seen.push(self.point.clone());
                }
            }
            self.stride = averaging.settled();
            if round < 2 {
                self.scales = spreads(&seen, self.point.len());
            }
        }
        (self.taken, self.tried) = (0, 0);
    }

    /// One draw of the number of unseen.
    pub(super) fn draw(&mut self, density: &Density) -> f64 {
        // A stride that varies keeps steps from falling into the period of some direction; a much shorter one now and then
        // leads out of corners narrower than those seen while warming up.
        let short = uniform(&mut self.rng) < 0.2;
        let varied = if short { 0.05 + 0.45 * uniform(&mut self.rng) } else { 0.8 + 0.4 * uniform(&mut self.rng) };
        let stride = self.stride * varied;
        self.step(density, stride);
        for _ in 0..density.classes {
            self.exchange(density);
        }
        let rate = gamma(&mut self.rng, density.people()) * self.value.odds_unseen;
        poisson(&mut self.rng, rate)
    }

    /// The share of steps taken since warming up.
    pub(super) fn accepted(&self) -> f64 {
        self.taken as f64 / self.tried.max(1) as f64
    }

    /// One Hamiltonian step; the chance with which it was taken.
    fn step(&mut self, density: &Density, stride: f64) -> f64 {
        let mut momentum: Vec<f64> = self.scales.iter().map(|_| normal(&mut self.rng)).collect();
        let energy =
            |value: &Value, momentum: &[f64]| value.log_density - 0.5 * momentum.iter().map(|p| p * p).sum::<f64>();
        let before = energy(&self.value, &momentum);
        let mut point = self.point.clone();
        let mut value = self.value.clone();
        let wanted = LENGTH * (0.5 + uniform(&mut self.rng)) / stride;
        let moves = (wanted as u32).clamp(1, MOVES_MOST);
        for _ in 0..moves {
            push(&mut momentum, &value.gradient, &self.scales, stride / 2.0);
            for ((x, p), scale) in point.iter_mut().zip(&momentum).zip(&self.scales) {
                *x += stride * scale * p;
            }
            value = density.at(&point);
            self.gradients += 1;
            if !value.log_density.is_finite() {
                break;
            }
            push(&mut momentum, &value.gradient, &self.scales, stride / 2.0);
        }
        let gain = energy(&value, &momentum) - before;
        let chance = if gain.is_nan() { 0.0 } else { exp(gain.min(0.0)) };
        self.tried += 1;
        if uniform(&mut self.rng) < chance {
            self.taken += 1;
            (self.point, self.value) = (point, value);
        }
        chance
    }

    /// Tries to let two classes change places, sizes and chances together: people see no difference, the prior of the
    /// sticks does.
    fn exchange(&mut self, density: &Density) {
        let k = density.classes;
        let first = (self.rng.next_u64() % k as u64) as usize;
        let second = (self.rng.next_u64() % k as u64) as usize;
        if first == second {
            return;
        }
        let mut sizes = density.log_sizes(&self.point);
        let before = density.log_prior_sizes(&self.point[..k - 1]);
        sizes.swap(first, second);
        let Some(sticks) = density.sticks(&sizes) else { return };
        let after = density.log_prior_sizes(&sticks);
        if log(uniform(&mut self.rng)) < after - before {
            self.point[..k - 1].copy_from_slice(&sticks);
            // Each class keeps its scales wherever it stands: a large one is narrow, an empty one wide.
            for list in 0..density.lists {
                self.point.swap(k - 1 + list * k + first, k - 1 + list * k + second);
                self.scales.swap(k - 1 + list * k + first, k - 1 + list * k + second);
            }
            self.value = density.at(&self.point);
            self.gradients += 1;
        }
    }
}

fn push(momentum: &mut [f64], gradient: &[f64], scales: &[f64], by: f64) {
    for ((p, g), scale) in momentum.iter_mut().zip(gradient).zip(scales) {
        *p += by * scale * g;
    }
}

/// The spread of each direction, drawn a little towards one.
fn spreads(seen: &[Vec<f64>], dimensions: usize) -> Vec<f64> {
    let n = seen.len() as f64;
    (0..dimensions)
        .map(|d| {
            let mean = seen.iter().map(|p| p[d]).sum::<f64>() / n;
            let variance = seen.iter().map(|p| (p[d] - mean) * (p[d] - mean)).sum::<f64>() / n;
            sqrt((n * variance + 5.0 * 0.25) / (n + 5.0))
        })
        .collect()
}

/// Dual averaging of the stride's logarithm.
struct Averaging {
    towards: f64,
    error: f64,
    average: f64,
    count: f64,
}

impl Averaging {
    fn from(stride: f64) -> Averaging {
        Averaging { towards: log(10.0 * stride), error: 0.0, average: log(stride), count: 0.0 }
    }

    fn learn(&mut self, taken: f64) -> f64 {
        self.count += 1.0;
        let part = 1.0 / (self.count + 10.0);
        self.error = (1.0 - part) * self.error + part * (TAKEN - taken);
        let log_stride = self.towards - sqrt(self.count) / 0.05 * self.error;
        let weight = exp(-0.75 * log(self.count));
        self.average = weight * log_stride + (1.0 - weight) * self.average;
        exp(log_stride.clamp(-12.0, 1.0))
    }

    fn settled(&self) -> f64 {
        exp(self.average.clamp(-12.0, 1.0))
    }
}
