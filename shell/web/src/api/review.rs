//! What waits for a person, and sources as coded: documents that are nearly the same, documents on which nobody has decided
//! anything, origins. Input: a part of a list. Output: views. Links between claims are with the judgments.

use super::asked::Part;
use super::call::{Call, part_of_list};
use super::documents::{DocumentView, view_of};
use super::{Done, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::documents::ORIGINS_SORTED_BY;
use serde::Serialize;
use utoipa::ToSchema;

/// Documents whose texts are nearly the same.
#[derive(Serialize, ToSchema)]
pub(crate) struct Alike {
    /// Whether all texts were compared: not while they are still indexed.
    is_whole: bool,
    /// The pairs, the most alike first.
    pairs: Vec<AlikeView>,
}

/// Two documents whose texts are nearly the same.
#[derive(Serialize, ToSchema)]
pub(crate) struct AlikeView {
    /// The earlier document's number.
    first: u64,
    /// The later one's.
    second: u64,
    /// How much of the texts both have, in per cent, estimated.
    percent: u64,
    /// Claims that rest on the earlier one.
    claims_of_first: Vec<String>,
    /// Claims that rest on the later one.
    claims_of_second: Vec<String>,
}

/// Documents whose texts are nearly the same, the most alike first: what one report says twice is said once.
#[utoipa::path(
    get, path = "/review/duplicates", operation_id = "duplicates", tag = "documents",
    params(("rows" = Option<u64>, Query, description = "At most so many; 100 unless said", minimum = 1, maximum = 1000)),
    responses((status = 200, body = Alike, description = "The pairs"))
)]
pub(super) fn duplicates(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (_, rows) = part_of_list(call)?;
    let is_whole = open.index_some(view.viewer)?.is_whole();
    let mut pairs = Vec::new();
    for pair in open.project.documents_alike(usize::try_from(rows).unwrap_or(usize::MAX))? {
        pairs.push(AlikeView {
            first: pair.first,
            second: pair.second,
            percent: (pair.share * 100.0).round().clamp(0.0, 100.0) as u64,
            claims_of_first: resting_on(open, pair.first)?,
            claims_of_second: resting_on(open, pair.second)?,
        });
    }
    value(&Alike { is_whole, pairs })
}

fn resting_on(open: &Unlocked, document: u64) -> Result<Vec<String>, Fault> {
    Ok(open.project.claims_quoting(document)?.into_iter().map(|record| record.claim.id.to_string()).collect())
}

/// Some documents of all that wait.
#[derive(Serialize, ToSchema)]
pub(crate) struct Waiting {
    /// How many wait.
    total: u64,
    /// Those from the one asked for.
    documents: Vec<DocumentView>,
}

/// Documents on which nobody has decided anything, the last added first.
#[utoipa::path(
    get, path = "/review/waiting", operation_id = "waiting", tag = "documents",
    params(Part),
    responses((status = 200, body = Waiting, description = "The documents"))
)]
pub(super) fn waiting(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let (from, rows) = part_of_list(call)?;
    let (numbers, total) = open.project.undecided_documents(from, rows)?;
    let mut documents = Vec::with_capacity(numbers.len());
    for number in numbers {
        documents.push(view_of(view, &attested_office::document(&open.project, number)?));
    }
    value(&Waiting { total, documents })
}

/// An origin, as coded.
#[derive(Serialize, ToSchema)]
pub(crate) struct OriginView {
    /// Its name.
    origin: String,
    /// Claims in force that derive from it.
    claims: u64,
    /// Events that they are of.
    events: u64,
    /// The first day on which one of them was published, EDTF.
    first_published: Option<String>,
    /// The last.
    last_published: Option<String>,
}

/// Some origins of all that fit.
#[derive(Serialize, ToSchema)]
pub(crate) struct Origins {
    /// How many fit.
    total: u64,
    /// Those from the one asked for.
    origins: Vec<OriginView>,
}

/// Origins, as coded.
#[utoipa::path(
    get, path = "/origins", operation_id = "origins", tag = "claims",
    params(
        ("q" = Option<String>, Query, description = "A part of the name"),
        ("sort" = Option<String>, Query, description = "claims or origin; with - before it in reverse"),
        Part,
    ),
    responses((status = 200, body = Origins, description = "The origins"))
)]
pub(super) fn origins(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let asked = super::documents::table(view, call, &ORIGINS_SORTED_BY)?;
    let (from, rows) = part_of_list(call)?;
    let (column, reverse) = asked.column();
    let part = call.text("q").unwrap_or_default();
    let listed = open.project.list_origins(part, (column == "origin", reverse), from, rows)?;
    let some = |day: String| Some(day).filter(|day| !day.is_empty());
    let origins = listed.rows.into_iter().map(|one| OriginView {
        origin: one.origin,
        claims: one.claims,
        events: one.events,
        first_published: some(one.published.0),
        last_published: some(one.published.1),
    });
    value(&Origins { total: listed.total, origins: origins.collect() })
}
