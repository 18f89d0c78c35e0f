//! Relay drift: what changed between a claim and the claim that passes it on. The codes are explained in
//! `docs/methods/drift.md`.
//!
//! Input: an event's slice, the suggested links with their status, the vocabularies. Output: drifts in a fixed order, each a
//! code with its arguments. Drift along a link that nobody has accepted is *suspected*, and sealed where the link is. Leaves
//! out the warnings of reconcile/v1, which stand as they are: they compare what figures read, this compares what was said.
//! Every step is looked at by itself, so that circles of repeats end.

mod class;
mod compare;
mod steps;

pub use steps::{Step, StepBy, steps};

use crate::Slice;
use crate::links::{LinkKind, Reviewed};
use crate::told::{Lookups, Told, told};
use attested_model::ClaimId;
use serde::Serialize;
use std::collections::BTreeMap;

/// What changed on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DriftCode {
    /// A floor became a ceiling, or the reverse (`source`, `rendering`).
    BoundFlipped,
    /// An end of the range is gone (`source`, `rendering`).
    BoundDropped,
    /// The same number with another hedge (`source`, `rendering`).
    QuantifierChanged,
    /// The number lost its last digits (`source`, `rendering`).
    NumberRounded,
    /// Another number (`source`, `rendering`).
    NumberChanged,
    /// Ten, a hundred or more times as many or as few (`source`, `rendering`, `factor`), or another unit (`source`,
    /// `rendering`, empty `factor`).
    UnitError,
    /// Those counted are called something that asserts more (`source`, `rendering`, `gained`).
    ClassShifted,
    /// The dates share no day (`source`, `rendering`).
    DateMoved,
    /// What was left open is told as a fact (`source`, `rendering`).
    HedgeLost,
    /// A wider place (`source`, `rendering`).
    PlaceWidened,
    /// Another act (`source`, `rendering`).
    ActChanged,
    /// A part told as the whole (`source`, `rendering`).
    ScopeWidened,
    /// Another stance: declined, not known, denied, said (`source`, `rendering`).
    StanceChanged,
    /// What was said of the number changed between two languages (`source`, `rendering`, `first`, `second`).
    TranslationError,
}

impl DriftCode {
    /// Every code.
    pub const ALL: [DriftCode; 14] = [
        DriftCode::BoundFlipped,
        DriftCode::BoundDropped,
        DriftCode::QuantifierChanged,
        DriftCode::NumberRounded,
        DriftCode::NumberChanged,
        DriftCode::UnitError,
        DriftCode::ClassShifted,
        DriftCode::DateMoved,
        DriftCode::HedgeLost,
        DriftCode::PlaceWidened,
        DriftCode::ActChanged,
        DriftCode::ScopeWidened,
        DriftCode::StanceChanged,
        DriftCode::TranslationError,
    ];

    /// The code as text; also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            DriftCode::BoundFlipped => "bound_flipped",
            DriftCode::BoundDropped => "bound_dropped",
            DriftCode::QuantifierChanged => "quantifier_changed",
            DriftCode::NumberRounded => "number_rounded",
            DriftCode::NumberChanged => "number_changed",
            DriftCode::UnitError => "unit_error",
            DriftCode::ClassShifted => "class_shifted",
            DriftCode::DateMoved => "date_moved",
            DriftCode::HedgeLost => "hedge_lost",
            DriftCode::PlaceWidened => "place_widened",
            DriftCode::ActChanged => "act_changed",
            DriftCode::ScopeWidened => "scope_widened",
            DriftCode::StanceChanged => "stance_changed",
            DriftCode::TranslationError => "translation_error",
        }
    }
}

/// A change between a claim and one that passes it on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// What changed.
    pub code: DriftCode,
    /// The claim nearer the speaker.
    pub source: ClaimId,
    /// The claim that passes it on.
    pub rendering: ClaimId,
    /// Why the one is taken to pass on the other.
    pub by: StepBy,
    /// Whether that is only suspected.
    pub suspected: bool,
    /// Whether it must not be published (invariant 12).
    pub sealed: bool,
    /// The arguments of its message, by name.
    pub args: BTreeMap<&'static str, String>,
}

/// What changed along every step of an event's chains: repeats, renderings of one utterance, and links that nobody has
/// rejected.
pub fn drift(slice: &Slice, reviewed: &[Reviewed], lookups: &Lookups<'_>) -> Vec<Drift> {
    let all = told(&slice.claims, &slice.judgments, lookups);
    let by_id: BTreeMap<&ClaimId, &Told<'_>> = all.iter().map(|t| (t.id(), t)).collect();
    let mut found = Vec::new();
    for step in steps::of(&all, reviewed, lookups) {
        let (Some(source), Some(rendering)) = (by_id.get(&step.source), by_id.get(&step.rendering)) else { continue };
        for (code, args) in changes(source, rendering, &step, lookups) {
            found.push(Drift {
                code,
                source: step.source.clone(),
                rendering: step.rendering.clone(),
                by: step.by,
                suspected: step.suspected,
                sealed: step.sealed,
                args,
            });
        }
    }
    found
}

type Change = (DriftCode, BTreeMap<&'static str, String>);

/// What of a step's change means something: two renderings are compared in all they say, two things that one speaker said
/// only in what it called the people, a number whose bound may have been turned only in its bound.
fn changes(source: &Told<'_>, rendering: &Told<'_>, step: &Step, lookups: &Lookups<'_>) -> Vec<Change> {
    let number = || compare::number(source, rendering);
    let class = || class::shifted(source, rendering, lookups);
    let all = || -> Vec<Change> {
        let mut all = number();
        all.extend(class());
        all.extend(compare::date(source, rendering));
        all.extend(compare::hedge(source, rendering));
        all.extend(compare::place(source, rendering, lookups.gazetteer));
        all.extend(compare::stance(source, rendering));
        if step.by != StepBy::Utterance {
            all.extend(compare::act(source, rendering));
            all.extend(compare::scope(source, rendering));
        }
        all
    };
    match step.by {
        StepBy::Repeats | StepBy::Utterance => all(),
        StepBy::Linked(kind) => match kind {
            LinkKind::OneUtterance
            | LinkKind::Translation
            | LinkKind::Cites
            | LinkKind::NearDuplicate
            | LinkKind::Relay => all(),
            LinkKind::SharedDetail | LinkKind::LearntFromPress if !step.suspected => all(),
            LinkKind::SharedDetail | LinkKind::LearntFromPress => Vec::new(),
            LinkKind::TurnedBound => {
                let bound = |(code, _): &Change| matches!(code, DriftCode::BoundFlipped | DriftCode::BoundDropped);
                number().into_iter().filter(bound).collect()
            }
            // Where each gives a number of its own, each may speak of others.
            LinkKind::OneSpeaker if source.numbers.is_empty() || rendering.numbers.is_empty() => {
                class().into_iter().collect()
            }
            LinkKind::OneSpeaker => Vec::new(),
        },
    }
}

fn change<const N: usize>(
    code: DriftCode,
    source: impl ToString,
    rendering: impl ToString,
    more: [(&'static str, String); N],
) -> Change {
    let both = [("source", source.to_string()), ("rendering", rendering.to_string())];
    (code, both.into_iter().chain(more).collect())
}

#[cfg(test)]
mod tests;
