//! One log-linear Poisson model of a table: fitting it. Input: counts of all combinations, the effects of the model, the
//! combinations that it rules out. Output: its parameters and expected counts. Leaves out whether a maximum exists
//! (`existence`), which has to be asked first, and which model to take (`search`).
//!
//! A combination's expected count is `exp(sum of the parameters of the effects within it)`. So the linear predictor is a
//! sum over subsets and the information matrix a sum over supersets: both are done for all combinations at once, which is
//! what makes a fit take microseconds.

use super::Effect;
use libm::{exp, fabs, lgamma, log};

/// A fitted model.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The effects, the empty one (the intercept) first.
    pub effects: Vec<Effect>,
    /// A parameter for each.
    pub parameters: Vec<f64>,
    /// Expected counts of all combinations; of the unseen one as well.
    pub expected: Vec<f64>,
    /// The logarithm of the Poisson likelihood, with its constant.
    pub log_likelihood: f64,
}

impl Fit {
    /// The expected number of people on no list.
    pub fn unseen(&self) -> f64 {
        self.expected[0]
    }
}

/// The most steps of Newton's method: a maximum that exists takes about ten.
const STEPS_HIGH: usize = 200;

/// Counts of the combinations that a model allows.
#[derive(Debug, Clone, Copy)]
pub struct Cells<'a> {
    /// Counts of all `2^lists` combinations.
    pub counts: &'a [f64],
    /// Which combinations the fit looks at.
    pub allowed: &'a [bool],
    /// How many lists.
    pub lists: usize,
}

/// Fits `effects` (the empty one first). None if the method does not settle, which means that no maximum exists.
pub fn fit(cells: Cells<'_>, effects: &[Effect]) -> Option<Fit> {
    let size = cells.counts.len();
    let mut parameters = start(cells, effects)?;
    let mut expected = vec![0.0; size];
    let mut value = predict(cells, effects, &parameters, &mut expected);
    for _ in 0..STEPS_HIGH {
        let (gradient, information) = derivatives(cells, effects, &expected);
        let step = solve(information, gradient.clone())?;
        let gain: f64 = gradient.iter().zip(&step).map(|(g, s)| g * s).sum();
        let mut length = 1.0;
        let mut trial = vec![0.0; parameters.len()];
        let mut trial_value;
        loop {
            for ((to, from), by) in trial.iter_mut().zip(&parameters).zip(&step) {
                *to = from + length * by;
            }
            trial_value = predict(cells, effects, &trial, &mut expected);
            if trial_value >= value - 1e-9 * (1.0 + fabs(value)) || length < 1e-6 {
                break;
            }
            length /= 2.0;
        }
        parameters.copy_from_slice(&trial);
        value = trial_value;
        // Newton's method doubles the right digits at each step: what is left of the gain is far below what can be seen.
        if gain < 1e-13 * fabs(value).max(1.0) {
            return finished(cells, effects, parameters, expected, value);
        }
    }
    None
}

fn finished(cells: Cells<'_>, effects: &[Effect], parameters: Vec<f64>, expected: Vec<f64>, value: f64) -> Option<Fit> {
    if !expected[0].is_finite() {
        return None;
    }
    let constant: f64 = allowed(cells).map(|cell| lgamma(cells.counts[cell] + 1.0)).sum();
    Some(Fit { effects: effects.to_vec(), parameters, expected, log_likelihood: value - constant })
}

/// The combinations looked at.
fn allowed(cells: Cells<'_>) -> impl Iterator<Item = usize> + '_ {
    (0..cells.counts.len()).filter(move |&cell| cells.allowed[cell])
}

/// The first step: weighted least squares on the logarithms of the counts, as generalised linear models begin.
fn start(cells: Cells<'_>, effects: &[Effect]) -> Option<Vec<f64>> {
    let mut weights = vec![0.0; cells.counts.len()];
    let mut values = vec![0.0; cells.counts.len()];
    for cell in allowed(cells) {
        let count = cells.counts[cell] + 0.1;
        weights[cell] = count;
        values[cell] = count * log(count);
    }
    let information = information(cells.lists, effects, &weights);
    sum_over_supersets(&mut values, cells.lists);
    let right = effects.iter().map(|&effect| values[effect as usize]).collect();
    solve(information, right)
}

/// Expected counts, and the likelihood's logarithm without its constant.
fn predict(cells: Cells<'_>, effects: &[Effect], parameters: &[f64], expected: &mut [f64]) -> f64 {
    expected.fill(0.0);
    for (&effect, parameter) in effects.iter().zip(parameters) {
        expected[effect as usize] = *parameter;
    }
    sum_over_subsets(expected, cells.lists);
    let mut value = 0.0;
    for (cell, expected) in expected.iter_mut().enumerate() {
        let predictor = *expected;
        if cells.allowed[cell] {
            *expected = exp(predictor);
            value += cells.counts[cell] * predictor - *expected;
        } else {
            *expected = if cell == 0 { exp(predictor) } else { 0.0 };
        }
    }
    value
}

fn derivatives(cells: Cells<'_>, effects: &[Effect], expected: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut weights = vec![0.0; expected.len()];
    let mut residuals = vec![0.0; expected.len()];
    for cell in allowed(cells) {
        weights[cell] = expected[cell];
        residuals[cell] = cells.counts[cell] - expected[cell];
    }
    sum_over_supersets(&mut residuals, cells.lists);
    let gradient = effects.iter().map(|&effect| residuals[effect as usize]).collect();
    (gradient, information(cells.lists, effects, &weights))
}

/// The information matrix, row by row: entry (a, b) sums the weights of combinations that hold both effects.
fn information(lists: usize, effects: &[Effect], weights: &[f64]) -> Vec<f64> {
    let mut sums = weights.to_vec();
    sum_over_supersets(&mut sums, lists);
    let mut matrix = Vec::with_capacity(effects.len() * effects.len());
    for &a in effects {
        matrix.extend(effects.iter().map(|&b| sums[(a | b) as usize]));
    }
    matrix
}

/// Replaces each value by the sum over the combinations within its own.
pub(crate) fn sum_over_subsets(values: &mut [f64], lists: usize) {
    for bit in 0..lists {
        for cell in 0..values.len() {
            if cell >> bit & 1 == 1 {
                values[cell] += values[cell ^ 1 << bit];
            }
        }
    }
}

/// Replaces each value by the sum over the combinations that hold its own.
pub(crate) fn sum_over_supersets(values: &mut [f64], lists: usize) {
    for bit in 0..lists {
        for cell in 0..values.len() {
            if cell >> bit & 1 == 0 {
                values[cell] += values[cell ^ 1 << bit];
            }
        }
    }
}

/// Solves a symmetric positive definite system by Cholesky's method; None if the matrix is not that.
pub(crate) fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    for row in 0..size {
        for column in 0..=row {
            let dot: f64 = (0..column).map(|k| matrix[row * size + k] * matrix[column * size + k]).sum();
            let value = matrix[row * size + column] - dot;
            if row == column {
                if value <= matrix[row * size + row] * 1e-14 || value.is_nan() {
                    return None;
                }
                matrix[row * size + row] = libm::sqrt(value);
            } else {
                matrix[row * size + column] = value / matrix[column * size + column];
            }
        }
    }
    for row in 0..size {
        let dot: f64 = (0..row).map(|k| matrix[row * size + k] * right[k]).sum();
        right[row] = (right[row] - dot) / matrix[row * size + row];
    }
    for row in (0..size).rev() {
        let dot: f64 = (row + 1..size).map(|k| matrix[k * size + row] * right[k]).sum();
        right[row] = (right[row] - dot) / matrix[row * size + row];
    }
    Some(right)
}
