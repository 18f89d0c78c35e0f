//! Dates as far as they are known. Input: text. Output: year, month and day, each or none, and how well two dates agree. Leaves out
//! EDTF's seasons, sets and uncertainty, which say less than a year here.

/// A date: 0 where a part is unknown. A date without a year is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

/// How dates agree, from unlike to the same day.
pub(crate) const LEVELS: u8 = 7;
pub(crate) const SAME_DAY: u8 = 6;
pub(crate) const SAME_YEAR_OR_MONTH_ONLY: u8 = 3;

impl Date {
    /// Reads `1990-02-01`, `1990/2/1`, `19900201`, `1990-02`, `1990`. Zeros and what no calendar has are unknown.
    pub(crate) fn read(text: &str) -> Date {
        let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let whole = text.trim();
        let parts: [&str; 3] = match digits.as_slice() {
            [one] if one.len() == 8 && whole == *one => [&one[..4], &one[4..6], &one[6..]],
            [year, rest @ ..] if year.len() == 4 => {
                [year, rest.first().copied().unwrap_or("0"), rest.get(1).copied().unwrap_or("0")]
            }
            [day, month, year] if year.len() == 4 => [year, month, day],
            _ => return Date::default(),
        };
        let year = parts[0].parse().unwrap_or(0);
        let (mut month, mut day): (u8, u8) = (parts[1].parse().unwrap_or(0), parts[2].parse().unwrap_or(0));
        if month > 12 && (1..=12).contains(&day) && month <= 31 {
            (month, day) = (day, month);
        }
        if year == 0 || month == 0 || month > 12 {
            return Date { year, ..Date::default() };
        }
        Date { year, month, day: if day <= 31 { day } else { 0 } }
    }

    pub(crate) fn is_missing(self) -> bool {
        self.year == 0
    }

    pub(crate) fn is_a_day(self) -> bool {
        self.day != 0
    }

    /// How well two dates agree, below [`LEVELS`]; both must be known.
    pub(crate) fn level(self, other: Date) -> u8 {
        let apart = self.year.abs_diff(other.year);
        if !self.is_a_day() || !other.is_a_day() {
            let month_fits = self.month == 0 || other.month == 0 || self.month == other.month;
            return match apart {
                0 if month_fits => SAME_YEAR_OR_MONTH_ONLY,
                0 | 1 => 1,
                _ => 0,
            };
        }
        if self == other {
            return SAME_DAY;
        }
        let turned = apart == 0 && self.month == other.day && self.day == other.month;
        if turned || self.one_slip(other) {
            return 5;
        }
        if apart == 0 && days(self).abs_diff(days(other)) <= 10 {
            return 4;
        }
        match (apart, self.month == other.month, self.day == other.day) {
            (0, _, _) | (_, true, true) => 2,
            (1, _, _) => 1,
            _ => 0,
        }
    }

    /// Whether the dates as eight digits differ in one.
    fn one_slip(self, other: Date) -> bool {
        let digits = |d: Date| u64::from(d.year) * 10_000 + u64::from(d.month) * 100 + u64::from(d.day);
        let (mut a, mut b, mut unlike) = (digits(self), digits(other), 0);
        while a > 0 || b > 0 {
            unlike += u8::from(a % 10 != b % 10);
            (a, b) = (a / 10, b / 10);
        }
        unlike == 1
    }
}

/// Days of a year, near enough to tell a week.
fn days(date: Date) -> u16 {
    u16::from(date.month) * 30 + u16::from(date.month) / 2 + u16::from(date.day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        for (text, year, month, day) in [
            ("1990-02-01", 1990, 2, 1),
            ("1990/2/1", 1990, 2, 1),
            ("19900201", 1990, 2, 1),
            ("1.2.1990", 1990, 2, 1),
            ("1990-13-02", 1990, 2, 13),
            ("1990-02", 1990, 2, 0),
            ("1990", 1990, 0, 0),
            ("1990-00-00", 1990, 0, 0),
            ("0000-00-00", 0, 0, 0),
            ("unknown", 0, 0, 0),
            ("", 0, 0, 0),
            ("99999999999999999999", 0, 0, 0),
        ] {
            assert_eq!(Date::read(text), Date { year, month, day }, "{text}");
        }
    }

    #[test]
    fn dates_agree_by_degrees() {
        for (a, b, level) in [
            ("1990-02-01", "1990-02-01", 6),
            ("1990-02-01", "1990-01-02", 5),
            ("1990-02-01", "1980-02-01", 5),
            ("1990-02-01", "1990-02-10", 4),
            ("1990", "1990-02-10", 3),
            ("1990-02", "1990-02-10", 3),
            ("1990-02-01", "1990-11-23", 2),
            ("1990-03", "1990-02-10", 1),
            ("1990-02-01", "1991-11-23", 1),
            ("1990-02-01", "1955-11-23", 0),
        ] {
            assert_eq!(Date::read(a).level(Date::read(b)), level, "{a} {b}");
            assert_eq!(Date::read(b).level(Date::read(a)), level, "{b} {a}");
        }
    }
}
