//! How much of an English sentence a claim's quotation takes.
//!
//! Input: the number's phrase, its act, the attribution that governs it. Output: a byte range: the shortest stretch that
//! still carries the proposition, clause by clause, without the reporting words.

use super::super::act::Act;
use super::super::discourse::Attribution;
use super::super::lexicon::Class;
use super::super::mention::Mention;
use super::super::text::{Sentence, TokenKind};
use super::verbs::clause_end;

/// The quotation's range for a number.
pub(crate) fn of_mention(
    sentence: &Sentence<'_>,
    mention: &Mention,
    act: &Act,
    attribution: Option<&Attribution>,
) -> (usize, usize) {
    let carried = act.start == act.end;
    let mut start = mention.start.min(mention.phrase.0);
    if !carried && act.start < start {
        start = clause_start(sentence, act.start, attribution);
    }
    let mut end = mention.phrase.1.max(mention.end);
    if carried {
        end = piece_end(sentence, end);
    } else {
        end = end.max(act.end);
        end = if act.rule == "participle" { phrase_end(sentence, end) } else { piece_end(sentence, end) };
    }
    if let Some(attribution) = attribution
        && attribution.rule == "…, X said"
        && attribution.subject.0.min(attribution.cue.0) > mention.end
    {
        end = end.min(attribution.subject.0.min(attribution.cue.0));
    }
    trim(sentence, start, end.max(mention.end))
}

/// Where the clause that holds a byte begins: after a mark, "that", or the reporting word.
pub(crate) fn clause_start(sentence: &Sentence<'_>, at: usize, attribution: Option<&Attribution>) -> usize {
    let mut index = sentence.token_from(at);
    let floor = attribution.map_or(0, |found| if found.cue.1 <= at { found.cue.1 } else { found.from.min(at) });
    while let Some(earlier) = index.checked_sub(1) {
        let token = sentence.tokens[earlier];
        if token.end <= floor {
            break;
        }
        let word = sentence.token(earlier);
        if matches!(word, ";" | ":" | "\"" | "\u{2014}" | "that" | "but" | "while" | "because" | "when")
            || (word == "," && !thousands(sentence, earlier))
        {
            break;
        }
        if word == "and"
            && earlier + 1 < sentence.tokens.len()
            && sentence.hit_at(Class::Act, sentence.tokens[earlier + 1].start).is_some()
        {
            break;
        }
        index = earlier;
    }
    sentence.tokens.get(index).map_or(at, |token| token.start.min(at))
}

/// A comma inside a list of places or names does not end a clause.
fn thousands(sentence: &Sentence<'_>, index: usize) -> bool {
    index > 0 && sentence.capital(index - 1) && sentence.capital(index + 1)
}

/// The end of the clause, or of the list's item.
fn piece_end(sentence: &Sentence<'_>, from: usize) -> usize {
    let limit = clause_end(sentence, from);
    let first = sentence.token_from(from);
    for index in first..sentence.tokens.len() {
        let token = sentence.tokens[index];
        if token.start >= limit {
            break;
        }
        let word = sentence.token(index);
        let next_number = sentence.tokens.get(index + 1).is_some_and(|next| {
            next.kind == TokenKind::Digits
                || sentence.hit_at(Class::Numeral, next.start).is_some()
                || sentence.hit_at(Class::Bound, next.start).is_some()
        });
        if word == ","
            && !thousands(sentence, index)
            && !(sentence
                .tokens
                .get(index + 1)
                .is_some_and(|next| next.kind == TokenKind::Digits && next.end - next.start == 4))
        {
            return token.start;
        }
        // "said it carried 150 people and that 70 were missing"
        if word == "and" && sentence.token(index + 1) == "that" {
            return token.start;
        }
        if word == "and"
            && (next_number && !days_of_one_month(sentence, index)
                || sentence.tokens.get(index + 1).is_some_and(|next| {
                    sentence.hit_at(Class::Act, next.start).is_some()
                        || sentence.hit_at(Class::Cue, next.start).is_some()
                }))
        {
            return token.start;
        }
        // An abbreviation's stop ("Oct. 9") ends nothing.
        if word == "." && index + 1 == sentence.tokens.len() {
            return token.start;
        }
    }
    limit
}

/// "between 3 and 7 October", "March 6 and 10": the number after "and" is a day.
fn days_of_one_month(sentence: &Sentence<'_>, index: usize) -> bool {
    let time =
        |at: usize| sentence.tokens.get(at).is_some_and(|token| sentence.touches(Class::Time, token.start, token.end));
    index >= 2 && sentence.tokens[index - 1].kind == TokenKind::Digits && (time(index + 2) || time(index - 2))
}

/// The end of the noun phrase with its participle: before the main verb.
fn phrase_end(sentence: &Sentence<'_>, from: usize) -> usize {
    let limit = piece_end(sentence, from);
    let first = sentence.token_from(from);
    (first..sentence.tokens.len())
        .take_while(|index| sentence.tokens[*index].start < limit)
        .find(|index| {
            matches!(sentence.token(*index), "were" | "was" | "are" | "is" | "have" | "has" | "had" | "remain")
        })
        .map_or(limit, |index| sentence.tokens[index].start)
}

/// Without spaces and marks at the ends.
pub(crate) fn trim(sentence: &Sentence<'_>, start: usize, end: usize) -> (usize, usize) {
    let text = sentence.slice(start, end);
    let front = text.len() - text.trim_start_matches([' ', ',', '"', '\'', ';', ':']).len();
    let back = text.trim_end_matches([' ', ',', ';', ':', '.', '"', '\u{2014}', '-']).len();
    if back <= front { (start, end) } else { (start + front, start + back) }
}
