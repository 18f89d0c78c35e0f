//! Sources of a Korean sentence that no reporting verb names: X에 따르면, X를 인용해, X의 계산은, …다는 것이 X의 설명이다,
//! X에게서 들었다.
//!
//! Input: the sentence, its hits, the document so far, the attributions of its reporting verbs (`cues`). Output: the same
//! attributions, added to or turned to whom is cited. Leaves out the verbs themselves.

use attested_model::Modality;

use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, CueRole, Hit, Lexicon, Word};
use super::super::text::Sentence;
use super::speakers::{plain, resolve};
use super::subjects::{closes_subject, eojeols, phrase_boundary, subjects};

/// "…됐다는 X의 추정치": the body whose estimate or count it is answers for the clause before it.
pub(crate) fn reported_noun(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    out: &mut Vec<Attribution>,
) {
    let bodies: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Body).copied().collect();
    for hit in bodies {
        let tail = sentence.slice(hit.end, sentence.norm.len());
        let Some(noun) = tail.strip_prefix("의 ").and_then(|rest| {
            ["추정", "추산", "집계", "주장", "발표", "증언", "설명", "조사 결과", "분석", "판단", "입장", "관측"]
                .iter()
                .find(|noun| rest.starts_with(**noun))
        }) else {
            continue;
        };
        let head = sentence.norm[..hit.start].trim_end();
        if !["다는", "라는", "다는 것이", "라는 것이", "다는 게", "라는 게"].iter().any(|tail| head.ends_with(tail))
        {
            continue;
        }
        let Some(speaker) = resolve(sentence, lexicon, discourse, hit.start, hit.end) else { continue };
        let modality = if matches!(*noun, "추정" | "추산") { Modality::Estimated } else { Modality::Asserted };
        let from = out.iter().map(|other| other.to).filter(|to| *to <= hit.start).max().unwrap_or(0);
        let end = hit.end + "의 ".len() + noun.len();
        out.push(Attribution {
            from,
            to: end,
            speaker,
            modality,
            cue: (hit.end, end),
            subject: (hit.start, hit.end),
            rule: "X's estimate",
        });
    }
}

/// "X의 계산은 딴판이다", "…라는 것이 X의 조사 결과다", "…다는 설명이다": an account named by its noun.
pub(crate) fn accounted(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    out: &mut Vec<Attribution>,
) {
    const NOUNS: [&str; 18] = [
        "계산",
        "설명",
        "집계",
        "주장",
        "분석",
        "추산",
        "추정",
        "발표",
        "입장",
        "전언",
        "증언",
        "조사 결과",
        "말",
        "판단",
        "진술",
        "얘기",
        "해명",
        "이야기",
    ];
    let text = &sentence.norm;
    let mut push = |speaker: Speaker, noun: &str, span: (usize, usize)| {
        let modality = if matches!(noun, "추산" | "추정" | "계산" | "판단") {
            Modality::Estimated
        } else {
            Modality::Asserted
        };
        if out.is_empty() {
            let cue = (span.1, text.len());
            out.push(Attribution {
                from: 0,
                to: text.len(),
                speaker,
                modality,
                cue,
                subject: span,
                rule: "X's account",
            });
        }
    };
    let bodies: Vec<Hit> = sentence
        .hits
        .iter()
        .filter(|hit| matches!(hit.class, Class::Body | Class::Role) && text[hit.end..].len() > "의 ".len())
        .copied()
        .collect();
    for hit in bodies {
        let tail = &text[hit.end..];
        let tail = match tail.strip_prefix('(').and_then(|rest| rest.find(')').map(|at| &rest[at + 1..])) {
            Some(rest) => rest,
            None => tail,
        };
        let Some(rest) = tail.strip_prefix("의 ") else { continue };
        let Some(noun) = NOUNS.iter().find(|noun| rest.starts_with(**noun)) else { continue };
        let after = &rest[noun.len()..];
        let closes =
            ["은 ", "는 ", "이다", "다.", "다", "이었다", "으로는 ", "로는 "].iter().any(|end| after.starts_with(end));
        if closes && let Some(speaker) = resolve(sentence, lexicon, discourse, hit.start, hit.end) {
            push(speaker, noun, (hit.start, hit.end));
            return;
        }
    }
    // …다는 설명이다: the last speaker goes on.
    let close = text.trim_end_matches(['.', '"', ' ']);
    let goes_on = NOUNS.iter().find(|noun| {
        ["이다", "이었다", "입니다", "다"].iter().any(|end| {
            close.strip_suffix(end).is_some_and(|head| {
                head.strip_suffix(**noun).is_some_and(|head| head.ends_with("다는 ") || head.ends_with("라는 "))
            })
        })
    });
    let thing = ["다는 것이다", "라는 것이다", "다는 겁니다", "라는 겁니다", "다는 것입니다", "다는 거다"]
        .iter()
        .any(|end| close.ends_with(end));
    if let Some(noun) = goes_on.copied().or(thing.then_some("말")) {
        // 당국은 …다는 입장이다: the sentence's topic, if it has one.
        let own = subjects(sentence, lexicon, 0, text.len()).into_iter().find(|(topic, _)| *topic);
        if let Some((_, range)) = own
            && let Some(speaker) = resolve(sentence, lexicon, discourse, range.0, range.1)
        {
            push(speaker, noun, range);
        } else if let Some((speaker, ..)) = &discourse.last {
            push(speaker.clone(), noun, (0, 0));
        }
    }
}

/// "X에 따르면 …": governs the rest of the sentence.
pub(crate) fn according(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    out: &mut Vec<Attribution>,
) {
    let hits: Vec<Hit> = sentence
        .hits
        .iter()
        .filter(|hit| {
            hit.class == Class::Cue && matches!(lexicon.word(hit), Word::Cue { role: CueRole::According, .. })
        })
        .copied()
        .collect();
    for hit in hits {
        let words = eojeols(&sentence.norm, 0, hit.start);
        let Some(last) = words.last() else { continue };
        let mut first = words.len() - 1;
        while first > 0 && words.len() - first < 6 {
            let earlier = sentence.slice(words[first - 1].start, words[first - 1].end);
            if phrase_boundary(earlier) && !earlier.ends_with('일') || earlier.ends_with(['일', ',']) {
                break;
            }
            first -= 1;
        }
        let range = (words[first].start, last.end.min(hit.start));
        let range = author(sentence, lexicon, range).unwrap_or(range);
        let Some(speaker) = resolve(sentence, lexicon, discourse, range.0, range.1).or_else(|| named(sentence, range))
        else {
            continue;
        };
        let to = out
            .iter()
            .find(|other| other.from >= hit.end || other.subject.0 > hit.end)
            .map_or(sentence.norm.len(), |other| other.subject.0.max(hit.end));
        let said = out.iter().any(|other| other.cue.0 > hit.end && other.subject.0 == other.subject.1);
        if said {
            // "X에 따르면 …고 한다": the subjectless report is X's.
            out.retain(|other| other.cue.0 <= hit.end || other.subject.0 != other.subject.1);
        }
        out.push(Attribution {
            from: range.0,
            to: if said { sentence.norm.len() } else { to },
            speaker,
            modality: Modality::Asserted,
            cue: (hit.start, hit.end),
            subject: range,
            rule: "according to X",
        });
    }
    out.sort_by_key(|found| found.from);
}

/// "X가 7일 내놓은 보고서에 따르면": who made the document that is cited.
pub(crate) fn author(sentence: &Sentence<'_>, lexicon: &Lexicon, range: (usize, usize)) -> Option<(usize, usize)> {
    const DOCUMENTS: [&str; 17] = [
        "보고서",
        "자료",
        "문서",
        "문건",
        "전문",
        "성명",
        "통계",
        "집계",
        "발표",
        "조사",
        "추산",
        "설명자료",
        "분석",
        "보도",
        "발표문",
        "명단",
        "영상",
    ];
    let cited = sentence.slice(range.0, range.1);
    if !DOCUMENTS.iter().any(|noun| cited.contains(noun)) {
        return None;
    }
    let from = super::super::act::floor(&sentence.norm, range.0.saturating_sub(160));
    subjects(sentence, lexicon, from, range.0).into_iter().rev().find(|(topic, _)| !topic).map(|(_, range)| range)
}

/// A capital or foreign name that no table knows: as written.
fn named(sentence: &Sentence<'_>, range: (usize, usize)) -> Option<Speaker> {
    let text = plain(sentence.slice(range.0, range.1));
    if text.is_empty()
        || text.chars().count() > 24
        || ["보고서", "자료", "통계", "집계", "이", "보도", "조사", "것"].contains(&text)
    {
        return None;
    }
    let name = text
        .trim_end_matches("의 보고서")
        .trim_end_matches("의 집계")
        .trim_end_matches(" 보고서")
        .trim_end_matches(" 자료")
        .trim_end_matches(" 집계")
        .trim_end_matches(" 통계")
        .trim_end_matches(" 보도");
    let at = range.0 + sentence.slice(range.0, range.1).find(name)?;
    let written = sentence.words(at, at + name.len()).to_owned();
    Some(Speaker { name: written.clone(), written, via: Vec::new(), kind: None })
}

/// "X를 인용해": the speaker that a medium cites.
pub(crate) fn cited(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
) -> Option<(Speaker, (usize, usize))> {
    let hit = *sentence
        .hits
        .iter()
        .find(|hit| hit.class == Class::Cue && matches!(lexicon.word(hit), Word::Cue { role: CueRole::Citing, .. }))?;
    let words = eojeols(&sentence.norm, 0, hit.start);
    let last = words.last()?;
    let text = sentence.slice(last.start, last.end);
    let stem = ["을", "를", "의 말을", "측을"]
        .iter()
        .find_map(|tail| text.strip_suffix(tail))
        .map_or(last.end, |stem| last.start + stem.len());
    let mut first = words.len() - 1;
    while first > 0 && words.len() - first < 5 {
        let earlier = sentence.slice(words[first - 1].start, words[first - 1].end);
        if phrase_boundary(earlier) || closes_subject(sentence, &words[first - 1]) {
            break;
        }
        first -= 1;
    }
    let range = (words[first].start, stem);
    let speaker = resolve(sentence, lexicon, discourse, range.0, range.1).or_else(|| named(sentence, range))?;
    Some((speaker, range))
}

/// A member of parliament who tells what an agency reported: 의원은 국정원 보고를 받은 뒤 …고 전했다; who reported answers.
pub(crate) fn briefed(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, out: &mut [Attribution]) {
    const HEARD: [&str; 12] = [
        " 보고를 받은 뒤",
        " 보고를 받고",
        "의 보고를 받은 뒤",
        "의 보고를 받고",
        "으로부터 보고를 받",
        "으로부터 보고받",
        "에서 보고받",
        " 보고 내용을",
        "의 보고 내용을",
        "의 업무보고",
        "의 비공개 보고",
        " 비공개 보고",
    ];
    let found =
        sentence.hits.iter().copied().find(|hit| {
            hit.class == Class::Body && HEARD.iter().any(|tail| sentence.norm[hit.end..].starts_with(tail))
        });
    let Some(hit) = found else { return };
    let Some(speaker) = resolve(sentence, lexicon, discourse, hit.start, hit.end) else { return };
    if let Some(found) = out.iter_mut().find(|found| found.from <= hit.start && hit.end <= found.to) {
        found.speaker = Speaker { via: vec![found.speaker.name.clone()], ..speaker };
        found.rule = "told by a body to X";
    }
}

/// The cited speaker answers; the medium that cites goes into `via`.
pub(crate) fn relay(sentence: &Sentence<'_>, out: &mut Vec<Attribution>, speaker: Speaker, range: (usize, usize)) {
    if let Some(found) = out.iter_mut().find(|found| found.from <= range.0 && range.0 < found.to) {
        let medium = found.speaker.written.clone();
        found.speaker = Speaker {
            via: speaker
                .via
                .iter()
                .cloned()
                .chain((!medium.is_empty() && medium != speaker.written).then_some(medium))
                .collect(),
            ..speaker
        };
        found.rule = "cited by a medium";
        if found.modality == Modality::Asserted {
            found.modality = Modality::Reported;
        }
        return;
    }
    out.push(Attribution {
        from: 0,
        to: sentence.norm.len(),
        speaker,
        modality: Modality::Asserted,
        cue: range,
        subject: range,
        rule: "cited",
    });
}

/// "…다는 이야기를 생존자들에게서 들었다": who was heard answers; who heard passes it on.
pub(crate) fn heard(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse, out: &mut [Attribution]) {
    let text = &sentence.norm;
    let Some((at, mark)) = ["에게서", "한테서", "들로부터", "의 말이라며", "의 말이라고"]
        .iter()
        .filter_map(|mark| sentence.find(mark).map(|at| (at, *mark)))
        .min()
    else {
        return;
    };
    let told = mark.contains("말이라") || text[at..].contains("들었") || text[at..].contains("전해");
    let start = text[..at].rfind([' ', '"', ',']).map_or(0, |space| space + 1);
    let end = if mark == "들로부터" { at + "들".len() } else { at };
    if !told {
        return;
    }
    let Some(speaker) = resolve(sentence, lexicon, discourse, start, end) else { return };
    let near = if mark.contains("말이라") { at } else { start };
    if let Some(found) = out.iter_mut().find(|found| found.from <= near && near < found.to) {
        let medium = found.speaker.name.clone();
        found.speaker = Speaker { via: vec![medium], ..speaker };
        found.modality = Modality::Reported;
        found.rule = "heard from X";
    }
}

/// Whether a speaker is one who lived through it: 생존자들, 한 목격자, 살아남은 남성.
pub(crate) fn witnesses(written: &str) -> bool {
    ["생존자", "목격자", "살아남은", "구조된", "탈출한", "승객", "생환자"].iter().any(|word| written.contains(word))
}

/// The organisation that was told, and passes it on: 생존자들은 … 국제이주기구에 진술했다. A medium is the page's outlet.
pub(crate) fn addressee(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<String> {
    sentence.of(Class::Body, from.min(to), to).find_map(|hit| match lexicon.word(hit) {
        Word::Body { name, kind } if *kind != BodyKind::Media => {
            let rest = &sentence.norm[hit.end..];
            ["에 ", "에게 ", "측에 ", " 측에 "].iter().any(|tail| rest.starts_with(tail)).then(|| name.clone())
        }
        _ => None,
    })
}
