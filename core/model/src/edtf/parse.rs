//! The grammar of EDTF, as far as this crate reads it. Input: trimmed text. Output: an expression, or what is
//! wrong in a few words. Linear in the length of the text.

use super::date::{EdtfDate, Qualifier, Within};
use super::{End, Expression, Member};
use crate::Day;

type Parsed<T> = Result<T, &'static str>;

const LONGEST: usize = 2000;

pub(super) fn expression(text: &str) -> Parsed<Expression> {
    if text.is_empty() {
        return Err("it is empty");
    }
    if text.len() > LONGEST {
        return Err("it is longer than 2000 bytes");
    }
    if !text.is_ascii() {
        return Err("it has characters that no date has");
    }
    if let Some(inner) = text.strip_prefix('{') {
        return set(inner.strip_suffix('}').ok_or("the closing } is missing")?, false);
    }
    if let Some(inner) = text.strip_prefix('[') {
        return set(inner.strip_suffix(']').ok_or("the closing ] is missing")?, true);
    }
    match text.split_once('/') {
        Some((from, to)) => interval(from, to),
        None => date(text).map(Expression::Date),
    }
}

fn interval(from: &str, to: &str) -> Parsed<Expression> {
    let (from, to) = (end(from)?, end(to)?);
    if !matches!((&from, &to), (End::Date(_), _) | (_, End::Date(_))) {
        return Err("an interval needs a date at one end at least");
    }
    in_order(&from, &to)?;
    Ok(Expression::Interval { from, to })
}

fn in_order(from: &End, to: &End) -> Parsed<()> {
    match (from.earliest(), to.latest()) {
        (Some(a), Some(b)) if a > b => Err("it ends before it begins"),
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

fn end(text: &str) -> Parsed<End> {
    match text {
        ".." => Ok(End::Open),
        "" => Ok(End::Unknown),
        other => date(other).map(End::Date),
    }
}

fn set(inner: &str, one_of: bool) -> Parsed<Expression> {
    let member = |part: &str| -> Parsed<Member> {
        match part.trim().split_once("..") {
            None => date(part.trim()).map(Member::Date),
            Some((from, to)) => {
                let side = |s: &str| if s.is_empty() { Ok(End::Open) } else { date(s).map(End::Date) };
                let (from, to) = (side(from)?, side(to)?);
                in_order(&from, &to)?;
                Ok(Member::Range { from, to })
            }
        }
    };
    let members = inner.split(',').map(member).collect::<Parsed<Vec<_>>>()?;
    Ok(Expression::Set { one_of, members })
}

fn date(text: &str) -> Parsed<EdtfDate> {
    let (body, qualifier) = match text.as_bytes().last() {
        Some(b'?') => (&text[..text.len() - 1], Qualifier::Uncertain),
        Some(b'~') => (&text[..text.len() - 1], Qualifier::Approximate),
        Some(b'%') => (&text[..text.len() - 1], Qualifier::UncertainAndApproximate),
        _ => (text, Qualifier::Certain),
    };
    let (body, time) = body.split_once('T').map_or((body, None), |(d, t)| (d, Some(t)));
    let (negative, unsigned) = body.strip_prefix('-').map_or((false, body), |rest| (true, rest));
    let mut parts = unsigned.split('-');
    let (year_first, year_last) = year(parts.next().unwrap_or_default(), negative)?;
    let month = parts.next();
    let day = parts.next();
    if parts.next().is_some() {
        return Err("it has more than a year, a month and a day");
    }
    let within = within(month, day, year_last)?;
    if let Some(time) = time {
        if !matches!(within, Within::Day(..)) {
            return Err("a time of day needs a whole date before it");
        }
        time_of_day(time)?;
    }
    Ok(EdtfDate { year_first, year_last, within, qualifier })
}

fn year(text: &str, negative: bool) -> Parsed<(i16, i16)> {
    if text.len() != 4 {
        return Err("the year needs four digits");
    }
    let digits = text.trim_end_matches('X');
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err("the year needs four digits (the last may be X for an unspecified one)");
    }
    let value = |fill: &str| {
        format!("{digits}{}", fill.repeat(4 - digits.len())).parse::<i16>().map_err(|_| "the year needs four digits")
    };
    let (low, high) = (value("0")?, value("9")?);
    Ok(if negative { (-high, -low) } else { (low, high) })
}

fn within(month: Option<&str>, day: Option<&str>, year: i16) -> Parsed<Within> {
    let two = |text: &str, what: &'static str| -> Parsed<u8> {
        if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) {
            text.parse().map_err(|_| what)
        } else {
            Err(what)
        }
    };
    match (month, day) {
        (None, _) => Ok(Within::Year),
        (Some("XX"), None | Some("XX")) => Ok(Within::Year),
        (Some("XX"), Some(_)) => Err("a day needs its month"),
        (Some(month), day) => {
            let month = two(month, "the month needs two digits")?;
            match (month, day) {
                (1..=12, None | Some("XX")) => Ok(Within::Month(month)),
                (1..=12, Some(day)) => {
                    let day = two(day, "the day needs two digits")?;
                    let exists = Day::new(year, month.cast_signed(), day.cast_signed()).is_ok();
                    if exists { Ok(Within::Day(month, day)) } else { Err("there is no such day") }
                }
                (21..=41, None) => Ok(Within::Season(month)),
                (21..=41, Some(_)) => Err("a season has no days"),
                _ => Err("there is no such month"),
            }
        }
    }
}

/// `hh:mm[:ss]`, with the zone it is told in: none, `Z`, `+hh` or `+hh:mm`.
fn time_of_day(text: &str) -> Parsed<()> {
    let (clock, zone) = match text.strip_suffix('Z') {
        Some(clock) => (clock, None),
        None => text.split_once(['+', '-']).map_or((text, None), |(clock, zone)| (clock, Some(zone))),
    };
    let two = |part: Option<&str>, last: u8| {
        part.is_none_or(|p| {
            p.len() == 2 && p.parse::<u8>().is_ok_and(|n| n <= last && p.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    let mut parts = clock.split(':');
    let (hour, minute, second) = (parts.next(), parts.next(), parts.next());
    if minute.is_none() || parts.next().is_some() || !(two(hour, 24) && two(minute, 59) && two(second, 60)) {
        return Err("the time of day is not hh:mm or hh:mm:ss");
    }
    let Some(zone) = zone else { return Ok(()) };
    let (hours, minutes) = zone.split_once(':').map_or((zone, None), |(hours, minutes)| (hours, Some(minutes)));
    if two(Some(hours), 14) && two(minutes, 59) { Ok(()) } else { Err("the time zone is not Z, +hh or +hh:mm") }
}
