//! English stretches of time that a table of words cannot hold.
//!
//! Input: a token of a sentence, the day of publication. Output: a [`Time`] for a decade ("the early 2000s"), years joined
//! by a dash ("the 1950-53 war"), hours back, a bare day of the month ("on the 13th"), and days counted from the day the
//! text named last ("the following day", [`EARLIER`]). Leaves out single dates and what opens them (`dates`).

use jiff::civil::Date;

use super::super::lexicon::Lexicon;
use super::super::text::{Sentence, TokenKind};
use super::super::when::{self, Time, When};
use super::dates::small;
use super::figures::{day_at, year_at};
use super::nouns::ends_phrase;

/// The rule of "two days earlier", "the next day".
pub(super) const EARLIER: &str = "counted back from the day named before it";

/// The rule of "the 1950-53 war".
pub(super) const YEARS: &str = "years joined by a dash";

/// The rule of "the early 2000s".
pub(super) const DECADE: &str = "a decade";

/// A stretch that begins at a token.
pub(super) fn stretch(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
    // Every token of a text comes by here: its own word tells which readings there are.
    match sentence.token(token) {
        "the" => hours(sentence, lexicon, published, token)
            .or_else(|| bare_day(sentence, published, token))
            .or_else(|| day_beside(sentence, token))
            .or_else(|| course(sentence, published, token)),
        "that" => day_beside(sentence, token),
        "past" | "last" | "previous" | "preceding" => hours(sentence, lexicon, published, token),
        "half" => half_year_ago(sentence, published, token),
        "christmas" | "new" | "boxing" => feast(sentence, published, token),
        word if word.bytes().any(|byte| byte.is_ascii_digit()) => decade(sentence, token)
            .or_else(|| years(sentence, published, token))
            .or_else(|| part_of_year(sentence, token))
            .or_else(|| quarter(sentence, token)),
        _ => None,
    }
}

/// "2000s": the decade, its last digit left open.
fn decade(sentence: &Sentence<'_>, token: usize) -> Option<Time> {
    let here = sentence.tokens.get(token)?;
    let word = sentence.token(token);
    let prefix = ["mid-", "early-", "late-"].iter().find(|prefix| word.starts_with(**prefix)).map_or(0, |it| it.len());
    let digits = word.get(prefix..prefix + 4)?;
    let year = digits.parse::<i16>().ok().filter(|year| (1900..2100).contains(year) && year % 10 == 0)?;
    let end = match &word[prefix + 4..] {
        "s" => here.end,
        "" => {
            let next = sentence.tokens.get(token + 1)?;
            (next.start == here.end && sentence.token(token + 1) == "s").then_some(next.end)?
        }
        _ => return None,
    };
    let edtf = format!("{:03}X", year / 10);
    Some(Time { start: here.start, end, when: When::Text(edtf), rule: DECADE })
}

/// "1950-53", "2014–2017".
fn years(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<Time> {
    let (first, end) = year_at(sentence, token)?;
    let dash = sentence.tokens.get(token + 1).filter(|dash| dash.start == end)?;
    if !matches!(sentence.token(token + 1), "-" | "\u{2013}") {
        return None;
    }
    let second =
        sentence.tokens.get(token + 2).filter(|next| next.kind == TokenKind::Digits && next.start == dash.end)?;
    let text = sentence.slice(second.start, second.end);
    let last = match text.len() {
        4 => text.parse::<i16>().ok()?,
        2 => first / 100 * 100 + text.parse::<i16>().ok()?,
        _ => return None,
    };
    let full = matches!(sentence.token(token + 3), "-" | "/");
    (first < last && last <= published.year() && !full).then(|| Time {
        start: sentence.tokens[token].start,
        end: second.end,
        when: When::Span(format!("{first:04}"), format!("{last:04}")),
        rule: YEARS,
    })
}

/// "mid-2022", written as one word.
fn part_of_year(sentence: &Sentence<'_>, token: usize) -> Option<Time> {
    let here = sentence.tokens.get(token)?;
    let word = sentence.token(token);
    let year = ["mid-", "early-", "late-"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
    let year = (year.len() == 4).then(|| year.parse::<i16>().ok())?.filter(|year| (1900..2100).contains(year))?;
    Some(Time { start: here.start, end: here.end, when: When::Year(year), rule: "a part of it; no day is invented" })
}

/// "the past 24 hours", "the last 48 hours": whole days back from publication.
fn hours(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
    let first = token + usize::from(sentence.token(token) == "the");
    if !matches!(sentence.token(first), "past" | "last" | "previous" | "preceding") {
        return None;
    }
    let (number, next, _) = small(sentence, lexicon, first + 1)?;
    if sentence.token(next) != "hours" || number < 24 || number % 24 != 0 {
        return None;
    }
    Some(Time {
        start: sentence.tokens[token].start,
        end: sentence.tokens[next].end,
        when: when::past(published, number / 24, 1),
        rule: "the stretch before publication",
    })
}

/// "on the 13th", "the night of the 7th": a day of the latest such month.
fn bare_day(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<Time> {
    let opens = |at: usize| matches!(sentence.token(at), "on" | "of" | "by" | "since" | "until" | "from");
    if sentence.token(token) != "the" || !token.checked_sub(1).is_some_and(opens) {
        return None;
    }
    let (day, end) = day_at(sentence, token + 1)?;
    let ordinal = end > sentence.tokens[token + 1].end;
    let after = sentence.token_from(end);
    let closes = sentence.tokens.get(after).is_none_or(|next| {
        next.kind != TokenKind::Word || ends_phrase(sentence.token(after)) || sentence.token(after) == "when"
    });
    if !ordinal || !closes {
        return None;
    }
    let when = When::Day(when::day_back(published, day)?);
    Some(Time { start: sentence.tokens[token].start, end, when, rule: "a day of the latest such month" })
}

/// "the previous day", "the week before", "the following night", "that same day".
fn day_beside(sentence: &Sentence<'_>, token: usize) -> Option<Time> {
    let unit = |word: &str| match word {
        "day" | "night" | "evening" | "morning" | "afternoon" => Some(1),
        "week" => Some(7),
        "month" => Some(30),
        "year" => Some(365),
        _ => None,
    };
    let words = [0, 1, 2].map(|by| sentence.token(token + by));
    let (by, size, length) = match words {
        ["the", "previous" | "preceding", word] => (-1, unit(word)?, 3),
        ["the", "next" | "following", word] => (1, unit(word)?, 3),
        ["the" | "that", "same" | "very", word] if unit(word) == Some(1) => (0, 1, 3),
        ["the", word, "before" | "earlier"] if closed(sentence, token + 3) => (-1, unit(word)?, 3),
        ["the", word, "after"] if closed(sentence, token + 3) => (1, unit(word)?, 3),
        ["that", word, _] if unit(word) == Some(1) => (0, 1, 2),
        _ => return None,
    };
    Some(Time {
        start: sentence.tokens[token].start,
        end: sentence.tokens[token + length - 1].end,
        when: When::Beside(by, size),
        rule: EARLIER,
    })
}

/// Whether nothing follows that "before" or "after" governs.
fn closed(sentence: &Sentence<'_>, token: usize) -> bool {
    sentence.tokens.get(token).is_none_or(|next| next.kind != TokenKind::Word)
}

/// "in the course of the year", "throughout the year": the year of publication; a January report tells of the last one.
fn course(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<Time> {
    let before = token.checked_sub(1).map_or("", |at| sentence.token(at));
    let first = sentence.token(token);
    let year = match first {
        "the" if sentence.token(token + 1) == "course" && sentence.token(token + 2) == "of" => token + 3,
        "the" if matches!(before, "during" | "throughout") => token,
        _ => return None,
    };
    if sentence.token(year) != "the" || sentence.token(year + 1) != "year" {
        return None;
    }
    Some(Time {
        start: sentence.tokens[token].start,
        end: sentence.tokens[year + 1].end,
        when: When::Year(published.year() - i16::from(published.month() == 1)),
        rule: "the year of publication",
    })
}

/// "half a year ago".
fn half_year_ago(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<Time> {
    let words = [0, 1, 2, 3].map(|by| sentence.token(token + by));
    (words == ["half", "a", "year", "ago"]).then(|| Time {
        start: sentence.tokens[token].start,
        end: sentence.tokens[token + 3].end,
        when: when::month_offset(published, -6),
        rule: "counted back from publication",
    })
}

/// "on Christmas Day", "New Year's Eve": the latest one.
fn feast(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<Time> {
    let words = [0, 1, 2, 3].map(|by| sentence.token(token + by));
    let (month, day, length) = match words {
        ["christmas", "day", ..] => (12, 25, 2),
        ["christmas", "eve", ..] => (12, 24, 2),
        ["new", "year", "'s", "eve"] => (12, 31, 4),
        ["new", "year", "'s", "day"] => (1, 1, 4),
        ["boxing", "day", ..] => (12, 26, 2),
        _ => return None,
    };
    let next = token + length;
    let year = year_at(sentence, next + usize::from(sentence.token(next) == ","));
    let (date, end) = match year {
        Some((year, end)) => (Date::new(year, month, day).ok()?, end),
        None => (when::month_day(published, month, day)?, sentence.tokens[next - 1].end),
    };
    Some(Time { start: sentence.tokens[token].start, end, when: When::Day(date), rule: "a feast, the latest" })
}

/// "Q1 2024".
fn quarter(sentence: &Sentence<'_>, token: usize) -> Option<Time> {
    let part: i32 = sentence.token(token).strip_prefix('q')?.parse().ok().filter(|part| (1..=4).contains(part))?;
    let at = token + 1 + usize::from(sentence.token(token + 1) == "of");
    let (year, end) = year_at(sentence, at)?;
    let when = When::Span(format!("{year:04}-{:02}", part * 3 - 2), format!("{year:04}-{:02}", part * 3));
    Some(Time { start: sentence.tokens[token].start, end, when, rule: "quarter of a year" })
}
