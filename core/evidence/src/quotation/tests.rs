//! Tests of quotations: found, refused, several, and on text in every shape that evidence comes in.

use super::*;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

#[test]
fn words_are_found_in_the_text_s_own_form() {
    let nfd: String = "중국이 탈북민 600여 명을 북송했다".nfd().collect();
    let quotation = Quotation::find(&nfd, "600여 명").unwrap();
    assert_eq!(quotation.exact, "600여 명".nfd().collect::<String>());
    assert_eq!(quotation.start, nfd.chars().position(|c| c == '6').unwrap());
    quotation.verify(&nfd).unwrap();

    let composed = "중국이 탈북민 600여 명을 북송했다";
    let wanted: String = "600여 명".nfd().collect();
    assert_eq!(Quotation::find(composed, &wanted).unwrap().exact, "600여 명");
    assert_eq!(Quotation::find("around\r\n600 people", "around\n600").unwrap().exact, "around\r\n600");
    assert_eq!(Quotation::find("around 600", "  around 600\n").unwrap().exact, "around 600");
}

#[test]
fn words_that_are_not_there_are_refused() {
    for (text, wanted, error) in [
        ("around 600", "", QuotationError::Empty),
        ("around 600", " \n", QuotationError::Empty),
        ("around 600", "about 600", QuotationError::NotFound),
        ("around 600", "Around 600", QuotationError::NotFound),
        ("around  600", "around 600", QuotationError::NotFound),
        ("한국", "하", QuotationError::NotFound),
        ("１", "1", QuotationError::NotFound),
        ("", "600", QuotationError::NotFound),
    ] {
        assert_eq!(Quotation::find(text, wanted), Err(error), "{text:?} {wanted:?}");
    }
    let cut: String = "한국".nfd().collect();
    assert_eq!(Quotation::find(&cut, &"하".nfd().collect::<String>()), Err(QuotationError::NotFound));
}

#[test]
fn words_in_several_places_are_listed() {
    let text = "한 600, 둘 600, 600";
    let error = Quotation::find(text, "600").unwrap_err();
    assert_eq!(error, QuotationError::Several { starts: vec![2, 9, 14], more: false });
    assert!(error.to_string().contains("from code points 2, 9, 14; say which"), "{error}");
    assert_eq!(Quotation::find_at(text, "600", 9).unwrap().prefix, "한 600, 둘 ");
    assert_eq!(Quotation::find_at(text, "600", 8), Err(QuotationError::NotThere { start: 8 }));
    assert_eq!(Quotation::find_at(text, "600", 99), Err(QuotationError::NotThere { start: 99 }));
    let many = Quotation::find(&"600 ".repeat(9), "600").unwrap_err();
    assert!(many.to_string().contains("16 and more"), "{many}");
    let nfd: String = "명 명".nfd().collect();
    assert_eq!(Quotation::find(&nfd, "명"), Err(QuotationError::Several { starts: vec![0, 4], more: false }));
}

#[test]
fn spans_outside_the_text_are_refused() {
    for (start, end) in [(0, 0), (2, 1), (0, 5), (4, 5), (9, 10)] {
        let error = Quotation::at("𝄞600", start, end).unwrap_err();
        assert_eq!(error, QuotationError::OutOfRange { start, end, code_points: 4 });
    }
    assert_eq!(Quotation::at("𝄞600", 0, 1).unwrap().exact, "𝄞");
}

#[test]
fn a_text_that_changed_is_noticed() {
    let quotation = Quotation::find("They sent back around 600 people.", "around 600").unwrap();
    for changed in ["They sent back around 700 people.", "They sent home around 600 people.", "They"] {
        assert!(quotation.verify(changed).is_err(), "{changed}");
    }
    // Beyond 32 code points another text is no concern of the quotation.
    quotation.verify(&format!("They sent back around 600 people.{}", "")).unwrap();
    let far = format!("{}around 600{}", "x".repeat(32), "y".repeat(32));
    Quotation::find(&far, "around 600").unwrap().verify(&format!("{far}z")).unwrap();
}

#[test]
fn errors_never_repeat_the_words() {
    let text = "the clerk said 600, the clerk said 700";
    for error in [
        Quotation::find(text, "the clerk").unwrap_err(),
        Quotation::find(text, "the clerk sat").unwrap_err(),
        Quotation::find_at(text, "the clerk", 3).unwrap_err(),
    ] {
        assert!(!error.to_string().contains("clerk"), "{error}");
    }
}

#[test]
fn a_hostile_text_takes_linear_time() {
    // Every place matches byte for byte and is refused, because it cuts a character.
    let text = "a\u{301}".repeat(200_000);
    let wanted = format!("{}a", "a\u{301}".repeat(5_000));
    assert_eq!(Quotation::find(&text, &wanted), Err(QuotationError::NotFound));
    let periodic = format!("{}b", "a".repeat(400_000));
    assert!(Quotation::find(&periodic, &"a".repeat(200_000)).is_err());
}

/// Pieces of text as evidence has them: composed and decomposed Hangul, Han, characters beyond the first plane,
/// marks in either order, CRLF.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let piece = prop::sample::select(vec![
        "북송",
        "\u{1107}\u{116e}\u{11a8}\u{1109}\u{1169}\u{11bc}",
        "600여 명",
        "600\u{110b}\u{1167} 명",
        "遣返",
        "𠀋",
        "🧑‍🤝‍🧑",
        "e\u{301}",
        "\u{e9}",
        "a\u{323}\u{302}",
        "\u{1ead}",
        "\r\n",
        "\n",
        " ",
        "x",
    ]);
    prop::collection::vec(piece, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_span_reads_back(pieces in pieces(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let text = pieces.concat();
        let length = text.chars().count();
        let (a, b) = (a.index(length), b.index(length));
        let (start, end) = (a.min(b), a.max(b) + 1);
        let quotation = Quotation::at(&text, start, end).unwrap();
        prop_assert_eq!(&quotation.exact, &text.chars().skip(start).take(end - start).collect::<String>());
        let around = format!("{}{}{}", quotation.prefix, quotation.exact, quotation.suffix);
        prop_assert!(text.contains(&around));
        prop_assert_eq!(quotation.prefix.chars().count(), start.min(SURROUNDINGS));
        prop_assert_eq!(quotation.suffix.chars().count(), (length - end).min(SURROUNDINGS));
        prop_assert_eq!(quotation.verify(&text), Ok(()));
    }

    #[test]
    fn what_is_found_is_the_text_s_own_and_equivalent(
        pieces in pieces(), from in any::<prop::sample::Index>(), count in 1usize..6, form in 0..3,
    ) {
        let text = pieces.concat();
        let from = from.index(pieces.len());
        let words = pieces[from..(from + count).min(pieces.len())].concat();
        let wanted: String = match form {
            0 => words.clone(),
            1 => words.nfc().collect(),
            _ => words.nfd().collect(),
        };
        match Quotation::find(&text, &wanted) {
            Ok(found) => {
                let fold = |s: &str| s.trim().replace("\r\n", "\n").nfd().collect::<String>();
                prop_assert_eq!(fold(&found.exact), fold(&wanted));
                prop_assert_eq!(found.verify(&text), Ok(()));
                prop_assert_eq!(&Quotation::find_at(&text, &wanted, found.start).unwrap(), &found);
            }
            Err(QuotationError::Several { starts, .. }) => {
                prop_assert!(starts.len() >= 2);
                for start in starts {
                    prop_assert!(Quotation::find_at(&text, &wanted, start).is_ok());
                }
            }
            Err(QuotationError::Empty) => prop_assert!(wanted.trim().is_empty()),
            Err(other) => prop_assert!(false, "{other}: {text:?} {wanted:?}"),
        }
    }
}
