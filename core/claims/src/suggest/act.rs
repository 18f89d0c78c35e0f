//! Acts chosen for a number, and what each step may ask of an act word.

use super::lexicon::{Class, Hit, Lexicon, Word};
use super::text::Sentence;

/// An act that governs a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Act {
    pub(crate) what: String,
    /// The act's words; empty when it was carried over.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) rule: &'static str,
    pub(crate) weak: bool,
}

impl Act {
    /// An act that has no words of its own here.
    pub(crate) fn carried(what: &str, at: usize, rule: &'static str) -> Act {
        Act { what: what.to_owned(), start: at, end: at, rule, weak: false }
    }
}

/// The act a hit names here, if one of its rows holds.
pub(crate) fn read<'l>(lexicon: &'l Lexicon, hit: &Hit) -> Option<(&'l str, super::lexicon::ActForm, bool)> {
    match lexicon.row_read(hit)? {
        Word::Act { what, form, weak, .. } => Some((what, *form, *weak)),
        _ => None,
    }
}

/// Acts of a range, in order, each read.
pub(crate) fn within<'l>(
    sentence: &Sentence<'_>,
    lexicon: &'l Lexicon,
    start: usize,
    end: usize,
) -> Vec<(Hit, &'l str, super::lexicon::ActForm, bool)> {
    sentence
        .of(Class::Act, start, end)
        .filter_map(|hit| read(lexicon, hit).map(|(what, form, weak)| (*hit, what, form, weak)))
        .collect()
}

/// The nearest character boundary at or before a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
