//! Everything in which words stand: claims, documents, their texts, events. Input: words. Output: hits with the words
//! around them, each a link to where they stand.

use super::{Answer, part, titled};
use crate::access::{Field, may_see};
use crate::desk::{Place, Unlocked};
use crate::layout::{View, own};
use attested_app::search as look;
use attested_office::num;
use attested_publication::visible;
use maud::html;

/// Hits shown.
const MOST: usize = 200;

pub(super) fn search(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let wanted = view.ask.query.text("q");
    let viewer = view.viewer;
    let texts = open.texts(|record| may_see(viewer, Field::Text(record.document.tlp)))?;
    let found = look(texts, wanted, MOST);
    let title = view.say("web-search");
    let address = |place: &Place, start: usize, end: usize| match place {
        Place::Event(id) => format!("/events/{}", part(id)),
        Place::Claim(id) => format!("/claims/{}", part(id)),
        Place::Document(number) => format!("/documents/{number}"),
        Place::Text(number) => format!("/documents/{number}?from={start}&to={end}#words"),
    };
    let name = |place: &Place| match place {
        Place::Event(id) | Place::Claim(id) => id.clone(),
        Place::Document(number) | Place::Text(number) => format!("D{number}"),
    };
    let kind = |place: &Place| match place {
        Place::Event(_) => "web-event",
        Place::Claim(_) => "th-claim",
        Place::Document(_) => "web-document",
        Place::Text(_) => "web-text",
    };
    titled(
        view,
        &title,
        &html! {
            form.filter method="get" action="/search" {
                label for="q" { (view.say("web-search-for")) }
                input #q name="q" type="search" value=(wanted);
                button { (view.say("web-show")) }
            }
            @if !wanted.trim().is_empty() {
                p role="status" { (view.say_with("web-found", &[num("count", found.len() as u64)])) }
            }
            ol.found {
                @for hit in &found {
                    li {
                        a href=(address(hit.of, hit.start, hit.end)) { (own(&name(hit.of))) } " " small { (view.say(kind(hit.of))) }
                        p dir="auto" { (visible(&hit.before)) mark { (visible(&hit.exact)) } (visible(&hit.after)) }
                    }
                }
            }
        },
    )
}
