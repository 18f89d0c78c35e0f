//! Whom an English noun phrase names: a body, a person of a body, an unnamed group, or what it points back to.
//!
//! Input: a phrase of a sentence, the document so far. Output: a [`Speaker`], normalised to the body where a table knows it,
//! with the person in `via`. Leaves out which phrase is the subject (`cues`).

use super::super::discourse::{Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, Hit, Lexicon, RoleUse, Word};
use super::super::text::{Sentence, TokenKind, starts_with_any};
use super::anaphora::{adverbial, anaphor, pointing, possessed};
use super::bodies::{named_body, pointed_at, short_name};
use super::offices::{self, Office};
use super::persons::person_name;

/// The most bytes that the words for a speaker take, titles and bodies included.
const SPEAKER_MAX: usize = 400;

/// Whom the words name; "Russia's Security Council" is shown as Russian.
pub(crate) fn resolve(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    from: usize,
    to: usize,
    remember: bool,
) -> Option<Speaker> {
    let mut speaker = named(sentence, lexicon, discourse, from, to, remember)?;
    if let Some(region) = &discourse.region
        && let Some(rest) = regional(&speaker.name)
    {
        speaker.name = format!("{} {rest}", region.trim_end_matches(" region").trim_end_matches(" province"));
    }
    if let Some((place, rest)) = speaker.name.split_once("'s ").or_else(|| speaker.name.split_once("\u{2019}s "))
        && let Some(adjective) = lexicon.adjective(&place.to_lowercase())
    {
        speaker.name = format!("{adjective} {rest}");
    }
    Some(speaker)
}

/// "the state police command", "the regional administration": which region's, the text has told.
fn regional(name: &str) -> Option<&str> {
    let name = name.strip_prefix("the ").unwrap_or(name);
    if let Some(rest) = name.strip_prefix("state ") {
        return ["police", "government", "authorities", "command"]
            .iter()
            .any(|head| rest.starts_with(head))
            .then_some(rest);
    }
    let rest = name.strip_prefix("regional ").or_else(|| name.strip_prefix("provincial "))?;
    ["police", "government", "authorities", "administration", "military administration", "council", "officials"]
        .iter()
        .any(|head| rest.starts_with(head))
        .then_some(name)
}

/// Whom the words name: a body, a person of a body, an unnamed group, or what they point back to.
fn named(
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
    let (from, to) = trimmed(sentence, lexicon, from, to)?;
    // "Lawmaker Lee, citing the spy agency, said": who is cited answers.
    if let Some(at) = sentence.slice(from, to).find(", citing ") {
        let inner = named(sentence, lexicon, discourse, from + at + 9, to, remember);
        let outer = named(sentence, lexicon, discourse, from, from + at, false);
        return match (inner, outer) {
            // A body that has sources speaks for itself.
            (Some(cited), Some(mut speaker))
                if matches!(
                    speaker.kind,
                    Some(
                        BodyKind::Ngo
                            | BodyKind::Un
                            | BodyKind::Ministry
                            | BodyKind::Agency
                            | BodyKind::Government
                            | BodyKind::Military
                    )
                ) =>
            {
                speaker.via.push(cited.name);
                Some(speaker)
            }
            (Some(mut cited), Some(speaker)) => {
                cited.via.push(speaker.name);
                Some(cited)
            }
            (inner, outer) => inner.or(outer),
        };
    }
    // "satellite pictures released by Maxar": who released them answers.
    let phrase = sentence.slice(from, to);
    let issued = [" released", " published", " compiled", " collected", " gathered", " issued"];
    if let Some(at) = phrase
        .match_indices(" by ")
        .find(|(at, _)| issued.iter().any(|word| phrase[..*at].ends_with(word)))
        .map(|(at, by)| from + at + by.len())
        && let Some(speaker) = named(sentence, lexicon, discourse, at, to, remember)
    {
        return Some(speaker);
    }
    // "their lawyer", "his sister": whose it is tells nobody.
    let from = match sentence.token(sentence.token_from(from)) {
        "their" | "his" | "her" | "our" | "my" if sentence.token_from(from) + 1 < sentence.token_from(to) => {
            sentence.tokens[sentence.token_from(from) + 1].start
        }
        _ => from,
    };
    let text = sentence.words(from, to).trim();
    let roles: Vec<(Hit, RoleUse, Option<BodyKind>, String)> = sentence
        .of(Class::Role, from, to)
        // "James Elder": a surname is no class word.
        .filter(|hit| {
            let index = sentence.token_from(hit.start);
            !(sentence.capital(index)
                && index > sentence.token_from(from)
                && !sentence.slice(hit.start, hit.end).ends_with('s')
                && matches!(lexicon.word(hit), Word::Role { role: RoleUse::Speaker, kind: Some(BodyKind::People), .. }))
        })
        .filter_map(|hit| match lexicon.word(hit) {
            Word::Role { role, kind, name } => Some((*hit, *role, *kind, name.clone())),
            _ => None,
        })
        .collect();
    if let Some(office) =
        offices::office(sentence, lexicon, (from, to), (discourse.country.as_deref(), discourse.region.as_deref()))
    {
        return Some(held(discourse, office, remember));
    }
    let person = person_name(sentence, from, to, &roles);
    // "United Nations Human Rights Council": the longer name wins over a country or the UN inside it.
    let longer = named_body(sentence, from, to);
    let table = best_body(sentence, lexicon, from, to, &roles).filter(|body| {
        !(matches!(body.kind, Some(BodyKind::Government | BodyKind::Media)) || body.name == "UN")
            || longer
                .as_ref()
                .is_none_or(|longer| !longer.written.contains(&body.written) || longer.written == body.written)
    });
    if let Some(body) = table {
        let mut speaker = body;
        // "the Tunisian interior ministry": whose it is, and nobody's name.
        let person = person.filter(|(name, _)| {
            name.contains(' ') || !sentence.words(from, to).contains(&format!("{name} {}", speaker.written))
        });
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
    if let Some(speaker) = possessed(sentence, lexicon, discourse, from, to, &roles, person.as_ref()) {
        if remember && let Some((_, surname)) = &person {
            discourse.saw_person(surname, speaker.clone());
        }
        return Some(speaker);
    }
    if let Some(known) = longer.or_else(|| short_name(sentence, discourse, from, to)) {
        let mut speaker = known;
        if let Some((name, surname)) = person.filter(|(name, _)| !speaker.name.contains(name.as_str())) {
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
    if person.is_none()
        && let Some(known) = pointed_at(sentence, discourse, from, to)
    {
        return Some(known);
    }
    if person.is_none()
        && let Some(kind) = pointing(sentence, from, to, &roles)
        && let Some(known) = discourse.body_of(kind)
    {
        return Some(known.clone());
    }
    if let Some((_, _, kind, _)) = roles.iter().find(|(hit, role, _, _)| {
        *role == RoleUse::Anaphor
            && hit.end == to
            && (to - from <= hit.end - hit.start + 4 || adverbial(sentence, from, hit.start))
    }) {
        return anaphor(sentence, lexicon, discourse, *kind, from, to);
    }
    // "Andriy Yusov, a spokesman for the agency"
    if let Some((name, surname)) = &person
        && let Some((_, _, Some(kind), _)) = roles.iter().find(|(hit, role, kind, _)| {
            *role == RoleUse::Anaphor && hit.end == to && kind.is_some_and(|kind| kind != BodyKind::Person)
        })
        && let Some(body) = discourse.body_of(*kind)
    {
        let speaker = Speaker { via: vec![name.clone()], ..body.clone() };
        if remember {
            discourse.saw_person(surname, speaker.clone());
        }
        return Some(speaker);
    }
    // "Senior Superintendent Steve Li": whose rank it is, the text has told.
    if let Some((name, surname)) = &person
        && discourse.person(surname).is_none()
        && let Some(kind) = roles.iter().find_map(|(hit, role, _, _)| {
            (*role == RoleUse::Title).then(|| ranks(sentence.slice(hit.start, hit.end))).flatten()
        })
        && let Some(body) = discourse.body_of(kind)
    {
        let speaker = Speaker { via: vec![name.clone()], ..body.clone() };
        if remember {
            discourse.saw_person(surname, speaker.clone());
        }
        return Some(speaker);
    }
    if let Some((name, surname)) = &person
        && let Some(known) = discourse.person(surname)
    {
        return Some(Speaker { via: vec![name.clone()], ..known.clone() });
    }
    if let Some(office) = offices::headed(sentence, lexicon, from, to) {
        return Some(held(discourse, office, remember));
    }
    // "a coordinating body for prisoners": the head stands before its preposition.
    let head = roles.iter().find(|(hit, role, _, name)| {
        *role == RoleUse::Speaker
            && name.is_empty()
            && starts_with_any(sentence.slice(hit.end, to), " for | of | from | at ")
    });
    if let Some((_, _, kind, name)) =
        head.or_else(|| roles.iter().rev().find(|(_, role, _, _)| *role == RoleUse::Speaker))
    {
        let plain = without_holder(sentence, (from, to), &roles, person.as_ref());
        let speaker = class_word(&plain, *kind, name, person.as_ref());
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

pub(super) type Roles = [(Hit, RoleUse, Option<BodyKind>, String)];

/// The speaker that an office makes; its holder is remembered by surname.
fn held(discourse: &mut Discourse, office: Office, remember: bool) -> Speaker {
    let Office { name, kind, written, holder, personal } = office;
    // "Governor X", whose office the text has told before.
    if personal
        && let Some((person, surname)) = &holder
        && let Some(known) = discourse.person(surname)
    {
        return Speaker { via: vec![person.clone()], ..known.clone() };
    }
    let via = holder.iter().filter(|_| !personal).map(|(person, _)| person.clone()).collect();
    let speaker = Speaker { name, written, via, kind: Some(kind) };
    if remember {
        if let Some((_, surname)) = &holder {
            discourse.saw_person(surname, speaker.clone());
        }
        discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
    }
    speaker
}

/// The force that a rank belongs to.
fn ranks(title: &str) -> Option<BodyKind> {
    let ends = |words: &[&str]| words.iter().any(|word| title.ends_with(word));
    if ends(&["superintendent", "inspector", "inspector general"]) {
        return Some(BodyKind::Police);
    }
    ends(&["colonel", "captain", "lieutenant", "major", "brigadier", "sergeant", "admiral", " general"])
        .then_some(BodyKind::Military)
}

/// "tribal elder, Mohammed Isa", "Nigerian police spokesman in Kaduna, X": without the person and the title.
fn without_holder(
    sentence: &Sentence<'_>,
    (from, to): (usize, usize),
    roles: &Roles,
    person: Option<&(String, String)>,
) -> String {
    let text = sentence.words(from, to).trim();
    let Some((name, _)) = person.filter(|(name, _)| name.contains(' ')) else { return text.to_owned() };
    let plain =
        text.replace(&format!(", {name}"), "").replace(&format!("{name}, "), "").replace(&format!(" {name}"), "");
    let title = roles.windows(2).find_map(|pair| match pair {
        [(body, RoleUse::Speaker, ..), (title, RoleUse::Title, ..)] if body.end + 1 == title.start => Some(title),
        _ => None,
    });
    match title {
        Some(title) => plain.replacen(&format!(" {}", sentence.words(title.start, title.end)), "", 1),
        None => plain,
    }
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
    // "Seoul-based activist group": where it sits is no part of the name.
    let text = text.split(' ').filter(|word| !word.ends_with("-based")).collect::<Vec<_>>().join(" ");
    let plain = text.replace("U.N.", "UN").replace("United Nations", "UN").replace("U.S.", "US");
    Speaker { name: if name.is_empty() { plain } else { name.to_owned() }, written: text.to_owned(), via, kind }
}

/// Cuts opening adverbials and articles, and what follows the noun phrase.
fn trimmed(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<(usize, usize)> {
    let mut first = sentence.token_from(from);
    let last = sentence.token_from(to);
    // "the Arakan Army, which is fighting the junta": what is told beside the name is not the name.
    let to = (first + 1..last)
        .find(|index| {
            sentence.token(*index) == "," && matches!(sentence.token(index + 1), "which" | "who" | "whose" | "speaking")
                || matches!(sentence.token(*index), "who" | "which" | "that") && sentence.token(index - 1) != ","
        })
        .filter(|stop| {
            let inside = (sentence.tokens[*stop].start, to);
            let heads = sentence.token(stop + 2).starts_with("head")
                || sentence.token(stop + 2).starts_with("lead")
                || sentence.token(stop + 1).starts_with("head")
                || sentence.token(stop + 2) == "runs";
            !heads || sentence.of(Class::Body, inside.0, inside.1).next().is_none()
        })
        .map_or(to, |stop| sentence.tokens[stop - 1].end);
    let last = sentence.token_from(to);
    while first < last {
        let token = sentence.tokens[first];
        let word = sentence.token(first);
        let time = sentence.touches(Class::Time, token.start, token.end)
            && sentence.hit_at(Class::Body, token.start).is_none()
            && word != "may";
        // "In Dharamsala the prime minister", "At the border a guard": where they spoke.
        if matches!(word, "in" | "at" | "from")
            && sentence.capital(first + 1)
            && let Some(next) = (first + 2..last).find(|index| !sentence.capital(*index))
            && next + 1 < last
            && (matches!(sentence.token(next), "the" | "a" | "an" | ",")
                || sentence.touches(Class::Role, sentence.tokens[next].start, sentence.tokens[next].end))
        {
            first = next;
            continue;
        }
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
            || counting(sentence, lexicon, first)
        {
            first += 1;
        } else {
            break;
        }
    }
    (first < last).then(|| (sentence.tokens[first].start, to))
}

/// "four witnesses", "many residents": how many speak is no part of the name.
fn counting(sentence: &Sentence<'_>, lexicon: &Lexicon, index: usize) -> bool {
    let token = sentence.tokens[index];
    sentence
        .hit_at(Class::Numeral, token.start)
        .is_some_and(|hit| hit.end <= token.end && matches!(lexicon.word(hit), Word::Numeral { .. }))
        && !sentence.capital(index + 1)
}

/// "the ministry" as a whole is an anaphor: its article stays.
fn anaphoric_the(sentence: &Sentence<'_>, index: usize, last: usize) -> bool {
    let here = sentence.tokens[index].start;
    // "a source" is one entry with its article.
    if matches!(sentence.token(index), "a" | "an") {
        return sentence.hit_at(Class::Role, here).is_some();
    }
    sentence.token(index) == "the"
        && last - index <= 4
        && sentence
            .hit_at(Class::Role, sentence.tokens[index].start)
            .is_some_and(|hit| sentence.token_from(hit.end) >= last)
}

/// "WHO" is a body, "who" is none.
pub(crate) fn written_as_name(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let words = sentence.words(hit.start, hit.end);
    // "a Seoul-based group", "Hamas-run"
    if sentence.norm.as_bytes().get(hit.end) == Some(&b'-') {
        return false;
    }
    sentence.slice(hit.start, hit.end) != "who" || words.chars().all(char::is_uppercase)
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
        .filter(|hit| written_as_name(sentence, hit))
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
        // "Ukraine's military intelligence agency": the noun only says what the body is.
        && !(hit.start == chosen.0.end + 1
            && matches!(chosen.2, BodyKind::Agency | BodyKind::Ngo | BodyKind::Un)
            && matches!(sentence.slice(hit.start, hit.end), "agency" | "service" | "group" | "organisation" | "organization" | "project" | "network"))
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
