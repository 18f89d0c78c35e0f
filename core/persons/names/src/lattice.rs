//! A given name as a lattice: which stretches of its letters may be which syllables. Input: parts of a name in one script. Output:
//! the lattice; how likely it is at all; how two lattices share syllables, and the best way to lay one beside the other. Leaves out
//! family names.

use crate::fold::{Script, Token};
use crate::hangul::Syllable;
use crate::model::{NameModel, merge};
use crate::spellings;
use libm::log;
use std::collections::BTreeMap;
use std::sync::Arc as Shared;

/// A stretch of letters at its place in a name.
#[derive(Debug, Clone)]
pub(crate) struct Arc {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) text: String,
    stretch: Shared<Stretch>,
}

/// What a stretch of letters may be.
#[derive(Debug)]
pub(crate) struct Stretch {
    /// With P(stretch | syllable), in the order of syllables.
    pub(crate) syllables: Vec<(Syllable, f64)>,
    /// Σ P(syllable) P(stretch | syllable).
    pub(crate) mass: f64,
    /// P(syllable) P(stretch | syllable), the greatest first.
    weighed: Vec<(Syllable, f64)>,
}

impl Stretch {
    fn of(mut syllables: Vec<(Syllable, f64)>, first: bool, model: &NameModel) -> Stretch {
        if first {
            at_the_head(&mut syllables);
        }
        let mut weighed: Vec<(Syllable, f64)> = syllables.iter().map(|(s, p)| (*s, model.prior(*s) * p)).collect();
        let mass = weighed.iter().map(|(_, p)| p).sum();
        weighed.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Stretch { syllables, mass, weighed }
    }
}

impl std::ops::Deref for Arc {
    type Target = Stretch;

    fn deref(&self) -> &Stretch {
        &self.stretch
    }
}

/// The syllables that a given name may be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lattice {
    pub(crate) end: usize,
    pub(crate) arcs: Vec<Arc>,
    /// How likely letters like these are among given names.
    pub(crate) mass: f64,
}

/// Given names longer than this are not read as Korean.
const SYLLABLES_MOST: usize = 4;
/// How many syllables a given name has.
const LENGTH: [f64; SYLLABLES_MOST + 1] = [0.0, 0.05, 0.92, 0.025, 0.005];
const LETTERS_MOST: usize = 24;
/// What two stretches that share no syllable still have in common: slips of the pen.
pub(crate) const SLIP: f64 = 0.002;
const STRETCH_MOST: usize = 7;

/// One syllable of a name laid beside one of another.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) left: usize,
    pub(crate) right: usize,
    /// P(both stretches | one syllable), summed over syllables.
    pub(crate) same: f64,
}

/// What stretches of letters may be, remembered from name to name: many names share few stretches.
#[derive(Debug, Default)]
pub struct Memo(BTreeMap<u128, Option<Shared<Stretch>>>);

/// How a stretch stands in its name, which is part of what it may be.
#[derive(Debug, Clone, Copy)]
struct Stand {
    transliterated: bool,
    /// Whether it begins the name.
    first: bool,
    /// Whether a letter follows before which a final is written as it sounds.
    before_nasal: bool,
}

impl Memo {
    /// `None` if a stretch can't be a syllable.
    fn stretch(&mut self, letters: &[char], stand: Stand, model: &NameModel) -> Option<Shared<Stretch>> {
        let new = || {
            let text: String = letters.iter().collect();
            let syllables = latin(&text, stand, model);
            (!syllables.is_empty()).then(|| Shared::new(Stretch::of(syllables, stand.first, model)))
        };
        match key(letters, stand) {
            Some(key) => self.0.entry(key).or_insert_with(new).clone(),
            None => new(),
        }
    }
}

/// A few letters and how they stand, in one number; `None` for letters beyond those of Latin alphabets.
fn key(letters: &[char], stand: Stand) -> Option<u128> {
    let flags = [stand.transliterated, stand.first, stand.before_nasal];
    let flags = flags.into_iter().fold(1u128, |key, flag| key << 1 | u128::from(flag));
    (letters.len() <= STRETCH_MOST).then(|| spellings::key(letters)).flatten().map(|key| key | flags << 112)
}

impl Lattice {
    /// The lattice of a given name's words. An empty one if it can't be Korean.
    pub(crate) fn of(tokens: &[&Token], model: &NameModel, memo: &mut Memo) -> Lattice {
        let mut lattice = Lattice::default();
        let mut letters = 0;
        let parts: Vec<(&str, &Token)> =
            tokens.iter().flat_map(|token| token.parts.iter().map(|part| (part.as_str(), *token))).collect();
        for (i, (part, token)) in parts.iter().enumerate() {
            letters += part.chars().count();
            if letters > LETTERS_MOST {
                return Lattice::default();
            }
            let next = parts.get(i + 1).and_then(|(part, _)| part.chars().next());
            lattice.extend(part, token, next, model, memo);
        }
        lattice.mass = lattice.forward();
        lattice
    }

    fn extend(&mut self, part: &str, token: &Token, next: Option<char>, model: &NameModel, memo: &mut Memo) {
        let characters: Vec<char> = part.chars().collect();
        let start = self.end;
        self.end += characters.len();
        for from in 0..characters.len() {
            let longest = if token.script == Script::Latin { STRETCH_MOST } else { 1 };
            for to in from + 1..=characters.len().min(from + longest) {
                let first = start + from == 0;
                let sure = |syllables: Vec<(Syllable, f64)>| {
                    (!syllables.is_empty()).then(|| Shared::new(Stretch::of(syllables, first, model)))
                };
                let stretch = match token.script {
                    Script::Latin => {
                        let next = characters.get(to).copied().or(next);
                        let before_nasal = matches!(next, Some('n' | 'm' | 'l' | 'r'));
                        let stand = Stand { transliterated: token.transliterated, first, before_nasal };
                        memo.stretch(&characters[from..to], stand, model)
                    }
                    Script::Hangul => sure(Syllable::of(characters[from]).map(|s| (s, 1.0)).into_iter().collect()),
                    Script::Han => sure(hanja(characters[from], model)),
                };
                if let Some(stretch) = stretch {
                    let text = characters[from..to].iter().collect();
                    self.arcs.push(Arc { from: start + from, to: start + to, text, stretch });
                }
            }
        }
    }

    fn forward(&self) -> f64 {
        let mut reached = vec![[0.0f64; SYLLABLES_MOST + 1]; self.end + 1];
        reached[0][0] = 1.0;
        for arc in &self.arcs {
            for count in 0..SYLLABLES_MOST {
                let add = reached[arc.from][count] * arc.mass;
                reached[arc.to][count + 1] += add;
            }
        }
        if self.end == 0 { 0.0 } else { reached[self.end].iter().zip(LENGTH).map(|(p, l)| p * l).sum() }
    }

    /// What the letters from a place on may be, by the number of syllables before it, each with its length's share.
    fn rest(&self) -> Vec<[f64; SYLLABLES_MOST + 1]> {
        let mut rest = vec![[0.0f64; SYLLABLES_MOST + 1]; self.end + 1];
        rest[self.end] = LENGTH;
        for arc in self.arcs.iter().rev() {
            for count in 0..SYLLABLES_MOST {
                let add = arc.mass * rest[arc.to][count + 1];
                rest[arc.from][count] += add;
            }
        }
        rest
    }

    /// The likeliest names in syllables, at most `most`, with P(name | letters), the likeliest first. Names of less than about
    /// [`UNLIKELY`] are left out.
    pub(crate) fn likeliest(&self, most: usize) -> Vec<(Vec<Syllable>, f64)> {
        let rest = self.rest();
        let least = self.mass * UNLIKELY;
        let mut reached: Vec<Vec<(Begun, f64)>> = vec![Vec::new(); self.end + 1];
        reached[0].push((Begun::default(), 1.0));
        for arcs in self.arcs.chunk_by(|a, b| a.from == b.from) {
            let here = arcs[0].from;
            merge(&mut reached[here]);
            let (before, after) = reached.split_at_mut(here + 1);
            for arc in arcs {
                for (begun, p) in before[here].iter().filter(|(begun, _)| begun.count() < SYLLABLES_MOST) {
                    let most = p * rest[arc.to][begun.count() + 1];
                    let likely = arc.weighed.iter().take_while(|(_, q)| most * q >= least);
                    after[arc.to - here - 1].extend(likely.map(|(syllable, q)| (begun.and(*syllable), p * q)));
                }
            }
        }
        let mut names = reached.pop().unwrap_or_default();
        merge(&mut names);
        for (name, p) in &mut names {
            *p *= LENGTH[name.count()] / self.mass.max(f64::MIN_POSITIVE);
        }
        names.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        names.iter().take(most).map(|(name, p)| (name.syllables(), *p)).collect()
    }
}

/// What isn't likelier than this is not followed to its end.
const UNLIKELY: f64 = 1e-4;

/// The first syllables of a name, in the order of names: one above each syllable's place, the first in the highest bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Begun(u64);

impl Begun {
    fn place(self, at: usize) -> u64 {
        self.0 >> (48 - 16 * at) & 0xffff
    }

    fn count(self) -> usize {
        (0..SYLLABLES_MOST).filter(|at| self.place(*at) != 0).count()
    }

    fn and(self, syllable: Syllable) -> Begun {
        Begun(self.0 | (syllable.place() as u64 + 1) << (48 - 16 * self.count()))
    }

    fn syllables(self) -> Vec<Syllable> {
        let place = |at| usize::try_from(self.place(at)).ok()?.checked_sub(1);
        (0..SYLLABLES_MOST).filter_map(|at| Syllable::at(place(at)?)).collect()
    }
}

/// What a stretch of Latin letters may be. Before ㄴ, ㅁ and ㄹ a final is often written as it sounds: 덕룡 as Tŏng-nyong, 한림 as Hallim.
fn latin(text: &str, stand: Stand, model: &NameModel) -> Vec<(Syllable, f64)> {
    const SOUNDS: [(&str, &str); 4] = [("ng", "k"), ("m", "p"), ("n", "t"), ("l", "n")];
    let text = text.strip_prefix('\'').unwrap_or(text);
    if text.is_empty() {
        return Vec::new();
    }
    let mut syllables = model.syllables_of(text, stand.transliterated);
    if stand.before_nasal {
        let sound = SOUNDS.iter().find_map(|(sound, letter)| Some((text.strip_suffix(sound)?, letter)));
        if let Some((stem, letter)) = sound.filter(|(stem, _)| stem.ends_with(['a', 'e', 'i', 'o', 'u', 'ŏ', 'ŭ'])) {
            let written = model.syllables_of(&format!("{stem}{letter}"), stand.transliterated);
            syllables.extend(written.into_iter().map(|(s, p)| (s, p * AS_IT_SOUNDS)));
            merge(&mut syllables);
        }
    }
    syllables
}

/// How often a final is written as it sounds where it sounds otherwise than it is written.
const AS_IT_SOUNDS: f64 = 0.15;

fn hanja(character: char, model: &NameModel) -> Vec<(Syllable, f64)> {
    let Some(han) = model.han(character) else { return Vec::new() };
    let mut readings: Vec<(Syllable, f64)> =
        han.readings.iter().enumerate().map(|(rank, s)| (*s, if rank == 0 { 1.0 } else { 0.4 })).collect();
    readings.sort_by_key(|(s, _)| *s);
    readings
}

/// Syllables as the initial-sound law writes them, so that 련희 and 연희 are one.
fn at_the_head(syllables: &mut Vec<(Syllable, f64)>) {
    if syllables.iter().all(|(s, _)| s.at_the_head() == *s) {
        return;
    }
    let only = syllables.len() == 1;
    for (syllable, p) in syllables.iter_mut() {
        let head = syllable.at_the_head();
        if head != *syllable {
            *syllable = head;
            *p *= if only { 1.0 } else { 0.15 };
        }
    }
    merge(syllables);
}

/// P(both stretches | one syllable) over syllables, with what slips of the pen leave.
pub(crate) fn shared(left: &Arc, right: &Arc, model: &NameModel) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((s, p)), Some((t, q))) = (left.syllables.get(i), right.syllables.get(j)) {
        match s.cmp(t) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += model.prior(*s) * p * q;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum + SLIP * left.mass * right.mass
}

/// The best way to lay two lattices side by side, syllable by syllable; `None` if they have no equal number of syllables.
pub(crate) fn aligned(left: &Lattice, right: &Lattice, model: &NameModel) -> Option<Vec<Step>> {
    type Cell = (f64, usize, usize);
    let width = right.end + 1;
    let cell = |count: usize, i: usize, j: usize| (count * (left.end + 1) + i) * width + j;
    let mut best: Vec<Cell> = vec![(f64::NEG_INFINITY, 0, 0); cell(SYLLABLES_MOST + 1, 0, 0)];
    best[0].0 = 0.0;
    for (l, a) in left.arcs.iter().enumerate() {
        for (r, b) in right.arcs.iter().enumerate() {
            let mut step = None;
            for count in 0..SYLLABLES_MOST {
                let from = best[cell(count, a.from, b.from)].0;
                if from == f64::NEG_INFINITY {
                    continue;
                }
                let gain = *step.get_or_insert_with(|| log(shared(a, b, model)));
                let to = &mut best[cell(count + 1, a.to, b.to)];
                if from + gain > to.0 {
                    *to = (from + gain, l, r);
                }
            }
        }
    }
    let total = |count: usize| best[cell(count, left.end, right.end)].0 + log(LENGTH[count]);
    let count = (1..=SYLLABLES_MOST).max_by(|a, b| total(*a).total_cmp(&total(*b)))?;
    if total(count) == f64::NEG_INFINITY {
        return None;
    }
    let (mut i, mut j, mut steps) = (left.end, right.end, Vec::new());
    for count in (1..=count).rev() {
        let (_, l, r) = best[cell(count, i, j)];
        let (a, b) = (&left.arcs[l], &right.arcs[r]);
        steps.push(Step { left: l, right: r, same: shared(a, b, model) });
        (i, j) = (a.from, b.from);
    }
    steps.reverse();
    Some(steps)
}

/// P(the stretches of two names that differ in this syllable).
pub(crate) fn mistaken(left: &Arc, right: &Arc, model: &NameModel) -> f64 {
    let heavy = |arc: &Arc| -> Vec<(Syllable, f64)> {
        let floor = arc.mass * 1e-3;
        arc.syllables.iter().copied().filter(|(s, p)| model.prior(*s) * p > floor).collect()
    };
    let (a, b) = (heavy(left), heavy(right));
    let one = |from: &[(Syllable, f64)], to: &[(Syllable, f64)]| -> f64 {
        from.iter()
            .map(|(s, p)| model.prior(*s) * p * to.iter().map(|(t, q)| model.mistaken(*s, *t) * q).sum::<f64>())
            .sum()
    };
    0.5 * (one(&a, &b) + one(&b, &a)) + SLIP * left.mass * right.mass
}
