//! stub
use super::super::{lexicon::Lexicon, mention::Mention, text::Sentence};
pub(crate) fn counted(_: &Sentence<'_>, _: &Lexicon, _: &mut Mention, _: bool) -> Result<(), &'static str> { Err("") }
