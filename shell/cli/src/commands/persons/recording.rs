//! Recording on persons: what sources say, consent, marks, judgments, and their undoing. Input: arguments. Output: entries committed.

use super::number;
use crate::args::{ConsentArgs, Global, PersonSaid, VerdictArg, WrongUse};
use crate::commands::{document, document_number, quote};
use crate::output::print;
use crate::session::Session;
use crate::translate::{num, text};
use anyhow::Context;
use attested_app::registry;
use attested_model::{Edtf, Envelope};
use attested_persons::{PersonsDecision, PersonsJudgment, Quoted, Row, Verdict, statement_of};
use attested_protection::{Audience, Consent, ConsentState, Datum, Mark, Marked, Purpose, Tlp};
use attested_store::Access;
use std::collections::BTreeMap;
use std::io::Read;

pub(super) fn add(global: &Global, said: &PersonSaid) -> anyhow::Result<()> {
    let cells = cells(said)?;
    let mut session = Session::open(global, Access::Write)?;
    let row = row(&session, said, &cells)?;
    let read = registry(&session.project)?;
    let handle = session.project.new_subject()?;
    session.commit(read.register(handle, row)?)?;
    let number = registry(&session.project)?.persons.last().map_or(0, |person| person.number);
    let (person, handle) = (format!("P{number}"), handle.to_string());
    print(&session.words.say("persons-registered", &[text("person", &person), text("handle", &handle)]))?;
    session.close()
}

pub(super) fn note(global: &Global, person: &str, said: &PersonSaid) -> anyhow::Result<()> {
    let number = number(person)?;
    let cells = cells(said)?;
    let mut session = Session::open(global, Access::Write)?;
    let row = row(&session, said, &cells)?;
    let values = row.values.len() as u64;
    let entries = registry(&session.project)?.state(number, row)?;
    session.commit(entries)?;
    print(&session.words.say("persons-noted", &[text("person", &format!("P{number}")), num("values", values)]))?;
    session.close()
}

/// The cells: those of the file, then the flags.
fn cells(said: &PersonSaid) -> anyhow::Result<BTreeMap<String, String>> {
    let mut cells = BTreeMap::new();
    if let Some(file) = &said.cells {
        let mut typed = String::new();
        if file.as_os_str() == "-" {
            std::io::stdin().read_to_string(&mut typed).context("standard input can't be read")?;
        } else {
            typed =
                std::fs::read_to_string(file).with_context(|| format!("{}: the file can't be read", file.display()))?;
        }
        for (line, written) in (1u64..).zip(typed.lines()).filter(|(_, written)| !written.trim().is_empty()) {
            let wrong = |why: &str| WrongUse(format!("line {line}: {why}"));
            let (column, value) = written.split_once('=').ok_or_else(|| wrong("write column = value"))?;
            let column = column.trim();
            if !attested_persons::COLUMNS.contains(&column) {
                let columns = attested_persons::COLUMNS.join(", ");
                return Err(wrong(&format!("what stands before = is no column; there are {columns}")).into());
            }
            cells.insert(column.to_owned(), value.trim().to_owned());
        }
    }
    cells.extend(said.columns.0.clone());
    if cells.is_empty() {
        let why = "say what is known: by flags named as the columns (--sex, --birth-date …), or with --cells FILE, where others on the machine can't read it";
        return Err(WrongUse(why.to_owned()).into());
    }
    Ok(cells)
}

fn row(session: &Session, said: &PersonSaid, cells: &BTreeMap<String, String>) -> anyhow::Result<Row> {
    let mut row = statement_of(cells).map_err(|e| WrongUse(e.to_string()))?;
    if let Some(words) = &said.quote {
        let held =
            row.source.document.ok_or_else(|| WrongUse("--quote needs the held document: --document D1".to_owned()))?;
        let record = document(&session.project, held)?;
        let found = quote::found(held, &session.working_copy(&record)?.text, words, said.start)
            // The words may hold a name: they are not repeated.
            .map_err(|_| {
                anyhow::anyhow!(
                    "document D{held}: the words don't stand there once, verbatim; --start N says where, among several"
                )
            })?;
        row.source.quoted = Some(Quoted { start: found.start, end: found.end, exact: found.exact });
    }
    Ok(row)
}

pub(super) fn consent(global: &Global, args: &ConsentArgs) -> anyhow::Result<()> {
    let number = number(&args.person)?;
    let wrong = |e: attested_protection::ProtectionError| WrongUse(e.to_string());
    let date =
        |text: &Option<String>| text.as_deref().map(Edtf::parse).transpose().map_err(|e| WrongUse(e.to_string()));
    let state = ConsentState::parse(&args.state).map_err(wrong)?;
    let datum = args.datum.as_deref().map(Datum::parse).transpose().map_err(wrong)?;
    let purpose = args.purpose.as_deref().map(Purpose::parse).transpose().map_err(wrong)?;
    let audience = args.audience.as_deref().map(Audience::parse).transpose().map_err(wrong)?;
    let (on, until) = (date(&args.on)?, date(&args.until)?);
    let mut session = Session::open(global, Access::Write)?;
    let read = registry(&session.project)?;
    let subject = read.person(number)?.handle;
    let (by, basis) = (args.by.clone(), args.basis.clone());
    let entries = read.consent(&Consent { subject, datum, purpose, audience, state, on, until, by, basis })?;
    session.commit(entries)?;
    let all = session.words.say("persons-all", &[]);
    let code = |code: Option<&'static str>| code.unwrap_or(&all);
    let (datum, purpose, audience) =
        (code(datum.map(Datum::code)), code(purpose.map(Purpose::code)), code(audience.map(Audience::code)));
    let person = format!("P{number}");
    let args = [
        text("person", &person),
        text("state", state.code()),
        text("datum", datum),
        text("purpose", purpose),
        text("audience", audience),
    ];
    print(&session.words.say("persons-consent", &args))?;
    session.close()
}

pub(super) fn protect(
    global: &Global,
    of: &str,
    tlp: Option<&str>,
    never_link: Option<bool>,
    ahead: bool,
    reason: &str,
) -> anyhow::Result<()> {
    let tlp = tlp.map(Tlp::parse).transpose().map_err(|e| WrongUse(e.to_string()))?;
    let mut session = Session::open(global, Access::Write)?;
    let read = registry(&session.project)?;
    let marked = match of.split_once(':') {
        Some(("list", name)) if !name.trim().is_empty() => Marked::List(name.trim().to_owned()),
        _ if of.starts_with(['D', 'd']) => {
            let number = document_number(of)?;
            document(&session.project, number)?;
            Marked::Document(number)
        }
        _ => Marked::Subject(read.person(number(of)?)?.handle),
    };
    let mark = Mark { of: marked, tlp, never_link, reason: reason.to_owned() };
    session.commit(read.mark(&mark, ahead)?)?;
    print(&session.words.say("persons-marked", &[text("of", of)]))?;
    session.close()
}

pub(super) fn judge(global: &Global, a: &str, b: &str, verdict: VerdictArg, reason: &str) -> anyhow::Result<()> {
    let (a, b) = (number(a)?, number(b)?);
    let verdict = match verdict {
        VerdictArg::Same => Verdict::Same,
        VerdictArg::NotSame => Verdict::NotSame,
        VerdictArg::Unsure => Verdict::Unsure,
    };
    judged(global, reason, |read| {
        let (a, b) = (read.person(a)?.handle, read.person(b)?.handle);
        Ok(PersonsDecision::Pair { a, b, verdict })
    })
}

pub(super) fn withdraw(global: &Global, statement: &str, reason: &str) -> anyhow::Result<()> {
    let (position, value) = match statement.split_once('.') {
        None => (statement, None),
        Some((position, value)) => (position, Some(value)),
    };
    let digits = |text: &str| {
        text.parse::<u64>()
            .map_err(|_| WrongUse(format!("'{statement}' is no statement: write 17, or 17.0 for one value")))
    };
    let decision = PersonsDecision::Withdraw { statement: digits(position)?, value: value.map(digits).transpose()? };
    judged(global, reason, |_| Ok(decision))
}

pub(super) fn undo(global: &Global, position: u64, reason: &str) -> anyhow::Result<()> {
    judged(global, reason, |_| Ok(PersonsDecision::Undo { judgment: position }))
}

fn judged(
    global: &Global,
    reason: &str,
    decision: impl FnOnce(&attested_app::Registry) -> anyhow::Result<PersonsDecision>,
) -> anyhow::Result<()> {
    let mut session = Session::open(global, Access::Write)?;
    let read = registry(&session.project)?;
    let judgment = PersonsJudgment { decision: decision(&read)?, reason: reason.to_owned() };
    let entries: Vec<Envelope> = read.judge(&judgment)?;
    let first = session.commit(entries)?.map_or(0, |report| report.first);
    print(&session.words.say("persons-judged", &[num("position", first)]))?;
    session.close()
}
