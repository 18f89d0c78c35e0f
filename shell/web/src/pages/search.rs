//! Everything in which words stand: events, documents, their texts, claims. Input: words; one kind of things, to see more of
//! them. Output: hits with the words around them, each a link to where they stand.

use super::tables::{Asked, gaps, with, words_field};
use super::{Answer, part, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{View, own};
use attested_app::{Searched, search as look};
use attested_office::num;
use attested_publication::visible;
use attested_store::{Hit, HitKind, words_of_claim, words_of_document, words_of_event};
use maud::{Markup, html};

/// Hits of each kind that are shown while all kinds are.
const FEW: usize = 10;
/// The most that are shown of one kind.
const MANY: usize = 100;

pub(super) fn search(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let query = &view.ask.query;
    let wanted = query.text("q");
    let reach = open.index_some(view.viewer)?;
    let only = HitKind::ALL.into_iter().find(|kind| code(*kind) == query.text("in"));
    let asked = Asked::of(view);
    let mut sections = Vec::new();
    let mut shown = 0;
    for kind in HitKind::ALL.into_iter().filter(|kind| only.is_none_or(|only| only == *kind)) {
        let (from, at_most) = if only.is_some() { (asked.from, MANY) } else { (0, FEW) };
        let (hits, more) = open.project.find_words(kind, wanted, from, at_most)?;
        shown += hits.len();
        if !hits.is_empty() {
            let next = if only.is_some() {
                with(view, "from", &(from + at_most).to_string())
            } else {
                with(view, "in", code(kind))
            };
            sections.push(section(view, open, kind, hits, wanted, more.then_some(next))?);
        }
    }
    let title = view.say("web-search");
    titled(
        view,
        &title,
        &html! {
            form.filter method="get" action="/search" {
                (words_field(view, "web-search-for"))
                label for="in" { (view.say("desk-search-in")) }
                select #in name="in" {
                    option value="" { (view.say("web-any")) }
                    @for kind in HitKind::ALL { option value=(code(kind)) selected[only == Some(kind)] { (view.say(&format!("desk-hits-{}", code(kind)))) } }
                }
                button { (view.say("web-show")) }
            }
            (gaps(view, reach, None))
            @if !wanted.trim().is_empty() { p role="status" { (view.say_with("desk-hits-shown", &[num("count", shown as u64)])) } }
            @for section in &sections { (section) }
        },
    )
}

/// The kind's name in an address.
pub(crate) const fn code(kind: HitKind) -> &'static str {
    match kind {
        HitKind::Events => "events",
        HitKind::Documents => "documents",
        HitKind::Texts => "texts",
        HitKind::Claims => "claims",
    }
}

fn section(
    view: &View<'_>,
    open: &Unlocked,
    kind: HitKind,
    hits: Vec<Hit>,
    wanted: &str,
    more: Option<String>,
) -> Result<Markup, Fault> {
    let mut rows = Vec::with_capacity(hits.len());
    for hit in hits {
        rows.extend(row(view, open, hit, wanted)?);
    }
    let key = format!("desk-hits-{}", code(kind));
    Ok(html! {
        section aria-labelledby=(code(kind)) {
            h2 id=(code(kind)) { (view.say(&key)) }
            ol.found { @for row in &rows { (row) } }
            @if let Some(address) = more { p { a rel="next" href=(address) { (view.say("desk-more-hits")) } } }
        }
    })
}

fn row(view: &View<'_>, open: &Unlocked, hit: Hit, wanted: &str) -> Result<Option<Markup>, Fault> {
    let is_text = matches!(hit, Hit::Text(..));
    let (name, address, text) = match hit {
        Hit::Event(event) => {
            (event.id.to_string(), format!("/events/{}", part(event.id.as_str())), words_of_event(&event))
        }
        Hit::Document(record) => {
            (format!("D{}", record.number), format!("/documents/{}", record.number), words_of_document(&record))
        }
        Hit::Claim(claim) => {
            (claim.id.to_string(), format!("/claims/{}", part(claim.id.as_str())), words_of_claim(&claim))
        }
        Hit::Text(number, copy) => {
            // What may not be seen is not indexed; who may see less than whoever indexed it is asked again here.
            let record = attested_office::document(&open.project, number)?;
            if !view.sees(Field::Text(record.document.tlp)) {
                return Ok(None);
            }
            (format!("D{number}"), format!("/documents/{number}"), copy)
        }
    };
    let texts = [Searched::new((), &text)];
    let found = look(&texts, wanted, 1);
    Ok(Some(match found.first() {
        // The index says that the words are there, and they stand in no one piece as typed: the head is shown.
        None => {
            html! { li { a href=(address) { (own(&name)) } p dir="auto" { (visible(&text.chars().take(160).collect::<String>())) } } }
        }
        Some(hit) => {
            let place = match is_text {
                true => format!("{address}?from={}&to={}#words", hit.start, hit.end),
                false => address,
            };
            html! {
                li {
                    a href=(place) { (own(&name)) }
                    p dir="auto" { (visible(&hit.before)) mark { (visible(&hit.exact)) } (visible(&hit.after)) }
                }
            }
        }
    }))
}
