//! A number that may count people, as the steps pass it on.
//!
//! Filled by the numeral and bound steps, narrowed by the noun step, read by every later one. Positions are bytes of the
//! normalised sentence.

use std::borrow::Cow;

use attested_model::QuantityKind;

/// A number, its bound and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mention {
    /// The words of the quantity, with its bound (and its counter in Korean and Chinese).
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The numeral alone.
    pub(crate) core: (usize, usize),
    pub(crate) kind: QuantityKind,
    pub(crate) low: Option<u64>,
    pub(crate) high: Option<u64>,
    /// A share of another number: numerator and denominator.
    pub(crate) share: Option<(u64, u64)>,
    /// A quantity that speaks of another claim's number ("far less than the figure claimed").
    pub(crate) relative: bool,
    /// The whole noun phrase, number and bound included.
    pub(crate) phrase: (usize, usize),
    /// The words for who is counted.
    pub(crate) category: Option<(usize, usize)>,
    /// The act that the noun itself tells: "casualties".
    pub(crate) noun_what: Option<String>,
    /// "of those arrested", "of them".
    pub(crate) partitive: bool,
    /// No noun follows the number.
    pub(crate) bare: bool,
    /// The rules that fired so far.
    pub(crate) rules: Vec<(&'static str, Cow<'static, str>)>,
}

impl Mention {
    /// A numeral that stands at a range, not yet bounded.
    pub(crate) fn new(start: usize, end: usize, value: u64) -> Mention {
        Mention {
            start,
            end,
            core: (start, end),
            kind: QuantityKind::Exact,
            low: Some(value),
            high: Some(value),
            share: None,
            relative: false,
            phrase: (start, end),
            category: None,
            noun_what: None,
            partitive: false,
            bare: false,
            rules: Vec::new(),
        }
    }

    /// A word that names no number.
    pub(crate) fn vague(start: usize, end: usize) -> Mention {
        Mention { kind: QuantityKind::Qualitative, low: None, high: None, ..Mention::new(start, end, 0) }
    }

    /// Whether it carries a number at all.
    pub(crate) fn numeric(&self) -> bool {
        self.kind != QuantityKind::Qualitative
    }

    /// The number said, whichever end carries it.
    pub(crate) fn value(&self) -> Option<u64> {
        self.low.or(self.high)
    }

    /// Gives the number a bound of this kind.
    pub(crate) fn bounded(&mut self, kind: QuantityKind) {
        let Some(value) = self.value() else { return };
        self.kind = kind;
        (self.low, self.high) = ends(kind, value);
    }
}

/// The ends that a bound leaves of one number.
pub(crate) fn ends(kind: QuantityKind, value: u64) -> (Option<u64>, Option<u64>) {
    match kind {
        QuantityKind::Exact | QuantityKind::Approx | QuantityKind::Between => (Some(value), Some(value)),
        QuantityKind::AtLeast | QuantityKind::MoreThan => (Some(value), None),
        QuantityKind::AtMost | QuantityKind::FewerThan => (None, Some(value)),
        QuantityKind::Qualitative | QuantityKind::Relative => (None, None),
    }
}
