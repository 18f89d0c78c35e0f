//! Names compared, case by case (`cases/compare.txt`), and what must hold for all texts.

use crate::{Basis, Field, Memo, NameModel, NameTables, NamesError};
use attested_vocab::names as vocab;
use proptest::prelude::*;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

const TABLES: NameTables<'static> = NameTables {
    systems: vocab::SYSTEMS,
    surnames: vocab::SURNAMES,
    han: vocab::HAN,
    learned: vocab::LEARNED,
    calibration: vocab::CALIBRATION,
};

static MODEL: LazyLock<NameModel> = LazyLock::new(|| NameModel::read(&TABLES).unwrap());

#[test]
fn cases() {
    let mut wrong = Vec::new();
    for line in include_str!("../cases/compare.txt").lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [a, b, basis, from, to] = cells[..] else { panic!("{line}") };
        for (a, b) in [(a, b), (b, a)] {
            let found = MODEL.compare(a, b, Field::Whole);
            let told = match found.basis {
                Basis::Syllables => "syllables",
                Basis::Pinyin => "pinyin",
                Basis::Letters => "letters",
                Basis::Nothing => "nothing",
            };
            let range = from.parse::<f64>().unwrap()..=to.parse::<f64>().unwrap();
            if told != basis || !range.contains(&found.probability) {
                wrong.push(format!("{a} | {b}: {told} {:.3}, not {basis} {range:?}", found.probability));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn candidates_of_a_spelling_are_hangul_names() {
    let best = |text: &str, field| {
        let found = MODEL.candidates(&MODEL.reading(text, field), 5);
        found.into_iter().map(|c| format!("{}{}", c.family, c.given)).collect::<Vec<_>>()
    };
    assert_eq!(best("Kim Chŏng-ŭn", Field::Whole)[0], "김정은");
    assert!(best("Koo Byung-sam", Field::Whole).contains(&"구병삼".to_owned()));
    assert!(best("Chol su", Field::Given).contains(&"철수".to_owned()));
    assert_eq!(best("구병삼", Field::Whole)[0], "구병삼");
    assert!(best("Mitchell Green", Field::Whole).is_empty());
}

#[test]
fn a_broken_table_is_named() {
    let broken = NameTables { surnames: "hangul,per_mille,spellings,hanja\n김,many,kim,金\n", ..TABLES };
    let error = NameModel::read(&broken).unwrap_err();
    assert!(matches!(error, NamesError::Table { table: "surnames.csv", line: 2 }), "{error}");
}

/// Two ways to lay these side by side are as good as each other.
#[test]
fn who_is_named_first_makes_no_difference() {
    for (a, b) in [("p\tAÙ", "paaŏaaa ŏ"), ("Kim Chol-su", "구병삼"), ("ab c", "a bc")] {
        let (there, back) = (MODEL.compare(a, b, Field::Whole), MODEL.compare(b, a, Field::Whole));
        assert_eq!(there.probability, back.probability, "{a:?} {b:?}");
        assert!(there.syllables.iter().zip(&back.syllables).all(|(x, y)| (&x.a, &x.b) == (&y.b, &y.a)));
    }
}

proptest! {
    #[test]
    fn any_two_texts_give_one_probability_either_way(a in ".{0,30}", b in "[a-z '\u{14f}-]{0,20}|[가-힣]{0,5}|[一-十]{0,4}") {
        let (there, back) = (MODEL.compare(&a, &b, Field::Whole), MODEL.compare(&b, &a, Field::Whole));
        prop_assert!((0.0..=1.0).contains(&there.probability));
        prop_assert!((there.probability - back.probability).abs() < 1e-6, "{} {}", there.probability, back.probability);
    }

    #[test]
    fn composition_case_and_memory_make_no_difference(name in "(kim|lee|ch'oe) [a-z\u{14f}]{1,5}-[a-z]{1,5}|[가-힣]{2,4}") {
        let decomposed: String = name.nfd().collect();
        let other = "Kim Chol-su";
        let one = MODEL.compare(&name, other, Field::Whole).probability;
        prop_assert_eq!(one, MODEL.compare(&decomposed.to_uppercase(), other, Field::Whole).probability);
        let mut memo = Memo::default();
        let first = MODEL.reading_with(&name, Field::Whole, &mut memo);
        let again = MODEL.reading_with(&name, Field::Whole, &mut memo);
        prop_assert_eq!(MODEL.candidates(&first, 9), MODEL.candidates(&again, 9));
    }
}
