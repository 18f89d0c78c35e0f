//! Chinese dates: the marks and words of `cjk::dates`.

use jiff::civil::Date;

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
    after: &[],
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

/// The time expressions of a sentence.
pub(crate) fn times(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, known: Option<&str>) -> Vec<Time> {
    let mut out = dates::times(sentence, lexicon, &MARKS, published, known, None);
    // A dateline dates the report.
    let line = super::names::dateline(sentence);
    out.retain(|time| time.start >= line);
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

/// The date that stands right before a number or its noun: 23日的390人, 首日二百人.
pub(crate) fn beside<'t>(sentence: &Sentence<'_>, mention: &Mention, times: &'t [Time]) -> Option<&'t Time> {
    let start = mention.start.min(mention.phrase.0);
    times.iter().rev().find(|time| {
        time.end <= start
            && time.start + 60 > start
            && matches!(
                sentence.slice(time.end, start),
                "" | "的" | "有" | "就有" | "一天就有" | "当天就有" | "共有" | "又有" | "单日"
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
