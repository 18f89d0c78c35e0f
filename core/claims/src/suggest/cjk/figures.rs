//! Dates in figures: 2023년 10월 9일, 10月9日晚间, 2023-10-09, 9일.
//!
//! Input: a place in a sentence, the date before it, the year that a word before gives. Output: a [`Time`]. A month without
//! a year and a day without a month are the latest ones not after publication, unless a date right before them gives what
//! is missing.

use jiff::civil::Date;

use super::super::when::{self, Time, When};
use super::dates::Reader;

impl Reader<'_, '_> {
    /// A bare day in Han numerals may be a length: 三日 is one, 二十三日 none.
    pub(super) fn dated(&self, at: usize, time: &Time) -> bool {
        let bare = time.rule == "the latest such day";
        let long = self.number(at).is_some_and(|(value, _)| value > 10);
        let before = ["第", "每", "连续", "过去", "近", "这", "初", "大年"];
        !(bare && (!long || before.iter().any(|word| self.sentence.norm[..at].ends_with(word))))
    }

    /// Dates that begin with digits; `year` is given by a word before them.
    pub(super) fn digits(&self, at: usize, previous: Option<&Time>, year: Option<i16>, start: usize) -> Option<Time> {
        let (value, end) = self.number(at)?;
        let make = |end: usize, when: When, rule| Some(Time { start, end, when, rule });
        if let Some(time) = self.shared_mark(value, end, start, year, None) {
            return Some(time);
        }
        if (1900..2100).contains(&value) {
            if let Some(mark) = self.starts(end, self.marks.year) {
                if ["대", "代", "간", "째", "동안", "여"].iter().any(|word| self.rest(end + mark).starts_with(word))
                {
                    return None;
                }
                let after = self.skip_space(end + mark);
                return self.in_year(start, after, end + mark, value as i16);
            }
            return self.iso(value as i16, start, end);
        }
        if let Some(mark) = self.starts(end, self.marks.month) {
            let month = i8::try_from(value).ok().filter(|month| (1..=12).contains(month))?;
            return self.in_month(start, end + mark, month, previous, year);
        }
        if let Some((day, day_end)) = self.day(at) {
            // A date right before gives the month: 10월 9일과 10일.
            if let Some(before) = previous
                && start.saturating_sub(before.end) <= 8
                && let When::Day(date) = &before.when
                && let Ok(same) = Date::new(date.year(), date.month(), day)
                && same >= *date
            {
                return make(self.day_part(day_end), When::Day(same), "a day of the month before");
            }
            return make(
                self.day_part(day_end),
                When::Day(when::day_back(self.published, day)?),
                "the latest such day",
            );
        }
        None
    }

    /// What follows a month: a day, a part of it, or nothing.
    pub(super) fn in_month(
        &self,
        start: usize,
        end: usize,
        month: i8,
        previous: Option<&Time>,
        year: Option<i16>,
    ) -> Option<Time> {
        let inherited = year.or_else(|| {
            previous.filter(|before| start.saturating_sub(before.end) <= 30).and_then(|before| match &before.when {
                When::Month(year, earlier) if month >= *earlier => Some(*year),
                When::Day(date) if month >= date.month() => Some(date.year()),
                _ => None,
            })
        });
        let next = self.skip_space(end);
        if let Some((first, first_end)) = self.number(next)
            && let Some(time) = self.shared_mark(first, first_end, start, inherited, Some(month))
        {
            return Some(time);
        }
        if let Some((day, day_end)) = self.day(next) {
            let date = match inherited {
                Some(year) => Date::new(year, month, day).ok()?,
                None => when::month_day(self.published, month, day)?,
            };
            return Some(Time { start, end: self.day_part(day_end), when: When::Day(date), rule: "month and day" });
        }
        let portion_end = self.portion(end);
        // 12월까지 1만 명이 파병될 것, 预料到12月将达1万人: a month to come.
        let to_come =
            month > self.published.month() && (self.rest(portion_end).starts_with("까지") || self.to_come(start, end));
        let inherited = inherited.or(to_come.then(|| self.published.year()));
        let when = inherited.map_or_else(|| when::month_back(self.published, month), |year| When::Month(year, month));
        // "As of the end of May" is a day; "late May" is none.
        let closing = matches!(self.sentence.slice(self.skip_space(end), portion_end), "말" | "底" | "末");
        let as_of = self.sentence.norm[..start].trim_end().ends_with("截至")
            || self.sentence.norm[..start].trim_end().ends_with("截止")
            || ["기준", "현재"].iter().any(|word| self.rest(self.skip_space(portion_end)).starts_with(word));
        if closing
            && as_of
            && let When::Month(year, month) = when
            && let Some(date) = when::month_end(year, month)
        {
            return Some(Time {
                start,
                end: portion_end,
                when: When::Day(date.min(self.published)),
                rule: "as of the end of a month",
            });
        }
        Some(Time { start, end: portion_end, when, rule: "a month; no day is invented" })
    }

    /// Whether a month is one to come: 到 or 至 before it, a forecast around it.
    pub(super) fn to_come(&self, start: usize, end: usize) -> bool {
        let text = &self.sentence.norm;
        let from = super::super::act::floor(text, start.saturating_sub(30));
        let to = super::super::act::floor(text, (end + 30).min(text.len()));
        text[..start].ends_with(self.marks.by)
            && ["将", "会", "预", "料", "研判", "估"].iter().any(|word| text[from..to].contains(word))
    }

    /// A day of the month: 9일, 9日, 9号, and no length of time.
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        if !self.rest(at).starts_with(|c: char| c.is_ascii_digit() || super::super::zh::numerals::opens(c)) {
            return None;
        }
        let (value, end) = self.number(at)?;
        let mark = self.starts(end, self.marks.day)?;
        if self.starts(end + mark, self.marks.lengths).is_some() {
            return None;
        }
        i8::try_from(value).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end + mark))
    }

    /// 2023-10-09, 2023.10.9.
    pub(super) fn iso(&self, year: i16, start: usize, end: usize) -> Option<Time> {
        let separator = super::at(&self.sentence.norm, end).filter(|c| matches!(c, '-' | '.' | '/'))?;
        let (month, month_end) = self.number(end + 1)?;
        if super::at(&self.sentence.norm, month_end) != Some(separator) {
            return None;
        }
        let digits = self.rest(month_end + 1).bytes().take_while(u8::is_ascii_digit).count();
        let day = self.rest(month_end + 1).get(..digits)?.parse::<i8>().ok()?;
        let date = Date::new(year, i8::try_from(month).ok()?, day).ok()?;
        Some(Time { start, end: month_end + 1 + digits, when: When::Day(date), rule: "a full date" })
    }
}
