//! Whether the sampler is right, by three ways that share none of its code. Input: the prior, small tables. Output: distances that
//! are small for a right sampler; each is shown to be large for a wrong one. Leaves out speed.
//!
//! `enumeration`: every way to give people their classes, counted out. `Geweke` (*JASA* 99, 2004): parameters and data drawn in
//! turn must look like parameters and data drawn from the prior. `Calibration` (Talts et al., arXiv 1804.06788): the truth's rank
//! among draws must be level. Long versions are ignored: `cargo xtask studies` runs them.
#![cfg(test)]
#![allow(clippy::disallowed_macros, reason = "what a study found is said where it runs; no part of core")]

use super::chain::Chain;
use super::{Density, PLAN, Plan, Point, Prior, of_density};
use crate::checks::{DRAWS, LEVEL, OFF, largest_difference, level_ranks, rank};
use crate::random::{gamma, generator, multinomial, poisson};
use crate::special::log_sum_exp;
use libm::{exp, expm1, fabs, lgamma, log, sqrt};
use rand_core::Rng;

const LISTS: usize = 3;

fn prior(classes: usize) -> Prior {
    Prior { classes, shape: 1.0, rate: 1.0, unseen_most: 20.0 }
}

/// A fault put in on purpose: the sticks' rate in the sampler isn't the model's.
fn slipped(prior: Prior) -> Prior {
    Prior { rate: 0.05 * prior.rate, ..prior }
}

/// Another: the sampler stops short of where many are unseen.
fn short(prior: Prior) -> Prior {
    Prior { unseen_most: 0.1, ..prior }
}

/// Sizes and chances at a point, by class, in plain arithmetic.
fn classes(point: &Point, k: usize) -> Vec<(f64, Vec<f64>)> {
    let mut left = 1.0;
    (0..k)
        .map(|class| {
            let broken = if class + 1 < k { 1.0 - exp(-exp(point[class])) } else { 1.0 };
            let size = left * broken;
            left -= size;
            let chance = |list: usize| 1.0 / (1.0 + exp(-point[k - 1 + list * k + class]));
            (size, (0..LISTS).map(chance).collect())
        })
        .collect()
}

/// Chances of the combinations from 0.
fn chances(point: &Point, k: usize) -> Vec<f64> {
    let of = |pattern: usize| {
        let in_class = |(size, chances): &(f64, Vec<f64>)| {
            let each = chances.iter().enumerate().map(|(list, p)| if pattern >> list & 1 == 1 { *p } else { 1.0 - p });
            size * each.product::<f64>()
        };
        classes(point, k).iter().map(in_class).sum()
    };
    (0..1 << LISTS).map(of).collect()
}

/// A table of as many people, given parameters.
fn table(point: &Point, k: usize, people: u64, rng: &mut impl Rng) -> Vec<(u32, f64)> {
    let chances = chances(point, k);
    let mut counts = vec![0; chances.len() - 1];
    multinomial(rng, people, &chances[1..], &mut counts);
    (1u32..).zip(counts).map(|(pattern, n)| (pattern, n as f64)).filter(|(_, n)| *n > 0.0).collect()
}

// ---- Counting out ------------------------------------------------------------------------------------------------------

/// The chance of each number of unseen up to `most`, with two classes: people given their classes in every way, chances to be
/// listed summed out as betas, sizes by numbers on a fine grid of the stick.
fn counted_out(cells: &[(u32, u64)], prior: Prior, most: usize) -> Vec<f64> {
    let people: u64 = cells.iter().map(|(_, n)| n).sum();
    let top = people as usize + most;
    let factorial: Vec<f64> = (0..=top + 2).map(|n| lgamma(n as f64 + 1.0)).collect();
    let beta = |yes: usize, of: usize| factorial[yes] + factorial[of - yes] - factorial[of + 1];
    // With m of n people in the first class: the integral of (1 - e^-y)^m e^-(n-m)y a b^a (b + y)^-(a+1), in log y.
    let stick = |first: usize, second: usize| {
        let step = 0.02;
        let at = |i: i32| {
            let u = f64::from(i) * step;
            let y = exp(u);
            first as f64 * log(-expm1(-y)) - second as f64 * y + u - (prior.shape + 1.0) * log(prior.rate + y)
        };
        log_sum_exp(&(-900..700).map(at).collect::<Vec<_>>())
    };
    // States of those seen: people of the first class, how many of them and of the others on each list; the ways to get there.
    let mut seen = std::collections::BTreeMap::from([([0usize; 1 + 2 * LISTS], 0.0f64)]);
    for &(pattern, n) in cells {
        let mut next = std::collections::BTreeMap::new();
        for (state, ways) in &seen {
            for first in 0..=n as usize {
                let mut state = *state;
                state[0] += first;
                for list in (0..LISTS).filter(|list| pattern >> list & 1 == 1) {
                    state[1 + list] += first;
                    state[1 + LISTS + list] += n as usize - first;
                }
                let ways = ways + factorial[n as usize] - factorial[first] - factorial[n as usize - first];
                let sum = next.entry(state).or_insert(f64::NEG_INFINITY);
                *sum = log_sum_exp(&[*sum, ways]);
            }
        }
        seen = next;
    }
    let n = people as usize;
    let logs: Vec<f64> = (0..=most)
        .map(|unseen| {
            let all = n + unseen;
            let sticks: Vec<f64> = (0..=all).map(|first| stick(first, all - first)).collect();
            let mut parts = Vec::new();
            for (state, ways) in &seen {
                for first in 0..=unseen {
                    let (in_first, in_second) = (state[0] + first, all - state[0] - first);
                    let lists: f64 = (0..LISTS)
                        .map(|list| beta(state[1 + list], in_first) + beta(state[1 + LISTS + list], in_second))
                        .sum();
                    let ways = ways + factorial[unseen] - factorial[first] - factorial[unseen - first];
                    parts.push(ways + lists + sticks[in_first]);
                }
            }
            // Ways to be unseen, and the prior 1/N.
            log_sum_exp(&parts) + factorial[all] - factorial[unseen] - log(all as f64)
        })
        .collect();
    let total = log_sum_exp(&logs);
    logs.into_iter().map(|value| exp(value - total)).collect()
}

/// The largest difference of the two distributions' sums, in standard errors of the draws.
fn far_from_counting(cells: &[(u32, u64)], prior: Prior, sampled: Prior, draws: usize, most: usize) -> f64 {
    let exact = counted_out(cells, prior, most);
    let density = Density::of_cells(LISTS, cells.iter().map(|&(p, n)| (p, n as f64)).collect(), sampled);
    let plan = Plan { chains: 4, warm_up: 400, draws, work_most: 1, ..PLAN };
    let drawn = of_density(&density, plan, 5, |_| ());
    let within = density.people() + most as f64;
    let kept: Vec<f64> = drawn.chains.iter().flatten().copied().filter(|n| *n <= within).collect();
    let mut sum = 0.0;
    let mut far = 0.0f64;
    for (unseen, chance) in exact.iter().enumerate() {
        sum += chance;
        let share = kept.iter().filter(|n| **n <= density.people() + unseen as f64).count() as f64 / kept.len() as f64;
        far = far.max(fabs(share - sum));
    }
    far * sqrt(drawn.agreement.effective)
}

/// Kolmogorov's distance times the root of the draws exceeds this once in ten thousand times.
const KOLMOGOROV: f64 = 2.23;
const SMALL: &[(u32, u64)] = &[(1, 3), (2, 2), (4, 2), (3, 1), (6, 1), (7, 1)];
const WIDE: f64 = 1e9;

#[test]
fn the_same_distribution_as_by_counting_every_way_out() {
    let prior = Prior { unseen_most: WIDE, ..prior(2) };
    let right = far_from_counting(SMALL, prior, prior, 1500, 40);
    assert!(right < KOLMOGOROV, "{right}");
    let wrong = far_from_counting(SMALL, prior, short(prior), 1500, 40);
    assert!(wrong > KOLMOGOROV, "a wrong sampler passes: {wrong}");
}

// ---- Geweke -----------------------------------------------------------------------------------------------------------

/// What is compared: bounded, so that means settle.
fn looked_at(point: &Point, k: usize, table: &[(u32, f64)]) -> [f64; 6] {
    let classes = classes(point, k);
    let largest = classes.iter().map(|(size, _)| *size).fold(0.0, f64::max);
    let on = |wanted: u32| table.iter().filter(|(pattern, _)| *pattern == wanted).map(|(_, n)| *n).sum::<f64>();
    [chances(point, k)[0], largest, classes[0].0, classes[0].1[0], on(1), on(7)]
}

/// The largest difference of means between the two ways to draw parameters and data together, in standard errors.
fn geweke(prior: Prior, sampled: Prior, rounds: usize, seed: u64) -> f64 {
    let (k, people) = (prior.classes, 30);
    let density = |cells: Vec<(u32, f64)>| Density::of_cells(LISTS, cells, sampled);
    let mut rng = generator(seed, 0);
    let blank = Density::of_cells(LISTS, vec![(1, people as f64)], prior);
    let mut apart: Vec<[f64; 6]> = Vec::new();
    let mut first = None;
    for _ in 0..rounds {
        let point = blank.draw_prior(&mut rng);
        let cells = table(&point, k, people, &mut rng);
        apart.push(looked_at(&point, k, &cells));
        first = Some((point, cells));
    }
    let (point, cells) = first.expect("a round");
    let mut now = density(cells);
    let mut chain = Chain::begin(&now, generator(seed, 1));
    // Stride and scales are found once, and from then on have nothing to do with the data.
    chain.warm_up(&now, 600);
    (chain.point, chain.value) = (point.clone(), now.at(&point));
    let mut in_turn: Vec<[f64; 6]> = Vec::new();
    for _ in 0..rounds {
        chain.draw(&now);
        let cells = table(&chain.point, k, people, &mut rng);
        in_turn.push(looked_at(&chain.point, k, &cells));
        now = density(cells);
        chain.value = now.at(&chain.point);
    }
    largest_difference(&apart, &in_turn)
}

#[test]
fn parameters_and_data_in_turn_look_like_the_prior() {
    let right = geweke(prior(3), prior(3), 6000, 3);
    assert!(right < OFF, "{right}");
    let wrong = geweke(prior(3), slipped(prior(3)), 6000, 3);
    assert!(wrong > OFF, "a wrong sampler passes: {wrong}");
}

#[test]
#[ignore = "long: cargo xtask studies"]
fn study_parameters_and_data_in_turn() {
    for (classes, seed) in [(2, 1), (3, 2), (10, 3)] {
        let usual = Prior { shape: 0.25, rate: 0.25, ..prior(classes) };
        for prior in [prior(classes), usual] {
            let right = geweke(prior, prior, 200_000, seed);
            eprintln!("Geweke, latent classes, {prior:?}: {right:.2} standard errors at most");
            assert!(right < OFF, "{right}");
        }
    }
}

// ---- Calibration ------------------------------------------------------------------------------------------------------

/// Ranks of the true number of unseen among thinned draws of the whole sampler, warming up included.
fn ranks(prior: Prior, sampled: Prior, tables: u64, people: u64, plan: Plan) -> Vec<usize> {
    let blank = Density::of_cells(LISTS, vec![(1, people as f64)], prior);
    (0..tables)
        .map(|seed| {
            let mut rng = generator(seed, 200);
            let point = blank.draw_prior(&mut rng);
            let rate = gamma(&mut rng, people as f64) * blank.at(&point).odds_unseen;
            let truth = people as f64 + poisson(&mut rng, rate);
            let density = Density::of_cells(LISTS, table(&point, prior.classes, people, &mut rng), sampled);
            let drawn = of_density(&density, plan, seed, |_| ());
            let all: Vec<f64> = drawn.chains.into_iter().flatten().collect();
            rank(&all, truth, &mut rng)
        })
        .collect()
}

#[test]
fn the_truth_stands_anywhere_among_the_draws() {
    let plan = Plan { chains: 1, warm_up: 300, draws: 600, work_most: 1, ..PLAN };
    let right = level_ranks(&ranks(prior(3), prior(3), 200, 30, plan), 7);
    assert!(right > LEVEL, "{right}");
    let wrong = level_ranks(&ranks(prior(3), short(prior(3)), 200, 30, plan), 7);
    assert!(wrong < LEVEL, "a wrong sampler passes: {wrong}");
}

#[test]
#[ignore = "long: cargo xtask studies"]
fn study_the_truth_among_the_draws() {
    for (classes, people) in [(3, 30), (3, 300), (10, 100)] {
        let prior = Prior { shape: 0.25, rate: 0.25, ..prior(classes) };
        let plan = Plan { chains: 2, warm_up: 1000, draws: 2000, work_most: 1, ..PLAN };
        let level = level_ranks(&ranks(prior, prior, 2000, people, plan), DRAWS + 1);
        eprintln!("Calibration, latent classes, {classes} classes, {people} people: p = {level:.3} over 2,000 tables");
        assert!(level > LEVEL, "{level}");
    }
}
