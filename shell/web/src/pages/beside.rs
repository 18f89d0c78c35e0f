//! What stands beside a document's working copy: the original as it was sealed, and the same article in another language. Input:
//! a document, perhaps another. Output: two columns; under them the numbers that one text has and the other hasn't, by the same
//! check as `suggest --translation`, and the claims that rest on one number in both. An original is shown as the text it is
//! written in, never as a page that acts; what can't be shown has its facts and hash. Nothing is recorded here.

use super::document::{marked, plain_copy, read, workable};
use super::{Answer, part, titled};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{View, own};
use attested_app::{DocumentRecord, NumberedSuggestion};
use attested_claims::suggest::{Difference, Mismatch, mismatches};
use attested_model::Edtf;
use attested_office::{num, text};
use attested_publication::visible;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Letters of an original that are shown; more are counted.
const SHOWN: usize = 300_000;

fn heading(record: &DocumentRecord) -> Markup {
    html! { a href={ "/documents/" (record.number) } { "D" (record.number) } " " (own(record.document.name.as_str())) }
}

fn lang(record: &DocumentRecord) -> &str {
    record.document.lang.as_ref().map_or("und", |lang| lang.as_str())
}

pub(super) fn original(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let record = workable(view, open, number)?;
    let document = &record.document;
    let title = format!("D{} · {}", record.number, view.say("beside-original"));
    let copy = attested_office::working_copy(&open.project, &record).map(|copy| copy.text);
    let written = written(open, &record)?;
    titled(
        view,
        &title,
        &html! {
            p { (heading(&record)) }
            dl.cells {
                div { dt { "SHA-256" } dd { code { (document.sha256) } } }
                div { dt { (view.say("beside-kind")) } dd { code { (document.media_type) } } }
                div { dt { (view.say("beside-bytes")) } dd { (document.bytes) } }
            }
            div.two.even {
                div {
                    h2 #original-heading { (view.say("beside-original")) }
                    @match &written {
                        None => p.hint { (view.say("beside-not-shown")) },
                        Some((shown, left_out)) => {
                            p.hint { (view.say("beside-as-written")) }
                            div.copy tabindex="0" role="region" aria-labelledby="original-heading" lang=(lang(&record)) dir="auto" { (shown) }
                            @if *left_out > 0 { p.hint { (view.say_with("cli-and-more", &[num("count", *left_out as u64)])) } }
                        }
                    }
                }
                div {
                    h2 #copy-heading { (view.say("web-working-copy")) }
                    @match &copy {
                        Err(why) => p.wrong { (visible(&why.to_string())) },
                        Ok(copy) => div.copy tabindex="0" role="region" aria-labelledby="copy-heading" lang=(lang(&record)) dir="auto" { (plain_copy(copy)) },
                    }
                }
            }
        },
    )
}

/// An original's own letters, as far as they are shown; nothing where it isn't text.
fn written(open: &Unlocked, record: &DocumentRecord) -> Result<Option<(Markup, usize)>, Fault> {
    let media_type = &record.document.media_type;
    if !media_type.starts_with("text/") {
        return Ok(None);
    }
    let bytes = open.project.original(&record.document.blob)?.read_all()?;
    let plain = match media_type.split_once("charset=") {
        Some((_, charset)) => format!("text/plain; charset={charset}"),
        None => "text/plain".to_owned(),
    };
    // Letters of an encoding that is said nowhere but in the page itself are not guessed at.
    let Ok(Some(letters)) = attested_office::original_text(bytes, &plain) else { return Ok(None) };
    let left_out = letters.chars().count().saturating_sub(SHOWN);
    let shown: String = letters.chars().take(SHOWN).collect();
    Ok(Some((plain_copy(&shown), left_out)))
}

pub(super) fn beside(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let first = workable(view, open, number)?;
    let title = format!("D{} · {}", first.number, view.say("beside-heading"));
    let body = match view.ask.query.some("with") {
        None => choices(view, open, &first)?,
        Some(other) => {
            let other = workable(view, open, other)?;
            html! { (choices(view, open, &first)?) (both(view, open, &first, &other)?) }
        }
    };
    titled(view, &title, &body)
}

/// The documents that may be the same article: of another language first, then by how near their days are.
fn choices(view: &View<'_>, open: &Unlocked, first: &DocumentRecord) -> Result<Markup, Fault> {
    let day = |record: &DocumentRecord| record.document.published.as_ref().and_then(Edtf::latest_day);
    let away = |record: &DocumentRecord| match (day(first), day(record)) {
        (Some(one), Some(other)) => (other - one).get_days().unsigned_abs(),
        _ => u32::MAX,
    };
    let mut others = open.project.documents()?;
    others.retain(|record| record.number != first.number && view.sees(Field::Text(record.document.tlp)));
    others.sort_by_key(|record| (lang(record) == lang(first), away(record), record.number));
    let chosen = view.ask.query.text("with");
    Ok(html! {
        form.filter method="get" action={ "/documents/" (first.number) "/beside" } {
            label for="with" { (view.say("beside-with")) }
            select #with name="with" {
                @for record in &others {
                    option value=(record.number) selected[record.number.to_string() == chosen] { "D" (record.number) " " (lang(record)) " " (visible(record.document.name.as_str())) }
                }
            }
            button { (view.say("web-show")) }
        }
        @if others.is_empty() { p.hint { (view.say("beside-no-other")) } }
    })
}

fn both(view: &View<'_>, open: &Unlocked, first: &DocumentRecord, other: &DocumentRecord) -> Result<Markup, Fault> {
    let (ours, theirs) = (read(open, first)?, read(open, other)?);
    let suggestions = |of: &[NumberedSuggestion]| of.iter().map(|one| one.suggestion.clone()).collect::<Vec<_>>();
    let found = mismatches(&suggestions(&ours.1), &suggestions(&theirs.1));
    let column = |record: &DocumentRecord, id: &str, (copy, numbered): &(String, Vec<NumberedSuggestion>)| {
        // The marks of both texts stand on one page: an address into one of them would name both.
        let text = marked(copy, numbered, None).into_string().replace(" id=\"s", &format!(" id=\"{id}-s"));
        html! {
            div {
                h2 id=(id) { (heading(record)) " · " (lang(record)) }
                div.copy tabindex="0" role="region" aria-labelledby=(id) lang=(lang(record)) dir="auto" { (crate::layout::made(text)) }
            }
        }
    };
    Ok(html! {
        section aria-labelledby="differs" {
            h2 #differs { (view.say("beside-differs")) }
            (differences(view, &found, first, &ours.1, other, &theirs.1))
        }
        div.two.even { (column(first, "first", &ours)) (column(other, "other", &theirs)) }
        (shared(view, first, &ours.1, other, &theirs.1))
    })
}

fn quantity(of: &NumberedSuggestion) -> &str {
    of.suggestion.quantity.as_ref().map_or("", |quantity| quantity.text.as_str())
}

fn differences(
    view: &View<'_>,
    found: &[Mismatch],
    first: &DocumentRecord,
    ours: &[NumberedSuggestion],
    other: &DocumentRecord,
    theirs: &[NumberedSuggestion],
) -> Markup {
    let link = |record: &DocumentRecord, one: Option<&NumberedSuggestion>| {
        html! {
            @if let Some(one) = one {
                " " a href={ "/documents/" (record.number) "?from=" (one.suggestion.start) "&to=" (one.suggestion.end) "#words" } { "D" (record.number) " #" (one.number) }
            }
        }
    };
    html! {
        @if found.is_empty() { p { (view.say("translation-agrees")) } }
        @else {
            ul { @for one in found {
                @let (left, right) = (one.original.and_then(|at| ours.get(at)), one.translation.and_then(|at| theirs.get(at)));
                li.difference {
                    "▲ " (visible(&view.say_with(key(one.difference), &[
                        text("original", left.map_or("", quantity)),
                        text("translation", right.map_or("", quantity)),
                    ])))
                    (link(first, left)) (link(other, right))
                }
            } }
        }
    }
}

const fn key(difference: Difference) -> &'static str {
    match difference {
        Difference::Bound => "translation-bound",
        Difference::Unit => "translation-unit",
        Difference::Number => "translation-number",
        Difference::OnlyOriginal => "translation-only-original",
        Difference::OnlyTranslation => "translation-only-translation",
    }
}

/// What stands in the one text and in the other.
type Sides<'n> = [Vec<&'n NumberedSuggestion>; 2];

/// The numbers that stand in both, with the claims that rest on them.
fn shared(
    view: &View<'_>,
    first: &DocumentRecord,
    ours: &[NumberedSuggestion],
    other: &DocumentRecord,
    theirs: &[NumberedSuggestion],
) -> Markup {
    let mut by_number: BTreeMap<(Option<u64>, Option<u64>), Sides<'_>> = BTreeMap::new();
    for (side, all) in [ours, theirs].into_iter().enumerate() {
        for one in all {
            let Some(quantity) = &one.suggestion.quantity else { continue };
            if quantity.low.or(quantity.high).is_some() {
                by_number.entry((quantity.low, quantity.high)).or_default()[side].push(one);
            }
        }
    }
    by_number.retain(|_, [left, right]| !left.is_empty() && !right.is_empty());
    let side = |record: &DocumentRecord, all: &[&NumberedSuggestion]| {
        html! { @for one in all {
            a href={ "/documents/" (record.number) "?from=" (one.suggestion.start) "&to=" (one.suggestion.end) "#words" } { (own(quantity(one))) }
            @if let Some((_, Some(claim))) = &one.decided { " → " a href={ "/claims/" (part(claim.as_str())) } { (own(claim.as_str())) } }
            " "
        } }
    };
    html! {
        @if !by_number.is_empty() {
            section {
                h2 #shared { (view.say("beside-shared")) }
                div.scroll tabindex="0" role="region" aria-labelledby="shared" { table {
                    thead { tr { th scope="col" { "D" (first.number) } th scope="col" { "D" (other.number) } } }
                    tbody { @for [left, right] in by_number.values() {
                        tr { td { (side(first, left)) } td { (side(other, right)) } }
                    } }
                } }
            }
        }
    }
}
