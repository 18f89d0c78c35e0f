//! Whom a Korean number counts.
//!
//! Input: a number that a people counter closes, or a vague word beside a people noun. Output: its category and, where
//! the noun tells the act (사망자 12명), that act. Drops a vague word with no noun, and shares with nothing before them.

use super::super::lexicon::{Class, Hit, Lexicon, Word};
use super::super::mention::Mention;
use super::super::text::Sentence;

/// What after a number tells that those counted are the source.
const SOURCES: [&str; 16] = [
    "의 말",
    "의 증언",
    "의 진술",
    "의 제보",
    "의 인터뷰",
    "의 설명",
    "의 주장",
    "을 인터뷰",
    "과 인터뷰",
    "과의 인터뷰",
    "을 면담",
    "과 면담",
    "을 심층",
    "을 취재",
    "에게서 들",
    "에게 물",
];

/// What a crowd does: to march, to vote, to attend.
const CROWDS: [&str; 14] = [
    "거리로 나",
    "거리에 나",
    "거리를 메",
    "집회에",
    "집회를",
    "행진",
    "시위를 벌",
    "시위에 나",
    "참석",
    "참가",
    "서명했",
    "투표",
    "운집",
    "파업",
];

/// Finds the counted noun around a number.
pub(crate) fn counted(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    mention: &mut Mention,
    leans: bool,
) -> Result<(), &'static str> {
    // 목격자 155명의 진술, 23명을 인터뷰하고: they are the source, nobody counts them.
    let rest = &sentence.norm[mention.end..];
    let next = rest.strip_prefix(['과', '와']).and_then(|rest| rest.find("명").map(|at| &rest[at + "명".len()..]));
    let joined = next.filter(|next| rest.len() - next.len() < 60);
    if SOURCES.iter().any(|words| rest.starts_with(words) || joined.is_some_and(|next| next.starts_with(words))) {
        if !mention.numeric() || mention.value() == Some(1) {
            return Err("counts those who tell");
        }
        mention.noun_what = Some("sourcing".into());
        mention.phrase = (mention.start, mention.end);
        return Ok(());
    }
    // 아홉 명 가운데 몇 명이 고아인지는: how many of them is asked.
    if [" 가운데 몇", " 중 몇", " 중에 몇", " 중 얼마나", " 가운데 얼마나"].iter().any(|words| rest.starts_with(words))
    {
        return Err("a whole whose part is asked");
    }
    // 지난해보다 9명 늘었다: a difference.
    if [" 늘", " 줄", " 증가", " 감소", " 많", " 적", " 더 늘", "이 늘", "이 줄"]
        .iter()
        .any(|words| rest.starts_with(words))
        && (sentence.norm[..mention.start].contains("보다 ") || sentence.norm[..mention.start].contains("대비 "))
    {
        return Err("counts a difference");
    }
    // 50만 명이 거리로 나왔고: a crowd of its own will.
    let near = &rest[..rest.find([',', '.', '"']).unwrap_or(rest.len())];
    let near = &near[..near.find("고 ").unwrap_or(near.len())];
    if CROWDS.iter().any(|words| near.contains(words))
        && sentence.of(Class::Act, mention.end, mention.end + near.len()).next().is_none()
    {
        return Err("counts a crowd");
    }
    if mention.share.is_some() {
        if !leans {
            return Err("a share of nothing said");
        }
        // 사망자의 절반가량
        let head = sentence.norm[..mention.start].trim_end();
        if let Some(head) =
            head.strip_suffix('의').or_else(|| head.strip_suffix(" 가운데")).or_else(|| head.strip_suffix(" 중"))
            && let Some(hit) = sentence.hits.iter().find(|hit| hit.class == Class::Noun && hit.end == head.len())
            && let Word::Noun { what, .. } = lexicon.word(hit)
        {
            mention.noun_what.clone_from(what);
        }
        return Ok(());
    }
    let noun = after(sentence, mention).or_else(|| before(sentence, mention));
    if let Some(hit) = noun {
        if let Word::Noun { what, .. } = lexicon.word(&hit) {
            mention.noun_what.clone_from(what);
        }
        mention.category = Some(category(sentence, &hit));
        mention.phrase = (mention.start.min(hit.start), mention.end.max(hit.end));
        mention.rules.push(("noun", sentence.slice(hit.start, hit.end).to_owned().into()));
    } else {
        mention.phrase = (mention.start, mention.end);
        mention.rules.push(("noun", "the counter".into()));
    }
    // 19구: a counter of bodies.
    if mention.noun_what.is_none() && sentence.slice(mention.core.0, mention.core.1).ends_with('구') {
        mention.noun_what = Some("killed".into());
    }
    Ok(())
}

/// The noun with the words before it that belong to it: 북한 주민, 로힝야 난민.
fn category(sentence: &Sentence<'_>, hit: &Hit) -> (usize, usize) {
    let text = &sentence.norm;
    let head = text[..hit.start].trim_end();
    let previous = head.rfind([' ', ',', '"', '(']).map_or(0, |at| at + 1);
    let word = &head[previous..];
    let plain = !word.is_empty()
        && word.chars().all(super::super::cjk::hangul)
        && !word.ends_with([
            '은', '는', '이', '가', '을', '를', '에', '서', '고', '며', '로', '와', '과', '의', '도', '한', '된', '인',
            '던', '간', '월', '일', '년', '소', '대', '약', '등', '때', '중', '안', '당', '회', '게', '아', '어', '해',
            '여', '져', '려', '쳐', '벽', '밤', '후', '만', '식', '날', '총', '두', '엔', '채',
        ]);
    (if plain { previous } else { hit.start }, hit.end)
}

/// 600여 명의 탈북민, 12명의 민간인 사상자.
fn after(sentence: &Sentence<'_>, mention: &Mention) -> Option<Hit> {
    let rest = sentence.norm.get(mention.end..)?;
    let skip = if let Some(tail) = rest.strip_prefix('의') {
        rest.len() - tail.trim_start().len()
    } else if mention.numeric() {
        return None;
    } else {
        rest.len() - rest.trim_start().len()
    };
    let from = mention.end + skip;
    // The last noun of the run that follows.
    let mut found: Option<Hit> = None;
    for hit in sentence.of(Class::Noun, from, (from + 60).min(sentence.norm.len())) {
        let gap = sentence.slice(found.map_or(from, |known| known.end), hit.start);
        if gap.contains([',', '을', '를', '은', '는', '이', '가']) && !gap.trim().is_empty() || gap.chars().count() > 8
        {
            break;
        }
        found = Some(*hit);
    }
    found
}

/// Without the units that those counted form: 북한군 3개 여단 1만 명.
fn without_units(gap: &str) -> String {
    const UNITS: [&str; 7] = ["여단", "사단", "부대", "대대", "중대", "가족", "가구"];
    match gap.find(|c: char| c.is_ascii_digit()) {
        Some(at) if UNITS.iter().any(|unit| gap.trim_end().ends_with(unit)) => gap[..at].to_owned(),
        _ => gap.to_owned(),
    }
}

/// 탈북민 600명, 사망자는 12명, 사상자 수가 수백 명.
fn before(sentence: &Sentence<'_>, mention: &Mention) -> Option<Hit> {
    let from = mention.start.saturating_sub(60);
    let hit = sentence
        .hits
        .iter()
        .rev()
        .find(|hit| hit.class == Class::Noun && hit.end <= mention.start && hit.start >= from)?;
    let gap = sentence.slice(hit.end, mention.start);
    gap.chars().count().le(&14).then_some(())?;
    let mut rest = without_units(gap).replace('"', "");
    for word in [
        " 가운데",
        " 중에서",
        " 중에",
        "모두",
        "최소한",
        "최소",
        "적어도",
        "약",
        "최대",
        "총",
        "하루",
        "의 수는",
        "의 수가",
        " 수는",
        " 수가",
        " 수만",
        "숫자는",
        "규모는",
        "들이",
        "들은",
        "들",
        "를",
        "을",
        "은",
        "는",
        "이",
        "가",
        "만",
        "도",
        "중",
        "등",
        "으로",
        " 수",
        "인",
        "수",
        "거의",
    ] {
        if rest.trim().is_empty() {
            break;
        }
        if let Some(at) = rest.find(word) {
            rest.replace_range(at..at + word.len(), "");
        }
    }
    rest.trim().is_empty().then_some(*hit)
}
