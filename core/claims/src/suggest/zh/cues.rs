//! stub
use super::super::{discourse::{Attribution, Discourse}, lexicon::Lexicon, text::Sentence, when::Time};
pub(crate) fn attributions(_: &Sentence<'_>, _: &Lexicon, _: &mut Discourse) -> Vec<Attribution> { Vec::new() }
pub(crate) fn statement_date(_: &Sentence<'_>, _: &Attribution, _: &Time) -> bool { false }
