//! Quotes against the rules: agreed, added, differing, unclaimed.
//!
//! Input: the text, the rules' suggestions, quotes that anybody may have made up. Output: an [`Opinion`]. A quote counts
//! where it stands in the text verbatim and once. Where the rules suggest a claim there, the two agree, and the quote is
//! read alone to see whether its number, bound or date comes out differently. Where they do not, they are given the
//! sentences that hold the quote, then the quote alone; a claim found so is added behind theirs, so that their numbers
//! stay. Leaves out any other use of the quote: it is a place to look at.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::sentences;
use super::super::suggest;
use super::super::types::{Context, Part, Step, Suggestion};

/// The longest quote looked for, in bytes: a claim is a sentence or two.
const QUOTE_MAX: usize = 3_000;

/// The most quotes looked for; a server that sends more has not understood.
const QUOTES_MAX: usize = 2_000;

/// How a suggestion stands between the rules and the second opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A quote holds it. What comes out differently when the rules read that quote alone: `number`, `bound`, `date`.
    Agreed(Vec<&'static str>),
    /// The rules find it only in the stretch that a quote points at.
    Added,
    /// No quote holds it.
    OnlyRules,
}

/// A quote of the text in which the rules find no claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclaimed {
    /// The words, verbatim.
    pub quote: String,
    /// Where they begin: Unicode code points from the start of the text.
    pub start: usize,
    /// Where they end (exclusive).
    pub end: usize,
}

/// The rules' suggestions beside a second opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// The rules' suggestions, unchanged and in their order; then those added.
    pub suggestions: Vec<Suggestion>,
    /// How each stands, in the same order.
    pub standings: Vec<Standing>,
    /// Quotes without a claim by the rules, in the text's order.
    pub unclaimed: Vec<Unclaimed>,
    /// The quotes that stand in the text once, in the order given.
    pub located: Vec<String>,
    /// Quotes dropped because they stand nowhere in the text.
    pub absent: usize,
    /// Quotes dropped because they stand in several places.
    pub repeated: usize,
    /// Quotes dropped because they are longer than a claim, or more than are looked at.
    pub excess: usize,
}

/// Compares the rules' suggestions with the quotes of a second opinion.
///
/// The same quotes in the same order give the same numbers: quotes that come later only add behind.
pub fn second_opinion(text: &str, context: &Context<'_>, rules: Vec<Suggestion>, quotes: &[String]) -> Opinion {
    let reading = Reading::of(text, context);
    let mut opinion = Opinion {
        standings: vec![Standing::OnlyRules; rules.len()],
        suggestions: rules,
        unclaimed: Vec::new(),
        located: Vec::new(),
        absent: 0,
        repeated: 0,
        excess: 0,
    };
    let mut seen = BTreeSet::new();
    for (count, quote) in quotes.iter().filter(|quote| seen.insert(quote.as_str())).enumerate() {
        if count >= QUOTES_MAX || quote.len() > QUOTE_MAX {
            opinion.excess += 1;
            continue;
        }
        match places(text, quote) {
            Places::None => opinion.absent += 1,
            Places::Several => opinion.repeated += 1,
            Places::One(at) => {
                opinion.located.push(quote.clone());
                opinion.weigh(&reading, at..at + quote.len());
            }
        }
    }
    opinion.unclaimed.sort_by_key(|one| (one.start, one.end));
    opinion
}

impl Opinion {
    /// Weighs a quote that stands at these bytes.
    fn weigh(&mut self, reading: &Reading<'_>, quote: Range<usize>) {
        let held = reading.points(&quote);
        let alone = reading.suggest(quote.clone());
        let mut known = false;
        for (one, standing) in self.suggestions.iter().zip(&mut self.standings) {
            if !holds(&held, one) {
                continue;
            }
            known = true;
            match standing {
                Standing::OnlyRules => *standing = Standing::Agreed(differences(one, &alone)),
                Standing::Agreed(known) => {
                    let more = differences(one, &alone);
                    known.extend(more.into_iter().filter(|field| !known.contains(field)).collect::<Vec<_>>());
                }
                Standing::Added => {}
            }
        }
        if known {
            return;
        }
        let words = &reading.text[quote.clone()];
        let found = [reading.suggest(reading.sentences(&quote)), alone]
            .into_iter()
            .map(|all| all.into_iter().filter(|one| holds(&held, one)).collect::<Vec<_>>())
            .find(|all| !all.is_empty())
            .unwrap_or_default();
        if found.is_empty() {
            self.unclaimed.push(Unclaimed { quote: words.to_owned(), start: held.start, end: held.end });
        }
        self.add(found, words);
    }

    /// Adds what was found in one stretch: groups of its own, no relation to what stands outside it.
    fn add(&mut self, found: Vec<Suggestion>, quote: &str) {
        let mut next = self.suggestions.iter().map(|one| one.group).max().unwrap_or(0) + 1;
        let mut groups = BTreeMap::new();
        for mut one in found {
            one.group = *groups.entry(one.group).or_insert_with(|| {
                next += 1;
                next - 1
            });
            one.rule = format!("assist+{}", one.rule);
            one.trace.insert(
                0,
                Step { step: "assist", rule: "found where a second opinion pointed".into(), words: quote.to_owned() },
            );
            self.suggestions.push(one);
            self.standings.push(Standing::Added);
        }
    }
}

/// The text with what is needed to read stretches of it.
struct Reading<'a> {
    text: &'a str,
    context: &'a Context<'a>,
    sentences: Vec<Range<usize>>,
    /// Code points before each sentence.
    points: Vec<usize>,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str, context: &'a Context<'a>) -> Reading<'a> {
        let (mut sentences, mut points) = (Vec::new(), Vec::new());
        let (mut byte, mut point) = (0, 0);
        sentences::each(text, context.lang, |span| {
            point += text[byte..span.start].chars().count();
            byte = span.start;
            sentences.push(span.start..span.end);
            points.push(point);
        });
        Reading { text, context, sentences, points }
    }

    /// Code points before a byte.
    fn point(&self, byte: usize) -> usize {
        let at = self.sentences.partition_point(|sentence| sentence.start <= byte);
        let (from, before) = match at.checked_sub(1) {
            Some(at) => (self.sentences[at].start, self.points[at]),
            None => (0, 0),
        };
        before + self.text[from..byte].chars().count()
    }

    fn points(&self, range: &Range<usize>) -> Range<usize> {
        self.point(range.start)..self.point(range.end)
    }

    /// The sentences that hold a range.
    fn sentences(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.sentences.partition_point(|sentence| sentence.end <= range.start);
        let last = self.sentences.partition_point(|sentence| sentence.start < range.end);
        let start = self.sentences.get(first).map_or(range.start, |sentence| sentence.start.min(range.start));
        let end = last.checked_sub(1).map_or(range.end, |at| self.sentences[at].end.max(range.end));
        start..end
    }

    /// What the rules find in a stretch that they are given alone; places count in the whole text.
    fn suggest(&self, stretch: Range<usize>) -> Vec<Suggestion> {
        let before = self.point(stretch.start);
        let mut found = suggest(&self.text[stretch], self.context);
        for one in &mut found {
            one.start += before;
            one.end += before;
            // A stretch has neither headline nor neighbours.
            one.part = Part::Body;
            (one.relative_to, one.part_of) = (None, None);
        }
        found
    }
}

enum Places {
    None,
    One(usize),
    Several,
}

/// Where words stand, overlapping places included.
fn places(text: &str, words: &str) -> Places {
    let Some(step) = words.chars().next().map(char::len_utf8) else { return Places::None };
    match text.find(words) {
        None => Places::None,
        Some(at) if text[at + step..].contains(words) => Places::Several,
        Some(at) => Places::One(at),
    }
}

/// Whether a quote speaks of what a suggestion rests on: it has some of the number's words (a quote that cuts a bound off
/// makes no rival number), or without a number half of the shorter of both.
fn holds(quote: &Range<usize>, one: &Suggestion) -> bool {
    match number(one) {
        Some(words) => quote.start < words.end && words.start < quote.end,
        None => {
            let shared = quote.end.min(one.end).saturating_sub(quote.start.max(one.start));
            shared > 0 && shared * 2 >= (one.end - one.start).min(quote.len())
        }
    }
}

/// Where the words of a suggestion's number stand, in code points of the text.
fn number(one: &Suggestion) -> Option<Range<usize>> {
    let words = &one.quantity.as_ref()?.text;
    let at = one.quote.find(words.as_str())?;
    let start = one.start + one.quote[..at].chars().count();
    Some(start..start + words.chars().count())
}

/// What of a suggestion comes out differently when its quote is read alone.
fn differences(one: &Suggestion, alone: &[Suggestion]) -> Vec<&'static str> {
    let mut fields = Vec::new();
    let (Some(said), Some(words)) = (&one.quantity, number(one)) else { return fields };
    let again = alone.iter().find(|other| {
        number(other).is_some_and(|theirs| theirs.start < words.end && words.start < theirs.end)
            && other.what == one.what
    });
    let Some((again, quantity)) = again.and_then(|again| Some((again, again.quantity.as_ref()?))) else {
        return fields;
    };
    if said.low.or(said.high) != quantity.low.or(quantity.high) {
        fields.push("number");
    }
    if said.kind != quantity.kind {
        fields.push("bound");
    }
    let day = |one: &Suggestion| one.date.as_ref().and_then(|date| date.edtf.clone());
    if let (Some(ours), Some(theirs)) = (day(one), day(again))
        && ours != theirs
    {
        fields.push("date");
    }
    fields
}
