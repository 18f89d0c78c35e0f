//! Importing claims: plan, look, commit. Input: a file's bytes. Output: a plan that changes nothing; then the
//! envelopes that would carry it out.

use crate::{AppError, Snapshot};
use attested_claims::{Claim, ClaimsEntry, ColumnMap, Event, ImportPlan, plan_import, read_csv};
use attested_model::{ClaimId, Envelope, EventId};
use std::collections::{BTreeMap, BTreeSet};

/// What importing a file would do.
///
/// # Errors
/// [`AppError::Claims`] when the file as a whole can't be read, and what the store says.
pub fn import_plan(snapshot: &dyn Snapshot, bytes: &[u8], map: &ColumnMap) -> Result<ImportPlan, AppError> {
    let rows = read_csv(bytes, map)?;
    let events: BTreeSet<EventId> = snapshot.events()?.into_iter().map(|e| e.id).collect();
    // One pass over the project when it is small beside the file; else each id is looked up.
    let mut held: BTreeMap<ClaimId, Claim> = BTreeMap::new();
    for record in snapshot.all_claims()? {
        held.insert(record.claim.id.clone(), record.claim);
    }
    Ok(plan_import(rows, |id| held.get(id).cloned(), |id| events.contains(id)))
}

/// The entries that carry a plan out: events first, then claims new and changed. None when there is nothing to do.
///
/// # Errors
/// [`AppError::Claims`] when a payload can't be written.
pub fn import_envelopes(plan: &ImportPlan) -> Result<Vec<Envelope>, AppError> {
    let events = plan.events.iter().map(|id| ClaimsEntry::Event(Event::named(id.clone())));
    let changed = plan.changed.iter().map(|c| &c.claim);
    let claims = plan.new.iter().chain(changed).map(|c| ClaimsEntry::Claim(Box::new(c.clone())));
    let written: Result<Vec<Envelope>, _> = events.chain(claims).map(|entry| entry.to_envelope()).collect();
    Ok(written?)
}
