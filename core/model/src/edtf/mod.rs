//! Times as EDTF (Library of Congress, ISO 8601-2:2019): levels 0 and 1, and of level 2 the sets that the
//! field's data use: `{a,b}` (all of them), `[a,b]` and `[a..b]` (one of them), seasons 21–41.
//!
//! Input: text. Output: a value that keeps the text as written and knows the earliest and latest day it
//! allows. Leaves out: qualifiers inside a date (`2004-?06`), years beyond four digits. A time
//! of day and its zone are kept as text: the day is the one on the calendar of the place where it is told.

mod date;
mod parse;

pub use date::{EdtfDate, Qualifier};

use crate::{Day, ModelError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// An EDTF expression, kept as written.
///
/// ```
/// use attested_model::Edtf;
/// let october = Edtf::parse("2023-10")?;
/// assert_eq!(october.latest_day().unwrap().to_string(), "2023-10-31");
/// let since = Edtf::parse("2023-09-25/..")?;
/// assert_eq!(since.latest_day(), None);
/// let nights = Edtf::parse("{2023-10-08,2023-10-09}")?;
/// assert_eq!(nights.earliest_day().unwrap().to_string(), "2023-10-08");
/// # Ok::<(), attested_model::ModelError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    text: String,
    expression: Expression,
}

/// What an EDTF text says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Expression {
    Date(EdtfDate),
    Interval { from: End, to: End },
    Set { one_of: bool, members: Vec<Member> },
}

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    Date(EdtfDate),
    Open,
    Unknown,
}

/// A member of a set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Member {
    Date(EdtfDate),
    Range { from: End, to: End },
}

impl Edtf {
    /// Reads an EDTF expression (surrounding white space aside).
    ///
    /// # Errors
    /// [`ModelError::Date`] with what is wrong.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let text = text.trim();
        let expression =
            parse::expression(text).map_err(|why| ModelError::Date { text: text.chars().take(60).collect(), why })?;
        Ok(Edtf { text: text.to_owned(), expression })
    }

    /// A single day.
    pub fn day(day: Day) -> Self {
        let date = EdtfDate::of_day(day);
        Edtf { text: day.to_string(), expression: Expression::Date(date) }
    }

    /// The expression as written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day it allows; `None` when its beginning is open or unknown.
    pub fn earliest_day(&self) -> Option<Day> {
        match &self.expression {
            Expression::Date(date) => Some(date.earliest()),
            Expression::Interval { from, to: _ } => from.earliest(),
            Expression::Set { one_of: _, members } => {
                members.iter().map(Member::earliest).collect::<Option<Vec<_>>>()?.into_iter().min()
            }
        }
    }

    /// The last day it allows; `None` when its end is open or unknown.
    pub fn latest_day(&self) -> Option<Day> {
        match &self.expression {
            Expression::Date(date) => Some(date.latest()),
            Expression::Interval { from: _, to } => to.latest(),
            Expression::Set { one_of: _, members } => {
                members.iter().map(Member::latest).collect::<Option<Vec<_>>>()?.into_iter().max()
            }
        }
    }

    /// How the range of days holds. What is told of an interval (`a/b`), of all of a set (`{a,b}`) or of a day holds on every
    /// day; what is told of one of a set (`[a,b]`, `[a..b]`), of a month, a season or a year, or with `~`, `?`, `%`, on some day.
    ///
    /// ```
    /// use attested_model::{Edtf, Precision};
    /// assert_eq!(Edtf::parse("2023-10-03/2023-10-09")?.precision(), Precision::Precise);
    /// assert_eq!(Edtf::parse("[2023-10-03..2023-10-09]")?.precision(), Precision::Imprecise);
    /// # Ok::<(), attested_model::ModelError>(())
    /// ```
    pub fn precision(&self) -> Precision {
        let precise = match &self.expression {
            Expression::Date(date) => date.exact_day().is_some(),
            Expression::Interval { .. } => true,
            Expression::Set { one_of, .. } => !one_of,
        };
        if precise { Precision::Precise } else { Precision::Imprecise }
    }

    /// Whether it is exactly one day, neither approximate nor uncertain.
    pub fn single_day(&self) -> Option<Day> {
        match &self.expression {
            Expression::Date(date) => date.exact_day(),
            Expression::Interval { .. } | Expression::Set { .. } => None,
        }
    }

    /// Whether it says "one of these" rather than "all of these".
    pub fn is_one_of(&self) -> bool {
        match &self.expression {
            Expression::Set { one_of, members: _ } => *one_of,
            Expression::Date(_) | Expression::Interval { .. } => false,
        }
    }

    /// Whether the days both allow overlap; an open end reaches as far as needed.
    pub fn overlaps(&self, other: &Edtf) -> bool {
        let before = |a: Option<Day>, b: Option<Day>| matches!((a, b), (Some(a), Some(b)) if a < b);
        !before(self.latest_day(), other.earliest_day()) && !before(other.latest_day(), self.earliest_day())
    }
}

impl End {
    fn earliest(&self) -> Option<Day> {
        match self {
            End::Date(date) => Some(date.earliest()),
            End::Open | End::Unknown => None,
        }
    }

    fn latest(&self) -> Option<Day> {
        match self {
            End::Date(date) => Some(date.latest()),
            End::Open | End::Unknown => None,
        }
    }
}

impl Member {
    fn earliest(&self) -> Option<Day> {
        match self {
            Member::Date(date) => Some(date.earliest()),
            Member::Range { from, to: _ } => from.earliest(),
        }
    }

    fn latest(&self) -> Option<Day> {
        match self {
            Member::Date(date) => Some(date.latest()),
            Member::Range { from: _, to } => to.latest(),
        }
    }
}

impl TryFrom<String> for Edtf {
    type Error = ModelError;
    fn try_from(text: String) -> Result<Self, ModelError> {
        Self::parse(&text)
    }
}

impl From<Edtf> for String {
    fn from(edtf: Edtf) -> String {
        edtf.text
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// How a range of days holds: on every day of it, or on at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// True on every day of the range ("detained from 3 to 9 October").
    Precise,
    /// True on at least one day of it ("returned some time in October").
    Imprecise,
}

#[cfg(test)]
mod tests;
