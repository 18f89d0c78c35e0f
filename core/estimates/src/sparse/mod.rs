//! Log-linear models for tables with few overlaps, chosen step by step, with an interval that counts the choice. Input: a
//! table, a seed. Output: the number of people, the effects, BCa ends. Leaves out interactions of three lists and more.
//!
//! Source: Chan, Silverman and Vincent, *Journal of the American Statistical Association* 116 (2021), 1297–1306: effects at minus
//! infinity, existence, forward choice by one-sided Poisson probabilities, bootstrap with the choice repeated; Efron,
//! *JASA* 82 (1987), for BCa. The method: docs/methods/sparse.md.

mod bootstrap;
mod stepwise;

pub use bootstrap::{Interval, Replicates, bootstrap};
pub use stepwise::{Chosen, stepwise};

/// The usual bound of a step's probability.
pub const THRESHOLD: f64 = 0.02;

/// The most lists: beyond, the table of all combinations is too large to be gone through.
pub const LISTS_HIGH: usize = 12;
