//! Names as they are compared. Input: records. Output: distinct given and family names, each with its letters, the Hangul it may
//! stand for, how common it is, and how well two agree. Leaves out which records to compare.

use crate::record::{NONE, Record, Unit};
use attested_names::{Candidate, Field, Memo, NameModel, fold};
use std::collections::BTreeMap;

/// A given or family name of some record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Name {
    /// Its letters without signs.
    pub(crate) letters: String,
    /// The Hangul names it may stand for, by number, with their probabilities.
    pub(crate) hangul: Vec<(u32, f64)>,
    /// The same, the likeliest first: numbers for blocking.
    pub(crate) likeliest: Vec<u32>,
    /// √Σp², to measure overlap by.
    length: f64,
    /// The share of records with these letters.
    pub(crate) share: f64,
    /// The share of records with such a Hangul name, in the order of `hangul`.
    hangul_shares: Vec<f64>,
}

/// How names agree, from unlike to the same letters.
pub(crate) const LEVELS: u8 = 6;
pub(crate) const SAME: u8 = 5;
/// The least level that rests on a shared Hangul name.
pub(crate) const SAME_HANGUL: u8 = 3;

/// The names of all records.
pub(crate) struct Names {
    given: Vec<Name>,
    family: Vec<Name>,
    ids: BTreeMap<[String; 3], (u32, u32)>,
}

const GIVEN_MOST: usize = 10;
/// What a name may stand for with less than this probability is left out.
const UNLIKELY: f64 = 0.01;

/// What a record says of its name, read: given name and family name.
struct Read {
    texts: [String; 2],
    hangul: [BTreeMap<String, f64>; 2],
}

/// What was read before.
#[derive(Default)]
struct Known {
    given: BTreeMap<String, Vec<Candidate>>,
    family: BTreeMap<String, Vec<(String, f64)>>,
    memo: Memo,
}

impl Names {
    pub(crate) fn of(records: &[Record], model: &NameModel) -> Names {
        let fields = |r: &Record| [r.name.clone(), r.given_name.clone(), r.family_name.clone()];
        let mut read: BTreeMap<[String; 3], (Read, u32)> = BTreeMap::new();
        let mut known = Known::default();
        for record in records {
            let fields = fields(record);
            if let Some((_, count)) = read.get_mut(&fields) {
                *count += 1;
            } else {
                let one = Read::of(&fields, model, &mut known);
                read.insert(fields, (one, 1));
            }
        }
        let (mut korean, mut other) = (0u64, 0u64);
        for (one, count) in read.values().filter(|(one, _)| !one.texts[1].is_empty()) {
            *(if one.hangul[1].is_empty() { &mut other } else { &mut korean }) += u64::from(*count);
        }
        // Where most family names are Korean, a given name is read as Korean even beside one that isn't: it may be misspelled.
        let mostly = korean > other;
        for (one, _) in read.values_mut() {
            if one.hangul[1].is_empty() && !mostly {
                one.hangul[0].clear();
            }
        }
        let (given, given_ids) = table(read.values().map(|(one, _)| (&one.texts[0], &one.hangul[0])));
        let (family, family_ids) = table(read.values().map(|(one, _)| (&one.texts[1], &one.hangul[1])));
        let ids = read.into_keys().zip(given_ids.into_iter().zip(family_ids)).collect();
        Names { given, family, ids }
    }

    /// The numbers of a record's given and family name.
    pub(crate) fn ids(&self, record: &Record) -> (u32, u32) {
        let fields = [record.name.clone(), record.given_name.clone(), record.family_name.clone()];
        self.ids.get(&fields).copied().unwrap_or((NONE, NONE))
    }

    /// The names with their shares among the records.
    pub(crate) fn counted(self, units: &[Unit], members: &[Vec<u32>]) -> (Vec<Name>, Vec<Name>) {
        let count = |unit: usize| f64::from(u32::try_from(members[unit].len()).unwrap_or(u32::MAX));
        let given = counted(self.given, (0..units.len()).map(|u| (units[u].given, count(u))));
        let family = counted(self.family, (0..units.len()).map(|u| (units[u].family, count(u))));
        (given, family)
    }
}

impl Read {
    fn of(fields: &[String; 3], model: &NameModel, known: &mut Known) -> Read {
        let [name, given, family] = fields;
        let letters = |text: &str| -> String { fold(text).tokens.into_iter().map(|t| t.parts.concat()).collect() };
        if given.is_empty() && family.is_empty() {
            return Read::whole(name, model, &mut known.memo);
        }
        let candidates = known
            .given
            .entry(given.clone())
            .or_insert_with(|| model.candidates(&model.reading_with(given, Field::Given, &mut known.memo), GIVEN_MOST));
        let first = candidates.iter().map(|c| (c.given.clone(), c.probability)).collect();
        let last = known.family.entry(family.clone()).or_insert_with(|| model.family_candidates(family));
        let last = last.iter().cloned().collect();
        Read { texts: [letters(given), letters(family)], hangul: [first, last] }
    }

    /// A name whose parts are not told apart.
    fn whole(name: &str, model: &NameModel, memo: &mut Memo) -> Read {
        let reading = model.reading_with(name, Field::Whole, memo);
        let mut hangul: [BTreeMap<String, f64>; 2] = Default::default();
        let candidates = model.candidates(&reading, 2 * GIVEN_MOST);
        for candidate in candidates.into_iter().filter(|c| !c.family.is_empty()) {
            *hangul[0].entry(candidate.given).or_insert(0.0) += candidate.probability;
            *hangul[1].entry(candidate.family).or_insert(0.0) += candidate.probability;
        }
        let [given, family] = model.parts(&reading).unwrap_or_else(|| {
            let folded = fold(name);
            let mut words: Vec<String> = folded.tokens.iter().map(|t| t.parts.concat()).collect();
            let at = if folded.before_comma > 0 { 0 } else { words.len().saturating_sub(1) };
            let family = if words.len() > 1 { words.remove(at) } else { String::new() };
            [words.concat(), family]
        });
        Read { texts: [given, family], hangul }
    }
}

/// Distinct names by their letters and Hangul, and the number of each that was asked for.
fn table<'a>(asked: impl Iterator<Item = (&'a String, &'a BTreeMap<String, f64>)>) -> (Vec<Name>, Vec<u32>) {
    let asked: Vec<(&String, Vec<(&String, f64)>)> = asked
        .map(|(text, hangul)| (text, hangul.iter().filter(|(_, p)| **p >= UNLIKELY).map(|(h, p)| (h, *p)).collect()))
        .collect();
    let mut all: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, hangul) in &asked {
        all.extend(hangul.iter().map(|(h, _)| (h.as_str(), 0)));
    }
    for (number, place) in (0..).zip(all.values_mut()) {
        *place = number;
    }
    let (mut names, mut ids): (Vec<Name>, Vec<u32>) = Default::default();
    let mut known: BTreeMap<(&str, Vec<u32>), u32> = BTreeMap::new();
    for (text, hangul) in &asked {
        if text.is_empty() && hangul.is_empty() {
            ids.push(NONE);
            continue;
        }
        let mut numbers: Vec<(u32, f64)> = hangul.iter().map(|(h, p)| (all[h.as_str()], *p)).collect();
        let key = (text.as_str(), numbers.iter().map(|(h, _)| *h).collect());
        let id = *known.entry(key).or_insert_with(|| {
            numbers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            let likeliest = numbers.iter().filter(|(_, p)| *p > 0.04).map(|(h, _)| *h).take(4).collect();
            numbers.sort_by_key(|(h, _)| *h);
            let length = numbers.iter().map(|(_, p)| p * p).sum::<f64>().sqrt();
            names.push(Name { letters: (*text).clone(), hangul: numbers, likeliest, length, ..Name::default() });
            u32::try_from(names.len() - 1).unwrap_or(NONE)
        });
        ids.push(id);
    }
    (names, ids)
}

fn counted(mut names: Vec<Name>, uses: impl Iterator<Item = (u32, f64)>) -> Vec<Name> {
    let most = names.iter().flat_map(|n| &n.hangul).map(|(h, _)| *h as usize + 1).max().unwrap_or(0);
    let (mut of_hangul, mut of_letters, mut total) = (vec![0.0; most], BTreeMap::new(), 0.0);
    for (id, count) in uses.filter(|(id, _)| *id != NONE) {
        let name = &names[id as usize];
        total += count;
        *of_letters.entry(name.letters.clone()).or_insert(0.0) += count;
        for (h, p) in &name.hangul {
            of_hangul[*h as usize] += p * count;
        }
    }
    for name in &mut names {
        name.share = of_letters.get(&name.letters).copied().unwrap_or(0.0) / total;
        name.hangul_shares = name.hangul.iter().map(|(h, _)| of_hangul[*h as usize] / total).collect();
    }
    names
}

impl Name {
    /// How much the Hangul of two names overlaps, from 0 to 1, and how common what they share is.
    fn overlap(&self, other: &Name) -> (f64, f64) {
        let (mut i, mut j, mut sum, mut share) = (0, 0, 0.0, 0.0);
        while let (Some((s, p)), Some((t, q))) = (self.hangul.get(i), other.hangul.get(j)) {
            match s.cmp(t) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += p * q;
                    share += p * q * self.hangul_shares[i];
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        if sum > 0.0 { (sum / (self.length * other.length), share / sum) } else { (0.0, 0.0) }
    }

    /// How well two names agree, below [`LEVELS`], and how common what they agree in is.
    pub(crate) fn level(&self, other: &Name) -> (u8, f64) {
        let (overlap, share) = self.overlap(other);
        if !self.letters.is_empty() && self.letters == other.letters {
            return (SAME, if overlap > 0.0 { share } else { self.share });
        }
        if overlap >= 0.6 {
            return (4, share);
        }
        if overlap >= 0.15 {
            return (SAME_HANGUL, share);
        }
        let alike = strsim::jaro_winkler(&self.letters, &other.letters);
        let one_letter =
            self.letters.len().min(other.letters.len()) == 1 && self.letters.get(..1) == other.letters.get(..1);
        match alike {
            _ if overlap >= 0.03 || alike >= 0.9 => (2, 0.0),
            _ if alike >= 0.78 || one_letter => (1, 0.0),
            _ => (0, 0.0),
        }
    }
}
