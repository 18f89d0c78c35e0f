//! Dates as a language writes them. Input: EDTF text of the record. Output: text; an expression beyond days,
//! months, years, their ranges and sets is shown as it was written. Leaves out weekdays, times and time zones.

use crate::{Arg, Translate, visible};

/// A date of the record: `9 October 2023`, `October 2023`, `about 13 October 2023`, `since 25 September 2023`.
pub fn date(words: &dyn Translate, edtf: &str) -> String {
    let text = edtf.trim();
    if text.is_empty() {
        return words.text("date-unknown", &[]);
    }
    said(words, text).unwrap_or_else(|| visible(text))
}

/// A day within a row of days, without its year: `9 Oct`.
pub fn day_short(words: &dyn Translate, day: &str) -> String {
    match parts(day) {
        Some((_, Some(month), Some(day))) => {
            words.text("date-short", &[("month", Arg::Count(month)), ("day", Arg::Count(day))])
        }
        Some(_) | None => date(words, day),
    }
}

fn said(words: &dyn Translate, text: &str) -> Option<String> {
    let set = |open, close| text.strip_prefix(open).and_then(|t| t.strip_suffix(close));
    if let Some(members) = set('{', '}') {
        return Some(words.text("date-all", &[("dates", Arg::Text(&joined(words, members)?))]));
    }
    if let Some(members) = set('[', ']') {
        if let Some((from, to)) = members.split_once("..").filter(|(from, to)| !from.is_empty() && !to.is_empty()) {
            let (from, to) = (simple(words, from)?, simple(words, to)?);
            return Some(words.text("date-within", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))]));
        }
        return Some(words.text("date-one-of", &[("dates", Arg::Text(&joined(words, members)?))]));
    }
    match text.split_once('/') {
        Some((from, "" | "..")) => Some(words.text("date-since", &[("from", Arg::Text(&simple(words, from)?))])),
        Some(("" | "..", to)) => Some(words.text("date-until", &[("to", Arg::Text(&simple(words, to)?))])),
        Some((from, to)) => {
            let (from, to) = (simple(words, from)?, simple(words, to)?);
            Some(words.text("date-between", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))]))
        }
        None => simple(words, text),
    }
}

fn joined(words: &dyn Translate, members: &str) -> Option<String> {
    let members = members.split(',').map(|m| simple(words, m.trim())).collect::<Option<Vec<_>>>()?;
    Some(super::list(words, &members))
}

/// A day, a month or a year, with its qualifier.
fn simple(words: &dyn Translate, text: &str) -> Option<String> {
    let (plain, keys): (&str, &[&str]) = match text.char_indices().next_back()? {
        (at, '~') => (&text[..at], &["date-approximate"]),
        (at, '?') => (&text[..at], &["date-uncertain"]),
        (at, '%') => (&text[..at], &["date-approximate", "date-uncertain"]),
        (_, _) => (text, &[]),
    };
    let date = match parts(plain)? {
        (year, Some(month), Some(day)) => {
            words.text("date-day", &[("year", Arg::Text(year)), ("month", Arg::Count(month)), ("day", Arg::Count(day))])
        }
        (year, Some(month), None) => {
            words.text("date-month", &[("year", Arg::Text(year)), ("month", Arg::Count(month))])
        }
        (year, None, _) => words.text("date-year", &[("year", Arg::Text(year))]),
    };
    Some(keys.iter().fold(date, |date, key| words.text(key, &[("date", Arg::Text(&date))])))
}

/// A year, a month and a day, as far as stated.
type Parts<'t> = (&'t str, Option<u64>, Option<u64>);

/// Year, month and day of `2023`, `2023-10`, `2023-10-09`.
fn parts(text: &str) -> Option<Parts<'_>> {
    let number = |t: &str, high: u64| {
        let digits = t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit());
        t.parse::<u64>().ok().filter(|n| digits && (1..=high).contains(n))
    };
    let mut fields = text.split('-');
    let year = fields.next().filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
    match (fields.next(), fields.next(), fields.next()) {
        (None, _, _) => Some((year, None, None)),
        (Some(month), None, _) => Some((year, Some(number(month, 12)?), None)),
        (Some(month), Some(day), None) => Some((year, Some(number(month, 12)?), Some(number(day, 31)?))),
        (Some(_), Some(_), Some(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Keys;

    #[test]
    fn dates_are_said_and_what_is_beyond_us_is_shown_as_written() {
        for (edtf, wanted) in [
            ("2023-10-09", "date-day(year=2023,month=10,day=9)"),
            ("2023-10", "date-month(year=2023,month=10)"),
            ("2023", "date-year(year=2023)"),
            ("2023-10-13~", "date-approximate(date=date-day(year=2023,month=10,day=13))"),
            ("2023-09-25/..", "date-since(from=date-day(year=2023,month=9,day=25))"),
            ("../2023", "date-until(to=date-year(year=2023))"),
            (
                "{2023-10-08,2023-10-09}",
                "date-all(dates=date-day(year=2023,month=10,day=8), date-day(year=2023,month=10,day=9))",
            ),
            ("2023-21", "2023-21"),
            ("199X", "199X"),
            ("", "date-unknown()"),
            ("<script>", "<script>"),
        ] {
            assert_eq!(date(&Keys, edtf), wanted, "{edtf}");
        }
        assert_eq!(day_short(&Keys, "2023-10-09"), "date-short(month=10,day=9)");
    }
}
