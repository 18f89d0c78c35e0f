//! Events: make, describe, list.

use crate::args::{EventAction, Format, Global, WrongUse};
use crate::commands::event_id;
use crate::output::{print, print_rows};
use crate::session::Session;
use crate::translate::text;
use attested_app::{AppError, Snapshot, describe_event};
use attested_claims::Event;
use attested_model::Edtf;
use attested_store::Access;

pub(crate) fn event(global: &Global, action: EventAction) -> anyhow::Result<()> {
    match action {
        EventAction::Add { id, title, date, place, part_of } => {
            let date = date.map(|d| Edtf::parse(&d)).transpose().map_err(|e| WrongUse(e.to_string()))?;
            let part_of = part_of.map(|p| event_id(&p)).transpose()?;
            let event = Event { id: event_id(&id)?, title, date, place, part_of };
            let mut session = Session::open(global, Access::Write)?;
            let envelopes = describe_event(&session.project, &event)?;
            session.commit(envelopes)?;
            print(&session.words.say("cli-event-recorded", &[text("event", event.id.as_str())]))?;
            session.close()
        }
        EventAction::List => list(global),
    }
}

fn list(global: &Global) -> anyhow::Result<()> {
    let session = Session::open(global, Access::Read)?;
    let events = session.project.events().map_err(AppError::from)?;
    if global.format != Format::Text {
        return print_rows(global.format, &events);
    }
    let mut lines = String::new();
    for event in &events {
        let date = event.date.as_ref().map_or("", Edtf::as_str);
        lines.push_str(format!("{}  {date}  {}", event.id, event.title).trim_end());
        lines.push('\n');
    }
    if lines.is_empty() {
        lines = session.words.say("cli-no-events", &[]);
    }
    print(&lines)
}
