//! Looking at persons: the list, one of them, judgments, and who looked. Input: arguments. Output: text or JSON, names and whatever
//! else tells who somebody is masked unless asked for.

use super::{logged, number, opened};
use crate::args::{Format, Global};
use crate::output::{print, print_rows, print_value};
use crate::session::Session;
use crate::times;
use crate::translate::{Words, num, text};
use attested_app::{LOOK, MASK, PersonsSnapshot, shown, source_parts};
use attested_model::Day;
use attested_persons::{Held, Person, PersonKind, PersonsDecision, in_force};
use attested_protection::Datum;
use attested_store::Access;
use serde_json::{Value as Json, json};

pub(super) fn list(global: &Global, names: bool) -> anyhow::Result<()> {
    let (mut session, read) = opened(global, names)?;
    let today = attested_office::times::today()?;
    if names {
        // Everybody's: the handles are the whole registry's.
        logged(&mut session, Vec::new(), read.persons.len(), "list", LOOK)?;
    }
    if global.format != Format::Text {
        let row = |person: &Person| brief(person, names, today);
        print_rows(global.format, read.persons.iter().map(row))?;
        return session.close();
    }
    let mut out = String::new();
    for person in &read.persons {
        out.push_str(&line(&session.words, person, names, today));
        out.push('\n');
    }
    if out.is_empty() {
        out = session.words.say("persons-none", &[]);
    } else if !names {
        out.push_str(&session.words.say("persons-masked", &[]));
    }
    print(&out)?;
    session.close()
}

/// What may be seen of a person in the office.
fn seen(person: &Person, today: Day) -> Vec<&Held> {
    person.usable(LOOK.0, LOOK.1, today)
}

fn of(held: &[&Held], datum: Datum, names: bool) -> Vec<String> {
    held.iter().filter(|h| h.value.datum() == datum).map(|h| shown(&h.value, names)).collect()
}

fn line(words: &Words, person: &Person, names: bool, today: Day) -> String {
    if person.erased {
        return format!("P{}  {}", person.number, words.say("persons-erased", &[]));
    }
    let held = seen(person, today);
    let mut parts = vec![format!("P{}", person.number)];
    if person.kind == PersonKind::Group {
        parts.push(words.say("persons-kind-group", &[]));
    }
    let named = of(&held, Datum::Name, names);
    parts.push(if named.is_empty() { words.say("persons-unnamed", &[]) } else { named.join(" / ") });
    for datum in [Datum::Count, Datum::Sex, Datum::Birth, Datum::Origin, Datum::Role] {
        parts.extend(of(&held, datum, names));
    }
    let lists = person.lists();
    if !lists.is_empty() {
        parts.push(format!("[{}]", lists.into_iter().collect::<Vec<_>>().join(", ")));
    }
    parts.push(person.tlp.to_string());
    if !person.contested().is_empty() {
        parts.push(words.say("persons-contested", &[]));
    }
    parts.join("  ")
}

fn brief(person: &Person, names: bool, today: Day) -> Json {
    let held = seen(person, today);
    let codes: Vec<&str> = person.contested().into_iter().map(Datum::code).collect();
    json!({
        "person": format!("P{}", person.number),
        "handle": person.handle,
        "kind": person.kind,
        "names": of(&held, Datum::Name, names),
        "sex": of(&held, Datum::Sex, names),
        "birth": of(&held, Datum::Birth, names),
        "origin": of(&held, Datum::Origin, names),
        "lists": person.lists(),
        "tlp": person.tlp,
        "never_link": person.never_link,
        "contested": codes,
        "erased": person.erased,
        "masked": !names,
    })
}

pub(super) fn show(global: &Global, which: &str, names: bool) -> anyhow::Result<()> {
    let number = number(which)?;
    let (mut session, read) = opened(global, names)?;
    let today = attested_office::times::today()?;
    let person = read.person(number)?;
    if names {
        logged(&mut session, vec![person.handle], 1, "show", LOOK)?;
    }
    if global.format != Format::Text {
        print_value(global.format, &whole(person, names, today))?;
        return session.close();
    }
    let words = &session.words;
    let mut out = line(words, person, names, today);
    out.push_str(&format!("\n  {}\n", words.say("persons-handle", &[text("handle", &person.handle.to_string())])));
    if person.never_link {
        out.push_str(&format!("  {}\n", words.say("persons-never-link", &[])));
    }
    let contested = person.contested();
    for held in &person.values {
        let datum = held.value.datum();
        let label = words.say(&format!("datum-{}", datum.code()), &[]);
        let ruling = person.may(held, LOOK.0, LOOK.1, today);
        let open = names && ruling.is_ok();
        let value = match ruling {
            Ok(_) => shown(&held.value, names),
            Err(refusal) => words.say(&format!("refusal-{}", refusal.code()), &[]),
        };
        let mut marks = Vec::new();
        if held.withdrawn {
            marks.push(words.say("persons-withdrawn", &[]));
        } else if contested.contains(&datum) {
            marks.push(words.say("persons-contested", &[]));
        }
        if held.never_link && !person.never_link {
            marks.push(words.say("persons-never-link", &[]));
        }
        let source = source(held, open);
        let said = format!(
            "  {}.{}  {label}: {value}  {source}  {}  {}",
            held.position,
            held.index,
            held.tlp,
            marks.join(", ")
        );
        out.push_str(said.trim_end());
        out.push('\n');
    }
    for record in &person.consents {
        let all = words.say("persons-all", &[]);
        let consent = &record.consent;
        let codes = [
            consent.datum.map_or(all.as_str(), |one| one.code()),
            consent.purpose.map_or(all.as_str(), |one| one.code()),
            consent.audience.map_or(all.as_str(), |one| one.code()),
        ];
        let until = consent.until.as_ref().map(|until| format!(" – {until}")).unwrap_or_default();
        let label = words.say("persons-consent-label", &[]);
        out.push_str(&format!("  {}  {label}: {} ({}){until}\n", record.position, consent.state, codes.join(" · ")));
    }
    if !names {
        out.push_str(&words.say("persons-masked", &[]));
    }
    print(&out)?;
    session.close()
}

/// Who says a value, in parentheses.
fn source(held: &Held, open: bool) -> String {
    let parts = source_parts(held, open);
    if parts.is_empty() { String::new() } else { format!("({})", parts.join(" · ")) }
}

fn whole(person: &Person, names: bool, today: Day) -> Json {
    let values: Vec<Json> = person
        .values
        .iter()
        .map(|held| {
            let ruling = person.may(held, LOOK.0, LOOK.1, today);
            let value = ruling.is_ok().then(|| shown(&held.value, names));
            let open = names && ruling.is_ok();
            let record = Some(&held.source.record).filter(|record| open && !record.is_empty());
            let masked = |text: &str| if open || text.is_empty() { text.to_owned() } else { MASK.to_owned() };
            json!({
                "statement": format!("{}.{}", held.position, held.index),
                "datum": held.value.datum(),
                "value": value,
                "withheld": ruling.err().map(attested_protection::Refusal::code),
                "list": held.source.list,
                "record": record,
                "document": held.source.document.map(|number| format!("D{number}")),
                "cited": masked(&held.source.cited),
                "quotation": held.source.quoted.as_ref().filter(|_| open),
                "tlp": held.tlp,
                "never_link": held.never_link,
                "withdrawn": held.withdrawn,
            })
        })
        .collect();
    let consents: Vec<Json> = person
        .consents
        .iter()
        .map(|record| {
            let consent = &record.consent;
            // Who decided, and on what basis, is told in words that may name somebody.
            let masked = |text: &str| if names || text.is_empty() { text.to_owned() } else { MASK.to_owned() };
            json!({"position": record.position, "state": consent.state, "datum": consent.datum, "purpose": consent.purpose,
                   "audience": consent.audience, "on": consent.on, "until": consent.until, "by": masked(&consent.by), "basis": masked(&consent.basis)})
        })
        .collect();
    let mut view = brief(person, names, today);
    if let Json::Object(fields) = &mut view {
        fields.insert("values".to_owned(), Json::Array(values));
        fields.insert("consents".to_owned(), Json::Array(consents));
    }
    view
}

pub(super) fn judgments(global: &Global) -> anyhow::Result<()> {
    let (session, read) = opened(global, false)?;
    let holding: Vec<u64> = in_force(&read.judgments).iter().map(|record| record.position).collect();
    let person = |handle: &attested_model::SubjectHandle| {
        let found = read.persons.iter().find(|person| person.handle == *handle);
        found.map_or_else(|| "?".to_owned(), |person| format!("P{}", person.number))
    };
    let told = |decision: &PersonsDecision| match decision {
        PersonsDecision::Pair { a, b, verdict } => format!("{} {} {}", person(a), verdict.code(), person(b)),
        PersonsDecision::Withdraw { statement, value: None } => format!("withdraw {statement}"),
        PersonsDecision::Withdraw { statement, value: Some(value) } => format!("withdraw {statement}.{value}"),
        PersonsDecision::Undo { judgment } => format!("undo {judgment}"),
    };
    if global.format != Format::Text {
        let row = |r: &attested_persons::PersonsJudgmentRecord| {
            json!({"position": r.position, "recorded": times::shown(r.recorded), "in_force": holding.contains(&r.position),
                   "decision": told(&r.judgment.decision), "reason": r.judgment.reason})
        };
        return print_rows(global.format, read.judgments.iter().map(row));
    }
    let mut out = String::new();
    for record in &read.judgments {
        let mark = if holding.contains(&record.position) { ' ' } else { '✗' };
        let (at, told) = (times::shown(record.recorded), told(&record.judgment.decision));
        out.push_str(&format!("{mark} {}  {at}  {told}  {}\n", record.position, record.judgment.reason));
    }
    if out.is_empty() {
        out = session.words.say("cli-no-judgments", &[]);
    }
    print(&out)
}

pub(super) fn disclosures(global: &Global) -> anyhow::Result<()> {
    let session = Session::open(global, Access::Read)?;
    let found = session.project.disclosures()?;
    let numbers: std::collections::BTreeMap<_, _> = session
        .project
        .stored_persons()
        .map_err(attested_app::AppError::from)?
        .into_iter()
        .map(|p| (p.handle, p.number))
        .collect();
    let whose = |one: &attested_protection::Disclosure| -> Vec<String> {
        one.subjects.iter().filter_map(|handle| numbers.get(handle)).map(|number| format!("P{number}")).collect()
    };
    if global.format != Format::Text {
        let row = |(position, time, one): &(u64, attested_model::Timestamp, attested_protection::Disclosure)| {
            json!({"position": position, "recorded": times::shown(*time), "persons": one.persons, "whose": whose(one),
                   "purpose": one.purpose, "audience": one.audience, "way": one.way})
        };
        return print_rows(global.format, found.iter().map(row));
    }
    let mut out = String::new();
    for (position, time, one) in &found {
        let whose = if one.subjects.is_empty() { session.words.say("persons-all", &[]) } else { whose(one).join(", ") };
        let count = session.words.say("persons-count", &[num("count", one.persons)]);
        let at = times::shown(*time);
        out.push_str(&format!(
            "{position}  {at}  {}  {count} ({whose})  {} → {}\n",
            one.way, one.purpose, one.audience
        ));
    }
    if out.is_empty() {
        out = session.words.say("persons-no-disclosures", &[]);
    }
    print(&out)
}
