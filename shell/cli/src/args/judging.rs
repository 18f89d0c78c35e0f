//! The arguments of judgments. Input: the command line. Output: a value.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What `judge` takes.
#[derive(Debug, Args)]
pub struct JudgeArgs {
    /// What is judged.
    #[command(subcommand)]
    pub decision: JudgeAction,
    /// Why.
    #[arg(long, global = true, default_value = "")]
    pub reason: String,
}

/// The judgments. `none` clears a relation.
#[derive(Debug, Subcommand)]
pub enum JudgeAction {
    /// The claim renders this utterance.
    Utterance {
        /// The claim.
        claim: String,
        /// The utterance, or none.
        utterance: String,
    },
    /// The claim derives from this origin.
    Origin {
        /// The claim.
        claim: String,
        /// The origin, or none.
        origin: String,
        /// Only suspected.
        #[arg(long)]
        suspected: bool,
    },
    /// The claim repeats another.
    Repeats {
        /// The claim.
        claim: String,
        /// The claim it repeats, or none.
        of: String,
    },
    /// What the claim counts: whole, part or wider.
    Scope {
        /// The claim.
        claim: String,
        /// Its scope.
        scope: String,
    },
    /// The claim's number is part of another's.
    PartOf {
        /// The claim.
        claim: String,
        /// The claim it is part of, or none.
        of: String,
    },
    /// The claim disputes others.
    Disputes {
        /// The claim.
        claim: String,
        /// The claims it disputes; none for none.
        #[arg(required = true)]
        of: Vec<String>,
    },
    /// The claim's number is said of another's.
    RelativeTo {
        /// The claim.
        claim: String,
        /// The claim it speaks of, or none.
        of: String,
    },
    /// A suggested link is right: the later claim has the origin of the earlier one (`attested links` lists them).
    Link {
        /// The later claim.
        claim: String,
        /// The one it derives from.
        from: String,
    },
    /// A suggested link is wrong: neither claim derives from the other.
    Apart {
        /// One claim.
        claim: String,
        /// The other.
        other: String,
    },
    /// How the people whom some claims count are related to those whom another claim counts.
    Parts {
        /// A claim on the whole.
        whole: String,
        /// A claim on each part.
        #[arg(required = true)]
        parts: Vec<String>,
        /// What is known of the parts.
        #[arg(long, value_enum, default_value_t = PartsKind::Within)]
        kind: PartsKind,
        /// A name, by which what rests on it can be told.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// Claims on who was held, came in and went out count the same people: a suggested account, or your own from a file.
    Account {
        /// The claim on the flow, as `attested constraints` suggests it.
        #[arg(required_unless_present = "file", requires = "stock")]
        flow: Option<String>,
        /// The claim on the stock that it left.
        #[arg(conflicts_with = "file")]
        stock: Option<String>,
        /// A JSON file with accounts (docs/methods/stock-and-flow.md).
        #[arg(long, value_name = "FILE", conflicts_with = "flow")]
        file: Option<PathBuf>,
        /// Who may have entered: for a suggested account.
        #[arg(long, value_enum, conflicts_with = "file", default_value_t = WhoEnters::Unstated)]
        entering: WhoEnters,
    },
    /// The claim is left out of figures.
    Exclude {
        /// The claim.
        claim: String,
    },
    /// Two origins are one.
    SameOrigin {
        /// One origin.
        a: String,
        /// The other.
        b: String,
        /// Only suspected.
        #[arg(long)]
        suspected: bool,
    },
    /// Two origins were looked into and are independent.
    Independent {
        /// One origin.
        a: String,
        /// The other.
        b: String,
    },
    /// How reliable an origin has shown itself: A to F (Admiralty).
    Reliability {
        /// The origin.
        origin: String,
        /// The letter.
        grade: String,
    },
    /// An earlier judgment no longer holds.
    Undo {
        /// Its entry's position, as `judge list` shows.
        position: u64,
    },
    /// List judgments.
    List,
}

/// How parts are related to their whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PartsKind {
    /// Each is within the whole; nothing is said of what they share.
    Within,
    /// They share nobody.
    Disjoint,
    /// They share nobody and leave nobody out.
    Partition,
}

/// Who may enter an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum WhoEnters {
    /// Nobody: the same people all along.
    Nobody,
    /// Anybody.
    Anybody,
    /// Nobody says: both are weighed.
    Unstated,
}
