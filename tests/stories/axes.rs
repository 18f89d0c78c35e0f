//! Two axes of time: what was public on a day, and what was recorded by a moment.
//!
//! Input: the example's claims, recorded in two steps, and a judgment. Output: the runner's verdict. Left out: the
//! values of every day, which the demonstration's story checks.

use crate::program_run::{Desk, example};
use serde_json::Value;

const ID: &str = "forcible_return.flow";

/// The bounds stated, as text: `540-660`, an open end marked by `<` or `>`.
fn stated(figure: &Value) -> String {
    let envelope = &figure["envelope"];
    let open = |end: &str, mark: &'static str| if envelope[end] == true { mark } else { "" };
    format!("{}{}-{}{}", open("open_low", "<"), envelope["low"], envelope["high"], open("open_high", ">"))
}

fn moment(desk: &Desk) -> String {
    let last = desk.json(&["claim", "show", "C006"])["basis"]["recorded"].as_i64().unwrap();
    jiff::Timestamp::from_millisecond(last).unwrap().to_string()
}

#[test]
fn known_and_recorded_are_two_axes() {
    let desk = Desk::with_project();
    let whole = String::from_utf8(example("claims.csv")).unwrap();
    // First only what one coder had read by then: two claims of 10 and 11 October. Then everything.
    let early: Vec<&str> =
        whole.lines().filter(|line| ["id,", "C006,", "C008,"].iter().any(|id| line.starts_with(id))).collect();
    desk.write("early.csv", early.join("\n") + "\n");
    desk.run(&["claim", "import", "early.csv", "--commit"]).fine();
    let first = moment(&desk);
    desk.write("claims.csv", &whole);
    desk.run(&["claim", "import", "claims.csv", "--commit"]).fine();
    desk.run(&["judge", "exclude", "C003", "--reason", "to see what rests on it"]).fine();

    let at = |known: Option<&str>, recorded: Option<&str>| {
        let mut arguments = vec!["OCT09"];
        arguments.extend(known.into_iter().flat_map(|day| ["--as-of", day]));
        arguments.extend(recorded.into_iter().flat_map(|time| ["--as-recorded", time]));
        desk.figure(ID, &arguments)
    };
    // What was recorded first, on each day.
    assert_eq!(stated(&at(Some("2023-10-10"), Some(&first))), "540-660");
    assert_eq!(stated(&at(Some("2023-10-13"), Some(&first))), "540-699");
    assert_eq!(at(None, Some(&first))["core"]["origins"], 2);
    // Everything, on each day.
    assert_eq!(stated(&at(Some("2023-10-10"), None)), "540-660");
    assert_eq!(stated(&at(Some("2023-10-11"), None)), "501-699>");
    // The judgment moves with recording, whatever day is asked for.
    let judged = at(Some("2023-10-13"), None);
    assert_eq!((stated(&judged), &judged["contested"]), ("501-699>".to_owned(), &false.into()));
    let unjudged = at(Some("2023-10-13"), Some(&moment_of_everything(&desk)));
    assert_eq!((stated(&unjudged), &unjudged["contested"]), ("<501-699>".to_owned(), &true.into()));
    // Before anything was recorded there is nothing, and that is no error.
    let view = desk.json(&["figure", "OCT09", "--as-recorded", "2001-01-01"]);
    assert_eq!((view["figures"].as_array().unwrap().len(), view["as_of"].is_null()), (0, true), "{view:#}");
    let none = desk.json(&["figure", "OCT09", "--as-of", "2001-01-01"]);
    assert_eq!((none["figures"].as_array().unwrap().len(), &none["as_of"]), (0, &"2001-01-01".into()), "{none:#}");
    for view in [
        &["figure", "OCT09", "--as-of", "2001-01-01"][..],
        &["history", "OCT09", "--as-of", "2001-01-01"],
        &["explain", "OCT09", "--as-of", "2001-01-01"],
    ] {
        desk.run(view).fine();
    }
    // The walk back follows both axes.
    let walk = desk.json(&["explain", "OCT09", "--as-of", "2023-10-13", "--as-recorded", &first]);
    assert_eq!(walk["figures"][0]["readings"].as_array().unwrap().len(), 2, "{walk:#}");
    let days = desk.json(&["history", "OCT09", "--as-of", "2023-10-11", "--as-of", "2023-10-10"]);
    assert_eq!(days[0]["as_of"], "2023-10-10", "days in their order");
}

/// The moment at which the second import was recorded: before the judgment.
fn moment_of_everything(desk: &Desk) -> String {
    let last = desk.json(&["claim", "show", "C003"])["basis"]["recorded"].as_i64().unwrap();
    jiff::Timestamp::from_millisecond(last).unwrap().to_string()
}
