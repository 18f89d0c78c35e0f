//! Sums over events, on made-up records and on the example record. Input: claims in a line each. Output: the sum, what it
//! covers, and what it leaves out.

use super::{Aggregate, Over, aggregate};
use crate::constraints::tests::{GAZETTEER, Views, reference, views};
use attested_model::{Act, Edtf, EventId, PlaceId, Unit};

fn over(act: &str, year: &str, place: Option<&str>) -> Over {
    let year = Edtf::parse(year).unwrap();
    Over {
        act: Act::parse(act).unwrap(),
        unit: Unit::persons(),
        from: year.earliest_day().unwrap(),
        to: year.latest_day().unwrap(),
        place: place.map(|id| PlaceId(id.to_owned())),
    }
}

fn sum(views: &Views, over: &Over) -> Aggregate {
    aggregate(&views.events(), over, &GAZETTEER)
}

fn shown(aggregate: &Aggregate) -> String {
    let end = |n: Option<u64>| n.map_or("null".to_owned(), |n| n.to_string());
    let (sum, coverage) = (aggregate.sum, aggregate.coverage);
    let open = |open: bool, word: &'static str| if open { word } else { "" };
    let mut out = format!(
        "{}–{}{}{}, {} of {} events, {} with a number, {} contested",
        end(sum.low),
        end(sum.high),
        open(sum.open_low, " open below"),
        open(sum.open_high, " open above"),
        coverage.counted,
        coverage.events,
        coverage.with_number,
        coverage.contested
    );
    for left in &aggregate.left_out {
        let reason = serde_json::to_value(left.reason).unwrap();
        let with: Vec<&str> = left.with.iter().map(EventId::as_str).collect();
        out.push_str(&format!("; {} {} {}", left.event, reason.as_str().unwrap(), with.join(" ")));
        out.push_str(if left.floor_above_theirs { " (floor above theirs)" } else { "" });
    }
    out
}

#[test]
fn returns_of_2023_from_the_example_record() {
    let views = reference::on("2024-12-31");
    assert_eq!(
        shown(&sum(&views, &over("forcible_return", "2023", Some("CN")))),
        "300–819 open below open above, 3 of 4 events, 3 with a number, 1 contested; AUG-OCT wider AUG29 OCT09 SEP18"
    );
    let before = reference::on("2023-10-13");
    assert_eq!(
        shown(&sum(&before, &over("forcible_return", "2023", Some("CN")))),
        "501–null open below open above, 3 of 4 events, 1 with a number, 1 contested; \
         AUG-OCT wider AUG29 OCT09 SEP18 (floor above theirs)"
    );
    let voluntary = sum(&views, &over("voluntary_return", "2023", None));
    assert_eq!(shown(&voluntary), "300–400, 1 of 1 events, 1 with a number, 0 contested", "another act, another sum");
}

#[test]
fn events_that_are_apart_are_summed_and_open_ends_stay_open() {
    let views = views(
        "A 100-120 by=X event=E1 date=2023-03-01 place=\"CN-LN Dandong\"
         B >=40 by=X event=E2 date=2023-04-01 place=CN-JL
         C ? by=X aspect=occurrence event=E3 date=2023-05-01 place=CN-JL
         D 0 by=X event=E4 date=2023-06-01 place=CN-JL
         F 7 by=X event=E5 date=2024-06-01 place=CN-JL
         G ? by=X aspect=occurrence modality=denied event=E6 date=2023-06-02 place=CN-JL",
    );
    assert_eq!(
        shown(&sum(&views, &over("forcible_return", "2023", None))),
        "140–null open below open above, 4 of 4 events, 3 with a number, 0 contested"
    );
    assert_eq!(
        shown(&sum(&views, &over("forcible_return", "2023", Some("CN-LN")))),
        "100–120, 1 of 1 events, 1 with a number, 0 contested"
    );
    let none = sum(&views, &over("zorbing", "2023", None));
    assert_eq!(shown(&none), "null–null, 0 of 0 events, 0 with a number, 0 contested");
}

#[test]
fn events_that_may_share_people_are_never_summed() {
    let lines = "A 100 by=X event=E1 date=2023-03-01 place=\"CN-LN Dandong\"
         B 900 by=X event=E2 date=2023-03 place=CN-LN
         C 50 by=X event=E3 date=2023-03-01 place=CN-JL
         D 60 by=X event=E4 date=2023-03-01 place=\"five crossings\"
         F 10 by=X event=E5 date=2022-12/2023-01 place=CN-JL
         G 10 by=X event=E6 place=CN-JL
         H 70 by=X event=E7 date=2023-03-09/2023-04-02 place=CN-JL
         I 30 by=X event=E8 date=2023-03-20/2023-04-05 place=CN-JL";
    let mut views = views(lines);
    assert_eq!(
        shown(&sum(&views, &over("forcible_return", "2023", None))),
        "180–180, 3 of 8 events, 3 with a number, 0 contested; E2 wider E1 (floor above theirs); E4 overlaps E1 E3; \
         E5 straddles ; E6 undated ; E7 overlaps E8 (floor above theirs)"
    );
    views.slices[2].event.part_of = Some(EventId::parse("E1").unwrap());
    let parted = sum(&views, &over("forcible_return", "2023", None));
    assert!(shown(&parted).contains("E3 part_of E1"), "{}", shown(&parted));
    let in_a_place = sum(&views, &over("forcible_return", "2023", Some("CN-JL")));
    assert!(shown(&in_a_place).contains("E4 place_unknown"), "{}", shown(&in_a_place));
}

#[test]
fn a_hundred_years_of_events_day_by_day() {
    let n = 20_000;
    let day = |i: usize| format!("2{:03}-{:02}-{:02}", i / 300, 1 + i % 300 / 25, 1 + i % 25);
    let lines: Vec<String> =
        (0..n).map(|i| format!("C{i} 1000000000000 by=X event=E{i} date={} place=CN-LN", day(i))).collect();
    let all = sum(&views(&lines.join("\n")), &over("forcible_return", "2000/2999", None));
    assert_eq!((all.coverage.counted, all.sum.low), (n, Some(n as u64 * 1_000_000_000_000)));
}
