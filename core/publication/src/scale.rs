//! The scale of a chart, in whole numbers throughout: the same places on every machine. Input: the numbers to
//! be drawn. Output: where each stands, in hundredths of a per cent of the plot, and ticks at round numbers.
//! Zero is not forced in: a range from 540 to 660 is drawn from about 500. Leaves out drawing.

/// A linear scale over a range of counts.
///
/// ```
/// use attested_publication::Scale;
/// let scale = Scale::over([180, 699]).unwrap();
/// assert_eq!(scale.ticks(6), [200, 300, 400, 500, 600, 700]);
/// assert!(scale.place(180) < scale.place(699));
/// assert_eq!(Scale::over([]), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    low: u64,
    high: u64,
}

impl Scale {
    /// The whole plot, in hundredths of a per cent.
    pub const WHOLE: u64 = 10_000;

    /// The scale that shows all these numbers, with a margin; `None` when there are none.
    pub fn over(numbers: impl IntoIterator<Item = u64>) -> Option<Scale> {
        let (low, high) = numbers.into_iter().fold(None, |ends: Option<(u64, u64)>, n| {
            Some(ends.map_or((n, n), |(low, high)| (low.min(n), high.max(n))))
        })?;
        let margin = if high > low { (high - low) / 16 } else { high / 20 }.max(1);
        Some(Scale { low: low.saturating_sub(margin), high: high.saturating_add(margin) })
    }

    /// The first number of the plot.
    pub fn low(self) -> u64 {
        self.low
    }

    /// The last number of the plot; always above the first.
    pub fn high(self) -> u64 {
        self.high
    }

    /// Where a number stands: 0 to 10 000, hundredths of a per cent; numbers outside stand at the edge.
    pub fn place(self, n: u64) -> u64 {
        self.scaled(n, Self::WHOLE)
    }

    /// Where a number stands on a plot of `size` steps (pixels, columns of a terminal).
    pub fn scaled(self, n: u64, size: u64) -> u64 {
        let span = u128::from(self.high - self.low);
        let from = u128::from(n.clamp(self.low, self.high) - self.low);
        // At most `size`, which is a u64.
        u64::try_from(from * u128::from(size) / span).unwrap_or(size)
    }

    /// At most `at_most` (two at least) round numbers inside the plot, evenly apart: 1, 2 or 5
    /// times a power of ten.
    pub fn ticks(self, at_most: usize) -> Vec<u64> {
        let inside = |step: u64| (self.high / step + 1).saturating_sub(self.low.div_ceil(step));
        let fits = |step: u64| inside(step) <= at_most.max(2) as u64;
        let step = steps().find(|step| fits(*step)).unwrap_or(u64::MAX);
        let first = self.low.div_ceil(step);
        (first..=self.high / step).map(|i| i * step).collect()
    }
}

/// 1, 2, 5, 10, 20, 50 … as far as counts go.
fn steps() -> impl Iterator<Item = u64> {
    (0..19u32).flat_map(|power| [1u64, 2, 5].into_iter().filter_map(move |m| m.checked_mul(10u64.checked_pow(power)?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ticks_are_round_and_zero_is_not_forced() {
        for (numbers, at_most, wanted) in [
            (vec![0], 5, vec![0, 1]),
            (vec![7], 5, vec![6, 7, 8]),
            (vec![540, 660], 6, vec![540, 560, 580, 600, 620, 640, 660]),
            (vec![1_000_000_000_000], 3, vec![950_000_000_000, 1_000_000_000_000, 1_050_000_000_000]),
            (vec![0, 1_000_000_000_000], 4, vec![0, 500_000_000_000, 1_000_000_000_000]),
        ] {
            let ticks = Scale::over(numbers.clone()).unwrap().ticks(at_most.max(wanted.len()));
            assert_eq!(ticks, wanted, "{numbers:?}");
        }
    }

    proptest! {
        #[test]
        fn places_keep_order_and_ticks_stay_inside(a in 0u64..=1_000_000_000_000_000, b in 0u64..=1_000_000_000_000_000, n in 2usize..9) {
            let scale = Scale::over([a, b]).unwrap();
            prop_assert!(scale.place(a.min(b)) <= scale.place(a.max(b)));
            prop_assert!(scale.place(a) <= Scale::WHOLE);
            let ticks = scale.ticks(n);
            prop_assert!(ticks.len() <= n);
            prop_assert!(ticks.iter().all(|t| scale.low() <= *t && *t <= scale.high()));
        }
    }
}
