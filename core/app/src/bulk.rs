//! One field of many claims set at once: plan, look, commit. Input: claims by id, a column, a value. Output: a plan that changes
//! nothing, as an import's; then the entries that carry it out, with who and why. Leaves out choosing the claims.

use crate::{AppError, Snapshot, import_envelopes};
use attested_claims::{Attribution, Claim, ClaimsEntry, ClaimsError, ImportPlan, ReadRow, plan_import};
use attested_model::{ClaimId, Envelope, EventId};
use std::collections::BTreeMap;

/// What setting a column of claims to a value would change; an empty value empties it.
///
/// # Errors
/// [`AppError::UnknownClaim`], and what the store says. A claim that can't have the value is rejected in the plan.
pub fn change_plan(
    snapshot: &dyn Snapshot,
    claims: &[ClaimId],
    column: &str,
    value: &str,
) -> Result<ImportPlan, AppError> {
    let mut held: BTreeMap<ClaimId, Claim> = BTreeMap::new();
    let mut rows = Vec::with_capacity(claims.len());
    for (i, id) in claims.iter().enumerate() {
        let record = snapshot.claim(id, None)?.ok_or_else(|| AppError::UnknownClaim { claim: id.clone() })?;
        let mut cells = record.claim.to_cells();
        cells.insert(column.to_owned(), value.trim().to_owned());
        let claim = match column {
            "id" => Err(ClaimsError::Combination { why: "an id stays what it is".to_owned() }),
            _ => Claim::from_cells(&cells),
        };
        rows.push(ReadRow { line: i as u64 + 1, id: id.to_string(), claim });
        held.insert(id.clone(), record.claim);
    }
    // Claims that the new values name are looked up once, before the plan asks for them.
    let named: Vec<ClaimId> =
        rows.iter().filter_map(|row| row.claim.as_ref().ok()).flat_map(crate::figures::named).collect();
    let mut events: BTreeMap<EventId, bool> = BTreeMap::new();
    for row in rows.iter().filter_map(|row| row.claim.as_ref().ok()) {
        if !events.contains_key(&row.event) {
            events.insert(row.event.clone(), snapshot.event(&row.event)?.is_some());
        }
    }
    let mut waiting = named;
    while let Some(id) = waiting.pop() {
        if !held.contains_key(&id)
            && let Some(record) = snapshot.claim(&id, None)?
        {
            waiting.extend(crate::figures::named(&record.claim));
            held.insert(id, record.claim);
        }
    }
    Ok(plan_import(rows, |id| held.get(id).cloned(), |event| events.get(event).copied().unwrap_or(false)))
}

/// The entries that carry a plan out, then who did it and why. None when there is nothing to do.
///
/// # Errors
/// [`AppError::NoReason`]; [`AppError::Claims`] when a payload can't be written.
pub fn change_envelopes(plan: &ImportPlan, coder: &str, reason: &str) -> Result<Vec<Envelope>, AppError> {
    if reason.trim().is_empty() {
        return Err(AppError::NoReason);
    }
    attributed(import_envelopes(plan)?, coder, reason)
}

/// Entries of one commit, with who recorded them and why; as they are where neither is said.
///
/// # Errors
/// [`AppError::Claims`] when a payload can't be written.
pub fn attributed(mut envelopes: Vec<Envelope>, coder: &str, reason: &str) -> Result<Vec<Envelope>, AppError> {
    let (coder, reason) = (coder.trim().to_owned(), reason.trim().to_owned());
    let says_something = !coder.is_empty() || !reason.is_empty();
    if says_something && !envelopes.is_empty() {
        let entry = Attribution { entries: envelopes.len() as u64, coder, reason };
        envelopes.push(ClaimsEntry::Attribution(entry).to_envelope()?);
    }
    Ok(envelopes)
}
