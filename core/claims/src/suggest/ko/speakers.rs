//! Whom a Korean noun phrase names: a body, its spokesperson, an unnamed official, or what it points back to.
//!
//! Input: a phrase of a sentence, the document so far. Output: a [`Speaker`], normalised to the body where a table knows it,
//! with the person in `via`. Leaves out which phrase is the subject (`cues`).

use super::super::cjk::hangul;
use super::super::discourse::{Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, Hit, Lexicon, RoleUse, Word};
use super::super::text::{Sentence, closes_with};
use super::subjects::eojeols;

/// Whether a phrase holds a body, a speaker noun, a title or something that points back.
pub(crate) fn names_somebody(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> bool {
    sentence.hits.iter().any(|hit| {
        hit.start >= from
            && hit.end <= to
            && match hit.class {
                Class::Body => true,
                Class::Role => match lexicon.word(hit) {
                    // A title or a speaker noun must close the phrase or be followed by a name.
                    Word::Role { role: RoleUse::Title | RoleUse::Speaker, .. } => {
                        to - hit.end < 16
                            || (to - hit.end < 46
                                && sentence.slice(hit.end, to).starts_with(' ')
                                && !sentence.touches(Class::Noun, hit.end, to))
                    }
                    Word::Role { role: RoleUse::Anaphor, .. } => {
                        hit.end == to || sentence.slice(from, to).starts_with(sentence.slice(hit.start, hit.end))
                    }
                    _ => false,
                },
                _ => false,
            }
    }) || organisation(sentence.slice(from, to)).is_some()
        || (sentence.slice(from, to).ends_with('들') && !sentence.touches(Class::Noun, from, to))
}

/// Endings of organisations' names.
const ORGANISATIONS: [&str; 118] = [
    "주민회",
    "학생회",
    "유족회",
    "협의회",
    "시의회",
    "시민회",
    "가족회",
    "연합회",
    "협회",
    "단체",
    "위원회",
    "센터",
    "연대",
    "재단",
    "기구",
    "연합",
    "총참모부",
    "보건부",
    "사무소",
    "관측소",
    "네트워크",
    "감시단",
    "연구소",
    "워치",
    "국방부",
    "외무부",
    "외교부",
    "내무부",
    "정보국",
    "정보총국",
    "안보국",
    "경찰청",
    "검찰청",
    "인권국",
    "사무국",
    "위원단",
    "조사단",
    "대책위",
    "워킹그룹",
    "의회",
    "해안경비대",
    "정부",
    "당국",
    "총국",
    "통신",
    "신문",
    "방송",
    "타임스",
    "포스트",
    "안보회의",
    "대표부",
    "대사관",
    "영사관",
    "관측기구",
    "평의회",
    "사령부",
    "재판소",
    "정보부",
    "정보원",
    "공보실",
    "공보국",
    "대책본부",
    "조정본부",
    "관리청",
    "보건청",
    "이민국",
    "교정국",
    "적십자사",
    "적십자회",
    "적신월사",
    "대학교",
    "연구진",
    "연구팀",
    "의사회",
    "변호사회",
    "수비대",
    "군부",
    "클럽",
    "포럼",
    "구조대",
    "민방위대",
    "교정당국",
    "자유연합",
    "사태청",
    "재난부",
    "관리부",
    "관리국",
    "행정국",
    "민방위국",
    "보안청",
    "보안부",
    "소방청",
    "이주청",
    "난민청",
    "데이터베이스",
    "아카이브",
    "조정사무소",
    "대통령실",
    "총리실",
    "의원실",
    "대학병원",
    "수사국",
    "정보청",
    "치안부",
    "공안국",
    "공안청",
    "적십자",
    "주교회의",
    "교회협의회",
    "기독교협회",
    "변호인단",
    "감시위원회",
    "진상규명위",
    "조사국",
    "인권실",
    "구호청",
    "구호국",
    "이니셔티브",
];

/// A word that by its ending is an organisation: 전국탈북민연합회.
fn organisation(text: &str) -> Option<&str> {
    text.rsplit([' ', '(', ')', '\'', '"', '‘', '’'])
        .find(|word| word.chars().count() >= 4 && closes_with(word, &ORGANISATIONS))
}

/// What a phrase holds that may name a speaker.
struct Named<'p> {
    text: &'p str,
    from: usize,
    to: usize,
    person: Option<String>,
    bodies: Vec<(Hit, &'p str, BodyKind)>,
    role: Option<(Hit, RoleUse, Option<BodyKind>, &'p str)>,
    organisation: Option<&'p str>,
}

impl<'p> Named<'p> {
    fn read(sentence: &'p Sentence<'_>, lexicon: &'p Lexicon, from: usize, to: usize) -> Named<'p> {
        let text = sentence.slice(from, to);
        let hits: Vec<&Hit> = sentence.hits.iter().filter(|hit| hit.start >= from && hit.end <= to).collect();
        let mut bodies: Vec<(Hit, &str, BodyKind)> = hits
            .iter()
            .filter_map(|hit| match lexicon.word(hit) {
                Word::Body { name, kind } => Some((**hit, name.as_str(), *kind)),
                _ => None,
            })
            .collect();
        // 주유엔 북한대표부: a name inside another word is not the body's.
        bodies.retain(|(hit, ..)| !crate::suggest::cjk::before(&sentence.norm, hit.start).is_some_and(hangul));
        // A longer organisation's name holds the body's: 미국북한인권위원회.
        let organisation = organisation(text);
        bodies.retain(|(hit, ..)| {
            organisation.is_none_or(|word| {
                !(word.contains(sentence.slice(hit.start, hit.end)) && word.len() > hit.end - hit.start + 6)
            })
        });
        let role = hits.iter().rev().find_map(|hit| match lexicon.word(hit) {
            Word::Role { role, kind, name } => Some((**hit, *role, *kind, name.as_str())),
            _ => None,
        });
        Named { text, from, to, person: person(sentence, &hits, from, to), bodies, role, organisation }
    }

    /// A speaker under this name, through the person named beside it.
    fn speaker(&self, name: &str, written: &str, kind: Option<BodyKind>) -> Speaker {
        Speaker {
            name: name.to_owned(),
            written: written.to_owned(),
            via: self.person.clone().into_iter().collect(),
            kind,
        }
    }
}

/// Whom a phrase names.
pub(crate) fn resolve(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    from: usize,
    to: usize,
) -> Option<Speaker> {
    let named = Named::read(sentence, lexicon, from, to);
    let last = plain(named.text.rsplit(' ').next().unwrap_or(named.text));
    let state =
        nation(plain(named.text)).or_else(|| nation(last).filter(|_| named.bodies.is_empty() && named.role.is_none()));
    if let Some(name) = state {
        let written = plain(named.text).to_owned();
        let speaker = Speaker { name: name.to_owned(), written, via: Vec::new(), kind: Some(BodyKind::Government) };
        remember(discourse, &speaker, None);
        return Some(speaker);
    }
    if let Some((hit, RoleUse::Anaphor, kind, _)) = &named.role
        && named.text.chars().count() <= sentence.slice(hit.start, hit.end).chars().count() + 3
    {
        return back(discourse, *kind);
    }
    if let Some(known) = short_body(discourse, &named) {
        return Some(known);
    }
    if let Some(speaker) = body(sentence, &named).or_else(|| class_word(sentence, discourse, &named)) {
        remember(discourse, &speaker, named.person.as_deref());
        return Some(speaker);
    }
    if matches!(plain(named.text), "이들" | "그들" | "이들도") {
        return discourse.last.as_ref().map(|(speaker, ..)| speaker.clone());
    }
    if named.role.is_none() && plain(named.text).ends_with('들') {
        let written = plain(named.text).to_owned();
        return Some(Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(BodyKind::People) });
    }
    if let Some(known) = named.person.as_deref().and_then(|name| discourse.person(name)) {
        return Some(known.clone());
    }
    titled(sentence, discourse, &named)
}

/// A state that speaks by its name alone, and its normalised name.
pub(crate) fn nation(text: &str) -> Option<&'static str> {
    const NATIONS: [(&str, &str); 34] = [
        ("러시아", "Russia (government)"),
        ("우크라이나", "Ukraine (government)"),
        ("미국", "US (government)"),
        ("중국", "China (government)"),
        ("베이징", "China (government)"),
        ("북한", "DPRK (government)"),
        ("평양", "DPRK (government)"),
        ("한국", "Republic of Korea (government)"),
        ("일본", "Japan (government)"),
        ("이스라엘", "Israel (government)"),
        ("시리아", "Syria (government)"),
        ("이란", "Iran (government)"),
        ("이라크", "Iraq (government)"),
        ("튀르키예", "Turkey (government)"),
        ("터키", "Turkey (government)"),
        ("미얀마", "Myanmar government"),
        ("방글라데시", "Bangladesh (government)"),
        ("태국", "Thailand (government)"),
        ("라오스", "Laos (government)"),
        ("베트남", "Vietnam (government)"),
        ("말레이시아", "Malaysia (government)"),
        ("인도네시아", "Indonesia (government)"),
        ("인도", "India (government)"),
        ("파키스탄", "Pakistan (government)"),
        ("나이지리아", "Nigeria (government)"),
        ("수단", "Sudan (government)"),
        ("에티오피아", "Ethiopia (government)"),
        ("벨라루스", "Belarus (government)"),
        ("이탈리아", "Italy (government)"),
        ("그리스", "Greece (government)"),
        ("리비아", "Libya (government)"),
        ("영국", "UK (government)"),
        ("프랑스", "France (government)"),
        ("독일", "Germany (government)"),
    ];
    let name = text.strip_suffix(" 측").or_else(|| text.strip_suffix(" 쪽")).unwrap_or(text);
    NATIONS.iter().find(|(word, _)| *word == name).map(|(_, name)| *name)
}

/// 센터 관계자, 단체 대표: the body spoken of before.
fn short_body(discourse: &Discourse, named: &Named<'_>) -> Option<Speaker> {
    let closes = named.role.as_ref().is_some_and(|(hit, ..)| named.to - hit.end < 4);
    let first = plain(named.text).split(' ').next()?;
    if named.bodies.is_empty() && closes { discourse.short(first).cloned() } else { None }
}

/// A body of the table, unless an unnamed official of a government speaks.
fn body(sentence: &Sentence<'_>, named: &Named<'_>) -> Option<Speaker> {
    let anonymous = matches!(&named.role, Some((hit, RoleUse::Speaker, Some(BodyKind::Official | BodyKind::People), name))
        if name.is_empty() && named.to - hit.end < 4 && named.bodies.iter().all(|(body, ..)| body.end <= hit.start));
    let (hit, name, kind) =
        named.bodies.iter().rev().find(|(_, _, kind)| !matches!(kind, BodyKind::Media)).or(named.bodies.first())?;
    // 유엔 우크라이나 독립국제조사위원회: the organisation named after the body speaks.
    let other = named.organisation.is_some_and(|word| {
        named.text.find(word).is_some_and(|at| named.from + at >= hit.end)
            // 북한정의연대 등 인권단체: the one that is named answers.
            && !sentence.slice(hit.end, named.to).starts_with(" 등 ")
            && !named.bodies.iter().any(|(body, ..)| sentence.slice(body.start, body.end).contains(word))
    });
    if other {
        return None;
    }
    // 현지 보건부 in a sentence about Gaza.
    let name =
        if *name == "Ministry of Health" && sentence.norm.contains("가자") { "Gaza health officials" } else { *name };
    let own = !anonymous || matches!(kind, BodyKind::Ministry | BodyKind::Ngo | BodyKind::Un | BodyKind::Agency);
    // 카타르 외무부: the state before a ministry's name belongs to it.
    let before = sentence.slice(named.from, hit.start).trim_end();
    let state = before.rfind(' ').map_or(0, |at| at + 1);
    // 아랍에미리트(UAE) 외무부
    let word = before[state..].split('(').next().unwrap_or("");
    let placed = before.len() < hit.start - named.from
        && (name.starts_with("Ministry of") || name == "foreign ministry")
        && word.chars().count() >= 2
        && word.chars().all(hangul)
        && !word.ends_with(['은', '는', '이', '가', '을', '를', '의', '에', '한', '된', '고', '지'])
        && !matches!(word, "현지" | "당시" | "이날");
    let start = if placed { named.from + state } else { hit.start };
    own.then(|| named.speaker(name, sentence.words(start, hit.end), Some(*kind)))
}

/// A class word (단체, 위원회, 당국자) with its name, or pointing back.
fn class_word(sentence: &Sentence<'_>, discourse: &Discourse, named: &Named<'_>) -> Option<Speaker> {
    let role = named.role.as_ref().filter(|(_, role, ..)| *role == RoleUse::Speaker);
    if let Some((_, _, kind, name)) = role.filter(|(.., name)| !name.is_empty()) {
        return Some(named.speaker(name, named.text, *kind));
    }
    if let Some((hit, _, kind @ Some(BodyKind::Ngo | BodyKind::Media), _)) = role
        && sentence.slice(hit.end, named.to).starts_with(' ')
        && sentence.slice(hit.end, named.to).trim().chars().count() >= 2
    {
        // 인권단체 HRANA: the name follows the class word.
        let written = sentence.words(hit.end, named.to).trim().trim_matches(['\'', '"', '‘', '’']);
        return Some(Speaker { name: written.to_owned(), written: written.to_owned(), via: Vec::new(), kind: *kind });
    }
    if let Some(word) = named.organisation {
        let at = named.from + named.text.find(word).unwrap_or(0);
        let written = modified(sentence, named.from, at, at + word.len(), named.person.as_deref());
        return Some(named.speaker(&written, &written, Some(BodyKind::Ngo)));
    }
    let (hit, _, kind, _) = role?;
    let plain = plain(named.text);
    let bare = plain == sentence.slice(hit.start, hit.end);
    if bare
        && matches!(kind, Some(BodyKind::Ngo | BodyKind::Government))
        && let Some(known) = back(discourse, *kind)
    {
        return Some(known);
    }
    Some(Speaker { name: plain.to_owned(), written: plain.to_owned(), via: Vec::new(), kind: *kind })
}

/// Titles held inside an organisation: who bears one after it has spoken speaks for it.
const INSIDE: [&str; 12] = [
    "단장",
    "대변인",
    "사무국장",
    "사무처장",
    "센터장",
    "조사관",
    "연구원",
    "선임연구원",
    "지부장",
    "부단장",
    "간사",
    "공보관",
];

/// A title: it points back to who holds it, or stands with a name.
fn titled(sentence: &Sentence<'_>, discourse: &mut Discourse, named: &Named<'_>) -> Option<Speaker> {
    let (hit, ..) = named.role.as_ref().filter(|(_, role, ..)| *role == RoleUse::Title)?;
    let plain = plain(named.text);
    if plain == sentence.slice(hit.start, hit.end)
        && let Some(known) = discourse.last_person()
    {
        return Some(known.clone());
    }
    if let Some(known) = plain.split(' ').next().and_then(|first| discourse.person(first)) {
        return Some(known.clone());
    }
    // 정베드로 대표는, after the organisation has spoken.
    let represents = |known: &Speaker| {
        matches!(known.kind, Some(BodyKind::Ngo | BodyKind::Un | BodyKind::Agency | BodyKind::Ministry))
    };
    let speaker = match (&named.person, &discourse.last) {
        (Some(name), Some((known, ..)))
            if represents(known)
                && (plain.split(' ').count() == 2 && name.chars().count() >= 3
                    || (2..=4).contains(&plain.split(' ').count())
                        && INSIDE.contains(&sentence.slice(hit.start, hit.end))) =>
        {
            Speaker { via: vec![name.clone()], ..known.clone() }
        }
        _ => {
            Speaker { name: plain.to_owned(), written: plain.to_owned(), via: Vec::new(), kind: Some(BodyKind::Person) }
        }
    };
    remember(discourse, &speaker, named.person.as_deref());
    Some(speaker)
}

/// An organisation with the words that belong to it, without the person before it.
fn modified(sentence: &Sentence<'_>, from: usize, start: usize, end: usize, person: Option<&str>) -> String {
    let head = sentence.slice(from, start).trim_end();
    let words: Vec<&str> = head
        .split(' ')
        .filter(|word| {
            !word.is_empty()
                && Some(*word) != person
                && !matches!(*word, "한" | "이" | "현지" | "익명의" | "그" | "어느" | "다른")
        })
        .collect();
    let first = words.first().map_or(start, |word| from + head.rfind(word).unwrap_or(start - from));
    sentence.words(first.min(start), end).to_owned()
}

/// Without the words that open an indefinite phrase.
pub(crate) fn plain(text: &str) -> &str {
    let mut text = text.trim();
    for opener in [
        "한 ",
        "이 ",
        "익명의 ",
        "익명을 요구한 ",
        "어느 ",
        "복수의 ",
        "다른 ",
        "또 다른 ",
        "현지 ",
        "당초 ",
        "앞서 ",
        "반면 ",
        "그러나 ",
        "다만 ",
        "이에 ",
        "한편 ",
        "이어 ",
    ] {
        text = text.strip_prefix(opener).unwrap_or(text);
    }
    text
}

/// A person's name: the first word of two to four syllables before a body and a title.
fn person(sentence: &Sentence<'_>, hits: &[&Hit], from: usize, to: usize) -> Option<String> {
    let titled = hits.iter().any(|hit| hit.class == Class::Role && to - hit.end < 4);
    if !titled {
        return None;
    }
    let free: Vec<_> = eojeols(&sentence.norm, from, to)
        .into_iter()
        .filter(|word| !hits.iter().any(|hit| hit.start < word.end && word.start < hit.end))
        .collect();
    // 국회 정보위원회 박선원 의원: the name right before the title; 존 커비: the name's first word of two syllables.
    let beside = free.iter().rev().take(1).find(|word| {
        let text = sentence.slice(word.start, word.end);
        free.len() > 1
            && text.chars().count() == 3
            && organisation(text).is_none()
            && hits.iter().any(|hit| hit.class == Class::Role && hit.start == word.end + 1)
    });
    let first = *beside.or_else(|| free.first().filter(|word| word.end - word.start > 3).or_else(|| free.get(1)))?;
    let text = sentence.slice(first.start, first.end);
    let count = text.chars().count();
    ((2..=6).contains(&count)
        && text.chars().all(hangul)
        && !matches!(
            text,
            "한국"
                | "미국"
                | "영국"
                | "우리"
                | "익명의"
                | "현지"
                | "고위"
                | "북한"
                | "중국"
                | "정부"
                | "러시아"
                | "우크라이나"
                | "이스라엘"
                | "시리아"
                | "미얀마"
                | "유럽"
                | "국제"
                | "민간"
                | "지역"
                | "서방"
                | "이탈리아"
                | "나이지리아"
                | "국회"
                | "의회"
                | "유엔"
                | "전직"
                | "당시"
                | "주한"
        ))
    .then(|| sentence.words(first.start, first.end).to_owned())
}

/// Keeps a speaker for words that point back.
fn remember(discourse: &mut Discourse, speaker: &Speaker, person: Option<&str>) {
    discourse.saw(Speaker { via: Vec::new(), ..speaker.clone() });
    if let Some(name) = person {
        discourse.saw_person(name, speaker.clone());
    }
}

/// Whom "이 단체", "그" mean.
fn back(discourse: &Discourse, kind: Option<BodyKind>) -> Option<Speaker> {
    match kind {
        Some(BodyKind::Person) => {
            discourse.last_person().cloned().or_else(|| discourse.last.as_ref().map(|(speaker, ..)| speaker.clone()))
        }
        Some(kind) => discourse.body_of(kind).cloned(),
        None => discourse.last.as_ref().map(|(speaker, ..)| speaker.clone()),
    }
}
