//! The demonstration: an example project made from nothing, on the same path a person's own work takes (add,
//! import, quote, figure), and printed.

use crate::commands::add::put;
use crate::commands::figure::{over_time, policy, shown, view};
use crate::commands::page;
use crate::output::print;
use crate::session::{Session, words};
use crate::translate::{Words, num, text};
use crate::{passphrase, text as draw, times};
use anyhow::Context;
use attested_app::{attach_quotation, describe_event, import_envelopes, import_plan};
use attested_claims::{ColumnMap, Event};
use attested_evidence::{DocumentKind, Quotation};
use attested_examples as examples;
use attested_model::{AsOf, ClaimId, Day, DocumentName, Edtf, EventId, Language, Table};
use attested_office::Described;
use attested_protection::Tlp;
use attested_publication::Translate;
use attested_store::{KdfCost, Passphrase, Project};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

/// The example's passphrase when the environment gives none: printed, and for nothing else.
const PASSPHRASE: &str = "an example is no secret";
/// The event that is shown.
const EVENT: &str = "OCT09";
/// The days on which it is shown.
const DAYS: [&str; 7] =
    ["2023-10-10", "2023-10-11", "2023-10-12", "2023-10-13", "2023-10-17", "2023-11-01", "2023-12-07"];

pub(crate) fn demo(dir: &Path) -> anyhow::Result<()> {
    let own = passphrase::of_environment();
    let passphrase = Passphrase::new(own.clone().unwrap_or_else(|| PASSPHRASE.to_owned()))?;
    let project = Project::create(dir, &passphrase, KdfCost::calibrated(Duration::from_millis(600))?)?;
    let mut session = Session::with(project)?;
    let folder = dir.display().to_string();
    print(&words().say("demo-made", &[text("folder", &folder)]))?;
    match own {
        Some(_) => print(&session.words.say("demo-passphrase-yours", &[]))?,
        None => print(&session.words.say("demo-passphrase-fixed", &[text("passphrase", PASSPHRASE)]))?,
    }
    let events = add_events(&mut session)?;
    let documents = add_documents(&mut session)?;
    print(&session.words.say("demo-documents", &[num("count", documents.len() as u64)]))?;
    let claims = import_claims(&mut session)?;
    print(&session.words.say("demo-claims", &[num("claims", claims), num("events", events)]))?;
    let quotations = quote(&mut session, &documents)?;
    print(&session.words.say("demo-quotations", &[num("count", quotations)]))?;
    show(&session, dir)?;
    next_steps(&session.words, &folder)?;
    session.close()
}

fn show(session: &Session, dir: &Path) -> anyhow::Result<()> {
    let event = EventId::parse(EVENT)?;
    let policy = policy("attested/v1")?;
    let days: Vec<Day> = DAYS.iter().map(|d| times::day(d)).collect::<Result<_, _>>()?;
    let now = view(session, &event, AsOf::EVERYTHING, &policy)?;
    print(&format!("\n{}", shown(session, &event, &now)?))?;
    let history = over_time(session, &event, &days, &policy)?.views;
    print(&format!("\n{}", draw::history(&history, &[], &session.words, draw::width())))?;
    let file = dir.join(format!("{EVENT}.html"));
    page::write(session, &event, &file, AsOf::EVERYTHING, &days)?;
    print(&format!("\n{}", session.words.say("demo-page", &[text("file", &file.display().to_string())])))
}

fn next_steps(words: &Words, folder: &str) -> anyhow::Result<()> {
    let quoted = |path: &str| if path.contains(' ') { format!("'{path}'") } else { path.to_owned() };
    let (program, folder) = (quoted(&program()), quoted(folder));
    let commands = [
        ("demo-next-explain", format!("{program} explain {EVENT} --as-of 2023-10-13 --project {folder}")),
        ("demo-next-suggest", format!("{program} suggest D1 --project {folder}")),
        ("demo-next-verify", format!("{program} verify --project {folder}")),
    ];
    let mut out = format!("\n{}\n", words.say("demo-next", &[]));
    for (key, command) in commands {
        out.push_str(&format!("  {command}\n      {}\n", words.say(key, &[])));
    }
    print(&out)
}

/// How this program can be called from here: by name if it is on the path, else by where it lies.
fn program() -> String {
    let name = "attested".to_owned();
    let Ok(exe) = std::env::current_exe() else { return name };
    let path = std::env::var_os("PATH").unwrap_or_default();
    if std::env::split_paths(&path).any(|folder| exe.parent() == Some(&folder)) {
        return name;
    }
    let here = std::env::current_dir().unwrap_or_default();
    exe.strip_prefix(&here).unwrap_or(&exe).display().to_string()
}

fn add_events(session: &mut Session) -> anyhow::Result<u64> {
    let table = Table::read("events.csv", examples::EVENTS, &["id", "date", "place", "en", "ko", "zh"])?;
    let language = session.words.lang().split('-').next().unwrap_or("en").to_owned();
    let mut envelopes = Vec::new();
    for row in &table.rows {
        let date = Some(row.cell("date")).filter(|d| !d.is_empty()).map(Edtf::parse).transpose()?;
        let event = Event {
            id: EventId::parse(row.cell("id"))?,
            title: row.cell(&language).to_owned(),
            date,
            place: row.cell("place").to_owned(),
            part_of: None,
        };
        envelopes.extend(describe_event(&session.project, &event)?);
    }
    session.commit(envelopes)?;
    Ok(table.rows.len() as u64)
}

/// Adds the documents; the number of each by its file name.
fn add_documents(session: &mut Session) -> anyhow::Result<BTreeMap<String, u64>> {
    let index = Table::read(
        "INDEX.csv",
        examples::INDEX,
        &["file", "lang", "retells", "publisher", "published", "url", "title"],
    )?;
    let mut numbers = BTreeMap::new();
    for row in &index.rows {
        let file = row.cell("file");
        let found = examples::DOCUMENTS.iter().find(|(name, _)| *name == file);
        let (_, bytes) = found.with_context(|| format!("the example has no document {file}"))?;
        let retells = DocumentName::parse(row.cell("retells"))?;
        let described = Described {
            publisher: row.cell("publisher").to_owned(),
            published: Some(Edtf::parse(row.cell("published"))?),
            url: row.cell("url").to_owned(),
            lang: Some(Language::parse(row.cell("lang"))?),
            captured: None,
            title: row.cell("title").to_owned(),
            name: Some(DocumentName::parse(&format!("Retelling of {retells}"))?),
            retells: Some(retells),
            tlp: Tlp::Clear,
            charset: None,
            by: "example".to_owned(),
            kind: DocumentKind::Held,
            coder: String::new(),
        };
        let mut bytes = *bytes;
        let added = put(session, &mut bytes, Path::new(file), Some(file), &described)?;
        numbers.insert(file.to_owned(), added.number());
    }
    Ok(numbers)
}

fn import_claims(session: &mut Session) -> anyhow::Result<u64> {
    let plan = import_plan(&session.project, examples::CLAIMS.as_bytes(), &ColumnMap::default())?;
    let claims = plan.new.len() as u64;
    session.commit(import_envelopes(&plan)?)?;
    Ok(claims)
}

fn quote(session: &mut Session, documents: &BTreeMap<String, u64>) -> anyhow::Result<u64> {
    let table = Table::read("QUOTATIONS.csv", examples::QUOTATIONS, &["file", "claim", "exact"])?;
    let mut copies = BTreeMap::new();
    let mut envelopes = Vec::new();
    for row in &table.rows {
        let number = *documents
            .get(row.cell("file"))
            .with_context(|| format!("the example has no document {}", row.cell("file")))?;
        if let std::collections::btree_map::Entry::Vacant(slot) = copies.entry(number) {
            let record = crate::commands::document(&session.project, number)?;
            slot.insert(session.working_copy(&record)?.text);
        }
        let quotation = Quotation::find(&copies[&number], row.cell("exact"))?;
        envelopes.push(attach_quotation(&session.project, &ClaimId::parse(row.cell("claim"))?, number, &quotation)?);
    }
    session.commit(envelopes)?;
    Ok(table.rows.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_days() {
        assert!(DAYS.iter().all(|day| times::day(day).is_ok()));
    }
}
