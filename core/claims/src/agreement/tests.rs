//! Krippendorff's own examples, and codings of claims. Input: values by coder. Output: the alphas that he gives.

use super::{AgreementNote, Coding, FieldAgreement, Metric, Value, agreement, alpha};
use crate::{Claim, ClaimRecord, QuotationLink};
use attested_model::Timestamp;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A coder a line, a unit a character; a full stop where the coder has no value.
fn units(coders: &[&str], value: fn(char) -> Value) -> Vec<Vec<Value>> {
    let coders: Vec<Vec<char>> = coders.iter().map(|line| line.chars().collect()).collect();
    let of = |unit: usize| coders.iter().map(|line| line[unit]).filter(|c| *c != '.').map(value).collect();
    (0..coders[0].len()).map(of).collect()
}

fn word(c: char) -> Value {
    Value::Word(c.to_string())
}

fn number(c: char) -> Value {
    Value::Number(c.to_digit(10).unwrap().into())
}

fn is(found: Result<f64, AgreementNote>, wanted: f64) -> bool {
    (found.unwrap() - wanted).abs() < 0.0005
}

#[test]
fn the_published_examples() {
    let binary = units(&["0100000010", "1110010000"], word);
    assert!(is(alpha(&binary, Metric::Nominal), 0.095));
    let two = units(&["aabbdcccedda", "babbbccceddd"], word);
    assert!(is(alpha(&two, Metric::Nominal), 0.692));
    let four = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
    assert!(is(alpha(&units(&four, number), Metric::Nominal), 0.743));
    assert!(is(alpha(&units(&four, number), Metric::Interval), 0.849));
    assert!(is(alpha(&units(&four, number), Metric::Ratio), 0.797));
}

#[test]
fn where_there_is_no_alpha_it_says_why() {
    assert_eq!(alpha(&[], Metric::Nominal), Err(AgreementNote::NothingToCompare));
    assert_eq!(alpha(&units(&["12", ".."], number), Metric::Ratio), Err(AgreementNote::NothingToCompare));
    assert_eq!(alpha(&units(&["11", "11"], number), Metric::Ratio), Err(AgreementNote::NoVariation));
    let zero = vec![vec![Value::Number(0), Value::Number(0)], vec![Value::Number(0), Value::Number(9)]];
    assert!(is(alpha(&zero, Metric::Ratio), 0.0));
    let largest = vec![vec![Value::Number(1_000_000_000_000); 2], vec![Value::Number(0), Value::Number(0)]];
    assert!(is(alpha(&largest, Metric::Interval), 1.0));
}

fn coding(coder: &str, unit: &str, cells: &[(&str, &str)]) -> Coding {
    let mut row: BTreeMap<String, String> = [
        ("id", "C1"),
        ("event", "E"),
        ("aspect", "number"),
        ("act", "forcible_return"),
        ("modality", "asserted"),
        ("quantity_kind", "approx"),
        ("low", "600"),
    ]
    .iter()
    .chain(cells)
    .map(|(column, value)| ((*column).to_owned(), (*value).to_owned()))
    .collect();
    row.retain(|_, value| !value.is_empty());
    Coding { coder: coder.to_owned(), unit: unit.to_owned(), claim: Claim::from_cells(&row).unwrap() }
}

fn field<'f>(fields: &'f [FieldAgreement], name: &str) -> &'f FieldAgreement {
    fields.iter().find(|f| f.field == name).unwrap()
}

#[test]
fn two_coders_of_the_same_quotations() {
    let codings = [
        coding("a", "Q1", &[("speaker", "Ministry")]),
        coding("b", "Q1", &[("speaker", " ministry "), ("scope", "whole"), ("low", "650")]),
        coding("a", "Q2", &[("modality", "declined"), ("quantity_kind", ""), ("low", "")]),
        coding("b", "Q2", &[("modality", "undetermined"), ("quantity_kind", ""), ("low", "")]),
        coding("a", "Q3", &[("low", "60"), ("scope", "part"), ("id", "C7")]),
        coding("b", "Q3", &[("low", "60"), ("scope", "part")]),
        coding("a", "Q3", &[("low", "6"), ("id", "C9")]),
        coding("a", "Q4", &[("low", "5")]),
    ];
    let fields = agreement(&codings);
    let scope = field(&fields, "scope");
    assert_eq!((scope.alpha, scope.units, scope.coders, scope.values), (Some(1.0), 3, 2, 6), "whole unless coded");
    let modality = field(&fields, "modality");
    // Six values: four asserted, one declined, one undetermined. Observed 2, expected 18 / 5.
    assert!((modality.alpha.unwrap() - (1.0 - 2.0 / 3.6)).abs() < 1e-12);
    let low = field(&fields, "low");
    assert_eq!((low.metric, low.units, low.values), (Metric::Ratio, 2, 4));
    assert!(low.alpha.unwrap() > 0.98, "600 and 650 are near each other, beside 60: {low:?}");
    let speaker = field(&fields, "speaker");
    assert_eq!((speaker.alpha, speaker.note), (None, Some(AgreementNote::NoVariation)));
    let origin = field(&fields, "origin");
    assert_eq!((origin.alpha, origin.units, origin.note), (None, 0, Some(AgreementNote::NothingToCompare)));
}

#[test]
fn quotations_are_told_by_id_or_by_their_span() {
    let claim = coding("a", "Q1", &[]).claim;
    assert_eq!(Coding::by_id("a", claim.clone()).unit, "C1");
    let mut record = ClaimRecord { claim, position: 0, recorded: Timestamp(0), quotations: Vec::new() };
    assert!(Coding::by_quotation("a", &record).is_none());
    let link = |document, start| QuotationLink {
        document,
        retelling: false,
        start,
        end: start + 9,
        exact: "about 600".to_owned(),
        position: 1,
    };
    record.quotations = vec![link(2, 0), link(1, 40)];
    assert_eq!(Coding::by_quotation("a", &record).unwrap().unit, "1:40-49");
}

fn any_units() -> impl Strategy<Value = Vec<Vec<u64>>> {
    proptest::collection::vec(proptest::collection::vec(prop_oneof![0..5u64, Just(1_000_000_000_000)], 0..5), 0..8)
}

proptest! {
    #[test]
    fn alpha_is_what_the_definition_says(data in any_units()) {
        let units: Vec<Vec<Value>> = data.iter().map(|u| u.iter().map(|n| Value::Number(*n)).collect()).collect();
        for metric in [Metric::Nominal, Metric::Interval, Metric::Ratio] {
            let found = alpha(&units, metric);
            match by_pairs(&data, metric) {
                None => prop_assert!(found.is_err()),
                Some(wanted) => prop_assert!((found.unwrap() - wanted).abs() < 1e-9),
            }
            let mut turned = units.clone();
            turned.reverse();
            turned.iter_mut().for_each(|unit| unit.reverse());
            match (found, alpha(&turned, metric)) {
                (Ok(a), Ok(b)) => prop_assert!((a - b).abs() < 1e-9 && a <= 1.0 + 1e-9),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }
}

/// Alpha pair by pair, without counting alike values together.
fn by_pairs(data: &[Vec<u64>], metric: Metric) -> Option<f64> {
    let delta = |a: u64, b: u64| {
        let (x, y) = (a as f64, b as f64);
        match metric {
            Metric::Nominal => f64::from(u8::from(a != b)),
            Metric::Interval => (x - y) * (x - y),
            Metric::Ratio if a == b => 0.0,
            Metric::Ratio => ((x - y) / (x + y)) * ((x - y) / (x + y)),
        }
    };
    let pairs = |values: &[u64]| -> f64 {
        let all = || values.iter().enumerate();
        all().flat_map(|(i, a)| all().filter(move |(j, _)| i != *j).map(move |(_, b)| delta(*a, *b))).sum()
    };
    let units: Vec<&Vec<u64>> = data.iter().filter(|unit| unit.len() > 1).collect();
    let all: Vec<u64> = units.iter().flat_map(|unit| unit.iter().copied()).collect();
    let n = all.len() as f64;
    let observed: f64 = units.iter().map(|unit| pairs(unit) / (unit.len() as f64 - 1.0)).sum::<f64>() / n;
    let expected = pairs(&all) / (n * (n - 1.0));
    (!all.is_empty() && expected > 0.0).then(|| 1.0 - observed / expected)
}
