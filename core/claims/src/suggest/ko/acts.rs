//! The act that governs a Korean number.
//!
//! Input: a mention and the sentence's other mentions. Output: at most one [`Act`]: the noun's own (사망자 12명), an act
//! noun right before (사망 12명), the first predicate after the number in its clause (600명이 강제북송됐다), or a
//! modifier before it (체포된 92명). Nouns such as 송환 위기 are no acts.

use super::super::act::{self, Act};
use super::super::cjk::at;
use super::super::lexicon::{Hit, Lexicon};
use super::super::mention::Mention;
use super::super::text::{Sentence, starts_with_any};

/// The acts that govern a mention.
pub(crate) fn acts(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Vec<Act> {
    let after = predicate(sentence, lexicon, mention, others);
    if let Some(what) = &mention.noun_what {
        // 수감자 20명이 숨졌다: for those in a state the predicate tells more.
        let state =
            matches!(what.as_str(), "detained" | "imprisoned" | "abducted" | "displaced" | "injured" | "aboard");
        if let Some(found) = &after
            && state
            && found.what != *what
            && !found.weak
            && found.rule == "predicate"
        {
            return vec![found.clone()];
        }
        let (start, end) = mention.category.unwrap_or(mention.phrase);
        return vec![Act { what: what.clone(), start, end, rule: "the noun tells the act", weak: false }];
    }
    if let Some(found) = adjacent(sentence, lexicon, mention) {
        return vec![found];
    }
    after.or_else(|| modifier(sentence, lexicon, mention)).into_iter().collect()
}

/// 사망 12명, 부상 30여 명.
fn adjacent(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let start = mention.start;
    let from = start.saturating_sub(30);
    let (hit, what, _, weak) = act::within(sentence, lexicon, from, start).pop()?;
    let gap = sentence.slice(hit.end, start).trim();
    (gap.is_empty() || gap == "자" || gap == "자는" || gap == "은" || gap == "이").then(|| Act {
        what: what.to_owned(),
        start: hit.start,
        end: hit.end,
        rule: "act noun before the number",
        weak,
    })
}

/// The first predicate after the number.
fn predicate(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Option<Act> {
    let from = mention.end;
    let first_break = breaks(sentence.slice(from, sentence.norm.len())).next();
    let limit = first_break
        .and_then(|at| others.iter().find(|other| other.start >= mention.end && other.start > from + at))
        .map_or(sentence.norm.len(), |other| {
            // Up to the clause's end, a little before the next number.
            let gap = sentence.slice(from, other.start);
            from + last_break(gap)
        });
    let mut fallback: Option<Act> = None;
    for (hit, what, _, weak) in act::within(sentence, lexicon, from, limit) {
        let found = Act { what: what.to_owned(), start: hit.start, end: hit.end, rule: "predicate", weak };
        match standing(sentence, &hit) {
            Standing::Verb => return Some(found),
            Standing::Noun => fallback = fallback.or(Some(Act { rule: "act noun", ..found })),
            Standing::None => {}
        }
        if sentence.slice(from, hit.start).chars().count() > 90 {
            break;
        }
    }
    fallback
}

/// 체포된 92명, 지난해 숨진 사람은 12명.
fn modifier(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let text = &sentence.norm;
    let from = text[..mention.start].rfind(['"', '“', '”', ';']).unwrap_or(0);
    act::within(sentence, lexicon, from, mention.start).into_iter().rev().find_map(|(hit, what, _, weak)| {
        let gap = sentence.slice(hit.end, mention.start);
        let far = gap.chars().count() > 45;
        (!far && standing(sentence, &hit) != Standing::None).then(|| Act {
            what: what.to_owned(),
            start: hit.start,
            end: hit.end,
            rule: "modifier",
            weak,
        })
    })
}

/// How an act word stands: as a verb, as a noun, or as part of something that is no act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Verb,
    Noun,
    None,
}

/// What after an act word makes it part of something that is no act.
const NO_ACT: &str = "위기|위험|과정|가능성|반대|문제|우려|작전|정책|중단|직전|당시|작업|활동|요청|촉구|될 위험|될 위기|될 가능성|금지|시설|생활|협력|단체|운동|계획|명령|영장|소식|혐의|재판";

/// Reads what follows an act word.
pub(crate) fn standing(sentence: &Sentence<'_>, hit: &Hit) -> Standing {
    let rest = &sentence.norm[hit.end..];
    let word = sentence.slice(hit.start, hit.end);
    // 실종됐다가 숨진: what changed again. 송환하기로: what is planned. 송환 위기, 구조 작업: what may come, or an undertaking.
    if starts_with_any(rest, "됐다가|했다가|었다가|되었다가|하였다가")
        || starts_with_any(
            rest,
            "기로|하기로|할 예정|할 계획|하겠다|할 방침|시키기로|시키겠|주기로|될 예정|할 것을|하라",
        )
        || starts_with_any(rest.trim_start(), NO_ACT)
    {
        return Standing::None;
    }
    if word.contains(' ')
        || word.ends_with([
            '졌', '진', '지', '갔', '간', '았', '었', '혔', '힌', '쳤', '친', '냈', '났', '난', '했', '한', '은', '고',
            '혀', '뒀', '둬', '된', '됐', '온', '왔', '떠', '잃', '열', '살',
        ])
        || rest.is_empty()
    {
        return Standing::Verb;
    }
    match at(&sentence.norm, hit.end) {
        Some(
            '했' | '됐' | '되' | '하' | '한' | '된' | '할' | '될' | '당' | '시' | '해' | '돼' | '받' | '합' | '케' | '혔' | '힌' | '히' | '졌' | '진' | '지' | '내' | '낸' | '냈' | '넘' | '났' | '난' | '나' | '갔' | '간'
            // 부상을 입었다, 징역을 선고받았다
            | '을' | '를',
        ) => Standing::Verb,
        Some('자' | '군' | '국' | '소' | '법' | '인') => Standing::None,
        _ => Standing::Noun,
    }
}

/// Bytes up to the last clause ending of a stretch, 0 if it has none.
fn last_break(gap: &str) -> usize {
    breaks(gap).last().unwrap_or(0)
}

/// Bytes up to each clause ending of a stretch.
fn breaks(gap: &str) -> impl Iterator<Item = usize> {
    gap.char_indices().filter(|(_, c)| *c == ' ' || *c == ',').map(|(index, _)| index).filter(|index| {
        let head = gap[..*index].trim_end_matches(',');
        let ending = ["고", "며", "지만", "으나", "는데", "면서", "했다", "됐다", "졌다", "으며", "다"]
            .iter()
            .any(|tail| head.ends_with(tail));
        ending && !["그리고", "경고", "보고", "최고"].iter().any(|tail| head.ends_with(tail))
    })
}
