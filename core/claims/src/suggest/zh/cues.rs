//! Who answers for what in a Chinese sentence.
//!
//! Input: reporting words, bodies and roles found by the lexicon. Output: [`Attribution`]s. "X表示，…", "据X统计，…", "…，X
//! 说", "X援引Y称": the words before a cue up to the last mark are its subject; 该组织, 他 point back.

use attested_model::Modality;

use super::super::act::floor;
use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{Class, CueRole, Hit, Lexicon, Word};
use super::super::text::Sentence;
use super::super::when::Time;
use super::speakers::resolve;

/// The attributions of a sentence, in order.
pub(crate) fn attributions(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let cues: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Cue).copied().collect();
    for (index, hit) in cues.iter().enumerate() {
        let Some((role, modality)) = lexicon.meanings(hit).find_map(|word| match word {
            Word::Cue { role, modality } if !matches!(role, CueRole::Hedge) => Some((*role, *modality)),
            _ => None,
        }) else {
            continue;
        };
        if role == CueRole::According {
            if let Some(found) = according(sentence, lexicon, discourse, hit) {
                // 据X报道 and 据X说 hold a second cue of the same speaker.
                out.retain(|other| other.cue.0 < found.cue.0 || other.cue.0 > found.subject.1 + 12);
                out.push(found);
            }
            continue;
        }
        if out.last().is_some_and(|last| {
            last.rule == "according to X" && hit.start < last.subject.1 + 12 && hit.start >= last.cue.0
        }) {
            continue;
        }
        let _ = index;
        let (from, mut to) = before_cue(sentence, hit);
        // 周五, 9日 and adverbs stand between subject and cue.
        to = to.min(hit.start);
        if to <= from {
            continue;
        }
        let Some((speaker, span)) = resolve(
            sentence,
            lexicon,
            discourse,
            from,
            to,
            role == CueRole::Count || modality == Modality::Estimated || modality == Modality::Confirmed,
        ) else {
            continue;
        };
        if role == CueRole::Learned {
            let outlet = speaker.written.clone();
            out.push(Attribution {
                from: span.0,
                to: sentence.norm.len(),
                speaker: Speaker {
                    name: "unnamed source".into(),
                    written: outlet.clone(),
                    via: vec![outlet],
                    kind: None,
                },
                modality,
                cue: (hit.start, hit.end),
                subject: span,
                rule: "has learned",
            });
            continue;
        }
        // One subject, two verbs (说明称): the first stands.
        if out.last().is_some_and(|last| last.subject == span) {
            continue;
        }
        out.push(Attribution {
            from: span.0,
            to: sentence.norm.len(),
            speaker,
            modality,
            cue: (hit.start, hit.end),
            subject: span,
            rule: "X said",
        });
    }
    reach(sentence, out)
}

/// The clause before a cue, from the last mark.
fn before_cue(sentence: &Sentence<'_>, hit: &Hit) -> (usize, usize) {
    let mut head = &sentence.norm[..hit.start];
    // 人权组织“春天”统计: a quoted name belongs to the subject.
    if head.ends_with(['”', '"', '」'])
        && let Some(open) =
            head[..head.len() - 1].char_indices().rev().find(|(_, c)| matches!(c, '“' | '"' | '「')).map(|(at, _)| at)
        && head.len() - open < 40
    {
        head = &head[..open];
    }
    let from = head
        .rfind(['，', '。', '；', '：', '“', '”', '！', '？', ';', '"', '」', ','])
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    (from, hit.start)
}

/// The clause's own subject before a statement word: 俄方从未公布自己的损失.
pub(crate) fn own_subject(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
) -> Option<Speaker> {
    let (from, to) = before_cue(sentence, hit);
    resolve(sentence, lexicon, discourse, from, to, true).map(|(speaker, _)| speaker)
}

/// "据X报道", "根据X的统计", "援引X".
fn according(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, hit: &Hit) -> Option<Attribution> {
    // A name that is read has at most 44 characters: what stands far behind is not looked at again for every 据.
    let tail = &sentence.norm[hit.end..floor(&sentence.norm, hit.end + 300)];
    let stop = tail.find(['，', '。', '；', ',', '：', '“']).map_or(tail.len(), |at| at);
    let whole = (hit.end, hit.end + stop);
    // 据X介绍, 据X统计: the verb or noun that closes the phrase is no part of the name.
    let closing = sentence.slice(whole.0, whole.1).char_indices().take(60).skip(2).find(|(at, _)| {
        let rest = &sentence.norm[whole.0 + at..whole.1];
        [
            "介绍",
            "统计",
            "报道",
            "报告",
            "透露",
            "的统计",
            "的报告",
            "的数据",
            "的说法",
            "的估计",
            "的消息",
            "消息",
            "数据",
            "估计",
            "称",
            "说",
            "公布",
            "发布",
            "表示",
            "的话",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
    });
    let range = (whole.0, closing.map_or(whole.1, |(at, _)| whole.0 + at));
    let (mut speaker, span) = resolve(sentence, lexicon, discourse, range.0, range.1, true)?;
    let citing = matches!(sentence.slice(hit.start, hit.end), "援引" | "引述");
    if citing {
        // 路透社援引乌军称: the medium before goes into via.
        let (from, to) = before_cue(sentence, hit);
        if let Some(medium) = sentence.of(Class::Body, from, to).next() {
            speaker.via.push(sentence.words(medium.start, medium.end).to_owned());
        }
        return Some(Attribution {
            from,
            to: sentence.norm.len(),
            speaker,
            modality: Modality::Reported,
            cue: (hit.start, hit.end),
            subject: span,
            rule: "according to X",
        });
    }
    let modality = if sentence.slice(span.1.min(whole.1), whole.1).contains("估") {
        Modality::Estimated
    } else {
        Modality::Asserted
    };
    Some(Attribution {
        from: hit.start,
        to: sentence.norm.len(),
        speaker,
        modality,
        cue: (hit.start, hit.end),
        subject: span,
        rule: "according to X",
    })
}

/// Each attribution reaches to the next one's subject; what stands before the first belongs to it when it trails.
fn reach(sentence: &Sentence<'_>, mut found: Vec<Attribution>) -> Vec<Attribution> {
    found.sort_by_key(|item| item.from);
    let starts: Vec<usize> = found.iter().map(|item| item.from).collect();
    for (item, next) in found.iter_mut().zip(starts.iter().skip(1)) {
        item.to = item.to.min(*next);
    }
    if let Some(first) = found.first_mut().filter(|first| first.rule == "X said") {
        // "…，人权观察说。": nothing follows the cue.
        let after = sentence
            .slice(first.cue.1, first.to)
            .chars()
            .filter(|c| super::super::cjk::han(*c) || c.is_ascii_digit())
            .count();
        let before = sentence.slice(0, first.from).chars().count();
        if after < 3 || before < 4 {
            first.from = 0;
        }
    }
    found
}

/// A date between subject and cue, or right before the subject, dates the statement.
pub(crate) fn statement_date(sentence: &Sentence<'_>, found: &Attribution, time: &Time) -> bool {
    let between = time.start >= found.subject.0 && time.end <= found.cue.0;
    let before = time.end <= found.subject.0
        && sentence.slice(time.end, found.subject.0).chars().count() <= 3
        && sentence.slice(0, time.start).chars().count() <= 4;
    (between || before) && found.cue.1 > found.cue.0
}
