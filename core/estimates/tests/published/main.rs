//! Published numbers: each method on each table with a known answer, what must be refused, and what must not depend on the
//! order or the names of lists. Leaves out the speed of it.

mod covariates;
mod invariance;
mod numbers;
mod pooled;
mod refusals;
mod sampler;
mod tables;
