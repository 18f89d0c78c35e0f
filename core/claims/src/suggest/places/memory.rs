//! What the text has said of places so far.
//!
//! Holds the places named and the names resolved, each list bounded, so that memory does not grow with the text. Input: a
//! sentence's place words. Output: the clues for a name. Leaves out the choice (`resolve`).

use std::collections::BTreeMap;

use attested_model::{WorldKind, fold_place};

use super::super::gazetteer::{Candidate, Gazetteer, Key};
use super::super::lexicon::{Class, Hit, Lexicon, Word};
use super::super::text::Sentence;
use super::resolve::{Clues, Resolution, resolve};
use super::{Spot, Told};

/// How many places and names are remembered.
const REMEMBERED: usize = 32;
/// How many sentences on a count still speaks of the places told before.
const CARRIED: usize = 12;
/// Bytes between two names that are said together: ", ", "省", " in ", " province, ".
const TOGETHER: usize = 12;

/// The document's places.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// Places named, most recent last.
    named: Vec<Key>,
    /// What the vocabulary's place words mean by themselves, and whether that is a country.
    entries: BTreeMap<u32, (Option<Key>, bool)>,
    /// Names that a context settled: they keep their meaning to the text's end.
    pub(super) resolved: BTreeMap<String, Resolution>,
    /// The names of the sentence being read.
    pub(super) here: Here,
    /// The places of each act told last, and their sentence; the most recent last.
    events: Vec<(String, Told, usize)>,
}

/// One sentence's names, read once for all its claims.
#[derive(Debug, Clone, Default)]
pub(super) struct Here {
    pub(super) sentence: usize,
    pub(super) spots: Vec<Spot>,
    /// The places that bear each name; empty until one is asked for.
    pub(super) found: Vec<Vec<Candidate>>,
    pub(super) resolved: Vec<Option<Resolution>>,
}

impl Memory {
    /// Whether a place word of the vocabulary, seen before, names a country.
    pub(super) fn is_country(&self, hit: &Hit) -> bool {
        self.entries.get(&hit.entry).is_none_or(|(_, country)| *country)
    }

    /// Takes note of a sentence's place words.
    pub(crate) fn saw(&mut self, gazetteer: &Gazetteer<'_>, sentence: &Sentence<'_>, lexicon: &Lexicon) {
        for hit in &sentence.hits {
            if hit.class == Class::Place
                && let Some(key) = self.meaning(gazetteer, lexicon, hit)
            {
                self.note(key);
            }
        }
    }

    /// Keeps where an act was told to have happened.
    pub(super) fn happened(&mut self, what: &str, told: &Told, sentence: usize) {
        let act = act(what);
        self.events.retain(|(known, ..)| known != act);
        if self.events.len() >= REMEMBERED {
            self.events.remove(0);
        }
        self.events.push((act.to_owned(), told.clone(), sentence));
    }

    /// The places that a count of an act without any speaks of: those of the same act, else of the last one.
    pub(super) fn carried(&self, what: &str, sentence: usize) -> Option<&Told> {
        let near = |event: &&(String, Told, usize)| event.2 + CARRIED >= sentence;
        let same = self.events.iter().rev().filter(near).find(|event| event.0 == act(what));
        same.or_else(|| self.events.last().filter(near)).map(|event| &event.1)
    }

    fn note(&mut self, key: Key) {
        if self.named.last() == Some(&key) {
            return;
        }
        self.named.retain(|known| *known != key);
        if self.named.len() >= REMEMBERED {
            self.named.remove(0);
        }
        self.named.push(key);
    }

    /// What a place word of the vocabulary means where nothing else is known: a country, or a place nobody would doubt.
    fn meaning(&mut self, gazetteer: &Gazetteer<'_>, lexicon: &Lexicon, hit: &Hit) -> Option<Key> {
        if let Some((known, _)) = self.entries.get(&hit.entry) {
            return *known;
        }
        let Word::Place { name, .. } = lexicon.word(hit) else { return None };
        let candidates = gazetteer.named(&fold_place(name, |c| c));
        let country = candidates.iter().any(|one| one.kind == WorldKind::Country && one.own);
        let meant = resolve(gazetteer, candidates, &Clues::default()).chosen.map(|one| one.key);
        self.entries.insert(hit.entry, (meant, country));
        meant
    }

    /// Keeps what a name was found to mean.
    pub(super) fn settled(&mut self, folded: String, resolution: &Resolution) {
        if let Some(one) = &resolution.chosen {
            self.note(one.key);
            if self.resolved.len() < REMEMBERED * 8 {
                self.resolved.insert(folded, resolution.clone());
            }
        }
    }

    /// The clues for one of a sentence's names.
    pub(super) fn clues(
        &mut self,
        gazetteer: &Gazetteer<'_>,
        sentence: &Sentence<'_>,
        lexicon: &Lexicon,
        spots: &[Spot],
        found: &[Vec<Candidate>],
        index: usize,
    ) -> Clues {
        let own = &spots[index];
        let mut clues = Clues { kind: own.kind, ..Clues::default() };
        for (other, candidates) in spots.iter().zip(found) {
            let gap = if other.end <= own.start {
                sentence.slice(other.end, own.start)
            } else if own.end <= other.start {
                sentence.slice(own.end, other.start)
            } else {
                continue;
            };
            if gap.len() <= TOGETHER && !gap.contains(['.', ';', '。']) && !joins(gap) {
                clues.beside.extend(candidates.iter().map(|one| one.key));
            }
            if let [one] = candidates.as_slice() {
                clues.sentence.push(one.key);
            } else if let Some(one) = candidates.iter().find(|one| one.kind == WorldKind::Country) {
                clues.sentence.push(one.key);
            }
        }
        let hits: Vec<_> = sentence
            .hits
            .iter()
            .filter(|hit| hit.class == Class::Place && (hit.end <= own.start || hit.start >= own.end))
            .copied()
            .collect();
        for hit in hits {
            clues.sentence.extend(self.meaning(gazetteer, lexicon, &hit));
        }
        let mine: Vec<Key> = found[index].iter().map(|one| one.key).collect();
        clues.earlier = self.named.iter().filter(|key| !mine.contains(key)).copied().collect();
        clues
    }
}

/// Acts of one attack happen in one place.
fn act(what: &str) -> &str {
    match what {
        "injured" | "killed_or_injured" | "missing" | "killed_or_missing" => "killed",
        _ => what,
    }
}

/// Words that set two places beside one another, neither in the other.
fn joins(gap: &str) -> bool {
    [" and ", " or ", " to ", "과 ", "와 ", "및", "和", "与", "、", "到", "至"].iter().any(|word| gap.contains(word))
}
