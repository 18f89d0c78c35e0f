//! The record without one source. Input: a slice and what is to be left out. Output: the slice without the source's
//! claims and without those that repeat them, however far down the chain: what they knew, they knew from it.

use crate::Slice;
use attested_claims::{Claim, ClaimRecord, Decision, effective, in_force};
use attested_model::{ClaimId, DocumentName, OriginId};
use std::collections::{BTreeMap, BTreeSet};

/// What is left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// One claim.
    Claim(ClaimId),
    /// All that derives from an origin, suspected or stated.
    Origin(OriginId),
    /// All that a document carries.
    Document(DocumentName),
    /// All that a publisher printed.
    Publisher(String),
}

/// The slice without a source; `None` when nothing in it comes from there. `elsewhere` are the claims of the slice's
/// `same_numbers`, whole.
pub fn without(slice: &Slice, elsewhere: &[ClaimRecord], source: &Source) -> Option<Slice> {
    let claims = read(slice, elsewhere);
    let mut gone: BTreeSet<&ClaimId> = claims.iter().filter(|claim| comes_from(claim, source)).map(|c| &c.id).collect();
    if gone.is_empty() {
        return None;
    }
    let mut repeaters: BTreeMap<&ClaimId, Vec<&ClaimId>> = BTreeMap::new();
    for claim in &claims {
        if let Some(of) = &claim.repeats {
            repeaters.entry(of).or_default().push(&claim.id);
        }
    }
    // Each claim is visited once, so that a circle of repeats ends.
    let mut ahead: Vec<&ClaimId> = gone.iter().copied().collect();
    while let Some(id) = ahead.pop() {
        for repeater in repeaters.get(id).into_iter().flatten() {
            if gone.insert(repeater) {
                ahead.push(repeater);
            }
        }
    }
    let mut left = slice.clone();
    left.claims.retain(|record| !gone.contains(&record.claim.id));
    left.related.retain(|record| !gone.contains(&record.claim.id));
    left.same_numbers.retain(|number| !gone.contains(&number.claim));
    Some(left)
}

/// The origins, publishers and documents that the event's claims come from, in order.
pub fn sources(slice: &Slice) -> Vec<Source> {
    let here: BTreeSet<&ClaimId> = slice.claims.iter().map(|record| &record.claim.id).collect();
    let mut out = BTreeSet::new();
    for claim in read(slice, &[]).iter().filter(|claim| here.contains(&claim.id)) {
        out.extend(claim.origin.clone().map(Source::Origin));
        out.extend(claim.document.clone().map(Source::Document));
        if !claim.publisher.is_empty() {
            out.insert(Source::Publisher(claim.publisher.clone()));
        }
    }
    out.into_iter().collect()
}

/// The slice's claims, and those elsewhere, as the judgments in force would have them read.
pub(super) fn read(slice: &Slice, elsewhere: &[ClaimRecord]) -> Vec<Claim> {
    let decisions = in_force(&slice.judgments);
    let mut by_claim: BTreeMap<ClaimId, Vec<&Decision>> = BTreeMap::new();
    for record in decisions {
        if let Some(claim) = record.judgment.decision.claim() {
            by_claim.entry(claim.clone()).or_default().push(&record.judgment.decision);
        }
    }
    let all = slice.claims.iter().chain(&slice.related).chain(elsewhere);
    all.map(|record| effective(&record.claim, &by_claim)).collect()
}

fn comes_from(claim: &Claim, source: &Source) -> bool {
    match source {
        Source::Claim(id) => claim.id == *id,
        Source::Origin(origin) => claim.origin.as_ref() == Some(origin),
        Source::Document(name) => claim.document.as_ref() == Some(name),
        Source::Publisher(name) => claim.publisher == *name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1::tests::{claim, slice};

    fn ids(slice: &Slice) -> Vec<&str> {
        slice.claims.iter().map(|record| record.claim.id.as_str()).collect()
    }

    #[test]
    fn who_repeats_a_source_goes_with_it() {
        let record = slice(
            ["A 600 by=X", "B 600 by=Y repeats=A", "C 600 by=Z repeats=B", "D 500 by=W"].map(claim).to_vec(),
            Vec::new(),
        );
        let origin = |id| Source::Origin(OriginId::parse(id).unwrap());
        assert_eq!(ids(&without(&record, &[], &origin("X")).unwrap()), ["D"]);
        assert_eq!(ids(&without(&record, &[], &origin("Z")).unwrap()), ["A", "B", "D"]);
        assert!(without(&record, &[], &origin("nobody")).is_none());
        assert!(sources(&record).contains(&origin("W")));
    }

    #[test]
    fn a_circle_of_repeats_ends() {
        let record =
            slice(["A 600 by=X repeats=B", "B 600 by=Y repeats=A", "C 9 by=Z"].map(claim).to_vec(), Vec::new());
        let left = without(&record, &[], &Source::Claim(ClaimId::parse("A").unwrap())).unwrap();
        assert_eq!(ids(&left), ["C"]);
    }
}
