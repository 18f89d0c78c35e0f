//! English numerals and their bounds.
//!
//! Input: a sentence and its lexicon hits, the ranges its dates take. Output: [`Mention`]s in order. Digits in any
//! grouping (1,076; 19 453; 1,00,000), words ("two dozen", "three hundred and five"), ranges, shares, vague words.
//! Dropped here: dates, clock times, percentages, money, ages, ordinals, labels ("Article 3").

use super::super::lexicon::{Class, Lexicon, NumeralRole, Word};
use super::super::mention::{Mention, ends};
use super::super::text::{Sentence, TokenKind};
use attested_model::QuantityKind;

/// The numerals of a sentence, bounded.
pub(crate) fn numerals(sentence: &Sentence<'_>, lexicon: &Lexicon, dates: &[(usize, usize)]) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut token = 0;
    while token < sentence.tokens.len() {
        let start = sentence.tokens[token].start;
        if let Some(&(_, end)) = dates.iter().find(|(from, to)| *from <= start && start < *to) {
            token = sentence.token_from(end).max(token + 1);
            continue;
        }
        match numeral(sentence, lexicon, token) {
            Some((mut mention, next)) => {
                token = next.max(token + 1);
                if sentence.tokens[sentence.token_from(mention.start)].kind == TokenKind::Digits
                    && is_label(sentence, &mention, lexicon)
                {
                    continue;
                }
                token = range(sentence, lexicon, &mut mention, token);
                bound(sentence, lexicon, &mut mention);
                if is_age(sentence, &mention) {
                    continue;
                }
                out.push(mention);
            }
            None => token += 1,
        }
    }
    out
}

/// A numeral that begins at a token, and the token after it.
fn numeral(sentence: &Sentence<'_>, lexicon: &Lexicon, token: usize) -> Option<(Mention, usize)> {
    let here = sentence.tokens.get(token)?;
    if here.kind == TokenKind::Digits {
        return percent(sentence, token).or_else(|| digits(sentence, lexicon, token));
    }
    if let Some(hit) = sentence.hit_at(Class::Numeral, here.start)
        && let Word::Numeral { role: NumeralRole::Vague, .. } = lexicon.word(hit)
    {
        if token > 0 && matches!(sentence.token(token - 1), "how" | "as" | "too" | "so") {
            return None;
        }
        let mut mention = Mention::vague(hit.start, hit.end);
        mention.rules.push(("numeral", "vague".into()));
        mention.partitive = sentence.slice(hit.start, hit.end).ends_with(" of");
        return Some((mention, sentence.token_from(hit.end)));
    }
    words(sentence, lexicon, token)
}

/// "40 percent of them": a share of the number before.
fn percent(sentence: &Sentence<'_>, token: usize) -> Option<(Mention, usize)> {
    let first = sentence.tokens[token];
    let part = sentence.slice(first.start, first.end).parse::<u64>().ok().filter(|part| (1..100).contains(part))?;
    let next = match (sentence.token(token + 1), sentence.token(token + 2)) {
        ("%" | "percent", _) => token + 2,
        ("per", "cent") => token + 3,
        _ => return None,
    };
    let behind = sentence.token(next + 1) == "the"
        && sentence.tokens.get(next + 2).is_some_and(|whole| whole.kind == TokenKind::Digits);
    let of = sentence.token(next) == "of"
        && (behind || matches!(sentence.token(next + 1), "them" | "whom" | "those" | "these"));
    of.then(|| (share(first.start, sentence.tokens[next - 1].end, part, 100), next))
}

/// Digits with their grouping and multipliers.
fn digits(sentence: &Sentence<'_>, lexicon: &Lexicon, token: usize) -> Option<(Mention, usize)> {
    let first = sentence.tokens[token];
    let text = sentence.slice(first.start, first.end);
    if text.contains(':') {
        return None;
    }
    let mut end = first.end;
    let mut next = token + 1;
    let mut value = decimal(text)?;
    // 19 453: groups of exactly three after a first of one to three.
    if text.len() <= 3 && !text.contains(['.', ',']) {
        let mut joined = text.to_owned();
        while let Some(group) = sentence.tokens.get(next) {
            if group.kind != TokenKind::Digits
                || group.start != end + 1
                || group.end - group.start != 3
                || sentence.norm.as_bytes()[end] != b' '
            {
                break;
            }
            joined.push_str(sentence.slice(group.start, group.end));
            end = group.end;
            next += 1;
        }
        value = decimal(&joined)?;
    }
    // 2.5m, 700k
    if let Some(glued) = sentence.tokens.get(next).filter(|token| token.start == end)
        && let Some(by) = match sentence.slice(glued.start, glued.end) {
            "m" | "mn" => Some(1_000_000),
            "k" => Some(1000),
            _ => None,
        }
    {
        value = (value.0.checked_mul(by)?, value.1);
        end = glued.end;
        next += 1;
    }
    while let Some(multiplier) = sentence.tokens.get(next).and_then(|word| sentence.hit_at(Class::Numeral, word.start))
    {
        let Word::Numeral { role: NumeralRole::Multiplier | NumeralRole::Group, value: by } = lexicon.word(multiplier)
        else {
            break;
        };
        value = (value.0.checked_mul(*by)?, value.1);
        end = multiplier.end;
        next = sentence.token_from(end);
    }
    // A decimal that no multiplier makes whole counts no people.
    if value.0 % value.1 != 0 {
        return None;
    }
    let mut mention = Mention::new(first.start, end, value.0 / value.1);
    mention.rules.push(("numeral", "digits".into()));
    Some((mention, next))
}

/// A decimal as numerator and power of ten.
fn decimal(text: &str) -> Option<(u64, u64)> {
    let (whole, part) = match text.split_once('.') {
        // 1.076.000 is grouped, 2.5 is not.
        Some((whole, rest)) if rest.contains('.') => (format!("{whole}{}", rest.replace('.', "")), ""),
        Some((whole, rest)) => (whole.replace(',', ""), rest),
        None => (text.replace(',', ""), ""),
    };
    let joined = format!("{whole}{part}");
    let value = joined.parse::<u64>().ok()?;
    Some((value, 10u64.checked_pow(part.len() as u32)?))
}

/// Number words: "twenty-three", "two dozen", "a hundred", "three hundred and five", "half", "two thirds".
fn words(sentence: &Sentence<'_>, lexicon: &Lexicon, token: usize) -> Option<(Mention, usize)> {
    let start = sentence.tokens[token].start;
    let halved = sentence.token(token) == "half" && matches!(sentence.token(token + 1), "a" | "million");
    let mut next = token;
    let mut current = 0u64;
    let whole = sentence.hit_at(Class::Numeral, start).is_some_and(|hit| hit.end > sentence.tokens[token].end);
    if matches!(sentence.token(token), "a" | "an" | "half") && !whole {
        next = token + if halved && sentence.token(token + 1) == "a" { 2 } else { 1 };
        let numeral = sentence.tokens.get(next).and_then(|word| sentence.hit_at(Class::Numeral, word.start));
        let Some(hit) = numeral else { return half(sentence, token).filter(|_| !halved) };
        match lexicon.word(hit) {
            Word::Numeral { role: NumeralRole::Multiplier | NumeralRole::Group, .. } => current = 1,
            // "a third of them"
            Word::Numeral { role: NumeralRole::Share, value } if !halved => {
                if let Some(found) = part_of_multiplier(sentence, lexicon, start, hit.end, (1, *value)) {
                    return Some(found);
                }
                return Some((share(start, hit.end, 1, *value), sentence.token_from(hit.end)));
            }
            _ if sentence.token(token) == "half" => {}
            _ => return None,
        }
    }
    let (value, end, after) = composed(sentence, lexicon, next, current)?;
    // "one in three": a share, no count
    if let Composed::Number(top @ 1..=9) = value
        && matches!(sentence.token(after), "in" | "out")
        && let at = after + 1 + usize::from(sentence.token(after + 1) == "of" || sentence.token(after + 1) == "every")
        && let Some((Composed::Number(bottom @ 2..=20), share_end, share_after)) = composed(sentence, lexicon, at, 0)
        && bottom > top
        && sentence.tokens.get(share_after).is_none_or(|next| {
            sentence.hit_at(Class::Drop, next.start).is_none() && sentence.hit_at(Class::Time, next.start).is_none()
        })
    {
        return Some((share(start, share_end, top, bottom), share_after));
    }
    match value {
        Composed::Share(top, bottom) => part_of_multiplier(sentence, lexicon, start, end, (top, bottom))
            .or_else(|| Some((share(start, end, top, bottom), after))),
        Composed::Number(value) => {
            let mut mention = Mention::new(start, end, if halved { value / 2 } else { value });
            mention.rules.push(("numeral", "words".into()));
            Some((mention, after))
        }
    }
}

/// "a quarter of a million", "three-quarters of a million": a number.
fn part_of_multiplier(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
    (top, bottom): (u64, u64),
) -> Option<(Mention, usize)> {
    let of = sentence.token_from(end);
    if sentence.token(of) != "of" || !matches!(sentence.token(of + 1), "a" | "one") {
        return None;
    }
    let hit = sentence.hit_at(Class::Numeral, sentence.tokens.get(of + 2)?.start)?;
    let Word::Numeral { role: NumeralRole::Multiplier, value } = lexicon.word(hit) else { return None };
    let mut mention = Mention::new(start, hit.end, value.checked_mul(top)? / bottom.max(1));
    mention.rules.push(("numeral", "words".into()));
    Some((mention, sentence.token_from(hit.end)))
}

/// What number words add up to.
enum Composed {
    Number(u64),
    Share(u64, u64),
}

/// A share of a number said elsewhere.
fn share(start: usize, end: usize, top: u64, bottom: u64) -> Mention {
    let mut mention = Mention::new(start, end, 0);
    mention.share = Some((top, bottom));
    mention.rules.push(("numeral", "share".into()));
    mention
}

/// "nearly half were casualties", "half of them"; never "the first half".
fn half(sentence: &Sentence<'_>, token: usize) -> Option<(Mention, usize)> {
    let before = token.checked_sub(1).map_or("", |index| sentence.token(index));
    let whole =
        matches!(sentence.token(token + 1), "of" | "were" | "was" | "are" | "have" | "had" | "died" | "," | ".");
    let other = matches!(before, "first" | "second" | "latter" | "other" | "last" | "a" | "an" | "and" | "hour" | "by");
    (sentence.token(token) == "half" && whole && !other)
        .then(|| (share(sentence.tokens[token].start, sentence.tokens[token].end, 1, 2), token + 1))
}

/// Adds number words up from a token on: the value, its end, the token after it.
fn composed(sentence: &Sentence<'_>, lexicon: &Lexicon, first: usize, opened: u64) -> Option<(Composed, usize, usize)> {
    let (mut total, mut current) = (0u64, opened);
    let mut position = sentence.tokens.get(first)?.start;
    let (mut next, mut end) = (first, position);
    let begin = position;
    while let Some(hit) = sentence.hit_at(Class::Numeral, position) {
        let Word::Numeral { role, value } = lexicon.word(hit) else { break };
        match role {
            NumeralRole::Unit | NumeralRole::Ten => current += value,
            NumeralRole::Group => current = current.max(1).checked_mul(*value)?,
            NumeralRole::Multiplier if *value == 100 => current = current.max(1).checked_mul(100)?,
            NumeralRole::Multiplier => {
                total += current.max(1).checked_mul(*value)?;
                current = 0;
            }
            // "a twenty-fifth": an ordinal.
            NumeralRole::Share if current > 9 => return None,
            NumeralRole::Share => {
                return Some((Composed::Share(current.max(1), *value), hit.end, sentence.token_from(hit.end)));
            }
            NumeralRole::Vague => break,
        }
        end = hit.end;
        next = sentence.token_from(end);
        position = if sentence.norm.as_bytes().get(end) == Some(&b'-') {
            end + 1
        } else {
            sentence.tokens.get(next).map_or(usize::MAX, |word| word.start)
        };
        // "eight and a half million"
        if matches!(role, NumeralRole::Unit | NumeralRole::Ten)
            && sentence.token(next) == "and"
            && sentence.token(next + 1) == "a"
            && sentence.token(next + 2) == "half"
            && let Some(by) = sentence.tokens.get(next + 3).and_then(|word| sentence.hit_at(Class::Numeral, word.start))
            && let Word::Numeral { role: NumeralRole::Multiplier, value: by_value } = lexicon.word(by)
        {
            let value = current.checked_mul(*by_value)?.checked_add(by_value / 2)?;
            return Some((Composed::Number(total + value), by.end, sentence.token_from(by.end)));
        }
        // "three hundred and five", never "five and six".
        if total + current >= 100
            && sentence.token(next) == "and"
            && let Some(after) = sentence.tokens.get(next + 1)
            && let Some(small) = sentence.hit_at(Class::Numeral, after.start)
            && matches!(lexicon.word(small), Word::Numeral { role: NumeralRole::Unit | NumeralRole::Ten, .. })
        {
            position = after.start;
        }
    }
    let value = total + current;
    (end > begin && value > 0).then_some((Composed::Number(value), end, next))
}

/// "100 to 300", "100-300", "between 500 and 550", "from 100 to 300".
fn range(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention, next: usize) -> usize {
    let Some(low) = mention.value().filter(|_| mention.share.is_none() && mention.numeric()) else { return next };
    let joint = sentence.token(next);
    let before = sentence.token_from(mention.start).checked_sub(1).map_or("", |index| sentence.token(index));
    let between = before == "between";
    if !(matches!(joint, "to" | "-" | "\u{2013}" | "\u{2014}" | "or") || (between && joint == "and")) {
        return next;
    }
    let Some((high, after)) = numeral(sentence, lexicon, next + 1) else { return next };
    let Some(top) = high.value().filter(|top| high.share.is_none() && high.numeric() && *top > low) else {
        return next;
    };
    if joint == "or" && top > low.saturating_mul(2) {
        return next;
    }
    // "2 to 3 million" multiplies both.
    let scale = if low < 1000
        && top >= 1000
        && sentence.slice(high.start, high.end).contains("million")
        && !sentence.slice(mention.start, mention.end).contains("million")
    {
        1_000_000
    } else {
        1
    };
    mention.kind = QuantityKind::Between;
    (mention.low, mention.high) = (Some(low * scale), Some(top));
    mention.end = high.end;
    mention.core.1 = high.end;
    if between || before == "from" {
        mention.start = sentence.tokens[sentence.token_from(mention.start) - 1].start;
    }
    mention.rules.push(("numeral", "range".into()));
    after
}

/// The bound words before and after the number.
fn bound(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention) {
    if !mention.numeric() {
        return;
    }
    let Some(before) = sentence.token_from(mention.start).checked_sub(1) else {
        return bound_after(sentence, lexicon, mention);
    };
    // The bound ends right before the number, or one article earlier ("some of the", "nearly a third").
    for skip in 0..2usize {
        let Some(index) = before.checked_sub(skip) else { break };
        if skip == 1 && !matches!(sentence.token(before), "a" | "an" | "the" | "about" | "some" | "around") {
            break;
        }
        let end = sentence.tokens[index].end;
        let Some(hit) = sentence.hits.iter().find(|hit| hit.class == Class::Bound && hit.end == end) else { continue };
        let Word::Bound { kind, after: false } = lexicon.word(hit) else { continue };
        // "handed over 60 defectors": the verb's particle bounds nothing.
        if sentence.hits.iter().any(|act| act.class == Class::Act && act.start < hit.start && act.end >= hit.end) {
            return bound_after(sentence, lexicon, mention);
        }
        mention.rules.push(("bound", sentence.slice(hit.start, hit.end).to_owned().into()));
        if *kind == QuantityKind::Exact {
            return bound_after(sentence, lexicon, mention);
        }
        if mention.kind != QuantityKind::Between {
            mention.bounded(*kind);
        }
        mention.start = hit.start;
        // "no" before "more than" is its own entry; "not" before one turns it round.
        outer_bound(sentence, lexicon, mention);
        return;
    }
    bound_after(sentence, lexicon, mention);
}

/// "up to about 600", "at least some 40": the outer bound wins.
fn outer_bound(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention) {
    let Some(index) = sentence.token_from(mention.start).checked_sub(1) else { return };
    let end = sentence.tokens[index].end;
    if let Some(hit) = sentence.hits.iter().find(|hit| hit.class == Class::Bound && hit.end == end)
        && let Word::Bound { kind, after: false } = lexicon.word(hit)
        && *kind != QuantityKind::Exact
        && mention.kind == QuantityKind::Approx
    {
        mention.bounded(*kind);
        mention.start = hit.start;
    }
}

/// "or more", "-odd", "or so".
fn bound_after(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention) {
    if mention.kind == QuantityKind::Between {
        return;
    }
    if let Some(tail) =
        ["-odd", "-plus"].iter().find(|tail| sentence.slice(mention.end, sentence.norm.len()).starts_with(**tail))
    {
        mention.bounded(QuantityKind::MoreThan);
        mention.end += tail.len();
        mention.rules.push(("bound", (*tail).into()));
        return;
    }
    if sentence.norm.as_bytes().get(mention.end) == Some(&b'+') {
        mention.bounded(QuantityKind::AtLeast);
        mention.end += 1;
        mention.rules.push(("bound", "+".into()));
        return;
    }
    let next = sentence.token_from(mention.end);
    let Some(token) = sentence.tokens.get(next) else { return };
    if let Some(hit) = sentence.hit_at(Class::Bound, token.start)
        && let Word::Bound { kind, after: true } = lexicon.word(hit)
    {
        mention.bounded(*kind);
        mention.end = hit.end;
        mention.rules.push(("bound", sentence.slice(hit.start, hit.end).to_owned().into()));
    }
}

/// Percentages, money, years, labels, ordinals.
fn is_label(sentence: &Sentence<'_>, mention: &Mention, lexicon: &Lexicon) -> bool {
    let index = sentence.token_from(mention.start);
    let next = sentence.token_from(mention.end);
    let glued = sentence.tokens.get(next).is_some_and(|token| token.start == mention.end);
    let after = sentence.token(next);
    if matches!(after, "%" | "percent" | "\u{b0}")
        || (glued && (after == "%" || sentence.tokens[next].kind == TokenKind::Word))
    {
        return true;
    }
    // 15-year-old, 57-mm; "-odd" and ranges stay.
    if glued
        && after == "-"
        && sentence.tokens.get(next + 1).is_some_and(|token| token.kind == TokenKind::Word)
        && !matches!(sentence.token(next + 1), "odd" | "strong" | "plus")
    {
        return true;
    }
    let before = index.checked_sub(1).map_or("", |at| sentence.token(at));
    // "the next day 20 people", "that week 30 died"
    let timed = matches!(before, "day" | "week")
        && index >= 2
        && matches!(
            sentence.token(index - 2),
            "next" | "following" | "same" | "that" | "this" | "last" | "previous" | "every" | "each" | "one" | "very"
        );
    let label = !timed
        && matches!(
            before,
            "$" | "\u{20ac}"
                | "\u{a3}"
                | "\u{20a9}"
                | "#"
                | "/"
                | "article"
                | "articles"
                | "section"
                | "no"
                | "chapter"
                | "page"
                | "resolution"
                | "covid"
                | "covid-19"
                | "aged"
                | "age"
                | "room"
                | "phase"
                | "ward"
                | "number"
                | "unit"
                | "gate"
                | "route"
                | "highway"
                | "version"
                | "day"
                | "week"
        )
        || (before == "." && index >= 2 && matches!(sentence.token(index - 2), "no" | "art" | "p"))
        || (before == "-"
            && sentence.tokens[index - 1].end == mention.start
            && index >= 2
            && sentence.tokens[index - 2].end == sentence.tokens[index - 1].start
            && sentence.tokens[index - 2].kind == TokenKind::Word);
    if label {
        return true;
    }
    let text = sentence.slice(mention.core.0, mention.core.1);
    let yearlike = text.len() == 4 && mention.value().is_some_and(|value| (1900..2100).contains(&value));
    if !yearlike {
        return false;
    }
    let noun = sentence.tokens.get(next).is_some_and(|token| sentence.hit_at(Class::Noun, token.start).is_some())
        || sentence.tokens.get(next + 1).is_some_and(|token| sentence.hit_at(Class::Noun, token.start).is_some());
    let bounded = index.checked_sub(1).is_some_and(|at| {
        let end = sentence.tokens[at].end;
        sentence.hits.iter().any(|hit| {
            hit.class == Class::Bound
                && hit.end == end
                && matches!(lexicon.word(hit), Word::Bound { after: false, kind } if *kind != QuantityKind::Exact)
        })
    });
    !noun && !bounded
}

/// "children under five", "over 60s", "aged 12 to 15".
fn is_age(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    if mention.value().is_none_or(|value| value > 100) {
        return false;
    }
    let aged = sentence
        .token_from(mention.start)
        .checked_sub(1)
        .is_some_and(|at| matches!(sentence.token(at), "aged" | "ages" | "age"));
    if aged {
        return true;
    }
    if mention.start == mention.core.0 {
        return false;
    }
    let Some(before) = sentence.token_from(mention.start).checked_sub(1) else { return false };
    let bound = sentence.slice(mention.start, mention.core.0);
    let end = sentence.tokens[before].end;
    let noun_before = sentence.hits.iter().any(|hit| hit.class == Class::Noun && hit.end == end);
    let noun_after = sentence
        .tokens
        .get(sentence.token_from(mention.end))
        .is_some_and(|token| sentence.hit_at(Class::Noun, token.start).is_some());
    noun_before && !noun_after && ["under", "over", "above", "below"].iter().any(|word| bound.starts_with(word))
}

/// The ends of a share once the whole is known; rounds half up.
pub(crate) fn of_whole(kind: QuantityKind, share: (u64, u64), whole: u64) -> (Option<u64>, Option<u64>) {
    let value = (whole.saturating_mul(share.0) + share.1 / 2) / share.1.max(1);
    ends(kind, value)
}
