//! Dates joined to stretches: "… 이후", "自…以来", "A부터 B까지", "A至B", "8월 대선 이후".
//!
//! Input: the single dates of a sentence, in order. Output: the same with those that open or close a stretch joined into
//! one. Leaves out reading the dates themselves (`dates`).

use super::super::when::{Time, When};
use super::dates::Reader;

/// Whether the words between a date and 以来 tell what began then.
fn began(gap: &str) -> bool {
    [
        "爆发", "开始", "发动", "袭击", "政变", "大选", "入侵", "战", "升级", "冲突", "示威", "抗议", "事件", "清剿",
        "行动",
    ]
    .iter()
    .any(|word| gap.contains(word))
}

/// What is said of a war, a rule or a place that a stretch of time is counted from.
const HAPPENED: [&str; 40] = [
    "시작",
    "개시",
    "발발",
    "발생",
    "일어난",
    "일어나",
    "벌어진",
    "터진",
    "터지",
    "함락",
    "점령",
    "장악",
    "붕괴",
    "무너진",
    "몰락",
    "축출",
    "침공",
    "공격",
    "기습",
    "쿠데타",
    "집권",
    "선포",
    "봉쇄",
    "폐쇄",
    "닫은",
    "닫힌",
    "재개",
    "열린",
    "다시 연",
    "개방",
    "휴전",
    "발효",
    "철수",
    "퇴각",
    "파기",
    "결렬",
    "격화",
    "본격화",
    "넘어간",
    "끝난",
];

impl Reader<'_, '_> {
    /// "… 이후", "自…以来", "A부터 B까지", "A至B".
    pub(crate) fn joined(&self, plain: Vec<Time>) -> Vec<Time> {
        let mut out: Vec<Time> = Vec::new();
        let mut items = plain.into_iter().peekable();
        while let Some(time) = items.next() {
            let after = self.skip_space(time.end);
            let opener = self
                .marks
                .from
                .iter()
                .find(|word| self.sentence.norm[..time.start].ends_with(**word))
                .map_or(time.start, |word| time.start - word.len());
            if let Some(next) = items.peek() {
                let gap = self.sentence.slice(time.end, next.start).trim();
                let joined = self.marks.joints.contains(&gap) || (gap.is_empty() && self.marks.joints.contains(&""));
                if joined && let (Some(from), Some(to)) = (time.when.first(), next.when.last()) {
                    let tail = self.starts(next.end, self.marks.until).unwrap_or(0);
                    let end = next.end + tail;
                    // 周二至周四, told on a Wednesday.
                    let from = match (&time.when, &next.when) {
                        (When::Day(first), When::Day(last)) if first > last && time.rule.contains("weekday") => {
                            super::super::when::days(*first, -7).to_string()
                        }
                        _ => from,
                    };
                    items.next();
                    out.push(Time { start: opener, end, when: When::Span(from, to), rule: "from … to …" });
                    continue;
                }
            }
            // 올해 들어 9월까지
            if let Some(tail) = self.starts(after, self.marks.until)
                && self.sentence.slice(time.start, time.end).contains("들어 ")
                && let When::Month(year, month) = &time.when
            {
                let when = When::Span(format!("{year:04}-01"), format!("{year:04}-{month:02}"));
                out.push(Time { start: opener, end: after + tail, when, rule: "from … to …" });
                continue;
            }
            // 2014년 이래 최악의 해: what it is compared with, no stretch.
            let compared = |length: usize| {
                let rest = self.rest(after + length).trim_start();
                ["최악", "최대", "최다", "최고", "최저", "가장", "처음"].iter().any(|word| rest.starts_with(word))
            };
            // 三天内起码有12人: 起 opens another word.
            let opens = |length: &usize| {
                self.rest(after).starts_with('起')
                    && self.rest(after + length).starts_with(['码', '诉', '初', '火', '飞'])
            };
            if let Some(length) =
                self.starts(after, self.marks.since).filter(|length| !opens(length) && !compared(*length))
                && let Some(from) = time.when.first()
            {
                // 부터 with a later 까지 ends there.
                let later = items
                    .peek()
                    .filter(|next| self.starts(next.end, self.marks.until).is_some() && next.start - after < 40);
                if let Some(next) = later
                    && let Some(to) = next.when.last()
                {
                    let end = next.end + self.starts(next.end, self.marks.until).unwrap_or(0);
                    items.next();
                    out.push(Time { start: opener, end, when: When::Span(from, to), rule: "from … to …" });
                    continue;
                }
                if let Some((to, end)) = self.stretch_from(&from, after + length) {
                    while items.peek().is_some_and(|next| next.start < end) {
                        items.next();
                    }
                    out.push(Time { start: opener, end, when: When::Span(from, to), rule: "from … for so long" });
                    continue;
                }
                out.push(Time {
                    start: opener,
                    end: after + length,
                    when: When::Span(from, self.published.to_string()),
                    rule: "since X, up to publication",
                });
                continue;
            }
            // 自8月25日缅军发动清剿以来, 9월 중순 시위가 시작된 뒤: the clause between says what began.
            if let Some(end) = self.since_clause(&time, opener)
                && let Some(from) = time.when.first()
            {
                // 전쟁이 시작된 뒤 이날까지: it ends there.
                let later = items
                    .peek()
                    .filter(|next| self.starts(next.end, self.marks.until).is_some() && next.start <= end + 4)
                    .and_then(|next| Some((next.when.last()?, next.end + self.starts(next.end, self.marks.until)?)));
                if later.is_some() {
                    items.next();
                }
                let (to, end) = later.unwrap_or_else(|| (self.published.to_string(), end));
                out.push(Time {
                    start: opener,
                    end,
                    when: When::Span(from, to),
                    rule: "since it began, up to publication",
                });
                continue;
            }
            out.push(time);
        }
        out
    }

    /// The end of "since" when a clause stands between the date and it.
    fn since_clause(&self, time: &Time, opener: usize) -> Option<usize> {
        let limit = super::super::act::floor(&self.sentence.norm, (time.end + 60).min(self.sentence.norm.len()));
        let gap = self.sentence.slice(time.end, limit);
        let stop = gap.find(['，', ',', '。', '.']).unwrap_or(gap.len());
        let gap = &gap[..stop];
        // 8月大选以来, 8월 대선 이후: a short noun between.
        if let Some(end) = ["以来", " 이후", " 이래"].iter().find_map(|word| {
            gap.find(*word)
                .filter(|at| {
                    *at > 0
                        && gap[..*at].chars().count() <= if began(&gap[..*at]) { 16 } else { 6 }
                        && !gap[..*at].contains(|c: char| c.is_ascii_digit())
                })
                .map(|at| time.end + at + word.len())
        }) {
            return Some(end);
        }
        if opener < time.start {
            return ["以来", "之后", "以後", "至今"]
                .iter()
                .find_map(|word| gap.find(word).map(|at| time.end + at + word.len()));
        }
        // 26일 도시가 함락된 뒤, 10월 전쟁이 터진 후: what began or fell then, and nobody's act.
        let (at, word) = ["뒤", "후", "이후", "이래", "때부터", "직후부터"]
            .iter()
            .filter_map(|word| {
                gap.match_indices(*word).find(|(at, _)| gap[..*at].ends_with(' ')).map(|(at, word)| (at - 1, word))
            })
            .min()?;
        let clause = &gap[..at];
        let close = ['된', '진', '난', '한', '은', '킨', '간', '린', '선', '친', '연', '온'];
        let told = clause.ends_with(close)
            && !clause.contains(|c: char| c.is_ascii_digit())
            && !["회견", "성명", "브리핑", "연설", "인터뷰", "보고서"].iter().any(|word| clause.contains(word))
            && HAPPENED.iter().any(|verb| clause.contains(verb));
        told.then(|| time.end + at + 1 + word.len())
    }
}
