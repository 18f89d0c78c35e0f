//! Recording by hand: events, claims, judgments, documents, notes. Input: a snapshot and what is to be
//! recorded. Output: envelopes, after the checks that need the rest of the record.

use crate::constraints::circle_of_parts;
use crate::figures::{named, unknown_event};
use crate::suggestions::decision;
use crate::{AppError, DocumentRecord, NumberedSuggestion, Snapshot};
use attested_claims::{
    Account, Claim, ClaimQuotation, ClaimsEntry, ClaimsError, Decision, Event, Judgment, StatedKind, SuggestionVerdict,
    effective, in_force,
};
use attested_evidence::{Contact, Custody, CustodyAction, Document, EvidenceEntry, Quotation};
use attested_model::{ClaimId, Edtf, Envelope, OriginId, Quantity};
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
/// would run in a circle, [`AppError::OneOrigin`], [`AppError::UnknownOrigin`] for one that no claim derives from,
/// [`AppError::FewParts`] and [`AppError::PartTwice`] for parts, [`AppError::AccountOutOfOrder`] and
/// [`AppError::EmptyAccount`] for an account, [`AppError::NoJudgment`] when it undoes what is no judgment.
pub fn judge(snapshot: &dyn Snapshot, judgment: &Judgment) -> Result<Vec<Envelope>, AppError> {
    if judgment.reason.trim().is_empty() {
        return Err(AppError::NoReason);
    }
    if let Some(claim) = judgment.decision.claim() {
        known_claim(snapshot, claim)?;
    }
    match &judgment.decision {
        Decision::Repeats { claim, of: Some(of) } => no_circle(snapshot, "repeats", claim, of, |c| c.repeats.clone())?,
        Decision::PartOf { claim, of: Some(of) } => {
            no_circle(snapshot, "part_of", claim, of, |c| c.part_of.clone())?;
            if let Some(way) = circle_of_parts(snapshot, of, std::slice::from_ref(claim))? {
                return Err(circle("part_of", &way.iter().collect::<Vec<_>>()));
            }
        }
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
        Decision::SameOrigin { a, b, .. } | Decision::Independent { a, b } => {
            known_origin(snapshot, a)?;
            known_origin(snapshot, b)?;
        }
        Decision::Reliability { origin, .. } => known_origin(snapshot, origin)?,
        Decision::Parts { kind, whole, parts, .. } => parts_fit(snapshot, *kind, whole, parts)?,
        Decision::Account { account } => account_fits(snapshot, account)?,
        Decision::Apart { claim, other } if claim == other => return Err(circle("apart", &[claim, other])),
        Decision::Unsure { claim, other } if claim == other => return Err(circle("unsure", &[claim, other])),
        Decision::Apart { other, .. } | Decision::Unsure { other, .. } => known_claim(snapshot, other)?,
        Decision::Undo { judgment } => {
            snapshot.judgment(*judgment)?.ok_or(AppError::NoJudgment { position: *judgment })?;
        }
        Decision::Repeats { of: None, .. }
        | Decision::PartOf { of: None, .. }
        | Decision::RelativeTo { of: None, .. }
        | Decision::Utterance { .. }
        | Decision::Origin { .. }
        | Decision::Scope { .. }
        | Decision::Exclude { .. } => {}
    }
    Ok(vec![ClaimsEntry::Judgment(judgment.clone()).to_envelope()?])
}

fn known_origin(snapshot: &dyn Snapshot, origin: &OriginId) -> Result<(), AppError> {
    if snapshot.is_origin(origin)? { Ok(()) } else { Err(AppError::UnknownOrigin { origin: origin.clone() }) }
}

/// What is stated of parts: of known claims, each once, and never in a circle.
fn parts_fit(snapshot: &dyn Snapshot, kind: StatedKind, whole: &ClaimId, parts: &[ClaimId]) -> Result<(), AppError> {
    let least = match kind {
        StatedKind::Within => 1,
        StatedKind::Disjoint | StatedKind::Partition => 2,
    };
    if parts.len() < least {
        return Err(AppError::FewParts { least });
    }
    let mut seen = BTreeSet::new();
    for claim in std::iter::once(whole).chain(parts) {
        known_claim(snapshot, claim)?;
        if !seen.insert(claim) {
            return Err(AppError::PartTwice { claim: claim.clone() });
        }
    }
    match circle_of_parts(snapshot, whole, parts)? {
        Some(way) => Err(circle("part_of", &way.iter().collect::<Vec<_>>())),
        None => Ok(()),
    }
}

/// An account: of known claims, its moments in their order.
fn account_fits(snapshot: &dyn Snapshot, account: &Account) -> Result<(), AppError> {
    account.claims().try_for_each(|claim| known_claim(snapshot, claim))?;
    if account.claims().next().is_none() || account.held.len() < 2 {
        return Err(AppError::EmptyAccount);
    }
    for pair in account.held.windows(2) {
        let ends = (pair[0].at.earliest_day(), pair[1].at.latest_day());
        if matches!(ends, (Some(first), Some(then)) if first >= then) {
            return Err(AppError::AccountOutOfOrder { first: pair[0].at.clone(), then: pair[1].at.clone() });
        }
    }
    let position = |at: &Edtf| account.held.iter().position(|held| held.at == *at);
    for flow in &account.flows {
        if !matches!((position(&flow.from), position(&flow.to)), (Some(from), Some(to)) if from < to) {
            return Err(AppError::AccountOutOfOrder { first: flow.from.clone(), then: flow.to.clone() });
        }
    }
    Ok(())
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
