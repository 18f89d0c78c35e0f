//! Lower bounds for the number of people: what the people seen once and twice allow. Input: a table. Output: Chao's bound
//! in its forms, and Zelterman's estimate. Leaves out any other estimate: people on
//! no list may be more.
//!
//! Sources: Chao, *Biometrics* 43 (1987) and 45 (1989); Zelterman, *J. Stat. Plan. Inference* 18 (1988).
//! The method: docs/methods/lower-bounds.md.

use crate::special::Z_975;
use crate::table::Table;
use libm::{exp, log1p, sqrt};
use serde::Serialize;

/// A form of the bound.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Form {
    /// Which: `chao`, `chao_bias_corrected`, each with `_lists` for the factor (t - 1) / t; `zelterman`
    /// (an estimate under its own assumption, shown beside the bounds).
    pub form: &'static str,
    /// The number of people.
    pub estimate: f64,
}

/// The bounds of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// Chao's bound, the headline.
    pub estimate: f64,
    /// Ends of its interval, log-normal (Chao 1987).
    pub low: f64,
    /// The same.
    pub high: f64,
    /// People on exactly one list.
    pub once: u64,
    /// People on exactly two lists.
    pub twice: u64,
    /// All forms.
    pub forms: Vec<Form>,
}

/// The bounds, or None where nobody stands on exactly two lists: then nothing bounds the unseen.
pub fn bounds(table: &Table) -> Option<Bounds> {
    let (once, twice) = (table.on_exactly(1), table.on_exactly(2));
    if twice == 0 {
        return None;
    }
    let (observed, f1, f2) = (table.observed() as f64, once as f64, twice as f64);
    let lists = table.lists.len() as f64;
    let factor = (lists - 1.0) / lists;
    let chao = f1 * f1 / (2.0 * f2);
    let corrected = f1 * (f1 - 1.0).max(0.0) / (2.0 * (f2 + 1.0));
    let mut forms = vec![
        Form { form: "chao", estimate: observed + chao },
        Form { form: "chao_bias_corrected", estimate: observed + corrected },
        Form { form: "chao_lists", estimate: observed + factor * chao },
        Form { form: "chao_bias_corrected_lists", estimate: observed + factor * corrected },
    ];
    if f1 > 0.0 {
        // The chance to be seen, as if all had the rate that once and twice show.
        let seen = 1.0 - exp(-2.0 * f2 / f1);
        forms.push(Form { form: "zelterman", estimate: observed / seen });
    }
    let ratio = f1 / f2;
    let variance = f2 * (ratio * ratio / 2.0 + ratio * ratio * ratio + ratio * ratio * ratio * ratio / 4.0);
    let (low, high) = if chao > 0.0 {
        let spread = exp(Z_975 * sqrt(log1p(variance / (chao * chao))));
        (observed + chao / spread, observed + chao * spread)
    } else {
        (observed, observed)
    };
    Some(Bounds { estimate: observed + chao, low, high, once, twice, forms })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_forms() {
        let table =
            Table::of_cells(3, &[(0b100, 41), (0b010, 5), (0b001, 5), (0b011, 54), (0b101, 6), (0b111, 12)]).unwrap();
        let bounds = bounds(&table).unwrap();
        let form = |name: &str| bounds.forms.iter().find(|form| form.form == name).unwrap().estimate;
        assert!((form("chao") - 144.675).abs() < 1e-9);
        assert!((form("chao_bias_corrected_lists") - 136.93).abs() < 0.01);
        assert!(bounds.low > 123.0 && bounds.high < 250.0);
    }

    #[test]
    fn nothing_bounds_lists_that_never_meet() {
        assert!(super::bounds(&Table::of_cells(3, &[(1, 5), (2, 6), (4, 7)]).unwrap()).is_none());
    }
}
