//! Importing a table: sent, its columns mapped, the plan looked at, then recorded. Input: a CSV file or a workbook; which column
//! is which, guessed first and corrected by the person. Output: the same plan as `claim import` makes, and on a word the same
//! entries, all or none, while a page tells how far it is. A plan that was looked at and no longer holds is refused.

use super::tables::plain;
use super::{Answer, shown, titled};
use crate::desk::Unlocked;
use crate::drafts::Typed;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::jobs::{Job, begin};
use crate::layout::{Extras, View, own, page};
use crate::upload::{MOST_FILE, MOST_MEGABYTES, Sent, Upload};
use attested_app::{attributed, import_envelopes};
use attested_claims::interop::Layout;
use attested_claims::{COLUMNS, Claim, ColumnMap, ImportPlan};
use attested_office::{ImportTable, LAYOUTS, num, text, times};
use attested_publication::visible;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::sync::Arc;

/// Claims, changes and refusals that a plan lists before it only counts.
pub(super) const LISTED: usize = 200;
/// Columns of ours that another data set's mapping may leave empty, and a person can fill.
const FOREIGN_DEFAULTS: [&str; 2] = ["uttered", "published"];

pub(super) fn import(view: &View<'_>) -> Answer {
    begun(view, None).map(|page| (Reply::Page(page), None))
}

fn begun(view: &View<'_>, wrong: Option<&str>) -> Result<Markup, Fault> {
    let title = view.say("import-heading");
    let extras = Extras { module: Some("/assets/add.js"), ..Extras::default() };
    Ok(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            @if let Some(wrong) = wrong { p.wrong role="alert" { (visible(wrong)) } }
            p { (view.say("import-hint")) }
            form.add #add-form method="post" action="/import" enctype="multipart/form-data" data-most=(MOST_FILE) {
                (view.csrf_field())
                label for="a-file" { (view.say("import-file")) }
                input #a-file name="file" type="file" required accept=".csv,.xlsx,text/csv" aria-describedby="h-file";
                p.hint #h-file { (view.say_with("import-file-hint", &[num("megabytes", MOST_MEGABYTES)])) }
                p.wrong #too-large role="alert" hidden { (view.say_with("add-too-large", &[num("megabytes", MOST_MEGABYTES)])) }
                button { (view.say("import-look")) }
            }
        },
    ))
}

pub(super) fn sent(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let refused = |status, why: &str| Ok((Reply::Other(status, begun(view, Some(why))?), None));
    let upload = match &view.ask.sent {
        Sent::File(upload) => upload,
        Sent::Nothing => return refused(StatusCode::UNPROCESSABLE_ENTITY, &view.say("import-no-file")),
        Sent::TooLarge => {
            let why = view.say_with("add-too-large", &[num("megabytes", MOST_MEGABYTES)]);
            return refused(StatusCode::PAYLOAD_TOO_LARGE, &why);
        }
    };
    // A file that can't be read at all is said here, where another can be chosen.
    if let Err(why) = ImportTable::read(&upload.bytes, None) {
        return refused(StatusCode::UNPROCESSABLE_ENTITY, &why.to_string());
    }
    let key = open.held.keep(Arc::clone(upload)).map_err(|e| Fault::Refused(e.to_string()))?;
    Ok((Reply::see(format!("/import/{key}")), None))
}

/// What was sent and how it is to be read: as the person said last, else as guessed.
struct Reading {
    upload: Arc<Upload>,
    table: ImportTable,
    layout: Option<Layout>,
    map: ColumnMap,
}

/// A file that was sent, with how it is to be read as the person said last.
pub(super) fn held(view: &View<'_>, open: &Unlocked, key: &str) -> Result<(Arc<Upload>, Typed), Fault> {
    open.held.with_settings(key).ok_or_else(|| Fault::NotFound(view.say("import-gone")))
}

fn reading(view: &View<'_>, open: &Unlocked, key: &str) -> Result<Reading, Fault> {
    let (upload, typed) = held(view, open, key)?;
    let value = |name: &str| typed.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    let table = ImportTable::read(&upload.bytes, value("sheet"))?;
    let layout = match value("from") {
        None => table.layout(),
        Some(name) => LAYOUTS.into_iter().find(|layout| layout.name() == name),
    };
    let mut map = ColumnMap::default();
    // Columns of another sheet are no answer for this one.
    let is_said = typed.contains_key("from") && value("sheet").unwrap_or_default() == table.sheet;
    if layout.is_none() {
        map.columns = match is_said {
            false => table.guess()?,
            true => COLUMNS
                .iter()
                .filter_map(|column| Some(((*column).to_owned(), value(&format!("c-{column}"))?.to_owned())))
                .collect(),
        };
    }
    let defaults = COLUMNS.iter().filter(|column| layout.is_none() || FOREIGN_DEFAULTS.contains(column));
    map.defaults =
        defaults.filter_map(|column| Some(((*column).to_owned(), value(&format!("d-{column}"))?.to_owned()))).collect();
    Ok(Reading { upload, table, layout, map })
}

/// Keeps how the person says that it is to be read.
pub(super) fn mapped(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    mapped_below(view, open, "/import", key)
}

/// The same for a table below any place.
pub(super) fn mapped_below(view: &View<'_>, open: &mut Unlocked, place: &str, key: &str) -> Answer {
    held(view, open, key)?;
    let typed = view.ask.form.each().filter(|(name, _)| *name != "csrf");
    open.held.set(key, typed.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
    Ok((Reply::see(format!("{place}/{key}#plan")), None))
}

pub(super) fn forgotten(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    open.held.forget(key);
    Ok((Reply::see("/import"), Some(view.say("import-forgotten"))))
}

pub(super) fn planned(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    let reading = reading(view, open, key)?;
    let plan = reading.table.plan(&open.project, reading.layout, &reading.map).map_err(Fault::from);
    let entries = open.project.entries();
    let title = view.say("import-heading");
    let base = format!("/import/{key}");
    shown(page(
        view,
        &title,
        &Extras::default(),
        &html! {
            h1 { (title) ": " (own(&reading.upload.name)) }
            p { a href="#plan" { (view.say("import-plan")) } }
            (mapping(view, &base, &reading))
            section #plan tabindex="-1" aria-labelledby="plan-heading" {
                h2 #plan-heading { (view.say("import-plan")) }
                @match &plan {
                    Err(why) => p.wrong role="alert" { (visible(&why.to_string())) },
                    Ok(plan) => {
                        (counts(view, plan))
                        @if plan.new.is_empty() && plan.changed.is_empty() { p.hint { (view.say("import-nothing")) } }
                        @else {
                            form method="post" action={ (base) "/record" } {
                                (view.csrf_field())
                                input type="hidden" name="entries" value=(entries);
                                button { (view.say_with("import-record", &[num("count", (plan.new.len() + plan.changed.len()) as u64)])) }
                            }
                        }
                        (refusals(view, plan))
                        (changes(view, plan))
                        (fresh(view, plan))
                    }
                }
            }
            form method="post" action={ (base) "/forget" } { (view.csrf_field()) button { (view.say("import-forget")) } }
        },
    ))
}

fn mapping(view: &View<'_>, base: &str, reading: &Reading) -> Markup {
    let Reading { table, layout, map, .. } = reading;
    let of = |name: &str| table.header.iter().position(|own| own == name).and_then(|at| table.first.get(at));
    let columns: Vec<&str> = match layout {
        None => COLUMNS.to_vec(),
        Some(_) => FOREIGN_DEFAULTS.to_vec(),
    };
    html! {
        form.mapped method="post" action=(base) {
            (view.csrf_field())
            div.fields {
                label for="from" { (view.say("import-kind")) }
                select #from name="from" {
                    option value="ours" { (view.say("import-ours")) }
                    @for one in LAYOUTS { option value=(one.name()) selected[*layout == Some(one)] { (view.say(&format!("import-{}", one.name()))) } }
                }
                @if !table.sheets.is_empty() {
                    label for="sheet" { (view.say("import-sheet")) }
                    select #sheet name="sheet" {
                        @for name in &table.sheets { option value=(name) selected[*name == table.sheet] { (visible(name)) } }
                    }
                }
            }
            details open[layout.is_none()] {
                summary { (view.say("import-mapping")) }
                p.hint { @if layout.is_some() { (view.say("import-mapped-already")) } @else { (view.say("import-mapping-hint")) } }
                div.scroll tabindex="0" role="region" aria-label=(view.say("import-mapping")) { table {
                    thead { tr {
                        th scope="col" { (view.say("import-our-column")) }
                        @if layout.is_none() {
                            th scope="col" { (view.say("import-their-column")) }
                            th scope="col" { (view.say("import-first-row")) }
                        }
                        th scope="col" { (view.say("import-default")) }
                    } }
                    tbody { @for column in columns {
                        @let theirs = map.columns.get(column).map_or("", String::as_str);
                        tr {
                            th scope="row" #{ "n-" (column) } { code { (column) } }
                            @if layout.is_none() {
                                td { select name={ "c-" (column) } aria-labelledby={ "n-" (column) } {
                                    option value="" { "–" }
                                    @for own in table.header.iter().filter(|own| !own.is_empty()) { option value=(own) selected[own == theirs] { (visible(own)) } }
                                } }
                                td { @if let Some(cell) = of(theirs) { (own(&cell.chars().take(60).collect::<String>())) } }
                            }
                            td { input name={ "d-" (column) } value=(map.defaults.get(column).map_or("", String::as_str)) autocomplete="off" aria-label=(view.say_with("import-default-of", &[text("column", column)])); }
                        }
                    } }
                } }
            }
            button { (view.say("import-look-again")) }
        }
    }
}

fn counts(view: &View<'_>, plan: &ImportPlan) -> Markup {
    let counts = [
        ("import-new", plan.new.len()),
        ("import-changed", plan.changed.len()),
        ("import-same", plan.same.len()),
        ("import-rejected", plan.rejected.len()),
        ("import-events", plan.events.len()),
    ];
    html! {
        ul.counts { @for (key, count) in counts { li { strong { (count) } " " (view.say(key)) } } }
    }
}

fn refusals(view: &View<'_>, plan: &ImportPlan) -> Markup {
    let rows = html! { @for one in plan.rejected.iter().take(LISTED) {
        tr { td.n { (one.line) } td { (own(&one.id)) } td { (visible(&one.reason.to_string())) } }
    } };
    listed(view, "import-refused-rows", &["import-line", "web-field-id", "web-reason"], plan.rejected.len(), &rows)
}

fn changes(view: &View<'_>, plan: &ImportPlan) -> Markup {
    let rows = html! { @for change in plan.changed.iter().take(LISTED) { @for field in &change.fields { tr {
        td { (own(change.claim.id.as_str())) }
        td { code { (field.column) } }
        td { (own(&field.before)) }
        td { (own(&field.after)) }
    } } } };
    let columns = ["web-field-id", "import-our-column", "import-before", "import-after"];
    listed(view, "import-changes", &columns, plan.changed.len(), &rows)
}

fn fresh(view: &View<'_>, plan: &ImportPlan) -> Markup {
    let said = |claim: &Claim| claim.quantity.as_ref().map(ToString::to_string).unwrap_or_default();
    let rows = html! { @for claim in plan.new.iter().take(LISTED) { tr {
        td { (own(claim.id.as_str())) }
        td { (own(claim.event.as_str())) }
        td { (own(&claim.act.to_string())) }
        td { (view.say(&format!("modality-{}", claim.modality))) }
        td { (own(&said(claim))) }
        td { (own(&claim.speaker)) }
    } } };
    let columns = [
        "web-field-id",
        "web-event",
        "web-field-act",
        "web-field-modality",
        "web-field-quantity-words",
        "web-field-speaker",
    ];
    listed(view, "import-new-claims", &columns, plan.new.len(), &rows)
}

/// A part of the plan under its heading, with how many more there are; nothing where there are none.
pub(super) fn listed(view: &View<'_>, heading: &str, columns: &[&str], count: usize, rows: &Markup) -> Markup {
    let title = view.say(heading);
    html! {
        @if count > 0 {
            h3 { (title) }
            (plain(view, &title, columns, rows))
            @if count > LISTED { p.hint { (view.say_with("cli-and-more", &[num("count", (count - LISTED) as u64)])) } }
        }
    }
}

pub(super) fn recorded(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    held(view, open, key)?;
    let seen = open.project.entries();
    if view.ask.form.number::<u64>("entries") != Some(seen) {
        let title = view.say("import-heading");
        return titled(
            view,
            &title,
            &html! {
                p.wrong role="alert" { (view.say("import-stale")) }
                p { a.button href={ "/import/" (key) "#plan" } { (view.say("import-look-again")) } }
            },
        );
    }
    let Reading { table, layout, map, .. } = reading(view, open, key)?;
    let number = begun_recording(view, table, layout, map, seen, Some(key.to_owned()));
    Ok((Reply::see(format!("/jobs/{number}")), None))
}

/// Begins to record a table as it was planned when the ledger had `seen` entries: the number of the work. The file held under
/// a key is let go when it is done.
pub(crate) fn begun_recording(
    view: &View<'_>,
    table: ImportTable,
    layout: Option<Layout>,
    map: ColumnMap,
    seen: u64,
    key: Option<String>,
) -> u64 {
    let (site, language) = (view.site.itself(), view.language);
    let work = move |open: &mut Unlocked, job: &Job| -> Result<(String, String), Fault> {
        let words = site.words(language);
        if job.tell("job-reading", 0, 0).is_break() {
            return Err(Fault::Store(attested_store::StoreError::Cancelled));
        }
        // Between the request's turn and this one a command may have written.
        if open.project.entries() != seen {
            return Err(Fault::Refused(words.say("import-stale", &[])));
        }
        let plan = table.plan(&open.project, layout, &map)?;
        let envelopes = attributed(import_envelopes(&plan)?, &open.coder()?, "")?;
        let mut told = |stage, done, total| job.stage(stage, done, total);
        let report = open.project.commit_telling(envelopes, times::now(), &mut told)?;
        if let Some(key) = &key {
            open.held.forget(key);
        }
        let counts = [
            num("new", plan.new.len() as u64),
            num("changed", plan.changed.len() as u64),
            num("same", plan.same.len() as u64),
            num("rejected", plan.rejected.len() as u64),
            num("events", plan.events.len() as u64),
        ];
        let done = words.say("cli-import-done", &counts);
        let says = format!("{done}. {}", words.say("cli-import-committed", &[num("entries", report.entries)]));
        Ok((says, "/claims".to_owned()))
    };
    begin(&view.site.itself(), "job-import", work)
}
