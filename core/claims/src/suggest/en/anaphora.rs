//! Whom "it", "the group", "its spokesman", "the London-based watchdog" point back to in English.
//!
//! Input: a phrase, the document so far. Output: a [`Speaker`] the text has named before, if one fits. Leaves out names
//! themselves (`speakers`, `bodies`).

use super::super::discourse::{Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, Lexicon, RoleUse, Word};
use super::super::text::Sentence;
use super::bodies::named_body;
use super::speakers::{Roles, written_as_name};

/// "its spokesperson", "his office": whose title it is was named before, in the sentence or the text.
pub(super) fn possessed(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &Discourse,
    from: usize,
    to: usize,
    roles: &Roles,
    person: Option<&(String, String)>,
) -> Option<Speaker> {
    let (first, last) = (sentence.token_from(from), sentence.token_from(to));
    let its = (first..last.min(first + 12)).find(|index| matches!(sentence.token(*index), "its" | "their"))?;
    let reach = sentence.tokens[its].start;
    roles.iter().find(|(hit, role, _, _)| *role == RoleUse::Title && hit.start > reach && hit.start < reach + 40)?;
    let here = sentence
        .of(Class::Body, 0, from)
        .filter(|hit| written_as_name(sentence, hit))
        .filter_map(|hit| match lexicon.word(hit) {
            Word::Body { name, kind } if !matches!(kind, BodyKind::Media) => Some((hit, name, *kind)),
            _ => None,
        })
        .next()
        .map(|(hit, name, kind)| Speaker {
            name: name.clone(),
            written: sentence.words(hit.start, hit.end).to_owned(),
            via: Vec::new(),
            kind: Some(kind),
        })
        .or_else(|| named_body(sentence, 0, from));
    let mut speaker = here.or_else(|| discourse.last_body().cloned())?;
    speaker.via = person.map(|(name, _)| name.clone()).into_iter().collect();
    Some(speaker)
}

/// "the London-based watchdog", "the doctors' group": a class word with its article points back.
pub(super) fn pointing(sentence: &Sentence<'_>, from: usize, to: usize, roles: &Roles) -> Option<BodyKind> {
    let first = sentence.token_from(from);
    let article = first.checked_sub(1).map_or("", |index| sentence.token(index));
    let pointed =
        matches!(article, "the" | "that" | "this") || matches!(sentence.token(first), "the" | "that" | "this");
    let (hit, role, kind, name) = roles.last()?;
    let last = sentence.token_from(to);
    let plain = (first..last).all(|index| {
        let word = sentence.token(index);
        word.ends_with("-based")
            || (sentence.tokens[index].start >= hit.start)
            || matches!(
                word,
                "the"
                    | "that"
                    | "this"
                    | "rights"
                    | "human"
                    | "medical"
                    | "aid"
                    | "monitoring"
                    | "same"
                    | "exiled"
                    | "activist"
                    | "advocacy"
                    | "non-governmental"
                    | "nongovernmental"
                    | "lobby"
                    | "war"
                    | "civilian"
            )
    });
    (pointed
        && plain
        && *role == RoleUse::Speaker
        && hit.end == to
        && name.is_empty()
        && matches!(kind, Some(BodyKind::Ngo | BodyKind::Ministry | BodyKind::Military)))
    .then_some(*kind)
    .flatten()
}

/// "MSF treated 39 people, it said": the body that opens the sentence.
fn opening_body(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize) -> Option<Speaker> {
    let hit = sentence.of(Class::Body, 0, from).find(|hit| written_as_name(sentence, hit))?;
    match lexicon.word(hit) {
        Word::Body { name, kind }
            if sentence.token_from(hit.start) <= 1 && sentence.token(sentence.token_from(hit.end)) != "'s" =>
        {
            Some(Speaker {
                name: name.clone(),
                written: sentence.words(hit.start, hit.end).to_owned(),
                via: Vec::new(),
                kind: Some(*kind),
            })
        }
        _ => None,
    }
}

/// "In the course of the year it …": only words of time and place stand before what points back.
pub(super) fn adverbial(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let (first, last) = (sentence.token_from(from), sentence.token_from(to));
    // The opening preposition may have been cut already.
    let opener = |index: usize| {
        matches!(
            sentence.token(index),
            "in" | "on"
                | "since"
                | "during"
                | "over"
                | "after"
                | "for"
                | "at"
                | "as"
                | "by"
                | "before"
                | "until"
                | "from"
                | "between"
        )
    };
    first < last
        && last - first < 10
        && (opener(first) || first.checked_sub(1).is_some_and(opener) || first.checked_sub(2).is_some_and(opener))
        && sentence.of(Class::Body, from, to).next().is_none()
        && !(first..last).any(|index| matches!(sentence.token(index), "that" | "," | "who"))
}

/// Whom "it", "he", "the ministry" mean.
pub(super) fn anaphor(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &Discourse,
    kind: Option<BodyKind>,
    from: usize,
    to: usize,
) -> Option<Speaker> {
    let found = match kind {
        Some(BodyKind::Person) => {
            discourse.last_person().cloned().or_else(|| discourse.last.as_ref().map(|(speaker, ..)| speaker.clone()))
        }
        Some(kind) => discourse.body_of(kind).cloned().or_else(|| {
            discourse
                .last
                .as_ref()
                .filter(|(speaker, ..)| speaker.kind == Some(kind))
                .map(|(speaker, ..)| speaker.clone())
        }),
        None => opening_body(sentence, lexicon, from)
            .or_else(|| {
                let people =
                    discourse.last.as_ref().is_some_and(|(speaker, ..)| speaker.kind == Some(BodyKind::People));
                discourse.last_organ().filter(|_| people && sentence.slice(from, to).trim() == "it").cloned()
            })
            .or_else(|| discourse.last.as_ref().map(|(speaker, ..)| speaker.clone())),
    };
    // "the group" after a name that no table knows.
    let found = found.or_else(|| {
        discourse
            .last
            .as_ref()
            .filter(|(speaker, ..)| {
                matches!(kind, Some(BodyKind::Ngo | BodyKind::Un))
                    && matches!(speaker.kind, Some(BodyKind::Person) | None)
            })
            .map(|(speaker, ..)| speaker.clone())
    });
    found.or_else(|| {
        let written = sentence.words(from, to).trim();
        kind.filter(|kind| !matches!(kind, BodyKind::Person)).map(|kind| Speaker {
            name: written.to_owned(),
            written: written.to_owned(),
            via: Vec::new(),
            kind: Some(kind),
        })
    })
}
