//! How the times of an English sentence hang together: "since", "until", "from … to", "two days later".
//!
//! Input: the times one by one, the day of publication, the day told before. Output: the times as the sentence means
//! them. Leaves out what a single expression says (`dates`, `stretches`).

use jiff::civil::Date;

use super::super::text::{Sentence, TokenKind};
use super::super::when::{self, Time, When};
use super::stretches::YEARS;

/// The rule of a bare weekday.
const WEEKDAY: &str = "the latest such weekday";

/// "since X", "from X to Y", "between X and Y", "until X", "as of X".
pub(super) fn joined(sentence: &Sentence<'_>, published: Date, plain: Vec<Time>, told: Option<Date>) -> Vec<Time> {
    let mut out: Vec<Time> = Vec::new();
    let mut items = plain.into_iter().peekable();
    while let Some(mut time) = items.next() {
        if let When::Beside(number, unit) = time.when {
            let end = time.end;
            let next_word = sentence.token_from(end);
            let event = matches!(sentence.token(next_word.saturating_sub(1)), "after" | "before")
                && sentence.tokens.get(next_word).is_some_and(|next| next.kind == TokenKind::Word);
            // "a month after the 7 May offensive": the event's day stands behind.
            let behind = items
                .peek()
                .filter(|next| event && near(sentence, end, next.start))
                .map(|next| (next.when.clone(), next.end));
            let here = out.last().map(|earlier| earlier.when.clone());
            time.when = match (behind, here, told) {
                (Some((When::Day(day), last)), _, _) => {
                    items.next();
                    time.end = last;
                    when::beside(day, number, unit)
                }
                // "three months after the coup"
                (Some((When::Text(began), last)), _, _) if began.parse::<Date>().is_ok() => {
                    items.next();
                    time.end = last;
                    began.parse::<Date>().map_or(When::Nothing, |day| when::beside(day, number, unit))
                }
                // "on Sunday, a day after the raid": the raid was the day before.
                (_, Some(When::Day(day)), _) if event => when::beside(day, -number, unit),
                (_, Some(When::Day(day)), _) => when::beside(day, number, unit),
                // "900 a year earlier", after "in 2023"
                (_, Some(When::Year(year)), _) if unit == 365 => {
                    When::Year(i32::from(year).saturating_add(number).clamp(1, 9999) as i16)
                }
                (_, Some(When::Month(year, month)), _) if unit == 30 || unit == 365 => {
                    let (year, month) =
                        when::shifted(year, month, if unit == 30 { number } else { number.saturating_mul(12) });
                    When::Month(year, month)
                }
                (_, _, Some(day)) => when::beside(day, number, unit),
                // Weeks, months or years back, and nothing to count from: from publication.
                _ if number < 0 && !event => when::ago(published, -number, unit),
                _ => When::Nothing,
            };
        }
        let index = sentence.token_from(time.start);
        if let When::Month(year, month) = time.when
            && (year, month) < (published.year(), published.month())
            && time.rule == "the latest such month"
            && ahead(sentence, index)
        {
            time.when = When::Month(year + 1, month);
            time.rule = "the next such month";
        }
        let mut opener = index;
        while opener > 0
            && matches!(sentence.token(opener - 1), "the" | "at" | "on" | "around" | "about" | "in" | "early" | "of")
            && opener + 3 > index
        {
            opener -= 1;
        }
        let before = opener.checked_sub(1).map_or("", |at| sentence.token(at));
        // "overnight into Thursday", "overnight on Thursday"
        if sentence.slice(time.start, time.end) == "overnight"
            && let Some(When::Day(day)) = items.peek().map(|next| next.when.clone())
            && let gap @ ("into" | "to" | "on" | "from") =
                items.peek().map_or("", |next| sentence.slice(time.end, next.start).trim())
            && let Some(next) = items.next()
        {
            let when = match gap {
                "into" | "to" => When::Span(when::days(day, -1).to_string(), day.to_string()),
                _ => When::Day(day),
            };
            out.push(Time { start: time.start, end: next.end, when, rule: "the night before a day" });
            continue;
        }
        if let Some(next) = items.peek() {
            let gap = sentence.slice(time.end, next.start).trim();
            let listed = matches!(gap, "and" | "into" | "through") && alike(sentence, &time, next);
            let pair = listed
                || matches!(before, "from" | "between")
                    && matches!(gap, "to" | "and" | "until" | "through" | "till" | "-" | "\u{2013}" | "up to")
                || matches!(gap, "-" | "\u{2013}");
            if pair && let (Some(mut from), Some(to)) = (time.when.first(), next.when.last()) {
                // "between March and June 2021": the year of the second holds for both.
                if let (When::Month(_, month), When::Month(year, last)) = (&time.when, &next.when)
                    && time.rule != "month and year"
                {
                    from = format!("{:04}-{month:02}", if month > last { year - 1 } else { *year });
                }
                // "between Friday night and Sunday morning", told on a Friday: the Friday before that Sunday.
                if let (When::Day(one), When::Day(two)) = (&time.when, &next.when)
                    && one > two
                    && time.rule == WEEKDAY
                    && next.rule == WEEKDAY
                {
                    from = when::days(*one, -7).to_string();
                }
                let start =
                    if matches!(before, "from" | "between") { sentence.tokens[opener - 1].start } else { time.start };
                let end = next.end;
                items.next();
                out.push(Time { start, end, when: When::Span(from, to), rule: "from … to …" });
                continue;
            }
        }
        if before == "since" {
            // "since the 1950-53 war": since its end.
            let war = time.rule == YEARS && matches!(sentence.token(sentence.token_from(time.end)), "war" | "conflict");
            if let Some(from) = if war { time.when.last() } else { time.when.first() } {
                time = Time {
                    start: sentence.tokens[opener - 1].start,
                    end: time.end,
                    when: When::Span(from, published.to_string()),
                    rule: "since X, up to publication",
                };
            }
        } else if since_clause(sentence, &time)
            && let Some(from) = time.when.first()
        {
            time.when = When::Span(from, published.to_string());
            time.rule = "since it happened, up to publication";
        }
        // "through the winter": all of it.
        let whole = matches!(time.when, When::Season(..));
        if let Some((start, to)) = up_to(sentence, opener).filter(|_| !whole).zip(time.when.last()) {
            time = Time {
                start,
                end: time.end,
                when: When::Span("..".to_owned(), to),
                rule: "up to X, its beginning not told",
            };
        }
        out.push(time);
    }
    out
}

/// "could return by December": a month that lies ahead.
fn ahead(sentence: &Sentence<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |at| sentence.token(at));
    matches!(before, "by" | "until" | "before" | "in")
        && (index.saturating_sub(9)..index).any(|at| {
            matches!(
                sentence.token(at),
                "could"
                    | "will"
                    | "would"
                    | "may"
                    | "might"
                    | "expects"
                    | "expected"
                    | "plans"
                    | "planned"
                    | "forecast"
                    | "projected"
            ) && !matches!(sentence.token(at + 1), "have" | "has")
        })
}

/// "up to 19 June", "until the end of May": where the words before a date open a stretch that ends with it.
fn up_to(sentence: &Sentence<'_>, opener: usize) -> Option<usize> {
    let back = |by: usize| opener.checked_sub(by).map_or("", |at| sentence.token(at));
    let length = match (back(2), back(1)) {
        ("up", "to" | "until" | "till" | "through") => 2,
        ("not", "until" | "till") => return None,
        (_, "until" | "till" | "through") => 1,
        _ => return None,
    };
    Some(sentence.tokens[opener - length].start)
}

/// "in April and May", "on Sunday and Monday", "2016 and 2017": two dates of one kind in order.
fn alike(sentence: &Sentence<'_>, first: &Time, second: &Time) -> bool {
    let possessed = sentence.token(sentence.token_from(second.end)) == "'s";
    !possessed
        && first.rule == second.rule
        && match (&first.when, &second.when) {
            (When::Day(one), When::Day(two)) => one < two,
            (When::Month(year, one), When::Month(other, two)) => (year, one) < (other, two),
            (When::Year(one), When::Year(two)) => one < two,
            _ => false,
        }
}

/// Whether a date stands so close behind that the words between name its event: "the", "the raid on".
fn near(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let gap = sentence.slice(from, to);
    !gap.contains([',', ';', '"']) && gap.split_whitespace().count() <= 4
}

/// "since Russian troops attacked 11 days ago": the date closes a clause that "since" opened.
fn since_clause(sentence: &Sentence<'_>, time: &Time) -> bool {
    let index = sentence.token_from(time.start);
    (index.saturating_sub(9)..index)
        .rev()
        .take_while(|at| !matches!(sentence.token(*at), "," | ";" | "\"" | ":" | "and"))
        .any(|at| sentence.token(at) == "since")
}
