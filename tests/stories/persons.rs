//! Persons from two lists to who is who: registered, masked, linked, judged, undone, counted, taken out, erased.
//!
//! Input: tables with invented names (홍길동 and 성춘향 are heroes of novels). Output: the runner's verdict. Left out: how well
//! records are linked (`attested-linkage` measures it).

use crate::program_run::Desk;

const COURT: &str = "id,name,sex,birth_date,birth_place\n1,홍길동,m,1970-05-01,Musan\n2,성춘향,f,1981-02-03,Namwon\n3,이몽룡,m,Hong,Namwon\n";
const NGO: &str =
    "id,name,sex,birth_date,birth_place\nA,Hong Gil-dong,m,1970-05-01,Musan\nB,Seong Chun-hyang,f,1981,Namwon\n";

#[test]
fn two_lists_become_persons_and_nobody_is_named_unasked() {
    let desk = Desk::with_project();
    desk.write("court.csv", COURT);
    desk.write("ngo.csv", NGO);
    let planned = desk.run(&["persons", "import", "court.csv", "--list", "court"]).fine();
    assert!(planned.out.contains("line 4") && planned.out.contains("birth_date"), "{}", planned.out);
    assert!(!planned.out.contains("Hong") && !planned.err.contains("Hong"), "what is refused is not repeated");
    assert!(desk.json(&["persons", "list"]).as_array().unwrap().is_empty(), "a plan changes nothing");
    for (file, list) in [("court.csv", "court"), ("ngo.csv", "ngo")] {
        desk.run(&["persons", "import", file, "--list", list, "--commit"]).fine();
    }
    let again = desk.json(&["persons", "import", "ngo.csv", "--list", "ngo", "--commit"]);
    assert_eq!((&again["new"], &again["same"]), (&0.into(), &2.into()));

    let list = desk.run(&["persons", "list"]).fine().out;
    assert!(list.contains("P4") && !list.contains("홍길동") && !list.contains("Gil-dong"), "{list}");
    assert!(desk.json(&["persons", "disclosures"]).as_array().unwrap().is_empty());
    let named = desk.run(&["persons", "show", "P1", "--names"]).fine().out;
    assert!(named.contains("홍길동"), "{named}");
    let looks = desk.json(&["persons", "disclosures"]);
    assert_eq!((&looks[0]["whose"][0], &looks[0]["way"]), (&"P1".into(), &"show".into()));
    let dump = desk.run(&["rebuild", "--dump"]).fine().out;
    assert!(!dump.contains("홍길동") && !dump.contains("Gil-dong"), "names are in no derived row");

    let pairs = desk.run(&["persons", "link", "--format", "json"]).fine();
    assert!(
        !pairs.out.contains("홍길동") && pairs.out == desk.run(&["persons", "link", "--format", "json"]).fine().out
    );
    let pairs = pairs.json();
    let proposed = |a: &str, b: &str| pairs.as_array().unwrap().iter().any(|p| p["a"] == a && p["b"] == b);
    assert!(proposed("P1", "P3") && proposed("P2", "P4"), "{pairs:#}");

    desk.run(&["persons", "judge", "P1", "P3", "same", "--reason", "it is Hong"])
        .refused_saying(1, &["P3", "without the name"]);
    desk.run(&["persons", "judge", "P1", "P1", "same", "--reason", "x"]).refused_saying(1, &["two"]);
    desk.run(&["persons", "judge", "P1", "P3", "same", "--reason", "one case number"]).fine();
    let clusters = desk.json(&["persons", "clusters"]);
    assert_eq!(clusters["clusters"][0], serde_json::json!(["P1", "P3"]));
    assert_eq!(clusters["clusters"].as_array().unwrap().len(), 3, "proposals join nobody");
    desk.run(&["persons", "lists", "--out", "table.csv"]).fine();
    let table = std::fs::read_to_string(desk.path("table.csv")).unwrap();
    assert_eq!(table, "court,ngo,count\r\n1,1,1\r\n1,0,1\r\n0,1,1\r\n");

    let position = desk.json(&["persons", "judgments"])[0]["position"].as_u64().unwrap().to_string();
    desk.run(&["persons", "undo", &position, "--reason", "not Hong's case"]).refused_saying(1, &["without the name"]);
    desk.run(&["persons", "undo", &position, "--reason", "another case"]).fine();
    desk.run(&["persons", "protect", "P1", "--never-link", "--reason", "홍길동 asked"])
        .refused_saying(1, &["without the name"]);
    assert_eq!(desk.json(&["persons", "clusters"])["clusters"].as_array().unwrap().len(), 4);
    desk.verified();
}

#[test]
fn rivals_stand_side_by_side_and_what_is_withdrawn_stays() {
    let desk = Desk::with_project();
    desk.typed(&["persons", "add", "--cells", "-"], "name = 홍길동\nbirth_date = 1970\n".as_bytes()).fine();
    desk.run(&["persons", "note", "P1", "--birth-date", "1975", "--cited", "x"]).refused_saying(2, &["--cited"]);
    desk.run(&["persons", "note", "P1", "--birth-date", "1975", "--document", "a paper of 2023"]).fine();
    let shown = desk.json(&["persons", "show", "P1"]);
    assert_eq!(shown["contested"], serde_json::json!(["birth"]));
    assert_eq!(shown["values"][2]["cited"], "•••", "whoever is cited may be a person");
    desk.run(&["persons", "consent", "P1", "--state", "given", "--by", "이몽룡"]).fine();
    assert!(!desk.run(&["persons", "show", "P1", "--format", "json"]).fine().out.contains("이몽룡"));
    assert_eq!(shown["birth"], serde_json::json!(["1970", "1975"]));
    let second = shown["values"][2]["statement"].as_str().unwrap().to_owned();
    desk.run(&["persons", "withdraw", &second, "--reason", "misread"]).fine();
    let shown = desk.json(&["persons", "show", "P1"]);
    assert_eq!((&shown["birth"], &shown["values"][2]["withdrawn"]), (&serde_json::json!(["1970"]), &true.into()));
    desk.run(&["persons", "add", "--description", "a woman in her 30s from Musan"]).fine();
    desk.run(&["persons", "add", "--kind", "group", "--count", "10-15"]).fine();
    assert_eq!(desk.json(&["persons", "list"]).as_array().unwrap().len(), 3);
    desk.run(&["persons", "show", "P9"]).refused_saying(1, &["P9", "attested persons list"]);
    let handle = shown["handle"].as_str().unwrap();
    desk.run(&["erase", handle, "--reason", "홍길동 asked"]).refused_saying(1, &["P1", "without the name"]);
    desk.run(&["erase", handle, "--reason", "asked to be forgotten"]).fine();
    assert_eq!(desk.json(&["persons", "show", "P1", "--names"])["values"], serde_json::json!([]));
    desk.verified();
}

#[test]
fn nothing_leaves_without_consent_and_linkage_sees_nothing_protected() {
    let desk = Desk::with_project();
    desk.write("court.csv", COURT.replace("3,이몽룡,m,Hong,Namwon\n", ""));
    desk.write("ngo.csv", NGO);
    for list in ["court", "ngo"] {
        desk.run(&["persons", "import", &format!("{list}.csv"), "--list", list, "--commit"]).fine();
    }
    let out = |purpose: &str, audience: &str, names: bool| {
        let mut arguments =
            vec!["persons", "export", "--to", "ftm", "--out", "o.jsonl", "--purpose", purpose, "--audience", audience];
        arguments.extend(names.then_some("--names"));
        desk.run(&arguments).fine();
        std::fs::read_to_string(desk.path("o.jsonl")).unwrap()
    };
    assert_eq!(out("submission", "mechanism", true), "");
    assert!(out("documentation", "office", true).contains("홍길동"));
    assert!(!out("documentation", "office", false).contains("홍길동"), "identities are left out unless asked for");
    desk.run(&["persons", "consent", "P1", "--state", "given", "--purpose", "submission", "--audience", "mechanism"])
        .fine();
    let sent = out("submission", "mechanism", true);
    assert!(sent.contains("홍길동") && sent.contains("internal") && sent.lines().count() == 1, "{sent}");
    desk.run(&["persons", "consent", "P1", "--state", "withdrawn", "--datum", "name"]).fine();
    let sent = out("submission", "mechanism", true);
    assert!(!sent.contains("홍길동") && sent.contains("1970-05-01"), "{sent}");
    desk.run(&["persons", "protect", "list:ngo", "--never-link", "--reason", "promised to the list's keeper"]).fine();
    assert_eq!(desk.json(&["persons", "link"]).as_array().unwrap().len(), 0, "only the other list is seen");
    desk.run(&["persons", "protect", "P1", "--reason", "x"]).refused_saying(1, &["--never-link"]);
    desk.verified();
}
