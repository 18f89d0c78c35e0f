//! A list of persons brought in: sent, its columns mapped, the plan looked at, then recorded, as `persons import` does. Input: a table,
//! a workbook's sheet, or what Uwazi, OpenRefine and FollowTheMoney write. Output: counts, and by line why a row can't be taken; on a
//! word the entries, all or none. What stands in the file is not shown: nobody has asked for those names with a reason.

use super::super::import::{LISTED, held, listed, mapped_below};
use super::super::{Answer, shown};
use super::list::ways;
use super::{choice, column_key};
use crate::desk::Unlocked;
use crate::drafts::Typed;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, page};
use crate::upload::{MOST_FILE, MOST_MEGABYTES, Sent};
use attested_app::{AppError, registry};
use attested_model::SubjectHandle;
use attested_office::{ImportTable, num, text};
use attested_persons::exchange::{Format, Mapping};
use attested_persons::{COLUMNS, ImportPlan, plan};
use attested_publication::visible;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::sync::Arc;

/// The formats, each by its code.
const FORMATS: [(&str, Format); 4] =
    [("csv", Format::Csv), ("uwazi", Format::Uwazi), ("openrefine", Format::Openrefine), ("ftm", Format::Ftm)];

pub(super) fn import(view: &View<'_>) -> Answer {
    Ok((Reply::Page(begun(view, None)), None))
}

fn begun(view: &View<'_>, wrong: Option<&str>) -> Markup {
    let title = view.say("persons-import");
    let extras = Extras { module: Some("/assets/add.js"), ..Extras::default() };
    page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            (ways(view, "/persons/import"))
            @if let Some(wrong) = wrong { p.wrong role="alert" { (visible(wrong)) } }
            p { (view.say("persons-import-hint")) }
            form.add #add-form method="post" action="/persons/import" enctype="multipart/form-data" data-most=(MOST_FILE) {
                (view.csrf_field())
                label for="a-file" { (view.say("import-file")) }
                input #a-file name="file" type="file" required aria-describedby="h-file";
                p.hint #h-file { (view.say_with("import-file-hint", &[num("megabytes", MOST_MEGABYTES)])) }
                p.wrong #too-large role="alert" hidden { (view.say_with("add-too-large", &[num("megabytes", MOST_MEGABYTES)])) }
                label for="format" { (view.say("persons-format")) }
                (formats(view, "csv"))
                label for="d-list" { (view.say("persons-list-name")) }
                input #d-list name="d-list" autocomplete="off" dir="auto";
                button { (view.say("import-look")) }
            }
        },
    )
}

fn formats(view: &View<'_>, chosen: &str) -> Markup {
    let codes = FORMATS.map(|(code, _)| (code, view.say(&format!("persons-format-{code}"))));
    choice("format", "format", None, &codes, chosen)
}

pub(super) fn sent(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let refused = |status, why: &str| Ok((Reply::Other(status, begun(view, Some(why))), None));
    let upload = match &view.ask.sent {
        Sent::File(upload) => upload,
        Sent::Nothing => return refused(StatusCode::UNPROCESSABLE_ENTITY, &view.say("import-no-file")),
        Sent::TooLarge => {
            let why = view.say_with("add-too-large", &[num("megabytes", MOST_MEGABYTES)]);
            return refused(StatusCode::PAYLOAD_TOO_LARGE, &why);
        }
    };
    let table = match ImportTable::read(&upload.bytes, None) {
        Ok(table) => table,
        Err(why) => return refused(StatusCode::UNPROCESSABLE_ENTITY, &why.to_string()),
    };
    let mut typed = Typed::new();
    for name in ["format", "d-list"] {
        typed.insert(name.to_owned(), view.ask.form.text(name).trim().to_owned());
    }
    for (column, theirs) in table.guess_persons()? {
        typed.insert(format!("c-{column}"), theirs);
    }
    let key = open.held.keep(Arc::clone(upload)).map_err(|e| Fault::Refused(e.to_string()))?;
    open.held.set(&key, typed);
    Ok((Reply::see(format!("/persons/import/{key}")), None))
}

/// What was sent and how it is to be read.
struct Reading {
    table: ImportTable,
    format: (&'static str, Format),
    mapping: Mapping,
}

fn reading(view: &View<'_>, open: &Unlocked, key: &str) -> Result<Reading, Fault> {
    let (upload, typed) = held(view, open, key)?;
    let value = |name: &str| typed.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());
    let table = ImportTable::read(&upload.bytes, value("sheet"))?;
    let format = FORMATS.into_iter().find(|(code, _)| value("format") == Some(code)).unwrap_or(FORMATS[0]);
    let of = |prefix: &str| {
        let said = COLUMNS.iter().filter_map(|c| Some(((*c).to_owned(), value(&format!("{prefix}-{c}"))?.to_owned())));
        said.collect()
    };
    let mapping =
        Mapping { columns: if is_mapped(format.1) { of("c") } else { Default::default() }, defaults: of("d") };
    Ok(Reading { table, format, mapping })
}

/// Whether a person says which column is which: the other formats say it themselves.
const fn is_mapped(format: Format) -> bool {
    matches!(format, Format::Csv | Format::Openrefine)
}

/// Keeps how the person says that it is to be read.
pub(super) fn mapped(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    mapped_below(view, open, "/persons/import", key)
}

pub(super) fn forgotten(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    open.held.forget(key);
    Ok((Reply::see("/persons/import"), Some(view.say("import-forgotten"))))
}

fn plan_of(open: &Unlocked, reading: &Reading) -> Result<ImportPlan, Fault> {
    let rows = reading.table.persons(reading.format.1, &reading.mapping)?;
    let erased = open.project.erased_records()?;
    Ok(plan(rows, &registry(&open.project)?.persons, &|list, record| erased.has(list, record)))
}

pub(super) fn planned(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    let reading = reading(view, open, key)?;
    let planned = plan_of(open, &reading);
    let title = view.say("persons-import");
    let base = format!("/persons/import/{key}");
    shown(page(
        view,
        &title,
        &Extras::default(),
        &html! {
            h1 { (title) }
            (ways(view, "/persons/import"))
            (mapping(view, &base, &reading))
            section #plan tabindex="-1" aria-labelledby="plan-heading" {
                h2 #plan-heading { (view.say("import-plan")) }
                @match &planned {
                    Err(why) => p.wrong role="alert" { (visible(&super::wrong(view, why))) },
                    Ok(planned) => {
                        (counts(view, planned))
                        @if planned.planned.is_empty() { p.hint { (view.say("import-nothing")) } }
                        @else {
                            form method="post" action={ (base) "/record" } {
                                (view.csrf_field())
                                input type="hidden" name="entries" value=(open.project.entries());
                                button { (view.say_with("persons-import-record", &[num("count", planned.planned.len() as u64)])) }
                            }
                        }
                        (refusals(view, planned))
                    }
                }
            }
            form method="post" action={ (base) "/forget" } { (view.csrf_field()) button { (view.say("import-forget")) } }
        },
    ))
}

fn mapping(view: &View<'_>, base: &str, reading: &Reading) -> Markup {
    let Reading { table, format, mapping } = reading;
    let own: Vec<(&str, String)> =
        table.header.iter().filter(|own| !own.is_empty()).map(|own| (own.as_str(), own.clone())).collect();
    let sheets: Vec<(&str, String)> = table.sheets.iter().map(|name| (name.as_str(), name.clone())).collect();
    html! {
        form.mapped method="post" action=(base) {
            (view.csrf_field())
            div.fields {
                label for="format" { (view.say("persons-format")) }
                (formats(view, format.0))
                @if !sheets.is_empty() {
                    label for="sheet" { (view.say("import-sheet")) }
                    (choice("sheet", "sheet", None, &sheets, &table.sheet))
                }
            }
            details open[is_mapped(format.1)] {
                summary { (view.say("import-mapping")) }
                div.scroll tabindex="0" role="region" aria-label=(view.say("import-mapping")) { table {
                    thead { tr {
                        th scope="col" { (view.say("import-our-column")) }
                        @if is_mapped(format.1) { th scope="col" { (view.say("import-their-column")) } }
                        th scope="col" { (view.say("import-default")) }
                    } }
                    tbody { @for column in COLUMNS {
                        @let label = view.say(&column_key(column));
                        tr {
                            th scope="row" { label for={ "d-" (column) } { (label) } }
                            @if is_mapped(format.1) {
                                td {
                                    label.unseen for={ "c-" (column) } { (label) ": " (view.say("import-their-column")) }
                                    (choice(&format!("c-{column}"), &format!("c-{column}"), Some("–"), &own, mapping.columns.get(column).map_or("", String::as_str)))
                                }
                            }
                            td { input id={ "d-" (column) } name={ "d-" (column) } value=(mapping.defaults.get(column).map_or("", String::as_str)) autocomplete="off" aria-label=(view.say_with("import-default-of", &[text("column", &label)])); }
                        }
                    } }
                } }
            }
            button { (view.say("import-look-again")) }
        }
    }
}

/// How many rows are of somebody new.
fn new_of(planned: &ImportPlan) -> usize {
    planned.planned.iter().filter(|one| one.about.is_none()).count()
}

fn counts(view: &View<'_>, planned: &ImportPlan) -> Markup {
    let new = new_of(planned) as u64;
    let counts = [
        ("persons-import-new", new),
        ("persons-import-further", planned.planned.len() as u64 - new),
        ("import-same", planned.same),
        ("import-rejected", planned.rejected.len() as u64),
    ];
    html! { ul.counts { @for (key, count) in counts { li { strong { (count) } " " (view.say(key)) } } } }
}

fn refusals(view: &View<'_>, planned: &ImportPlan) -> Markup {
    let why = |error: &attested_persons::PersonsError| super::wrong(view, &Fault::App(AppError::from(error.clone())));
    let rows = html! { @for (line, error) in planned.rejected.iter().take(LISTED) {
        tr { td.n { (line) } td { (visible(&why(error))) } }
    } };
    listed(view, "import-refused-rows", &["import-line", "web-reason"], planned.rejected.len(), &rows)
}

pub(super) fn recorded(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    held(view, open, key)?;
    // What was looked at must be what is recorded.
    if view.ask.form.number::<u64>("entries") != Some(open.project.entries()) {
        return Err(Fault::Refused(view.say("import-stale")));
    }
    let planned = plan_of(open, &reading(view, open, key)?)?;
    let new = new_of(&planned);
    let read = registry(&open.project)?;
    // What can't be recorded is found before keys are made.
    read.import(&planned, &vec![SubjectHandle([0; 16]); new])?;
    let handles = open.project.new_subjects(new)?;
    open.commit(read.import(&planned, &handles)?)?;
    open.held.forget(key);
    let counts = [
        num("new", new as u64),
        num("further", (planned.planned.len() - new) as u64),
        num("same", planned.same),
        num("rejected", planned.rejected.len() as u64),
    ];
    Ok((Reply::see("/persons"), Some(view.say_with("persons-import-said", &counts))))
}
