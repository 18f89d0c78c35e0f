//! What is recorded from pages: suggestions decided, claims, links judged, judgments undone, and drafts kept. Input: a form.
//! Output: entries committed, by core's use cases, and the page to go to. A form that is refused comes back as it was sent.

use super::document::{Refusal, of_document, read, refused, workable};
use super::{Answer, part};
use crate::ask::Fields;
use crate::desk::Unlocked;
use crate::drafts::{Typed, clear, keep, of_claim};
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::View;
use attested_app::{
    Acceptance, DocumentRecord, NumberedSuggestion, accept as accept_them, judge, link_decisions, record_quoted_claim,
    reject as reject_them, undo as undo_it,
};
use attested_claims::{COLUMNS, Claim, Decision, Judgment};
use attested_evidence::Quotation;
use attested_model::{ClaimId, EventId};
use attested_office::{num, text};

fn chosen(view: &View<'_>) -> Result<usize, Fault> {
    view.ask.form.number("number").ok_or_else(|| Fault::Refused(view.say("web-no-number")))
}

/// The page of a document, at the next suggestion that waits.
fn back(view: &View<'_>, record: &DocumentRecord, numbered: &[NumberedSuggestion], after: usize) -> Reply {
    let waits = |one: &&NumberedSuggestion| one.decided.is_none() && one.number != after;
    let next = numbered.iter().filter(waits).find(|one| one.number > after).or(numbered.iter().find(waits));
    let at = next.map_or(after, |one| one.number);
    let event = view.ask.form.some("event").map(|event| format!("?event={}", part(event))).unwrap_or_default();
    Reply::see(format!("/documents/{}{event}#card-{at}", record.number))
}

pub(super) fn accept(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let record = workable(view, open, number)?;
    let number = chosen(view)?;
    let form = &view.ask.form;
    let (numbered, claims) = accepted(view, open, &record, number, form.some("event"), form.some("claim"))?;
    let said = view.say_with("cli-accepted", &[num("count", 1), text("claims", &claims.join(", "))]);
    Ok((back(view, &record, &numbered, number), Some(said)))
}

/// Accepts a suggestion: the claims recorded, and the suggestions as they were before.
pub(crate) fn accepted(
    view: &View<'_>,
    open: &mut Unlocked,
    record: &DocumentRecord,
    number: usize,
    event: Option<&str>,
    claim: Option<&str>,
) -> Result<(Vec<NumberedSuggestion>, Vec<String>), Fault> {
    let (copy, numbered) = read(open, record)?;
    let how = Acceptance {
        event: event.map(EventId::parse).transpose()?,
        attach_to: claim.map(ClaimId::parse).transpose()?,
        vocabulary: &view.site.tables.vocabulary,
    };
    let accepted = accept_them(&open.project, record, &copy, &numbered, &[number], &how)?;
    let claims = accepted.claims.iter().map(|(_, id)| id.to_string()).collect();
    open.commit(accepted.envelopes)?;
    Ok((numbered, claims))
}

/// Rejects a suggestion: the suggestions as they were before.
pub(crate) fn rejected(
    open: &mut Unlocked,
    record: &DocumentRecord,
    number: usize,
) -> Result<Vec<NumberedSuggestion>, Fault> {
    let (_, numbered) = read(open, record)?;
    let envelopes = reject_them(record.number, &numbered, &[number])?;
    open.commit(envelopes)?;
    Ok(numbered)
}

pub(super) fn reject(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let record = workable(view, open, number)?;
    let number = chosen(view)?;
    let numbered = rejected(open, &record, number)?;
    Ok((back(view, &record, &numbered, number), Some(view.say_with("cli-rejected", &[num("count", 1)]))))
}

pub(super) fn claim(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let record = workable(view, open, number)?;
    match recorded(open, &record, &view.ask.form) {
        Ok(claim) => {
            clear(&mut open.project, &of_claim(record.number))?;
            let args = [text("claim", claim.id.as_str()), text("event", claim.event.as_str())];
            let said = view.say_with("cli-claim-recorded", &args);
            let event = part(claim.event.as_str());
            Ok((Reply::see(format!("/documents/{}?event={event}#claim-form", record.number)), Some(said)))
        }
        Err(why) => {
            let form = view.ask.form.each().filter(|(name, _)| *name != "csrf");
            let typed: Typed = form.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            refused(view, open, &record, &Refusal { typed, why: why.to_string() })
        }
    }
}

/// Records a claim from a document's words, as fields say.
pub(crate) fn recorded(open: &mut Unlocked, record: &DocumentRecord, form: &Fields) -> Result<Claim, Fault> {
    let (copy, numbered) = read(open, record).or_else(|_| {
        // A document that can't be read for suggestions can be quoted from all the same.
        Ok::<_, Fault>((attested_office::working_copy(&open.project, record)?.text, Vec::new()))
    })?;
    let mut cells: Typed = of_document(record).into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect();
    for column in COLUMNS {
        if let Some(cell) = form.some(column) {
            cells.insert(column.to_owned(), cell.to_owned());
        }
    }
    let claim = Claim::from_cells(&cells)?;
    let quotation = quotation(form, &copy)?;
    let of = form.number::<usize>("suggestion").and_then(|n| numbered.iter().find(|one| one.number == n));
    let of = of.filter(|one| one.decided.is_none());
    let envelopes = record_quoted_claim(&open.project, &claim, record.number, &quotation, of)?;
    open.commit(envelopes)?;
    Ok(claim)
}

/// The words of the form where they stand: at the place selected, or at the only one there is.
pub(crate) fn quotation(form: &Fields, copy: &str) -> Result<Quotation, Fault> {
    // A browser sends line breaks as two characters.
    let words = form.text("quote").replace("\r\n", "\n");
    let said = |error: attested_evidence::QuotationError| Fault::Refused(error.to_string());
    if let Some(start) = form.number::<usize>("start")
        && let Ok(found) = Quotation::find_at(copy, &words, start)
    {
        return Ok(found);
    }
    Quotation::find(copy, words.trim()).map_err(said)
}

pub(super) fn draft(view: &View<'_>, open: &mut Unlocked, number: &str) -> Answer {
    let record = workable(view, open, number)?;
    let (kept, beside) = keep(&mut open.project, &of_claim(record.number), &view.ask.form)?;
    Ok((Reply::Json(serde_json::json!({ "version": kept.version, "beside": beside })), None))
}

pub(super) fn link(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let form = &view.ask.form;
    let (from, to) = (ClaimId::parse(form.text("from"))?, ClaimId::parse(form.text("to"))?);
    let decided = match form.text("decision") {
        "same" => Linked::Same,
        "apart" => Linked::Apart,
        "unsure" => Linked::Unsure,
        _ => return Err(Fault::Refused(view.say("web-no-decision"))),
    };
    let entry = link_judged(view, open, &from, &to, decided, form.text("reason"))?;
    Ok((Reply::see(format!("/review?event={}", part(form.text("event")))), said_of(view, entry)))
}

pub(super) fn undo(view: &View<'_>, open: &mut Unlocked, position: &str) -> Answer {
    let position: u64 = position.parse().map_err(|_| Fault::NotFound(view.say("web-no-page")))?;
    let undone = undone(view, open, position, view.ask.form.text("reason"))?;
    let said = undone.map(|first| view.say_with("desk-undone", &[num("undone", position), num("position", first)]));
    Ok((Reply::see("/history"), said))
}

/// Undoes an entry: the first entry made.
pub(crate) fn undone(view: &View<'_>, open: &mut Unlocked, position: u64, reason: &str) -> Result<Option<u64>, Fault> {
    let row = open.project.entries_before(position.saturating_add(1), 1)?.pop();
    let row = row.filter(|row| row.position == position).ok_or_else(|| Fault::NotFound(view.say("web-no-page")))?;
    let payload = row.payload.ok_or_else(|| Fault::Refused(view.say("web-sealed")))?;
    let before = super::history::before(open, &row.kind, &payload, position)?;
    let reason = reason.trim();
    let envelopes = undo_it(&open.project, position, (&row.kind, &payload), before.as_deref(), reason)?;
    Ok(open.commit_because(envelopes, reason)?.map(|report| report.first))
}

/// What is decided of a suggested link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Linked {
    /// The one derives from the other, or both from one origin.
    Same,
    /// Neither derives from the other.
    Apart,
    /// It can't be told yet: the link is set aside.
    Unsure,
}

/// Decides a suggested link: the first entry made.
pub(crate) fn link_judged(
    view: &View<'_>,
    open: &mut Unlocked,
    from: &ClaimId,
    to: &ClaimId,
    decided: Linked,
    reason: &str,
) -> Result<Option<u64>, Fault> {
    let decisions = match decided {
        Linked::Same => {
            let tables = &view.site.tables;
            link_decisions(&open.project, to, from, &tables.links.lookups(&tables.vocabulary))?
        }
        Linked::Apart => vec![Decision::Apart { claim: to.clone(), other: from.clone() }],
        Linked::Unsure => vec![Decision::Unsure { claim: to.clone(), other: from.clone() }],
    };
    judged(open, decisions, reason)
}

/// Judges, all or nothing: the first entry made.
pub(crate) fn judged(open: &mut Unlocked, decisions: Vec<Decision>, reason: &str) -> Result<Option<u64>, Fault> {
    let mut envelopes = Vec::new();
    for decision in decisions {
        let judgment = Judgment { decision, reason: reason.trim().to_owned() };
        envelopes.extend(judge(&open.project, &judgment)?);
    }
    Ok(open.commit(envelopes)?.map(|report| report.first))
}

fn said_of(view: &View<'_>, entry: Option<u64>) -> Option<String> {
    entry.map(|position| view.say_with("cli-judged", &[num("position", position)]))
}
