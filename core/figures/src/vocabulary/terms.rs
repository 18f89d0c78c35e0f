//! The known terms of the open vocabularies. Input: `terms.csv`. Output: whether a term is known, its labels,
//! and the act that an annotated text's word maps to. Unknown terms are flagged, never rejected.

use attested_model::{ModelError, Table};
use std::collections::{BTreeMap, BTreeSet};

/// A term's row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Term {
    broader: String,
    measure: String,
    labels: BTreeMap<&'static str, String>,
}

/// Terms by vocabulary and word.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    terms: BTreeMap<(String, String), Term>,
}

impl Terms {
    /// Reads `terms.csv`.
    ///
    /// # Errors
    /// [`ModelError::Table`] when the table is malformed.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let table = Table::read("terms.csv", text, &["vocabulary", "term", "broader", "measure", "en", "ko", "zh"])?;
        let term = |row: &attested_model::Row| Term {
            broader: row.cell("broader").to_owned(),
            measure: row.cell("measure").to_owned(),
            labels: ["en", "ko", "zh"].into_iter().map(|lang| (lang, row.cell(lang).to_owned())).collect(),
        };
        let key = |row: &attested_model::Row| (row.cell("vocabulary").to_owned(), row.cell("term").to_owned());
        Ok(Terms { terms: table.rows.iter().map(|row| (key(row), term(row))).collect() })
    }

    fn term(&self, vocabulary: &str, term: &str) -> Option<&Term> {
        self.terms.get(&(vocabulary.to_owned(), term.to_owned()))
    }

    /// Whether a vocabulary has a term.
    pub fn knows(&self, vocabulary: &str, term: &str) -> bool {
        self.term(vocabulary, term).is_some()
    }

    /// The terms of a vocabulary, in order.
    pub fn of<'a>(&'a self, vocabulary: &'a str) -> impl Iterator<Item = &'a str> {
        self.terms.keys().filter(move |(own, _)| own == vocabulary).map(|(_, term)| term.as_str())
    }

    /// A term's label in a language (`en`, `ko`, `zh`), else the term itself.
    pub fn label<'a>(&'a self, vocabulary: &str, term: &'a str, language: &str) -> &'a str {
        let label = self.term(vocabulary, term).and_then(|t| t.labels.get(language)).map(String::as_str);
        label.filter(|l| !l.is_empty()).unwrap_or(term)
    }

    /// Whether a term is another or lies within it. A circle of broader terms ends the walk.
    pub(crate) fn is_within(&self, vocabulary: &str, term: &str, broader: &str) -> bool {
        let mut at = term;
        for _ in 0..16 {
            if at == broader {
                return true;
            }
            match self.term(vocabulary, at) {
                Some(found) if !found.broader.is_empty() => at = &found.broader,
                Some(_) | None => return false,
            }
        }
        false
    }

    /// The terms of a vocabulary whose labels stand in a folded text, in any language, in the singular or the plural; of
    /// labels that overlap the longest counts.
    pub(crate) fn standing_in(&self, vocabulary: &str, folded: &str) -> BTreeSet<String> {
        let mut labels: Vec<(String, &str)> = Vec::new();
        for ((of, term), found) in &self.terms {
            let all = found.labels.values().flat_map(|l| l.split('|'));
            let plain = all.map(|l| super::folded(l.split('(').next().unwrap_or_default().trim()));
            if of == vocabulary {
                labels.extend(plain.filter(|l| !l.is_empty()).map(|l| (l, term.as_str())));
            }
        }
        labels.sort_by_key(|(label, term)| (std::cmp::Reverse(label.len()), *term));
        let mut rest = folded.to_owned();
        let mut found = BTreeSet::new();
        for (label, term) in labels {
            while let Some((from, to)) = place_of(&rest, &label) {
                rest.replace_range(from..to, &" ".repeat(to - from));
                found.insert(term.to_owned());
            }
        }
        found
    }

    /// The act that a suggestion's word (`what`) maps to, when it maps to one.
    pub fn act_of(&self, what: &str) -> Option<&str> {
        self.term("what", what).map(|t| t.broader.as_str()).filter(|act| !act.is_empty())
    }

    /// The wider term of the same vocabulary, when it has one: of `execution`, `killing`.
    pub fn broader(&self, vocabulary: &str, term: &str) -> Option<&str> {
        self.term(vocabulary, term).map(|t| t.broader.as_str()).filter(|broader| !broader.is_empty())
    }

    /// A term and those it is a kind of, the narrowest first: `execution`, `killing`.
    pub fn with_wider<'t>(&'t self, vocabulary: &'t str, term: &'t str) -> impl Iterator<Item = &'t str> {
        // The vocabulary's tree is shallow; a circle in it must not hold us.
        std::iter::successors(Some(term), move |term| self.broader(vocabulary, term)).take(8)
    }

    /// An act's usual measure, when the vocabulary gives one.
    pub fn measure_of(&self, act: &str) -> Option<&str> {
        self.term("act", act).map(|t| t.measure.as_str()).filter(|m| !m.is_empty())
    }
}

/// Where a label stands in a text; Latin words must stand free, with or without the s of a plural.
fn place_of(text: &str, label: &str) -> Option<(usize, usize)> {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let (stem, plural) = label.strip_suffix('s').filter(|stem| stem.is_ascii()).map_or((label, ""), |stem| (stem, "s"));
    text.match_indices(stem).find_map(|(from, found)| {
        let stem_end = from + found.len();
        let to = stem_end + text[stem_end..].strip_prefix(plural).map_or(0, |_| plural.len());
        let joined = latin(found.chars().next()) && latin(text[..from].chars().next_back());
        let runs_on = latin(found.chars().next_back()) && latin(text[to..].chars().next());
        (!joined && !runs_on).then_some((from, to))
    })
}
