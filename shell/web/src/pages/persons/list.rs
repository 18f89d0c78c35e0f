//! The registry as a table: filtered and sorted by what isn't masked, a page of it at a time. Input: a query. Output: a row a person,
//! names masked. Leaves out names: one person's are opened on their own page.

use super::super::tables::{Asked, column, head, turning};
use super::super::{Answer, titled};
use super::{choice, link, sees, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::{View, own};
use attested_app::{PersonRow, PersonsAsked, PersonsOrder, registry};
use attested_office::{num, times};
use attested_persons::PersonKind;
use attested_protection::Datum;
use maud::{Markup, html};

/// What the table shows of a person beside number, name and lists; each can be sorted by.
const SHOWN: [(Datum, &str); 3] = [(Datum::Sex, "sex"), (Datum::Birth, "birth"), (Datum::Origin, "origin")];

pub(super) fn list(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let read = registry(&open.project)?;
    let today = times::today()?;
    let query = &view.ask.query;
    let (by, reverse) = column(query.text("sort"));
    let asked = PersonsAsked {
        list: query.text("list").to_owned(),
        kind: match query.text("kind") {
            "person" => Some(PersonKind::Person),
            "group" => Some(PersonKind::Group),
            _ => None,
        },
        datum: query.some("datum").map(Datum::parse).transpose()?,
        contested: query.text("state") == "contested",
        never_link: query.text("state") == "never-link",
        order: match by {
            "sex" => PersonsOrder::Sex,
            "birth" => PersonsOrder::Birth,
            "origin" => PersonsOrder::Origin,
            "values" => PersonsOrder::Values,
            _ => PersonsOrder::Number,
        },
        reverse,
    };
    let may = sees(view, false);
    let rows = read.list(&asked, today, &may);
    let page = Asked::of(view);
    let title = view.say("persons-heading");
    let body = html! {
        (ways(view, "/persons"))
        p.hint { (view.say("persons-hint")) }
        (filter(view, &read.list_names(today, &may))?)
        @if read.persons.is_empty() { p { (view.say("persons-none")) } }
        @else {
            (turning(view, &page, rows.len(), "↑"))
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    (head(view, &page, "number", &view.say("persons-number")))
                    th scope="col" { (view.say("datum-name")) }
                    @for (datum, key) in SHOWN { (head(view, &page, key, &view.say(&format!("datum-{datum}")))) }
                    th scope="col" { (view.say("persons-lists-heading")) }
                    (head(view, &page, "values", &view.say("persons-values")))
                    th scope="col" { "TLP" }
                    th scope="col" { (view.say("persons-state")) }
                } }
                tbody { @for row in rows.iter().skip(page.from).take(page.rows) { (line(view, row)) } }
            } }
            (turning(view, &page, rows.len(), "↓"))
        }
    };
    titled(view, &title, &body)
}

/// The pages on persons, the one shown marked.
pub(super) fn ways(view: &View<'_>, here: &str) -> Markup {
    const WAYS: [(&str, &str); 4] = [
        ("/persons", "persons-registry"),
        ("/persons/queue", "persons-queue"),
        ("/persons/add", "persons-add"),
        ("/persons/import", "persons-import"),
    ];
    html! {
        nav.tabs aria-label=(view.say("persons-heading")) {
            @for (address, key) in WAYS { a href=(address) aria-current=[(address == here).then_some("page")] { (view.say(key)) } }
        }
    }
}

fn filter(view: &View<'_>, lists: &std::collections::BTreeSet<String>) -> Result<Markup, Fault> {
    let query = &view.ask.query;
    let any = view.say("web-any");
    let labelled = |codes: &[&'static str], prefix: &str| -> Vec<(&str, String)> {
        codes.iter().map(|code| (*code, view.say(&format!("{prefix}-{code}")))).collect()
    };
    let lists: Vec<(&str, String)> = lists.iter().map(|list| (list.as_str(), list.clone())).collect();
    let data: Vec<&str> = Datum::ALL.iter().map(|datum| datum.code()).collect();
    Ok(html! {
        form.filter method="get" action="/persons" {
            label for="list" { (view.say("persons-lists-heading")) }
            (choice("list", "list", Some(&any), &lists, query.text("list")))
            label for="kind" { (view.say("persons-kind")) }
            (choice("kind", "kind", Some(&any), &labelled(&["person", "group"], "persons-kind"), query.text("kind")))
            label for="datum" { (view.say("persons-says")) }
            (choice("datum", "datum", Some(&any), &labelled(&data, "datum"), query.text("datum")))
            label for="state" { (view.say("persons-state")) }
            (choice("state", "state", Some(&any), &labelled(&["contested", "never-link"], "persons"), query.text("state")))
            @if let Some(sort) = query.some("sort") { input type="hidden" name="sort" value=(sort); }
            button { (view.say("web-show")) }
        }
    })
}

fn line(view: &View<'_>, row: &PersonRow<'_>) -> Markup {
    let person = row.person;
    let several = |datum: Datum| {
        html! { @for (i, held) in row.of(datum).enumerate() { @if i > 0 { " / " } (value(held, false)) } }
    };
    if person.erased {
        return html! { tr { th scope="row" { (link(person.number)) } td colspan="8" { (view.say("persons-erased")) } } };
    }
    let states = [
        (person.kind == PersonKind::Group, "persons-kind-group"),
        (row.contested, "persons-contested"),
        (person.never_link, "persons-never-link"),
    ];
    html! { tr {
        th scope="row" { (link(person.number)) }
        td { @if row.of(Datum::Name).next().is_none() { (view.say("persons-unnamed")) } @else { (several(Datum::Name)) }
            @for held in row.of(Datum::Count) { " " (value(held, false)) } }
        @for (datum, _) in SHOWN { td { (several(datum)) } }
        td { @for list in row.lists() { span.pair { (own(list)) } } }
        td.n { (view.say_with("persons-values-count", &[num("count", row.seen.len() as u64)])) }
        td { (person.tlp) }
        td { @for (is, key) in states { @if is { span.pair { (view.say(key)) } } } }
    } }
}
