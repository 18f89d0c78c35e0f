//! The first page: what is here, what is new, what waits. Input: the record. Output: events by their last change, contested
//! ones first; the last documents. Figures are derived for the events that changed last only.

use super::{Answer, part, titled};
use crate::desk::Unlocked;
use crate::layout::{View, own};
use attested_app::{Snapshot, event_figures};
use attested_claims::Event;
use attested_figures::{EventFigures, Policy};
use attested_model::AsOf;
use attested_office::num;
use attested_publication::{Labels, words};
use maud::html;
use std::collections::BTreeMap;

/// Events whose figures are derived; further ones are listed without.
const FEW: usize = 24;

pub(super) fn home(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let mut last: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut total = 0;
    for record in open.claims()? {
        let (position, count) = last.entry(record.claim.event.to_string()).or_default();
        *position = (*position).max(record.position);
        *count += 1;
        total += 1;
    }
    let mut events: Vec<(Event, u64, u64)> = open
        .project
        .events()?
        .into_iter()
        .map(|event| {
            let (position, count) = last.get(event.id.as_str()).copied().unwrap_or_default();
            (event, position, count)
        })
        .collect();
    events.sort_by_key(|(event, position, _)| (std::cmp::Reverse(*position), event.id.clone()));
    let mut rows = Vec::new();
    for (i, (event, position, count)) in events.into_iter().enumerate() {
        let figures = if i < FEW { Some(figures(view, open, &event)?) } else { None };
        rows.push((event, position, count, figures));
    }
    // What is contested first, each in the order of the last change.
    rows.sort_by_key(|(_, _, _, figures)| !figures.as_ref().is_some_and(|f| f.figures.iter().any(|f| f.contested)));
    let mut documents = open.project.documents()?;
    let held = documents.len() as u64;
    documents.reverse();
    documents.truncate(8);
    let title = view.say("web-home");
    titled(
        view,
        &title,
        &html! {
            p.hint {
                (view.say_with("web-home-counts", &[num("events", rows.len() as u64), num("claims", total), num("documents", held)]))
            }
            h2 { (view.say("web-home-events")) }
            @if rows.is_empty() { p { (view.say("web-home-empty")) } }
            ul.events {
                @for (event, _, count, figures) in &rows {
                    li {
                        a href={ "/events/" (part(event.id.as_str())) } {
                            @if event.title.is_empty() { (own(event.id.as_str())) } @else { (own(&event.title)) }
                        }
                        " " span.id { (event.id.as_str()) }
                        " " small { (view.say_with("web-count-claims", &[num("count", *count)])) }
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
            h2 { (view.say("web-home-documents")) }
            @if documents.is_empty() { p { (view.say("web-no-documents")) } }
            ul {
                @for record in &documents {
                    li {
                        a href={ "/documents/" (record.number) } { "D" (record.number) " " (own(record.document.name.as_str())) }
                    }
                }
            }
        },
    )
}

fn figures(view: &View<'_>, open: &Unlocked, event: &Event) -> Result<EventFigures, crate::fault::Fault> {
    let policy = Policy::named("attested/v1").map_err(|e| crate::fault::Fault::Refused(e.to_string()))?;
    let vocabulary = &view.site.tables.vocabulary;
    Ok(event_figures(&open.project, &event.id, AsOf::EVERYTHING, None, &policy, vocabulary)?)
}
