//! Whether chains tell the same. Input: draws by chain. Output: split-Rhat and effective number of draws. Leaves out what to do
//! about it.
//!
//! Source: Gelman et al., *Bayesian Data Analysis* (2013), 11.4–11.5; Geyer, *Statistical Science* 7 (1992), for where to stop
//! adding autocorrelations; Vehtari et al., *Bayesian Analysis* 16 (2021), for the folded draws.

use serde::Serialize;

/// How far chains agree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Agreement {
    /// The split-Rhat: 1 where halves of chains can't be told apart.
    pub rhat: f64,
    /// How many independent draws these are worth.
    pub effective: f64,
}

/// Compares the halves of all chains: the draws, and how far they lie from the middle, so that chains of one centre and
/// different widths don't pass. The worse counts. Chains too short to be halved, or that never moved, don't agree.
pub fn agreement(chains: &[Vec<f64>]) -> Agreement {
    let mut all: Vec<f64> = chains.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    let middle = crate::special::quantile(&all, 0.5);
    let folded: Vec<Vec<f64>> = chains.iter().map(|c| c.iter().map(|x| libm::fabs(x - middle)).collect()).collect();
    let (plain, folded) = (of_draws(chains), of_draws(&folded));
    Agreement { rhat: plain.rhat.max(folded.rhat), effective: plain.effective.min(folded.effective) }
}

fn of_draws(chains: &[Vec<f64>]) -> Agreement {
    let halves: Vec<&[f64]> = chains
        .iter()
        .flat_map(|chain| {
            let half = chain.len() / 2;
            [&chain[..half], &chain[chain.len() - half..]]
        })
        .collect();
    let (m, n) = (halves.len() as f64, halves.first().map_or(0, |half| half.len()) as f64);
    if n < 4.0 {
        return Agreement { rhat: f64::INFINITY, effective: 0.0 };
    }
    let means: Vec<f64> = halves.iter().map(|half| half.iter().sum::<f64>() / n).collect();
    let within = halves
        .iter()
        .zip(&means)
        .map(|(half, mean)| half.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0))
        .sum::<f64>()
        / m;
    let grand = means.iter().sum::<f64>() / m;
    let between = n * means.iter().map(|mean| (mean - grand) * (mean - grand)).sum::<f64>() / (m - 1.0);
    let variance = (n - 1.0) / n * within + between / n;
    if within <= 0.0 {
        return Agreement { rhat: f64::INFINITY, effective: 0.0 };
    }
    let rhat = libm::sqrt(variance / within);
    let correlation = |lag: usize| -> f64 {
        let covariance = halves
            .iter()
            .zip(&means)
            .map(|(half, mean)| half.iter().zip(&half[lag..]).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / n)
            .sum::<f64>()
            / m;
        1.0 - (within * (n - 1.0) / n - covariance) / variance
    };
    let (mut sum, mut lowest, mut lag) = (0.0, f64::INFINITY, 0);
    while lag + 1 < n as usize {
        let pair = correlation(lag) + correlation(lag + 1);
        if pair <= 0.0 {
            break;
        }
        lowest = pair.min(lowest);
        sum += lowest;
        lag += 2;
    }
    let time = (2.0 * sum - 1.0).max(1.0 / (1.0 + libm::log10(m * n)));
    Agreement { rhat, effective: m * n / time }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{generator, normal};

    #[test]
    fn independent_draws_agree_and_shifted_chains_do_not() {
        let mut rng = generator(3, 0);
        let mut chains: Vec<Vec<f64>> = (0..4).map(|_| (0..1000).map(|_| normal(&mut rng)).collect()).collect();
        let good = agreement(&chains);
        assert!(good.rhat < 1.01 && good.effective > 3000.0 && good.effective < 6000.0, "{good:?}");
        chains[0].iter_mut().for_each(|x| *x += 1.0);
        let bad = agreement(&chains);
        assert!(bad.rhat > 1.05 && bad.effective < 100.0, "{bad:?}");
    }
}
