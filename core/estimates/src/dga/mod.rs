//! Averaging over decomposable graphs. Input: a table of three to six lists, a prior. Output: the posterior of the number of
//! people, the graphs' weights, and what another prior would say. Leaves out interactions that no such graph holds, and
//! differences between people: docs/methods/decomposable-graphs.md.
//!
//! Sources: Madigan and York, *Biometrika* 84 (1997); Dawid and Lauritzen, *Annals of Statistics* 21 (1993), for the
//! hyper-Dirichlet law; Johndrow, Lum and Ball, *dga* (2015), for the priors that are usual.

mod graphs;
mod posterior;
mod shares;

pub use graphs::{Graph, decomposable_graphs};
pub use posterior::{Posterior, Prior, posterior, posterior_over};

/// The most lists: 18,154 graphs.
pub const LISTS_HIGH: usize = 6;
