//! One module a group of commands. Input: parsed arguments. Output: what was done, printed. Each opens the
//! project, calls use cases of `attested-app`, commits, prints, closes.

mod add;
mod agreement;
mod assist;
mod claim;
mod constraints;
mod demo;
mod estimate;
mod event;
mod expectation;
mod explain;
mod export;
mod figure;
mod hindcast;
mod judge;
mod link;
mod links;
mod multiverse;
mod names;
mod page;
mod persons;
mod project;
mod quote;
mod serve;
mod stock_flow;
mod suggest;
mod totals;
mod verify;

use crate::args::{ClaimAction, Cli, Command, Format, WrongUse};
use crate::session::Session;
use anyhow::Context;
use attested_app::{DocumentRecord, Snapshot};
use attested_model::{ClaimId, EventId};
use std::path::Path;

pub(crate) fn run(cli: Cli) -> anyhow::Result<()> {
    let global = &cli.global;
    if global.format == Format::Csv && !has_csv(&cli.command) {
        return Err(WrongUse(
            "this comes as text, json or jsonl: --format csv is for figures, history, totals, agreement, hindcast, estimate and claim export"
                .to_owned(),
        )
        .into());
    }
    match cli.command {
        Command::Demo { dir } => demo::demo(&dir),
        Command::Init { dir, unlock_seconds } => project::init(global, &dir, unlock_seconds),
        Command::Add(args) => add::add(global, &args),
        Command::Documents => add::list(global),
        Command::Document { document, text } => add::show(global, &document, text),
        Command::Event { action } => event::event(global, action),
        Command::Claim { action } => claim::claim(global, action),
        Command::Suggest(args) => suggest::suggest(global, &args),
        Command::Accept(args) => suggest::accept(global, &args),
        Command::Reject { numbers, document } => suggest::reject(global, &numbers, document.as_deref()),
        Command::Quote { claim, document, text, start } => quote::quote(global, &claim, &document, &text, start),
        Command::Judge(args) => judge::judge(global, args),
        Command::Figure(args) => figure::figure(global, &args),
        Command::Hindcast(args) => hindcast::hindcast(global, &args),
        Command::Estimate(args) => estimate::estimate(global, &args),
        Command::Explain(args) => explain::explain(global, &args),
        Command::History { event, days, policy } => figure::history(global, &event, &days, &policy),
        Command::Links(args) => links::links(global, &args),
        Command::Drift(args) => links::drift(global, &args),
        Command::Travel { of, out, at_most } => links::travel(global, &of, &out, at_most),
        Command::Constraints(args) => constraints::constraints(global, &args),
        Command::Totals(args) => totals::totals(global, &args),
        Command::Agreement(args) => agreement::agreement(global, &args),
        Command::Multiverse(args) => multiverse::multiverse(global, &args),
        Command::Names { action } => names::names(&action),
        Command::Link(args) => link::link(global, &args),
        Command::Persons { action } => persons::persons(global, action),
        Command::Page { event, out, as_of } => page::page(global, &event, &out, as_of.as_deref()),
        Command::Export(args) => export::export(global, &args),
        Command::Serve { port, lock_after } => serve::serve(global, port, lock_after),
        Command::Verify { page } => verify::verify(global, page.as_deref()),
        Command::Rebuild { dump } => project::rebuild(global, dump),
        Command::Erase { handle, reason } => project::erase(global, handle.as_deref(), &reason),
        Command::Backup { file } => project::backup(global, &file),
        Command::Restore { file, dir } => project::restore(&file, &dir),
    }
}

/// Whether what a command says can be a table.
fn has_csv(command: &Command) -> bool {
    let export = matches!(command, Command::Claim { action: ClaimAction::Export { .. } });
    let table =
        matches!(command, Command::Figure(_) | Command::History { .. } | Command::Hindcast(_) | Command::Estimate(_));
    export || table || matches!(command, Command::Totals(_) | Command::Agreement(_))
}

/// A claim's id as an argument.
pub(crate) fn claim_id(text: &str) -> anyhow::Result<ClaimId> {
    Ok(ClaimId::parse(text).map_err(|e| WrongUse(e.to_string()))?)
}

/// An event's id as an argument.
pub(crate) fn event_id(text: &str) -> anyhow::Result<EventId> {
    Ok(EventId::parse(text).map_err(|e| WrongUse(e.to_string()))?)
}

/// A document's number as an argument: `D1` or `1`.
pub(crate) fn document_number(text: &str) -> anyhow::Result<u64> {
    let digits = text.strip_prefix(['D', 'd']).unwrap_or(text);
    digits.parse().map_err(|_| {
        WrongUse(format!("'{text}' is not a document of a project: write its number, for example D1")).into()
    })
}

/// A document by number, or the error that says it isn't there.
pub(crate) fn document(snapshot: &dyn Snapshot, number: u64) -> anyhow::Result<DocumentRecord> {
    Ok(attested_office::document(snapshot, number)?)
}

/// Writes a file that a person named; never over a file of the project itself.
pub(crate) fn write_file(session: &Session, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if session.project.owns(path) {
        return Err(WrongUse(format!("{}: this is a file of the project itself; name another", path.display())).into());
    }
    std::fs::write(path, bytes).with_context(|| format!("{}: the file can't be written", path.display()))
}
