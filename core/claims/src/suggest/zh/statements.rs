//! Chinese claims that carry no number: 无法证实, 拒绝置评, 否认, 不存在所谓的, 看来属实, 恢复遣返.
//!
//! Input: words of the statements table. Output: [`Statement`]s: the clause and its speaker (`cjk::statements`). Decides how
//! far the clause reaches and who its subject is.

use attested_model::Modality;

use super::super::cjk;
use super::super::cjk::statements::{self, Clauses};
use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{Class, Hit, Lexicon, Word};
use super::super::mention::Mention;
use super::super::statement::Statement;
use super::super::text::Sentence;
use super::acts::clause;
use super::subjects;

/// A sentence read for its statements.
struct Chinese<'s, 't> {
    sentence: &'s Sentence<'t>,
    lexicon: &'s Lexicon,
    mentions: &'s [Mention],
}

impl Clauses for Chinese<'_, '_> {
    /// 下落不明 is an act, 人数不明 a quantity.
    fn is_other(&self, hit: &Hit) -> bool {
        let act =
            self.sentence.hits.iter().any(|act| act.class == Class::Act && act.start < hit.start && hit.end <= act.end);
        // 不愿透露姓名的官员 refuses no answer.
        let named = ["姓名", "身份", "名字", "其姓名", "具名"]
            .iter()
            .any(|word| self.sentence.norm[hit.end..].strip_prefix(word).is_some_and(|rest| rest.starts_with('的')));
        // 反驳说，…, 矢口否认，…声称没有一名居民…: the denial proper follows.
        let tail = &self.sentence.norm[hit.end..];
        let word = self.sentence.slice(hit.start, hit.end);
        let opens = ["反驳", "驳斥", "否认"].iter().any(|denial| word.ends_with(denial))
            && (["说", "称", "道", "指", "："].iter().any(|cue| tail.starts_with(cue))
                || tail.starts_with('，')
                    && self.sentence.of(Class::Statement, hit.end, self.sentence.norm.len()).any(|later| {
                        matches!(
                            self.lexicon.word(later),
                            Word::Statement { modality: Modality::Denied, needs, .. }
                                if needs.is_empty() || needs.iter().any(|needed| self.sentence.holds(needed))
                        )
                    }));
        act || named
            || opens
            || self.mentions.iter().any(|mention| mention.start <= hit.start && hit.end <= mention.end)
    }

    fn range(&self, hit: &Hit, attribution: Option<&Attribution>) -> (usize, usize) {
        let text = &self.sentence.norm;
        let (mut start, mut end) = clause(self.sentence, hit.start, hit.end);
        // A short clause takes the topic before it: 人数以及其中有没有脱北者，韩方无法确定.
        if self.sentence.slice(start, end).chars().count() < 8 && start > 0 {
            let head = text[..start].trim_end_matches(['，', ',', ' ']).len();
            if head > 0 && text[head..].starts_with(['，', ',']) {
                let topic = clause(self.sentence, head, head).0;
                // Another claim is no topic.
                if self.sentence.of(Class::Statement, topic, head).next().is_none() {
                    start = topic;
                }
            }
        }
        if let Some(found) = attribution.filter(|found| found.cue.1 <= hit.start) {
            start = start.max(found.cue.1);
        }
        // 不存在所谓的“脱北者”: the quoted word belongs to it.
        if let Some(inside) = text[end..].strip_prefix(['"', '「'])
            && let Some(close) = inside.find(['"', '」']).filter(|at| *at < 60)
        {
            let open = text.len() - end - inside.len();
            end += open + close + inside[close..].chars().next().map_or(0, char::len_utf8);
        }
        cjk::trim(self.sentence, start, end)
    }

    fn joins(&self, modality: Modality) -> bool {
        matches!(modality, Modality::Undetermined | Modality::Declined)
    }

    fn named(&self, discourse: &mut Discourse, hit: &Hit) -> Option<Speaker> {
        subjects::named_subject(self.sentence, self.lexicon, discourse, hit)
    }

    fn subject(&self, discourse: &mut Discourse, hit: &Hit) -> Option<Speaker> {
        subjects::own_subject(self.sentence, self.lexicon, discourse, hit)
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
    let chinese = Chinese { sentence, lexicon, mentions };
    statements::statements(sentence, lexicon, discourse, attributions, mentions, &chinese)
}
