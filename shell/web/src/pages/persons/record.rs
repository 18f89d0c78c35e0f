//! Recording on persons: somebody new, what one more source says, what the person decided, marks, a value withdrawn. Input: forms with
//! the columns and flags that the commands have. Output: the same entries as theirs; a form that is refused comes back as it was sent.

use super::super::Answer;
use super::list::ways;
use super::person::{may_quote, refused};
use super::{choice, column_key, wrong};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, page};
use attested_app::{AppError, registry};
use attested_evidence::Quotation;
use attested_model::Edtf;
use attested_office::{num, text};
use attested_persons::{COLUMNS, PersonsDecision, PersonsJudgment, Quoted, Row, statement_of};
use attested_protection::{Audience, Consent, ConsentState, Datum, Mark, Marked, Purpose, Tlp};
use attested_publication::visible;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How a page's forms stand.
#[derive(Default)]
pub(super) struct Forms {
    /// Whether names are shown.
    pub(super) named: bool,
    /// Whether what was sent is shown in them again.
    pub(super) typed: bool,
    /// What was wrong with it.
    pub(super) wrong: Option<String>,
}

impl Forms {
    /// What was sent in a field of the form that goes to this address; nothing of what was sent to another.
    fn text<'a>(&self, view: &'a View<'_>, action: &str, name: &str) -> &'a str {
        if self.is_of(view, action) { view.ask.form.text(name) } else { "" }
    }

    fn is_of(&self, view: &View<'_>, action: &str) -> bool {
        self.typed && view.ask.path.rsplit('/').next() == action.rsplit('/').next()
    }
}

/// The fields of a statement: a column each.
pub(super) fn value_form(view: &View<'_>, action: &str, forms: &Forms) -> Markup {
    let kinds = ["person", "group"].map(|code| (code, view.say(&format!("persons-kind-{code}"))));
    let labels = Tlp::ALL.map(|tlp| (tlp.as_str(), tlp.as_str().to_owned()));
    html! {
        details open[forms.is_of(view, action)] {
            summary { (view.say("persons-value-heading")) }
            p.hint { (view.say("persons-value-hint")) }
            form method="post" action=(action) autocomplete="off" {
                (view.csrf_field())
                div.fields {
                    @for column in COLUMNS {
                        @let id = format!("c-{column}");
                        label for=(id) { (view.say(&column_key(column))) }
                        @match column {
                            "kind" => (choice(&id, column, None, &kinds, forms.text(view, action, column))),
                            "tlp" => (choice(&id, column, None, &labels, Some(forms.text(view, action, column)).filter(|text| !text.is_empty()).unwrap_or("AMBER"))),
                            _ => input id=(id) name=(column) value=(forms.text(view, action, column)) dir="auto" autocomplete="off";
                        }
                    }
                    label for="c-quote" { (view.say("persons-quote")) }
                    input #c-quote name="quote" value=(forms.text(view, action, "quote")) dir="auto" autocomplete="off";
                }
                button { (view.say("persons-value-record")) }
            }
        }
    }
}

pub(super) fn consent_form(view: &View<'_>, number: u64, forms: &Forms) -> Markup {
    let all = view.say("persons-all");
    let labelled = |prefix: &str, codes: Vec<&'static str>| -> Vec<(&'static str, String)> {
        codes.into_iter().map(|code| (code, view.say(&format!("{prefix}-{code}")))).collect()
    };
    let states = labelled("consent", ConsentState::ALL.iter().map(|one| one.code()).collect());
    let choices = [
        ("datum", labelled("datum", Datum::ALL.iter().map(|one| one.code()).collect())),
        ("purpose", labelled("purpose", Purpose::ALL.iter().map(|one| one.code()).collect())),
        ("audience", labelled("audience", Audience::ALL.iter().map(|one| one.code()).collect())),
    ];
    html! {
        details open[forms.is_of(view, "consent")] {
            summary { (view.say("persons-consent-heading")) }
            p.hint { (view.say("persons-consent-hint")) }
            form method="post" action={ "/persons/" (number) "/consent" } autocomplete="off" {
                (view.csrf_field())
                div.fields {
                    label for="s-state" { (view.say("persons-decision")) }
                    (choice("s-state", "state", None, &states, forms.text(view, "consent", "state")))
                    @for (name, codes) in &choices {
                        @let id = format!("s-{name}");
                        label for=(id) { (view.say(&format!("persons-{name}"))) }
                        (choice(&id, name, Some(&all), codes, forms.text(view, "consent", name)))
                    }
                    @for name in ["on", "until", "by", "basis"] {
                        @let id = format!("s-{name}");
                        label for=(id) { (view.say(&format!("persons-{name}"))) }
                        input id=(id) name=(name) value=(forms.text(view, "consent", name)) dir="auto" autocomplete="off";
                    }
                }
                button { (view.say("persons-consent-record")) }
            }
        }
    }
}

pub(super) fn mark_form(view: &View<'_>, number: u64, forms: &Forms) -> Markup {
    let as_is = view.say("persons-as-it-is");
    let labels = Tlp::ALL.map(|tlp| (tlp.as_str(), tlp.as_str().to_owned()));
    let linking = [("never", view.say("persons-never-link")), ("may", view.say("persons-may-link"))];
    html! {
        details open[forms.is_of(view, "mark")] {
            summary { (view.say("persons-mark-heading")) }
            form method="post" action={ "/persons/" (number) "/mark" } autocomplete="off" {
                (view.csrf_field())
                div.fields {
                    label for="m-tlp" { "TLP" }
                    (choice("m-tlp", "tlp", Some(&as_is), &labels, forms.text(view, "mark", "tlp")))
                    label for="m-link" { (view.say("persons-linking")) }
                    (choice("m-link", "link", Some(&as_is), &linking, forms.text(view, "mark", "link")))
                    label for="m-reason" { (view.say("web-reason")) }
                    input #m-reason name="reason" required value=(forms.text(view, "mark", "reason")) dir="auto" autocomplete="off";
                }
                button { (view.say("persons-mark-record")) }
            }
        }
    }
}

/// The form for somebody new.
pub(super) fn add(view: &View<'_>) -> Answer {
    Ok((Reply::Page(adding(view, &Forms { typed: true, ..Forms::default() })), None))
}

fn adding(view: &View<'_>, forms: &Forms) -> Markup {
    let title = view.say("persons-add");
    page(
        view,
        &title,
        &Extras::default(),
        &html! {
            h1 { (title) }
            (ways(view, "/persons/add"))
            @if let Some(wrong) = &forms.wrong { p.wrong role="alert" { (visible(wrong)) } }
            p.hint { (view.say("persons-add-hint")) }
            (value_form(view, "/persons/add", forms))
        },
    )
}

pub(super) fn added(view: &View<'_>, open: &mut Unlocked) -> Answer {
    match register(view, open) {
        Ok(number) => {
            let said = view.say_with("persons-added", &[num("person", number)]);
            Ok((Reply::see(format!("/persons/{number}")), Some(said)))
        }
        Err(why @ (Fault::App(_) | Fault::Refused(_))) => {
            let forms = Forms { wrong: Some(wrong(view, &why)), typed: true, named: false };
            Ok((Reply::Other(StatusCode::UNPROCESSABLE_ENTITY, adding(view, &forms)), None))
        }
        Err(why) => Err(why),
    }
}

fn register(view: &View<'_>, open: &mut Unlocked) -> Result<u64, Fault> {
    let row = row(view, open)?;
    let read = registry(&open.project)?;
    let handle = open.project.new_subject()?;
    open.commit(read.register(handle, row)?)?;
    Ok(registry(&open.project)?.persons.last().map_or(0, |person| person.number))
}

/// What the form says, with the words quoted where they stand.
fn row(view: &View<'_>, open: &Unlocked) -> Result<Row, Fault> {
    let form = &view.ask.form;
    let cells: BTreeMap<String, String> =
        COLUMNS.iter().filter_map(|column| Some(((*column).to_owned(), form.some(column)?.to_owned()))).collect();
    let mut row = statement_of(&cells)?;
    if let Some(words) = form.some("quote") {
        let document = row.source.document.ok_or_else(|| Fault::Refused(view.say("persons-wrong-quote-document")))?;
        if !may_quote(view, open, document)? {
            return Err(Fault::Refused(view.say("web-withheld")));
        }
        let record = attested_office::document(&open.project, document)?;
        let copy = attested_office::working_copy(&open.project, &record)?.text;
        // The words may hold a name: they are not repeated.
        let found = Quotation::find(&copy, words).map_err(|_| Fault::Refused(view.say("persons-wrong-quote")))?;
        row.source.quoted = Some(Quoted { start: found.start, end: found.end, exact: found.exact });
    }
    Ok(row)
}

/// Does something to a person, and goes back to them; what is refused comes back with its form.
fn done(
    view: &View<'_>,
    open: &mut Unlocked,
    number: u64,
    what: impl FnOnce(&mut Unlocked) -> Result<String, Fault>,
) -> Answer {
    match what(open) {
        Ok(said) => Ok((Reply::see(format!("/persons/{number}")), Some(said))),
        Err(why) => {
            let read = registry(&open.project)?;
            refused(view, open, &read, number, why)
        }
    }
}

pub(super) fn value(view: &View<'_>, open: &mut Unlocked, number: u64) -> Answer {
    done(view, open, number, |open| {
        let row = row(view, open)?;
        let values = row.values.len() as u64;
        let entries = registry(&open.project)?.state(number, row)?;
        open.commit(entries)?;
        let person = format!("P{number}");
        Ok(view.say_with("persons-noted", &[text("person", &person), num("values", values)]))
    })
}

pub(super) fn consent(view: &View<'_>, open: &mut Unlocked, number: u64) -> Answer {
    done(view, open, number, |open| {
        let form = &view.ask.form;
        let date = |name: &str| form.some(name).map(Edtf::parse).transpose();
        let dates = date("on").and_then(|on| Ok((on, date("until")?)));
        let (on, until) = dates.map_err(|_| Fault::Refused(view.say("persons-wrong-date")))?;
        let read = registry(&open.project)?;
        let consent = Consent {
            subject: read.person(number)?.handle,
            datum: form.some("datum").map(Datum::parse).transpose()?,
            purpose: form.some("purpose").map(Purpose::parse).transpose()?,
            audience: form.some("audience").map(Audience::parse).transpose()?,
            state: ConsentState::parse(form.text("state"))?,
            on,
            until,
            by: form.text("by").trim().to_owned(),
            basis: form.text("basis").trim().to_owned(),
        };
        open.commit(read.consent(&consent)?)?;
        let state = view.say(&format!("consent-{}", consent.state));
        Ok(view.say_with("persons-consent-recorded", &[num("person", number), text("state", &state)]))
    })
}

pub(super) fn mark(view: &View<'_>, open: &mut Unlocked, number: u64) -> Answer {
    done(view, open, number, |open| {
        let form = &view.ask.form;
        let read = registry(&open.project)?;
        let never_link = match form.text("link") {
            "never" => Some(true),
            "may" => Some(false),
            _ => None,
        };
        let mark = Mark {
            of: Marked::Subject(read.person(number)?.handle),
            tlp: form.some("tlp").map(Tlp::parse).transpose()?,
            never_link,
            reason: form.text("reason").trim().to_owned(),
        };
        open.commit(read.mark(&mark, false)?)?;
        Ok(view.say_with("persons-marked", &[text("of", &format!("P{number}"))]))
    })
}

pub(super) fn withdraw(view: &View<'_>, open: &mut Unlocked, number: u64) -> Answer {
    done(view, open, number, |open| {
        let form = &view.ask.form;
        let read = registry(&open.project)?;
        let statement = form.number("statement").unwrap_or(u64::MAX);
        let own = read.person(number)?.values.iter().any(|held| held.position == statement);
        if !own {
            return Err(Fault::App(AppError::NoStatement { position: statement }));
        }
        let decision = PersonsDecision::Withdraw { statement, value: form.number("value") };
        let judgment = PersonsJudgment { decision, reason: form.text("reason").trim().to_owned() };
        let report = open.commit(read.judge(&judgment)?)?;
        let position = report.map_or(0, |report| report.first);
        Ok(view.say_with("persons-judgment-recorded", &[num("position", position)]))
    })
}
