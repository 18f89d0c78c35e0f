//! The noun phrase of a Chinese subject: where a name begins and ends among times, adverbs and titles.
//!
//! Input: a range of a sentence. Output: a narrower one, or the name of a person after a title. Leaves out whom the words
//! name (`speakers`).

use super::super::cjk::han;
use super::super::lexicon::{BodyKind, Class, Hit, RoleUse};
use super::super::text::Sentence;

/// Where the name of a subject ends: before a time, 在, 就, 于.
pub(super) fn cut(sentence: &Sentence<'_>, from: usize, to: usize) -> usize {
    let text = sentence.slice(from, to);
    for (at, c) in text.char_indices().skip(2) {
        let here = from + at;
        let answering = ["回应", "接受", "答复", "回答", "针对", "应询", "受访时", "出席", "通过", "透过", "应记者"]
            .iter()
            .any(|word| text[at..].starts_with(word));
        if answering && at >= 6 {
            return here;
        }
        let digits = c.is_ascii_digit()
            && text[at..]
                .chars()
                .find(|next| !next.is_ascii_digit())
                .is_some_and(|next| matches!(next, '日' | '月' | '年' | '号'));
        let time = sentence.hit_at(Class::Time, here).is_some_and(|hit| hit.end - hit.start > 3)
            && here > from
            && !text[..at].ends_with('"');
        let place = matches!(c, '在' | '就')
            && at >= 6
            && sentence.of(Class::Body, here, to).chain(sentence.of(Class::Role, here, to)).next().is_none()
            && sentence.hits.iter().all(|hit| !(hit.start < here && here < hit.end));
        if digits || time || place {
            return here;
        }
    }
    to
}

/// Whether a name by its ending is an organisation.
pub(super) fn organisation(text: &str) -> bool {
    [
        "部",
        "局",
        "院",
        "署",
        "会",
        "团",
        "社",
        "军",
        "组织",
        "办公室",
        "同盟",
        "联盟",
        "大学",
        "研究所",
        "参谋本部",
        "司令部",
        "网络",
        "观察",
        "中心",
        "机构",
        "当局",
        "政府",
        "方面",
        "厅",
        "警方",
        "法院",
        "部队",
        "报",
        "台",
        "网",
    ]
    .iter()
    .any(|tail| text.ends_with(tail))
}

/// The characters that adverbs at the end of a subject end in.
const CLOSER_ENDS: [char; 51] = [
    ' ', '三', '也', '于', '亦', '今', '仍', '从', '便', '先', '再', '决', '则', '别', '前', '即', '却', '又', '口',
    '另', '只', '合', '同', '后', '在', '均', '天', '就', '已', '并', '度', '开', '式', '日', '时', '曾', '次', '止',
    '此', '步', '然', '率', '直', '确', '终', '经', '自', '至', '还', '都', '面',
];

/// A noun phrase without times, adverbs and openers at its ends.
pub(super) fn phrase(sentence: &Sentence<'_>, from: usize, to: usize) -> (usize, usize) {
    let (mut start, mut end) = (from, to);
    loop {
        let rest = sentence.slice(start, end);
        if let Some(hit) = sentence.hit_at(Class::Time, start).filter(|hit| hit.end < end) {
            start = hit.end;
            continue;
        }
        let opener = [
            "但",
            "而",
            "不过",
            "然而",
            "另外",
            "此外",
            "同时",
            "其中",
            "一名",
            "一个",
            "一家",
            "一位",
            "有",
            "多名",
            "数名",
            "多位",
            "匿名的",
            "匿名",
            "在",
            "由",
            "另据",
            " ",
            "当地的",
            "另有",
        ]
        .iter()
        .find(|word| rest.starts_with(**word) && rest.len() > word.len());
        if let Some(opener) = opener {
            start += opener.len();
            continue;
        }
        let digits = rest
            .chars()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '日' | '月' | '年' | '号'))
            .map(char::len_utf8)
            .sum::<usize>();
        if digits > 0 && rest.starts_with(|c: char| c.is_ascii_digit()) && digits < rest.len() {
            start += digits;
            continue;
        }
        break;
    }
    loop {
        let rest = sentence.slice(start, end);
        let closed = sentence.hits.iter().find(|hit| hit.class == Class::Time && hit.end == end && hit.start > start);
        if let Some(hit) = closed {
            end = hit.start;
            continue;
        }
        let closer = rest
            .ends_with(CLOSER_ENDS)
            .then_some([
                "也",
                "还",
                "则",
                "曾",
                "已",
                "又",
                "并",
                "再次",
                "随后",
                "对此",
                "一度",
                " ",
                "此前",
                "公开",
                "正式",
                "都",
                "均",
                "至今",
                "迄今",
                "一直",
                "始终",
                "仍然",
                "依然",
                "仍",
                "目前",
                "坚决",
                "断然",
                "矢口",
                "一再",
                "再三",
                "多次",
                "先后",
                "首度",
                "首次",
                "早前",
                "先前",
                "已经",
                "只",
                "便",
                "就",
                "却",
                "亦",
                "另",
                "同日",
                "当天",
                "稍后",
                "随即",
                "周前",
                "当时",
                "截至",
                "截止",
                "自",
                "于",
                "从",
                "在",
                "联合",
                "共同",
                "书面",
                "明确",
                "坦率",
                "特别",
                "进一步",
                "率先",
            ])
            .and_then(|words| words.into_iter().find(|word| rest.ends_with(*word) && rest.len() > word.len()));
        if let Some(closer) = closer {
            end -= closer.len();
            continue;
        }
        let digits = rest
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '日' | '月' | '年' | '号'))
            .map(char::len_utf8)
            .sum::<usize>();
        if digits > 0 && rest.ends_with(['日', '号', '月', '年']) && digits < rest.len() {
            end -= digits;
            continue;
        }
        break;
    }
    (start, end)
}

/// A person's name after a title: 发言人汪文斌.
pub(super) fn person(
    sentence: &Sentence<'_>,
    from: usize,
    to: usize,
    roles: &[(Hit, RoleUse, Option<BodyKind>, &str)],
) -> Option<String> {
    let title = roles.iter().rev().find(|(hit, role, ..)| {
        (hit.start >= from.saturating_sub(1) || hit.end == from)
            && matches!(role, RoleUse::Title | RoleUse::Speaker | RoleUse::Office)
    })?;
    let end = person_end(sentence, title.0.end, to);
    (end > title.0.end).then(|| sentence.words(title.0.end, end).to_owned())
}

/// The end of a name of two to eight characters that follows a title.
pub(super) fn person_end(sentence: &Sentence<'_>, from: usize, to: usize) -> usize {
    let (start, end) = phrase(sentence, from, to);
    let count = sentence.slice(start, end).chars().count();
    let plain = sentence.slice(start, end).chars().all(|c| han(c) || matches!(c, '·' | '・'));
    if start == from
        && (2..=9).contains(&count)
        && plain
        && !sentence.touches(Class::Act, start, end)
        && !sentence.touches(Class::Role, start, end)
    {
        end
    } else {
        from
    }
}
