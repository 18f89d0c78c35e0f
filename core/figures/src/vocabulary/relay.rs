//! The words that show how a claim was passed on: who is cited, what was learnt from the press, what is hearsay, what is
//! hedged, which sources stay unnamed. Input: `relay.csv`. Output: lookups in folded text. No figure is read with it: it
//! serves suggestions and drift, so the hash of a figure's vocabulary leaves it out.

use super::folded;
use attested_model::{ModelError, Table};
use std::collections::{BTreeMap, BTreeSet};

/// What a row's words show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RelayRole {
    /// Somebody named is cited.
    Citing,
    /// The speaker learnt it from the press.
    Learnt,
    /// Passed on from reports that aren't named.
    Hearsay,
    /// Left open by the speaker.
    Hedge,
    /// A source that isn't named.
    Anonymous,
    /// Several bodies, none of which is the speaker.
    Collective,
    /// What follows is a share of those counted.
    Aside,
}

/// Hours of a day word, from and to; past midnight counts on from 24.
pub(crate) type Hours = (u8, u8);

/// The table, read.
#[derive(Debug, Clone, Default)]
pub struct RelayWords {
    patterns: BTreeMap<RelayRole, Vec<String>>,
    clock: Vec<(String, Hours)>,
    neutral: BTreeSet<String>,
}

impl RelayWords {
    /// Reads `relay.csv`.
    ///
    /// # Errors
    /// [`ModelError::Table`] when a role is unknown or hours can't be read.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let table = Table::read("relay.csv", text, &["role", "lang", "pattern", "value"])?;
        let mut read = RelayWords::default();
        for row in &table.rows {
            let patterns = row.cell("pattern").split('|').map(folded).filter(|p| !p.is_empty());
            let fail = |why: String| ModelError::Table { table: "relay.csv".to_owned(), line: row.line, why };
            let role = match row.cell("role") {
                "citing" => RelayRole::Citing,
                "learnt" => RelayRole::Learnt,
                "hearsay" => RelayRole::Hearsay,
                "hedge" => RelayRole::Hedge,
                "anonymous" => RelayRole::Anonymous,
                "collective" => RelayRole::Collective,
                "aside" => RelayRole::Aside,
                "clock" => {
                    let hours = hours(row.cell("value")).ok_or_else(|| fail("hours are written from/to".to_owned()))?;
                    read.clock.extend(patterns.map(|p| (p, hours)));
                    continue;
                }
                "neutral_class" => {
                    read.neutral.extend(patterns);
                    continue;
                }
                other => return Err(fail(format!("'{other}' is not a role of relay.csv"))),
            };
            read.patterns.entry(role).or_default().extend(patterns);
        }
        // The longest first, so that "early morning" is not taken for "morning".
        read.clock.sort_by_key(|(pattern, _)| (std::cmp::Reverse(pattern.chars().count()), pattern.clone()));
        Ok(read)
    }

    /// Where words of a role first stand in a folded text: the bytes from and to.
    pub(crate) fn first(&self, role: RelayRole, text: &str) -> Option<(usize, usize)> {
        let patterns = self.patterns.get(&role).into_iter().flatten();
        patterns.filter_map(|p| find(text, p).map(|at| (at, at + p.len()))).min()
    }

    /// Whether words of a role stand in a folded text.
    pub(crate) fn says(&self, role: RelayRole, text: &str) -> bool {
        self.patterns.get(&role).into_iter().flatten().any(|p| find(text, p).is_some())
    }

    /// The hours that a time as said allows: a clock time, or a word for a part of the day.
    pub(crate) fn hours(&self, time: &str) -> Option<Hours> {
        let text = folded(time);
        let clocks: Vec<u8> = text.match_indices(':').filter_map(|(at, _)| hour_before(&text, at)).collect();
        match (clocks.iter().min(), clocks.iter().max()) {
            (Some(from), Some(to)) => Some((*from, to + 1)),
            (Some(_) | None, Some(_) | None) => {
                self.clock.iter().find(|(pattern, _)| find(&text, pattern).is_some()).map(|(_, hours)| *hours)
            }
        }
    }

    /// Whether a class asserts nothing about why people were there.
    pub(crate) fn is_neutral(&self, class: &str) -> bool {
        self.neutral.contains(class)
    }
}

fn hours(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once('/')?;
    Some((from.parse().ok()?, to.parse().ok()?)).filter(|(from, to): &Hours| from < to && *to <= 48)
}

fn hour_before(text: &str, colon: usize) -> Option<u8> {
    let digits = text[..colon].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let minutes = text[colon + 1..].chars().next().is_some_and(|c| c.is_ascii_digit());
    text[digits..colon].parse().ok().filter(|hour| *hour < 24 && minutes)
}

/// Where a pattern stands: Latin words must stand free, and a hyphen joins ("open-source"); other scripts as they are.
fn find(text: &str, pattern: &str) -> Option<usize> {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.match_indices(pattern).find_map(|(at, found)| {
        let before = latin(found.chars().next()) && joins(text[..at].chars().next_back());
        let after = latin(found.chars().next_back()) && joins(text[at + found.len()..].chars().next());
        (!before && !after).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_free_and_hours_are_read() {
        let words = RelayWords::read(attested_vocab::RELAY).unwrap();
        for (role, text, wanted) in [
            (RelayRole::Anonymous, "sources said", true),
            (RelayRole::Anonymous, "open-source investigation", false),
            (RelayRole::Anonymous, "양강도 소식통", true),
            (RelayRole::Learnt, "confirmed from the newspaper", true),
            (RelayRole::Hearsay, "reported", false),
            (RelayRole::Citing, "citing rfa", true),
        ] {
            assert_eq!(words.says(role, text), wanted, "{text}");
        }
        for (time, wanted) in [
            ("20:00~", Some((20, 21))),
            ("18:00/20:00", Some((18, 21))),
            ("19:30 local", Some((19, 20))),
            ("evening", Some((17, 24))),
            ("early morning", Some((0, 7))),
            ("밤", Some((18, 30))),
            ("99:00", None),
            ("", None),
        ] {
            assert_eq!(words.hours(time), wanted, "{time}");
        }
    }
}
