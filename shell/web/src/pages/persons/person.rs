//! One person: every value as recorded, rivals side by side, with source, label and whether it was withdrawn; links to family, groups
//! and those judged the same; decisions; history; and the forms that record more. Input: a number; for names, a reason. Output: a
//! page, masked; the page with names answers the form that asked for them, and every look is an entry.

use super::super::{Answer, part};
use super::record::{Forms, consent_form, mark_form, value_form};
use super::{link, look, sees, source, value};
use crate::access::Field;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use attested_app::{AppError, Happened, Registry, Snapshot, looked_at, registry};
use attested_model::{Day, EventId, SubjectHandle};
use attested_office::{num, text, times};
use attested_persons::{Held, Person, PersonKind, Value, clusters, contested};
use attested_protection::Datum;
use attested_publication::visible;
use axum::http::StatusCode;
use maud::{Markup, html};

pub(super) fn person(view: &View<'_>, open: &mut Unlocked, number: u64) -> Answer {
    let read = registry(&open.project)?;
    Ok((Reply::Page(whole(view, open, &read, number, &Forms::default())?), None))
}

/// Opens the names: the look is recorded, then the page is the answer.
pub(super) fn named(view: &View<'_>, open: &mut Unlocked, number: u64) -> Answer {
    let read = registry(&open.project)?;
    let person = read.person(number)?;
    if person.erased {
        return refused(view, open, &read, number, Fault::App(AppError::ErasedPerson { number }));
    }
    if let Err(why) = look(open, &read, vec![person.handle], view.ask.form.text("reason")) {
        return refused(view, open, &read, number, why);
    }
    let forms = Forms { named: true, ..Forms::default() };
    Ok((Reply::Page(whole(view, open, &read, number, &forms)?), None))
}

/// The page again, with what went wrong and what was typed.
pub(super) fn refused(view: &View<'_>, open: &Unlocked, read: &Registry, number: u64, why: Fault) -> Answer {
    if !matches!(why, Fault::App(_) | Fault::Refused(_)) {
        return Err(why);
    }
    let forms = Forms { wrong: Some(super::wrong(view, &why)), typed: true, ..Forms::default() };
    Ok((Reply::Other(StatusCode::UNPROCESSABLE_ENTITY, whole(view, open, read, number, &forms)?), None))
}

fn whole(view: &View<'_>, open: &Unlocked, read: &Registry, number: u64, forms: &Forms) -> Result<Markup, Fault> {
    let today = times::today()?;
    let person = read.person(number)?;
    let title = format!("P{number}");
    let groups = Groups { view, open, read, person, today, named: forms.named };
    let states = [
        (person.kind == PersonKind::Group, "persons-kind-group"),
        (person.erased, "persons-erased"),
        (person.never_link, "persons-never-link"),
    ];
    Ok(page(
        view,
        &title,
        &Extras::default(),
        &html! {
            h1 { (title) }
            (super::list::ways(view, ""))
            p { (person.tlp) @for (is, key) in states { @if is { " · " (view.say(key)) } }
                " · " span.id { (person.handle) } }
            @if let Some(wrong) = &forms.wrong { p.wrong role="alert" { (visible(wrong)) } }
            @if !person.erased {
                @if forms.named { p.wrong role="status" { (view.say("persons-named-now")) " " a href={ "/persons/" (number) } { (view.say("persons-mask")) } } }
                @else { (unmask(view, &format!("/persons/{number}"), &[])) }
                (groups.data()?)
                (together(view, read, number))
                h2 { (view.say("persons-consents")) }
                (groups.consents())
                (value_form(view, &format!("/persons/{number}/value"), forms))
                (consent_form(view, number, forms))
                (mark_form(view, number, forms))
            }
            h2 { (view.say("persons-history")) }
            (history(view, open, read, person)?)
        },
    ))
}

/// The form that asks for names, with its reason.
pub(super) fn unmask(view: &View<'_>, action: &str, hidden: &[(&str, u64)]) -> Markup {
    let id = hidden.iter().fold("unmask".to_owned(), |id, (_, value)| format!("{id}-{value}"));
    html! {
        form.filter method="post" action=(action) {
            (view.csrf_field())
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
            label for=(id) { (view.say("persons-unmask-why")) }
            input id=(id) name="reason" required autocomplete="off" placeholder=(view.say("persons-unmask-hint"));
            button { (view.say("persons-unmask")) }
        }
    }
}

struct Groups<'a> {
    view: &'a View<'a>,
    open: &'a Unlocked,
    read: &'a Registry,
    person: &'a Person,
    today: Day,
    named: bool,
}

impl Groups<'_> {
    /// What is said, datum by datum; what rivals stands beside it.
    fn data(&self) -> Result<Markup, Fault> {
        let is_seen = |held: &&Held| looked_at(self.person, held, self.today, &sees(self.view, self.named)).is_ok();
        // What is withheld doesn't show through what stands beside it.
        let contested = contested(&self.person.in_force().filter(is_seen).collect::<Vec<_>>());
        let mut sections = Vec::new();
        for datum in Datum::ALL {
            let mut boxes = Vec::new();
            for held in self.person.values.iter().filter(|held| held.value.datum() == *datum) {
                boxes.push(self.one(held)?);
            }
            if !boxes.is_empty() {
                sections.push((datum, contested.contains(datum), boxes));
            }
        }
        let view = self.view;
        Ok(html! {
            @if sections.is_empty() { p { (view.say("persons-nothing-said")) } }
            @for (datum, contested, boxes) in &sections {
                section aria-labelledby={ "d-" (datum) } {
                    h2 id={ "d-" (datum) } { (view.say(&format!("datum-{datum}"))) }
                    @if *contested { p.difference { (view.say("persons-contested")) } }
                    div.pair-of { @for one in boxes { (one) } }
                }
            }
        })
    }

    /// One value with its source.
    fn one(&self, held: &Held) -> Result<Markup, Fault> {
        let (view, at) = (self.view, format!("{}-{}", held.position, held.index));
        let ruling = looked_at(self.person, held, self.today, &sees(view, self.named));
        let open = self.named && ruling.is_ok();
        let said = match ruling {
            Err(refusal) => html! { em { (view.say(&format!("refusal-{}", refusal.code()))) } },
            Ok(()) => html! { (value(held, open)) (self.led(&held.value)?) },
        };
        let name = match &held.value {
            Value::Name(name) if ruling.is_ok() => Some(name),
            _ => None,
        };
        Ok(html! {
            div.card id={ "v-" (at) } {
                p { @if held.withdrawn { del { (said) } " " (view.say("persons-withdrawn")) } @else { (said) } }
                @if let Some(name) = name {
                    p.hint {
                        (view.say("persons-script")) ": " (name.script)
                        @if !name.romanisation.is_empty() { " · " (view.say("persons-column-romanisation")) ": " (own(&name.romanisation)) }
                        @if open && !name.family.is_empty() { " · " (view.say("persons-column-family-name")) ": " (own(&name.family)) }
                        @if open && !name.given.is_empty() { " · " (view.say("persons-column-given-name")) ": " (own(&name.given)) }
                    }
                }
                @if ruling.is_ok() { p { (view.say("persons-source")) ": " (source(held, open)) } }
                p.hint {
                    (view.say("web-entry")) " " (held.position) "." (held.index) " · " (held.tlp)
                    @if held.never_link && !self.person.never_link { " · " (view.say("persons-never-link")) }
                }
                @if !held.withdrawn {
                    details {
                        summary { (view.say("persons-withdraw")) span.unseen { " " (at) } }
                        form.undo method="post" action={ "/persons/" (self.person.number) "/withdraw" } {
                            (view.csrf_field())
                            input type="hidden" name="statement" value=(held.position);
                            input type="hidden" name="value" value=(held.index);
                            label.unseen for={ "w-" (at) } { (view.say("web-reason")) }
                            input id={ "w-" (at) } name="reason" required autocomplete="off" placeholder=(view.say("web-reason"));
                            button { (view.say("persons-withdraw")) }
                        }
                    }
                }
            }
        })
    }

    /// Where a value leads: to somebody in the registry, to an event.
    fn led(&self, value: &Value) -> Result<Markup, Fault> {
        let known = |who: &Option<SubjectHandle>| {
            self.read.persons.iter().find(|one| Some(one.handle) == *who).map(|one| one.number)
        };
        let to_person = match value {
            Value::Family { who, .. } | Value::Group { who, .. } => known(who),
            _ => None,
        };
        let event: Option<&EventId> = match value {
            Value::Role { event: Some(event), .. } if self.open.project.event(event)?.is_some() => Some(event),
            _ => None,
        };
        Ok(html! {
            @if let Some(number) = to_person { " → " (link(number)) }
            @if let Some(event) = event { " → " a href={ "/events/" (part(event.as_str())) } { (self.view.say("web-event")) } }
        })
    }

    /// What the person decided. Who told it and on what basis may be persons: opened with the names.
    fn consents(&self) -> Markup {
        let view = self.view;
        let all = view.say("persons-all");
        let told =
            |text: &str| if self.named || text.is_empty() { text.to_owned() } else { attested_app::MASK.to_owned() };
        let label = |prefix: &str, code: Option<&'static str>| match code {
            Some(code) => view.say(&format!("{prefix}-{code}")),
            None => all.clone(),
        };
        if self.person.consents.is_empty() {
            return html! { p { (view.say("persons-no-consents")) } };
        }
        let columns = [
            "web-entry",
            "persons-decision",
            "persons-datum",
            "persons-purpose",
            "persons-audience",
            "persons-on",
            "persons-until",
            "persons-by",
            "persons-basis",
        ];
        let rows = html! { @for record in &self.person.consents {
            @let one = &record.consent;
            tr {
                td.n { (record.position) }
                td { (view.say(&format!("consent-{}", one.state))) }
                td { (label("datum", one.datum.map(|one| one.code()))) }
                td { (label("purpose", one.purpose.map(|one| one.code()))) }
                td { (label("audience", one.audience.map(|one| one.code()))) }
                td.n { @if let Some(on) = &one.on { (on) } }
                td.n { @if let Some(until) = &one.until { (until) } }
                td { (own(&told(&one.by))) }
                td { (own(&told(&one.basis))) }
            }
        } };
        super::super::tables::plain(view, &view.say("persons-consents"), &columns, &rows)
    }
}

/// Whom people judged to be one with this person.
fn together(view: &View<'_>, read: &Registry, number: u64) -> Markup {
    let found = clusters(&read.persons, &read.judgments, None);
    let own = found.clusters.iter().find(|cluster| cluster.contains(&number));
    let others: Vec<u64> = own.into_iter().flatten().copied().filter(|other| *other != number).collect();
    html! {
        @if !others.is_empty() {
            h2 { (view.say("persons-same-as")) }
            p { @for other in &others { (link(*other)) " " } }
        }
    }
}

fn history(view: &View<'_>, open: &Unlocked, read: &Registry, person: &Person) -> Result<Markup, Fault> {
    let marks = open.project.recorded_marks()?;
    let looks = open.project.disclosures()?.into_iter().map(|(position, _, look)| (position, look));
    let all = read.history(person, &marks, looks);
    let mut rows = Vec::with_capacity(all.len());
    for one in all.iter().rev() {
        let entry = open.project.entries_before(one.position.saturating_add(1), 1)?.pop();
        let by = open.project.attributed(one.position, one.position)?.remove(&one.position);
        let reason = if one.reason.is_empty() { by.as_ref().map_or("", |by| by.reason.as_str()) } else { &one.reason };
        rows.push(html! { tr {
            td.n { (one.position) }
            td.n { @if let Some(entry) = &entry { (times::shown(entry.time)) } }
            td { @if let Some(by) = &by { (own(&by.coder)) } }
            td { (happened(view, &one.what)) @if !one.holds { " · " (view.say("persons-undone-already")) } }
            td { (own(reason)) }
        } });
    }
    let columns = ["web-entry", "web-when", "desk-who", "web-what", "web-reason"];
    let rows = html! { @for row in &rows { (row) } };
    Ok(html! {
        p.hint { (view.say_with("persons-registered-at", &[text("moment", &times::shown(person.recorded))])) }
        @if !all.is_empty() { (super::super::tables::plain(view, &view.say("persons-history"), &columns, &rows)) }
    })
}

fn happened(view: &View<'_>, what: &Happened) -> Markup {
    match what {
        Happened::Stated(values) => html! { (view.say_with("persons-did-state", &[num("count", *values as u64)])) },
        Happened::Decided(state) => {
            html! { (view.say("persons-consent-label")) ": " (view.say(&format!("consent-{state}"))) }
        }
        Happened::Marked { tlp, never_link } => html! {
            (view.say("persons-did-mark"))
            @if let Some(tlp) = tlp { " " (tlp) }
            @if let Some(never) = never_link { " " (view.say(if *never { "persons-never-link" } else { "persons-may-link" })) }
        },
        Happened::Judged(other, verdict) => {
            html! { (link(*other)) ": " (view.say(&format!("verdict-{}", verdict.code()))) }
        }
        Happened::Withdrew(statement, value) => html! {
            (view.say("persons-did-withdraw")) " " (statement) @if let Some(value) = value { "." (value) }
        },
        Happened::Undid(judgment) => html! { (view.say_with("persons-did-undo", &[num("position", *judgment)])) },
        Happened::Looked(way) => html! { (view.say("persons-did-look")) " (" (own(way)) ")" },
    }
}

/// Whether a document's words may be quoted by whoever looks.
pub(super) fn may_quote(view: &View<'_>, open: &Unlocked, document: u64) -> Result<bool, Fault> {
    let record = attested_office::document(&open.project, document)?;
    Ok(view.sees(Field::Text(record.document.tlp)))
}
