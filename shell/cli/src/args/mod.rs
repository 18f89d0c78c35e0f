//! The arguments: what can be asked of the program. Input: the command line. Output: a value. Each command's
//! work is in `commands`.

mod alone;
mod judging;
mod looking;
mod persons;
mod stock_flow;

pub use alone::{EstimateArgs, EstimateMethod, HindcastArgs, LinkArgs, NamesAction};
pub use judging::{JudgeAction, JudgeArgs, PartsKind, WhoEnters};
pub use looking::{
    AgreementArgs, ConstraintsArgs, ExplainArgs, FigureArgs, LinksArgs, MultiverseArgs, PairBy, TotalsArgs, TravelArgs,
    ViewArgs,
};
pub use persons::{ConsentArgs, PersonSaid, PersonsAction, PersonsFormat, VerdictArg};
pub use stock_flow::{EstimateAction, StockFlowArgs};

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Keeps the record of contested human-rights events: who said what, in which words, on which evidence.
#[derive(Debug, Parser)]
#[command(name = "attested", version, max_term_width = 100, disable_help_subcommand = false)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The project's folder [default: the current folder].
    #[arg(long, global = true, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// A file that holds the passphrase (else ATTESTED_PASSPHRASE, else it is asked for).
    #[arg(long, global = true, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    /// Text for people, or a format for programs.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

impl Global {
    pub(crate) fn project(&self) -> PathBuf {
        self.project.clone().unwrap_or_else(|| PathBuf::from("."))
    }
}

/// The forms of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON value.
    Json,
    /// JSON, a value a line.
    Jsonl,
    /// CSV.
    Csv,
}

/// Arguments that can't be meant: exit 2.
#[derive(Debug)]
pub(crate) struct WrongUse(pub String);

impl std::fmt::Display for WrongUse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WrongUse {}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the example project, derive its figures, print them, and say how to see more.
    Demo {
        /// A new or empty folder.
        #[arg(default_value = "attested-demo")]
        dir: PathBuf,
    },
    /// Make a new encrypted project.
    Init {
        /// A new or empty folder.
        dir: PathBuf,
        /// About how long unlocking takes on this machine: longer is harder to guess. Never weaker than the floor.
        #[arg(long, value_name = "SECONDS", default_value_t = 0.6, allow_negative_numbers = true)]
        unlock_seconds: f64,
    },
    /// Add documents, or a note of something heard, as evidence.
    Add(Box<AddArgs>),
    /// List documents.
    Documents,
    /// Show a document: what is recorded of it, its custody, its text.
    Document {
        /// The document, for example D1.
        document: String,
        /// Print the working copy too.
        #[arg(long)]
        text: bool,
    },
    /// Make, describe and list events.
    Event {
        /// What to do.
        #[command(subcommand)]
        action: EventAction,
    },
    /// Record, import, export and list claims.
    Claim {
        /// What to do.
        #[command(subcommand)]
        action: ClaimAction,
    },
    /// Suggest claims: from a document of the project (D1), or from a file without a project.
    Suggest(SuggestArgs),
    /// Record suggestions as claims tied to their quotation.
    Accept(AcceptArgs),
    /// Record that suggestions are no claims.
    Reject {
        /// Their numbers.
        #[arg(required = true)]
        numbers: Vec<usize>,
        /// The document [default: the one suggested from last].
        #[arg(long)]
        document: Option<String>,
    },
    /// Tie a claim to words in a document.
    Quote {
        /// The claim.
        claim: String,
        /// The document, for example D1.
        #[arg(long = "in", value_name = "DOCUMENT")]
        document: String,
        /// The words, verbatim.
        #[arg(long)]
        text: String,
        /// Where they begin (code points), when they stand in the document several times.
        #[arg(long)]
        start: Option<usize>,
    },
    /// Judge: same utterance, origin, scope, exclusion … each with a reason; undone by another judgment.
    Judge(JudgeArgs),
    /// All figures of an event.
    Figure(FigureArgs),
    /// The walk back from a figure to quotations, documents and ledger entries.
    Explain(ExplainArgs),
    /// Who may share an origin: suggested links with their evidence, and the figures both ways until a judgment decides.
    Links(LinksArgs),
    /// What changed on the way from claim to claim.
    Drift(TravelArgs),
    /// How the claims travelled, drawn: SVG.
    Travel {
        #[command(flatten)]
        of: TravelArgs,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// At most so many claims.
        #[arg(long, value_name = "NUMBER", default_value_t = 60)]
        at_most: usize,
    },
    /// What follows from claims over parts and wholes, stock and flow, and which of them can't all be true.
    Constraints(ConstraintsArgs),
    /// Sums over many events, by act, year and place, with what they cover.
    Totals(TotalsArgs),
    /// How far two or more coders agree, field by field. No project is needed.
    Agreement(AgreementArgs),
    /// The figures under every defensible choice, and how many choices support each conclusion.
    Multiverse(MultiverseArgs),
    /// The figure on several days, as it became known, and which claim changed what.
    History {
        /// The event.
        event: String,
        /// The days [default: every day on which a claim became public].
        #[arg(long = "as-of", value_name = "DATE")]
        days: Vec<String>,
        /// The policy.
        #[arg(long, default_value = "attested/v1")]
        policy: String,
    },
    /// What could have been said of past events on a day: the stated range and the expectation. No project is needed.
    Hindcast(HindcastArgs),
    /// Names across scripts and spellings. No project is needed.
    Names {
        /// What to do.
        #[command(subcommand)]
        action: NamesAction,
    },
    /// Which records of a table are one person: blocking, comparison, clusters that don't chain. No project is needed.
    Link(LinkArgs),
    /// Register persons, find who is one person, and take them in and out: names masked, looks logged.
    Persons {
        /// What to do.
        #[command(subcommand)]
        action: PersonsAction,
    },
    /// Estimate how many people nobody documented, from a table of lists, or say why that can't be had. No project is
    /// needed.
    Estimate(EstimateArgs),
    /// Write an event's page: one self-contained HTML file, internal.
    Page {
        /// The event.
        event: String,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// As known on this day.
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Write events in a format of others: internal, and nobody named but public bodies.
    Export(ExportArgs),
    /// Work in a browser: serves the pages on this machine alone, until interrupted.
    Serve {
        /// The port on 127.0.0.1; 0 takes any that is free.
        #[arg(long, value_name = "NUMBER", default_value_t = 4747)]
        port: u16,
        /// Lock when nobody has worked for so long; the passphrase unlocks.
        #[arg(long, value_name = "MINUTES", default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..=1440))]
        lock_after: u64,
    },
    /// Check every page, entry, signature, original and quotation, and name the first thing wrong.
    Verify {
        /// Check a page written by `page` or `demo` instead: that this project signed it and nothing was changed.
        #[arg(long, value_name = "FILE")]
        page: Option<PathBuf>,
    },
    /// Derive everything anew from the ledger.
    Rebuild {
        /// Print the canonical dump of derived rows.
        #[arg(long)]
        dump: bool,
    },
    /// Erase a subject: destroy the key of what concerns them.
    Erase {
        /// The subject's handle, or nothing to list them.
        handle: Option<String>,
        /// Why, in words that say nothing about the subject.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Write the whole project, sealed as it is, into one file.
    Backup {
        /// The file to make.
        file: PathBuf,
    },
    /// Bring a project back from a backup.
    Restore {
        /// The backup.
        file: PathBuf,
        /// A new or empty folder.
        dir: PathBuf,
    },
}

/// What `add` takes.
#[derive(Debug, Args)]
pub struct AddArgs {
    /// The files.
    pub files: Vec<PathBuf>,
    /// Who published them.
    #[arg(long, default_value = "")]
    pub publisher: String,
    /// When (EDTF).
    #[arg(long)]
    pub published: Option<String>,
    /// Where they are on the web.
    #[arg(long, default_value = "")]
    pub url: String,
    /// Their language: en, ko, zh-Hans …
    #[arg(long)]
    pub lang: Option<String>,
    /// Their encoding, when they don't say it themselves: euc-kr, gb18030, big5 …
    #[arg(long)]
    pub charset: Option<String>,
    /// When they were captured (EDTF).
    #[arg(long)]
    pub captured: Option<String>,
    /// Their title.
    #[arg(long, default_value = "")]
    pub title: String,
    /// The name they are cited by [default: publisher and date].
    #[arg(long)]
    pub name: Option<String>,
    /// The cited document that they only retell: they then never count as reports.
    #[arg(long, value_name = "DOCUMENT NAME")]
    pub retells: Option<String>,
    /// Sensitivity: CLEAR, GREEN, AMBER, AMBER+STRICT, RED.
    #[arg(long, default_value = "AMBER")]
    pub tlp: String,
    /// In which role the documents were acquired (no name needed).
    #[arg(long, default_value = "documenter")]
    pub by: String,
    /// A note of something heard: the typed text is the document, read from --text-file or standard input.
    #[arg(long)]
    pub note: bool,
    /// The note's text.
    #[arg(long, value_name = "FILE")]
    pub text_file: Option<PathBuf>,
    /// Who was heard: a file whose text is sealed apart from the note. Asked for in a terminal.
    #[arg(long, value_name = "FILE")]
    pub contact_file: Option<PathBuf>,
    /// How they were heard: telephone, message, conversation.
    #[arg(long, default_value = "")]
    pub channel: String,
}

/// What can be done with events.
#[derive(Debug, Subcommand)]
pub enum EventAction {
    /// Make an event, or describe it anew.
    Add {
        /// Its id, for example OCT09.
        id: String,
        /// Its title.
        #[arg(long, default_value = "")]
        title: String,
        /// When (EDTF).
        #[arg(long)]
        date: Option<String>,
        /// Where.
        #[arg(long, default_value = "")]
        place: String,
        /// The event that it is part of.
        #[arg(long)]
        part_of: Option<String>,
    },
    /// List events.
    List,
}

/// A data set whose files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DataSet {
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
    UcdpGed,
    /// Armed Conflict Location & Event Data.
    Acled,
}

/// A format of others that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Figures as rows like those of UCDP GED.
    UcdpCsv,
    /// Claims as schema.org ClaimReview, JSON-LD.
    Claimreview,
    /// Bodies as FollowTheMoney statements.
    FtmCsv,
    /// Quotations as W3C Web Annotations, JSON-LD.
    WebAnnotation,
}

/// What `export` takes.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The events.
    #[arg(required = true, value_name = "EVENT")]
    pub events: Vec<String>,
    /// The format.
    #[arg(long, value_name = "FORMAT")]
    pub to: ExportFormat,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// As known on this day.
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// The policy of the figures: attested/v1, ucdp, acled or airwars.
    #[arg(long, default_value = "attested/v1")]
    pub policy: String,
}

/// What can be done with claims.
#[derive(Debug, Subcommand)]
pub enum ClaimAction {
    /// Record one claim: by flags named as the columns of claims.csv, or asked for in a terminal.
    Add(Box<ClaimAddArgs>),
    /// Plan an import; carry it out with --commit.
    Import {
        /// A CSV file or an XLSX workbook with the columns of claims.csv, or of another data set with --from.
        file: PathBuf,
        /// The workbook's sheet [default: the first].
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
        /// The data set that the file is from: its own columns are mapped.
        #[arg(long, value_name = "DATA SET")]
        from: Option<DataSet>,
        /// A TOML file: `[columns]` ours = "theirs", `[defaults]` ours = "value"; with --from, `[defaults]` only.
        #[arg(long, value_name = "FILE")]
        map: Option<PathBuf>,
        /// Carry the plan out.
        #[arg(long)]
        commit: bool,
    },
    /// Write all claims, or an event's, as the CSV they are imported from.
    Export {
        /// Only this event's.
        #[arg(long)]
        event: Option<String>,
        /// The file to write [default: standard output].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// List claims, all or an event's.
    List {
        /// Only this event's.
        #[arg(long)]
        event: Option<String>,
    },
    /// Show a claim down to its words.
    Show {
        /// The claim.
        claim: String,
    },
}

/// What `claim add` takes.
#[derive(Debug, Args)]
pub struct ClaimAddArgs {
    /// The cells, by column.
    #[command(flatten)]
    pub cells: ClaimCells,
    /// Tie it to words in this document, for example D1.
    #[arg(long = "in", value_name = "DOCUMENT", requires = "quote")]
    pub document_held: Option<String>,
    /// The words, verbatim.
    #[arg(long, requires = "document_held")]
    pub quote: Option<String>,
    /// Where they begin (code points), when they stand in the document several times.
    #[arg(long)]
    pub start: Option<usize>,
}

/// One flag for each column of `claims.csv`.
#[derive(Debug, Clone, Default)]
pub struct ClaimCells {
    /// The cells given, by column.
    pub cells: std::collections::BTreeMap<String, String>,
}

impl clap::FromArgMatches for ClaimCells {
    fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
        let mut read = ClaimCells::default();
        read.update_from_arg_matches(matches)?;
        Ok(read)
    }

    fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
        for column in attested_claims::COLUMNS {
            if let Some(value) = matches.get_one::<String>(column) {
                self.cells.insert(column.to_owned(), value.clone());
            }
        }
        Ok(())
    }
}

impl Args for ClaimCells {
    fn augment_args(command: clap::Command) -> clap::Command {
        let flag = |column: &'static str| {
            let long = column.replace('_', "-");
            clap::Arg::new(column)
                .long(long)
                .value_name("VALUE")
                .help_heading("Columns")
                .help(format!("The column {column}"))
        };
        attested_claims::COLUMNS.into_iter().fold(command, |command, column| command.arg(flag(column)))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

/// What `suggest` takes.
#[derive(Debug, Args)]
pub struct SuggestArgs {
    /// A document of the project (D1), or a file.
    #[arg(required_unless_present = "report")]
    pub target: Option<String>,
    /// When a file was published (needed for a file).
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// The language to read in: en, ko or zh [default: as recorded, or guessed].
    #[arg(long)]
    pub lang: Option<String>,
    /// A file's encoding, when it doesn't say it itself: euc-kr, gb18030, big5 …
    #[arg(long)]
    pub charset: Option<String>,
    /// Who published a file.
    #[arg(long)]
    pub outlet: Option<String>,
    /// Show by which steps each suggestion was found, and which numbers were left out and why.
    #[arg(long)]
    pub explain: bool,
    /// Compare the numbers with those of the text's translation: another document, or another file.
    #[arg(long, value_name = "DOCUMENT|FILE", conflicts_with = "report")]
    pub translation: Option<String>,
    /// Show how often each rule's suggestions were accepted in this project.
    #[arg(long)]
    pub report: bool,
    /// The second opinion.
    #[command(flatten)]
    pub assist: AssistArgs,
}

/// What a second opinion takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Second opinion")]
pub struct AssistArgs {
    /// Ask an OpenAI-compatible server on this machine which words to look at, for example http://127.0.0.1:8080/v1. It
    /// is sent the text. Never a document of the project above TLP:GREEN; for a file you answer yourself.
    #[arg(long, value_name = "URL", conflicts_with = "report")]
    pub assist: Option<String>,
    /// The model's name, for servers that have several.
    #[arg(long, value_name = "NAME", default_value = "default", requires = "assist")]
    pub assist_model: String,
    /// How long to wait for each answer.
    #[arg(long, value_name = "SECONDS", default_value_t = 300, requires = "assist",
          value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub assist_timeout: u64,
    /// The server may be on another machine: only over https, a file only with --tlp.
    #[arg(long, requires = "assist")]
    pub allow_remote: bool,
    /// A file's sensitivity: CLEAR or GREEN may be sent.
    #[arg(long, value_name = "LABEL", requires = "assist")]
    pub tlp: Option<String>,
}

/// What `accept` takes.
#[derive(Debug, Args)]
pub struct AcceptArgs {
    /// The numbers of the suggestions.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    pub numbers: Vec<usize>,
    /// All that are not decided yet.
    #[arg(long)]
    pub all: bool,
    /// The event that the claims are about.
    #[arg(long, required_unless_present = "claim")]
    pub event: Option<String>,
    /// An existing claim to which the words belong, instead of a new one.
    #[arg(long, conflicts_with = "event")]
    pub claim: Option<String>,
    /// The document [default: the one suggested from last].
    #[arg(long)]
    pub document: Option<String>,
}

/// The whole command, for help and for tests that look at it.
pub fn command() -> clap::Command {
    Cli::command()
}
