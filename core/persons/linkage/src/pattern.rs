//! How two units agree, field by field. Input: two units. Output: a pattern of levels, and how much rarer or commoner than usual what
//! they agree in is. Leaves out what a level is worth (`fellegi`).

use crate::date::{self, Date};
use crate::fellegi::Weights;
use crate::name;
use crate::place::{self, Places};
use crate::record::{NONE, Unit, Units};
use libm::log;

/// What is compared, in the order of a pattern's levels.
pub const FIELDS: [&str; 7] =
    ["given_name", "family_name", "sex", "birth_date", "birth_place", "event_date", "event_place"];
/// How many levels each has.
pub(crate) const LEVELS: [u8; FIELDS.len()] =
    [name::LEVELS, name::LEVELS, 2, date::LEVELS, place::LEVELS, date::LEVELS, place::LEVELS];
/// The places of the fields.
const GIVEN: usize = 0;
const FAMILY: usize = 1;
const SEX: usize = 2;
const BIRTH: usize = 3;
const BIRTH_PLACE: usize = 4;
const EVENT: usize = 5;
const EVENT_PLACE: usize = 6;
/// The level of a field that one of the two lacks.
pub(crate) const MISSING: u8 = 7;

/// A level for each field, three bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pattern(u32);

impl Pattern {
    pub(crate) fn of(levels: [u8; FIELDS.len()]) -> Pattern {
        Pattern(levels.iter().rev().fold(0, |bits, level| bits << 3 | u32::from(*level)))
    }

    pub(crate) fn level(self, field: usize) -> u8 {
        u8::try_from(self.0 >> (3 * field) & 7).unwrap_or(MISSING)
    }
}

/// Two units compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Compared {
    pub(crate) pattern: Pattern,
    /// ln of how much rarer than usual what they agree in is.
    pub(crate) rarity: f32,
}

/// Compares units, knowing how common values are.
pub(crate) struct Comparer<'a> {
    units: &'a Units,
    /// How often two records agree by chance in a given and in a family name.
    names_alike: [f64; 2],
    births: Vec<Rare>,
    events: Vec<Rare>,
    /// Of each place of birth and of events: of itself and of its first word.
    places: [Vec<[f64; 2]>; 2],
    /// Of each given and family name: the most that agreeing in it can be worth.
    names_most: [Vec<f64>; 2],
    /// No value counts as rarer than two records make it.
    rarest: f64,
}

/// ln of how much rarer than usual the day and the year of a unit's date are.
#[derive(Debug, Clone, Copy, Default)]
struct Rare {
    day: f32,
    year: f32,
}

impl Rare {
    fn at(self, level: u8) -> f64 {
        match level {
            date::SAME_DAY => f64::from(self.day),
            date::SAME_YEAR_OR_MONTH_ONLY => f64::from(self.year),
            _ => 0.0,
        }
    }

    /// Of each date, the rarity of its day and year among all of them.
    fn of(dates: &[(Date, f64)], rarest: f64) -> Vec<Rare> {
        let year = |date: Date| Date { year: date.year, ..Date::default() };
        let mut days: Vec<(Date, f64)> = dates.iter().copied().filter(|(date, _)| date.is_a_day()).collect();
        let mut years: Vec<(Date, f64)> =
            dates.iter().filter(|(date, _)| !date.is_missing()).map(|(date, count)| (year(*date), *count)).collect();
        let total: f64 = years.iter().map(|(_, count)| count).sum();
        let [days_alike, years_alike] = [&mut days, &mut years].map(|all| shares(all, total));
        let rare = |all: &[(Date, f64)], date: Date, alike: f64| {
            let found = all.binary_search_by_key(&date, |(date, _)| *date);
            found.map_or(0.0, |at| as_f32(log(alike / all[at].1.max(rarest))))
        };
        let one = |date: Date| Rare { day: rare(&days, date, days_alike), year: rare(&years, year(date), years_alike) };
        dates.iter().map(|(date, _)| one(*date)).collect()
    }
}

/// Makes counts of dates shares of a total, each date once; how often two agree by chance.
fn shares(counts: &mut Vec<(Date, f64)>, total: f64) -> f64 {
    counts.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    counts.dedup_by(|later, first| {
        let one = later.0 == first.0;
        if one {
            first.1 += later.1;
        }
        one
    });
    counts.iter_mut().for_each(|(_, count)| *count /= total);
    counts.iter().map(|(_, share)| share * share).sum()
}

#[expect(clippy::cast_possible_truncation, reason = "a weight to seven digits is exact enough, and pairs are many")]
fn as_f32(weight: f64) -> f32 {
    weight as f32
}

impl<'a> Comparer<'a> {
    pub(crate) fn new(units: &'a Units) -> Comparer<'a> {
        let counted = || (0..units.units.len()).map(|u| (units.units[u], units.count(u)));
        let total: f64 = counted().map(|(_, count)| count).sum();
        let rarest = 2.0 / total.max(2.0);
        let alike = |names: &[name::Name], id: &dyn Fn(&Unit) -> u32| {
            let (mut sum, mut all) = (0.0, 0.0);
            for (unit, count) in counted().filter(|(unit, _)| id(unit) != NONE) {
                let name = &names[id(&unit) as usize];
                sum += count * name.level(name).1;
                all += count;
            }
            if all > 0.0 { sum / all } else { 1.0 }
        };
        let names_alike = [alike(&units.given, &|u| u.given), alike(&units.family, &|u| u.family)];
        let most = |names: &[name::Name], alike: f64| {
            names.iter().map(|name| log(alike / name.rarest().max(rarest)).max(0.0)).collect()
        };
        Comparer {
            places: [units.birth_places.rarities(rarest), units.event_places.rarities(rarest)],
            names_most: [most(&units.given, names_alike[0]), most(&units.family, names_alike[1])],
            names_alike,
            births: Rare::of(&counted().map(|(u, count)| (u.birth, count)).collect::<Vec<_>>(), rarest),
            events: Rare::of(&counted().map(|(u, count)| (u.event, count)).collect::<Vec<_>>(), rarest),
            rarest,
            units,
        }
    }

    /// Compares two units, or a unit with itself: two of its records.
    pub(crate) fn compare(&self, i: usize, j: usize) -> Compared {
        let (a, b) = (&self.units.units[i], &self.units.units[j]);
        let mut rarity = 0.0;
        let [(given, x), (family, y)] = self.names(a, b);
        for (share, alike) in [(x, self.names_alike[0]), (y, self.names_alike[1])] {
            if share > 0.0 {
                rarity += log(alike / share.max(self.rarest));
            }
        }
        let sex = if a.sex == 0 || b.sex == 0 { MISSING } else { u8::from(a.sex == b.sex) };
        let mut date = |x: Date, y: Date, rare: Rare| {
            if x.is_missing() || y.is_missing() {
                return MISSING;
            }
            let level = x.level(y);
            rarity += rare.at(level);
            level
        };
        let (birth, event) = (date(a.birth, b.birth, self.births[i]), date(a.event, b.event, self.events[i]));
        let mut place = |x: u32, y: u32, places: &Places, rarities: &[[f64; 2]]| {
            if x == NONE || y == NONE {
                return MISSING;
            }
            let level = places.level(x, y);
            rarity += match level {
                place::SAME => rarities[x as usize][0],
                place::SAME_HEAD => rarities[x as usize][1],
                _ => 0.0,
            };
            level
        };
        let birth_place = place(a.birth_place, b.birth_place, &self.units.birth_places, &self.places[0]);
        let event_place = place(a.event_place, b.event_place, &self.units.event_places, &self.places[1]);
        let pattern = Pattern::of([given, family, sex, birth, birth_place, event, event_place]);
        Compared { pattern, rarity: as_f32(rarity) }
    }

    /// ln of the odds that two units are one person.
    pub(crate) fn weigh(&self, i: usize, j: usize, weights: &Weights) -> f64 {
        let compared = self.compare(i, j);
        weights.of(compared.pattern) + f64::from(compared.rarity)
    }

    /// The same if it is at least so much. Most pairs are told by what is quick to compare.
    pub(crate) fn weigh_from(&self, least: f64, i: usize, j: usize, weights: &Weights) -> Option<f64> {
        let (a, b) = (&self.units.units[i], &self.units.units[j]);
        let mut most = weights.all;
        let mut field = |field: usize, level: u8| {
            if level != MISSING {
                most += weights.levels[field][usize::from(level)];
            }
        };
        if a.sex != 0 && b.sex != 0 {
            field(SEX, u8::from(a.sex == b.sex));
        }
        let mut rarity = 0.0;
        for (at, x, y, rare) in [(BIRTH, a.birth, b.birth, &self.births), (EVENT, a.event, b.event, &self.events)] {
            if !x.is_missing() && !y.is_missing() {
                let level = x.level(y);
                field(at, level);
                rarity += rare[i].at(level);
            }
        }
        let units = self.units;
        for (at, x, y, rarities) in [
            (BIRTH_PLACE, a.birth_place, b.birth_place, &self.places[0]),
            (EVENT_PLACE, a.event_place, b.event_place, &self.places[1]),
        ] {
            if x != NONE && y != NONE {
                let [same, head] = rarities[x as usize];
                let unlike = || weights.best_below[at][usize::from(place::SAME)] + head.max(0.0);
                most += if x == y { weights.levels[at][usize::from(place::SAME)] + same } else { unlike() };
            }
        }
        most += rarity;
        let mut names = 0.0;
        for (at, x, y, all) in [(GIVEN, a.given, b.given, &units.given), (FAMILY, a.family, b.family, &units.family)] {
            if x != NONE && y != NONE {
                let (i, j) = (x as usize, y as usize);
                let level = all[i].level_most(&all[j]);
                names += weights.best_below[at][usize::from(level) + 1];
                if level >= name::SAME_HANGUL {
                    names += self.names_most[at][i].min(self.names_most[at][j]);
                }
            }
        }
        if most + names < least && self.may_be_turned(a, b) {
            let other = weights.levels[GIVEN][2] + weights.levels[FAMILY][usize::from(name::SAME_HANGUL)];
            names = names.max(other);
        }
        // A little more than what rounding takes.
        if most + names < least - 0.001 {
            return None;
        }
        Some(self.weigh(i, j, weights)).filter(|weight| *weight >= least)
    }

    /// Whether given and family name may stand in the other order.
    fn may_be_turned(&self, a: &Unit, b: &Unit) -> bool {
        let (given, family) = (&self.units.given, &self.units.family);
        let one = |x: u32, y: u32| {
            x != NONE && y != NONE && given[x as usize].may_be_alike(&family[y as usize], TURNED_ALIKE)
        };
        one(a.given, b.family) && one(b.given, a.family)
    }

    /// The levels of given and family name, each with how common what is shared is. Names in the other order count less.
    fn names(&self, a: &Unit, b: &Unit) -> [(u8, f64); 2] {
        let (given, family) = (&self.units.given, &self.units.family);
        let level = |x: u32, y: u32, xs: &[name::Name], ys: &[name::Name]| {
            if x == NONE || y == NONE { (MISSING, 0.0) } else { xs[x as usize].level(&ys[y as usize]) }
        };
        let straight = [level(a.given, b.given, given, given), level(a.family, b.family, family, family)];
        if straight[0].0 > 1 || straight[1].0 > 1 {
            return straight;
        }
        let one = |x: u32, y: u32| {
            x != NONE && y != NONE && given[x as usize].alike(&family[y as usize], TURNED_ALIKE) >= TURNED_ALIKE
        };
        let turned = one(a.given, b.family) && one(b.given, a.family);
        if turned { [(2, 0.0), (name::SAME_HANGUL, 0.0)] } else { straight }
    }
}

/// How alike given and family name are to the other's family and given name, if they stand in the other order.
const TURNED_ALIKE: f64 = 0.9;
