//! The words of a figure, shared by the page and the terminal: ranges, headings, warnings, positions, grades.
//!
//! Input: values of `attested-figures`, and somebody who translates. Output: plain text. Leaves out mark-up and
//! drawing. Which row stands where is `arrangement`; whole sentences are `sentence`; dates are `date`.

mod arrangement;
mod date;
mod link;
mod note;
mod position;
mod sentence;

pub use arrangement::{Row, RowGroup, RowKind, arrangement};
pub use date::{date, day_short};
pub use link::{difference, drift, evidence, link};
pub use note::note;
pub use position::{position, positions_by_speaker, stance};
pub use sentence::{Part, Sentence, core_of, range_of, rivals_of, sentences};

use crate::{Arg, Labels, Translate, visible};
use attested_figures::{Envelope, Figure, Warning, WarningCode};
use attested_model::{Aspect, ClaimId, Interval, QuantityKind};

/// A range: `540–660`, `from 501`, `up to 599`, `7`, `open`.
pub fn range(words: &dyn Translate, low: Option<u64>, high: Option<u64>) -> String {
    let count = |name, n| (name, Arg::Count(n));
    match (low, high) {
        (Some(l), Some(h)) if l == h => words.text("range-exact", &[count("low", l)]),
        (Some(l), Some(h)) => words.text("range-between", &[count("low", l), count("high", h)]),
        (Some(l), None) => words.text("range-from", &[count("low", l)]),
        (None, Some(h)) => words.text("range-up-to", &[count("high", h)]),
        (None, None) => words.text("range-open", &[]),
    }
}

/// A reading's range, and that it is vague if it is.
pub fn reading_range(words: &dyn Translate, reading: &attested_figures::Reading) -> String {
    let range = range(words, reading.low, reading.high);
    if reading.vague { words.text("range-vague", &[("range", Arg::Text(&range))]) } else { range }
}

/// An envelope with what is open or unstated about it: `180–699, open at both ends`.
pub fn envelope(words: &dyn Translate, envelope: &Envelope) -> String {
    let said = |key: &str| words.text(key, &[]);
    let note = match (envelope.low, envelope.high) {
        (None, None) => return said("number-unstated"),
        (None, Some(_)) => Some("floor-unstated"),
        (Some(_), None) => Some("ceiling-unstated"),
        (Some(_), Some(_)) => match (envelope.open_low, envelope.open_high) {
            (true, true) => Some("open-both"),
            (true, false) => Some("open-low"),
            (false, true) => Some("open-high"),
            (false, false) => None,
        },
    };
    let range = range(words, envelope.low, envelope.high);
    note.map_or_else(|| range.clone(), |note| clauses(words, &[range.clone(), said(note)]))
}

/// Texts joined as the language joins them.
pub fn list(words: &dyn Translate, items: &[String]) -> String {
    items.join(&words.text("list-separator", &[]))
}

/// Parts of one statement, joined as the language joins clauses.
fn clauses(words: &dyn Translate, parts: &[String]) -> String {
    parts.join(&words.text("clause-separator", &[]))
}

/// Claims' ids, joined.
pub fn claims(words: &dyn Translate, ids: &[ClaimId]) -> String {
    list(words, &ids.iter().map(|id| visible(id.as_str())).collect::<Vec<_>>())
}

/// A figure's heading: `Persons forcibly returned`; a stock's with its date.
pub fn heading(words: &dyn Translate, labels: &Labels, figure: &Figure) -> String {
    let heading = words.text(
        "figure-heading",
        &[
            ("code", Arg::Text(&visible(&figure.act))),
            ("act", Arg::Text(&visible(labels.act(&figure.act)))),
            ("unit_code", Arg::Text(&visible(&figure.unit))),
            ("unit", Arg::Text(&visible(labels.unit(&figure.unit)))),
        ],
    );
    match &figure.time {
        Some(time) if figure.measure == "stock" => {
            words.text("figure-at", &[("heading", Arg::Text(&heading)), ("time", Arg::Text(&date(words, time)))])
        }
        Some(_) | None => heading,
    }
}

/// Whether the number is contested, and which other aspects are.
pub fn contested(words: &dyn Translate, figure: &Figure) -> String {
    let number = words.text(if figure.contested { "contested" } else { "not-contested" }, &[]);
    let others: Vec<String> =
        figure.contested_aspects.iter().filter(|a| **a != Aspect::Number).map(|a| aspect(words, *a)).collect();
    if others.is_empty() {
        return number;
    }
    let others = words.text("contested-aspects", &[("aspects", Arg::Text(&list(words, &others)))]);
    clauses(words, &[number, others])
}

/// An aspect's name.
pub fn aspect(words: &dyn Translate, aspect: Aspect) -> String {
    words.text(&format!("aspect-{aspect}"), &[])
}

/// A warning as a sentence. Its claims and its arguments are the message's arguments; arguments that are
/// counts are grouped.
pub fn warning(words: &dyn Translate, warning: &Warning) -> String {
    let id = |i: usize| warning.claims.get(i).map(|c| visible(c.as_str())).unwrap_or_default();
    let rest = warning.claims.get(1..).unwrap_or_default();
    let mut texts = vec![
        ("first", id(0)),
        ("second", id(1)),
        ("rest", claims(words, rest)),
        ("claims", claims(words, &warning.claims)),
    ];
    let mut counts = Vec::new();
    for (name, value) in &warning.args {
        match (*name, value.parse::<u64>()) {
            ("floor" | "low" | "ceiling" | "high" | "number", Ok(n)) => counts.push((*name, Arg::Count(n))),
            ("aspect", _) => {
                texts.push((name, Aspect::parse(value).map_or_else(|_| visible(value), |a| aspect(words, a))));
            }
            ("own" | "others", _) if warning.code == WarningCode::StockFlowSameNumber => {
                let ids: Vec<String> = value.split(", ").map(visible).collect();
                texts.push((name, list(words, &ids)));
            }
            ("nearest" | "rendering" | "others", _) => texts.push((name, quantities(words, value))),
            (name, _) => texts.push((name, visible(value))),
        }
    }
    let args: Vec<(&str, Arg<'_>)> =
        texts.iter().map(|(name, text)| (*name, Arg::Text(text))).chain(counts.iter().copied()).collect();
    words.text(&format!("warning-{}", warning.code.code()), &args)
}

/// Quantities that a warning or a drift names, joined by `; `: words as said stay, and a kind with its numbers (`more_than
/// 600`, where the document gave no words) is said in the language.
pub(crate) fn quantities(words: &dyn Translate, value: &str) -> String {
    let said = |text: &str| {
        let coded = text.split_once(' ').and_then(|(kind, rest)| Some((QuantityKind::parse(kind).ok()?, rest)));
        let number = coded.and_then(|(kind, rest)| Some((kind, numbers(words, rest)?)));
        number.map_or_else(|| visible(text), |(kind, number)| quantity(words, kind, &number))
    };
    value.split("; ").map(said).collect::<Vec<_>>().join("; ")
}

fn numbers(words: &dyn Translate, text: &str) -> Option<String> {
    let count = |t: &str| t.parse::<u64>().ok();
    match text.split_once('–') {
        Some((low, high)) => Some(range(words, Some(count(low)?), Some(count(high)?))),
        None => count(text).map(|n| range(words, Some(n), Some(n))),
    }
}

/// A kind of quantity with its number or range as text: `more than 600`.
pub fn quantity(words: &dyn Translate, kind: QuantityKind, number: &str) -> String {
    words.text("quantity-said", &[("kind", Arg::Text(kind.as_str())), ("number", Arg::Text(number))])
}

/// Who speaks, or that nobody is named.
pub fn speaker(words: &dyn Translate, speaker: &str) -> String {
    if speaker.trim().is_empty() { words.text("speaker-unnamed", &[]) } else { visible(speaker) }
}

/// Who stands behind a reading: its origin and its speaker, once where the speaker's name begins with the
/// origin's.
pub fn origin_and_speaker(words: &dyn Translate, reading: &attested_figures::Reading, between: &str) -> String {
    let speaker = speaker(words, &reading.speaker);
    match &reading.origin {
        Some(origin) if !speaker.starts_with(origin.as_str()) => {
            format!("{}{between}{speaker}", visible(origin.as_str()))
        }
        Some(_) | None => speaker,
    }
}

/// Words in the language's quotation marks; nothing for none.
pub fn quoted(words: &dyn Translate, text: &str) -> String {
    if text.is_empty() { String::new() } else { words.text("quoted", &[("words", Arg::Text(&visible(text)))]) }
}

/// The grade of an aspect with what raised it: level, hedge and interest together, never the level alone.
pub fn grade(words: &dyn Translate, of: Aspect, grade: &attested_figures::AspectGrade) -> String {
    let level = words.text(&format!("grade-{}", grade.level.code()), &[]);
    let name = aspect(words, of);
    let mut parts = vec![words.text("grade-line", &[("aspect", Arg::Text(&name)), ("grade", Arg::Text(&level))])];
    if let Some(claim) = &grade.by {
        parts.push(words.text("grade-by", &[("speaker", Arg::Text(&visible(claim.as_str())))]));
    }
    if !grade.hedge.is_empty() {
        parts.push(words.text("grade-hedge", &[("hedge", Arg::Text(&visible(&grade.hedge)))]));
    }
    if !grade.interest.is_empty() {
        let interest = words.text(&format!("interest-{}", grade.interest), &[]);
        parts.push(words.text("grade-interest", &[("interest", Arg::Text(&interest))]));
    }
    clauses(words, &parts)
}

/// Why a claim was left out.
pub fn excluded(words: &dyn Translate, reason: &str) -> String {
    words.text(&format!("excluded-{reason}"), &[])
}

/// Whether a range allows some number between two others.
pub(crate) fn meets(interval: Interval, low: u64, high: u64) -> bool {
    Interval::between(low, high).is_ok_and(|other| !interval.is_disjoint(other))
}
