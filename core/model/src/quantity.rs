//! A quantity as somebody said it: the kind of statement, its bounds as said, and the words.
//!
//! Input: `quantity_kind`, `low`, `high`, `relative_to` and the words of a coded claim. Output: a value whose
//! bounds fit its kind. "more than 500" is `more_than` with low 500, not 501: what it *reads* as is a
//! policy's affair (`attested-figures`). Leaves out rounding, tolerance and vague words' ranges.

use crate::term::closed;
use crate::{ClaimId, ModelError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The largest number a claim may carry (10^15): far above any count of people, far below overflow.
pub const LARGEST: u64 = 1_000_000_000_000_000;

closed!(
    /// The kind of statement a quantity makes.
    QuantityKind, "quantity kind" {
        /// n.
        Exact = "exact",
        /// About n.
        Approx = "approx",
        /// n or more.
        AtLeast = "at_least",
        /// More than n.
        MoreThan = "more_than",
        /// n or fewer.
        AtMost = "at_most",
        /// Fewer than n.
        FewerThan = "fewer_than",
        /// From a to b.
        Between = "between",
        /// Words without a numeral: "hundreds", "many".
        Qualitative = "qualitative",
        /// Said of another claim's number only ("the same number", "twice as many").
        Relative = "relative",
    }
);

/// How many, as said. The bounds fit the kind:
///
/// | kind | low | high |
/// |---|---|---|
/// | exact, approx | n | n or unstated |
/// | at_least, more_than | n | – |
/// | at_most, fewer_than | – | n, or unstated when relative to another claim |
/// | between | a | b, a ≤ b |
/// | qualitative | – | – |
/// | relative | – | –, and the claim it is relative to |
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    kind: QuantityKind,
    low: Option<u64>,
    high: Option<u64>,
    relative_to: Option<ClaimId>,
    words: String,
    words_original: String,
}

impl Quantity {
    /// A quantity from its coded parts; `words` are as the document says them, `words_original` in the
    /// speaker's own language when the document gives them.
    ///
    /// # Errors
    /// [`ModelError::Quantity`] when the bounds don't fit the kind.
    ///
    /// ```
    /// use attested_model::{Quantity, QuantityKind};
    /// let q = Quantity::new(QuantityKind::MoreThan, Some(500), None, None, "more than 500", "")?;
    /// assert_eq!(q.low(), Some(500));
    /// assert!(Quantity::new(QuantityKind::Between, Some(9), Some(3), None, "", "").is_err());
    /// # Ok::<(), attested_model::ModelError>(())
    /// ```
    pub fn new(
        kind: QuantityKind,
        low: Option<u64>,
        high: Option<u64>,
        relative_to: Option<ClaimId>,
        words: &str,
        words_original: &str,
    ) -> Result<Self, ModelError> {
        if let Some(why) = misfit(kind, low, high, relative_to.is_some()) {
            return Err(ModelError::Quantity { kind: kind.as_str(), why });
        }
        Ok(Quantity {
            kind,
            low,
            high,
            relative_to,
            words: words.to_owned(),
            words_original: words_original.to_owned(),
        })
    }

    /// The kind of statement.
    pub fn kind(&self) -> QuantityKind {
        self.kind
    }

    /// The floor as said.
    pub fn low(&self) -> Option<u64> {
        self.low
    }

    /// The ceiling as said.
    pub fn high(&self) -> Option<u64> {
        self.high
    }

    /// The claim whose number it speaks of.
    pub fn relative_to(&self) -> Option<&ClaimId> {
        self.relative_to.as_ref()
    }

    /// The words of the document.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The words of the speaker, when the document gives them.
    pub fn words_original(&self) -> &str {
        &self.words_original
    }

    /// The same quantity, said of another claim's number (or of none). A quantity that has no number of its
    /// own keeps the claim it speaks of: without one it would say nothing.
    pub fn said_of(self, claim: Option<ClaimId>) -> Self {
        let relative_to = if self.numeral().is_some() || claim.is_some() || self.kind == QuantityKind::Qualitative {
            claim
        } else {
            self.relative_to
        };
        Quantity { relative_to, ..self }
    }

    /// The numeral said: the floor if there is one, else the ceiling.
    pub fn numeral(&self) -> Option<u64> {
        self.low.or(self.high)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind)?;
        match (self.low, self.high) {
            (Some(l), Some(h)) if l == h => write!(f, " {l}"),
            (Some(l), Some(h)) => write!(f, " {l}–{h}"),
            (Some(n), None) | (None, Some(n)) => write!(f, " {n}"),
            (None, None) => Ok(()),
        }
    }
}

/// Reads a count: digits, with commas, thin or plain spaces between groups.
///
/// # Errors
/// [`ModelError::Number`] when it is not a whole number from 0 to 10^15.
pub fn count(text: &str) -> Result<u64, ModelError> {
    let bad = || ModelError::Number { text: text.chars().take(40).collect() };
    let digits: String =
        text.trim().chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')).collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(bad());
    }
    digits.parse::<u64>().ok().filter(|n| *n <= LARGEST).ok_or_else(bad)
}

fn misfit(kind: QuantityKind, low: Option<u64>, high: Option<u64>, relative: bool) -> Option<String> {
    let needs = |what: &str| Some(format!("needs {what}"));
    if [low, high].into_iter().flatten().any(|n| n > LARGEST) {
        return Some("is above 10^15".to_owned());
    }
    if let (Some(l), Some(h)) = (low, high)
        && l > h
    {
        return Some(format!("has its low {l} above its high {h}"));
    }
    match kind {
        QuantityKind::Exact | QuantityKind::Approx => match (low, high) {
            (Some(l), Some(h)) if l != h => Some(format!("has two different numbers, {l} and {h}: use between")),
            (Some(_), Some(_) | None) => None,
            (None, Some(_) | None) => needs("a low"),
        },
        QuantityKind::AtLeast | QuantityKind::MoreThan => match (low, high) {
            (Some(_), None) => None,
            (None, None) if relative => None,
            (Some(_), Some(_)) => Some("takes a low only".to_owned()),
            (None, Some(_) | None) => needs("a low"),
        },
        QuantityKind::AtMost | QuantityKind::FewerThan => match (low, high) {
            (None, Some(_)) => None,
            (None, None) if relative => None,
            (Some(_), Some(_)) => Some("takes a high only".to_owned()),
            (Some(_) | None, None) => needs("a high"),
        },
        QuantityKind::Between => match (low, high) {
            (Some(_), Some(_)) => None,
            (Some(_), None) | (None, Some(_) | None) => needs("a low and a high"),
        },
        QuantityKind::Qualitative => match (low, high) {
            (None, None) => None,
            (Some(_), Some(_) | None) | (None, Some(_)) => {
                Some("takes no numbers: its words are what was said".to_owned())
            }
        },
        QuantityKind::Relative => match (low, high, relative) {
            (None, None, true) => None,
            (_, _, false) => needs("the claim it is relative to"),
            (_, _, true) => Some("takes no numbers of its own".to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_fit_their_kind() {
        use QuantityKind as K;
        let ok = [
            (K::Exact, Some(7), Some(7)),
            (K::Approx, Some(600), None),
            (K::Approx, Some(600), Some(600)),
            (K::MoreThan, Some(500), None),
            (K::AtMost, None, Some(2000)),
            (K::Between, Some(200), Some(300)),
            (K::Qualitative, None, None),
            (K::Exact, Some(0), Some(0)),
        ];
        for (kind, low, high) in ok {
            assert!(Quantity::new(kind, low, high, None, "", "").is_ok(), "{kind} {low:?} {high:?}");
        }
        let bad = [
            (K::Exact, Some(7), Some(8)),
            (K::MoreThan, Some(1), Some(2)),
            (K::AtMost, Some(1), None),
            (K::Between, Some(300), Some(200)),
            (K::Between, None, Some(200)),
            (K::Qualitative, Some(200), None),
            (K::FewerThan, None, None),
            (K::Relative, None, None),
            (K::Exact, Some(LARGEST + 1), Some(LARGEST + 1)),
        ];
        for (kind, low, high) in bad {
            assert!(Quantity::new(kind, low, high, None, "", "").is_err(), "{kind} {low:?} {high:?}");
        }
    }

    #[test]
    fn counts_are_read_with_any_grouping() {
        for (text, n) in [("600", 600), ("1,076", 1076), ("19 453", 19453), ("19\u{202f}453", 19453), ("0", 0)] {
            assert_eq!(count(text), Ok(n));
        }
        for text in ["", "six", "-4", "1.5", "10000000000000000"] {
            assert!(count(text).is_err(), "{text}");
        }
    }
}
