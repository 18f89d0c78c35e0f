//! The expectation beside a figure: given where the data has enough events alike, else withheld with the reason. Input: a
//! figure and the claims it was derived from. Output: an interval, whose claims it rests on, how often such intervals were
//! right. Leaves out prose.

use super::METHOD;
use super::data::{column, days_between};
use super::model::{LEVEL, Model, last_words};
use super::said::{Said, Voice};
use crate::{Body, BodyKind, EventFigures, Figure, Reading, Vocabulary};
use attested_claims::{Claim, ClaimRecord};
use attested_model::{ClaimId, Day, Edtf, Measure, Unit};
use serde::Serialize;
use std::collections::BTreeMap;

/// The fewest settled events of a class from which an expectation is drawn.
pub const ALIKE_NEEDED: usize = 10;
/// The last day after an event of which the data tells.
pub const LAST_DAY: i32 = 30;

/// An expectation for the settled total.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expectation {
    /// The share of totals that such an interval is meant to hold.
    pub level: f64,
    /// Its low end.
    pub low: u64,
    /// Its median.
    pub median: u64,
    /// Its high end.
    pub high: u64,
    /// The claims it rests on: the last number of each voice.
    pub claims: Vec<ClaimId>,
    /// The settled events of this class in the data.
    pub alike: usize,
    /// The day after the event for which the next two numbers were found.
    pub day: u32,
    /// In how many past events, each left out of the fit, such an interval held the total.
    pub right: usize,
    /// Of how many.
    pub tried: usize,
}

/// Why no expectation is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Withheld {
    /// Too few settled events of this class are in the data.
    FewAlike {
        /// How many there are.
        alike: usize,
        /// How many it takes.
        needed: usize,
    },
    /// The data counts people to whom something happened, not people at a time, rates or other units.
    OtherMeasure,
    /// Nobody states a number.
    NoNumber,
    /// The event's first day isn't known, or no claim's day is.
    Undated,
    /// The last number was said later after the event than the data reaches.
    Late {
        /// The last day of the data.
        last_day: i32,
    },
}

impl Withheld {
    /// The reason's code.
    pub const fn code(self) -> &'static str {
        match self {
            Withheld::FewAlike { .. } => "few_alike",
            Withheld::OtherMeasure => "other_measure",
            Withheld::NoNumber => "no_number",
            Withheld::Undated => "undated",
            Withheld::Late { .. } => "late",
        }
    }
}

/// The expectation of a figure, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureExpectation {
    /// The figure's id.
    pub figure: String,
    /// The method and its version.
    pub method: &'static str,
    /// The expectation.
    pub expectation: Option<Expectation>,
    /// Why there is none.
    pub withheld: Option<Withheld>,
}

/// The expectations of an event's figures, in their order; `claims` are the event's.
pub fn expectation(
    view: &EventFigures,
    claims: &[ClaimRecord],
    vocabulary: &Vocabulary,
    model: &Model,
) -> Vec<FigureExpectation> {
    let claims: BTreeMap<&ClaimId, &Claim> = claims.iter().map(|r| (&r.claim.id, &r.claim)).collect();
    let beside = |figure: &Figure| {
        let (expectation, withheld) = match of(figure, &claims, vocabulary, model) {
            Ok(expectation) => (Some(expectation), None),
            Err(withheld) => (None, Some(withheld)),
        };
        FigureExpectation { figure: figure.id.clone(), method: METHOD, expectation, withheld }
    };
    view.figures.iter().map(beside).collect()
}

fn of(
    figure: &Figure,
    claims: &BTreeMap<&ClaimId, &Claim>,
    vocabulary: &Vocabulary,
    model: &Model,
) -> Result<Expectation, Withheld> {
    let alike = model.acts.get(&figure.act).map_or(0, |class| model.alike(class));
    if alike < ALIKE_NEEDED {
        return Err(Withheld::FewAlike { alike, needed: ALIKE_NEEDED });
    }
    if figure.measure != Measure::Flow.as_str() || figure.unit != Unit::persons().as_str() {
        return Err(Withheld::OtherMeasure);
    }
    let plain = figure.readings.iter().filter(|r| !r.vague);
    let mut dated: Vec<(Option<Day>, Said)> = plain.filter_map(|r| said(r, claims, vocabulary)).collect();
    if dated.is_empty() {
        return Err(Withheld::NoNumber);
    }
    dated.sort_by(|(a, x), (b, y)| (a, &x.claim).cmp(&(b, &y.claim)));
    let first = figure.time.as_deref().and_then(|time| Edtf::parse(time).ok()).and_then(|time| time.earliest_day());
    let last = dated.iter().filter_map(|(day, _)| *day).next_back();
    let Some(day) = first.zip(last).and_then(|(first, last)| days_between(first, last)) else {
        return Err(Withheld::Undated);
    };
    if day > LAST_DAY {
        return Err(Withheld::Late { last_day: LAST_DAY });
    }
    let said: Vec<Said> = dated.into_iter().map(|(_, said)| said).collect();
    let [low, median, high] = model.predict(&figure.act, &said).numbers();
    let record = model.record.iter().find(|(scored, _)| day <= **scored as i32).or(model.record.last_key_value());
    let (scored, (right, tried)) = record.map_or((0, (0, 0)), |(scored, counts)| (*scored, *counts));
    Ok(Expectation {
        level: LEVEL,
        low,
        median,
        high,
        claims: last_words(&said).into_iter().map(|(said, _)| said.claim.clone()).collect(),
        alike,
        day: scored,
        right,
        tried,
    })
}

/// What a reading's nearest rendering says, with the day from which it is public.
fn said(
    reading: &Reading,
    claims: &BTreeMap<&ClaimId, &Claim>,
    vocabulary: &Vocabulary,
) -> Option<(Option<Day>, Said)> {
    let claim = claims.get(&reading.claim)?;
    let voice = match column(claim, "speaker_kind") {
        "" => vocabulary.bodies.of_speaker(&claim.speaker).map_or(Voice::Other, voice),
        kind => Voice::of_speaker_kind(kind),
    };
    Some((claim.public_from(), Said::of(claim, reading.scope, voice)?))
}

/// The voice of a body: an organ of the state concerned counts by office, one of a third state or of a party to a war
/// doesn't.
fn voice(body: &Body) -> Voice {
    match (body.kind, body.interest.as_str()) {
        (BodyKind::StateOrgan, "third_state" | "party_to_conflict") | (BodyKind::ArmedGroup, _) => Voice::Interested,
        (BodyKind::StateOrgan, _) | (_, "rescue") => Voice::Authority,
        (BodyKind::Intergovernmental | BodyKind::Ngo | BodyKind::Media | BodyKind::Academic, _) => Voice::Other,
    }
}
