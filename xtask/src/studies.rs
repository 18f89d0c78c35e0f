//! The long checks of estimates: samplers against the prior, how often intervals held a known truth.
//!
//! Input: none. Output: the tests' own lines, a figure each; success only if every check passed. It takes an hour or so on one core, so
//! it is no step of `cargo xtask test`, which runs the short versions. Left out: what the studies found (`docs/methods/checks.md`).

use crate::tools::{self, cargo};
use anyhow::Result;

/// Runs them one after the other.
pub fn run() -> Result<()> {
    tools::run(&mut cargo(
        "test --release -p attested-estimates --lib --test coverage --locked -- --ignored --nocapture --test-threads 1",
    ))
}
