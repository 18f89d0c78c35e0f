//! English dates written with a month or in figures: "9 October 2023", "Thursday, March 7", "October 3-7", "2014", 2023-10-09.
//!
//! Input: a token of a sentence, its lexicon hits, the day of publication. Output: a [`Time`]. A month without a year and a
//! day without a month are the latest ones not after publication. Leaves out days told by words (`dates`, `portions`).

use jiff::civil::Date;

use super::super::lexicon::{Class, Hit, Lexicon, TimeRole, Word};
use super::super::text::{Sentence, TokenKind};
use super::super::when::{self, Time, When};
use super::dates::{counted, word};

/// "Thursday, March 7", "Monday 9 October".
pub(super) fn month_after_weekday(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    published: Date,
    hit: &Hit,
    next: usize,
) -> Option<Time> {
    let at = if sentence.token(next) == "," { next + 1 } else { next };
    let time = match word(sentence, lexicon, at) {
        Some((month_hit, TimeRole::Month, value, _)) => {
            month(sentence, lexicon, published, at, &month_hit, value as i8)
        }
        _ if sentence.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Digits) => {
            from_digits(sentence, lexicon, published, at)
        }
        _ => None,
    }?;
    matches!(time.when, When::Day(_)).then_some(Time { start: hit.start, ..time })
}

/// A four-digit year at a token.
pub(super) fn year_at(sentence: &Sentence<'_>, token: usize) -> Option<(i16, usize)> {
    let here = sentence.tokens.get(token)?;
    let text = sentence.slice(here.start, here.end);
    if here.kind != TokenKind::Digits || text.len() != 4 {
        return None;
    }
    text.parse::<i16>().ok().filter(|year| (1900..2100).contains(year)).map(|year| (year, here.end))
}

/// A day of the month at a token, with an ordinal ending.
pub(super) fn day_at(sentence: &Sentence<'_>, token: usize) -> Option<(i8, usize)> {
    let here = sentence.tokens.get(token)?;
    if here.kind != TokenKind::Digits {
        return None;
    }
    let day = sentence.slice(here.start, here.end).parse::<i8>().ok().filter(|day| (1..=31).contains(day))?;
    let after = sentence.tokens.get(token + 1).filter(|next| {
        next.start == here.end && matches!(sentence.slice(next.start, next.end), "st" | "nd" | "rd" | "th")
    });
    Some((day, after.map_or(here.end, |next| next.end)))
}

/// "October 9", "April 28, 2019", "March 2011", "October".
pub(super) fn month(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    published: Date,
    token: usize,
    hit: &Hit,
    value: i8,
) -> Option<Time> {
    // "may" and "march" are months only as names.
    if matches!(sentence.slice(hit.start, hit.end), "may" | "march")
        && (!sentence.capital(token)
            || (token == 0 && day_at(sentence, token + 1).is_none() && year_at(sentence, token + 1).is_none()))
    {
        return None;
    }
    let mut next = sentence.token_from(hit.end);
    if sentence.token(next) == "." {
        next += 1;
    }
    let make = |end: usize, when: When, rule| Some(Time { start: hit.start, end, when, rule });
    if let Some((day, end)) = day_at(sentence, next)
        && sentence.token(sentence.token_from(end)) != "%"
    {
        if let Some((last, last_end)) = second_day(sentence, lexicon, sentence.token_from(end), day) {
            return days_of_month(sentence, published, (hit.start, last_end), (day, last), value, last_end);
        }
        let after = sentence.token_from(end);
        let at = if sentence.token(after) == "," { after + 1 } else { after };
        if let Some((year, year_end)) = year_at(sentence, at)
            && let Ok(date) = Date::new(year, value, day)
        {
            return make(year_end, When::Day(date), "month, day and year");
        }
        if let Some((year, end)) = year_named(sentence, published, after)
            && let Ok(date) = Date::new(year, value, day)
        {
            return make(end, When::Day(date), "month and day of a named year");
        }
        return make(end, When::Day(when::month_day(published, value, day)?), "month and day, latest");
    }
    let at = if matches!(sentence.token(next), "," | "of") { next + 1 } else { next };
    if let Some((year, end)) = year_at(sentence, at) {
        return make(end, When::Month(year, value), "month and year");
    }
    let named = next + usize::from(sentence.token(next) == "of");
    let named = named + usize::from(named > next && sentence.token(named) == "the");
    if matches!(sentence.token(named), "last" | "this" | "previous") && sentence.token(named + 1) == "year" {
        let year = published.year() - i16::from(sentence.token(named) != "this");
        return make(sentence.tokens[named + 1].end, When::Month(year, value), "month of a named year");
    }
    make(hit.end, when::month_back(published, value), "the latest such month")
}

/// "last year", "this year" behind a day.
fn year_named(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<(i16, usize)> {
    let at = token + usize::from(sentence.token(token) == "of");
    let back = match sentence.token(at) {
        "last" => 1,
        "this" => 0,
        _ => return None,
    };
    (sentence.token(at + 1) == "year").then(|| (published.year() - back, sentence.tokens[at + 1].end))
}

/// The second day of "October 3-7", "3 to 7 October": after a joint, a later day that counts nothing itself.
fn second_day(sentence: &Sentence<'_>, lexicon: &Lexicon, joint: usize, first: i8) -> Option<(i8, usize)> {
    if !matches!(sentence.token(joint), "-" | "\u{2013}" | "to" | "and" | "through" | "until" | "or") {
        return None;
    }
    let (last, end) = day_at(sentence, joint + 1).filter(|(last, _)| *last > first)?;
    let next = sentence.tokens.get(sentence.token_from(end));
    let counts = next.is_some_and(|next| {
        [Class::Noun, Class::Drop, Class::Act].iter().any(|class| sentence.hit_at(*class, next.start).is_some())
            || matches!(
                sentence.hit_at(Class::Numeral, next.start).map(|hit| lexicon.word(hit)),
                Some(Word::Numeral { .. })
            )
            || matches!(sentence.slice(next.start, next.end), "%" | "people" | "more" | "of" | "were" | "was")
    });
    (!counts).then_some((last, end))
}

/// Two days of one month, with the year that may follow.
fn days_of_month(
    sentence: &Sentence<'_>,
    published: Date,
    range: (usize, usize),
    days: (i8, i8),
    value: i8,
    year_from: usize,
) -> Option<Time> {
    let after = sentence.token_from(year_from);
    let at = if sentence.token(after) == "," { after + 1 } else { after };
    let (from, to, end) = match year_at(sentence, at) {
        Some((year, end)) => (Date::new(year, value, days.0).ok()?, Date::new(year, value, days.1).ok()?, end),
        None => {
            let from = when::month_day(published, value, days.0)?;
            (from, Date::new(from.year(), value, days.1).ok()?, range.1)
        }
    };
    let before = sentence.token_from(range.0).checked_sub(1);
    let opened = before.filter(|at| matches!(sentence.token(*at), "between" | "from"));
    let start = opened.map_or(range.0, |at| sentence.tokens[at].start);
    Some(Time { start, end, when: When::Span(from.to_string(), to.to_string()), rule: "from … to …" })
}

/// Dates that begin with digits: "9 October 2023", "2014", "11 days ago".
pub(super) fn from_digits(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
    let start = sentence.tokens[token].start;
    if let Some((day, end)) = day_at(sentence, token) {
        let mut next = sentence.token_from(end);
        // "3 to 7 October"
        if let Some((last, last_end)) = second_day(sentence, lexicon, next, day)
            && let month = sentence.token_from(last_end)
            && let Some((hit, TimeRole::Month, value, _)) = word(sentence, lexicon, month)
            && sentence.capital(month)
        {
            return days_of_month(sentence, published, (start, hit.end), (day, last), value as i8, hit.end);
        }
        if sentence.token(next) == "of" {
            next += 1;
        }
        if let Some((hit, TimeRole::Month, value, _)) = word(sentence, lexicon, next)
            && sentence.capital(next)
        {
            let after = sentence.token_from(hit.end);
            let at = if matches!(sentence.token(after), "," | ".") { after + 1 } else { after };
            if let Some((year, year_end)) = year_at(sentence, at)
                && let Ok(date) = Date::new(year, value as i8, day)
            {
                return Some(Time { start, end: year_end, when: When::Day(date), rule: "day, month and year" });
            }
            if let Some((year, year_end)) = year_named(sentence, published, after)
                && let Ok(date) = Date::new(year, value as i8, day)
            {
                return Some(Time {
                    start,
                    end: year_end,
                    when: When::Day(date),
                    rule: "month and day of a named year",
                });
            }
            return Some(Time {
                start,
                end: hit.end,
                when: When::Day(when::month_day(published, value as i8, day)?),
                rule: "day and month, latest",
            });
        }
    }
    if let Some((year, end)) = year_at(sentence, token) {
        // 2023-10-09
        if let [a, b, c, d] = [1, 2, 3, 4].map(|by| sentence.token(token + by))
            && a == "-"
            && c == "-"
            && let (Ok(month), Ok(day)) = (b.parse::<i8>(), d.parse::<i8>())
            && let Ok(date) = Date::new(year, month, day)
        {
            return Some(Time {
                start,
                end: sentence.tokens[token + 4].end,
                when: When::Day(date),
                rule: "a full date",
            });
        }
        let before = token.checked_sub(1).map_or("", |at| sentence.token(at));
        let counted =
            sentence.tokens.get(token + 1).is_some_and(|next| sentence.hit_at(Class::Noun, next.start).is_some())
                || sentence.norm.as_bytes().get(end) == Some(&b',');
        let opens = matches!(
            before,
            "in" | "since"
                | "of"
                | "by"
                | "until"
                | "during"
                | "from"
                | "to"
                | "and"
                | "between"
                | "through"
                | "before"
                | "after"
                | "late"
                | "early"
                | "mid"
                | "throughout"
                | "year"
                | "-"
                | "\u{2013}"
                | "("
                | "for"
                | "than"
                | "summer"
                | ","
                | "at"
        );
        // "the 2021 takeover", "since the 2014 war"
        const EVENTS: &str = "coup takeover war invasion annexation crackdown genocide election elections vote uprising revolution offensive massacre attack attacks earthquake famine conflict ceasefire protests campaign purge exodus agreement deal siege battle raid kidnapping abduction unrest clashes violence military presidential";
        if before == "the" && EVENTS.split(' ').any(|event| event == sentence.token(token + 1)) {
            return Some(Time { start, end, when: When::Year(year), rule: "a year" });
        }
        if opens
            && (!counted || sentence.norm.as_bytes().get(end) == Some(&b','))
            && sentence.tokens.get(token + 1).is_none_or(|next| sentence.hit_at(Class::Noun, next.start).is_none())
        {
            return Some(Time { start, end, when: When::Year(year), rule: "a year" });
        }
    }
    counted(sentence, lexicon, published, token)
}
