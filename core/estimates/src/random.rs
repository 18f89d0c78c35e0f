//! Drawing at random from a generator that is handed in. Input: the generator, the distribution's parameters. Output: a
//! draw, the same on every machine for the same seed: only `libm` and the four operations. Leaves out where seeds come
//! from: they are arguments.
//!
//! Sources: Marsaglia and Tsang, *ACM TOMS* 26 (2000), gamma; Hörmann, *J. Stat. Comput. Simul.* 46 (1993), binomial (BTRS);
//! Hörmann, *Insurance: Math. Econ.* 12 (1993), Poisson (PTRS).

use libm::{exp, fabs, floor, lgamma, log, log1p, sqrt};
use rand_core::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

/// A generator for one purpose of one seed: each stream is 2^128 draws away from the next.
pub fn generator(seed: u64, stream: u32) -> Xoshiro256PlusPlus {
    let mut generator = Xoshiro256PlusPlus::seed_from_u64(seed);
    (0..stream).for_each(|_| generator.jump());
    generator
}

/// Uniform within (0, 1), never an end.
pub fn uniform(rng: &mut impl Rng) -> f64 {
    ((rng.next_u64() >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
}

/// Standard normal, by the polar method; the second of each pair is not kept, so that draws don't depend on history.
pub fn normal(rng: &mut impl Rng) -> f64 {
    loop {
        let (x, y) = (2.0 * uniform(rng) - 1.0, 2.0 * uniform(rng) - 1.0);
        let s = x * x + y * y;
        if s < 1.0 && s > 0.0 {
            return x * sqrt(-2.0 * log(s) / s);
        }
    }
}

/// The logarithm of a gamma draw of this shape and rate 1: a shape near zero gives draws too small for a number.
pub fn log_gamma(rng: &mut impl Rng, shape: f64) -> f64 {
    if shape < 1.0 {
        let boost = log(uniform(rng)) / shape;
        return log_gamma(rng, shape + 1.0) + boost;
    }
    log(gamma(rng, shape))
}

/// Gamma of this shape and rate 1.
pub fn gamma(rng: &mut impl Rng, shape: f64) -> f64 {
    if shape < 1.0 {
        return exp(log_gamma(rng, shape));
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / sqrt(9.0 * d);
    loop {
        let x = normal(rng);
        let v = 1.0 + c * x;
        if v <= 0.0 {
            continue;
        }
        let v = v * v * v;
        let u = uniform(rng);
        let square = x * x;
        if u < 1.0 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1.0 - v + log(v)) {
            return d * v;
        }
    }
}

/// Beta, as the two logarithms `(log x, log(1 - x))`.
pub fn log_beta(rng: &mut impl Rng, a: f64, b: f64) -> (f64, f64) {
    let (x, y) = (log_gamma(rng, a), log_gamma(rng, b));
    let high = x.max(y);
    let sum = high + log1p(exp(x.min(y) - high));
    (x - sum, y - sum)
}

/// How many of `trials` succeed, each with chance `p`.
pub fn binomial(rng: &mut impl Rng, trials: u64, p: f64) -> u64 {
    if trials == 0 || p <= 0.0 {
        return 0;
    }
    if p >= 1.0 {
        return trials;
    }
    if p > 0.5 {
        return trials - binomial(rng, trials, 1.0 - p);
    }
    let n = trials as f64;
    if n * p >= 10.0 { binomial_by_rejection(rng, n, p) as u64 } else { binomial_by_inversion(rng, trials, p) }
}

fn binomial_by_inversion(rng: &mut impl Rng, trials: u64, p: f64) -> u64 {
    let n = trials as f64;
    let odds = p / (1.0 - p);
    let first = exp(n * log1p(-p));
    loop {
        let mut left = uniform(rng);
        let mut chance = first;
        let mut count = 0u64;
        // Past this the chances left are below what the uniform can tell apart.
        while count <= trials.min(200) {
            if left <= chance {
                return count;
            }
            left -= chance;
            count += 1;
            chance *= odds * (n - count as f64 + 1.0) / count as f64;
        }
    }
}

fn binomial_by_rejection(rng: &mut impl Rng, n: f64, p: f64) -> f64 {
    let spread = sqrt(n * p * (1.0 - p));
    let b = 1.15 + 2.53 * spread;
    let a = -0.0873 + 0.0248 * b + 0.01 * p;
    let c = n * p + 0.5;
    let v_right = 0.92 - 4.2 / b;
    let alpha = (2.83 + 5.1 / b) * spread;
    let log_odds = log(p / (1.0 - p));
    let mode = floor((n + 1.0) * p);
    let h = lgamma(mode + 1.0) + lgamma(n - mode + 1.0);
    loop {
        let v = uniform(rng);
        let u = uniform(rng) - 0.5;
        let us = 0.5 - fabs(u);
        let k = floor((2.0 * a / us + b) * u + c);
        if us >= 0.07 && v <= v_right {
            return k;
        }
        if k < 0.0 || k > n {
            continue;
        }
        let v = log(v * alpha / (a / (us * us) + b));
        if v <= h - lgamma(k + 1.0) - lgamma(n - k + 1.0) + (k - mode) * log_odds {
            return k;
        }
    }
}

/// Poisson of this mean.
pub fn poisson(rng: &mut impl Rng, mean: f64) -> f64 {
    if mean <= 0.0 {
        return 0.0;
    }
    if mean < 10.0 {
        let limit = exp(-mean);
        let (mut count, mut product) = (0.0, uniform(rng));
        while product > limit {
            product *= uniform(rng);
            count += 1.0;
        }
        return count;
    }
    let root = sqrt(mean);
    let b = 0.931 + 2.53 * root;
    let a = -0.059 + 0.02483 * b;
    let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    let v_right = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let v = uniform(rng);
        let u = uniform(rng) - 0.5;
        let us = 0.5 - fabs(u);
        let k = floor((2.0 * a / us + b) * u + mean + 0.43);
        if us >= 0.07 && v <= v_right {
            return k;
        }
        if k < 0.0 || (us < 0.013 && v > us) {
            continue;
        }
        if log(v * inverse_alpha / (a / (us * us) + b)) <= k * log(mean) - mean - lgamma(k + 1.0) {
            return k;
        }
    }
}

/// How many of `trials` fall to each of the chances, which need not sum to one.
pub fn multinomial(rng: &mut impl Rng, trials: u64, chances: &[f64], counts: &mut [u64]) {
    let mut mass: f64 = chances.iter().sum();
    let mut left = trials;
    let last = chances.len().saturating_sub(1);
    for (at, (count, chance)) in counts.iter_mut().zip(chances).enumerate() {
        if left == 0 {
            *count = 0;
            continue;
        }
        *count = if at == last { left } else { binomial(rng, left, (chance / mass).min(1.0)) };
        left -= *count;
        mass -= chance;
        if mass <= 0.0 && left > 0 {
            // What rounding left over belongs to the last that had a chance.
            *count += left;
            left = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of many draws, each within five standard errors of what theory says.
    fn moments(mean: f64, variance: f64, mut draw: impl FnMut(&mut Xoshiro256PlusPlus) -> f64) {
        let mut rng = generator(7, 0);
        let draws: Vec<f64> = (0..40_000).map(|_| draw(&mut rng)).collect();
        let n = draws.len() as f64;
        let m = draws.iter().sum::<f64>() / n;
        let v = draws.iter().map(|x| (x - m) * (x - m)).sum::<f64>() / n;
        assert!(fabs(m - mean) < 5.0 * sqrt(variance / n), "mean {m} is not {mean}");
        assert!(fabs(v - variance) < 0.1 * variance, "variance {v} is not {variance}");
    }

    #[test]
    fn draws_have_the_moments_of_their_distribution() {
        moments(0.5, 1.0 / 12.0, uniform);
        moments(0.0, 1.0, normal);
        moments(3.7, 3.7, |rng| gamma(rng, 3.7));
        moments(0.25, 0.25, |rng| gamma(rng, 0.25));
        moments(0.4, 0.04, |rng| exp(log_beta(rng, 2.0, 3.0).0));
        moments(3.0, 2.7, |rng| binomial(rng, 30, 0.1) as f64);
        moments(280.0, 84.0, |rng| binomial(rng, 400, 0.7) as f64);
        moments(4.0, 4.0, |rng| poisson(rng, 4.0));
        moments(90.0, 90.0, |rng| poisson(rng, 90.0));
    }

    #[test]
    fn a_multinomial_gives_everybody_a_place() {
        let mut rng = generator(1, 0);
        let mut counts = [0; 4];
        multinomial(&mut rng, 1000, &[0.5, 0.0, 0.25, 0.0], &mut counts);
        assert_eq!(counts.iter().sum::<u64>(), 1000);
        assert_eq!((counts[1], counts[3]), (0, 0));
    }

    #[test]
    fn streams_of_a_seed_differ_and_repeat() {
        let draw = |seed, stream| generator(seed, stream).next_u64();
        assert_eq!(draw(1, 0), draw(1, 0));
        assert_ne!(draw(1, 0), draw(1, 1));
    }
}
