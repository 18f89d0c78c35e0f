//! Days as other data sets write them, and EDTF from days and how precisely they are known. Input: cells. Output: days,
//! EDTF text. Leaves out dates that two countries read differently (`10/9/2023`): they are refused.

use super::row::{fault, short};
use crate::ClaimsError;
use attested_model::Day;

/// A day written as `2023-10-09` (a time of day after it is left off) or `9 October 2023`.
pub(super) fn day(column: &'static str, text: &str) -> Result<Day, ClaimsError> {
    let digits = text.split([' ', 'T']).next().unwrap_or(text);
    let iso = if digits.len() == 10 { digits.parse::<Day>().ok() } else { None };
    let day = iso.or_else(|| Day::strptime("%d %B %Y", text).ok());
    day.filter(|day| day.year() >= 1000).ok_or_else(|| {
        fault(
            column,
            &format!("'{}' is no date that reads one way: write it as 2023-10-09 (or 9 October 2023)", short(text)),
        )
    })
}

/// The days from one to another, each inclusive. `throughout`: it went on over all of them; else it was on some day of
/// them: the month or the year where they are one whole, else one of a set.
pub(super) fn range(from: Day, to: Day, throughout: bool) -> String {
    let whole = |first: Day, last: Day| from == first && to == last;
    match (from == to, throughout) {
        (true, true) => from.to_string(),
        (true, false) => format!("{from}~"),
        (false, true) => format!("{from}/{to}"),
        (false, false) if whole(from.first_of_year(), from.last_of_year()) => format!("{:04}", from.year()),
        (false, false) if whole(from.first_of_month(), from.last_of_month()) => month(from),
        (false, false) => format!("[{from}..{to}]"),
    }
}

/// The month of a day.
pub(super) fn month(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Some day of the week that a day stands for, whichever day of that week it is.
pub(super) fn week_around(day: Day) -> String {
    let six = jiff::Span::new().days(6);
    let (from, to) = (day.checked_sub(six).unwrap_or(day), day.checked_add(six).unwrap_or(day));
    range(from, to, false)
}
