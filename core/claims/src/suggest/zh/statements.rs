//! stub
use super::super::{discourse::{Attribution, Discourse}, lexicon::Lexicon, mention::Mention, statement::Statement, text::Sentence};
pub(crate) fn statements(_: &Sentence<'_>, _: &Lexicon, _: &mut Discourse, _: &[Attribution], _: &[Mention]) -> Vec<Statement> { Vec::new() }
