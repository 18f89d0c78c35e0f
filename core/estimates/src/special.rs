//! Functions of mathematics that the methods share: quantiles and tails of the normal, t and Poisson distributions,
//! sums of exponentials. Input and output: numbers. Only `libm` and the four operations, so that every machine gets the
//! same bits (docs/decisions/0007). Leaves out drawing at random (`random`).

use libm::{erfc, exp, fabs, lgamma, log, sqrt};

/// The 97.5 % point of the normal distribution.
pub const Z_975: f64 = 1.959_963_984_540_054;

/// The 95 % point of chi-squared with one degree of freedom.
pub const CHI2_95: f64 = 3.841_458_820_694_124;

/// `log(sum(exp(values)))`; minus infinity for none.
pub fn log_sum_exp(values: &[f64]) -> f64 {
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if high == f64::NEG_INFINITY {
        return high;
    }
    high + log(values.iter().map(|v| exp(v - high)).sum())
}

/// The normal distribution's lower tail.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * erfc(-x / std::f64::consts::SQRT_2)
}

/// The normal distribution's quantile for `p` within (0, 1), by bisection and Newton's steps on [`normal_cdf`].
pub fn normal_quantile(p: f64) -> f64 {
    bisect(-40.0, 40.0, |x| normal_cdf(x) < p)
}

/// Student's t: quantile for `p` within (0.5, 1) and `df` degrees of freedom above 0, which may be a fraction.
pub fn t_quantile(p: f64, df: f64) -> f64 {
    bisect(0.0, 1e9, |t| 1.0 - 0.5 * incomplete_beta(df / 2.0, 0.5, df / (df + t * t)) < p)
}

/// The regularised incomplete beta function, by Lentz's continued fraction.
pub fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(b, a, 1.0 - x);
    }
    const TINY: f64 = 1e-300;
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * libm::log1p(-x)) / a;
    let nudge = |v: f64| if fabs(v) < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / nudge(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..2000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / nudge(1.0 + even * d);
        c = nudge(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / nudge(1.0 + odd * d);
        c = nudge(1.0 + odd / c);
        value *= d * c;
        if fabs(d * c - 1.0) < 1e-15 {
            break;
        }
    }
    front * value
}

/// The probability that a Poisson number of this mean is at most `count`.
pub fn poisson_cdf(count: f64, mean: f64) -> f64 {
    if count < 0.0 {
        return 0.0;
    }
    if mean <= 0.0 {
        return 1.0;
    }
    incomplete_gamma(count + 1.0, mean).1
}

/// The probability that a Poisson number of this mean is at least `count`.
pub fn poisson_tail(count: f64, mean: f64) -> f64 {
    if count <= 0.0 { 1.0 } else { incomplete_gamma(count, mean).0 }
}

/// The regularised incomplete gamma functions, lower and upper: the smaller keeps its digits however small it is.
fn incomplete_gamma(a: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        return (0.0, 1.0);
    }
    let front = exp(a * log(x) - x - lgamma(a));
    let most = 200 + (20.0 * sqrt(a.max(x))) as u32;
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0 / a, 1.0 / a);
        for step in 1..most {
            term *= x / (a + f64::from(step));
            sum += term;
            if term < sum * 1e-16 {
                break;
            }
        }
        return (front * sum, 1.0 - front * sum);
    }
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut value = d;
    for step in 1..most {
        let n = f64::from(step);
        let numerator = -n * (n - a);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        value *= d * c;
        if fabs(d * c - 1.0) < 1e-15 {
            break;
        }
    }
    (1.0 - front * value, front * value)
}

/// The point of `[low, high]` below which `is_below` holds, to the last bit that the midpoint can move.
pub fn bisect(mut low: f64, mut high: f64, is_below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if is_below(middle) { low = middle } else { high = middle }
    }
    low + (high - low) / 2.0
}

/// A quantile of sorted values, between neighbours in proportion (R's type 7).
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let at = p * last as f64;
    let below = at as usize;
    let above = (below + 1).min(last);
    sorted[below] + (at - below as f64) * (sorted[above] - sorted[below])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9 * b.abs().max(1.0), "{a} is not {b}");
    }

    #[test]
    fn known_values() {
        near(normal_quantile(0.975), Z_975);
        near(t_quantile(0.975, 10.0), 2.228_138_851_964_939);
        near(t_quantile(0.975, 1.0), 12.706_204_736_174_7);
        near(poisson_cdf(2.0, 3.0), 8.5 * exp(-3.0));
        near(poisson_tail(3.0, 3.0), 1.0 - 8.5 * exp(-3.0));
        near(poisson_cdf(0.0, 24.0), exp(-24.0));
        near(incomplete_beta(2.0, 3.0, 0.4), 0.5248);
        near(log_sum_exp(&[0.0, 0.0]), std::f64::consts::LN_2);
        near(quantile(&[1.0, 2.0, 4.0], 0.75), 3.0);
    }
}
