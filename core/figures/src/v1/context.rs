//! What every rule reads from: the claims known on the day, as the judgments in force would have them read,
//! and who speaks. Input: a slice. Output: lookups. Leaves out every rule of a figure.

use crate::{Body, Policy, Slice, Vocabulary};
use attested_claims::{Claim, ClaimRecord, Decision, JudgmentRecord, effective, in_force};
use attested_model::{AsOf, ClaimId, Modality, OriginCertainty, OriginId, Reliability};
use std::collections::{BTreeMap, BTreeSet};

/// A claim that is known on the day, as it is to be read.
#[derive(Debug, Clone)]
pub(super) struct Known<'a> {
    pub claim: Claim,
    pub record: &'a ClaimRecord,
    /// The body that speaks, when its name is known.
    pub body: Option<&'a Body>,
    /// Hops from the root's speaker.
    pub hops: u32,
    /// The document is in the speaker's own language, or gives the speaker's own words.
    pub original_language: bool,
}

/// The claims known on the day, by id.
pub(super) struct Context<'a> {
    pub slice: &'a Slice,
    pub policy: &'a Policy,
    pub vocabulary: &'a Vocabulary,
    /// Claims of the event.
    pub known: BTreeMap<ClaimId, Known<'a>>,
    /// Known claims of other events that are named here.
    pub elsewhere: BTreeMap<ClaimId, Claim>,
    /// Known claims of other events and another measure, with a number that stands here.
    pub same_numbers: Vec<Claim>,
    /// Judgments in force.
    pub judgments: Vec<&'a JudgmentRecord>,
    /// Claims taken out, and why: retracted or superseded by their own source, or excluded by a judgment.
    pub withdrawn: BTreeMap<ClaimId, &'static str>,
}

impl<'a> Context<'a> {
    pub(super) fn new(slice: &'a Slice, as_of: AsOf, policy: &'a Policy, vocabulary: &'a Vocabulary) -> Self {
        let judgments = in_force(&slice.judgments);
        let mut by_claim: BTreeMap<ClaimId, Vec<&Decision>> = BTreeMap::new();
        for record in &judgments {
            if let Some(claim) = record.judgment.decision.claim() {
                by_claim.entry(claim.clone()).or_default().push(&record.judgment.decision);
            }
        }
        let is_known = |claim: &Claim| claim.public_from().map_or(as_of.known.is_none(), |day| as_of.knows(day));
        let read = |record: &ClaimRecord| effective(&record.claim, &by_claim);
        let claims: BTreeMap<ClaimId, (Claim, &ClaimRecord)> = slice
            .claims
            .iter()
            .map(|r| (r.claim.id.clone(), (read(r), r)))
            .filter(|(_, (claim, _))| is_known(claim))
            .collect();
        let elsewhere: BTreeMap<ClaimId, Claim> =
            slice.related.iter().map(read).filter(&is_known).map(|c| (c.id.clone(), c)).collect();
        let same_numbers = slice.same_numbers.iter().map(read).filter(&is_known).collect();
        let chains: BTreeMap<ClaimId, u32> =
            claims.keys().map(|id| (id.clone(), hops(id, &claims, vocabulary))).collect();
        let withdrawn = withdrawn(&claims, &judgments);
        let known = claims
            .into_iter()
            .map(|(id, (claim, record))| {
                let hops = chains.get(&id).copied().unwrap_or(0);
                let known = describe(claim, record, hops, vocabulary);
                (id, known)
            })
            .collect();
        Context { slice, policy, vocabulary, known, elsewhere, same_numbers, judgments, withdrawn }
    }

    /// The most recent judgment of an origin's reliability; F when there is none.
    pub(super) fn reliability(&self, origin: Option<&OriginId>) -> Reliability {
        let judged = |decision: &Decision| match decision {
            Decision::Reliability { origin: judged, grade } if Some(judged) == origin => Some(*grade),
            _ => None,
        };
        self.judgments.iter().rev().find_map(|r| judged(&r.judgment.decision)).unwrap_or(Reliability::F)
    }

    /// Pairs of origins that a judgment says are one, or may be.
    pub(super) fn same_origins(&self, wanted: OriginCertainty) -> Vec<(&OriginId, &OriginId)> {
        let pair = |decision: &'a Decision| match decision {
            Decision::SameOrigin { a, b, certainty } if *certainty == wanted => Some((a, b)),
            _ => None,
        };
        self.judgments.iter().filter_map(|r| pair(&r.judgment.decision)).collect()
    }

    /// Origins that a judgment says were looked into and are independent.
    pub(super) fn shown_independent(&self) -> BTreeSet<&OriginId> {
        let pair = |decision: &'a Decision| match decision {
            Decision::Independent { a, b } => vec![a, b],
            _ => Vec::new(),
        };
        self.judgments.iter().flat_map(|r| pair(&r.judgment.decision)).collect()
    }
}

fn describe<'a>(claim: Claim, record: &'a ClaimRecord, hops: u32, vocabulary: &'a Vocabulary) -> Known<'a> {
    let body = vocabulary.bodies.of_speaker(&claim.speaker);
    let language = claim.lang.as_ref().map_or("", |l| l.primary());
    // Who repeats another speaks in a language of its own: that says nothing of the original's.
    let own_language =
        claim.repeats.is_none() && body.is_some_and(|b| !b.language.is_empty() && b.language == language);
    Known { hops, original_language: own_language || !claim.words_original.is_empty(), body, claim, record }
}

/// Hops from the root's speaker to a claim: its own channel's, and for what it repeats one more and all of
/// that claim's. A circle ends the walk.
fn hops(id: &ClaimId, claims: &BTreeMap<ClaimId, (Claim, &ClaimRecord)>, vocabulary: &Vocabulary) -> u32 {
    let mut seen = BTreeSet::new();
    let mut current = claims.get_key_value(id);
    let mut hops = 0u32;
    while let Some((id, (claim, _))) = current {
        if !seen.insert(id) {
            break;
        }
        hops = hops.saturating_add(vocabulary.channels.hops(&claim.via));
        current = claim.repeats.as_ref().and_then(|next| claims.get_key_value(next));
        hops = hops.saturating_add(u32::from(claim.repeats.is_some()));
    }
    hops
}

/// Claims that their own source took back or corrected, and those a judgment excludes. A source corrects
/// itself when a claim of the same named origin disputes the earlier one.
fn withdrawn(
    claims: &BTreeMap<ClaimId, (Claim, &ClaimRecord)>,
    judgments: &[&JudgmentRecord],
) -> BTreeMap<ClaimId, &'static str> {
    let mut out = BTreeMap::new();
    for (claim, _) in claims.values() {
        let named: Vec<&ClaimId> = claim.disputes.iter().chain(claim.repeats.as_ref()).collect();
        if claim.modality == Modality::Retracted {
            out.extend(named.into_iter().map(|id| (id.clone(), "retracted")));
            continue;
        }
        for target in &claim.disputes {
            let same_source = claims
                .get(target)
                .is_some_and(|(t, _)| t.stated_origin().is_some() && t.stated_origin() == claim.stated_origin());
            if same_source {
                out.insert(target.clone(), "superseded");
            }
        }
    }
    for record in judgments {
        if let Decision::Exclude { claim } = &record.judgment.decision {
            out.insert(claim.clone(), "excluded_by_judgment");
        }
    }
    out
}
