//! Who answers for what in an English sentence.
//!
//! Input: reporting words found by the lexicon, the document so far. Output: [`Attribution`]s, each a range of the
//! sentence and its speaker, normalised to the body, with the spokesperson in `via`. "X said", "according to X", "…, X
//! said", "first announced by X", "X told Y", "has learned"; he, it, "the ministry" are resolved by the discourse.

use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, CueRole, Hit, Lexicon, RoleUse, Word};
use super::super::text::{Sentence, TokenKind};
use super::bodies;
use super::speakers::{self, resolve};
use attested_model::Modality;

/// A cue with its subject, before its reach is known.
struct Found {
    cue: (usize, usize),
    subject: (usize, usize),
    speaker: Speaker,
    modality: Modality,
    role: CueRole,
    /// "announced by X" reaches only back to the number.
    local: bool,
    addressee: Option<Speaker>,
}

/// The attributions of a sentence, in order.
pub(crate) fn attributions(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    outlet: Option<&str>,
) -> Vec<Attribution> {
    bodies::short_names(sentence, lexicon, discourse);
    bodies::mentioned(sentence, discourse);
    let found = all(sentence, lexicon, discourse, outlet);
    for hit in sentence.of(Class::Body, 0, sentence.norm.len()).filter(|hit| speakers::written_as_name(sentence, hit)) {
        if let Word::Body {
            name,
            kind: kind @ (BodyKind::Ngo | BodyKind::Un | BodyKind::Ministry | BodyKind::Agency),
        } = lexicon.word(hit)
        {
            let written = sentence.words(hit.start, hit.end).to_owned();
            discourse.mentioned(Speaker { name: name.clone(), written, via: Vec::new(), kind: Some(*kind) });
        }
    }
    reach(sentence, found)
}

/// Every reporting word with its speaker.
fn all(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, outlet: Option<&str>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let cues: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Cue).copied().collect();
    for hit in &cues {
        let Word::Cue { role, modality } = lexicon.word(hit) else { continue };
        let item = match role {
            CueRole::Hedge => None,
            CueRole::According => follows(sentence, lexicon, discourse, hit, *role, *modality, false),
            CueRole::Learned => learned(sentence, lexicon, hit, *modality, outlet),
            CueRole::Citing => follows(sentence, lexicon, discourse, hit, *role, *modality, false),
            CueRole::Say | CueRole::Tell | CueRole::Count => said(sentence, lexicon, discourse, hit, *role, *modality),
        };
        // "X said it had verified": the pronoun is the sentence's own speaker.
        let item = item.map(|mut item| {
            let pronoun =
                matches!(sentence.slice(item.subject.0, item.subject.1).trim(), "it" | "he" | "she" | "they" | "we");
            if let Some(last) = found.last().filter(|last| pronoun && !last.local && last.role != CueRole::Citing) {
                item.speaker = last.speaker.clone();
            }
            item
        });
        let item = item.or_else(|| shared(sentence, lexicon, discourse, hit, *role, *modality, found.last()));
        if let Some(item) = item
            && found.last().is_none_or(|last| last.cue.1 <= item.cue.0 && (last.subject != item.subject))
        {
            found.push(item);
        }
    }
    found
}

/// "X admitted the raid but blamed …", "X went further, telling …": the subject of the verb before speaks on.
fn shared(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
    role: CueRole,
    modality: Modality,
    last: Option<&Found>,
) -> Option<Found> {
    if !matches!(role, CueRole::Say | CueRole::Tell) {
        return None;
    }
    let index = sentence.token_from(hit.start);
    let before = index.checked_sub(1).map(|at| sentence.token(at))?;
    let participle = sentence.slice(hit.start, hit.end).ends_with("ing");
    let joined = if participle { before == "," } else { matches!(before, "and" | "but") };
    if !joined {
        return None;
    }
    let speaker = match last {
        Some(last) if !last.local && last.role != CueRole::Citing => last.speaker.clone(),
        Some(_) => return None,
        None if participle => {
            let end = sentence.tokens[index - 1].start;
            (end < 160).then_some(())?;
            resolve(sentence, lexicon, discourse, 0, end, true)?
        }
        None => return None,
    };
    let here = (hit.start, hit.start);
    Some(Found { cue: (hit.start, hit.end), subject: here, speaker, modality, role, local: false, addressee: None })
}

/// "X said", "said X", "announced by X".
fn said(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
    role: CueRole,
    modality: Modality,
) -> Option<Found> {
    let index = sentence.token_from(hit.start);
    let next = sentence.token_from(hit.end);
    if sentence.token(next) == "by" {
        let by = Hit { start: hit.start, end: sentence.tokens[next].end, ..*hit };
        return follows(sentence, lexicon, discourse, &by, role, modality, true);
    }
    if matches!(sentence.slice(hit.start, hit.end), "put" | "puts")
        && matches!(
            sentence.token(next),
            "out" | "down" | "up" | "off" | "on" | "into" | "to" | "in" | "an" | "pressure"
        )
    {
        return None;
    }
    // "based its estimate on government documents."
    let noun = matches!(sentence.slice(hit.start, hit.end), "documents" | "records" | "counts")
        && sentence
            .tokens
            .get(next)
            .is_none_or(|token| token.kind != TokenKind::Word && token.kind != TokenKind::Digits);
    if noun {
        return None;
    }
    let before = index.checked_sub(1).map_or("", |at| sentence.token(at));
    // "…, saying": the speaker is the one who spoke before; inside a quotation it reports nothing.
    if sentence.slice(hit.start, hit.end).ends_with("ing") {
        return None;
    }
    // Passive or noun uses are no reports: "are known", "the reported toll".
    if matches!(
        before,
        "are" | "is" | "was" | "were" | "be" | "been" | "to" | "a" | "an" | "of" | "their" | "its" | "this"
    ) && role != CueRole::Tell
    {
        return None;
    }
    let subject = subject_before(sentence, index);
    if let Some((from, to)) = subject
        && let Some(speaker) = resolve(sentence, lexicon, discourse, from, to, true)
    {
        let speaker = briefed(sentence, lexicon, discourse, hit.end, &speaker).unwrap_or(speaker);
        let addressee = (role == CueRole::Tell).then(|| addressee(sentence, lexicon, discourse, next)).flatten();
        return Some(Found {
            cue: (hit.start, hit.end),
            subject: (from, to),
            speaker,
            modality,
            role,
            local: false,
            addressee,
        });
    }
    let open = index == 0 || matches!(before, "," | "\"" | "\u{2014}" | "-");
    // "…, said 20 people had died": a number is what was said.
    let counts = sentence.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Digits);
    if open && !counts && matches!(role, CueRole::Say | CueRole::Tell) && index > 0 {
        return follows(sentence, lexicon, discourse, hit, role, modality, false);
    }
    None
}

/// "…, a lawmaker said after a briefing by the spy agency": who briefed answers, the lawmaker passes it on.
fn briefed(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    from: usize,
    by: &Speaker,
) -> Option<Speaker> {
    if !matches!(by.kind, None | Some(BodyKind::Person | BodyKind::Official | BodyKind::People)) {
        return None;
    }
    const WORDS: [&str; 7] = [
        "briefing by ",
        "briefing from ",
        "briefing with ",
        "briefed by ",
        "briefing given by ",
        "audit of ",
        "meeting with officials of ",
    ];
    let rest = sentence.slice(from, super::super::act::floor(&sentence.norm, from + 90));
    let start = from + WORDS.iter().find_map(|words| rest.find(words).map(|at| at + words.len()))?;
    let first = sentence.token_from(start);
    let end = (first..sentence.tokens.len())
        .find(|at| *at > first && (closes_name(sentence.token(*at)) || sentence.token(*at) == "in"))
        .unwrap_or(sentence.tokens.len());
    let body = resolve(sentence, lexicon, discourse, start, sentence.tokens[end - 1].end, false)?;
    matches!(body.kind, Some(BodyKind::Agency | BodyKind::Ministry | BodyKind::Government | BodyKind::Military))
        .then(|| Speaker { via: vec![by.name.clone()], ..body })
}

/// A cue whose speaker stands after it.
fn follows(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
    role: CueRole,
    modality: Modality,
    local: bool,
) -> Option<Found> {
    let from = sentence.tokens.get(sentence.token_from(hit.end))?.start;
    let first = sentence.token_from(from);
    let mut end = first;
    while let Some(token) = sentence.tokens.get(end) {
        let word = sentence.token(end);
        let stop = closes_name(word) || (end > first && token.kind == TokenKind::Digits);
        if stop {
            break;
        }
        end += 1;
    }
    // "the organization, Justice for North Korea": the name follows the class word.
    if sentence.token(end) == ","
        && let Some(next) = sentence.tokens.get(end + 1)
        && let Some(named) = sentence.hit_at(Class::Body, next.start)
        && matches!(lexicon.word(named), Word::Body { kind: BodyKind::Ngo | BodyKind::Un | BodyKind::Agency, .. })
        && sentence.of(Class::Role, from, sentence.tokens[end].start).any(|role| {
            matches!(lexicon.word(role), Word::Role { role: RoleUse::Speaker, kind: Some(BodyKind::Ngo), .. })
        })
    {
        let speaker = resolve(sentence, lexicon, discourse, named.start, named.end, true)?;
        return Some(Found {
            cue: (hit.start, hit.end),
            subject: (from, named.end),
            speaker,
            modality,
            role,
            local,
            addressee: None,
        });
    }
    // An appositive that names the body: "according to Koo Byung-sam, the ministry's spokesperson".
    let mut to = sentence.tokens.get(end.checked_sub(1)?)?.end;
    if sentence.token(end) == ","
        && let Some(stop) =
            (end + 1..(end + 15).min(sentence.tokens.len())).find(|at| matches!(sentence.token(*at), "," | "." | ";"))
    {
        let inside = (sentence.tokens[end].end, sentence.tokens[stop].start);
        if sentence
            .of(Class::Role, inside.0, inside.1)
            .any(|role| matches!(lexicon.word(role), Word::Role { role: RoleUse::Title, .. }))
            && (sentence.of(Class::Body, inside.0, inside.1).next().is_some()
                || bodies::short_name(sentence, discourse, inside.0, inside.1).is_some()
                || sentence
                    .of(Class::Role, inside.0, inside.1)
                    .any(|role| matches!(lexicon.word(role), Word::Role { role: RoleUse::Anaphor, kind: Some(kind), .. } if *kind != BodyKind::Person)))
        {
            to = sentence.tokens[stop - 1].end;
        }
    }
    if to <= from {
        return None;
    }
    let mut speaker = resolve(sentence, lexicon, discourse, from, to, true)?;
    // "according to a document AFP saw": the document is a way, not a speaker.
    if role == CueRole::According
        && speaker.kind == Some(BodyKind::Media)
        && sentence
            .of(Class::Role, from, to)
            .next()
            .is_some_and(|role| matches!(lexicon.word(role), Word::Role { role: RoleUse::Title, kind: None, .. }))
    {
        speaker = Speaker { kind: None, written: sentence.words(from, to).to_owned(), ..speaker };
    }
    Some(Found { cue: (hit.start, hit.end), subject: (from, to), speaker, modality, role, local, addressee: None })
}

/// "The Herald has learned": a source the outlet does not name.
fn learned(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    hit: &Hit,
    modality: Modality,
    outlet: Option<&str>,
) -> Option<Found> {
    let index = sentence.token_from(hit.start);
    let (from, to) = subject_before(sentence, index)?;
    let named = sentence
        .of(Class::Body, from, to)
        .any(|body| !matches!(lexicon.word(body), Word::Body { kind: BodyKind::Media, .. }));
    if named {
        return None;
    }
    let outlet = outlet.map_or_else(|| sentence.words(from, to).to_owned(), str::to_owned);
    let speaker = Speaker {
        name: "unnamed source".into(),
        written: sentence.words(from, to).to_owned(),
        via: vec![outlet],
        kind: None,
    };
    Some(Found {
        cue: (hit.start, hit.end),
        subject: (from, to),
        speaker,
        modality,
        role: CueRole::Learned,
        local: false,
        addressee: None,
    })
}

/// The words before a reporting verb that may be its subject.
fn subject_before(sentence: &Sentence<'_>, cue: usize) -> Option<(usize, usize)> {
    let mut end = cue;
    // "has", "also", "further", "on Friday officially" stand between subject and verb.
    while end > 0 {
        let word = sentence.token(end - 1);
        let time = sentence.touches(Class::Time, sentence.tokens[end - 1].start, sentence.tokens[end - 1].end);
        if before_verb(word) || time && end < cue + 1 {
            end -= 1;
        } else {
            break;
        }
    }
    if end == 0 {
        return None;
    }
    let apposed = sentence.token(end - 1) == ",";
    let last = if apposed { end - 1 } else { end };
    // "the 803 deaths it recorded": a pronoun is a subject by itself.
    if last > 0 && matches!(sentence.token(last - 1), "it" | "he" | "she" | "they" | "we") {
        return Some((sentence.tokens[last - 1].start, sentence.tokens[last - 1].end));
    }
    let mut start = last;
    let mut commas = 0;
    while start > 0 {
        let word = sentence.token(start - 1);
        // "a team that visited the hospital said": the subject stands before its relative clause.
        if matches!(word, "that" | "who" | "which")
            && start >= 2
            && last > start
            && relative_clause(sentence, start - 1)
        {
            start -= 1;
            continue;
        }
        if opens_clause(word) || word == "." && start < last {
            break;
        }
        if word == "," {
            if !apposed || commas == 1 {
                break;
            }
            commas += 1;
        }
        if word == "and" && start < last && finite_between(sentence, start, last) && finite_before(sentence, start - 1)
        {
            break;
        }
        // "… said it could not vouch for the names put out": a report's words are no subject.
        if start < last && matches!(word, "said" | "says" | "told" | "announced" | "reported" | "claimed" | "believes")
        {
            break;
        }
        if last - start > 22 {
            return None;
        }
        start -= 1;
        // "the 300 dead the council counted": the subject of a clause without a pronoun stands right before its verb.
        if matches!(sentence.token(start), "the" | "its" | "their")
            && start > 0
            && last > start + 1
            && sentence.hits.iter().any(|hit| hit.class == Class::Noun && hit.end == sentence.tokens[start - 1].end)
        {
            break;
        }
    }
    // "… on Monday, said X": a comma before the verb closes an apposition, or what was said.
    let tells = |index: usize| {
        let token = sentence.tokens[index];
        sentence.touches(Class::Act, token.start, token.end)
    };
    // "the hospital, which treats refugees, said": the aside tells of the subject.
    let aside = (start..last).find(|index| matches!(sentence.token(*index), "which" | "who" | "whose")).unwrap_or(last);
    if apposed && (commas == 0 || (start..aside).any(tells)) {
        return None;
    }
    // "…, and the real number": a conjunction opens the clause.
    while start < last
        && matches!(sentence.token(start), "and" | "or" | "," | "however" | "yet" | "so" | "the" | "also" | "then")
        && start + 1 < last
    {
        if sentence.token(start) == "the" {
            break;
        }
        start += 1;
    }
    // "In June", "On Sunday the U.N. …" open many sentences.
    (start < last).then(|| (sentence.tokens[start].start, sentence.tokens[last - 1].end))
}

/// Whether "that" or "who" at a token hangs on the noun before it, and reports nothing.
fn relative_clause(sentence: &Sentence<'_>, index: usize) -> bool {
    let before = sentence.tokens[index - 1];
    sentence.token(index - 1) != ","
        && !sentence.touches(Class::Cue, before.start, before.end)
        && !sentence.touches(Class::Time, before.start, before.end)
        && !super::nouns::ends_phrase(sentence.token(index - 1))
        && sentence.tokens[index - 1].kind == TokenKind::Word
        && (sentence.token(index) != "that"
            || sentence.touches(Class::Role, before.start, before.end)
            || sentence.touches(Class::Body, before.start, before.end)
            || matches!(sentence.token(index - 1), "team" | "group" | "delegation" | "panel" | "body"))
}

/// Words that may stand between a subject and its reporting verb.
fn before_verb(word: &str) -> bool {
    const WORDS: [&str; 26] = [
        "long",
        "always",
        "never",
        "still",
        "already",
        "has",
        "have",
        "had",
        "also",
        "further",
        "later",
        "then",
        "now",
        "earlier",
        "first",
        "again",
        "on",
        "would",
        "could",
        "did",
        "not",
        "who",
        "previously",
        "in",
        "separately",
        "meanwhile",
    ];
    WORDS.contains(&word) || word.ends_with("ly")
}

/// Words and marks before which a subject cannot reach back.
fn opens_clause(word: &str) -> bool {
    const WORDS: [&str; 15] = [
        ";", ":", "\"", "\u{2014}", "that", "but", "while", "whereas", "because", "although", "as", "when", "than",
        "after", "before",
    ];
    WORDS.contains(&word)
}

/// Words and marks that end the name of a speaker who stands after the reporting word.
fn closes_name(word: &str) -> bool {
    const WORDS: [&str; 27] = [
        ",", ";", ":", ".", "\"", "(", ")", "that", "said", "who", "which", "on", "as", "after", "since", "were",
        "was", "have", "has", "had", "are", "is", "but", "while", "when", "put", "puts",
    ];
    WORDS.contains(&word)
}

/// Whether "and" joined two subjects ("the U.N. and the U.S."), not two clauses.
fn finite_between(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    !(from..to).all(|index| {
        sentence.capital(index)
            || matches!(sentence.token(index), "the" | "and" | "officials" | "authorities" | "military" | "of")
    })
}

/// Whether a verb stands before "and": "12 died and the ministry said", not "UN experts and Western governments".
fn finite_before(sentence: &Sentence<'_>, and: usize) -> bool {
    (and.saturating_sub(8)..and)
        .rev()
        .take_while(|index| !opens_clause(sentence.token(*index)) && sentence.token(*index) != ",")
        .any(|index| {
            let token = sentence.tokens[index];
            token.kind == TokenKind::Digits
                || sentence.touches(Class::Act, token.start, token.end)
                || sentence.touches(Class::Cue, token.start, token.end)
                || matches!(sentence.token(index), "was" | "were" | "is" | "are" | "has" | "have" | "had")
        })
}

/// "told Save the Children (that) …".
fn addressee(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, next: usize) -> Option<Speaker> {
    let from = sentence.tokens.get(next)?.start;
    let stop = (next..(next + 8).min(sentence.tokens.len())).find(|at| {
        matches!(sentence.token(*at), "that" | "," | ":" | "." | ";" | "\"" | "on")
            || sentence.tokens[*at].kind == TokenKind::Digits
            || matches!(
                sentence.token(*at),
                "between" | "at" | "more" | "about" | "they" | "he" | "she" | "it" | "we" | "how" | "there" | "in"
            )
    });
    let to =
        stop.map_or_else(|| sentence.tokens.last().map_or(from, |token| token.end), |at| sentence.tokens[at].start);
    if to <= from {
        return None;
    }
    resolve(sentence, lexicon, discourse, from, to, false)
}

/// Gives each attribution its stretch of the sentence.
fn reach(sentence: &Sentence<'_>, found: Vec<Found>) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let mut floor = 0usize;
    let count = found.len();
    let starts: Vec<usize> = found.iter().map(|item| item.subject.0.min(item.cue.0)).collect();
    for (index, item) in found.into_iter().enumerate() {
        let begin = starts[index];
        let leading = leads(sentence, floor, begin);
        let next =
            if index + 1 < count { boundary(sentence, item.cue.1, starts[index + 1]) } else { sentence.norm.len() };
        if item.local {
            let from = sentence.slice(0, item.cue.0).rfind([',', ';']).map_or(0, |at| at + 1);
            out.push(Attribution {
                from,
                to: item.subject.1,
                speaker: item.speaker,
                modality: item.modality,
                cue: item.cue,
                subject: item.subject,
                rule: "announced by X",
            });
            continue;
        }
        let mut speaker = item.speaker;
        let mut modality = item.modality;
        if let Some(addressee) = &item.addressee
            && matches!(speaker.kind, Some(BodyKind::People) | None)
        {
            speaker.via.push(addressee.name.clone());
            if matches!(addressee.kind, Some(BodyKind::Ngo | BodyKind::Un | BodyKind::Media)) {
                modality = Modality::Reported;
            }
        }
        // "…, though X denies any role": what stands before is not X's.
        let apart = item.modality == Modality::Denied && !leading;
        let from = if leading || apart { begin } else { floor };
        let rule = if leading { "X said" } else { "…, X said" };
        // "Reuters reported …, citing an official": who is cited answers.
        if item.role == CueRole::Citing {
            if let Some(last) = out.last_mut()
                && last.speaker.kind == Some(BodyKind::Media)
            {
                let medium = std::mem::replace(&mut last.speaker, speaker);
                last.speaker.via.push(medium.written);
                last.rule = "cited by a medium";
            }
            continue;
        }
        if speaker.kind == Some(BodyKind::Media) && sentence.slice(item.cue.0, item.cue.1).starts_with("report") {
            modality = Modality::Reported;
        }
        // A document that a named speaker's words came through.
        if item.role == CueRole::According && !out.is_empty() && !leading && speaker.kind.is_none() {
            if let Some(last) = out.last_mut() {
                last.speaker.via.push(speaker.written);
            }
            continue;
        }
        out.push(Attribution { from, to: next, speaker, modality, cue: item.cue, subject: item.subject, rule });
        floor = next;
        relative_addressee(sentence, &mut out, item.addressee, item.cue.1, next);
    }
    out
}

/// Whether a subject opens its clause: nothing said stands before it.
fn leads(sentence: &Sentence<'_>, floor: usize, begin: usize) -> bool {
    match sentence.token_from(begin).checked_sub(1).map(|at| sentence.token(at)) {
        None | Some(";" | ":" | "while" | "but" | "whereas" | "although" | "and" | "as") => true,
        Some(_) => {
            let before = sentence.slice(floor, begin);
            before.chars().filter(|c| c.is_alphanumeric()).count() < 14 && !before.contains('"')
        }
    }
}

/// "told the authorities, who had spoken earlier of …": the addressee answers for what follows.
fn relative_addressee(
    sentence: &Sentence<'_>,
    out: &mut Vec<Attribution>,
    who: Option<Speaker>,
    from: usize,
    to: usize,
) {
    let Some((speaker, at)) = who.zip(sentence.slice(from, to).find(", who ")) else { return };
    let start = from + at;
    if let Some(last) = out.last_mut() {
        last.to = start;
    }
    let here = (start, start);
    out.push(Attribution {
        from: start,
        to,
        speaker,
        modality: Modality::Asserted,
        cue: here,
        subject: here,
        rule: "told X, who said",
    });
}

/// Where one attribution's words end and the next one's begin: the last clause mark between.
fn boundary(sentence: &Sentence<'_>, from: usize, next: usize) -> usize {
    let gap = sentence.slice(from, next);
    if gap.trim().is_empty() || next <= from {
        return next;
    }
    match gap.rfind([';', ':']) {
        Some(at) => from + at + 1,
        None if gap.trim_end().ends_with(['"', ',']) => from + gap.find([',', ';']).map_or(gap.len(), |at| at + 1),
        None => next,
    }
}
