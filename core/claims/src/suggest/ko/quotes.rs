//! stub
use super::super::{act::Act, discourse::Attribution, lexicon::Lexicon, mention::Mention, text::Sentence};
pub(crate) fn of_mention(_: &Sentence<'_>, m: &Mention, _: &Act, _: Option<&Attribution>, _: &[(Mention, Act)]) -> (usize, usize) { (m.start, m.end) }
pub(crate) fn places(_: &Sentence<'_>, _: &Lexicon, _: usize, _: usize) -> Vec<(usize, usize)> { Vec::new() }
