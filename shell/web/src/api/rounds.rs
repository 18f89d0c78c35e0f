//! Coding a second time: rounds, what their coders coded, both codings compared, decisions. Input: documents, columns, words.
//! Output: views. Blind as far as a program keeps to it: these say nothing of the record's coding until a document is done.

use super::call::{Call, maybe_whole, wholes};
use super::claims::known;
use super::{Done, made, value};
use crate::ask::Fields;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::rounds::{Round, begun, codings_of, decided, finished, pairs_of, picked, recorded, round, rounds};
use attested_app::{Compared, compared_agreement};
use attested_claims::SecondCodingRecord;
use attested_model::ClaimId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// A round.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoundView {
    /// Its number.
    round: u64,
    /// The coder's label.
    coder: String,
    /// The documents picked.
    documents: Vec<u64>,
    /// Those that the coder is done with.
    done: Vec<u64>,
}

fn view_of(number: usize, round: Round) -> RoundView {
    let Round { coder, documents, done } = round;
    RoundView { round: number as u64, coder, documents, done }
}

/// All rounds, in the order in which they began.
#[utoipa::path(
    get, path = "/rounds", operation_id = "rounds", tag = "second coding",
    responses((status = 200, body = Vec<RoundView>, description = "The rounds"))
)]
pub(super) fn all(_view: &View<'_>, open: &mut Unlocked, _call: &Call<'_>) -> Result<Done, Fault> {
    let views = rounds(open)?.into_iter().enumerate().map(|(number, round)| view_of(number, round));
    value(&views.collect::<Vec<_>>())
}

/// A round to begin.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoundSent {
    /// The coder's label: no name of a person.
    #[schema(example = "K2")]
    coder: String,
    /// Documents, by their numbers; 500 at most.
    #[serde(default, deserialize_with = "wholes")]
    #[schema(schema_with = super::openapi::numbers)]
    documents: Vec<u64>,
    /// So many more of those that are coded already, picked by the seed.
    #[serde(default, deserialize_with = "maybe_whole")]
    #[schema(maximum = 9007199254740991_u64)]
    sample: Option<u64>,
    /// The same seed picks the same documents anywhere.
    #[serde(default)]
    seed: String,
}

/// Begins a round.
#[utoipa::path(
    post, path = "/rounds", operation_id = "beginRound", tag = "second coding", request_body = RoundSent,
    responses((status = 201, body = RoundView, description = "It has begun"))
)]
pub(super) fn begin(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let RoundSent { coder, documents, sample, seed } = call.sent()?;
    let sample = sample.map(|count| (usize::try_from(count).unwrap_or(usize::MAX), seed.as_str()));
    let number = begun(view, open, &coder, documents.into_iter().collect(), sample)?;
    let all = rounds(open)?;
    let (number, round) = round(view, &all, &number.to_string())?;
    made("/rounds", &view_of(number, round.clone()))
}

/// A coding of the second coder's.
#[derive(Serialize, ToSchema)]
pub(crate) struct CodingView {
    /// Position of its entry.
    entry: u64,
    /// The document.
    document: u64,
    /// The first code point of the words.
    start: u64,
    /// One past the last.
    end: u64,
    /// The words.
    exact: String,
    /// Its columns.
    #[schema(schema_with = super::openapi::cells)]
    cells: BTreeMap<String, String>,
    /// `kept`, `adopted` or `withdrawn`; null while nobody has decided.
    decided: Option<&'static str>,
}

fn coding_of(one: &SecondCodingRecord) -> CodingView {
    CodingView {
        entry: one.position,
        document: one.coding.document,
        start: one.coding.start as u64,
        end: one.coding.end as u64,
        exact: one.coding.exact.clone(),
        cells: one.coding.claim.to_cells().into_iter().collect(),
        decided: one.decided.as_ref().map(|decided| decided.verdict.code()),
    }
}

/// What the round's coder coded in a document.
#[utoipa::path(
    get, path = "/rounds/{round}/documents/{document}/codings", operation_id = "codings", tag = "second coding",
    params(
        ("round" = u64, Path, description = "The round's number", example = 0, minimum = 0, maximum = 9007199254740991_u64),
        ("document" = u64, Path, description = "The document's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
    ),
    responses((status = 200, body = Vec<CodingView>, description = "The codings"))
)]
pub(super) fn codings(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let all = rounds(open)?;
    let (_, round) = round(view, &all, call.part(0))?;
    let record = picked(view, open, round, &call.numbered(1)?.to_string())?;
    value(&codings_of(open, round, record.number)?.iter().map(coding_of).collect::<Vec<_>>())
}

/// Words as the second coder codes them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodingSent {
    /// The columns. Those about the document are its own, and those that name other claims are left out.
    #[schema(schema_with = super::openapi::cells_sent)]
    cells: BTreeMap<String, String>,
    /// The words, as they stand in the working copy.
    exact: String,
    /// Where they begin, in code points; needed where they stand there more than once.
    #[serde(default, deserialize_with = "maybe_whole")]
    #[schema(maximum = 9007199254740991_u64)]
    start: Option<u64>,
}

/// Codes words of a document a second time.
#[utoipa::path(
    post, path = "/rounds/{round}/documents/{document}/codings", operation_id = "code", tag = "second coding",
    request_body = CodingSent,
    params(
        ("round" = u64, Path, description = "The round's number", example = 0, minimum = 0, maximum = 9007199254740991_u64),
        ("document" = u64, Path, description = "The document's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
    ),
    responses((status = 201, body = CodingView, description = "It is recorded"))
)]
pub(super) fn code(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let all = rounds(open)?;
    let (number, round) = round(view, &all, call.part(0))?;
    let record = picked(view, open, round, &call.numbered(1)?.to_string())?;
    let CodingSent { cells, exact, start } = call.sent()?;
    known(&cells)?;
    let words = std::iter::once(("quote".to_owned(), exact));
    let place = start.map(|start| ("start".to_owned(), start.to_string()));
    let entry = recorded(open, round, &record, &Fields::new(words.chain(place).chain(cells).collect()))?;
    let codings = codings_of(open, round, record.number)?;
    let one = codings.iter().find(|one| Some(one.position) == entry);
    let one = one.ok_or_else(|| Fault::Refused("nothing was recorded".to_owned()))?;
    made(&format!("/rounds/{number}/documents/{}/codings", record.number), &coding_of(one))
}

/// Says that the coder is done with a document: from then on both codings can be compared.
#[utoipa::path(
    post, path = "/rounds/{round}/documents/{document}/done", operation_id = "finishDocument", tag = "second coding",
    params(
        ("round" = u64, Path, description = "The round's number", example = 0, minimum = 0, maximum = 9007199254740991_u64),
        ("document" = u64, Path, description = "The document's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
    ),
    responses((status = 204, description = "It is done"))
)]
pub(super) fn done(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let all = rounds(open)?;
    let (number, round) = round(view, &all, call.part(0))?;
    let record = picked(view, open, round, &call.numbered(1)?.to_string())?;
    finished(open, number, record.number)?;
    Ok(Done::Nothing)
}

/// How far two coders agree on a column.
#[derive(Serialize, ToSchema)]
pub(crate) struct AgreementView {
    /// The column.
    column: &'static str,
    /// Krippendorff's alpha; null where it is undefined.
    alpha: Option<f64>,
    /// Words that both coded in it.
    units: u64,
    /// Why there is no alpha, as a code.
    note: Option<&'static str>,
}

/// Both codings of the same words.
#[derive(Serialize, ToSchema)]
pub(crate) struct PairView {
    /// The document.
    document: u64,
    /// The record's claim; null where it has none on the words.
    claim: Option<String>,
    /// The second coder's; null where they have none.
    coding: Option<CodingView>,
    /// What differs: the record's before, the second coder's after.
    differs: Vec<super::imports::FieldView>,
}

/// Both codings of a round's documents that are done.
#[derive(Serialize, ToSchema)]
pub(crate) struct Comparison {
    /// Words that both coded.
    both: u64,
    /// Words that only the record has.
    only_first: u64,
    /// Words that only the second coder has.
    only_second: u64,
    /// How far they agree, by column.
    agreement: Vec<AgreementView>,
    /// The codings, side by side.
    pairs: Vec<PairView>,
}

fn pair_of(pair: &Compared) -> PairView {
    PairView {
        document: pair.document,
        claim: pair.first.as_ref().map(|record| record.claim.id.to_string()),
        coding: pair.second.as_ref().map(coding_of),
        differs: pair.differs.iter().map(super::imports::FieldView::of).collect(),
    }
}

/// Both codings side by side, of the documents that are done, with their agreement.
#[utoipa::path(
    get, path = "/rounds/{round}/comparison", operation_id = "comparison", tag = "second coding",
    params(("round" = u64, Path, description = "The round's number", example = 0, minimum = 0, maximum = 9007199254740991_u64)),
    responses((status = 200, body = Comparison, description = "The comparison"))
)]
pub(super) fn comparison(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let all = rounds(open)?;
    let (_, round) = round(view, &all, call.part(0))?;
    let pairs = pairs_of(open, round)?;
    let count = |first: bool, second: bool| {
        pairs.iter().filter(|pair| pair.first.is_some() == first && pair.second.is_some() == second).count() as u64
    };
    let agreement = compared_agreement(&pairs).into_iter().filter(|field| field.units > 0).map(|field| AgreementView {
        column: field.field,
        alpha: field.alpha,
        units: field.units as u64,
        note: field.note.map(|note| note.code()),
    });
    value(&Comparison {
        both: count(true, true),
        only_first: count(true, false),
        only_second: count(false, true),
        agreement: agreement.collect(),
        pairs: pairs.iter().map(pair_of).collect(),
    })
}

/// Which coding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Holds {
    /// The record's.
    Kept,
    /// The second coder's, in the columns that are taken, or as a new claim.
    Adopted,
}

/// A decision.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecisionSent {
    /// Which coding holds.
    decision: Holds,
    /// Columns that the record's claim takes from the second coding.
    #[serde(default)]
    take: BTreeSet<String>,
    /// The id of the new claim, where the record has none on the words.
    #[serde(default)]
    id: Option<String>,
    /// Why.
    reason: String,
}

/// Decides of a second coding.
#[utoipa::path(
    post, path = "/rounds/{round}/decisions/{entry}", operation_id = "decideCoding", tag = "second coding",
    request_body = DecisionSent,
    params(
        ("round" = u64, Path, description = "The round's number", example = 0, minimum = 0, maximum = 9007199254740991_u64),
        ("entry" = u64, Path, description = "The entry of the second coding", minimum = 1, maximum = 9007199254740991_u64),
    ),
    responses((status = 204, description = "It is decided"))
)]
pub(super) fn decide(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let all = rounds(open)?;
    let (_, round) = round(view, &all, call.part(0))?;
    let entry = call.numbered(1)?;
    let DecisionSent { decision, take, id, reason } = call.sent()?;
    let new = id.as_deref().map(ClaimId::parse).transpose()?;
    let adopts = (decision == Holds::Adopted).then_some((take, new));
    decided(view, open, round, entry, adopts, &reason)?;
    Ok(Done::Nothing)
}
