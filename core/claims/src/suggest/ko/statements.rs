//! Korean claims that carry no number: 확인되지 않았다, 언급하지 않았다, 부인했다, 사실로 보인다, 재개됐다.
//!
//! Input: words of the statements table. Output: [`Statement`]s: the clause and its speaker (`cjk::statements`). Decides how
//! far the clause reaches and who its subject is.

use super::super::act;
use super::super::cjk;
use super::super::cjk::statements::{self, Clauses};
use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{Hit, Lexicon};
use super::super::mention::Mention;
use super::super::statement::Statement;
use super::super::text::Sentence;
use super::cues;
use super::quotes::{clause_start, predicate_end};

/// A sentence read for its statements.
struct Korean<'s, 't> {
    sentence: &'s Sentence<'t>,
    lexicon: &'s Lexicon,
    attributions: &'s [Attribution],
    mentions: &'s [Mention],
}

impl Clauses for Korean<'_, '_> {
    /// 행방을 알 수 없다 is an act of its own.
    fn is_other(&self, hit: &Hit) -> bool {
        act::within(self.sentence, self.lexicon, 0, self.sentence.norm.len()).iter().any(|(act, what, ..)| {
            let covers = act.start < hit.end && hit.start < act.end && act.end - act.start > hit.end - hit.start;
            // 105명의 생사가 불분명하다: that they are missing.
            let missing = *what == "missing"
                && act.end <= hit.start
                && self.sentence.slice(act.end, hit.start).chars().count() <= 4
                && self
                    .mentions
                    .iter()
                    .any(|mention| mention.numeric() && mention.end <= act.start && act.start - mention.end <= 12);
            covers || missing
        }) || {
            // 7명은 신원이 드러나지 않았다: it counts those who are not known.
            let head = self.sentence.norm[..hit.start].trim_end();
            ["신원이", "신원은", "국적이", "국적은", "이름이", "신원도"].iter().any(|noun| head.ends_with(noun))
                && self.mentions.iter().any(|mention| {
                    mention.numeric()
                        && mention.end <= hit.start
                        && self.sentence.slice(mention.end, hit.start).chars().count() <= 8
                })
        }
    }

    fn range(&self, hit: &Hit, attribution: Option<&Attribution>) -> (usize, usize) {
        let start = clause_start(self.sentence, hit.start, attribution);
        cjk::trim(self.sentence, start, predicate_end(self.sentence, hit.end))
    }

    fn subject(&self, discourse: &mut Discourse, hit: &Hit) -> Option<Speaker> {
        let from = self.attributions.iter().map(|found| found.to).filter(|to| *to <= hit.start).max().unwrap_or(0);
        cues::own_subject(self.sentence, self.lexicon, discourse, from, hit.start)
    }
}

/// The claims without a number in a sentence.
pub(crate) fn statements(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    attributions: &[Attribution],
    mentions: &[Mention],
) -> Vec<Statement> {
    let korean = Korean { sentence, lexicon, attributions, mentions };
    let mut out = statements::statements(sentence, lexicon, discourse, attributions, mentions, &korean);
    // Where nothing is spoken of yet, the act of the sentence itself is.
    if let Some((_, what, ..)) = act::within(sentence, lexicon, 0, sentence.norm.len()).iter().find(|(.., weak)| !weak)
    {
        for statement in out.iter_mut().filter(|statement| {
            // 추방을 늦춰 달라고 요청했다: what is asked for has not been done.
            statement.what == "statement" && statement.modality != attested_model::Modality::Asserted
        }) {
            statement.what = (*what).to_owned();
        }
    }
    // “… 없다”고 부인했다: what is denied and that it is denied are one claim.
    // 16명이 구조됐다고 정정했다, 315명으로 바로잡았다: the number that is told, and none taken back.
    out.retain(|statement| {
        let told = ["다고 ", "라고 ", "으로 "].iter().any(|tail| sentence.norm[..statement.words.0].ends_with(tail));
        let numbered = mentions
            .iter()
            .any(|mention| mention.numeric() && mention.start >= statement.start && mention.end <= statement.end);
        !(statement.modality == attested_model::Modality::Retracted && told && numbered)
    });
    let mut at = 0;
    while at + 1 < out.len() {
        let (first, next) = (&out[at], &out[at + 1]);
        // 부풀려졌다고 반박했다: a doubt voiced as a denial.
        let doubt = first.modality == attested_model::Modality::Disputed
            && next.modality == attested_model::Modality::Denied
            && first.speaker == next.speaker;
        // 확인하지 못했다고 선을 그었다: the verb only reports.
        let reports =
            matches!(first.modality, attested_model::Modality::Undetermined | attested_model::Modality::Declined)
                && next.modality == attested_model::Modality::Denied
                && sentence.slice(next.words.0, next.words.1).starts_with("선을 그")
                && first.speaker == next.speaker;
        if doubt || reports {
            out.remove(at + 1);
            continue;
        }
        let one = first.modality == next.modality
            && first.speaker == next.speaker
            && matches!(first.modality, attested_model::Modality::Denied | attested_model::Modality::Declined)
            && sentence.slice(first.end, next.start.max(first.end)).chars().count() <= 12;
        if one {
            let start = first.start.min(next.start);
            out[at + 1].start = start;
            out.remove(at);
        } else {
            at += 1;
        }
    }
    out
}
