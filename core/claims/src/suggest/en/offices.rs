//! English offices: a title names the ministry, the office or the body that answers; its holder goes into `via`.
//!
//! Input: a phrase of a sentence. Output: an [`Office`]: "Syrian Interior Minister X" is the Syrian interior ministry, "the
//! mayor of Bucha" that office, "the UN special rapporteur on Belarus" the UN's for that country, "the head of security in
//! Kufra" what he heads. Leaves out bodies known by name (`speakers`) and who speaks (`cues`).

use super::super::lexicon::{BodyKind, Class, Lexicon, RoleUse, Word};
use super::super::text::{Sentence, TokenKind};
use super::bodies::head_kind;

/// Who answers by virtue of a title.
pub(crate) struct Office {
    pub(crate) name: String,
    pub(crate) kind: BodyKind,
    /// The words that name it.
    pub(crate) written: String,
    /// Who holds it, where the phrase says so: the name, and its last word.
    pub(crate) holder: Option<(String, String)>,
    /// Whether the holder's name is a part of the office's: "President X".
    pub(crate) personal: bool,
}

/// The office that a phrase names.
///
/// `country` is the adjective of the one country that the text names, if it is one; `region` the first region it names.
pub(crate) fn office(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    (from, to): (usize, usize),
    (country, region): (Option<&str>, Option<&str>),
) -> Option<Office> {
    let span = (sentence.token_from(from), sentence.token_from(to));
    united_nations(sentence, lexicon, span)
        .or_else(|| ministry(sentence, lexicon, span))
        .or_else(|| titled(sentence, lexicon, span, (country, region)))
}

/// Who or what is sent or set up by the United Nations for one country.
const UN_HEADS: [&str; 16] = [
    "rapporteur",
    "rapporteurs",
    "commission",
    "mission",
    "envoy",
    "office",
    "coordinator",
    "mechanism",
    "team",
    "panel",
    "representative",
    "adviser",
    "mediator",
    "expert",
    "investigators",
    "inquiry",
];

/// "the UN special rapporteur on human rights in Belarus", "the U.N. commission of inquiry on Burundi".
fn united_nations(sentence: &Sentence<'_>, lexicon: &Lexicon, (first, last): (usize, usize)) -> Option<Office> {
    let (un, length) = (first..last).find_map(|index| match sentence.token(index) {
        "un" | "u.n." => Some((index, 1)),
        "united" if sentence.token(index + 1) == "nations" => Some((index, 2)),
        _ => None,
    })?;
    let mut start = un + length;
    if sentence.token(start) == "'s" {
        start += 1;
    }
    let head = (start..last.min(start + 7))
        .take_while(|index| sentence.token(*index) != ",")
        .find(|index| UN_HEADS.contains(&sentence.token(*index)))?;
    let mut end = head + 1;
    if sentence.token(end) == "of" && matches!(sentence.token(end + 1), "inquiry" | "experts") {
        end += 2;
    }
    if !matches!(sentence.token(end), "on" | "for" | "in" | "to") {
        return None;
    }
    let place = (end + 1..last.min(end + 9))
        .take_while(|index| sentence.tokens[*index].kind == TokenKind::Word)
        .find(|index| sentence.capital(*index))?;
    let stop = (place..last).find(|index| !sentence.capital(*index)).unwrap_or(last);
    // A body that the vocabulary knows keeps its name: OHCHR has offices in many countries.
    let known = sentence.of(Class::Body, sentence.tokens[first].start, sentence.tokens[stop - 1].end).any(|hit| {
        matches!(lexicon.word(hit), Word::Body { name, kind: BodyKind::Un }
            if name != "UN" && name != "UN investigators" && name != "UN experts"
                || hit.end == sentence.tokens[stop - 1].end)
    });
    if known {
        return None;
    }
    let name = format!("UN {}", words(sentence, start, stop));
    let holder = holder(sentence, (first, last), (un, stop));
    let written = words(sentence, un, stop).to_owned();
    Some(Office { name, kind: BodyKind::Un, written, holder, personal: false })
}

/// "Syrian Interior Minister X", "Bangladesh's disaster management minister", "the Tunisian interior ministry".
fn ministry(sentence: &Sentence<'_>, lexicon: &Lexicon, (first, last): (usize, usize)) -> Option<Office> {
    let title = (first..last)
        .find(|index| matches!(sentence.token(*index), "minister" | "ministry") && sentence.token(index + 1) != "'s")?;
    let mut start = title;
    while start > first && title - start < 5 && portfolio(sentence, lexicon, start - 1) {
        start -= 1;
    }
    while start < title && sentence.token(start) == "and" {
        start += 1;
    }
    let (subject, end) = if start < title {
        (words(sentence, start, title), title + 1)
    } else if sentence.token(title + 1) == "of" || sentence.token(title + 1) == "for" {
        let from = title + 2 + usize::from(sentence.token(title + 2) == "the");
        let end = (from..last.min(from + 5))
            .find(|index| !(portfolio(sentence, lexicon, *index)) || sentence.token(index - 1) == "for");
        let end = end.unwrap_or(last.min(from + 5));
        (end > from).then(|| (words(sentence, from, end), end))?
    } else {
        return None;
    };
    let whose = owner(sentence, lexicon, first, start)?;
    let general = subject.to_lowercase();
    let known = |words: &str| match lexicon.body(words) {
        Some(Word::Body { name, kind }) => Some((name.clone(), *kind)),
        _ => None,
    };
    let adjective = whose.adjective.to_lowercase();
    let named = known(&format!("{adjective} {general} ministry"))
        .or_else(|| known(&format!("{}'s {general} ministry", whose.place.to_lowercase())));
    let (name, kind) = named.unwrap_or_else(|| {
        let (name, kind) = known(&format!("{general} ministry"))
            .or_else(|| known(&format!("ministry of {general}")))
            .unwrap_or_else(|| {
                let capital = subject.starts_with(char::is_uppercase);
                (format!("{subject} {}", if capital { "Ministry" } else { "ministry" }), BodyKind::Ministry)
            });
        (format!("{} {name}", whose.adjective), kind)
    });
    let holder = holder(sentence, (first, last), (whose.start, end));
    let written = words(sentence, whose.start, end).to_owned();
    Some(Office { name, kind, written, holder, personal: false })
}

/// Whether a word may belong to a ministry's name.
fn portfolio(sentence: &Sentence<'_>, lexicon: &Lexicon, index: usize) -> bool {
    const NEVER: &str = "the 's deputy vice junior former caretaker interim outgoing acting senior prime first own of its their his her state then this that new another";
    let word = sentence.token(index);
    if word == "and" {
        return index > 0 && sentence.capital(index - 1) == sentence.capital(index + 1);
    }
    sentence.tokens[index].kind == TokenKind::Word
        && !super::nouns::ends_phrase(word)
        && !nationality(sentence, index)
        && !place_at(sentence, lexicon, index)
        && !among(NEVER, word)
}

/// Whether a token belongs to a place or a state known by name.
fn place_at(sentence: &Sentence<'_>, lexicon: &Lexicon, index: usize) -> bool {
    let token = sentence.tokens[index];
    sentence.hits.iter().take_while(|hit| hit.start < token.end).any(|hit| {
        hit.end > token.start
            && match lexicon.word(hit) {
                Word::Place { .. } => true,
                Word::Body { kind, .. } => *kind == BodyKind::Government,
                _ => false,
            }
    })
}

/// "Syrian", "Bangladeshi", "U.S.": a capitalised adjective of a country.
fn nationality(sentence: &Sentence<'_>, index: usize) -> bool {
    const OTHERS: &str = "french greek dutch swiss thai czech afghan german mexican libyan kenyan ugandan rwandan moroccan american cuban uzbek kyrgyz kazakh tajik lao u.s. us uk british";
    let word = sentence.token(index);
    sentence.capital(index)
        && (["ian", "ean", "ese", "ish", "aeli", "raqi", "tani", "meni", "saudi", "deshi", "mali", "irati", "waiti"]
            .iter()
            .any(|tail| word.ends_with(tail))
            || among(OTHERS, word))
}

/// Whose an office is.
struct Owner {
    place: String,
    adjective: String,
    /// The token that its words begin with.
    start: usize,
}

/// Whose office begins at a token: "Syria's", "Syrian", "Gaza".
fn owner(sentence: &Sentence<'_>, lexicon: &Lexicon, first: usize, office: usize) -> Option<Owner> {
    let possessed = office > first + 1 && matches!(sentence.token(office - 1), "'s" | "'");
    let end = office - usize::from(possessed);
    let mut start = end;
    while start > first && end - start < 4 && sentence.capital(start - 1) && sentence.token(start - 1) != "the" {
        start -= 1;
    }
    // "Kaduna state governor"
    if start == end && end > first + 1 && REGIONS.contains(&sentence.token(end - 1)) && sentence.capital(end - 2) {
        start = end - 2;
    }
    if start == end {
        return None;
    }
    let (from, to) = (sentence.tokens[start].start, sentence.tokens[end - 1].end);
    let organ = sentence
        .of(Class::Body, from, to)
        .any(|hit| matches!(lexicon.word(hit), Word::Body { kind, .. } if *kind != BodyKind::Government));
    if organ || (start..end).any(|index| head_kind(sentence.token(index)).is_some()) {
        return None;
    }
    let place = sentence.words(from, to).replace("U.S.", "US");
    let adjective = sentence
        .of(Class::Place, from, to)
        .find_map(|hit| match lexicon.word(hit) {
            Word::Place { adjective, .. } if hit.start == from && hit.end == to && !adjective.is_empty() => {
                Some(adjective.clone())
            }
            _ => None,
        })
        .unwrap_or_else(|| place.clone());
    Some(Owner { place, adjective, start })
}

/// Words that a region's name may end with.
const REGIONS: [&str; 6] = ["state", "province", "region", "county", "district", "governorate"];

/// The region that a sentence names: "Niger State", "the Kherson region".
pub(crate) fn region(sentence: &Sentence<'_>) -> Option<String> {
    (1..sentence.tokens.len()).find_map(|index| {
        let word = sentence.token(index);
        let tail = REGIONS[..4].contains(&word) || matches!(word, "oblast" | "governorate" | "prefecture");
        if !tail || !sentence.capital(index - 1) || sentence.tokens[index - 1].kind != TokenKind::Word {
            return None;
        }
        let mut start = index - 1;
        while start > 0 && index - start < 3 && sentence.capital(start - 1) && sentence.token(start - 1) != "the" {
            start -= 1;
        }
        if nationality(sentence, start)
            || matches!(sentence.token(start), "secretary" | "the" | "in" | "islamic" | "united")
        {
            return None;
        }
        let end = index + usize::from(word == "state" && sentence.capital(index));
        Some(words(sentence, start, end).to_owned())
    })
}

/// Words that stand before a title and belong to it.
const BEFORE_TITLE: &str = "deputy vice acting interim prime attorney prosecutor public chief police human rights refugee relief regional provincial local military federal security city district supreme";

/// "Zamfara governor X", "the mayor of Bucha", "Israel's prime minister, X", "Boulogne's public prosecutor".
fn titled(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    (first, last): (usize, usize),
    (country, region): (Option<&str>, Option<&str>),
) -> Option<Office> {
    let title = (first..last).find(|index| title_at(sentence, *index) && sentence.token(index + 1) != "'s")?;
    let mut start = title;
    while start > first && among(BEFORE_TITLE, sentence.token(start - 1)) {
        start -= 1;
    }
    let heads_state = matches!(sentence.token(title), "president" | "premier" | "chancellor" | "king" | "emir")
        || sentence.token(title) == "minister";
    // "the prosecutor general", "the governor general"
    let end = title + 1 + usize::from(sentence.token(title + 1) == "general");
    // A body of the vocabulary keeps its name.
    let known = sentence.of(Class::Body, 0, sentence.norm.len()).any(|hit| {
        hit.start <= sentence.tokens[title].start
            && sentence.tokens[title].start < hit.end
            && matches!(lexicon.word(hit), Word::Body { kind, .. } if *kind != BodyKind::Government)
    });
    if known {
        return None;
    }
    // "the police chief in Kano": the police answer.
    let police = start < title
        && sentence.token(title - 1) == "police"
        && matches!(sentence.token(title), "chief" | "commissioner");
    let office = if police { "police" } else { words(sentence, start, end) }.to_owned();
    let before = owner(sentence, lexicon, first, start);
    // "the governor of Kharkiv", "police chief in Kano"
    let after = matches!(sentence.token(end), "of" | "in" | "for").then(|| {
        let from = end + 1 + usize::from(sentence.token(end + 1) == "the");
        let end = (from..last).find(|index| !sentence.capital(*index)).unwrap_or(last);
        let organ = end > from
            && ((from..end).any(|index| head_kind(sentence.token(index)).is_some())
                || sentence
                    .of(Class::Body, sentence.tokens[from].start, sentence.tokens[end - 1].end)
                    .any(|hit| matches!(lexicon.word(hit), Word::Body { kind, .. } if *kind != BodyKind::Government)));
        (from, end, organ)
    });
    let (name, range, placed) = match (&before, after) {
        (_, Some((from, to, false))) if to > from && police => {
            (format!("{} police", words(sentence, from, to)), (start, to), true)
        }
        (_, Some((from, to, false))) if to > from => (words(sentence, start, to).to_owned(), (start, to), true),
        (_, Some(_)) => return None,
        (Some(owner), None) => (format!("{} {office}", owner.adjective), (owner.start, end), true),
        (None, None) => (office, (start, end), police),
    };
    let holder = holder(sentence, (first, last), range);
    if !placed && holder.is_none() {
        return None;
    }
    // "President Tinubu": of which country, the vocabulary or the text's one country tells.
    let country = holder.as_ref().filter(|_| !placed).and_then(|(_, surname)| {
        lexicon.leader(surname).filter(|_| heads_state).or_else(|| {
            country
                .filter(|_| matches!(sentence.token(title), "general" | "ombudsman" | "ombudswoman" | "commissioner"))
        })
    });
    let (name, placed) = match country {
        Some(country) => (format!("{country} {name}"), true),
        None => (name, placed),
    };
    // "Governor X", "the regional governor": of the region that the text has named.
    let (name, placed) = match region.filter(|_| !placed && sentence.token(title) == "governor") {
        Some(region) => (format!("{region} governor"), true),
        None => (name, placed),
    };
    // A head of state is known by name; "Governor X" alone does not say of what.
    let personal = holder.is_some() && (heads_state || !placed);
    let name = match &holder {
        Some((person, _)) if personal => format!("{name} {person}"),
        _ => name,
    };
    let written = words(sentence, range.0, range.1).to_owned();
    Some(Office { name, kind: BodyKind::Official, written, holder, personal })
}

/// Whether a token is a title that names an office by its place.
fn title_at(sentence: &Sentence<'_>, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |at| sentence.token(at));
    match sentence.token(index) {
        "governor" | "mayor" | "prefect" | "premier" | "chancellor" | "prosecutor" | "ombudsman" | "ombudswoman" => {
            true
        }
        "president" => sentence.token(index + 1) != "of" || sentence.token(index + 2) != "the",
        "minister" => before == "prime",
        "general" => matches!(before, "attorney" | "prosecutor"),
        "commissioner" => matches!(before, "rights" | "police" | "refugee" | "relief" | "district" | "city"),
        "chief" => matches!(before, "police" | "security"),
        // "U.S. envoy X", "the British ambassador"
        "envoy" | "ambassador" => index > 0 && nationality(sentence, index - 1),
        _ => false,
    }
}

/// Whether a list, its words parted by spaces, holds a word.
fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The words of some tokens, as written.
fn words<'t>(sentence: &Sentence<'t>, start: usize, end: usize) -> &'t str {
    sentence.words(sentence.tokens[start].start, sentence.tokens[end - 1].end).trim()
}

/// The name beside an office: right before or after its comma, or right behind the title.
fn holder(sentence: &Sentence<'_>, (first, last): (usize, usize), office: (usize, usize)) -> Option<(String, String)> {
    let particle =
        |index: usize| matches!(sentence.token(index), "al" | "el" | "bin" | "ibn" | "de" | "van" | "von" | "da");
    let part = |index: usize| {
        sentence.capital(index)
            || ["al-", "el-", "ul-", "ad-", "ash-", "as-"]
                .iter()
                .any(|opening| sentence.token(index).starts_with(opening))
            || particle(index) && sentence.capital(index + 1)
    };
    let mut after = office.1 + usize::from(sentence.token(office.1) == ",");
    if matches!(sentence.token(after), "dr" | "mr" | "mrs" | "ms" | "gen" | "col" | "lt" | "prof" | "maj" | "capt") {
        after += 1 + usize::from(sentence.token(after + 1) == ".");
    }
    let run = |from: usize, to: usize| (from..to).find(|index| !part(*index)).unwrap_or(to);
    let behind = (after, run(after, last));
    let (start, end) = if behind.1 > behind.0 {
        behind
    } else {
        let end = office
            .0
            .checked_sub(1)
            .filter(|comma| sentence.token(*comma) == "," && *comma > first)
            .or_else(|| office.0.checked_sub(2).filter(|comma| sentence.token(*comma) == "," && *comma > first))?;
        (run(first, end) == end).then_some((first, end))?
    };
    if end - start > 5 || sentence.token(end) == "'s" {
        return None;
    }
    let name = words(sentence, start, end).to_owned();
    let hyphened = sentence.token(end - 1).contains('-') && end - start > 1;
    let surname = sentence.token(if hyphened { start } else { end - 1 }).to_owned();
    Some((name, surname))
}

/// "the head of security in Kufra", "the chairman of the local council, X": what is headed answers.
pub(crate) fn headed(sentence: &Sentence<'_>, lexicon: &Lexicon, from: usize, to: usize) -> Option<Office> {
    let (first, last) = (sentence.token_from(from), sentence.token_from(to));
    let title = (first..last).find(|index| {
        HEADS.contains(&sentence.token(*index)) && matches!(sentence.token(index + 1), "of" | "for" | "at")
    })?;
    let of = title + 1;
    let start = of + 1 + usize::from(matches!(sentence.token(of + 1), "the" | "a" | "an"));
    let end = (start..last)
        .find(|index| {
            sentence.tokens[*index].kind != TokenKind::Word && sentence.token(*index) != "'s"
                || matches!(sentence.token(*index), "," | "who" | "which" | "that")
        })
        .unwrap_or(last);
    if end <= start || end - start > 8 || matches!(sentence.token(start), "its" | "their" | "his" | "her") {
        return None;
    }
    // "head of state X": a title, nothing headed.
    if sentence.token(start) == "state" && (end == start + 1 || sentence.capital(start + 1)) {
        return None;
    }
    let points_back = sentence
        .of(Class::Role, sentence.tokens[of].start, to)
        .any(|hit| matches!(lexicon.word(hit), Word::Role { role: RoleUse::Anaphor, .. }));
    if points_back {
        return None;
    }
    let kind = (start..end).rev().find_map(|index| head_kind(sentence.token(index))).unwrap_or(BodyKind::Official);
    // "security in Kufra" is Kufra's.
    let name = if end - start == 3 && sentence.token(start + 1) == "in" && sentence.capital(start + 2) {
        format!("{} {}", words(sentence, start + 2, end), words(sentence, start, start + 1))
    } else {
        words(sentence, start, end).to_owned()
    };
    let holder = holder(sentence, (first, last), (title, end));
    let written = words(sentence, start, end).to_owned();
    Some(Office { name, kind, written, holder, personal: false })
}

/// Titles of those who lead or speak for what is named behind them.
const HEADS: [&str; 18] = [
    "head",
    "chief",
    "director",
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "president",
    "leader",
    "coordinator",
    "commander",
    "secretary",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "executive",
    "representative",
    "founder",
];
