//! Persons: registered, looked at, judged, brought in and taken out. Input: parsed arguments. Output: what was done, printed; names
//! masked unless they were asked for, and then logged first. Leaves out every decision on a use, which is core's.

mod exchange;
mod linking;
mod looking;
mod recording;

use crate::args::{Global, PersonsAction, WrongUse};
use crate::session::Session;
use attested_app::{Registry, disclosure, registry};
use attested_model::SubjectHandle;
use attested_protection::{Audience, Disclosure, Purpose};
use attested_store::Access;

pub(crate) fn persons(global: &Global, action: PersonsAction) -> anyhow::Result<()> {
    match action {
        PersonsAction::Add(said) => recording::add(global, &said),
        PersonsAction::Note { person, said } => recording::note(global, &person, &said),
        PersonsAction::List { names } => looking::list(global, names),
        PersonsAction::Show { person, names } => looking::show(global, &person, names),
        PersonsAction::Consent(args) => recording::consent(global, &args),
        PersonsAction::Protect { of, tlp, never_link, may_link, ahead, reason } => {
            let never = (never_link || may_link).then_some(never_link);
            recording::protect(global, &of, tlp.as_deref(), never, ahead, &reason)
        }
        PersonsAction::Withdraw { statement, reason } => recording::withdraw(global, &statement, &reason),
        PersonsAction::Link { at_most, all, names } => linking::link(global, at_most, all, names),
        PersonsAction::Judge { a, b, verdict, reason } => recording::judge(global, &a, &b, verdict, &reason),
        PersonsAction::Undo { position, reason } => recording::undo(global, position, &reason),
        PersonsAction::Judgments => looking::judgments(global),
        PersonsAction::Clusters { proposed } => linking::clusters(global, proposed),
        PersonsAction::Lists { out, proposed } => linking::lists(global, &out, proposed),
        PersonsAction::Import { file, from, map, list, commit } => {
            exchange::import(global, &file, from, map.as_deref(), list.as_deref(), commit)
        }
        PersonsAction::Export { to, out, purpose, audience, names } => {
            exchange::export(global, to, &out, (&purpose, &audience), names)
        }
        PersonsAction::Disclosures => looking::disclosures(global),
    }
}

/// A person's number as an argument: `P1` or `1`.
fn number(text: &str) -> anyhow::Result<u64> {
    let digits = text.strip_prefix(['P', 'p']).unwrap_or(text);
    digits.parse().map_err(|_| {
        WrongUse(
            "that is no person of a project: write the number, for example P1 (`attested persons list`)".to_owned(),
        )
        .into()
    })
}

/// The project, and its registry read. Looking at names writes: that it was done is recorded before anything is shown.
fn opened(global: &Global, names: bool) -> anyhow::Result<(Session, Registry)> {
    let session = Session::open(global, if names { Access::Write } else { Access::Read })?;
    let read = registry(&session.project)?;
    Ok((session, read))
}

/// Logs a look at names, or that they were taken out.
fn logged(
    session: &mut Session,
    subjects: Vec<SubjectHandle>,
    persons: usize,
    way: &str,
    (purpose, audience): (Purpose, Audience),
) -> anyhow::Result<()> {
    if persons == 0 {
        return Ok(());
    }
    let persons = u64::try_from(persons)?;
    let entries = disclosure(&Disclosure { subjects, persons, purpose, audience, way: way.to_owned() })?;
    session.commit(entries)?;
    Ok(())
}
