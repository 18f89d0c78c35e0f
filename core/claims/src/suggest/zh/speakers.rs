//! Whom a Chinese subject names: a body, its spokesperson, an unnamed official, or what it points back to.
//!
//! Input: the words before a reporting word, the document so far. Output: a [`Speaker`] and its words, normalised to the
//! body where a table knows it, with the person in `via`. Leaves out which words are the subject (`cues`).

use super::super::cjk::han;
use super::super::discourse::{Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, Hit, Lexicon, RoleUse, Word};
use super::super::text::Sentence;
use super::names;
use super::phrases::{cut, organisation, person, person_end, phrase};

/// What a subject holds that may name a speaker.
struct Named<'p> {
    from: usize,
    to: usize,
    roles: Vec<(Hit, RoleUse, Option<BodyKind>, &'p str)>,
    /// The body of the table that speaks: the last that is no medium or government, else the last.
    body: Option<(Hit, &'p str, BodyKind)>,
    /// An unnamed official or witness.
    anonymous: Option<(Hit, RoleUse, Option<BodyKind>, &'p str)>,
}

/// A speaker and its words.
type Found = Option<(Speaker, (usize, usize))>;

impl<'p> Named<'p> {
    fn read(sentence: &Sentence<'_>, lexicon: &'p Lexicon, from: usize, to: usize) -> Named<'p> {
        let roles: Vec<(Hit, RoleUse, Option<BodyKind>, &str)> = sentence
            .of(Class::Role, from, to)
            .filter_map(|hit| match lexicon.word(hit) {
                Word::Role { role, kind, name } => Some((*hit, *role, *kind, name.as_str())),
                _ => None,
            })
            .collect();
        let bodies: Vec<(Hit, &str, BodyKind)> = sentence
            .of(Class::Body, from, to)
            .filter_map(|hit| match lexicon.word(hit) {
                Word::Body { name, kind } => Some((*hit, name.as_str(), *kind)),
                _ => None,
            })
            .collect();
        let body = bodies
            .iter()
            .rev()
            .find(|(_, _, kind)| !matches!(kind, BodyKind::Media | BodyKind::Government))
            .or(bodies.last())
            .copied();
        let anonymous = roles
            .iter()
            .rev()
            .find(|(hit, role, kind, name)| {
                *role == RoleUse::Speaker
                    && name.is_empty()
                    && matches!(kind, Some(BodyKind::Official | BodyKind::People))
                    && body.is_none_or(|(body, ..)| hit.start >= body.end)
            })
            .copied();
        Named { from, to, roles, body, anonymous }
    }

    /// The last word of the roles table used so.
    fn last(&self, used: RoleUse) -> Option<(Hit, RoleUse, Option<BodyKind>, &'p str)> {
        self.roles.iter().rev().find(|(_, role, ..)| *role == used).copied()
    }
}

/// Nouns for what an organisation puts its figures in: who issued it speaks.
const PAPERS: &str = "报告书|调查报告|年度报告|报告|声明稿|声明|公报|公告|通报|通告|数据库|数据|资料|数字|统计数字|统计|名单|清单|记录|纪录|调查结果|调查|研究|论文|评估|文件|新闻稿|帖文|推文|讲话|起诉书|判决书|图像|影像|照片|视频|录像|证词|消息|结果|数值|材料|说法|估算|估计";

/// The characters that [`PAPERS`] end in: most subjects end in none, and the list is not gone through.
const PAPER_ENDS: [char; 27] = [
    '书', '件', '估', '值', '像', '单', '告', '字', '库', '录', '息', '报', '据', '文', '料', '明', '果', '查', '法',
    '片', '稿', '究', '算', '计', '词', '话', '频',
];

/// What may stand before such a noun and names no one.
const PLAIN: &str = "初步|最新|官方|公开|一份|这份|该|新|此份|上述|另一份|一项|这项|有关|相关|内部|联合|书面|卫星|该份|当天的|的|最终|书面|今天的|当日|此项|泄露的|外泄的|这|这一|一|两份|多份|多项|现有|手机";

/// Whom the words name; `strict` refuses a name that no table knows unless it ends as an organisation's.
pub(crate) fn resolve(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    from: usize,
    to: usize,
    strict: bool,
) -> Found {
    let text = sentence.slice(from, to);
    if text.chars().count() > 60 {
        return None;
    }
    // 市长对法新社说, 向记者表示: whom it was said to is no speaker.
    let addressee = text.char_indices().skip(2).find(|(_, c)| matches!(c, '对' | '向')).map(|(at, _)| from + at);
    let to = addressee
        .filter(|at| {
            sentence.touches(Class::Body, *at, to)
                || sentence.touches(Class::Role, *at, to)
                || sentence.touches(Class::Place, *at, to)
                || ["记者", "媒体", "外界", "本台", "本报"].iter().any(|word| sentence.slice(*at, to).contains(word))
        })
        .unwrap_or(to);
    // 泽连斯基23日在社交媒体上写道, 同盟周日公布的文件: the name ends before time and place.
    let to = cut(sentence, from, to);
    let (from, to) = phrase(sentence, from, to);
    if to <= from {
        return None;
    }
    // 以方数据, 该组织的报告, 初步资料: whose paper it is.
    let paper = sentence.slice(from, to).ends_with(PAPER_ENDS).then_some(PAPERS).and_then(|papers| {
        papers.split('|').filter(|word| sentence.slice(from, to).ends_with(word)).map(str::len).max()
    });
    if let Some(length) = paper {
        let mut owner = to - length;
        while let Some(word) = PLAIN.split('|').find(|word| owner > from && sentence.slice(from, owner).ends_with(word))
        {
            owner -= word.len();
        }
        if owner <= from {
            return discourse.last.as_ref().map(|(speaker, ..)| (speaker.clone(), (from, to)));
        }
        return resolve(sentence, lexicon, discourse, from, owner, true).map(|(speaker, span)| (speaker, (span.0, to)));
    }
    let named = Named::read(sentence, lexicon, from, to);
    if named.body.is_none()
        && let Some(known) = discourse.short(sentence.words(from, to)).cloned()
    {
        return Some((known, (from, to)));
    }
    let special =
        names::mission(sentence, lexicon, from, to).or_else(|| names::rapporteur(sentence, lexicon, from, to));
    if let Some(found) = special.filter(|found| {
        named.body.is_none_or(|(hit, name, _)| {
            name == "UN" || hit.start >= found.end || (found.start == from && hit.end < found.end)
        })
    }) {
        return Some(composed(sentence, discourse, &named, found));
    }
    let office = names::office(sentence, lexicon, from, to);
    let later = office.as_ref().is_some_and(|office| {
        named.body.is_none_or(|(hit, ..)| {
            // 巴基斯坦公安部 is not the one that the table means.
            office.placed && (office.start >= hit.end || (office.start < hit.start && office.end == hit.end))
        }) && named
            .anonymous
            .is_none_or(|(hit, ..)| hit.start < office.start || office.kind == Some(BodyKind::Ministry))
    });
    if let Some(office) = office.filter(|_| later) {
        // 该部, 该局 are words of their own; a bare 发言人 after an office is its.
        return Some(composed(sentence, discourse, &named, office));
    }
    if let Some(found) = body(sentence, discourse, &named) {
        return Some(found);
    }
    if let Some((hit, _, kind, _)) = named.roles.iter().find(|(_, role, ..)| *role == RoleUse::Anaphor)
        && sentence.slice(from, hit.start).chars().count() <= 4
    {
        // 该部队一名顾问: who speaks for it is no one counted.
        let end = named.roles.iter().map(|(role, ..)| role.end).max().unwrap_or(hit.end).max(hit.end);
        return back(discourse, *kind).map(|known| (known, (hit.start, end)));
    }
    if let Some(side) = names::side(sentence, lexicon, (from, to)) {
        return Some(composed(sentence, discourse, &named, side));
    }
    quoted(sentence, discourse, &named)
        .or_else(|| class_word(sentence, lexicon, discourse, &named))
        .or_else(|| titled(sentence, discourse, &named))
        .or_else(|| unknown(sentence, discourse, &named, strict))
}

/// An office with its place, and the person who speaks for it.
fn composed(
    sentence: &Sentence<'_>,
    discourse: &mut Discourse,
    named: &Named<'_>,
    found: names::Composed,
) -> (Speaker, (usize, usize)) {
    let person = person(sentence, found.end, named.to, &named.roles);
    let written = sentence.words(found.start, found.end).to_owned();
    // 警方, 军方 without a place: what the text calls them.
    let proper = found.placed || found.name.starts_with(|c: char| c.is_ascii_uppercase());
    let official = matches!(found.kind, Some(BodyKind::Official | BodyKind::Person));
    // 外交部 by itself, in the Chinese press, is China's.
    let bare = !found.placed && found.name == "Ministry of Foreign Affairs";
    let found = names::Composed { name: if bare { format!("PRC {}", found.name) } else { found.name }, ..found };
    let name = if proper || official { found.name } else { written.clone() };
    let speaker = Speaker { name, written, via: person.clone().into_iter().collect(), kind: found.kind };
    discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
    if let Some(person) = &person {
        discourse.saw_person(person, speaker.clone());
    } else if named.last(RoleUse::Title).is_some() {
        discourse.saw_person("发言人", speaker.clone());
    }
    let end = named.roles.iter().map(|(role, ..)| role.end).max().unwrap_or(found.end).max(found.end);
    (speaker, (found.start, end))
}

/// A body of the table, unless an unnamed official of a government speaks.
fn body(sentence: &Sentence<'_>, discourse: &mut Discourse, named: &Named<'_>) -> Found {
    let (hit, name, kind) = named.body?;
    // 哈马斯官员纳伊姆 has a name and speaks for the body.
    let unnamed = named.anonymous.is_some_and(|(hit, ..)| person_end(sentence, hit.end, named.to) == hit.end);
    if unnamed && matches!(kind, BodyKind::Government | BodyKind::Media | BodyKind::Military) {
        return None;
    }
    // 联合国特派团, 联合国独立国际调查委员会: the organisation that the body's name only begins.
    let whole = phrase(sentence, named.from, named.to);
    let longer = sentence.slice(hit.end.min(whole.1), whole.1);
    if whole.0 == hit.start
        && longer.chars().count() >= 3
        && longer.chars().all(han)
        && organisation(longer)
        && named.last(RoleUse::Title).is_none()
    {
        let written = sentence.words(whole.0, whole.1).to_owned();
        let speaker = Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(kind) };
        discourse.saw(speaker.clone());
        return Some((speaker, whole));
    }
    let person = person(sentence, hit.end, named.to, &named.roles);
    let speaker = Speaker {
        name: name.to_owned(),
        written: sentence.words(hit.start, hit.end).to_owned(),
        via: person.clone().into_iter().collect(),
        kind: Some(kind),
    };
    discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
    if named.last(RoleUse::Title).is_some() {
        discourse.saw_person(person.as_deref().unwrap_or("发言人"), speaker.clone());
    }
    let end = named.roles.iter().map(|(role, ..)| role.end).max().unwrap_or(hit.end).max(hit.end);
    Some((speaker, (hit.start, end)))
}

/// Whom 该组织, 他 mean.
fn back(discourse: &Discourse, kind: Option<BodyKind>) -> Option<Speaker> {
    let last = || discourse.last.as_ref().map(|(speaker, ..)| speaker.clone());
    match kind {
        Some(BodyKind::Person) => discourse.last_person().cloned().or_else(last),
        Some(kind) => discourse.body_of(kind).cloned().or_else(last),
        None => last(),
    }
}

/// 人权组织“春天”, “春天”组织: the name stands in quotation marks beside the class word.
fn quoted(sentence: &Sentence<'_>, discourse: &mut Discourse, named: &Named<'_>) -> Found {
    let tail = sentence.slice(named.from, named.to);
    let open = tail.find(['"', '「', '《'])?;
    let mark = tail[open..].chars().next().map_or(1, char::len_utf8);
    let inside = &tail[open + mark..];
    let close = inside.find(['"', '」', '》'])?;
    let start = named.from + open + mark;
    let end = start + close;
    if close == 0 || sentence.slice(start, end).chars().count() > 14 {
        return None;
    }
    let class = named.roles.iter().rev().find(|(hit, role, kind, _)| {
        *role == RoleUse::Speaker
            && matches!(kind, Some(BodyKind::Ngo | BodyKind::Media | BodyKind::Military))
            && (hit.end <= start || hit.start <= end + 9)
    });
    let paper = tail[open..].starts_with('《');
    let kind = match class {
        Some((_, _, kind, _)) => *kind,
        None if paper => Some(BodyKind::Media),
        None => return None,
    };
    let written = sentence.words(start, end).to_owned();
    let speaker = Speaker { name: written.clone(), written, via: Vec::new(), kind };
    discourse.saw(speaker.clone());
    Some((speaker, (named.from, named.to)))
}

/// An unnamed official, or an organisation by its class word, as written.
fn class_word(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, named: &Named<'_>) -> Found {
    let (hit, _, kind, name) = named.anonymous.or_else(|| named.last(RoleUse::Speaker))?;
    let (start, mut end) = phrase(sentence, named.from, hit.end);
    // 学者郑国恩: the person is the speaker.
    if name.is_empty() && matches!(kind, Some(BodyKind::Official | BodyKind::People)) {
        end = end.max(person_end(sentence, hit.end, named.to));
    }
    let written = sentence.words(start, end).to_owned();
    let country = sentence
        .of(Class::Place, start, hit.start)
        .find_map(|place| match lexicon.word(place) {
            Word::Place { adjective, .. } if !adjective.is_empty() && place.start == start => Some(adjective),
            _ => None,
        })
        .filter(|_| kind == Some(BodyKind::Official));
    let (name, via) = if let Some(country) = country {
        // 美国官员, 以色列一位高级官员
        (format!("{country} officials"), Vec::new())
    } else if name.is_empty() {
        (written.clone(), Vec::new())
    } else {
        (name.to_owned(), person(sentence, hit.end, named.to, &named.roles).into_iter().collect())
    };
    let speaker = Speaker { name, written, via, kind };
    discourse.saw(speaker.clone());
    Some((speaker, (start, end)))
}

/// A title: with an organisation before it, with a name, or pointing back.
fn titled(sentence: &Sentence<'_>, discourse: &mut Discourse, named: &Named<'_>) -> Found {
    let (hit, ..) = named.last(RoleUse::Title)?;
    let (start, end) = phrase(sentence, named.from, hit.end);
    let head = sentence.slice(start, hit.start);
    // 联合会代表张世律: the organisation speaks, through its representative.
    if organisation(head) && head.chars().count() >= 3 {
        let person = person(sentence, hit.start, named.to, &named.roles);
        let written = sentence.words(start, hit.start).to_owned();
        let speaker = Speaker {
            name: written.clone(),
            written,
            via: person.clone().into_iter().collect(),
            kind: Some(BodyKind::Ngo),
        };
        discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
        discourse.saw_person(person.as_deref().unwrap_or("发言人"), speaker.clone());
        return Some((speaker, (start, hit.end)));
    }
    let end = end.max(person_end(sentence, hit.end, named.to));
    // 团长贝尔, 会长李某: of the organisation spoken of.
    if start == hit.start
        && end > hit.end
        && let Some(known) = discourse.headed(sentence.slice(hit.start, hit.end)).cloned()
    {
        let person = sentence.words(hit.end, end).to_owned();
        let speaker = Speaker { via: vec![person.clone()], ..known };
        discourse.saw_person(&person, speaker.clone());
        return Some((speaker, (start, end)));
    }
    // 乌克兰总统泽连斯基, 该校校长: as written.
    if end - start > hit.end - hit.start {
        let written = sentence.words(start, end).to_owned();
        let speaker = Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(BodyKind::Person) };
        discourse.saw_person("发言人", speaker.clone());
        return Some((speaker, (start, end)));
    }
    discourse.last_person().cloned().map(|speaker| (speaker, (hit.start, hit.end)))
}

/// A name that no table knows, right before 表示 or 称.
fn unknown(sentence: &Sentence<'_>, discourse: &mut Discourse, named: &Named<'_>, strict: bool) -> Found {
    let bare = phrase(sentence, named.from, named.to);
    let written = sentence.words(bare.0, bare.1);
    let opening =
        ["拒绝", "没有", "未", "不", "并", "正", "已", "还", "仍", "也", "曾", "又", "无法", "可能", "这", "该消息"]
            .iter()
            .any(|word| sentence.slice(bare.0, bare.1).starts_with(word));
    let stray = opening
        || written.ends_with([
            '据', '者', '的', '也', '还', '可', '能', '来', '是', '话', '消', '小', '传', '听', '有', '并', '又', '则',
        ]);
    let doing = sentence.touches(Class::Act, bare.0, bare.1) && !written.contains('的');
    let clause = sentence.slice(bare.0, bare.1).contains([
        '于', '比', '把', '被', '与', '及', '或', '因', '但', '却', '没', '这', '那', '此', '该', '其', '之', '何',
        '数', '高', '低', '多', '少', '是', '并', '从', '给', '使', '让', '将', '据', '曾', '已',
    ]);
    let doing = doing || clause;
    let plain = (2..=14).contains(&written.chars().count())
        && written.chars().all(|c| han(c) || c == '·')
        && !sentence.touches(Class::Numeral, bare.0, bare.1);
    if stray || doing || !plain || (strict && !organisation(written)) {
        return None;
    }
    let speaker = Speaker { name: written.to_owned(), written: written.to_owned(), via: Vec::new(), kind: None };
    discourse.saw(speaker.clone());
    Some((speaker, bare))
}
