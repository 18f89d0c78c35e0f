//! How far two or more coders agree, field by field, on the same quotations: Krippendorff's alpha. Input: codings. Output:
//! for each field alpha with what it rests on, or why there is none. Leaves out who is right, and what follows from it.
//!
//! K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011; the rules and a worked example are
//! `docs/methods/agreement.md`.

use crate::{Claim, ClaimRecord};
use attested_model::{Measure, Modality, OriginCertainty, PlaceRole, Quantity, QuantityKind};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What one coder made of one quotation.
#[derive(Debug, Clone)]
pub struct Coding {
    /// The coder, by a label.
    pub coder: String,
    /// The quotation, by a label that all coders share.
    pub unit: String,
    /// The claim as coded.
    pub claim: Claim,
}

impl Coding {
    /// A coding of a form on which each quotation has its id: the claim's id tells the quotation.
    pub fn by_id(coder: &str, claim: Claim) -> Coding {
        Coding { coder: coder.to_owned(), unit: claim.id.to_string(), claim }
    }

    /// A coding of words in a document, as the claim gives both: words of the original, else the words. `None` for a claim
    /// that gives no words or no document.
    pub fn by_words(coder: &str, claim: Claim) -> Option<Coding> {
        let words = Coding::words_of(&claim)?;
        let document = claim.document.as_ref()?.as_str().to_lowercase();
        Some(Coding { coder: coder.to_owned(), unit: format!("{document}: {words}"), claim })
    }

    /// The words that a claim quotes, without case and spacing.
    pub(crate) fn words_of(claim: &Claim) -> Option<String> {
        let words = if claim.words_original.trim().is_empty() { &claim.words } else { &claim.words_original };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        (!words.is_empty()).then_some(words)
    }

    /// A coding of a quotation in a held document: document and span tell the quotation. `None` for a claim that no
    /// quotation holds.
    pub fn by_quotation(coder: &str, record: &ClaimRecord) -> Option<Coding> {
        let quotation = record.quotations.iter().min_by_key(|q| (q.document, q.start, q.end))?;
        let unit = format!("{}:{}-{}", quotation.document, quotation.start, quotation.end);
        Some(Coding { coder: coder.to_owned(), unit, claim: record.claim.clone() })
    }
}

/// How values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// The same or not.
    Nominal,
    /// By the square of their difference.
    Interval,
    /// By the square of their difference in proportion to their sum: 5 and 10 differ as much as 500 and 1,000.
    Ratio,
}

impl Metric {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Metric::Nominal => "nominal",
            Metric::Interval => "interval",
            Metric::Ratio => "ratio",
        }
    }
}

/// Why a field has no alpha, or one to be read with care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreementNote {
    /// No quotation was coded in this field by two coders.
    NothingToCompare,
    /// All coders wrote one and the same value everywhere: there is nothing to be reliable about.
    NoVariation,
}

impl AgreementNote {
    /// The code; the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            AgreementNote::NothingToCompare => "nothing_to_compare",
            AgreementNote::NoVariation => "no_variation",
        }
    }
}

/// Agreement on one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldAgreement {
    /// The field: a column of `claims.csv`.
    pub field: &'static str,
    /// How its values differ.
    pub metric: Metric,
    /// 1: perfect; 0: as if by chance; below: worse than chance. `null` where it is undefined.
    pub alpha: Option<f64>,
    /// Quotations that two or more coders coded in this field.
    pub units: usize,
    /// Coders who coded any of those.
    pub coders: usize,
    /// Values compared: those of all coders on those quotations.
    pub values: usize,
    /// Why there is no alpha.
    pub note: Option<AgreementNote>,
}

/// A coded value: a word or a number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A word, compared as it stands.
    Word(String),
    /// A count.
    Number(u64),
}

type Field = (&'static str, Metric, fn(&Claim) -> Option<Value>);

/// The fields compared. What a coder leaves empty in a field that always says something by default is read as the default.
const FIELDS: [Field; 20] = [
    ("event", Metric::Nominal, |c| word(c.event.as_str())),
    ("event_date", Metric::Nominal, |c| word(c.event_date.as_ref().map_or("", |d| d.as_str()))),
    ("aspect", Metric::Nominal, |c| word(c.aspect.as_str())),
    ("act", Metric::Nominal, |c| word(c.act.as_str())),
    ("measure", Metric::Nominal, |c| word(c.measure.map_or("", Measure::as_str))),
    ("unit", Metric::Nominal, |c| word(c.unit().as_str())),
    ("class", Metric::Nominal, |c| word(&c.class)),
    ("scope", Metric::Nominal, |c| word(c.scope().as_str())),
    ("place", Metric::Nominal, |c| word(&c.place)),
    ("place_role", Metric::Nominal, |c| word(c.place_role.map_or("", PlaceRole::as_str))),
    ("quantity_kind", Metric::Nominal, |c| word(c.quantity.as_ref().map_or("none", |q| q.kind().as_str()))),
    ("low", Metric::Ratio, |c| c.quantity.as_ref().and_then(Quantity::low).map(Value::Number)),
    ("high", Metric::Ratio, |c| c.quantity.as_ref().and_then(high).map(Value::Number)),
    ("modality", Metric::Nominal, |c| word(Modality::as_str(c.modality))),
    ("lang", Metric::Nominal, |c| word(c.lang.as_ref().map_or("", |l| l.as_str()))),
    ("speaker", Metric::Nominal, |c| word(&c.speaker)),
    ("uttered", Metric::Nominal, |c| word(c.uttered.as_ref().map_or("", |d| d.as_str()))),
    ("utterance", Metric::Nominal, |c| word(c.utterance.as_ref().map_or("", |u| u.as_str()))),
    ("origin", Metric::Nominal, |c| word(c.origin.as_ref().map_or("", |o| o.as_str()))),
    ("origin_certainty", Metric::Nominal, |c| word(c.origin_certainty.map_or("", OriginCertainty::as_str))),
];

/// A word; an empty one is missing, not a value. Case and spaces at the ends don't count.
fn word(text: &str) -> Option<Value> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    (!text.is_empty()).then_some(Value::Word(text))
}

/// The ceiling as said. One number may be coded with its high or without: both mean the same.
fn high(quantity: &Quantity) -> Option<u64> {
    match quantity.kind() {
        QuantityKind::Exact | QuantityKind::Approx => quantity.low(),
        QuantityKind::AtLeast
        | QuantityKind::MoreThan
        | QuantityKind::AtMost
        | QuantityKind::FewerThan
        | QuantityKind::Between
        | QuantityKind::Qualitative
        | QuantityKind::Relative => quantity.high(),
    }
}

/// Agreement on each field, in the order of the columns. A coder who coded a quotation twice is heard once: the first claim
/// by its id counts.
pub fn agreement(codings: &[Coding]) -> Vec<FieldAgreement> {
    let mut units: BTreeMap<&str, BTreeMap<&str, &Claim>> = BTreeMap::new();
    for coding in codings {
        let claims = units.entry(&coding.unit).or_default();
        let first = claims.entry(&coding.coder).or_insert(&coding.claim);
        if coding.claim.id < first.id {
            *first = &coding.claim;
        }
    }
    FIELDS.iter().map(|field| of_field(&units, field)).collect()
}

fn of_field(units: &BTreeMap<&str, BTreeMap<&str, &Claim>>, (name, metric, read): &Field) -> FieldAgreement {
    let mut coders: BTreeSet<&str> = BTreeSet::new();
    let mut compared: Vec<Vec<Value>> = Vec::new();
    for claims in units.values() {
        let values: Vec<(&str, Value)> = claims.iter().filter_map(|(c, claim)| Some((*c, read(claim)?))).collect();
        if values.len() > 1 {
            coders.extend(values.iter().map(|(coder, _)| *coder));
            compared.push(values.into_iter().map(|(_, value)| value).collect());
        }
    }
    let (alpha, note) = match alpha(&compared, *metric) {
        Ok(alpha) => (Some(alpha), None),
        Err(note) => (None, Some(note)),
    };
    let values = compared.iter().map(Vec::len).sum();
    FieldAgreement { field: name, metric: *metric, alpha, units: compared.len(), coders: coders.len(), values, note }
}

/// Krippendorff's alpha of values by unit: α = 1 − D_o / D_e. Units of fewer than two values are left out. The values of a
/// unit are in no order; which coder gave which makes no difference.
///
/// # Errors
/// [`AgreementNote`] where alpha is undefined.
///
/// ```
/// use attested_claims::{Metric, Value, alpha};
/// let word = |w: &str| Value::Word(w.to_owned());
/// let units = [vec![word("a"), word("a")], vec![word("b"), word("b")], vec![word("a"), word("b")]];
/// let alpha = alpha(&units, Metric::Nominal).unwrap();
/// assert!((alpha - 4.0 / 9.0).abs() < 1e-12);
/// ```
pub fn alpha(units: &[Vec<Value>], metric: Metric) -> Result<f64, AgreementNote> {
    let mut totals: BTreeMap<&Value, f64> = BTreeMap::new();
    let mut observed = 0.0;
    let mut values = 0.0;
    for unit in units.iter().filter(|unit| unit.len() > 1) {
        let mut counts: BTreeMap<&Value, f64> = BTreeMap::new();
        for value in unit {
            *counts.entry(value).or_default() += 1.0;
        }
        let size = unit.len() as f64;
        observed += disagreement(&counts, metric) / (size - 1.0);
        for (value, count) in counts {
            *totals.entry(value).or_default() += count;
        }
        values += size;
    }
    if totals.is_empty() {
        return Err(AgreementNote::NothingToCompare);
    }
    let expected = disagreement(&totals, metric) / (values - 1.0);
    if expected == 0.0 {
        return Err(AgreementNote::NoVariation);
    }
    Ok(1.0 - observed / expected)
}

/// The differences between all pairs of different values, each counted as often as the pair occurs.
fn disagreement(counts: &BTreeMap<&Value, f64>, metric: Metric) -> f64 {
    let mut sum = 0.0;
    if metric == Metric::Nominal {
        let all: f64 = counts.values().sum();
        return counts.values().map(|count| count * (all - count)).sum();
    }
    for (a, count_a) in counts {
        for (b, count_b) in counts.range::<Value, _>((std::ops::Bound::Excluded(*a), std::ops::Bound::Unbounded)) {
            sum += 2.0 * count_a * count_b * difference(a, b, metric);
        }
    }
    sum
}

/// How far two different values are apart. A word and a number, and two words, are simply different.
fn difference(a: &Value, b: &Value, metric: Metric) -> f64 {
    let (Value::Number(a), Value::Number(b)) = (a, b) else { return 1.0 };
    let (a, b) = (*a as f64, *b as f64);
    match metric {
        Metric::Nominal => 1.0,
        Metric::Interval => (a - b) * (a - b),
        Metric::Ratio => ((a - b) / (a + b)) * ((a - b) / (a + b)),
    }
}

#[cfg(test)]
mod tests;
