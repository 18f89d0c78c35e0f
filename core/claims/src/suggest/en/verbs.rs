//! English verbs around a number: auxiliaries, what may stand between, plans, where a clause ends.
//!
//! Input: a token of a sentence. Output: what a verb's neighbours make of it: passive, finite, planned, an opening of a new
//! clause. Leaves out which act governs a number (`acts`).

use super::super::lexicon::Class;
use super::super::text::Sentence;

/// Whether a word is an auxiliary that makes the next participle finite.
fn auxiliary(word: &str) -> bool {
    matches!(
        word,
        "was"
            | "were"
            | "is"
            | "are"
            | "been"
            | "being"
            | "be"
            | "has"
            | "have"
            | "had"
            | "got"
            | "get"
            | "having"
            | "feared"
            | "believed"
            | "known"
            | "reported"
            | "thought"
            | "remain"
            | "remained"
    )
}

/// Adverbs and the like that may stand between.
pub(super) fn skippable(word: &str) -> bool {
    word.ends_with("ly")
        || matches!(
            word,
            "also"
                | "not"
                | "now"
                | "still"
                | "since"
                | "already"
                | "later"
                | "then"
                | "again"
                | "first"
                | "all"
                | "both"
                | "so"
                | "far"
                | "thus"
                | "only"
                | "just"
                | "recently"
                | "ever"
                | "to"
                | "either"
                | "some"
                | "further"
                | "up"
                | "off"
                | "away"
                | "back"
                | "out"
                | "over"
                | "the"
                | "a"
                | "another"
                | "other"
                | "its"
                | "their"
                | "his"
                | "these"
                | "those"
                | "of"
                | "total"
                | "it"
                | "says"
                | "what"
                | "into"
        )
}

/// "agreed to release", "will be deported": planned, not done.
pub(super) fn planned(sentence: &Sentence<'_>, verb: usize) -> bool {
    let back = |by: usize| verb.checked_sub(by).map_or("", |index| sentence.token(index));
    let intends = |word: &str| {
        matches!(
            word,
            "agreed"
                | "agree"
                | "agrees"
                | "plan"
                | "plans"
                | "planned"
                | "planning"
                | "promised"
                | "vowed"
                | "threatened"
                | "pledged"
                | "offered"
                | "due"
                | "intends"
                | "intend"
                | "refused"
                | "failed"
                | "ordered"
                | "want"
                | "wants"
        )
    };
    // "at risk of dying", "fear being killed"
    let feared = |word: &str| {
        matches!(
            word,
            "risk"
                | "danger"
                | "fear"
                | "fears"
                | "verge"
                | "prospect"
                | "threat"
                | "avoid"
                | "from"
                | "without"
                | "feared"
        )
    };
    if (back(1) == "of" && feared(back(2)))
        || (back(1) == "being" && (feared(back(2)) || back(2) == "of" && feared(back(3))))
    {
        return true;
    }
    (back(1) == "to" && intends(back(2)))
        || (back(1) == "be" && back(2) == "to" && intends(back(3)))
        || matches!(back(1), "will" | "would" | "shall" | "should" | "must" | "can" | "cannot")
        || (back(1) == "be" && matches!(back(2), "will" | "would" | "should" | "must" | "can" | "cannot" | "shall"))
}

/// Whether an auxiliary of the passive stands before a verb.
pub(super) fn passive_before(sentence: &Sentence<'_>, verb: usize) -> bool {
    let mut index = verb;
    for _ in 0..3 {
        let Some(earlier) = index.checked_sub(1) else { return false };
        index = earlier;
        let word = sentence.token(index);
        if matches!(word, "was" | "were" | "is" | "are" | "been" | "being" | "be" | "got" | "get") {
            return true;
        }
        if !(word.ends_with("ly") || matches!(word, "also" | "not" | "now" | "still" | "later" | "since")) {
            return false;
        }
    }
    false
}

/// Whether an auxiliary stands within three words before a verb.
pub(super) fn finite_before(sentence: &Sentence<'_>, verb: usize) -> bool {
    let mut index = verb;
    for _ in 0..4 {
        let Some(earlier) = index.checked_sub(1) else { return false };
        index = earlier;
        let word = sentence.token(index);
        if auxiliary(word) {
            return true;
        }
        if !(word.ends_with("ly") || skippable(word) || matches!(word, "estimated" | "said" | "presumed")) {
            return false;
        }
    }
    false
}

/// Where the clause after a byte ends: a semicolon, a colon, a closing quote, "while", or "and" with a new subject.
pub(crate) fn clause_end(sentence: &Sentence<'_>, start: usize) -> usize {
    let first = sentence.token_from(start);
    for index in first..sentence.tokens.len() {
        let token = sentence.tokens[index];
        let word = sentence.token(index);
        let hard = matches!(word, ";" | ":" | "\"" | "\u{2014}" | "while" | "whereas" | "although")
            && !(word == "\"" && index == first);
        let soft = word == ","
            && matches!(
                sentence.token(index + 1),
                "but" | "while" | "whereas" | "although" | "though" | "as" | "after" | "when" | "far" | "according"
            )
            || (word == "," && matches!(sentence.token(index + 1), "and") && new_subject(sentence, index + 2));
        if hard || soft {
            return token.start;
        }
    }
    sentence.norm.len()
}

/// Whether a subject of its own begins at a token: "the ministry said", "it has".
fn new_subject(sentence: &Sentence<'_>, index: usize) -> bool {
    matches!(sentence.token(index), "the" | "it" | "he" | "she" | "they" | "we" | "its" | "officials" | "there")
        || named_subject(sentence, index)
}

/// "…, and China denied", "…, and Kyiv has said": a name with its verb right behind.
fn named_subject(sentence: &Sentence<'_>, index: usize) -> bool {
    let Some(token) = sentence.tokens.get(index).filter(|_| sentence.capital(index)) else { return false };
    let name = sentence
        .hits
        .iter()
        .filter(|hit| matches!(hit.class, Class::Body | Class::Place) && hit.start == token.start)
        .map(|hit| hit.end)
        .max();
    let Some(verb) = name.and_then(|end| sentence.tokens.get(sentence.token_from(end))) else { return false };
    sentence.hit_at(Class::Statement, verb.start).is_some()
        || sentence.hit_at(Class::Cue, verb.start).is_some()
        || matches!(sentence.slice(verb.start, verb.end), "has" | "have" | "had" | "did" | "does" | "is" | "was")
}
