//! Claims: add, import (plan, look, commit), export, list, show.

use crate::args::{ClaimAction, ClaimAddArgs, DataSet, Format, Global, WrongUse};
use crate::commands::{claim_id, document, document_number, event_id, quote, write_file};
use crate::output::{note, print, print_exact, print_rows, print_value};
use crate::session::Session;
use crate::translate::{Words, num, text};
use anyhow::Context;
use attested_app::{
    AppError, Snapshot, claims_of, explained_claim, import_envelopes, record_claim, record_quoted_claim,
};
use attested_claims::interop::Layout;
use attested_claims::{BYTE_ORDER_MARK, COLUMNS, Claim, ClaimRecord, ColumnMap, ImportPlan, export};
use attested_model::AsOf;
use attested_office::ImportTable;
use attested_store::Access;
use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

pub(crate) fn claim(global: &Global, action: ClaimAction) -> anyhow::Result<()> {
    match action {
        ClaimAction::Add(args) => add(global, &args),
        ClaimAction::Import { file, sheet, from, map, commit } => {
            import(global, &file, sheet.as_deref(), from, map.as_deref(), commit)
        }
        ClaimAction::Export { event, out } => write_export(global, event.as_deref(), out.as_deref()),
        ClaimAction::List { event } => list(global, event.as_deref()),
        ClaimAction::Show { claim } => show(global, &claim),
    }
}

fn add(global: &Global, args: &ClaimAddArgs) -> anyhow::Result<()> {
    let mut cells = args.cells.cells.clone();
    if cells.is_empty() {
        if !std::io::stdin().is_terminal() {
            return Err(WrongUse(
                "say what is claimed by flags named as the columns (--id, --event, --act …), or run this in a terminal"
                    .to_owned(),
            )
            .into());
        }
        cells = asked()?;
    }
    let claim = Claim::from_cells(&cells).map_err(|e| WrongUse(e.to_string()))?;
    let mut session = Session::open(global, Access::Write)?;
    let envelopes = match (&args.document_held, &args.quote) {
        (Some(held), Some(words)) => {
            let number = document_number(held)?;
            let record = document(&session.project, number)?;
            let quotation = quote::found(number, &session.working_copy(&record)?.text, words, args.start)?;
            record_quoted_claim(&session.project, &claim, number, &quotation, None)?
        }
        (Some(_) | None, Some(_) | None) => record_claim(&session.project, &claim)?,
    };
    session.commit(envelopes)?;
    print(
        &session
            .words
            .say("cli-claim-recorded", &[text("claim", claim.id.as_str()), text("event", claim.event.as_str())]),
    )?;
    session.close()
}

/// Asks for each column in turn; an empty answer leaves it out.
fn asked() -> anyhow::Result<BTreeMap<String, String>> {
    let mut cells = BTreeMap::new();
    note(
        "A claim, column by column; an empty line leaves a column out (docs/guides/coding-claims.md says what each is).",
    );
    let mut lines = std::io::stdin().lock().lines();
    for column in COLUMNS {
        let mut err = std::io::stderr().lock();
        write!(err, "{column}: ")?;
        err.flush()?;
        drop(err);
        let Some(line) = lines.next() else { break };
        let line = line?;
        if !line.trim().is_empty() {
            cells.insert(column.to_owned(), line.trim().to_owned());
        }
    }
    Ok(cells)
}

#[derive(serde::Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct WrittenMap {
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    defaults: BTreeMap<String, String>,
}

pub(crate) fn column_map(file: Option<&Path>) -> anyhow::Result<ColumnMap> {
    let Some(path) = file else { return Ok(ColumnMap::default()) };
    let (columns, defaults) = written_map(path, "claims.csv", &COLUMNS)?;
    Ok(ColumnMap { columns, defaults })
}

/// A map's columns and defaults, ours to the left, of what has these columns.
pub(crate) fn written_map(
    path: &Path,
    of: &str,
    ours: &[&str],
) -> anyhow::Result<(BTreeMap<String, String>, BTreeMap<String, String>)> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: the map can't be read", path.display()))?;
    let written: WrittenMap = toml::from_str(&text)
        .with_context(|| format!("{}: the map is not TOML with [columns] and [defaults]", path.display()))?;
    let unknown = written.columns.keys().chain(written.defaults.keys()).find(|c| !ours.contains(&c.as_str()));
    if let Some(column) = unknown {
        return Err(WrongUse(format!(
            "{}: '{column}' is no column of {of}; ours stand left of the equals sign: {}",
            path.display(),
            ours.join(", ")
        ))
        .into());
    }
    Ok((written.columns, written.defaults))
}

fn import(
    global: &Global,
    file: &Path,
    sheet: Option<&str>,
    from: Option<DataSet>,
    map: Option<&Path>,
    commit: bool,
) -> anyhow::Result<()> {
    let map = column_map(map)?;
    if from.is_some() && !map.columns.is_empty() {
        return Err(WrongUse(
            "with --from the columns are mapped already: leave [columns] out of the map, and keep [defaults]"
                .to_owned(),
        )
        .into());
    }
    let bytes = std::fs::read(file).with_context(|| format!("{}: the file can't be read", file.display()))?;
    let mut session = Session::open(global, if commit { Access::Write } else { Access::Read })?;
    let table = ImportTable::read(&bytes, sheet).with_context(|| file.display().to_string())?;
    drop(bytes);
    let plan = table.plan(&session.project, from.map(layout), &map).with_context(|| file.display().to_string())?;
    drop(table);
    // Recorded first and told then: what is said to be done is done.
    let recorded = if commit { session.commit(import_envelopes(&plan)?)? } else { None };
    if global.format == Format::Text {
        print(&shown(&session.words, &plan, commit))?;
    } else {
        print_value(global.format, &as_json(&plan, commit))?;
    }
    match recorded {
        Some(report) => note(&session.words.say("cli-import-committed", &[num("entries", report.entries)])),
        None if !commit => note(&session.words.say("cli-import-only-planned", &[])),
        None => {}
    }
    session.close()
}

fn layout(from: DataSet) -> Layout {
    match from {
        DataSet::UcdpGed => Layout::UcdpGed,
        DataSet::Acled => Layout::Acled,
    }
}

/// How many rejections and changes a plan lists for people before it only counts.
const LISTED: usize = 40;

fn shown(words: &Words, plan: &ImportPlan, committed: bool) -> String {
    let counts = [
        num("new", plan.new.len() as u64),
        num("changed", plan.changed.len() as u64),
        num("same", plan.same.len() as u64),
        num("rejected", plan.rejected.len() as u64),
        num("events", plan.events.len() as u64),
    ];
    let mut text = words.say(if committed { "cli-import-done" } else { "cli-import-plan" }, &counts);
    for change in plan.changed.iter().take(LISTED) {
        text.push_str(&format!("\n  ~ {}", change.claim.id));
        for field in &change.fields {
            text.push_str(&format!("\n      {}: {:?} → {:?}", field.column, field.before, field.after));
        }
    }
    for rejection in plan.rejected.iter().take(LISTED) {
        let reason = reason(rejection);
        text.push_str(&format!(
            "\n  ✗ {}",
            words.say(
                "cli-import-rejection",
                &[num("line", rejection.line), self::text("id", &rejection.id), self::text("reason", &reason)]
            )
        ));
    }
    let hidden = plan.changed.len().saturating_sub(LISTED) + plan.rejected.len().saturating_sub(LISTED);
    if hidden > 0 {
        text.push_str(&format!("\n  … {}", words.say("cli-and-more", &[num("count", hidden as u64)])));
    }
    text
}

fn reason(rejection: &attested_claims::Rejection) -> String {
    rejection.reason.to_string()
}

fn as_json(plan: &ImportPlan, committed: bool) -> serde_json::Value {
    let changed: Vec<_> = plan
        .changed
        .iter()
        .map(|c| {
            let fields: Vec<_> = c
                .fields
                .iter()
                .map(|f| serde_json::json!({"column": f.column, "before": f.before, "after": f.after}))
                .collect();
            serde_json::json!({"id": c.claim.id, "fields": fields})
        })
        .collect();
    let rejected: Vec<_> =
        plan.rejected.iter().map(|r| serde_json::json!({"line": r.line, "id": r.id, "reason": reason(r)})).collect();
    serde_json::json!({
        "committed": committed,
        "new": plan.new.iter().map(|c| &c.id).collect::<Vec<_>>(),
        "changed": changed,
        "same": plan.same,
        "rejected": rejected,
        "events": plan.events.iter().map(|e| &e.id).collect::<Vec<_>>(),
    })
}

/// All claims, or those of an event that is there.
fn records(session: &Session, event: Option<&str>) -> anyhow::Result<Vec<ClaimRecord>> {
    Ok(match event.map(event_id).transpose()? {
        None => session.project.all_claims().map_err(AppError::from)?,
        Some(event) => claims_of(&session.project, &event)?,
    })
}

fn write_export(global: &Global, event: Option<&str>, out: Option<&Path>) -> anyhow::Result<()> {
    let session = Session::open(global, Access::Read)?;
    let records = records(&session, event)?;
    let bytes = export(records.iter().map(|r| &r.claim))?;
    match out {
        None => print_exact(&String::from_utf8(bytes)?)?,
        // A file may be opened in a spreadsheet, which must be told that it is UTF-8; programs read standard output.
        Some(path) => write_file(&session, path, &[BYTE_ORDER_MARK, &bytes].concat())?,
    }
    note(&session.words.say("cli-export-internal", &[num("claims", records.len() as u64)]));
    Ok(())
}

fn list(global: &Global, event: Option<&str>) -> anyhow::Result<()> {
    let session = Session::open(global, Access::Read)?;
    let records = records(&session, event)?;
    if global.format != Format::Text {
        return print_rows(global.format, records.iter().map(|r| &r.claim));
    }
    let mut lines = String::new();
    for record in &records {
        let claim = &record.claim;
        let quantity = claim.quantity.as_ref().map(ToString::to_string).unwrap_or_default();
        let basis = session.words.say(if record.is_held() { "basis-held" } else { "basis-cited" }, &[]);
        lines.push_str(&format!(
            "{}  {}  {}  {}  {quantity}  {}  ({basis})\n",
            claim.id, claim.event, claim.aspect, claim.modality, claim.speaker
        ));
    }
    print(&lines)
}

fn show(global: &Global, claim: &str) -> anyhow::Result<()> {
    let id = claim_id(claim)?;
    let session = Session::open(global, Access::Read)?;
    let explained = explained_claim(&session.project, &id, AsOf::EVERYTHING)?;
    let versions = session.project.claim_versions(&id)?;
    let record =
        session.project.claim(&id, None).map_err(AppError::from)?.ok_or(AppError::UnknownClaim { claim: id })?;
    if global.format != Format::Text {
        return print_value(
            global.format,
            &serde_json::json!({"claim": record.claim, "basis": explained, "versions": versions}),
        );
    }
    let mut lines = String::new();
    let cells = record.claim.to_cells();
    for column in COLUMNS.iter().filter(|c| cells.contains_key(**c)) {
        lines.push_str(&format!("{column}: {}\n", cells[*column]));
    }
    lines.push_str(&crate::walk::claim(&explained, &session.words, 0));
    lines.push_str(&session.words.say("cli-claim-versions", &[num("versions", versions)]));
    print(&lines)
}
