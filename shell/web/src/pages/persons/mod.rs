//! Persons: the registry as a table, one person, what is recorded of them, the queue of pairs. Input: requests below `/persons`.
//! Output: pages with names masked as the command line masks them; a form with a reason opens them, and the look is an entry before
//! anything is shown. No name is in an address, a title or an error. Every rule is core's (`attested_app::Registry`).

mod import;
mod list;
mod person;
mod queue;
mod record;

use super::Answer;
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{View, own};
use attested_app::{AppError, Registry, disclosure, shown, source_parts};
use attested_model::SubjectHandle;
use attested_office::{num, text};
use attested_persons::{COLUMNS, Held, PersonsError};
use attested_protection::{Disclosure, Tlp};
use maud::{Markup, html};

/// Answers a request below `/persons`.
pub(super) fn page(view: &View<'_>, open: &mut Unlocked, reads: bool, path: &[&str]) -> Answer {
    match (reads, path) {
        (true, []) => list::list(view, open),
        (true, ["add"]) => record::add(view),
        (false, ["add"]) => record::added(view, open),
        (true, ["import"]) => import::import(view),
        (false, ["import"]) => import::sent(view, open),
        (true, ["import", key]) => import::planned(view, open, key),
        (false, ["import", key]) => import::mapped(view, open, key),
        (false, ["import", key, "record"]) => import::recorded(view, open, key),
        (false, ["import", key, "forget"]) => import::forgotten(view, open, key),
        (true, ["queue"]) => queue::queue(view, open),
        (false, ["queue"]) => queue::named(view, open),
        (false, ["queue", "judge"]) => queue::judged(view, open),
        (false, ["queue", "undo"]) => queue::undone(view, open),
        (true, [who]) => person::person(view, open, number(view, who)?),
        (false, [who]) => person::named(view, open, number(view, who)?),
        (false, [who, "value"]) => record::value(view, open, number(view, who)?),
        (false, [who, "consent"]) => record::consent(view, open, number(view, who)?),
        (false, [who, "mark"]) => record::mark(view, open, number(view, who)?),
        (false, [who, "withdraw"]) => record::withdraw(view, open, number(view, who)?),
        _ => Err(Fault::NotFound(view.say("web-no-page"))),
    }
}

/// A person's number as a part of an address: `1` or `P1`.
fn number(view: &View<'_>, part: &str) -> Result<u64, Fault> {
    let digits = part.strip_prefix(['P', 'p']).unwrap_or(part);
    digits.parse().map_err(|_| Fault::NotFound(view.say("web-no-page")))
}

/// Which labels may be shown to whoever looks; with names, or masked.
fn sees(view: &View<'_>, named: bool) -> impl Fn(Tlp) -> bool {
    move |tlp| view.sees(if named { Field::Named(tlp) } else { Field::Said(tlp) })
}

/// Records a look at somebody's names, with its reason, before they are shown. Nobody is named in the reason: it is kept in the clear.
fn look(open: &mut Unlocked, read: &Registry, whose: Vec<SubjectHandle>, why: &str) -> Result<(), Fault> {
    for handle in &whose {
        read.reason_for(handle, why)?;
    }
    let (purpose, audience) = attested_app::LOOK;
    let persons = whose.len() as u64;
    let entry = Disclosure { subjects: whose, persons, purpose, audience, way: "page".to_owned() };
    open.commit_because(disclosure(&entry)?, why)?;
    Ok(())
}

/// A value with its script beside it, masked unless opened.
fn value(held: &Held, open: bool) -> Markup {
    let said = shown(&held.value, open);
    match &held.value {
        attested_persons::Value::Name(name) if open => html! { (own(&said)) " " small { "(" (name.script) ")" } },
        _ => own(&said),
    }
}

/// Who says a value; a document that is held is a link.
fn source(held: &Held, open: bool) -> Markup {
    let parts = source_parts(held, open);
    html! {
        @for (i, part) in parts.iter().enumerate() {
            @if i > 0 { " · " }
            @match held.source.document {
                Some(number) if *part == format!("D{number}") => a href={ "/documents/" (number) } { (part) },
                _ => (own(part)),
            }
        }
    }
}

/// A person's number as a link.
fn link(number: u64) -> Markup {
    html! { a href={ "/persons/" (number) } { "P" (number) } }
}

/// What went wrong, in the reader's language as far as it is known there. Nothing that was typed is in it.
fn wrong(view: &View<'_>, fault: &Fault) -> String {
    let Fault::App(error) = fault else { return fault.to_string() };
    match error {
        AppError::NoReason => view.say("persons-wrong-reason"),
        AppError::NamedInReason { number } => view.say_with("persons-wrong-named", &[num("person", *number)]),
        AppError::ErasedPerson { number } => view.say_with("persons-wrong-erased", &[num("person", *number)]),
        AppError::EmptyMark => view.say("persons-wrong-mark"),
        AppError::UnknownDocument { document } => {
            view.say_with("persons-wrong-document", &[num("document", *document)])
        }
        AppError::Persons(PersonsError::Erased) => view.say("persons-wrong-erased-record"),
        AppError::Persons(PersonsError::Empty { .. }) => view.say("persons-wrong-empty"),
        AppError::Persons(PersonsError::Cell { column, .. }) => {
            let label = view.say(&column_key(column));
            view.say_with("persons-wrong-column", &[text("column", &label)])
        }
        other => other.to_string(),
    }
}

/// The key of a column's name.
fn column_key(column: &str) -> String {
    format!("persons-column-{}", column.replace('_', "-"))
}

/// What a field of the forms here is called; nothing for one that the form carries for itself.
pub(super) fn field(view: &View<'_>, name: &str) -> Option<String> {
    let column = name.strip_prefix("d-").or_else(|| name.strip_prefix("c-")).unwrap_or(name);
    Some(match name {
        "reason" => view.say("web-reason"),
        "quote" => view.say("persons-quote"),
        "datum" | "purpose" | "audience" | "on" | "until" | "by" | "basis" => view.say(&format!("persons-{name}")),
        _ if column != "kind" && COLUMNS.contains(&column) => view.say(&column_key(column)),
        _ => return None,
    })
}

/// A choice among codes, the first of them perhaps "any".
fn choice(id: &str, name: &str, any: Option<&str>, codes: &[(&str, String)], chosen: &str) -> Markup {
    html! {
        select id=(id) name=(name) {
            @if let Some(any) = any { option value="" { (any) } }
            @for (code, label) in codes { option value=(code) selected[*code == chosen] { (label) } }
        }
    }
}
