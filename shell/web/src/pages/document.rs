//! A document: its working copy with suggestions marked where they stand, and beside it what is recorded from it: the
//! suggestions to accept, edit or reject, and the claim's form. Input: a document; `from` and `to`, the words that a number
//! led to; `edit`, a suggestion to begin a claim from. Output: a page that works by forms alone; a module adds keys, fills
//! the quotation from a selection, and keeps drafts.

use super::fields::fields;
use super::{Answer, part, shown};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::drafts::{Draft, Typed, draft, of_claim, page_id};
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use attested_app::{DocumentRecord, NumberedSuggestion, Snapshot, suggested_claim};
use attested_claims::SuggestionVerdict;
use attested_model::{ClaimId, Edtf, EventId};
use attested_office::{num, text};
use attested_publication::{visible, words};
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// What the form is filled with after a claim was refused, and why it was.
pub(super) struct Refusal {
    pub(super) typed: Typed,
    pub(super) why: String,
}

/// A document by the number in an address.
pub(super) fn record(open: &Unlocked, number: &str) -> Result<DocumentRecord, Fault> {
    let digits = number.strip_prefix(['D', 'd']).unwrap_or(number);
    let number = digits.parse().map_err(|_| Fault::NotFound(visible(number)))?;
    Ok(attested_office::document(&open.project, number)?)
}

/// The same, when its text may be seen and worked with.
pub(crate) fn workable(view: &View<'_>, open: &Unlocked, number: &str) -> Result<DocumentRecord, Fault> {
    let record = record(open, number)?;
    if view.sees(Field::Text(record.document.tlp)) { Ok(record) } else { Err(Fault::Refused(view.say("web-withheld"))) }
}

/// A document's text and suggestions, as it was read last.
pub(crate) fn read(open: &Unlocked, record: &DocumentRecord) -> Result<(String, Vec<NumberedSuggestion>), Fault> {
    let copy = attested_office::working_copy(&open.project, record)?.text;
    let reading = attested_office::last_reading(&open.project, record.number)?;
    let read = attested_office::read_record(&open.project, record, &reading, &copy)?;
    Ok((copy, read.numbered))
}

pub(super) fn document(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let record = record(open, number)?;
    shown(whole(view, open, &record, None)?)
}

/// The same page after a claim was refused: everything that was typed is still there.
pub(super) fn refused(view: &View<'_>, open: &Unlocked, record: &DocumentRecord, refusal: &Refusal) -> Answer {
    Ok((Reply::Other(StatusCode::UNPROCESSABLE_ENTITY, whole(view, open, record, Some(refusal))?), None))
}

fn whole(
    view: &View<'_>,
    open: &Unlocked,
    record: &DocumentRecord,
    refusal: Option<&Refusal>,
) -> Result<Markup, Fault> {
    let document = &record.document;
    let title = format!("D{} {}", record.number, document.name);
    let extras = Extras { event_style: false, module: Some("/assets/document.js"), ..Extras::default() };
    let sees = view.sees(Field::Text(document.tlp));
    // A text that can't be had, or not be read for suggestions, is said to be so; the rest of the page stands.
    let copy =
        if sees { Some(attested_office::working_copy(&open.project, record).map(|copy| copy.text)) } else { None };
    let read = if sees { read(open, record).map(|(_, numbered)| numbered) } else { Ok(Vec::new()) };
    let (numbered, unread) = match read {
        Ok(numbered) => (numbered, None),
        Err(why) => (Vec::new(), Some(why.to_string())),
    };
    let lang = document.lang.as_ref().map_or("und", |l| l.as_str());
    let work = match sees {
        true => html! {
            @if let Some(why) = &unread { p.wrong { (visible(why)) } }
            (suggestions(view, open, record, &numbered)?)
            (claim_form(view, open, record, &numbered, refusal)?)
        },
        false => html! {},
    };
    Ok(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { "D" (record.number) " " (own(document.name.as_str())) }
            p.facts {
                (own(&document.publisher))
                @if let Some(date) = &document.published { " · " (words::date(view.words, date.as_str())) }
                " · " span lang="en" { (lang) } " · " (document.tlp) " · SHA-256 " code { (document.sha256) }
            }
            @if sees {
                p { a href={ "/documents/" (record.number) "/original" } { (view.say("beside-original-link")) } " · " a href={ "/documents/" (record.number) "/beside" } { (view.say("beside-heading")) } }
            }
            @if let Some(retold) = &document.retells { p.hint { (view.say("web-retells")) " " (own(retold.as_str())) ". " (view.say("web-retelling-hint")) } }
            div.two {
                section aria-labelledby="copy-heading" {
                    h2 #copy-heading { (view.say("web-working-copy")) }
                    @match &copy {
                        None => p.wrong { (view.say("web-withheld")) },
                        Some(Err(why)) => p.wrong { (visible(&why.to_string())) },
                        Some(Ok(copy)) => div #copy.copy lang=(lang) dir="auto" tabindex="0" { (marked(copy, &numbered, pointed(view))) },
                    }
                }
                div.work { (work) (custody(view, open, record)?) }
            }
        },
    ))
}

/// The words that an address points at.
fn pointed(view: &View<'_>) -> Option<(usize, usize)> {
    let query = &view.ask.query;
    query.number("from").zip(query.number("to")).filter(|(from, to)| from < to)
}

/// The text with suggestions marked, and the words pointed at. One letter of the copy is one letter here, so that offsets
/// in the page are offsets in the copy; what would act unseen is shown as a sign of its own.
pub(super) fn marked(copy: &str, numbered: &[NumberedSuggestion], pointed: Option<(usize, usize)>) -> Markup {
    let letters: Vec<char> = copy.chars().map(|c| if c != '\n' && hides(c) { '\u{fffd}' } else { c }).collect();
    let mut cuts: BTreeSet<usize> = BTreeSet::from([0, letters.len()]);
    let spans = numbered.iter().map(|one| (one.suggestion.start, one.suggestion.end)).chain(pointed);
    cuts.extend(spans.flat_map(|(start, end)| [start.min(letters.len()), end.min(letters.len())]));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let within = |at: usize, start: usize, end: usize| start <= at && at < end;
    let mut first = true;
    let mut pieces = Vec::new();
    for pair in cuts.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let piece: String = letters[from..to].iter().collect();
        let here: Vec<&NumberedSuggestion> =
            numbered.iter().filter(|one| within(from, one.suggestion.start, one.suggestion.end)).collect();
        let begin: Vec<usize> =
            numbered.iter().filter(|one| one.suggestion.start == from).map(|one| one.number).collect();
        let is_pointed = pointed.is_some_and(|(start, end)| within(from, start, end));
        let anchor = is_pointed && std::mem::take(&mut first);
        let class = class_of(&here);
        pieces.push(html! {
            @for number in &begin { span id={ "s" (number) } {} }
            @if anchor { span #words {} }
            @match (is_pointed, class) {
                (false, None) => (piece),
                (true, _) => mark.pointed { (piece) },
                (false, Some(class)) => mark class=(class) data-suggestion=(here.iter().map(|one| one.number.to_string()).collect::<Vec<_>>().join(" ")) { (piece) },
            }
        });
    }
    html! { @for piece in &pieces { (piece) } }
}

/// The text with nothing marked in it, letter for letter.
pub(super) fn plain_copy(copy: &str) -> Markup {
    marked(copy, &[], None)
}

fn class_of(here: &[&NumberedSuggestion]) -> Option<&'static str> {
    let open = here.iter().any(|one| one.decided.is_none());
    let accepted = here.iter().any(|one| matches!(one.decided, Some((SuggestionVerdict::Accepted, _))));
    match (here.is_empty(), open, accepted) {
        (true, _, _) => None,
        (false, true, _) => Some("open"),
        (false, false, true) => Some("accepted"),
        (false, false, false) => None,
    }
}

/// Whether a character would act unseen.
fn hides(c: char) -> bool {
    visible(c.encode_utf8(&mut [0; 4])) != c.to_string()
}

fn suggestions(
    view: &View<'_>,
    open: &Unlocked,
    record: &DocumentRecord,
    numbered: &[NumberedSuggestion],
) -> Result<Markup, Fault> {
    let waiting = numbered.iter().filter(|one| one.decided.is_none()).count() as u64;
    let base = format!("/documents/{}", record.number);
    let events = open.project.list_events("", 0, EVENTS_OFFERED)?.rows;
    let event = view.ask.query.text("event");
    Ok(html! {
        section aria-labelledby="suggestions-heading" {
            h2 #suggestions-heading { (view.say("web-suggestions")) }
            p.hint role="status" { (view.say_with("web-waiting", &[num("count", numbered.len() as u64), num("waiting", waiting)])) }
            form #decide method="post" action={ (base) "/accept" } {
                (view.csrf_field())
                @if waiting > 0 {
                    div.fields {
                        label for="decide-event" { (view.say("web-event")) }
                        input #decide-event name="event" list="events" value=(event) autocomplete="off";
                        label for="decide-claim" { (view.say("web-attach")) }
                        input #decide-claim name="claim" autocomplete="off";
                    }
                }
                datalist #events { @for one in &events { option value=(one.event.id.as_str()) { (visible(&one.event.title)) } } }
                @for one in numbered { (card(view, &base, one)) }
            }
        }
    })
}

fn card(view: &View<'_>, base: &str, one: &NumberedSuggestion) -> Markup {
    let found = &one.suggestion;
    let said = found.quantity.as_ref().map_or("", |q| q.text.as_str());
    let number = one.number.to_string();
    html! {
        article.card id={ "card-" (number) } tabindex="0" data-number=(number) data-waiting[one.decided.is_none()] {
            h3 { a href={ "#s" (number) } { (number) } " " (view.say(&format!("modality-{}", found.modality))) }
            p { q dir="auto" { (own(&found.quote)) } }
            p.hint {
                @if !found.speaker_name.is_empty() { (own(&found.speaker_name)) " · " }
                @if !said.is_empty() { (own(said)) " · " }
                (own(&found.what)) @if let Some(category) = &found.category { " · " (own(category)) }
                @if !found.places.is_empty() { " · " (own(&found.places.join("; "))) }
                @if let Some(date) = &found.date { " · " (own(&date.text)) }
                " · " code { (visible(&found.rule)) }
            }
            @match &one.decided {
                Some((SuggestionVerdict::Accepted, Some(claim))) => p { (view.say("web-accepted")) " " a href={ "/claims/" (part(claim.as_str())) } { (own(claim.as_str())) } },
                Some((SuggestionVerdict::Accepted, None)) => p { (view.say("web-accepted")) },
                Some((SuggestionVerdict::Rejected, _)) => p { (view.say("web-rejected")) },
                None | Some((SuggestionVerdict::Reopened, _)) => p.buttons {
                    button name="number" value=(number) { (view.say("web-accept")) " " span.unseen { (number) } kbd { "a" } }
                    a.button data-edit href={ (base) "?edit=" (number) "#claim-form" } { (view.say("web-edit")) " " span.unseen { (number) } kbd { "e" } }
                    button name="number" value=(number) formaction={ (base) "/reject" } { (view.say("web-reject")) " " span.unseen { (number) } kbd { "x" } }
                },
            }
        }
    }
}

/// What a form begins with: what was refused, a suggestion, what was being typed, or nothing.
fn beginning(
    view: &View<'_>,
    open: &Unlocked,
    record: &DocumentRecord,
    numbered: &[NumberedSuggestion],
    kept: &Draft,
    refusal: Option<&Refusal>,
) -> Result<(Typed, u64), Fault> {
    if let Some(refusal) = refusal {
        return Ok((refusal.typed.clone(), kept.version));
    }
    let query = &view.ask.query;
    if let Some(number) = query.number::<usize>("edit") {
        let event = EventId::parse(query.some("event").unwrap_or("EVENT"))?;
        let claim = suggested_claim(record, numbered, number, event, &view.site.tables.vocabulary)?;
        let mut typed = claim.to_cells();
        if query.some("event").is_none() {
            typed.remove("event");
        }
        if let Some(one) = numbered.iter().find(|one| one.number == number) {
            typed.insert("quote".to_owned(), one.suggestion.quote.clone());
            typed.insert("start".to_owned(), one.suggestion.start.to_string());
            typed.insert("end".to_owned(), one.suggestion.end.to_string());
            typed.insert("suggestion".to_owned(), number.to_string());
        }
        // Typed over no version: a draft that is there is set beside, not lost.
        return Ok((typed, 0));
    }
    match query.number::<usize>("beside").and_then(|at| kept.beside.get(at)) {
        Some((_, typed)) => Ok((typed.clone(), 0)),
        None if kept.typed.is_empty() => {
            let id = next_id(open, record.number)?;
            Ok((
                Typed::from([("id".to_owned(), id), ("event".to_owned(), query.text("event").to_owned())]),
                kept.version,
            ))
        }
        None => Ok((kept.typed.clone(), kept.version)),
    }
}

/// The first id that no claim of this document has.
fn next_id(open: &Unlocked, document: u64) -> Result<String, Fault> {
    for number in 1..=MOST_IDS {
        let id = format!("D{document}-c{number}");
        if open.project.claim(&ClaimId::parse(&id)?, None)?.is_none() {
            return Ok(id);
        }
    }
    Ok(String::new())
}

/// Ids that are tried before the person is left to find one.
const MOST_IDS: u32 = 10_000;

fn claim_form(
    view: &View<'_>,
    open: &Unlocked,
    record: &DocumentRecord,
    numbered: &[NumberedSuggestion],
    refusal: Option<&Refusal>,
) -> Result<Markup, Fault> {
    let kept = draft(&open.project, &of_claim(record.number))?;
    let (typed, version) = beginning(view, open, record, numbered, &kept, refusal)?;
    let base = format!("/documents/{}", record.number);
    let value = |name: &str| typed.get(name).map_or("", String::as_str);
    Ok(html! {
        section aria-labelledby="claim-heading" {
            h2 #claim-heading { (view.say("web-new-claim")) }
            @if let Some(refusal) = refusal { p.wrong role="alert" { (visible(&refusal.why)) } }
            @for (i, (_, other)) in kept.beside.iter().enumerate() {
                p.wrong {
                    (view.say("web-draft-beside")) " " q { (own(other.get("quote").map_or("", String::as_str))) } " "
                    a href={ (base) "?beside=" (i) "#claim-form" } { (view.say("web-draft-take")) }
                }
            }
            p.hint { (view.say("web-claim-hint")) " " kbd { "q" } }
            form #claim-form method="post" action={ (base) "/claim" } data-draft={ (base) "/draft" } {
                (view.csrf_field())
                input type="hidden" name="page" value=(page_id());
                input type="hidden" name="version" value=(version);
                input type="hidden" name="start" value=(value("start"));
                input type="hidden" name="end" value=(value("end"));
                input type="hidden" name="suggestion" value=(value("suggestion"));
                p #draft-state.hint role="status" data-kept=(view.say("web-draft-kept")) data-beside=(view.say("web-draft-set-beside")) data-failed=(view.say("web-draft-failed")) {}
                label for="f-quote" { (view.say("web-quote")) }
                textarea #f-quote name="quote" rows="3" dir="auto" required { (value("quote")) }
                (fields(view, open, &FIELDS, &["id", "event"], &typed)?)
                label for="f-note" { (view.say("web-field-note")) }
                textarea #f-note name="note" rows="2" dir="auto" { (value("note")) }
                button { (view.say("web-record")) }
            }
        }
    })
}

/// Events that a field offers: those that changed last.
const EVENTS_OFFERED: u64 = 50;

/// The columns that a coder fills in here; the document gives the rest.
pub(crate) const FIELDS: [&str; 22] = [
    "id",
    "event",
    "aspect",
    "act",
    "modality",
    "measure",
    "quantity_kind",
    "low",
    "high",
    "quantity_words",
    "relative_to",
    "disputes",
    "class",
    "scope",
    "place",
    "event_date",
    "speaker",
    "via",
    "uttered",
    "origin",
    "origin_certainty",
    "words",
];

/// The columns that the document gives, for a claim recorded from it.
pub(crate) fn of_document(record: &DocumentRecord) -> Vec<(&'static str, String)> {
    let document = &record.document;
    // A retelling is not the document that is cited: its words count for what it retells.
    let name = document.retells.as_ref().unwrap_or(&document.name);
    vec![
        ("document", name.to_string()),
        ("publisher", document.publisher.clone()),
        ("published", document.published.as_ref().map(Edtf::to_string).unwrap_or_default()),
        ("url", document.url.clone()),
        ("lang", document.lang.as_ref().map(|l| l.as_str().to_owned()).unwrap_or_default()),
        ("seen", "held".to_owned()),
    ]
}

fn custody(view: &View<'_>, open: &Unlocked, record: &DocumentRecord) -> Result<Markup, Fault> {
    let custody = open.project.custody(record.number)?;
    Ok(html! {
        details {
            summary { (view.say("web-custody")) }
            ul { @for (at, act) in &custody {
                li { (attested_office::times::shown(*at)) " · " (act.action) " · " (own(&act.by)) @if !act.note.is_empty() { " · " (own(&act.note)) } }
            } }
            p.hint { (view.say_with("web-original", &[text("kind", &record.document.media_type), num("bytes", record.document.bytes)])) }
        }
    })
}
