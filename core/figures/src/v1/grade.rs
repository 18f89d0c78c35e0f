//! Grades, one an aspect: unsupported, single, corroborated, confirmed, admitted (`docs/methods/reconcile-v1.md`).
//!
//! Input: who speaks to the aspect and how. Output: a level, and the confirmation that raised it with its
//! hedge and its interest. An official raises a grade only for what it confirmed, and only on a basis that is
//! not already in the record: one who learnt it from the press adds nothing.

use super::context::{Context, Known};
use super::group::Group;
use crate::{AspectGrade, BodyKind, Core, GradeLevel};
use attested_model::{Act, Aspect, Modality, OriginId};
use std::collections::{BTreeMap, BTreeSet};

/// The interest code of a state that is accused of the act.
const ACCUSED: &str = "accused_state";

pub(super) fn grades(
    context: &Context<'_>,
    act: &Act,
    groups: &[Group<'_, '_>],
    core: Option<Core>,
) -> BTreeMap<Aspect, AspectGrade> {
    [Aspect::Occurrence, Aspect::Number]
        .into_iter()
        .map(|aspect| (aspect, grade(context, act, aspect, groups, core)))
        .collect()
}

fn grade(
    context: &Context<'_>,
    act: &Act,
    aspect: Aspect,
    groups: &[Group<'_, '_>],
    core: Option<Core>,
) -> AspectGrade {
    // Whoever gives a number of it says that it happened.
    let speaks = |k: &&Known<'_>| {
        k.claim.act == *act
            && !context.withdrawn.contains_key(&k.claim.id)
            && (k.claim.aspect == aspect
                || (aspect == Aspect::Occurrence && k.claim.aspect == Aspect::Number && k.claim.quantity.is_some()))
            && affirms(k.claim.modality)
    };
    let speakers: Vec<&Known<'_>> = context.known.values().filter(speaks).collect();
    let origins: BTreeSet<&OriginId> = speakers.iter().filter_map(|k| k.claim.stated_origin()).collect();
    let agreed = match aspect {
        Aspect::Number => core.map_or(0, |c| c.origins),
        _ => origins.len(),
    };
    let number_origins: BTreeSet<&OriginId> = groups.iter().filter_map(Group::origin).collect();
    let raised = speakers.iter().find_map(|k| confirmation(k, &speakers).map(|level| (level, *k)));
    if let Some((level, by)) = raised {
        let interest = by.body.map(|b| b.interest.clone()).unwrap_or_default();
        return AspectGrade { level, by: Some(by.claim.id.clone()), hedge: by.claim.words.clone(), interest };
    }
    let named = if aspect == Aspect::Number { number_origins.len() } else { origins.len() };
    let level = match (named, agreed) {
        (0, _) => GradeLevel::Unsupported,
        (_, 2..) => GradeLevel::Corroborated,
        (_, 0 | 1) => GradeLevel::Single,
    };
    AspectGrade { level, by: None, hedge: String::new(), interest: String::new() }
}

/// What a claim raises a grade to, if it is a confirmation by an official on a basis of its own.
fn confirmation(known: &Known<'_>, speakers: &[&Known<'_>]) -> Option<GradeLevel> {
    let body = known.body.filter(|_| known.claim.modality == Modality::Confirmed)?;
    let origin = known.claim.stated_origin()?;
    let borrowed = speakers
        .iter()
        .any(|k| k.claim.stated_origin() == Some(origin) && k.body.is_some_and(|other| other.id != body.id));
    if borrowed {
        return None;
    }
    match body.kind {
        BodyKind::StateOrgan if body.interest == ACCUSED => Some(GradeLevel::Admitted),
        BodyKind::StateOrgan | BodyKind::Intergovernmental => Some(GradeLevel::Confirmed),
        BodyKind::Ngo | BodyKind::Media | BodyKind::Academic | BodyKind::ArmedGroup => None,
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
