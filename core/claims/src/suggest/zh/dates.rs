//! Chinese dates: the marks and words of `cjk::dates`.

use jiff::civil::Date;

use super::super::cjk::dates::{self, Marks};
use super::super::lexicon::Lexicon;
use super::super::text::Sentence;
use super::super::when::Time;

const MARKS: Marks = Marks {
    year: &["年"],
    month: &["月份", "月"],
    day: &["日", "号"],
    lengths: &["内", "间", "里", "之内", "中", "线"],
    units: &[("天", 1), ("日", 1), ("周", 7), ("个星期", 7), ("星期", 7), ("个月", 30), ("月", 30), ("年", 365)],
    ago: &["前", "之前", "以前"],
    day_words: &[],
    months: &["个月"],
    after: &[],
    follow: &[("次日", 1), ("翌日", 1), ("隔天", 1), ("隔日", 1)],
    same_week: &["当周", "那一周", "同一周"],
    past: &["近", "最近", "过去", "过去的", "这"],
    preceding: &["此前", "此前的", "之前", "之前的"],
    since: &["以来", "之后", "至今", "起", "以后", "后", "迄今", "到现在", "开始"],
    until: &["间", "之间", "期间", "止"],
    from: &["自从", "自", "从"],
    joints: &["至", "到", "-", "–", "—", "～", "~", "和", "与"],
    same: [&["当天", "当日", "同一天"], &["同月", "当月"], &["同年", "当年"]],
    last: &["上"],
    halves: ["上半年", "下半年"],
    this_year: &[],
    openers: "次翌隔那近最过这此之当同上一二两三四五六七八九十半",
};

/// The time expressions of a sentence.
pub(crate) fn times(sentence: &Sentence<'_>, lexicon: &Lexicon, published: Date, known: Option<&str>) -> Vec<Time> {
    dates::times(sentence, lexicon, &MARKS, published, known, None)
}
