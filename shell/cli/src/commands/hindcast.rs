//! Past events as they stood on a day: the stated range, and what the model expects. Reads two files and no project.

use crate::args::{Format, Global, HindcastArgs};
use crate::commands::figure::policy;
use crate::output::{note, print, print_exact, print_rows};
use crate::session::{expectation_model, vocabulary, words};
use crate::text;
use crate::translate::{Words, num, text as told};
use anyhow::Context;
use attested_claims::{Claim, ColumnMap, read_csv};
use attested_figures::expectation::{Hindcast, hindcast as cast, read_events};
use std::path::Path;

/// The policy by which ranges are stated.
const POLICY: &str = "attested/v1";

pub(crate) fn hindcast(global: &Global, args: &HindcastArgs) -> anyhow::Result<()> {
    let words = words();
    let events = String::from_utf8(read(&args.events)?).map_err(|e| e.utf8_error());
    let events = events.map_err(anyhow::Error::from).and_then(|text| Ok(read_events(&text)?));
    let events = events.with_context(|| args.events.display().to_string())?;
    let claims = claims(&args.claims, &words)?;
    let rows = cast(&events, &claims, args.day, &policy(POLICY)?, &vocabulary()?, &expectation_model()?);
    match global.format {
        Format::Text => print(&text::hindcasts(&rows, &words)),
        Format::Csv => print_exact(&csv(&rows)?),
        Format::Json | Format::Jsonl => print_rows(global.format, &rows),
    }
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("{}: the file can't be read", path.display()))
}

/// The claims of a file; a row that can't be read is named and left out.
fn claims(path: &Path, words: &Words) -> anyhow::Result<Vec<Claim>> {
    let rows = read_csv(&read(path)?, &ColumnMap::default()).with_context(|| path.display().to_string())?;
    let mut claims = Vec::new();
    for row in rows {
        match row.claim {
            Ok(claim) => claims.push(claim),
            Err(reason) => {
                let reason = reason.to_string();
                let args = [num("line", row.line), told("id", &row.id), told("reason", &reason)];
                note(&words.say("hindcast-left-out", &args));
            }
        }
    }
    Ok(claims)
}

fn csv(rows: &[Hindcast]) -> anyhow::Result<String> {
    let end = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "event",
        "stated_low",
        "stated_high",
        "open_low",
        "open_high",
        "expect_low",
        "expect_median",
        "expect_high",
    ])?;
    for row in rows {
        writer.write_record([
            attested_claims::escape_formula(row.event.as_str()).into_owned(),
            end(row.stated.stated_low),
            end(row.stated.stated_high),
            row.stated.open_low.to_string(),
            row.stated.open_high.to_string(),
            row.expect_low.to_string(),
            row.expect_median.to_string(),
            row.expect_high.to_string(),
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
