//! Claims without a number in Korean and Chinese: what the two grammars share.
//!
//! Input: the sentence's statement words, and from the language how far the clause of one reaches and who its subject is.
//! Output: [`Statement`]s. Kept only where the document speaks of an act; a count in the same clause already says that it
//! is confirmed; a doubt voiced as a denial is one claim.

use attested_model::Modality;

use super::super::act;
use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{Class, Hit, Lexicon, Word};
use super::super::mention::Mention;
use super::super::statement::Statement;
use super::super::text::Sentence;

/// What a language tells of a statement word.
pub(crate) trait Clauses {
    /// The words are an act or a quantity, no statement.
    fn is_other(&self, hit: &Hit) -> bool;
    /// The clause's range.
    fn range(&self, hit: &Hit, attribution: Option<&Attribution>) -> (usize, usize);
    /// A body that the clause names as its subject, where that goes before who reports it.
    fn named(&self, _discourse: &mut Discourse, _hit: &Hit) -> Option<Speaker> {
        None
    }
    /// Whether two clauses of one stance in a row are one claim.
    fn joins(&self, _modality: Modality) -> bool {
        false
    }
    /// The clause's own subject.
    fn subject(&self, discourse: &mut Discourse, hit: &Hit) -> Option<Speaker>;
}

/// The claims without a number in a sentence.
pub(crate) fn statements(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    attributions: &[Attribution],
    mentions: &[Mention],
    clauses: &impl Clauses,
) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let acts = act::within(sentence, lexicon, 0, sentence.norm.len());
    if discourse.field == 0 && acts.iter().all(|(.., weak)| *weak) {
        return out;
    }
    let hits: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Statement).copied().collect();
    for hit in hits {
        let Word::Statement { modality, what, needs } = lexicon.word(&hit) else { continue };
        let needed = needs.is_empty() || needs.iter().any(|needed| sentence.holds(needed));
        let told_twice = out.iter().filter(|other| other.modality == *modality).count() > 2;
        if !needed || told_twice || clauses.is_other(&hit) {
            continue;
        }
        let attribution = attributions.iter().find(|found| {
            found.from <= hit.start && hit.start < found.to && found.rule != super::super::zh::cues::OF_A_NOUN
        });
        let range = clauses.range(&hit, attribution);
        let act_inside = acts.iter().rev().find(|(act, .., weak)| !weak && act.start >= range.0 && act.end <= range.1);
        let numbered = mentions.iter().any(|mention| mention.start >= range.0 && mention.end <= range.1);
        let numbered = numbered && what != "sourcing";
        if numbered && matches!(modality, Modality::Confirmed | Modality::Asserted)
            || (*modality == Modality::Confirmed && act_inside.is_none())
        {
            continue;
        }
        // 正在查证，目前无法证实: one doubt in two clauses.
        if let Some(before) = out.last_mut()
            && clauses.joins(*modality)
            && before.modality == *modality
            && before.end <= range.0
            && sentence.slice(before.end, range.0).chars().count() <= 2
            && what.is_empty()
        {
            before.end = range.1;
            if before.what == "statement"
                && let Some((_, told, ..)) = act_inside
            {
                before.what = (*told).to_owned();
            }
            continue;
        }
        let Some((start, end)) = apart(sentence, &out, range, *modality, &hit) else { continue };
        let told = act_inside.map(|(_, what, ..)| (*what).to_owned()).or_else(|| discourse.topic().map(str::to_owned));
        let what = if what.is_empty() { told.unwrap_or_else(|| "statement".into()) } else { what.clone() };
        let speaker = clauses
            .named(discourse, &hit)
            .or_else(|| attribution.map(|found| found.speaker.clone()))
            .or_else(|| clauses.subject(discourse, &hit));
        out.push(Statement {
            start,
            end,
            modality: *modality,
            what,
            speaker,
            words: (hit.start, hit.end),
            rule: "a statement word",
        });
    }
    out
}

/// A second claim in one clause is quoted from where the first ends.
fn apart(
    sentence: &Sentence<'_>,
    out: &[Statement],
    range: (usize, usize),
    modality: Modality,
    hit: &Hit,
) -> Option<(usize, usize)> {
    let crowded = out.iter().rev().find(|other| other.start < range.1 && range.0 < other.end);
    let (start, end) = match crowded {
        None => range,
        Some(other)
            if other.modality == modality || (other.modality == Modality::Disputed && modality == Modality::Denied) =>
        {
            return None;
        }
        Some(other) if other.end < hit.end => super::trim(sentence, other.end, range.1),
        Some(_) => return None,
    };
    let start = start + leading(sentence.slice(start, end));
    (end > start).then_some((start, end))
}

/// Bytes of a particle that a cut left at the front: 이라며, 라고, 并.
fn leading(text: &str) -> usize {
    [
        "이라면서도 ",
        "라면서도 ",
        "면서도 ",
        "이라며 ",
        "라며 ",
        "며 ",
        "이라고 ",
        "라고 ",
        "고 ",
        "면서 ",
        "并",
        "且",
        "而",
    ]
    .iter()
    .find(|word| text.starts_with(**word))
    .map_or(0, |word| word.len())
}
