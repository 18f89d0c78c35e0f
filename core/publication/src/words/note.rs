//! A figure as a careful writer would print it: how many, according to whom; who says otherwise; what officials confirmed,
//! declined and don't know; what nobody has said. Input: a view, one of its figures, the bodies that speak. Output: plain
//! sentences, no number in them without its source. Leaves out the method's own words (cores, envelopes): those are
//! `sentence`.

use super::{date, heading, list, position, quoted, range, speaker};
use crate::{Arg, Labels, Translate, visible};
use attested_figures::{Bodies, BodyKind, EventFigures, Figure, Position, Reading};
use attested_model::{Interval, Modality, Scope};
use std::collections::BTreeSet;

/// At most so many speakers are named for a range; the others are counted.
const NAMED: usize = 5;

/// The sentences to print for a figure.
pub fn note(
    words: &dyn Translate,
    labels: &Labels,
    bodies: &Bodies,
    view: &EventFigures,
    figure: &Figure,
) -> Vec<String> {
    let whole: Vec<&Reading> = figure.readings.iter().filter(|r| r.scope == Scope::Whole && !r.vague).collect();
    let two_sided: Vec<&Reading> = whole.iter().copied().filter(|r| r.interval().is_two_sided()).collect();
    let mut said = Vec::new();
    if let Some(core) = figure.core {
        let within = |r: &&&Reading| super::meets(r.interval(), core.low, core.high);
        let of: Vec<&Reading> = two_sided.iter().filter(within).copied().collect();
        said.push(counted(words, labels, figure, hull(&of), &of));
    } else if !two_sided.is_empty() {
        said.push(counted(words, labels, figure, hull(&two_sided), &two_sided));
    }
    if figure.core.is_some() {
        for rival in &figure.rivals {
            let within = |r: &&&Reading| r.low >= Some(rival.low) && r.high <= Some(rival.high);
            let of: Vec<&Reading> = two_sided.iter().filter(within).copied().collect();
            said.push(other(words, (Some(rival.low), Some(rival.high)), &of));
        }
    }
    // Floors and ceilings, each with those who state no more than that.
    let mut one_sided: Vec<&Reading> = whole.iter().copied().filter(|r| !r.interval().is_two_sided()).collect();
    one_sided.retain(|r| r.low.is_some() || r.high.is_some());
    one_sided.sort_by_key(|r| (r.low, r.high));
    for same in one_sided.chunk_by(|a, b| (a.low, a.high) == (b.low, b.high)) {
        let ends = (same[0].low, same[0].high);
        let first = said.is_empty();
        said.push(if first { counted(words, labels, figure, ends, same) } else { other(words, ends, same) });
    }
    if figure.contested {
        said.push(words.text("note-contested", &[]));
    }
    said.extend(officials(words, bodies, view, figure));
    let official = |speaker: &str| is_official(bodies, speaker);
    if !whole.iter().any(|r| official(&r.speaker)) {
        let parts = figure.readings.iter().any(|r| official(&r.speaker));
        said.push(words.text(if parts { "note-no-authority-whole" } else { "note-no-authority" }, &[]));
    }
    said
}

/// "Between 540 and 660 people were forcibly returned, according to …"
fn counted(
    words: &dyn Translate,
    labels: &Labels,
    figure: &Figure,
    (low, high): (Option<u64>, Option<u64>),
    of: &[&Reading],
) -> String {
    let speakers = speakers(words, of);
    let ends = [low, high].map(|end| range(words, end, end));
    let kind = match (low, high) {
        (Some(low), Some(high)) if low == high => "exact",
        (Some(_), Some(_)) => "between",
        (Some(_), None) => "from",
        (None, Some(_) | None) => "up_to",
    };
    let shape: [(&str, Arg<'_>); 3] =
        [("kind", Arg::Text(kind)), ("low", Arg::Text(&ends[0])), ("high", Arg::Text(&ends[1]))];
    let people = words.text("note-people", &shape);
    let time = figure.time.as_deref().map(|time| date(words, time)).unwrap_or_default();
    let heading = heading(words, labels, figure);
    let persons = figure.unit == "persons";
    let args = [
        ("code", Arg::Text(if persons { &figure.act } else { "" })),
        ("measure", Arg::Text(&figure.measure)),
        ("time", Arg::Text(&time)),
        ("people", Arg::Text(&people)),
        ("speakers", Arg::Text(&speakers)),
        ("heading", Arg::Text(&heading)),
    ];
    words.text("note-counted", &args)
}

/// "Up to 599, according to …"
fn other(words: &dyn Translate, (low, high): (Option<u64>, Option<u64>), of: &[&Reading]) -> String {
    let (range, speakers) = (range(words, low, high), speakers(words, of));
    words.text("note-other", &[("range", Arg::Text(&range)), ("speakers", Arg::Text(&speakers))])
}

fn hull(of: &[&Reading]) -> (Option<u64>, Option<u64>) {
    let intervals: Vec<Interval> = of.iter().map(|r| r.interval()).collect();
    let low = intervals.iter().map(|i| i.low()).min().flatten();
    (low, intervals.iter().map(|i| i.high()).max().flatten())
}

/// Who states a range, each once, in the order of their claims.
fn speakers(words: &dyn Translate, of: &[&Reading]) -> String {
    let mut seen = BTreeSet::new();
    let mut names: Vec<String> =
        of.iter().map(|r| speaker(words, &r.speaker)).filter(|s| seen.insert(s.clone())).collect();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let named = list(words, &names);
    if more == 0 {
        return named;
    }
    words.text("note-and-others", &[("speakers", Arg::Text(&named)), ("count", Arg::Count(more as u64))])
}

/// What bodies in authority said besides numbers: one sentence a speaker.
fn officials(words: &dyn Translate, bodies: &Bodies, view: &EventFigures, figure: &Figure) -> Vec<String> {
    super::positions_by_speaker(view)
        .into_iter()
        .filter(|(speaker, _)| is_official(bodies, speaker))
        .filter_map(|(name, positions)| {
            let mine: Vec<&Position> = positions.into_iter().filter(|p| p.act == figure.act).collect();
            let phrases: Vec<String> = mine.iter().map(|p| phrase(words, p)).collect();
            let (name, phrases) = (speaker(words, name), list(words, &phrases));
            let args = [("speaker", Arg::Text(&name)), ("phrases", Arg::Text(&phrases))];
            (!mine.is_empty()).then(|| words.text("note-official", &args))
        })
        .collect()
}

/// A position with the words it was taken in: a confirmation is never printed without its hedge.
fn phrase(words: &dyn Translate, of: &Position) -> String {
    let said = position(words, of);
    let hedged = matches!(of.modality, Modality::Confirmed | Modality::Denied) && !of.words.is_empty();
    if !hedged {
        return said;
    }
    let more = quoted(words, &visible(&of.words));
    words.text("bracketed", &[("text", Arg::Text(&said)), ("more", Arg::Text(&more))])
}

fn is_official(bodies: &Bodies, speaker: &str) -> bool {
    bodies.of_speaker(speaker).is_some_and(|body| match body.kind {
        BodyKind::StateOrgan | BodyKind::Intergovernmental => true,
        BodyKind::Ngo | BodyKind::Media | BodyKind::Academic | BodyKind::ArmedGroup => false,
    })
}
