//! How much of an English sentence a claim's quotation takes, and where the places in it are.
//!
//! Input: the number's phrase, its act, the attribution that governs it. Output: a byte range: the shortest stretch that
//! still carries the proposition, clause by clause, without the reporting words.

use super::super::act::Act;
use super::super::discourse::Attribution;
use super::super::lexicon::{Class, Lexicon};
use super::super::mention::Mention;
use super::super::text::{Sentence, TokenKind};
use super::acts::clause_end;

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
        if word == "and"
            && (next_number && !days_of_one_month(sentence, index)
                || sentence.tokens.get(index + 1).is_some_and(|next| sentence.hit_at(Class::Act, next.start).is_some()))
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

/// "Maga, Kebbi State", "Mai Kadra and Humera": names that go on a place.
fn more_places(sentence: &Sentence<'_>, from: usize, last: usize, out: &mut Vec<(usize, usize)>) -> usize {
    let mut next = from;
    while next + 1 < last && matches!(sentence.token(next), "," | "and") && sentence.capital(next + 1) {
        let first = next + 1;
        let free = |index: usize| {
            let token = sentence.tokens[index];
            sentence.capital(index)
                && ![Class::Time, Class::Body, Class::Noun, Class::Role, Class::Cue]
                    .iter()
                    .any(|class| sentence.touches(*class, token.start, token.end))
        };
        let mut end = first;
        while end < last && free(end) {
            end += 1;
        }
        // A name that a verb follows begins a clause of its own.
        let verb = matches!(sentence.token(end), "was" | "were" | "is" | "are" | "has" | "have" | "had" | "said")
            || sentence.tokens.get(end).is_some_and(|token| sentence.touches(Class::Cue, token.start, token.end));
        if end == first || end - first > 3 || verb {
            break;
        }
        let range = (sentence.tokens[first].start, sentence.tokens[end - 1].end);
        if !out.iter().any(|(start, stop)| *start < range.1 && range.0 < *stop) {
            out.push(range);
        }
        next = end;
    }
    next
}

/// Places of a range: gazetteer names, and capitalised names after "in", "at", "from" …
pub(crate) fn places(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = sentence
        .of(Class::Place, start, end)
        .filter(|hit| sentence.capital(sentence.token_from(hit.start)))
        .map(|hit| (hit.start, hit.end))
        .collect();
    let last = sentence.token_from(end);
    let mut index = sentence.token_from(start);
    while index < last {
        if matches!(
            sentence.token(index),
            "in" | "at" | "from" | "near" | "to" | "of" | "outside" | "off" | "across" | "into"
        ) {
            let mut first = index + 1;
            while matches!(
                sentence.token(first),
                "the" | "northern" | "southern" | "eastern" | "western" | "central" | "and"
            ) {
                first += 1;
            }
            let mut next = first;
            while next < last
                && sentence.capital(next)
                && !sentence.touches(Class::Time, sentence.tokens[next].start, sentence.tokens[next].end)
            {
                next += 1;
            }
            if next > first {
                let range = (sentence.tokens[first].start, sentence.tokens[next - 1].end);
                let person = sentence.of(Class::Noun, range.0, range.1).next().is_some()
                    || sentence.touches(Class::Body, range.0, range.1)
                        && !sentence.touches(Class::Place, range.0, range.1);
                let known = out.iter().any(|(from, to)| *from < range.1 && range.0 < *to);
                if !person && (sentence.token(index) != "of" || next - first > 1) {
                    if !known {
                        out.push(range);
                    }
                    next = more_places(sentence, next, last, &mut out);
                }
                index = next;
                continue;
            }
        }
        index += 1;
    }
    let _ = lexicon;
    out.sort_unstable();
    out
}
