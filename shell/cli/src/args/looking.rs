//! The arguments of what looks at a record and changes nothing. Input: the command line. Output: a value.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What `constraints` takes.
#[derive(Debug, Args)]
pub struct ConstraintsArgs {
    /// The event [default: all events].
    pub event: Option<String>,
    #[command(flatten)]
    pub view: ViewArgs,
}

/// What `totals` takes.
#[derive(Debug, Args)]
pub struct TotalsArgs {
    /// An act, for example forcible_return; may be repeated [default: every act of the record].
    #[arg(long)]
    pub act: Vec<String>,
    /// A year, or another time (EDTF: 2023, 2023-10, 2000/2009); may be repeated [default: every year of the record].
    #[arg(long, value_name = "DATE")]
    pub year: Vec<String>,
    /// A place: a name, or a code of the gazetteer such as CN or CN-JL; may be repeated [default: everywhere].
    #[arg(long)]
    pub place: Vec<String>,
    /// A row for each country besides.
    #[arg(long)]
    pub by_country: bool,
    /// What is counted: persons, events …
    #[arg(long, default_value = "persons")]
    pub unit: String,
    #[command(flatten)]
    pub view: ViewArgs,
}

/// What `agreement` takes.
#[derive(Debug, Args)]
pub struct AgreementArgs {
    /// Each coder's claims: CSV files as for an import, two or more; one with --with-record.
    #[arg(required = true, value_name = "CLAIMS.csv")]
    pub files: Vec<PathBuf>,
    /// The project's claims are a coder more.
    #[arg(long)]
    pub with_record: bool,
    /// By what claims are known to be of one quotation [default: id where ids are shared, else words].
    #[arg(long, value_enum)]
    pub by: Option<PairBy>,
    /// A TOML file that names the columns, as for an import.
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
}

/// By what claims of several coders are paired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PairBy {
    /// The claim's id: the coders filled one form.
    Id,
    /// Document and words.
    Words,
}

/// What `figure` takes.
#[derive(Debug, Args)]
pub struct FigureArgs {
    /// The event.
    pub event: String,
    #[command(flatten)]
    pub view: ViewArgs,
    /// Leave a source out, and all who repeat it: a claim's id, an origin, a document's name or a publisher; may be repeated.
    #[arg(long, value_name = "ID")]
    pub without: Vec<String>,
    /// Under each policy, in one table.
    #[arg(long, conflicts_with = "policy")]
    pub policies: bool,
    /// The sentences that a careful writer would print, each number with its source.
    #[arg(long, conflicts_with = "policies")]
    pub note: bool,
}

/// Which view of the record, by day, moment and policy.
#[derive(Debug, Args)]
pub struct ViewArgs {
    /// As known on this day.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// As recorded by this moment.
    #[arg(long, value_name = "TIME")]
    pub as_recorded: Option<String>,
    /// The policy: attested/v1, ucdp, acled or airwars.
    #[arg(long, default_value = "attested/v1")]
    pub policy: String,
}

/// What `links` takes.
#[derive(Debug, Args)]
pub struct LinksArgs {
    #[command(flatten)]
    pub of: TravelArgs,
    /// The policy of the figures shown both ways.
    #[arg(long, default_value = "attested/v1")]
    pub policy: String,
    /// Also those decided: accepted, rejected, stated by the coder.
    #[arg(long)]
    pub all: bool,
}

/// Which of an event's links are looked at.
#[derive(Debug, Args)]
pub struct TravelArgs {
    /// The event.
    pub event: String,
    /// As known on this day.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Also sealed ones: they touch an unnamed or protected source, say at most "possibly one origin", and never leave the office.
    #[arg(long)]
    pub sealed: bool,
}

/// What `multiverse` takes.
#[derive(Debug, Args)]
pub struct MultiverseArgs {
    /// The event.
    pub event: String,
    /// As known on this day.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Count also the choices that support at least so many; may be repeated.
    #[arg(long, value_name = "NUMBER")]
    pub at_least: Vec<u64>,
    /// Draw the specification curve of a figure into a file: SVG.
    #[arg(long, value_name = "FILE")]
    pub curve: Option<PathBuf>,
    /// The figure to draw [default: the event's first].
    #[arg(long, value_name = "FIGURE-ID", requires = "curve")]
    pub figure: Option<String>,
}

/// What `explain` takes.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The event, or EVENT/FIGURE-ID.
    pub figure: String,
    #[command(flatten)]
    pub view: ViewArgs,
}
