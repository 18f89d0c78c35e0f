//! What waits to be judged: claims that may come from one origin, documents that are nearly the same, documents nobody has decided
//! on, words to be coded a second time. Input: an event for the first; a page of the others. Output: queues. Nothing is applied
//! until somebody judges; links to protected sources are left out as `access` says.

use super::tables::{Asked, event_field, gaps, turning};
use super::{Answer, event::policy, part, shown, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{Extras, View, own, page};
use attested_app::{DocumentRecord, Links, Snapshot, event_links};
use attested_figures::links::{Sealed, Status, Suggestion};
use attested_model::{AsOf, ClaimId, EventId};
use attested_office::num;
use attested_publication::{Translate, visible, words};
use maud::{Markup, html};

/// Pending links that are taken as true one by one: each costs a derivation of the figures.
const TRIED: usize = 40;
/// Links shown at once.
const SHOWN: usize = 100;
/// Pairs of documents shown at once.
const PAIRS: usize = 100;

/// The queues, the one shown marked.
pub(super) fn ways(view: &View<'_>, here: &str) -> Markup {
    const WAYS: [(&str, &str); 4] = [
        ("/review", "desk-review-origins"),
        ("/review/duplicates", "desk-review-duplicates"),
        ("/review/waiting", "desk-review-waiting"),
        ("/second", "desk-second"),
    ];
    html! {
        nav.tabs aria-label=(view.say("web-review")) {
            @for (address, key) in WAYS { a href=(address) aria-current=[(address == here).then_some("page")] { (view.say(key)) } }
        }
    }
}

pub(super) fn review(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let title = view.say("web-review");
    let query = &view.ask.query;
    let unsure = query.text("show") == "unsure";
    let queue = match query.some("event") {
        None => html! { p.hint { (view.say("web-review-choose")) } },
        Some(id) => queue(view, open, &EventId::parse(id).map_err(|e| Fault::NotFound(e.to_string()))?, unsure)?,
    };
    let extras = Extras { event_style: false, module: Some("/assets/review.js"), ..Extras::default() };
    shown(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            (ways(view, "/review"))
            form.filter method="get" action="/review" {
                label for="event" { (view.say("web-event")) }
                (event_field(open, "event", query.text("event"))?)
                label for="show" { (view.say("desk-review-show")) }
                select #show name="show" {
                    option value="" { (view.say("link-status-pending")) }
                    option value="unsure" selected[unsure] { (view.say("link-status-unsure")) }
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

fn queue(view: &View<'_>, open: &Unlocked, event: &EventId, unsure: bool) -> Result<Markup, Fault> {
    let found = found(view, open, event)?;
    let wanted = if unsure { Status::Unsure } else { Status::Pending };
    let pending: Vec<&Suggestion> =
        found.reviewed.iter().filter(|r| r.status == wanted).map(|r| &r.suggestion).collect();
    let set_aside = found.reviewed.iter().filter(|r| r.status == Status::Unsure).count() as u64;
    let mut cards = Vec::new();
    for (i, one) in pending.iter().take(SHOWN).enumerate() {
        cards.push(card(view, open, event, &found, one, i)?);
    }
    Ok(html! {
        p role="status" { (view.say_with("links-shown", &[num("count", pending.len() as u64)])) }
        @if set_aside > 0 && !unsure { p.hint { (view.say_with("desk-unsure-aside", &[num("count", set_aside)])) } }
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
                button name="decision" value="unsure" { (view.say("desk-unsure")) " " kbd { "u" } }
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

/// Documents whose texts are nearly the same, with the claims that rest on each: what one report says twice is said once.
pub(super) fn duplicates(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let reach = open.index_some(view.viewer)?;
    let pairs = open.project.documents_alike(PAIRS)?;
    let mut cards = Vec::with_capacity(pairs.len());
    for pair in &pairs {
        let share = (pair.share * 100.0).round().clamp(0.0, 100.0) as u64;
        let (a, b) = (described(view, open, pair.first)?, described(view, open, pair.second)?);
        cards.push(html! {
            article.card tabindex="0" {
                h2 { "D" (pair.first) " · D" (pair.second) }
                p { (view.say_with("desk-alike", &[num("percent", share)])) }
                div.pair-of { (a) (b) }
            }
        });
    }
    let title = view.say("desk-review-duplicates");
    titled(
        view,
        &title,
        &html! {
            (ways(view, "/review/duplicates"))
            p.hint { (view.say("desk-duplicates-hint")) }
            (gaps(view, reach, None))
            p role="status" { (view.say_with("desk-pairs", &[num("count", pairs.len() as u64)])) }
            @for card in &cards { (card) }
        },
    )
}

fn described(view: &View<'_>, open: &Unlocked, number: u64) -> Result<Markup, Fault> {
    let record: DocumentRecord = attested_office::document(&open.project, number)?;
    let claims = open.project.claims_quoting(number)?;
    let document = &record.document;
    Ok(html! {
        section aria-label={ "D" (number) } {
            p { a href={ "/documents/" (number) } { "D" (number) " " (own(document.name.as_str())) } }
            p.hint {
                (own(&document.publisher))
                @if let Some(date) = &document.published { " · " (words::date(view.words, date.as_str())) }
                @if let Some(retold) = &document.retells { " · " (view.say("web-retells")) " " (own(retold.as_str())) }
            }
            p { (view.say_with("web-count-claims", &[num("count", claims.len() as u64)])) " "
                @for one in claims.iter().take(20) { a href={ "/claims/" (part(one.claim.id.as_str())) } { (own(one.claim.id.as_str())) } " " } }
        }
    })
}

/// Documents on which nobody has decided anything, the last added first.
pub(super) fn waiting(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let asked = Asked::of(view);
    let (numbers, total) = open.project.undecided_documents(asked.from as u64, asked.rows as u64)?;
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let mut rows = Vec::with_capacity(numbers.len());
    for number in numbers {
        rows.push(attested_office::document(&open.project, number)?);
    }
    let title = view.say("desk-review-waiting");
    titled(
        view,
        &title,
        &html! {
            (ways(view, "/review/waiting"))
            p.hint { (view.say("desk-waiting-hint")) }
            (turning(view, &asked, total, "↑"))
            ul { @for record in &rows {
                li { a href={ "/documents/" (record.number) } { "D" (record.number) " " (own(record.document.name.as_str())) } " " small { (own(&record.document.publisher)) } }
            } }
        },
    )
}
