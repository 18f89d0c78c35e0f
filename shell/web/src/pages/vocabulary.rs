//! The vocabulary: every term that claims are coded with, what it means, and its labels in the three languages. Input: a
//! vocabulary's name, or none for all. Output: a table for each. Leaves out changing it: it is the program's.

use super::{Answer, titled};
use crate::layout::{View, own};
use attested_model::Table;
use attested_office::OfficeError;
use maud::html;
use std::collections::BTreeMap;

const COLUMNS: [&str; 9] = ["vocabulary", "term", "broader", "measure", "en", "ko", "zh", "note", "source"];
/// The languages that labels are in, in the order of their columns.
const LABELS: [(&str, &str); 3] = [("ko", "한국어"), ("en", "English"), ("zh", "简体中文")];

pub(super) fn vocabulary(view: &View<'_>) -> Answer {
    let table =
        Table::read("terms.csv", attested_vocab::TERMS, &COLUMNS).map_err(|e| OfficeError::Table(e.to_string()))?;
    let mut by_name: BTreeMap<&str, Vec<&attested_model::Row>> = BTreeMap::new();
    for row in &table.rows {
        by_name.entry(row.cell("vocabulary")).or_default().push(row);
    }
    let title = view.say("settings-vocabulary");
    titled(
        view,
        &title,
        &html! {
            p.hint { (view.say("settings-vocabulary-hint")) }
            p { code { (view.site.tables.vocabulary.hash) } }
            nav aria-label=(title) { @for name in by_name.keys() { a href={ "#" (name) } { (name) } " " } }
            @for (name, rows) in &by_name {
                h2 #(name) { (name) }
                div.scroll tabindex="0" role="region" aria-labelledby=(name) { table {
                    thead { tr {
                        th scope="col" { (view.say("settings-term")) }
                        @for (tag, language) in LABELS { th scope="col" lang=(tag) { (language) } }
                        th scope="col" { (view.say("settings-broader")) }
                        th scope="col" { (view.say("settings-measure")) }
                        th scope="col" { (view.say("settings-note")) }
                        th scope="col" { (view.say("settings-source")) }
                    } }
                    tbody { @for row in rows { tr {
                        th scope="row" { code { (row.cell("term")) } }
                        @for (tag, _) in LABELS { td lang=(tag) { (row.cell(tag)) } }
                        td { code { (row.cell("broader")) } }
                        td { (row.cell("measure")) }
                        td lang="en" { (own(row.cell("note"))) }
                        td lang="en" { (own(row.cell("source"))) }
                    } } }
                } }
            }
        },
    )
}
