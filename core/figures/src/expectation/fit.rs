//! Fitting the model, in closed form: of each kind of number, the scales that make what was seen most likely, each level
//! leaning on the one above by as many events as were found to serve. Input: past events with what was said and what was
//! settled. Output: the model; what it would have said of each event without having seen it.

use super::data::{DAYS, HindcastEvent};
use super::model::{Model, Place, Prediction, Scales, Setting, few, last_words, setting, small};
use super::said::{Kind, Said, log};
use super::tables::ExpectationTexts;
use crate::FiguresError;
use attested_claims::Claim;
use std::collections::{BTreeMap, BTreeSet};

/// How much a level leans on the one above, in events: all events on [`start`], settings on all, acts on their setting.
const LEANS: [f64; 3] = [5.0, 10.0, 8.0];

/// Where the fit starts: what the scales would be if nothing was known of the data.
const fn start(kind: Kind) -> Scales {
    match kind {
        Kind::Floor => Scales { up: 0.5, down: 0.08 },
        Kind::Ceiling => Scales { up: 0.1, down: 0.5 },
        Kind::Count => Scales { up: 0.4, down: 0.3 },
        Kind::Estimate => Scales { up: 0.6, down: 0.6 },
    }
}

/// What had been said of an event by a day, and what was settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The event's id.
    pub event: String,
    /// What happened.
    pub act: String,
    /// Days after the first.
    pub day: u32,
    /// The numbers said, in the order in which they were said.
    pub said: Vec<Said>,
    /// The settled total: at least, best, at most.
    pub settled: [u64; 3],
}

/// What would have been said of a case by a model that had not seen its event.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldOut {
    /// The case.
    pub case: Case,
    /// The prediction.
    pub prediction: Prediction,
}

impl HeldOut {
    /// Whether the interval holds a number that the settled total may be.
    pub fn is_right(&self) -> bool {
        let [low, _, high] = self.prediction.numbers();
        low <= self.case.settled[2] && self.case.settled[0] <= high
    }

    /// The interval score on the scale of ln(1 + n) (Gneiting and Raftery 2007): its width, and ten times the distance by
    /// which it misses the best total. Lower is better.
    pub fn score(&self) -> f64 {
        let [low, _, high] = self.prediction.numbers().map(log);
        let total = log(self.case.settled[1]);
        high - low + 10.0 * (low - total).max(0.0) + 10.0 * (total - high).max(0.0)
    }
}

/// The cases of a file of events: each settled event on each of [`DAYS`] by which a number had been said.
pub fn cases(events: &[HindcastEvent], claims: &[Claim]) -> Vec<Case> {
    let case = |event: &HindcastEvent, day: u32| {
        let case = Case {
            event: event.id.to_string(),
            act: event.act.trim().to_lowercase(),
            day,
            said: event.said_by(claims, day),
            settled: event.settled?,
        };
        (!case.said.is_empty()).then_some(case)
    };
    events.iter().flat_map(|event| DAYS.map(|day| case(event, day))).flatten().collect()
}

/// What a place and kind saw: the sum of distances above and below, each seen from a number, and how many numbers.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    above: f64,
    below: f64,
    weight: f64,
}

impl Seen {
    fn and(self, other: Seen) -> Seen {
        Seen { above: self.above + other.above, below: self.below + other.below, weight: self.weight + other.weight }
    }

    /// Imagined numbers, of which these scales are the most likely ones.
    fn imagined(scales: Scales, weight: f64) -> Seen {
        let both = scales.up + scales.down;
        Seen { above: weight * scales.up * scales.up / both, below: weight * scales.down * scales.down / both, weight }
    }

    /// The scales that make what was seen most likely: with A and B the sums above and below, √A (√A + √B) / n above and
    /// √B (√A + √B) / n below.
    fn scales(self) -> Scales {
        let (above, below) = (self.above.sqrt(), self.below.sqrt());
        Scales { up: above * (above + below) / self.weight, down: below * (above + below) / self.weight }
    }
}

/// Fits the model to cases; an event's cases together weigh as much as another's.
///
/// # Errors
/// [`FiguresError::Vocabulary`] when the tables of settings and acts can't be read.
pub fn fit(cases: &[Case], texts: &ExpectationTexts<'_>) -> Result<Model, FiguresError> {
    Ok(fitted(cases, Model::untaught(texts)?))
}

fn fitted(cases: &[Case], mut model: Model) -> Model {
    let seen = seen(cases, &model.settings);
    let at = |place: Place, kind: Kind| seen.get(&(place, kind)).copied().unwrap_or_default();
    let acts: BTreeSet<&str> = cases.iter().map(|c| c.act.as_str()).collect();
    model.scales.clear();
    for kind in Kind::ALL {
        let all = at(Place::All, kind).and(Seen::imagined(start(kind), LEANS[0])).scales();
        model.scales.insert((Place::All, kind), all);
        let settings = [Setting::Site, Setting::Open].map(|setting| {
            let place = Place::Setting(setting);
            let scales = at(place.clone(), kind).and(Seen::imagined(all, LEANS[1])).scales();
            model.scales.insert((place, kind), scales);
            (setting, scales)
        });
        for act in &acts {
            let own = setting(&model.settings, act);
            let above = settings.iter().find(|(s, _)| Some(*s) == own).map_or(all, |(_, scales)| *scales);
            let place = Place::Act((*act).to_owned());
            let scales = at(place.clone(), kind).and(Seen::imagined(above, LEANS[2])).scales();
            model.scales.insert((place, kind), scales);
        }
    }
    model.totals = totals(cases);
    model
}

fn seen(cases: &[Case], settings: &[(String, Setting)]) -> BTreeMap<(Place, Kind), Seen> {
    let mut days: BTreeMap<&str, f64> = BTreeMap::new();
    for case in cases {
        *days.entry(case.event.as_str()).or_default() += 1.0;
    }
    let mut all: BTreeMap<(Place, Kind), Seen> = BTreeMap::new();
    for case in cases {
        let total = log(case.settled[1]);
        let few = few(case.said.len());
        let last = last_words(&case.said);
        let weights: f64 = last.iter().map(|(_, weight)| weight).sum();
        let setting = setting(settings, &case.act).map(Place::Setting);
        for (said, weight) in last {
            let weight = weight / weights / days.get(case.event.as_str()).copied().unwrap_or(1.0);
            let away = total - said.log;
            let seen = Seen {
                above: weight * away.max(0.0) / (few * small(said.log)),
                below: weight * (-away).max(0.0) / few,
                weight,
            };
            for place in [Some(Place::All), setting.clone(), Some(Place::Act(case.act.clone()))].into_iter().flatten() {
                let entry = all.entry((place, said.kind)).or_default();
                *entry = entry.and(seen);
            }
        }
    }
    all
}

/// The tenth, the middle and the ninetieth of a hundred totals, between neighbours in proportion.
fn totals(cases: &[Case]) -> Prediction {
    let by_event: BTreeMap<&str, u64> = cases.iter().map(|c| (c.event.as_str(), c.settled[1])).collect();
    let mut totals: Vec<f64> = by_event.into_values().map(log).collect();
    totals.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (totals.len().saturating_sub(1)) as f64 * share;
        let below = place as usize;
        let (low, high) = (totals.get(below), totals.get(below + 1).or(totals.get(below)));
        low.zip(high).map_or(0.0, |(low, high)| low + (high - low) * (place - below as f64))
    };
    Prediction { low: at(0.1), median: at(0.5), high: at(0.9) }
}

/// Each case, predicted by a model fitted to all other events.
///
/// # Errors
/// As [`fit`].
pub fn leave_one_out(cases: &[Case], texts: &ExpectationTexts<'_>) -> Result<Vec<HeldOut>, FiguresError> {
    let untaught = Model::untaught(texts)?;
    let events: BTreeSet<&str> = cases.iter().map(|c| c.event.as_str()).collect();
    let mut held_out = Vec::new();
    for event in events {
        let (own, others): (Vec<Case>, Vec<Case>) = cases.iter().cloned().partition(|c| c.event == event);
        let model = fitted(&others, untaught.clone());
        held_out.extend(own.into_iter().map(|case| HeldOut { prediction: model.predict(&case.act, &case.said), case }));
    }
    Ok(held_out)
}

/// Writes into a model how many settled events of each class the data has, and how often its intervals were right.
pub fn track_record(model: &mut Model, events: &[HindcastEvent], held_out: &[HeldOut]) {
    model.alike.clear();
    for class in events.iter().filter(|e| e.settled.is_some()).filter_map(|e| e.same.first()) {
        *model.alike.entry(class.clone()).or_default() += 1;
    }
    model.record.clear();
    for one in held_out {
        let (right, tried) = model.record.entry(one.case.day).or_default();
        *right += usize::from(one.is_right());
        *tried += 1;
    }
}
