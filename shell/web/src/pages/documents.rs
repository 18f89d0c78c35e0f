//! Sources: documents and who published them, and origins as coded, each a table to filter, sort and keep. Input: a query.
//! Output: the table, or what it shows as CSV or JSON. The store filters and sorts; a page of the table is all that is read.

use super::tables::{Asked, gaps, head, turning, with, words_field};
use super::{Answer, part, titled};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{View, own};
use attested_app::DocumentRecord;
use attested_claims::table;
use attested_model::Edtf;
use attested_publication::words;
use attested_store::ListedOrigin;
use maud::{Markup, html};

/// The two tables of sources, the one shown marked.
fn ways(view: &View<'_>, here: &str) -> Markup {
    html! {
        nav.tabs aria-label=(view.say("desk-sources")) {
            @for (address, key) in [("/documents", "web-documents"), ("/origins", "desk-origins")] {
                a href=(address) aria-current=[(address == here).then_some("page")] { (view.say(key)) }
            }
        }
    }
}

fn filter(view: &View<'_>, address: &str) -> Markup {
    html! {
        form.filter method="get" action=(address) {
            (words_field(view, "web-filter"))
            @if let Some(sort) = view.ask.query.some("sort") { input type="hidden" name="sort" value=(sort); }
            button { (view.say("web-show")) }
            a href=(with(view, "format", "csv")) { (view.say("web-export")) }
            a href=(with(view, "format", "json")) { (view.say("desk-export-json")) }
        }
    }
}

/// What documents can be sorted by.
pub(crate) const COLUMNS: [&str; 4] = ["number", "name", "publisher", "published"];

pub(super) fn documents(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let wanted = view.ask.query.text("q");
    let reach = open.index_for(view.viewer, wanted)?;
    let asked = Asked::of(view);
    let format = view.ask.query.text("format");
    let (from, at_most) = if format.is_empty() { (asked.from as u64, asked.rows as u64) } else { (0, u64::MAX) };
    let listed = open.project.list_documents(wanted, asked.column(), from, at_most)?;
    if !format.is_empty() {
        return kept(format, "documents", &DOCUMENT_COLUMNS, listed.rows.iter().map(document_cells).collect());
    }
    let total = usize::try_from(listed.total).unwrap_or(usize::MAX);
    let title = view.say("web-documents");
    titled(
        view,
        &title,
        &html! {
            p { a.button href="/documents/add" { (view.say("add-heading")) } }
            (ways(view, "/documents"))
            (filter(view, "/documents"))
            (gaps(view, reach, listed.cut))
            (turning(view, &asked, total, "↑"))
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    (head(view, &asked, "number", "D"))
                    (head(view, &asked, "name", &view.say("web-name")))
                    (head(view, &asked, "publisher", &view.say("web-publisher")))
                    (head(view, &asked, "published", &view.say("note-published")))
                    th scope="col" { (view.say("web-language")) }
                    th scope="col" { "TLP" }
                } }
                tbody { @for record in &listed.rows {
                    @let document = &record.document;
                    tr {
                        th scope="row" { a href={ "/documents/" (record.number) } { "D" (record.number) } }
                        td { (own(document.name.as_str())) @if let Some(retold) = &document.retells { br; small { (view.say("web-retells")) " " (own(retold.as_str())) } } }
                        td { (own(&document.publisher)) }
                        td.n { @if let Some(date) = &document.published { (words::date(view.words, date.as_str())) } }
                        td { @if let Some(lang) = &document.lang { (lang.as_str()) } }
                        td { (document.tlp) }
                    }
                } }
            } }
            (turning(view, &asked, total, "↓"))
        },
    )
}

/// What origins can be sorted by.
pub(crate) const ORIGINS_SORTED_BY: [&str; 2] = ["claims", "origin"];

pub(super) fn origins(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let asked = Asked::of(view);
    let (column, reverse) = asked.column();
    let format = view.ask.query.text("format");
    let (from, at_most) = if format.is_empty() { (asked.from as u64, asked.rows as u64) } else { (0, u64::MAX) };
    let listed = open.project.list_origins(view.ask.query.text("q"), (column == "origin", reverse), from, at_most)?;
    if !format.is_empty() {
        return kept(format, "origins", &ORIGIN_COLUMNS, listed.rows.iter().map(origin_cells).collect());
    }
    let total = usize::try_from(listed.total).unwrap_or(usize::MAX);
    let title = view.say("desk-origins");
    titled(
        view,
        &title,
        &html! {
            (ways(view, "/origins"))
            p.hint { (view.say("desk-origins-hint")) }
            (filter(view, "/origins"))
            (turning(view, &asked, total, "↑"))
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    (head(view, &asked, "origin", &view.say("web-field-origin")))
                    (head(view, &asked, "claims", &view.say("web-claims")))
                    th scope="col" { (view.say("desk-events")) }
                    th scope="col" { (view.say("note-published")) }
                } }
                tbody { @for one in &listed.rows { tr {
                    th scope="row" { a href={ "/claims?origin=" (part(&one.origin)) } { (own(&one.origin)) } }
                    td.n { (one.claims) }
                    td.n { (one.events) }
                    td.n { @if one.published.0.is_empty() { "–" } @else { (one.published.0) " – " (one.published.1) } }
                } } }
            } }
            (turning(view, &asked, total, "↓"))
        },
    )
}

const DOCUMENT_COLUMNS: [&str; 10] =
    ["stamp", "number", "name", "title", "publisher", "published", "url", "lang", "tlp", "sha256"];

fn document_cells(record: &DocumentRecord) -> Vec<String> {
    let d = &record.document;
    vec![
        "internal".to_owned(),
        format!("D{}", record.number),
        d.name.to_string(),
        d.title.clone(),
        d.publisher.clone(),
        d.published.as_ref().map(Edtf::to_string).unwrap_or_default(),
        d.url.clone(),
        d.lang.as_ref().map(|l| l.as_str().to_owned()).unwrap_or_default(),
        d.tlp.to_string(),
        d.sha256.to_string(),
    ]
}

const ORIGIN_COLUMNS: [&str; 6] = ["stamp", "origin", "claims", "events", "first_published", "last_published"];

fn origin_cells(one: &ListedOrigin) -> Vec<String> {
    vec![
        "internal".to_owned(),
        one.origin.clone(),
        one.claims.to_string(),
        one.events.to_string(),
        one.published.0.clone(),
        one.published.1.clone(),
    ]
}

/// A table to be kept, as CSV or JSON.
fn kept(format: &str, name: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Answer {
    if format == "json" {
        let rows: Vec<serde_json::Map<String, serde_json::Value>> = rows
            .into_iter()
            .map(|row| columns.iter().map(|c| (*c).to_owned()).zip(row.into_iter().map(Into::into)).collect())
            .collect();
        let bytes = serde_json::to_vec_pretty(&rows)?;
        return Ok((Reply::File("application/json", format!("attested-internal-{name}.json"), bytes), None));
    }
    let bytes = table(columns, rows).map_err(Fault::from)?;
    Ok((Reply::File("text/csv; charset=utf-8", format!("attested-internal-{name}.csv"), bytes), None))
}
