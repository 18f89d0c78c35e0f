//! Who answers for what in a Chinese sentence.
//!
//! Input: reporting words, bodies and roles found by the lexicon. Output: [`Attribution`]s. "X表示，…", "据X统计，…", "…，X
//! 说", "X援引Y称": the words before a cue up to the last mark are its subject; 该组织, 他 point back.

use attested_model::Modality;

use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, CueRole, Hit, Lexicon, RoleUse, Word};
use super::super::text::Sentence;
use super::super::when::Time;

/// The attributions of a sentence, in order.
pub(crate) fn attributions(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let cues: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Cue).copied().collect();
    for (index, hit) in cues.iter().enumerate() {
        let Some((role, modality)) = lexicon.meanings(hit).find_map(|word| match word {
            Word::Cue { role, modality } if !matches!(role, CueRole::Hedge) => Some((*role, *modality)),
            _ => None,
        }) else { continue };
        if role == CueRole::According {
            if let Some(found) = according(sentence, lexicon, discourse, hit) {
                // 据X报道 and 据X说 hold a second cue of the same speaker.
                out.retain(|other| other.cue.0 < found.cue.0 || other.cue.0 > found.subject.1 + 12);
                out.push(found);
            }
            continue;
        }
        if out.last().is_some_and(|last| last.rule == "according to X" && hit.start < last.subject.1 + 12 && hit.start >= last.cue.0) {
            continue;
        }
        let _ = index;
        let (from, mut to) = before_cue(sentence, hit);
        // 周五, 9日 and adverbs stand between subject and cue.
        to = to.min(hit.start);
        if to <= from {
            continue;
        }
        let Some((speaker, span)) = resolve(sentence, lexicon, discourse, from, to, role == CueRole::Count || modality == Modality::Estimated || modality == Modality::Confirmed) else { continue };
        if role == CueRole::Learned {
            let outlet = speaker.written.clone();
            out.push(Attribution { from: span.0, to: sentence.norm.len(), speaker: Speaker { name: "unnamed source".into(), written: outlet.clone(), via: vec![outlet], kind: None }, modality, cue: (hit.start, hit.end), subject: span, rule: "has learned" });
            continue;
        }
        // One subject, two verbs (说明称): the first stands.
        if out.last().is_some_and(|last| last.subject == span) {
            continue;
        }
        out.push(Attribution { from: span.0, to: sentence.norm.len(), speaker, modality, cue: (hit.start, hit.end), subject: span, rule: "X said" });
    }
    reach(sentence, out)
}

/// The clause before a cue, from the last mark.
fn before_cue(sentence: &Sentence<'_>, hit: &Hit) -> (usize, usize) {
    let mut head = &sentence.norm[..hit.start];
    // 人权组织“春天”统计: a quoted name belongs to the subject.
    if head.ends_with(['”', '"', '」'])
        && let Some(open) = head[..head.len() - 1].char_indices().rev().find(|(_, c)| matches!(c, '“' | '"' | '「')).map(|(at, _)| at)
        && head.len() - open < 40
    {
        head = &head[..open];
    }
    let from = head.rfind(['，', '。', '；', '：', '“', '”', '！', '？', ';', '"', '」', ',']).map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    (from, hit.start)
}

/// The clause's own subject before a statement word: 俄方从未公布自己的损失.
pub(crate) fn own_subject(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, hit: &Hit) -> Option<Speaker> {
    let (from, to) = before_cue(sentence, hit);
    resolve(sentence, lexicon, discourse, from, to, true).map(|(speaker, _)| speaker)
}

/// "据X报道", "根据X的统计", "援引X".
fn according(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, hit: &Hit) -> Option<Attribution> {
    let tail = &sentence.norm[hit.end..];
    let stop = tail.find(['，', '。', '；', ',', '：', '“']).map_or(tail.len(), |at| at);
    let whole = (hit.end, hit.end + stop);
    // 据X介绍, 据X统计: the verb or noun that closes the phrase is no part of the name.
    let closing = sentence.slice(whole.0, whole.1).char_indices().skip(2).find(|(at, _)| {
        let rest = &sentence.norm[whole.0 + at..whole.1];
        ["介绍", "统计", "报道", "报告", "透露", "的统计", "的报告", "的数据", "的说法", "的估计", "的消息", "消息", "数据", "估计", "称", "说", "公布", "发布", "表示", "的话"].iter().any(|word| rest.starts_with(word))
    });
    let range = (whole.0, closing.map_or(whole.1, |(at, _)| whole.0 + at));
    let (mut speaker, span) = resolve(sentence, lexicon, discourse, range.0, range.1, true)?;
    let citing = matches!(sentence.slice(hit.start, hit.end), "援引" | "引述");
    if citing {
        // 路透社援引乌军称: the medium before goes into via.
        let (from, to) = before_cue(sentence, hit);
        if let Some(medium) = sentence.of(Class::Body, from, to).next() {
            speaker.via.push(sentence.words(medium.start, medium.end).to_owned());
        }
        return Some(Attribution { from, to: sentence.norm.len(), speaker, modality: Modality::Reported, cue: (hit.start, hit.end), subject: span, rule: "according to X" });
    }
    let modality = if sentence.slice(span.1.min(whole.1), whole.1).contains("估") { Modality::Estimated } else { Modality::Asserted };
    Some(Attribution { from: hit.start, to: sentence.norm.len(), speaker, modality, cue: (hit.start, hit.end), subject: span, rule: "according to X" })
}

/// Whom the words name; `strict` refuses words that name no speaker (估计 may stand alone).
fn resolve(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, from: usize, to: usize, strict: bool) -> Option<(Speaker, (usize, usize))> {
    let text = sentence.slice(from, to);
    if text.chars().count() > 44 {
        return None;
    }
    // 市长对法新社说, 向记者表示: whom it was said to is no speaker.
    let to = text.char_indices().skip(2).find(|(_, c)| matches!(c, '对' | '向')).map(|(at, _)| from + at).filter(|at| sentence.touches(Class::Body, *at, to) || sentence.touches(Class::Role, *at, to)).unwrap_or(to);
    // 泽连斯基23日在社交媒体上写道, 同盟周日公布的文件: the name ends before time and place.
    let to = cut(sentence, from, to);
    let roles: Vec<(Hit, RoleUse, Option<BodyKind>, String)> = sentence
        .of(Class::Role, from, to)
        .filter_map(|hit| match lexicon.word(hit) {
            Word::Role { role, kind, name } => Some((*hit, *role, *kind, name.clone())),
            _ => None,
        })
        .collect();
    let bodies: Vec<(Hit, String, BodyKind)> = sentence
        .of(Class::Body, from, to)
        .filter_map(|hit| match lexicon.word(hit) {
            Word::Body { name, kind } => Some((*hit, name.clone(), *kind)),
            _ => None,
        })
        .collect();
    let chosen = bodies.iter().rev().find(|(_, _, kind)| !matches!(kind, BodyKind::Media | BodyKind::Government)).or(bodies.last());
    let anonymous = roles.iter().rev().find(|(hit, role, kind, name)| *role == RoleUse::Speaker && name.is_empty() && matches!(kind, Some(BodyKind::Official | BodyKind::People)) && chosen.is_none_or(|(body, ..)| hit.start >= body.end));
    let whole = phrase(sentence, from, to);
    if chosen.is_none()
        && let Some(known) = discourse.short(sentence.words(whole.0, whole.1)).cloned()
    {
        return Some((known, whole));
    }
    if let Some((hit, name, kind)) = chosen
        && !(anonymous.is_some() && matches!(kind, BodyKind::Government | BodyKind::Media | BodyKind::Military))
    {
        let person = person(sentence, hit.end, to, &roles);
        let speaker = Speaker { name: name.clone(), written: sentence.words(hit.start, hit.end).to_owned(), via: person.clone().into_iter().collect(), kind: Some(*kind) };
        discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
        if roles.iter().any(|(_, role, ..)| *role == RoleUse::Title) {
            discourse.saw_person(person.as_deref().unwrap_or("发言人"), speaker.clone());
        }
        return Some((speaker, (hit.start, hit.end.max(roles.iter().map(|(role, ..)| role.end).filter(|end| *end > hit.end).max().unwrap_or(hit.end)))));
    }
    if let Some((hit, _, kind, _)) = roles.iter().find(|(_, role, ..)| *role == RoleUse::Anaphor)
        && sentence.slice(from, hit.start).chars().count() <= 4
    {
        let known = match kind {
            Some(BodyKind::Person) => discourse.last_person().cloned().or_else(|| discourse.last.as_ref().map(|(speaker, ..)| speaker.clone())),
            Some(kind) => discourse.body_of(*kind).cloned().or_else(|| discourse.last.as_ref().map(|(speaker, ..)| speaker.clone())),
            None => discourse.last.as_ref().map(|(speaker, ..)| speaker.clone()),
        }?;
        return Some((known, (hit.start, hit.end)));
    }
    if let Some((hit, _, kind, _)) = roles.iter().rev().find(|(_, role, kind, _)| *role == RoleUse::Speaker && matches!(kind, Some(BodyKind::Ngo | BodyKind::Media)))
        && chosen.is_none()
        && sentence.norm[hit.end..].starts_with(['“', '"', '「', '《'])
        && let Some(close) = sentence.norm[hit.end + 1..to.max(hit.end + 1)].char_indices().find(|(_, c)| matches!(c, '”' | '"' | '」' | '》')).map(|(at, _)| hit.end + 1 + at)
    {
        let open = hit.end + sentence.norm[hit.end..].chars().next().map_or(1, char::len_utf8);
        let written = sentence.words(open.min(close), close).to_owned();
        let speaker = Speaker { name: written.clone(), written, via: Vec::new(), kind: *kind };
        discourse.saw(speaker.clone());
        return Some((speaker, (hit.start, close)));
    }
    if let Some((hit, _, kind, name)) = anonymous.or_else(|| roles.iter().rev().find(|(_, role, ..)| *role == RoleUse::Speaker)) {
        let (start, end) = phrase(sentence, from, hit.end);
        let written = sentence.words(start, end).to_owned();
        let named = if name.is_empty() { written.clone() } else { name.clone() };
        let via = if name.is_empty() { Vec::new() } else { person(sentence, hit.end, to, &roles).into_iter().collect() };
        let speaker = Speaker { name: named, written, via, kind: *kind };
        discourse.saw(speaker.clone());
        return Some((speaker, (start, end)));
    }
    if let Some((hit, RoleUse::Title, ..)) = roles.iter().rev().find(|(_, role, ..)| *role == RoleUse::Title) {
        // 联合会代表张世律: the organisation speaks, through its representative.
        let (start, end) = phrase(sentence, from, hit.end);
        let head = sentence.slice(start, hit.start);
        if organisation(head) && head.chars().count() >= 3 {
            let person = person(sentence, hit.start, to, &roles);
            let written = sentence.words(start, hit.start).to_owned();
            let speaker = Speaker { name: written.clone(), written, via: person.clone().into_iter().collect(), kind: Some(BodyKind::Ngo) };
            discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
            discourse.saw_person(person.as_deref().unwrap_or("发言人"), speaker.clone());
            return Some((speaker, (start, hit.end)));
        }
        // 乌克兰总统泽连斯基, 该校校长: as written.
        let end = end.max(person_end(sentence, hit.end, to));
        if end - start > hit.end - hit.start {
            let written = sentence.words(start, end).to_owned();
            let speaker = Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(BodyKind::Person) };
            discourse.saw_person("发言人", speaker.clone());
            return Some((speaker, (start, end)));
        }
        return discourse.last_person().cloned().map(|speaker| (speaker, (hit.start, hit.end)));
    }
    let bare = phrase(sentence, from, to);
    if let Some(known) = discourse.short(sentence.words(bare.0, bare.1)).cloned() {
        return Some((known, bare));
    }
    let written = sentence.words(bare.0, bare.1);
    let count = written.chars().count();
    // A name that no table knows, right before 表示 or 称.
    if (!strict || organisation(written)) && (2..=14).contains(&count) && (!sentence.touches(Class::Act, bare.0, bare.1) || written.contains('的')) && !sentence.touches(Class::Numeral, bare.0, bare.1) && !written.ends_with(['据', '者', '的', '也', '还', '可', '能', '来', '是', '话', '消', '小', '传', '听', '话', '有', '并', '又', '则']) && written.chars().all(super::super::cjk::han) {
        let speaker = Speaker { name: written.to_owned(), written: written.to_owned(), via: Vec::new(), kind: None };
        discourse.saw(speaker.clone());
        return Some((speaker, bare));
    }
    None
}

/// Where the name of a subject ends: before a time, 在, 就, 于.
fn cut(sentence: &Sentence<'_>, from: usize, to: usize) -> usize {
    let text = sentence.slice(from, to);
    for (at, c) in text.char_indices().skip(2) {
        let here = from + at;
        let digits = c.is_ascii_digit() && text[at..].chars().find(|next| !next.is_ascii_digit()).is_some_and(|next| matches!(next, '日' | '月' | '年' | '号'));
        let time = sentence.hit_at(Class::Time, here).is_some_and(|hit| hit.end - hit.start > 3) && here > from && !text[..at].ends_with('"');
        let place = matches!(c, '在' | '就') && at >= 6 && sentence.of(Class::Body, here, to).chain(sentence.of(Class::Role, here, to)).next().is_none() && sentence.hits.iter().all(|hit| !(hit.start < here && here < hit.end));
        if digits || time || place {
            return here;
        }
    }
    to
}

/// Whether a name by its ending is an organisation.
fn organisation(text: &str) -> bool {
    ["部", "局", "院", "署", "会", "团", "社", "军", "组织", "办公室", "同盟", "联盟", "大学", "研究所", "参谋本部", "司令部", "网络", "观察", "中心", "机构", "当局", "政府", "方面", "厅", "警方", "法院", "部队", "报", "台", "网"].iter().any(|tail| text.ends_with(tail))
}

/// A noun phrase without times, adverbs and openers at its ends.
fn phrase(sentence: &Sentence<'_>, from: usize, to: usize) -> (usize, usize) {
    let (mut start, mut end) = (from, to);
    loop {
        let rest = sentence.slice(start, end);
        if let Some(hit) = sentence.hit_at(Class::Time, start).filter(|hit| hit.end < end) {
            start = hit.end;
            continue;
        }
        let opener = ["但", "而", "不过", "然而", "另外", "此外", "同时", "其中", "一名", "一个", "一家", "一位", "有", "多名", "数名", "多位", "匿名的", "匿名", "在", "由", "另据", " ", "当地的", "另有"].iter().find(|word| rest.starts_with(**word) && rest.len() > word.len());
        if let Some(opener) = opener {
            start += opener.len();
            continue;
        }
        let digits = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '日' | '月' | '年' | '号')).map(char::len_utf8).sum::<usize>();
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
        let closer = ["也", "还", "则", "曾", "已", "又", "并", "再次", "随后", "对此", "一度", " ", "此前", "公开", "正式", "都", "均"].iter().find(|word| rest.ends_with(**word) && rest.len() > word.len());
        if let Some(closer) = closer {
            end -= closer.len();
            continue;
        }
        let digits = rest.chars().rev().take_while(|c| c.is_ascii_digit() || matches!(c, '日' | '月' | '年' | '号')).map(char::len_utf8).sum::<usize>();
        if digits > 0 && rest.ends_with(['日', '号', '月', '年']) && digits < rest.len() {
            end -= digits;
            continue;
        }
        break;
    }
    (start, end)
}

/// A person's name after a title: 发言人汪文斌.
fn person(sentence: &Sentence<'_>, from: usize, to: usize, roles: &[(Hit, RoleUse, Option<BodyKind>, String)]) -> Option<String> {
    let title = roles.iter().rev().find(|(hit, role, ..)| hit.start >= from.saturating_sub(1) && matches!(role, RoleUse::Title | RoleUse::Speaker))?;
    let end = person_end(sentence, title.0.end, to);
    (end > title.0.end).then(|| sentence.words(title.0.end, end).to_owned())
}

/// The end of a name of two to eight characters that follows a title.
fn person_end(sentence: &Sentence<'_>, from: usize, to: usize) -> usize {
    let (start, end) = phrase(sentence, from, to);
    let count = sentence.slice(start, end).chars().count();
    let plain = sentence.slice(start, end).chars().all(|c| super::super::cjk::han(c) || matches!(c, '·' | '・'));
    if start == from && (2..=9).contains(&count) && plain && !sentence.touches(Class::Act, start, end) && !sentence.touches(Class::Role, start, end) { end } else { from }
}

/// Each attribution reaches to the next one's subject; what stands before the first belongs to it when it trails.
fn reach(sentence: &Sentence<'_>, mut found: Vec<Attribution>) -> Vec<Attribution> {
    found.sort_by_key(|item| item.from);
    let starts: Vec<usize> = found.iter().map(|item| item.from).collect();
    for (item, next) in found.iter_mut().zip(starts.iter().skip(1)) {
        item.to = item.to.min(*next);
    }
    if let Some(first) = found.first_mut().filter(|first| first.rule == "X said") {
        // "…，人权观察说。": nothing follows the cue.
        let after = sentence.slice(first.cue.1, first.to).chars().filter(|c| super::super::cjk::han(*c) || c.is_ascii_digit()).count();
        let before = sentence.slice(0, first.from).chars().count();
        if after < 3 || before < 4 {
            first.from = 0;
        }
    }
    found
}

/// A date between subject and cue, or right before the subject, dates the statement.
pub(crate) fn statement_date(sentence: &Sentence<'_>, found: &Attribution, time: &Time) -> bool {
    let between = time.start >= found.subject.0 && time.end <= found.cue.0;
    let before = time.end <= found.subject.0 && sentence.slice(time.end, found.subject.0).chars().count() <= 3 && sentence.slice(0, time.start).chars().count() <= 4;
    (between || before) && found.cue.1 > found.cue.0
}
