//! Stock and flow by probability, from a project's record: shown, and recorded nowhere.

use super::constraints::Reading;
use crate::args::{Format, Global, StockFlowArgs};
use crate::commands::{event_id, figure::policy};
use crate::output::{print, print_value};
use crate::progress::bar;
use crate::session::Session;
use crate::{text, times};
use attested_app::{Drawing, View, stock_flow as weighed};
use attested_estimates::stockflow::{PLAN, Plan};
use attested_store::Access;

pub(crate) fn stock_flow(global: &Global, args: &StockFlowArgs) -> anyhow::Result<()> {
    let event = args.event.as_deref().map(event_id).transpose()?;
    let policy = policy(&args.view.policy)?;
    let as_of = times::as_of(args.view.as_of.as_deref(), args.view.as_recorded.as_deref())?;
    let session = Session::open(global, Access::Read)?;
    let recorded = as_of.recorded.map(times::shown);
    let reading = Reading::new()?;
    let drawing = Drawing { plan: Plan { states: args.states as usize, ..PLAN }, seed: args.seed };
    let bar = bar("stock-flow", 100);
    let tell = |done: f64| bar.set_position((100.0 * done) as u64);
    let view = View { as_of, recorded_shown: recorded, policy: &policy };
    let readers = reading.readers(&session);
    let found = weighed(&session.project, event.as_ref(), view, readers, drawing, tell)?;
    bar.finish_and_clear();
    match global.format {
        Format::Text => print(&text::stock_flow(&found, &session.words, text::width())),
        Format::Json | Format::Jsonl | Format::Csv => print_value(global.format, &found),
    }
}
