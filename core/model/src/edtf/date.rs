//! One EDTF date: a year, perhaps a month or season, perhaps a day, perhaps with unspecified digits and a
//! qualifier. Input: parts already checked by the parser. Output: the days it allows. Seasons follow the
//! months of meteorology; winter of a year begins in its December (EDTF leaves this to the user).

use crate::Day;

/// How sure a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// As written.
    Certain,
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    UncertainAndApproximate,
}

/// A date of levels 0 and 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdtfDate {
    pub(super) year_first: i16,
    pub(super) year_last: i16,
    pub(super) within: Within,
    pub(super) qualifier: Qualifier,
}

/// What of the year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Within {
    Year,
    /// 21–41.
    Season(u8),
    Month(u8),
    Day(u8, u8),
}

impl EdtfDate {
    /// A single certain day.
    pub fn of_day(day: Day) -> Self {
        // jiff's months and days are 1–12 and 1–31: the casts can't lose anything.
        EdtfDate {
            year_first: day.year(),
            year_last: day.year(),
            within: Within::Day(day.month().unsigned_abs(), day.day().unsigned_abs()),
            qualifier: Qualifier::Certain,
        }
    }

    /// How sure it is.
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The first day it allows.
    pub fn earliest(&self) -> Day {
        let (year, month, day) = match self.within {
            Within::Year => (self.year_first, 1, 1),
            Within::Season(season) => (self.year_first, season_months(season).0, 1),
            Within::Month(month) => (self.year_first, month, 1),
            Within::Day(month, day) => (self.year_first, month, day),
        };
        civil(year, month, day)
    }

    /// The last day it allows.
    pub fn latest(&self) -> Day {
        let (year, month) = match self.within {
            Within::Year => (self.year_last, 12),
            Within::Season(season) => {
                let (first, last) = season_months(season);
                (if last < first { self.year_last.saturating_add(1) } else { self.year_last }, last)
            }
            Within::Month(month) => (self.year_last, month),
            Within::Day(month, day) => return civil(self.year_last, month, day),
        };
        civil(year, month, 1).last_of_month()
    }

    /// The day, when it is exactly one and certain.
    pub fn exact_day(&self) -> Option<Day> {
        match (self.within, self.qualifier) {
            (Within::Day(..), Qualifier::Certain) if self.year_first == self.year_last => Some(self.earliest()),
            _ => None,
        }
    }
}

/// The parser has checked the parts; a day that a month lacks is clamped to its last (a masked year such as
/// `200X-02-29` may not have it).
fn civil(year: i16, month: u8, day: u8) -> Day {
    let first = Day::new(year.clamp(-9999, 9999), month.clamp(1, 12).cast_signed(), 1).unwrap_or(Day::MAX);
    let last = first.last_of_month();
    first.with().day(day.cast_signed().clamp(1, last.day())).build().unwrap_or(last)
}

/// The first and last month of a season code (ISO 8601-2, 4.8; months by the meteorological seasons).
fn season_months(season: u8) -> (u8, u8) {
    match season {
        21 | 25 | 31 => (3, 5),
        22 | 26 | 32 => (6, 8),
        23 | 27 | 29 => (9, 11),
        24 | 28 | 30 => (12, 2),
        33 => (1, 3),
        34 => (4, 6),
        35 => (7, 9),
        36 => (10, 12),
        37 => (1, 4),
        38 => (5, 8),
        39 => (9, 12),
        40 => (1, 6),
        41 => (7, 12),
        _ => (1, 12),
    }
}
