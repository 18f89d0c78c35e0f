//! The Chinese grammar: numerals, counted nouns, acts, reporting, dates, quotations, claims without a number.

pub(crate) mod acts;
pub(crate) mod context;
pub(crate) mod cues;
pub(crate) mod dates;
pub(crate) mod names;
pub(crate) mod nouns;
pub(crate) mod numerals;
mod phrases;
pub(crate) mod quotes;
pub(crate) mod speakers;
pub(crate) mod statements;
mod subjects;
