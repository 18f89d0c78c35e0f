//! The words of a Korean sentence between spaces, and the noun phrases that a particle makes its subject or topic.
//!
//! Input: a sentence. Output: byte ranges. Leaves out who of them speaks (`cues`) and by what name (`speakers`).

use super::super::lexicon::{Class, Hit, Lexicon};
use super::super::text::{Sentence, closes_with};
use super::sources::witnesses;
use super::speakers::{names_somebody, nation, plain};

/// A word of the sentence between spaces, by bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Eojeol {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Ends of the verb of an indirect question: 포함됐는지, 몇 명인지.
const ASKS: [&str; 6] = ["는지", "은지", "인지", "을지", "될지", "할지"];

/// The first topic of a sentence of report that names nobody known: 구조된 방글라데시인은 … 진술했다.
pub(super) fn stranger(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    let words = eojeols(&sentence.norm, from, to);
    let (index, word) = words.iter().enumerate().take(5).find(|(_, word)| {
        let text = sentence.slice(word.start, word.end);
        // 돌아온 학생 한 명은; 신의주에서는 is where, not who.
        !closes_with(text, &["에서는", "에는", "에게는", "으로는", "부터는", "까지는"])
            && (text.ends_with('은') || text.ends_with('는'))
            && (text.chars().count() >= 3 || matches!(text, "명은" | "측은" | "쪽은"))
    })?;
    let end = word.end - '은'.len_utf8();
    let mut first = index;
    while first > 0 && index - first < 3 {
        let earlier = sentence.slice(words[first - 1].start, words[first - 1].end);
        if phrase_boundary(earlier) && !earlier.ends_with(['된', '한']) {
            break;
        }
        first -= 1;
    }
    let start = words[first].start;
    let text = sentence.slice(start, end);
    let thing = [
        "사건",
        "상황",
        "수치",
        "규모",
        "숫자",
        "인원",
        "피해",
        "결과",
        "이유",
        "배경",
        "문제",
        "조치",
        "보고서",
        "작전",
        "것",
        "수",
        "가운데",
        "중",
        "이번",
        "지금",
        "실제",
        "이",
        "때",
        "점",
        "일",
        "부상자",
        "사망자",
        "여부",
    ]
    .iter()
    // 포함됐는지는: what is asked, not who speaks.
    .chain(&ASKS)
    .any(|tail| text.ends_with(tail));
    let counted = sentence.hits.iter().any(|hit| {
        matches!(hit.class, Class::Noun | Class::Act | Class::Time | Class::Place | Class::Numeral) && hit.end == end
    }) || text.bytes().any(|byte| byte.is_ascii_digit());
    let lived = witnesses(sentence.slice(start, end));
    (lived || (!thing && !counted)).then_some((start, end))
}

/// Noun phrases that a subject particle closes and that name somebody; `true` for a topic.
pub(crate) fn subjects(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    from: usize,
    to: usize,
) -> Vec<(bool, (usize, usize))> {
    let words = eojeols(&sentence.norm, from, to);
    let mut out = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let text = sentence.slice(word.start, word.end).trim_end_matches(',');
        let Some((stem, topic)) = particle(text) else { continue };
        let end = word.start + stem;
        // A bracketed short name after the body: 뉴욕타임스(NYT)는
        let mut first = index;
        while first > 0 {
            let earlier = sentence.slice(words[first - 1].start, words[first - 1].end);
            if phrase_boundary(earlier) || index - first >= 5 {
                break;
            }
            first -= 1;
        }
        let range = (words[first].start, end);
        // 군인이 포함됐는지는: a subject of what is asked.
        let asked = |next: &Eojeol| {
            let text = sentence.slice(next.start, next.end);
            ASKS.iter().any(|asks| text.contains(asks))
        };
        if !topic && words.get(index + 1).is_some_and(asked) {
            continue;
        }
        // 재단 배급소 근처에서: a place, unless the body's own name ends there.
        let own = |hit: &Hit| matches!(hit.class, Class::Body | Class::Role) && hit.end == end;
        if text.ends_with("에서") && !sentence.hits.iter().any(own) {
            continue;
        }
        if names_somebody(sentence, lexicon, range.0, range.1)
            || nation(plain(sentence.slice(word.start, end))).is_some()
            || nation(plain(sentence.slice(range.0, range.1))).is_some()
        {
            out.push((topic, range));
        }
    }
    out
}

/// Whether a word is a body's or a speaker's name closed by 이 or 가: 로이터가.
pub(crate) fn closes_subject(sentence: &Sentence<'_>, word: &Eojeol) -> bool {
    let text = sentence.slice(word.start, word.end);
    let Some(stem) = text.strip_suffix(['이', '가']) else { return false };
    let end = word.start + stem.len();
    sentence.hits.iter().any(|hit| matches!(hit.class, Class::Body | Class::Role) && hit.end == end)
}

/// A subject particle at the end of a word: bytes before it, and whether it marks a topic.
fn particle(word: &str) -> Option<(usize, bool)> {
    // 일하는, 맡고 있는: a verb that modifies.
    if ["하는", "되는", "있는", "없는", "받는", "다니는", "이끄는", "이르는", "밝히는"]
        .iter()
        .any(|tail| word.ends_with(tail))
    {
        return None;
    }
    for (tail, topic) in [
        ("측은", true),
        ("에서는", true),
        ("에선", true),
        ("은", true),
        ("는", true),
        ("도", true),
        ("측이", false),
        ("이", false),
        ("가", false),
        ("에서", false),
    ] {
        if let Some(stem) = word.strip_suffix(tail) {
            if stem.is_empty() {
                continue;
            }
            return Some((stem.len(), topic));
        }
    }
    None
}

/// Ends of words that a noun phrase does not reach back over.
const BOUNDARIES: [&str; 45] = [
    "으나",
    "은",
    "는",
    "을",
    "를",
    "에서",
    "에게",
    "으로",
    "하고",
    "했고",
    "하며",
    "지만",
    "면서",
    "다고",
    "라고",
    "라며",
    "다며",
    "한편",
    "이날",
    "또",
    "또한",
    "앞서",
    "그러나",
    "하지만",
    "에",
    "까지",
    "부터",
    "일",
    "한",
    "된",
    "하는",
    "했다",
    "됐다",
    "밝힌",
    "따르면",
    "이어",
    "특히",
    "현재",
    "당시",
    "관련해",
    "통해",
    "대해",
    "가운데",
    "전날",
    "최근",
];

/// A word that ends the phrase before it: another particle, a verb ending, a mark.
pub(crate) fn phrase_boundary(word: &str) -> bool {
    // 러시아로, 북쪽으로; 드미트로 is a name.
    if let Some(stem) = word.strip_suffix('로')
        && stem.ends_with(['시', '성', '도', '군', '국', '아', '북', '쪽', '측', '한', '간', '지', '스'])
    {
        return true;
    }
    word.ends_with([',', '.', '"', '”', '’', ';', ':', '…'])
        || closes_with(word, &BOUNDARIES)
            && !["정부", "외교부", "본부"].iter().any(|name| word.ends_with(name))
            && !matches!(word, "한국" | "미국은")
}

/// Words between spaces.
pub(crate) fn eojeols(text: &str, from: usize, to: usize) -> Vec<Eojeol> {
    let mut out = Vec::new();
    let mut start = from;
    for (index, byte) in text.as_bytes()[from..to].iter().enumerate() {
        if *byte == b' ' {
            if from + index > start {
                out.push(Eojeol { start, end: from + index });
            }
            start = from + index + 1;
        }
    }
    if to > start {
        out.push(Eojeol { start, end: to });
    }
    out
}

/// The end of the word that holds a byte, its final mark excluded.
pub(crate) fn eojeol_end(text: &str, at: usize) -> usize {
    text[at..].find([' ', ',', '.', '"', '”', ')']).map_or(text.len(), |found| at + found)
}
