//! What follows from claims, and which can't all be true: shown. Accounts and relations are stated by `judge`.

use crate::args::{ConstraintsArgs, Format, Global, ViewArgs};
use crate::commands::{event_id, figure::policy};
use crate::output::{print, print_value};
use crate::session::{Session, gazetteer};
use crate::{text, times};
use attested_app::{Constraints, Readers, constraints as found};
use attested_figures::{Policy, Practices};
use attested_model::{AsOf, EventId, Gazetteer};
use attested_store::Access;

/// What reads claims here.
pub(crate) struct Reading {
    pub(crate) gazetteer: Gazetteer,
    practices: Practices,
}

impl Reading {
    pub(crate) fn new() -> anyhow::Result<Self> {
        Ok(Reading { gazetteer: gazetteer()?, practices: Practices::read(attested_vocab::PRACTICES)? })
    }

    pub(crate) fn readers<'a>(&'a self, session: &'a Session) -> Readers<'a> {
        Readers { vocabulary: &session.vocabulary, gazetteer: &self.gazetteer, practices: &self.practices }
    }
}

/// A record opened to be looked at, in the view that was asked for.
pub(crate) struct Looked {
    pub(crate) session: Session,
    pub(crate) reading: Reading,
    pub(crate) event: Option<EventId>,
    pub(crate) policy: Policy,
    pub(crate) as_of: AsOf,
    /// The moment as recorded by which, as it is shown.
    pub(crate) recorded: Option<String>,
}

impl Looked {
    pub(crate) fn open(global: &Global, event: Option<&str>, view: &ViewArgs) -> anyhow::Result<Self> {
        let event = event.map(event_id).transpose()?;
        let policy = policy(&view.policy)?;
        let as_of = times::as_of(view.as_of.as_deref(), view.as_recorded.as_deref())?;
        let session = Session::open(global, Access::Read)?;
        let recorded = as_of.recorded.map(times::shown);
        Ok(Looked { session, reading: Reading::new()?, event, policy, as_of, recorded })
    }
}

pub(crate) fn constraints(global: &Global, args: &ConstraintsArgs) -> anyhow::Result<()> {
    let looked = Looked::open(global, args.event.as_deref(), &args.view)?;
    let Looked { session, reading, event, policy, as_of, recorded } = looked;
    let view = found(&session.project, event.as_ref(), as_of, recorded, &policy, reading.readers(&session))?;
    match global.format {
        Format::Text => print(&text::constraints(&view, &session.words)),
        Format::Json | Format::Jsonl | Format::Csv => print_value(global.format, &view),
    }
}

/// What follows for an event from all that is recorded now, under the usual policy.
pub(crate) fn of_event(session: &Session, reading: &Reading, event: &EventId) -> anyhow::Result<Constraints> {
    let policy = policy(USUAL)?;
    Ok(found(&session.project, Some(event), AsOf::EVERYTHING, None, &policy, reading.readers(session))?)
}

/// The policy of what is shown unasked.
pub(crate) const USUAL: &str = "attested/v1";
