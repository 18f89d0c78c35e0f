//! From evidence to a probability. Input: `calibration.csv`: weights of features by kind of pair, learned on pairs of which half are
//! one name. Output: log odds. Leaves out learning them (`examples/learn.rs`).

use crate::NamesError;
use crate::compare::{FEATURES, Features, Kind};
use crate::model::{number, rows};

/// The weights of the features of each kind of pair.
#[derive(Debug, Clone, Default)]
pub struct Calibration {
    weights: [Features; Kind::ALL.len()],
}

impl Calibration {
    pub(crate) fn read(text: &str) -> Result<Calibration, NamesError> {
        let mut calibration = Calibration::default();
        for (line, row) in rows("calibration.csv", text, 3)? {
            let wrong = || NamesError::Table { table: "calibration.csv", line };
            let kind = Kind::ALL.into_iter().find(|kind| kind.name() == row[0]).ok_or_else(wrong)?;
            let feature = FEATURES.iter().position(|f| *f == row[1]).ok_or_else(wrong)?;
            calibration.weights[kind as usize][feature] = number(&row[2]).ok_or_else(wrong)?;
        }
        Ok(calibration)
    }

    /// The log odds that a pair is one name.
    pub(crate) fn weigh(&self, kind: Kind, features: &Features) -> f64 {
        self.weights[kind as usize].iter().zip(features).map(|(w, x)| w * x).sum()
    }
}
