//! A given name as a lattice: which stretches of its letters may be which syllables. Input: parts of a name in one script. Output:
//! the lattice; how likely it is at all; how two lattices share syllables, and the best way to lay one beside the other. Leaves out
//! family names.

use crate::fold::{Script, Token};
use crate::hangul::Syllable;
use crate::model::NameModel;
use libm::log;
use std::collections::BTreeMap;

/// A stretch of letters and what it may be, with P(stretch | syllable), in the order of syllables.
#[derive(Debug, Clone)]
pub(crate) struct Arc {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) text: String,
    pub(crate) syllables: Vec<(Syllable, f64)>,
    /// Σ P(syllable) P(stretch | syllable).
    pub(crate) mass: f64,
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
pub struct Memo(BTreeMap<String, [Option<Syllables>; 2]>);

/// Syllables, each with P(stretch | syllable), in their order.
type Syllables = Vec<(Syllable, f64)>;

impl Memo {
    fn syllables_of(&mut self, text: &str, transliterated: bool, model: &NameModel) -> Vec<(Syllable, f64)> {
        if let Some(Some(known)) = self.0.get(text).map(|both| &both[usize::from(transliterated)]) {
            return known.clone();
        }
        let syllables = model.syllables_of(text, transliterated);
        self.0.entry(text.to_owned()).or_default()[usize::from(transliterated)] = Some(syllables.clone());
        syllables
    }
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
        for arc in &mut lattice.arcs {
            if arc.from == 0 {
                at_the_head(&mut arc.syllables);
            }
            arc.mass = arc.syllables.iter().map(|(s, p)| model.prior(*s) * p).sum();
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
                let text: String = characters[from..to].iter().collect();
                let syllables = match token.script {
                    Script::Latin => {
                        let syllables = |text: &str| memo.syllables_of(text, token.transliterated, model);
                        latin(&text, characters.get(to).copied().or(next), syllables)
                    }
                    Script::Hangul => Syllable::of(characters[from]).map(|s| (s, 1.0)).into_iter().collect(),
                    Script::Han => hanja(characters[from], model),
                };
                if !syllables.is_empty() {
                    self.arcs.push(Arc { from: start + from, to: start + to, text, syllables, mass: 0.0 });
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

    /// The likeliest names in syllables, at most `most`, with P(name | letters), the likeliest first.
    pub(crate) fn likeliest(&self, most: usize, model: &NameModel) -> Vec<(Vec<Syllable>, f64)> {
        let mut reached: Vec<Vec<(Vec<Syllable>, f64)>> = vec![Vec::new(); self.end + 1];
        reached[0].push((Vec::new(), 1.0));
        for at in 0..self.end {
            let here = pruned(std::mem::take(&mut reached[at]), most * 2);
            for arc in self.arcs.iter().filter(|arc| arc.from == at) {
                for (name, p) in here.iter().filter(|(name, _)| name.len() < SYLLABLES_MOST) {
                    for (syllable, q) in &arc.syllables {
                        let longer = name.iter().copied().chain([*syllable]).collect();
                        reached[arc.to].push((longer, p * q * model.prior(*syllable)));
                    }
                }
            }
        }
        let mut names = pruned(std::mem::take(&mut reached[self.end]), usize::MAX);
        for (name, p) in &mut names {
            *p *= LENGTH[name.len()] / self.mass.max(f64::MIN_POSITIVE);
        }
        pruned(names, most)
    }
}

/// Sums what is one name, keeps the likeliest; names of one likelihood in their own order.
fn pruned(mut names: Vec<(Vec<Syllable>, f64)>, most: usize) -> Vec<(Vec<Syllable>, f64)> {
    names.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    names.dedup_by(|later, first| {
        let one = later.0 == first.0;
        if one {
            first.1 += later.1;
        }
        one
    });
    names.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    names.truncate(most);
    names
}

/// What a stretch of Latin letters may be. Before ㄴ, ㅁ and ㄹ a final is often written as it sounds: 덕룡 as Tŏng-nyong, 한림 as Hallim.
fn latin(
    text: &str,
    next: Option<char>,
    mut syllables_of: impl FnMut(&str) -> Vec<(Syllable, f64)>,
) -> Vec<(Syllable, f64)> {
    const SOUNDS: [(&str, &str); 4] = [("ng", "k"), ("m", "p"), ("n", "t"), ("l", "n")];
    let text = text.strip_prefix('\'').unwrap_or(text);
    if text.is_empty() {
        return Vec::new();
    }
    let mut syllables = syllables_of(text);
    if matches!(next, Some('n' | 'm' | 'l' | 'r')) {
        let sound = SOUNDS.iter().find_map(|(sound, letter)| Some((text.strip_suffix(sound)?, letter)));
        if let Some((stem, letter)) = sound.filter(|(stem, _)| stem.ends_with(['a', 'e', 'i', 'o', 'u', 'ŏ', 'ŭ'])) {
            let written = syllables_of(&format!("{stem}{letter}"));
            syllables.extend(written.into_iter().map(|(s, p)| (s, p * AS_IT_SOUNDS)));
            merge(&mut syllables);
        }
    }
    syllables
}

/// How often a final is written as it sounds where it sounds otherwise than it is written.
const AS_IT_SOUNDS: f64 = 0.15;

/// One entry a syllable, in their order.
fn merge(syllables: &mut Vec<(Syllable, f64)>) {
    syllables.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    syllables.dedup_by(|later, first| {
        let one = later.0 == first.0;
        if one {
            first.1 += later.1;
        }
        one
    });
}

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
