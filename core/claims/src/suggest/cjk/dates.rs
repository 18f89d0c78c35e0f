//! Dates with marks: 2023년 10월 9일, 10月9日晚间, 지난 9일, 上周一, 两天前, 최근 2개월, 自…以来.
//!
//! Input: a sentence, the language's marks and time words, the day of publication, the event's last date. Output:
//! [`Time`]s in order. A month without a year and a day without a month are the latest ones not after publication,
//! unless a date right before them gives what is missing.

use jiff::civil::Date;

use super::super::lexicon::{Class, Hit, Lexicon, TimeRole, Word};
use super::super::text::Sentence;
use super::super::when::{self, Time, When};

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
    fn word(&self, at: usize) -> Option<(Hit, TimeRole, i32, &str)> {
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
    fn one(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
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

    /// A bare day in Han numerals may be a length: 三日 is one, 二十三日 none.
    fn dated(&self, at: usize, time: &Time) -> bool {
        let bare = time.rule == "the latest such day";
        let long = self.number(at).is_some_and(|(value, _)| value > 10);
        let before = ["第", "每", "连续", "过去", "近", "这", "初", "大年"];
        !(bare && (!long || before.iter().any(|word| self.sentence.norm[..at].ends_with(word))))
    }

    /// "지난 9일", "지난 10월", "지난 가을", "지난 월요일".
    fn after_last(&self, start: usize, at: usize) -> Option<Time> {
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
    fn worded(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
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
    fn short_weekday(&self, at: usize) -> Option<(i8, usize)> {
        const DAYS: [(&str, i8); 8] =
            [("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7)];
        DAYS.iter().find(|(word, _)| self.rest(at).starts_with(word)).map(|(word, day)| (*day, at + word.len()))
    }

    /// What follows a named year: month, season, half, or nothing.
    fn in_year(&self, start: usize, next: usize, bare_end: usize, year: i16) -> Option<Time> {
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
        if matches!(self.sentence.slice(self.skip_space(bare_end), end), "말" | "底" | "末") {
            return Some(Time { start, end, when: When::Text(format!("{year:04}-12~")), rule: "the end of a year" });
        }
        Some(Time { start, end, when: When::Year(year), rule: "a named year" })
    }

    /// The first months of a year: 前三个月, 头两个月.
    fn opening(&self, at: usize) -> Option<((i32, i32), usize)> {
        let opener = self.starts(at, &["前", "头", "首"])?;
        let (months, end) = self.number(at + opener)?;
        let unit = self.starts(end, &["个月"])?;
        (1..=12).contains(&months).then_some(((1, months), end + unit))
    }

    /// Dates that begin with digits; `year` is given by a word before them.
    fn digits(&self, at: usize, previous: Option<&Time>, year: Option<i16>, start: usize) -> Option<Time> {
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
    fn in_month(
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
    fn to_come(&self, start: usize, end: usize) -> bool {
        let text = &self.sentence.norm;
        let from = super::super::act::floor(text, start.saturating_sub(30));
        let to = super::super::act::floor(text, (end + 30).min(text.len()));
        text[..start].ends_with(self.marks.by)
            && ["将", "会", "预", "料", "研判", "估"].iter().any(|word| text[from..to].contains(word))
    }

    /// A day of the month: 9일, 9日, 9号, and no length of time.
    fn day(&self, at: usize) -> Option<(i8, usize)> {
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
    fn iso(&self, year: i16, start: usize, end: usize) -> Option<Time> {
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

    /// Includes 밤, 晚间 after a day.
    fn day_part(&self, end: usize) -> usize {
        match self.word(self.skip_space(end)) {
            Some((hit, TimeRole::DayPart, ..)) => hit.end,
            _ => end,
        }
    }

    /// 올 들어 말레이시아에: the syllable opens another word.
    fn goes_on(&self, at: usize) -> bool {
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
    fn portion(&self, end: usize) -> usize {
        match self.word(self.skip_space(end)) {
            Some((hit, TimeRole::Portion, ..)) if !self.goes_on(hit.end) => hit.end,
            _ => end,
        }
    }

    /// 3일 전, 两个月前, 최근 2개월, 近两个月内, 此前一年.
    fn length(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
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
        let (_, preceding) = opener?;
        // 지난 9일 and 最近 9日 are days; 지난 9일간 is a length.
        let length_word = self.starts(after, self.marks.lengths);
        if size == 1 && length_word.is_none() && !unit.starts_with('天') && !hours {
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
    fn worded_length(&self, at: usize, from: usize, past: bool) -> Option<Time> {
        let (word, days) = self.marks.day_words.iter().find(|(word, _)| self.rest(from).starts_with(word))?;
        let end = from + word.len();
        let after = self.skip_space(end);
        if let Some(ago) = self.starts(after, self.marks.ago).filter(|ago| !past && !self.verb_stem(after + ago)) {
            let when = When::Day(when::days(self.published, -days));
            return Some(Time { start: at, end: after + ago, when, rule: "counted back from publication" });
        }
        let length = self.starts(end, self.marks.lengths).or_else(|| self.starts(after, self.marks.until));
        let short = ["새 ", "사이 ", "새에 ", "사이에 "].iter().any(|word| self.rest(after).starts_with(word));
        (past || short).then(|| Time {
            start: at,
            end: self.trimmed(length.map_or(end, |length| end + length)),
            when: when::past(self.published, *days, 1),
            rule: "the stretch before publication",
        })
    }

    /// An end before the space that a word for a length may close with.
    fn trimmed(&self, end: usize) -> usize {
        end - usize::from(self.sentence.norm[..end].ends_with(' '))
    }

    /// 23일 전했다: the word for "ago" goes on as a verb.
    fn verb_stem(&self, at: usize) -> bool {
        let rest = self.rest(at);
        rest.starts_with(super::hangul)
            && !["에", "부터", "까지", "보다", "쯤", "만", "의", "인", "께", "이", "과", "후"]
                .iter()
                .any(|tail| rest.starts_with(tail))
    }

    /// 이날, 같은 달 20일, 同年12月.
    fn same(&self, at: usize, previous: Option<&Time>) -> Option<Time> {
        let anchor =
            previous.and_then(|time| time.when.first()).and_then(|edtf| edtf.parse::<Date>().ok()).or(self.known);
        if let Some(length) = self.starts(at, self.marks.same[0]) {
            let date = previous.and_then(|time| match &time.when {
                When::Day(date) => Some(*date),
                _ => None,
            });
            let end = self.day_part(at + length);
            // 전쟁이 시작된 뒤 이날까지: the day of those who speak.
            let date = date.filter(|_| !self.rest(end).starts_with("까지"));
            // 이날 밤 is the event's day, 이날 브리핑 the day of those who speak.
            let told = if end > at + length { self.known.or(self.spoken) } else { self.spoken.or(self.known) };
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
