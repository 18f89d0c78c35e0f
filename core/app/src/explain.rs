//! The walk back from a figure: policy and method, readings, claims, quotations, documents' hashes, ledger
//! entries. Input: an event, perhaps one figure of it, a point in time. Output: every step, as data.

use crate::{AppError, Snapshot, event_figures};
use attested_claims::ClaimRecord;
use attested_figures::{EventFigures, Figure, Policy, Position, Reading, Vocabulary};
use attested_model::{AsOf, ClaimId, DocumentName, Edtf, EventId, Modality, Quantity};
use serde::Serialize;

/// The walk back from an event's figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The event.
    pub event: EventId,
    /// The day as known on which.
    pub as_of: Option<String>,
    /// The policy.
    pub policy: &'static str,
    /// The method and its version.
    pub method: &'static str,
    /// The vocabulary's hash.
    pub vocabulary: String,
    /// The figures explained.
    pub figures: Vec<ExplainedFigure>,
    /// The positions.
    pub positions: Vec<ExplainedPosition>,
}

/// A figure with the claims under each of its readings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedFigure {
    /// The figure as `attested figure` gives it.
    pub figure: Figure,
    /// Its readings, explained.
    pub readings: Vec<ExplainedReading>,
}

/// A reading: what was said, by which rule it reads so, and every rendering of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedReading {
    /// The reading.
    pub reading: Reading,
    /// The claims that render it, the nearest first.
    pub claims: Vec<ExplainedClaim>,
}

/// A position and the claims that render it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedPosition {
    /// The position.
    pub position: Position,
    /// The claims that render it, the nearest first.
    pub claims: Vec<ExplainedClaim>,
}

/// A claim down to its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedClaim {
    /// Its id.
    pub claim: ClaimId,
    /// The speaker, as said.
    pub speaker: String,
    /// The chain it came through, as said.
    pub via: String,
    /// The stance.
    pub modality: Modality,
    /// The words of quantity or hedge.
    pub words: String,
    /// `held` (a quotation in a document we hold) or `cited` (a reference only).
    pub basis: &'static str,
    /// The quotations, retellings included and named so.
    pub quotations: Vec<ExplainedQuotation>,
    /// The reference.
    pub reference: Reference,
    /// The ledger entry that recorded it: log and position.
    pub entry: String,
    /// When that was, in milliseconds since 1970.
    pub recorded: i64,
}

/// A quotation in a held document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExplainedQuotation {
    /// The document's number in the project.
    pub document: u64,
    /// The name it is cited by.
    pub name: String,
    /// SHA-256 of the original's bytes.
    pub sha256: String,
    /// Whether it only retells the cited document.
    pub retelling: bool,
    /// First code point of the span in the working copy.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, verbatim.
    pub exact: String,
}

/// A document as cited.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reference {
    /// Its name.
    pub document: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub published: Option<String>,
    /// Where.
    pub url: String,
    /// How the coder saw it.
    pub seen: String,
}

/// Explains all figures of an event, or the one named.
///
/// # Errors
/// [`AppError::UnknownEvent`], [`AppError::UnknownFigure`], and what the store says.
pub fn explain(
    snapshot: &dyn Snapshot,
    event: &EventId,
    figure: Option<&str>,
    as_of: AsOf,
    policy: &Policy,
    vocabulary: &Vocabulary,
) -> Result<Explanation, AppError> {
    let view = event_figures(snapshot, event, as_of, None, policy, vocabulary)?;
    let EventFigures { figures, positions, as_of: day, policy, method, vocabulary, .. } = view;
    let known = figures.iter().map(|f| f.id.as_str()).collect::<Vec<_>>().join(", ");
    let chosen: Vec<Figure> = figures.into_iter().filter(|f| figure.is_none_or(|wanted| f.id == wanted)).collect();
    if let Some(wanted) = figure
        && chosen.is_empty()
    {
        let known = if known.is_empty() { "none".to_owned() } else { known };
        return Err(AppError::UnknownFigure { event: event.clone(), figure: wanted.chars().take(80).collect(), known });
    }
    let claims = |ids: &[ClaimId]| -> Result<Vec<ExplainedClaim>, AppError> {
        ids.iter().map(|id| explained_claim(snapshot, id, as_of)).collect()
    };
    let mut explained = Vec::new();
    for figure in chosen {
        let readings: Result<Vec<ExplainedReading>, AppError> = figure
            .readings
            .iter()
            .map(|r| Ok(ExplainedReading { reading: r.clone(), claims: claims(&r.renderings)? }))
            .collect();
        explained.push(ExplainedFigure { readings: readings?, figure });
    }
    let about = |p: &Position| figure.is_none() || explained.iter().any(|f| f.figure.act == p.act);
    let positions: Result<Vec<ExplainedPosition>, AppError> = positions
        .into_iter()
        .filter(about)
        .map(|p| Ok(ExplainedPosition { claims: claims(&p.renderings)?, position: p }))
        .collect();
    Ok(Explanation {
        event: event.clone(),
        as_of: day,
        policy,
        method,
        vocabulary,
        figures: explained,
        positions: positions?,
    })
}

/// One claim, down to its words.
///
/// # Errors
/// [`AppError::UnknownClaim`], and what the store says.
pub fn explained_claim(snapshot: &dyn Snapshot, id: &ClaimId, as_of: AsOf) -> Result<ExplainedClaim, AppError> {
    let record = snapshot.claim(id, as_of.recorded)?.ok_or_else(|| AppError::UnknownClaim { claim: id.clone() })?;
    let mut quotations = Vec::new();
    for link in &record.quotations {
        let document =
            snapshot.document(link.document)?.ok_or(AppError::UnknownDocument { document: link.document })?;
        quotations.push(ExplainedQuotation {
            document: link.document,
            name: document.document.name.to_string(),
            sha256: document.document.sha256.to_string(),
            retelling: link.retelling,
            start: link.start,
            end: link.end,
            exact: link.exact.clone(),
        });
    }
    let basis = if record.is_held() { "held" } else { "cited" };
    let ClaimRecord { claim, position, recorded, quotations: _ } = record;
    let said = claim
        .quantity
        .as_ref()
        .map_or("", |q: &Quantity| if q.words_original().is_empty() { q.words() } else { q.words_original() });
    Ok(ExplainedClaim {
        words: if said.is_empty() { claim.words.clone() } else { said.to_owned() },
        reference: Reference {
            document: claim.document.as_ref().map_or("", DocumentName::as_str).to_owned(),
            publisher: claim.publisher,
            published: claim.published.as_ref().map(Edtf::to_string),
            url: claim.url,
            seen: claim.seen,
        },
        claim: claim.id,
        speaker: claim.speaker,
        via: claim.via,
        modality: claim.modality,
        basis,
        quotations,
        entry: snapshot.entry_id(position),
        recorded: recorded.0,
    })
}
