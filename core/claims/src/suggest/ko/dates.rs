//! Korean dates: the marks and words of `cjk::dates`, and what only Korean says: 올해 들어, 3월까지, 개전 이후.
//!
//! Input: a sentence, the day of publication, the dates and the war the text has told. Output: [`Time`]s in order. Decides
//! when a war that is only named began, and which date belongs to a clause that modifies. Leaves out reading the single
//! dates (`cjk::dates`).

use jiff::civil::Date;

use super::super::act::{self, Act};
use super::super::cjk::dates::{self, Marks};
use super::super::lexicon::{Hit, Lexicon};
use super::super::mention::Mention;
use super::super::text::Sentence;
use super::super::when::{Time, When};

const MARKS: Marks = Marks {
    year: &["년"],
    month: &["월"],
    day: &["일"],
    lengths: &[
        "간",
        "동안",
        "째",
        "만에",
        " 만에",
        " 동안",
        "여",
        "치",
        "새 ",
        " 새 ",
        "사이",
        " 사이",
        "내",
        "에 걸쳐",
        "차",
        "정",
    ],
    units: &[("일", 1), ("주", 7), ("주일", 7), ("개월", 30), ("달", 30), ("년", 365), ("해", 365), ("시간", 1)],
    ago: &["전"],
    day_words: &[
        ("하루", 1),
        ("이틀", 2),
        ("사흘", 3),
        ("나흘", 4),
        ("닷새", 5),
        ("엿새", 6),
        ("이레", 7),
        ("여드레", 8),
        ("아흐레", 9),
        ("열흘", 10),
        ("보름", 15),
    ],
    months: &["개월", "달"],
    after: &["뒤", "후"],
    earlier: &["앞서", "앞선"],
    follow: &[
        ("이튿날", 1),
        ("다음 날", 1),
        ("다음날", 1),
        ("바로 다음 날", 1),
        ("익일", 1),
        ("첫날", 0),
        ("바로 전날", -1),
    ],
    same_week: &["그 주에", "그 주", "같은 주에", "같은 주"],
    past: &["지난", "최근", "과거"],
    preceding: &["그 전", "그전", "직전"],
    since: &["이후", "부터", "이래", "이래로", "에 시작된", "시작된", "시작한", "부터 시작된", "이후로", "을 기점으로"],
    until: &["까지", " 사이", "사이"],
    from: &[],
    joints: &["~", "∼", "-", "–", "에서", "부터", "～", "—", "과", "와"],
    lately: &[],
    by: &[],
    same: [&["이날", "당일", "같은 날"], &["같은 달", "같은달", "동월"], &["같은 해", "같은해", "그해", "동년"]],
    last: &["지난"],
    halves: ["상반기", "하반기"],
    this_year: &["올"],
    openers: "올지최과그직이당같동한두석세넉네다여일삼사오열하사나닷엿아보익첫바",
};

/// The time expressions of a sentence.
pub(crate) fn times(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    published: Date,
    known: Option<&str>,
    spoken: Option<Date>,
    theatre: Option<&'static str>,
) -> Vec<Time> {
    let mut out = dates::times(sentence, lexicon, &MARKS, published, known, spoken);
    entered(sentence, &mut out, published);
    until(sentence, &mut out, published);
    began(sentence, &mut out, published, theatre);
    out
}

/// 올해 들어, 이달 들어, 연초부터: from its first day up to publication.
fn entered(sentence: &Sentence<'_>, out: &mut Vec<Time>, published: Date) {
    for time in out.iter_mut() {
        let own = sentence.slice(time.start, time.end).ends_with("들어");
        let next = sentence.norm[time.end..].starts_with(" 들어").then_some(" 들어".len());
        if !own && next.is_none() {
            continue;
        }
        let first = match &time.when {
            When::Year(year) if *year == published.year() => format!("{year:04}-01-01"),
            When::Month(year, month) => format!("{year:04}-{month:02}-01"),
            When::Season(year, code) => format!("{year:04}-{code}"),
            When::Span(from, _) if time.rule == "the ISO week" => from.clone(),
            _ => continue,
        };
        time.end += next.unwrap_or(0);
        (time.when, time.rule) = (When::Span(first, published.to_string()), "since X, up to publication");
    }
    let opened = ["연초부터", "연초 이후", "새해 들어", "새해부터", "연초 이래"]
        .iter()
        .find_map(|word| sentence.find(word).map(|at| (at, at + word.len())));
    if let Some((start, end)) = opened
        && !out.iter().any(|time| time.start < end && start < time.end)
    {
        let when = When::Span(format!("{:04}-01-01", published.year()), published.to_string());
        out.push(Time { start, end, when, rule: "since X, up to publication" });
        out.sort_by_key(|time| time.start);
    }
}

/// 3월까지, 지난달 말까지: up to it, where nothing opens the stretch and it is past.
fn until(sentence: &Sentence<'_>, out: &mut [Time], published: Date) {
    for time in out {
        let dated = match &time.when {
            When::Day(date) => {
                *date <= published && !sentence.slice(time.start, time.end).starts_with(['이', '같', '당'])
            }
            When::Month(year, month) => (*year, *month) <= (published.year(), published.month()),
            When::Year(year) => *year < published.year(),
            _ => false,
        };
        if dated
            && sentence.norm[time.end..].starts_with("까지")
            && let Some(last) = time.when.edtf()
        {
            time.end += "까지".len();
            (time.when, time.rule) = (When::Span("..".into(), last), "up to X");
        }
    }
}

/// Where a text's war is fought, and when it began: the last beginning not after publication counts.
const THEATRES: [(&str, &[&str]); 9] = [
    ("가자|하마스|팔레스타인", &["2023-10-07", "2021-05-10", "2014-07-08", "2008-12-27"]),
    ("우크라이나|러시아군|키이우|젤렌스키", &["2022-02-24", "2014-04"]),
    ("시리아|다마스쿠스|아사드|이들리브|알레포", &["2011-03"]),
    ("로힝야|라카인", &["2017-08-25", "2012-06"]),
    ("미얀마|쿠데타|양곤", &["2021-02-01"]),
    ("수단|다르푸르|엘파시르|하르툼|신속지원군", &["2023-04-15"]),
    ("티그라이|에티오피아", &["2020-11-04"]),
    ("예멘|후티", &["2014-09"]),
    ("보코하람|나이지리아", &["2009-07"]),
];

/// When the war began that a text's beginning names most.
pub(crate) fn theatre(beginning: &str, published: Date) -> Option<&'static str> {
    let published = published.to_string();
    THEATRES
        .iter()
        .map(|(words, began)| (words.split('|').map(|word| beginning.matches(word).count()).sum::<usize>(), *began))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .and_then(|(_, began)| began.iter().find(|day| **day <= published.as_str()).copied())
}

/// What began: its words, one word that must stand in the sentence too (a bar between choices), and when, where that is
/// not the beginning of the text's war.
const BEGINNINGS: [(&[&str], &str, &str); 7] = [
    (
        &["아사드 정권", "아사드 정부", "아사드 대통령", "아사드가", "독재 정권"],
        "붕괴|무너|축출|몰락|퇴진|쫓겨|망명|달아|끝",
        "2024-12-08",
    ),
    (&["쿠데타", "군부 집권", "군부가 집권", "군부가 정권"], "", "2021-02-01"),
    (&["탈레반"], "집권|장악|복귀", "2021-08-15"),
    (&["국경 봉쇄", "국경 폐쇄", "국경을 봉쇄", "국경을 닫", "국경을 걸어"], "북한|북·중|북중|북측|탈북", "2020-01"),
    (&["하마스의 기습", "하마스 기습", "하마스의 공격", "하마스의 이스라엘"], "", "2023-10-07"),
    (&["개전", "전면전", "전쟁", "내전", "침공"], "", ""),
    (
        &[
            "교전",
            "분쟁",
            "충돌",
            "공세",
            "군사작전",
            "군사 작전",
            "작전",
            "봉기",
            "탄압",
            "소탕",
            "진압",
            "적대 행위",
            "유혈 사태",
            "무력 사태",
            "반란",
        ],
        "시작|발발|개시|터지|터진|벌어|일어|본격",
        "",
    ),
];

/// Characters of which one stands in all that can begin.
const SPEAKS_OF: [&str; 15] = [
    "전",
    "쿠데타",
    "군부",
    "탈레반",
    "국경",
    "하마스",
    "침공",
    "분쟁",
    "충돌",
    "공세",
    "작전",
    "봉기",
    "탄압",
    "정권",
    "반란",
];

/// 개전 이후, 전쟁이 터진 뒤, 쿠데타 이래, 13년 내전 동안: since the war that the text is about began.
fn began(sentence: &Sentence<'_>, out: &mut Vec<Time>, published: Date, theatre: Option<&'static str>) {
    // What may stand between what began and "since": nothing, or that it began.
    const SINCE: [&str; 14] = [
        " 이후", " 이래", "된 뒤", "된 후", "한 뒤", "한 후", "진 뒤", "진 후", "난 뒤", "난 후", "은 뒤", "은 후",
        "간 뒤", " 후 ",
    ];
    const WHILE: [&str; 5] = [" 동안", " 기간", " 내내", "을 거치며", "을 겪으며"];
    let text = &sentence.norm;
    // Most sentences hold none of what must follow.
    let follows = [" 이", " 뒤", " 후", " 동", " 기", " 내", "을 "].iter().any(|part| sentence.holds(part));
    if !follows || !SPEAKS_OF.iter().any(|part| sentence.holds(part)) {
        return;
    }
    for (words, needs, when) in BEGINNINGS {
        let Some((start, word)) = words.iter().find_map(|word| sentence.find(word).map(|at| (at, *word))) else {
            continue;
        };
        let Some(day) = (if when.is_empty() { theatre } else { Some(when) }) else { continue };
        // A coup elsewhere is another one.
        let other = word.contains("쿠데타") && !matches!(theatre, Some("2021-02-01" | "2017-08-25"));
        let tail = start + word.len();
        let limit = act::floor(text, (tail + 48).min(text.len()));
        let rest = &text[tail..limit];
        let rest = &rest[..rest.find([',', '.', '"']).unwrap_or(rest.len())];
        let needed = needs.is_empty()
            || needs.split('|').any(|need| if when == "2020-01" { sentence.holds(need) } else { rest.contains(need) });
        let since = SINCE.iter().filter_map(|since| rest.find(since).map(|at| at + since.len())).min();
        let during = (word == "전쟁" || word == "내전")
            .then(|| WHILE.iter().find_map(|during| rest.starts_with(during).then_some(during.len())))
            .flatten();
        let Some(end) = since.or(during).map(|at| tail + at) else { continue };
        let gap = &text[tail..end];
        let dated = gap.contains(|c: char| c.is_ascii_digit())
            || out.iter().any(|time| time.start < end && start < time.end + 8);
        if other || !needed || dated || day > published.to_string().as_str() {
            continue;
        }
        let when = When::Span(day.to_owned(), published.to_string());
        out.push(Time { start, end, when, rule: "since the war the text is about began" });
        out.sort_by_key(|time| time.start);
        return;
    }
}

/// Whether a date after a claim stands in its clause.
pub(crate) fn near(sentence: &Sentence<'_>, end: usize, time: &Time) -> bool {
    let gap = sentence.slice(end, time.start);
    let closed = sentence.norm[..end].ends_with(['며', '고', ',']);
    !closed && !gap.contains(',') && !["며 ", "고 ", "지만 ", "으나 ", "는데 "].iter().any(|tail| gap.contains(tail))
}

/// 지난 11일 납치된 학생 344명이 풀려났다: the date of what only describes those counted is not the predicate's.
pub(crate) fn of_modifier(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    (time, times): (&Time, &[Time]),
    mention: &Mention,
    act: &Act,
) -> bool {
    let start = mention.start.min(mention.phrase.0);
    if act.start < mention.end || time.end > start {
        return false;
    }
    let between = act::within(sentence, lexicon, time.end, start);
    let Some((hit, what, ..)) = between.first() else { return false };
    let modifies = |hit: &Hit| {
        let rest = &sentence.norm[hit.end..];
        let close = rest.find(' ').unwrap_or(rest.len());
        let word = sentence.slice(hit.start, hit.end + close);
        rest[close..].starts_with(' ')
            && word
                .ends_with(['된', '한', '간', '진', '난', '힌', '던', '은', '는', '린', '둔', '인', '온', '낸', '긴'])
    };
    // 15일 지난해 파병된 …: the nearest date is the modifier's.
    let nearer = times.iter().any(|other| other.start >= time.end && other.end <= hit.start);
    *what != act.what
        && !nearer
        && !matches!(*what, "aboard" | "present" | "killed")
        && modifies(hit)
        && !sentence.slice(time.end, hit.start).contains([',', '"'])
}
