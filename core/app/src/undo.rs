//! Undoing an entry by another: what was recorded stays, and what held before it holds again. Input: an entry's kind and payload,
//! and what it took the place of. Output: the entries that undo it, or that it can't be. Leaves out sealed entries, documents,
//! custody and quotations: what was seen, and when, stays seen.

use crate::{AppError, Snapshot, judge};
use attested_claims::{Adjudication, ClaimsEntry, Decision, Judgment, SuggestionDecision, SuggestionVerdict, Verdict};
use attested_model::Envelope;

/// How an entry can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undoing {
    /// A judgment, by one that says that it no longer holds.
    Judgment,
    /// A version of a claim, by the version before it, recorded anew.
    Version,
    /// A new claim, by leaving it out of figures.
    Exclusion,
    /// An event's description, by the one before it.
    Description,
    /// A decision on a suggestion, by opening it again.
    Suggestion,
    /// A second coding, by its withdrawal.
    SecondCoding,
}

/// How an entry can be undone; `None` when it can't be. `before` is the payload of the version that it took the place of.
///
/// # Errors
/// [`AppError::Claims`] when its payload can't be read.
pub fn undoing(kind: &str, payload: &[u8], before: Option<&[u8]>) -> Result<Option<Undoing>, AppError> {
    Ok(match ClaimsEntry::read(kind, 1, payload)? {
        Some(ClaimsEntry::Judgment(_)) => Some(Undoing::Judgment),
        Some(ClaimsEntry::Claim(_)) if before.is_some() => Some(Undoing::Version),
        Some(ClaimsEntry::Claim(_)) => Some(Undoing::Exclusion),
        Some(ClaimsEntry::Event(_)) if before.is_some() => Some(Undoing::Description),
        Some(ClaimsEntry::Suggestion(d)) if d.verdict != SuggestionVerdict::Reopened => Some(Undoing::Suggestion),
        Some(ClaimsEntry::SecondCoding(_)) => Some(Undoing::SecondCoding),
        Some(
            ClaimsEntry::Event(_)
            | ClaimsEntry::Suggestion(_)
            | ClaimsEntry::Quotation(_)
            | ClaimsEntry::Attribution(_)
            | ClaimsEntry::Adjudication(_),
        )
        | None => None,
    })
}

/// The entries that undo an entry.
///
/// # Errors
/// [`AppError::NoReason`], [`AppError::NotUndone`] when it can't be undone, and those of [`judge`].
pub fn undo(
    snapshot: &dyn Snapshot,
    position: u64,
    (kind, payload): (&str, &[u8]),
    before: Option<&[u8]>,
    reason: &str,
) -> Result<Vec<Envelope>, AppError> {
    if reason.trim().is_empty() {
        return Err(AppError::NoReason);
    }
    let judged = |decision: Decision| judge(snapshot, &Judgment { decision, reason: reason.trim().to_owned() });
    let earlier = || -> Result<Vec<Envelope>, AppError> {
        let before = before.and_then(|payload| ClaimsEntry::read(kind, 1, payload).transpose()).transpose()?;
        Ok(vec![before.ok_or(AppError::NotUndone { position })?.to_envelope()?])
    };
    match (undoing(kind, payload, before)?, ClaimsEntry::read(kind, 1, payload)?) {
        (Some(Undoing::Judgment), _) => judged(Decision::Undo { judgment: position }),
        (Some(Undoing::Version | Undoing::Description), _) => earlier(),
        (Some(Undoing::Exclusion), Some(ClaimsEntry::Claim(claim))) => judged(Decision::Exclude { claim: claim.id }),
        (Some(Undoing::Suggestion), Some(ClaimsEntry::Suggestion(decided))) => {
            let reopened = SuggestionDecision { verdict: SuggestionVerdict::Reopened, claim: None, ..decided };
            Ok(vec![ClaimsEntry::Suggestion(reopened).to_envelope()?])
        }
        (Some(Undoing::SecondCoding), _) => {
            let withdrawn = Adjudication {
                coding: position,
                verdict: Verdict::Withdrawn,
                claim: None,
                reason: reason.trim().to_owned(),
            };
            Ok(vec![ClaimsEntry::Adjudication(withdrawn).to_envelope()?])
        }
        _ => Err(AppError::NotUndone { position }),
    }
}
