//! Stock and flow by probability, from a project's record: shown, and recorded nowhere.

use super::constraints::Looked;
use crate::args::{Format, Global, StockFlowArgs};
use crate::output::{print, print_value};
use crate::progress::bar;
use crate::text;
use attested_app::{Drawing, View, stock_flow as weighed};
use attested_estimates::stockflow::{PLAN, Plan};

pub(crate) fn stock_flow(global: &Global, args: &StockFlowArgs) -> anyhow::Result<()> {
    let looked = Looked::open(global, args.event.as_deref(), &args.view)?;
    let Looked { session, reading, event, policy, as_of, recorded } = looked;
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
