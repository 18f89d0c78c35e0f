//! Dates as the grammars find them, and their EDTF.
//!
//! Input: the day of publication and what the words name (a weekday, a day of the month, "last month"). Output: an EDTF
//! text. Rules: a bare weekday or day of the month in a report is the latest one on or before publication; "last month"
//! is the calendar month; "this week" the ISO week; no day is invented. Leaves out which words those are (each language).

use attested_model::Edtf;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// What a time expression names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    Day(Date),
    Month(i16, i8),
    Year(i16),
    /// EDTF season code 21–24.
    Season(i16, u8),
    /// Two EDTF texts.
    Span(String, String),
    /// An epoch's own EDTF.
    Text(String),
    /// So many units after (before, if negative) a day that the text names beside it; no date by itself.
    Beside(i32, i32),
    /// Words that name no date: "recently".
    Nothing,
}

impl When {
    /// The EDTF text, or none where nothing is dated, or what is named ends before it begins ("since 2030").
    pub(crate) fn edtf(&self) -> Option<String> {
        let text = match self {
            When::Day(date) => date.to_string(),
            When::Month(year, month) => format!("{year:04}-{month:02}"),
            When::Year(year) => format!("{year:04}"),
            When::Season(year, code) => format!("{year:04}-{code}"),
            When::Span(from, to) => format!("{from}/{to}"),
            When::Text(edtf) => edtf.clone(),
            When::Beside(..) | When::Nothing => return None,
        };
        Edtf::parse(&text).is_ok().then_some(text)
    }

    /// The EDTF of its beginning.
    pub(crate) fn first(&self) -> Option<String> {
        match self {
            When::Span(from, _) => Some(from.clone()),
            other => other.edtf(),
        }
    }

    /// The EDTF of its end.
    pub(crate) fn last(&self) -> Option<String> {
        match self {
            When::Span(_, to) => Some(to.clone()),
            other => other.edtf(),
        }
    }
}

/// A time expression in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Time {
    /// Bytes of the normalised sentence.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) when: When,
    pub(crate) rule: &'static str,
}

/// The latest such weekday on or before a day (1 Monday … 7 Sunday).
pub(crate) fn weekday_back(published: Date, weekday: i8) -> Date {
    let back = (published.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    days(published, -i32::from(back))
}

/// The weekday of the week before the one of publication.
pub(crate) fn weekday_last_week(published: Date, weekday: i8) -> Date {
    let monday = days(published, 1 - i32::from(published.weekday().to_monday_one_offset()));
    days(monday, i32::from(weekday) - 8)
}

/// The Saturday and Sunday that began last, or those of the week before the one of publication (-1).
pub(crate) fn weekend(published: Date, by: i32) -> When {
    let saturday = if by < 0 { weekday_last_week(published, 6) } else { weekday_back(published, 6) };
    When::Span(saturday.to_string(), days(saturday, 1).to_string())
}

/// A day some days away; the same day where the calendar ends.
pub(crate) fn days(date: Date, by: i32) -> Date {
    date.checked_add(i64::from(by).days()).unwrap_or(date)
}

/// A month some months away.
pub(crate) fn month_offset(published: Date, by: i32) -> When {
    let (year, month) = shifted(published.year(), published.month(), by);
    When::Month(year, month)
}

/// A year and month some months away.
pub(crate) fn shifted(year: i16, month: i8, by: i32) -> (i16, i8) {
    let count = (i32::from(year) * 12 + i32::from(month) - 1).saturating_add(by).clamp(12, 9999 * 12 + 11);
    ((count / 12) as i16, (count % 12 + 1) as i8)
}

/// The latest such month that is not after publication.
pub(crate) fn month_back(published: Date, month: i8) -> When {
    let year = if month > published.month() { published.year() - 1 } else { published.year() };
    When::Month(year, month)
}

/// The latest such day of the month that is not after publication; a month without it is passed over.
pub(crate) fn day_back(published: Date, day: i8) -> Option<Date> {
    for back in 0..3 {
        let (year, month) = shifted(published.year(), published.month(), -back);
        if let Ok(date) = Date::new(year, month, day)
            && date <= published
        {
            return Some(date);
        }
    }
    None
}

/// A month and day in the latest year that does not put it after publication.
pub(crate) fn month_day(published: Date, month: i8, day: i8) -> Option<Date> {
    let this = Date::new(published.year(), month, day).ok();
    match this {
        // A little ahead is a plan, far ahead is last year.
        Some(date) if date <= days(published, 1) => Some(date),
        _ => Date::new(published.year() - 1, month, day).ok().or(this),
    }
}

/// The latest such season that had begun by publication (winter is named by the year it began in).
pub(crate) fn season_back(published: Date, code: u8, shift: i16) -> When {
    let begins = match code {
        21 => 3,
        22 => 6,
        23 => 9,
        _ => 12,
    };
    let mut year = published.year();
    let ahead = published.month() < begins;
    let going_on = shift < 0 && published.month() < begins + 3;
    if ahead || going_on {
        year -= 1;
    }
    When::Season(year, code)
}

/// The ISO week some weeks away, Monday to Sunday.
pub(crate) fn week(published: Date, by: i32) -> When {
    let monday = days(published, 1 - i32::from(published.weekday().to_monday_one_offset()) + by * 7);
    When::Span(monday.to_string(), days(monday, 6).to_string())
}

/// The stretch of so many days, weeks, months or years that ends with publication.
pub(crate) fn past(published: Date, number: i32, unit: i32) -> When {
    let from = back(published, number, unit);
    // Decades are told in years.
    if unit == 3650 {
        return When::Span(format!("{:04}", from.year()), format!("{:04}", published.year()));
    }
    When::Span(from.to_string(), published.to_string())
}

/// The day so many units back, the month or year kept where they are counted.
pub(crate) fn back(published: Date, number: i32, unit: i32) -> Date {
    let number = i64::from(number.clamp(-2000, 2000));
    let span = match unit {
        1 => (-number).days(),
        7 => (-number * 7).days(),
        14 => (-number * 14).days(),
        30 => (-number).months(),
        3650 => (-number * 10).years(),
        _ => (-number).years(),
    };
    published.checked_add(span).unwrap_or(published)
}

/// The day so many units on.
pub(crate) fn forward(date: Date, number: i32, unit: i32) -> Date {
    back(date, -number, unit)
}

/// So many units ago, as precise as the unit.
pub(crate) fn ago(published: Date, number: i32, unit: i32) -> When {
    let date = back(published, number, unit);
    match unit {
        1 => When::Day(date),
        7 | 14 => week(date, 0),
        30 => When::Month(date.year(), date.month()),
        _ => When::Year(date.year()),
    }
}

/// So many units from a day, as precise as the unit; a week keeps the day.
pub(crate) fn beside(anchor: Date, number: i32, unit: i32) -> When {
    let date = forward(anchor, number, unit);
    match unit {
        1 | 7 | 14 => When::Day(date),
        30 => When::Month(date.year(), date.month()),
        _ => When::Year(date.year()),
    }
}

/// The last day of a month.
pub(crate) fn month_end(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_past_is_preferred() {
        let friday = date(2023, 10, 13);
        assert_eq!(weekday_back(friday, 1), date(2023, 10, 9));
        assert_eq!(weekday_back(friday, 5), friday);
        assert_eq!(day_back(friday, 21), Some(date(2023, 9, 21)));
        assert_eq!(day_back(date(2023, 3, 15), 31), Some(date(2023, 1, 31)));
        assert_eq!(month_back(friday, 12), When::Month(2022, 12));
        assert_eq!(month_day(friday, 12, 31), Some(date(2022, 12, 31)));
        assert_eq!(month_offset(date(2024, 1, 31), -1), When::Month(2023, 12));
        assert_eq!(season_back(date(2025, 1, 24), 23, -1), When::Season(2024, 23));
        assert_eq!(week(date(2025, 1, 24), 0).edtf().as_deref(), Some("2025-01-20/2025-01-26"));
        assert_eq!(When::Span("2022-02".into(), "1944-09-17".into()).edtf(), None);
        assert_eq!(past(date(2017, 9, 4), 2, 30).edtf().as_deref(), Some("2017-07-04/2017-09-04"));
    }
}
