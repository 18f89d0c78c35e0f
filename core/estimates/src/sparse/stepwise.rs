//! Forward choice of two-list effects. Input: counts, a bound. Output: the model and its fit. Leaves out its uncertainty.

use crate::loglinear::{Effect, Fit, Model, Trouble};
use crate::special::{poisson_cdf, poisson_tail};

/// The model chosen.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Intercept, main effects, and the pairs in the order in which they came.
    pub effects: Vec<Effect>,
    /// The model on the table.
    pub model: Model,
    /// Its fit.
    pub fit: Fit,
}

/// From the main effects, adds the pair whose overlap is the most surprising under the model so far (one-sided Poisson
/// probability), as long as that lies below `threshold` and the larger model has a maximum. Fails if main effects have none.
pub fn stepwise(counts: &[f64], lists: usize, threshold: f64) -> Result<Chosen, Trouble> {
    let mut effects: Vec<Effect> = std::iter::once(0).chain((0..lists).map(|list| 1 << list)).collect();
    let pairs: Vec<Effect> = (0..1u32 << lists).filter(|effect| effect.count_ones() == 2).collect();
    let mut model = Model::on(counts, lists, &effects);
    let mut fit = model.fit(counts, lists)?;
    loop {
        let mut candidates: Vec<(f64, Effect)> = pairs
            .iter()
            .filter(|pair| !effects.contains(pair))
            .map(|&pair| (surprise(counts, &fit.expected, pair), pair))
            .filter(|(probability, _)| *probability < threshold)
            .collect();
        candidates.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let larger = candidates.into_iter().find_map(|(_, pair)| {
            let mut trial = effects.clone();
            trial.push(pair);
            let model = Model::on(counts, lists, &trial);
            let fit = model.fit(counts, lists).ok()?;
            Some((trial, model, fit))
        });
        match larger {
            Some(found) => (effects, model, fit) = found,
            None => return Ok(Chosen { effects, model, fit }),
        }
    }
}

/// How improbable the overlap of a pair is under what is expected, in the direction in which it lies.
fn surprise(counts: &[f64], expected: &[f64], pair: Effect) -> f64 {
    let (mut seen, mut mean) = (0.0, 0.0);
    for cell in (0..counts.len()).filter(|cell| *cell as Effect & pair == pair) {
        seen += counts[cell];
        mean += expected[cell];
    }
    poisson_cdf(seen, mean).min(poisson_tail(seen, mean))
}
