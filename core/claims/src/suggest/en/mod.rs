//! The English grammar: numerals, counted nouns, acts, reporting, dates, quotations, claims without a number.

pub(crate) mod acts;
pub(crate) mod cues;
pub(crate) mod dates;
pub(crate) mod nouns;
pub(crate) mod numerals;
pub(crate) mod quotes;
pub(crate) mod speakers;
pub(crate) mod statements;

use super::act::Act;
use super::discourse::Speaker;
use super::lexicon::{BodyKind, Class, Lexicon, RoleUse, Word};
use super::text::Sentence;

/// "Italy's coastguard rescued 144": who saves, finds or counts answers for the number.
pub(crate) fn agent(sentence: &Sentence<'_>, lexicon: &Lexicon, act: &Act) -> Option<Speaker> {
    if act.rule != "object" && act.rule != "the noun tells the act" {
        return None;
    }
    // The body may be known by name: the Greek coastguard.
    if let Some((name, hit)) = sentence.of(Class::Body, 0, act.start).find_map(|hit| match lexicon.word(hit) {
        Word::Body { name, kind: BodyKind::Rescue } => Some((name.clone(), *hit)),
        _ => None,
    }) {
        return Some(Speaker {
            name,
            written: sentence.words(hit.start, hit.end).to_owned(),
            via: Vec::new(),
            kind: Some(BodyKind::Rescue),
        });
    }
    let rescues = |word: &Word| {
        matches!(word, Word::Role { role: RoleUse::Speaker, kind: Some(BodyKind::Rescue | BodyKind::Health), .. })
    };
    let hit = sentence.of(Class::Role, 0, act.start).rfind(|hit| rescues(lexicon.word(hit)))?;
    let start = sentence.token_from(hit.start);
    let first = (0..start)
        .rev()
        .take(3)
        .take_while(|index| sentence.capital(*index) || sentence.token(*index) == "'s")
        .last()
        .unwrap_or(start);
    let written = sentence.words(sentence.tokens[first].start, hit.end).to_owned();
    Some(Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(BodyKind::Rescue) })
}
