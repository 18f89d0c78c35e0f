//! Dates with marks: 2023년 10월 9일, 10月9日晚间, 지난 9일, 上周一, 两天前, 최근 2개월, 自…以来.
//!
//! Input: a sentence, the language's marks and time words, the day of publication, the event's last date. Output:
//! [`Time`]s in order. A month without a year and a day without a month are the latest ones not after publication,
//! unless a date right before them gives what is missing.

use jiff::civil::Date;

use super::super::lexicon::{Class, Hit, Lexicon, TimeRole, Word};
use super::super::text::Sentence;
use super::super::when::Time;

/// How a language writes dates.
pub(crate) struct Marks {
    pub(crate) year: &'static [&'static str],
    pub(crate) month: &'static [&'static str],
    pub(crate) day: &'static [&'static str],
    /// What after a day mark makes it a length of time.
    pub(crate) lengths: &'static [&'static str],
    /// Units of a length: word and days.
    pub(crate) units: &'static [(&'static str, i32)],
    pub(crate) ago: &'static [&'static str],
    /// Days in words of their own, and how many: 사흘.
    pub(crate) day_words: &'static [(&'static str, i32)],
    /// Units of a length that are months.
    pub(crate) months: &'static [&'static str],
    /// After a length: counted on from the last day told.
    pub(crate) after: &'static [&'static str],
    /// After a length: counted back from the last day told.
    pub(crate) earlier: &'static [&'static str],
    /// Words for a day counted from the last day told, and how far: 이튿날, 次日.
    pub(crate) follow: &'static [(&'static str, i32)],
    /// The week of the last day told.
    pub(crate) same_week: &'static [&'static str],
    /// Before a length: the stretch up to publication.
    pub(crate) past: &'static [&'static str],
    /// Before a length: the stretch before the last date.
    pub(crate) preceding: &'static [&'static str],
    /// After a date: from then on.
    pub(crate) since: &'static [&'static str],
    /// After a date: up to then.
    pub(crate) until: &'static [&'static str],
    /// Before a date.
    pub(crate) from: &'static [&'static str],
    /// Between two dates.
    pub(crate) joints: &'static [&'static str],
    /// "this day", "the same month", "the same year".
    pub(crate) same: [&'static [&'static str]; 3],
    /// "last" before a bare day, month, season.
    pub(crate) last: &'static [&'static str],
    /// After a length: up to now.
    pub(crate) lately: &'static [&'static str],
    /// Right before a month that may be one to come.
    pub(crate) by: &'static [char],
    /// "this year" where it is no word by itself.
    pub(crate) this_year: &'static [&'static str],
    /// First and second half of a year.
    pub(crate) halves: [&'static str; 2],
    /// The characters that any of the words above, or a small number, begins with: nothing else opens a date.
    pub(crate) openers: &'static str,
}

/// The state while reading a sentence.
pub(crate) struct Reader<'r, 't> {
    pub(crate) sentence: &'r Sentence<'t>,
    pub(crate) lexicon: &'r Lexicon,
    pub(crate) marks: &'r Marks,
    pub(crate) published: Date,
    pub(crate) known: Option<Date>,
    /// The last day on which somebody spoke.
    pub(crate) spoken: Option<Date>,
}

/// The time expressions of a sentence, in order.
pub(crate) fn times(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    marks: &Marks,
    published: Date,
    known: Option<&str>,
    spoken: Option<Date>,
) -> Vec<Time> {
    let known = known.and_then(|edtf| edtf.split('/').next().and_then(|day| day.parse::<Date>().ok()));
    let reader = Reader { sentence, lexicon, marks, published, known, spoken };
    let text = &sentence.norm;
    let mut plain: Vec<Time> = Vec::new();
    let mut position = 0;
    let mut words = sentence.hits.iter().filter(|hit| hit.class == Class::Time).map(|hit| hit.start).peekable();
    while let Some(first) = super::at(text, position) {
        while words.peek().is_some_and(|start| *start < position) {
            words.next();
        }
        // In Korean an expression begins a word.
        if super::hangul(first) && super::before(text, position).is_some_and(super::hangul) {
            position += first.len_utf8();
            continue;
        }
        // Nothing else opens a date.
        let opens = first.is_ascii_digit()
            || words.peek() == Some(&position)
            || (!first.is_ascii() && marks.openers.contains(first));
        if !opens {
            position += first.len_utf8();
            continue;
        }
        if let Some(time) = reader.one(position, plain.last()) {
            position = time.end.max(position + 1);
            plain.push(time);
            while position < text.len() && !text.is_char_boundary(position) {
                position += 1;
            }
        } else {
            position += first.len_utf8();
        }
    }
    reader.joined(plain)
}

impl Reader<'_, '_> {
    pub(crate) fn rest(&self, at: usize) -> &str {
        self.sentence.norm.get(at..).unwrap_or("")
    }

    /// The first of some words that stands here; its length.
    pub(crate) fn starts(&self, at: usize, words: &[&str]) -> Option<usize> {
        let rest = self.rest(at);
        words.iter().filter(|word| rest.starts_with(**word)).map(|word| word.len()).max()
    }

    pub(crate) fn skip_space(&self, at: usize) -> usize {
        if self.rest(at).starts_with(' ') { at + 1 } else { at }
    }

    /// The time word that begins here.
    pub(super) fn word(&self, at: usize) -> Option<(Hit, TimeRole, i32, &str)> {
        let hit = self.sentence.hit_at(Class::Time, at)?;
        match self.lexicon.word(hit) {
            Word::Time { role, value, edtf } => Some((*hit, *role, *value, edtf)),
            _ => None,
        }
    }

    /// A number of at most four digits, or a small number word, and where it ends.
    pub(crate) fn number(&self, at: usize) -> Option<(i32, usize)> {
        let rest = self.rest(at);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            if digits > 4
                || super::before(&self.sentence.norm, at).is_some_and(|c| c.is_ascii_digit() || c == '.' || c == ',')
            {
                return None;
            }
            return rest[..digits].parse().ok().map(|value| (value, at + digits));
        }
        // 五月二十七日, 二〇二四年, 十二天前
        if rest.starts_with(super::super::zh::numerals::opens) {
            return han_number(&self.sentence.norm, at);
        }
        const SMALL: [(&str, i32); 18] = [
            ("半", 0),
            ("한", 1),
            ("두", 2),
            ("석", 3),
            ("세", 3),
            ("넉", 4),
            ("네", 4),
            ("다섯", 5),
            ("여섯", 6),
            ("일곱", 7),
            ("여덟", 8),
            ("아홉", 9),
            ("열", 10),
            ("일", 1),
            ("이", 2),
            ("삼", 3),
            ("사", 4),
            ("오", 5),
        ];
        SMALL
            .iter()
            .filter(|(word, _)| rest.starts_with(word))
            .max_by_key(|(word, _)| word.len())
            .map(|(word, value)| (*value, at + word.len()))
    }

    /// A time expression that begins here.
    pub(super) fn one(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
        let text = &self.sentence.norm;
        let first = super::at(text, at)?;
        if let Some(time) = self.following(at, previous).or_else(|| self.length(at, previous)) {
            return Some(time);
        }
        if let Some(time) = self.same(at, previous) {
            return Some(time);
        }
        if first.is_ascii_digit() {
            return self.digits(at, previous, None, at);
        }
        if super::super::zh::numerals::opens(first)
            && let Some(time) = self.digits(at, previous, None, at).filter(|time| self.dated(at, time))
        {
            return Some(time);
        }
        // 올 4월, 올여름
        if let Some(length) = self.starts(at, self.marks.this_year).filter(|_| self.word(at).is_none()) {
            let next = self.skip_space(at + length);
            let opens = self.rest(next).starts_with(|c: char| c.is_ascii_digit())
                || matches!(self.word(next), Some((_, TimeRole::Season, ..)));
            return if opens { self.in_year(at, next, at + length, self.published.year()) } else { None };
        }
        if let Some(length) = self.starts(at, self.marks.last)
            && let Some(time) = self.after_last(at, at + length)
        {
            return Some(time);
        }
        self.worded(at, previous)
    }
}

/// A number in Han characters, digit by digit (二〇二四) or composed (二十七), and where it ends.
fn han_number(text: &str, at: usize) -> Option<(i32, usize)> {
    let digits: Vec<u64> = text[at..].chars().map_while(super::super::zh::numerals::value_of).take(5).collect();
    if digits.len() == 4 {
        let value = digits.iter().fold(0, |sum, digit| sum * 10 + digit);
        return Some((value as i32, at + 4 * '一'.len_utf8()));
    }
    let (value, end) = super::super::zh::numerals::composite(text, at)?;
    i32::try_from(value).ok().filter(|value| *value < 10_000).map(|value| (value, end))
}
