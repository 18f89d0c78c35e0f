//! English claims that carry no number.
//!
//! Input: words of the statements table (declined, denied, cannot say, resumed, reopened), reporting words that confirm.
//! Output: [`Statement`]s, each a clause with its speaker and modality. Kept only where the document speaks of an act:
//! a company that "declined to comment" makes no claim here.

use super::super::act;
use super::super::discourse::{Attribution, Discourse, Speaker};
use super::super::lexicon::{BodyKind, Class, Hit, Lexicon, UNREAD, Word};
use super::super::mention::Mention;
use super::super::statement::Statement;
use super::super::text::Sentence;
use super::quotes;
use super::speakers;
use super::verbs::clause_end;
use attested_model::Modality;

/// The claims without a number in a sentence.
pub(crate) fn statements(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    attributions: &[Attribution],
    mentions: &[Mention],
) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    let topical = discourse.field > 0
        || sentence
            .of(Class::Act, 0, sentence.norm.len())
            .any(|hit| act::read(lexicon, hit).is_some_and(|(_, _, weak)| !weak));
    if !topical {
        return out;
    }
    let mut hits: Vec<Hit> = sentence.hits.iter().filter(|hit| hit.class == Class::Statement).copied().collect();
    hits.extend(parted(sentence, lexicon));
    hits.sort_by_key(|hit| hit.start);
    for hit in hits {
        let Word::Statement { modality, what, needs } = lexicon.word(&hit) else { continue };
        if !needs.is_empty() && !needs.iter().any(|needed| sentence.norm.contains(needed.as_str())) {
            continue;
        }
        if !said_so(sentence, &hit) {
            continue;
        }
        // "2,000 people were detained, facing the risk of return": the number's claim says it.
        if *modality == Modality::Asserted
            && what == "risk_of_repatriation"
            && mentions.iter().any(|mention| mention.numeric() && mention.start < hit.start)
        {
            continue;
        }
        let attribution = attributions.iter().find(|found| found.from <= hit.start && hit.start < found.to);
        let Some((start, end)) = clause(sentence, &hit, attribution) else { continue };
        // A second claim in one clause is quoted from its own words on.
        let crowded = out.iter().any(|other| other.start < end && start < other.end);
        if crowded && out.iter().any(|other| other.modality == *modality && (other.what == *what || what.is_empty())) {
            continue;
        }
        let (start, end) = if crowded { quotes::trim(sentence, hit.start, end) } else { (start, end) };
        let governed = attribution.map(|found| found.speaker.clone());
        let (speaker, modality) = match (modality, attribution) {
            // "confirmed … following the opening of its border": the aside is the outlet's own.
            (Modality::Asserted, Some(_)) if crowded => (None, modality),
            (Modality::Asserted, Some(found)) => {
                (governed, if found.modality == Modality::Confirmed { &Modality::Confirmed } else { modality })
            }
            (Modality::Undetermined, None) if nobody_tells(sentence, &hit) => (Some(nobody()), modality),
            // "X hinted that the count was exaggerated", "Kyiv was not notified, X said": X says so.
            (Modality::Disputed | Modality::Denied, Some(_)) if judged(sentence, &hit) => (governed, modality),
            // "Seoul cannot tell …, the ministry said": the ministry says so.
            (Modality::Undetermined, Some(found)) if found.rule == "…, X said" => (governed, modality),
            _ => (own_subject(sentence, lexicon, discourse, &hit, attribution).or(governed), modality),
        };
        let nominal = nominal_act(sentence, lexicon, start, end)
            .or_else(|| discourse.topic().map(str::to_owned))
            .or_else(|| nominal_act(sentence, lexicon, 0, start));
        let what = if what.is_empty() { nominal.unwrap_or_else(|| "statement".into()) } else { what.clone() };
        out.push(Statement {
            start,
            end,
            modality: *modality,
            what,
            speaker,
            words: (hit.start, hit.end),
            rule: "a statement word",
        });
    }
    confirmations(sentence, lexicon, attributions, mentions, &mut out);
    out
}

/// Whether the words tell what somebody said: "refused to leave" is a deed, "the disputed vote" a description.
fn said_so(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let words = sentence.slice(hit.start, hit.end);
    let index = sentence.token_from(hit.start);
    let next = sentence.token_from(hit.end);
    let before = index.checked_sub(1).map_or("", |at| sentence.token(at));
    let described =
        matches!(before, "a" | "the" | "this" | "that" | "its" | "his" | "her" | "their" | "hotly" | "bitterly");
    if described && words.ends_with("ed") && !words.contains(' ') {
        return false;
    }
    if words == "walked back" && matches!(sentence.token(next), "into" | "to" | "across" | "over" | "home" | "through")
    {
        return false;
    }
    let refuses = ["declined", "declines", "declining", "refused", "refuses", "refusing", "decline"]
        .iter()
        .any(|verb| words.strip_suffix(" to").is_some_and(|head| head == *verb));
    if !(refuses || words == "would not") {
        return true;
    }
    const TELLS: &str = "comment say give confirm discuss answer name identify disclose reveal provide elaborate specify release acknowledge explain speculate be estimate respond verify rule reply speak talk tell detail clarify offer share publish put admit deny address state recognise recognize concede hand count quantify describe expand go apologise apologize accept vouch predict commit guarantee reconcile list break make detail divulge report characterise characterize attribute take";
    let after = if sentence.token(next).ends_with("ly") { next + 1 } else { next };
    TELLS.split(' ').any(|verb| verb == sentence.token(after))
}

/// "could not be verified", "is unknown": said of a thing, by the outlet itself.
fn nobody_tells(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let words = sentence.slice(hit.start, hit.end);
    let passive = [
        " be ",
        "unknown",
        "not known",
        "has become",
        "unverified",
        "not been",
        "unclear",
        "not clear",
        "not yet clear",
        "not immediately clear",
        "anybody's guess",
        "anyone's guess",
        "a mystery",
        "impossible",
        "uncertain",
        "yet to be",
    ];
    passive.iter().any(|part| words.contains(part)) || words.ends_with("verified") && !words.contains("not ")
}

/// Words that judge a thing rather than tell what their subject did.
fn judged(sentence: &Sentence<'_>, hit: &Hit) -> bool {
    let words = sentence.slice(hit.start, hit.end);
    [
        "exaggerated",
        "inflated",
        "overstated",
        "too high",
        "overblown",
        "unreliable",
        "not credible",
        "false",
        "untrue",
        "not true",
        "baseless",
        "groundless",
        "fabricat",
        "no such",
        "there are no",
        "there were no",
        "notified",
        "informed",
        "fake news",
        "at odds",
        "contested",
        "fiction",
        "lie",
        "disinformation",
        "slander",
    ]
    .iter()
    .any(|word| words.contains(word))
}

/// "cannot scientifically establish", "had not independently verified": statement words with an adverb between them.
fn parted(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<Hit> {
    let mut out = Vec::new();
    for index in 1..sentence.tokens.len().saturating_sub(1) {
        let word = sentence.token(index);
        let between = word.ends_with("ly") && word.len() > 4
            || matches!(word, "yet" | "even" | "ever" | "so" | "itself" | "himself");
        let negated = || {
            matches!(
                sentence.token(index - 1),
                "not"
                    | "cannot"
                    | "to"
                    | "be"
                    | "been"
                    | "could"
                    | "can"
                    | "never"
                    | "has"
                    | "have"
                    | "had"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "would"
            )
        };
        if !between
            || !negated()
            || sentence.touches(Class::Statement, sentence.tokens[index].start, sentence.tokens[index].end)
        {
            continue;
        }
        let first = index.saturating_sub(3);
        let found = (first..index).find_map(|from| {
            let before = sentence.slice(sentence.tokens[from].start, sentence.tokens[index - 1].end);
            let start = sentence.tokens[index + 1].start;
            (index + 1..sentence.tokens.len().min(index + 3)).rev().find_map(|to| {
                let end = sentence.tokens[to].end;
                let entry = lexicon.entry(&format!("{before} {}", sentence.slice(start, end)), Class::Statement)?;
                Some(Hit { start: sentence.tokens[from].start, end, class: Class::Statement, entry, read: UNREAD })
            })
        });
        out.extend(found);
    }
    out
}

/// No speaker.
fn nobody() -> Speaker {
    Speaker { name: "unattributed".into(), ..Speaker::default() }
}

/// "X confirmed that the returns have resumed": an act affirmed, no number.
fn confirmations(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    attributions: &[Attribution],
    mentions: &[Mention],
    out: &mut Vec<Statement>,
) {
    for found in attributions {
        if found.modality != Modality::Confirmed || found.cue.1 <= found.cue.0 {
            continue;
        }
        let end = clause_end(sentence, found.cue.1).min(found.to.max(found.cue.1));
        let Some(what) = nominal_act(sentence, lexicon, found.cue.1, end) else { continue };
        let numbered = mentions.iter().any(|mention| mention.start < end && found.cue.0 < mention.end);
        let (start, end) = quotes::trim(sentence, found.cue.0, end);
        if numbered || out.iter().any(|other| other.start < end && start < other.end) {
            continue;
        }
        out.push(Statement {
            start,
            end,
            modality: Modality::Confirmed,
            what,
            speaker: Some(found.speaker.clone()),
            words: found.cue,
            rule: "an act confirmed",
        });
    }
}

/// The clause around a statement word, subject included.
fn clause(sentence: &Sentence<'_>, hit: &Hit, attribution: Option<&Attribution>) -> Option<(usize, usize)> {
    let start = quotes::clause_start(sentence, hit.start, attribution);
    let end = clause_end(sentence, hit.end);
    // "…, which likewise says": another's words.
    let end = [", which ", ", who "]
        .iter()
        .filter_map(|words| sentence.slice(hit.end, end).find(words))
        .min()
        .map_or(end, |at| hit.end + at);
    let trimmed = quotes::trim(sentence, start, end);
    (trimmed.1 > trimmed.0).then_some(trimmed)
}

/// The last act named in a range.
fn nominal_act(sentence: &Sentence<'_>, lexicon: &Lexicon, start: usize, end: usize) -> Option<String> {
    act::within(sentence, lexicon, start, end).last().map(|(_, what, _, _)| (*what).to_owned())
}

/// "The ministry declined to", "State media have not commented": the clause's subject speaks.
fn own_subject(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    discourse: &mut Discourse,
    hit: &Hit,
    attribution: Option<&Attribution>,
) -> Option<Speaker> {
    let index = sentence.token_from(hit.start);
    let start = sentence.token_from(quotes::clause_start(sentence, hit.start, attribution));
    if start >= index {
        return None;
    }
    let (from, to) = (sentence.tokens[start].start, sentence.tokens[index - 1].end);
    if to - from > 110
        || sentence.of(Class::Cue, from, to).any(|cue| attribution.is_some_and(|found| found.cue.0 == cue.start))
    {
        return None;
    }
    // "How many there were is anyone's guess": the question is no speaker.
    if matches!(sentence.token(start), "how" | "what" | "who" | "where" | "whether" | "why" | "when") {
        return None;
    }
    if attribution.is_some() && matches!(sentence.slice(from, to).trim(), "it" | "he" | "she" | "they" | "we") {
        return None;
    }
    // "The White House, which had questioned the figures": the subject stands before its relative clause.
    if matches!(sentence.token(start), "which" | "who") && start >= 2 && sentence.token(start - 1) == "," {
        let before = sentence.tokens[start - 2];
        let begin = quotes::clause_start(sentence, before.start, attribution);
        return speakers::resolve(sentence, lexicon, discourse, begin, before.end, false);
    }
    let found = speakers::resolve(sentence, lexicon, discourse, from, to, false)
        .filter(|speaker| speaker.kind.is_some_and(|kind| !matches!(kind, BodyKind::People)))?;
    // "Returns have stopped": a sentence opens with a capital whatever the word.
    let named = found.kind != Some(BodyKind::Person)
        || found.name.contains(' ')
        || discourse.person(&found.name.to_lowercase()).is_some();
    named.then_some(found)
}
