//! The multiverse of an event: its figures under every defensible choice, and how many of the choices support each
//! conclusion (Steegen, Tuerlinckx, Gelman and Vanpaemel, "Increasing transparency through a multiverse analysis",
//! Perspectives on Psychological Science 11, 2016).
//!
//! Input: a slice, a day, a vocabulary. Output: every universe with its choices and outcomes, and shares as counts.
//! A share is no probability: nobody says that the choices are equally right. Leaves out drawing (`publication`).

use super::without::{Source, read, without};
use crate::{Admission, BestRule, Core, Envelope, Figure, Policy, Slice, Vocabulary, v1};
use attested_claims::{Decision, Judgment, JudgmentRecord, in_force};
use attested_model::{AsOf, Aspect, ClaimId, OriginCertainty, OriginId, Timestamp};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Half the width that "about n" reads as, in per cent of n.
const TOLERANCES: [u64; 4] = [0, 5, 10, 20];
/// Above so many claims, each origin is left out under the usual choices only.
const CROSSED_UP_TO: usize = 400;
/// At most so many floors, and as many ceilings, are made conclusions of a figure.
const NUMBERS: usize = 12;

/// The choices of one universe.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Choices {
    /// Half the width that "about n" reads as, in per cent of n.
    pub about_percent: u64,
    /// Which claims may speak: `all`, `not_discredited`, `reliable`.
    pub admission: &'static str,
    /// Whether suspected links between origins are taken as true.
    pub suspected_links: bool,
    /// Whether each claim of an unknown origin counts as an origin of its own.
    pub unknown_origins: bool,
    /// The origin left out, with all who repeat it.
    pub without: Option<OriginId>,
}

/// A figure's outcome under the choices of a universe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The figure's id.
    pub figure: String,
    /// Its envelope.
    pub envelope: Envelope,
    /// Its core.
    pub core: Option<Core>,
    /// Whether the number is contested.
    pub contested: bool,
    /// Whether the occurrence is contested.
    pub occurrence_contested: bool,
    /// Named origins.
    pub origins: usize,
}

impl Outcome {
    fn of(figure: &Figure) -> Outcome {
        Outcome {
            figure: figure.id.clone(),
            envelope: figure.envelope,
            core: figure.core,
            contested: figure.contested,
            occurrence_contested: figure.contested_aspects.contains(&Aspect::Occurrence),
            origins: figure.origins,
        }
    }

    /// The floor that the outcome supports: the core's, else the envelope's unless it is open.
    pub fn floor(&self) -> Option<u64> {
        self.core.map(|core| core.low).or(self.envelope.low.filter(|_| !self.envelope.open_low))
    }

    /// The ceiling that the outcome supports: the core's, else the envelope's unless it is open.
    pub fn ceiling(&self) -> Option<u64> {
        self.core.map(|core| core.high).or(self.envelope.high.filter(|_| !self.envelope.open_high))
    }
}

/// The event under one set of choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Universe {
    /// The choices.
    pub choices: Choices,
    /// The figures.
    pub outcomes: Vec<Outcome>,
}

/// What is concluded of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConclusionOf {
    /// The supported floor is the value or more.
    AtLeast,
    /// The supported ceiling is the value or less.
    AtMost,
    /// Origins agree on a core.
    Core,
    /// The number is contested.
    Contested,
    /// The occurrence is contested.
    OccurrenceContested,
    /// Two named origins or more.
    TwoOrigins,
}

/// A conclusion and how many universes support it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Conclusion {
    /// What is concluded.
    pub conclusion: ConclusionOf,
    /// The number, where the conclusion has one.
    pub value: Option<u64>,
    /// In how many universes it holds.
    pub holds: usize,
}

/// What the universes say of one figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureConclusions {
    /// The figure's id.
    pub figure: String,
    /// In how many universes there is such a figure; conclusions count against all universes.
    pub present: usize,
    /// The conclusions, in order.
    pub conclusions: Vec<Conclusion>,
}

/// All universes of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Multiverse {
    /// Whether each origin was left out under every choice, or (with many claims) only under the usual ones.
    pub crossed: bool,
    /// The universes, in the order of their choices.
    pub universes: Vec<Universe>,
    /// The conclusions, by figure.
    pub figures: Vec<FigureConclusions>,
}

/// Derives the event's figures under every defensible choice, as known by `as_of.known`.
///
/// `asked` adds floors of one's own to those that the outcomes themselves suggest ("at least 500?").
pub fn multiverse(slice: &Slice, as_of: AsOf, vocabulary: &Vocabulary, asked: &[u64]) -> Multiverse {
    let crossed = slice.claims.len() <= CROSSED_UP_TO;
    let mut records: BTreeMap<(Option<OriginId>, bool, bool), Slice> = BTreeMap::new();
    let mut universes = Vec::new();
    for choices in choices(slice, crossed) {
        let key = (choices.without.clone(), choices.suspected_links, choices.unknown_origins);
        let record = records.entry(key).or_insert_with(|| record(slice, &choices));
        let admission = ADMISSIONS.iter().find(|(code, _)| *code == choices.admission).map_or(Admission::All, |a| a.1);
        let policy =
            Policy { name: "multiverse", about_percent: choices.about_percent, admission, best: BestRule::None };
        let view = v1::reconcile(record, as_of, None, &policy, vocabulary);
        universes.push(Universe { choices, outcomes: view.figures.iter().map(Outcome::of).collect() });
    }
    let figures = conclusions(&universes, asked);
    Multiverse { crossed, universes, figures }
}

const ADMISSIONS: [(&str, Admission); 3] =
    [("all", Admission::All), ("not_discredited", Admission::NotDiscredited), ("reliable", Admission::Reliable)];

/// Every set of choices, in order.
fn choices(slice: &Slice, crossed: bool) -> Vec<Choices> {
    let claims = read(slice, &[]);
    let here: BTreeSet<&ClaimId> = slice.claims.iter().map(|record| &record.claim.id).collect();
    let origins: BTreeSet<OriginId> =
        claims.iter().filter(|claim| here.contains(&claim.id)).filter_map(|claim| claim.origin.clone()).collect();
    let mut out = Vec::new();
    for left_out in std::iter::once(None).chain(origins.into_iter().map(Some)) {
        for about_percent in TOLERANCES {
            for (admission, _) in ADMISSIONS {
                for suspected_links in [false, true] {
                    for unknown_origins in [false, true] {
                        let usual = about_percent == 10 && admission == "all" && !suspected_links && !unknown_origins;
                        if left_out.is_none() || crossed || usual {
                            let without = left_out.clone();
                            out.push(Choices { about_percent, admission, suspected_links, unknown_origins, without });
                        }
                    }
                }
            }
        }
    }
    out
}

/// The record as a universe's choices would have it: judgments are added to a copy, nothing is recorded. Numbers elsewhere stay
/// as they are: they warn, and no outcome has warnings.
fn record(slice: &Slice, choices: &Choices) -> Slice {
    let left = choices.without.clone().and_then(|origin| without(slice, &[], &Source::Origin(origin)));
    let mut slice = left.unwrap_or_else(|| slice.clone());
    let mut assumed: Vec<Decision> = Vec::new();
    let claims = read(&slice, &[]);
    if choices.suspected_links {
        for found in in_force(&slice.judgments) {
            if let Decision::SameOrigin { a, b, certainty: OriginCertainty::Suspected } = &found.judgment.decision {
                let (a, b) = (a.clone(), b.clone());
                assumed.push(Decision::SameOrigin { a, b, certainty: OriginCertainty::Stated });
            }
        }
        assumed.extend(claims.iter().filter_map(|claim| {
            let origin = Some(claim.suspected_origin()?.clone());
            Some(Decision::Origin { claim: claim.id.clone(), origin, certainty: OriginCertainty::Stated })
        }));
    }
    if choices.unknown_origins {
        let unknown = |claim: &&attested_claims::Claim| {
            claim.stated_origin().is_none() && !(choices.suspected_links && claim.suspected_origin().is_some())
        };
        assumed.extend(claims.iter().filter(unknown).filter_map(|claim| {
            let name: String = format!("unknown: {}", claim.id).chars().take(200).collect();
            let origin = Some(OriginId::parse(&name).ok()?);
            Some(Decision::Origin { claim: claim.id.clone(), origin, certainty: OriginCertainty::Stated })
        }));
    }
    let last = slice.judgments.iter().map(|judgment| judgment.position).max().unwrap_or(0);
    slice.judgments.extend((last + 1..).zip(assumed).map(|(position, decision)| JudgmentRecord {
        judgment: Judgment { decision, reason: String::new() },
        position,
        recorded: Timestamp(0),
    }));
    slice
}

fn conclusions(universes: &[Universe], asked: &[u64]) -> Vec<FigureConclusions> {
    let mut by_figure: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in universes.iter().flat_map(|universe| &universe.outcomes) {
        by_figure.entry(&outcome.figure).or_default().push(outcome);
    }
    by_figure
        .into_iter()
        .map(|(figure, outcomes)| {
            let count = |holds: &dyn Fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| holds(outcome)).count();
            let mut conclusions = Vec::new();
            let mut conclude = |conclusion, value, holds| conclusions.push(Conclusion { conclusion, value, holds });
            let mut floors: BTreeSet<u64> =
                outcomes.iter().filter_map(|outcome| outcome.floor()).take(NUMBERS * 99).collect();
            while floors.len() > NUMBERS {
                floors.pop_last();
            }
            floors.extend(asked);
            for floor in floors {
                let holds = count(&|outcome| outcome.floor().is_some_and(|low| low >= floor));
                conclude(ConclusionOf::AtLeast, Some(floor), holds);
            }
            let mut ceilings: BTreeSet<u64> = outcomes.iter().filter_map(|outcome| outcome.ceiling()).collect();
            while ceilings.len() > NUMBERS {
                ceilings.pop_first();
            }
            for ceiling in ceilings {
                let holds = count(&|outcome| outcome.ceiling().is_some_and(|high| high <= ceiling));
                conclude(ConclusionOf::AtMost, Some(ceiling), holds);
            }
            conclude(ConclusionOf::Core, None, count(&|outcome| outcome.core.is_some()));
            conclude(ConclusionOf::Contested, None, count(&|outcome| outcome.contested));
            conclude(ConclusionOf::OccurrenceContested, None, count(&|outcome| outcome.occurrence_contested));
            conclude(ConclusionOf::TwoOrigins, None, count(&|outcome| outcome.origins >= 2));
            FigureConclusions { figure: figure.to_owned(), present: outcomes.len(), conclusions }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::v1::tests::{claim, slice, vocabulary};

    fn holds(all: &Multiverse, conclusion: ConclusionOf, value: Option<u64>) -> usize {
        let figure = &all.figures[0];
        figure.conclusions.iter().find(|one| one.conclusion == conclusion && one.value == value).unwrap().holds
    }

    #[test]
    fn each_choice_is_crossed_with_each_origin_left_out() {
        let record = slice(["A 600 by=X", "B 610-650 by=Y", "C 600-640 by=Z"].map(claim).to_vec(), Vec::new());
        let all = multiverse(&record, AsOf::EVERYTHING, &vocabulary(), &[500]);
        assert_eq!(all.universes.len(), 4 * 48);
        assert!(all.crossed);
        assert_eq!(holds(&all, ConclusionOf::AtLeast, Some(500)), all.universes.len());
        // A alone is disjoint from B; with one of the two left out, nothing is.
        assert_eq!(holds(&all, ConclusionOf::Contested, None), 2 * 48);
    }

    #[test]
    fn suspected_links_and_unknown_origins_make_worlds_of_their_own() {
        let record =
            slice(["A 600 by=X", "B 600 by=Y origin_certainty=suspected", "C 600"].map(claim).to_vec(), Vec::new());
        let all = multiverse(&record, AsOf::EVERYTHING, &vocabulary(), &[]);
        let origins = |links: bool, unknown: bool| {
            let universe = all.universes.iter().find(|universe| {
                let c = &universe.choices;
                c.without.is_none()
                    && c.suspected_links == links
                    && c.unknown_origins == unknown
                    && c.admission == "all"
            });
            universe.unwrap().outcomes[0].origins
        };
        assert_eq!((origins(false, false), origins(true, false)), (1, 2));
        assert_eq!((origins(false, true), origins(true, true)), (3, 3));
    }

    #[test]
    fn an_event_with_many_claims_leaves_out_each_origin_once() {
        let claims: Vec<_> = (0..500).map(|n| claim(&format!("C{n} {} by=O{n}", 600 + n % 7))).collect();
        let all = multiverse(&slice(claims, Vec::new()), AsOf::EVERYTHING, &vocabulary(), &[]);
        assert!(!all.crossed);
        assert_eq!(all.universes.len(), 48 + 500);
    }
}
