//! The figures of an event, from a snapshot. Input: event, point in time, policy, vocabulary. Output: the
//! view. Reads the event's claims, those they name, and numbers elsewhere with which theirs may be confused; nothing
//! else of the project.

use crate::{AppError, NumberWindow, Snapshot};
use attested_claims::{Claim, ClaimRecord};
use attested_figures::expectation::{FigureExpectation, Model, expectation};
use attested_figures::{EventFigures, Policy, Slice, Vocabulary, v1};
use attested_model::{AsOf, ClaimId, EventId, Measure, Quantity};
use std::collections::BTreeSet;

/// The slice of the record that an event's figures derive from.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn slice_of(snapshot: &dyn Snapshot, event: &EventId, as_of: AsOf) -> Result<Slice, AppError> {
    let recorded = as_of.recorded;
    let Some(found) = snapshot.event(event)? else { return Err(unknown_event(snapshot, event)) };
    let claims = snapshot.claims_of(event, recorded)?;
    let here: BTreeSet<ClaimId> = claims.iter().map(|r| r.claim.id.clone()).collect();
    let mut ids = here.clone();
    let judgments = snapshot.judgments_on(&here, recorded)?;
    let judged = judgments.iter().flat_map(|r| named_by_judgment(&r.judgment.decision));
    let named: BTreeSet<ClaimId> =
        claims.iter().flat_map(|r| named(&r.claim)).chain(judged).filter(|id| !here.contains(id)).collect();
    let mut related: Vec<ClaimRecord> = Vec::new();
    for id in &named {
        related.extend(snapshot.claim(id, recorded)?);
    }
    ids.extend(named);
    // No judgment changes what a number elsewhere is judged by, so none on those claims is asked for.
    let same_numbers = snapshot.numbers_elsewhere(&windows(&claims), event, recorded)?;
    let judgments = if ids.len() == here.len() { judgments } else { snapshot.judgments_on(&ids, recorded)? };
    Ok(Slice { event: found, claims, related, same_numbers, judgments })
}

/// An event's figures.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn event_figures(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    recorded_shown: Option<String>,
    policy: &Policy,
    vocabulary: &Vocabulary,
) -> Result<EventFigures, AppError> {
    let slice = slice_of(snapshot, event, as_of)?;
    Ok(v1::reconcile(&slice, as_of, recorded_shown, policy, vocabulary))
}

/// What is to be expected of the totals of an event's figures, as the view has them.
///
/// # Errors
/// What the store says.
pub fn figure_expectations(
    snapshot: &dyn Snapshot,
    view: &EventFigures,
    as_of: AsOf,
    vocabulary: &Vocabulary,
    model: &Model,
) -> Result<Vec<FigureExpectation>, AppError> {
    Ok(expectation(view, &snapshot.claims_of(&view.event, as_of.recorded)?, vocabulary, model))
}

/// The claims of an event, in the order of their ids.
///
/// # Errors
/// [`AppError::UnknownEvent`], and what the store says.
pub fn claims_of(snapshot: &dyn Snapshot, event: &EventId) -> Result<Vec<ClaimRecord>, AppError> {
    if snapshot.event(event)?.is_none() {
        return Err(unknown_event(snapshot, event));
    }
    Ok(snapshot.claims_of(event, None)?)
}

pub(crate) fn unknown_event(snapshot: &dyn Snapshot, event: &EventId) -> AppError {
    let events = snapshot.events().unwrap_or_default();
    let names: Vec<&str> = events.iter().take(12).map(|e| e.id.as_str()).collect();
    let more = if events.len() > names.len() { ", …" } else { "" };
    let known = if names.is_empty() {
        " (the project has none yet)".to_owned()
    } else {
        format!(": there are {}{more}", names.join(", "))
    };
    AppError::UnknownEvent { event: event.clone(), known }
}

/// The claims that a claim names.
pub(crate) fn named(claim: &Claim) -> Vec<ClaimId> {
    let relative = claim.quantity.as_ref().and_then(Quantity::relative_to);
    claim.disputes.iter().chain(&claim.part_of).chain(&claim.repeats).chain(relative).cloned().collect()
}

pub(crate) fn named_by_judgment(decision: &attested_claims::Decision) -> Vec<ClaimId> {
    use attested_claims::Decision;
    match decision {
        Decision::Repeats { of, .. } | Decision::PartOf { of, .. } | Decision::RelativeTo { of, .. } => {
            of.iter().cloned().collect()
        }
        Decision::Disputes { of, .. } => of.clone(),
        Decision::Utterance { .. }
        | Decision::Origin { .. }
        | Decision::Scope { .. }
        | Decision::Exclude { .. }
        | Decision::SameOrigin { .. }
        | Decision::Independent { .. }
        | Decision::Apart { .. }
        | Decision::Unsure { .. }
        | Decision::Parts { .. }
        | Decision::Account { .. }
        | Decision::Reliability { .. }
        | Decision::Undo { .. } => Vec::new(),
    }
}

/// Where numbers may stand that an event's claims can be confused with: stated of the other measure, within a year.
fn windows(claims: &[ClaimRecord]) -> BTreeSet<NumberWindow> {
    let stated = claims.iter().flat_map(|r| r.claim.stated_numbers()).filter(|s| s.number >= v1::SMALLEST);
    stated
        .filter_map(|s| {
            let measure = match s.measure {
                Measure::Flow => Measure::Stock,
                Measure::Stock => Measure::Flow,
                Measure::Rate => return None,
            };
            let (from, to) = s.days;
            let days = (from.saturating_sub(v1::NEAR_DAYS), to.saturating_add(v1::NEAR_DAYS));
            Some(NumberWindow { number: s.number, measure, days })
        })
        .collect()
}
