//! How much of a Chinese sentence a claim's quotation takes, and the places in it.
//!
//! Input: the number, its act, the attribution. Output: a byte range: the clause, without the speaker and the cue; for an
//! item of a list the number and its noun alone.

use super::super::act::Act;
use super::super::cjk;
use super::super::discourse::Attribution;
use super::super::lexicon::{Class, Lexicon};
use super::super::mention::Mention;
use super::super::text::Sentence;
use super::acts::clause;

/// The quotation's range for a number.
pub(crate) fn of_mention(
    sentence: &Sentence<'_>,
    mention: &Mention,
    act: &Act,
    attribution: Option<&Attribution>,
    drafts: &[(Mention, Act)],
) -> (usize, usize) {
    let listed = drafts.iter().any(|(other, _)| {
        other.core != mention.core
            && other.core.0 < mention.core.0
            && (act.start == act.end || act.end <= other.start)
            && sentence.slice(other.end, mention.start).chars().count() < 20
    });
    if listed || act.start == act.end {
        return cjk::trim(sentence, mention.phrase.0.min(mention.start), mention.phrase.1.max(mention.end));
    }
    let (mut start, mut end) = clause(sentence, mention.phrase.0.min(mention.start), mention.phrase.1.max(mention.end));
    if act.rule == "predicate after a comma" {
        end = clause(sentence, act.start, act.end).1;
    }
    if act.rule == "earlier in the sentence" {
        start = mention.phrase.0.min(mention.start);
    }
    if let Some(found) = attribution
        && found.cue.1 <= mention.start
        && found.cue.1 > start
        && !sentence.norm[found.cue.1..].starts_with('的')
    {
        start = found.cue.1;
    }
    if let Some(found) = attribution
        && found.subject.0 >= mention.end
    {
        end = end.min(found.subject.0);
    }
    cjk::trim(sentence, start, end)
}

/// The suffixes that close a place's name.
const ENDINGS: [&str; 22] = [
    "省",
    "市",
    "县",
    "州",
    "镇",
    "村",
    "区",
    "自治区",
    "自治州",
    "地区",
    "难民营",
    "集中营",
    "营地",
    "医院",
    "学校",
    "监狱",
    "海峡",
    "岛",
    "半岛",
    "看守所",
    "边境",
    "口岸",
];

/// Places: gazetteer names, and Han words before an administrative ending.
pub(crate) fn places(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize, end: usize) -> Vec<(usize, usize)> {
    let _ = lexicon;
    let mut out: Vec<(usize, usize)> = sentence
        .of(Class::Place, start, end)
        .filter(|hit| {
            // 哈马 in 哈马斯, 缅甸 in 缅甸军方: part of another name.
            !sentence.hits.iter().take_while(|other| other.start <= hit.start).any(|other| {
                matches!(other.class, Class::Noun | Class::Body)
                    && other.start <= hit.start
                    && hit.end <= other.end
                    && hit.end - hit.start < other.end - other.start
            })
        })
        .map(|hit| (hit.start, hit.end))
        .collect();
    let text = sentence.slice(start, end);
    for opener in ["在", "从", "到", "往", "于", "至", "赴", "回", "和", "、", "自"] {
        for (at, _) in text.match_indices(opener) {
            let from = start + at + opener.len();
            let rest = sentence.slice(from, end);
            let found = ENDINGS
                .iter()
                .filter_map(|ending| rest.find(ending).map(|found| found + ending.len()))
                .filter(|length| rest[..*length].chars().count() <= 9)
                .min();
            let Some(length) = found else { continue };
            let range = (from, from + length);
            if rest[..length].chars().all(cjk::han)
                && rest[..length].chars().count() >= 3
                && !sentence.touches(Class::Act, range.0, range.1)
                && !out.iter().any(|(a, b)| *a < range.1 && range.0 < *b)
            {
                out.push(range);
            }
        }
    }
    out.sort_unstable();
    out
}
