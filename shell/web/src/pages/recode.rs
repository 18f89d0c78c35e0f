//! One claim coded anew: its fields as they are, and a version recorded over the one that was seen. Input: a claim; what was
//! typed, the version that it was typed over, a reason. Output: the form; then a new version. Where another version was recorded
//! in between, both are shown, field by field, and nothing is recorded until somebody has looked: each stays in the history.

use super::fields::{fields, label};
use super::{Answer, part, titled};
use crate::desk::Unlocked;
use crate::drafts::Typed;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use attested_app::{AppError, Snapshot, import_envelopes};
use attested_claims::{COLUMNS, Claim, ClaimRecord, FieldChange, ReadRow, differences, plan_import};
use attested_model::ClaimId;
use attested_office::num;
use attested_publication::visible;
use attested_store::CommitReport;
use axum::http::StatusCode;
use maud::{Markup, html};

fn record(open: &Unlocked, id: &str) -> Result<ClaimRecord, Fault> {
    let id = ClaimId::parse(id).map_err(|e| Fault::NotFound(e.to_string()))?;
    Ok(open.project.claim(&id, None)?.ok_or(AppError::UnknownClaim { claim: id })?)
}

pub(super) fn form(view: &View<'_>, open: &mut Unlocked, id: &str) -> Answer {
    let record = record(open, id)?;
    let typed = record.claim.to_cells();
    titled(view, &heading(view, &record), &body(view, open, &record, &typed, &html! {})?)
}

fn heading(view: &View<'_>, record: &ClaimRecord) -> String {
    format!("{} · {}", view.say("desk-recode"), visible(record.claim.id.as_str()))
}

fn body(
    view: &View<'_>,
    open: &Unlocked,
    record: &ClaimRecord,
    typed: &Typed,
    above: &Markup,
) -> Result<Markup, Fault> {
    let id = part(record.claim.id.as_str());
    let columns: Vec<&str> = COLUMNS.into_iter().filter(|column| *column != "id").collect();
    Ok(html! {
        (above)
        p { a href={ "/claims/" (id) } { (own(record.claim.id.as_str())) } " · " (view.say("web-entry")) " " (record.position) }
        form #recode method="post" action={ "/claims/" (id) "/edit" } {
            (view.csrf_field())
            input type="hidden" name="over" value=(record.position);
            (fields(view, open, &columns, &["event", "act", "modality"], typed)?)
            label for="reason" { (view.say("web-reason")) }
            input #reason name="reason" required dir="auto" autocomplete="off" value=(typed.get("reason").map_or("", String::as_str));
            button { (view.say("web-record")) }
        }
    })
}

pub(super) fn commit(view: &View<'_>, open: &mut Unlocked, id: &str) -> Answer {
    let now = record(open, id)?;
    let form = &view.ask.form;
    let mut typed: Typed = COLUMNS
        .into_iter()
        .filter(|column| *column != "id")
        .filter_map(|column| Some((column.to_owned(), form.some(column)?.to_owned())))
        .collect();
    // The coder's own columns are no part of the form: they stay.
    typed.extend(now.claim.extra.clone());
    let mut cells = typed.clone();
    cells.insert("id".to_owned(), now.claim.id.to_string());
    typed.insert("reason".to_owned(), form.text("reason").to_owned());
    let again = |open: &Unlocked, status: StatusCode, above: &Markup| -> Answer {
        let title = heading(view, &now);
        let body = body(view, open, &now, &typed, above)?;
        let page = page(view, &title, &Extras::default(), &html! { h1 { (title) } (body) });
        Ok((Reply::Other(status, page), None))
    };
    let wrong = |why: &str| html! { p.wrong role="alert" { (visible(why)) } };
    let claim = match Claim::from_cells(&cells) {
        Ok(claim) => claim,
        Err(why) => return again(open, StatusCode::UNPROCESSABLE_ENTITY, &wrong(&why.to_string())),
    };
    if form.number::<u64>("over") != Some(now.position) {
        let both = differences(&now.claim, &claim);
        return again(open, StatusCode::CONFLICT, &conflict(view, &now, &both));
    }
    if form.text("reason").trim().is_empty() {
        return again(open, StatusCode::UNPROCESSABLE_ENTITY, &wrong(&view.say("desk-needs-reason")));
    }
    let said = match coded_anew(open, claim, form.text("reason")) {
        Err(Fault::Refused(why)) => return again(open, StatusCode::UNPROCESSABLE_ENTITY, &wrong(&why)),
        Err(fault) => return Err(fault),
        Ok(Some(report)) => view.say_with("desk-recoded", &[num("position", report.first)]),
        Ok(None) => view.say("desk-nothing-changed"),
    };
    Ok((Reply::see(format!("/claims/{}", part(now.claim.id.as_str()))), Some(said)))
}

/// Records a claim's new version, by the rules of an import; nothing when it says the same.
pub(crate) fn coded_anew(open: &mut Unlocked, claim: Claim, reason: &str) -> Result<Option<CommitReport>, Fault> {
    if reason.trim().is_empty() {
        return Err(AppError::NoReason.into());
    }
    let row = ReadRow { line: 1, id: claim.id.to_string(), claim: Ok(claim) };
    let found = |id: &ClaimId| open.project.claim(id, None).ok().flatten().map(|record| record.claim);
    let known = |id: &attested_model::EventId| open.project.event(id).ok().flatten().is_some();
    let plan = plan_import(vec![row], found, known);
    if let Some(rejected) = plan.rejected.first() {
        return Err(Fault::Refused(rejected.reason.to_string()));
    }
    open.commit_because(import_envelopes(&plan)?, reason)
}

/// Two versions that were typed over the same one: the other's, which is recorded, beside one's own, which isn't yet.
fn conflict(view: &View<'_>, now: &ClaimRecord, both: &[FieldChange]) -> Markup {
    html! {
        div.wrong role="alert" {
            p { (view.say_with("desk-conflict", &[num("position", now.position)])) }
            div.scroll tabindex="0" role="region" aria-label=(view.say("desk-conflict-table")) { table {
                thead { tr { th scope="col" { (view.say("desk-column")) } th scope="col" { (view.say("desk-theirs")) } th scope="col" { (view.say("desk-yours")) } } }
                tbody { @for field in both { tr {
                    th scope="row" { (label(view, &field.column)) }
                    td { (own(&field.before)) }
                    td { (own(&field.after)) }
                } } }
            } }
        }
    }
}
