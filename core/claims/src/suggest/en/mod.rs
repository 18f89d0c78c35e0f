//! The English grammar: numerals, counted nouns, acts, reporting, dates, quotations, claims without a number.

pub(crate) mod acts;
mod anaphora;
pub(crate) mod bodies;
pub(crate) mod cues;
pub(crate) mod dates;
mod figures;
mod joined;
pub(crate) mod nouns;
pub(crate) mod numerals;
pub(crate) mod offices;
mod persons;
mod portions;
pub(crate) mod presumed;
pub(crate) mod quotes;
mod reach;
pub(crate) mod speakers;
pub(crate) mod statements;
mod stretches;
mod subjects;
mod verbs;

use super::act::Act;
use super::discourse::{Attribution, Speaker};
use super::lexicon::{BodyKind, Class, Lexicon, RoleUse, Word};
use super::mention::Mention;
use super::text::Sentence;

/// "Italy's coastguard rescued 144": who saves, finds or counts answers for the number.
pub(crate) fn agent(sentence: &Sentence<'_>, lexicon: &Lexicon, act: &Act) -> Option<Speaker> {
    if act.rule != "object" && act.rule != "the noun tells the act" {
        return None;
    }
    // The body may be known by name: the Greek coastguard.
    if let Some((name, hit)) = sentence.of(Class::Body, 0, act.start).find_map(|hit| match lexicon.word(hit) {
        Word::Body { name, kind: BodyKind::Rescue } => Some((name.clone(), *hit)),
        // "MSF teams treated 39 wounded": who treats them counts them.
        Word::Body { name, kind: BodyKind::Ngo | BodyKind::Un }
            if act.rule == "object"
                && sentence.token_from(hit.start) <= 2
                && (act.what == "injured" || act.what == "rescued") =>
        {
            Some((name.clone(), *hit))
        }
        _ => None,
    }) {
        return Some(Speaker {
            name,
            written: sentence.words(hit.start, hit.end).to_owned(),
            via: Vec::new(),
            kind: Some(BodyKind::Rescue),
        });
    }
    // "Police in Hong Kong rounded up 53 campaigners": who arrests them counts them.
    if act.rule == "object" && act.what == "detained" && sentence.token_from(act.start) <= 6 {
        return bodies::police(sentence, lexicon, 0, act.start);
    }
    if act.rule == "object" && act.what == "injured" {
        let first = (0..3).find(|index| {
            matches!(sentence.token(*index), "doctors" | "medics" | "surgeons" | "hospitals" | "clinics")
        });
        if let Some(token) = first.and_then(|index| sentence.tokens.get(index)).filter(|token| token.end <= act.start) {
            let written = sentence.words(token.start, token.end).to_owned();
            return Some(Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(BodyKind::People) });
        }
    }
    let rescues = |word: &Word| {
        matches!(word, Word::Role { role: RoleUse::Speaker, kind: Some(BodyKind::Rescue | BodyKind::Health), .. })
    };
    let hit = sentence.of(Class::Role, 0, act.start).rfind(|hit| rescues(lexicon.word(hit)))?;
    let start = sentence.token_from(hit.start);
    let first = (0..start)
        .rev()
        .take(3)
        .take_while(|index| sentence.capital(*index) || sentence.token(*index) == "'s")
        .last()
        .unwrap_or(start);
    let written = sentence.words(sentence.tokens[first].start, hit.end).to_owned();
    Some(Speaker { name: written.clone(), written, via: Vec::new(), kind: Some(BodyKind::Rescue) })
}

/// "correcting an earlier count of 31", "cut the number from 1,400 to 1,200": a number its speaker took back.
pub(crate) fn taken_back(sentence: &Sentence<'_>, mention: &Mention) -> Option<String> {
    let floor = super::act::floor(&sentence.norm, mention.start.saturating_sub(120));
    let before = sentence.slice(floor, mention.start).trim_end();
    let earlier = [
        "earlier count of",
        "earlier toll of",
        "earlier figure of",
        "earlier estimate of",
        "previous count of",
        "previous toll of",
        "previous figure of",
        "previous estimate of",
        "initial count of",
        "initial toll of",
        "earlier number of",
        "earlier tally of",
        "earlier report of",
        "earlier reports of",
    ];
    let corrects =
        ["correct", "revis", "retract", "lower", "cut ", "down from", "reduc", "withdr", "scaled back", "walked back"];
    let verb = corrects.iter().find(|verb| before.contains(**verb))?;
    let old = earlier.iter().any(|words| before.ends_with(words))
        || before.ends_with("from")
            && ["number", "toll", "count", "figure", "estimate", "tally", "dead", "down from", "total"]
                .iter()
                .any(|word| before.contains(word));
    old.then(|| (*verb).to_owned())
}

/// "The fate of another 30 residents remains unknown", "the whereabouts of 12 men are unclear".
pub(crate) fn fate_unknown(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let before =
        sentence.slice(super::act::floor(&sentence.norm, mention.start.saturating_sub(24)), mention.start).trim_end();
    let after = sentence.slice(mention.end, super::act::floor(&sentence.norm, mention.end + 90));
    let before = ["another", "the", "some", "about", "around", "these", "those", "a further", "at least"]
        .iter()
        .find_map(|word| before.strip_suffix(word))
        .unwrap_or(before)
        .trim_end();
    ["fate of", "fates of", "whereabouts of"].iter().any(|words| before.ends_with(words))
        && ["unknown", "unclear", "not known", "not clear", "uncertain"].iter().any(|word| after.contains(word))
}

/// Takes an agency's dateline from a paragraph's first sentence: "COX'S BAZAR, Aug 10 (Reuters) -", "SEOUL (AP) —".
pub(crate) fn without_dateline(sentence: &mut Sentence<'_>) {
    let named = sentence.tokens.first().is_some_and(|first| {
        let place = sentence.words(first.start, first.end);
        place.len() > 2 && place.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
    });
    if !named {
        return;
    }
    let Some(dash) = (1..sentence.tokens.len().min(18)).find(|index| {
        matches!(sentence.token(*index), "-" | "\u{2013}" | "\u{2014}")
            && sentence.norm.as_bytes().get(sentence.tokens[*index].start.wrapping_sub(1)) == Some(&b' ')
    }) else {
        return;
    };
    let bracket = (1..dash).any(|index| sentence.token(index) == "(") && sentence.token(dash - 1) == ")";
    let bare = dash <= 3;
    if bracket || bare {
        sentence.tokens.drain(..=dash);
    }
}

/// "interviewed 60 survivors", "spoke to 84 witnesses": those who were heard.
pub(crate) fn heard(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let before =
        sentence.slice(super::act::floor(&sentence.norm, mention.start.saturating_sub(24)), mention.start).trim_end();
    [
        "interviewed",
        "interviewing",
        "spoke to",
        "spoke with",
        "surveyed",
        "interviews with",
        "talked to",
        "testimony from",
        "testimonies from",
        "accounts from",
        "accounts of",
        "testimony of",
        "testimonies of",
    ]
    .iter()
    .any(|words| before.ends_with(words))
}

/// "puts the inmates at around 900", "an analysis found", "…, and the assessment may change": a number reckoned, not counted.
pub(crate) fn reckoned(sentence: &Sentence<'_>, mention: &Mention, found: &Attribution) -> bool {
    let exact = mention.kind == attested_model::QuantityKind::Exact;
    let cue = sentence.slice(found.cue.0, found.cue.1);
    let places = ["put", "puts", "putting", "place", "places", "placed", "placing"].contains(&cue)
        && sentence.slice(found.cue.1.min(mention.start), mention.start).trim_end().ends_with(" at");
    if places && !exact {
        return true;
    }
    const STUDIED: [&str; 9] = [
        "analysis",
        "analyses",
        "modelling",
        "modeling",
        "imagery",
        "satellite",
        "projection",
        "estimate",
        "assessment",
    ];
    const INVESTIGATED: [&str; 3] = ["investigation", "study", "research"];
    let begins = |word: &str, words: &[&str]| words.iter().any(|opening| word.starts_with(opening));
    let mut subject =
        (sentence.token_from(found.subject.0)..sentence.token_from(found.subject.1)).map(|index| sentence.token(index));
    if subject.any(|word| begins(word, &STUDIED) || !exact && begins(word, &INVESTIGATED)) {
        return true;
    }
    let rest = sentence.slice(mention.end, sentence.norm.len());
    rest.contains("the assessment ")
        || rest.contains("estimate")
            && ["the estimate ", "its estimate", "the estimates ", "their estimate"]
                .iter()
                .any(|words| rest.contains(words))
}
