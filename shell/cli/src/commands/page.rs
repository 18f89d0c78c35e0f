//! An event's page: one self-contained HTML file, stamped internal, with a mark by which the project knows it
//! again.

use crate::args::Global;
use crate::commands::figure::{over_time, policy, view};
use crate::commands::{event_id, write_file};
use crate::output::print;
use crate::session::{Session, gazetteer};
use crate::times;
use crate::translate::text;
use anyhow::Context;
use attested_app::dossier;
use attested_figures::EventFigures;
use attested_model::{AsOf, Day, EventId};
use attested_publication::{Labels, Translate, page};
use attested_store::Access;
use std::path::Path;

pub(crate) fn page(global: &Global, event: &str, out: &Path, as_of: Option<&str>) -> anyhow::Result<()> {
    let event = event_id(event)?;
    let as_of = times::as_of(as_of, None)?;
    let session = Session::open(global, Access::Read)?;
    write(&session, &event, out, as_of, &[])?;
    print(&session.words.say("cli-page-written", &[text("file", &out.display().to_string())]))
}

/// Writes the page; `days` are the days of its timeline, or every day on which a claim became public.
pub(crate) fn write(session: &Session, event: &EventId, out: &Path, as_of: AsOf, days: &[Day]) -> anyhow::Result<()> {
    let policy = policy("attested/v1")?;
    let now = view(session, event, as_of, &policy)?;
    let history: Vec<EventFigures> = over_time(session, event, days, &policy)?
        .views
        .into_iter()
        .filter(|v| match (&v.as_of, &now.as_of) {
            (Some(day), Some(limit)) => day <= limit,
            (Some(_), None) => true,
            (None, _) => false,
        })
        .collect();
    let language = session.words.lang().split('-').next().unwrap_or("en").to_owned();
    let labels = Labels::of(&session.vocabulary.terms, &now, &language);
    let dossier = dossier(&session.project, event, now, history, times::shown(times::now()), labels)?;
    let dossier = dossier.with_place_names(&gazetteer()?, &language);
    let mut html = page::render(&dossier, &session.words);
    if !html.ends_with('\n') {
        html.push('\n');
    }
    let mark =
        format!("<!-- attested-page-v1 {} {} -->\n", session.project.log(), session.project.mark(html.as_bytes())?);
    write_file(session, out, (html + &mark).as_bytes())
}

/// Whether a page is one that this project wrote, unchanged.
pub(crate) fn check(session: &Session, path: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(path).with_context(|| format!("{}: the page can't be read", path.display()))?;
    let shown = path.display();
    let trimmed = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
    let last = trimmed.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let line = String::from_utf8_lossy(&trimmed[last..]);
    let mut words = line.split(' ');
    let (Some("<!--"), Some("attested-page-v1"), Some(log), Some(mark), Some("-->"), None) =
        (words.next(), words.next(), words.next(), words.next(), words.next(), words.next())
    else {
        anyhow::bail!("{shown}: the page has no mark at its end, or its last line was changed: it can't be checked");
    };
    if log != session.project.log().to_string() {
        anyhow::bail!("{shown}: the page was written from another project (log {log})");
    }
    if !bytes.ends_with(b"\n") || session.project.mark(&bytes[..last])? != mark {
        anyhow::bail!("{shown}: the page was changed after this project wrote it; write it anew with `attested page`");
    }
    print(&session.words.say("cli-page-unchanged", &[text("file", &shown.to_string())]))
}
