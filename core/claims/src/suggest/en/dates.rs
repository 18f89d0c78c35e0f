//! English time expressions.
//!
//! Input: a sentence, its lexicon hits, the day of publication. Output: [`Time`]s in order, parts of months and of years
//! read (`figures`, `portions`, `stretches`); `joined` then reads "since", "until", "between … and …". A number inside one
//! of them counts no people.

use jiff::civil::Date;

use super::super::lexicon::{Class, Hit, Lexicon, TimeRole, Word};
use super::super::text::{Sentence, TokenKind};
use super::super::when::{self, Time, When};
use super::figures::{from_digits, month, month_after_weekday, year_at};
use super::joined::joined;
use super::portions::{fraction, portion, shift, week_to, weekend};
use super::stretches::{EARLIER, stretch};

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
    const WORDS: [&str; 20] = [
        "since the coup",
        "after the coup",
        "the invasion began",
        "the start of the invasion",
        "since the invasion",
        "after the invasion",
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
        && !sentence.norm.contains(" invasion")
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
    let invasion = words.contains("invasion");
    if invasion && began != "2022-02-24" {
        return;
    }
    let from = words.find("the ").map_or(start, |at| start + at);
    let (start, end) = (from, start + words.len());
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
pub(super) fn word<'l>(
    sentence: &Sentence<'_>,
    lexicon: &'l Lexicon,
    token: usize,
) -> Option<(Hit, TimeRole, i32, &'l str)> {
    let start = sentence.tokens.get(token)?.start;
    let hit = sentence.hit_at(Class::Time, start)?;
    match lexicon.word(hit) {
        Word::Time { role, value, edtf } => Some((*hit, *role, *value, edtf)),
        _ => None,
    }
}

/// A single time expression that begins at a token.
pub(super) fn one(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
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
        TimeRole::Weekend => make(hit.end, when::weekend(published, value), "the weekend"),
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

/// Includes "night", "morning" after a day.
pub(super) fn with_day_part(sentence: &Sentence<'_>, lexicon: &Lexicon, end: usize) -> usize {
    let next = sentence.token_from(end);
    match word(sentence, lexicon, next) {
        Some((hit, TimeRole::DayPart, ..)) => hit.end,
        _ => end,
    }
}

/// "11 days ago", "two weeks earlier", "the past six months", "in the last two years".
pub(super) fn counted(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, token: usize) -> Option<Time> {
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
