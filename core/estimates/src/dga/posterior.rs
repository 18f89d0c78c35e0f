//! The posterior of the number of people, averaged over graphs. Input: a table, graphs, a prior. Output: mean, quantiles,
//! weights of graphs. Everything is in logarithms: the marginal likelihoods of large tables are not numbers otherwise.
//!
//! A graph's marginal likelihood is a product over cliques and separators of `Gamma(count + a) / Gamma(a)` over the cells of
//! their margins, where `a` is `delta` times the number of full combinations in a cell. Only the cell of those on none of
//! the set's lists holds the unseen, so one value a set and number of unseen is all that is ever computed.

use super::graphs::{Graph, decomposable_graphs};
use super::shares::{Shares, TOGETHER, Values};
use crate::table::Table;
use libm::{lgamma, log};

/// The prior.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// The Dirichlet weight of each full combination. Usual: `2^-lists`.
    pub delta: f64,
    /// The most people on no list, as a multiple of those observed. Usual: 30.
    pub unseen_most: u64,
}

/// What the data and the prior say.
#[derive(Debug, Clone)]
pub struct Posterior {
    /// The mean of the number of people.
    pub mean: f64,
    /// The median.
    pub median: f64,
    /// The 2.5 % point.
    pub low: f64,
    /// The 97.5 % point.
    pub high: f64,
    /// The share of the posterior in the last tenth of what the prior allows: if it is not small, the bound speaks.
    pub at_the_bound: f64,
    /// Graphs by weight, the heaviest first, as far as they weigh a thousandth.
    pub weights: Vec<(String, f64)>,
}

/// Numbers of unseen that are looked at one by one up to here; beyond, a block is looked at in its middle.
const ONE_BY_ONE: u64 = 2048;

struct Block {
    first: f64,
    width: f64,
}

impl Block {
    fn middle(&self) -> f64 {
        self.first + (self.width - 1.0) / 2.0
    }
}

/// The posterior of a table of at most [`super::LISTS_HIGH`] lists.
pub fn posterior(table: &Table, prior: Prior) -> Posterior {
    posterior_over(table, &decomposable_graphs(table.lists.len()), prior)
}

/// The same over graphs that are there already.
pub fn posterior_over(table: &Table, graphs: &[Graph], prior: Prior) -> Posterior {
    let observed = table.observed();
    let blocks = blocks(observed.saturating_mul(prior.unseen_most).max(1));
    let sets = Sets::of(table, prior.delta);
    let mut shares = Shares::new(graphs);
    let mut masses = vec![0.0; blocks.len()];
    for (at, together) in blocks.chunks(TOGETHER).enumerate() {
        let values: Vec<Values> = together.iter().map(|block| sets.at(observed as f64, block)).collect();
        shares.take(&values, at * TOGETHER, &mut masses);
    }
    let weights = weights(graphs, &shares.of_graphs);
    summary(observed as f64, &blocks, &masses, weights)
}

/// For each set of lists, the part of its term that the unseen don't change, and its cell of those on none of its lists.
struct Sets {
    fixed: Vec<f64>,
    outside: Vec<f64>,
}

impl Sets {
    fn of(table: &Table, delta: f64) -> Sets {
        let size = 1usize << table.lists.len();
        let (mut fixed, mut outside) = (vec![0.0; size], vec![0.0; size]);
        for set in 0..size {
            let mut margin = vec![0u64; size];
            for (&pattern, &n) in &table.cells {
                margin[pattern as usize & set] += n;
            }
            let weight = delta * (size >> set.count_ones()) as f64;
            let cells = (0..size).filter(|cell| cell & !set == 0);
            fixed[set] =
                cells
                    .map(|cell| {
                        if cell == 0 { -lgamma(weight) } else { lgamma(margin[cell] as f64 + weight) - lgamma(weight) }
                    })
                    .sum();
            outside[set] = margin[0] as f64 + weight;
        }
        Sets { fixed, outside }
    }

    /// What does not depend on the graph, and the sets' values, at a block.
    fn at(&self, observed: f64, block: &Block) -> Values {
        let unseen = block.middle();
        let mut of_sets: Vec<f64> =
            self.fixed.iter().zip(&self.outside).map(|(fixed, outside)| fixed + lgamma(outside + unseen)).collect();
        // Ways to be unseen, the Dirichlet's constant, the prior `1/N`, the block's width.
        let mut common = lgamma(observed + unseen + 1.0) - lgamma(unseen + 1.0) - log(observed + unseen);
        common += log(block.width);
        // In every graph each list stands once more in cliques than in separators: what lists are worth apart is common.
        let nothing = of_sets[0];
        let lists = of_sets.len().trailing_zeros() as usize;
        let apart: Vec<f64> = (0..lists).map(|list| of_sets[1 << list] - nothing).collect();
        common += apart.iter().sum::<f64>();
        for (set, value) in of_sets.iter_mut().enumerate() {
            let alone: f64 = (0..lists).filter(|list| set >> list & 1 == 1).map(|list| apart[list]).sum();
            *value -= nothing + alone;
        }
        Values { common, of_sets }
    }
}

fn blocks(most: u64) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut next = 1u64;
    while next <= most {
        let width = (next / ONE_BY_ONE).max(1).min(most - next + 1);
        blocks.push(Block { first: next as f64, width: width as f64 });
        next += width;
    }
    blocks
}

fn weights(graphs: &[Graph], shares: &[f64]) -> Vec<(String, f64)> {
    let total: f64 = shares.iter().sum();
    let heavy = graphs.iter().zip(shares).filter(|(_, share)| **share >= 0.001 * total);
    let mut weights: Vec<(String, f64)> = heavy.map(|(graph, share)| (graph.name(), share / total)).collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    weights
}

fn summary(observed: f64, blocks: &[Block], masses: &[f64], weights: Vec<(String, f64)>) -> Posterior {
    let total: f64 = masses.iter().sum();
    let mean: f64 = blocks.iter().zip(masses).map(|(block, mass)| block.middle() * mass).sum::<f64>() / total;
    let at = |p: f64| {
        let mut before = 0.0;
        for (block, mass) in blocks.iter().zip(masses) {
            if before + mass >= p * total {
                // Within a block people are taken as spread evenly; with width 1 this is the number itself.
                return block.first + ((p * total - before) / mass * block.width).min(block.width - 1.0);
            }
            before += mass;
        }
        blocks.last().map_or(0.0, Block::middle)
    };
    let edge = blocks.last().map_or(0.0, |block| 0.9 * (block.first + block.width));
    let beyond: f64 = blocks.iter().zip(masses).filter(|(block, _)| block.first > edge).map(|(_, mass)| mass).sum();
    Posterior {
        mean: observed + mean,
        median: observed + at(0.5),
        low: observed + at(0.025),
        high: observed + at(0.975),
        at_the_bound: beyond / total,
        weights,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::special::log_sum_exp;
    use libm::exp;

    /// Every graph at every number of unseen, each from its own terms, as the formula has it.
    fn term_by_term(table: &Table, prior: Prior) -> (f64, f64) {
        let observed = table.observed() as f64;
        let sets = Sets::of(table, prior.delta);
        let graphs = decomposable_graphs(table.lists.len());
        let blocks = blocks(table.observed() * prior.unseen_most);
        let mut first_graph = Vec::new();
        let by_block: Vec<f64> = blocks
            .iter()
            .map(|block| {
                let unseen = block.middle();
                let common = lgamma(observed + unseen + 1.0) - lgamma(unseen + 1.0) - log(observed + unseen);
                let of_graphs: Vec<f64> = graphs
                    .iter()
                    .map(|graph| {
                        let term = |&(set, sign): &(u32, i32)| {
                            let set = set as usize;
                            f64::from(sign) * (sets.fixed[set] + lgamma(sets.outside[set] + unseen))
                        };
                        common + log(block.width) + graph.terms.iter().map(term).sum::<f64>()
                    })
                    .collect();
                first_graph.push(of_graphs[0]);
                log_sum_exp(&of_graphs)
            })
            .collect();
        let total = log_sum_exp(&by_block);
        let mean: f64 = blocks.iter().zip(&by_block).map(|(block, value)| block.middle() * exp(value - total)).sum();
        (observed + mean, exp(log_sum_exp(&first_graph) - total))
    }

    #[test]
    fn sums_taken_together_are_those_taken_term_by_term() {
        let small = Table::of_cells(3, &[(1, 9), (2, 4), (4, 6), (3, 2), (5, 1)]).unwrap();
        let large = Table::of_cells(3, &[(1, 900_000), (2, 400_000), (4, 600_000), (3, 2000), (5, 90_000)]).unwrap();
        let five =
            Table::of_cells(5, &[(1, 20), (2, 14), (4, 16), (8, 11), (16, 9), (3, 2), (12, 3), (24, 1)]).unwrap();
        for (table, delta) in [(&small, 0.125), (&small, 0.5), (&large, 0.125), (&five, 0.031_25), (&five, 0.5)] {
            let prior = Prior { delta, unseen_most: 10 };
            let (mean, first_weight) = term_by_term(table, prior);
            let found = posterior(table, prior);
            assert!((found.mean / mean - 1.0).abs() < 1e-9, "{} is not {mean}", found.mean);
            let first = decomposable_graphs(table.lists.len())[0].name();
            let weight = found.weights.iter().find(|(name, _)| *name == first).map_or(0.0, |(_, weight)| *weight);
            assert!((weight - first_weight).abs() < 1e-9 || first_weight < 0.001, "{weight} is not {first_weight}");
        }
    }
}
