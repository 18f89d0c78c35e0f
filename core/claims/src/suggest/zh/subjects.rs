//! Which words of a Chinese sentence are the subject of a reporting word or of a statement.
//!
//! Input: where the word stands. Output: the clause before it up to the last mark, or the head of the sentence where that
//! clause is empty; for a statement the [`Speaker`] it names. Leaves out who is meant (`speakers`) and what is said (`cues`).

use super::super::discourse::{Discourse, Speaker};
use super::super::lexicon::{Class, Hit, Lexicon, RoleUse, Word};
use super::super::text::Sentence;
use super::cues::reports;
use super::names;
use super::speakers::resolve;

/// The clause before a cue, from the last mark; a name in quotation marks or a gloss in brackets belongs to it.
pub(super) fn before_cue(sentence: &Sentence<'_>, hit: &Hit) -> (usize, usize) {
    let text = &sentence.norm;
    let limit = names::dateline(sentence).min(hit.start);
    let mut at = hit.start;
    while at > limit {
        let Some(c) = text[limit..at].chars().next_back() else { break };
        let start = at - c.len_utf8();
        let open = match c {
            '，' | '。' | '；' | '：' | '！' | '？' | ';' | ',' | '、' if c != '、' => break,
            '"' => text[limit..start].rfind('"').map(|open| limit + open).filter(|_| quotes_before(text, start)),
            '」' => text[limit..start].rfind('「').map(|open| limit + open),
            '”' => text[limit..start].rfind('“').map(|open| limit + open),
            '》' => text[limit..start].rfind('《').map(|open| limit + open),
            '）' => text[limit..start].rfind('（').map(|open| limit + open),
            ')' => text[limit..start].rfind('(').map(|open| limit + open),
            '「' | '“' | '《' | '（' | '(' | '—' => break,
            _ => {
                at = start;
                continue;
            }
        };
        // A long quotation is what was said, no name.
        let short = open.filter(|open| {
            let inside = &text[*open..start];
            (matches!(c, '）' | ')') || inside.chars().count() <= 15)
                && (matches!(c, '）' | ')' | '》') || !inside.contains(['，', '。', '！', '？', ',']))
                && !matches!(text[..*open].chars().next_back(), None | Some('，' | '。' | '：')) | quoted_name(text, at)
        });
        match short {
            Some(open) => at = open,
            None => break,
        }
    }
    (at, hit.start)
}

/// Whether a straight mark at a byte closes: an odd number of them stands before it.
fn quotes_before(text: &str, at: usize) -> bool {
    text[..at].bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

/// “伊朗人权”组织: what opens the clause in quotation marks is a name if a class word follows.
fn quoted_name(text: &str, close: usize) -> bool {
    ["组织", "团体", "机构", "协会", "网", "社", "部队", "报", "基金会", "联盟", "运动", "周刊", "杂志", "》"]
        .iter()
        .any(|word| text[close..].starts_with(word))
        || text[..close].ends_with('》')
}

/// 其中三人, 另有两人, 他们中有人: a part of those named before.
pub(super) fn some_of_them(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let words = sentence.slice(from, to);
    ["其中", "当中", "另有", "另外", "他们", "她们", "另"].iter().any(|word| words.starts_with(word))
        && words.ends_with(['人', '名', '位'])
        && words.chars().count() <= 8
}

/// Adverbs that may stand alone before a cue whose subject was named earlier.
pub(super) fn phrase_empty(sentence: &Sentence<'_>, from: usize, to: usize) -> bool {
    let words = [
        "并", "又", "还", "也", "则", "但", "同时", "并且", "随后", "另", "再次", "其后", "而", " ", "以", "首度",
        "公开", "一度", "已", "已经", "目前", "迄今", "至今", "现", "业", "共", "均", "后", "其", "同样", "继续", "曾",
    ];
    let mut rest = sentence.slice(from, to);
    while let Some(word) = words.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

/// The body or office at the head of the sentence, before a cue that names no subject.
pub(super) fn leading(sentence: &Sentence<'_>, cue: usize) -> Option<(usize, usize)> {
    let start = names::dateline(sentence).min(cue);
    let clause = sentence.slice(start, cue).find(['，', ',', '；']).map_or(cue, |at| start + at);
    // A topic or a time may stand before it: 针对指控，外交部…，称.
    let mut from = start;
    let mut to = clause;
    for _ in 0..2 {
        let first = sentence
            .hits
            .iter()
            .filter(|hit| hit.start >= from && hit.end <= to)
            .find(|hit| matches!(hit.class, Class::Body) || (hit.class == Class::Role && hit.start - from < 40));
        if let Some(first) = first {
            // A title or a name may follow: 国防部长奥斯汀.
            let last = sentence
                .hits
                .iter()
                .filter(|hit| {
                    matches!(hit.class, Class::Role | Class::Body)
                        && hit.start >= first.end
                        && hit.start <= first.end + 18
                })
                .rfind(|hit| {
                    hit.end <= to
                        && !sentence
                            .slice(first.end, hit.start)
                            .contains(['对', '把', '将', '向', '的', '就', '与', '和'])
                })
                .unwrap_or(first);
            return Some((from, last.end));
        }
        from = (to + '，'.len_utf8()).min(cue);
        to = sentence.slice(from, cue).find(['，', ',']).map_or(cue, |at| from + at);
    }
    None
}

/// The clause's own subject before a statement word: 俄方从未公布自己的损失.
pub(crate) fn own_subject(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
) -> Option<Speaker> {
    // 未能得到证实: the outlet's own doubt.
    let words = sentence.slice(hit.start, hit.end);
    let passive = ["得到", "未获", "未经", "有待", "未知", "不明", "不详", "不得而知", "成谜"]
        .iter()
        .any(|word| words.contains(word));
    let (mut from, mut to) = before_cue(sentence, hit);
    if phrase_empty(sentence, from, to)
        && let Some(head) = leading(sentence, from)
    {
        (from, to) = head;
    }
    let found = resolve(sentence, lexicon, discourse, from, to, true).map(|(speaker, _)| speaker);
    found.or_else(|| passive.then(|| Speaker { name: "unattributed".into(), ..Speaker::default() }))
}

/// A body, office or country that opens the clause of a statement word: 朝鲜至今没有承认派兵, 但哈马斯拒绝透露. Passive
/// doubt (无法得到证实) is the outlet's own.
pub(crate) fn named_subject(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
) -> Option<Speaker> {
    let (from, to) = before_cue(sentence, hit);
    let words = sentence.slice(from, to);
    // 韩国外交部官员表示，…: the cue between names who reports; the clause has no subject then.
    let opener = ["但", "而", "不过", "然而", "至于", "对此", "目前", "随后"]
        .iter()
        .find(|word| words.starts_with(**word))
        .map_or(from, |word| from + word.len());
    let first = sentence.hits.iter().find(|known| {
        known.start <= opener + 6
            && known.start >= from
            && known.end <= to
            && (matches!(known.class, Class::Body | Class::Place)
                || known.class == Class::Role
                    && matches!(lexicon.word(known), Word::Role { role: RoleUse::Office | RoleUse::Speaker, .. }))
    })?;
    let starts = first.start == opener || names::short_side(sentence.slice(opener, to));
    let reported = sentence.of(Class::Cue, from, to).any(|cue| reports(sentence, cue) && cue.start >= first.end);
    if !starts || reported || sentence.slice(first.end, to).chars().count() > 16 {
        return None;
    }
    let found = resolve(sentence, lexicon, discourse, opener, to, true)
        .or_else(|| resolve(sentence, lexicon, discourse, opener, first.end, true));
    found.map(|(speaker, _)| speaker)
}
