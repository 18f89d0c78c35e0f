//! Which words of an English sentence are the subject of a reporting verb.
//!
//! Input: the token of a reporting word. Output: the range of the words before it that may name who speaks. Leaves out whom
//! they name (`speakers`) and what is said (`cues`).

use super::super::lexicon::Class;
use super::super::text::{Sentence, TokenKind};

/// The words before a reporting verb that may be its subject.
pub(super) fn subject_before(sentence: &Sentence<'_>, cue: usize) -> Option<(usize, usize)> {
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
    // "X admitted the raid but says": the verb shares the subject of the verb before.
    if matches!(sentence.token(end - 1), "and" | "but" | "or" | "nor") {
        return None;
    }
    let apposed = sentence.token(end - 1) == ",";
    let last = if apposed { end - 1 } else { end };
    // "the 803 deaths it recorded": a pronoun is a subject by itself.
    if !apposed && last > 0 && matches!(sentence.token(last - 1), "it" | "he" | "she" | "they" | "we") {
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
        // "…, Dr. Lin Wei, said"
        let abbreviated = start >= 2
            && matches!(
                sentence.token(start - 2),
                "dr" | "mr" | "mrs" | "ms" | "gen" | "col" | "lt" | "prof" | "maj" | "capt"
            );
        if opens_clause(word) || word == "." && start < last && !abbreviated {
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
        !sentence.capital(index) && sentence.touches(Class::Act, token.start, token.end)
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
pub(super) fn closes_name(word: &str) -> bool {
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
