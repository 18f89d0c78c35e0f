//! One interval from several imputations. Input: for each imputation, how many were observed and draws of the total. Output: a
//! centre and ends that carry the variation between imputations too. Leaves out making imputations.
//!
//! Source: Rubin, *Multiple Imputation for Nonresponse in Surveys* (1987), ch. 3, on the logarithm of the unseen. The method:
//! docs/methods/pooling.md.

use crate::special::t_quantile;
use libm::{exp, log, round, sqrt};

/// The draws of one imputation.
#[derive(Debug, Clone, PartialEq)]
pub struct Imputation {
    /// How many people some list holds in it.
    pub observed: f64,
    /// Draws of the number of people.
    pub draws: Vec<f64>,
}

/// The pooled interval, in whole people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    /// Lower end, 2.5 %.
    pub low: f64,
    /// The mean of the imputations' means.
    pub centre: f64,
    /// Upper end, 97.5 %.
    pub high: f64,
}

/// No unseen at all is taken as this many, so that it has a logarithm.
const ALMOST_NOBODY: f64 = 0.1;

/// Pools at least two imputations with at least two draws each; None otherwise.
pub fn pool(imputations: &[Imputation]) -> Option<Pooled> {
    let m = imputations.len() as f64;
    if imputations.len() < 2 || imputations.iter().any(|imputation| imputation.draws.len() < 2) {
        return None;
    }
    let mut means = Vec::new();
    let mut within = 0.0;
    let mut unseen = 0.0;
    for imputation in imputations {
        let n = imputation.draws.len() as f64;
        let missing = imputation.draws.iter().map(|total| total - imputation.observed);
        unseen += missing.clone().sum::<f64>() / n / m;
        let logs: Vec<f64> = missing.map(|count| log(if count <= 0.0 { ALMOST_NOBODY } else { count })).collect();
        let mean = logs.iter().sum::<f64>() / n;
        within += logs.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0) / m;
        means.push(mean);
    }
    let mean = means.iter().sum::<f64>() / m;
    let between = means.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (m - 1.0);
    let total = within + (m + 1.0) / m * between;
    // Where all imputations say the same, the t distribution is the normal one.
    let ratio = if between > 0.0 { 1.0 + within / ((m + 1.0) * between) } else { 1e6 };
    let reach = t_quantile(0.975, (m - 1.0) * ratio * ratio) * sqrt(total);
    let observed = round(imputations.iter().map(|imputation| imputation.observed).sum::<f64>() / m);
    Some(Pooled {
        low: observed + round(exp(mean - reach)),
        centre: observed + round(unseen),
        high: observed + round(exp(mean + reach)),
    })
}
