//! Coding a second time, blind: documents are picked, a second coder codes their words without a page that shows how they are
//! coded, and only of documents that are done are both codings set side by side, with their agreement, to be decided on. Input:
//! a coder's label, documents, codings, decisions. Output: pages, and ledger entries that no figure reads. Which documents are
//! picked, and how far it went, is working state.

use super::fields::{fields, label};
use super::review::ways;
use super::{Answer, part, shown, titled};
use crate::desk::Unlocked;
use crate::drafts::{self, Typed, clear, page_id};
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use crate::rounds::{
    MOST, Round, begun, coded, codings_of, decided, finished, pairs_of, picked, recorded, round, rounds,
};
use attested_app::{Compared, DocumentRecord, compared_agreement};
use attested_claims::FieldAgreement;
use attested_model::ClaimId;
use attested_office::{num, text};
use attested_publication::visible;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// Pairs shown at once.
const PAIRS: usize = 100;

pub(super) fn overview(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let rounds = rounds(open)?;
    let coded = open.project.coded_documents()?.len() as u64;
    let title = view.say("desk-second");
    titled(
        view,
        &title,
        &html! {
            (ways(view, "/second"))
            p { (view.say("desk-second-hint")) }
            @for (number, round) in rounds.iter().enumerate().rev() {
                section.card aria-labelledby={ "round-" (number) } {
                    h2 id={ "round-" (number) } { (own(&round.coder)) }
                    p { (view.say_with("desk-second-done", &[num("done", round.done.len() as u64), num("total", round.documents.len() as u64)])) }
                    ul.row { @for document in &round.documents {
                        li { a href={ "/second/" (number) "/" (document) } { "D" (document) } @if round.done.contains(document) { " ✓" span.unseen { (view.say("desk-second-is-done")) } } }
                    } }
                    @if !round.done.is_empty() { p { a href={ "/second/" (number) "/compare" } { (view.say("desk-second-compare")) } } }
                }
            }
            h2 { (view.say("desk-second-new")) }
            p.hint { (view.say_with("desk-second-coded", &[num("count", coded)])) }
            form.stacked method="post" action="/second" {
                (view.csrf_field())
                label for="coder" { (view.say("desk-second-coder")) }
                input #coder name="coder" required autocomplete="off" maxlength="40";
                label for="documents" { (view.say("desk-second-documents")) }
                input #documents name="documents" autocomplete="off" placeholder="1, 4-9";
                label for="sample" { (view.say("desk-second-sample")) }
                input #sample name="sample" inputmode="numeric" autocomplete="off" size="6";
                label for="seed" { (view.say("desk-second-seed")) }
                input #seed name="seed" autocomplete="off" size="10" value="1";
                button { (view.say("desk-second-begin")) }
            }
        },
    )
}

/// Numbers as people write them: `1, D4, 7-9`.
fn numbers(written: &str) -> Option<BTreeSet<u64>> {
    let mut numbers = BTreeSet::new();
    for one in written.split([',', ' ', ';']).map(str::trim).filter(|one| !one.is_empty()) {
        let digits = |text: &str| text.trim().trim_start_matches(['D', 'd']).parse::<u64>().ok();
        match one.split_once(['-', '–']) {
            Some((from, to)) => {
                let (from, to) = (digits(from)?, digits(to)?);
                if to.saturating_sub(from) > MOST as u64 {
                    return None;
                }
                numbers.extend(from..=to);
            }
            None => {
                numbers.insert(digits(one)?);
            }
        }
    }
    Some(numbers)
}

pub(super) fn begin(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let form = &view.ask.form;
    let documents = numbers(form.text("documents")).ok_or_else(|| Fault::Refused(view.say("desk-second-numbers")))?;
    let sample = form.number::<usize>("sample").map(|count| (count, form.text("seed")));
    begun(view, open, form.text("coder"), documents, sample)?;
    Ok((Reply::see("/second"), Some(view.say("desk-second-begun"))))
}

fn draft_key(round: usize, document: u64) -> String {
    format!("draft-second-{round}-{document}")
}

/// The page of a document for the second coder: its words, this coder's own codings, and nothing of the record's.
pub(super) fn coding(view: &View<'_>, open: &mut Unlocked, number: &str, document: &str) -> Answer {
    let rounds = rounds(open)?;
    let (number, round) = round(view, &rounds, number)?;
    let record = picked(view, open, round, document)?;
    let kept = drafts::draft(&open.project, &draft_key(number, record.number))?;
    shown(whole(view, open, (number, round), &record, (&kept.typed, kept.version), None)?)
}

fn whole(
    view: &View<'_>,
    open: &Unlocked,
    (number, round): (usize, &Round),
    record: &DocumentRecord,
    (typed, version): (&Typed, u64),
    wrong: Option<&str>,
) -> Result<Markup, Fault> {
    let copy = attested_office::working_copy(&open.project, record)?.text;
    let own_codings = codings_of(open, round, record.number)?;
    let title = format!("{} · D{}", view.say("desk-second"), record.number);
    let base = format!("/second/{number}/{}", record.number);
    let extras = Extras { module: Some("/assets/document.js"), ..Extras::default() };
    let value = |name: &str| typed.get(name).map_or("", String::as_str);
    let lang = record.document.lang.as_ref().map_or("und", |l| l.as_str());
    Ok(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            p.facts { (own(&round.coder)) " · " (own(record.document.name.as_str())) " · " (view.say("desk-second-blind")) }
            div.two {
                section aria-labelledby="copy-heading" {
                    h2 #copy-heading { (view.say("web-working-copy")) }
                    div #copy.copy lang=(lang) dir="auto" tabindex="0" { (super::document::plain_copy(&copy)) }
                }
                div.work {
                    section aria-labelledby="claim-heading" {
                        h2 #claim-heading { (view.say("desk-second-claim")) }
                        @if let Some(wrong) = wrong { p.wrong role="alert" { (visible(wrong)) } }
                        p.hint { (view.say("web-claim-hint")) " " kbd { "q" } }
                        form #claim-form method="post" action={ (base) "/claim" } data-draft={ (base) "/draft" } {
                            (view.csrf_field())
                            input type="hidden" name="page" value=(page_id());
                            input type="hidden" name="version" value=(version);
                            input type="hidden" name="start" value=(value("start"));
                            input type="hidden" name="end" value=(value("end"));
                            input type="hidden" name="suggestion" value="";
                            p #draft-state.hint role="status" data-kept=(view.say("web-draft-kept")) data-beside=(view.say("web-draft-set-beside")) data-failed=(view.say("web-draft-failed")) {}
                            label for="f-quote" { (view.say("web-quote")) }
                            textarea #f-quote name="quote" rows="3" dir="auto" required { (value("quote")) }
                            (fields(view, open, &coded(), &["event", "act", "modality"], typed)?)
                            button { (view.say("web-record")) }
                        }
                    }
                    section aria-labelledby="own-heading" {
                        h2 #own-heading { (view.say_with("desk-second-own", &[num("count", own_codings.len() as u64)])) }
                        ol { @for one in &own_codings { li { q dir="auto" { (own(&one.coding.exact)) } " · " (view.say(&format!("modality-{}", one.coding.claim.modality))) @if let Some(n) = super::claims::number(view, &one.coding.claim) { " · " (n) } } } }
                        form method="post" action={ (base) "/done" } {
                            (view.csrf_field())
                            button { (view.say("desk-second-finish")) }
                        }
                    }
                }
            }
        },
    ))
}

pub(super) fn draft(view: &View<'_>, open: &mut Unlocked, number: &str, document: &str) -> Answer {
    let rounds = rounds(open)?;
    let (number, round) = round(view, &rounds, number)?;
    let record = picked(view, open, round, document)?;
    let (kept, beside) = drafts::keep(&mut open.project, &draft_key(number, record.number), &view.ask.form)?;
    Ok((Reply::Json(serde_json::json!({ "version": kept.version, "beside": beside })), None))
}

pub(super) fn record(view: &View<'_>, open: &mut Unlocked, number: &str, document: &str) -> Answer {
    let rounds = rounds(open)?;
    let (number, round) = round(view, &rounds, number)?;
    let record = picked(view, open, round, document)?;
    match recorded(open, round, &record, &view.ask.form) {
        Ok(_) => {
            clear(&mut open.project, &draft_key(number, record.number))?;
            let address = format!("/second/{number}/{}#claim-form", record.number);
            Ok((Reply::see(address), Some(view.say("desk-second-recorded"))))
        }
        Err(why) => {
            let form = view.ask.form.each().filter(|(name, _)| *name != "csrf");
            let typed: Typed = form.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let page = whole(view, open, (number, round), &record, (&typed, 0), Some(&why.to_string()))?;
            Ok((Reply::Other(StatusCode::UNPROCESSABLE_ENTITY, page), None))
        }
    }
}

pub(super) fn done(view: &View<'_>, open: &mut Unlocked, number: &str, document: &str) -> Answer {
    let rounds = rounds(open)?;
    let (at, round) = round(view, &rounds, number)?;
    let record = picked(view, open, round, document)?;
    let next = finished(open, at, record.number)?;
    let address = next.map_or("/second".to_owned(), |next| format!("/second/{at}/{next}"));
    Ok((Reply::see(address), Some(view.say_with("desk-second-finished", &[num("document", record.number)]))))
}

/// Both codings side by side, of the documents that are done.
pub(super) fn compare(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let rounds = rounds(open)?;
    let (number, round) = round(view, &rounds, number)?;
    let pairs = pairs_of(open, round)?;
    let both = pairs.iter().filter(|pair| pair.first.is_some() && pair.second.is_some()).count() as u64;
    let only_first = pairs.iter().filter(|pair| pair.second.is_none()).count() as u64;
    let only_second = pairs.iter().filter(|pair| pair.first.is_none()).count() as u64;
    let fields = compared_agreement(&pairs);
    let open_ones: Vec<&Compared> = pairs
        .iter()
        .filter(|pair| pair.second.as_ref().is_some_and(|second| second.decided.is_none()))
        .filter(|pair| pair.first.is_none() || !pair.differs.is_empty())
        .collect();
    let title = view.say("desk-second-compare");
    let extras = Extras { module: Some("/assets/review.js"), ..Extras::default() };
    shown(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            (ways(view, "/second"))
            p { (own(&round.coder)) ": " (view.say_with("desk-second-counts", &[num("both", both), num("first", only_first), num("second", only_second)])) }
            h2 #agreement { (view.say("desk-agreement")) }
            (agreement_table(view, &fields))
            h2 { (view.say_with("desk-second-open", &[num("count", open_ones.len() as u64)])) }
            @for (i, pair) in open_ones.iter().take(PAIRS).enumerate() { (card(view, number, pair, i)) }
        },
    ))
}

fn agreement_table(view: &View<'_>, fields: &[FieldAgreement]) -> Markup {
    html! {
        p.hint { (view.say("desk-agreement-hint")) }
        div.scroll tabindex="0" role="region" aria-labelledby="agreement" { table {
            thead { tr {
                th scope="col" { (view.say("desk-column")) }
                th scope="col" { (view.say("desk-alpha")) }
                th scope="col" { (view.say("desk-units")) }
            } }
            tbody { @for field in fields.iter().filter(|field| field.units > 0) { tr {
                th scope="row" { (label(view, field.field)) }
                td.n { @match (field.alpha, field.note) {
                    (Some(alpha), _) => (format!("{alpha:.2}")),
                    (None, Some(note)) => (view.say(&format!("agreement-{}", note.code()))),
                    (None, None) => "–",
                } }
                td.n { (field.units) }
            } } }
        } }
    }
}

fn card(view: &View<'_>, round: usize, pair: &Compared, i: usize) -> Markup {
    let Some(second) = &pair.second else { return html! {} };
    let first = pair.first.as_ref();
    let words_first = first.and_then(|record| record.quotations.iter().find(|q| q.document == pair.document));
    html! {
        article.card id={ "card-" (i) } tabindex="0" {
            h3 { "D" (pair.document) " · " @match first {
                Some(first) => a href={ "/claims/" (part(first.claim.id.as_str())) } { (own(first.claim.id.as_str())) },
                None => (view.say("desk-second-alone")),
            } }
            @if let Some(quotation) = words_first { p { (view.say("desk-first")) ": " q dir="auto" { (own(&quotation.exact)) } } }
            p { (view.say("desk-second-has")) ": " q dir="auto" { (own(&second.coding.exact)) } }
            form method="post" action={ "/second/" (round) "/decide/" (second.position) } {
                (view.csrf_field())
                @if first.is_some() {
                    div.scroll tabindex="0" role="region" aria-label=(view.say("desk-differences")) { table {
                        thead { tr { th scope="col" { (view.say("desk-column")) } th scope="col" { (view.say("desk-first")) } th scope="col" { (view.say("desk-second-has")) } th scope="col" { (view.say("desk-take")) } } }
                        tbody { @for field in &pair.differs { tr {
                            th scope="row" { (label(view, &field.column)) }
                            td { (own(&field.before)) }
                            td { (own(&field.after)) }
                            td { input type="checkbox" name={ "take-" (field.column) } value="on" aria-label=(view.say_with("desk-take-one", &[text("column", &label(view, &field.column))])); }
                        } } }
                    } }
                } @else {
                    p { (view.say(&format!("modality-{}", second.coding.claim.modality))) @if let Some(n) = super::claims::number(view, &second.coding.claim) { " · " (n) } " · " (own(&second.coding.claim.speaker)) }
                    label for={ "id-" (i) } { (view.say("desk-second-new-id")) }
                    input id={ "id-" (i) } name="id" autocomplete="off" size="12";
                }
                label for={ "reason-" (i) } { (view.say("web-reason")) }
                input id={ "reason-" (i) } name="reason" required dir="auto";
                button name="decision" value="kept" { (view.say("desk-keep")) }
                button name="decision" value="adopted" { @if first.is_some() { (view.say("desk-adopt")) } @else { (view.say("desk-adopt-new")) } }
            }
        }
    }
}

pub(super) fn decide(view: &View<'_>, open: &mut Unlocked, number: &str, position: &str) -> Answer {
    let rounds = rounds(open)?;
    let (number, round) = round(view, &rounds, number)?;
    let missing = || Fault::NotFound(view.say("web-no-page"));
    let position: u64 = position.parse().map_err(|_| missing())?;
    let form = &view.ask.form;
    let adopts = match form.text("decision") {
        "adopted" => true,
        "kept" => false,
        _ => return Err(Fault::Refused(view.say("web-no-decision"))),
    };
    let taken = form.each().filter_map(|(name, _)| name.strip_prefix("take-")).map(str::to_owned).collect();
    let new = form.some("id").map(ClaimId::parse).transpose()?;
    decided(view, open, round, position, adopts.then_some((taken, new)), form.text("reason"))?;
    Ok((Reply::see(format!("/second/{number}/compare")), Some(view.say("desk-second-decided"))))
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read = |text: &str| numbers(text).map(|set| set.into_iter().collect::<Vec<_>>());
        assert_eq!(read("1, D4 7-9"), Some(vec![1, 4, 7, 8, 9]));
        assert_eq!(read("1-99999999"), None);
        assert_eq!(read("x"), None);
        assert_eq!(read(""), Some(Vec::new()));
    }
}
