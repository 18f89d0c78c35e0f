//! Dates that a word of the time table names or opens: weekdays, 지난달, 去年10月, 本周, 지난 9일, 이날, 同年12月.
//!
//! Input: a place in a sentence and the date before it. Output: a [`Time`]. Leaves out dates in figures (`figures`).

use jiff::civil::Date;

use super::super::lexicon::TimeRole;
use super::super::when::{self, Time, When};
use super::dates::Reader;

impl Reader<'_, '_> {
    /// "지난 9일", "지난 10월", "지난 가을", "지난 월요일".
    pub(super) fn after_last(&self, start: usize, at: usize) -> Option<Time> {
        let next = self.skip_space(at);
        if super::at(&self.sentence.norm, next)?.is_ascii_digit() {
            return self.digits(next, None, None, start);
        }
        let (hit, role, value, _) = self.word(next)?;
        let when = match role {
            TimeRole::Weekday => When::Day(if when::weekday_back(self.published, value as i8) == self.published {
                when::days(self.published, -7)
            } else {
                when::weekday_back(self.published, value as i8)
            }),
            TimeRole::Season => when::season_back(self.published, value as u8, -1),
            _ => return None,
        };
        Some(Time { start, end: self.day_part(hit.end), when, rule: "the latest such one" })
    }

    /// Words of the time table: weekdays, 지난달, 去年10月, 本周.
    pub(super) fn worded(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
        let (hit, role, value, edtf) = self.word(at)?;
        // 每周一至两回
        if self.sentence.norm[..at].ends_with(['每', '逢']) {
            return None;
        }
        let make = |end: usize, when: When, rule| Some(Time { start: at, end, when, rule });
        let next = self.skip_space(hit.end);
        match role {
            TimeRole::Epoch => make(hit.end, When::Text(edtf.to_owned()), "a named epoch"),
            TimeRole::Day => {
                make(self.day_part(hit.end), When::Day(when::days(self.published, value)), "counted from publication")
            }
            TimeRole::Weekday => make(
                self.day_part(hit.end),
                When::Day(when::weekday_back(self.published, value as i8)),
                "the latest such weekday",
            ),
            TimeRole::Vague => make(hit.end, When::Nothing, "no date"),
            TimeRole::Week => {
                if let Some((day, TimeRole::Weekday, weekday, _)) =
                    self.word(next).map(|(day, role, weekday, _)| (day, role, weekday, ()))
                {
                    let date = if value < 0 {
                        when::weekday_last_week(self.published, weekday as i8)
                    } else {
                        when::weekday_back(self.published, weekday as i8)
                    };
                    return make(self.day_part(day.end), When::Day(date), "a weekday of that week");
                }
                // 上周一 is 上周 and 一.
                if let Some((weekday, end)) = self.short_weekday(hit.end) {
                    let date = if value < 0 {
                        when::weekday_last_week(self.published, weekday)
                    } else {
                        when::weekday_back(self.published, weekday)
                    };
                    return make(self.day_part(end), When::Day(date), "a weekday of that week");
                }
                make(hit.end, when::week(self.published, value), "the ISO week")
            }
            TimeRole::Weekend => make(hit.end, when::weekend(self.published, value), "the weekend"),
            TimeRole::MonthOffset => {
                let (year, month) = when::shifted(self.published.year(), self.published.month(), value);
                if let Some((first, first_end)) = self.number(next)
                    && let Some(time) = self.shared_mark(first, first_end, at, Some(year), Some(month))
                {
                    return Some(time);
                }
                if let Some((day, end)) = self.day(next)
                    && let Ok(date) = Date::new(year, month, day)
                {
                    return make(self.day_part(end), When::Day(date), "a day of that month");
                }
                make(self.portion(hit.end), When::Month(year, month), "the calendar month")
            }
            TimeRole::YearOffset => {
                let year = self.published.year() + value as i16;
                self.in_year(at, next, hit.end, year)
            }
            TimeRole::Season => None,
            TimeRole::DayPart | TimeRole::Month | TimeRole::Portion | TimeRole::Shift | TimeRole::Unit => {
                let _ = previous;
                None
            }
        }
    }

    /// 一 … 日 right after 上周 or 本周.
    pub(super) fn short_weekday(&self, at: usize) -> Option<(i8, usize)> {
        const DAYS: [(&str, i8); 8] =
            [("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7)];
        DAYS.iter().find(|(word, _)| self.rest(at).starts_with(word)).map(|(word, day)| (*day, at + word.len()))
    }

    /// What follows a named year: month, season, half, or nothing.
    pub(super) fn in_year(&self, start: usize, next: usize, bare_end: usize, year: i16) -> Option<Time> {
        if let Some(time) = self.quarter(start, next, year) {
            return Some(time);
        }
        if self.rest(next).starts_with(|c: char| c.is_ascii_digit() || super::super::zh::numerals::opens(c)) {
            return self
                .digits(next, None, Some(year), start)
                .filter(|time| !matches!(time.when, When::Year(_)))
                .or(Some(Time { start, end: bare_end, when: When::Year(year), rule: "a named year" }));
        }
        if let Some((hit, TimeRole::Season, code, _)) = self.word(next) {
            return Some(Time { start, end: hit.end, when: When::Season(year, code as u8), rule: "season and year" });
        }
        // 今年前三个月, 2023年第一季度
        if let Some((months, end)) = self.opening(next) {
            return Some(Time {
                start,
                end,
                when: When::Span(format!("{year:04}-{:02}", months.0), format!("{year:04}-{:02}", months.1)),
                rule: "months of a year",
            });
        }
        for (half, words) in self.marks.halves.iter().enumerate() {
            if self.rest(next).starts_with(words) {
                let (from, to) = if half == 0 { ("01", "06") } else { ("07", "12") };
                return Some(Time {
                    start,
                    end: next + words.len(),
                    when: When::Span(format!("{year:04}-{from}"), format!("{year:04}-{to}")),
                    rule: "half of a year",
                });
            }
        }
        let end = self.portion(bare_end);
        // The end of a year is about its last month; its beginning may be any of several.
        if matches!(self.sentence.slice(self.skip_space(bare_end), end), "말" | "底" | "末" | "年底" | "年末") {
            return Some(Time { start, end, when: When::Text(format!("{year:04}-12~")), rule: "the end of a year" });
        }
        Some(Time { start, end, when: When::Year(year), rule: "a named year" })
    }

    /// The first months of a year: 前三个月, 头两个月.
    pub(super) fn opening(&self, at: usize) -> Option<((i32, i32), usize)> {
        let opener = self.starts(at, &["前", "头", "首"])?;
        let (months, end) = self.number(at + opener)?;
        let unit = self.starts(end, &["个月"])?;
        (1..=12).contains(&months).then_some(((1, months), end + unit))
    }

    /// Includes 밤, 晚间 after a day.
    pub(super) fn day_part(&self, end: usize) -> usize {
        match self.word(self.skip_space(end)) {
            Some((hit, TimeRole::DayPart, ..)) => hit.end,
            _ => end,
        }
    }

    /// 올 들어 말레이시아에: the syllable opens another word.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        let rest = self.rest(at);
        rest.starts_with(super::hangul)
            && ![
                "에", "부터", "까지", "이후", "이래", "쯤", "경", "의", "께", "이", "과", "와", "엔", "무렵", "기준",
                "현재", "인", "만", "로", "은", "는", "도",
            ]
            .iter()
            .any(|tail| rest.starts_with(tail))
    }

    /// Includes 초, 말, 底 after a month or year.
    pub(super) fn portion(&self, end: usize) -> usize {
        // 去年年底
        if let Some(length) =
            self.starts(end, &["年底", "年末", "年初"]).filter(|_| !self.sentence.norm[..end].ends_with('月'))
        {
            return end + length;
        }
        match self.word(self.skip_space(end)) {
            Some((hit, TimeRole::Portion, ..)) if !self.goes_on(hit.end) => hit.end,
            _ => end,
        }
    }

    /// 이날, 같은 달 20일, 同年12月.
    pub(super) fn same(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
        let anchor =
            previous.and_then(|time| time.when.first()).and_then(|edtf| edtf.parse::<Date>().ok()).or(self.known);
        if let Some(length) = self.starts(at, self.marks.same[0]) {
            let date = previous.and_then(|time| match &time.when {
                When::Day(date) => Some(*date),
                // 阿萨德政权垮台当日
                When::Text(epoch) if time.end == at => epoch.parse::<Date>().ok(),
                _ => None,
            });
            let end = self.day_part(at + length);
            // 전쟁이 시작된 뒤 이날까지: the day of those who speak.
            let date = date.filter(|_| !self.rest(end).starts_with("까지"));
            // 이날 밤 is the event's day, 이날 브리핑 the day of those who speak.
            let event = end > at + length || self.rest(at).starts_with("당일");
            let told = if event { self.known.or(self.spoken) } else { self.spoken.or(self.known) };
            return Some(Time {
                start: at,
                end,
                when: When::Day(date.or(told).unwrap_or(self.published)),
                rule: "the day spoken of",
            });
        }
        if let Some(length) = self.starts(at, self.marks.same[1]) {
            let (day, end) = self.day(self.skip_space(at + length))?;
            let anchor = anchor?;
            return Date::new(anchor.year(), anchor.month(), day).ok().map(|date| Time {
                start: at,
                end: self.day_part(end),
                when: When::Day(date),
                rule: "a day of the month spoken of",
            });
        }
        let length = self.starts(at, self.marks.same[2])?;
        let next = self.skip_space(at + length);
        let year = previous
            .and_then(|time| time.when.first())
            .and_then(|edtf| edtf.get(..4).and_then(|year| year.parse::<i16>().ok()))
            .or_else(|| self.known.map(|date| date.year()))?;
        self.in_year(at, next, at + length, year)
    }
}
