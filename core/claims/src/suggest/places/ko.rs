//! Place names in a Korean sentence.
//!
//! Input: the sentence, the vocabulary's hits, the gazetteers. Output: [`Spot`]s. The particle or the word after a name
//! tells whether something happens there (에서, 으로, 의 국경), whether it acts (이, 은), or whether it only says whose
//! people are meant (북한 주민, 북한군). A name of the gazetteer alone needs a particle of place and three syllables, or a
//! place named right before it.

use attested_model::{WorldKind, fold_place};

use super::super::cjk::{self, hangul};
use super::super::gazetteer::Gazetteer;
use super::super::lexicon::Class;
use super::super::text::Sentence;
use super::{Memory, Spot, Use};

/// Particles of place, the longest first.
const LOCATE: [&str; 22] = [
    "으로부터",
    "에서부터",
    "에서의",
    "에서는",
    "에서도",
    "으로의",
    "로부터",
    "에서",
    "으로",
    "까지",
    "부터",
    "로의",
    "에는",
    "에도",
    "에만",
    "내의",
    "에",
    "로",
    "의",
    "내",
    "발",
    "산",
];
/// Endings that belong to a name and say what it is.
const PROVINCES: [&str; 6] = ["성", "도", "주", "자치주", "자치구", "주(州)"];
const TOWNS: [&str; 5] = ["시", "군", "현", "읍", "진"];
const OTHERS: [&str; 17] = [
    "구",
    "마을",
    "수용소",
    "지역",
    "난민촌",
    "병원",
    "학교",
    "교도소",
    "국경",
    "해역",
    "반도",
    "지구",
    "섬",
    "제도",
    "관리소",
    "구치소",
    "교화소",
];
/// Words after a name that make it a place where something happens.
const AROUND: [&str; 24] = [
    "내",
    "안",
    "밖",
    "동부",
    "서부",
    "남부",
    "북부",
    "중부",
    "동북부",
    "북서부",
    "북동부",
    "남서부",
    "남동부",
    "국경",
    "일대",
    "근처",
    "인근",
    "앞바다",
    "해역",
    "접경",
    "변경",
    "현지",
    "각지",
    "전역",
];
/// What follows a country's name without a space when its people or organs are meant.
const PEOPLE: [&str; 13] = ["인", "군", "측", "당국", "정부", "대사", "어", "계", "제", "산", "식", "외교부", "국적"];

/// The names of a sentence.
pub(super) fn spots(sentence: &Sentence<'_>, memory: &Memory, gazetteer: Option<&Gazetteer<'_>>) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::new();
    for hit in sentence.of(Class::Place, 0, sentence.norm.len()) {
        if cjk::before(&sentence.norm, hit.start).is_some_and(hangul) || within_other(sentence, hit.start, hit.end) {
            continue;
        }
        let country = memory.is_country(hit);
        if let Some(spot) = listed(sentence, hit.start, hit.end, country) {
            out.push(spot);
        }
    }
    let mut start = 0;
    for (index, c) in sentence.norm.char_indices().chain(std::iter::once((sentence.norm.len(), ' '))) {
        if !(c == ' ' || c == ',' || c == '·' || c == '"' || c == '“' || c == '(' || c == '.') {
            continue;
        }
        // What the vocabulary lists was judged above, whatever came of it.
        if sentence.hit_at(Class::Place, start).is_none()
            && !out.iter().any(|spot| spot.start < index && start < spot.end)
            && let Some(spot) = unlisted(sentence, gazetteer, start, index, &out)
        {
            out.push(spot);
        }
        start = index + c.len_utf8();
    }
    out
}

/// Part of the name of a body, or of a word for people.
fn within_other(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    sentence.hits.iter().any(|other| {
        matches!(other.class, Class::Noun | Class::Body)
            && other.start <= start
            && end <= other.end
            && end - start < other.end - other.start
    })
}

/// A name of the vocabulary, by what follows it.
fn listed(sentence: &Sentence<'_>, start: usize, end: usize, country: bool) -> Option<Spot> {
    let word_end = cjk_word_end(sentence, end);
    let rest = sentence.slice(end, word_end);
    let suffix = suffix_of(rest);
    let spot = |used| Spot {
        start,
        end: end + suffix.map_or(0, |(length, _)| length),
        name: (start, end),
        used,
        kind: suffix.and_then(|(_, kind)| kind),
    };
    let tail = &rest[suffix.map_or(0, |(length, _)| length)..];
    if LOCATE.iter().any(|particle| {
        tail == *particle || tail.strip_prefix(particle).is_some_and(|more| more == "는" || more == "도")
    }) {
        // "북한의 입장": what is a country's isn't there.
        return (tail != "의" || !country).then(|| spot(Use::Located)).or(Some(spot(Use::Acts)));
    }
    if suffix.is_none() && PEOPLE.iter().any(|word| tail.starts_with(word)) {
        return None;
    }
    let next = sentence.slice(word_end, sentence.norm.len()).trim_start();
    if tail.is_empty() {
        let at = sentence.norm.len() - next.len();
        if AROUND.iter().any(|word| next.starts_with(word)) || OTHERS.iter().any(|word| next.starts_with(word)) {
            return Some(spot(Use::Located));
        }
        if sentence.hit_at(Class::Noun, at).is_some()
            || sentence.hit_at(Class::Body, at).is_some()
            || sentence.hit_at(Class::Role, at).is_some()
        {
            return None;
        }
        // "지린성 훈춘에서", "중국 지린성": a place in a place.
        let place_next = sentence.hit_at(Class::Place, at).is_some() || suffix.is_some() || !country;
        return place_next.then(|| spot(Use::Located));
    }
    let joined = ["과", "와", "·", "및"].contains(&tail);
    if joined {
        return (!country || next_is_located(sentence, word_end)).then(|| spot(Use::Located));
    }
    let acts = ["은", "는", "이", "가"].contains(&tail);
    (acts && country).then(|| spot(Use::Acts))
}

/// "훈춘과 투먼에서": the name after takes the particle for both.
fn next_is_located(sentence: &Sentence<'_>, from: usize) -> bool {
    let next = sentence.slice(from, sentence.norm.len()).trim_start();
    let at = sentence.norm.len() - next.len();
    sentence.hit_at(Class::Place, at).is_some_and(|hit| {
        let tail = sentence.slice(hit.end, cjk_word_end(sentence, hit.end));
        LOCATE.iter().any(|particle| tail.ends_with(particle)) && tail != "의"
    })
}

/// A word with a particle of place whose stem a gazetteer knows, or whose ending names a place.
fn unlisted(
    sentence: &Sentence<'_>,
    gazetteer: Option<&Gazetteer<'_>>,
    start: usize,
    end: usize,
    out: &[Spot],
) -> Option<Spot> {
    let word = sentence.slice(start, end);
    if word.chars().count() < 2 || !word.chars().all(hangul) {
        return None;
    }
    let particle = LOCATE.iter().find(|particle| word.len() > particle.len() && word.ends_with(**particle));
    let stem = &word[..word.len() - particle.map_or(0, |particle| particle.len())];
    let length = stem.chars().count();
    let busy =
        [Class::Time, Class::Noun, Class::Act, Class::Cue, Class::Role, Class::Body, Class::Numeral, Class::Drop];
    let range = (start, start + stem.len());
    let beside = out
        .iter()
        .any(|spot| spot.end <= start && sentence.slice(spot.end, start).trim().is_empty() && start - spot.end <= 1);
    if length < 2 || (particle.is_none() && !beside) {
        return None;
    }
    let taken = busy.iter().any(|class| sentence.hit_at(*class, start).is_some())
        || sentence.touches(Class::Time, range.0, range.1);
    let suffix = [&PROVINCES[..], &TOWNS[..], &OTHERS[..]]
        .concat()
        .into_iter()
        .find(|tail| stem.len() > tail.len() && stem.ends_with(tail));
    let name_end = range.1 - suffix.map_or(0, str::len);
    let kind = suffix.and_then(kind_of);
    let known = gazetteer.is_some_and(|gazetteer| {
        let folded = fold_place(stem, |c| c);
        gazetteer.named(&folded).iter().any(|one| beside || one.population >= 20_000 || one.kind < WorldKind::District)
    });
    let spot = Spot { start: range.0, end: range.1, name: (range.0, name_end), used: Use::Located, kind };
    if known && !taken && (length >= 3 || beside) {
        return Some(spot);
    }
    // An ending names a place that no list has: only where a particle of place follows. 보안군, 가능성, 정도 are none.
    let doubtful = ["군", "성", "도", "구", "진", "학교", "병원"];
    let named = suffix.is_some_and(|suffix| beside || !doubtful.contains(&suffix))
        && length >= 3
        && particle.is_some()
        && particle != Some(&"의")
        && particle != Some(&"내");
    (named && !sentence.touches(Class::Time, range.0, range.1)).then_some(spot)
}

/// The ending a name goes on with, and what it says it is.
fn suffix_of(rest: &str) -> Option<(usize, Option<(WorldKind, WorldKind)>)> {
    let suffix = PROVINCES
        .iter()
        .chain(&TOWNS)
        .chain(&OTHERS)
        .filter(|tail| rest.starts_with(**tail))
        .max_by_key(|tail| tail.len())?;
    let tail = &rest[suffix.len()..];
    let ends =
        tail.is_empty() || LOCATE.contains(&tail) || ["과", "와", "는", "은", "이", "가", "를", "을"].contains(&tail);
    // 북한군이: an army, not a county.
    (ends && *suffix != "군" && *suffix != "도").then(|| (suffix.len(), kind_of(suffix)))
}

fn kind_of(suffix: &str) -> Option<(WorldKind, WorldKind)> {
    if PROVINCES.contains(&suffix) {
        Some((WorldKind::Province, WorldKind::District))
    } else if TOWNS.contains(&suffix) {
        Some((WorldKind::District, WorldKind::Capital))
    } else {
        None
    }
}

/// Where the word that holds a byte ends.
fn cjk_word_end(sentence: &Sentence<'_>, from: usize) -> usize {
    let rest = sentence.slice(from, sentence.norm.len());
    from + rest.find(|c: char| !hangul(c)).unwrap_or(rest.len())
}
