//! Claims: found, recorded, corrected, imported, kept as a table. Input: columns of `claims.csv`, as text, and a quotation.
//! Output: the same columns. One shape in and out: what was read can be changed and sent back. Leaves out what a column
//! means: the coding guide says so, and core reads it.

use super::call::{Call, MOST};
use super::documents::table as table_asked;
use super::figures::withhold;
use super::{Done, made, value};
use crate::ask::Fields;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::claims::{SORTED_BY, asked_of};
use crate::pages::document::workable;
use crate::pages::part;
use crate::pages::record::recorded;
use attested_app::{Snapshot, foreign_import_plan, import_envelopes, import_plan, record_claim};
use attested_claims::interop::Layout;
use attested_claims::{COLUMNS, Claim, ClaimRecord, ColumnMap, ImportPlan, export};
use attested_model::{ClaimId, Modality};
use attested_office::times;
use attested_store::{Listed, ListedClaim};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A claim in force.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClaimView {
    /// Its id.
    id: String,
    /// Position of the entry that recorded this version.
    entry: u64,
    /// When that was.
    recorded: String,
    /// `held` (a quotation in a document we hold) or `cited`.
    basis: &'static str,
    /// Its columns, as in `claims.csv`; empty ones are left out.
    cells: BTreeMap<String, String>,
    /// Its quotations.
    quotations: Vec<QuotationView>,
}

/// Words in a document.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuotationView {
    /// The document's number.
    document: u64,
    /// The first code point.
    start: u64,
    /// One past the last.
    end: u64,
    /// The words; null where they may not be seen here.
    exact: Option<String>,
    /// Whether the document only retells the one that is cited.
    retelling: bool,
}

fn view_of(view: &View<'_>, open: &Unlocked, record: &ClaimRecord) -> Result<serde_json::Value, Fault> {
    let quotations = record.quotations.iter().map(|link| QuotationView {
        document: link.document,
        start: link.start as u64,
        end: link.end as u64,
        exact: Some(link.exact.clone()),
        retelling: link.retelling,
    });
    let mut json = serde_json::to_value(ClaimView {
        id: record.claim.id.to_string(),
        entry: record.position,
        recorded: times::shown(record.recorded),
        basis: if record.is_held() { "held" } else { "cited" },
        cells: record.claim.to_cells().into_iter().collect(),
        quotations: quotations.collect(),
    })?;
    withhold(view, open, &mut json)?;
    Ok(json)
}

/// Some claims of all that fit.
#[derive(Serialize, ToSchema)]
pub(crate) struct Claims {
    /// How many fit.
    total: u64,
    /// Those from the one asked for.
    #[schema(value_type = Vec<ClaimView>)]
    claims: Vec<serde_json::Value>,
}

/// The values that filters take; others are refused rather than finding nothing.
fn filters(call: &Call<'_>) -> Result<(), Fault> {
    let modalities: Vec<&str> = Modality::ALL.iter().map(|modality| modality.as_str()).collect();
    call.one_of("modality", &modalities)?;
    call.one_of("basis", &["held", "cited"])?;
    Ok(())
}

/// A page of the claims that are asked for, the words found by the index.
fn listed(view: &View<'_>, open: &mut Unlocked, from: u64, at_most: u64) -> Result<Listed<ListedClaim>, Fault> {
    let asked = asked_of(&view.ask.query)?;
    if !asked.words.trim().is_empty() {
        open.index_some(view.viewer)?;
    }
    Ok(open.project.list_claims(&asked, from, at_most)?)
}

/// Claims that fit, in the order asked for.
#[utoipa::path(
    get, path = "/claims", operation_id = "claims", tag = "claims",
    params(
        ("q" = Option<String>, Query, description = "Words in any column"),
        ("event" = Option<String>, Query, description = "Of this event", example = "OCT09"),
        ("modality" = Option<String>, Query, description = "Of this stance"),
        ("basis" = Option<String>, Query, description = "held or cited"),
        ("sort" = Option<String>, Query, description = "id, event, speaker, low, published or recorded; with - before it in reverse"),
        ("from" = Option<u64>, Query, description = "So many are skipped", minimum = 0, maximum = 9007199254740991_u64),
        ("rows" = Option<u64>, Query, description = "At most so many; 100 unless said", minimum = 1, maximum = 1000),
    ),
    responses((status = 200, body = Claims, description = "The claims"))
)]
pub(super) fn claims(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    filters(call)?;
    let asked = table_asked(view, call, &SORTED_BY)?;
    let listed = listed(view, open, asked.from as u64, asked.rows as u64)?;
    let mut claims = Vec::with_capacity(listed.rows.len());
    for one in &listed.rows {
        // A list doesn't read quotations.
        claims.push(view_of(view, open, &record_of(open, &one.record.claim.id)?)?);
    }
    value(&Claims { total: listed.total, claims })
}

/// Claims that fit, as the table that claims are imported from.
#[utoipa::path(
    get, path = "/claims.csv", operation_id = "claimsTable", tag = "claims",
    params(
        ("q" = Option<String>, Query, description = "Words in any column"),
        ("event" = Option<String>, Query, description = "Of this event", example = "OCT09"),
        ("modality" = Option<String>, Query, description = "Of this stance"),
        ("basis" = Option<String>, Query, description = "held or cited"),
    ),
    responses((status = 200, body = String, content_type = "text/csv", description = "The table"))
)]
pub(super) fn table(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    filters(call)?;
    let rows = listed(view, open, 0, u64::MAX)?.rows;
    Ok(Done::Table("attested-internal-claims.csv", export(rows.iter().map(|one| &one.record.claim))?))
}

fn id_of(call: &Call<'_>) -> Result<ClaimId, Fault> {
    ClaimId::parse(call.part(0)).map_err(|why| Fault::NotFound(why.to_string()))
}

fn record_of(open: &Unlocked, id: &ClaimId) -> Result<ClaimRecord, Fault> {
    open.project.claim(id, None)?.ok_or_else(|| Fault::NotFound(format!("there is no claim {id} in this project")))
}

/// One claim, in the version in force.
#[utoipa::path(
    get, path = "/claims/{claim}", operation_id = "claim", tag = "claims",
    params(("claim" = String, Path, description = "Its id", example = "C001")),
    responses((status = 200, body = ClaimView, description = "The claim"))
)]
pub(super) fn claim(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = record_of(open, &id_of(call)?)?;
    Ok(Done::Value(view_of(view, open, &record)?))
}

/// A claim to be recorded.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimSent {
    /// Its columns, as in `claims.csv`. From a quotation, the document gives those that are about itself.
    #[schema(schema_with = super::openapi::cells)]
    cells: BTreeMap<String, String>,
    /// The words it rests on.
    #[serde(default)]
    quotation: Option<QuotationSent>,
}

/// Words in a document.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuotationSent {
    /// The document's number.
    #[serde(deserialize_with = "super::call::whole")]
    #[schema(minimum = 1, maximum = 9007199254740991_u64)]
    document: u64,
    /// The words, as they stand in the working copy.
    exact: String,
    /// Where they begin, in code points; needed where they stand there more than once.
    #[serde(default, deserialize_with = "super::call::maybe_whole")]
    #[schema(maximum = 9007199254740991_u64)]
    start: Option<u64>,
    /// The suggestion that the claim was made from.
    #[serde(default, deserialize_with = "super::call::maybe_whole")]
    #[schema(maximum = 9007199254740991_u64)]
    suggestion: Option<u64>,
}

/// Whether columns are ours.
fn known(cells: &BTreeMap<String, String>) -> Result<(), Fault> {
    match cells.keys().find(|column| !COLUMNS.contains(&column.as_str())) {
        Some(column) => Err(Fault::Malformed(format!("cells: '{column}' is none of {}", COLUMNS.join(", ")))),
        None => Ok(()),
    }
}

/// Records a claim, tied to words in a document where a quotation is given.
#[utoipa::path(
    post, path = "/claims", operation_id = "recordClaim", tag = "claims", request_body = ClaimSent,
    responses((status = 201, body = ClaimView, description = "It is recorded"))
)]
pub(super) fn record(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let ClaimSent { cells, quotation } = call.sent()?;
    known(&cells)?;
    let claim = match quotation {
        Some(words) => {
            let document = workable(view, open, &words.document.to_string())?;
            let number = |name: &str, number: Option<u64>| number.map(|n| (name.to_owned(), n.to_string()));
            let mut fields: Vec<(String, String)> = vec![("quote".to_owned(), words.exact)];
            fields.extend(number("start", words.start));
            fields.extend(number("suggestion", words.suggestion));
            fields.extend(cells);
            recorded(open, &document, &Fields::new(fields))?
        }
        None => {
            let claim = Claim::from_cells(&cells)?;
            let envelopes = record_claim(&open.project, &claim)?;
            open.commit(envelopes)?;
            claim
        }
    };
    let record = record_of(open, &claim.id)?;
    made(&format!("/claims/{}", part(claim.id.as_str())), &view_of(view, open, &record)?)
}

/// A claim as it is to read from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    /// All its columns.
    #[schema(schema_with = super::openapi::cells)]
    cells: BTreeMap<String, String>,
    /// The `entry` of the version that was read. When another is in force by now, nothing is recorded.
    #[serde(deserialize_with = "super::call::whole")]
    #[schema(maximum = 9007199254740991_u64)]
    entry: u64,
}

/// Corrects a claim: a new version, by the rules of an import. Nothing is recorded when it says the same.
#[utoipa::path(
    put, path = "/claims/{claim}", operation_id = "correctClaim", tag = "claims", request_body = Correction,
    params(("claim" = String, Path, description = "Its id", example = "C001")),
    responses((status = 200, body = ClaimView, description = "It reads so"))
)]
pub(super) fn correct(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let id = id_of(call)?;
    let Correction { mut cells, entry } = call.sent()?;
    known(&cells)?;
    let held = record_of(open, &id)?;
    cells.entry("id".to_owned()).or_insert_with(|| id.to_string());
    let claim = Claim::from_cells(&cells)?;
    if claim.id != id {
        return Err(Fault::Refused(format!("cells: the id is {}, the address says {id}", claim.id)));
    }
    if held.position != entry {
        let now = held.position;
        return Err(Fault::Conflict(format!("claim {id} was changed meanwhile, by entry {now}: read it again")));
    }
    let plan = import_plan(&open.project, &export([&claim])?, &ColumnMap::default())?;
    if let Some(rejected) = plan.rejected.first() {
        return Err(Fault::Refused(rejected.reason.to_string()));
    }
    let envelopes = import_envelopes(&plan)?;
    open.commit(envelopes)?;
    let record = record_of(open, &id)?;
    Ok(Done::Value(view_of(view, open, &record)?))
}

/// Whose table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DataSet {
    /// UCDP's georeferenced events.
    UcdpGed,
    /// ACLED's events.
    Acled,
}

/// A table to be imported.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportSent {
    /// The table, as CSV.
    csv: String,
    /// Another data set's table, whose columns are known; ours unless said.
    #[serde(default)]
    from: Option<DataSet>,
    /// Our columns and those of the table that they are filled from.
    #[serde(default)]
    columns: BTreeMap<String, String>,
    /// Our columns and what they hold where the table has nothing.
    #[serde(default)]
    defaults: BTreeMap<String, String>,
    /// False: the plan is made and nothing is recorded.
    #[serde(default)]
    commit: bool,
}

/// What an import does.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlanView {
    /// Whether it was recorded.
    committed: bool,
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

/// Plans an import, and carries it out when asked to. All or nothing but the rows that are rejected.
#[utoipa::path(
    post, path = "/imports", operation_id = "import", tag = "claims", request_body = ImportSent,
    responses((status = 200, body = PlanView, description = "The plan, or what was done"))
)]
pub(super) fn import(_view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let ImportSent { csv, from, columns, defaults, commit } = call.sent()?;
    known(&columns)?;
    known(&defaults)?;
    let plan = match from {
        None => import_plan(&open.project, csv.as_bytes(), &ColumnMap { columns, defaults })?,
        Some(_) if !columns.is_empty() => {
            return Err(Fault::Refused("columns: the data set's are known; leave them out".to_owned()));
        }
        Some(DataSet::UcdpGed) => foreign_import_plan(&open.project, csv.as_bytes(), Layout::UcdpGed, &defaults)?,
        Some(DataSet::Acled) => foreign_import_plan(&open.project, csv.as_bytes(), Layout::Acled, &defaults)?,
    };
    if commit {
        let envelopes = import_envelopes(&plan)?;
        open.commit(envelopes)?;
    }
    value(&plan_view(&plan, commit))
}

fn plan_view(plan: &ImportPlan, committed: bool) -> PlanView {
    let text = |text: &String| text.clone();
    PlanView {
        committed,
        new: plan.new.iter().map(|claim| claim.id.to_string()).collect(),
        changed: plan
            .changed
            .iter()
            .map(|change| ChangedView {
                id: change.claim.id.to_string(),
                fields: change
                    .fields
                    .iter()
                    .map(|f| FieldView { column: text(&f.column), before: text(&f.before), after: text(&f.after) })
                    .collect(),
            })
            .collect(),
        same: plan.same.iter().map(ToString::to_string).collect(),
        rejected: plan
            .rejected
            .iter()
            .map(|row| RejectedView { line: row.line.min(MOST), id: text(&row.id), reason: row.reason.to_string() })
            .collect(),
        events: plan.events.iter().map(|event| event.id.to_string()).collect(),
    }
}
