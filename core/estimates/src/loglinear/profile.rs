//! An interval for the unseen of one model. Input: the model, counts, its estimate. Output: the ends within which twice the fall of
//! the profile likelihood stays below a bound. Leaves out that the model was chosen by the same data: such an interval is
//! too narrow, and its method says so.

use super::fit::{Cells, fit};
use super::{Effect, Model};
use libm::{lgamma, log};

/// The ends of the interval for the number on no list (Cormack 1992): the unseen count is tried as if it had been seen, and
/// the multinomial likelihood of the completed table is maximised. An end that no number reaches is None.
pub fn profile(counts: &[f64], lists: usize, model: &Model, unseen: f64, fall: f64) -> Option<(f64, Option<f64>)> {
    let mut completed = counts.to_vec();
    let mut allowed = model.allowed.clone();
    allowed[0] = true;
    let mut at = |trial: f64| likelihood(&mut completed, &allowed, lists, &model.effects, trial);
    // The multinomial maximum lies beside the Poisson one: a search between neighbours finds it.
    let (mut low, mut high) = (0.0, 2.0 * unseen + 10.0);
    const RATIO: f64 = 0.618_033_988_749_894_8;
    for _ in 0..60 {
        let (left, right) = (high - RATIO * (high - low), low + RATIO * (high - low));
        if at(left)? < at(right)? { low = left } else { high = right }
    }
    let top_at = (low + high) / 2.0;
    let top = at(top_at)?;
    let mut inside = |trial: f64| at(trial).is_some_and(|value| 2.0 * (top - value) <= fall);
    let lower = if inside(0.0) { 0.0 } else { end(0.0, top_at, &mut inside) };
    let mut far = top_at.max(1.0);
    let mut tries = 0;
    while inside(far) {
        far *= 2.0;
        tries += 1;
        if tries > 40 {
            return Some((lower, None));
        }
    }
    Some((lower, Some(end(far, top_at, &mut inside))))
}

/// The edge between a number outside and one inside.
fn end(mut outside: f64, mut within: f64, inside: &mut impl FnMut(f64) -> bool) -> f64 {
    for _ in 0..50 {
        let middle = (outside + within) / 2.0;
        if inside(middle) { within = middle } else { outside = middle }
    }
    within
}

fn likelihood(completed: &mut [f64], allowed: &[bool], lists: usize, effects: &[Effect], unseen: f64) -> Option<f64> {
    completed[0] = unseen;
    // A count of nothing has its maximum at minus infinity when the intercept is free: a speck keeps the fit finite.
    completed[0] = completed[0].max(1e-7);
    let fitted = fit(Cells { counts: completed, allowed, lists }, effects)?;
    let people: f64 = completed.iter().sum();
    let chances = completed.iter().enumerate().filter(|(cell, count)| allowed[*cell] && **count > 0.0);
    let sum: f64 = chances.map(|(cell, count)| count * log(fitted.expected[cell] / people)).sum();
    Some(lgamma(people + 1.0) - lgamma(completed[0] + 1.0) + sum)
}
