//! The posterior of the number of people, averaged over graphs. Input: a table, graphs, a prior. Output: mean, quantiles,
//! weights of graphs. Everything is in logarithms: the marginal likelihoods of large tables are not numbers otherwise.
//!
//! A graph's marginal likelihood is a product over cliques and separators of `Gamma(count + a) / Gamma(a)` over the cells of
//! their margins, where `a` is `delta` times the number of full combinations in a cell. Only the cell of those on none of
//! the set's lists holds the unseen, so one value a set and number of unseen is all that is ever computed.

use super::graphs::{Graph, decomposable_graphs};
use crate::special::log_sum_exp;
use crate::table::Table;
use libm::{exp, lgamma, log};

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
/// What a graph's best value may fall short of the best of all before it is left out: its share is below `e^-40`.
const NEGLIGIBLE: f64 = 40.0;

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
    let lists = table.lists.len();
    let observed = table.observed();
    let blocks = blocks(observed.saturating_mul(prior.unseen_most).max(1));
    let sets = Sets::of(table, prior.delta);
    let graphs = decomposable_graphs(lists);
    let sparse: Vec<&Block> = blocks.iter().step_by(blocks.len().div_ceil(160)).chain(blocks.last()).collect();
    let graphs = kept(&graphs, &sets, &sparse, observed as f64);
    let mut shift = f64::NEG_INFINITY;
    let mut by_block = Vec::with_capacity(blocks.len());
    let mut by_graph = vec![f64::NEG_INFINITY; graphs.len()];
    let mut values = vec![0.0; graphs.len()];
    for block in &blocks {
        let terms = sets.at(block.middle());
        let common = common(observed as f64, block);
        for (value, graph) in values.iter_mut().zip(&graphs) {
            *value = common + worth(graph, &terms);
        }
        let sum = log_sum_exp(&values);
        shift = shift.max(sum);
        by_block.push(sum);
        for (total, value) in by_graph.iter_mut().zip(&values) {
            *total = add_logs(*total, *value);
        }
    }
    let masses: Vec<f64> = by_block.iter().map(|value| exp(value - shift)).collect();
    summary(observed as f64, &blocks, &masses, weights(&graphs, &by_graph))
}

fn add_logs(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low < high - NEGLIGIBLE { high } else { high + libm::log1p(exp(low - high)) }
}

/// What does not depend on the graph: ways to be unseen, the Dirichlet's constant, the prior `1/N`, the block's width.
fn common(observed: f64, block: &Block) -> f64 {
    let unseen = block.middle();
    lgamma(observed + unseen + 1.0) - lgamma(unseen + 1.0) - log(observed + unseen) + log(block.width)
}

fn worth(graph: &Graph, terms: &[f64]) -> f64 {
    graph.terms.iter().map(|&(set, sign)| f64::from(sign) * terms[set as usize]).sum()
}

/// The graphs that weigh anything, judged at a few numbers of unseen.
fn kept<'a>(graphs: &'a [Graph], sets: &Sets, sparse: &[&Block], observed: f64) -> Vec<&'a Graph> {
    let mut best = vec![f64::NEG_INFINITY; graphs.len()];
    for block in sparse {
        let terms = sets.at(block.middle());
        let common = common(observed, &Block { width: 1.0, first: block.middle() });
        for (best, graph) in best.iter_mut().zip(graphs) {
            *best = best.max(common + worth(graph, &terms));
        }
    }
    let top = best.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    graphs.iter().zip(best).filter(|(_, value)| *value > top - NEGLIGIBLE).map(|(graph, _)| graph).collect()
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

    fn at(&self, unseen: f64) -> Vec<f64> {
        self.fixed.iter().zip(&self.outside).map(|(fixed, outside)| fixed + lgamma(outside + unseen)).collect()
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

fn weights(graphs: &[&Graph], logs: &[f64]) -> Vec<(String, f64)> {
    let total = log_sum_exp(logs);
    let mut weights: Vec<(String, f64)> =
        graphs.iter().zip(logs).map(|(graph, value)| (graph.name(), exp(value - total))).collect();
    weights.retain(|(_, weight)| *weight >= 0.001);
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
