//! Importing claims: plan, look, commit. Input: a file's bytes. Output: a plan that changes nothing; then the
//! envelopes that would carry it out.

use crate::{AppError, Snapshot, SnapshotError};
use attested_claims::interop::{ForeignRows, Layout, read_foreign};
use attested_claims::{Claim, ClaimsEntry, ColumnMap, ImportPlan, ReadRow, plan_import, read_csv};
use attested_model::{ClaimId, Envelope, EventId};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many rows, each claim that they name is looked up; for more, all of the project's are read once.
const FEW: usize = 1_000;

/// What importing a file would do.
///
/// # Errors
/// [`AppError::Claims`] when the file as a whole can't be read, and what the store says.
pub fn import_plan(snapshot: &dyn Snapshot, bytes: &[u8], map: &ColumnMap) -> Result<ImportPlan, AppError> {
    plan_of(snapshot, read_csv(bytes, map)?)
}

/// What importing a file of another data set would do. `defaults` fill columns of ours that its mapping leaves empty.
///
/// # Errors
/// [`AppError::Claims`] when the file as a whole can't be read, and what the store says.
pub fn foreign_import_plan(
    snapshot: &dyn Snapshot,
    bytes: &[u8],
    layout: Layout,
    defaults: &BTreeMap<String, String>,
) -> Result<ImportPlan, AppError> {
    let ForeignRows { rows, events } = read_foreign(bytes, layout, defaults)?;
    let mut plan = plan_of(snapshot, rows)?;
    for made in &mut plan.events {
        if let Some(described) = events.get(&made.id) {
            *made = described.clone();
        }
    }
    Ok(plan)
}

fn plan_of(snapshot: &dyn Snapshot, rows: Vec<ReadRow>) -> Result<ImportPlan, AppError> {
    if rows.len() > FEW {
        let events: BTreeSet<EventId> = snapshot.events()?.into_iter().map(|e| e.id).collect();
        let held: BTreeMap<ClaimId, Claim> =
            snapshot.all_claims()?.into_iter().map(|record| (record.claim.id.clone(), record.claim)).collect();
        return Ok(plan_import(rows, |id| held.get(id).cloned(), |id| events.contains(id)));
    }
    // The first thing that the store could not say ends the plan.
    let failed: RefCell<Option<SnapshotError>> = RefCell::new(None);
    let known: RefCell<BTreeMap<ClaimId, Option<Claim>>> = RefCell::new(BTreeMap::new());
    let claim = |id: &ClaimId| {
        if let Some(claim) = known.borrow().get(id) {
            return claim.clone();
        }
        let found = snapshot.claim(id, None).unwrap_or_else(|why| {
            failed.borrow_mut().get_or_insert(why);
            None
        });
        let found = found.map(|record| record.claim);
        known.borrow_mut().insert(id.clone(), found.clone());
        found
    };
    let event = |id: &EventId| {
        let found = snapshot.event(id).unwrap_or_else(|why| {
            failed.borrow_mut().get_or_insert(why);
            None
        });
        found.is_some()
    };
    let plan = plan_import(rows, claim, event);
    failed.into_inner().map_or(Ok(plan), |why| Err(why.into()))
}

/// The entries that carry a plan out: events first, then claims new and changed. None when there is nothing to do.
///
/// # Errors
/// [`AppError::Claims`] when a payload can't be written.
pub fn import_envelopes(plan: &ImportPlan) -> Result<Vec<Envelope>, AppError> {
    let events = plan.events.iter().cloned().map(ClaimsEntry::Event);
    let changed = plan.changed.iter().map(|c| &c.claim);
    let claims = plan.new.iter().chain(changed).map(|c| ClaimsEntry::Claim(Box::new(c.clone())));
    let written: Result<Vec<Envelope>, _> = events.chain(claims).map(|entry| entry.to_envelope()).collect();
    Ok(written?)
}
