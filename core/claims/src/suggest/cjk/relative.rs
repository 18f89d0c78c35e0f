//! Dates counted from another date of the text: 이튿날, 닷새 뒤, 次日; day ranges that share one mark: 21∼22일; quarters of a
//! year; days counted by words of their own: 사흘, 보름.
//!
//! Input: a place in a sentence and the date before it. Output: a [`Time`]. Leaves out dates that stand alone (`dates`) and
//! joining two of them (`spans`).

use jiff::civil::Date;

use super::super::when::{self, Time, When};
use super::dates::Reader;

impl Reader<'_, '_> {
    /// The day that words counted from another day start from: the date before in the sentence, else the text's last.
    fn anchor(&self, previous: Option<&Time>) -> Option<Date> {
        previous.and_then(|time| time.when.last()).and_then(|edtf| edtf.parse::<Date>().ok()).or(self.known)
    }

    /// 이튿날, 닷새 뒤, 次日: counted from the last day told.
    pub(crate) fn following(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
        if let Some(length) = self.starts(at, self.marks.same_week) {
            let when = when::week(self.known?, 0);
            return Some(Time { start: at, end: at + length, when, rule: "the week spoken of" });
        }
        if let Some(length) = self.starts(at, &["지난 주말", "지난주말", "上周末"]) {
            let sunday = when::weekday_back(when::days(self.published, -1), 7);
            let when = When::Span(when::days(sunday, -1).to_string(), sunday.to_string());
            return Some(Time { start: at, end: at + length, when, rule: "the last weekend" });
        }
        let found = self
            .marks
            .follow
            .iter()
            .filter(|(word, _)| self.rest(at).starts_with(word))
            .max_by_key(|(word, _)| word.len())
            .map(|(word, days)| (at + word.len(), *days))
            .or_else(|| {
                let (days, end) = self.day_count(at)?;
                let next = self.skip_space(end);
                // 하루 앞서: so many days before it.
                if let Some(earlier) = self.starts(next, self.marks.earlier) {
                    return Some((next + earlier, -days));
                }
                let after = self.starts(next, self.marks.after)?;
                Some((next + after, days))
            });
        let (end, days) = found?;
        // 이튿날인 6일: the day itself is told.
        let told =
            self.rest(end).strip_prefix("인 ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if told {
            return None;
        }
        let date = self.anchor(previous)?;
        Some(Time { start: at, end, when: When::Day(when::days(date, days)), rule: "counted from the day before it" })
    }

    /// So many days, in a word of its own (사흘) or as a number (3일, 2주): the days and where the words end.
    pub(crate) fn day_count(&self, at: usize) -> Option<(i32, usize)> {
        if let Some((word, days)) = self.marks.day_words.iter().find(|(word, _)| self.rest(at).starts_with(word)) {
            return Some((*days, at + word.len()));
        }
        let (number, end) = self.number(at)?;
        let unit_at = self.skip_space(end);
        let &(unit, size) = self
            .marks
            .units
            .iter()
            .filter(|(unit, size)| *size < 30 && !hours(unit) && self.rest(unit_at).starts_with(unit))
            .max_by_key(|(unit, _)| unit.len())?;
        Some((number.checked_mul(size)?, unit_at + unit.len()))
    }

    /// A stretch that follows its first day: 8월 25일부터 한 달 동안, 6월 19일부터 일주일간; its last day and where the words end.
    pub(crate) fn stretch_from(&self, from: &str, at: usize) -> Option<(String, usize)> {
        let first: Date = from.parse().ok()?;
        let at = self.skip_space(at);
        let (last, end) = match self.day_count(at) {
            Some((days, end)) => (when::days(first, days - 1), end),
            None => {
                let (number, end) = self.number(at)?;
                let unit_at = self.skip_space(end);
                let unit = self.marks.months.iter().find(|unit| self.rest(unit_at).starts_with(**unit))?;
                (when::days(when::forward(first, number, 30), -1), unit_at + unit.len())
            }
        };
        let tail = self.starts(end, self.marks.lengths)?;
        Some((last.to_string(), end + tail))
    }

    /// 21∼22일, 3월 1∼5일, 2015∼2016년, 1∼3월: two numbers that share one mark.
    pub(crate) fn shared_mark(
        &self,
        value: i32,
        end: usize,
        start: usize,
        year: Option<i16>,
        month: Option<i8>,
    ) -> Option<Time> {
        let joint = self
            .starts(end, &["~", "∼", "～", "-", "–", "·", ", "])
            // 2011至2018年, 1至5月, 9—11日
            .or_else(|| self.starts(end, &["至", "到", "—"]))?;
        let (last, last_end) = self.number(end + joint)?;
        let make = |end: usize, from: String, to: String| {
            Some(Time { start, end, when: When::Span(from, to), rule: "two dates that share a mark" })
        };
        if (1900..2100).contains(&value) && month.is_none() {
            let mark = self.starts(last_end, self.marks.year)?;
            let last = if last < 100 { value - value % 100 + last } else { last };
            return if last > value {
                make(last_end + mark, format!("{value:04}"), format!("{last:04}"))
            } else {
                None
            };
        }
        if last <= value {
            return None;
        }
        if let Some(mark) = self.starts(last_end, self.marks.month).filter(|_| month.is_none()) {
            let (from, to) = (i8::try_from(value).ok()?, i8::try_from(last).ok().filter(|month| *month <= 12)?);
            if self.rest(last_end + mark).starts_with('간') {
                return None;
            }
            let When::Month(named, _) = when::month_back(self.published, to) else { return None };
            let year = year.unwrap_or(named);
            return make(last_end + mark, format!("{year:04}-{from:02}"), format!("{year:04}-{to:02}"));
        }
        let mark = self.starts(last_end, self.marks.day)?;
        if self.starts(last_end + mark, self.marks.lengths).is_some() {
            return None;
        }
        let (from, to) = (i8::try_from(value).ok()?, i8::try_from(last).ok()?);
        let last = match (year, month) {
            (Some(year), Some(month)) => Date::new(year, month, to).ok()?,
            (None, Some(month)) => when::month_day(self.published, month, to)?,
            _ => when::day_back(self.published, to)?,
        };
        let first = Date::new(last.year(), last.month(), from).ok()?;
        make(last_end + mark, first.to_string(), last.to_string())
    }

    /// 2분기, 第三季度 after a year: its months.
    pub(crate) fn quarter(&self, start: usize, at: usize, year: i16) -> Option<Time> {
        let rest = self.rest(at).strip_prefix('第').unwrap_or(self.rest(at));
        let from = at + self.rest(at).len() - rest.len();
        let (number, end) = self.number(from).filter(|(number, _)| (1..=4).contains(number))?;
        let mark = self.starts(end, &["분기", "季度"])?;
        Some(Time {
            start,
            end: end + mark,
            when: When::Span(format!("{year:04}-{:02}", number * 3 - 2), format!("{year:04}-{:02}", number * 3)),
            rule: "a quarter of a year",
        })
    }
}

/// Whether a unit counts hours, of which only whole days are read.
pub(crate) fn hours(unit: &str) -> bool {
    matches!(unit, "小时" | "个小时" | "시간")
}
