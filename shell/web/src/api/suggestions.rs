//! Suggestions: claims that a document's words may make, to be accepted, rejected, or recorded otherwise (`POST /claims` with
//! the suggestion named). Input: a document and a suggestion's number. Output: views, and what was recorded.

use super::call::Call;
use super::documents::workable_of;
use super::{Done, value};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::document::read;
use crate::pages::record::{accepted, rejected};
use attested_app::{AppError, NumberedSuggestion, suggested_claim};
use attested_claims::SuggestionVerdict;
use attested_model::EventId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A suggestion.
#[derive(Serialize, ToSchema)]
pub(crate) struct SuggestionView {
    /// Its number in the document.
    number: u64,
    /// The first code point of its quotation.
    start: u64,
    /// One past the last.
    end: u64,
    /// The quotation.
    quote: String,
    /// Who says so.
    speaker: String,
    /// Through whom.
    via: Vec<String>,
    /// The stance.
    modality: String,
    /// The number, if there is one.
    quantity: Option<QuantityView>,
    /// What is said to have happened.
    what: String,
    /// The words for who is counted.
    category: Option<String>,
    /// Places, as written.
    places: Vec<String>,
    /// The date, as written.
    date: Option<String>,
    /// The same, EDTF.
    edtf: Option<String>,
    /// The rules that made it.
    rule: String,
    /// `accepted`, `rejected`, or null while it waits.
    decided: Option<&'static str>,
    /// The claim recorded from it.
    claim: Option<String>,
}

/// A number as said.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuantityView {
    /// How it bounds what it counts.
    kind: String,
    /// The floor.
    low: Option<u64>,
    /// The ceiling.
    high: Option<u64>,
    /// The words.
    text: String,
}

fn view_of(one: &NumberedSuggestion) -> SuggestionView {
    let found = &one.suggestion;
    let (decided, claim) = match &one.decided {
        None | Some((SuggestionVerdict::Reopened, _)) => (None, None),
        Some((SuggestionVerdict::Accepted, claim)) => (Some("accepted"), claim.as_ref()),
        Some((SuggestionVerdict::Rejected, claim)) => (Some("rejected"), claim.as_ref()),
    };
    SuggestionView {
        number: one.number as u64,
        start: found.start as u64,
        end: found.end as u64,
        quote: found.quote.clone(),
        speaker: found.speaker_name.clone(),
        via: found.via.clone(),
        modality: found.modality.to_string(),
        quantity: found.quantity.as_ref().map(|q| QuantityView {
            kind: q.kind.to_string(),
            low: q.low,
            high: q.high,
            text: q.text.clone(),
        }),
        what: found.what.clone(),
        category: found.category.clone(),
        places: found.places.clone(),
        date: found.date.as_ref().map(|date| date.text.clone()),
        edtf: found.date.as_ref().and_then(|date| date.edtf.clone()),
        rule: found.rule.clone(),
        decided,
        claim: claim.map(ToString::to_string),
    }
}

/// What a document suggests, as it was read last.
#[utoipa::path(
    get, path = "/documents/{document}/suggestions", operation_id = "suggestions", tag = "suggestions",
    params(("document" = u64, Path, description = "The document's number", example = 1, minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 200, body = Vec<SuggestionView>, description = "The suggestions"))
)]
pub(super) fn suggestions(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    let (_, numbered) = read(open, &record)?;
    value(&numbered.iter().map(view_of).collect::<Vec<_>>())
}

/// A suggestion and the claim that it would make.
#[derive(Serialize, ToSchema)]
pub(crate) struct SuggestionWhole {
    /// The suggestion.
    suggestion: SuggestionView,
    /// The columns of the claim it would make: to be edited and sent to `/claims`.
    cells: BTreeMap<String, String>,
}

fn number_of(call: &Call<'_>) -> Result<usize, Fault> {
    Ok(usize::try_from(call.numbered(1)?).unwrap_or(usize::MAX))
}

/// One suggestion, with the claim it would make of an event.
#[utoipa::path(
    get, path = "/documents/{document}/suggestions/{suggestion}", operation_id = "suggestion", tag = "suggestions",
    params(
        ("document" = u64, Path, description = "The document's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
        ("suggestion" = u64, Path, description = "The suggestion's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
        ("event" = Option<String>, Query, description = "The event that the claim would be about", example = "OCT09"),
    ),
    responses((status = 200, body = SuggestionWhole, description = "The suggestion"))
)]
pub(super) fn suggestion(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    let number = number_of(call)?;
    let (_, numbered) = read(open, &record)?;
    let unknown = || Fault::App(AppError::UnknownSuggestion { document: record.number, number });
    let one = numbered.iter().find(|one| one.number == number).ok_or_else(unknown)?;
    let event = EventId::parse(call.text("event").unwrap_or("EVENT"))?;
    let claim = suggested_claim(&record, &numbered, number, event, &view.site.tables.vocabulary)?;
    let mut cells = claim.to_cells();
    if call.text("event").is_none() {
        cells.remove("event");
    }
    value(&SuggestionWhole { suggestion: view_of(one), cells: cells.into_iter().collect() })
}

/// How a suggestion is accepted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accepting {
    /// The event that the claim is about; made when it isn't there.
    #[serde(default)]
    #[schema(example = "OCT09")]
    event: Option<String>,
    /// A claim that is there already, to which the words are attached instead.
    #[serde(default)]
    claim: Option<String>,
}

/// The claims that were recorded, or that words were attached to.
#[derive(Serialize, ToSchema)]
pub(crate) struct AcceptedView {
    /// Their ids.
    claims: Vec<String>,
}

/// Accepts a suggestion: a claim tied to its words.
#[utoipa::path(
    post, path = "/documents/{document}/suggestions/{suggestion}/accept", operation_id = "acceptSuggestion",
    tag = "suggestions", request_body = Accepting,
    params(
        ("document" = u64, Path, description = "The document's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
        ("suggestion" = u64, Path, description = "The suggestion's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
    ),
    responses((status = 200, body = AcceptedView, description = "It is accepted"))
)]
pub(super) fn accept(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    let number = number_of(call)?;
    let sent: Accepting = call.sent()?;
    let (_, claims) = accepted(view, open, &record, number, sent.event.as_deref(), sent.claim.as_deref())?;
    value(&AcceptedView { claims })
}

/// Rejects a suggestion.
#[utoipa::path(
    post, path = "/documents/{document}/suggestions/{suggestion}/reject", operation_id = "rejectSuggestion",
    tag = "suggestions",
    params(
        ("document" = u64, Path, description = "The document's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
        ("suggestion" = u64, Path, description = "The suggestion's number", example = 1, minimum = 1, maximum = 9007199254740991_u64),
    ),
    responses((status = 204, description = "It is rejected"))
)]
pub(super) fn reject(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    rejected(open, &record, number_of(call)?)?;
    Ok(Done::Nothing)
}
