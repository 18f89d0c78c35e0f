//! Hierarchical log-linear Poisson models of a table with an unseen combination. Input: a table. Output: the number on no
//! list by the model of lowest BIC, with its profile interval and its rivals; or why no model gives one. Leaves out
//! stepwise choice and its bootstrap (`sparse`), averaging (`dga`).
//!
//! Source: Fienberg, *Biometrika* 59 (1972); Bishop, Fienberg and Holland, *Discrete Multivariate Analysis* (1975), ch. 6;
//! Cormack, *Biometrics* 48 (1992), for profile intervals; Fienberg and Rinaldo (2012) for existence; Chan, Silverman
//! and Vincent, *JASA* 116 (2021), for effects at minus infinity. The method: docs/methods/loglinear.md.

mod existence;
mod fit;
mod models;
mod profile;
mod search;

pub use existence::Trouble;
pub(crate) use fit::solve;
pub use fit::{Cells, Fit};
pub use models::{all_models, model_name, two_way_models};
pub use profile::profile;
pub use search::{Choice, Ranked, Search, search};

use crate::table::Pattern;

/// An effect: the lists that interact, as a combination. The empty one is the intercept, single lists main effects.
pub type Effect = Pattern;

/// A model on a table: what is fitted, what is at minus infinity, which combinations are left.
#[derive(Debug, Clone)]
pub struct Model {
    /// Effects with a finite parameter, the intercept first.
    pub effects: Vec<Effect>,
    /// Effects at minus infinity: nobody stands on all their lists. Those of the model, for its count of parameters.
    pub at_minus_infinity: Vec<Effect>,
    /// Which combinations the finite parameters are fitted to; never the unseen one.
    pub allowed: Vec<bool>,
}

impl Model {
    /// The model of `effects` (closed downwards, the intercept first) on a table: an effect on whose lists together
    /// nobody stands has its maximum at minus infinity, where it rules its combinations out.
    pub fn on(counts: &[f64], lists: usize, effects: &[Effect]) -> Model {
        let mut margins = counts.to_vec();
        fit::sum_over_supersets(&mut margins, lists);
        let (finite, at_minus_infinity): (Vec<Effect>, Vec<Effect>) =
            effects.iter().partition(|&&effect| margins[effect as usize] > 0.0);
        let ruled_out = |cell: Pattern| at_minus_infinity.iter().any(|effect| effect & !cell == 0);
        let allowed = (0..counts.len()).map(|cell| cell != 0 && !ruled_out(cell as Pattern)).collect();
        Model { effects: finite, at_minus_infinity, allowed }
    }

    /// Parameters, those at minus infinity among them.
    pub fn parameters(&self) -> usize {
        self.effects.len() + self.at_minus_infinity.len()
    }

    /// Fits the model, if its maximum exists and is unique.
    pub fn fit(&self, counts: &[f64], lists: usize) -> Result<Fit, Trouble> {
        let cells = Cells { counts, allowed: &self.allowed, lists };
        existence::check(cells, &self.effects)?;
        fit::fit(cells, &self.effects).ok_or(Trouble::NoMaximum)
    }
}
