//! Claims: a table to filter, sort and keep, and one claim down to its words. Input: a query. Output: the table, its CSV
//! (the one that claims are imported from, stamped internal by its name), or the claim's page.

use super::tables::{Asked, head, turning, with};
use super::{Answer, part, shown, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use attested_app::{Snapshot, explained_claim, fold};
use attested_claims::{COLUMNS, ClaimRecord, export};
use attested_model::{AsOf, ClaimId, Edtf, Modality, Quantity};
use attested_office::num;
use attested_publication::words;
use maud::{Markup, html};

pub(super) fn claims(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let events = open.project.events()?;
    let rows = chosen(view, open.claims()?);
    if view.ask.query.text("format") == "csv" {
        let bytes = export(rows.iter().map(|r| &r.claim))?;
        return Ok((Reply::File("text/csv; charset=utf-8", "attested-internal-claims.csv".to_owned(), bytes), None));
    }
    let asked = Asked::of(view);
    let query = &view.ask.query;
    let title = view.say("web-claims");
    titled(
        view,
        &title,
        &html! {
            form.filter method="get" action="/claims" {
                label for="q" { (view.say("web-filter")) }
                input #q name="q" type="search" value=(query.text("q"));
                label for="event" { (view.say("web-event")) }
                select #event name="event" {
                    option value="" { (view.say("web-any")) }
                    @for event in &events { option value=(event.id.as_str()) selected[event.id.as_str() == query.text("event")] { (event.id.as_str()) } }
                }
                label for="modality" { (view.say("note-stance")) }
                select #modality name="modality" {
                    option value="" { (view.say("web-any")) }
                    @for one in Modality::ALL { option value=(one.as_str()) selected[one.as_str() == query.text("modality")] { (view.say(&format!("modality-{one}"))) } }
                }
                label for="basis" { (view.say("th-basis")) }
                select #basis name="basis" {
                    option value="" { (view.say("web-any")) }
                    @for one in ["held", "cited"] { option value=(one) selected[one == query.text("basis")] { (view.say(&format!("basis-{one}"))) } }
                }
                button { (view.say("web-show")) }
                a href=(with(view, "format", "csv")) { (view.say("web-export")) }
            }
            (turning(view, &asked, rows.len(), "↑"))
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    (head(view, &asked, "id", &view.say("th-claim")))
                    (head(view, &asked, "event", &view.say("web-event")))
                    (head(view, &asked, "speaker", &view.say("th-speaker")))
                    th scope="col" { (view.say("note-stance")) }
                    (head(view, &asked, "low", &view.say("note-quantity")))
                    th scope="col" { (view.say("th-words")) }
                    (head(view, &asked, "published", &view.say("note-published")))
                    th scope="col" { (view.say("th-basis")) }
                } }
                tbody { @for record in rows.iter().skip(asked.from).take(asked.rows) { (row(view, record)) } }
            } }
            (turning(view, &asked, rows.len(), "↓"))
        },
    )
}

fn row(view: &View<'_>, record: &ClaimRecord) -> Markup {
    let claim = &record.claim;
    let quantity = claim.quantity.as_ref();
    let number = quantity.and_then(|q| {
        let (low, high) = (q.low(), q.high());
        let number = words::range(view.words, low.or(high), high.or(low));
        (low.is_some() || high.is_some()).then(|| words::quantity(view.words, q.kind(), &number))
    });
    html! { tr {
        th scope="row" { a href={ "/claims/" (part(claim.id.as_str())) } { (own(claim.id.as_str())) } }
        td { a href={ "/events/" (part(claim.event.as_str())) } { (own(claim.event.as_str())) } }
        td { (own(&words::speaker(view.words, &claim.speaker))) }
        td { (words::aspect(view.words, claim.aspect)) ": " (view.say(&format!("modality-{}", claim.modality))) }
        td.n { @if let Some(number) = number { (number) } }
        td { @if let Some(q) = quantity { (own(q.words())) } @else { (own(&claim.words)) } }
        td.n { @if let Some(date) = &claim.published { (words::date(view.words, date.as_str())) } }
        td { (view.say(if record.is_held() { "basis-held" } else { "basis-cited" })) }
    } }
}

/// What claims can be sorted by.
pub(crate) const SORTED_BY: [&str; 5] = ["id", "event", "speaker", "low", "published"];

/// The claims that a query asks for, in its order.
pub(crate) fn chosen<'c>(view: &View<'_>, claims: &'c [ClaimRecord]) -> Vec<&'c ClaimRecord> {
    let query = &view.ask.query;
    let wanted = fold(query.text("q").trim());
    let (event, modality, basis) = (query.text("event"), query.text("modality"), query.text("basis"));
    let fits = |record: &&ClaimRecord| {
        let claim = &record.claim;
        (event.is_empty() || claim.event.as_str() == event)
            && (modality.is_empty() || claim.modality.as_str() == modality)
            && (basis.is_empty() || (basis == "held") == record.is_held())
            && (wanted.is_empty() || claim.to_cells().values().any(|cell| fold(cell).contains(&wanted)))
    };
    let mut rows: Vec<&ClaimRecord> = claims.iter().filter(fits).collect();
    let asked = Asked::of(view);
    let (column, reverse) = asked.column();
    let low = |r: &ClaimRecord| r.claim.quantity.as_ref().and_then(|q: &Quantity| q.low().or(q.high()));
    match column {
        "event" => rows.sort_by(|a, b| a.claim.event.cmp(&b.claim.event)),
        "speaker" => rows.sort_by(|a, b| a.claim.speaker.cmp(&b.claim.speaker)),
        "low" => rows.sort_by_key(|r| low(r)),
        "published" => rows.sort_by_cached_key(|r| r.claim.published.as_ref().map(Edtf::to_string)),
        _ => {}
    }
    if reverse {
        rows.reverse();
    }
    rows
}

pub(super) fn claim(view: &View<'_>, open: &mut Unlocked, id: &str) -> Answer {
    let id = ClaimId::parse(id).map_err(|e| Fault::NotFound(e.to_string()))?;
    let explained = explained_claim(&open.project, &id, AsOf::EVERYTHING)?;
    let versions = open.project.claim_versions(&id)?;
    let record = open.project.claim(&id, None)?.ok_or_else(|| Fault::NotFound(view.say("web-no-page")))?;
    let cells = record.claim.to_cells();
    let mut quotations = Vec::new();
    for quotation in &explained.quotations {
        let document = attested_office::document(&open.project, quotation.document)?;
        quotations.push((quotation, view.sees(Field::Text(document.document.tlp))));
    }
    shown(page(
        view,
        id.as_str(),
        &Extras::default(),
        &html! {
            h1 { (own(id.as_str())) }
            p { a href={ "/events/" (part(record.claim.event.as_str())) } { (own(record.claim.event.as_str())) } " · " (view.say(if record.is_held() { "basis-held" } else { "basis-cited" })) }
            @for (quotation, sees) in &quotations {
                blockquote dir="auto" { p { @if *sees { (own(&quotation.exact)) } @else { (view.say("web-withheld")) } } }
                p.hint {
                    a href={ "/documents/" (quotation.document) "?from=" (quotation.start) "&to=" (quotation.end) "#words" } { "D" (quotation.document) " " (own(&quotation.name)) }
                    @if quotation.retelling { " · " (view.say("walk-retelling")) }
                    " · SHA-256 " code { (quotation.sha256) }
                }
            }
            dl.cells {
                @for column in COLUMNS { @if let Some(cell) = cells.get(column) {
                    div { dt { (column) } dd { (own(cell)) } }
                } }
            }
            p.hint { (view.say_with("cli-claim-versions", &[num("versions", versions)])) " · " code { (explained.entry) } }
        },
    ))
}
