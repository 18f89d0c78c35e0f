//! Every kind of judgment: recorded with its reason, seen in the figure, undone; the claims stay as they were coded.
//!
//! Input: the example's claims. Output: the runner's verdict. Left out: whether a judgment is right.

use crate::program_run::Desk;
use serde_json::Value;

const DAY: [&str; 3] = ["OCT09", "--as-of", "2023-10-13"];
const ID: &str = "forcible_return.flow";

fn count(figure: &Value, field: &str) -> usize {
    figure[field].as_array().unwrap().len()
}

fn warned(figure: &Value, code: &str, claim: &str) -> bool {
    let warnings = figure["warnings"].as_array().unwrap();
    warnings.iter().any(|w| w["code"] == code && w["claims"].as_array().unwrap().contains(&claim.into()))
}

fn reading<'f>(figure: &'f Value, claim: &str) -> Option<&'f Value> {
    figure["readings"].as_array().unwrap().iter().find(|r| r["claim"] == claim)
}

/// Records a judgment, looks, undoes it, and sees the figure as it was before.
fn judged(desk: &Desk, before: &Value, judgment: &[&str], policy: &str, effect: impl Fn(&Value)) {
    let arguments = [&["judge"], judgment, &["--reason", "for the story"]].concat();
    let said = desk.run(&arguments).fine();
    let position: String = said.out.chars().filter(char::is_ascii_digit).collect();
    let asked = [&DAY[..], &["--policy", policy]].concat();
    let figure = desk.figure(ID, &asked);
    effect(&figure);
    assert_ne!(&figure, before, "{judgment:?} has no effect");
    desk.run(&["judge", "undo", &position, "--reason", "the story is told"]).fine();
    assert_eq!(&desk.figure(ID, &asked), before, "{judgment:?} is not undone");
}

/// Records and undoes a judgment from which this figure follows no less and no more.
fn recorded_only(desk: &Desk, before: &Value, judgment: &[&str]) {
    let said = desk.run(&[&["judge"], judgment, &["--reason", "for the story"]].concat()).fine();
    let position: String = said.out.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(&desk.figure(ID, &DAY), before);
    desk.run(&["judge", "undo", &position, "--reason", "the story is told"]).fine();
}

#[test]
fn each_judgment_moves_the_figure_and_is_undone() {
    let desk = Desk::with_example_claims();
    let before = desk.figure(ID, &DAY);
    let readings = count(&before, "readings");
    let on = |judgment: &[&str], effect: &dyn Fn(&Value)| judged(&desk, &before, judgment, "attested/v1", effect);

    on(&["utterance", "C011", "U-JFNK-1"], &|f| assert_eq!(count(f, "readings"), readings - 1));
    on(&["utterance", "C030", "none"], &|f| assert_eq!(count(f, "readings"), readings + 1));
    on(&["origin", "C011", "JFNK"], &|f| assert_eq!(f["core"]["origins"], 2));
    on(&["origin", "C006", "none"], &|f| assert_eq!(f["origins"], 6));
    on(&["origin", "C011", "JFNK", "--suspected"], &|f| {
        assert!(f["origins_range"]["low"].as_u64() <= f["origins"].as_u64())
    });
    on(&["repeats", "C011", "C008"], &|f| assert_eq!(count(f, "readings"), readings - 1));
    on(&["scope", "C020", "whole"], &|f| assert!(f["wider_ceiling"].is_null()));
    on(&["scope", "C011", "part"], &|f| assert_eq!(f["part_floor"], 600));
    on(&["disputes", "C006", "C011", "C013"], &|f| {
        assert!(warned(f, "disputed", "C011") && warned(f, "disputed", "C006"))
    });
    on(&["relative-to", "C003", "none"], &|f| assert_ne!(reading(f, "C003").unwrap()["rule"], "relative:C001"));
    // What C003 says of C001 disputes it, whatever is judged of the column; a part is told by its scope.
    recorded_only(&desk, &before, &["disputes", "C003", "none"]);
    recorded_only(&desk, &before, &["part-of", "C007", "none"]);
    on(&["exclude", "C003"], &|f| {
        assert_eq!(f["contested"], false);
        assert!(f["excluded"].as_array().unwrap().iter().any(|e| e["claim"] == "C003"), "{f:#}");
    });
    on(&["same-origin", "JFNK", "OKN"], &|f| assert_eq!(f["core"]["origins"], 2));
    on(&["same-origin", "JFNK", "OKN", "--suspected"], &|f| {
        assert_eq!((&f["origins"], &f["origins_range"]["low"]), (&before["origins"], &6.into()));
    });
    on(&["independent", "JFNK", "OKN"], &|f| assert_eq!(f["independence_shown"], 2));
    let reliable = desk.figure(ID, &[&DAY[..], &["--policy", "ucdp"]].concat());
    judged(&desk, &reliable, &["reliability", "JFNK", "E"], "ucdp", |f| {
        assert!(f["excluded"].as_array().unwrap().iter().any(|e| e["claim"] == "C008"), "{f:#}");
    });

    // A list of them all, none in force; the claims as they were coded; nothing erased.
    let listed = desk.run(&["judge", "list", "--format", "jsonl"]).fine().out;
    let all: Vec<Value> = listed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(all.len(), 34);
    assert!(all.iter().all(|j| j["in_force"] == false && !j["judgment"]["reason"].as_str().unwrap().is_empty()));
    assert_eq!(desk.json(&["claim", "show", "C011"])["versions"], 1);
    desk.verified();
}

#[test]
fn a_judgment_needs_its_reason_and_something_to_judge() {
    let desk = Desk::with_example_claims();
    let entries = desk.verified();
    let refused: [(&[&str], i32, &str); 16] = [
        (&["exclude", "C003"], 2, "--reason"),
        (&["exclude", "C003", "--reason", "  "], 2, "--reason"),
        (&["exclude", "C999", "--reason", "x"], 1, "C999"),
        (&["part-of", "C007", "C999", "--reason", "x"], 1, "C999"),
        (&["part-of", "C007", "C007", "--reason", "x"], 1, "C007"),
        (&["part-of", "C006", "C007", "--reason", "x"], 1, "circle"),
        (&["repeats", "C008", "C008", "--reason", "x"], 1, "C008"),
        (&["scope", "C007", "half", "--reason", "x"], 2, "whole"),
        (&["reliability", "JFNK", "Z", "--reason", "x"], 2, "A"),
        (&["same-origin", "JFNK", "JFNK", "--reason", "x"], 1, "JFNK"),
        // An origin from which no claim derives: a slip of the pen, most often.
        (&["same-origin", "JFNK", "JFKN", "--reason", "x"], 1, "JFKN"),
        (&["independent", "OKM", "JFNK", "--reason", "x"], 1, "OKM"),
        (&["reliability", "NOBODY", "B", "--reason", "x"], 1, "judge origin CLAIM NOBODY"),
        (&["apart", "C041", "C041", "--reason", "x"], 1, "C041"),
        (&["undo", "3", "--reason", "x"], 1, "entry 3"),
        (&["undo", "99999", "--reason", "x"], 1, "99999"),
    ];
    for (judgment, code, word) in refused {
        desk.run(&[&["judge"], judgment].concat()).refused_saying(code, &[word]);
    }
    assert_eq!(desk.verified(), entries);
}

/// What changes no figure says so, and what to do instead.
#[test]
fn a_judgment_without_effect_says_so() {
    let desk = Desk::with_example_claims();
    let say = |judgment: &[&str]| desk.run(&[&["judge"], judgment, &["--reason", "x"]].concat()).fine().err;
    let said = say(&["part-of", "C011", "C008"]);
    assert!(said.contains("no figure of OCT09") && said.contains("judge scope C011 part"), "{said}");
    assert!(!say(&["scope", "C011", "part"]).contains("no figure"), "the scope does change one");
    assert!(say(&["disputes", "C003", "none"]).contains("no figure of OCT09"));
    assert!(!say(&["exclude", "C003"]).contains("no figure"));
    // An origin that a judgment named is one that can be judged.
    say(&["origin", "C019", "NEWCOMER"]);
    say(&["reliability", "NEWCOMER", "C"]);
    for (language, words) in [("ko", "달라진 것은 없습니다"), ("zh", "没有任何变化")] {
        let said = desk.copy().reading(language).run(&["judge", "part-of", "C012", "C008", "--reason", "x"]).fine().err;
        assert!(said.contains(words), "{said}");
    }
}
