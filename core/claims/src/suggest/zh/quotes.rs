//! How much of a Chinese sentence a claim's quotation takes.
//!
//! Input: the number, its act, the attribution. Output: a byte range: the clause, without the speaker and the cue; for an
//! item of a list the number and its noun alone.

use super::super::act::Act;
use super::super::cjk;
use super::super::discourse::Attribution;
use super::super::mention::Mention;
use super::super::text::Sentence;
use super::acts::clause;

/// The quotation's range for a number.
pub(crate) fn of_mention(
    sentence: &Sentence<'_>,
    mention: &Mention,
    act: &Act,
    attribution: Option<&Attribution>,
    drafts: &[(Mention, Act)],
) -> (usize, usize) {
    let listed = drafts.iter().any(|(other, _)| {
        other.core != mention.core
            && other.core.0 < mention.core.0
            && (act.start == act.end || act.end <= other.start)
            && sentence.slice(other.end, mention.start).chars().count() < 20
    });
    if listed || act.start == act.end {
        return cjk::trim(sentence, mention.phrase.0.min(mention.start), mention.phrase.1.max(mention.end));
    }
    let (mut start, mut end) = clause(sentence, mention.phrase.0.min(mention.start), mention.phrase.1.max(mention.end));
    if act.rule == "predicate after a comma" {
        end = clause(sentence, act.start, act.end).1;
    }
    if act.rule == "earlier in the sentence" {
        start = mention.phrase.0.min(mention.start);
    }
    if let Some(found) = attribution
        && found.cue.1 <= mention.start
        && found.cue.1 > start
        && !sentence.norm[found.cue.1..].starts_with('的')
    {
        start = found.cue.1;
    }
    if let Some(found) = attribution
        && found.subject.0 >= mention.end
    {
        end = end.min(found.subject.0);
    }
    cjk::trim(sentence, start, end)
}
