//! Claims: found, recorded, corrected, kept as a table. Input: columns of `claims.csv`, as text, and a quotation. Output: the same
//! columns. One shape in and out: what was read can be changed and sent back. Leaves out what a column means (the coding guide
//! says so, and core reads it) and many claims at once (`imports`).

use super::asked::{Filters, Part};
use super::call::{Call, is_whole, part_of_list};
use super::documents::table as table_asked;
use super::{Done, made, value};
use crate::access::Field;
use crate::ask::Fields;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::claims::{SORTED_BY, asked_of};
use crate::pages::document::workable;
use crate::pages::part;
use crate::pages::recode::coded_anew;
use crate::pages::record::recorded;
use attested_app::{Snapshot, record_claim};
use attested_claims::{COLUMNS, Claim, ClaimRecord, export};
use attested_model::{ClaimId, Modality, Timestamp};
use attested_office::times;
use attested_store::{ClaimsAsked, Listed, ListedClaim};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A claim in force, as a list has it: `GET /claims/{claim}` has its quotations.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClaimListed {
    /// Its id.
    id: String,
    /// Position of the entry that recorded this version.
    entry: u64,
    /// When that was.
    recorded: String,
    /// `held` (a quotation in a document we hold) or `cited`.
    basis: &'static str,
    /// Its columns, as in `claims.csv`; empty ones are left out.
    #[schema(schema_with = super::openapi::cells)]
    cells: BTreeMap<String, String>,
}

/// A claim, whole.
#[derive(Serialize, ToSchema)]
pub(crate) struct ClaimView {
    /// The claim.
    #[serde(flatten)]
    claim: ClaimListed,
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

fn view_of(view: &View<'_>, open: &Unlocked, record: &ClaimRecord) -> Result<ClaimView, Fault> {
    let mut quotations = Vec::with_capacity(record.quotations.len());
    for link in &record.quotations {
        let tlp = attested_office::document(&open.project, link.document)?.document.tlp;
        quotations.push(QuotationView {
            document: link.document,
            start: link.start as u64,
            end: link.end as u64,
            exact: view.sees(Field::Text(tlp)).then(|| link.exact.clone()),
            retelling: link.retelling,
        });
    }
    Ok(ClaimView { claim: listing_of(record, record.is_held()), quotations })
}

fn listing_of(record: &ClaimRecord, is_held: bool) -> ClaimListed {
    ClaimListed {
        id: record.claim.id.to_string(),
        entry: record.position,
        recorded: times::shown(record.recorded),
        basis: if is_held { "held" } else { "cited" },
        cells: record.claim.to_cells().into_iter().collect(),
    }
}

/// Some claims of all that fit.
#[derive(Serialize, ToSchema)]
pub(crate) struct Claims {
    /// How many fit, of those found.
    total: u64,
    /// Whether all that have the words asked for were found: not while words are still indexed, nor where more have them than are
    /// looked at, the latest.
    is_whole: bool,
    /// Those from the one asked for.
    claims: Vec<ClaimListed>,
}

/// The values that filters take; others are refused rather than finding nothing.
fn filters(call: &Call<'_>) -> Result<(), Fault> {
    let modalities: Vec<&str> = Modality::ALL.iter().map(|modality| modality.as_str()).collect();
    call.one_of("modality", &modalities)?;
    call.one_of("basis", &["held", "cited"])?;
    Ok(())
}

/// A page of the claims that are asked for, the words found by the index; whether all that have them were found.
fn listed(
    view: &View<'_>,
    open: &mut Unlocked,
    call: &Call<'_>,
    from: u64,
    at_most: u64,
) -> Result<(Listed<ListedClaim>, bool), Fault> {
    let recorded = call.text("as_recorded").map(times::moment).transpose()?;
    let asked = ClaimsAsked { recorded, ..asked_of(&view.ask.query)? };
    // As recorded then, the claims of then are looked through, not the index of today's.
    let reach = open.index_for(view.viewer, if recorded.is_none() { &asked.words } else { "" })?;
    let listed = open.project.list_claims(&asked, from, at_most)?;
    let whole = is_whole(reach, &listed);
    Ok((listed, whole))
}

/// Claims that fit, in the order asked for.
#[utoipa::path(
    get, path = "/claims", operation_id = "claims", tag = "claims",
    params(
        Filters,
        ("sort" = Option<String>, Query, description = "id, event, speaker, low, published or recorded; with - before it in reverse"),
        Part,
    ),
    responses((status = 200, body = Claims, description = "The claims"))
)]
pub(super) fn claims(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    filters(call)?;
    table_asked(view, call, &SORTED_BY)?;
    let (from, rows) = part_of_list(call)?;
    let (listed, is_whole) = listed(view, open, call, from, rows)?;
    let claims = listed.rows.iter().map(|one| listing_of(&one.record, one.held));
    value(&Claims { total: listed.total, is_whole, claims: claims.collect() })
}

/// Claims that fit, as the table that claims are imported from.
#[utoipa::path(
    get, path = "/claims.csv", operation_id = "claimsTable", tag = "claims",
    params(Filters),
    responses((status = 200, body = String, content_type = "text/csv", description = "The table"))
)]
pub(super) fn table(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    filters(call)?;
    let (listed, is_whole) = listed(view, open, call, 0, u64::MAX)?;
    if !is_whole {
        let why = "q: not all claims with these words can be found; `is_whole` of GET /claims says when they can";
        return Err(Fault::Refused(why.to_owned()));
    }
    Ok(Done::Table("attested-internal-claims.csv", export(listed.rows.iter().map(|one| &one.record.claim))?))
}

fn id_of(call: &Call<'_>) -> Result<ClaimId, Fault> {
    ClaimId::parse(call.part(0)).map_err(|why| Fault::NotFound(why.to_string()))
}

fn record_of(open: &Unlocked, id: &ClaimId, recorded: Option<Timestamp>) -> Result<ClaimRecord, Fault> {
    let record = open.project.claim(id, recorded)?;
    record.ok_or_else(|| Fault::NotFound(format!("there is no claim {id} in this project")))
}

/// One claim, in the version in force, now or as recorded at a moment.
#[utoipa::path(
    get, path = "/claims/{claim}", operation_id = "claim", tag = "claims",
    params(
        ("claim" = String, Path, description = "Its id", example = "C001"),
        ("as_recorded" = Option<String>, Query, description = "As recorded by this moment: RFC 3339, or a date, which means its end"),
    ),
    responses((status = 200, body = ClaimView, description = "The claim"))
)]
pub(super) fn claim(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let recorded = call.text("as_recorded").map(times::moment).transpose()?;
    let record = record_of(open, &id_of(call)?, recorded)?;
    value(&view_of(view, open, &record)?)
}

/// A version of a claim: ask for the claim as recorded then.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionView {
    /// Position of the entry that recorded it.
    entry: u64,
    /// When that was.
    recorded: String,
}

/// The versions of a claim, the last first.
#[utoipa::path(
    get, path = "/claims/{claim}/versions", operation_id = "claimVersions", tag = "claims",
    params(("claim" = String, Path, description = "Its id", example = "C001")),
    responses((status = 200, body = Vec<VersionView>, description = "The versions"))
)]
pub(super) fn versions(_view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let id = id_of(call)?;
    record_of(open, &id, None)?;
    let versions = open.project.versions_of(&id)?.into_iter();
    let views = versions.map(|(entry, recorded)| VersionView { entry, recorded: times::shown(recorded) });
    value(&views.collect::<Vec<_>>())
}

/// A claim to be recorded.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimSent {
    /// Its columns, as in `claims.csv`. From a quotation, the document gives those that are about itself.
    #[schema(schema_with = super::openapi::cells_sent)]
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
pub(super) fn known(cells: &BTreeMap<String, String>) -> Result<(), Fault> {
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
    let record = record_of(open, &claim.id, None)?;
    made(&format!("/claims/{}", part(claim.id.as_str())), &view_of(view, open, &record)?)
}

/// A claim as it is to read from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Correction {
    /// All its columns, as they were read: those that are left out are emptied, but a coder's own, which stay as they are.
    #[schema(schema_with = super::openapi::cells_sent)]
    cells: BTreeMap<String, String>,
    /// The `entry` of the version that was read. When another is in force by now, nothing is recorded.
    #[serde(deserialize_with = "super::call::whole")]
    #[schema(maximum = 9007199254740991_u64)]
    entry: u64,
    /// Why.
    reason: String,
}

/// Corrects a claim: a new version, by the rules of an import. Nothing is recorded when it says the same.
#[utoipa::path(
    put, path = "/claims/{claim}", operation_id = "correctClaim", tag = "claims", request_body = Correction,
    params(("claim" = String, Path, description = "Its id", example = "C001")),
    responses((status = 200, body = ClaimView, description = "It reads so"))
)]
pub(super) fn correct(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let id = id_of(call)?;
    let Correction { mut cells, entry, reason } = call.sent()?;
    let held = record_of(open, &id, None)?;
    // A coder's own columns are no part of a correction: they stay.
    cells.retain(|column, _| !held.claim.extra.contains_key(column));
    known(&cells)?;
    cells.extend(held.claim.extra.clone());
    cells.entry("id".to_owned()).or_insert_with(|| id.to_string());
    let claim = Claim::from_cells(&cells)?;
    if claim.id != id {
        return Err(Fault::Refused(format!("cells: the id is {}, the address says {id}", claim.id)));
    }
    if held.position != entry {
        let now = held.position;
        return Err(Fault::Conflict(format!("claim {id} was changed meanwhile, by entry {now}: read it again")));
    }
    coded_anew(open, claim, &reason)?;
    let record = record_of(open, &id, None)?;
    value(&view_of(view, open, &record)?)
}
