//! Latent classes of people with a Dirichlet-process prior. Input: a table, a prior, a seed. Output: draws of the number of
//! people from several chains, and whether they agree. Leaves out dependence between lists that no classes of people
//! could make: docs/methods/latent-classes.md.
//!
//! Source: Manrique-Vallier, *Biometrics* 72 (2016), 1246–1254, for the model. The sampler is another one: the unseen and the classes
//! of people are summed out exactly, which leaves a smooth density of the classes' sizes and chances, through which
//! Hamiltonian steps (Neal 2011) move far where drawing each person's class in turn creeps.

mod agreement;
mod chain;
mod checks;
mod density;

pub use agreement::{Agreement, agreement};
pub use density::{Density, Point, Prior};

use crate::random::{gamma, generator, poisson};
use crate::special::quantile;
use crate::table::Table;
use chain::Chain;

/// How long to sample, and what has to be reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// How many chains.
    pub chains: u32,
    /// Steps of each that only find its stride.
    pub warm_up: usize,
    /// Draws of each before the first look at their agreement; it is looked again after each as many.
    pub draws: usize,
    /// What all chains together may cost, in additions of one pattern's part to one class: sampling ends when it is spent.
    pub work_most: u64,
    /// The highest split-Rhat of log N at which chains agree.
    pub rhat_most: f64,
    /// The fewest effective draws of log N.
    pub effective_least: f64,
    /// As many effective draws are enough: sampling ends before the work is spent.
    pub effective_enough: f64,
}

/// The plan that is usual up to ten lists.
pub const PLAN: Plan = Plan {
    chains: 4,
    warm_up: 1500,
    draws: 1000,
    work_most: 6_000_000_000,
    rhat_most: 1.01,
    effective_least: 400.0,
    effective_enough: 1200.0,
};

impl Plan {
    /// The plan that is usual for this many lists: many lists may take longer.
    pub fn usual(lists: usize) -> Plan {
        if lists > 10 { Plan { work_most: 2 * PLAN.work_most, ..PLAN } } else { PLAN }
    }
}

/// What was drawn.
#[derive(Debug, Clone)]
pub struct Draws {
    /// The number of people, by chain.
    pub chains: Vec<Vec<f64>>,
    /// How far they agree.
    pub agreement: Agreement,
    /// Whether that is enough for the plan.
    pub agree: bool,
    /// Shares of steps that were taken, by chain.
    pub accepted: Vec<f64>,
    /// The share of draws with more than nine tenths of the unseen that the prior allows.
    pub at_the_bound: f64,
}

impl Draws {
    /// A quantile of all draws.
    pub fn quantile(&self, p: f64) -> f64 {
        let mut all: Vec<f64> = self.chains.iter().flatten().copied().collect();
        all.sort_by(f64::total_cmp);
        quantile(&all, p)
    }

    /// The mean of all draws.
    pub fn mean(&self) -> f64 {
        let (sum, count) = self.chains.iter().flatten().fold((0.0, 0.0), |(sum, count), n| (sum + n, count + 1.0));
        sum / count
    }
}

/// Samples until the chains agree or the plan's work is spent. `tell` hears how much of it is spent.
pub fn sample(table: &Table, prior: Prior, plan: Plan, seed: u64, tell: impl FnMut(f64)) -> Draws {
    of_density(&Density::of(table, prior), plan, seed, tell)
}

/// The number of people drawn from the prior, given how many are observed: what the latent classes believe before the lists
/// say who overlaps.
pub fn sample_prior(lists: usize, observed: u64, prior: Prior, draws: usize, seed: u64) -> Vec<f64> {
    let density = Density::of_cells(lists, vec![(1, observed as f64)], prior);
    let mut rng = generator(seed, PRIOR);
    (0..draws)
        .map(|_| {
            let odds = density.at(&density.draw_prior(&mut rng)).odds_unseen;
            let rate = gamma(&mut rng, observed as f64) * odds;
            observed as f64 + poisson(&mut rng, rate)
        })
        .collect()
}

/// The stream of the seed for draws from the prior; chains have the first ones.
const PRIOR: u32 = 66;

fn of_density(density: &Density, plan: Plan, seed: u64, mut tell: impl FnMut(f64)) -> Draws {
    let (observed, unseen_most) = (density.people(), density.unseen_most());
    let mut chains: Vec<Chain<_>> = (0..plan.chains).map(|c| Chain::begin(density, generator(seed, c))).collect();
    for chain in &mut chains {
        chain.warm_up(density, plan.warm_up);
    }
    let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); chains.len()];
    loop {
        for (chain, drawn) in chains.iter_mut().zip(&mut drawn) {
            drawn.extend((0..plan.draws).map(|_| observed + chain.draw(density)));
        }
        let logs: Vec<Vec<f64>> = drawn.iter().map(|c| c.iter().map(|n| libm::log(*n)).collect()).collect();
        let agreement = agreement(&logs);
        let agree = agreement.rhat <= plan.rhat_most && agreement.effective >= plan.effective_least;
        let spent = chains.iter().map(|chain| chain.gradients).sum::<u64>() * density.work();
        tell((spent as f64 / plan.work_most as f64).min(1.0));
        if (agree && agreement.effective >= plan.effective_enough) || spent >= plan.work_most {
            let edge = observed * (1.0 + 0.9 * unseen_most);
            let beyond = drawn.iter().flatten().filter(|n| **n > edge).count() as f64;
            let all = drawn.iter().map(Vec::len).sum::<usize>() as f64;
            let accepted = chains.iter().map(|chain| chain.accepted()).collect();
            return Draws { chains: drawn, agreement, agree, accepted, at_the_bound: beyond / all };
        }
    }
}
