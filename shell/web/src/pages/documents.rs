//! Documents and who published them: a table to filter, sort and keep. Input: a query. Output: the table, or its CSV.

use super::tables::{Asked, head, turning, with};
use super::{Answer, titled};
use crate::desk::Unlocked;
use crate::gate::Reply;
use crate::layout::{View, own};
use attested_app::{DocumentRecord, fold};
use attested_model::Edtf;
use attested_publication::words;
use maud::html;

/// What documents can be sorted by.
pub(crate) const COLUMNS: [&str; 4] = ["number", "name", "publisher", "published"];

/// The documents that a query asks for, in its order.
pub(crate) fn chosen(view: &View<'_>, mut rows: Vec<DocumentRecord>) -> Vec<DocumentRecord> {
    let wanted = fold(view.ask.query.text("q").trim());
    let says = |record: &DocumentRecord| {
        let document = &record.document;
        fold(&format!(
            "D{} {} {} {} {}",
            record.number, document.name, document.title, document.publisher, document.url
        ))
    };
    rows.retain(|record| wanted.is_empty() || says(record).contains(&wanted));
    let asked = Asked::of(view);
    let (column, reverse) = asked.column();
    let published =
        |record: &DocumentRecord| record.document.published.as_ref().map(Edtf::to_string).unwrap_or_default();
    match column {
        "name" => rows.sort_by_key(|r| r.document.name.to_string()),
        "publisher" => rows.sort_by_key(|r| r.document.publisher.clone()),
        "published" => rows.sort_by_key(published),
        _ => {}
    }
    if reverse {
        rows.reverse();
    }
    rows
}

pub(super) fn documents(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let rows = chosen(view, open.project.documents()?);
    let asked = Asked::of(view);
    if view.ask.query.text("format") == "csv" {
        return Ok((
            Reply::File("text/csv; charset=utf-8", "attested-internal-documents.csv".to_owned(), csv(&rows)?),
            None,
        ));
    }
    let title = view.say("web-documents");
    titled(
        view,
        &title,
        &html! {
            form.filter method="get" action="/documents" {
                label for="q" { (view.say("web-filter")) }
                input #q name="q" type="search" value=(view.ask.query.text("q"));
                button { (view.say("web-show")) }
                a href=(with(view, "format", "csv")) { (view.say("web-export")) }
            }
            (turning(view, &asked, rows.len(), "↑"))
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    (head(view, &asked, "number", "D"))
                    (head(view, &asked, "name", &view.say("web-name")))
                    (head(view, &asked, "publisher", &view.say("web-publisher")))
                    (head(view, &asked, "published", &view.say("note-published")))
                    th scope="col" { (view.say("web-language")) }
                    th scope="col" { "TLP" }
                } }
                tbody { @for record in rows.iter().skip(asked.from).take(asked.rows) {
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
            (turning(view, &asked, rows.len(), "↓"))
        },
    )
}

fn csv(rows: &[DocumentRecord]) -> Result<Vec<u8>, crate::fault::Fault> {
    let failed = |e: csv::Error| crate::fault::Fault::Refused(e.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let columns = ["stamp", "number", "name", "title", "publisher", "published", "url", "lang", "tlp", "sha256"];
    writer.write_record(columns).map_err(failed)?;
    for record in rows {
        let d = &record.document;
        let cells = [
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
        ];
        writer
            .write_record(cells.iter().map(|cell| attested_claims::escape_formula(cell).into_owned()))
            .map_err(failed)?;
    }
    writer.into_inner().map_err(|e| crate::fault::Fault::Refused(e.to_string()))
}
