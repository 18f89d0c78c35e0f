//! Stock and flow by probability on the example record: the books that the record suggests, and those of an account that a
//! coder stated. Input: the example's claims. Output: moments, parts and what each claim counts, frozen. Leaves out what is
//! inferred from the books (`attested-estimates` tests that): few states are drawn, and whether runs agree doesn't matter.

use crate::program_run::{Desk, example};
use serde_json::{Value, json};

/// The example's claims and its events with their places: which country's stocks and flows they are decides what belongs together.
fn record() -> Desk {
    let desk = Desk::with_example_claims();
    for row in csv::Reader::from_reader(example("events.csv").as_slice()).records() {
        let row = row.unwrap();
        desk.run(&["event", "add", &row[0], "--title", &row[3], "--date", &row[1], "--place", &row[2]]).fine();
    }
    desk
}

fn weighed(desk: &Desk) -> Value {
    desk.json(&["estimate", "stock-flow", "STOCK23", "--states", "200"])
}

/// Each claim of the books: what it counts, how it was said, its ends.
fn said(books: &Value) -> Vec<String> {
    let shown = |value: &Value| value.to_string().replace('"', "");
    let line = |said: &Value| {
        let [claim, counted, says, low, high] = ["claim", "counted", "says", "low", "high"].map(|of| shown(&said[of]));
        format!("{claim} {counted} {says} {low} {high}")
    };
    books["said"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn the_books_that_the_example_record_suggests() {
    let desk = record();
    let found = weighed(&desk);
    assert_eq!(found.as_array().unwrap().len(), 1);
    let (one, books) = (&found[0], &found[0]["answer"]["books"]);
    assert_eq!((&one["stated"], &one["reason"]), (&json!(false), &json!("")));
    assert!(one["if_nobody_entered"].is_object(), "nobody said who may enter");
    assert_eq!(books["moments"], json!(["2023-06-13", "2023-08-28", "2023-10-08", "2023-10-17"]));
    let part = |label: &str, stretch: u64| json!({"label": label, "kind": "returned", "stretch": stretch});
    assert_eq!(books["parts"], json!([part("AUG29", 1), part("OCT09", 2), part("SEP18", 1)]));
    let said = said(books);
    for line in [
        "C045 {held:[0]} between 600 2000",
        "C047 {held:[1]} at_most null 2000",
        "C009 {held:[1]} exact 2600 2699",
        "C048 {held:[2,3]} at_least 2001 null",
        "C034 {held:[3]} vague 200 999",
        "C087 {flow:{from:0,kind:returned,to:3}} exact 2600 2600",
        "C059 {part:0} exact 80 80",
        "C003 {part:1} far_less null 599",
        "C060 {part:2} exact 40 40",
    ] {
        assert!(said.iter().any(|found| found == line), "{line} is not among {said:#?}");
    }
    assert_eq!(said.len(), 30);
    let left = json!([{"claim": "C020", "why": "wider_than_its_event"}, {"claim": "C050", "why": "date_too_wide"}]);
    assert_eq!(one["left_out"], left);
}

#[test]
fn the_books_of_an_account_that_a_coder_stated() {
    let desk = record();
    let account = json!({"accounts": [{
        "name": "held before the Games",
        "population": "North Koreans held in China",
        "entering": "nobody",
        "held": [{"at": "2023-08~", "claims": ["C009"]}, {"at": "2023-10-17", "claims": ["C034", "C087"]}],
        "flows": [
            {"kind": "returned", "from": "2023-08~", "to": "2023-10-17", "claims": ["C087"], "disjoint_parts": ["C059", "C060"]},
            {"kind": "died", "from": "2023-08~", "to": "2023-10-17", "assume_at_most": 0}
        ],
        "unknown_up_to": u64::MAX
    }]});
    desk.write("account.json", account.to_string());
    desk.run(&["judge", "account", "--file", "account.json", "--reason", "C087 says of C009 that all were returned"])
        .fine();
    let found = weighed(&desk);
    assert_eq!(found.as_array().unwrap().len(), 1, "what is stated is not suggested besides");
    let (one, books) = (&found[0], &found[0]["answer"]["books"]);
    assert_eq!((&one["stated"], &one["if_nobody_entered"]), (&json!(true), &Value::Null));
    assert_eq!(one["reason"], "C087 says of C009 that all were returned");
    assert_eq!((&books["entering"], &books["unknown_up_to"]), (&json!(false), &json!(1_000_000_000_000_000u64)));
    assert_eq!(books["moments"], json!(["2023-08~", "2023-10-17"]));
    let said = said(books);
    let assumed = "held before the Games {flow:{from:0,kind:died,to:1}} at_most null 0";
    assert!(said[5].ends_with(assumed), "named after the judgment and the account: {}", said[5]);
    assert_eq!(
        said[..5],
        [
            "C009 {held:[0]} exact 2600 2699",
            "C034 {held:[1]} vague 200 999",
            "C087 {flow:{from:0,kind:returned,to:1}} exact 2600 2600",
            "C059 {part:0} exact 80 80",
            "C060 {part:1} exact 40 40",
        ]
    );
    assert_eq!(one["left_out"], json!([{"claim": "C087", "why": "states_no_number"}]));
    let shown = desk.run(&["estimate", "stock-flow", "--states", "200"]).fine().out;
    assert!(
        shown.contains("a coder's judgment: C087 says of C009") && shown.contains("C087: states no number"),
        "{shown}"
    );
}
