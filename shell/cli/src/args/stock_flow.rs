//! The arguments of estimating stock and flow from a project's record. Input: the command line. Output: a value.

use super::looking::ViewArgs;
use clap::{Args, Subcommand};

/// What `estimate` does besides estimating from a table of lists.
#[derive(Debug, Subcommand)]
pub enum EstimateAction {
    /// How many were held, came in and went out, by probability, from a project's contradictory claims.
    StockFlow(StockFlowArgs),
}

/// What `estimate stock-flow` takes.
#[derive(Debug, Args)]
pub struct StockFlowArgs {
    /// An event of stocks, or one that an account touches [default: all].
    pub event: Option<String>,
    /// The seed of everything that is drawn: the same seed gives the same bytes on every machine.
    #[arg(long, value_name = "N", default_value_t = 20_231_009)]
    pub seed: u64,
    /// How many states each of the four runs has.
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(200..=100_000))]
    pub states: u32,
    #[command(flatten)]
    pub view: ViewArgs,
}
