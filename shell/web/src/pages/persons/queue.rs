//! The queue: pairs that may be one person, those that teach most first, side by side with how their data agree. Input: nothing, or a
//! pair whose names are asked for with a reason; judgments with a reason; what is to be undone. Output: masked cards, or one pair
//! with names, and after its judgment the next, each look an entry. What linkage must not see is never here: core leaves it out.

use super::super::Answer;
use super::list::ways;
use super::person::unmask;
use super::{link, look, sees, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use attested_app::{Registry, registry};
use attested_office::{num, text, times};
use attested_persons::{
    Beside, Held, PersonsDecision, PersonsJudgment, Proposal, Verdict, in_force, proposals, side_by_side,
};
use attested_publication::visible;
use axum::http::StatusCode;
use maud::{Markup, html};

/// Pairs on a page, masked.
const SHOWN: usize = 10;
/// Judgments that the page lists for undoing.
const LAST: usize = 10;
/// Words offered as reasons.
const REASONS: [&str; 4] =
    ["persons-reason-dates", "persons-reason-names", "persons-reason-against", "persons-reason-little"];

/// How the page is asked for.
#[derive(Default)]
struct How<'a> {
    /// The pair whose names are shown, and why.
    named: Option<((u64, u64), &'a str)>,
    /// What went wrong.
    wrong: Option<String>,
    /// What was done.
    said: Option<String>,
}

pub(super) fn queue(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let read = registry(&open.project)?;
    Ok((Reply::Page(shown(view, &read, &waiting(view, &read)?, &How::default())?), None))
}

/// What waits, as the engine orders it.
struct Waiting {
    pairs: Vec<Proposal>,
    seen: u64,
    left_out: u64,
    settled: bool,
}

fn waiting(view: &View<'_>, read: &Registry) -> Result<Waiting, Fault> {
    let model = view.site.tables.names()?;
    let found = proposals(&read.persons, &read.judgments, times::today()?, model)?;
    let pairs = found.pairs.into_iter().filter(|pair| pair.judged.is_none()).collect();
    Ok(Waiting { pairs, seen: found.seen, left_out: found.left_out, settled: found.settled })
}

fn pair(view: &View<'_>) -> Result<(u64, u64), Fault> {
    let form = &view.ask.form;
    let two = form.number("a").zip(form.number("b"));
    two.ok_or_else(|| Fault::NotFound(view.say("web-no-page")))
}

/// One pair with names, from among those that wait: the look is recorded first.
pub(super) fn named(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let two = pair(view)?;
    let read = registry(&open.project)?;
    let waiting = waiting(view, &read)?;
    with_names(view, open, &read, &waiting, two, view.ask.form.text("reason"), None)
}

fn with_names(
    view: &View<'_>,
    open: &mut Unlocked,
    read: &Registry,
    waiting: &Waiting,
    two: (u64, u64),
    why: &str,
    said: Option<String>,
) -> Answer {
    // Whom linkage doesn't see has no pair here, so that no names are opened of them this way.
    if !waiting.pairs.iter().any(|pair| (pair.a, pair.b) == two) {
        return Err(Fault::NotFound(view.say("persons-no-pair")));
    }
    let whose = vec![read.person(two.0)?.handle, read.person(two.1)?.handle];
    match look(open, read, whose, why) {
        Ok(()) => {}
        Err(wrong @ (Fault::App(_) | Fault::Refused(_))) => {
            let how = How { wrong: Some(super::wrong(view, &wrong)), said, ..How::default() };
            return Ok((Reply::Other(StatusCode::UNPROCESSABLE_ENTITY, shown(view, read, waiting, &how)?), None));
        }
        // A look that could not be recorded shows nobody.
        Err(failed) => return Err(failed),
    }
    let how = How { named: Some((two, why)), said, ..How::default() };
    Ok((Reply::Page(shown(view, read, waiting, &how)?), None))
}

/// Records a judgment. Whoever works with names goes on with names, for the same reason.
pub(super) fn judged(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let (form, two) = (&view.ask.form, pair(view)?);
    let verdict = Verdict::of(form.text("verdict")).ok_or_else(|| Fault::Refused(view.say("web-no-decision")))?;
    let read = registry(&open.project)?;
    let (a, b) = (read.person(two.0)?.handle, read.person(two.1)?.handle);
    let judgment = PersonsJudgment {
        decision: PersonsDecision::Pair { a, b, verdict },
        reason: form.text("reason").trim().to_owned(),
    };
    let entries = match read.judge(&judgment) {
        Ok(entries) => entries,
        Err(why) => {
            let how = How { wrong: Some(super::wrong(view, &Fault::App(why))), ..How::default() };
            let page = shown(view, &read, &waiting(view, &read)?, &how)?;
            return Ok((Reply::Other(StatusCode::UNPROCESSABLE_ENTITY, page), None));
        }
    };
    let position = open.commit(entries)?.map_or(0, |report| report.first);
    let said = view.say_with("persons-judgment-recorded", &[num("position", position)]);
    let Some(why) = form.some("looking") else { return Ok((Reply::see("/persons/queue"), Some(said))) };
    let read = registry(&open.project)?;
    let waiting = waiting(view, &read)?;
    match waiting.pairs.first() {
        None => Ok((Reply::see("/persons/queue"), Some(said))),
        Some(next) => {
            let next = (next.a, next.b);
            with_names(view, open, &read, &waiting, next, why, Some(said))
        }
    }
}

pub(super) fn undone(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let form = &view.ask.form;
    let read = registry(&open.project)?;
    let judgment = form.number("position").ok_or_else(|| Fault::NotFound(view.say("web-no-page")))?;
    let reason = form.text("reason").trim().to_owned();
    let undo = PersonsJudgment { decision: PersonsDecision::Undo { judgment }, reason };
    match read.judge(&undo) {
        Ok(entries) => {
            let position = open.commit(entries)?.map_or(0, |report| report.first);
            let said = view.say_with("desk-undone", &[num("undone", judgment), num("position", position)]);
            Ok((Reply::see("/persons/queue"), Some(said)))
        }
        Err(why) => {
            let how = How { wrong: Some(super::wrong(view, &Fault::App(why))), ..How::default() };
            let page = shown(view, &read, &waiting(view, &read)?, &how)?;
            Ok((Reply::Other(StatusCode::UNPROCESSABLE_ENTITY, page), None))
        }
    }
}

fn shown(view: &View<'_>, read: &Registry, waiting: &Waiting, how: &How<'_>) -> Result<Markup, Fault> {
    let title = view.say("persons-queue");
    let pairs: Vec<&Proposal> = match how.named {
        Some((two, _)) => waiting.pairs.iter().filter(|pair| (pair.a, pair.b) == two).collect(),
        None => waiting.pairs.iter().take(SHOWN).collect(),
    };
    let mut cards = Vec::with_capacity(pairs.len());
    for (i, pair) in pairs.into_iter().enumerate() {
        cards.push(card(view, read, pair, how, i == 0)?);
    }
    let counts =
        [num("waiting", waiting.pairs.len() as u64), num("seen", waiting.seen), num("left_out", waiting.left_out)];
    let extras = Extras { module: Some("/assets/review.js"), ..Extras::default() };
    Ok(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            (ways(view, "/persons/queue"))
            @if let Some(said) = &how.said { p.done role="status" { (visible(said)) } }
            @if let Some(wrong) = &how.wrong { p.wrong role="alert" { (visible(wrong)) } }
            p role="status" { (view.say_with("persons-waiting", &counts)) }
            p.hint { (view.say("persons-queue-hint")) }
            @if !waiting.settled && waiting.seen > 0 { p.wrong { (view.say("persons-unsettled")) } }
            @if how.named.is_some() {
                p.wrong role="status" { (view.say("persons-named-now")) " " a href="/persons/queue" { (view.say("persons-mask")) } }
            }
            datalist #reasons { @for key in REASONS { option value=(view.say(key)) {} } }
            @for card in &cards { (card) }
            (last(view, read))
        },
    ))
}

fn card(view: &View<'_>, read: &Registry, pair: &Proposal, how: &How<'_>, first: bool) -> Result<Markup, Fault> {
    let named = how.named.is_some();
    let may = sees(view, named);
    let model = view.site.tables.names()?;
    let beside = side_by_side(read.person(pair.a)?, read.person(pair.b)?, times::today()?, model);
    let percent = (pair.probability * 100.0).round().clamp(0.0, 100.0) as u64;
    let weight = format!("{:+.1}", pair.weight);
    let id = format!("reason-{}-{}", pair.a, pair.b);
    let side = |held: &[Held]| {
        let seen: Vec<&Held> = held.iter().filter(|one| may(one.tlp)).collect();
        html! {
            @if seen.is_empty() { "–" }
            @for (i, one) in seen.iter().enumerate() { @if i > 0 { " / " } (value(one, named)) }
        }
    };
    let row = |one: &Beside| {
        let label = view.say(&format!("datum-{}", one.datum));
        let agreement = view.say(&format!("agreement-{}", one.agreement.code()));
        let sure = one.probability.map(|p| (p * 100.0).round().clamp(0.0, 100.0) as u64);
        html! { tr {
            th scope="row" { (label) }
            td { (side(&one.a)) }
            td { (side(&one.b)) }
            td { span.pair data-agreement=(one.agreement.code()) { (agreement) } @if let Some(sure) = sure { (view.say_with("persons-name-sure", &[num("percent", sure)])) } }
        } }
    };
    let title = format!("P{} ~ P{}", pair.a, pair.b);
    Ok(html! {
        article.card tabindex="0" autofocus[first] aria-label=(title) {
            h2 { (link(pair.a)) " ~ " (link(pair.b)) }
            p { (view.say_with("persons-pair-sure", &[num("percent", percent), text("weight", &weight)])) }
            div.scroll tabindex="0" role="region" aria-label={ (title) " " (view.say("persons-beside")) } { table {
                thead { tr {
                    th scope="col" { span.unseen { (view.say("persons-datum")) } }
                    th scope="col" { "P" (pair.a) }
                    th scope="col" { "P" (pair.b) }
                    th scope="col" { (view.say("persons-agreement")) }
                } }
                tbody { @for one in &beside { (row(one)) } }
            } }
            @if !named { (unmask(view, "/persons/queue", &[("a", pair.a), ("b", pair.b)])) }
            form method="post" action="/persons/queue/judge" {
                (view.csrf_field())
                input type="hidden" name="a" value=(pair.a);
                input type="hidden" name="b" value=(pair.b);
                @if let Some((_, why)) = how.named { input type="hidden" name="looking" value=(why); }
                // Enter in the reason would send the first button: without scripts it sends none.
                button hidden disabled {}
                div.buttons {
                    label for=(id) { (view.say("web-reason")) }
                    input id=(id) name="reason" required autocomplete="off" list="reasons" dir="auto";
                    button name="verdict" value="same" { (view.say("verdict-same")) " " kbd { "s" } }
                    button name="verdict" value="not-same" { (view.say("verdict-not-same")) " " kbd { "n" } }
                    button name="verdict" value="unsure" { (view.say("verdict-unsure")) " " kbd { "u" } }
                }
            }
        }
    })
}

/// The last judgments that hold, each to be undone by another.
fn last(view: &View<'_>, read: &Registry) -> Markup {
    let number =
        |handle| read.persons.iter().find(|one| one.handle == handle).map(|one| one.number).unwrap_or_default();
    let holding = in_force(&read.judgments);
    let pairs = holding.iter().rev().filter_map(|record| match record.judgment.decision {
        PersonsDecision::Pair { a, b, verdict } => Some((record, number(a), number(b), verdict)),
        PersonsDecision::Withdraw { .. } | PersonsDecision::Undo { .. } => None,
    });
    let rows: Vec<_> = pairs.take(LAST).collect();
    let columns = ["web-entry", "persons-pair", "persons-decision", "web-reason", "web-undo"];
    let body = html! { @for (record, a, b, verdict) in &rows { tr {
        td.n { (record.position) }
        td { (link(*a)) " ~ " (link(*b)) }
        td { (view.say(&format!("verdict-{}", verdict.code()))) }
        td { (own(&record.judgment.reason)) }
        td { form.undo method="post" action="/persons/queue/undo" {
            (view.csrf_field())
            input type="hidden" name="position" value=(record.position);
            label.unseen for={ "undo-" (record.position) } { (view.say("web-reason")) }
            input id={ "undo-" (record.position) } name="reason" required autocomplete="off" placeholder=(view.say("web-reason"));
            button { (view.say("web-undo")) }
        } }
    } } };
    html! {
        @if !rows.is_empty() {
            h2 { (view.say("persons-last-judgments")) }
            (super::super::tables::plain(view, &view.say("persons-last-judgments"), &columns, &body))
        }
    }
}
