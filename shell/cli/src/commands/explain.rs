//! The walk back, as text and as data.

use crate::args::{ExplainArgs, Format, Global};
use crate::commands::event_id;
use crate::commands::figure::policy;
use crate::output::{print, print_json, print_jsonl};
use crate::session::Session;
use crate::{times, walk};
use attested_store::Access;

pub(crate) fn explain(global: &Global, args: &ExplainArgs) -> anyhow::Result<()> {
    let (event, figure) = match args.figure.split_once('/') {
        Some((event, figure)) => (event, Some(figure)),
        None => (args.figure.as_str(), None),
    };
    let event = event_id(event)?;
    let as_of = times::as_of(args.view.as_of.as_deref(), args.view.as_recorded.as_deref())?;
    let policy = policy(&args.view.policy)?;
    let session = Session::open(global, Access::Read)?;
    let mut walk = attested_app::explain(&session.project, &event, figure, as_of, &policy, &session.vocabulary)?;
    for warning in walk.figures.iter_mut().flat_map(|f| &mut f.figure.warnings) {
        warning.text = attested_publication::words::warning(&session.words, warning);
    }
    match global.format {
        Format::Text => print(&walk::explanation(&walk, &session.words)),
        Format::Json | Format::Csv => print_json(&walk),
        Format::Jsonl => print_jsonl(&walk.figures),
    }
}
