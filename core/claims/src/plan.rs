//! Plan, look, commit: what an import would do, before it does anything. Input: the file's rows and the
//! claims the project holds. Output: new, changed (field by field), same, rejected (line and reason), and
//! the events that would be created. Leaves out writing: a plan changes nothing.

use crate::{Claim, ClaimsError, Event, ReadRow};
use attested_model::{ClaimId, EventId, Quantity};
use std::collections::{BTreeMap, BTreeSet};

/// A field that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The column.
    pub column: String,
    /// Its value now; empty when there is none.
    pub before: String,
    /// Its value in the file.
    pub after: String,
}

/// A claim that the file corrects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The claim as the file has it.
    pub claim: Claim,
    /// What differs, in the order of the columns' names.
    pub fields: Vec<FieldChange>,
}

/// A row that can't be taken.
#[derive(Debug)]
pub struct Rejection {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Its id as written.
    pub id: String,
    /// Why.
    pub reason: ClaimsError,
}

/// What an import would do.
#[derive(Debug, Default)]
pub struct ImportPlan {
    /// Claims the project doesn't have.
    pub new: Vec<Claim>,
    /// Claims the file corrects.
    pub changed: Vec<Change>,
    /// Ids of claims that are the same.
    pub same: Vec<ClaimId>,
    /// Rows that can't be taken.
    pub rejected: Vec<Rejection>,
    /// Events that would be created; of those that a row only names, the id is all that is known.
    pub events: Vec<Event>,
}

/// Plans an import: `existing` finds a claim the project holds, `has_event` whether it knows an event.
///
/// A row is rejected when it can't be read, when its id stands in the file twice (both rows are), when a
/// relation names a claim that is nowhere, and when `part_of`, `repeats` or `relative_to` run in a circle.
pub fn plan_import(
    rows: Vec<ReadRow>,
    existing: impl Fn(&ClaimId) -> Option<Claim>,
    has_event: impl Fn(&EventId) -> bool,
) -> ImportPlan {
    let mut plan = ImportPlan::default();
    let mut taken = unique(rows, &mut plan.rejected);
    loop {
        let faults = relation_faults(&taken, &existing);
        if faults.is_empty() {
            break;
        }
        // A rejected row may leave others that name it hanging: look again until nothing hangs.
        for (id, reason) in faults {
            if let Some((line, _)) = taken.remove(&id) {
                plan.rejected.push(Rejection { line, id: id.to_string(), reason });
            }
        }
    }
    let mut in_order: Vec<(u64, Claim)> = taken.into_values().collect();
    in_order.sort_by_key(|(line, _)| *line);
    let mut events = BTreeSet::new();
    for (_, claim) in in_order {
        if !has_event(&claim.event) && events.insert(claim.event.clone()) {
            plan.events.push(Event::named(claim.event.clone()));
        }
        match existing(&claim.id) {
            None => plan.new.push(claim),
            Some(held) if held == claim => plan.same.push(claim.id),
            Some(held) => plan.changed.push(Change { fields: differences(&held, &claim), claim }),
        }
    }
    plan.rejected.sort_by_key(|r| r.line);
    plan
}

type Taken = BTreeMap<ClaimId, (u64, Claim)>;

fn unique(rows: Vec<ReadRow>, rejected: &mut Vec<Rejection>) -> Taken {
    let mut lines: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for row in &rows {
        lines.entry(row.id.clone()).or_default().push(row.line);
    }
    let mut taken = Taken::new();
    for row in rows {
        let stands = lines.get(&row.id).map_or(&[][..], Vec::as_slice);
        match row.claim {
            Ok(claim) if stands.len() == 1 => {
                taken.insert(claim.id.clone(), (row.line, claim));
            }
            Ok(_) => {
                let at = stands.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
                let why = format!(
                    "the id stands in the file {} times (lines {at}): give each claim an id of its own",
                    stands.len()
                );
                rejected.push(Rejection { line: row.line, id: row.id, reason: ClaimsError::Combination { why } });
            }
            Err(reason) => rejected.push(Rejection { line: row.line, id: row.id, reason }),
        }
    }
    taken
}

/// The relations of a claim that must lead somewhere; the flag says whether they may not run in a circle.
fn relations(claim: &Claim) -> Vec<(&'static str, &ClaimId, bool)> {
    let relative = claim.quantity.as_ref().and_then(Quantity::relative_to);
    let one = [("part_of", claim.part_of.as_ref()), ("repeats", claim.repeats.as_ref()), ("relative_to", relative)];
    let mut all: Vec<_> = one.into_iter().filter_map(|(name, id)| id.map(|id| (name, id, true))).collect();
    all.extend(claim.disputes.iter().map(|id| ("disputes", id, false)));
    all
}

fn relation_faults(taken: &Taken, existing: &impl Fn(&ClaimId) -> Option<Claim>) -> Vec<(ClaimId, ClaimsError)> {
    let held = |id: &ClaimId| taken.get(id).map(|(_, c)| c.clone()).or_else(|| existing(id));
    let mut faults = Vec::new();
    for (id, (_, claim)) in taken {
        let fault = relations(claim).into_iter().find_map(|(relation, target, acyclic)| {
            if held(target).is_none() {
                return Some(ClaimsError::UnknownClaim { relation, target: target.clone() });
            }
            if acyclic { circle(relation, id, &held) } else { None }
        });
        if let Some(fault) = fault {
            faults.push((id.clone(), fault));
        }
    }
    faults
}

/// The circle that a relation runs in from `start`, if it comes back to it.
fn circle(relation: &'static str, start: &ClaimId, held: &impl Fn(&ClaimId) -> Option<Claim>) -> Option<ClaimsError> {
    let mut path = vec![start.clone()];
    let mut seen = BTreeSet::from([start.clone()]);
    loop {
        let claim = held(path.last()?)?;
        let next = relations(&claim).into_iter().find(|(name, _, _)| *name == relation).map(|(_, id, _)| id.clone())?;
        let back = next == *start;
        let repeated = !seen.insert(next.clone());
        path.push(next);
        if back {
            return Some(ClaimsError::Cycle {
                relation,
                path: path.iter().map(ClaimId::as_str).collect::<Vec<_>>().join(" → "),
            });
        }
        if repeated {
            return None; // a circle further on: the rows on it are rejected themselves
        }
    }
}

/// What differs between two codings, in the order of the columns' names.
pub fn differences(before: &Claim, after: &Claim) -> Vec<FieldChange> {
    let (old, new) = (before.to_cells(), after.to_cells());
    let columns: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let value = |cells: &BTreeMap<String, String>, column: &String| cells.get(column).cloned().unwrap_or_default();
    columns
        .into_iter()
        .map(|c| FieldChange { column: c.clone(), before: value(&old, c), after: value(&new, c) })
        .filter(|f| f.before != f.after)
        .collect()
}

#[cfg(test)]
mod tests;
