//! Ranges of whole numbers with open ends, and their algebra.
//!
//! Input: a floor and a ceiling, each of which may be unstated. Output: intersection, hull, comparison. An
//! unstated end is *open*: nobody said how low or how high; it is never zero and never infinity as a fact.
//! Leaves out how words become ranges (`attested-figures`, readings).

use crate::ModelError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A closed range of counts `[low, high]`, in the unit of what is counted; `None` leaves that end open.
///
/// ```
/// use attested_model::Interval;
/// let around_600 = Interval::between(540, 660)?;
/// let from_501 = Interval::from(501);
/// assert_eq!(around_600.intersection(from_501), Some(around_600));
/// assert!(around_600.is_disjoint(Interval::up_to(539)));
/// # Ok::<(), attested_model::ModelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval {
    low: Option<u64>,
    high: Option<u64>,
}

impl Interval {
    /// The range about which nothing is stated: open at both ends.
    pub const OPEN: Interval = Interval { low: None, high: None };

    /// `[low, high]`.
    ///
    /// # Errors
    /// [`ModelError::Quantity`] when `low > high`.
    pub fn between(low: u64, high: u64) -> Result<Self, ModelError> {
        Self::new(Some(low), Some(high))
    }

    /// A range from its two ends, either of which may be unstated.
    ///
    /// # Errors
    /// [`ModelError::Quantity`] when both are stated and `low > high`.
    pub fn new(low: Option<u64>, high: Option<u64>) -> Result<Self, ModelError> {
        match (low, high) {
            (Some(l), Some(h)) if l > h => {
                Err(ModelError::Quantity { kind: "between", why: format!("has its low {l} above its high {h}") })
            }
            (Some(_) | None, Some(_) | None) => Ok(Interval { low, high }),
        }
    }

    /// `[n, n]`.
    pub const fn exactly(n: u64) -> Self {
        Interval { low: Some(n), high: Some(n) }
    }

    /// `[low, open)`.
    pub const fn from(low: u64) -> Self {
        Interval { low: Some(low), high: None }
    }

    /// `(open, high]`.
    pub const fn up_to(high: u64) -> Self {
        Interval { low: None, high: Some(high) }
    }

    /// The stated floor.
    pub const fn low(self) -> Option<u64> {
        self.low
    }

    /// The stated ceiling.
    pub const fn high(self) -> Option<u64> {
        self.high
    }

    /// Both ends stated.
    pub const fn is_two_sided(self) -> bool {
        self.low.is_some() && self.high.is_some()
    }

    /// No common number; open ends reach as far as needed.
    pub fn is_disjoint(self, other: Self) -> bool {
        self.intersection(other).is_none()
    }

    /// The numbers that both allow, or `None` when there are none.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(a.max(b)),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Interval::new(low, high).ok()
    }

    /// The smallest range that holds both; an end open in either is open.
    pub fn hull(self, other: Self) -> Self {
        Interval {
            low: self.low.zip(other.low).map(|(a, b)| a.min(b)),
            high: self.high.zip(other.high).map(|(a, b)| a.max(b)),
        }
    }

    /// Whether every number `other` allows is allowed here.
    pub fn contains(self, other: Self) -> bool {
        let low_fits = self.low.is_none_or(|a| other.low.is_some_and(|b| a <= b));
        let high_fits = self.high.is_none_or(|a| other.high.is_some_and(|b| b <= a));
        low_fits && high_fits
    }

    /// Whether `n` is allowed.
    pub fn allows(self, n: u64) -> bool {
        self.contains(Interval::exactly(n))
    }
}

impl fmt::Display for Interval {
    /// `540–660`, `from 501`, `up to 599`, `open`: for traces; views translate.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(l), Some(h)) if l == h => write!(f, "{l}"),
            (Some(l), Some(h)) => write!(f, "{l}–{h}"),
            (Some(l), None) => write!(f, "from {l}"),
            (None, Some(h)) => write!(f, "up to {h}"),
            (None, None) => f.write_str("open"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_interval() -> impl Strategy<Value = Interval> {
        (proptest::option::of(0u64..50), proptest::option::of(0u64..50))
            .prop_filter_map("low above high", |(l, h)| Interval::new(l, h).ok())
    }

    proptest! {
        #[test]
        fn membership_defines_the_algebra(a in any_interval(), b in any_interval(), n in 0u64..60) {
            let both = a.allows(n) && b.allows(n);
            prop_assert_eq!(a.intersection(b).is_some_and(|i| i.allows(n)), both);
            if a.allows(n) || b.allows(n) { prop_assert!(a.hull(b).allows(n)); }
            if a.contains(b) && b.allows(n) { prop_assert!(a.allows(n)); }
            if a.is_disjoint(b) { prop_assert!(!both); }
        }

        #[test]
        fn intersection_and_hull_are_commutative_associative_idempotent(a in any_interval(), b in any_interval(), c in any_interval()) {
            prop_assert_eq!(a.intersection(b), b.intersection(a));
            prop_assert_eq!(a.hull(b), b.hull(a));
            prop_assert_eq!(a.hull(b).hull(c), a.hull(b.hull(c)));
            let left = a.intersection(b).and_then(|x| x.intersection(c));
            let right = b.intersection(c).and_then(|x| a.intersection(x));
            prop_assert_eq!(left, right);
            prop_assert_eq!(a.intersection(a), Some(a));
            prop_assert_eq!(a.hull(a), a);
            prop_assert!(a.hull(b).contains(a));
            prop_assert!(a.intersection(b).is_none_or(|i| a.contains(i)));
        }
    }

    #[test]
    fn an_unstated_floor_is_not_zero() {
        assert_eq!(Interval::up_to(599).low(), None);
        assert!(Interval::between(2, 1).is_err());
    }
}
