//! The arguments of what works on a table, without a project. Input: the command line. Output: a value.

use super::EstimateAction;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What `hindcast` takes.
#[derive(Debug, Args)]
pub struct HindcastArgs {
    /// Claims, as for an import, with the columns day and speaker_kind.
    pub claims: PathBuf,
    /// Events: event, act, day0, same_class, wide_class.
    pub events: PathBuf,
    /// As known so many days after each event's first.
    #[arg(long, value_name = "N")]
    pub day: u32,
}

/// What `estimate` takes.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct EstimateArgs {
    #[command(subcommand)]
    pub action: Option<EstimateAction>,
    /// The table: a 0/1 column for each list, a column `count`; other columns are covariates.
    #[arg(required = true)]
    pub table: Option<PathBuf>,
    /// One method, or all side by side.
    #[arg(long, value_enum, default_value_t = EstimateMethod::All)]
    pub method: EstimateMethod,
    /// The seed of everything that is drawn: the same seed gives the same bytes on every machine.
    #[arg(long, value_name = "N", default_value_t = 20_231_009)]
    pub seed: u64,
    /// A column that is a covariate although it holds only 0 and 1; may be given several times.
    #[arg(long = "covariate", value_name = "COLUMN")]
    pub covariates: Vec<String>,
    /// Lists that share records or sources, to be taken as one: `A+B`; may be given several times.
    #[arg(long, value_name = "A+B")]
    pub merge: Vec<String>,
    /// For latent classes: the most people on no list, as a multiple of those observed.
    #[arg(long, value_name = "TIMES", default_value_t = 20.0)]
    pub unseen_most: f64,
    /// For sparse tables: how many tables the bootstrap draws.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub replicates: u32,
}

/// The methods of `estimate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EstimateMethod {
    /// All, side by side.
    All,
    /// Latent classes of people, Dirichlet-process prior.
    Lcmcr,
    /// Average over decomposable graphs.
    Dga,
    /// Log-linear model of lowest BIC.
    Loglinear,
    /// Log-linear model for few overlaps, chosen step by step.
    Sparse,
    /// Lower bounds.
    Chao,
    /// Doubly robust, with covariates.
    Covariates,
}

/// What `names` does.
#[derive(Debug, Subcommand)]
pub enum NamesAction {
    /// The probability that two spellings are one name, and why.
    Compare {
        /// A name, in any script.
        #[arg(required_unless_present = "csv", requires = "b")]
        a: Option<String>,
        /// Another.
        b: Option<String>,
        /// Compare the pairs of a table instead: columns a and b. The table comes back with the column probability.
        #[arg(long, value_name = "FILE", conflicts_with_all = ["a", "b"])]
        csv: Option<PathBuf>,
    },
}

/// What `link` takes.
#[derive(Debug, Args)]
pub struct LinkArgs {
    /// Records: id, list, name or given_name and family_name, sex, birth_date, birth_place, event_date, event_place.
    pub records: PathBuf,
    /// The file to write the clusters to: id, cluster_id.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// A file to write pairs to: id_l, id_r, probability, weight; those that are one person by even odds or better.
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
    /// No person stands twice in one list: records of one list are never linked.
    #[arg(long)]
    pub unique_lists: bool,
}
