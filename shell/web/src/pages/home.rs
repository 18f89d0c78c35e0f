//! The first page: what is here, what is new, what waits. Input: the record. Output: the events that changed last, contested ones
//! first; the last documents. Figures are derived for the events shown; all events are a page of their own.

use super::tables::{Asked, gaps, turning, words_field};
use super::{Answer, part, titled};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{View, own};
use attested_app::event_figures;
use attested_claims::Event;
use attested_figures::{EventFigures, Policy};
use attested_model::AsOf;
use attested_office::num;
use attested_publication::{Labels, words};
use attested_store::ListedEvent;
use maud::{Markup, html};

/// Events whose figures are derived for the first page.
const FEW: u64 = 20;

pub(super) fn home(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let (events, claims, documents) = open.project.counted()?;
    let mut rows = Vec::new();
    for listed in open.project.list_events("", 0, FEW)?.rows {
        let figures = figures(view, open, &listed.event)?;
        rows.push((listed, figures));
    }
    // What is contested first, each in the order of the last change.
    rows.sort_by_key(|(_, figures)| !figures.figures.iter().any(|figure| figure.contested));
    let last = open.project.list_documents("", ("number", true), 0, 8)?.rows;
    let title = view.say("web-home");
    titled(
        view,
        &title,
        &html! {
            p.hint {
                (view.say_with("web-home-counts", &[num("events", events), num("claims", claims), num("documents", documents)]))
            }
            h2 { (view.say("web-home-events")) }
            @if rows.is_empty() { p { (view.say("web-home-empty")) } }
            ul.events { @for (listed, figures) in &rows { (row(view, listed, Some(figures))) } }
            @if events > FEW { p { a href="/events" { (view.say_with("desk-all-events", &[num("count", events)])) } } }
            h2 { (view.say("web-home-documents")) }
            @if last.is_empty() { p { (view.say("web-no-documents")) } }
            ul {
                @for record in &last {
                    li {
                        a href={ "/documents/" (record.number) } { "D" (record.number) " " (own(record.document.name.as_str())) }
                    }
                }
            }
        },
    )
}

/// All events, the last changed first, or those in whose id, title or place words stand.
pub(super) fn events(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let wanted = view.ask.query.text("q");
    let reach = open.index_for(view.viewer, wanted)?;
    let asked = Asked::of(view);
    let listed = open.project.list_events(wanted, asked.from as u64, asked.rows as u64)?;
    let total = usize::try_from(listed.total).unwrap_or(usize::MAX);
    let title = view.say("desk-events");
    titled(
        view,
        &title,
        &html! {
            form.filter method="get" action="/events" {
                (words_field(view, "web-filter"))
                button { (view.say("web-show")) }
            }
            (gaps(view, reach, listed.cut))
            (turning(view, &asked, total, "↑"))
            ul.events { @for one in &listed.rows { (row(view, one, None)) } }
            (turning(view, &asked, total, "↓"))
        },
    )
}

fn row(view: &View<'_>, listed: &ListedEvent, figures: Option<&EventFigures>) -> Markup {
    let event = &listed.event;
    html! {
        li {
            a href={ "/events/" (part(event.id.as_str())) } {
                @if event.title.is_empty() { (own(event.id.as_str())) } @else { (own(&event.title)) }
            }
            " " span.id { (event.id.as_str()) }
            " " small { (view.say_with("web-count-claims", &[num("count", listed.claims)])) }
            @if let Some(figures) = figures {
                @let labels = Labels::of(&view.site.tables.vocabulary.terms, figures, view.language.code());
                ul {
                    @for figure in &figures.figures {
                        li {
                            @if figure.contested { strong.alarm { "▲ " (words::contested(view.words, figure)) } " " }
                            (words::heading(view.words, &labels, figure)) ": "
                            span.num { (words::envelope(view.words, &figure.envelope)) }
                        }
                    }
                }
            }
        }
    }
}

fn figures(view: &View<'_>, open: &Unlocked, event: &Event) -> Result<EventFigures, Fault> {
    let policy = Policy::named("attested/v1").map_err(|e| Fault::Refused(e.to_string()))?;
    let vocabulary = &view.site.tables.vocabulary;
    Ok(event_figures(&open.project, &event.id, AsOf::EVERYTHING, None, &policy, vocabulary)?)
}
