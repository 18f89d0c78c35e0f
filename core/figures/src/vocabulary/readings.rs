//! How words read as ranges: `readings.csv`, in its order of precedence. Input: a quantity and its language.
//! Output: what the words read as, before numbers are put in; a hedge's own entry wins over its kind. Leaves
//! out relative quantities, which need the other claim's reading.

use super::{folded, numerals};
use attested_model::{Interval, ModelError, Quantity, QuantityKind, Table};
use std::collections::BTreeSet;

/// What a row reads as; n is the claim's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadsAs {
    /// [n, n].
    Exact,
    /// [n − w, n + w], w a share of n that the policy sets.
    About,
    /// [n, open).
    AtLeast,
    /// [n + 1, open).
    MoreThan,
    /// (open, n].
    AtMost,
    /// (open, n − 1].
    FewerThan,
    /// [n, n + u − 1], u the unit of n's last digit that isn't zero.
    Odd,
    /// (open, n + u − 1].
    UpToOdd,
    /// [low, high] as stated.
    Between,
    /// A range of the row's own, for words without a numeral.
    Vague(Interval),
    /// No range.
    None,
}

/// A range that words read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadsAsRange {
    /// The range.
    pub interval: Interval,
    /// Whether the words are vague.
    pub vague: bool,
    /// The row that read them: `words:en:as many as` or `kind:at_most`.
    pub rule: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Before,
    After,
    Any,
}

#[derive(Debug, Clone)]
struct WordsRow {
    lang: String,
    pattern: String,
    lead: Option<char>,
    place: Where,
    reads: ReadsAs,
    /// Whether it says far fewer, not only fewer.
    far: bool,
}

/// The table, read.
#[derive(Debug, Clone, Default)]
pub struct Readings {
    words: Vec<WordsRow>,
    kinds: Vec<(QuantityKind, ReadsAs)>,
}

impl Readings {
    /// Reads `readings.csv`.
    ///
    /// # Errors
    /// [`ModelError::Table`] with the line of a row that can't be read.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let table = Table::read("readings.csv", text, &["by", "lang", "pattern", "position", "reads", "low", "high"])?;
        let mut readings = Readings::default();
        for row in &table.rows {
            let fail = |why: String| ModelError::Table { table: "readings.csv".to_owned(), line: row.line, why };
            let reads = reads_as(row).map_err(fail)?;
            match row.cell("by") {
                "kind" => readings
                    .kinds
                    .push((QuantityKind::parse(row.cell("pattern")).map_err(|e| fail(e.to_string()))?, reads)),
                "words" => {
                    let place = match row.cell("position") {
                        "before" => Where::Before,
                        "after" => Where::After,
                        "any" => Where::Any,
                        other => return Err(fail(format!("'{other}' is not a position: use before, after or any"))),
                    };
                    let pattern = folded(row.cell("pattern"));
                    let (lead, far) = (lead(&pattern), row.cell("far") == "yes");
                    let lang = row.cell("lang").to_owned();
                    readings.words.push(WordsRow { lang, pattern, lead, place, reads, far });
                }
                other => return Err(fail(format!("'{other}' is neither words nor kind"))),
            }
        }
        Ok(readings)
    }

    /// What a quantity reads as. `language` is the primary language of its document: its rows are tried
    /// first. `None` when it gives no range: it is then a position on the number. A hedge counts only beside
    /// the claim's own number: "80 people, over 70% of them women" is 80.
    pub fn reading(&self, quantity: &Quantity, language: &str, about_percent: u64) -> Option<ReadsAsRange> {
        let hit = self.row(quantity, language, |row, text, at| applies(row.reads, quantity) && stands(row, text, at));
        let by_kind = || {
            self.kinds
                .iter()
                .find(|(kind, _)| *kind == quantity.kind())
                .map(|(kind, reads)| (*reads, format!("kind:{kind}")))
        };
        let (reads, rule) = match hit {
            Some(row) => (row.reads, format!("words:{}:{}", row.lang, row.pattern)),
            None => by_kind()?,
        };
        let interval = range(reads, quantity, about_percent)?;
        Some(ReadsAsRange { interval, vague: matches!(reads, ReadsAs::Vague(_)), rule })
    }

    /// What words compare with another claim's number: "far less than theirs" reads as fewer than it. `None`
    /// when the words say neither fewer nor more ("the same", "twice as many").
    pub fn comparison(&self, quantity: &Quantity, language: &str) -> Option<QuantityKind> {
        match self.comparing(quantity, language)?.reads {
            ReadsAs::FewerThan => Some(QuantityKind::FewerThan),
            ReadsAs::MoreThan => Some(QuantityKind::MoreThan),
            ReadsAs::AtLeast
            | ReadsAs::AtMost
            | ReadsAs::Exact
            | ReadsAs::About
            | ReadsAs::Odd
            | ReadsAs::UpToOdd
            | ReadsAs::Between
            | ReadsAs::Vague(_)
            | ReadsAs::None => None,
        }
    }

    /// Whether words say far fewer than another claim's number.
    pub fn is_far_fewer(&self, quantity: &Quantity, language: &str) -> bool {
        self.comparing(quantity, language).is_some_and(|row| row.far && row.reads == ReadsAs::FewerThan)
    }

    /// The row that compares with another number.
    fn comparing(&self, quantity: &Quantity, language: &str) -> Option<&WordsRow> {
        let bounds = |reads: ReadsAs| match reads {
            ReadsAs::AtLeast | ReadsAs::MoreThan | ReadsAs::AtMost | ReadsAs::FewerThan => true,
            ReadsAs::Exact
            | ReadsAs::About
            | ReadsAs::Odd
            | ReadsAs::UpToOdd
            | ReadsAs::Between
            | ReadsAs::Vague(_)
            | ReadsAs::None => false,
        };
        let stands = |row: &WordsRow, text: &str| {
            bounds(row.reads) && text.match_indices(&row.pattern).any(|(at, found)| whole_word(text, at, found))
        };
        // The first row decides, so that "no more than theirs" is not taken for "more than theirs".
        self.row(quantity, language, |row, text, _| stands(row, text))
    }

    /// The first row that fits: the speaker's own words before the document's, the document's language before
    /// the others.
    fn row(
        &self,
        quantity: &Quantity,
        language: &str,
        fits: impl Fn(&WordsRow, &str, &[(usize, usize)]) -> bool,
    ) -> Option<&WordsRow> {
        [quantity.words_original(), quantity.words()].into_iter().filter(|text| !text.is_empty()).find_map(|text| {
            let text = folded(text);
            let at = quantity.numeral().map(|n| numerals::spans(&text, n)).unwrap_or_default();
            let letters: BTreeSet<char> = text.chars().collect();
            let candidate = |row: &&WordsRow| row.lead.is_none_or(|c| letters.contains(&c)) && fits(row, &text, &at);
            let own = self.words.iter().filter(|row| row.lang == language).find(candidate);
            own.or_else(|| self.words.iter().filter(|row| row.lang != language).find(candidate))
        })
    }
}

/// The character by which a row can be ruled out at once: a text without it can't hold the row's pattern.
fn lead(pattern: &str) -> Option<char> {
    pattern.replace("{n}", "").chars().find(|c| *c != ' ')
}

/// Whether a row can speak of a quantity at all: words without a numeral only where none was coded, and the
/// other way round; a stated range is read as stated.
fn applies(reads: ReadsAs, quantity: &Quantity) -> bool {
    let qualitative = quantity.kind() == QuantityKind::Qualitative;
    match reads {
        ReadsAs::Vague(_) | ReadsAs::None => qualitative,
        ReadsAs::Exact
        | ReadsAs::About
        | ReadsAs::AtLeast
        | ReadsAs::MoreThan
        | ReadsAs::AtMost
        | ReadsAs::FewerThan
        | ReadsAs::Odd
        | ReadsAs::UpToOdd
        | ReadsAs::Between => !qualitative && quantity.kind() != QuantityKind::Between,
    }
}

/// The range of a row with the quantity's numbers in it.
fn range(reads: ReadsAs, quantity: &Quantity, about_percent: u64) -> Option<Interval> {
    let n = quantity.numeral();
    match reads {
        ReadsAs::Exact => n.map(Interval::exactly),
        ReadsAs::About => {
            let n = n?;
            // Halves are rounded up.
            let share = |percent: u64| n.saturating_mul(percent).saturating_add(50) / 100;
            Interval::between(share(100 - about_percent.min(100)), share(100 + about_percent.min(100))).ok()
        }
        ReadsAs::AtLeast => n.map(Interval::from),
        ReadsAs::MoreThan => n.map(|n| Interval::from(n.saturating_add(1))),
        ReadsAs::AtMost => n.map(Interval::up_to),
        ReadsAs::FewerThan => n.and_then(|n| n.checked_sub(1)).map(Interval::up_to),
        ReadsAs::Odd => n.and_then(|n| Interval::between(n, last_of_odd(n)).ok()),
        ReadsAs::UpToOdd => n.map(|n| Interval::up_to(last_of_odd(n))),
        ReadsAs::Between => Interval::new(quantity.low(), quantity.high()).ok().filter(|i| *i != Interval::OPEN),
        ReadsAs::Vague(interval) => Some(interval),
        ReadsAs::None => None,
    }
}

/// The last number that "n and some" allows: n + u − 1, u the unit of n's last digit that isn't zero.
fn last_of_odd(n: u64) -> u64 {
    let mut unit = 1u64;
    while n > 0 && unit.checked_mul(10).is_some_and(|next| n.is_multiple_of(next)) {
        unit *= 10;
    }
    n.saturating_add(unit - 1)
}

fn reads_as(row: &attested_model::Row) -> Result<ReadsAs, String> {
    Ok(match row.cell("reads") {
        "exact" => ReadsAs::Exact,
        "about" => ReadsAs::About,
        "at_least" => ReadsAs::AtLeast,
        "more_than" => ReadsAs::MoreThan,
        "at_most" => ReadsAs::AtMost,
        "fewer_than" => ReadsAs::FewerThan,
        "odd" => ReadsAs::Odd,
        "up_to_odd" => ReadsAs::UpToOdd,
        "between" => ReadsAs::Between,
        "none" => ReadsAs::None,
        "vague" => {
            let end = |column| attested_model::count(row.cell(column)).map_err(|e| e.to_string());
            ReadsAs::Vague(Interval::between(end("low")?, end("high")?).map_err(|e| e.to_string())?)
        }
        other => return Err(format!("'{other}' is not a way to read words")),
    })
}

/// Whether a row's pattern stands in a text, where it has to stand; `at` are the spans of the claim's numeral.
fn stands(row: &WordsRow, text: &str, at: &[(usize, usize)]) -> bool {
    match row.pattern.split_once("{n}") {
        Some((before, after)) => at.iter().any(|(start, end)| {
            ends_with_word(&text[..*start], before)
                && starts_with_word(text[*end..].trim_start_matches(' '), after, after.starts_with(' '))
        }),
        None => match row.place {
            Where::Any => text.match_indices(&row.pattern).any(|(at, found)| whole_word(text, at, found)),
            Where::Before => at.iter().any(|(start, _)| ends_with_word(&text[..*start], &row.pattern)),
            Where::After => at.iter().any(|(_, end)| follows(&text[*end..], &row.pattern)),
        },
    }
}

fn ends_with_word(text: &str, pattern: &str) -> bool {
    let text = text.trim_end();
    let pattern = pattern.trim_end();
    text.strip_suffix(pattern).is_some_and(|rest| pattern.is_empty() || whole_word(text, rest.len(), pattern))
}

fn starts_with_word(text: &str, pattern: &str, spaced: bool) -> bool {
    let pattern = if spaced { pattern.trim_start() } else { pattern };
    text.strip_prefix(pattern).is_some_and(|_| whole_word(text, 0, pattern))
}

/// Whether a hedge follows a numeral at once, or after one word or counter: `600명 이상`, `600 people or more`. One
/// that another numeral follows belongs to that: "600, at least 80 of them women".
fn follows(rest: &str, pattern: &str) -> bool {
    let window = rest.char_indices().nth(24).map_or(rest.len(), |(end, _)| end);
    rest.match_indices(pattern).take_while(|(at, _)| *at < window).any(|(at, found)| {
        let between = &rest[..at];
        let after = rest[at + found.len()..].trim_start();
        whole_word(rest, at, found)
            && !between.contains(|c: char| c.is_ascii_digit())
            && !after.starts_with(|c: char| c.is_ascii_digit())
            && between.split_whitespace().count() <= 1
    })
}

/// Latin words must not run on; Hangul and Han patterns stand as they stand.
fn whole_word(text: &str, at: usize, found: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let before = latin(text[..at].chars().next_back()) && latin(found.chars().next());
    let after = latin(text[at + found.len()..].chars().next()) && latin(found.chars().next_back());
    !before && !after
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "by,lang,pattern,position,reads,low,high
words,en,as many as,before,at_most,,
words,en,more than,before,more_than,,
words,en,around,before,about,,
words,en,nearly,before,fewer_than,,
words,en,or more,after,at_least,,
words,en,at least,after,at_least,,
words,en,{n}-odd,any,odd,,
words,en,hundreds,any,vague,200,999
words,en,many,any,none,,
words,ko,최대 {n}여,any,up_to_odd,,
words,ko,{n}여,any,odd,,
words,ko,이상,after,at_least,,
words,ko,수백,any,vague,200,999
words,zh,逾,before,more_than,,
words,zh,{n}多,any,odd,,
kind,,exact,any,exact,,
kind,,approx,any,about,,
kind,,at_least,any,at_least,,
kind,,more_than,any,more_than,,
kind,,at_most,any,at_most,,
kind,,fewer_than,any,fewer_than,,
kind,,between,any,between,,
kind,,qualitative,any,none,,
";

    fn reads(kind: &str, low: Option<u64>, high: Option<u64>, words: &str, original: &str) -> String {
        let quantity = Quantity::new(QuantityKind::parse(kind).unwrap(), low, high, None, words, original).unwrap();
        let range = Readings::read(TABLE).unwrap().reading(&quantity, "en", 10);
        range.map_or("no range".to_owned(), |r| {
            format!("{}{} by {}", r.interval, if r.vague { ", vague" } else { "" }, r.rule)
        })
    }

    #[test]
    fn words_win_over_kinds() {
        let cases = [
            ("approx", Some(600), None, "around 600", "", "540–660 by words:en:around"),
            ("approx", Some(600), None, "", "600여 명", "600–699 by words:ko:{n}여"),
            ("more_than", Some(650), None, "650여 명", "650여 명", "650–659 by words:ko:{n}여"),
            ("exact", Some(2600), Some(2600), "2600여 명 / 전원", "", "2600–2699 by words:ko:{n}여"),
            ("at_most", None, Some(600), "", "최대 600여 명", "up to 699 by words:ko:최대 {n}여"),
            ("approx", Some(50), None, "nearly 50", "", "up to 49 by words:en:nearly"),
            ("at_most", None, Some(2000), "as many as 2,000", "", "up to 2000 by words:en:as many as"),
            ("more_than", Some(500), None, "", "", "from 501 by kind:more_than"),
            ("at_least", Some(600), None, "600명 이상", "", "from 600 by words:ko:이상"),
            ("at_least", Some(600), None, "600 people or more", "", "from 600 by words:en:or more"),
            ("more_than", Some(600), None, "逾600人", "", "from 601 by words:zh:逾"),
            ("approx", Some(600), None, "600-odd people", "", "600–699 by words:en:{n}-odd"),
            ("between", Some(200), Some(300), "between 200 and 300, as many as 300", "", "200–300 by kind:between"),
            ("qualitative", None, None, "hundreds (수백 명)", "", "200–999, vague by words:en:hundreds"),
            ("qualitative", None, None, "many; up to 600-odd", "", "no range"),
            ("qualitative", None, None, "", "", "no range"),
            ("exact", Some(0), Some(0), "", "", "0 by kind:exact"),
            ("fewer_than", None, Some(0), "", "", "no range"),
            ("exact", Some(80), Some(80), "80 people, many of them women", "", "80 by kind:exact"),
            ("exact", Some(80), Some(80), "80 people, more than 70% of them women", "", "80 by kind:exact"),
            ("exact", Some(600), Some(600), "more than 20 buses, 600 people", "", "600 by kind:exact"),
            ("exact", Some(600), Some(600), "600, at least 80 of them women", "", "600 by kind:exact"),
            ("approx", Some(600), None, "", "육백여 명", "600–699 by words:ko:{n}여"),
            ("approx", Some(600), None, "六百多人", "", "600–699 by words:zh:{n}多"),
            ("approx", Some(10_000), None, "1만여 명", "", "10000–19999 by words:ko:{n}여"),
            ("exact", Some(1_000_000_000_000), None, "", "", "1000000000000 by kind:exact"),
            ("approx", Some(1_000_000_000_000_000), None, "", "", "900000000000000–1100000000000000 by kind:approx"),
            ("more_than", Some(1_000_000_000_000_000), None, "", "", "from 1000000000000001 by kind:more_than"),
            ("approx", Some(0), None, "", "", "0 by kind:approx"),
            ("approx", Some(5), None, "", "", "5–6 by kind:approx"),
        ];
        for (kind, low, high, words, original, wanted) in cases {
            assert_eq!(reads(kind, low, high, words, original), wanted, "{kind} {words} {original}");
        }
    }

    #[test]
    fn words_compare_with_another_number() {
        let readings = Readings::read(TABLE).unwrap();
        for (words, wanted) in [
            ("more than they say", Some(QuantityKind::MoreThan)),
            ("nearly what they say", Some(QuantityKind::FewerThan)),
            ("as many as they say", None),
            ("twice that", None),
            ("", None),
        ] {
            let of = Some(attested_model::ClaimId::parse("C1").unwrap());
            let quantity = Quantity::new(QuantityKind::Relative, None, None, of, words, "").unwrap();
            assert_eq!(readings.comparison(&quantity, "en"), wanted, "{words}");
        }
    }

    #[test]
    fn words_say_far_fewer_in_each_language() {
        let readings = Readings::read(attested_vocab::READINGS).unwrap();
        for (words, language, wanted) in [
            ("far less than the figure claimed", "en", true),
            ("much fewer than they say", "en", true),
            ("fewer than they say, as far as is known", "en", false),
            ("far more than they say", "en", false),
            ("발표보다 훨씬 적다", "ko", true),
            ("远少于官方数字", "zh", true),
            ("遠低於官方數字", "zh", true),
            ("少於官方數字", "zh", false),
        ] {
            let of = Some(attested_model::ClaimId::parse("C1").unwrap());
            let quantity = Quantity::new(QuantityKind::Relative, None, None, of, words, "").unwrap();
            assert_eq!(readings.is_far_fewer(&quantity, language), wanted, "{words}");
        }
    }

    #[test]
    fn and_some_ends_before_the_next_unit() {
        for (n, last) in [
            (600, 699),
            (650, 659),
            (50, 59),
            (2600, 2699),
            (7, 7),
            (0, 0),
            (1000, 1999),
            (10u64.pow(15), 2 * 10u64.pow(15) - 1),
        ] {
            assert_eq!(last_of_odd(n), last, "{n}");
        }
    }
}
