//! The act that governs a Korean number.
//!
//! Input: a mention and the sentence's other mentions. Output: at most one [`Act`]: the noun's own (사망자 12명), an act
//! noun right before (사망 12명), the first predicate after the number in its clause (600명이 강제북송됐다), or a
//! modifier before it (체포된 92명). Nouns such as 송환 위기 are no acts.

use super::super::act::{self, Act};
use super::super::cjk::{self, at};
use super::super::lexicon::{Class, Hit, Lexicon, Word};
use super::super::mention::Mention;
use super::super::text::{Sentence, begins_with, starts_with_any};

/// Road accidents and sport: those hurt or home again there are no matter of this field.
const ORDINARY: [&str; 12] = [
    "추돌",
    "교통사고",
    "음주운전",
    "올림픽",
    "월드컵",
    "선수단",
    "정규시즌",
    "프로야구",
    "프로축구",
    "교통 법규",
    "과속",
    "그라운드",
];

/// The rule of an act that only tells how those counted came to where the predicate finds them.
pub(crate) const BEFORE: &str = "modifier of those the predicate tells of";

/// The acts that govern a mention.
pub(crate) fn acts(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Vec<Act> {
    if ORDINARY.iter().any(|word| sentence.holds(word)) {
        return Vec::new();
    }
    // 억류된 탈북민 2600명 가운데 600명이 북송됐다: the whole stays in its own state.
    if mention.noun_what.is_none() && whole(sentence, mention) {
        let own = adjacent(sentence, lexicon, mention).or_else(|| modifier(sentence, lexicon, mention, others));
        if own.is_some() {
            return own.into_iter().collect();
        }
    }
    if let Some(found) = inhabitants(sentence, lexicon, mention) {
        return vec![found];
    }
    let after = predicate(sentence, lexicon, mention, others);
    // 희생자 중에 임신부 2명과 어린이 3명이 있다: a part is counted under its whole.
    let own = after.as_ref().is_some_and(|found| {
        found.rule == "predicate" && !found.weak && !matches!(found.what.as_str(), "aboard" | "present")
    });
    if mention.noun_what.is_none()
        && !own
        && let Some(found) = part_of_noun(sentence, lexicon, mention)
    {
        return vec![found];
    }
    // 피란민 6000명이 머물고 있었다: where they were, not that they fled.
    if mention.noun_what.as_deref() == Some("displaced")
        && let Some(found) = &after
        && found.what == "present"
        && sentence.slice(found.start, eojeol_pair(&sentence.norm, found.end)).contains("있었")
    {
        return vec![found.clone()];
    }
    if let Some(what) = &mention.noun_what {
        // 수감자 20명이 숨졌다: for those in a state the predicate tells more.
        let state =
            matches!(what.as_str(), "detained" | "imprisoned" | "abducted" | "displaced" | "injured" | "aboard");
        if let Some(found) = &after
            && state
            && found.what != "killed_or_injured"
            && !whole(sentence, mention)
            && found.what != *what
            && !found.weak
            && found.rule == "predicate"
        {
            return vec![found.clone()];
        }
        // 가자로 끌려간 인질은 239명: what modifies those in a state tells how they came into it.
        if what == "detained"
            && let Some(found) = modifier(sentence, lexicon, mention, others).filter(|found| {
                let noun = mention.category.map_or(mention.start, |(from, _)| from);
                !found.weak && found.what != *what && found.end <= mention.start && noun <= found.end + 1
            })
        {
            return vec![found];
        }
        let (start, end) = mention.category.unwrap_or(mention.phrase);
        // 굶어 죽은 이: the words around the noun tell how they died.
        if what == "killed"
            && let Some((hit, what, ..)) = act::within(sentence, lexicon, start.saturating_sub(24), end)
                .into_iter()
                .find(|(hit, what, ..)| *what == "died_indirect" && hit.end > start.saturating_sub(4))
        {
            return vec![Act { what: what.to_owned(), start: hit.start, end: hit.end, rule: "modifier", weak: false }];
        }
        return vec![Act { what: what.clone(), start, end, rule: "the noun tells the act", weak: false }];
    }
    if let Some(found) = adjacent(sentence, lexicon, mention) {
        return vec![found];
    }
    // 지난달 납치된 남학생 344명이 풀려났다: that they were taken is a claim of its own.
    if let Some(main) = &after
        && main.rule == "predicate"
        && !main.weak
        && let Some(taken) = taken(sentence, lexicon, mention, main)
    {
        return vec![taken, main.clone()];
    }
    let before = || modifier(sentence, lexicon, mention, others);
    // 굶어 죽은 이를 15만 명으로: the number closes its clause, so what modifies those counted is what befell them.
    if complement(sentence, mention)
        && let Some(found) = before().filter(|found| {
            let gap = sentence.slice(found.end, mention.start);
            gap.chars().count() <= 18 && !gap.contains([',', '"'])
        })
    {
        return vec![found];
    }
    // What happened goes before what is only planned.
    let (planned, after) = match after {
        Some(found) if found.rule == "what is planned" => (Some(found), None),
        other => (None, other),
    };
    after.or_else(before).or(planned).into_iter().collect()
}

/// How those came into custody whom the predicate tells to be out of it : 구금돼 있던 50명, 납치된 학생 20명, 가둬 두었던 40명.
fn taken(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, main: &Act) -> Option<Act> {
    let gap = sentence.slice(mention.end, main.start);
    let main = main.what.as_str();
    if !matches!(main, "released" | "returned" | "escaped" | "rescued" | "repatriated" | "deported") {
        return None;
    }
    let from = act::floor(&sentence.norm, mention.start.saturating_sub(75));
    let (hit, what, ..) = act::within(sentence, lexicon, from, mention.start).pop()?;
    let rest = sentence.slice(hit.end, mention.start);
    // One word of the verb, at most an auxiliary, then the noun.
    let mut words = sentence.slice(hit.start, mention.start).split(' ');
    let first = words.next()?;
    let second = words.next().unwrap_or("");
    let close = ['던', '된', '힌', '간', '둔', '낸', '한'];
    let modifies = first.ends_with(close)
        || (second.starts_with(['있', '두', '둔', '뒀', '놓', '놨', '왔', '오'])
            && second.ends_with(['던', '둔', '는', '온']));
    // 중국에 억류된 탈북민 600명이 북송됐다 is one story; 지난달 붙잡힌 31명, 11년간 가둬 뒀던 40명 are two.
    let back = matches!(main, "repatriated" | "deported");
    let event = first.ends_with('던')
        || second.ends_with('던')
        || what == "deported"
        || ["지난", "작년", "올해", "이달"].iter().any(|word| sentence.slice(from, hit.start).contains(word))
        || sentence.slice(from, hit.start).contains(|c: char| c.is_ascii_digit());
    if back && (!event || gap.chars().count() > 30 || gap.contains(['"', '”'])) || gap.starts_with(" 중") {
        return None;
    }
    // 납치된 학생 중 50명: a part.
    if [" 중 ", " 가운데 ", " 중에"].iter().any(|part| rest.contains(part)) {
        return None;
    }
    // 라오스가 추방한 9명이 북송됐다
    (matches!(what, "detained" | "abducted" | "imprisoned" | "deported")
        && what != main
        && modifies
        && rest.chars().count() <= 24
        && !rest.contains(|c: char| c == ',' || c.is_ascii_digit()))
    .then(|| Act { what: what.to_owned(), start: hit.start, end: hit.end, rule: BEFORE, weak: false })
}

/// The end of the word that holds a byte and of the next one.
fn eojeol_pair(text: &str, at: usize) -> usize {
    let first = text[at..].find(' ').map_or(text.len(), |space| at + space);
    text[first..].trim_start().find(' ').map_or(text.len(), |space| act::floor(text, first + 1 + space))
}

/// 마을 주민이 330명, 이 현의 인구는 26만 명: how many live there.
fn inhabitants(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    const PLACES: [&str; 20] = [
        "마을",
        "도시",
        "섬",
        "지역",
        "시",
        "현",
        "구",
        "촌",
        "동네",
        "읍",
        "자치구",
        "정착촌",
        "난민촌",
        "캠프",
        "지구",
        "주",
        "이곳",
        "일대",
        "군",
        "부락",
    ];
    if !complement(sentence, mention) {
        return None;
    }
    let text = &sentence.norm;
    let from = act::floor(text, mention.start.saturating_sub(50));
    let (at, noun) = ["인구", "주민"]
        .iter()
        .filter_map(|noun| text[from..mention.start].rfind(noun).map(|at| (from + at, *noun)))
        .max()?;
    let gap = sentence.slice(at + noun.len(), mention.start);
    let head = text[..at].trim_end();
    let place = noun == "인구"
        || head.len() < at
            && PLACES.iter().any(|place| {
                head.ends_with(place) || head.strip_suffix("의").is_some_and(|head| head.ends_with(place))
            });
    let told =
        act::within(sentence, lexicon, act::floor(text, at.saturating_sub(40)), at).iter().any(|(.., weak)| !weak);
    let near = gap.chars().count() <= 12
        && ["가", "는", "이", "은", " 수", "를", "도"].iter().any(|tail| gap.starts_with(tail))
        && !gap.contains(|c: char| c.is_ascii_digit() || c == ',');
    (place && !told && near).then(|| Act {
        what: "population".into(),
        start: at,
        end: at + noun.len(),
        rule: "who lives there",
        weak: false,
    })
}

/// 사망자 가운데 …, 희생자 중에는 …: the act of the noun that the number is a part of.
fn part_of_noun(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let from = act::floor(&sentence.norm, mention.start.saturating_sub(75));
    sentence.of(Class::Noun, from, mention.start).rev().find_map(|hit| {
        let Word::Noun { what: Some(what), .. } = lexicon.word(hit) else { return None };
        let rest = sentence.slice(hit.end, mention.start);
        let part = ["들 중", "들 가운데", " 중", " 가운데", "에는 ", "에 "].iter().any(|tail| rest.starts_with(tail));
        let apart = ["고 ", "며 ", ". ", "지만 "].iter().any(|tail| rest.contains(tail));
        (part && !apart && act::within(sentence, lexicon, hit.end, mention.start).is_empty()).then(|| Act {
            what: what.clone(),
            start: hit.start,
            end: hit.end,
            rule: "the noun it is a part of",
            weak: false,
        })
    })
}

/// Whether the number is what its clause says of those counted: …은 12명이다, …을 12명으로, …이 12명에 이른다, 12명, ….
fn complement(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let rest = sentence.slice(mention.end, sentence.norm.len()).trim_start_matches(['"', '”', '’']);
    rest.trim_end_matches('.').is_empty()
        || begins_with(
            rest,
            &[
                "으로",
                "로 ",
                "이라",
                "라고",
                "이다",
                "이고",
                "이며",
                "이었",
                "였",
                "입니",
                "에 달",
                "에 이",
                "에 그",
                "에 불과",
                "뿐",
                ", ",
                "인 것",
                "임을",
                "일 것",
                "일 수",
                "이 될",
                "이 된",
                "이나 된",
                "인 셈",
            ],
        )
        || mention.kind == attested_model::QuantityKind::MoreThan
            && begins_with(rest, &["는다", "다고", "고 ", "었", "섰", "다 ", "며 ", "었다"])
}

/// Whether a part of the number is spoken of next: 2600명 가운데, 247명 중.
fn whole(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let rest = sentence.slice(mention.end, sentence.norm.len()).trim_start();
    starts_with_any(rest, "중 |중에|중,|가운데|에서 ") && !rest.starts_with("중이")
}

/// 사망 12명, 부상 30여 명.
fn adjacent(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let start = mention.start;
    let from = start.saturating_sub(30);
    let (hit, what, _, weak) = act::within(sentence, lexicon, from, start).pop()?;
    let gap = sentence.slice(hit.end, start).trim();
    // 25명이 끌려가 1명만 탈출했다: a verb before the number is another's.
    if sentence
        .slice(hit.start, hit.end)
        .ends_with(['가', '해', '돼', '혀', '져', '려', '고', '와', '아', '어', '쳐', '나'])
    {
        return None;
    }
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
            Standing::Planned => fallback = fallback.or(Some(Act { rule: "what is planned", ..found })),
            Standing::None => {}
        }
        if sentence.slice(from, hit.start).chars().count() > 90 {
            break;
        }
    }
    fallback
}

/// 체포된 92명, 지난해 숨진 사람은 12명.
fn modifier(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention, others: &[Mention]) -> Option<Act> {
    let text = &sentence.norm;
    // 총에 맞은 사람은 “열 명이 채 안 된다”: the number alone is quoted.
    let from = text[..mention.start].trim_end_matches(['"', '“']).rfind(['"', '“', '”', ';']).unwrap_or(0);
    act::within(sentence, lexicon, from, mention.start).into_iter().rev().find_map(|(hit, what, _, weak)| {
        let gap = sentence.slice(hit.end, mention.start);
        let far = gap.chars().count() > 45;
        // 사망 600명을 포함해 모두 4700명: the part's act is its own.
        let of_part = others.iter().any(|other| {
            other.start >= hit.end
                && other.end <= mention.start
                && sentence.slice(hit.end, other.start).trim().chars().count() <= 2
        });
        if of_part {
            return None;
        }
        (!far && !matches!(standing(sentence, &hit), Standing::None | Standing::Planned)).then(|| Act {
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
    /// 송환하기로, 파병할 예정이다: it has not happened.
    Planned,
    None,
}

/// What after an act word makes it part of something that is no act.
const NO_ACT: [&str; 40] = [
    "당일",
    "직후",
    "의혹",
    "여부",
    "시한",
    "현장",
    "소문",
    "용의자",
    "범죄",
    "위기",
    "위험",
    "과정",
    "가능성",
    "반대",
    "문제",
    "우려",
    "작전",
    "정책",
    "중단",
    "직전",
    "당시",
    "작업",
    "활동",
    "요청",
    "촉구",
    "될 위험",
    "될 위기",
    "될 가능성",
    "금지",
    "시설",
    "생활",
    "협력",
    "단체",
    "운동",
    "계획",
    "명령",
    "영장",
    "소식",
    "혐의",
    "재판",
];

/// Reads what follows an act word.
pub(crate) fn standing(sentence: &Sentence<'_>, hit: &Hit) -> Standing {
    let rest = &sentence.norm[hit.end..];
    let word = sentence.slice(hit.start, hit.end);
    // 실종됐다가 숨진: what changed again. 송환하기로: what is planned. 송환 위기, 구조 작업: what may come, or an undertaking.
    if begins_with(
        rest,
        &[
            "됐다가",
            "했다가",
            "었다가",
            "되었다가",
            "하였다가",
            "할 것을",
            "하라",
            "해야",
            "돼야",
            "되어야",
            "해선",
            "돼서는",
            "해서는",
            "할 경우",
            "될 경우",
            "하면",
            "되면",
        ],
    ) || begins_with(rest.trim_start(), &NO_ACT)
    {
        return Standing::None;
    }
    if begins_with(
        rest,
        &[
            "기로",
            "하기로",
            "할 예정",
            "할 계획",
            "하겠다",
            "할 방침",
            "시키기로",
            "시키겠",
            "주기로",
            "될 예정",
            "하려",
            "겠다",
        ],
    ) {
        return Standing::Planned;
    }
    // 풀어줬, 옮겼, 가뒀: a syllable that ㅆ closes ends a verb in the past.
    let past = word.chars().next_back().is_some_and(|c| cjk::hangul(c) && (u32::from(c) - 0xac00) % 28 == 20);
    if word.contains(' ')
        || past
        || word.ends_with([
            '돼', '해', '와', '워', '겨', '켜', '려', '져', '받', '탔', '났', '봤', '섰', '넘', '둔', '둬', '낸', '된',
            '했', '됐', '가', '운', '긴', '든', '졌', '진', '지', '갔', '간', '았', '었', '혔', '힌', '쳤', '친', '냈',
            '난', '한', '은', '고', '혀', '뒀', '온', '왔', '떠', '잃', '열', '살', '나', '쳐', '와',
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
        Some('자' | '군' | '국' | '소' | '법' | '인' | '대' | '물' | '적' | '화' | '령' | '부' | '팀') => Standing::None,
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
        // 타고 있었다 goes on.
        let rest = gap[*index..].trim_start();
        if rest.starts_with("있") || rest.starts_with("싶") {
            return false;
        }
        let ending = ["고", "며", "지만", "으나", "는데", "면서", "했다", "됐다", "졌다", "으며", "이나", "다"]
            .iter()
            .any(|tail| head.ends_with(tail));
        ending && !["그리고", "경고", "보고", "최고"].iter().any(|tail| head.ends_with(tail))
    })
}
