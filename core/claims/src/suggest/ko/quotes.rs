//! How much of a Korean sentence a claim's quotation takes.
//!
//! Input: the number, its act, the attribution. Output: a byte range from the clause's beginning (after the speaker) to
//! the predicate's end, without 고 밝혔다; for an item of a list the noun and its number alone.

use super::super::act::Act;
use super::super::cjk;
use super::super::discourse::Attribution;
use super::super::mention::Mention;
use super::super::text::{Sentence, closes_with};
use super::subjects::eojeol_end;

/// The quotation's range for a number.
pub(crate) fn of_mention(
    sentence: &Sentence<'_>,
    mention: &Mention,
    act: &Act,
    attribution: Option<&Attribution>,
    drafts: &[(Mention, Act)],
) -> (usize, usize) {
    let listed = drafts.iter().any(|(other, _)| {
        other.core.0 > mention.core.0
            && other.start < act.start
            && sentence.slice(mention.end, other.start).chars().count() < 30
    });
    let noun = mention.phrase.0.min(mention.category.map_or(mention.start, |(from, _)| from));
    if listed {
        return cjk::trim(sentence, noun.min(mention.start), mention.phrase.1.max(mention.end));
    }
    if act.start == act.end {
        return cjk::trim(
            sentence,
            noun.min(mention.start),
            rest_of_clause(sentence, mention.phrase.1.max(mention.end), drafts),
        );
    }
    // A modifier in an earlier clause is not quoted with the number.
    let own = clause_start(sentence, noun.min(mention.start), attribution);
    let start =
        if act.end <= mention.start && act.start >= own { clause_start(sentence, act.start, attribution) } else { own };
    let end = if act.start >= mention.end {
        predicate_end(sentence, act.end)
    } else {
        rest_of_clause(sentence, mention.phrase.1.max(mention.end), drafts)
    };
    cjk::trim(sentence, start, end.max(mention.end))
}

/// To the end of the predicate that follows a number, if it is near and no other number stands between.
fn rest_of_clause(sentence: &Sentence<'_>, from: usize, drafts: &[(Mention, Act)]) -> usize {
    let rest = &sentence.norm[from..];
    let stop = rest.find([',', '"', '.', '”', ')']).unwrap_or(rest.len());
    let connective = ["고 ", "며 ", "지만 ", "으나 "]
        .iter()
        .filter_map(|tail| rest.find(tail).map(|at| at + tail.len() - 1))
        .min()
        .unwrap_or(stop);
    let end = from + stop.min(connective);
    let crowded = drafts.iter().any(|(other, _)| other.core.0 >= from && other.core.0 < end);
    if crowded || end - from > 60 { from } else { quotative_cut(sentence, end) }
}

/// What closes the clause before.
const ENDINGS: [&str; 41] = [
    "했고",
    "됐고",
    "았고",
    "었고",
    "였고",
    "렸고",
    "냈고",
    "하고",
    "으며",
    "했으며",
    "됐으며",
    "하며",
    "지만",
    "했으나",
    "졌고",
    "는데",
    "이고",
    "이며",
    "쳤고",
    "혔고",
    "브리핑에서",
    "회견에서",
    "성명에서",
    "보고서에서",
    "인터뷰에서",
    "보고에서",
    "간담회에서",
    "통화에서",
    "글에서",
    "연설에서",
    "서한에서",
    "자료에서",
    "전문에는",
    "보고서에는",
    "성명을 내어",
    "성명을 내고",
    "회견을 열어",
    "회견을 열고",
    "기자들과 만나",
    "취재진과 만나",
    "통해",
];

/// Where the clause that holds a byte begins: after the speaker, a comma, a clause ending, a quotation mark.
pub(crate) fn clause_start(sentence: &Sentence<'_>, at: usize, attribution: Option<&Attribution>) -> usize {
    let mut floor = 0;
    if let Some(found) = attribution {
        floor = found.from;
        if found.subject.1 > found.subject.0 && found.subject.1 <= at {
            floor = floor.max(eojeol_end(&sentence.norm, found.subject.1));
        }
        if found.rule == "according to X" && found.cue.1 <= at {
            floor = floor.max(found.cue.1);
        }
    }
    floor = spoken_day(sentence, floor).min(at);
    let head = sentence.slice(floor, at);
    let mut start = floor;
    for (index, c) in head.char_indices() {
        let here = floor + index;
        let mark = matches!(c, '"' | '“' | '”' | ';' | '\u{2018}') || (c == ',' && !digit_comma(sentence, here));
        let ending = c == ' ' && closes_with(&sentence.norm[..here], &ENDINGS);
        if mark || ending {
            start = here + c.len_utf8();
        }
    }
    start
}

/// Past the day on which the subject spoke: 통일부는 12일(현지시간) ….
fn spoken_day(sentence: &Sentence<'_>, at: usize) -> usize {
    let rest = &sentence.norm[at..];
    let Some(day) = rest.strip_prefix(' ') else { return at };
    let digits = day.bytes().take_while(u8::is_ascii_digit).count();
    let Some(after) = day[digits..].strip_prefix('일').filter(|_| (1..=2).contains(&digits)) else { return at };
    let after = match after.strip_prefix('(') {
        Some(note) => note.find(')').map_or(after, |close| &note[close + 1..]),
        None => after,
    };
    let part =
        ["새벽", "밤", "오전", "오후", "저녁", "아침", "낮"].iter().any(|part| after.trim_start().starts_with(part));
    if after.starts_with(' ') && !part { sentence.norm.len() - after.len() } else { at }
}

/// A comma between digits.
fn digit_comma(sentence: &Sentence<'_>, at: usize) -> bool {
    cjk::before(&sentence.norm, at).is_some_and(|c| c.is_ascii_digit())
        && cjk::at(&sentence.norm, at + 1).is_some_and(|c| c.is_ascii_digit())
}

/// The end of the predicate: its word, and 것으로 추정된다 after it; the quotative ending stays out.
pub(crate) fn predicate_end(sentence: &Sentence<'_>, at: usize) -> usize {
    let mut end = eojeol_end(&sentence.norm, at);
    for _ in 0..3 {
        let rest = &sentence.norm[end..];
        let Some(tail) = rest.strip_prefix(' ') else { break };
        let next = eojeol_end(&sentence.norm, end + 1);
        let word = &sentence.norm[end + 1..next];
        let goes_on = [
            "것으로",
            "것은",
            "것이",
            "것",
            "추정",
            "추산",
            "알려",
            "보인",
            "파악",
            "전해",
            "확인",
            "집계",
            "바",
            "있다",
            "사실로",
            "수",
            "상태",
            "중이",
            "못",
            "않",
        ]
        .iter()
        .any(|start| word.starts_with(start));
        if !goes_on || tail.is_empty() {
            break;
        }
        end = next;
    }
    quotative_cut(sentence, end)
}

/// Drops …고, …라고, …며 from a predicate.
pub(crate) fn quotative_cut(sentence: &Sentence<'_>, end: usize) -> usize {
    let head = &sentence.norm[..end];
    for (tail, keep) in [
        ("라고", 0),
        ("라며", 0),
        ("다고", "다".len()),
        ("다며", "다".len()),
        ("다면서", "다".len()),
        ("다는", "다".len()),
    ] {
        if head.ends_with(tail) {
            return end - tail.len() + keep;
        }
    }
    end
}
