//! What spellings are worth: P(spelling | syllable), how common syllables and family names are, how characters are read. Input: the
//! tables of `vocab/names`, as text. Output: the model that everything else in this crate asks. Leaves out how the weights were
//! learned (`examples/learn.rs`, `docs/methods/names.md`).

use crate::hangul::{Part, SYLLABLES, Syllable, place_of};
use crate::spellings::Spellings;
use crate::{Calibration, NamesError};
use std::collections::{BTreeMap, BTreeSet};

/// The tables, as text.
#[derive(Debug, Clone, Copy)]
pub struct NameTables<'a> {
    /// `systems.csv`: part,letter and its spellings by each system of romanisation.
    pub systems: &'a str,
    /// `surnames.csv`: hangul,per_mille,spellings,hanja.
    pub surnames: &'a str,
    /// `han.csv`: character,same_as,hangul,pinyin.
    pub han: &'a str,
    /// `learned.csv`: kind,hangul,spelling,weight.
    pub learned: &'a str,
    /// `calibration.csv`: kind,feature,weight.
    pub calibration: &'a str,
}

/// A family name of the table.
#[derive(Debug, Clone)]
pub(crate) struct Surname {
    /// As the initial-sound law writes it: what it is compared by.
    pub(crate) hangul: String,
    pub(crate) probability: f64,
}

/// How a Chinese character is read.
#[derive(Debug, Clone)]
pub(crate) struct Han {
    pub(crate) same_as: char,
    pub(crate) readings: Vec<Syllable>,
    pub(crate) pinyin: String,
}

/// The model of names.
#[derive(Debug)]
pub struct NameModel {
    letters: [Spellings<(u8, f64)>; 3],
    /// The same for Cyrillic and kana made Latin.
    transliterated: [Spellings<(u8, f64)>; 3],
    /// Spellings of whole syllables as they were met, and how many of each syllable were.
    met: Spellings<(Syllable, f64)>,
    met_of: Vec<f64>,
    prior: Vec<f64>,
    /// For each syllable, the chance mass of its neighbours: those that differ in one letter.
    neighbours: Vec<f64>,
    pub(crate) surnames: Vec<Surname>,
    surname_spellings: BTreeMap<String, Vec<(usize, f64)>>,
    surname_hangul: BTreeMap<String, usize>,
    surname_hanja: BTreeMap<String, Vec<usize>>,
    han: BTreeMap<char, Han>,
    pinyin: Spellings<(Syllable, f64)>,
    pub(crate) calibration: Calibration,
}

/// How many spellings that were met outweigh the letters' own odds.
const LETTERS_WEIGH: f64 = 4.0;
/// How often a Latin spelling of a Korean name is the pinyin of its characters.
const PINYIN_SHARE: f64 = 0.01;
/// How often a letter is spelled in a way that a system names and that was not met.
const SYSTEM_WEIGHTS: [f64; 6] = [3.0, 2.0, 1.5, 0.2, 1.0, 0.4];
/// The same in Cyrillic and kana: their own ways, else much as the North spells.
const TRANSLITERATION_WEIGHTS: [f64; 6] = [1.0, 1.0, 3.0, 0.1, 0.3, 4.0];

impl NameModel {
    /// Reads the tables.
    ///
    /// # Errors
    /// A row that can't be read, with its table and line.
    pub fn read(tables: &NameTables<'_>) -> Result<NameModel, NamesError> {
        let mut letters = systems(tables.systems, &SYSTEM_WEIGHTS)?;
        let transliterated = systems(tables.systems, &TRANSLITERATION_WEIGHTS)?.map(normalised);
        let learned = Learned::read(tables.learned)?;
        for (part, counts) in letters.iter_mut().zip(&learned.letters) {
            for (key, weight) in counts {
                *part.entry(key.clone()).or_insert(0.0) += weight;
            }
        }
        let (surnames, surname_spellings, surname_hanja) = surnames(tables.surnames)?;
        let surname_hangul = surnames.iter().enumerate().map(|(i, s)| (s.hangul.clone(), i)).collect();
        let prior = prior(&learned.syllables);
        let han = han(tables.han)?;
        let pinyin = pinyin(&han, &prior);
        let mut met: BTreeMap<String, Vec<(Syllable, f64)>> = BTreeMap::new();
        let mut met_of = vec![0.0; SYLLABLES];
        for ((syllable, spelling), weight) in learned.spellings {
            met_of[syllable.place()] += weight;
            met.entry(spelling).or_default().push((syllable, weight));
        }
        Ok(NameModel {
            letters: letters.map(normalised),
            transliterated,
            met: met.into_iter().collect(),
            met_of,
            neighbours: neighbours(&prior),
            prior,
            surnames,
            surname_spellings,
            surname_hangul,
            surname_hanja,
            han,
            pinyin,
            calibration: Calibration::read(tables.calibration)?,
        })
    }

    /// How often a syllable of a given name is this one.
    pub(crate) fn prior(&self, syllable: Syllable) -> f64 {
        self.prior[syllable.place()]
    }

    /// P(other | syllable) where another name was written in its place: half the time one that looks like it.
    pub(crate) fn mistaken(&self, syllable: Syllable, other: Syllable) -> f64 {
        if syllable == other {
            return 0.0;
        }
        let near =
            if syllable.is_neighbour(other) { self.prior(other) / self.neighbours[syllable.place()] } else { 0.0 };
        0.75 * near + 0.25 * self.prior(other)
    }

    /// The syllables that a Latin spelling may stand for, with P(spelling | syllable), in the order of syllables.
    pub(crate) fn syllables_of(&self, spelling: &str, transliterated: bool) -> Vec<(Syllable, f64)> {
        let spelling: Vec<char> = spelling.chars().collect();
        let mut found: Vec<(Syllable, f64)> = Vec::new();
        let letters = if transliterated { &self.transliterated } else { &self.letters };
        by_letters(letters, &spelling, &mut |syllable, p| found.push((syllable, p)));
        if !transliterated {
            for (syllable, p) in &mut found {
                *p *= (1.0 - PINYIN_SHARE) * LETTERS_WEIGH / (self.met_of[syllable.place()] + LETTERS_WEIGH);
            }
            let met = |(s, weight): &(Syllable, f64)| weight / (self.met_of[s.place()] + LETTERS_WEIGH);
            found.extend(self.met.of(&spelling).iter().map(|one| (one.0, (1.0 - PINYIN_SHARE) * met(one))));
            let bare: Vec<char> = spelling
                .iter()
                .map(|c| {
                    if *c == 'ŭ' {
                        'u'
                    } else if *c == 'ŏ' {
                        'o'
                    } else {
                        *c
                    }
                })
                .collect();
            found.extend(self.pinyin.of(&bare).iter().map(|(s, p)| (*s, PINYIN_SHARE * p)));
        }
        merge(&mut found);
        found.retain(|(syllable, p)| self.prior(*syllable) * p > 1e-10);
        found
    }

    /// P(spelling | syllable).
    #[must_use]
    pub fn spelled(&self, syllable: Syllable, spelling: &str) -> f64 {
        let all = self.syllables_of(spelling, false);
        all.binary_search_by(|(s, _)| s.cmp(&syllable)).map_or(0.0, |at| all[at].1)
    }

    /// The ways to take a spelling of a syllable apart into spellings of its three letters, and the share of each.
    #[must_use]
    pub fn splits(&self, syllable: Syllable, spelling: &str) -> Vec<([(char, String); 3], f64)> {
        let (initial, vowel, last) = syllable.letters();
        let p = |part: usize, place: u8, text: &str| {
            let letters = self.letters[part].of(&text.chars().collect::<Vec<_>>()).iter();
            letters.filter(|(l, _)| *l == place).map(|(_, p)| *p).sum::<f64>()
        };
        let cuts: Vec<usize> = spelling.char_indices().map(|(at, _)| at).chain([spelling.len()]).collect();
        let mut all = Vec::new();
        for (i, first) in cuts.iter().enumerate() {
            for second in &cuts[i..] {
                let or_none = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
                let parts = [&spelling[..*first], &spelling[*first..*second], &spelling[*second..]].map(or_none);
                let share = p(0, initial, &parts[0]) * p(1, vowel, &parts[1]) * p(2, last, &parts[2]);
                if share > 0.0 {
                    let [a, b, c] = parts;
                    let letter = |part: Part, place| part.letter(place);
                    let split = [
                        (letter(Part::Initial, initial), a),
                        (letter(Part::Vowel, vowel), b),
                        (letter(Part::Final, last), c),
                    ];
                    all.push((split, share));
                }
            }
        }
        let total: f64 = all.iter().map(|(_, share)| share).sum();
        for (_, share) in &mut all {
            *share /= total;
        }
        all
    }

    /// The family names that a Latin spelling may stand for, with P(spelling | family name).
    pub(crate) fn surnames_of(&self, spelling: &str, transliterated: bool) -> Vec<(usize, f64)> {
        let mut found: BTreeMap<usize, f64> = BTreeMap::new();
        for (surname, p) in self.surname_spellings.get(spelling).into_iter().flatten() {
            *found.entry(*surname).or_insert(0.0) += 0.9 * p;
        }
        for (syllable, p) in self.syllables_of(spelling, transliterated) {
            let head = syllable.at_the_head();
            if let Some(surname) = self.surname_hangul.get(head.character().encode_utf8(&mut [0; 4]) as &str) {
                *found.entry(*surname).or_insert(0.0) += 0.1 * p;
            }
        }
        found.into_iter().collect()
    }

    /// The family name that Hangul is.
    pub(crate) fn surname_in_hangul(&self, hangul: &str) -> Option<usize> {
        let mut characters = hangul.chars();
        let head = characters.next().and_then(Syllable::of)?.at_the_head().character();
        let written: String = std::iter::once(head).chain(characters).collect();
        self.surname_hangul.get(&written).copied()
    }

    /// The family names that characters may be.
    pub(crate) fn surnames_in_hanja(&self, hanja: &str) -> Vec<usize> {
        let plain: String = hanja.chars().map(|c| self.han.get(&c).map_or(c, |han| han.same_as)).collect();
        if let Some(found) = self.surname_hanja.get(&plain) {
            return found.clone();
        }
        let mut characters = plain.chars();
        let (Some(only), None) = (characters.next(), characters.next()) else { return Vec::new() };
        let readings = self.han.get(&only).map(|han| han.readings.as_slice()).unwrap_or_default();
        let found: BTreeSet<usize> =
            readings.iter().filter_map(|r| self.surname_in_hangul(&r.character().to_string())).collect();
        found.into_iter().collect()
    }

    /// How a character is read.
    pub(crate) fn han(&self, character: char) -> Option<&Han> {
        self.han.get(&character)
    }
}

/// One entry each, in their order, with the sum of its probabilities.
pub(crate) fn merge<T: Ord>(all: &mut Vec<(T, f64)>) {
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    all.dedup_by(|later, first| {
        let one = later.0 == first.0;
        if one {
            first.1 += later.1;
        }
        one
    });
}

/// Each way to take a spelling apart into letters: the syllable and its probability.
fn by_letters(tables: &[Spellings<(u8, f64)>; 3], spelling: &[char], with: &mut dyn FnMut(Syllable, f64)) {
    let of = |part: usize, letters: &[char]| tables[part].of(if letters.is_empty() { &['-'] } else { letters });
    for first in 0..=spelling.len().min(3) {
        let initials = of(0, &spelling[..first]);
        for second in (first + 1..=spelling.len()).rev().take(4) {
            let vowels = if initials.is_empty() { &[] } else { of(1, &spelling[first..second]) };
            let finals = if vowels.is_empty() { &[] } else { of(2, &spelling[second..]) };
            for (initial, p) in initials {
                for (vowel, q) in vowels {
                    for (last, r) in finals {
                        with(Syllable::compose(*initial, *vowel, *last), p * q * r);
                    }
                }
            }
        }
    }
}

type Letters = [BTreeMap<(u8, String), f64>; 3];

struct Learned {
    letters: Letters,
    spellings: BTreeMap<(Syllable, String), f64>,
    syllables: BTreeMap<Syllable, f64>,
}

impl Learned {
    fn read(text: &str) -> Result<Learned, NamesError> {
        let mut learned =
            Learned { letters: Default::default(), spellings: BTreeMap::new(), syllables: BTreeMap::new() };
        for (line, row) in rows("learned.csv", text, 4)? {
            let wrong = || NamesError::Table { table: "learned.csv", line };
            let weight = number(&row[3]).ok_or_else(wrong)?;
            let syllable = || row[1].chars().next().and_then(Syllable::of).ok_or_else(wrong);
            match (row[0].as_str(), Part::ALL.into_iter().find(|part| part.name() == row[0])) {
                (_, Some(part)) => {
                    let place = place_of(part, &row[1]).ok_or_else(wrong)?;
                    learned.letters[part as usize].insert((place, row[2].clone()), weight);
                }
                ("spelling", None) => drop(learned.spellings.insert((syllable()?, row[2].clone()), weight)),
                ("syllable", None) => drop(learned.syllables.insert(syllable()?, weight)),
                _ => return Err(wrong()),
            }
        }
        Ok(learned)
    }
}

fn systems(text: &str, weights: &[f64; 6]) -> Result<Letters, NamesError> {
    let mut letters: Letters = Default::default();
    for (line, row) in rows("systems.csv", text, 8)? {
        let wrong = || NamesError::Table { table: "systems.csv", line };
        let part = Part::ALL.into_iter().find(|part| part.name() == row[0]).ok_or_else(wrong)?;
        let place = place_of(part, &row[1]).ok_or_else(wrong)?;
        for (cell, weight) in row[2..].iter().zip(weights) {
            for (rank, spelling) in cell.split(' ').filter(|s| !s.is_empty()).enumerate() {
                let share = 1.0 / (1.0 + f64::from(u32::try_from(rank).unwrap_or(u32::MAX)));
                *letters[part as usize].entry((place, spelling.to_owned())).or_insert(0.0) += weight * share;
            }
        }
    }
    Ok(letters)
}

/// Counts of (letter, spelling) as spelling → (letter, P(spelling | letter)).
fn normalised(counts: BTreeMap<(u8, String), f64>) -> Spellings<(u8, f64)> {
    let mut totals: BTreeMap<u8, f64> = BTreeMap::new();
    for ((place, _), weight) in &counts {
        *totals.entry(*place).or_insert(0.0) += weight;
    }
    let mut by_spelling: BTreeMap<String, Vec<(u8, f64)>> = BTreeMap::new();
    for ((place, spelling), weight) in counts {
        by_spelling.entry(spelling).or_default().push((place, weight / totals[&place]));
    }
    by_spelling.into_iter().collect()
}

/// How common syllables are: those met, and a little for every other.
fn prior(met: &BTreeMap<Syllable, f64>) -> Vec<f64> {
    const UNMET: f64 = 0.02;
    let places = f64::from(u32::try_from(SYLLABLES).unwrap_or(u32::MAX));
    let total: f64 = met.values().sum::<f64>() + UNMET * places;
    let of = |place| Syllable::at(place).and_then(|s| met.get(&s)).copied().unwrap_or(0.0);
    (0..SYLLABLES).map(|place| (of(place) + UNMET) / total).collect()
}

fn neighbours(prior: &[f64]) -> Vec<f64> {
    let mass = |place: usize| {
        let Some(syllable) = Syllable::at(place) else { return 0.0 };
        let (initial, vowel, last) = syllable.letters();
        let initials = (0..19).filter(|i| *i != initial).map(|i| Syllable::compose(i, vowel, last));
        let vowels = (0..21).filter(|v| *v != vowel).map(|v| Syllable::compose(initial, v, last));
        let finals = (0..28).filter(|f| *f != last).map(|f| Syllable::compose(initial, vowel, f));
        initials.chain(vowels).chain(finals).map(|s| prior[s.place()]).sum()
    };
    (0..SYLLABLES).map(mass).collect()
}

type Surnames = (Vec<Surname>, BTreeMap<String, Vec<(usize, f64)>>, BTreeMap<String, Vec<usize>>);

fn surnames(text: &str) -> Result<Surnames, NamesError> {
    let (mut all, mut by_spelling, mut by_hanja): Surnames = Default::default();
    let mut total = 0.0;
    for (line, row) in rows("surnames.csv", text, 4)? {
        let wrong = || NamesError::Table { table: "surnames.csv", line };
        let share = number(&row[1]).ok_or_else(wrong)?;
        let mut characters = row[0].chars();
        let head = characters.next().and_then(Syllable::of).ok_or_else(wrong)?.at_the_head().character();
        let place = all.len();
        all.push(Surname { hangul: std::iter::once(head).chain(characters).collect(), probability: share });
        total += share;
        let spellings: Vec<&str> = row[2].split(' ').filter(|s| !s.is_empty()).collect();
        let weight = |rank: usize| 1.0 / (1.0 + f64::from(u32::try_from(rank).unwrap_or(u32::MAX)));
        let sum: f64 = (0..spellings.len()).map(weight).sum();
        for (rank, spelling) in spellings.into_iter().enumerate() {
            by_spelling.entry(spelling.to_owned()).or_default().push((place, weight(rank) / sum));
        }
        for hanja in row[3].split(' ').filter(|s| !s.is_empty()) {
            by_hanja.entry(hanja.to_owned()).or_default().push(place);
        }
    }
    for surname in &mut all {
        surname.probability /= total;
    }
    Ok((all, by_spelling, by_hanja))
}

fn han(text: &str) -> Result<BTreeMap<char, Han>, NamesError> {
    let mut all = BTreeMap::new();
    for (line, row) in rows("han.csv", text, 4)? {
        let wrong = || NamesError::Table { table: "han.csv", line };
        let character = row[0].chars().next().ok_or_else(wrong)?;
        let same_as = row[1].chars().next().unwrap_or(character);
        let readings = row[2].split(' ').filter_map(|r| r.chars().next().and_then(Syllable::of)).collect();
        all.insert(character, Han { same_as, readings, pinyin: row[3].clone() });
    }
    Ok(all)
}

/// P(pinyin | syllable): how the characters that are read so are read in Chinese, common ones or not.
fn pinyin(han: &BTreeMap<char, Han>, prior: &[f64]) -> Spellings<(Syllable, f64)> {
    let mut counts: BTreeMap<Syllable, BTreeMap<&str, f64>> = BTreeMap::new();
    for row in han.values().filter(|row| !row.pinyin.is_empty()) {
        for syllable in row.readings.iter().filter(|s| prior[s.place()] > 1e-5) {
            *counts.entry(*syllable).or_default().entry(&row.pinyin).or_insert(0.0) += 1.0;
        }
    }
    let mut all: BTreeMap<String, Vec<(Syllable, f64)>> = BTreeMap::new();
    for (syllable, spellings) in counts {
        let total: f64 = spellings.values().sum();
        for (spelling, count) in spellings.into_iter().filter(|(_, count)| count / total > 0.02) {
            all.entry(spelling.to_owned()).or_default().push((syllable, count / total));
        }
    }
    all.into_iter().collect()
}

pub(crate) fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|n| n.is_finite())
}

/// The rows of a table below its heading, each with its line.
pub(crate) fn rows(table: &'static str, text: &str, columns: usize) -> Result<Vec<(u64, Vec<String>)>, NamesError> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let mut all = Vec::new();
    for (i, record) in reader.records().enumerate() {
        let line = u64::try_from(i).unwrap_or(u64::MAX).saturating_add(2);
        let record = record.map_err(|_| NamesError::Table { table, line })?;
        if record.len() != columns {
            return Err(NamesError::Table { table, line });
        }
        all.push((line, record.iter().map(str::to_owned).collect()));
    }
    Ok(all)
}
