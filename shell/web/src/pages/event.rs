//! An event: its figures as known on a day under a policy, what they rest on, the policies side by side, how its claims
//! travelled. Input: an event; `as_of` and `policy`, chosen by a form. Output: core's page of the event, in which every
//! number leads to its words, and each quotation to its place in the document.

use super::{Answer, part, shown};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{Extras, View, made, own, page};
use attested_app::{Snapshot, dossier, event_drift, event_figures, event_history, event_travel};
use attested_claims::Event;
use attested_figures::links::Sealed;
use attested_figures::{EventFigures, POLICIES, Policy};
use attested_model::{AsOf, EventId};
use attested_office::{num, on_days, times};
use attested_publication::page::{Parts, parts};
use attested_publication::{Labels, ShownQuotation, travel, words};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Claims that the drawing of the ways shows.
const DRAWN: usize = 60;

pub(super) fn event(view: &View<'_>, open: &mut Unlocked, id: &str) -> Answer {
    let id = EventId::parse(id).map_err(|e| Fault::NotFound(e.to_string()))?;
    let (project, tables) = (&open.project, &view.site.tables);
    let policy = policy(view.ask.query.some("policy").unwrap_or("attested/v1"))?;
    let as_of = times::as_of(view.ask.query.some("as_of"), None)?;
    let now = event_figures(project, &id, as_of, None, &policy, &tables.vocabulary)?;
    let history = event_history(project, &id, &BTreeSet::new(), &policy, &tables.vocabulary, &on_days)?.views;
    let days: Vec<String> = history.iter().filter_map(|v| v.as_of.clone()).collect();
    let until = |v: &EventFigures| match (&v.as_of, &now.as_of) {
        (Some(day), Some(limit)) => day <= limit,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let history: Vec<EventFigures> = history.into_iter().filter(until).collect();
    let language = view.language.code();
    let labels = Labels::of(&tables.vocabulary.terms, &now, language);
    let beside = policies(view, open, &id, as_of, &labels)?;
    let ways = ways(view, open, &id, as_of)?;
    let within: Vec<Event> = project.events()?.into_iter().filter(|e| e.part_of.as_ref() == Some(&id)).collect();
    let mut dossier = dossier(project, &id, now, history, times::shown(times::now()), labels)?;
    withhold(view, open, &mut dossier)?;
    let dossier = dossier.with_place_names(tables.links.places(), language);
    let address = |q: &ShownQuotation| format!("/documents/{}?from={}&to={}#words", q.document, q.start, q.end);
    let Parts { title, header, main, footer } = parts(&dossier, view.words, &address);
    let extras = Extras { event_style: true, module: Some("/assets/event.js") };
    shown(page(
        view,
        &title,
        &extras,
        &html! {
            (made(header))
            (as_known(view, &days, &policy))
            (made(main))
            @if !within.is_empty() {
                section {
                    h2 { (view.say("web-event-parts")) }
                    ul { @for event in &within {
                        li { a href={ "/events/" (part(event.id.as_str())) } { (own(if event.title.is_empty() { event.id.as_str() } else { &event.title })) } }
                    } }
                }
            }
            (beside)
            (ways)
            p { a href={ "/review?event=" (part(id.as_str())) } { (view.say("web-event-review")) } }
            p { a href={ "/claims?event=" (part(id.as_str())) } { (view.say("web-event-claims")) } }
            (made(footer))
        },
    ))
}

pub(crate) fn policy(name: &str) -> Result<Policy, Fault> {
    Policy::named(name).map_err(|e| Fault::Refused(e.to_string()))
}

/// Takes out the words of documents that this viewer may not see.
fn withhold(view: &View<'_>, open: &Unlocked, dossier: &mut attested_publication::EventDossier) -> Result<(), Fault> {
    for reference in dossier.references.values_mut() {
        for quotation in &mut reference.quotations {
            let record = attested_office::document(&open.project, quotation.document)?;
            if !view.sees(Field::Text(record.document.tlp)) {
                quotation.exact = view.say("web-withheld");
            }
        }
    }
    Ok(())
}

/// Which day and which policy: a form that works as it is; a module makes a slider of it.
fn as_known(view: &View<'_>, days: &[String], chosen: &Policy) -> Markup {
    let day = view.ask.query.text("as_of");
    html! {
        form.as-known method="get" action=(view.ask.path) {
            label for="as-of" { (view.say("web-as-known")) }
            select #as-of name="as_of" {
                @if !day.is_empty() && !days.iter().any(|d| d == day) { option value=(day) selected { (day) } }
                @for one in days { option value=(one) selected[one == day] { (words::date(view.words, one)) } }
                option value="" selected[day.is_empty()] { (view.say("web-as-known-all")) }
            }
            label for="policy" { (view.say("web-policy")) }
            select #policy name="policy" {
                @for policy in POLICIES { option value=(policy.name) selected[policy.name == chosen.name] { (policy.name) } }
            }
            button { (view.say("web-show")) }
        }
    }
}

/// The same figures under every policy.
fn policies(view: &View<'_>, open: &Unlocked, id: &EventId, as_of: AsOf, labels: &Labels) -> Result<Markup, Fault> {
    let vocabulary = &view.site.tables.vocabulary;
    let mut views = Vec::new();
    for policy in POLICIES {
        views.push(event_figures(&open.project, id, as_of, None, &policy, vocabulary)?);
    }
    let none = view.say("none");
    Ok(html! {
        section {
            h2 #policies { (view.say("web-policies")) }
            div.scroll tabindex="0" role="region" aria-labelledby="policies" { table {
                thead { tr {
                    th scope="col" { (view.say("web-policy")) }
                    th scope="col" { (view.say("web-figure")) }
                    th scope="col" { (view.say("th-stated")) }
                    th scope="col" { (view.say("th-core")) }
                    th scope="col" { (view.say("web-best")) }
                    th scope="col" { (view.say("th-contested")) }
                } }
                tbody { @for v in &views { @for figure in &v.figures { tr {
                    th scope="row" { (v.policy) }
                    td { (words::heading(view.words, labels, figure)) }
                    td.n { (words::envelope(view.words, &figure.envelope)) }
                    td.n { @match figure.core { Some(core) => (words::range(view.words, Some(core.low), Some(core.high))), None => (none) } }
                    td.n { @match &figure.best { Some(best) => (words::range(view.words, Some(best.value), Some(best.value))), None => (none) } }
                    td { @if figure.contested { "▲ " (view.say("yes")) } @else { (view.say("no")) } }
                } } } }
            } }
        }
    })
}

/// How the claims travelled, and what changed on the way.
fn ways(view: &View<'_>, open: &Unlocked, id: &EventId, as_of: AsOf) -> Result<Markup, Fault> {
    let tables = &view.site.tables;
    let lookups = tables.links.lookups(&tables.vocabulary);
    let sealed = if view.sees(Field::SealedLink) { Sealed::Shown } else { Sealed::LeftOut };
    let graph = event_travel(&open.project, id, as_of, sealed, &lookups)?;
    let drawing = travel::draw(&graph, view.words, DRAWN);
    let drifts = event_drift(&open.project, id, as_of, sealed, &lookups)?;
    Ok(html! {
        section {
            h2 #ways { (view.say("web-ways-of-claims")) }
            div.scroll.paper tabindex="0" role="region" aria-labelledby="ways" { (made(drawing.bare)) }
            @if drawing.left_out > 0 { p.hint { (view.say_with("travel-left-out", &[num("count", drawing.left_out as u64)])) } }
            details { summary { (view.say("web-ways-in-words")) } (made(drawing.list)) }
            @if !drifts.is_empty() {
                h3 { (view.say("web-drift")) }
                ul { @for drift in &drifts { li { (attested_publication::visible(&words::drift(view.words, drift))) } } }
            }
        }
    })
}
