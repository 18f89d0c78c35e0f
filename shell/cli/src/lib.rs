//! The command line: the composition root. It parses arguments, opens the project, calls a use case, and
//! prints.
//!
//! Input: arguments, `ATTESTED_PASSPHRASE`, `ATTESTED_LANG`. Output: text for people or `--format
//! json|jsonl|csv` for programs on standard output and nothing else there; progress and notes on standard
//! error. Leaves out every rule of the trade: those are core's.

mod args;
mod commands;
mod output;
mod passphrase;
mod progress;
mod session;
mod text;
mod times;
mod translate;
mod walk;

pub use args::{Cli, command};

use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program: parses, does, prints, and says how it went.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    quiet_panics();
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    // A panic is a defect of ours: the person gets a clear line, and the store rolls back what wasn't committed.
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| commands::run(cli)));
    match done {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            output::note_error(&format!("attested: {}", chained(&error)));
            if wrong_use(&error) { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
        Err(_) => ExitCode::FAILURE,
    }
}

/// Whether something was asked for wrongly: exit 2.
fn wrong_use(error: &anyhow::Error) -> bool {
    let of_office = error.downcast_ref::<attested_office::OfficeError>();
    let is_inside = matches!(error.downcast_ref(), Some(attested_store::StoreError::Inside { .. }));
    error.is::<args::WrongUse>() || is_inside || of_office.is_some_and(attested_office::OfficeError::is_wrong_use)
}

/// Help and version go to standard output; wrong use is one line on standard error and exit 2.
fn usage(error: &clap::Error) -> ExitCode {
    use clap::error::ErrorKind;
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        let asked = !matches!(error.kind(), ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand);
        return match output::print(&error.to_string()) {
            Ok(()) if asked => ExitCode::SUCCESS,
            Ok(()) => ExitCode::from(2),
            Err(error) => {
                output::note_error(&format!("attested: {}", chained(&error)));
                ExitCode::FAILURE
            }
        };
    }
    let text = error.to_string();
    let lines =
        text.lines().map(str::trim).take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let said = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    output::note_error(&format!("attested: {}; `attested help` shows how", said.trim_start_matches("error: ")));
    ExitCode::from(2)
}

/// An error and what caused it, once each.
fn chained(error: &anyhow::Error) -> String {
    let mut parts: Vec<String> = Vec::new();
    for cause in error.chain() {
        let text = cause.to_string();
        if !parts.iter().any(|said| said.contains(&text)) {
            parts.push(text);
        }
    }
    parts.join(": ")
}

fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        // Where, and not what: the message of a panic may hold somebody's words.
        let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        output::note(&format!(
            "attested: a defect of the program stopped it ({place}); nothing uncommitted was kept. Please report this place"
        ));
    }));
}
