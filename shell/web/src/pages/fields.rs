//! The fields of a claim's coding, as a form has them: a choice where a column has codes, else a line of text. Input: what they
//! are filled with. Output: labels and fields. Leaves out what a coding may say (core's).

use super::document::FIELDS;
use super::tables::event_field;
use crate::desk::Unlocked;
use crate::drafts::Typed;
use crate::fault::Fault;
use crate::layout::View;
use attested_model::{Aspect, Measure, Modality, OriginCertainty, QuantityKind, Scope};
use attested_publication::visible;
use maud::{Markup, html};

/// The codes that a column may have, each with its label; `None` for a column of free text.
pub(super) fn choices(view: &View<'_>, column: &str) -> Option<Vec<(String, String)>> {
    let labelled = |prefix: &str, codes: Vec<&str>| -> Vec<(String, String)> {
        codes.into_iter().map(|code| (code.to_owned(), view.say(&format!("{prefix}-{code}")))).collect()
    };
    Some(match column {
        "aspect" => labelled("aspect", Aspect::ALL.iter().map(|a| a.as_str()).collect()),
        "act" => {
            let terms = &view.site.tables.vocabulary.terms;
            let language = view.language.code();
            let label = |act: &str| terms.label("act", act, language).split('|').next().unwrap_or(act).to_owned();
            terms.of("act").map(|act| (act.to_owned(), label(act))).collect()
        }
        "modality" => labelled("modality", Modality::ALL.iter().map(|m| m.as_str()).collect()),
        "measure" => labelled("measure", Measure::ALL.iter().map(|m| m.as_str()).collect()),
        "quantity_kind" => labelled("quantity", QuantityKind::ALL.iter().map(|q| q.as_str()).collect()),
        "scope" => labelled("scope", Scope::ALL.iter().map(|s| s.as_str()).collect()),
        "origin_certainty" => labelled("origin-certainty", OriginCertainty::ALL.iter().map(|o| o.as_str()).collect()),
        _ => return None,
    })
}

/// The name of a column for people.
pub(super) fn label(view: &View<'_>, column: &str) -> String {
    if FIELDS.contains(&column) || column == "note" {
        view.say(&format!("web-field-{}", column.replace('_', "-")))
    } else {
        column.to_owned()
    }
}

/// The fields of some columns, filled.
pub(super) fn fields(
    view: &View<'_>,
    open: &Unlocked,
    columns: &[&str],
    needed: &[&str],
    typed: &Typed,
) -> Result<Markup, Fault> {
    let mut rows = Vec::with_capacity(columns.len());
    for column in columns {
        let value = typed.get(*column).map_or("", String::as_str);
        let is_needed = needed.contains(column);
        rows.push(match choices(view, column) {
            Some(options) => {
                let known = value.is_empty() || options.iter().any(|(code, _)| code == value);
                html! {
                    label for={ "f-" (column) } { (label(view, column)) }
                    select id={ "f-" (column) } name=(column) required[is_needed] {
                        option value="" { "–" }
                        // A code that the vocabulary doesn't have stays what it is.
                        @if !known { option value=(value) selected { (visible(value)) } }
                        @for (code, label) in &options { option value=(code) selected[code == value] { (label) } }
                    }
                }
            }
            None if *column == "event" => html! {
                label for="event" { (label(view, column)) }
                (event_field(open, "event", value)?)
            },
            None => html! {
                label for={ "f-" (column) } { (label(view, column)) }
                input id={ "f-" (column) } name=(column) value=(value) autocomplete="off" dir="auto" required[is_needed];
            },
        });
    }
    Ok(html! { div.fields { @for row in &rows { (row) } } })
}
