//! Many claims at once: a table imported, a column of many claims set. Input: a table and how it is read, or claims and a value.
//! Output: a plan that changes nothing, until it is sent again with `commit`. A plan that no longer holds is refused, when its
//! `entries` are sent with it.

use super::call::{Call, MOST, maybe_whole};
use super::claims::known;
use super::jobs::begun;
use super::{Done, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::change::{MOST as MOST_CHANGED, columns};
use crate::pages::import::begun_recording;
use crate::upload::{MOST_MEGABYTES, Sent};
use attested_app::{change_envelopes, change_plan, import_envelopes};
use attested_claims::interop::Layout;
use attested_claims::{ColumnMap, FieldChange, ImportPlan};
use attested_model::ClaimId;
use attested_office::{ImportTable, times};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Whose table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DataSet {
    /// Ours: the columns of `claims.csv`, by these or by other names.
    Ours,
    /// UCDP's georeferenced events.
    UcdpGed,
    /// ACLED's events.
    Acled,
}

impl DataSet {
    const fn layout(self) -> Option<Layout> {
        match self {
            DataSet::Ours => None,
            DataSet::UcdpGed => Some(Layout::UcdpGed),
            DataSet::Acled => Some(Layout::Acled),
        }
    }

    const fn of(layout: Option<Layout>) -> Self {
        match layout {
            None => DataSet::Ours,
            Some(Layout::UcdpGed) => DataSet::UcdpGed,
            Some(Layout::Acled) => DataSet::Acled,
        }
    }
}

/// How a table is read, and what is done with it.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ImportSettings {
    /// Whose table it is; told by its columns unless said.
    from: Option<DataSet>,
    /// A workbook's sheet; the first unless said.
    sheet: Option<String>,
    /// Our columns and those of the table that they are filled from; guessed by their names when none is said.
    #[schema(schema_with = super::openapi::cells_sent)]
    columns: BTreeMap<String, String>,
    /// Our columns and what they hold where the table has nothing.
    #[schema(schema_with = super::openapi::cells_sent)]
    defaults: BTreeMap<String, String>,
    /// False: the plan is made and nothing is recorded.
    commit: bool,
    /// The `entries` of the plan that was looked at. When more has been recorded by now, nothing is.
    #[serde(deserialize_with = "maybe_whole")]
    #[schema(maximum = 9007199254740991_u64)]
    entries: Option<u64>,
    /// Record it as long work, which can be followed and ended.
    background: bool,
}

/// A table to be imported.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportSent {
    /// The table, as CSV.
    csv: String,
    /// How it is read, and what is done with it.
    #[serde(default)]
    settings: ImportSettings,
}

/// A file to be imported.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape of a form, which is read field by field")]
pub(crate) struct ImportFile {
    /// CSV or a workbook.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// How it is read, and what is done with it: JSON.
    settings: Option<ImportSettings>,
}

/// A plan, with how the table was read.
#[derive(Serialize, ToSchema)]
pub(crate) struct ImportView {
    /// Whose table it is.
    from: DataSet,
    /// The sheets of a workbook.
    sheets: Vec<String>,
    /// The sheet that was read.
    sheet: String,
    /// Our columns and those of the table that they are filled from.
    columns: BTreeMap<String, String>,
    /// What it does.
    plan: PlanView,
}

/// What an import does.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanView {
    /// Whether it was recorded.
    committed: bool,
    /// Entries in the ledger by now. Sent with the commit, it makes sure that what was looked at is what is done.
    entries: u64,
    /// Ids of claims that are new.
    new: Vec<String>,
    /// Claims that are corrected.
    changed: Vec<ChangedView>,
    /// Ids of claims that say the same already.
    same: Vec<String>,
    /// Rows that can't be taken.
    rejected: Vec<RejectedView>,
    /// Ids of events that are made.
    events: Vec<String>,
}

/// A claim that is corrected.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChangedView {
    /// Its id.
    id: String,
    /// What differs.
    fields: Vec<FieldView>,
}

/// A column that differs.
#[derive(Serialize, ToSchema)]
pub(crate) struct FieldView {
    /// The column.
    column: String,
    /// What it holds.
    before: String,
    /// What the table has.
    after: String,
}

impl FieldView {
    pub(super) fn of(change: &FieldChange) -> Self {
        let FieldChange { column, before, after } = change.clone();
        FieldView { column, before, after }
    }
}

/// A row that can't be taken.
#[derive(Serialize, ToSchema)]
pub(crate) struct RejectedView {
    /// Its line, from 1.
    line: u64,
    /// Its id, as written.
    id: String,
    /// Why.
    reason: String,
}

/// Plans an import of a text, and carries it out when asked to. All or nothing but the rows that are rejected.
#[utoipa::path(
    post, path = "/imports", operation_id = "import", tag = "imports", request_body = ImportSent,
    responses(
        (status = 200, body = ImportView, description = "The plan, or what was done"),
        (status = 202, body = super::jobs::JobView, description = "It is being recorded"),
    )
)]
pub(super) fn import(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let ImportSent { csv, settings } = call.sent()?;
    imported(view, open, csv.as_bytes(), settings)
}

/// The same of a file: CSV or a workbook, of 64 megabytes at most.
#[utoipa::path(
    post, path = "/imports/file", operation_id = "importFile", tag = "imports",
    request_body(content = ImportFile, content_type = "multipart/form-data"),
    responses(
        (status = 200, body = ImportView, description = "The plan, or what was done"),
        (status = 202, body = super::jobs::JobView, description = "It is being recorded"),
    )
)]
pub(super) fn import_file(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let upload = match &call.ask.sent {
        Sent::File(upload) => upload,
        Sent::Nothing => return Err(Fault::Malformed("file: send CSV or a workbook".to_owned())),
        Sent::TooLarge => return Err(Fault::TooLarge(format!("file: at most {MOST_MEGABYTES} megabytes are taken"))),
    };
    let said = |why: String| Fault::Malformed(format!("settings: {why}"));
    let json = call.ask.form.some("settings").unwrap_or("null");
    let settings = match serde_json::from_str(json).map_err(|why| said(why.to_string()))? {
        serde_json::Value::Null => ImportSettings::default(),
        object @ serde_json::Value::Object(_) => serde_json::from_value(object).map_err(|why| said(why.to_string()))?,
        _ => return Err(said("an object is to stand here".to_owned())),
    };
    imported(view, open, &upload.bytes, settings)
}

fn imported(view: &View<'_>, open: &mut Unlocked, bytes: &[u8], settings: ImportSettings) -> Result<Done, Fault> {
    let ImportSettings { from, sheet, mut columns, defaults, commit, entries, background } = settings;
    known(&columns)?;
    known(&defaults)?;
    let table = ImportTable::read(bytes, sheet.as_deref())?;
    let layout = from.map_or_else(|| table.layout(), DataSet::layout);
    match layout {
        Some(_) if !columns.is_empty() => {
            return Err(Fault::Refused("columns: the data set's are known; leave them out".to_owned()));
        }
        None if columns.is_empty() => columns = table.guess()?,
        Some(_) | None => {}
    }
    let map = ColumnMap { columns, defaults };
    let plan = table.plan(&open.project, layout, &map)?;
    if commit {
        holds(open, entries)?;
        if background {
            let job = begun_recording(view, table, layout, map, open.project.entries(), None);
            return begun(view, job);
        }
        let envelopes = import_envelopes(&plan)?;
        open.commit(envelopes)?;
    }
    value(&ImportView {
        from: DataSet::of(layout),
        sheets: table.sheets,
        sheet: table.sheet,
        columns: map.columns,
        plan: plan_view(open, &plan, commit),
    })
}

/// Whether a plan that was looked at still holds.
fn holds(open: &Unlocked, entries: Option<u64>) -> Result<(), Fault> {
    let now = open.project.entries();
    match entries {
        Some(seen) if seen != now => {
            Err(Fault::Conflict(format!("the plan was made of {seen} entries, there are {now} by now: plan again")))
        }
        _ => Ok(()),
    }
}

/// A column to be set in many claims.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeSent {
    /// The claims' ids; 5,000 at most.
    #[schema(example = json!(["C001", "C002"]))]
    claims: Vec<String>,
    /// The column. A claim keeps its id.
    #[schema(example = "note")]
    column: String,
    /// What it is to hold; empty to empty it.
    #[schema(example = "checked")]
    value: String,
    /// Why; needed to commit.
    #[serde(default)]
    reason: String,
    /// False: the plan is made and nothing is recorded.
    #[serde(default)]
    commit: bool,
    /// The `entries` of the plan that was looked at. When more has been recorded by now, nothing is.
    #[serde(default, deserialize_with = "maybe_whole")]
    #[schema(maximum = 9007199254740991_u64)]
    entries: Option<u64>,
}

/// Plans a change of many claims, and carries it out when asked to.
#[utoipa::path(
    post, path = "/changes", operation_id = "changeClaims", tag = "imports", request_body = ChangeSent,
    responses((status = 200, body = PlanView, description = "The plan, or what was done"))
)]
pub(super) fn change(_view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let ChangeSent { claims, column, value: cell, reason, commit, entries } = call.sent()?;
    if !columns().any(|own| own == column) {
        let all: Vec<&str> = columns().collect();
        return Err(Fault::Refused(format!("column: '{column}' is none of {}", all.join(", "))));
    }
    if claims.len() as u64 > MOST_CHANGED {
        return Err(Fault::Refused(format!("claims: at most {MOST_CHANGED} are changed at once")));
    }
    let ids = claims.iter().map(|id| ClaimId::parse(id)).collect::<Result<Vec<_>, _>>()?;
    let plan = change_plan(&open.project, &ids, &column, &cell)?;
    if commit {
        holds(open, entries)?;
        let envelopes = change_envelopes(&plan, &open.coder()?, &reason)?;
        if !envelopes.is_empty() {
            open.project.commit(envelopes, times::now())?;
        }
    }
    value(&plan_view(open, &plan, commit))
}

fn plan_view(open: &Unlocked, plan: &ImportPlan, committed: bool) -> PlanView {
    PlanView {
        committed,
        entries: open.project.entries(),
        new: plan.new.iter().map(|claim| claim.id.to_string()).collect(),
        changed: plan
            .changed
            .iter()
            .map(|change| ChangedView {
                id: change.claim.id.to_string(),
                fields: change.fields.iter().map(FieldView::of).collect(),
            })
            .collect(),
        same: plan.same.iter().map(ToString::to_string).collect(),
        rejected: plan
            .rejected
            .iter()
            .map(|row| RejectedView { line: row.line.min(MOST), id: row.id.clone(), reason: row.reason.to_string() })
            .collect(),
        events: plan.events.iter().map(|event| event.id.to_string()).collect(),
    }
}
