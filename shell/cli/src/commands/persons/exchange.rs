//! Persons in and out: plan, look, commit; and files in the formats of others after the decision on each value. Input: arguments and
//! files. Output: a plan, entries committed, a file. What is refused is named by its line, and never by what stands in it.

use super::logged;
use crate::args::{Format, Global, PersonsFormat, WrongUse};
use crate::commands::claim::written_map;
use crate::commands::write_file;
use crate::output::{note, print, print_value};
use crate::session::Session;
use crate::translate::{num, text};
use anyhow::Context;
use attested_app::registry;
use attested_claims::BYTE_ORDER_MARK;
use attested_persons::exchange::{self, Mapping};
use attested_persons::{COLUMNS, ImportPlan, plan};
use attested_protection::{Audience, Purpose};
use attested_store::Access;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

/// Rows refused that a plan lists for people before it only counts.
const LISTED: usize = 40;

const fn format(format: PersonsFormat) -> exchange::Format {
    match format {
        PersonsFormat::Csv => exchange::Format::Csv,
        PersonsFormat::Uwazi => exchange::Format::Uwazi,
        PersonsFormat::Openrefine => exchange::Format::Openrefine,
        PersonsFormat::Ftm => exchange::Format::Ftm,
    }
}

fn mapping(file: Option<&Path>, list: Option<&str>) -> anyhow::Result<Mapping> {
    let mut mapping = Mapping::default();
    if let Some(path) = file {
        (mapping.columns, mapping.defaults) = written_map(path, "persons", &COLUMNS)?;
    }
    mapping.defaults.extend(list.map(|list| ("list".to_owned(), list.to_owned())));
    Ok(mapping)
}

pub(super) fn import(
    global: &Global,
    file: &Path,
    from: PersonsFormat,
    map: Option<&Path>,
    list: Option<&str>,
    commit: bool,
) -> anyhow::Result<()> {
    let mapping = mapping(map, list)?;
    let bytes = std::fs::read(file).with_context(|| format!("{}: the file can't be read", file.display()))?;
    let rows = exchange::read(&bytes, format(from), &mapping).with_context(|| file.display().to_string())?;
    drop(bytes);
    let mut session = Session::open(global, if commit { Access::Write } else { Access::Read })?;
    let read = registry(&session.project)?;
    let erased = session.project.erased_records()?;
    let planned = plan(rows, &read.persons, &|list, record| erased.has(list, record));
    let new = planned.planned.iter().filter(|one| one.about.is_none()).count();
    // Recorded first and told then: what is said to be done is done.
    let mut entries = 0;
    if commit && !planned.planned.is_empty() {
        // What can't be recorded is found before keys are made.
        let stand_ins = vec![attested_model::SubjectHandle([0; 16]); new];
        read.import(&planned, &stand_ins)?;
        let handles = session.project.new_subjects(new)?;
        entries = session.commit(read.import(&planned, &handles)?)?.map_or(0, |report| report.entries);
    }
    if global.format == Format::Text {
        print(&told(&session, &planned, new, commit))?;
    } else {
        let rejected: Vec<_> =
            planned.rejected.iter().map(|(line, why)| json!({"line": line, "reason": why.to_string()})).collect();
        let value = json!({"committed": commit, "new": new, "further": planned.planned.len() - new, "same": planned.same,
                           "rejected": rejected});
        print_value(global.format, &value)?;
    }
    if commit {
        note(&session.words.say("cli-import-committed", &[num("entries", entries)]));
    } else {
        note(&session.words.say("cli-import-only-planned", &[]));
    }
    session.close()
}

fn told(session: &Session, planned: &ImportPlan, new: usize, committed: bool) -> String {
    let counts = [
        num("new", new as u64),
        num("further", (planned.planned.len() - new) as u64),
        num("same", planned.same),
        num("rejected", planned.rejected.len() as u64),
    ];
    let mut out = session.words.say(if committed { "persons-import-done" } else { "persons-import-plan" }, &counts);
    for (line, why) in planned.rejected.iter().take(LISTED) {
        let reason = why.to_string();
        let args = [num("line", *line), text("reason", &reason)];
        out.push_str(&format!("\n  ✗ {}", session.words.say("persons-import-refused", &args)));
    }
    let hidden = planned.rejected.len().saturating_sub(LISTED) as u64;
    if hidden > 0 {
        out.push_str(&format!("\n  … {}", session.words.say("cli-and-more", &[num("count", hidden)])));
    }
    out
}

pub(super) fn export(
    global: &Global,
    to: PersonsFormat,
    out: &Path,
    (purpose, audience): (&str, &str),
    names: bool,
) -> anyhow::Result<()> {
    let purpose = Purpose::parse(purpose).map_err(|e| WrongUse(e.to_string()))?;
    let audience = Audience::parse(audience).map_err(|e| WrongUse(e.to_string()))?;
    let mut session = Session::open(global, if names { Access::Write } else { Access::Read })?;
    let today = attested_office::times::today()?;
    let read = registry(&session.project)?;
    let exported = read.export(purpose, audience, today, names);
    let mut bytes = exchange::write(&exported.persons, format(to))?;
    if to != PersonsFormat::Ftm {
        bytes = [BYTE_ORDER_MARK, &bytes].concat();
    }
    if names {
        logged(&mut session, exported.named.clone(), exported.named.len(), "export", (purpose, audience))?;
    }
    write_file(&session, out, &bytes)?;
    let withheld: BTreeMap<&str, u64> = exported.withheld.iter().map(|(why, count)| (why.code(), *count)).collect();
    if global.format == Format::Text {
        let file = out.display().to_string();
        let args = [num("persons", exported.persons.len() as u64), text("file", &file), num("masked", exported.masked)];
        let mut told = session.words.say("persons-exported", &args);
        for (why, count) in &exported.withheld {
            let reason = session.words.say(&format!("refusal-{}", why.code()), &[]);
            let args = [num("count", *count), text("reason", &reason)];
            told.push_str(&format!("\n{}", session.words.say("persons-withheld", &args)));
        }
        print(&told)?;
    } else {
        let value = json!({"persons": exported.persons.len(), "named": exported.named.len(), "masked": exported.masked, "withheld": withheld});
        print_value(global.format, &value)?;
    }
    session.close()
}
