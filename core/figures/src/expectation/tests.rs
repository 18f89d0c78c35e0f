//! What the model says of numbers that can be judged by eye, with the shipped scales.

use super::*;
use attested_claims::{Claim, ColumnMap, read_csv};
use attested_model::Scope;

fn texts() -> ExpectationTexts<'static> {
    use attested_vocab::expectation::{ACTS, RECORD, SCALES, SETTINGS};
    ExpectationTexts { settings: SETTINGS, acts: ACTS, scales: SCALES, record: RECORD }
}

/// A claim of so many dead, as `kind low high modality`.
fn claim(said: &str) -> Claim {
    let cells: Vec<&str> = said.split(' ').collect();
    let [kind, low, high, modality] = cells[..] else { panic!("{said}") };
    let ends = [low, high].map(|end| if end == "-" { "" } else { end });
    let row = format!(
        "id,event,act,modality,quantity_kind,low,high\nC1,E,killing,{modality},{kind},{},{}\n",
        ends[0], ends[1]
    );
    read_csv(row.as_bytes(), &ColumnMap::default()).unwrap().remove(0).claim.unwrap()
}

fn said(voice: Voice, said: &str) -> Said {
    Said::of(&claim(said), Scope::Whole, voice).unwrap()
}

fn expected(act: &str, numbers: &[(Voice, &str)]) -> [u64; 3] {
    let said: Vec<Said> = numbers.iter().map(|(voice, text)| said(*voice, text)).collect();
    Model::read(&texts()).unwrap().predict(act, &said).numbers()
}

#[test]
fn kinds_of_number() {
    for (text, voice, scope, kind) in [
        ("exact 141 141 confirmed", Voice::Authority, Scope::Whole, Kind::Count),
        ("exact 141 141 estimated", Voice::Authority, Scope::Whole, Kind::Estimate),
        ("exact 141 141 retracted", Voice::Authority, Scope::Whole, Kind::Estimate),
        ("exact 1400 1400 asserted", Voice::Authority, Scope::Whole, Kind::Estimate),
        ("exact 100 100 asserted", Voice::Authority, Scope::Whole, Kind::Estimate),
        ("exact 0 0 asserted", Voice::Authority, Scope::Whole, Kind::Count),
        ("exact 141 141 confirmed", Voice::Interested, Scope::Whole, Kind::Estimate),
        ("at_least 200 - confirmed", Voice::Other, Scope::Whole, Kind::Floor),
        ("at_least 200 - confirmed", Voice::Interested, Scope::Whole, Kind::Estimate),
        ("at_least 200 - confirmed", Voice::Interested, Scope::Part, Kind::Floor),
        ("more_than 50 - asserted", Voice::Authority, Scope::Whole, Kind::Estimate),
        ("at_most - 36 asserted", Voice::Other, Scope::Whole, Kind::Ceiling),
        ("exact 141 141 confirmed", Voice::Authority, Scope::Wider, Kind::Ceiling),
        ("between 20 30 asserted", Voice::Authority, Scope::Whole, Kind::Estimate),
    ] {
        assert_eq!(Said::of(&claim(text), scope, voice).map(|s| s.kind), Some(kind), "{text} {voice:?} {scope:?}");
    }
    for text in ["exact 0 0 denied", "exact 5 5 declined", "exact 5 5 undetermined", "exact 5 5 disputed"] {
        assert_eq!(Said::of(&claim(text), Scope::Whole, Voice::Authority), None, "{text}");
    }
}

#[test]
fn a_confirmed_floor_is_rarely_undercut_and_often_passed() {
    let [low, median, high] = expected("fire", &[(Voice::Authority, "at_least 80 - confirmed")]);
    assert!(low >= 75 && median > 90 && high > 150, "{low} {median} {high}");
}

#[test]
fn many_numbers_narrow_it_and_disagreement_widens_it() {
    let one = (Voice::Authority, "exact 141 141 confirmed");
    let width = |numbers: &[(Voice, &str)]| {
        let [low, _, high] = expected("attack", numbers);
        high - low
    };
    assert!(width(&[one; 6]) < width(&[one; 2]) && width(&[one; 2]) < width(&[one]));
    assert!(
        width(&[one, (Voice::Other, "exact 60 60 asserted")]) > width(&[one, (Voice::Other, "exact 139 139 asserted")])
    );
    // Only the last word of a voice counts.
    assert_eq!(
        expected("attack", &[(Voice::Authority, "exact 9 9 asserted"), one]),
        expected("attack", &[(Voice::Authority, "at_least 71 - confirmed"), one])
    );
}

#[test]
fn an_act_counts_by_itself_then_by_its_setting_then_like_all() {
    let numbers = [(Voice::Authority, "exact 44 44 asserted")];
    let of = |act: &str| expected(act, &numbers);
    assert_ne!(of("attack"), of("nightclub fire"));
    assert_eq!(of("Attack "), of("attack"));
    assert_eq!(of("nightclub fire"), of("train derailment"));
    assert_eq!(of("war"), of("flood"));
    assert_ne!(of("flood"), of("train derailment"));
    assert_ne!(of("never heard of"), of("flood"));
    // Words decide in the order of the table: a fire in a prison is in the hands of who ran the prison.
    assert_eq!(of("prison fire"), of("flood"));
}

#[test]
fn before_anybody_spoke_it_is_what_totals_were() {
    assert_eq!(expected("attack", &[]), [32, 157, 3094]);
}

#[test]
fn the_largest_numbers_and_none_at_all_are_borne() {
    let [low, _, high] = expected("storm", &[(Voice::Authority, "exact 1000000000000000 1000000000000000 asserted")]);
    assert!(low < 1_000_000_000_000_000 && high > 1_000_000_000_000_000);
    let [low, median, high] = expected("storm", &[(Voice::Authority, "exact 0 0 asserted")]);
    assert!(low == 0 && low <= median && median <= high);
}

#[test]
fn tables_that_are_wrong_are_named() {
    let good = texts();
    let error = |texts: ExpectationTexts<'_>| Model::read(&texts).unwrap_err().to_string();
    let says = error(ExpectationTexts { scales: "level,of,kind,up,down\nall,,floor,0,1\n", ..good });
    assert!(says.contains("scales.csv") && says.contains("up"), "{says}");
    let says = error(ExpectationTexts { settings: "word,setting\nsea,wet\n", ..good });
    assert!(says.contains("settings.csv") && says.contains("wet"), "{says}");
    let says = error(ExpectationTexts { record: "what,of,number,right\nluck,1,2,3\n", ..good });
    assert!(says.contains("record.csv") && says.contains("luck"), "{says}");
}
