//! What agreement is worth, after Fellegi and Sunter. Input: a histogram of patterns among the pairs compared, and one among pairs
//! drawn at random. Output: m and u for every level, the share of all pairs that are matches, and whether the estimation settled.
//! Leaves out which pairs were compared, and how common values are.

use crate::pattern::{FIELDS, LEVELS, MISSING, Pattern};
use libm::{exp, log};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many pairs show each pattern.
pub(crate) type Histogram = BTreeMap<Pattern, f64>;

type Table = [[f64; 8]; FIELDS.len()];

/// The parameters learned.
#[derive(Debug, Clone)]
pub(crate) struct Parameters {
    /// P(level | one person), where both values are known.
    pub(crate) m: Table,
    /// P(level | two persons).
    pub(crate) u: Table,
    /// The share of all pairs that are of one person.
    pub(crate) matches: f64,
    pub(crate) convergence: Convergence,
}

/// How the estimation went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Convergence {
    /// Rounds of expectation and maximisation.
    pub rounds: usize,
    /// The largest change of a parameter in the last round.
    pub last_change: f64,
    /// Whether it settled: no parameter moved by more than 0.0001.
    pub settled: bool,
    /// Levels that the floors hold: their data say less than their weight does.
    pub at_floor: Vec<String>,
}

/// What levels are worth, ready to be added.
#[derive(Debug, Clone)]
pub(crate) struct Weights {
    /// ln of the odds of a pair of which nothing is known.
    pub(crate) all: f64,
    /// ln m/u of each level.
    pub(crate) levels: Table,
    /// The most that a level below this one is worth.
    pub(crate) best_below: Table,
}

impl Weights {
    /// ln of the odds that a pair with this pattern is of one person, whatever the values.
    pub(crate) fn of(&self, pattern: Pattern) -> f64 {
        let level = |field: usize| self.levels[field][usize::from(pattern.level(field))];
        self.all + (0..FIELDS.len()).map(level).sum::<f64>()
    }
}

const ROUNDS_MOST: usize = 200;
const SETTLED: f64 = 1e-4;
const M_LEAST: f64 = 1e-3;
const U_LEAST: f64 = 1e-6;
/// Pairs' worth of what is believed before any data.
const BELIEVED: f64 = 5.0;

/// The same of pairs of two persons: a few records can't tell by themselves what chance does.
const BELIEVED_BY_CHANCE: f64 = 50.0;
/// How two persons agree by chance, as it is believed before any data, in the order of `FIELDS`.
const BY_CHANCE: [&[f64]; FIELDS.len()] = [
    &[0.95, 0.03, 0.01, 0.003, 0.003, 0.004],
    &[0.87, 0.03, 0.02, 0.02, 0.02, 0.04],
    &[0.5, 0.5],
    &[0.86, 0.04, 0.04, 0.05, 0.003, 0.005, 0.002],
    &[0.85, 0.05, 0.04, 0.02, 0.04],
    &[0.86, 0.04, 0.04, 0.05, 0.003, 0.005, 0.002],
    &[0.85, 0.05, 0.04, 0.02, 0.04],
];

impl Parameters {
    /// Estimates by expectation and maximisation. Pairs that were not compared count as two persons.
    pub(crate) fn estimate(compared: &Histogram, random: &Histogram, all_pairs: f64, records: f64) -> Parameters {
        let chance = levels(random.iter().map(|(pattern, count)| (*pattern, *count)));
        let mut parameters = Parameters {
            m: believed(),
            u: believed(),
            matches: (0.3 * records / all_pairs.max(1.0)).min(0.3),
            convergence: Convergence { rounds: 0, last_change: 0.0, settled: false, at_floor: Vec::new() },
        };
        parameters.u = parameters.unmatched(&chance);
        for round in 1..=ROUNDS_MOST {
            let next = parameters.round(compared, &chance, all_pairs);
            let change = apart(&parameters.m, &next.m).max(apart(&parameters.u, &next.u));
            parameters = next;
            parameters.convergence =
                Convergence { rounds: round, last_change: change, settled: change < SETTLED, at_floor: Vec::new() };
            if change < SETTLED {
                break;
            }
        }
        parameters.convergence.at_floor = parameters.at_floor();
        parameters
    }

    fn round(&self, compared: &Histogram, chance: &Table, all_pairs: f64) -> Parameters {
        let mut counts: Table = Default::default();
        let mut matches = 0.0;
        let weights = self.weights();
        for (pattern, count) in compared {
            let weight = count * probability(weights.of(*pattern));
            matches += weight;
            for field in 0..FIELDS.len() {
                counts[field][usize::from(pattern.level(field))] += weight;
            }
        }
        let prior = believed();
        let mut next = self.clone();
        for field in 0..FIELDS.len() {
            let known = 0..usize::from(LEVELS[field]);
            let total: f64 = counts[field][known.clone()].iter().sum::<f64>() + BELIEVED;
            for level in known.clone() {
                let p = (counts[field][level] + BELIEVED * prior[field][level]) / total;
                next.m[field][level] = p.max(M_LEAST);
            }
            scale(&mut next.m[field], known.len());
        }
        next.matches = (matches / all_pairs.max(1.0)).clamp(1e-12, 0.5);
        next.u = next.unmatched(chance);
        next
    }

    /// u: what is left of pairs drawn at random once the matches among them are taken away.
    fn unmatched(&self, chance: &Table) -> Table {
        let mut u: Table = Default::default();
        for field in 0..FIELDS.len() {
            let known = usize::from(LEVELS[field]);
            let total: f64 = chance[field][..known].iter().sum::<f64>() + BELIEVED_BY_CHANCE;
            for level in 0..known {
                let p = (chance[field][level] + BELIEVED_BY_CHANCE * BY_CHANCE[field][level]) / total;
                let left = (p - self.matches * self.m[field][level]) / (1.0 - self.matches);
                u[field][level] = left.max(U_LEAST).max(0.02 * p);
            }
            scale(&mut u[field], known);
        }
        u
    }

    pub(crate) fn weights(&self) -> Weights {
        let mut weights = Weights {
            all: log(self.matches / (1.0 - self.matches)),
            levels: Table::default(),
            best_below: [[f64::NEG_INFINITY; 8]; FIELDS.len()],
        };
        for (field, levels) in LEVELS.into_iter().enumerate() {
            for level in 0..levels {
                let at = usize::from(level);
                weights.levels[field][at] = self.of_level(field, level);
                weights.best_below[field][at + 1] = weights.best_below[field][at].max(weights.levels[field][at]);
            }
        }
        weights
    }

    /// ln of how much likelier a level is within one person.
    pub(crate) fn of_level(&self, field: usize, level: u8) -> f64 {
        if level == MISSING {
            return 0.0;
        }
        log(self.m[field][usize::from(level)] / self.u[field][usize::from(level)])
    }

    fn at_floor(&self) -> Vec<String> {
        let mut all = Vec::new();
        for (field, name) in FIELDS.iter().enumerate() {
            for level in 0..usize::from(LEVELS[field]) {
                if self.m[field][level] <= M_LEAST * 1.01 {
                    all.push(format!("m {name} {level}"));
                }
                if self.u[field][level] <= U_LEAST * 1.01 {
                    all.push(format!("u {name} {level}"));
                }
            }
        }
        all
    }
}

/// The probability that log odds stand for.
pub(crate) fn probability(weight: f64) -> f64 {
    1.0 / (1.0 + exp(-weight))
}

fn levels(patterns: impl Iterator<Item = (Pattern, f64)>) -> Table {
    let mut counts: Table = Default::default();
    for (pattern, count) in patterns {
        for (field, row) in counts.iter_mut().enumerate() {
            row[usize::from(pattern.level(field))] += count;
        }
    }
    counts
}

/// m as it is believed before any data: mostly the best level, the others in halves.
fn believed() -> Table {
    let mut m: Table = Default::default();
    for (field, row) in m.iter_mut().enumerate() {
        let known = usize::from(LEVELS[field]);
        let mut left = 1.0;
        for level in (0..known).rev() {
            row[level] = if level == 0 { left } else { left * 0.6 };
            left -= row[level];
        }
    }
    m
}

fn scale(row: &mut [f64; 8], known: usize) {
    let total: f64 = row[..known].iter().sum();
    for p in &mut row[..known] {
        *p /= total;
    }
}

fn apart(a: &Table, b: &Table) -> f64 {
    a.iter().flatten().zip(b.iter().flatten()).map(|(x, y)| (x - y).abs()).fold(0.0, f64::max)
}
