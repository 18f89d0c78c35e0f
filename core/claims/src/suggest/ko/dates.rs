//! Korean dates: the marks and words of `cjk::dates`.

use jiff::civil::Date;

use super::super::cjk::dates::{self, Marks};
use super::super::lexicon::Lexicon;
use super::super::text::Sentence;
use super::super::when::Time;

const MARKS: Marks = Marks {
    year: &["년"],
    month: &["월"],
    day: &["일"],
    lengths: &["간", "동안", "째", "만에", " 만에", " 동안", "여", "치", "새", "내", "에 걸쳐", "차", "정"],
    units: &[("일", 1), ("주", 7), ("주일", 7), ("개월", 30), ("달", 30), ("년", 365), ("해", 365)],
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
    since: &["이후", "부터", "이래", "이래로", "에 시작된"],
    until: &["까지", " 사이", "사이"],
    from: &[],
    joints: &["~", "∼", "-", "–", "에서", "부터", "～", "—"],
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
) -> Vec<Time> {
    dates::times(sentence, lexicon, &MARKS, published, known, spoken)
}
