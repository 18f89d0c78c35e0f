//! Whether two spellings are one name. Input: two names as text. Output: a probability and what it rests on: as Korean names, syllable
//! by syllable; as Chinese ones, by their pinyin; else letter by letter. Leaves out who bears the name.

use crate::fold::{Folded, Script};
use crate::lattice::{aligned, mistaken};
use crate::model::NameModel;
use crate::reading::{Choice, Field, Reading};
use libm::{exp, log};
use serde::Serialize;

/// What a comparison rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The syllables of Korean names.
    Syllables,
    /// The pinyin of Chinese characters.
    Pinyin,
    /// The letters alone.
    Letters,
    /// A name is missing.
    Nothing,
}

/// One part of a name beside the other's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Beside {
    /// As the first name spells it.
    pub a: String,
    /// As the second does.
    pub b: String,
    /// The likeliest Hangul that both stand for, if there is one.
    pub hangul: Option<String>,
    /// ln of how much likelier the two spellings are of one syllable than of two that are easily mistaken; of family names, than of any two.
    pub evidence: f64,
}

/// Two spellings compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The probability that they are one name, where every second pair of names that look alike is one.
    pub probability: f64,
    /// What it rests on.
    pub basis: Basis,
    /// The family names.
    pub family: Option<Beside>,
    /// The syllables of the given names.
    pub syllables: Vec<Beside>,
    /// How alike the letters are (Jaro–Winkler), the words in the order that fits best.
    pub letters: f64,
}

/// What the calibration weighs.
pub const FEATURES: [&str; 6] =
    ["one", "all_syllables", "against_mistakes", "weakest_syllable", "letters", "same_letters"];

/// The numbers behind [`FEATURES`].
pub type Features = [f64; FEATURES.len()];

/// Which weights a pair is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Both in Latin letters.
    Latin,
    /// One in Hangul.
    Hangul,
    /// Chinese characters beside another script, or beside themselves.
    Han,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 3] = [Kind::Latin, Kind::Hangul, Kind::Han];

    /// Its name in the table of calibration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Latin => "latin",
            Kind::Hangul => "hangul",
            Kind::Han => "han",
        }
    }
}

/// What is known of a pair before it is weighed.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Which weights it is judged by.
    pub kind: Kind,
    /// What is weighed.
    pub features: Features,
    family: Option<Beside>,
    syllables: Vec<Beside>,
}

impl Beside {
    fn turned(self) -> Self {
        Beside { a: self.b, b: self.a, ..self }
    }
}

impl Evidence {
    /// The same, the second name first.
    fn turned(self) -> Self {
        Evidence {
            family: self.family.map(Beside::turned),
            syllables: self.syllables.into_iter().map(Beside::turned).collect(),
            ..self
        }
    }
}

impl NameModel {
    /// The probability that two spellings are one name, and why.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str, field: Field) -> Comparison {
        self.compare_readings(&self.reading(a, field), &self.reading(b, field))
    }

    /// [`NameModel::compare`] of names that were read before.
    #[must_use]
    pub fn compare_readings(&self, a: &Reading, b: &Reading) -> Comparison {
        let letters = alike(&a.folded, &b.folded);
        let none = Comparison { probability: 0.5, basis: Basis::Nothing, family: None, syllables: Vec::new(), letters };
        if a.folded.tokens.is_empty() || b.folded.tokens.is_empty() {
            return none;
        }
        if let Some(same) = self.same_pinyin(&a.folded, &b.folded) {
            let probability = if same { 0.93 } else { 0.03 };
            let korean = self.evidence(a, b).map_or(0.0, |e| self.weigh(&e));
            if same && probability > korean {
                return Comparison { probability, basis: Basis::Pinyin, ..none };
            }
        }
        match self.evidence(a, b) {
            Some(evidence) => Comparison {
                probability: self.weigh(&evidence),
                basis: Basis::Syllables,
                family: evidence.family,
                syllables: evidence.syllables,
                letters,
            },
            None => Comparison { probability: by_letters(letters), basis: Basis::Letters, ..none },
        }
    }

    fn weigh(&self, evidence: &Evidence) -> f64 {
        let against = evidence.family.as_ref().map_or(0.0, |family| family.evidence.min(0.0));
        let for_the_given = self.calibration.weigh(evidence.kind, &evidence.features);
        // However well the given names agree, another family name is another name.
        logistic(if against < 0.0 { for_the_given.min(GIVEN_MOST) + against } else { for_the_given })
    }

    /// What speaks for and against two Korean names being one; `None` if they can't be laid side by side as Korean names.
    #[must_use]
    pub fn evidence(&self, a: &Reading, b: &Reading) -> Option<Evidence> {
        // Where two ways to lay them side by side are as good, the one that is found must not depend on who is named first.
        if comes_after(&a.folded, &b.folded) {
            return self.evidence_in_order(b, a).map(Evidence::turned);
        }
        self.evidence_in_order(a, b)
    }

    fn evidence_in_order(&self, a: &Reading, b: &Reading) -> Option<Evidence> {
        let mut best: Option<(f64, Evidence)> = None;
        for left in &a.choices {
            for right in &b.choices {
                let Some((total, evidence)) = self.one_way(left, right, a, b) else { continue };
                if best.as_ref().is_none_or(|(most, _)| total > *most) {
                    best = Some((total, evidence));
                }
            }
        }
        best.map(|(_, evidence)| evidence)
    }

    fn one_way(&self, left: &Choice, right: &Choice, a: &Reading, b: &Reading) -> Option<(f64, Evidence)> {
        let steps = aligned(&left.given, &right.given, self)?;
        let family = self.family(left, right);
        let mut one_family = family.as_ref().map_or(0.0, |f| f.evidence);
        if left.family_text.is_empty() != right.family_text.is_empty() {
            one_family -= 4.0;
        }
        let (mut all, mut weakest, mut mistakes) = (0.0, f64::INFINITY, 0.0);
        let mut syllables = Vec::new();
        let count = f64::from(u32::try_from(steps.len()).unwrap_or(u32::MAX));
        for step in &steps {
            let (x, y) = (&left.given.arcs[step.left], &right.given.arcs[step.right]);
            let wrong = mistaken(x, y, self);
            let evidence = log(step.same / wrong);
            all += log(step.same / (x.mass * y.mass));
            weakest = evidence.min(weakest);
            mistakes += wrong / step.same / count;
            let hangul = both(&x.syllables, &y.syllables, |s| self.prior(s)).map(|s| s.character().to_string());
            syllables.push(Beside { a: x.text.clone(), b: y.text.clone(), hangul, evidence });
        }
        let letters = alike(&a.folded, &b.folded);
        let same = f64::from(u8::from(letters >= 1.0));
        let total = log(left.share) + log(right.share) + one_family + all;
        let kind = kind(&a.folded, &b.folded);
        let features = [1.0, all, -log(mistakes), weakest, letters, same];
        Some((total, Evidence { kind, features, family, syllables }))
    }

    fn family(&self, left: &Choice, right: &Choice) -> Option<Beside> {
        if left.family_text.is_empty() || right.family_text.is_empty() {
            return None;
        }
        let (mut sum, mut best) = (0.0, (0.0, None));
        for (s, p) in &left.family {
            for (_, q) in right.family.iter().filter(|(t, _)| t == s) {
                let surname = &self.surnames[*s];
                let both = surname.probability * p * q;
                sum += both;
                if both > best.0 {
                    best = (both, Some(surname.hangul.clone()));
                }
            }
        }
        let apart = left.family_mass * right.family_mass;
        let evidence = log(sum / apart + FAMILY_SLIP);
        Some(Beside { a: left.family_text.clone(), b: right.family_text.clone(), hangul: best.1, evidence })
    }

    /// Whether Chinese characters and Latin letters are one in pinyin; `None` if the pair is not of that kind.
    fn same_pinyin(&self, a: &Folded, b: &Folded) -> Option<bool> {
        let (characters, latin) = match (script(a)?, script(b)?) {
            (Script::Han, Script::Latin) => (a, b),
            (Script::Latin, Script::Han) => (b, a),
            _ => return None,
        };
        let spelled: Vec<String> = characters
            .tokens
            .iter()
            .flat_map(|t| t.parts.concat().chars().collect::<Vec<_>>())
            .map(|c| self.han(c).map_or_else(String::new, |han| han.pinyin.clone()))
            .collect();
        let plain = |text: &str| -> String {
            let letters = text.chars().filter(|c| *c != '\'');
            letters
                .map(|c| {
                    if c == 'ŏ' {
                        'o'
                    } else if c == 'ŭ' {
                        'u'
                    } else {
                        c
                    }
                })
                .collect()
        };
        let mut words: Vec<String> = latin.tokens.iter().map(|t| plain(&t.parts.concat())).collect();
        let forwards = words.concat();
        words.rotate_right(1);
        let turned = words.concat();
        let whole = spelled.concat().replace("lv", "lu").replace("nv", "nu");
        Some(!whole.is_empty() && (whole == forwards || whole == turned))
    }
}

/// The likeliest syllable that both stretches may be.
fn both(
    a: &[(crate::hangul::Syllable, f64)],
    b: &[(crate::hangul::Syllable, f64)],
    prior: impl Fn(crate::hangul::Syllable) -> f64,
) -> Option<crate::hangul::Syllable> {
    let shared = a.iter().filter_map(|(s, p)| {
        let at = b.binary_search_by(|(t, _)| t.cmp(s)).ok()?;
        Some((*s, prior(*s) * p * b[at].1))
    });
    shared.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))).map(|(s, _)| s)
}

/// An order of names, by their letters and where their words end.
fn comes_after(a: &Folded, b: &Folded) -> bool {
    fn letters(folded: &Folded) -> impl Iterator<Item = char> {
        let words = folded.tokens.iter().map(|token| token.parts.iter().flat_map(|part| part.chars()));
        words.flat_map(|word| word.chain(std::iter::once(' ')))
    }
    letters(a).gt(letters(b))
}

fn script(folded: &Folded) -> Option<Script> {
    folded.tokens.first().map(|t| t.script)
}

fn kind(a: &Folded, b: &Folded) -> Kind {
    let scripts = [script(a), script(b)];
    if scripts.contains(&Some(Script::Han)) {
        Kind::Han
    } else if scripts.contains(&Some(Script::Hangul)) {
        Kind::Hangul
    } else {
        Kind::Latin
    }
}

/// The log odds that agreeing given names give at most where the family names don't agree.
const GIVEN_MOST: f64 = 4.0;
/// What two family names that are no spellings of one still have in common: slips of the pen.
const FAMILY_SLIP: f64 = 1e-4;

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// Of names that are not read as Korean: alike letters, on a curve that passes one half at .90 (`docs/methods/names.md`).
fn by_letters(alike: f64) -> f64 {
    logistic(35.0 * (alike - 0.90))
}

/// How alike the letters of two names are, from 0 to 1: each word beside the one that fits it best.
#[must_use]
pub fn alike(a: &Folded, b: &Folded) -> f64 {
    let (a, b) = if comes_after(a, b) { (b, a) } else { (a, b) };
    let words = |folded: &Folded| -> Vec<String> { folded.tokens.iter().map(|t| t.parts.concat()).collect() };
    let (a, b) = (words(a), words(b));
    let whole = strsim::jaro_winkler(&a.concat(), &b.concat());
    let (few, many) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let mut free: Vec<&String> = many.iter().collect();
    let (mut sum, mut length) = (0.0, 0.0);
    for word in few {
        let fits = free.iter().enumerate().map(|(i, other)| (i, strsim::jaro_winkler(word, other)));
        let Some((at, fit)) = fits.max_by(|x, y| x.1.total_cmp(&y.1)) else { break };
        free.remove(at);
        let letters = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
        sum += fit * letters;
        length += letters;
    }
    // A word that the other name lacks: less alike, not unlike.
    let missing = 0.03 * f64::from(u32::try_from(free.len()).unwrap_or(u32::MAX));
    let by_word = if length > 0.0 { sum / length - missing } else { 0.0 };
    whole.max(by_word).clamp(0.0, 1.0)
}
