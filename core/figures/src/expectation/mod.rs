//! expectation/v1: what a settled total turns out to be, judged from what was said early, by whom and in which words.
//! Rules, formulas, scores and limits: `docs/methods/expectation-v1.md`.
//!
//! Input: numbers said, the tables of `vocab/expectation`. Output: an interval that held the settled total in about four
//! of five past events, or the reason why none is given. Leaves out what is stated: an expectation is ours, never a
//! claim, and no figure uses it.

mod data;
mod figure;
mod fit;
mod hindcast;
mod mixture;
mod model;
mod said;
mod tables;

pub use data::{DAYS, HindcastEvent, read_events};
pub use figure::{ALIKE_NEEDED, Expectation, FigureExpectation, LAST_DAY, Withheld, expectation};
pub use fit::{Case, HeldOut, cases, fit, leave_one_out, track_record};
pub use hindcast::{Hindcast, hindcast};
pub use model::{LEVEL, Model, Prediction, Setting};
pub use said::{Kind, Said, Voice};
pub use tables::ExpectationTexts;

/// The method's name and version, as it is printed.
pub const METHOD: &str = "expectation/v1";

#[cfg(test)]
mod tests;
