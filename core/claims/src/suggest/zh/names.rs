//! English names for Chinese offices: the place before an office and the office make the name.
//!
//! Input: an office word (监狱管理局, 州长, 外交部) and what stands before it. Output: the name (Israel's → "Israeli Prison
//! Service"), its kind and where its words begin. Also 俄方, 美军 and a country that speaks by itself. Leaves out bodies
//! that the table names (`speakers`).

use super::super::cjk::han;
use super::super::lexicon::{BodyKind, Class, Lexicon, RoleUse, Word};
use super::super::text::Sentence;

/// A composed name: English, kind, where its words begin and end.
pub(crate) struct Composed {
    pub(crate) name: String,
    pub(crate) kind: Option<BodyKind>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether a place made it.
    pub(crate) placed: bool,
}

/// One character for a country, before an office, 方 or 军.
const SHORT: [(char, &str); 22] = [
    ('俄', "Russian"),
    ('美', "US"),
    ('英', "UK"),
    ('法', "French"),
    ('德', "German"),
    ('日', "Japanese"),
    ('韩', "ROK"),
    ('朝', "DPRK"),
    ('中', "PRC"),
    ('以', "Israeli"),
    ('乌', "Ukrainian"),
    ('叙', "Syrian"),
    ('伊', "Iranian"),
    ('土', "Turkish"),
    ('印', "Indian"),
    ('缅', "Myanmar"),
    ('泰', "Thai"),
    ('孟', "Bangladesh"),
    ('意', "Italian"),
    ('希', "Greek"),
    ('埃', "Egyptian"),
    ('黎', "Lebanese"),
];

/// The place words that end at a byte, suffixes (州, 地区, 方面) passed over: the English before an office, and the start.
fn place_before(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<(String, usize)> {
    let head = sentence.slice(from, to);
    let mut ends = vec![to];
    for suffix in ["的", "自治区", "地区", "地带", "联邦", "中央", "州", "省", "市", "县", "邦", "国家", "全国", "国"]
    {
        if head.ends_with(suffix) {
            ends.push(to - suffix.len());
        }
    }
    for end in &ends {
        let hit =
            sentence.hits.iter().rev().find(|hit| hit.class == Class::Place && hit.end == *end && hit.start >= from);
        if let Some(hit) = hit
            && let Word::Place { name, adjective } = lexicon.word(hit)
        {
            let english = if adjective.is_empty() { name } else { adjective };
            return Some((english.clone(), hit.start));
        }
    }
    for end in ends {
        let Some(last) = sentence.slice(from, end).chars().next_back() else { continue };
        let start = end - last.len_utf8();
        let apart = sentence.slice(from, start).chars().next_back().is_none_or(|c| !han(c) || matches!(c, '日' | '号'));
        if apart && let Some((_, english)) = SHORT.iter().find(|(short, _)| *short == last) {
            return Some(((*english).to_owned(), start));
        }
    }
    None
}

/// The last office in a subject, with its place.
pub(crate) fn office(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<Composed> {
    let (hit, kind, english) = sentence.of(Class::Role, from, to).rev().find_map(|hit| match lexicon.word(hit) {
        Word::Role { role: RoleUse::Office, kind, name } => Some((*hit, *kind, name.as_str())),
        _ => None,
    })?;
    // 驻联合国代表: a mission, not an office of the place.
    let place = place_before(sentence, lexicon, from, hit.start);
    let (name, start, placed) = match place {
        Some((place, start)) => {
            let english = english.strip_prefix("regional ").filter(|_| place.ends_with("State")).unwrap_or(english);
            let tail = place.rsplit(' ').next().unwrap_or("");
            let english = english.strip_prefix("state ").filter(|_| tail == "State").unwrap_or(english);
            (format!("{place} {english}"), start, true)
        }
        None => {
            // 州警方, 省政府: of the place spoken of.
            let head = sentence.slice(from, hit.start);
            let local = ["州", "省", "市", "县", "当地", "邦"].iter().find(|word| head.ends_with(**word));
            (english.to_owned(), hit.start - local.map_or(0, |word| word.len()), false)
        }
    };
    Some(Composed { name, kind, start, end: hit.end, placed })
}

/// 俄方, 美军, 乌总统 by its first character; a country or its capital that speaks by itself.
pub(crate) fn side(sentence: &Sentence<'_>, lexicon: &Lexicon, range: (usize, usize)) -> Option<Composed> {
    let text = sentence.slice(range.0, range.1);
    let make =
        |name: String, kind| Some(Composed { name, kind: Some(kind), start: range.0, end: range.1, placed: true });
    let mut chars = text.chars();
    if let (Some(first), Some(second), None) = (chars.next(), chars.next(), chars.next())
        && let Some((_, english)) = SHORT.iter().find(|(short, _)| *short == first)
    {
        let found = match second {
            '方' => make(format!("{english} government"), BodyKind::Government),
            '军' => make(format!("{english} military"), BodyKind::Military),
            '媒' => make(format!("{english} media"), BodyKind::Media),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    let bare = text.trim_end_matches("方面").trim_end_matches("官方");
    let hit = sentence.hit_at(Class::Place, range.0).filter(|hit| hit.end == range.0 + bare.len())?;
    match lexicon.word(hit) {
        Word::Place { adjective, .. } if !adjective.is_empty() => {
            make(format!("{adjective} government"), BodyKind::Government)
        }
        _ => None,
    }
}

/// Whether 俄方, 美军 and the like open a text.
pub(crate) fn short_side(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some(first), Some('方' | '军')) if SHORT.iter().any(|(short, _)| *short == first))
}

/// 北韩驻联合国代表, 中国驻华盛顿大使馆: a mission of one place at another.
pub(crate) fn mission(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<Composed> {
    let text = sentence.slice(from, to);
    let at = from + text.find('驻')?;
    let (owner, start) = place_before(sentence, lexicon, from, at).or_else(|| {
        let head = sentence.slice(from, at).strip_suffix("常")?;
        place_before(sentence, lexicon, from, from + head.len())
    })?;
    let post = at + '驻'.len_utf8();
    let rest = sentence.slice(post, to);
    let envoy = ["代表团", "代表处", "代表", "大使馆", "使馆", "大使", "使团", "领事馆", "公使"]
        .iter()
        .filter_map(|word| rest.find(word).map(|found| (found, *word)))
        .min()?;
    let end = post + envoy.0 + envoy.1.len();
    let host = if rest.starts_with("联合国") {
        "the UN".to_owned()
    } else {
        let hit = sentence.hit_at(Class::Place, post);
        match hit.map(|hit| lexicon.word(hit)) {
            Some(Word::Place { adjective, .. }) if matches!(adjective.as_str(), "UK" | "US") => {
                format!("the {adjective}")
            }
            Some(Word::Place { name, .. }) => name.clone(),
            _ => match rest.chars().next() {
                Some('美') => "the US".to_owned(),
                Some('英') => "the UK".to_owned(),
                _ => sentence.words(post, post + envoy.0).to_owned(),
            },
        }
    };
    let name = if rest.starts_with("联合国") {
        format!("{owner} mission to the UN")
    } else if envoy.1.contains('代') {
        format!("{owner} mission in {host}")
    } else {
        format!("{} Embassy in {host}", if owner == "PRC" { "Chinese" } else { &owner })
    };
    Some(Composed { name, kind: Some(BodyKind::Government), start, end, placed: true })
}

/// 联合国缅甸人权特别报告员: the rapporteur's country is in the name.
pub(crate) fn rapporteur(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<Composed> {
    let text = sentence.slice(from, to);
    let start = from + text.find("联合国")?;
    let (at, word) = ["特别报告员", "独立专家"].iter().find_map(|word| text.find(word).map(|at| (at, *word)))?;
    let end = from + at + word.len();
    let place = sentence.of(Class::Place, start, end).next_back().map(|hit| lexicon.word(hit));
    let office = if word == "独立专家" { "UN Independent Expert" } else { "UN Special Rapporteur" };
    let name = match place {
        Some(Word::Place { name, .. }) => format!("{office} on {name}"),
        _ => office.to_owned(),
    };
    Some(Composed { name, kind: Some(BodyKind::Un), start, end, placed: true })
}

/// Where an agency's dateline ends: （中央社首尔9日电）, 新华社喀土穆10月30日电, 日内瓦——.
pub(crate) fn dateline(sentence: &Sentence<'_>) -> usize {
    if !sentence.opens {
        return 0;
    }
    let text = &sentence.norm;
    let head = &text[..super::super::act::floor(text, 150)];
    let past = |at: usize| {
        let rest = &text[at..];
        at + rest.len() - rest.trim_start_matches([' ', '—', '-', '–', '─', '：', ':', '/', '讯', '\u{3000}']).len()
    };
    if let Some(open) = head.chars().next().filter(|c| matches!(c, '（' | '(' | '【' | '[' | '〔')) {
        let close = head.find(['）', ')', '】', ']', '〕']);
        if let Some(close) = close.filter(|close| *close < 140) {
            let inside = &head[open.len_utf8()..close];
            let end = close + head[close..].chars().next().map_or(1, char::len_utf8);
            let credited =
                ["社", "报", "电", "讯", "综合", "记者", "台", "网"].iter().any(|word| inside.contains(word));
            let dashed = text[end..].trim_start().starts_with(['—', '-', '–', '─']);
            if credited || dashed || inside.chars().count() <= 4 {
                return past(end);
            }
        }
    }
    let agency = ["社", "报", "台", "网", "记者"].iter().any(|word| head.find(word).is_some_and(|at| at < 60));
    if agency {
        for word in ["日电 ", "日讯 ", "日专电 ", "专电 ", "日报道 ", "讯 ", "电 ", "记者报道：", "消息："]
        {
            if let Some(at) = head.find(word).filter(|at| *at < 110 && !head[..*at].contains(['，', '。'])) {
                return past(at + word.len());
            }
        }
    }
    let dash = head
        .char_indices()
        .take(14)
        .find(|(at, c)| matches!(c, '—' | '–' | '─') || (*c == '-' && head[..*at].ends_with(' ')));
    match dash {
        Some((at, _))
            if at > 0 && head[..at].chars().all(|c| han(c) || matches!(c, ' ' | '、' | '·' | '/' | '(' | ')')) =>
        {
            past(at)
        }
        _ => 0,
    }
}
