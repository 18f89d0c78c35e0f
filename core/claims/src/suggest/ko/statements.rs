//! Korean claims that carry no number: 확인되지 않았다, 언급하지 않았다, 부인했다, 사실로 보인다, 재개됐다.
//!
//! Input: words of the statements table. Output: [`Statement`]s: the clause and its speaker. Kept only where the document
//! speaks of an act.

use attested_model::Modality;

use super::super::act;
use super::super::cjk;
use super::super::discourse::{Attribution, Discourse};
use super::super::lexicon::{Class, Hit, Lexicon, Word};
use super::super::mention::Mention;
use super::super::statement::Statement;
use super::super::text::Sentence;
use super::cues;
use super::quotes::{clause_start, predicate_end};

/// The claims without a number in a sentence.
pub(crate) fn statements(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    attributions: &[Attribution],
    mentions: &[Mention],
) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let acts = act::within(sentence, lexicon, 0, sentence.norm.len());
    if discourse.field == 0 && acts.iter().all(|(.., weak)| *weak) {
        return out;
    }
    let hits: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Statement).copied().collect();
    for hit in hits {
        let Word::Statement { modality, what, needs } = lexicon.word(&hit) else { continue };
        if !needs.is_empty() && !needs.iter().any(|needed| sentence.norm.contains(needed.as_str())) {
            continue;
        }
        // 행방을 알 수 없다 is an act of its own.
        if acts
            .iter()
            .any(|(act, ..)| act.start < hit.end && hit.start < act.end && act.end - act.start > hit.end - hit.start)
            || out.iter().filter(|other| other.modality == *modality).count() > 1
        {
            continue;
        }
        let attribution = attributions.iter().find(|found| found.from <= hit.start && hit.start < found.to);
        let start = clause_start(sentence, hit.start, attribution);
        let end = predicate_end(sentence, hit.end);
        let (start, end) = cjk::trim(sentence, start, end);
        // A count in the same clause already says it is confirmed.
        let numbered = mentions.iter().any(|mention| mention.start >= start && mention.end <= end);
        if (*modality == Modality::Confirmed || *modality == Modality::Asserted) && numbered {
            continue;
        }
        if *modality == Modality::Confirmed && !acts.iter().any(|(act, ..)| act.start >= start && act.end <= end) {
            continue;
        }
        // A second claim in one clause is quoted from where the first ends; a doubt that is voiced as a denial is one claim.
        let crowded = out
            .iter()
            .rev()
            .find(|other| other.start < end && start < other.end)
            .map(|other| (other.end, other.modality));
        let (start, end) = match crowded {
            Some((_, known))
                if known == *modality || (known == Modality::Disputed && *modality == Modality::Denied) =>
            {
                continue;
            }
            Some((after, _)) if after < hit.end => cjk::trim(sentence, after, end),
            Some(_) => continue,
            None => (start, end),
        };
        let start = start + leading(sentence.slice(start, end));
        if end <= start {
            continue;
        }
        let act = acts
            .iter()
            .rev()
            .find(|(act, ..)| act.start >= start && act.end <= end)
            .map(|(_, what, ..)| (*what).to_owned());
        let what = if what.is_empty() {
            act.or_else(|| discourse.topic().map(str::to_owned)).unwrap_or_else(|| "statement".into())
        } else {
            what.clone()
        };
        out.push(Statement {
            start,
            end,
            modality: *modality,
            what,
            speaker: attribution.map(|found| found.speaker.clone()).or_else(|| {
                cues::own_subject(
                    sentence,
                    lexicon,
                    discourse,
                    attributions.iter().map(|found| found.to).filter(|to| *to <= hit.start).max().unwrap_or(0),
                    hit.start,
                )
            }),
            words: (hit.start, hit.end),
            rule: "a statement word",
        });
    }
    out
}

/// Bytes of a particle that a cut left at the front: 이라며, 라고, 并.
fn leading(text: &str) -> usize {
    ["이라며 ", "라며 ", "며 ", "이라고 ", "라고 ", "고 ", "면서 ", "并", "且", "而"]
        .iter()
        .find(|word| text.starts_with(**word))
        .map_or(0, |word| word.len())
}
