//! An event: its figures as known on a day under a policy, what they rest on, the policies side by side, how its claims
//! travelled. Input: an event; `as_of` and `policy`, chosen by a form. Output: core's page of the event, in which every
//! number leads to its words, and each quotation to its place in the document.

use super::tables::with;
use super::{Answer, part, shown};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{Extras, View, made, own, page};
use attested_app::{Snapshot, Then, claims_of, dossier, event_ways, history_of, slice_of, slice_without};
use attested_figures::links::Sealed;
use attested_figures::{EventFigures, POLICIES, Policy, Slice, v1};
use attested_model::{AsOf, EventId};
use attested_office::{num, on_days, text, times};
use attested_publication::page::{Parts, parts};
use attested_publication::{Labels, ShownQuotation, travel, words};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Claims that the drawing of the ways shows.
const DRAWN: usize = 60;

pub(super) fn event(view: &View<'_>, open: &mut Unlocked, id: &str) -> Answer {
    let id = EventId::parse(id).map_err(|e| Fault::NotFound(e.to_string()))?;
    let tables = &view.site.tables;
    let policy = policy(view.ask.query.some("policy").unwrap_or("attested/v1"))?;
    let recorded = view.ask.query.text("recorded");
    let as_of = times::as_of(view.ask.query.some("as_of"), view.ask.query.some("recorded"))?;
    let then = as_of.recorded.map(|moment| Then::new(&open.project, moment));
    let project: &dyn Snapshot = match &then {
        Some(then) => then,
        None => &open.project,
    };
    let shown_moment = as_of.recorded.map(times::shown);
    // What is asked of the record is asked of everything on the page that is derived from it.
    let slice = match view.ask.query.some("without") {
        None => slice_of(project, &id, as_of)?,
        Some(name) => slice_without(project, &id, as_of, &[name.to_owned()])?,
    };
    let now = v1::reconcile(&slice, as_of, shown_moment, &policy, &tables.vocabulary);
    let history = history_of(&slice, &BTreeSet::new(), &policy, &tables.vocabulary, &on_days).views;
    let days: Vec<String> = history.iter().filter_map(|v| v.as_of.clone()).collect();
    let until = |v: &EventFigures| match (&v.as_of, &now.as_of) {
        (Some(day), Some(limit)) => day <= limit,
        (Some(_), None) => true,
        (None, _) => false,
    };
    let history: Vec<EventFigures> = history.into_iter().filter(until).collect();
    let language = view.language.code();
    let labels = Labels::of(&tables.vocabulary.terms, &now, language);
    let beside = policies(view, &slice, as_of, &labels);
    let ways = ways(view, project, &id, as_of)?;
    let sources = sources(project, &id)?;
    let places = super::map::of_event(view, &slice, as_of);
    let within = open.project.parts_of(id.as_str())?;
    let mut dossier = dossier(project, &id, now, history, times::shown(times::now()), labels)?;
    withhold(view, open, &mut dossier)?;
    let dossier = dossier.with_place_names(tables.links.places(), language);
    let address = |q: &ShownQuotation| format!("/documents/{}?from={}&to={}#words", q.document, q.start, q.end);
    let Parts { title, header, main, footer } = parts(&dossier, view.words, &address);
    let extras = Extras { event_style: true, module: Some("/assets/event.js"), ..Extras::default() };
    shown(page(
        view,
        &title,
        &extras,
        &html! {
            (made(header))
            (super::claims::then(view, recorded))
            (as_known(view, &days, &policy, &sources))
            (steps(view, &days))
            (made(main))
            @if !within.is_empty() {
                section {
                    h2 { (view.say("web-event-parts")) }
                    ul { @for event in &within {
                        li { a href={ "/events/" (part(event.id.as_str())) } { (own(if event.title.is_empty() { event.id.as_str() } else { &event.title })) } }
                    } }
                }
            }
            (places)
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
fn as_known(view: &View<'_>, days: &[String], chosen: &Policy, sources: &BTreeSet<String>) -> Markup {
    let (day, without) = (view.ask.query.text("as_of"), view.ask.query.text("without"));
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
            label for="without" { (view.say("event-without")) }
            select #without name="without" {
                option value="" { (view.say("event-without-none")) }
                @for source in sources { option value=(source) selected[source == without] { (attested_publication::visible(source)) } }
            }
            label for="recorded" { (view.say("desk-as-recorded")) }
            input #recorded name="recorded" value=(view.ask.query.text("recorded")) placeholder="2024-03-01" size="12" autocomplete="off";
            button { (view.say("web-show")) }
        }
        @if !without.is_empty() { p.wrong role="status" { (view.say_with("event-shown-without", &[text("source", &attested_publication::visible(without))])) } }
    }
}

/// Ways to the days before and after, on which something became known: the slider for who has no scripts.
fn steps(view: &View<'_>, days: &[String]) -> Markup {
    let day = view.ask.query.text("as_of");
    let at = if day.is_empty() { days.len() } else { days.partition_point(|one| one.as_str() < day) };
    let earlier = at.checked_sub(1).and_then(|before| days.get(before));
    let next = if days.get(at).is_some_and(|one| one == day) { at + 1 } else { at };
    let later = (!day.is_empty()).then(|| days.get(next));
    html! {
        @if !days.is_empty() {
            nav.steps aria-label=(view.say("web-as-known")) {
                @if let Some(earlier) = earlier { a rel="prev" href=(with(view, "as_of", earlier)) { "◂ " (words::date(view.words, earlier)) } }
                @match later {
                    None => {}
                    Some(Some(later)) => a rel="next" href=(with(view, "as_of", later)) { (words::date(view.words, later)) " ▸" },
                    Some(None) => a rel="next" href=(with(view, "as_of", "")) { (view.say("web-as-known-all")) " ▸" },
                }
            }
        }
    }
}

/// Whom the figures can be seen without: publishers and origins of the event's claims.
fn sources(project: &dyn Snapshot, id: &EventId) -> Result<BTreeSet<String>, Fault> {
    let claims = claims_of(project, id)?;
    let publishers = claims.iter().map(|record| record.claim.publisher.clone());
    let origins = claims.iter().filter_map(|record| record.claim.origin.as_ref().map(ToString::to_string));
    Ok(publishers.chain(origins).filter(|name| !name.is_empty()).collect())
}

/// The same figures under every policy.
fn policies(view: &View<'_>, slice: &Slice, as_of: AsOf, labels: &Labels) -> Markup {
    let vocabulary = &view.site.tables.vocabulary;
    let views = POLICIES.map(|policy| v1::reconcile(slice, as_of, None, &policy, vocabulary));
    let none = view.say("none");
    html! {
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
    }
}

/// How the claims travelled, and what changed on the way.
fn ways(view: &View<'_>, project: &dyn Snapshot, id: &EventId, as_of: AsOf) -> Result<Markup, Fault> {
    let tables = &view.site.tables;
    let lookups = tables.links.lookups(&tables.vocabulary);
    let sealed = if view.sees(Field::SealedLink) { Sealed::Shown } else { Sealed::LeftOut };
    let (graph, drifts) = event_ways(project, id, as_of, sealed, &lookups)?;
    let drawing = travel::draw(&graph, view.words, DRAWN);
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
