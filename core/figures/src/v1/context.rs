//! What every rule reads from: the claims known on the day, as the judgments in force would have them read,
//! who speaks, and what each claim reads as. Input: a slice. Output: lookups, each made once. Leaves out
//! every rule of a figure.

use super::judged::Judged;
use super::prepared::{Described, Prepared};
use super::ranges::{self, Range};
use super::{chain, withdrawn};
use crate::{Admission, Body, Policy, Slice, Vocabulary};
use attested_claims::{Claim, ClaimRecord, NumberElsewhere};
use attested_model::{
    Act, AsOf, Aspect, ClaimId, Day, Measure, Modality, OriginId, QuantityKind, Reliability, Scope, Unit,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What numbers must share to be numbers of one figure (stocks: and the date).
pub(super) type Lot = (Act, Measure, Unit);

/// A claim that is known on the day, as it is to be read.
#[derive(Debug, Clone)]
pub(super) struct Known<'a> {
    pub claim: Cow<'a, Claim>,
    pub record: &'a ClaimRecord,
    /// The body that speaks, when its name is known.
    pub body: Option<&'a Body>,
    /// Hops from the root's speaker; as described, of its own channel.
    pub hops: u32,
    /// The document is in the speaker's own language, or gives the speaker's own words.
    pub original_language: bool,
    /// Its measure: as coded, else the usual one of its act, else a flow.
    pub measure: Measure,
    /// The day from which it is public.
    pub public_from: Option<Day>,
    /// What its own words read as.
    pub own: Option<&'a Range>,
    /// The claims it disputes, by name or by saying that there were more or fewer.
    pub disputes: Vec<ClaimId>,
}

impl Known<'_> {
    /// The lot its number belongs to.
    pub(super) fn lot(&self) -> Lot {
        (self.claim.act.clone(), self.measure, self.claim.unit())
    }
}

/// The claims known on the day, by id.
pub(super) struct Context<'a> {
    pub slice: &'a Slice,
    pub policy: &'a Policy,
    pub vocabulary: &'a Vocabulary,
    /// Claims of the event.
    pub known: BTreeMap<ClaimId, Known<'a>>,
    /// Known numbers of other events that may stand here too, each with its measure.
    pub same_numbers: Vec<(&'a NumberElsewhere, Measure)>,
    /// What judgments say of origins.
    pub judged: &'a Judged<'a>,
    /// Claims taken out, and why: retracted or superseded by their own source, or excluded by a judgment.
    pub withdrawn: BTreeMap<ClaimId, &'static str>,
    /// What each claim with a quantity reads as, if as anything.
    ranges: BTreeMap<ClaimId, Range>,
}

impl<'a> Context<'a> {
    /// What is known on a day; `without` leaves one claim of the event out.
    pub(super) fn new(prepared: &'a Prepared<'_>, as_of: AsOf, without: Option<&ClaimId>) -> Self {
        let Prepared { slice, policy, vocabulary, judged, .. } = prepared;
        let is_known =
            |one: &&Described<'_>| as_of.knows_from(one.known.public_from) && without != Some(&one.known.claim.id);
        let of = |described: &'a [Described<'_>]| -> BTreeMap<ClaimId, Known<'a>> {
            described.iter().filter(is_known).map(|one| (one.known.claim.id.clone(), one.on_a_day())).collect()
        };
        let mut known = of(&prepared.claims);
        let elsewhere = of(&prepared.related);
        let same_numbers =
            prepared.same_numbers.iter().filter(|(n, _)| as_of.knows_from(n.public_from)).copied().collect();
        for (id, hops) in chain::hops(&known) {
            known.entry(id).and_modify(|k| k.hops = hops);
        }
        let mut disputes = disputes(&known, vocabulary);
        for (id, known) in &mut known {
            known.disputes = disputes.remove(id).unwrap_or_default();
        }
        let withdrawn = withdrawn::withdrawn(&known, judged);
        let ranges = ranges::ranges(&known, &elsewhere, &withdrawn, vocabulary);
        Context { slice, policy, vocabulary, known, same_numbers, judged, withdrawn, ranges }
    }

    /// What a claim of the event reads as; `None` when its words give no range.
    pub(super) fn range(&self, claim: &ClaimId) -> Option<&Range> {
        self.ranges.get(claim)
    }

    /// Whether a claim was taken out: by its own source or by a judgment.
    pub(super) fn is_withdrawn(&self, claim: &ClaimId) -> bool {
        self.withdrawn.contains_key(claim)
    }

    /// Why a number may not speak to figures, if it may not: taken out, or not admitted by the policy.
    pub(super) fn left_out(&self, known: &Known<'_>) -> Option<&'static str> {
        let origin = known.claim.stated_origin();
        let discredited = match self.reliability(origin) {
            Reliability::D | Reliability::E => true,
            Reliability::A | Reliability::B | Reliability::C | Reliability::F => false,
        };
        let refused = match self.policy.admission {
            Admission::All => None,
            Admission::NotDiscredited | Admission::Reliable if discredited => Some("origin_judged_unreliable"),
            Admission::NotDiscredited => None,
            Admission::Reliable if origin.is_none() => Some("origin_unknown"),
            Admission::Reliable if known.claim.modality == Modality::Unattributed => Some("source_unnamed"),
            Admission::Reliable => None,
        };
        self.withdrawn.get(&known.claim.id).copied().or(refused)
    }

    /// The most recent judgment of an origin's reliability; F when there is none.
    pub(super) fn reliability(&self, origin: Option<&OriginId>) -> Reliability {
        origin.map_or(Reliability::F, |origin| self.judged.reliability(origin))
    }
}

/// A claim with what it says whatever the day; its hops are those of its own channel.
pub(super) fn describe<'a>(record: &'a ClaimRecord, claim: Cow<'a, Claim>, vocabulary: &'a Vocabulary) -> Known<'a> {
    let body = vocabulary.bodies.of_speaker(&claim.speaker);
    let language = claim.lang.as_ref().map_or("", |l| l.primary());
    // Who repeats another speaks in a language of its own: that says nothing of the original's.
    let own_language =
        claim.repeats.is_none() && body.is_some_and(|b| !b.language.is_empty() && b.language == language);
    Known {
        original_language: own_language || !claim.words_original.is_empty(),
        measure: claim.measure.unwrap_or_else(|| usual_measure(&claim.act, vocabulary)),
        public_from: claim.public_from(),
        hops: vocabulary.channels.hops(&claim.via),
        own: None,
        disputes: Vec::new(),
        body,
        record,
        claim,
    }
}

/// The measure of an act whose measure isn't coded.
pub(super) fn usual_measure(act: &Act, vocabulary: &Vocabulary) -> Measure {
    vocabulary.terms.measure_of(act.as_str()).and_then(|m| Measure::parse(m).ok()).unwrap_or(Measure::Flow)
}

/// Whom each claim disputes: those it names, and the one of the same lot and scope whose number it says is too
/// high or too low ("far less than the figure claimed").
fn disputes(known: &BTreeMap<ClaimId, Known<'_>>, vocabulary: &Vocabulary) -> BTreeMap<ClaimId, Vec<ClaimId>> {
    let implied = |k: &Known<'_>| -> Option<ClaimId> {
        let quantity = k.claim.quantity.as_ref()?;
        let target = quantity.relative_to()?;
        let against = match ranges::comparison(&k.claim, vocabulary)? {
            QuantityKind::FewerThan | QuantityKind::MoreThan => true,
            QuantityKind::AtMost
            | QuantityKind::AtLeast
            | QuantityKind::Exact
            | QuantityKind::Approx
            | QuantityKind::Between
            | QuantityKind::Qualitative
            | QuantityKind::Relative => false,
        };
        let other = known.get(target)?;
        let same = other.lot() == k.lot() && other.claim.scope() == k.claim.scope();
        (against && same && k.claim.aspect == Aspect::Number).then(|| target.clone())
    };
    let all = |k: &Known<'_>| -> Vec<ClaimId> {
        let mut all = k.claim.disputes.clone();
        all.extend(implied(k));
        all.sort();
        all.dedup();
        all.retain(|id| *id != k.claim.id);
        all
    };
    known.iter().map(|(id, k)| (id.clone(), all(k))).filter(|(_, all)| !all.is_empty()).collect()
}

/// Whether a claim states a number of people, as far as its stance goes: it may still read as no range. Who doubts
/// a number doesn't state it, unless by comparing ("disputes it: far less than that").
pub(super) fn states_number(claim: &Claim) -> bool {
    claim.aspect == Aspect::Number
        && match claim.modality {
            Modality::Declined | Modality::Undetermined | Modality::Denied | Modality::Retracted => false,
            Modality::Disputed => claim.quantity.as_ref().is_some_and(|q| q.relative_to().is_some()),
            Modality::Asserted
            | Modality::Confirmed
            | Modality::Estimated
            | Modality::Reported
            | Modality::Unattributed => claim.quantity.is_some(),
        }
}

/// Whether a claim counts the whole event.
pub(super) fn is_whole(claim: &Claim) -> bool {
    claim.scope() == Scope::Whole
}
