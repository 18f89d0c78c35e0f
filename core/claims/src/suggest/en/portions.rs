//! English parts of months and years, and what lies before or after: "early December", "the first half of 2022", "the week
//! to Wednesday", "last Monday", "the past two years".
//!
//! Input: a token of a sentence, its lexicon hits, the day of publication. Output: a [`Time`]; a part of a month or a year is
//! no day. Leaves out dates in figures (`figures`) and what joins two of them (`joined`).

use jiff::civil::Date;

use super::super::lexicon::{Hit, Lexicon, TimeRole};
use super::super::text::Sentence;
use super::super::when::{self, Time, When};
use super::dates::{one, small, with_day_part, word};
use super::figures::year_at;
use super::stretches::DECADE;

/// "early December", "late 2022", "the end of May", "early in 2023".
pub(super) fn portion(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    published: Date,
    hit: &Hit,
    value: i32,
    next: usize,
) -> Option<Time> {
    let mut at = next;
    while matches!(sentence.token(at), "-" | "in" | "of" | "the") && at < next + 2 {
        at += 1;
    }
    // "since the start of the year": a year begins in January.
    let since = sentence.token_from(hit.start).checked_sub(1).is_some_and(|at| sentence.token(at) == "since");
    if sentence.token(at) == "year" && sentence.token(at - 1) == "the" {
        let year = published.year();
        let when = if since && value < 0 { When::Month(year, 1) } else { When::Year(year) };
        return Some(Time {
            start: hit.start,
            end: sentence.tokens[at].end,
            when,
            rule: "a part of it; no day is invented",
        });
    }
    let inner = one(sentence, lexicon, published, at)?;
    let when = match (&inner.when, value) {
        (When::Month(year, month), 2) => When::Day(when::month_end(*year, *month)?.min(published)),
        (When::Year(_) | When::Month(..) | When::Season(..), _) => inner.when.clone(),
        (When::Text(_), _) if inner.rule == DECADE => inner.when.clone(),
        _ => return None,
    };
    Some(Time { start: hit.start, end: inner.end, when, rule: "a part of it; no day is invented" })
}

/// "over the weekend", "at the weekend", "last weekend": the latest Saturday and Sunday.
pub(super) fn weekend(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<Time> {
    let opener = matches!(sentence.token(token), "the" | "last" | "this" | "past" | "previous");
    if !opener || sentence.token(token + 1) != "weekend" {
        return None;
    }
    let before = token.checked_sub(1).map_or("", |at| sentence.token(at));
    let first = if matches!(before, "over" | "at" | "during") { token - 1 } else { token };
    let saturday = when::weekday_back(published, 6);
    let sunday = if saturday == published { published } else { when::days(saturday, 1) };
    let when = When::Span(saturday.to_string(), sunday.to_string());
    Some(Time {
        start: sentence.tokens[first].start,
        end: sentence.tokens[token + 1].end,
        when,
        rule: "the latest Saturday and Sunday",
    })
}

/// "the week to Wednesday", "the 10 days to March 3", "the 12 months to April", "the four days from June 14".
pub(super) fn week_to(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
    if sentence.token(token) != "the" {
        return None;
    }
    let (number, next) = match small(sentence, lexicon, token + 1) {
        Some((number, next, _)) => (number, next),
        None => (1, token + 1),
    };
    let (unit, TimeRole::Unit, size, _) = word(sentence, lexicon, next)? else { return None };
    let mut at = sentence.token_from(unit.end);
    // "the week of 8 July"
    if sentence.token(at) == "of" && size == 7 && next == token + 1 {
        let inner = one(sentence, lexicon, published, at + 1)?;
        let When::Day(day) = inner.when else { return None };
        let rule = "the week of a day";
        return Some(Time { start: sentence.tokens[token].start, end: inner.end, when: when::week(day, 0), rule });
    }
    let onward = matches!(sentence.token(at), "from" | "starting" | "beginning");
    match sentence.token(at) {
        "from" | "starting" | "beginning" => at += 1 + usize::from(sentence.token(at + 1) == "on"),
        "to" | "through" | "until" => at += 1,
        "ending" | "ended" | "up" => at += if matches!(sentence.token(at + 1), "on" | "to") { 2 } else { 1 },
        _ => return None,
    }
    let inner = one(sentence, lexicon, published, at)?;
    let when = match inner.when {
        When::Day(first) if onward => {
            When::Span(first.to_string(), when::days(when::forward(first, number, size), -1).to_string())
        }
        When::Day(last) => When::Span(when::days(when::back(last, number, size), 1).to_string(), last.to_string()),
        When::Month(year, month) if !onward && matches!(size, 30 | 365) => {
            let months = if size == 30 { number } else { number.saturating_mul(12) };
            let (first_year, first_month) = when::shifted(year, month, 1 - months);
            When::Span(format!("{first_year:04}-{first_month:02}"), format!("{year:04}-{month:02}"))
        }
        _ => return None,
    };
    let rule = if onward { "the stretch from a day on" } else { "the stretch up to a day" };
    Some(Time { start: sentence.tokens[token].start, end: inner.end, when, rule })
}

/// "the first half of 2022", "the third quarter of last year", "the first nine months of this year".
pub(super) fn fraction(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
    let start = sentence.tokens.get(token)?.start;
    let mut at = token + usize::from(sentence.token(token) == "the");
    let place = match sentence.token(at) {
        "first" | "opening" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "last" | "final" => 0,
        _ => return None,
    };
    at += 1;
    let (size, rule) = match sentence.token(at) {
        "half" => (6, "half of a year"),
        "quarter" => (3, "quarter of a year"),
        _ => {
            let (number, next, _) = small(sentence, lexicon, at)?;
            if !matches!(sentence.token(next), "months" | "month") || !matches!(place, 0 | 1) {
                return None;
            }
            at = next;
            (number, "months of a year")
        }
    };
    // "in the first quarter": of the year of publication, or the last one that is over.
    if sentence.token(at + 1) != "of" && rule != "months of a year" && place > 0 && sentence.token(token) == "the" {
        let over = published.month() > (place * size) as i8 || place == 1;
        let year = published.year() - i16::from(!over);
        let when =
            When::Span(format!("{year:04}-{:02}", (place - 1) * size + 1), format!("{year:04}-{:02}", place * size));
        return Some(Time { start, end: sentence.tokens[at].end, when, rule });
    }
    if sentence.token(at + 1) != "of" || !(1..12).contains(&size) {
        return None;
    }
    let inner = if matches!(sentence.token(at + 2), "the" | "that") && sentence.token(at + 3) == "year" {
        Time { start, end: sentence.tokens[at + 3].end, when: When::Year(published.year()), rule: "" }
    } else {
        one(sentence, lexicon, published, at + 2).or_else(|| {
            year_at(sentence, at + 2).map(|(year, end)| Time { start, end, when: When::Year(year), rule: "" })
        })?
    };
    let year = match inner.when {
        When::Year(year) => year,
        When::Month(..) => {
            return Some(Time { start, end: inner.end, when: inner.when, rule: "a part of it; no day is invented" });
        }
        _ => return None,
    };
    let last = if place == 0 { 12 } else { place * size };
    if last > 12 {
        return None;
    }
    let when = When::Span(format!("{year:04}-{:02}", last - size + 1), format!("{year:04}-{last:02}"));
    Some(Time { start, end: inner.end, when, rule })
}

/// "last month", "this week", "last Monday", "last fall", "the past two years".
pub(super) fn shift(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    published: Date,
    hit: &Hit,
    value: i32,
    next: usize,
) -> Option<Time> {
    let make = |end: usize, when: When, rule| Some(Time { start: hit.start, end, when, rule });
    if let Some((number, after, _)) = small(sentence, lexicon, next)
        && let Some((unit, TimeRole::Unit, size, _)) = word(sentence, lexicon, after)
        && value < 0
    {
        return make(unit.end, when::past(published, number, size), "the stretch before publication");
    }
    let (inner, role, size, _) = word(sentence, lexicon, next)?;
    match role {
        TimeRole::Unit if size == 3650 && value < 0 => {
            make(inner.end, when::past(published, 1, size), "the stretch before publication")
        }
        TimeRole::Unit => {
            let when = match size {
                7 => when::week(published, value),
                30 => when::month_offset(published, value),
                14 if value < 0 => when::past(published, 1, 14),
                365 => When::Year(published.year() + value as i16),
                _ => return None,
            };
            let when = if sentence.slice(hit.start, hit.end).ends_with("past") {
                when::past(published, 1, size)
            } else {
                when
            };
            make(inner.end, when, "counted from publication")
        }
        TimeRole::Weekday => {
            let date = if value < 0 && when::weekday_back(published, size as i8) == published {
                when::days(published, -7)
            } else {
                when::weekday_back(published, size as i8)
            };
            make(with_day_part(sentence, lexicon, inner.end), When::Day(date), "the latest such weekday")
        }
        TimeRole::Month => {
            let year =
                if value == 0 || i32::from(published.month()) > size { published.year() } else { published.year() - 1 };
            make(inner.end, When::Month(year, size as i8), "the latest such month")
        }
        TimeRole::Season => {
            make(inner.end, when::season_back(published, size as u8, value as i16), "the latest such season")
        }
        TimeRole::DayPart if value == 0 => make(inner.end, When::Day(published), "the day of publication"),
        _ => None,
    }
}
