//! What an event's claims have in common and what changed on the way, from a snapshot. Input: event, point in time, policy,
//! vocabularies. Output: the queue of suggested links with both readings of the figures; drifts; the graph of how claims
//! travelled. Nothing is decided here: `judge` records what a person decides (`attested_figures::links::accepting`).

use crate::{AppError, DocumentRecord, Snapshot, slice_of};
use attested_claims::{ClaimRecord, Decision};
use attested_evidence::DocumentKind;
use attested_figures::drift::{Drift, drift};
use attested_figures::links::{Alternatives, Reviewed, Sealed, Suggestion, accepting, alternatives, review, suggest};
use attested_figures::travel::{Travel, travel};
use attested_figures::{Lookups, Policy, Slice};
use attested_model::{AsOf, ClaimId, EventId};
use attested_protection::Tlp;
use std::collections::BTreeSet;

/// Suggested links, and how the figures would read if those that nobody decided were true.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Links {
    /// Every suggestion with its status, the best borne first.
    pub reviewed: Vec<Reviewed>,
    /// The figures with pending ones taken as true.
    pub alternatives: Alternatives,
}

/// The suggested links among an event's claims that are known on the day. Each of the first `at_most` pending ones is
/// taken as true by itself, which costs a derivation each. Sealed ones are left out of both unless asked for.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn event_links(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    policy: &Policy,
    sealed: Sealed,
    lookups: &Lookups<'_>,
    at_most: usize,
) -> Result<Links, AppError> {
    let (slice, mut reviewed) = reviewed(snapshot, event, as_of, lookups)?;
    reviewed.retain(|r| !r.suggestion.sealed || sealed == Sealed::Shown);
    let pending: Vec<&Suggestion> = reviewed.iter().filter(|r| r.status.is_open()).map(|r| &r.suggestion).collect();
    let alternatives = alternatives(&slice, &pending, as_of, policy, lookups.vocabulary, at_most);
    Ok(Links { reviewed, alternatives })
}

/// What changed along the chains of an event's claims that are known on the day; sealed chains are left out unless asked for.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn event_drift(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    sealed: Sealed,
    lookups: &Lookups<'_>,
) -> Result<Vec<Drift>, AppError> {
    let (slice, reviewed) = reviewed(snapshot, event, as_of, lookups)?;
    let mut found = drift(&slice, &reviewed, lookups);
    found.retain(|d| !d.sealed || sealed == Sealed::Shown);
    Ok(found)
}

/// How an event's claims that are known on the day travelled.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn event_travel(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    sealed: Sealed,
    lookups: &Lookups<'_>,
) -> Result<Travel, AppError> {
    let (slice, reviewed) = reviewed(snapshot, event, as_of, lookups)?;
    Ok(travel(&slice, &reviewed, sealed, lookups))
}

/// The decisions that accept the suggested link between two claims, in whichever order they are named.
///
/// # Errors
/// [`AppError::UnknownClaim`], [`AppError::NoLink`] when no link between them is suggested, and what the store says.
pub fn link_decisions(
    snapshot: &dyn Snapshot,
    claim: &ClaimId,
    other: &ClaimId,
    lookups: &Lookups<'_>,
) -> Result<Vec<Decision>, AppError> {
    let record = snapshot.claim(claim, None)?.ok_or_else(|| AppError::UnknownClaim { claim: claim.clone() })?;
    let (slice, reviewed) = reviewed(snapshot, &record.claim.event, AsOf::EVERYTHING, lookups)?;
    let joins = |s: &Suggestion| (s.from == *claim && s.to == *other) || (s.from == *other && s.to == *claim);
    let found: Vec<&Suggestion> = reviewed.iter().map(|r| &r.suggestion).filter(|s| joins(s)).collect();
    if found.is_empty() {
        return Err(AppError::NoLink { claim: claim.clone(), other: other.clone(), event: record.claim.event });
    }
    Ok(accepting(&slice, &found))
}

fn reviewed(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    lookups: &Lookups<'_>,
) -> Result<(Slice, Vec<Reviewed>), AppError> {
    let mut slice = slice_of(snapshot, event, as_of)?;
    slice.claims.retain(|r| r.claim.public_from().map_or(as_of.known.is_none(), |day| as_of.knows(day)));
    let suggestions = suggest(&slice, &protected(snapshot, &slice.claims)?, lookups);
    let reviewed = review(&slice, suggestions);
    Ok((slice, reviewed))
}

/// Claims that a quotation ties to a document which may not leave the office, or to a conversation that was heard: whoever
/// speaks there is protected.
pub(crate) fn protected(snapshot: &dyn Snapshot, records: &[ClaimRecord]) -> Result<BTreeSet<ClaimId>, AppError> {
    let numbers: BTreeSet<u64> = records.iter().flat_map(|r| &r.quotations).map(|q| q.document).collect();
    let mut closed = BTreeSet::new();
    for number in numbers {
        // A document that isn't there can't be shown to be open.
        let open = |d: DocumentRecord| d.document.tlp < Tlp::AmberStrict && d.document.kind != DocumentKind::Note;
        if !snapshot.document(number)?.is_some_and(open) {
            closed.insert(number);
        }
    }
    let ties = |r: &&ClaimRecord| r.quotations.iter().any(|q| closed.contains(&q.document));
    Ok(records.iter().filter(ties).map(|r| r.claim.id.clone()).collect())
}
