//! Two lists that are independent among people alike in their covariates. Input: a table with covariates, a generator. Output: the
//! number of people by the doubly robust estimator, its interval. Leaves out dependence that the covariates don't explain:
//! docs/methods/covariates.md.
//!
//! Source: Das, Kennedy and Jewell, *Journal of the American Statistical Association* (2023), arXiv 2104.14091: the estimator, its
//! influence function and interval. The chances are fitted by ridge multinomial regression on other people than those
//! they are used for (cross-fitting).

use crate::loglinear::solve;
use crate::random::multinomial;
use crate::special::Z_975;
use crate::table::Table;
use libm::{exp, sqrt};
use rand_core::Rng;

/// What two lists say with covariates.
#[derive(Debug, Clone, PartialEq)]
pub struct Robust {
    /// The number of people.
    pub estimate: f64,
    /// Lower end, 95 %.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// The pair of lists: the one that meets most often.
    pub pair: String,
    /// How many people stand on both.
    pub people: u64,
    /// The estimated chance to be on some list.
    pub chance: f64,
    /// What other pairs say.
    pub other_pairs: Vec<(String, f64)>,
}

/// Fewer people than this on both lists say too little of how lists meet.
const OVERLAP_LEAST: u64 = 10;
/// Chances below this are taken as this: one person must not stand for hundreds.
const CHANCE_LEAST: f64 = 0.005;
/// People are parted so many ways for cross-fitting.
const FOLDS: usize = 5;
/// Levels of a covariate that is not a number, beyond which the rest are one.
const LEVELS_HIGH: usize = 30;
/// The weight that draws coefficients to zero.
const RIDGE: f64 = 1.0;

/// The estimate by the pair of lists that meets most often; None if none meets often enough.
pub fn doubly_robust(table: &Table, rng: &mut impl Rng) -> Option<Robust> {
    let design = design(table);
    let mut folds: Vec<[u64; FOLDS]> = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut parts = [0; FOLDS];
        multinomial(rng, row.count, &[1.0 / FOLDS as f64; FOLDS], &mut parts);
        folds.push(parts);
    }
    let lists = table.lists.len();
    let mut pairs: Vec<(u64, usize, usize)> = (0..lists)
        .flat_map(|a| (a + 1..lists).map(move |b| (a, b)))
        .map(|(a, b)| {
            let both = 1 << a | 1 << b;
            let people = table.cells.iter().filter(|(pattern, _)| *pattern & both == both).map(|(_, n)| n).sum();
            (people, a, b)
        })
        .filter(|(people, _, _)| *people >= OVERLAP_LEAST)
        .collect();
    pairs.sort_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut found = pairs.iter().filter_map(|&(people, a, b)| {
        let (estimate, reach, chance) = pair(table, &design, &folds, a, b)?;
        let observed = table.observed() as f64;
        let name = format!("{} × {}", table.lists[a], table.lists[b]);
        let (low, high) = ((estimate - reach).max(observed), estimate + reach);
        Some(Robust { estimate, low, high, pair: name, people, chance, other_pairs: Vec::new() })
    });
    let mut first = found.next()?;
    first.other_pairs = found.map(|other| (other.pair, other.estimate)).collect();
    Some(first)
}

/// A row of numbers for each row of the table: one, then numbers as standard scores and other values as 0 and 1.
fn design(table: &Table) -> Vec<Vec<f64>> {
    let mut design = vec![vec![1.0]; table.rows.len()];
    for covariate in 0..table.covariates.len() {
        let texts = || table.rows.iter().map(|row| row.values[covariate].as_str());
        let numbers: Option<Vec<f64>> = texts().map(|text| text.parse().ok().filter(|x: &f64| x.is_finite())).collect();
        if let Some(numbers) = numbers {
            let people: f64 = table.rows.iter().map(|row| row.count as f64).sum();
            let weighted = |f: &dyn Fn(f64) -> f64| -> f64 {
                numbers.iter().zip(&table.rows).map(|(x, row)| f(*x) * row.count as f64).sum::<f64>() / people
            };
            let mean = weighted(&|x| x);
            let spread = sqrt(weighted(&|x| (x - mean) * (x - mean)));
            if spread > 0.0 {
                design.iter_mut().zip(&numbers).for_each(|(row, x)| row.push((x - mean) / spread));
            }
            continue;
        }
        let mut levels: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
        for (text, row) in texts().zip(&table.rows) {
            *levels.entry(text).or_default() += row.count;
        }
        let mut levels: Vec<(&str, u64)> = levels.into_iter().collect();
        levels.sort_by(|x, y| y.1.cmp(&x.1).then(x.0.cmp(y.0)));
        // The most frequent level is the one that others are compared with.
        for (level, _) in levels.iter().skip(1).take(LEVELS_HIGH) {
            design.iter_mut().zip(texts()).for_each(|(row, text)| row.push(f64::from(u8::from(text == *level))));
        }
    }
    design
}

/// Estimate, half the interval's width, chance to be listed.
fn pair(table: &Table, design: &[Vec<f64>], folds: &[[u64; FOLDS]], a: usize, b: usize) -> Option<(f64, f64, f64)> {
    let class = |pattern: u32| (pattern >> a & 1) as usize | ((pattern >> b & 1) as usize) << 1;
    let (mut sum, mut squares) = (0.0, 0.0);
    let observed = table.observed() as f64;
    for fold in 0..FOLDS {
        let others: Vec<(usize, f64)> = table
            .rows
            .iter()
            .zip(folds)
            .map(|(row, parts)| (class(row.pattern), (row.count - parts[fold]) as f64))
            .collect();
        let coefficients = multinomial_regression(design, &others)?;
        for ((row, parts), x) in table.rows.iter().zip(folds).zip(design) {
            let chances = chances(&coefficients, x);
            let both = chances[3].max(CHANCE_LEAST);
            let (first, second) = ((chances[1] + chances[3]).max(both), (chances[2] + chances[3]).max(both));
            let on = class(row.pattern);
            let indicator = |bits: usize| f64::from(u8::from(on & bits == bits));
            let score = first * second / both * (indicator(1) / first + indicator(2) / second - indicator(3) / both);
            sum += parts[fold] as f64 * score;
            squares += parts[fold] as f64 * score * score;
        }
    }
    let inverse = (sum / observed).max(1.0);
    let variance = (squares / observed - (sum / observed) * (sum / observed)).max(0.0);
    // var(n-hat) = n (variance + (1 - psi) / psi^2), with n the observed and psi the chance to be.
    let spread = sqrt(observed * (variance + (inverse - 1.0) * inverse));
    Some((observed * inverse, Z_975 * spread, 1.0 / inverse))
}

/// The chances of the four classes: on neither list, on the first, on the second, on both.
fn chances(coefficients: &[f64], x: &[f64]) -> [f64; 4] {
    let size = x.len();
    let mut scores = [0.0; 4];
    for class in 1..4 {
        let own = &coefficients[(class - 1) * size..class * size];
        scores[class] = own.iter().zip(x).map(|(c, x)| c * x).sum();
    }
    let high = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights = scores.map(|score| exp(score - high));
    let total: f64 = weights.iter().sum();
    weights.map(|weight| weight / total)
}

/// Ridge multinomial regression by Newton's method; class 0 is the one that others are compared with. Where nobody is in
/// class 0 (two lists only) its chance tends to zero, held by the ridge.
fn multinomial_regression(design: &[Vec<f64>], people: &[(usize, f64)]) -> Option<Vec<f64>> {
    let size = design.first()?.len();
    let mut coefficients = vec![0.0; 3 * size];
    for _ in 0..30 {
        let mut gradient: Vec<f64> = coefficients.iter().map(|c| -RIDGE * c).collect();
        let mut curvature = vec![0.0; 9 * size * size];
        (0..3 * size).for_each(|at| curvature[at * 3 * size + at] = RIDGE);
        for (x, &(class, n)) in design.iter().zip(people).filter(|(_, (_, n))| *n > 0.0) {
            let chances = chances(&coefficients, x);
            for first in 1..4 {
                let residual = f64::from(u8::from(class == first)) - chances[first];
                for (at, value) in x.iter().enumerate() {
                    let row = (first - 1) * size + at;
                    gradient[row] += n * residual * value;
                    for second in 1..4 {
                        let same = f64::from(u8::from(first == second));
                        let weight = n * chances[first] * (same - chances[second]) * value;
                        let start = row * 3 * size + (second - 1) * size;
                        for (entry, other) in curvature[start..start + size].iter_mut().zip(x) {
                            *entry += weight * other;
                        }
                    }
                }
            }
        }
        let step = solve(curvature, gradient)?;
        let longest = step.iter().fold(0.0f64, |most, s| most.max(libm::fabs(*s)));
        let shrink = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        coefficients.iter_mut().zip(&step).for_each(|(c, s)| *c += shrink * s);
        if longest < 1e-9 {
            break;
        }
    }
    Some(coefficients)
}
