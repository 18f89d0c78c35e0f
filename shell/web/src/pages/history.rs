//! What was recorded, when, and why: the ledger, the last first. Input: a position to begin before. Output: a row an entry;
//! a judgment in force can be undone by another, with a reason. What is sealed under a subject is not opened.

use super::{Answer, part, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::layout::{View, own};
use attested_claims::in_force;
use attested_office::times;
use attested_store::EntryRow;
use maud::html;
use std::collections::BTreeSet;

/// Entries on a page.
const ROWS: usize = 100;

pub(super) fn history(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let before = view.ask.query.number("before").unwrap_or(u64::MAX >> 1);
    let rows = open.project.entries_before(before, ROWS)?;
    let judgments = open.project.judgments()?;
    let holding: BTreeSet<u64> = in_force(&judgments).iter().map(|r| r.position).collect();
    let title = view.say("web-history");
    let earlier = rows.last().map(|row| row.position).filter(|position| *position > 0);
    titled(
        view,
        &title,
        &html! {
            p.hint { (view.say("web-history-hint")) }
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    th scope="col" { (view.say("web-entry")) }
                    th scope="col" { (view.say("web-when")) }
                    th scope="col" { (view.say("web-what")) }
                    th scope="col" { (view.say("web-about")) }
                    th scope="col" { (view.say("web-undo")) }
                } }
                tbody { @for row in &rows {
                    tr {
                        th scope="row" { (row.position) }
                        td.n { (times::shown(row.time)) }
                        td { code { (row.kind) } }
                        td { @for (name, value) in about(view, row) { span.pair { (name) ": " (own(&value)) } " " } }
                        td { @if holding.contains(&row.position) {
                            form.undo method="post" action={ "/history/" (row.position) "/undo" } {
                                (view.csrf_field())
                                label.unseen for={ "reason-" (row.position) } { (view.say("web-reason")) }
                                input id={ "reason-" (row.position) } name="reason" required placeholder=(view.say("web-reason"));
                                button { (view.say("web-undo")) }
                            }
                        } }
                    }
                } }
            } }
            @if let Some(earlier) = earlier { p { a rel="next" href={ "/history?before=" (part(&earlier.to_string())) } { (view.say("web-earlier")) } } }
        },
    )
}

/// The parts of a payload that say what an entry is about, in its own words.
pub(crate) fn about(view: &View<'_>, row: &EntryRow) -> Vec<(&'static str, String)> {
    const PARTS: [&str; 12] =
        ["decision", "verdict", "action", "id", "name", "title", "claim", "other", "of", "judgment", "event", "reason"];
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
