//! English time expressions.
//!
//! Input: a sentence, its lexicon hits, the day of publication. Output: [`Time`]s in order, parts of months and of years
//! read; `joined` then reads "since", "until", "between … and …". A number inside one of them counts no people.

use jiff::civil::Date;

use super::super::lexicon::{Class, Hit, Lexicon, TimeRole, Word};
use super::super::text::{Sentence, TokenKind};
use super::super::when::{self, Time, When};
use super::joined::joined;
use super::stretches::{DECADE, EARLIER, stretch};

/// The time expressions of a sentence, in order.
pub(crate) fn times(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    published: Date,
    told: Option<&str>,
    theatre: Option<&'static str>,
) -> Vec<Time> {
    let mut plain: Vec<Time> = Vec::new();
    let mut token = 0;
    while token < sentence.tokens.len() {
        match one(sentence, lexicon, published, token) {
            Some(time) => {
                token = sentence.token_from(time.end).max(token + 1);
                plain.push(time);
            }
            None => token += 1,
        }
    }
    war_began(sentence, theatre, &mut plain);
    let told = told.and_then(|edtf| edtf.parse::<Date>().ok());
    joined(sentence, published, plain, told)
}

/// Wars by what a text names, and when they began.
const THEATRES: [(&str, &str); 7] = [
    ("gaza", "2023-10-07"),
    ("ukrain", "2022-02-24"),
    ("sudan", "2023-04-15"),
    ("tigray", "2020-11-04"),
    ("syria", "2011-03"),
    ("yemen", "2014-09"),
    ("myanmar", "2021-02-01"),
];

/// When the war began that a text's beginning names most.
pub(crate) fn theatre(beginning: &str) -> Option<&'static str> {
    let lower = beginning.to_lowercase();
    THEATRES
        .iter()
        .map(|(word, began)| (lower.matches(word).count(), *began))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, began)| began)
}

/// "since the war began", "since the start of the conflict": the war that the text is about.
fn war_began(sentence: &Sentence<'_>, theatre: Option<&'static str>, plain: &mut Vec<Time>) {
    const WORDS: [&str; 16] = [
        "since the coup",
        "after the coup",
        "the war began",
        "the war broke out",
        "the war started",
        "the war erupted",
        "the start of the war",
        "the beginning of the war",
        "the conflict began",
        "the conflict broke out",
        "the fighting began",
        "the fighting broke out",
        "the outbreak of the war",
        "the start of the conflict",
        "the outbreak of war",
        "war broke out",
    ];
    let Some(began) = theatre else { return };
    if !sentence.norm.contains("war")
        && !sentence.norm.contains("conflict")
        && !sentence.norm.contains("fighting")
        && !sentence.norm.contains(" coup")
    {
        return;
    }
    let Some((start, words)) = WORDS.iter().find_map(|words| sentence.norm.find(words).map(|start| (start, words)))
    else {
        return;
    };
    let coup = words.ends_with("coup");
    if coup && began != "2021-02-01" {
        return;
    }
    let (start, end) = if coup { (start + words.len() - 8, start + words.len()) } else { (start, start + words.len()) };
    if plain.iter().any(|time| time.start < end && start < time.end)
        || sentence.tokens[sentence.token_from(start).min(sentence.tokens.len() - 1)].start != start
    {
        return;
    }
    // "since the war began last April" has a date of its own.
    let next = sentence.token_from(end);
    if plain.iter().any(|time| time.start >= end && sentence.token_from(time.start) <= next + 2) {
        return;
    }
    plain.push(Time { start, end, when: When::Text(began.to_owned()), rule: "the war the text is about" });
    plain.sort_by_key(|time| time.start);
}

/// The time word that begins at a token.
fn word<'l>(sentence: &Sentence<'_>, lexicon: &'l Lexicon, token: usize) -> Option<(Hit, TimeRole, i32, &'l str)> {
    let start = sentence.tokens.get(token)?.start;
    let hit = sentence.hit_at(Class::Time, start)?;
    match lexicon.word(hit) {
        Word::Time { role, value, edtf } => Some((*hit, *role, *value, edtf)),
        _ => None,
    }
}

/// A single time expression that begins at a token.
fn one(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
    if let Some(time) = stretch(sentence, lexicon, published, token) {
        return Some(time);
    }
    // mid-September
    if let Some(prefix) = ["mid-", "early-", "late-"].iter().find(|prefix| sentence.token(token).starts_with(**prefix))
    {
        let start = sentence.tokens[token].start;
        let hit = *sentence.hit_at(Class::Time, start + prefix.len())?;
        let Word::Time { role: TimeRole::Month, value, .. } = lexicon.word(&hit) else { return None };
        return month(sentence, lexicon, published, token, &hit, *value as i8).map(|time| Time {
            start,
            rule: "a part of it; no day is invented",
            ..time
        });
    }
    if sentence.tokens.get(token)?.kind == TokenKind::Digits {
        return from_digits(sentence, lexicon, published, token);
    }
    if let Some(time) = weekend(sentence, published, token).or_else(|| week_to(sentence, lexicon, published, token)) {
        return Some(time);
    }
    if let Some(time) = fraction(sentence, lexicon, published, token) {
        return Some(time);
    }
    let Some((hit, role, value, edtf)) = word(sentence, lexicon, token) else {
        return counted(sentence, lexicon, published, token);
    };
    let next = sentence.token_from(hit.end);
    let make = |end: usize, when: When, rule| Some(Time { start: hit.start, end, when, rule });
    match role {
        TimeRole::Epoch => make(hit.end, When::Text(edtf.to_owned()), "a named epoch"),
        TimeRole::Vague => make(hit.end, When::Nothing, "no date"),
        TimeRole::Day => make(hit.end, When::Day(when::days(published, value)), "counted from publication"),
        TimeRole::Weekday => {
            let end = with_day_part(sentence, lexicon, hit.end);
            if let Some(time) = month_after_weekday(sentence, lexicon, published, &hit, next) {
                return Some(time);
            }
            make(end, When::Day(when::weekday_back(published, value as i8)), "the latest such weekday")
        }
        TimeRole::Month => month(sentence, lexicon, published, token, &hit, value as i8),
        TimeRole::Season => {
            let year = year_at(sentence, next)
                .or_else(|| year_at(sentence, next + 1).filter(|_| sentence.token(next) == "of"));
            match year {
                Some((year, end)) => {
                    // "the winter of 2022-23"
                    let dash = sentence.token_from(end);
                    let two = sentence.tokens.get(dash + 1).filter(|last| {
                        matches!(sentence.token(dash), "-" | "\u{2013}" | "/")
                            && last.kind == TokenKind::Digits
                            && last.end - last.start <= 4
                    });
                    make(two.map_or(end, |last| last.end), When::Season(year, value as u8), "season and year")
                }
                None if matches!(sentence.token(token.wrapping_sub(1)), "in" | "the" | "since" | "this" | "last") => {
                    make(hit.end, when::season_back(published, value as u8, 0), "the latest such season")
                }
                None => None,
            }
        }
        TimeRole::Portion => portion(sentence, lexicon, published, &hit, value, next),
        TimeRole::Shift => shift(sentence, lexicon, published, &hit, value, next),
        TimeRole::Week | TimeRole::MonthOffset | TimeRole::YearOffset | TimeRole::Unit | TimeRole::DayPart => {
            counted(sentence, lexicon, published, token)
        }
    }
}

/// "Thursday, March 7", "Monday 9 October".
fn month_after_weekday(
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

/// Includes "night", "morning" after a day.
fn with_day_part(sentence: &Sentence<'_>, lexicon: &Lexicon, end: usize) -> usize {
    let next = sentence.token_from(end);
    match word(sentence, lexicon, next) {
        Some((hit, TimeRole::DayPart, ..)) => hit.end,
        _ => end,
    }
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
fn month(
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
fn from_digits(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
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

/// "11 days ago", "two weeks earlier", "the past six months", "in the last two years".
fn counted(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
    let (number, next, start) = small(sentence, lexicon, token)?;
    let (unit, TimeRole::Unit, value, _) = word(sentence, lexicon, next)? else { return None };
    let after = sentence.token_from(unit.end);
    let end = sentence.tokens.get(after).map_or(unit.end, |word| word.end);
    match sentence.token(after) {
        "ago" => {
            Some(Time { start, end, when: when::ago(published, number, value), rule: "counted back from publication" })
        }
        "earlier" | "before" | "previously" => {
            Some(Time { start, end, when: When::Beside(-number, value), rule: EARLIER })
        }
        "later" | "after" | "afterwards" | "following" => {
            Some(Time { start, end, when: When::Beside(number, value), rule: EARLIER })
        }
        _ => None,
    }
}

/// A small number, as digits or words, and the token after it.
pub(super) fn small(sentence: &Sentence<'_>, lexicon: &Lexicon, token: usize) -> Option<(i32, usize, usize)> {
    let here = sentence.tokens.get(token)?;
    if here.kind == TokenKind::Digits {
        return sentence.slice(here.start, here.end).parse::<i32>().ok().map(|number| (number, token + 1, here.start));
    }
    if matches!(sentence.token(token), "a" | "an") {
        return Some((1, token + 1, here.start));
    }
    let hit = sentence.hit_at(Class::Numeral, here.start)?;
    match lexicon.word(hit) {
        Word::Numeral {
            role: super::super::lexicon::NumeralRole::Unit | super::super::lexicon::NumeralRole::Ten,
            value,
        } => Some((i32::try_from(*value).ok()?, sentence.token_from(hit.end), here.start)),
        _ => None,
    }
}

/// "early December", "late 2022", "the end of May", "early in 2023".
fn portion(
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
fn weekend(sentence: &Sentence<'_>, published: Date, token: usize) -> Option<Time> {
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
fn week_to(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
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
            let months = if size == 30 { number } else { number * 12 };
            let (first_year, first_month) = when::shifted(year, month, 1 - months);
            When::Span(format!("{first_year:04}-{first_month:02}"), format!("{year:04}-{month:02}"))
        }
        _ => return None,
    };
    let rule = if onward { "the stretch from a day on" } else { "the stretch up to a day" };
    Some(Time { start: sentence.tokens[token].start, end: inner.end, when, rule })
}

/// "the first half of 2022", "the third quarter of last year", "the first nine months of this year".
fn fraction(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
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
fn shift(
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

/// "the ministry, which published the names at the weekend, put the dead at 50": the aside's date is its own.
pub(crate) fn aside(sentence: &Sentence<'_>, time: &Time, range: (usize, usize)) -> bool {
    // The aside opens with the last comma before the date.
    const OPENS: [&str; 11] = [
        "which ",
        "who ",
        "whose ",
        "out ",
        "published ",
        "released ",
        "issued ",
        "dated ",
        "posted ",
        "adopted ",
        "leaked ",
    ];
    let Some(comma) = sentence.norm[..time.start].rfind([',', ';', '"']) else { return false };
    let inside = sentence.slice(comma + 1, time.start).trim_start();
    if !sentence.norm[comma..].starts_with(',') || !OPENS.iter().any(|word| inside.starts_with(word)) {
        return false;
    }
    let closes = sentence.slice(time.end, sentence.norm.len()).find(',').map(|at| time.end + at);
    closes.is_some_and(|closes| range.0 >= closes)
}

/// "following the opening of its border last month": the date belongs to what the preposition names.
pub(crate) fn of_other_event(sentence: &Sentence<'_>, time: &Time, range: (usize, usize)) -> bool {
    let index = sentence.token_from(time.start);
    (index.saturating_sub(8)..index)
        .rev()
        .take_while(|at| {
            sentence.tokens[*at].start >= range.0
                && !matches!(sentence.token(*at), "," | ";" | "\"" | ":" | "and" | "were" | "was" | "have" | "been")
        })
        .any(|at| matches!(sentence.token(at), "following" | "amid" | "despite" | "ahead"))
}
