//! Invariant 12: an anonymous or protected source is never matched to a named body. Input: links found, the claims whose
//! source is protected. Output: suggestions, of which those that could unmask somebody are sealed and at most possible.

use super::{Found, LinkKind, Strength, Suggestion};
use crate::told::{Told, Voice};
use attested_model::ClaimId;
use std::collections::BTreeSet;

pub(super) fn sealed(found: Found<'_, '_>, protected: &BTreeSet<ClaimId>) -> Vec<Suggestion> {
    let told = found.told;
    // A body that anywhere tells of an unnamed source has one behind all that it says here.
    let relaying: BTreeSet<&Voice> = told.iter().filter(|t| t.relays_unnamed).map(|t| &t.voice).collect();
    let shielded = |t: &Told<'_>| t.is_unnamed() || protected.contains(t.id());
    let mut all: Vec<Suggestion> = found
        .drafts
        .into_values()
        .map(|draft| {
            let (from, to) = (&told[draft.from], &told[draft.to]);
            let inferred = if draft.kind.is_said() {
                // What a document says of its own speaker unmasks nobody; a protected source is never linked in the open.
                protected.contains(from.id()) || protected.contains(to.id())
            } else {
                // Who speaks later may have repeated what was public; but behind a body with an unnamed source the other
                // may be that source.
                let open = matches!((from.said, to.said), (Some(a), Some(b)) if b.1 < a.0);
                shielded(from)
                    || shielded(to)
                    || relaying.contains(&from.voice)
                    || (!open && relaying.contains(&to.voice))
            };
            Suggestion {
                kind: draft.kind,
                from: from.id().clone(),
                to: to.id().clone(),
                strength: if inferred { Strength::Possible } else { draft.strength },
                sealed: inferred,
                evidence: draft.evidence.into_iter().collect(),
            }
        })
        .collect();
    all.sort_by(|a, b| key(a).cmp(&key(b)));
    all
}

/// The best borne first.
fn key(s: &Suggestion) -> (bool, std::cmp::Reverse<Strength>, LinkKind, &ClaimId, &ClaimId) {
    (s.sealed, std::cmp::Reverse(s.strength), s.kind, &s.from, &s.to)
}
