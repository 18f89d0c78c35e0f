//! Claims that may come from one origin: each suggested link with its evidence and with what it would change, to be judged
//! with a reason. Input: an event. Output: the queue. Nothing is applied until somebody judges; links to protected sources
//! are left out as `access` says.

use super::{Answer, event::policy, part, shown};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{Extras, View, own, page};
use attested_app::{Links, Snapshot, event_links};
use attested_figures::links::{Sealed, Status, Suggestion};
use attested_model::{AsOf, ClaimId, EventId};
use attested_publication::{Translate, visible, words};
use maud::{Markup, html};

/// Pending links that are taken as true one by one: each costs a derivation of the figures.
const TRIED: usize = 40;
/// Links shown at once.
pub(crate) const SHOWN: usize = 100;

pub(super) fn review(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let events = open.project.events()?;
    let title = view.say("web-review");
    let chosen = view.ask.query.some("event");
    let queue = match chosen {
        None => html! { p.hint { (view.say("web-review-choose")) } },
        Some(id) => queue(view, open, &EventId::parse(id).map_err(|e| Fault::NotFound(e.to_string()))?)?,
    };
    let extras = Extras { event_style: false, module: Some("/assets/review.js") };
    shown(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            form.filter method="get" action="/review" {
                label for="event" { (view.say("web-event")) }
                select #event name="event" {
                    @for event in &events { option value=(event.id.as_str()) selected[Some(event.id.as_str()) == chosen] { (event.id.as_str()) " " (visible(&event.title)) } }
                }
                button { (view.say("web-show")) }
            }
            (queue)
        },
    ))
}

/// The links suggested in an event, as far as they may be seen.
pub(crate) fn found(view: &View<'_>, open: &Unlocked, event: &EventId) -> Result<Links, Fault> {
    let tables = &view.site.tables;
    let lookups = tables.links.lookups(&tables.vocabulary);
    let sealed = if view.sees(Field::SealedLink) { Sealed::Shown } else { Sealed::LeftOut };
    let policy = policy("attested/v1")?;
    Ok(event_links(&open.project, event, AsOf::EVERYTHING, &policy, sealed, &lookups, TRIED)?)
}

fn queue(view: &View<'_>, open: &Unlocked, event: &EventId) -> Result<Markup, Fault> {
    let found = found(view, open, event)?;
    let pending: Vec<&Suggestion> =
        found.reviewed.iter().filter(|r| r.status == Status::Pending).map(|r| &r.suggestion).collect();
    let mut cards = Vec::new();
    for (i, one) in pending.iter().take(SHOWN).enumerate() {
        cards.push(card(view, open, event, &found, one, i)?);
    }
    Ok(html! {
        p role="status" { (view.say_with("links-shown", &[attested_office::num("count", pending.len() as u64)])) }
        @for card in &cards { (card) }
    })
}

fn card(
    view: &View<'_>,
    open: &Unlocked,
    event: &EventId,
    found: &Links,
    one: &Suggestion,
    i: usize,
) -> Result<Markup, Fault> {
    let evidence: Vec<String> = one.evidence.iter().map(|e| words::evidence(view.words, e)).collect();
    let otherwise = found.alternatives.each.iter().find(|a| a.from == one.from && a.to == one.to);
    let differences: Vec<String> =
        otherwise.iter().flat_map(|a| a.differences.iter().map(move |d| words::difference(view.words, d, a))).collect();
    Ok(html! {
        article.card id={ "card-" (i) } tabindex="0" {
            h2 { (visible(&words::link(view.words, one))) }
            p { (view.words.text(&format!("link-strength-{}", one.strength.code()), &[])) " · " (visible(&words::list(view.words, &evidence))) }
            @for id in [&one.from, &one.to] { (said(view, open, id)?) }
            @for difference in &differences { p.difference { "→ " (visible(difference)) } }
            form method="post" action="/review/link" {
                (view.csrf_field())
                input type="hidden" name="event" value=(event.as_str());
                input type="hidden" name="from" value=(one.from.as_str());
                input type="hidden" name="to" value=(one.to.as_str());
                label for={ "reason-" (i) } { (view.say("web-reason")) }
                input id={ "reason-" (i) } name="reason" required;
                button name="decision" value="same" { (view.say("web-same")) " " kbd { "s" } }
                button name="decision" value="apart" { (view.say("web-apart")) " " kbd { "n" } }
            }
        }
    })
}

/// A claim in a line, with its words as far as they may be seen.
fn said(view: &View<'_>, open: &Unlocked, id: &ClaimId) -> Result<Markup, Fault> {
    let Some(record) = open.project.claim(id, None)? else { return Ok(html! {}) };
    let claim = &record.claim;
    let mut words_said = claim.quantity.as_ref().map_or(claim.words.clone(), |q| q.words().to_owned());
    if let Some(quotation) = record.quotations.first() {
        let document = attested_office::document(&open.project, quotation.document)?;
        words_said = if view.sees(Field::Text(document.document.tlp)) {
            quotation.exact.clone()
        } else {
            view.say("web-withheld")
        };
    }
    Ok(html! {
        p {
            a href={ "/claims/" (part(id.as_str())) } { (own(id.as_str())) } " "
            (own(&words::speaker(view.words, &claim.speaker))) " · "
            (own(claim.document.as_ref().map_or("", |d| d.as_str()))) " "
            @if !words_said.is_empty() { q dir="auto" { (own(&words_said)) } }
        }
    })
}
