//! A mixture of two-sided exponential distributions: what several numbers together leave open. Input: components. Output:
//! quantiles. Only the four operations and libm's `exp` are used, so that every machine gets the same bits.

/// A component: where a number lies, how far the total tends to lie above and below it, and its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Component {
    pub at: f64,
    pub up: f64,
    pub down: f64,
    pub weight: f64,
}

impl Component {
    /// The share that lies below a point. The density is continuous at `at`, so `down / (up + down)` lies below that.
    fn below(&self, point: f64) -> f64 {
        let away = point - self.at;
        let share = self.down / (self.up + self.down);
        if away < 0.0 { share * libm::exp(away / self.down) } else { 1.0 - (1.0 - share) * libm::exp(-away / self.up) }
    }
}

/// Far above ln(1 + 10^15), the largest number that a claim can state.
const CEILING: f64 = 64.0;

/// The point below which a share of the mixture lies, not below zero: there are no fewer than no people.
pub(super) fn quantile(components: &[Component], share: f64) -> f64 {
    let total: f64 = components.iter().map(|c| c.weight).sum();
    let below = |point: f64| components.iter().map(|c| c.weight * c.below(point)).sum::<f64>() / total;
    let (mut low, mut high) = (0.0, CEILING);
    // 50 halvings of 64 leave less than a part in 10^13.
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        if below(middle) < share { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_component_has_its_own_quantiles() {
        let one = [Component { at: 5.0, up: 2.0, down: 1.0, weight: 3.0 }];
        // A third lies below 5; of the rest, half within 2 ln 2.
        assert!((quantile(&one, 1.0 / 3.0) - 5.0).abs() < 1e-9);
        assert!((quantile(&one, 2.0 / 3.0) - (5.0 + 2.0 * libm::log(2.0))).abs() < 1e-9);
        assert_eq!(quantile(&[Component { at: 0.1, up: 1.0, down: 9.0, weight: 1.0 }], 0.1), quantile(&one, 0.0));
    }

    #[test]
    fn two_apart_leave_open_what_lies_between() {
        let two = [1.0, 9.0].map(|at| Component { at, up: 0.1, down: 0.1, weight: 1.0 });
        assert!(quantile(&two, 0.2) < 1.1 && quantile(&two, 0.8) > 8.9);
        let mut turned = two;
        turned.reverse();
        assert_eq!(quantile(&two, 0.5), quantile(&turned, 0.5));
    }
}
