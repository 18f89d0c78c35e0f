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
    if let Some(mention) = counterless(sentence, start) {
        return Some(mention);
    }
    if let Some(mention) = about(sentence, lexicon, start) {
        return Some(mention);
    }
    // 이틀 만인 28일: how long after, not ten thousand people.
    if text[start..].starts_with("만인") {
        return None;
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
    let counted = counter(text, after)?;
    mention.end = counted;
    mention.core = (start, counted);
    if let Some((top, range_end)) = counted_range(text, counted, value)
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
    // 적게는 5000명, 많게는 1만3000명
    if sentence.slice(mention.start, start).starts_with("적게는")
        && let Some(rest) =
            text[mention.end..].strip_prefix([',', '에']).map(|rest| rest.strip_prefix('서').unwrap_or(rest))
        && let Some(top) = rest.trim_start().strip_prefix("많게는 ")
        && let top_at = text.len() - top.len()
        && let Some((top, top_end)) = composite(text, top_at)
        && let Some(close) = counter(text, top_end)
        && top > value
    {
        mention.kind = QuantityKind::Between;
        (mention.low, mention.high) = (Some(value), Some(top));
        mention.end = close;
    }
    Some(mention)
}

/// 열댓 명, 서너 명, 두어 명: native numerals for two neighbouring numbers or about one.
fn about(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize) -> Option<Mention> {
    const WORDS: [(&str, QuantityKind, u64, u64); 22] = [
        ("한두", QuantityKind::Between, 1, 2),
        ("두세", QuantityKind::Between, 2, 3),
        ("두서너", QuantityKind::Between, 2, 4),
        ("두어", QuantityKind::Approx, 2, 2),
        ("서너", QuantityKind::Between, 3, 4),
        ("너댓", QuantityKind::Between, 4, 5),
        ("네댓", QuantityKind::Between, 4, 5),
        ("네다섯", QuantityKind::Between, 4, 5),
        ("대여섯", QuantityKind::Between, 5, 6),
        ("대엿", QuantityKind::Between, 5, 6),
        ("예닐곱", QuantityKind::Between, 6, 7),
        ("일고여덟", QuantityKind::Between, 7, 8),
        ("여덟아홉", QuantityKind::Between, 8, 9),
        ("엳아홉", QuantityKind::Between, 8, 9),
        ("여남은", QuantityKind::MoreThan, 10, 10),
        ("열두어", QuantityKind::Approx, 12, 12),
        ("열서너", QuantityKind::Between, 13, 14),
        ("여나믄", QuantityKind::MoreThan, 10, 10),
        ("열댓", QuantityKind::Approx, 15, 15),
        ("스무남은", QuantityKind::MoreThan, 20, 20),
        ("이삼십", QuantityKind::Between, 20, 30),
        ("삼사십", QuantityKind::Between, 30, 40),
    ];
    let rest = &sentence.norm[start..];
    let (word, kind, low, high) =
        WORDS.iter().filter(|(word, ..)| rest.starts_with(word)).max_by_key(|(word, ..)| word.len())?;
    let end = counter(&sentence.norm, start + word.len())?;
    let mut mention = Mention::new(start, end, *low);
    if *kind == QuantityKind::Between {
        (mention.kind, mention.high) = (*kind, Some(*high));
    } else {
        mention.bounded(*kind);
    }
    mention.rules.push(("numeral", sentence.slice(start, end).to_owned().into()));
    if mention.kind != QuantityKind::Between {
        bound(sentence, lexicon, &mut mention, false);
        if mention.kind == QuantityKind::Exact {
            mention.bounded(*kind);
        }
    }
    Some(mention)
}

/// 그중 다섯은, 이 가운데 예순셋이, 한국인 둘을 포함해: a native numeral that needs no counter, after those it is a part of or
/// the noun it counts.
fn counterless(sentence: &Sentence<'_>, start: usize) -> Option<Mention> {
    const TENS: [(&str, u64); 9] = [
        ("열", 10),
        ("스물", 20),
        ("서른", 30),
        ("마흔", 40),
        ("쉰", 50),
        ("예순", 60),
        ("일흔", 70),
        ("여든", 80),
        ("아흔", 90),
    ];
    const UNITS: [(&str, u64); 9] =
        [("하나", 1), ("둘", 2), ("셋", 3), ("넷", 4), ("다섯", 5), ("여섯", 6), ("일곱", 7), ("여덟", 8), ("아홉", 9)];
    let text = &sentence.norm;
    let (mut value, mut end) = (0, start);
    for words in [&TENS[..], &UNITS[..]] {
        if let Some((word, number)) = words.iter().find(|(word, _)| text[end..].starts_with(word)) {
            value += number;
            end += word.len();
        }
    }
    if value == 0 {
        return None;
    }
    let rest = &text[end..];
    let closed = ["이 ", "은 ", "을 ", "은,", "이,", "도 ", "이다", "이고", "이며", "이라", "이었", "뿐", "이 채"]
        .iter()
        .any(|tail| rest.starts_with(tail))
        || value % 10 == 1 && ["가 ", "는 ", "를 "].iter().any(|tail| rest.starts_with(tail));
    let head = text[..start].trim_end();
    let part =
        ["그중", "그 중", "이 중", "이중", "이 가운데", "그 가운데", "가운데", "중에", "이들 중", "나머지", "중에서"]
            .iter()
            .any(|word| head.ends_with(word));
    let noun = head.len() < start && sentence.hits.iter().any(|hit| hit.class == Class::Noun && hit.end == head.len());
    if !closed || !(part || noun) {
        return None;
    }
    let mut mention = Mention::new(start, end, value);
    mention.rules.push(("numeral", sentence.slice(start, end).to_owned().into()));
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
    // 몇 명이 희생됐는지: asked, not counted.
    if asked(sentence, words, end.unwrap_or(hit.end)) {
        return None;
    }
    let mut mention = Mention::vague(start, end.unwrap_or(hit.end));
    mention.rules.push(("numeral", "vague".into()));
    Some(mention)
}

/// Whether 몇 명 or a number is asked for: …는지, …인지, …느냐 closes its clause.
fn asked(sentence: &Sentence<'_>, words: &str, end: usize) -> bool {
    if !words.starts_with('몇') && words != "많은" {
        return false;
    }
    let rest = &sentence.norm[end..];
    let clause = &rest[..rest.find([',', '.', '"']).unwrap_or(rest.len())];
    ["는지", "인지", "은지", "ㄴ지", "을지", "를지", "된지", "인가", "느냐", "냐고", "명인"]
        .iter()
        .any(|tail| clause.contains(tail))
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
            "구" => next.is_none_or(|c| {
                !hangul(c)
                    || matches!(
                        c,
                        '의' | '가' | '를' | '는' | '와' | '라' | '로' | '이' | '도' | '씩' | '만' | '뿐' | '나'
                    )
            }),
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
