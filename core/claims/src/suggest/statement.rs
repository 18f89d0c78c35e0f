//! A claim without a number, as the language's step found it.

use super::discourse::Speaker;
use attested_model::Modality;

/// A clause that refuses, denies, confirms, cannot say, or tells that a practice began or ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
    /// The quotation, by bytes of the normalised sentence.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) modality: Modality,
    pub(crate) what: String,
    pub(crate) speaker: Option<Speaker>,
    /// The words that made it one.
    pub(crate) words: (usize, usize),
    pub(crate) rule: &'static str,
}
