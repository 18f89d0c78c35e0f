//! The steps of chains: which claim passes on which. Input: claims with the judgments in force, and links with their status.
//! Output: pairs, the claim nearer the speaker first, each pair once: by what is stated before what is suggested. Leaves
//! out what changed on a step.

use crate::Slice;
use crate::links::{LinkKind, Reviewed, Status};
use crate::told::{Lookups, Told, Voice, told};
use attested_model::{ClaimId, Scope};
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// Why a claim is taken to pass on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepBy {
    /// It is said to repeat it.
    Repeats,
    /// Both render one utterance.
    Utterance,
    /// A link of this kind.
    Linked(LinkKind),
}

impl StepBy {
    /// The reason as a code.
    pub const fn code(self) -> &'static str {
        match self {
            StepBy::Repeats => "repeats",
            StepBy::Utterance => "utterance",
            StepBy::Linked(kind) => kind.code(),
        }
    }
}

impl Serialize for StepBy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// One claim passed on by another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The claim nearer the speaker.
    pub source: ClaimId,
    /// The claim that passes it on.
    pub rendering: ClaimId,
    /// Why.
    pub by: StepBy,
    /// Whether nobody has stated or accepted it.
    pub suspected: bool,
    /// Whether it must not be published.
    pub sealed: bool,
}

/// The steps of an event's chains.
pub fn steps(slice: &Slice, reviewed: &[Reviewed], lookups: &Lookups<'_>) -> Vec<Step> {
    of(&told(&slice.claims, &slice.judgments, lookups), reviewed, lookups)
}

pub(super) fn of(all: &[Told<'_>], reviewed: &[Reviewed], lookups: &Lookups<'_>) -> Vec<Step> {
    let ids: BTreeSet<&ClaimId> = all.iter().map(Told::id).collect();
    let mut seen: BTreeSet<(&ClaimId, &ClaimId)> = BTreeSet::new();
    let mut steps = Vec::new();
    let mut add = |source, rendering, by, suspected, sealed| {
        let known = ids.contains(source) && ids.contains(rendering) && source != rendering;
        if known && seen.insert(if source < rendering { (source, rendering) } else { (rendering, source) }) {
            let (source, rendering) = (ClaimId::clone(source), ClaimId::clone(rendering));
            steps.push(Step { source, rendering, by, suspected, sealed });
        }
    };
    for told in all {
        if let Some(source) = &told.claim.repeats {
            add(source, told.id(), StepBy::Repeats, false, false);
        }
    }
    for (_, renderings) in utterances(all, lookups) {
        let (nearest, others) = (renderings[0].id(), &renderings[1..]);
        others.iter().for_each(|other| add(nearest, other.id(), StepBy::Utterance, false, false));
    }
    for Reviewed { suggestion, status } in reviewed {
        let suspected = match status {
            Status::Pending | Status::Suspected | Status::Unsure => true,
            Status::Stated | Status::Accepted => false,
            Status::Rejected => continue,
        };
        let by = StepBy::Linked(suggestion.kind);
        add(&suggestion.to, &suggestion.from, by, suspected, suggestion.sealed);
    }
    steps
}

/// What renderings of one utterance share, as reconcile/v1 has it, for every aspect.
type Key<'t> = (&'t str, String, &'static str, String, &'static str, Scope, String);

/// Claims that render one utterance, the nearest to the speaker first.
fn utterances<'t, 'a>(all: &'t [Told<'a>], lookups: &Lookups<'_>) -> BTreeMap<Key<'t>, Vec<&'t Told<'a>>> {
    let mut groups: BTreeMap<Key<'_>, Vec<&Told<'_>>> = BTreeMap::new();
    for told in all {
        let claim = &told.claim;
        let Some(utterance) = &claim.utterance else { continue };
        let detail = match claim.scope() {
            Scope::Part => format!("{}|{}|{:?}", claim.place, claim.class, claim.part_of),
            Scope::Whole | Scope::Wider => String::new(),
        };
        let of = (claim.act.to_string(), told.measure.as_str(), claim.unit().to_string());
        let key = (utterance.as_str(), of.0, of.1, of.2, claim.aspect.as_str(), claim.scope(), detail);
        groups.entry(key).or_default().push(told);
    }
    for group in groups.values_mut() {
        group.sort_by_key(|t| (!is_original(t, lookups), t.hops, t.id().clone()));
    }
    groups
}

/// Whether the document is in the speaker's own language, or gives the speaker's own words.
fn is_original(told: &Told<'_>, lookups: &Lookups<'_>) -> bool {
    let Voice::Body(id) = &told.voice else { return !told.claim.words_original.is_empty() };
    let body = lookups.vocabulary.bodies.body(id);
    let own =
        told.claim.repeats.is_none() && body.is_some_and(|b| !b.language.is_empty() && b.language == told.language);
    own || !told.claim.words_original.is_empty()
}
