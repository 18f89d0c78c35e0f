//! Who answers for what in a Korean sentence.
//!
//! Input: reporting words, bodies, roles and titles found by the lexicon. Output: [`Attribution`]s. "X는 …고 밝혔다", "…고
//! X가 전했다", "X에 따르면", "X를 인용해"; the particle after a noun phrase tells the subject. A sentence of report
//! without a subject goes on with the last speaker; "이 단체", "그" point back.

use attested_model::Modality;

use super::super::cjk::at;
use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, CueRole, Hit, Lexicon, RoleUse, Word};
use super::super::text::Sentence;
use super::super::when::Time;
use super::sources::{according, accounted, addressee, author, briefed, cited, heard, relay, reported_noun, witnesses};
use super::speakers::{plain, resolve};
use super::subjects::{eojeol_end, eojeols, phrase_boundary, stranger, subjects};

/// The attributions of a sentence, in order.
pub(crate) fn attributions(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let mut floor = 0usize;
    let cited = cited(sentence, lexicon, discourse);
    let cues: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Cue).copied().collect();
    for hit in &cues {
        let Some((role, modality)) = lexicon.meanings(hit).find_map(|word| match word {
            Word::Cue { role: role @ (CueRole::Say | CueRole::Count | CueRole::Tell), modality } => {
                Some((*role, *modality))
            }
            _ => None,
        }) else {
            continue;
        };
        if hit.start < floor || !verbal(sentence, hit) {
            continue;
        }
        let quoted = quotative(sentence, floor, hit.start);
        // 성명을 내어 … 주장했다: the report that follows is the same speaker's.
        let connective = role == CueRole::Count
            && quoted.is_none()
            && ["어 ", "고 ", "며 ", "면서 ", "해 ", "하고 ", "하며 "].iter().any(|tail| {
                let rest = &sentence.norm[hit.end..];
                rest.starts_with(tail) || rest.find(' ').is_some_and(|at| rest[..=at].ends_with(tail))
            });
        if connective && cues.iter().any(|later| later.start > hit.end) {
            continue;
        }
        if modifies(sentence, hit) {
            out.extend(attributive(sentence, lexicon, discourse, hit, modality, floor));
            continue;
        }
        if role == CueRole::Say && quoted.is_none() && modality == Modality::Asserted {
            continue;
        }
        let subject = subject(sentence, lexicon, floor, hit.start, quoted);
        let (speaker, span) = match subject {
            Some((from, to)) => {
                // X가 7일 내놓은 보고서는 …: who made it answers.
                let (from, to) = author(sentence, lexicon, (from, to)).unwrap_or((from, to));
                let known = resolve(sentence, lexicon, discourse, from, to);
                let written = plain(sentence.slice(from, to)).to_owned();
                (known.unwrap_or(Speaker { name: written.clone(), written, via: Vec::new(), kind: None }), (from, to))
            }
            None => match &discourse.last {
                // Without a subject the last speaker goes on.
                Some((speaker, ..)) if quoted.is_some() && cited.is_none() => {
                    let own = out.iter().rev().find(|found| found.subject.1 > found.subject.0);
                    (own.map_or(speaker, |found| &found.speaker).clone(), (hit.start, hit.start))
                }
                _ => continue,
            },
        };
        let mut speaker = speaker;
        if speaker.kind == Some(BodyKind::People) || witnesses(&speaker.written) {
            speaker.via.extend(addressee(sentence, lexicon, quoted.unwrap_or(floor), hit.start));
        }
        let end = eojeol_end(&sentence.norm, hit.end);
        // Without a quotation the report is of what its subject does next: 보도와 관련해 X는 우려를 표했다.
        let about = ["관련해 ", "대해 ", "두고 ", "관해 ", "관련 ", "대한 질문에 "]
            .iter()
            .any(|tail| sentence.slice(floor, span.0).ends_with(tail));
        let own = span.0 > floor && (role == CueRole::Count && quoted.is_none() || about);
        out.push(Attribution {
            from: if own { span.0 } else { floor },
            to: end,
            speaker,
            modality,
            cue: (hit.start, hit.end),
            subject: span,
            rule: if quoted.is_some() { "X … 고 cue" } else { "X … cue" },
        });
        floor = end;
    }
    reported_noun(sentence, lexicon, discourse, &mut out);
    accounted(sentence, lexicon, discourse, &mut out);
    according(sentence, lexicon, discourse, &mut out);
    if out.is_empty() && cited.is_none() {
        out.extend(topic(sentence, lexicon, discourse));
    }
    if let Some((speaker, range)) = cited {
        let names: Vec<String> = out.iter().flat_map(|found| found.speaker.via.clone()).collect();
        for name in names {
            discourse.saw_person(&name, speaker.clone());
        }
        relay(sentence, &mut out, speaker, range);
    }
    heard(sentence, lexicon, discourse, &mut out);
    briefed(sentence, lexicon, discourse, &mut out);
    for found in &mut out {
        // Survivors and witnesses tell; who passes it on vouches for nothing.
        if found.modality == Modality::Asserted && witnesses(&found.speaker.written) {
            found.modality = Modality::Reported;
        }
    }
    if let Some(last) = out.last_mut()
        && sentence.norm.len() - last.to < 12
    {
        last.to = sentence.norm.len();
    }
    out
}

/// A sentence without a reporting word that opens with a speaker as its topic and does not end in an act of that speaker:
/// 외무차관은 2만 명이 숨졌다는 추산을 들며 조사를 원했다.
fn topic(sentence: &Sentence<'_>, lexicon: &Lexicon, discourse: &mut Discourse) -> Option<Attribution> {
    let text = &sentence.norm;
    let (_, range) = *subjects(sentence, lexicon, 0, text.len()).first().filter(|(topic, _)| *topic)?;
    let titled = sentence
        .of(Class::Role, range.0, range.1)
        .any(|hit| hit.end == range.1 && matches!(lexicon.word(hit), Word::Role { role: RoleUse::Title, .. }));
    let tells =
        ["다는 ", "다며 ", "라며 ", "다면서 ", "라면서 ", "라는 "].iter().any(|tail| text[range.1..].contains(tail));
    // 국방부는 …목숨을 잃었다면서도 숫자는 내놓지 않았다: the quotation's ending reports, whoever the body is.
    let reports = [
        "다며 ",
        "라며 ",
        "다면서 ",
        "라면서 ",
        "다면서도 ",
        "라면서도 ",
        "다고만 ",
        "던 발언을 ",
        "는 발언을 ",
        "던 주장을 ",
    ]
    .iter()
    .any(|tail| text[range.1..].contains(tail));
    if range.0 > 3 || !(titled && tells || reports) {
        return None;
    }
    let speaker = resolve(sentence, lexicon, discourse, range.0, range.1)?;
    Some(Attribution {
        from: 0,
        to: text.len(),
        speaker,
        modality: Modality::Asserted,
        cue: (range.1, range.1),
        subject: range,
        rule: "the sentence's topic",
    })
}

/// Whether a reporting word modifies the noun that follows: 밝힌 사망자는; not 밝힌 뒤, 밝힌 바 있다.
fn modifies(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    const NO_NOUN: [&str; 16] = [
        "것",
        "바 ",
        "데 ",
        "뒤",
        "후",
        "적",
        "이후",
        "직후",
        "가운데",
        "반면",
        "만큼",
        "다음",
        "점",
        "터",
        "상태",
        "셈",
    ];
    let end = eojeol_end(&sentence.norm, hit.end);
    let word = sentence.slice(hit.start, end);
    let Some(rest) = sentence.norm[end..].strip_prefix(' ') else { return false };
    word.ends_with(['힌', '한', '은', '는', '던', '된', '낸', '본', '잡', '린'])
        && !NO_NOUN.iter().any(|noun| rest.starts_with(noun))
}

/// 미얀마 당국이 밝힌 사망자는 400명: a reporting word that modifies a noun; who reports answers for the clause.
fn attributive(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
    modality: Modality,
    floor: usize,
) -> Option<Attribution> {
    let end = eojeol_end(&sentence.norm, hit.end);
    const DOCUMENTS: [&str; 12] =
        ["보고서", "자료", "문서", "문건", "전문", "성명", "통계", "한 쪽", "설명자료", "브리핑", "기사", "영상"];
    let mut next = sentence.norm[end..].split(' ').skip(1).take(3);
    if next.any(|word| DOCUMENTS.iter().any(|noun| word.starts_with(noun))) {
        return None;
    }
    // Its subject: the last phrase that 이 or 가 closes, in the same clause.
    let (_, range) = subjects(sentence, lexicon, floor, hit.start).into_iter().rev().find(|(topic, _)| !topic)?;
    let speaker = resolve(sentence, lexicon, discourse, range.0, range.1)?;
    // To the end of the clause, short of the next report.
    let to = ["고 ", "며 ", "으나 ", "지만 ", "는데 ", ", "]
        .iter()
        .filter_map(|tail| sentence.norm[end..].find(tail).map(|at| end + at + tail.len()))
        .filter(|to| sentence.norm[end..*to].bytes().any(|byte| byte.is_ascii_digit()))
        .min()
        .unwrap_or(sentence.norm.len());
    Some(Attribution {
        from: range.0,
        to,
        speaker,
        modality,
        cue: (hit.start, end),
        subject: range,
        rule: "the number X gives",
    })
}

/// A cue stands as a verb: 밝혔다, 말하며; 발표에 or 주장이 is a noun.
fn verbal(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let word = sentence.slice(hit.start, hit.end);
    // 시신을 봤다, 소식을 알렸다: what was seen or told is no clause.
    let object = sentence.norm[..hit.start].trim_end().ends_with(['을', '를']);
    if object && word.starts_with(['봤', '본', '보']) && !word.starts_with("보고") {
        return false;
    }
    if word.starts_with('했') || word.starts_with("고 ") {
        return true;
    }
    if word.ends_with([
        '혔', '힌', '히', '했', '한', '하', '다', '며', '렸', '붙', '놨', '왔', '로', '혀', '해', '합', '힙', '습',
        '았', '었', '렀', '냈', '놓', '잡', '들', '섰', '쳤', '꼽', '셌', '은', '셈', '썼', '겼', '니', '는', '였',
        '린', '온', '낸', '쳐', '쳤',
    ]) || word.contains(' ')
    {
        return true;
    }
    matches!(
        at(&sentence.norm, hit.end),
        Some('했' | '하' | '한' | '해' | '됐' | '되' | '였' | '었' | '며' | '합' | '혔' | '돼')
    )
}

/// Where a quotation ends that this cue reports: after …다고, …라고, …라며.
fn quotative(sentence: &Sentence<'_>, floor: usize, cue: usize) -> Option<usize> {
    const TAILS: [&str; 44] = [
        "결과를",
        "추산을",
        "추정치를",
        "집계를",
        "명단을",
        "통계를",
        "분석을",
        "증언을",
        "주장을",
        "관측을",
        "\"고",
        "\"라고",
        "\"이라고",
        "\"며",
        "\"라며",
        "\"면서",
        "\"고도",
        "다고",
        "라고",
        "자고",
        "냐고",
        "고도",
        "다며",
        "라며",
        "다면서",
        "라면서",
        "고만",
        "점을",
        "사실을",
        "것을",
        "음을",
        "입장을",
        "것으로",
        "명으로",
        "정도로",
        "규모로",
        "수준으로",
        "이상으로",
        "안팎으로",
        "가량으로",
        "음도",
        "고는",
        "다면서도",
        "라면서도",
    ];
    let from = super::super::act::floor(&sentence.norm, cue.saturating_sub(120).max(floor));
    let gap = sentence.slice(from, cue);
    if gap.ends_with("다고") || gap.ends_with("라고") {
        return Some(cue);
    }
    // From the cue back, word by word.
    gap.rmatch_indices(' ')
        .find(|(at, _)| TAILS.iter().any(|tail| gap[..*at].ends_with(tail)))
        .map(|(at, _)| from + at + 1)
}

/// The clause's own subject before a statement word: 러시아 측은 … 공개하지 않고 있다.
pub(crate) fn own_subject(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    from: usize,
    at: usize,
) -> Option<Speaker> {
    let (_, (start, end)) = *subjects(sentence, lexicon, from, at).iter().find(|(topic, _)| *topic)?;
    resolve(sentence, lexicon, discourse, start, end)
}

/// The subject of a cue: after the quotation right before it, else the first topic, else the last subject.
fn subject(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    floor: usize,
    cue: usize,
    quoted: Option<usize>,
) -> Option<(usize, usize)> {
    let phrases = subjects(sentence, lexicon, floor, cue);
    if let Some(end) = quoted
        && let Some(after) = phrases.iter().rev().find(|(_, (from, _))| *from >= end)
    {
        return Some(after.1);
    }
    // …다쳤다고 우크라이나 비상사태청이 밝혔다: whoever stands between the quotation and the verb speaks.
    if let Some(end) = quoted
        && let Some(range) = between(sentence, end, cue)
    {
        return Some(range);
    }
    if quoted.is_some() && phrases.is_empty() {
        return stranger(sentence, floor, cue);
    }
    let before: Vec<&(bool, (usize, usize))> =
        phrases.iter().filter(|(_, (_, to))| quoted.is_none_or(|end| *to <= end)).collect();
    let topic = before.iter().find(|(topic, _)| *topic).map(|(_, range)| *range);
    // 보코하람이 공개한 영상에서 한 학생은 …: the subject of a clause that modifies gives way to a topic.
    let modifies = |range: &(usize, usize)| {
        let word = sentence.norm[eojeol_end(&sentence.norm, range.1)..].trim_start().split(' ').next().unwrap_or("");
        word.chars().count() >= 2 && word.ends_with(['한', '된', '힌', '낸', '린', '은', '는', '던', '찍', '올'])
    };
    if topic.is_none()
        && before.first().is_some_and(|(_, range)| modifies(range))
        && let Some(range) = stranger(sentence, before[0].1.1, cue)
    {
        return Some(range);
    }
    // ‘위구르 재판소’는 중국이 …고 판정했다: a topic nobody knows goes before a subject inside what it says.
    let first = before.first().map(|(_, range)| *range);
    topic.or_else(|| {
        let unknown = quoted
            .and_then(|_| stranger(sentence, floor, cue))
            .filter(|(_, to)| first.is_none_or(|(from, _)| *to <= from));
        unknown.or(first)
    })
}

/// The phrase that a subject particle closes between a quotation and the verb that reports it: 고 한 남성이 BBC에 말했다.
fn between(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<(usize, usize)> {
    // 되풀이했다: what touches the verb is a part of it.
    let to = sentence.norm[..to].rfind(' ').map_or(from, |space| space.max(from));
    let words = eojeols(&sentence.norm, from, to);
    let (index, stem) = words.iter().enumerate().rev().find_map(|(index, word)| {
        let text = sentence.slice(word.start, word.end).trim_end_matches(',');
        // 파악이 어렵다고, 확인이 되지: what is no speaker is no word of two syllables and more before 이.
        let stem = ["측이", "이", "가"].iter().find_map(|tail| text.strip_suffix(tail))?;
        (stem.chars().count() >= 2 && stem.chars().all(|c| super::super::cjk::hangul(c) || c.is_ascii_alphanumeric()))
            .then_some((index, word.start + stem.len()))
    })?;
    let mut first = index;
    while first > 0 && index - first < 6 {
        let earlier = sentence.slice(words[first - 1].start, words[first - 1].end);
        if phrase_boundary(earlier) && !earlier.ends_with(['가', '데']) {
            break;
        }
        first -= 1;
    }
    Some((words[first].start, stem))
}

/// Whether a date right after the subject is the event's: 14일 새벽, 지난 9일. 12일 오전 기자회견에서 is when somebody spoke.
fn of_event(sentence: &Sentence<'_>, time: &Time) -> bool {
    let words = sentence.slice(time.start, time.end);
    let part = ["새벽", "밤", "오전", "오후", "저녁", "아침", "낮", "자정"].iter().any(|part| words.contains(part));
    let next = sentence.slice(time.end, sentence.norm.len());
    let near: String = next.chars().take(16).collect();
    let spoke = ["브리핑", "회견", "성명", "기자", "취재진", "국회", "소셜", "트위터", "텔레그램", "통화"]
        .iter()
        .any(|word| near.contains(word));
    (part && !spoke) || words.starts_with("지난 ")
}

/// A date right after the subject, or between quotation and cue, dates the statement.
pub(crate) fn statement_date(sentence: &Sentence<'_>, found: &Attribution, time: &Time) -> bool {
    // X는 22일 불이 나 …고 23일 밝혔다: the day beside the verb is when it spoke, the first one the event's.
    let after_cue = sentence.slice(found.cue.1, time.start.max(found.cue.1));
    let beside = time.start >= found.cue.1 && after_cue.chars().count() <= 4 && after_cue.ends_with("고 ");
    let next = sentence.slice(found.cue.1, sentence.norm.len());
    let told_next = next.find("고 ").filter(|at| *at <= 9).is_some_and(|at| {
        let day = next[at + "고 ".len()..].trim_start_matches(|c: char| c.is_ascii_digit());
        day.len() < next.len() - at - "고 ".len() && day.starts_with('일')
    });
    let spoke_later = told_next || {
        let before = sentence.slice(time.end.min(found.cue.0), found.cue.0).trim_end();
        let before = before.strip_suffix(')').and_then(|head| head.rfind('(').map(|at| &head[..at])).unwrap_or(before);
        before.strip_suffix('일').is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))
    };
    let after_subject = matches!(time.when, super::super::when::When::Day(_))
        && !spoke_later
        && time.start >= found.subject.1
        && !of_event(sentence, time)
        && sentence.slice(found.subject.1, time.start).chars().count() <= 4
        && found.subject.1 > found.subject.0;
    let before_cue = time.end <= found.cue.0
        && sentence.slice(time.end, found.cue.0).chars().count() <= 8
        && found.cue.0 > found.subject.1;
    let before_subject = time.end <= found.subject.0
        && time.start < 4
        && sentence.slice(time.end, found.subject.0).trim().chars().count() <= 6
        && found.rule == "according to X";
    after_subject || before_cue || before_subject || beside
}
