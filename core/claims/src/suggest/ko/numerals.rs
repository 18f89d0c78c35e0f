//! Korean numerals, their counters and bounds.
//!
//! Input: a sentence, its hits, the ranges its dates take. Output: [`Mention`]s that a people counter (명, 인, 사람)
//! closes, bounded: 600여 명, 약 600명, 최대 2천 명, 600명 이상, 500~550명, 1천76명, 만 5천 명, 스무 명, 수십 명. Numbers
//! with any other counter never leave this step.

use attested_model::QuantityKind;

use super::super::cjk::{at, before, hangul};
use super::super::lexicon::{Class, Hit, Lexicon, NumeralRole, Word};
use super::super::mention::Mention;
use super::super::text::Sentence;

/// The numerals of a sentence that count people, bounded.
pub(crate) fn numerals(sentence: &Sentence<'_>, lexicon: &Lexicon, dates: &[(usize, usize)]) -> Vec<Mention> {
    let text = &sentence.norm;
    let mut out: Vec<Mention> = Vec::new();
    let mut position = 0;
    while position < text.len() {
        if let Some(&(_, end)) = dates.iter().find(|(from, to)| *from <= position && position < *to) {
            position = end;
            continue;
        }
        if let Some(mention) = one(sentence, lexicon, position) {
            position = mention.phrase.1.max(mention.end);
            out.push(mention);
        } else {
            // Past the rest of a digit run, so that 1,076 is not tried again as 076.
            position += if at(text, position).is_some_and(|c| c.is_ascii_digit()) {
                digit_run(text, position)
            } else {
                at(text, position).map_or(1, char::len_utf8)
            };
        }
    }
    out
}

/// Length of a run of digits with separators.
fn digit_run(text: &str, start: usize) -> usize {
    text[start..].bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')).count().max(1)
}

/// A counted number that begins here.
fn one(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<Mention> {
    let text = &sentence.norm;
    let first = at(text, start)?;
    let begins = !before(text, start).is_some_and(|c| hangul(c) || c.is_ascii_alphanumeric());
    let numeral = first.is_ascii_digit() || (hangul(first) && begins);
    if !numeral {
        return None;
    }
    if let Some(mention) = vague(sentence, lexicon, start) {
        return Some(mention);
    }
    if let Some(mention) = share(sentence, lexicon, start) {
        return Some(mention);
    }
    let (value, end) = composite(text, start).or_else(|| native(sentence, lexicon, start))?;
    let mut mention = Mention::new(start, end, value);
    let odd = text[end..].starts_with('여');
    let mut after = if odd { end + '여'.len_utf8() } else { end };
    if let Some((top, range_end)) = range(text, end, value) {
        mention.kind = QuantityKind::Between;
        mention.high = Some(top);
        after = range_end;
    }
    let counter = counter(text, after)?;
    mention.end = counter;
    mention.core = (start, counter);
    if let Some((top, range_end)) = counted_range(text, counter, value)
        && mention.kind == QuantityKind::Exact
    {
        mention.kind = QuantityKind::Between;
        mention.high = Some(top);
        mention.end = range_end;
    }
    mention.rules.push(("numeral", sentence.slice(start, mention.end).to_owned().into()));
    // 한 명도, 1명당: no count.
    if ["도 ", "당 ", "꼴"].iter().any(|tail| text[mention.end..].starts_with(tail)) && value == 1 {
        return None;
    }
    bound(sentence, lexicon, &mut mention, odd);
    Some(mention)
}

/// 수십 명, 수백여 명, 다수, 여러 명: words that name no number.
fn vague(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<Mention> {
    let hit = sentence.hit_at(Class::Numeral, start)?;
    if !matches!(lexicon.word(hit), Word::Numeral { role: NumeralRole::Vague, .. }) {
        return None;
    }
    let text = &sentence.norm;
    let odd = if text[hit.end..].starts_with('여') { hit.end + '여'.len_utf8() } else { hit.end };
    let end = counter(text, odd);
    let words = sentence.slice(hit.start, hit.end);
    let magnitude = words.starts_with('수') && words != "수많은" || words.starts_with('몇') || words == "여러";
    if end.is_none() && (magnitude || !noun_beside(sentence, hit)) {
        return None;
    }
    let mut mention = Mention::vague(start, end.unwrap_or(hit.end));
    mention.rules.push(("numeral", "vague".into()));
    Some(mention)
}

/// Whether a people noun stands right before, or after with 의 or a space.
fn noun_beside(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let back = sentence.norm[..hit.start].trim_end().len();
    let after = sentence.norm[hit.end..].trim_start_matches(['의', ' ']);
    let next = sentence.norm.len() - after.len();
    sentence.hits.iter().any(|noun| {
        noun.class == Class::Noun
            && (noun.end == back
                || (noun.start >= hit.end
                    && noun.start <= next + 24
                    && !sentence.slice(hit.end, noun.start).contains([',', '을', '를'])))
    })
}

/// 3분의 1, 절반: a share of an earlier number.
fn share(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<Mention> {
    let text = &sentence.norm;
    if let Some(hit) = sentence.hit_at(Class::Numeral, start)
        && let Word::Numeral { role: NumeralRole::Share, value } = lexicon.word(hit)
    {
        let mut mention = Mention::new(start, hit.end, 0);
        mention.share = Some((1, *value));
        mention.rules.push(("numeral", "share".into()));
        bound(sentence, lexicon, &mut mention, false);
        return Some(mention);
    }
    let (bottom, end) = composite(text, start)?;
    let rest = text[end..].strip_prefix("분의")?;
    let space = rest.len() - rest.trim_start().len();
    let top_at = end + "분의".len() + space;
    let (top, top_end) = composite(text, top_at)?;
    let mut mention = Mention::new(start, top_end, 0);
    mention.share = Some((top, bottom.max(1)));
    mention.rules.push(("numeral", "share".into()));
    bound(sentence, lexicon, &mut mention, false);
    Some(mention)
}

/// Where a people counter that follows ends: " 명", "명", "인", "사람".
fn counter(text: &str, after: usize) -> Option<usize> {
    let rest = text.get(after..)?;
    let space = usize::from(rest.starts_with(' '));
    let rest = &rest[space..];
    for word in ["명", "사람", "인", "구"] {
        let Some(tail) = rest.strip_prefix(word) else { continue };
        let next = tail.chars().next();
        let free = match word {
            "인" => {
                space == 0
                    && next.is_none_or(|c| !hangul(c) || matches!(c, '의' | '이' | '은' | '을' | '과' | '가'))
                    && !tail.starts_with("이상분")
            }
            // bodies: 시신 12구
            "구" => next.is_none_or(|c| !hangul(c) || matches!(c, '의' | '가' | '를' | '는' | '와')),
            _ => true,
        };
        if free {
            return Some(after + space + word.len());
        }
    }
    None
}

/// 500~550, 500에서 550.
fn range(text: &str, end: usize, low: u64) -> Option<(u64, usize)> {
    let rest = text.get(end..)?;
    let joint = ["~", "∼", "-", "–", "～", "에서 ", "에서"].iter().find(|joint| rest.starts_with(**joint))?;
    let (top, after) = composite(text, end + joint.len())?;
    // 1~2만: the unit holds for both.
    (top > low).then_some((top, after))
}

/// 500명에서 550명, 500명~550명, 500명과 550명 사이.
fn counted_range(text: &str, end: usize, low: u64) -> Option<(u64, usize)> {
    let rest = text.get(end..)?;
    let joint = ["에서 ", "~", "∼", "-", "내지 ", " 내지 ", "과 ", "에서 많게는 ", "에서 최대 "]
        .iter()
        .filter(|joint| rest.starts_with(**joint))
        .max_by_key(|joint| joint.len())?;
    let (top, after) = composite(text, end + joint.len())?;
    let close = counter(text, after)?;
    let between = *joint != "과 " || text[close..].trim_start().starts_with("사이");
    (top > low && between).then_some((top, close))
}

/// The value of a Hangul digit.
fn digit(c: char) -> Option<u64> {
    Some(match c {
        '일' => 1,
        '이' => 2,
        '삼' => 3,
        '사' => 4,
        '오' => 5,
        '육' => 6,
        '칠' => 7,
        '팔' => 8,
        '구' => 9,
        _ => return None,
    })
}

/// Digits and Hangul units in one number: 1천76, 2만5천, 만 5천, 3만 4,000, 삼백.
pub(crate) fn composite(text: &str, start: usize) -> Option<(u64, usize)> {
    let (mut total, mut section, mut position) = (0u64, 0u64, start);
    let mut current: Option<(u64, u64)> = None; // value and its decimal scale
    let (mut units, mut digits, mut end) = (0, 0, start);
    while let Some(c) = at(text, position) {
        if c.is_ascii_digit() {
            if current.is_some() {
                break;
            }
            let length = text[position..]
                .bytes()
                .take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
                .count();
            let run = text[position..position + length].trim_end_matches([',', '.']);
            current = Some(decimal(run)?);
            position += run.len();
            digits += 1;
        } else if let Some(value) = digit(c).filter(|_| current.is_none()) {
            current = Some((value, 1));
            position += c.len_utf8();
        } else if let Some(unit) = match c {
            '십' => Some(10),
            '백' => Some(100),
            '천' => Some(1000),
            _ => None,
        } {
            let (value, scale) = current.take().unwrap_or((1, 1));
            section = section.checked_add(value.checked_mul(unit)? / scale)?;
            position += c.len_utf8();
            units += 1;
        } else if let Some(unit) = match c {
            '만' => Some(10_000),
            '억' => Some(100_000_000),
            _ => None,
        } {
            let group = match current.take() {
                Some((value, scale)) => (section.checked_mul(scale)?.checked_add(value)?).checked_mul(unit)? / scale,
                None => section.max(1).checked_mul(unit)?,
            };
            total = total.checked_add(group)?;
            section = 0;
            position += c.len_utf8();
            units += 1;
            end = position;
            if text[position..].starts_with(' ') && at(text, position + 1).is_some_and(|next| next.is_ascii_digit()) {
                position += 1;
            }
            continue;
        } else {
            break;
        }
        end = position;
    }
    // Without a unit a lone Hangul digit is a syllable, not a number.
    if end == start || (units == 0 && digits == 0) {
        return None;
    }
    let (value, scale) = current.unwrap_or((0, 1));
    (value % scale == 0)
        .then_some((total.checked_add(section)?.checked_add(value / scale)?, end))
        .filter(|(value, _)| *value > 0)
}

/// Digits with groups or a decimal part.
pub(crate) fn decimal(run: &str) -> Option<(u64, u64)> {
    let plain = run.replace(',', "");
    match plain.split_once('.') {
        Some((whole, part)) => Some((format!("{whole}{part}").parse().ok()?, 10u64.checked_pow(part.len() as u32)?)),
        None => Some((plain.parse().ok()?, 1)),
    }
}

/// 스무, 열두, 서른다섯, 두: native numerals.
fn native(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<(u64, usize)> {
    let hit = sentence.hit_at(Class::Numeral, start)?;
    let Word::Numeral { role, value } = lexicon.word(hit) else { return None };
    match role {
        NumeralRole::Ten => {
            const UNITS: [(&str, u64); 13] = [
                ("한", 1),
                ("두", 2),
                ("세", 3),
                ("네", 4),
                ("다섯", 5),
                ("여섯", 6),
                ("일곱", 7),
                ("여덟", 8),
                ("아홉", 9),
                ("하나", 1),
                ("둘", 2),
                ("셋", 3),
                ("넷", 4),
            ];
            let rest = &sentence.norm[hit.end..];
            let unit = UNITS.iter().find(|(word, _)| rest.starts_with(word));
            Some(unit.map_or((*value, hit.end), |(word, unit)| (value + unit, hit.end + word.len())))
        }
        NumeralRole::Unit => Some((*value, hit.end)),
        NumeralRole::Multiplier | NumeralRole::Group | NumeralRole::Vague | NumeralRole::Share => None,
    }
}

/// The bound words around a number.
fn bound(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &mut Mention, odd: bool) {
    let after = bound_after(sentence, lexicon, mention.end);
    let before = bound_before(sentence, lexicon, mention.start);
    let kind_after = after.map(|(_, kind)| kind);
    let kind_before = before.map(|(_, kind, _)| kind);
    let kind = match (kind_before, kind_after, odd) {
        (_, Some(QuantityKind::AtLeast), _) => Some(QuantityKind::AtLeast),
        (Some(kind @ (QuantityKind::AtLeast | QuantityKind::AtMost | QuantityKind::FewerThan)), ..) => Some(kind),
        (_, Some(kind @ (QuantityKind::MoreThan | QuantityKind::AtMost | QuantityKind::FewerThan)), _) => Some(kind),
        (_, _, true) => Some(QuantityKind::MoreThan),
        (Some(QuantityKind::Approx), ..) | (_, Some(QuantityKind::Approx), _) => Some(QuantityKind::Approx),
        _ => None,
    };
    if let Some((end, _)) = after {
        mention.rules.push(("bound", sentence.slice(mention.end, end).trim().to_owned().into()));
        mention.end = end;
    }
    if let Some((start, kind, adjacent)) = before
        && kind != QuantityKind::Exact
    {
        mention.rules.push(("bound", sentence.slice(start, mention.start).trim().to_owned().into()));
        if adjacent {
            mention.start = start;
        }
    }
    if odd {
        mention.rules.push(("bound", "여".into()));
    }
    if let Some(kind) = kind
        && mention.kind != QuantityKind::Between
        && mention.numeric()
    {
        if mention.share.is_some() {
            mention.kind = kind;
        } else {
            mention.bounded(kind);
        }
    }
}

/// A bound word right after: 이상, 안팎, 가량, 넘게.
fn bound_after(sentence: &Sentence<'_>, lexicon: &Lexicon, end: usize) -> Option<(usize, QuantityKind)> {
    let next = if sentence.norm[end..].starts_with(' ') { end + 1 } else { end };
    let hit = sentence.hit_at(Class::Bound, next)?;
    lexicon.meanings(hit).find_map(|word| match word {
        Word::Bound { kind, after: true } => Some((hit.end, *kind)),
        _ => None,
    })
}

/// A bound word before, adjacent or with the counted noun between: 약 600명, 최소 어린이 10명.
fn bound_before(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<(usize, QuantityKind, bool)> {
    let text = &sentence.norm;
    let from = start.saturating_sub(48);
    for hit in
        sentence.hits.iter().rev().filter(|hit| hit.class == Class::Bound && hit.end <= start && hit.start >= from)
    {
        let Some(kind) = lexicon.meanings(hit).find_map(|word| match word {
            Word::Bound { kind, after: false } => Some(*kind),
            _ => None,
        }) else {
            continue;
        };
        if before(text, hit.start).is_some_and(hangul)
            || !matches!(at(text, hit.end), Some(c) if c == ' ' || c.is_ascii_digit() || hit.end == start)
        {
            continue;
        }
        let gap = text[hit.end..start].trim();
        if gap.is_empty() {
            return Some((hit.start, kind, true));
        }
        let noun = sentence.hits.iter().any(|noun| {
            noun.class == Class::Noun && noun.start >= hit.end && noun.end == text[..start].trim_end().len()
        });
        if noun && gap.chars().all(|c| hangul(c) || c == ' ') && gap.chars().count() <= 12 {
            return Some((hit.start, kind, false));
        }
        return None;
    }
    None
}
