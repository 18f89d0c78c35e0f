//! Chains of repeats: how far a claim is from the root's speaker, and which claim it repeats in the end. Input: the
//! known claims. Output: hops; the nearest claim along a chain that answers a question. Circles end the walk; walks
//! are loops, not recursion, so that a chain may be as long as a record.

use super::context::Known;
use attested_model::ClaimId;
use std::collections::{BTreeMap, BTreeSet};

/// Hops from the root's speaker to each claim: its own channel's, and for what it repeats one more and all of
/// that claim's. A claim that isn't known still is one more voice.
pub(super) fn hops(known: &BTreeMap<ClaimId, Known<'_>>) -> BTreeMap<ClaimId, u32> {
    let mut done: BTreeMap<ClaimId, u32> = BTreeMap::new();
    for start in known.keys() {
        let mut path: Vec<&Known<'_>> = Vec::new();
        let mut seen: BTreeSet<&ClaimId> = BTreeSet::new();
        let mut next = known.get(start);
        let mut before = 0u32;
        while let Some(here) = next {
            if let Some(hops) = done.get(&here.claim.id) {
                before = *hops;
                break;
            }
            if !seen.insert(&here.claim.id) {
                break;
            }
            path.push(here);
            next = here.claim.repeats.as_ref().and_then(|id| known.get(id));
        }
        for here in path.into_iter().rev() {
            before = before.saturating_add(here.hops).saturating_add(u32::from(here.claim.repeats.is_some()));
            done.insert(here.claim.id.clone(), before);
        }
    }
    done
}

/// For each claim of a list, which other of the list it repeats: the first along its chain, claims that aren't on
/// the list (taken out, without a number) passed through.
pub(super) fn repeated<'c>(
    list: &BTreeMap<&'c ClaimId, usize>,
    known: &'c BTreeMap<ClaimId, Known<'_>>,
) -> Vec<(usize, usize)> {
    let mut leads: BTreeMap<&ClaimId, Option<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, i) in list {
        let mut passed: Vec<&ClaimId> = Vec::new();
        let mut next = known.get(*id).and_then(|k| k.claim.repeats.as_ref());
        let end = loop {
            let Some(target) = next else { break None };
            if let Some(j) = list.get(target) {
                break Some(*j);
            }
            if let Some(end) = leads.get(target) {
                break *end;
            }
            // Taken for a dead end until the walk is over, so that a circle ends.
            leads.insert(target, None);
            passed.push(target);
            next = known.get(target).and_then(|k| k.claim.repeats.as_ref());
        };
        leads.extend(passed.into_iter().map(|id| (id, end)));
        found.extend(end.filter(|j| j != i).map(|j| (*i, j)));
    }
    found
}
