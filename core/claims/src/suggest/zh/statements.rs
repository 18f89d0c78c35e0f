//! Chinese claims that carry no number: 无法证实, 拒绝置评, 否认, 不存在所谓的, 看来属实, 恢复遣返.
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
use super::acts::clause;
use super::cues;

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
        // 下落不明 is an act, 人数不明 a quantity.
        if sentence.hits.iter().any(|act| act.class == Class::Act && act.start < hit.start && hit.end <= act.end)
            || mentions.iter().any(|mention| mention.start <= hit.start && hit.end <= mention.end)
        {
            continue;
        }
        if out.iter().filter(|other| other.modality == *modality).count() > 1 {
            continue;
        }
        let attribution = attributions.iter().find(|found| found.from <= hit.start && hit.start < found.to);
        let (mut start, end) = clause(sentence, hit.start, hit.end);
        // A short clause takes the topic before it: 人数以及其中有没有脱北者，韩方无法确定.
        if sentence.slice(start, end).chars().count() < 8 && start > 0 {
            let head = sentence.norm[..start].trim_end_matches(['，', ',', ' ']).len();
            if head > 0 && sentence.norm[head..].starts_with(['，', ',']) {
                start = clause(sentence, head, head).0;
            }
        }
        if let Some(found) = attribution
            && found.cue.1 <= hit.start
            && found.cue.1 > start
        {
            start = found.cue.1;
        }
        // 不存在所谓的“脱北者”: the quoted word belongs to it.
        let mut end = end;
        if sentence.norm[end..].starts_with(['“', '"', '「'])
            && let Some(close) = sentence.norm[end..].find(['”', '」']).filter(|at| *at < 60)
        {
            end += close + '”'.len_utf8();
        }
        let (start, end) = cjk::trim(sentence, start, end);
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
            speaker: attribution
                .map(|found| found.speaker.clone())
                .or_else(|| cues::own_subject(sentence, lexicon, discourse, &hit)),
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
