//! Recording by hand: events, claims, judgments, documents, notes. Input: a snapshot and what is to be
//! recorded. Output: envelopes, after the checks that need the rest of the record.

use crate::figures::{named, unknown_event};
use crate::suggestions::decision;
use crate::{AppError, DocumentRecord, NumberedSuggestion, Snapshot};
use attested_claims::{
    Claim, ClaimQuotation, ClaimsEntry, ClaimsError, Decision, Event, Judgment, SuggestionVerdict, effective, in_force,
};
use attested_evidence::{Contact, Custody, CustodyAction, Document, EvidenceEntry, Quotation};
use attested_model::{ClaimId, Envelope, Quantity};
use std::collections::{BTreeMap, BTreeSet};

/// Makes an event, or describes one anew.
///
/// # Errors
/// [`AppError::UnknownEvent`] when it is said to be part of one that isn't there, [`AppError::PartOfItself`].
pub fn describe_event(snapshot: &dyn Snapshot, event: &Event) -> Result<Vec<Envelope>, AppError> {
    let mut above = BTreeSet::new();
    let mut next = event.part_of.clone();
    while let (Some(id), Some(whole)) = (next, &event.part_of) {
        if id == event.id {
            return Err(AppError::PartOfItself { event: event.id.clone(), whole: whole.clone() });
        }
        let found = snapshot.event(&id)?.ok_or_else(|| unknown_event(snapshot, &id))?;
        next = found.part_of.filter(|_| above.insert(id));
    }
    Ok(vec![ClaimsEntry::Event(event.clone()).to_envelope()?])
}

/// Records a new claim; its event is made when it isn't there.
///
/// # Errors
/// [`AppError::ClaimExists`], or [`AppError::UnknownClaim`] for a relation that leads nowhere.
pub fn record_claim(snapshot: &dyn Snapshot, claim: &Claim) -> Result<Vec<Envelope>, AppError> {
    if snapshot.claim(&claim.id, None)?.is_some() {
        return Err(AppError::ClaimExists { claim: claim.id.clone() });
    }
    for target in named(claim) {
        known_claim(snapshot, &target)?;
    }
    let mut entries = Vec::new();
    if snapshot.event(&claim.event)?.is_none() {
        entries.push(ClaimsEntry::Event(Event::named(claim.event.clone())).to_envelope()?);
    }
    entries.push(ClaimsEntry::Claim(Box::new(claim.clone())).to_envelope()?);
    Ok(entries)
}

/// Records a new claim tied to its words, and, where it was made from a suggestion, that this was accepted.
///
/// # Errors
/// Those of [`record_claim`].
pub fn record_quoted_claim(
    snapshot: &dyn Snapshot,
    claim: &Claim,
    document: u64,
    quotation: &Quotation,
    of: Option<&NumberedSuggestion>,
) -> Result<Vec<Envelope>, AppError> {
    let mut entries = record_claim(snapshot, claim)?;
    entries.push(quotation_entry(&claim.id, document, quotation)?);
    if let Some(one) = of {
        entries.push(decision(document, one, SuggestionVerdict::Accepted, Some(claim.id.clone()))?);
    }
    Ok(entries)
}

/// Ties a claim to a quotation that was found in a document's working copy.
///
/// # Errors
/// [`AppError::UnknownClaim`].
pub fn attach_quotation(
    snapshot: &dyn Snapshot,
    claim: &ClaimId,
    document: u64,
    quotation: &Quotation,
) -> Result<Envelope, AppError> {
    known_claim(snapshot, claim)?;
    Ok(quotation_entry(claim, document, quotation)?)
}

pub(crate) fn quotation_entry(
    claim: &ClaimId,
    document: u64,
    quotation: &Quotation,
) -> Result<Envelope, attested_claims::ClaimsError> {
    let entry = ClaimQuotation {
        claim: claim.clone(),
        document,
        start: quotation.start,
        end: quotation.end,
        exact: quotation.exact.clone(),
    };
    ClaimsEntry::Quotation(entry).to_envelope()
}

fn known_claim(snapshot: &dyn Snapshot, claim: &ClaimId) -> Result<(), AppError> {
    match snapshot.claim(claim, None)? {
        Some(_) => Ok(()),
        None => Err(AppError::UnknownClaim { claim: claim.clone() }),
    }
}

/// Records a judgment.
///
/// # Errors
/// [`AppError::NoReason`], [`AppError::UnknownClaim`] for a claim it names, [`AppError::Claims`] when a relation
/// would run in a circle, [`AppError::OneOrigin`], [`AppError::NoJudgment`] when it undoes what is no judgment.
pub fn judge(snapshot: &dyn Snapshot, judgment: &Judgment) -> Result<Vec<Envelope>, AppError> {
    if judgment.reason.trim().is_empty() {
        return Err(AppError::NoReason);
    }
    if let Some(claim) = judgment.decision.claim() {
        known_claim(snapshot, claim)?;
    }
    match &judgment.decision {
        Decision::Repeats { claim, of: Some(of) } => no_circle(snapshot, "repeats", claim, of, |c| c.repeats.clone())?,
        Decision::PartOf { claim, of: Some(of) } => no_circle(snapshot, "part_of", claim, of, |c| c.part_of.clone())?,
        Decision::RelativeTo { claim, of: Some(of) } => {
            no_circle(snapshot, "relative_to", claim, of, |c| {
                c.quantity.as_ref().and_then(Quantity::relative_to).cloned()
            })?;
        }
        Decision::Disputes { claim, of } => of.iter().try_for_each(|id| {
            if id == claim { Err(circle("disputes", &[claim, id])) } else { known_claim(snapshot, id) }
        })?,
        Decision::SameOrigin { a, b, .. } | Decision::Independent { a, b } if a == b => {
            return Err(AppError::OneOrigin { origin: a.clone() });
        }
        Decision::Apart { claim, other } if claim == other => return Err(circle("apart", &[claim, other])),
        Decision::Apart { other, .. } => known_claim(snapshot, other)?,
        Decision::Undo { judgment } => {
            snapshot.judgment(*judgment)?.ok_or(AppError::NoJudgment { position: *judgment })?;
        }
        Decision::Repeats { of: None, .. }
        | Decision::PartOf { of: None, .. }
        | Decision::RelativeTo { of: None, .. }
        | Decision::Utterance { .. }
        | Decision::Origin { .. }
        | Decision::Scope { .. }
        | Decision::Exclude { .. }
        | Decision::SameOrigin { .. }
        | Decision::Independent { .. }
        | Decision::Reliability { .. } => {}
    }
    Ok(vec![ClaimsEntry::Judgment(judgment.clone()).to_envelope()?])
}

/// Follows a relation from the claim that is to be named, as judged until now, back to the claim that would name it.
fn no_circle(
    snapshot: &dyn Snapshot,
    relation: &'static str,
    claim: &ClaimId,
    of: &ClaimId,
    next: impl Fn(&Claim) -> Option<ClaimId>,
) -> Result<(), AppError> {
    known_claim(snapshot, of)?;
    let mut path = vec![claim.clone(), of.clone()];
    while let Some(last) = path.last().cloned() {
        if last == *claim {
            return Err(circle(relation, &path.iter().collect::<Vec<_>>()));
        }
        let Some(record) = snapshot.claim(&last, None)? else { break };
        let judgments = snapshot.judgments_on(&BTreeSet::from([last.clone()]), None)?;
        let decisions = in_force(&judgments)
            .into_iter()
            .map(|r| &r.judgment.decision)
            .filter(|d| d.claim() == Some(&last))
            .collect();
        let read = effective(&record.claim, &BTreeMap::from([(last.clone(), decisions)]));
        match next(&read) {
            Some(further) if !path[1..].contains(&further) => path.push(further),
            Some(_) | None => break,
        }
    }
    Ok(())
}

fn circle(relation: &'static str, path: &[&ClaimId]) -> AppError {
    let path = path.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" → ");
    AppError::Claims(ClaimsError::Cycle { relation, path })
}

/// Records a document whose original has been sealed, with the first line of its custody.
///
/// # Errors
/// [`AppError::SameBytes`] when the same bytes are there already.
pub fn add_document(
    snapshot: &dyn Snapshot,
    document: &Document,
    next_number: u64,
    by: &str,
) -> Result<Vec<Envelope>, AppError> {
    if let Some(DocumentRecord { number, .. }) = snapshot.document_of_bytes(document.sha256.as_str())? {
        return Err(AppError::SameBytes { document: number });
    }
    let acquired =
        Custody { document: next_number, action: CustodyAction::Acquired, by: by.to_owned(), note: String::new() };
    let sealed = Custody { action: CustodyAction::Sealed, ..acquired.clone() };
    let entries = [
        EvidenceEntry::Document(Box::new(document.clone())),
        EvidenceEntry::Custody(acquired),
        EvidenceEntry::Custody(sealed),
    ];
    let written: Result<Vec<Envelope>, _> = entries.iter().map(EvidenceEntry::to_envelope).collect();
    Ok(written?)
}

/// Records who stands behind a note: sealed under a subject of its own.
///
/// # Errors
/// [`AppError::Evidence`] when the payload can't be written.
pub fn record_note(contact: &Contact) -> Result<Envelope, AppError> {
    Ok(EvidenceEntry::Contact(contact.clone()).to_envelope()?)
}
