//! Grades, one an aspect: unsupported, single, agreed, corroborated, confirmed, admitted
//! (`docs/methods/reconcile-v1.md`).
//!
//! Input: who speaks to the aspect and how. Output: a level, and the confirmation that raised it with its
//! hedge and its interest. An official raises a grade only for what it confirmed, and only on a basis that is
//! not already in the record: one who learnt it from the press adds nothing.

use super::context::{Context, Known, is_whole};
use super::group::Group;
use super::judged::Judged;
use crate::{AspectGrade, Body, BodyKind, Core, GradeLevel};
use attested_model::{Aspect, ClaimId, Day, Interval, Modality, OriginId, Scope, UtteranceId};
use std::collections::{BTreeMap, BTreeSet};

/// The grade of the occurrence, by act. Whoever gives a number of the event or a part of it (and not zero) says
/// that it happened; who counts more than the event doesn't.
pub(super) fn occurrences<'c>(context: &'c Context<'_>) -> BTreeMap<&'c str, AspectGrade> {
    let number = |k: &Known<'_>| {
        let said = k.claim.quantity.as_ref().is_some_and(|q| q.high() != Some(0));
        let zero = context.range(&k.claim.id).is_some_and(|r| r.interval.high() == Some(0));
        said && !zero && k.claim.scope() != Scope::Wider
    };
    let mut speakers: BTreeMap<&str, Vec<&Known<'_>>> = BTreeMap::new();
    for k in context.known.values().filter(|k| context.left_out(k).is_none() && affirms(k.claim.modality)) {
        let speaks = match k.claim.aspect {
            Aspect::Occurrence => true,
            Aspect::Number => number(k),
            _ => false,
        };
        if speaks {
            speakers.entry(k.claim.act.as_str()).or_default().push(k);
        }
    }
    let grade = |speakers: Vec<&Known<'_>>| {
        let origins = roots(speakers.iter().filter_map(|k| k.claim.stated_origin()), context.judged);
        let voices = Voices::of(&speakers, context.judged);
        raised(&speakers, &voices, context.judged).unwrap_or_else(|| supported(&origins, &origins, context.judged))
    };
    speakers.into_iter().map(|(act, speakers)| (act, grade(speakers))).collect()
}

/// The grade of a figure's number: by whole-scope, plain readings; `agreed` are the origins whose votes hold the
/// core. A confirmation counts when the core, if there is one, allows what it confirmed.
pub(super) fn number(
    context: &Context<'_>,
    groups: &[&Group<'_, '_>],
    core: Option<Core>,
    agreed: &BTreeSet<&OriginId>,
) -> AspectGrade {
    let core = core.and_then(|c| Interval::between(c.low, c.high).ok());
    let plain = |id: &ClaimId| context.range(id).filter(|r| !r.vague).map(|r| r.interval);
    let whole = || groups.iter().filter(|g| is_whole(&g.nearest().claim) && plain(&g.nearest().claim.id).is_some());
    let named = roots(whole().filter_map(|g| g.origin()), context.judged);
    let all: Vec<&Known<'_>> = whole().flat_map(|g| g.renderings.iter().copied()).collect();
    let fits = |k: &&Known<'_>| plain(&k.claim.id).is_some_and(|i| core.is_none_or(|core| !core.is_disjoint(i)));
    let confirming: Vec<&Known<'_>> = all.iter().copied().filter(fits).collect();
    let voices = Voices::of(&all, context.judged);
    raised(&confirming, &voices, context.judged).unwrap_or_else(|| supported(&named, agreed, context.judged))
}

/// The level that origins alone give.
fn supported(named: &BTreeSet<&OriginId>, agreed: &BTreeSet<&OriginId>, judged: &Judged<'_>) -> AspectGrade {
    let level = match (named.len(), agreed.len()) {
        (0, _) => GradeLevel::Unsupported,
        (_, 2..) if judged.some_pair_among(agreed) => GradeLevel::Corroborated,
        (_, 2..) => GradeLevel::Agreed,
        (_, 0 | 1) => GradeLevel::Single,
    };
    AspectGrade { level, by: None, hedge: String::new(), interest: String::new() }
}

fn roots<'o>(origins: impl Iterator<Item = &'o OriginId>, judged: &Judged<'o>) -> BTreeSet<&'o OriginId> {
    origins.map(|o| judged.same.root(o)).collect()
}

/// The highest level that a confirmation raises to; of several of one level, by the claim nearest its speaker.
fn raised(speakers: &[&Known<'_>], voices: &Voices<'_>, judged: &Judged<'_>) -> Option<AspectGrade> {
    let confirmations = speakers.iter().filter_map(|k| Some((confirmation(k, voices, judged)?, *k)));
    let nearness = |k: &Known<'_>| (!k.original_language, k.hops, k.claim.id.clone());
    let (level, by) = confirmations.min_by_key(|(level, k)| (std::cmp::Reverse(*level), nearness(k)))?;
    let interest = by.body.map(|b| b.interest.clone()).unwrap_or_default();
    Some(AspectGrade { level, by: Some(by.claim.id.clone()), hedge: by.claim.words.clone(), interest })
}

/// What a claim raises a grade to, if it is a confirmation by an official on a basis of its own.
fn confirmation(known: &Known<'_>, voices: &Voices<'_>, judged: &Judged<'_>) -> Option<GradeLevel> {
    let body = known.body.filter(|_| known.claim.modality == Modality::Confirmed)?;
    let origin = judged.same.root(known.claim.stated_origin()?);
    let level = standing(body)?;
    (!voices.spoke_before(origin, body, known)).then_some(level)
}

/// What a body's confirmation is worth: that of a party to the act is an admission, that of a side at war nothing.
fn standing(body: &Body) -> Option<GradeLevel> {
    match (body.kind, body.interest.as_str()) {
        (BodyKind::StateOrgan | BodyKind::ArmedGroup, "accused_state" | "receiving_state" | "accused_body") => {
            Some(GradeLevel::Admitted)
        }
        (BodyKind::StateOrgan, "party_to_conflict") => None,
        (BodyKind::StateOrgan | BodyKind::Intergovernmental, _) => Some(GradeLevel::Confirmed),
        (BodyKind::Ngo | BodyKind::Media | BodyKind::Academic | BodyKind::ArmedGroup, _) => None,
    }
}

/// When a body spoke, in which utterance; undated first, as nobody can say that it wasn't the first.
type Voice<'c> = (Option<Day>, Option<&'c UtteranceId>);

/// Who spoke on each origin in its own right: relays aside. Of each body, the first time and the first time in
/// another utterance: more is never asked.
struct Voices<'c> {
    by_origin: BTreeMap<&'c OriginId, BTreeMap<&'c str, Vec<Voice<'c>>>>,
}

impl<'c> Voices<'c> {
    fn of(speakers: &[&'c Known<'_>], judged: &Judged<'c>) -> Self {
        let mut by_origin: BTreeMap<&OriginId, BTreeMap<&str, Vec<Voice<'_>>>> = BTreeMap::new();
        for k in speakers.iter().filter(|k| k.claim.repeats.is_none()) {
            if let (Some(origin), Some(body)) = (k.claim.stated_origin(), k.body) {
                let voices = by_origin.entry(judged.same.root(origin)).or_default().entry(&body.id).or_default();
                voices.push((k.public_from, k.claim.utterance.as_ref()));
            }
        }
        for voices in by_origin.values_mut().flat_map(BTreeMap::values_mut) {
            voices.sort();
            let first = voices[0];
            let other = voices.iter().copied().find(|v| v.1.is_none() || v.1 != first.1);
            *voices = std::iter::once(first).chain(other).collect();
        }
        Voices { by_origin }
    }

    /// Whether another body spoke on this origin by that day, in another utterance: then the claim's basis was
    /// already in the record.
    fn spoke_before(&self, origin: &OriginId, body: &Body, claim: &Known<'_>) -> bool {
        let others = self.by_origin.get(origin).into_iter().flatten().filter(|(id, _)| **id != body.id);
        let own = claim.claim.utterance.as_ref();
        let by = |day: Option<Day>| claim.public_from.is_none() || day <= claim.public_from;
        others.flat_map(|(_, voices)| voices).any(|(day, utterance)| (own.is_none() || *utterance != own) && by(*day))
    }
}

fn affirms(modality: Modality) -> bool {
    match modality {
        Modality::Asserted | Modality::Confirmed | Modality::Estimated | Modality::Reported => true,
        Modality::Denied
        | Modality::Disputed
        | Modality::Declined
        | Modality::Undetermined
        | Modality::Retracted
        | Modality::Unattributed => false,
    }
}
