//! A figure as sentences. Input: a figure and its policy. Output: sentences whose numbers name the claims they
//! rest on, so that a page can link each and a terminal print them plain.

use super::{meets, range};
use crate::{Arg, Translate, escape};
use attested_figures::{EventFigures, Figure, Reading, Rival};
use attested_model::{ClaimId, Scope};

/// An argument of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text.
    Text(String),
    /// A count that rests on the record as a whole.
    Count(u64),
    /// A number or a range, and the claims that state it.
    Cited {
        /// As it is to be read.
        text: String,
        /// The claims, in the order of their ids.
        claims: Vec<ClaimId>,
    },
}

/// A sentence: a message's key and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The message's key.
    pub key: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, Part)>,
}

impl Sentence {
    fn new<const N: usize>(key: &'static str, args: [(&'static str, Part); N]) -> Sentence {
        Sentence { key, args: args.into_iter().collect() }
    }

    /// Whether it says where the number lies (range, openness, core, rivals) rather than what stands beside it.
    pub fn is_on_range(&self) -> bool {
        let on_range = ["range", "open-low", "open-high", "open-both", "no-number", "core", "no-core", "tie", "rival"];
        self.key.strip_prefix("sentence-").is_some_and(|name| on_range.contains(&name))
    }

    /// The sentence as plain text.
    pub fn plain(&self, words: &dyn Translate) -> String {
        let args: Vec<(&str, Arg<'_>)> = self
            .args
            .iter()
            .map(|(name, part)| match part {
                Part::Count(n) => (*name, Arg::Count(*n)),
                Part::Text(text) | Part::Cited { text, claims: _ } => (*name, Arg::Text(text)),
            })
            .collect();
        words.text(self.key, &args)
    }

    /// The sentence as HTML, each cited number marked up by `cite` from its escaped text and its claims.
    pub(crate) fn html(&self, words: &dyn Translate, cite: &dyn Fn(&str, &[ClaimId]) -> String) -> String {
        let mut parts = Vec::new();
        let tokens: Vec<(&str, String, Option<u64>)> = self
            .args
            .iter()
            .map(|(name, part)| match part {
                Part::Count(n) => (*name, String::new(), Some(*n)),
                Part::Text(text) => (*name, text.clone(), None),
                Part::Cited { text, claims } => {
                    parts.push(cite(&escape(text), claims));
                    (*name, crate::escape::token(parts.len() - 1), None)
                }
            })
            .collect();
        let args: Vec<(&str, Arg<'_>)> = tokens
            .iter()
            .map(|(name, text, count)| (*name, count.map_or(Arg::Text(text.as_str()), Arg::Count)))
            .collect();
        crate::escape::fill(&words.text(self.key, &args), &parts)
    }
}

/// A figure's envelope as a range, with the claims that state its ends.
pub fn range_of(words: &dyn Translate, figure: &Figure) -> Part {
    let envelope = &figure.envelope;
    let states =
        |r: &&Reading| (r.low.is_some() && r.low == envelope.low) || (r.high.is_some() && r.high == envelope.high);
    Part::Cited { text: range(words, envelope.low, envelope.high), claims: ids(whole(figure).filter(states)) }
}

/// A figure's core, with the claims that agree on it.
pub fn core_of(words: &dyn Translate, figure: &Figure) -> Option<Part> {
    let core = figure.core?;
    let claims = ids(whole(figure).filter(votes).filter(|r| meets(r.interval(), core.low, core.high)));
    Some(Part::Cited { text: range(words, Some(core.low), Some(core.high)), claims })
}

/// A figure's rivals, each with the claims within it and how many origins those have.
pub fn rivals_of(words: &dyn Translate, figure: &Figure) -> Vec<(Part, usize)> {
    let part = |rival: &Rival| {
        let within = |r: &&Reading| votes(r) && r.low >= Some(rival.low) && r.high <= Some(rival.high);
        let text = range(words, Some(rival.low), Some(rival.high));
        (Part::Cited { text, claims: ids(whole(figure).filter(within)) }, rival.origins)
    };
    figure.rivals.iter().map(part).collect()
}

/// What a figure says, in sentences: range, openness, core, rivals, parts, wider claims, best, basis.
pub fn sentences(words: &dyn Translate, view: &EventFigures, figure: &Figure) -> Vec<Sentence> {
    let mut said = ranges(words, figure);
    said.extend(agreement(words, figure));
    if let Some(floor) = figure.part_floor {
        said.push(Sentence::new("sentence-part", [("number", bound(words, figure, Scope::Part, floor))]));
    }
    if let Some(ceiling) = figure.wider_ceiling {
        said.push(Sentence::new("sentence-wider", [("number", bound(words, figure, Scope::Wider, ceiling))]));
    }
    said.push(match &figure.best {
        Some(best) => {
            let rule = words.text(&format!("best-rule-{}", best.rule), &[]);
            let number = Part::Cited {
                text: range(words, Some(best.value), Some(best.value)),
                claims: vec![best.claim.clone()],
            };
            Sentence::new("sentence-best", [("rule", Part::Text(rule)), ("number", number)])
        }
        None => Sentence::new("sentence-no-best", [("policy", Part::Text(view.policy.to_owned()))]),
    });
    said.extend(basis(words, figure));
    said
}

fn ranges(words: &dyn Translate, figure: &Figure) -> Vec<Sentence> {
    let envelope = &figure.envelope;
    if envelope.low.is_none() && envelope.high.is_none() {
        return vec![Sentence::new("sentence-no-number", [])];
    }
    let mut said = vec![Sentence::new("sentence-range", [("range", range_of(words, figure))])];
    match (envelope.open_low, envelope.open_high) {
        (true, true) => said.push(Sentence::new("sentence-open-both", [])),
        (true, false) => said.push(Sentence::new("sentence-open-low", [])),
        (false, true) => said.push(Sentence::new("sentence-open-high", [])),
        (false, false) => {}
    }
    said
}

fn agreement(words: &dyn Translate, figure: &Figure) -> Vec<Sentence> {
    let mut said = Vec::new();
    match (figure.core, core_of(words, figure)) {
        (Some(core), Some(range)) => {
            said.push(Sentence::new(
                "sentence-core",
                [("origins", Part::Count(core.origins as u64)), ("range", range)],
            ));
        }
        _ if figure.core_regions.len() > 1 => {
            let ranges: Vec<String> =
                figure.core_regions.iter().map(|r| range(words, Some(r.low), Some(r.high))).collect();
            let part = Part::Cited { text: super::list(words, &ranges), claims: ids(whole(figure).filter(votes)) };
            said.push(Sentence::new("sentence-tie", [("ranges", part)]));
        }
        _ => said.push(Sentence::new("sentence-no-core", [])),
    }
    for (range, origins) in rivals_of(words, figure) {
        let origins = words.text("count-agreeing", &[("count", Arg::Count(origins as u64))]);
        said.push(Sentence::new("sentence-rival", [("range", range), ("origins", Part::Text(origins))]));
    }
    said
}

/// Whether a reading votes for the core: two-sided, of a named origin.
fn votes(reading: &&Reading) -> bool {
    reading.origin.is_some() && reading.interval().is_two_sided()
}

fn basis(words: &dyn Translate, figure: &Figure) -> Vec<Sentence> {
    let count = |key: &str, n: usize| Part::Text(words.text(key, &[("count", Arg::Count(n as u64))]));
    let mut said = vec![Sentence::new(
        "sentence-basis",
        [("origins", count("count-origins", figure.origins)), ("documents", count("count-documents", figure.reports))],
    )];
    let spread = figure.origins_range;
    if spread.low != figure.origins || spread.high != figure.origins {
        let args = [("low", Part::Count(spread.low as u64)), ("high", Part::Count(spread.high as u64))];
        said.push(Sentence::new("sentence-origins-range", args));
    }
    if figure.origins > 1 {
        let shown = Part::Count(figure.independence_shown as u64);
        said.push(Sentence::new("sentence-independence", [("count", shown)]));
    }
    said
}

/// A bound that parts or wider claims set, with the claims that state it.
fn bound(words: &dyn Translate, figure: &Figure, scope: Scope, n: u64) -> Part {
    let end = |r: &Reading| match scope {
        Scope::Part => r.low,
        Scope::Wider | Scope::Whole => r.high,
    };
    let states = |r: &&Reading| r.scope == scope && !r.vague && end(r) == Some(n);
    Part::Cited { text: range(words, Some(n), Some(n)), claims: ids(figure.readings.iter().filter(states)) }
}

fn whole(figure: &Figure) -> impl Iterator<Item = &Reading> {
    figure.readings.iter().filter(|r| r.scope == Scope::Whole && !r.vague)
}

fn ids<'a>(readings: impl Iterator<Item = &'a Reading>) -> Vec<ClaimId> {
    let mut ids: Vec<ClaimId> = readings.map(|r| r.claim.clone()).collect();
    ids.sort();
    ids
}
