//! What was recorded, when, by whom and why: the ledger, the last first. Input: a position to begin before. Output: a row an
//! entry; what can be undone is undone by another entry, with a reason; each moment leads to the claims as they were recorded
//! then. What is sealed under a subject is not opened.

use super::{Answer, part, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{View, own};
use attested_app::{Undoing, undoing};
use attested_claims::{Attribution, ClaimsEntry, in_force};
use attested_office::times;
use attested_store::EntryRow;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Entries on a page.
const ROWS: usize = 100;
/// Entries that are looked through at a time for an earlier description.
const LOT: usize = 5_000;

pub(super) fn history(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let before = view.ask.query.number("before").unwrap_or(u64::MAX >> 1);
    let rows = open.project.entries_before(before, ROWS)?;
    let first = rows.last().map_or(0, |row| row.position);
    let title = view.say("web-history");
    let shown = told(open, &rows)?;
    titled(
        view,
        &title,
        &html! {
            p.hint { (view.say("web-history-hint")) }
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    th scope="col" { (view.say("web-entry")) }
                    th scope="col" { (view.say("web-when")) }
                    th scope="col" { (view.say("desk-who")) }
                    th scope="col" { (view.say("web-what")) }
                    th scope="col" { (view.say("web-about")) }
                    th scope="col" { (view.say("web-undo")) }
                } }
                tbody { @for (row, undoing, by) in &shown {
                    @let at = times::shown(row.time);
                    tr {
                        th scope="row" { (row.position) }
                        td.n { a href={ "/claims?recorded=" (part(&at)) } { (at) } }
                        td { @if let Some(by) = by { (own(&by.coder)) } }
                        td { code { (row.kind) } }
                        td {
                            @for (name, value) in about(view, row) { span.pair { (name) ": " (own(&value)) } " " }
                            @if let Some(by) = by { @if !by.reason.is_empty() { span.pair { (view.say("web-reason")) ": " (own(&by.reason)) } } }
                        }
                        td { @if let Some(how) = undoing { (undo_form(view, row.position, *how)) } }
                    }
                } }
            } }
            @if first > 0 { p { a rel="next" href={ "/history?before=" (first) } { (view.say("web-earlier")) } } }
        },
    )
}

/// A row, how it can be undone if it can, and who recorded it and why, where that was said.
pub(crate) type Told<'r> = (&'r EntryRow, Option<Undoing>, Option<Attribution>);

/// What is told of rows, the last first; what only says who recorded others is told with those.
pub(crate) fn told<'r>(open: &Unlocked, rows: &'r [EntryRow]) -> Result<Vec<Told<'r>>, Fault> {
    let (last, first) = (rows.first().map_or(0, |row| row.position), rows.last().map_or(0, |row| row.position));
    let mut attributed = open.project.attributed(first, last)?;
    // What undoes a judgment comes after it: judgments from the first row on say which of those shown hold.
    let judgments = open.project.judgments_from(first)?;
    let holding: BTreeSet<u64> = in_force(&judgments).iter().map(|r| r.position).collect();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows.iter().filter(|row| row.kind != "claims.attribution") {
        all.push((row, can_undo(open, row, &holding)?, attributed.remove(&row.position)));
    }
    Ok(all)
}

fn undo_form(view: &View<'_>, position: u64, how: Undoing) -> Markup {
    let hint = match how {
        Undoing::Judgment => "desk-undo-judgment",
        Undoing::Version => "desk-undo-version",
        Undoing::Exclusion => "desk-undo-exclusion",
        Undoing::Description => "desk-undo-description",
        Undoing::Suggestion => "desk-undo-suggestion",
        Undoing::SecondCoding => "desk-undo-second",
    };
    html! {
        details.undo-it {
            summary { (view.say("web-undo")) span.unseen { " " (position) } }
            p.hint { (view.say(hint)) }
            form.undo method="post" action={ "/history/" (position) "/undo" } {
                (view.csrf_field())
                label.unseen for={ "reason-" (position) } { (view.say("web-reason")) }
                input id={ "reason-" (position) } name="reason" required placeholder=(view.say("web-reason"));
                button { (view.say("web-undo")) }
            }
        }
    }
}

/// How an entry can be undone, if it can and still holds.
fn can_undo(open: &Unlocked, row: &EntryRow, holding: &BTreeSet<u64>) -> Result<Option<Undoing>, Fault> {
    let Some(payload) = &row.payload else { return Ok(None) };
    let how = match row.kind.as_str() {
        "claims.judgment" => return Ok(holding.contains(&row.position).then_some(Undoing::Judgment)),
        "claims.claim" => {
            // A version that another took the place of is history: the last one is what can be undone.
            if open.project.is_superseded(row.position)? {
                return Ok(None);
            }
            let before = open.project.before_version(row.position)?;
            undoing(&row.kind, payload, before.as_deref())?
        }
        // Whether there is an earlier description is looked for when it is asked for.
        "claims.event" => undoing(&row.kind, payload, Some(payload))?,
        _ => undoing(&row.kind, payload, None)?,
    };
    Ok(how)
}

/// The payload of the version that an entry took the place of.
pub(super) fn before(open: &Unlocked, kind: &str, payload: &[u8], position: u64) -> Result<Option<Vec<u8>>, Fault> {
    match ClaimsEntry::read(kind, 1, payload)? {
        Some(ClaimsEntry::Claim(_)) => Ok(open.project.before_version(position)?),
        Some(ClaimsEntry::Event(event)) => {
            let mut end = position;
            loop {
                let rows = open.project.entries_before(end, LOT)?;
                let Some(last) = rows.last() else { return Ok(None) };
                end = last.position;
                for row in rows.iter().filter(|row| row.kind == kind) {
                    let Some(payload) = &row.payload else { continue };
                    if matches!(ClaimsEntry::read(kind, 1, payload)?, Some(ClaimsEntry::Event(e)) if e.id == event.id) {
                        return Ok(Some(payload.clone()));
                    }
                }
            }
        }
        _ => Ok(None),
    }
}

/// The parts of a payload that say what an entry is about, in its own words.
pub(crate) fn about(view: &View<'_>, row: &EntryRow) -> Vec<(&'static str, String)> {
    const PARTS: [&str; 14] = [
        "decision", "verdict", "action", "id", "name", "title", "claim", "other", "of", "judgment", "event", "coding",
        "coder", "reason",
    ];
    let Some(payload) = &row.payload else {
        // Only what the viewer may see would be opened: today nobody here sees sealed entries.
        let key = if view.sees(Field::SealedEntry) { "web-erased" } else { "web-sealed" };
        return vec![("", view.say(key))];
    };
    let Ok(serde_json::Value::Object(payload)) = serde_json::from_slice(payload) else { return Vec::new() };
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    PARTS.iter().filter_map(|name| Some((*name, payload.get(*name).and_then(text)?))).collect()
}
