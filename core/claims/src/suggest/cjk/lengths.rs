//! Lengths of time that are counted from a day: 3일 전, 两个月前, 최근 2개월, 近两个月内, 나흘 전, 지난 닷새 동안.
//!
//! Input: a place in a sentence and the date before it. Output: a [`Time`]: a day so far back, or the stretch before
//! publication or before the last date. Leaves out days counted on from another (`relative`).

use super::super::lexicon::TimeRole;
use super::super::when::{self, Time, When};
use super::dates::Reader;
use jiff::civil::Date;

impl Reader<'_, '_> {
    /// 3일 전, 两个月前, 최근 2개월, 近两个月内, 此前一年.
    pub(super) fn length(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
        // 지난 한 해 is a year of the calendar.
        if matches!(self.word(at), Some((_, TimeRole::YearOffset, ..))) {
            return None;
        }
        let opener = self
            .starts(at, self.marks.past)
            .map(|length| (at + length, false))
            .or_else(|| self.starts(at, self.marks.preceding).map(|length| (at + length, true)));
        let from = opener.map_or(at, |(end, _)| self.skip_space(end));
        if let Some(time) = self.worded_length(at, from, opener.is_some_and(|(_, preceding)| !preceding)) {
            return Some(time);
        }
        let (number, end) = self.number(from)?;
        let unit_at = self.skip_space(end);
        let &(unit, size) = self
            .marks
            .units
            .iter()
            .filter(|(unit, _)| self.rest(unit_at).starts_with(unit))
            .max_by_key(|(unit, _)| unit.len())?;
        let unit_end = unit_at + unit.len();
        let after = self.skip_space(unit_end);
        // 过去24小时, 지난 48시간
        let hours = super::relative::hours(unit);
        let (number, size) = match number {
            whole if hours && whole % 24 == 0 && whole > 0 => (whole / 24, 1),
            _ if hours => return None,
            other => (other, size),
        };
        if let Some(ago) = self.starts(after, self.marks.ago).filter(|ago| !self.verb_stem(after + ago)) {
            // 23日说…，五天前: counted from the day the sentence names.
            let from = match previous.map(|time| &time.when) {
                Some(When::Day(date)) if !self.marks.lately.is_empty() && *date <= self.published => *date,
                _ => self.published,
            };
            return Some(Time {
                start: at,
                end: after + ago,
                when: when::ago(from, number, size),
                rule: "counted back from publication",
            });
        }
        // 两年来
        let lately = self.starts(after, self.marks.lately).filter(|_| !matches!(unit, "月" | "日"));
        if let Some(length) = lately.filter(|_| opener.is_none() && number > 0 && number < 100) {
            return Some(Time {
                start: at,
                end: after + length,
                when: when::past(self.published, number, size),
                rule: "the stretch before publication",
            });
        }
        // 한 달 새, 24시간 동안: up to publication.
        let short = ["새 ", "사이 ", "새에 ", "사이에 "].iter().find(|word| self.rest(after).starts_with(**word));
        if let Some(word) = short.filter(|_| opener.is_none() && (1..100).contains(&number)) {
            return Some(Time {
                start: at,
                end: after + word.trim_end().len(),
                when: when::past(self.published, number, size),
                rule: "the stretch before publication",
            });
        }
        // 八天之内抵埠者累计过一千: up to publication, unless it is a term set.
        let within = self
            .starts(after, &["之内", "内", "以内"])
            .filter(|_| opener.is_none() && previous.is_none() && self.known.is_none() && (1..100).contains(&number));
        if let Some(length) = within {
            let head = &self.sentence.norm[super::super::act::floor(&self.sentence.norm, at.saturating_sub(30))..at];
            let term = ["将", "须", "必须", "限", "要", "应", "会", "可望", "力争", "承诺", "未来", "今后", "再"]
                .iter()
                .any(|word| head.contains(word));
            return (!term).then(|| Time {
                start: at,
                end: after + length,
                when: when::past(self.published, number, size),
                rule: "the stretch before publication",
            });
        }
        let (_, preceding) = opener?;
        // 지난 9일 and 最近 9日 are days; 지난 9일간 is a length.
        let length_word = self.starts(after, self.marks.lengths);
        let short = number <= 10 && self.rest(at).starts_with(['近', '过', '最', '这']);
        if size == 1 && length_word.is_none() && !unit.starts_with('天') && !hours && !short {
            return None;
        }
        if number >= 1900 {
            return None;
        }
        let end = self.trimmed(length_word.or(lately).map_or(unit_end, |length| after + length));
        if preceding {
            let anchor =
                previous.and_then(|time| time.when.first()).or_else(|| self.known.map(|date| date.to_string()));
            return Some(Time {
                start: at,
                end,
                when: before_span(anchor.as_deref(), self.published, number, size),
                rule: "the stretch before the last one",
            });
        }
        Some(Time {
            start: at,
            end,
            when: when::past(self.published, number, size),
            rule: "the stretch before publication",
        })
    }

    /// 나흘 전, 지난 닷새 동안: days in words of their own.
    pub(super) fn worded_length(&self, at: usize, from: usize, past: bool) -> Option<Time> {
        let (word, days) = self.marks.day_words.iter().find(|(word, _)| self.rest(from).starts_with(word))?;
        let end = from + word.len();
        let after = self.skip_space(end);
        if let Some(ago) = self.starts(after, self.marks.ago).filter(|ago| !past && !self.verb_stem(after + ago)) {
            let when = When::Day(when::days(self.published, -days));
            return Some(Time { start: at, end: after + ago, when, rule: "counted back from publication" });
        }
        let length = self.starts(end, self.marks.lengths).or_else(|| self.starts(after, self.marks.until));
        let short = ["새 ", "사이 ", "새에 ", "사이에 "].iter().any(|word| self.rest(after).starts_with(word));
        // 시위로 나흘 동안 6700명을 연행했다고 13일 밝혔다: the days up to when it was told, that day among them.
        let lasted = ["간 ", " 동안", "동안", "여간 ", "여 동안"].iter().any(|word| self.rest(end).starts_with(word));
        let head = self.sentence.norm[..at].trim_end();
        let counted_on = ["부터", "이후", "뒤", "후", "이래"].iter().any(|word| head.ends_with(word));
        if !past && !short && lasted && !counted_on {
            let close = self.starts(end, &["여간", "여 동안", "간", " 동안", "동안"])?;
            let from = when::days(self.published, 1 - days);
            let when = When::Span(from.to_string(), self.published.to_string());
            return Some(Time { start: at, end: end + close, when, rule: "so many days up to publication" });
        }
        (past || short).then(|| Time {
            start: at,
            end: self.trimmed(length.map_or(end, |length| end + length)),
            when: when::past(self.published, *days, 1),
            rule: "the stretch before publication",
        })
    }

    /// An end before the space that a word for a length may close with.
    pub(super) fn trimmed(&self, end: usize) -> usize {
        end - usize::from(self.sentence.norm[..end].ends_with(' '))
    }

    /// 23일 전했다: the word for "ago" goes on as a verb.
    pub(super) fn verb_stem(&self, at: usize) -> bool {
        let rest = self.rest(at);
        rest.starts_with(super::hangul)
            && !["에", "부터", "까지", "보다", "쯤", "만", "의", "인", "께", "이", "과", "후"]
                .iter()
                .any(|tail| rest.starts_with(tail))
    }
}

/// The stretch of some units before a date, by month.
fn before_span(anchor: Option<&str>, published: Date, number: i32, unit: i32) -> When {
    let end = anchor.and_then(|edtf| edtf.parse::<Date>().ok()).unwrap_or(published);
    let from = when::back(end, number, unit);
    if unit >= 30 {
        let (year, month) = when::shifted(end.year(), end.month(), -1);
        return When::Span(format!("{:04}-{:02}", from.year(), from.month()), format!("{year:04}-{month:02}"));
    }
    When::Span(from.to_string(), when::days(end, -1).to_string())
}
