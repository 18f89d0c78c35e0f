//! Names as they are compared. Input: records. Output: distinct given and family names, each with its letters, the Hangul it may
//! stand for, how common it is, and how well two agree. Leaves out which records to compare.

use crate::blocking::mixed;
use crate::intern::{Interned, interned};
use crate::parallel::{in_parts, shares};
use crate::record::{NONE, Unit};
use crate::records::{Column, Records};
use attested_names::{Field, Memo, NameModel, fold};
use std::collections::BTreeMap;

/// A given or family name of some record.
#[derive(Debug, Clone, Default)]
pub(crate) struct Name {
    /// Its letters without signs.
    pub(crate) letters: String,
    /// The Hangul names it may stand for, by number, with their probabilities.
    hangul: Vec<(u32, f64)>,
    /// The same, the likeliest first: numbers for blocking.
    pub(crate) likeliest: Vec<u32>,
    /// √Σp², to measure overlap by.
    length: f64,
    /// The share of records with these letters.
    share: f64,
    /// The share of records with such a Hangul name, in the order of `hangul`.
    hangul_shares: Vec<f64>,
    /// The least of these shares.
    rarest: f64,
    /// What it is made of, to tell quickly that two can't agree.
    sketch: Sketch,
}

/// What a name is made of, in a few numbers.
#[derive(Debug, Clone, Copy, Default)]
struct Sketch {
    /// A bit for each Hangul name.
    hangul: u64,
    /// A bit for each letter, and for each that stands twice.
    once: u32,
    twice: u32,
    /// Letters, and those that no bit stands for.
    letters: u32,
    beyond: u32,
}

impl Sketch {
    fn of(letters: &str, hangul: &[(u32, f64)]) -> Sketch {
        let mut sketch = Sketch::default();
        for (number, _) in hangul {
            sketch.hangul |= 1 << (mixed(u64::from(*number)) & 63);
        }
        for c in letters.chars() {
            let bit = 1u32 << (u32::from(c) & 31);
            sketch.letters += 1;
            match (sketch.once & bit, sketch.twice & bit) {
                (0, _) => sketch.once |= bit,
                (_, 0) => sketch.twice |= bit,
                _ => sketch.beyond += 1,
            }
        }
        sketch
    }

    /// The most that Jaro and Winkler's similarity can be, from the letters that both have.
    fn alike_most(self, other: Sketch) -> f64 {
        let common = (self.once & other.once).count_ones() + (self.twice & other.twice).count_ones();
        let common = f64::from((common + self.beyond.min(other.beyond)).min(self.letters).min(other.letters));
        if common == 0.0 {
            return if self.letters + other.letters == 0 { 1.0 } else { 0.0 };
        }
        let jaro = (common / f64::from(self.letters) + common / f64::from(other.letters) + 1.0) / 3.0;
        jaro + 0.4 * (1.0 - jaro)
    }
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
    /// The numbers of each record's names.
    pub(crate) given_of: Vec<u32>,
    pub(crate) family_of: Vec<u32>,
}

const GIVEN_MOST: usize = 10;
/// What a name may stand for with less than this probability is left out.
const UNLIKELY: f64 = 0.01;

/// A given or family name, read: its letters, and the Hangul names it may stand for.
#[derive(Debug, Clone, Default)]
struct Read {
    letters: String,
    hangul: Vec<(String, f64)>,
}

impl Names {
    pub(crate) fn of(records: &Records, model: &NameModel, threads: usize) -> Names {
        let column = |column: Column| interned(records.len(), &|at| records.cell(at, column));
        let (first, last) = (column(Column::GivenName), column(Column::FamilyName));
        let parted = |at: usize| first.ids[at] != NONE || last.ids[at] != NONE;
        let whole = interned(records.len(), &|at| if parted(at) { "" } else { records.cell(at, Column::Name) });
        let mut given = each(&first.values, threads, |text, memo| given(text, model, memo));
        let mut family = each(&last.values, threads, |text, _| family(text, model));
        let (givens, families) = (given.len(), family.len());
        for [x, y] in each(&whole.values, threads, |text, memo| both(text, model, memo)) {
            given.push(x);
            family.push(y);
        }
        // Where each record's names stand among those read; an empty text stands nowhere.
        let place = |at: usize, column: &Interned<'_>, parted_names: usize| match (column.ids[at], whole.ids[at]) {
            (NONE, NONE) => None,
            (NONE, whole) => Some(parted_names + whole as usize),
            (id, _) => Some(id as usize),
        };
        let asked = |at: usize| (place(at, &first, givens), place(at, &last, families));
        let korean = |family_name: usize| !family[family_name].hangul.is_empty();
        let (mut of_koreans, mut of_others) = (0usize, 0usize);
        for family_name in (0..records.len()).filter_map(|at| asked(at).1) {
            if !family[family_name].letters.is_empty() {
                *(if korean(family_name) { &mut of_koreans } else { &mut of_others }) += 1;
            }
        }
        // Where most family names are Korean, a given name is read as Korean even beside one that isn't: it may be misspelled.
        let mostly = of_koreans > of_others;
        let as_letters = given.len();
        if !mostly {
            given.extend_from_within(..);
            given[as_letters..].iter_mut().for_each(|read| read.hangul.clear());
        }
        let (given, of_given) = table(&given);
        let korean: Vec<bool> = (0..family.len()).map(korean).collect();
        let (family, of_family) = table(&family);
        let id = |place: Option<usize>, of: &[u32]| place.map_or(NONE, |place| of[place]);
        let of = |at: usize| {
            let (given_name, family_name) = asked(at);
            let letters_only = !mostly && !family_name.is_some_and(|family_name| korean[family_name]);
            let given_name = given_name.map(|place| if letters_only { as_letters + place } else { place });
            (id(given_name, &of_given), id(family_name, &of_family))
        };
        let (given_of, family_of) = (0..records.len()).map(of).unzip();
        Names { given, family, given_of, family_of }
    }

    /// The names with their shares among the records.
    pub(crate) fn counted(self, units: &[Unit], members: &[Vec<u32>]) -> (Vec<Name>, Vec<Name>) {
        let count = |unit: usize| f64::from(u32::try_from(members[unit].len()).unwrap_or(u32::MAX));
        let given = counted(self.given, (0..units.len()).map(|u| (units[u].given, count(u))));
        let family = counted(self.family, (0..units.len()).map(|u| (units[u].family, count(u))));
        (given, family)
    }
}

/// Reads each text, on several threads. What a thread remembers changes nothing but the time.
fn each<T: Send>(texts: &[&str], threads: usize, read: impl Fn(&str, &mut Memo) -> T + Sync) -> Vec<T> {
    let one = |part: &[&str]| {
        let mut memo = Memo::default();
        part.iter().map(|text| read(text, &mut memo)).collect::<Vec<T>>()
    };
    in_parts(shares(texts, threads), one).into_iter().flatten().collect()
}

fn letters(text: &str) -> String {
    fold(text).tokens.into_iter().map(|t| t.parts.concat()).collect()
}

fn given(text: &str, model: &NameModel, memo: &mut Memo) -> Read {
    let candidates = model.candidates(&model.reading_with(text, Field::Given, memo), GIVEN_MOST);
    Read { letters: letters(text), hangul: candidates.into_iter().map(|c| (c.given, c.probability)).collect() }
}

fn family(text: &str, model: &NameModel) -> Read {
    Read { letters: letters(text), hangul: model.family_candidates(text) }
}

/// A name whose parts are not told apart.
fn both(name: &str, model: &NameModel, memo: &mut Memo) -> [Read; 2] {
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
    let [first, last] = hangul.map(|all| all.into_iter().collect());
    [Read { letters: given, hangul: first }, Read { letters: family, hangul: last }]
}

/// Distinct names by their letters and Hangul, and the number of each that was read.
fn table(read: &[Read]) -> (Vec<Name>, Vec<u32>) {
    let likely = |read: &Read| -> usize { read.hangul.iter().filter(|(_, p)| *p >= UNLIKELY).count() };
    let mut flat: Vec<&str> = Vec::with_capacity(read.iter().map(likely).sum());
    for one in read {
        flat.extend(one.hangul.iter().filter(|(_, p)| *p >= UNLIKELY).map(|(h, _)| h.as_str()));
    }
    let numbers = interned(flat.len(), &|at| flat[at]).ids;
    let mut numbers = numbers.into_iter();
    let mut names: Vec<Name> = Vec::with_capacity(read.len());
    for one in read {
        let likely = one.hangul.iter().filter(|(_, p)| *p >= UNLIKELY);
        let mut hangul: Vec<(u32, f64)> = likely.filter_map(|(_, p)| Some((numbers.next()?, *p))).collect();
        hangul.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let likeliest = hangul.iter().filter(|(_, p)| *p > 0.04).map(|(h, _)| *h).take(4).collect();
        hangul.sort_by_key(|(h, _)| *h);
        let length = hangul.iter().map(|(_, p)| p * p).sum::<f64>().sqrt();
        let sketch = Sketch::of(&one.letters, &hangul);
        names.push(Name { letters: one.letters.clone(), hangul, likeliest, length, sketch, ..Name::default() });
    }
    let key = |name: &Name| (name.letters.clone(), name.hangul.iter().map(|(h, _)| *h).collect::<Vec<u32>>());
    // Names of one key are one; the first read stands for all.
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|at| key(&names[*at]));
    let mut first_of: Vec<usize> = (0..names.len()).collect();
    for two in order.windows(2) {
        if key(&names[two[0]]) == key(&names[two[1]]) {
            first_of[two[1]] = first_of[two[0]];
        }
    }
    let mut ids = vec![NONE; names.len()];
    let mut kept = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        if name.letters.is_empty() && name.hangul.is_empty() {
            continue;
        }
        if first_of[at] == at {
            ids[at] = u32::try_from(kept.len()).unwrap_or(NONE);
            kept.push(name);
        } else {
            ids[at] = ids[first_of[at]];
        }
    }
    (kept, ids)
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
        name.rarest = name.hangul_shares.iter().copied().fold(name.share, f64::min);
    }
    names
}

impl Name {
    /// How much the Hangul of two names overlaps, from 0 to 1, and how common what they share is.
    fn overlap(&self, other: &Name) -> (f64, f64) {
        if self.sketch.hangul & other.sketch.hangul == 0 {
            return (0.0, 0.0);
        }
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
        let alike = self.alike(other, 0.78);
        let one_letter =
            self.letters.len().min(other.letters.len()) == 1 && self.letters.get(..1) == other.letters.get(..1);
        match alike {
            _ if overlap >= 0.03 || alike >= 0.9 => (2, 0.0),
            _ if alike >= 0.78 || one_letter => (1, 0.0),
            _ => (0, 0.0),
        }
    }

    /// Jaro and Winkler's similarity of the letters; 0 where it can't be as much as `least`.
    pub(crate) fn alike(&self, other: &Name, least: f64) -> f64 {
        if self.may_be_alike(other, least) { strsim::jaro_winkler(&self.letters, &other.letters) } else { 0.0 }
    }

    /// Whether the letters may be as alike as that: never false where they are. Names without letters are like none.
    pub(crate) fn may_be_alike(&self, other: &Name, least: f64) -> bool {
        !self.letters.is_empty() && !other.letters.is_empty() && self.sketch.alike_most(other.sketch) >= least
    }

    /// The highest level that two names may reach, found without comparing them.
    pub(crate) fn level_most(&self, other: &Name) -> u8 {
        if self.sketch.hangul & other.sketch.hangul != 0 || self.letters == other.letters {
            return SAME;
        }
        if self.sketch.alike_most(other.sketch) < 0.78 { 1 } else { 2 }
    }

    /// The least share of records that agree in what this name may agree in.
    pub(crate) fn rarest(&self) -> f64 {
        self.rarest
    }
}
