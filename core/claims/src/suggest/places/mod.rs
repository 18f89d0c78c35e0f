//! The places of a claim: found in its sentence, chosen as those where it happened, and resolved against the gazetteers.
//!
//! Input: a sentence and the range of a claim's quotation. Output: the places as written, each with the place it means or
//! the places it may mean. A place where something happens is *located* ("in Jilin", 훈춘에서, 在吉林); a country that acts
//! is its next best; a count that names none keeps those of the event told before. Leaves out what a place is called in
//! records (`gazetteer`) and which of several is meant (`resolve`).

mod en;
mod ko;
mod memory;
pub(crate) mod resolve;
mod zh;

use attested_model::{WorldKind, fold_place};

use super::discourse::Attribution;
use super::gazetteer::{Candidate, Gazetteer, Key};
use super::lexicon::{Class, Word};
use super::pipeline::Run;
use super::text::Sentence;
use super::types::{Check, Lang, ResolvedPlace, Step};
use memory::Here;
pub(crate) use memory::Memory;
use resolve::resolve;

/// The most places a claim lists.
const LISTED: usize = 8;

/// What a name does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Something happens there: "in", 에서, 在.
    Located,
    /// A country that acts or owns: "China has sent back".
    Acts,
}

/// A place's name in a sentence, by bytes of its normalised form.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spot {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The name alone, without "province", 시, 市 after it: what is looked up if the whole is not known.
    pub(crate) name: (usize, usize),
    pub(crate) used: Use,
    /// What the word beside it says it is.
    pub(crate) kind: Option<(WorldKind, WorldKind)>,
}

/// The places of one claim.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    pub(crate) written: Vec<String>,
    pub(crate) resolved: Vec<ResolvedPlace>,
    pub(crate) steps: Vec<Step>,
}

impl Told {
    /// What a person should look at.
    pub(crate) fn checks(&self) -> Vec<Check> {
        let open = self.resolved.iter().any(|place| !place.candidates.is_empty());
        if open { vec![Check::PlaceLeftOpen] } else { Vec::new() }
    }
}

/// What a claim's places depend on.
pub(crate) struct Asked<'q> {
    /// The quotation.
    pub(crate) range: (usize, usize),
    /// The act, in the annotated texts' words.
    pub(crate) what: &'q str,
    /// Whether the claim carries a number: one without keeps to its own words.
    pub(crate) counts: bool,
    pub(crate) attribution: Option<&'q Attribution>,
    /// Where the sentence's other numbers begin.
    pub(crate) others: Vec<usize>,
}

impl<F: FnMut(super::types::Suggestion)> Run<'_, F> {
    /// The places of a claim, and what they mean.
    pub(crate) fn places(&mut self, sentence: &Sentence<'_>, asked: &Asked<'_>) -> Told {
        if self.places.here.sentence != self.number {
            let spots = self.spots(sentence);
            let resolved = vec![None; spots.len()];
            self.places.here = Here { sentence: self.number, spots, found: Vec::new(), resolved };
        }
        let mut here = std::mem::take(&mut self.places.here);
        let (chosen, rule) = choose(sentence, &here.spots, asked, self.context.lang);
        let told = if chosen.is_empty() { Told::default() } else { self.told(sentence, &mut here, &chosen, rule) };
        self.places.here = here;
        if !asked.counts {
            return told;
        }
        if !told.written.is_empty() {
            self.places.happened(asked.what, &told, self.number);
            return told;
        }
        match self.places.carried(asked.what, self.number) {
            Some(known) => Told {
                steps: vec![Step {
                    step: "places",
                    rule: "carried from the event told before".into(),
                    words: known.written.join("; "),
                }],
                ..known.clone()
            },
            None => told,
        }
    }

    fn spots(&self, sentence: &Sentence<'_>) -> Vec<Spot> {
        let gazetteer = self.context.gazetteer;
        let mut spots = match self.context.lang {
            Lang::En => en::spots(sentence, &self.places, gazetteer),
            Lang::Ko => ko::spots(sentence, &self.places, gazetteer),
            Lang::Zh => zh::spots(sentence, &self.places, gazetteer),
        };
        spots.sort_by_key(|spot| (spot.start, spot.end));
        spots
    }

    /// The places that bear a spot's name, whole or without the word that says what it is, and those of the name that the
    /// vocabulary gives it: 가자 is the Gaza Strip to documenters, and may be the town.
    fn candidates(&self, gazetteer: &Gazetteer<'_>, sentence: &Sentence<'_>, spot: &Spot) -> Vec<Candidate> {
        let of = |(start, end): (usize, usize)| gazetteer.named(&fold_place(sentence.slice(start, end), |c| c));
        let mut found = of((spot.start, spot.end));
        if found.is_empty() && spot.name != (spot.start, spot.end) {
            found = of(spot.name);
        }
        if let Some(hit) = sentence.hit_at(Class::Place, spot.start)
            && let Word::Place { name, .. } = self.lexicon.word(hit)
        {
            for one in gazetteer.named(&fold_place(name, |c| c)) {
                if !found.iter().any(|known| known.key == one.key) {
                    found.push(one);
                }
            }
        }
        found
    }

    /// The chosen names as written, those that hold narrower ones left out, with their resolution.
    fn told(&mut self, sentence: &Sentence<'_>, here: &mut Here, chosen: &[usize], rule: &'static str) -> Told {
        let Here { spots, found, resolved, .. } = here;
        let written = |index: usize| sentence.words(spots[index].start, spots[index].end).to_owned();
        let mut told = Told::default();
        let Some(gazetteer) = self.context.gazetteer else {
            for &index in chosen.iter().take(LISTED) {
                if !told.written.contains(&written(index)) {
                    told.written.push(written(index));
                }
            }
            told.steps.push(Step { step: "places", rule: rule.into(), words: told.written.join("; ") });
            return told;
        };
        if found.is_empty() {
            found.extend(spots.iter().map(|spot| self.candidates(gazetteer, sentence, spot)));
        }
        let mut places: Vec<(String, resolve::Resolution)> = Vec::new();
        for &index in chosen {
            let words = written(index);
            let resolution = match &resolved[index] {
                Some(known) => known.clone(),
                None => {
                    let clues = self.places.clues(gazetteer, sentence, self.lexicon, spots, found, index);
                    let folded = fold_place(&words, |c| c);
                    let resolution = match self.places.resolved.get(&folded) {
                        Some(known) if clues.beside.is_empty() => known.clone(),
                        _ => resolve(gazetteer, found[index].clone(), &clues),
                    };
                    self.places.settled(folded, &resolution);
                    resolved[index].insert(resolution).clone()
                }
            };
            if !places.iter().any(|(known, _)| *known == words) {
                places.push((words, resolution));
            }
        }
        let keys: Vec<Key> = places.iter().filter_map(|(_, found)| found.chosen.as_ref()).map(|one| one.key).collect();
        places.retain(|(_, found)| {
            !found.chosen.as_ref().is_some_and(|one| {
                one.kind == WorldKind::Country
                    && keys.iter().any(|inner| *inner != one.key && gazetteer.contains(one.key, *inner))
            })
        });
        for (words, found) in places.into_iter().take(LISTED) {
            told.steps.push(Step {
                step: "places",
                rule: format!("{rule}; {}", found.rule).into(),
                words: match &found.chosen {
                    Some(one) => format!("{words} → {}", gazetteer.id(one.key)),
                    None => words.clone(),
                },
            });
            told.resolved.push(ResolvedPlace {
                written: words.clone(),
                id: found.chosen.as_ref().map(|one| gazetteer.id(one.key)),
                name: found.chosen.as_ref().map(|one| gazetteer.name(one.key)),
                country: found.chosen.as_ref().map(|one| String::from_utf8_lossy(&one.country).into_owned()),
                rule: found.rule,
                candidates: found.open.iter().map(|one| gazetteer.id(one.key)).collect(),
            });
            told.written.push(words);
        }
        told
    }
}

/// The names that tell where a claim's event was, and the rule.
fn choose(sentence: &Sentence<'_>, spots: &[Spot], asked: &Asked<'_>, lang: Lang) -> (Vec<usize>, &'static str) {
    let (start, end) = asked.range;
    // Where it was said is not where it happened: between who speaks and what is said, or after both.
    let said = |spot: &Spot| {
        asked.attribution.is_some_and(|found| {
            let governed = found.from <= spot.start && spot.end <= found.to;
            !governed && spot.end > found.subject.0.min(found.cue.0)
        })
    };
    let of = |used: Use, from: usize, to: usize| -> Vec<usize> {
        let within = |spot: &Spot| spot.used == used && spot.start >= from && spot.end <= to;
        (0..spots.len())
            .filter(|index| {
                let spot = &spots[*index];
                within(spot) && (!said(spot) || spot.start >= start && spot.end <= end)
            })
            .collect()
    };
    let inside = of(Use::Located, start, end);
    if !inside.is_empty() {
        return (inside, "named in the quotation");
    }
    // Who sends troops isn't where they go.
    let agent = |found: Vec<usize>| if asked.what == "deployed" { Vec::new() } else { found };
    let acts = of(Use::Acts, start, end);
    if !asked.counts {
        return (agent(acts), "the country that acts");
    }
    let to = sentence.norm.len();
    // English names the place after its number, Korean and Chinese before: beyond another number it is that one's.
    let earlier = asked.others.iter().copied().filter(|other| *other < start);
    let later = asked.others.iter().copied().filter(|other| *other >= end).min().unwrap_or(to);
    let (from, until) = match lang {
        Lang::En => (0, earlier.min().unwrap_or(start)),
        Lang::Ko | Lang::Zh => (earlier.max().unwrap_or(0), start),
    };
    let before = of(Use::Located, from, until);
    if !before.is_empty() {
        return (before, "named before it in the sentence");
    }
    let after = of(Use::Located, end, later.max(end));
    if !after.is_empty() {
        return (after, "named after it in the sentence");
    }
    let acts = if acts.is_empty() { of(Use::Acts, 0, to) } else { acts };
    (agent(acts), "the country that acts")
}
