//! Chinese dates: the marks and words of `cjk::dates`.

use jiff::civil::Date;

use super::super::act::{self, Act};
use super::super::cjk::dates::{self, Marks};
use super::super::lexicon::Lexicon;
use super::super::mention::Mention;
use super::super::text::Sentence;
use super::super::when::{Time, When};

const MARKS: Marks = Marks {
    year: &["年"],
    month: &["月份", "月"],
    day: &["日", "号"],
    lengths: &["内", "间", "里", "之内", "中", "线"],
    units: &[
        ("天", 1),
        ("日", 1),
        ("周", 7),
        ("个星期", 7),
        ("星期", 7),
        ("个月", 30),
        ("月", 30),
        ("年", 365),
        ("小时", 1),
        ("个小时", 1),
    ],
    ago: &["前", "之前", "以前"],
    day_words: &[],
    months: &["个月"],
    after: &["之后", "以后", "后"],
    earlier: &[],
    follow: &[("次日", 1), ("翌日", 1), ("隔天", 1), ("隔日", 1), ("第二天", 1), ("翌晨", 1)],
    same_week: &["当周", "那一周", "同一周"],
    past: &["近", "最近", "过去", "过去的", "这"],
    preceding: &["此前", "此前的", "之前", "之前的"],
    since: &["以来", "之后", "至今", "起", "以后", "后", "迄今", "到现在", "开始"],
    until: &["间", "之间", "期间", "止"],
    from: &["自从", "自", "从"],
    joints: &["至", "到", "-", "–", "—", "～", "~", "和", "与"],
    lately: &["来", "以来"],
    by: &['到', '至', '在', '于'],
    same: [&["当天", "当日", "同一天", "当晚", "当夜", "同日"], &["同月", "当月"], &["同年", "当年"]],
    last: &["上"],
    halves: ["上半年", "下半年"],
    this_year: &[],
    openers: "次翌隔那第近最过这此之当同上一二两三四五六七八九十半",
};

/// The rule of a day up to which a toll was counted: it dates what happened only where nothing else does.
pub(crate) const AS_OF: &str = "the day of the count";

/// The time expressions of a sentence.
pub(crate) fn times(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    published: Date,
    known: Option<&str>,
    theatre: Option<&'static str>,
) -> Vec<Time> {
    let mut out = dates::times(sentence, lexicon, &MARKS, published, known, None);
    before_that(sentence, &mut out, known);
    // Most sentences hold none of these characters, and no word is looked for.
    if sentence.norm.contains(['翌', '次', '隔', '第', '首', '头', '同', '期', '段', '春', '夏', '秋', '冬'])
    {
        next_year(sentence, &mut out, known);
        first_day(sentence, &mut out, known);
        short_season(sentence, &mut out, published);
        same_stretch(sentence, &mut out, known);
    }
    war_began(sentence, &mut out, published, theatre);
    so_far(sentence, &mut out, published, known);
    // A dateline dates the report.
    let line = super::names::dateline(sentence);
    out.retain(|time| time.start >= line);
    for time in &mut out {
        let head = &sentence.norm[..time.start];
        if matches!(time.when, When::Day(_))
            && ["截至", "截止", "截止到", "截至到"].iter().any(|word| head.ends_with(word))
        {
            time.rule = AS_OF;
        }
    }
    // 自5月27日起…截至8月13日: the count ends there.
    let until = out.iter().find_map(|time| match &time.when {
        When::Day(_) | When::Month(..) if sentence.norm[..time.start].ends_with("截至") => time.when.last(),
        _ => None,
    });
    if let Some(until) = until {
        for time in &mut out {
            if let When::Span(_, to) = &mut time.when
                && time.rule.starts_with("since")
            {
                to.clone_from(&until);
            }
        }
    }
    out
}

/// 周三说，前一天…; 去年…，前一年: the day or year before the one told, not before publication.
fn before_that(sentence: &Sentence<'_>, out: &mut [Time], known: Option<&str>) {
    for index in 0..out.len() {
        let words = sentence.slice(out[index].start, out[index].end);
        let told = index.checked_sub(1).map(|before| out[before].when.clone());
        if ["前一天", "前一日", "前一晚", "前一夜"].iter().any(|word| words.starts_with(word)) {
            if let Some(When::Day(date)) = told {
                (out[index].when, out[index].rule) = (When::Day(super::super::when::days(date, -1)), "the day before");
            }
        } else if words == "前一年" || words == "上一年" {
            let first = told.and_then(|when| when.first()).or_else(|| known.map(str::to_owned));
            let year = first.and_then(|edtf| edtf.get(..4).and_then(|year| year.parse::<i16>().ok()));
            if let Some(year) = year {
                (out[index].when, out[index].rule) = (When::Year(year - 1), "the year before");
            }
        }
    }
}

/// 2014年…，翌年7月: the year after the one told.
fn next_year(sentence: &Sentence<'_>, out: &mut Vec<Time>, known: Option<&str>) {
    let text = &sentence.norm;
    for word in ["翌年", "次年", "隔年", "第二年"] {
        let Some(start) = text.find(word) else { continue };
        let end = start + word.len();
        let before = out.iter().rev().find(|time| time.end <= start).and_then(|time| time.when.first());
        let told = before.as_deref().or(known).and_then(|edtf| edtf.get(..4)).and_then(|year| year.parse::<i16>().ok());
        let Some(year) = told.map(|year| year + 1) else { continue };
        let rule = "the year after";
        let taken = out.iter().any(|time| time.start < end && start < time.end);
        match out.iter_mut().find(|time| time.start == end) {
            Some(time) => {
                time.when = match &time.when {
                    When::Month(_, month) => When::Month(year, *month),
                    When::Day(date) => date.with().year(year).build().map_or(When::Year(year), When::Day),
                    When::Season(_, season) => When::Season(year, *season),
                    _ => When::Year(year),
                };
                (time.start, time.rule) = (start, rule);
            }
            None if !taken => {
                out.push(Time { start, end, when: When::Year(year), rule });
                out.sort_by_key(|time| time.start);
            }
            None => {}
        }
    }
}

/// 今春, 去冬: season and year in two characters.
fn short_season(sentence: &Sentence<'_>, out: &mut Vec<Time>, published: Date) {
    const SEASONS: [(&str, i16, u8); 8] = [
        ("今春", 0, 21),
        ("今夏", 0, 22),
        ("今秋", 0, 23),
        ("今冬", 0, 24),
        ("去春", -1, 21),
        ("去夏", -1, 22),
        ("去秋", -1, 23),
        ("去冬", -1, 24),
    ];
    if !sentence.norm.contains(['春', '夏', '秋', '冬']) {
        return;
    }
    for (word, shift, season) in SEASONS {
        let Some(start) = sentence.norm.find(word) else { continue };
        let end = start + word.len();
        if !out.iter().any(|time| time.start < end && start < time.end) {
            let when = When::Season(published.year() + shift, season);
            out.push(Time { start, end, when, rule: "season and year" });
            out.sort_by_key(|time| time.start);
        }
    }
}

/// 20日至22日，…其中首日二百人: the day that the stretch told begins with.
fn first_day(sentence: &Sentence<'_>, out: &mut Vec<Time>, known: Option<&str>) {
    let text = &sentence.norm;
    let Some((start, word)) = ["首日", "头一天", "首天"].iter().find_map(|word| text.find(word).map(|at| (at, *word)))
    else {
        return;
    };
    let before = out.iter().rev().find_map(|time| match &time.when {
        When::Span(from, _) if time.end <= start => Some(from.clone()),
        _ => None,
    });
    let from = before.or_else(|| known.and_then(|edtf| edtf.split_once('/')).map(|(from, _)| from.to_owned()));
    let end = start + word.len();
    if let Some(day) = from.and_then(|from| from.parse::<Date>().ok())
        && !out.iter().any(|time| time.start < end && start < time.end)
    {
        out.push(Time { start, end, when: When::Day(day), rule: "the first day of the stretch told" });
        out.sort_by_key(|time| time.start);
    }
}

/// 同期回国的四十五万: the stretch told before.
fn same_stretch(sentence: &Sentence<'_>, out: &mut Vec<Time>, known: Option<&str>) {
    let Some(known) = known.filter(|edtf| edtf.contains('/')) else { return };
    let text = &sentence.norm;
    let found = ["同期", "同一时期", "这段期间", "这段时间", "此期间", "期间内"]
        .iter()
        .find_map(|word| text.find(word).map(|at| (at, *word)));
    let Some((start, word)) = found.filter(|_| out.is_empty()) else { return };
    out.push(Time { start, end: start + word.len(), when: When::Text(known.to_owned()), rule: "the stretch told" });
}

/// 战争爆发至今, 战事爆发以来, 开战后: the war that the text is about.
fn war_began(sentence: &Sentence<'_>, out: &mut Vec<Time>, published: Date, theatre: Option<&'static str>) {
    const BEGAN: [&str; 11] = [
        "战争爆发",
        "战事爆发",
        "战争开始",
        "战争打响",
        "战事开始",
        "战火爆发",
        "战爆发",
        "战以来",
        "战至今",
        "战后",
        "冲突爆发",
    ];
    const SINCE: [&str; 6] = ["以来", "至今", "迄今", "之后", "以后", "后"];
    let Some(began) = theatre else { return };
    let text = &sentence.norm;
    for (start, _) in text.match_indices(['战', '冲']) {
        let rest = &text[start..];
        let Some(word) = BEGAN.iter().find(|word| rest.starts_with(**word)) else { continue };
        // 开战以来, 内战爆发: the character before belongs to it, and 战后 alone is another war's.
        let opened = ["开", "内"].iter().find(|opener| text[..start].ends_with(**opener));
        let short = word.starts_with("战以") || word.starts_with("战至") || *word == "战后";
        let tail = if short {
            Some(0)
        } else {
            SINCE.iter().find(|tail| rest[word.len()..].starts_with(**tail)).map(|tail| tail.len())
        };
        let Some(tail) = tail.filter(|_| !(short || *word == "战爆发") || opened.is_some()) else { continue };
        let (start, end) = (start - opened.map_or(0, |opener| opener.len()), start + word.len() + tail);
        let beside = |time: &Time| {
            time.start < end
                && start <= time.end + 12
                && (start <= time.end || !text[time.end..start].contains(['，', ',', '。', '；']))
        };
        if !out.iter().any(beside) {
            let when = When::Span(began.to_owned(), published.to_string());
            out.push(Time { start, end, when, rule: "since the war the text is about began" });
            out.sort_by_key(|time| time.start);
        }
        return;
    }
}

/// 今年来, 警方至今拘留了: up to publication, from the year named or the date told.
fn so_far(sentence: &Sentence<'_>, out: &mut Vec<Time>, published: Date, known: Option<&str>) {
    for time in out.iter_mut() {
        let rest = &sentence.norm[time.end..];
        let on =
            rest.strip_prefix('来').is_some_and(|rest| !rest.starts_with(['自', '到', '说', '华', '访', '源', '临']));
        if let When::Year(year) = time.when
            && on
            && year == published.year()
        {
            time.end += '来'.len_utf8();
            time.when = When::Span(format!("{year:04}"), published.to_string());
            time.rule = "since X, up to publication";
        }
    }
    let Some(from) = known.and_then(|edtf| edtf.split('/').next()).filter(|_| out.is_empty()) else { return };
    let text = &sentence.norm;
    let Some((start, word)) = text.match_indices('今').find_map(|(at, _)| {
        let word = ["至今", "迄今"].iter().find(|word| text[..at + '今'.len_utf8()].ends_with(**word))?;
        Some((at + '今'.len_utf8() - word.len(), *word))
    }) else {
        return;
    };
    let none =
        ["没", "未", "无", "不", "仍", "下落"].iter().any(|word| sentence.norm[start + word.len()..].contains(word));
    if !none && from.len() >= 7 && *from <= *published.to_string() {
        let when = When::Span(from.to_owned(), published.to_string());
        out.push(Time { start, end: start + word.len(), when, rule: "from the date told up to publication" });
    }
}

/// Where a text's war is fought, and when it began.
const THEATRES: [(&str, &str); 6] = [
    ("加沙|加萨|哈马斯|以军", "2023-10-07"),
    ("乌克兰|俄军|乌军|基辅|俄乌", "2022-02-24"),
    ("苏丹|法希尔|达尔富尔|喀土穆", "2023-04-15"),
    ("叙利亚|阿萨德|大马士革", "2011-03"),
    ("缅甸|缅军|若开", "2021-02-01"),
    ("提格雷|埃塞俄比亚", "2020-11-04"),
];

/// When the war began that a text's beginning names most.
pub(crate) fn theatre(beginning: &str) -> Option<&'static str> {
    let simple: String = beginning
        .chars()
        .map(|c| match c {
            '烏' => '乌',
            '蘭' => '兰',
            '薩' => '萨',
            '馬' => '马',
            '軍' => '军',
            '蘇' => '苏',
            '敘' => '叙',
            '亞' => '亚',
            '緬' => '缅',
            '輔' => '辅',
            '爾' => '尔',
            '開' => '开',
            '達' => '达',
            other => other,
        })
        .collect();
    THEATRES
        .iter()
        .map(|(words, began)| (words.split('|').map(|word| simple.matches(word).count()).sum::<usize>(), *began))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, began)| began)
}

/// Words that point to the event just told: 事发时, 这次行动, 当时.
pub(crate) fn points_back(sentence: &Sentence<'_>) -> bool {
    if !sentence.norm.contains(['事', '次', '当', '场', '起', '役', '击']) {
        return false;
    }
    [
        "事发",
        "当时",
        "这次",
        "此次",
        "该次",
        "这场",
        "这起",
        "此役",
        "上述袭击",
        "那次",
        "这一袭击",
        "该起",
        "事件中",
        "此事",
    ]
    .iter()
    .any(|word| sentence.holds(word))
}

/// 上周五被绑架的344名男生已经获救: the date of what only describes them is not the predicate's.
pub(crate) fn of_modifier(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    time: &Time,
    mention: &Mention,
    act: &Act,
) -> bool {
    // 救回4名去年被掳走的人质: the modifier's date is not the verb's.
    let within = time.start >= mention.end && time.end <= mention.phrase.1;
    if within && act.end <= mention.start && act.end > act.start {
        return sentence.slice(time.end, mention.phrase.1).contains('的');
    }
    // 周日证实，两天前被掳的学生里，50人已设法脱身
    let (_, stop) = super::acts::clause(sentence, time.start, time.end);
    let whole = sentence.slice(time.end, stop.max(time.end));
    if stop <= mention.start
        && ["里", "当中", "之中", "者中", "人中"].iter().any(|word| whole.ends_with(word))
        && act::within(sentence, lexicon, time.end, stop).iter().any(|(_, what, ..)| *what != act.what)
    {
        return true;
    }
    let start = mention.start.min(mention.phrase.0);
    act.start >= mention.end
        && time.end <= start
        && sentence.norm[..start].ends_with('的')
        && act::within(sentence, lexicon, time.end, start).iter().any(|(_, what, ..)| *what != act.what)
        && !sentence.slice(time.end, start).contains(['，', '。', '；'])
}

/// The date that stands right before a number or its noun: 23日的390人, 首日二百人.
pub(crate) fn beside<'t>(sentence: &Sentence<'_>, mention: &Mention, times: &'t [Time]) -> Option<&'t Time> {
    let start = mention.start.min(mention.phrase.0);
    times.iter().rev().find(|time| {
        time.end <= start
            && time.start + 60 > start
            && time.rule != AS_OF
            && matches!(
                sentence.slice(time.end, start),
                "" | "的"
                    | "有"
                    | "就有"
                    | "便有"
                    | "即有"
                    | "已有"
                    | "则有"
                    | "就已有"
                    | "公布的"
                    | "通报的"
                    | "发布的"
                    | "登记的"
                    | "记录的"
                    | "统计的"
                    | "宣布的"
                    | "一天就有"
                    | "当天就有"
                    | "共有"
                    | "又有"
                    | "单日"
            )
    })
}

/// 比五天前公布的1500人多: the time of a comparison dates only its own number.
pub(crate) fn compared(sentence: &Sentence<'_>, time: &Time, range: (usize, usize)) -> bool {
    let inside = time.start >= range.0 && time.end <= range.1;
    !inside && sentence.norm[..time.start].ends_with(['比', '较'])
}

/// Whether a date stands in the next clause at most.
pub(crate) fn near(sentence: &Sentence<'_>, end: usize, time: &Time) -> bool {
    let gap = sentence.slice(end, time.start);
    gap.chars().count() <= 12 && gap.matches(['，', ',', '；']).count() <= 1
}
