//! The multiverse of an event: shares of choices, and the specification curve as a file.

use crate::args::{Format, Global, MultiverseArgs, WrongUse};
use crate::commands::{event_id, write_file};
use crate::output::{print, print_json, print_jsonl};
use crate::session::Session;
use crate::{text, times};
use attested_app::event_multiverse;
use attested_store::Access;

pub(crate) fn multiverse(global: &Global, args: &MultiverseArgs) -> anyhow::Result<()> {
    let event = event_id(&args.event)?;
    let as_of = times::as_of(args.as_of.as_deref(), None)?;
    let session = Session::open(global, Access::Read)?;
    let all = event_multiverse(&session.project, &event, as_of, &session.vocabulary, &args.at_least)?;
    if let Some(file) = &args.curve {
        let known: Vec<&str> = all.figures.iter().map(|figure| figure.figure.as_str()).collect();
        let figure = args.figure.as_deref().or(known.first().copied()).unwrap_or_default();
        let drawn = attested_publication::specification_curve(&all, figure, &session.words).ok_or_else(|| {
            WrongUse(format!("event {event} has no range to draw for '{figure}': its figures are {}", known.join(", ")))
        })?;
        write_file(&session, file, drawn.as_bytes())?;
    }
    match global.format {
        Format::Text => print(&text::multiverse(&all, &session.words)),
        Format::Json | Format::Csv => print_json(&all),
        Format::Jsonl => print_jsonl(&all.universes),
    }
}
