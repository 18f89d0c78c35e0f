//! Who answers for what in an English sentence.
//!
//! Input: reporting words found by the lexicon, the document so far. Output: [`Attribution`]s, each a range of the
//! sentence and its speaker, normalised to the body, with the spokesperson in `via`. "X said", "according to X", "…, X
//! said", "first announced by X", "X told Y", "has learned"; he, it, "the ministry" are resolved by the discourse.

use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, CueRole, Hit, Lexicon, RoleUse, Word};
use super::super::text::{Sentence, TokenKind};
use super::bodies;
use super::reach::reach;
use super::speakers::{self, resolve};
use super::subjects::{closes_name, subject_before};
use attested_model::Modality;

/// A cue with its subject, before its reach is known.
pub(super) struct Found {
    pub(super) cue: (usize, usize),
    pub(super) subject: (usize, usize),
    pub(super) speaker: Speaker,
    pub(super) modality: Modality,
    pub(super) role: CueRole,
    /// "announced by X" reaches only back to the number.
    pub(super) local: bool,
    pub(super) addressee: Option<Speaker>,
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
    if let Some(police) = bodies::police(sentence, lexicon, 0, sentence.norm.len()) {
        discourse.mentioned(police);
    }
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
    reach(sentence, lexicon, found)
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
        // "X noted that footage showed …": X answers for what the pictures show.
        let shown = item.as_ref().is_some_and(|item| {
            !found.is_empty()
                && item.speaker.kind.is_none()
                && matches!(
                    sentence.slice(item.cue.0, item.cue.1),
                    "show" | "shows" | "showed" | "indicate" | "indicates" | "indicated"
                )
        });
        if let Some(item) = item.filter(|_| !shown)
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
    // "anybody's guess", "the latest count": a noun.
    let nominal = matches!(
        sentence.slice(hit.start, hit.end),
        "guess"
            | "estimate"
            | "estimates"
            | "count"
            | "counts"
            | "report"
            | "reports"
            | "record"
            | "records"
            | "claim"
            | "claims"
            | "list"
            | "lists"
            | "project"
            | "charge"
    );
    if nominal
        && (matches!(
            before,
            "'s" | "the"
                | "his"
                | "her"
                | "our"
                | "no"
                | "any"
                | "each"
                | "own"
                | "latest"
                | "new"
                | "first"
                | "earlier"
                | "previous"
                | "initial"
                | "final"
                | "official"
                | "independent"
                | "and"
                | "several"
                | "many"
                | "some"
                | "two"
                | "three"
        ))
    {
        return None;
    }
    // "came to 287", never "came to power"
    let counts_only =
        matches!(sentence.slice(hit.start, hit.end), "came to" | "comes to" | "arrived at" | "arrives at");
    let numbered = sentence.tokens.get(next).is_some_and(|after| {
        after.kind == TokenKind::Digits
            || [Class::Bound, Class::Numeral].iter().any(|class| sentence.hit_at(*class, after.start).is_some())
    });
    if counts_only && !numbered {
        return None;
    }
    // "admitted 3,600 patients": the act, no admission.
    if role == CueRole::Say
        && sentence.hit_at(Class::Act, hit.start).is_some_and(|act| super::super::act::read(lexicon, act).is_some())
        && sentence.tokens.get(next).is_some_and(|after| {
            after.kind == TokenKind::Digits
                || sentence.hit_at(Class::Bound, after.start).is_some()
                || sentence.hit_at(Class::Numeral, after.start).is_some()
        })
    {
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
    let subject =
        subject_before(sentence, index).map(|(from, to)| antecedent(sentence, from, to).unwrap_or((from, to)));
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

/// "the junta, which says": whom the pronoun stands for is named right before it.
fn antecedent(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    let which = sentence.token_from(from);
    if !matches!(sentence.token(which), "which" | "who")
        || which < 2
        || sentence.token(which - 1) != ","
        || to - from > 20
    {
        return None;
    }
    let end = sentence.tokens[which - 2].end;
    let hit = sentence
        .hits
        .iter()
        .filter(|hit| matches!(hit.class, Class::Body | Class::Role) && hit.end == end)
        .min_by_key(|hit| hit.start)?;
    Some((hit.start, end))
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
