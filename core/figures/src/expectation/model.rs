//! The model: how far settled totals lay from what was said, by kind of number, by setting and by act, each level leaning
//! on the one above. Input: numbers said, the act. Output: an interval on the scale of ln(1 + n). Leaves out fitting.

use super::mixture::{Component, quantile};
use super::said::{Kind, Said, Voice, number};
use std::collections::BTreeMap;

/// What the interval is meant to hold: four of five totals.
pub const LEVEL: f64 = 0.8;
/// The shares of the mixture between which the interval lies. The mixture is wider than it need be, for its parts were
/// fitted one by one; between these shares lay about four fifths of the totals of events left out.
const SHARES: [f64; 3] = [0.2, 0.5, 0.8];
/// A scale is that of many numbers, times 1 + `FEW` / how many were said.
const FEW: f64 = 5.0;
/// A number smaller than usual lies further below the total: by `SMALL` for each unit of the logarithm…
const SMALL: f64 = 0.2;
/// … below this one (about 150 people, the middle total of the data).
const USUAL: f64 = 5.0;
/// The weight of a voice that isn't an authority's.
const OTHERS: f64 = 0.5;

/// Whether the dead lie where they can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// In one place that is searched by those who count.
    Site,
    /// Spread over a land or a sea, out of reach, or in the hands of who is accused.
    Open,
}

impl Setting {
    /// The setting's code.
    pub const fn code(self) -> &'static str {
        match self {
            Setting::Site => "site",
            Setting::Open => "open",
        }
    }
}

/// Where in the hierarchy a pair of scales stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// All events.
    All,
    /// Those of a setting.
    Setting(Setting),
    /// Those of an act.
    Act(String),
}

/// How far totals tend to lie above and below a number, in units of the logarithm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scales {
    pub up: f64,
    pub down: f64,
}

/// An 80% interval and its median.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// Its low end, as ln(1 + n).
    pub low: f64,
    /// Its median.
    pub median: f64,
    /// Its high end.
    pub high: f64,
}

impl Prediction {
    /// Low end, median and high end as numbers.
    pub fn numbers(&self) -> [u64; 3] {
        [self.low, self.median, self.high].map(number)
    }
}

/// The model, fitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(super) scales: BTreeMap<(Place, Kind), Scales>,
    /// Words of an act and the settings they stand for, in the order in which they are tried.
    pub(super) settings: Vec<(String, Setting)>,
    /// The totals of the data: what is expected before anybody said a number.
    pub(super) totals: Prediction,
    /// The class that an act of the record settles as.
    pub(super) acts: BTreeMap<String, String>,
    /// How many settled events of a class the data has.
    pub(super) alike: BTreeMap<String, usize>,
    /// By the day of the forecast: in how many events left out the interval held the total, and of how many.
    pub(super) record: BTreeMap<u32, (usize, usize)>,
}

/// How much wider the scales are where few numbers were said.
pub(super) fn few(said: usize) -> f64 {
    1.0 + FEW / said.max(1) as f64
}

/// How much further above a number of this size the total tends to lie.
pub(super) fn small(log: f64) -> f64 {
    1.0 + SMALL * (USUAL - log).max(0.0)
}

/// The last number of each voice, with its weight; the numbers stand in the order in which they were said.
pub(super) fn last_words(said: &[Said]) -> Vec<(&Said, f64)> {
    let last = Voice::ALL.into_iter().filter_map(|voice| said.iter().rev().find(|s| s.voice == voice));
    last.map(|s| (s, if s.voice == Voice::Authority { 1.0 } else { OTHERS })).collect()
}

/// The setting that an act's words stand for; the first word of the table that stands in it decides.
pub(super) fn setting(settings: &[(String, Setting)], act: &str) -> Option<Setting> {
    let act = act.to_lowercase();
    let words: Vec<&str> = act.split(|c: char| !c.is_alphanumeric()).collect();
    settings.iter().find(|(word, _)| words.contains(&word.as_str())).map(|(_, setting)| *setting)
}

impl Model {
    /// The scales of a kind for an act: of the act if the data has it, else of its setting, else of all.
    fn scales(&self, act: &str, kind: Kind) -> Option<Scales> {
        let at = |place: Place| self.scales.get(&(place, kind)).copied();
        at(Place::Act(act.trim().to_lowercase()))
            .or_else(|| setting(&self.settings, act).and_then(|setting| at(Place::Setting(setting))))
            .or_else(|| at(Place::All))
    }

    /// How many settled events of a class the data has.
    pub(super) fn alike(&self, class: &str) -> usize {
        self.alike.get(class).copied().unwrap_or(0)
    }

    /// What is to be expected of the total; the numbers stand in the order in which they were said. Without any, what the
    /// totals of the data were.
    pub fn predict(&self, act: &str, said: &[Said]) -> Prediction {
        let few = few(said.len());
        let component = |(said, weight): (&Said, f64)| {
            let scales = self.scales(act, said.kind)?;
            Some(Component { at: said.log, up: scales.up * few * small(said.log), down: scales.down * few, weight })
        };
        let components: Vec<Component> = last_words(said).into_iter().filter_map(component).collect();
        if components.is_empty() {
            return self.totals;
        }
        let [low, median, high] = SHARES.map(|share| quantile(&components, share));
        Prediction { low, median, high }
    }
}
