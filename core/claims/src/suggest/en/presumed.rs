//! An act for an English number of people whose verb no table knows.
//!
//! Input: a mention that no act governs, in a text of the field. Output: the act most likely told of it: that of the noun
//! for an act in its sentence, that of the counted noun (inmates are held, passengers aboard), that of the count before,
//! the text's own. The number and its bound are what a coder wants shown; the act is marked as presumed. Leaves out texts
//! of other fields, nouns for those who act rather than suffer, and a single person.

use super::super::act::{self, Act};
use super::super::discourse::Discourse;
use super::super::lexicon::{ActForm, Class, Lexicon, Word};
use super::super::mention::Mention;
use super::super::text::{Sentence, TokenKind, contains_any, ends_with_any};

/// How many words for acts, and nouns for those they befall, the text's beginning holds at least for a number in it to be of the field.
pub(crate) const OF_THE_FIELD: usize = 2;

/// The act presumed for a number of people.
pub(crate) fn act(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    mention: &Mention,
    discourse: &Discourse,
    number: usize,
) -> Option<Act> {
    if discourse.field < OF_THE_FIELD || !mention.numeric() || mention.value() == Some(1) || apart(sentence, mention) {
        return None;
    }
    let likely = likely(sentence, lexicon, mention);
    if likely == Some("-") {
        return None;
    }
    let here = act::within(sentence, lexicon, clause_start(sentence, mention.start), sentence.norm.len())
        .into_iter()
        .rfind(|(hit, _, form, weak)| *form == ActForm::Noun && !weak && hit.end <= mention.start)
        .map(|(_, what, _, _)| what);
    let counted =
        discourse.count.as_ref().filter(|count| count.sentence + 3 >= number).map(|count| count.what.as_str());
    // A people's name tells less than the text does.
    let (firm, soft) = match likely {
        Some("displaced" | "repatriated" | "rescued") => (None, likely),
        _ => (likely, None),
    };
    let what = here.or(firm).or(counted).or(discourse.topic()).or(discourse.ahead.as_deref()).or(soft)?;
    Some(Act { weak: true, ..Act::carried(what, mention.start, "presumed: no verb of the vocabulary") })
}

/// "… and dragged 251 hostages into Gaza": a verb of its own that no table knows stands before the noun, which tells the act.
pub(crate) fn of_own_verb(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> Option<Act> {
    let what = likely(sentence, lexicon, mention).filter(|what| !matches!(*what, "-" | "killed"))?;
    let before = sentence.token_from(mention.start.min(mention.phrase.0)).checked_sub(1)?;
    let word = sentence.token(before);
    let verb = sentence.tokens[before].kind == TokenKind::Word
        && !super::nouns::ends_phrase(word)
        && (word.ends_with("ed") || word.ends_with("ing") || PAST.split(' ').any(|known| known == word));
    verb.then(|| Act { weak: true, ..Act::carried(what, mention.start, "presumed: no verb of the vocabulary") })
}

/// "… while 30 officials watched", "a team of 30 doctors": who acts is not counted with those who suffered.
pub(crate) fn acts_itself(sentence: &Sentence<'_>, lexicon: &Lexicon, mention: &Mention) -> bool {
    if mention.partitive || mention.bare || mention.share.is_some() {
        return false;
    }
    let next = sentence.token(sentence.token_from(mention.phrase.1.max(mention.end)));
    let verb = next.ends_with("ed") || PAST.split(' ').any(|known| known == next);
    apart(sentence, mention) || verb && likely(sentence, lexicon, mention) == Some("-")
}

/// Irregular past tenses.
const PAST: &str =
    "took brought drove led sent kept held put got gave left found saw lost met made bore stole tore threw shut bound";

/// Acts that the text's subject decides: those handed over in a text on forced returns to North Korea are sent back, a toll in
/// one on kidnapping counts the kidnapped.
pub(crate) fn in_context(sentence: &Sentence<'_>, act: &mut Act, discourse: &Discourse) {
    let Some(ahead) = discourse.ahead.as_deref() else { return };
    let words = sentence.slice(act.start, act.end);
    if ahead == "repatriated"
        && matches!(act.what.as_str(), "rescued" | "returned" | "deported" | "displaced")
        && [
            "hand",
            "turned over",
            "return",
            "sent",
            "flown",
            "bused",
            "deport",
            "driven",
            "deliver",
            "moved",
            "transfer",
            "taken",
            "trucked",
        ]
        .iter()
        .any(|verb| words.starts_with(verb))
    {
        act.what = "repatriated".into();
    }
    // "a toll of 315" in a text that tells of no death.
    if act.what == "killed" && !discourse.deaths && matches!(words, "toll" | "the toll") {
        act.what = discourse.topic().unwrap_or(ahead).to_owned();
    }
}

/// Nouns for those whom an act of the field befell: they make a text one of the field.
pub(crate) fn befallen(sentence: &Sentence<'_>, lexicon: &Lexicon) -> usize {
    sentence
        .of(Class::Noun, 0, sentence.norm.len())
        .filter(|hit| {
            matches!(lexicon.word(hit), Word::Noun { likely: Some(what), .. }
                if matches!(what.as_str(), "detained" | "abducted" | "displaced" | "deported" | "repatriated" | "rescued" | "returned"))
        })
        .count()
}

/// What is likely told of those whom the counted noun names.
pub(super) fn likely<'l>(sentence: &Sentence<'_>, lexicon: &'l Lexicon, mention: &Mention) -> Option<&'l str> {
    let (from, to) = mention.category?;
    let hit = sentence.of(Class::Noun, from, to).last()?;
    match lexicon.word(hit) {
        Word::Noun { likely, .. } => likely.as_deref(),
        _ => None,
    }
}

/// Where the clause of a number begins.
fn clause_start(sentence: &Sentence<'_>, at: usize) -> usize {
    sentence.slice(0, at).rfind([';', ':', '"']).map_or(0, |mark| mark + 1)
}

/// Counts that make no claim of the field: a team, a poll, those who take part, a need, a limit.
fn apart(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let before = sentence.slice(act::floor(&sentence.norm, mention.start.saturating_sub(32)), mention.start).trim_end();
    let after = sentence.slice(mention.phrase.1.max(mention.end), sentence.norm.len());
    let after = &after[..act::floor(after, 40)];
    ends_with_any(
        before,
        "team of|teams of|panel of|staff of|audience of|survey of|sample of|jury of|employs|employing|employed|hired|hires|recruits|vote of|capacity of|capacity for|room for|space for|quota of|limit of|cap of|interviewed|surveyed|polled|examined|consulted|each|per|every|at a cost of|for each",
    ) || contains_any(
        after,
        " voted| took part| attended| rallied| marched in| signed| gathered| work for| worked for| turned out to| demonstrated",
    ) && !after.contains("into the")
}
