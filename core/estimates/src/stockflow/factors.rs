//! What a claim says of a number, as a factor of the likelihood. Input: how it was said, its ends. Output: a density that is
//! level between the ends and falls off beside them with a heavy tail, on the scale of logarithms. Leaves out the origin's bias,
//! which shifts the number before it gets here, and how far an origin is believed.
//!
//! No factor is zero: a hard "as many as" makes larger numbers improbable, never impossible.

use super::books::Says;
use libm::{log, sqrt};

/// How softly a number binds: the scale, in logarithms, on which the factor falls off beside its ends.
pub(super) fn softness(says: Says) -> f64 {
    match says {
        Says::Exact => 0.05,
        Says::Between => 0.1,
        Says::About | Says::AtLeast | Says::AtMost => 0.15,
        Says::Vague | Says::FarLess => 0.3,
        Says::Nothing => 1.0,
    }
}

/// Where a whole number stands on the scale of logarithms: nobody has a place too.
pub(super) fn place(number: f64) -> f64 {
    log(number + 0.5)
}

/// The factor of a claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Factor {
    low: f64,
    high: f64,
    softness: f64,
    /// One over the area below, so that factors are densities.
    scale: f64,
}

impl Factor {
    /// None where the claim binds nothing. `most` is the largest number that the prior allows.
    pub(super) fn of(says: Says, low: Option<u64>, high: Option<u64>, most: u64) -> Option<Factor> {
        if says == Says::Nothing || (low.is_none() && high.is_none()) {
            return None;
        }
        let softness = softness(says);
        // "Far less": half at most.
        let far = if says == Says::FarLess { log(2.0) } else { 0.0 };
        let lowest = low.map_or(f64::NEG_INFINITY, |low| place(low as f64));
        let highest = high.map_or(f64::INFINITY, |high| (place(high as f64) - far).max(place(0.0)));
        let width = highest.min(place(most as f64)) - lowest.max(place(0.0));
        // The tail's area: the integral of (1 + u^2/2)^(-3/2) from 0 on is the root of 2.
        let sides = f64::from(u8::from(low.is_some()) + u8::from(high.is_some()));
        let area = width.max(0.0) + sides * softness * sqrt(2.0);
        Some(Factor { low: lowest, high: highest, softness, scale: 1.0 / area })
    }

    /// The density between the ends.
    pub(super) fn height(&self) -> f64 {
        self.scale
    }

    /// The density at a place.
    pub(super) fn at(&self, place: f64) -> f64 {
        let beside = (self.low - place).max(place - self.high).max(0.0) / self.softness;
        let fall = 1.0 + beside * beside / 2.0;
        self.scale / (fall * sqrt(fall))
    }
}

/// What an origin that has nothing to do with the truth might say: any place alike.
pub(super) fn anything(most: u64) -> f64 {
    1.0 / (place(most as f64) - place(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_bends_and_does_not_break() {
        let factor = Factor::of(Says::AtMost, None, Some(2000), 20_000).unwrap();
        let at = |number: f64| factor.at(place(number));
        assert_eq!(at(10.0), at(2000.0));
        assert!(at(2200.0) < at(2000.0) && at(2200.0) > 0.5 * at(2000.0));
        assert!(at(4000.0) < 0.05 * at(2000.0) && at(4000.0) > 0.01 * at(2000.0));
        assert!(at(20_000.0) > 0.0);
    }

    #[test]
    fn kinds_bind_as_softly_as_they_were_said() {
        let beside = |says, low, high| {
            let factor = Factor::of(says, low, high, 20_000).unwrap();
            factor.at(place(720.0)) / factor.at(place(600.0))
        };
        let exact = beside(Says::Exact, Some(600), Some(600));
        let about = beside(Says::About, Some(600), Some(600));
        assert!(exact < about && about < 1.0);
        assert_eq!(beside(Says::AtLeast, Some(500), None), 1.0);
        let far = Factor::of(Says::FarLess, None, Some(600), 20_000).unwrap();
        assert!(far.at(place(280.0)) > 2.0 * far.at(place(550.0)) && far.at(place(600.0)) > 0.0);
        assert!(Factor::of(Says::Nothing, None, None, 20_000).is_none());
    }

    #[test]
    fn factors_are_densities() {
        for (says, low, high) in [
            (Says::Exact, Some(600), Some(600)),
            (Says::Between, Some(600), Some(2000)),
            (Says::About, Some(540), Some(660)),
        ] {
            let factor = Factor::of(says, low, high, 20_000).unwrap();
            let area: f64 = (-4000..14_000).map(|step| factor.at(f64::from(step) / 500.0) / 500.0).sum();
            assert!((area - 1.0).abs() < 0.02, "{says:?}: {area}");
        }
    }
}
