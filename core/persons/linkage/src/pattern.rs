//! How two units agree, field by field. Input: two units. Output: a pattern of levels, and how much rarer or commoner than usual what
//! they agree in is. Leaves out what a level is worth (`fellegi`).

use crate::date::{self, Date};
use crate::name;
use crate::place::{self, Places};
use crate::record::{NONE, Unit, Units};
use libm::log;
use std::collections::BTreeMap;

/// What is compared, in the order of a pattern's levels.
pub const FIELDS: [&str; 7] =
    ["given_name", "family_name", "sex", "birth_date", "birth_place", "event_date", "event_place"];
/// How many levels each has.
pub(crate) const LEVELS: [u8; FIELDS.len()] =
    [name::LEVELS, name::LEVELS, 2, date::LEVELS, place::LEVELS, date::LEVELS, place::LEVELS];
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
    dates: [Shares; 2],
    /// No value counts as rarer than two records make it.
    rarest: f64,
}

/// How common dates are.
struct Shares {
    of: BTreeMap<Date, f64>,
    days_alike: f64,
    years_alike: f64,
}

impl Shares {
    fn of(dates: impl Iterator<Item = (Date, f64)>) -> Shares {
        let (mut of, mut total): (BTreeMap<Date, f64>, f64) = (BTreeMap::new(), 0.0);
        for (date, count) in dates.filter(|(date, _)| !date.is_missing()) {
            total += count;
            *of.entry(Date { year: date.year, ..Date::default() }).or_insert(0.0) += count;
            if date.is_a_day() {
                *of.entry(date).or_insert(0.0) += count;
            }
        }
        let (mut days_alike, mut years_alike) = (0.0, 0.0);
        for (date, share) in &mut of {
            *share /= total;
            *(if date.is_a_day() { &mut days_alike } else { &mut years_alike }) += *share * *share;
        }
        Shares { of, days_alike, years_alike }
    }

    fn rarity(&self, a: Date, b: Date, level: u8, rarest: f64) -> f64 {
        let (value, alike) = match level {
            date::SAME_DAY => (a, self.days_alike),
            date::SAME_YEAR_OR_MONTH_ONLY => (Date { year: b.year, ..Date::default() }, self.years_alike),
            _ => return 0.0,
        };
        self.of.get(&value).map_or(0.0, |share| log(alike / share.max(rarest)))
    }
}

impl<'a> Comparer<'a> {
    pub(crate) fn new(units: &'a Units) -> Comparer<'a> {
        let counted = || (0..units.units.len()).map(|u| (units.units[u], units.count(u)));
        let total: f64 = counted().map(|(_, count)| count).sum();
        let alike = |names: &[name::Name], id: &dyn Fn(&Unit) -> u32| {
            let (mut sum, mut all) = (0.0, 0.0);
            for (unit, count) in counted().filter(|(unit, _)| id(unit) != NONE) {
                let name = &names[id(&unit) as usize];
                sum += count * name.level(name).1;
                all += count;
            }
            if all > 0.0 { sum / all } else { 1.0 }
        };
        Comparer {
            names_alike: [alike(&units.given, &|u| u.given), alike(&units.family, &|u| u.family)],
            dates: [
                Shares::of(counted().map(|(u, count)| (u.birth, count))),
                Shares::of(counted().map(|(u, count)| (u.event, count))),
            ],
            rarest: 2.0 / total.max(2.0),
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
        let mut date = |x: Date, y: Date, shares: &Shares| {
            if x.is_missing() || y.is_missing() {
                return MISSING;
            }
            let level = x.level(y);
            rarity += shares.rarity(x, y, level, self.rarest);
            level
        };
        let (birth, event) = (date(a.birth, b.birth, &self.dates[0]), date(a.event, b.event, &self.dates[1]));
        let mut place = |x: u32, y: u32, places: &Places| {
            if x == NONE || y == NONE {
                return MISSING;
            }
            let level = places.level(x, y);
            rarity += match level {
                place::SAME => log(places.alike / places.share(x).max(self.rarest)),
                place::SAME_HEAD => log(places.heads_alike / places.head_share(x).max(self.rarest)),
                _ => 0.0,
            };
            level
        };
        let birth_place = place(a.birth_place, b.birth_place, &self.units.birth_places);
        let event_place = place(a.event_place, b.event_place, &self.units.event_places);
        let pattern = Pattern::of([given, family, sex, birth, birth_place, event, event_place]);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a weight to seven digits is exact enough, and pairs are many"
        )]
        let rarity = rarity as f32;
        Compared { pattern, rarity }
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
        let letters =
            |id: u32, names: &'a [name::Name]| if id == NONE { "" } else { names[id as usize].letters.as_str() };
        let one = |x: &str, y: &str| !x.is_empty() && !y.is_empty() && strsim::jaro_winkler(x, y) >= 0.9;
        let turned = one(letters(a.given, given), letters(b.family, family))
            && one(letters(a.family, family), letters(b.given, given));
        if turned { [(2, 0.0), (name::SAME_HANGUL, 0.0)] } else { straight }
    }
}
