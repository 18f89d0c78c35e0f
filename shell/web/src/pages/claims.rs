//! Claims: a table to filter, sort, change and keep, and one claim down to its words, now or as recorded at a moment. Input: a
//! query. Output: the table, what it shows as CSV (the one that claims are imported from, stamped internal by its name) or JSON,
//! or the claim's page. The store filters and sorts; a page of the table is all that is read.

use super::tables::{Asked, column, event_field, gaps, head, turning, with, words_field};
use super::{Answer, part, shown, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use attested_app::{AppError, Snapshot, Then, explained_claim};
use attested_claims::{COLUMNS, export};
use attested_model::{AsOf, ClaimId, Modality};
use attested_office::{num, text, times};
use attested_publication::words;
use attested_store::{ClaimOrder, ClaimsAsked, ListedClaim};
use maud::{Markup, html};

/// What is asked of the list of claims, by an address or by a form that carries it on.
pub(crate) fn asked_of(fields: &crate::ask::Fields) -> Result<ClaimsAsked, Fault> {
    let (column, reverse) = column(fields.text("sort"));
    Ok(ClaimsAsked {
        words: fields.text("q").to_owned(),
        event: fields.text("event").trim().to_owned(),
        modality: fields.text("modality").to_owned(),
        held: match fields.text("basis") {
            "held" => Some(true),
            "cited" => Some(false),
            _ => None,
        },
        origin: fields.text("origin").trim().to_owned(),
        order: match column {
            "event" => ClaimOrder::Event,
            "speaker" => ClaimOrder::Speaker,
            "low" => ClaimOrder::Low,
            "published" => ClaimOrder::Published,
            "recorded" => ClaimOrder::Recorded,
            _ => ClaimOrder::Id,
        },
        reverse,
        recorded: fields.some("recorded").map(times::moment).transpose()?,
    })
}

/// The parts of an address that filter the table.
pub(super) const FILTERS: [&str; 7] = ["q", "event", "modality", "basis", "origin", "recorded", "sort"];

pub(super) fn claims(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let query = &view.ask.query;
    let filter = asked_of(query)?;
    let looks = if filter.recorded.is_none() { filter.words.as_str() } else { "" };
    let reach = open.index_for(view.viewer, looks)?;
    match query.text("format") {
        "csv" => {
            let rows = open.project.list_claims(&filter, 0, u64::MAX)?.rows;
            let bytes = export(rows.iter().map(|one| &one.record.claim))?;
            return Ok((
                Reply::File("text/csv; charset=utf-8", "attested-internal-claims.csv".to_owned(), bytes),
                None,
            ));
        }
        "json" => {
            let rows = open.project.list_claims(&filter, 0, u64::MAX)?.rows;
            let claims: Vec<&attested_claims::Claim> = rows.iter().map(|one| &one.record.claim).collect();
            let kept = serde_json::json!({ "stamp": "internal", "claims": claims });
            let bytes = serde_json::to_vec_pretty(&kept)?;
            return Ok((Reply::File("application/json", "attested-internal-claims.json".to_owned(), bytes), None));
        }
        _ => {}
    }
    let asked = Asked::of(view);
    let listed = open.project.list_claims(&filter, asked.from as u64, asked.rows as u64)?;
    let total = usize::try_from(listed.total).unwrap_or(usize::MAX);
    let title = view.say("web-claims");
    let can_change = filter.recorded.is_none() && !listed.rows.is_empty();
    let table = html! {
        div.scroll tabindex="0" role="region" aria-label=(title) { table {
            thead { tr {
                @if can_change { th scope="col" { span.unseen { (view.say("desk-choose")) } } }
                (head(view, &asked, "id", &view.say("th-claim")))
                (head(view, &asked, "event", &view.say("web-event")))
                (head(view, &asked, "speaker", &view.say("th-speaker")))
                th scope="col" { (view.say("note-stance")) }
                (head(view, &asked, "low", &view.say("note-quantity")))
                th scope="col" { (view.say("th-words")) }
                (head(view, &asked, "published", &view.say("note-published")))
                th scope="col" { (view.say("th-basis")) }
            } }
            tbody { @for one in &listed.rows { (row(view, one, can_change)) } }
        } }
    };
    titled(
        view,
        &title,
        &html! {
            form.filter method="get" action="/claims" {
                (words_field(view, "web-filter"))
                label for="event" { (view.say("web-event")) }
                (event_field(open, "event", query.text("event"))?)
                label for="origin" { (view.say("web-field-origin")) }
                input #origin name="origin" value=(query.text("origin")) autocomplete="off" size="12";
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
                label for="recorded" { (view.say("desk-as-recorded")) }
                input #recorded name="recorded" value=(query.text("recorded")) placeholder="2024-03-01" size="12" autocomplete="off";
                @if let Some(sort) = query.some("sort") { input type="hidden" name="sort" value=(sort); }
                button { (view.say("web-show")) }
                a href=(with(view, "format", "csv")) { (view.say("web-export")) }
                a href=(with(view, "format", "json")) { (view.say("desk-export-json")) }
            }
            (then(view, query.text("recorded")))
            (gaps(view, reach, listed.cut))
            (turning(view, &asked, total, "↑"))
            @if can_change {
                form #change method="post" action="/claims/change" {
                    (view.csrf_field())
                    @for name in FILTERS { @if let Some(value) = query.some(name) { input type="hidden" name=(name) value=(value); } }
                    (table)
                    (super::change::fields(view, listed.total))
                }
            } @else { (table) }
            (turning(view, &asked, total, "↓"))
        },
    )
}

/// That a page shows what was recorded by an earlier moment, and the way back to now.
pub(super) fn then(view: &View<'_>, recorded: &str) -> Markup {
    html! {
        @if !recorded.trim().is_empty() {
            p.wrong role="status" {
                (view.say_with("desk-then", &[text("moment", recorded)])) " "
                a href=(with(view, "recorded", "")) { (view.say("desk-now")) }
            }
        }
    }
}

/// What a claim's number reads as in a table.
pub(super) fn number(view: &View<'_>, claim: &attested_claims::Claim) -> Option<String> {
    claim.quantity.as_ref().and_then(|q| {
        let (low, high) = (q.low(), q.high());
        let number = words::range(view.words, low.or(high), high.or(low));
        (low.is_some() || high.is_some()).then(|| words::quantity(view.words, q.kind(), &number))
    })
}

fn row(view: &View<'_>, one: &ListedClaim, can_change: bool) -> Markup {
    let claim = &one.record.claim;
    let quantity = claim.quantity.as_ref();
    html! { tr {
        @if can_change { td.choose { input type="checkbox" name={ "row-" (claim.id.as_str()) } value="on" aria-label=(view.say_with("desk-choose-one", &[text("claim", claim.id.as_str())])); } }
        th scope="row" { a href={ "/claims/" (part(claim.id.as_str())) } { (own(claim.id.as_str())) } }
        td { a href={ "/events/" (part(claim.event.as_str())) } { (own(claim.event.as_str())) } }
        td { (own(&words::speaker(view.words, &claim.speaker))) }
        td { (words::aspect(view.words, claim.aspect)) ": " (view.say(&format!("modality-{}", claim.modality))) }
        td.n { @if let Some(number) = number(view, claim) { (number) } }
        td { @if let Some(q) = quantity { (own(q.words())) } @else { (own(&claim.words)) } }
        td.n { @if let Some(date) = &claim.published { (words::date(view.words, date.as_str())) } }
        td { (view.say(if one.held { "basis-held" } else { "basis-cited" })) }
    } }
}

/// What claims can be sorted by.
pub(crate) const SORTED_BY: [&str; 6] = ["id", "event", "speaker", "low", "published", "recorded"];

pub(super) fn claim(view: &View<'_>, open: &mut Unlocked, id: &str) -> Answer {
    let id = ClaimId::parse(id).map_err(|e| Fault::NotFound(e.to_string()))?;
    let recorded = view.ask.query.text("recorded");
    let moment = view.ask.query.some("recorded").map(times::moment).transpose()?;
    let as_of = AsOf { recorded: moment, ..AsOf::EVERYTHING };
    let explained = match moment {
        Some(moment) => explained_claim(&Then::new(&open.project, moment), &id, as_of)?,
        None => explained_claim(&open.project, &id, as_of)?,
    };
    let versions = open.project.versions_of(&id)?;
    let record =
        open.project.claim(&id, moment)?.ok_or_else(|| Fault::App(AppError::UnknownClaim { claim: id.clone() }))?;
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
            (then(view, recorded))
            p { a href={ "/events/" (part(record.claim.event.as_str())) } { (own(record.claim.event.as_str())) } " · " (view.say(if record.is_held() { "basis-held" } else { "basis-cited" }))
                @if recorded.is_empty() { " · " a href={ "/claims/" (part(id.as_str())) "/edit" } { (view.say("desk-recode")) } } }
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
            p.hint { (view.say_with("cli-claim-versions", &[num("versions", versions.len() as u64)])) " · " code { (explained.entry) } }
            @if versions.len() > 1 {
                h2 { (view.say("desk-versions")) }
                ul { @for (position, at) in &versions {
                    li { a href={ "/claims/" (part(id.as_str())) "?recorded=" (part(&times::exact(*at))) } { (times::shown(*at)) } " · " (view.say("web-entry")) " " (position)
                        @if *position == record.position { " · " strong { (view.say("desk-shown")) } } }
                } }
            }
        },
    ))
}
