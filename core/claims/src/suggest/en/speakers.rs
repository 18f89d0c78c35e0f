//! Whom an English noun phrase names: a body, a person of a body, an unnamed group, or what it points back to.
//!
//! Input: a phrase of a sentence, the document so far. Output: a [`Speaker`], normalised to the body where a table knows it,
//! with the person in `via`. Leaves out which phrase is the subject (`cues`).

use super::super::discourse::{Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, Hit, Lexicon, RoleUse, Word};
use super::super::text::{Sentence, TokenKind};

/// The most bytes that the words for a speaker take, titles and bodies included.
const SPEAKER_MAX: usize = 400;

/// Whom the words name: a body, a person of a body, an unnamed group, or what they point back to.
pub(crate) fn resolve(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    from: usize,
    to: usize,
    remember: bool,
) -> Option<Speaker> {
    // So long a name is none; a sentence full of reporting words is not read anew for each.
    if to - from > SPEAKER_MAX {
        return None;
    }
    let written = trimmed(sentence, from, to);
    let (from, to) = written?;
    let text = sentence.words(from, to).trim();
    let roles: Vec<(Hit, RoleUse, Option<BodyKind>, String)> = sentence
        .of(Class::Role, from, to)
        .filter_map(|hit| match lexicon.word(hit) {
            Word::Role { role, kind, name } => Some((*hit, *role, *kind, name.clone())),
            _ => None,
        })
        .collect();
    let person = person_name(sentence, from, to, &roles);
    if let Some(body) = best_body(sentence, lexicon, from, to, &roles) {
        let mut speaker = body;
        if let Some((name, surname)) = person {
            speaker.via = vec![name];
            if remember {
                discourse.saw_person(&surname, speaker.clone());
            }
        }
        if remember {
            discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
        }
        return Some(speaker);
    }
    if let Some((_, _, kind, _)) = roles
        .iter()
        .find(|(hit, role, _, _)| *role == RoleUse::Anaphor && hit.end == to && to - from <= hit.end - hit.start + 4)
    {
        return anaphor(sentence, discourse, *kind, from, to);
    }
    if let Some((name, surname)) = &person
        && let Some(known) = discourse.person(surname)
    {
        return Some(Speaker { via: vec![name.clone()], ..known.clone() });
    }
    if let Some((_, _, kind, name)) = roles.iter().rev().find(|(_, role, _, _)| *role == RoleUse::Speaker) {
        let speaker = class_word(text, *kind, name, person.as_ref());
        if let (false, Some((_, surname))) = (name.is_empty(), &person) {
            discourse.saw_person(surname, speaker.clone());
        }
        if remember {
            discourse.saw(speaker.clone());
        }
        return Some(speaker);
    }
    // "a junta spokesman", "Mariupol's mayor": whose spokesman it is stands in the words.
    if person.is_none()
        && let Some((hit, RoleUse::Title, Some(BodyKind::Person), _)) = roles.last()
        && hit.end == to
        && hit.start > from
        && !text.contains(',')
    {
        let speaker = Speaker {
            name: text.to_owned(),
            written: text.to_owned(),
            via: Vec::new(),
            kind: Some(BodyKind::Official),
        };
        if remember {
            discourse.saw(speaker.clone());
        }
        return Some(speaker);
    }
    let (name, surname) = person?;
    let speaker =
        Speaker { name: name.clone(), written: text.to_owned(), via: Vec::new(), kind: Some(BodyKind::Person) };
    if remember {
        discourse.saw_person(&surname, speaker.clone());
    }
    Some(speaker)
}

/// A class word ("officials", "a rights group") with its name before or behind it, else as written.
fn class_word(text: &str, kind: Option<BodyKind>, name: &str, person: Option<&(String, String)>) -> Speaker {
    // "Viasna, a Minsk-based rights group": the name stands before the comma.
    if kind == Some(BodyKind::Ngo)
        && name.is_empty()
        && let Some((own, rest)) = text.split_once(", ")
        && ["a ", "an ", "the "].iter().any(|article| rest.to_lowercase().starts_with(article))
        && own.chars().next().is_some_and(char::is_uppercase)
    {
        return Speaker { name: own.to_owned(), written: own.to_owned(), via: Vec::new(), kind };
    }
    let via = person.filter(|_| !name.is_empty()).map(|(person, _)| person.clone()).into_iter().collect();
    Speaker { name: if name.is_empty() { text } else { name }.to_owned(), written: text.to_owned(), via, kind }
}

/// Cuts opening adverbials and articles, and what follows the noun phrase.
fn trimmed(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    let mut first = sentence.token_from(from);
    let last = sentence.token_from(to);
    while first < last {
        let token = sentence.tokens[first];
        let word = sentence.token(first);
        let time = sentence.touches(Class::Time, token.start, token.end)
            && sentence.hit_at(Class::Body, token.start).is_none()
            && word != "may";
        if matches!(
            word,
            "in" | "on"
                | "at"
                | ","
                | "a"
                | "an"
                | "meanwhile"
                | "however"
                | "and"
                | "but"
                | "by"
                | "\""
                | "("
                | "earlier"
                | "later"
                | "the"
                | "several"
                | "some"
                | "most"
                | "also"
        ) && !anaphoric_the(sentence, first, last)
            || time
            || token.kind == TokenKind::Digits
        {
            first += 1;
        } else {
            break;
        }
    }
    (first < last).then(|| (sentence.tokens[first].start, to))
}

/// "the ministry" as a whole is an anaphor: its article stays.
fn anaphoric_the(sentence: &Sentence<'_>, index: usize, last: usize) -> bool {
    sentence.token(index) == "the"
        && last - index <= 4
        && sentence
            .hit_at(Class::Role, sentence.tokens[index].start)
            .is_some_and(|hit| sentence.token_from(hit.end) >= last)
}

/// The body that speaks: one that a title belongs to, else the last that is not a government, else the first.
fn best_body(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    from: usize,
    to: usize,
    roles: &[(Hit, RoleUse, Option<BodyKind>, String)],
) -> Option<Speaker> {
    let bodies: Vec<(Hit, &String, BodyKind)> = sentence
        .of(Class::Body, from, to)
        .filter_map(|hit| match lexicon.word(hit) {
            Word::Body { name, kind } => Some((*hit, name, *kind)),
            _ => None,
        })
        .collect();
    // "Myanmar officials", "South Korean police": an own speaker noun after the body is the speaker.
    let chosen = bodies
        .iter()
        .rev()
        .find(|(_, _, kind)| !matches!(kind, BodyKind::Government | BodyKind::Media))
        .or(bodies.first())?;
    if let Some((hit, _, _, _)) =
        roles.iter().find(|(hit, role, _, _)| *role == RoleUse::Speaker && hit.start >= chosen.0.end)
        && hit.end == to
        && !sentence.slice(chosen.0.end, hit.start).contains(" of ")
    {
        return None;
    }
    // "people helping X", "survivors of X": the body is part of the description.
    if roles.iter().any(|(hit, role, _, _)| {
        *role == RoleUse::Speaker
            && hit.end < chosen.0.start
            && !sentence.slice(hit.end, chosen.0.start).trim().is_empty()
            && sentence.slice(hit.end, chosen.0.start).trim() != "at"
    }) {
        return None;
    }
    Some(Speaker {
        name: chosen.1.clone(),
        written: sentence.words(chosen.0.start, chosen.0.end).to_owned(),
        via: Vec::new(),
        kind: Some(chosen.2),
    })
}

/// Capitalised words that belong to no body, title or time: a person's name, and its last word.
fn person_name(
    sentence: &Sentence<'_>,
    from: usize,
    to: usize,
    roles: &[(Hit, RoleUse, Option<BodyKind>, String)],
) -> Option<(String, String)> {
    let mut run: Vec<usize> = Vec::new();
    let (first, last) = (sentence.token_from(from), sentence.token_from(to));
    for index in first..last {
        let token = sentence.tokens[index];
        let taken = sentence.touches(Class::Body, token.start, token.end)
            || roles.iter().any(|(hit, _, _, _)| hit.start <= token.start && token.start < hit.end)
            || sentence.touches(Class::Time, token.start, token.end);
        let possessed = sentence.token(index + 1) == "'s";
        if sentence.capital(index) && !taken && !possessed && sentence.token(index).len() > 1 {
            run.push(index);
        } else if !run.is_empty() {
            break;
        }
    }
    let (&start, &end) = (run.first()?, run.last()?);
    // A sentence opens with a capital whatever the word.
    if start == end
        && start == 0
        && (super::nouns::ends_phrase(sentence.token(0))
            || matches!(
                sentence.token(0),
                "none"
                    | "all"
                    | "many"
                    | "however"
                    | "some"
                    | "most"
                    | "another"
                    | "two"
                    | "one"
                    | "there"
                    | "local"
                    | "no"
                    | "officials"
                    | "phone"
                    | "this"
                    | "these"
            ))
    {
        return None;
    }
    // A place alone is nobody; "Iran Human Rights" holds one.
    let places = run
        .iter()
        .all(|index| sentence.touches(Class::Place, sentence.tokens[*index].start, sentence.tokens[*index].end));
    if run.len() > 4 || places {
        return None;
    }
    let name = sentence.words(sentence.tokens[start].start, sentence.tokens[end].end).to_owned();
    // Korean names come surname first: both ends are remembered through the first word when hyphenated.
    let surname =
        if sentence.token(end).contains('-') && start != end { sentence.token(start) } else { sentence.token(end) };
    Some((name, surname.to_owned()))
}

/// Whom "it", "he", "the ministry" mean.
fn anaphor(
    sentence: &Sentence<'_>,
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
        None => discourse.last.as_ref().map(|(speaker, ..)| speaker.clone()),
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
