//! English bodies that no table knows, by the head word of their name, and short names that the text itself gives.
//!
//! Input: a stretch of a sentence. Output: a [`Speaker`] named as written, with the kind its head word tells. Leaves out
//! bodies of the vocabulary and who speaks (`speakers`).

use super::super::discourse::{Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, Lexicon, RoleUse, Word};
use super::super::text::Sentence;

/// The kind of body that the head word of its name tells.
pub(super) fn head_kind(word: &str) -> Option<BodyKind> {
    Some(match word {
        "association" | "network" | "observatory" | "alliance" | "coalition" | "foundation" | "society" | "union"
        | "league" | "federation" | "movement" | "institute" | "centre" | "center" | "group" | "project"
        | "initiative" | "organisation" | "organization" | "committee" | "council" | "university" | "lab" | "fund"
        | "trust" | "forum" | "watch" | "campaign" | "clinic" | "collective" | "monitor" | "church" | "diocese"
        | "congress" | "club" | "party" | "front" | "working" => BodyKind::Ngo,
        "commission" | "mission" | "panel" | "tribunal" => BodyKind::Un,
        "ministry" | "department" | "secretariat" => BodyKind::Ministry,
        "government" | "administration" | "authority" | "authorities" | "parliament" | "embassy" | "consulate"
        | "presidency" | "municipality" | "governorate" => BodyKind::Government,
        "agency" | "office" | "bureau" | "directorate" | "service" | "headquarters" => BodyKind::Agency,
        "army" | "navy" | "forces" | "command" | "guard" | "guards" | "corps" | "military" | "brigade" | "brigades"
        | "militia" | "staff" => BodyKind::Military,
        "police" | "gendarmerie" => BodyKind::Police,
        "hospital" | "hospitals" => BodyKind::Health,
        "court" | "prosecutor" | "prosecutors" | "prosecution" => BodyKind::Court,
        "coastguard" | "rescue" | "crescent" | "cross" | "defence" | "defense" => BodyKind::Rescue,
        "times" | "post" | "news" | "herald" | "television" | "tv" | "radio" | "newspaper" | "daily" => BodyKind::Media,
        "rapporteur" => BodyKind::Un,
        _ => return None,
    })
}

/// A body that no table knows, by its head word: "National Alliance of North Korean Defectors", "Al-Awda Hospital".
pub(crate) fn named_body(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<Speaker> {
    let (first, last) = (sentence.token_from(from), sentence.token_from(to));
    let head = (first..last).find(|index| {
        sentence.capital(*index) && (*index > 0 || *index + 1 < last) && head_kind(sentence.token(*index)).is_some()
    })?;
    let kind = head_kind(sentence.token(head))?;
    let part = |index: usize| {
        sentence.capital(index)
            && !sentence.touches(Class::Time, sentence.tokens[index].start, sentence.tokens[index].end)
    };
    let mut start = head;
    while start > first
        && (part(start - 1) && sentence.token(start - 1) != "the"
            || matches!(sentence.token(start - 1), "'s" | "'") && start >= first + 2 && part(start - 2))
    {
        start -= 1;
    }
    let mut end = head + 1;
    loop {
        if end < last && part(end) {
            end += 1;
        } else if end + 1 < last
            && matches!(sentence.token(end), "of" | "for" | "on" | "and" | "against")
            && part(end + 1)
        {
            end += 2;
        } else if end + 2 < last
            && matches!(sentence.token(end), "of" | "for" | "on" | "and" | "in")
            && sentence.token(end + 1) == "the"
            && part(end + 2)
        {
            end += 3;
        } else {
            break;
        }
    }
    // A head word alone names nobody.
    if end - start < 2 {
        return None;
    }
    let written = sentence.words(sentence.tokens[start].start, sentence.tokens[end - 1].end).trim();
    Some(Speaker { name: written.to_owned(), written: written.to_owned(), via: Vec::new(), kind: Some(kind) })
}

/// Remembers the bodies that a sentence names by their head word, for "the foundation", "the council".
pub(crate) fn mentioned(sentence: &Sentence<'_>, discourse: &mut Discourse) {
    let mut index = 0;
    while index < sentence.tokens.len() {
        let head = sentence.capital(index) && head_kind(sentence.token(index)).is_some();
        let from = sentence.tokens[index.saturating_sub(5)].start;
        let last = (index + 6).min(sentence.tokens.len()) - 1;
        if head && let Some(speaker) = named_body(sentence, from, sentence.tokens[last].end) {
            discourse.mentioned(speaker);
        }
        index += 1;
    }
}

/// The police whom a sentence names: "Police in Hong Kong", "Kano police".
pub(super) fn police(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<Speaker> {
    let hit = sentence.of(Class::Role, from, to).find(|hit| {
        matches!(lexicon.word(hit), Word::Role { role: RoleUse::Speaker, kind: Some(BodyKind::Police), .. })
    })?;
    let (index, next) = (sentence.token_from(hit.start), sentence.token_from(hit.end));
    let mut start = index;
    while start > 0
        && index - start < 3
        && sentence.capital(start - 1)
        && !matches!(sentence.token(start - 1), "the" | "in" | "on")
    {
        start -= 1;
    }
    let place = (next + 1..sentence.tokens.len()).take_while(|at| sentence.capital(*at)).last();
    let written = sentence.words(sentence.tokens[start].start, hit.end).to_owned();
    let name = match place {
        Some(last) if start == index && sentence.token(next) == "in" => {
            format!("{} police", sentence.words(sentence.tokens[next + 1].start, sentence.tokens[last].end))
        }
        _ => written.clone(),
    };
    Some(Speaker { name, written, via: Vec::new(), kind: Some(BodyKind::Police) })
}

/// The last body whose name holds the head word that points back: "the foundation" after "the Gaza Humanitarian Foundation".
pub(crate) fn pointed_at(sentence: &Sentence<'_>, discourse: &Discourse, from: usize, to: usize) -> Option<Speaker> {
    let last = sentence.token_from(to).checked_sub(1)?;
    let article = sentence.token_from(from).checked_sub(1).map_or("", |before| sentence.token(before));
    let first = sentence.token_from(from);
    let pointed = sentence.token(first) == "the" && last == first + 1 || article == "the" && last == first;
    let word = sentence.token(last);
    if !pointed || sentence.capital(last) || head_kind(word).is_none() {
        return None;
    }
    discourse.called(word).cloned()
}

/// "CAN" after "the Christian Association of Nigeria (CAN)".
pub(crate) fn short_name(sentence: &Sentence<'_>, discourse: &Discourse, from: usize, to: usize) -> Option<Speaker> {
    (sentence.token_from(from)..sentence.token_from(to)).find_map(|index| {
        let token = sentence.tokens[index];
        let short = sentence.words(token.start, token.end).chars().filter(|c| c.is_uppercase()).count() >= 2;
        discourse.person(sentence.token(index)).filter(|_| short).cloned()
    })
}

/// Remembers the short names that brackets give: "the Christian Association of Nigeria (CAN)".
pub(crate) fn short_names(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse) {
    for index in 1..sentence.tokens.len() {
        if sentence.token(index) != "(" || sentence.token(index + 2) != ")" || !sentence.capital(index + 1) {
            continue;
        }
        let inside = sentence.tokens[index + 1];
        let short = sentence.words(inside.start, inside.end);
        if short.chars().filter(|c| c.is_uppercase()).count() < 2 || short.len() > 10 {
            continue;
        }
        let end = sentence.tokens[index - 1].end;
        let known =
            sentence.hits.iter().rfind(|hit| hit.class == Class::Body && hit.end == end).and_then(|hit| match lexicon
                .word(hit)
            {
                Word::Body { name, kind } => Some(Speaker {
                    name: name.clone(),
                    written: sentence.words(hit.start, hit.end).to_owned(),
                    via: Vec::new(),
                    kind: Some(*kind),
                }),
                _ => None,
            });
        let from = sentence.tokens[index.saturating_sub(9)].start;
        let named = known.or_else(|| {
            named_body(sentence, from, end).filter(|named| sentence.words(from, end).ends_with(&named.written))
        });
        if let Some(speaker) = named {
            discourse.saw_person(sentence.token(index + 1), speaker);
        }
    }
}
