//! Which part of a name is the family name. Input: a name as text. Output: each way to read it as a Korean name, with how likely it
//! is; the likeliest names in Hangul. Leaves out comparing.

use crate::fold::{Folded, Script, Token, fold};
use crate::hangul::Syllable;
use crate::lattice::{Lattice, Memo};
use crate::model::NameModel;

/// One way to read a name: a family name, or none, and a given name.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// What is written for the family name: empty if there is none.
    pub(crate) family_text: String,
    /// P(spelling | family name), by family name.
    pub(crate) family: Vec<(usize, f64)>,
    /// How likely such a family name is: 1 without one.
    pub(crate) family_mass: f64,
    pub(crate) given: Lattice,
    /// The share of this way among all.
    pub(crate) share: f64,
}

/// A name read.
#[derive(Debug, Clone)]
pub struct Reading {
    pub(crate) folded: Folded,
    pub(crate) choices: Vec<Choice>,
}

/// A name in Hangul that a spelling may stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The family name as the initial-sound law writes it; empty if none is written.
    pub family: String,
    /// The given name.
    pub given: String,
    /// P(this name | the spelling).
    pub probability: f64,
    /// How common the name is: its family name times its given name; a name without a family name, its given name alone.
    pub frequency: f64,
}

/// What a field holds: a whole name, or only what is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Family and given name in any order.
    Whole,
    /// A given name alone.
    Given,
}

const FAMILY_FIRST: f64 = 0.7;
const FAMILY_LAST: f64 = 0.3;
const GIVEN_ALONE: f64 = 0.01;

impl NameModel {
    /// Reads a name in every way it can be read as Korean.
    #[must_use]
    pub fn reading(&self, text: &str, field: Field) -> Reading {
        self.reading_with(text, field, &mut Memo::default())
    }

    /// [`NameModel::reading`] of one name of many, which is quicker with what the others left in the memo.
    #[must_use]
    pub fn reading_with(&self, text: &str, field: Field, memo: &mut Memo) -> Reading {
        let mut folded = fold(text);
        if let Some(script) = folded.tokens.first().map(|t| t.script) {
            // 具炳杉 (Koo): a name is told once, in the script that it begins with.
            folded.tokens.retain(|t| t.script == script);
        }
        let mut choices = match (field, folded.tokens.first()) {
            (Field::Given, _) => vec![self.choice(
                &Token { script: Script::Latin, parts: Vec::new(), transliterated: false },
                &folded.tokens,
                1.0,
                memo,
            )],
            (Field::Whole, Some(Token { script: Script::Latin, .. })) => self.latin(&folded, memo),
            (Field::Whole, Some(Token { script, .. })) => self.characters(&folded, *script, memo),
            (Field::Whole, None) => Vec::new(),
        };
        choices.retain(|choice| choice.share > 0.0);
        let total: f64 = choices.iter().map(|choice| choice.share).sum();
        for choice in &mut choices {
            choice.share /= total;
        }
        choices.retain(|choice| choice.share > 1e-4);
        Reading { folded, choices }
    }

    fn choice(&self, family: &Token, given: &[Token], weight: f64, memo: &mut Memo) -> Choice {
        let family_text = family.parts.concat();
        let given = Lattice::of(&given.iter().collect::<Vec<_>>(), self, memo);
        let family = match family.script {
            _ if family_text.is_empty() => Vec::new(),
            Script::Latin => self.surnames_of(&family_text, family.transliterated),
            Script::Hangul => self.surname_in_hangul(&family_text).map(|s| (s, 1.0)).into_iter().collect(),
            Script::Han => self.surnames_in_hanja(&family_text).into_iter().map(|s| (s, 1.0)).collect(),
        };
        let family_mass = if family_text.is_empty() {
            1.0
        } else {
            family.iter().map(|(s, p)| self.surnames[*s].probability * p).sum()
        };
        let share = weight * given.mass * family_mass;
        Choice { family_text, family, family_mass, given, share }
    }

    fn latin(&self, folded: &Folded, memo: &mut Memo) -> Vec<Choice> {
        let tokens = &folded.tokens;
        let mut choices = Vec::new();
        let mut add = |family: &Token, given: &[Token], weight| choices.push(self.choice(family, given, weight, memo));
        if let ([only], true) = (tokens.as_slice(), tokens[0].parts.len() > 2) {
            let rest = Token { parts: only.parts[1..].to_vec(), ..only.clone() };
            add(&Token { parts: only.parts[..1].to_vec(), ..only.clone() }, &[rest], FAMILY_FIRST);
        }
        if let [first, rest @ ..] = tokens.as_slice()
            && !rest.is_empty()
        {
            add(first, rest, FAMILY_FIRST);
        }
        if let [rest @ .., last] = tokens.as_slice()
            && !rest.is_empty()
            && folded.before_comma == 0
        {
            add(last, rest, FAMILY_LAST);
        }
        add(&Token { script: Script::Latin, parts: Vec::new(), transliterated: false }, tokens, GIVEN_ALONE);
        choices
    }

    fn characters(&self, folded: &Folded, script: Script, memo: &mut Memo) -> Vec<Choice> {
        let all: Vec<char> = folded.tokens.iter().flat_map(|t| t.parts.concat().chars().collect::<Vec<_>>()).collect();
        let apart = (folded.tokens.len() == 2).then(|| folded.tokens[0].parts.concat().chars().count());
        let mut choices = Vec::new();
        for family in 0..all.len().min(3) {
            let weight = match (family, apart) {
                (0, _) => GIVEN_ALONE,
                (n, Some(apart)) if n == apart => 1.0,
                (1, None) => 1.0,
                // A family name of two syllables is a rare one; its own frequency would forbid it beside 남 or 선.
                (2, None) => 20.0,
                _ => 0.01,
            };
            let parts = all[family..].iter().map(char::to_string).collect();
            let text = if family == 0 { Vec::new() } else { vec![all[..family].iter().collect()] };
            let text = Token { script, parts: text, transliterated: false };
            choices.push(self.choice(&text, &[Token { script, parts, transliterated: false }], weight, memo));
        }
        choices
    }

    /// The likeliest names in Hangul, at most `most`, the likeliest first.
    #[must_use]
    pub fn candidates(&self, reading: &Reading, most: usize) -> Vec<Candidate> {
        let mut all = Vec::new();
        for choice in &reading.choices {
            let mut families: Vec<(&str, f64, f64)> = choice
                .family
                .iter()
                .map(|(s, p)| (&self.surnames[*s], p))
                .map(|(s, p)| (s.hangul.as_str(), s.probability * p / choice.family_mass, s.probability))
                .collect();
            families.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
            families.truncate(most.min(4));
            if choice.family_text.is_empty() {
                families.push(("", 1.0, 1.0));
            }
            for (given, p) in choice.given.likeliest(most) {
                let frequency: f64 = given.iter().map(|s| self.prior(*s)).product();
                let given: String = given.into_iter().map(Syllable::character).collect();
                all.extend(families.iter().map(|(family, q, common)| Candidate {
                    family: (*family).to_owned(),
                    given: given.clone(),
                    probability: p * q * choice.share,
                    frequency: frequency * common,
                }));
            }
        }
        all.sort_by(|a, b| {
            b.probability.total_cmp(&a.probability).then_with(|| (&a.family, &a.given).cmp(&(&b.family, &b.given)))
        });
        all.truncate(most);
        all
    }
}

impl NameModel {
    /// The family names in Hangul that a text may stand for, with P(family name | text); none if it isn't a Korean one.
    #[must_use]
    pub fn family_candidates(&self, text: &str) -> Vec<(String, f64)> {
        let folded = fold(text);
        let [token] = folded.tokens.as_slice() else { return Vec::new() };
        let choice = self.choice(token, &[], 0.0, &mut Memo::default());
        let of = |(s, p): &(usize, f64)| {
            let surname = &self.surnames[*s];
            (surname.hangul.clone(), surname.probability * p / choice.family_mass)
        };
        choice.family.iter().map(of).filter(|(_, p)| *p > 0.01).collect()
    }

    /// What is written for the given and for the family name, in the likeliest way to read the name; `None` if that is no Korean name.
    #[must_use]
    pub fn parts(&self, reading: &Reading) -> Option<[String; 2]> {
        let choice = reading.choices.iter().max_by(|a, b| a.share.total_cmp(&b.share))?;
        let whole: String = reading.folded.tokens.iter().map(|t| t.parts.concat()).collect();
        let family = &choice.family_text;
        let given = whole.strip_prefix(family.as_str()).or_else(|| whole.strip_suffix(family.as_str()))?;
        Some([given.to_owned(), family.clone()])
    }
}
