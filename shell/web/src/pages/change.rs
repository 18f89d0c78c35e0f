//! Many claims changed at once: plan, look, commit. Input: claims chosen in the table, or all that its filter shows; a field and
//! its value; then a reason. Output: first what would change, before and after, and nothing changed; then the entries, with who
//! and why. A claim that changed in between is shown again.

use super::claims::{FILTERS, asked_of};
use super::document::FIELDS;
use super::fields::{choices, label};
use super::{Answer, part, titled};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{View, own};
use attested_app::{Snapshot, change_envelopes, change_plan};
use attested_claims::ImportPlan;
use attested_model::ClaimId;
use attested_office::{num, text};
use attested_publication::visible;
use attested_store::ClaimsAsked;
use maud::{Markup, html};

/// Claims that are changed at once, at most.
pub(crate) const MOST: u64 = 5_000;
/// Changes that a plan lists one by one.
const SHOWN: usize = 200;

/// The fields by which a change is asked for, under the table.
pub(super) fn fields(view: &View<'_>, total: u64) -> Markup {
    html! {
        fieldset.filter {
            legend { (view.say("desk-change")) }
            label { input type="checkbox" name="all" value="on"; " " (view.say_with("desk-change-all", &[num("count", total)])) }
            label for="column" { (view.say("desk-column")) }
            select #column name="column" {
                @for name in columns() { option value=(name) { (label(view, name)) } }
            }
            label for="value" { (view.say("desk-value")) }
            input #value name="value" dir="auto" autocomplete="off" list="codes";
            datalist #codes { @for name in columns() { @for (code, says) in choices(view, name).into_iter().flatten() { option value=(code) { (label(view, name)) ": " (says) } } } }
            button { (view.say("desk-plan")) }
        }
    }
}

/// The columns that may be set: a claim keeps its id.
pub(crate) fn columns() -> impl Iterator<Item = &'static str> {
    FIELDS.into_iter().chain(["note"]).filter(|name| *name != "id")
}

fn chosen(view: &View<'_>, open: &Unlocked) -> Result<Vec<ClaimId>, Fault> {
    let form = &view.ask.form;
    if form.some("all").is_some() {
        let filter = ClaimsAsked { recorded: None, ..asked_of(form)? };
        let listed = open.project.list_claims(&filter, 0, MOST + 1)?;
        if listed.cut.is_some() || listed.total > MOST {
            return Err(Fault::Refused(
                view.say_with("desk-too-many", &[num("count", listed.total), num("most", MOST)]),
            ));
        }
        return Ok(listed.rows.into_iter().map(|one| one.record.claim.id).collect());
    }
    let ids = form.each().filter_map(|(name, _)| name.strip_prefix("row-"));
    Ok(ids.map(ClaimId::parse).collect::<Result<_, _>>()?)
}

/// What would change.
pub(super) fn plan(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let form = &view.ask.form;
    let (column, value) = (form.text("column"), form.text("value"));
    if !columns().any(|own| own == column) {
        return Err(Fault::Refused(view.say("desk-no-column")));
    }
    let ids = chosen(view, open)?;
    if ids.is_empty() {
        return Err(Fault::Refused(view.say("desk-nothing-chosen")));
    }
    let plan = change_plan(&open.project, &ids, column, value)?;
    shown(view, open, &plan, None)
}

fn shown(view: &View<'_>, open: &Unlocked, plan: &ImportPlan, wrong: Option<&str>) -> Answer {
    let form = &view.ask.form;
    let (column, value) = (form.text("column"), form.text("value"));
    let title = view.say("desk-plan-title");
    let counts = [
        num("changed", plan.changed.len() as u64),
        num("same", plan.same.len() as u64),
        num("rejected", plan.rejected.len() as u64),
    ];
    let body = html! {
        @if let Some(wrong) = wrong { p.wrong role="alert" { (wrong) } }
        p { (label(view, column)) " → " @if value.trim().is_empty() { em { (view.say("desk-emptied")) } } @else { q dir="auto" { (own(value)) } } }
        p role="status" { (view.say_with("desk-plan-counts", &counts)) }
        @if !plan.events.is_empty() { p.wrong { (view.say("desk-plan-events")) " " @for event in &plan.events { (own(event.id.as_str())) " " } } }
        @if !plan.rejected.is_empty() {
            h2 { (view.say("desk-plan-rejected")) }
            ul { @for one in plan.rejected.iter().take(SHOWN) { li { (own(&one.id)) ": " (visible(&one.reason.to_string())) } } }
        }
        @if !plan.changed.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    th scope="col" { (view.say("th-claim")) }
                    th scope="col" { (view.say("desk-column")) }
                    th scope="col" { (view.say("desk-before")) }
                    th scope="col" { (view.say("desk-after")) }
                } }
                tbody { @for change in plan.changed.iter().take(SHOWN) { @for field in &change.fields { tr {
                    th scope="row" { a href={ "/claims/" (part(change.claim.id.as_str())) } { (own(change.claim.id.as_str())) } }
                    td { (label(view, &field.column)) }
                    td { del { (own(&field.before)) } }
                    td { ins { (own(&field.after)) } }
                } } } }
            } }
            @if plan.changed.len() > SHOWN { p.hint { (view.say_with("desk-plan-more", &[num("count", (plan.changed.len() - SHOWN) as u64)])) } }
            form method="post" action="/claims/change/commit" {
                (view.csrf_field())
                @for change in &plan.changed { input type="hidden" name={ "row-" (change.claim.id.as_str()) } value="on"; }
                @for name in FILTERS { @if let Some(value) = form.some(name) { input type="hidden" name=(name) value=(value); } }
                input type="hidden" name="column" value=(column);
                input type="hidden" name="value" value=(value);
                input type="hidden" name="seen" value=(open.project.entries());
                label for="reason" { (view.say("web-reason")) }
                input #reason name="reason" required dir="auto" value=(form.text("reason"));
                button { (view.say_with("desk-commit", &[num("count", plan.changed.len() as u64)])) }
            }
        }
        p { a href=(back(form)) { (view.say("desk-back")) } }
    };
    titled(view, &title, &body)
}

/// The table as it was filtered.
fn back(form: &crate::ask::Fields) -> String {
    let filters = FILTERS.iter().filter_map(|name| Some(format!("{name}={}", part(form.some(name)?))));
    format!("/claims?{}", filters.collect::<Vec<_>>().join("&"))
}

/// Carries the plan out.
pub(super) fn commit(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let form = &view.ask.form;
    let column = form.text("column");
    if !columns().any(|own| own == column) {
        return Err(Fault::Refused(view.say("desk-no-column")));
    }
    let ids = chosen(view, open)?;
    let plan = change_plan(&open.project, &ids, column, form.text("value"))?;
    let seen: u64 = form.number("seen").unwrap_or(0);
    for id in &ids {
        // What was looked at must be what is changed.
        if open.project.claim(id, None)?.is_some_and(|record| record.position >= seen) {
            return shown(view, open, &plan, Some(&view.say("desk-plan-changed")));
        }
    }
    if form.text("reason").trim().is_empty() {
        return shown(view, open, &plan, Some(&view.say("desk-needs-reason")));
    }
    let changed = plan.changed.len() as u64;
    let envelopes = change_envelopes(&plan, &open.coder()?, form.text("reason"))?;
    let report = open.project.commit(envelopes, attested_office::times::now())?;
    let said = view.say_with(
        "desk-changed",
        &[num("count", changed), num("position", report.first), text("reason", form.text("reason"))],
    );
    Ok((Reply::see(back(form)), Some(said)))
}
