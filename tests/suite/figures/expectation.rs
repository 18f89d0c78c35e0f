//! The expectation: that the shipped scales and the scores in `docs/methods/expectation-v1.md` are what the shipped events
//! give, and where a figure gets none. `ATTESTED_BLESS=1` writes the tables anew.
//!
//! Input: `vocab/expectation`, the example record, made claims. Output: agreement to the letter. Left out: what the model
//! says of single numbers (its own tests).

use super::{records, sources, vocabulary};
use attested_claims::{Claim, ClaimRecord};
use attested_figures::expectation::{
    DAYS, ExpectationTexts, FigureExpectation, HeldOut, Model, Withheld, cases, expectation, fit, hindcast,
    leave_one_out, read_events, track_record,
};
use attested_figures::{Policy, v1};
use attested_model::{AsOf, Edtf};
use std::path::Path;

const METHOD: &str = "docs/methods/expectation-v1.md";
const MARKER: &str = "<!-- derived: left out -->\n| day | cases | right | score |\n|---|---|---|---|\n";

fn texts() -> ExpectationTexts<'static> {
    use attested_vocab::expectation::{ACTS, RECORD, SCALES, SETTINGS};
    ExpectationTexts { settings: SETTINGS, acts: ACTS, scales: SCALES, record: RECORD }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn text(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap()
}

fn past_claims() -> Vec<Claim> {
    let text = text("vocab/expectation/claims.csv");
    records(text.as_bytes()).into_iter().map(|record| record.claim).collect()
}

/// A file as it is, or written anew when asked.
fn same(file: &str, now: &str) {
    if std::env::var_os("ATTESTED_BLESS").is_some() {
        std::fs::write(root().join(file), now).unwrap();
    }
    let written = text(file);
    assert!(
        written == now,
        "{file} is not what the data gives: ATTESTED_BLESS=1 cargo nextest run -p attested-tests expectation"
    );
}

#[test]
fn the_shipped_expectation_is_what_the_shipped_events_give() {
    let events = read_events(&text("vocab/expectation/events.csv")).unwrap();
    let cases = cases(&events, &past_claims());
    let held_out = leave_one_out(&cases, &texts()).unwrap();
    let mut model = fit(&cases, &texts()).unwrap();
    track_record(&mut model, &events, &held_out);
    same("vocab/expectation/scales.csv", &model.scales_text());
    same("vocab/expectation/record.csv", &model.record_text());
    let rows: String = DAYS.into_iter().map(|day| row(day, &held_out)).collect();
    let method = text(METHOD);
    let (before, rest) = method.split_once(MARKER).unwrap();
    let after = rest.split_once("\n\n").unwrap().1;
    same(METHOD, &format!("{before}{MARKER}{rows}\n{after}"));
}

fn row(day: u32, held_out: &[HeldOut]) -> String {
    let of: Vec<&HeldOut> = held_out.iter().filter(|h| h.case.day == day).collect();
    let right = of.iter().filter(|h| h.is_right()).count();
    let score = of.iter().map(|h| h.score()).sum::<f64>() / of.len() as f64;
    format!("| {day} | {} | {right} | {score:.2} |\n", of.len())
}

#[test]
fn past_events_each_get_a_row_on_every_day() {
    let events = read_events(&text("vocab/expectation/events.csv")).unwrap();
    let claims = past_claims();
    let model = Model::read(&texts()).unwrap();
    let policy = Policy::named("attested/v1").unwrap();
    for day in [0, 1, 3, 7, 30, 400] {
        let rows = hindcast(&events, &claims, day, &policy, &vocabulary(), &model);
        assert_eq!(rows.len(), events.len());
        for row in &rows {
            assert!(row.expect_low <= row.expect_median && row.expect_median <= row.expect_high, "{row:?}");
            let stated = row.stated;
            assert!(stated.stated_low.zip(stated.stated_high).is_none_or(|(low, high)| low <= high), "{row:?}");
        }
    }
    let rows = hindcast(&events, &claims, 1, &policy, &vocabulary(), &model);
    let pulse = rows.iter().find(|row| row.event.as_str() == "PULSE").unwrap();
    assert_eq!((pulse.stated.stated_low, pulse.stated.stated_high, pulse.stated.open_high), (Some(18), Some(50), true));
}

/// The expectations of an event as known on a day.
fn beside(records: &[ClaimRecord], event: &str, day: &str) -> Vec<FigureExpectation> {
    let slice = super::slice(records, event);
    let as_of = AsOf { known: Edtf::parse(day).unwrap().latest_day(), recorded: None };
    let view = v1::reconcile(&slice, as_of, None, &Policy::named("attested/v1").unwrap(), &vocabulary());
    expectation(&view, &slice.claims, &vocabulary(), &Model::read(&texts()).unwrap())
}

#[test]
fn nothing_is_expected_of_returns_and_detention() {
    let example = records(&sources().swap_remove(0).1);
    for (event, alike) in [("OCT09", 1), ("STOCK23", 0)] {
        for one in beside(&example, event, "2024-12-31") {
            assert_eq!(one.expectation, None, "{event} {}", one.figure);
            assert_eq!(one.withheld, Some(Withheld::FewAlike { alike, needed: 10 }), "{event} {}", one.figure);
        }
    }
}

#[test]
fn a_killing_gets_one_while_the_data_reaches() {
    let rows = "id,event,event_date,act,measure,modality,quantity_kind,low,high,scope,published,speaker,speaker_kind
C1,E,2024-05-01,killing,flow,asserted,at_least,30,,whole,2024-05-01,mayor,official
C2,E,2024-05-01,killing,flow,asserted,exact,41,41,whole,2024-05-02,hospital,hospital
C3,E,2024-05-01,killing,flow,confirmed,exact,38,38,whole,2024-05-03,governor,official
C4,E,2024-05-01,killing,flow,asserted,approx,400,,whole,2024-07-01,a movement,opposition_or_activist
";
    let records = records(rows.as_bytes());
    let early = beside(&records, "E", "2024-05-03").remove(0);
    let expected = early.expectation.unwrap();
    let ids: Vec<&str> = expected.claims.iter().map(|id| id.as_str()).collect();
    assert_eq!(ids, ["C3", "C2"], "the last word of each voice");
    assert!(expected.low < 40 && 40 < expected.high, "{expected:?}");
    assert_eq!((expected.day, expected.tried), (3, 36));
    let late = beside(&records, "E", "2024-08-01").remove(0);
    assert_eq!(late.withheld, Some(Withheld::Late { last_day: 30 }));
    assert_eq!(late.expectation, None);
}

#[test]
fn without_a_number_a_day_or_persons_there_is_none() {
    let withheld = |row: &str| {
        let header = "id,event,event_date,act,measure,unit,modality,quantity_kind,quantity_words,low,high,published\n";
        beside(&records(format!("{header}{row}\n").as_bytes()), "E", "2030").remove(0).withheld
    };
    for (row, reason) in [
        ("C1,E,2024-05-01,killing,flow,,asserted,qualitative,hundreds,,,2024-05-02", Withheld::NoNumber),
        ("C1,E,,killing,flow,,asserted,exact,,30,30,2024-05-02", Withheld::Undated),
        ("C1,E,2024-05-01,killing,flow,families,asserted,exact,,30,30,2024-05-02", Withheld::OtherMeasure),
        ("C1,E,2024-05-01,killing,stock,,asserted,exact,,30,30,2024-05-02", Withheld::OtherMeasure),
        (
            "C1,E,2024-05-01,unheard_of,flow,,asserted,exact,,30,30,2024-05-02",
            Withheld::FewAlike { alike: 0, needed: 10 },
        ),
    ] {
        assert_eq!(withheld(row), Some(reason), "{row}");
    }
}
