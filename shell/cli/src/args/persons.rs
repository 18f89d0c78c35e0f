//! What `persons` takes. Input: the command line. Output: values. The work is in `commands::persons`.

use clap::{Args, Subcommand, ValueEnum};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What can be done with persons.
#[derive(Debug, Subcommand)]
pub enum PersonsAction {
    /// Register a person or a group: by flags named as the columns, or by a file of `column = value`, which others on the
    /// machine can't read off.
    Add(Box<PersonSaid>),
    /// Record what one more source says of somebody: it stands beside what is there.
    Note {
        /// The person, for example P1.
        person: String,
        /// What is said.
        #[command(flatten)]
        said: Box<PersonSaid>,
    },
    /// List persons; names are masked until asked for, and asking is logged.
    List {
        /// Show names: logged.
        #[arg(long)]
        names: bool,
    },
    /// Show everything that is said of a person, with its sources, rivals side by side.
    Show {
        /// The person, for example P1.
        person: String,
        /// Show names: logged.
        #[arg(long)]
        names: bool,
    },
    /// Record what a person decided about the use of their data.
    Consent(ConsentArgs),
    /// Say how far a person (P1), a document (D1) or a list (list:NAME) may travel, and whether linkage may see it.
    Protect {
        /// P1, D1 or list:NAME.
        of: String,
        /// The label: CLEAR, GREEN, AMBER, AMBER+STRICT, RED.
        #[arg(long, value_name = "LABEL")]
        tlp: Option<String>,
        /// Linkage must not see it.
        #[arg(long, conflicts_with = "may_link")]
        never_link: bool,
        /// Linkage may see it again.
        #[arg(long)]
        may_link: bool,
        /// The list is still to be imported: nobody stands on it yet.
        #[arg(long)]
        ahead: bool,
        /// Why, in words that name nobody.
        #[arg(long)]
        reason: String,
    },
    /// A statement, or one value of it, no longer holds; it stays in the ledger.
    Withdraw {
        /// As `persons show` numbers it: 17, or 17.0 for its first value.
        statement: String,
        /// Why, in words that name nobody.
        #[arg(long)]
        reason: String,
    },
    /// Who may be one person: the pairs that teach most first, side by side. Nothing is applied.
    Link {
        /// At most so many pairs.
        #[arg(long, value_name = "NUMBER", default_value_t = 20)]
        at_most: usize,
        /// Those judged already too.
        #[arg(long)]
        all: bool,
        /// Show names: logged.
        #[arg(long)]
        names: bool,
    },
    /// Judge whether two persons are one.
    Judge {
        /// One, for example P1.
        a: String,
        /// The other.
        b: String,
        /// What was found.
        #[arg(value_enum)]
        verdict: VerdictArg,
        /// Why, in words that name nobody.
        #[arg(long)]
        reason: String,
    },
    /// An earlier judgment on persons no longer holds.
    Undo {
        /// Its entry's position, as `persons judgments` shows.
        position: u64,
        /// Why, in words that name nobody.
        #[arg(long)]
        reason: String,
    },
    /// List judgments on persons.
    Judgments,
    /// Who is who: by people's judgments, and with --proposed by the engine's proposals too.
    Clusters {
        /// With what the engine proposes where no judgment keeps apart.
        #[arg(long)]
        proposed: bool,
    },
    /// Write the table of lists that `attested estimate` reads: how many persons stand on which lists together.
    Lists {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// With what the engine proposes where no judgment keeps apart.
        #[arg(long)]
        proposed: bool,
    },
    /// Plan an import of persons; carry it out with --commit.
    Import {
        /// The file.
        file: PathBuf,
        /// Its format.
        #[arg(long, value_enum, default_value_t = PersonsFormat::Csv)]
        from: PersonsFormat,
        /// A TOML file: `[columns]` ours = "theirs", `[defaults]` ours = "value".
        #[arg(long, value_name = "FILE")]
        map: Option<PathBuf>,
        /// The list that the records stand in, where the file doesn't say.
        #[arg(long, value_name = "NAME")]
        list: Option<String>,
        /// Carry the plan out.
        #[arg(long)]
        commit: bool,
    },
    /// Write persons, each value as the decision on its use allows; stamped internal.
    Export {
        /// The format.
        #[arg(long, value_enum)]
        to: PersonsFormat,
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// For what: documentation, linkage, estimation, casework, submission, exchange, publication.
        #[arg(long, default_value = "documentation")]
        purpose: String,
        /// To whom: office, partner, mechanism, public.
        #[arg(long, default_value = "office")]
        audience: String,
        /// With names and whatever else tells who somebody is, as far as that is allowed: logged.
        #[arg(long)]
        names: bool,
    },
    /// Who looked at names, when and for what.
    Disclosures,
}

/// What is said of somebody.
#[derive(Debug, Args)]
pub struct PersonSaid {
    /// The cells, by column.
    #[command(flatten)]
    pub columns: PersonCells,
    /// A file of lines `column = value`; `-` is standard input. Flags win over it.
    #[arg(long, value_name = "FILE")]
    pub cells: Option<PathBuf>,
    /// The words in the held document that say it, verbatim.
    #[arg(long)]
    pub quote: Option<String>,
    /// Where they begin (code points), when they stand in the document several times.
    #[arg(long, requires = "quote")]
    pub start: Option<usize>,
}

/// One flag for each column of persons. Its `Debug` prints which, and nothing of what they hold.
#[derive(Clone, Default)]
pub struct PersonCells(pub BTreeMap<String, String>);

impl std::fmt::Debug for PersonCells {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl clap::FromArgMatches for PersonCells {
    fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
        let mut read = PersonCells::default();
        read.update_from_arg_matches(matches)?;
        Ok(read)
    }

    fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
        for column in attested_persons::COLUMNS {
            if let Some(value) = matches.get_one::<String>(column) {
                self.0.insert(column.to_owned(), value.clone());
            }
        }
        Ok(())
    }
}

impl Args for PersonCells {
    fn augment_args(command: clap::Command) -> clap::Command {
        let flag = |column: &'static str| {
            let long = column.replace('_', "-");
            let help = format!("The column {column}");
            clap::Arg::new(column).long(long).value_name("VALUE").help_heading("Columns").help(help)
        };
        attested_persons::COLUMNS.into_iter().fold(command, |command, column| command.arg(flag(column)))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

/// What `persons consent` takes.
#[derive(Debug, Args)]
pub struct ConsentArgs {
    /// The person, for example P1.
    pub person: String,
    /// given, refused or withdrawn.
    #[arg(long)]
    pub state: String,
    /// About which datum: name, identifier, sex, birth, origin, family, group, role, custody, whereabouts, count, description,
    /// note; all when nothing is said.
    #[arg(long)]
    pub datum: Option<String>,
    /// For which purpose: documentation, linkage, estimation, casework, submission, exchange, publication; all when nothing is said.
    #[arg(long)]
    pub purpose: Option<String>,
    /// Towards whom: office, partner, mechanism, public; everybody when nothing is said.
    #[arg(long)]
    pub audience: Option<String>,
    /// When it was decided (EDTF).
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Until when it holds (EDTF).
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Who decided: the person, a parent, a guardian.
    #[arg(long, default_value = "")]
    pub by: String,
    /// On what basis: a signed form, said in an interview.
    #[arg(long, default_value = "")]
    pub basis: String,
}

/// What can be found of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerdictArg {
    /// One person.
    Same,
    /// Two persons.
    NotSame,
    /// It can't be told.
    Unsure,
}

/// A format of persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PersonsFormat {
    /// A table with our columns.
    Csv,
    /// A table of Uwazi.
    Uwazi,
    /// A table of OpenRefine with reconciled columns.
    Openrefine,
    /// FollowTheMoney entities, a JSON object a line.
    Ftm,
}
