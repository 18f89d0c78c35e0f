//! The known terms of the open vocabularies. Input: `terms.csv`. Output: whether a term is known, its labels,
//! and the act that an annotated text's word maps to. Unknown terms are flagged, never rejected.

use attested_model::{ModelError, Table};
use std::collections::BTreeMap;

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

    /// A term's label in a language (`en`, `ko`, `zh`), else the term itself.
    pub fn label<'a>(&'a self, vocabulary: &str, term: &'a str, language: &str) -> &'a str {
        let label = self.term(vocabulary, term).and_then(|t| t.labels.get(language)).map(String::as_str);
        label.filter(|l| !l.is_empty()).unwrap_or(term)
    }

    /// The act that a suggestion's word (`what`) maps to, when it maps to one.
    pub fn act_of(&self, what: &str) -> Option<&str> {
        self.term("what", what).map(|t| t.broader.as_str()).filter(|act| !act.is_empty())
    }

    /// The wider term of the same vocabulary, when it has one: of `execution`, `killing`.
    pub fn broader(&self, vocabulary: &str, term: &str) -> Option<&str> {
        self.term(vocabulary, term).map(|t| t.broader.as_str()).filter(|broader| !broader.is_empty())
    }

    /// An act's usual measure, when the vocabulary gives one.
    pub fn measure_of(&self, act: &str) -> Option<&str> {
        self.term("act", act).map(|t| t.measure.as_str()).filter(|m| !m.is_empty())
    }
}
