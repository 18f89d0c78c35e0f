//! Constraints, totals and agreement, asked of the program: the findings of parts, stock and flow; statements, their
//! contradictions and circles; sums with their coverage; two coders.
//!
//! Input: the example's claims in a project; the reference record where the checkout has it. Output: what the commands say.
//! Left out: the methods' own cases (`attested-figures`, `attested-claims`).

use super::root;
use crate::program_run::Desk;
use serde_json::Value;

fn texts(value: &Value, of: &str) -> Vec<String> {
    value[of].as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect()
}

/// Conflicts that are more than two claims on one number: their claims and the bounds that clash.
fn conflicts(view: &Value) -> Vec<String> {
    let found = view["conflicts"].as_array().unwrap().iter().filter(|c| c["relation"] != "rivals");
    found.map(|c| format!("{} {} > {}", texts(c, "claims").join(" "), c["floor"], c["ceiling"])).collect()
}

fn counted<'v>(view: &'v Value, claim: &str) -> &'v Value {
    let all = view["parts_and_wholes"]["counted"].as_array().unwrap();
    all.iter().find(|c| texts(c, "claims").iter().any(|id| id == claim)).unwrap()
}

/// What the README of the record finds among parts, stocks and flows.
fn findings(desk: &Desk) {
    let view = desk.json(&["constraints", "OCT09"]);
    assert_eq!(conflicts(&view["parts_and_wholes"]), ["C024 C040 300 > 220"]);
    let whole = counted(&view, "C006");
    assert_eq!((&whole["derived_low"]["value"], &whole["derived_low"]["rule"]), (&300.into(), &"part_floor".into()));
    let rules: Vec<&Value> = view["parts_and_wholes"]["counted"].as_array().unwrap().iter().collect();
    assert!(
        rules.iter().all(|c| c["derived_low"]["rule"] != "sum_of_floors"),
        "300, 200 and 200 are never added: {view:#}"
    );

    // "All 2,600 returned" against "hundreds remain": suggested, and nothing until somebody says that they are the same people.
    let view = desk.json(&["constraints", "AUG-OCT"]);
    assert!(view["accounts"].as_array().unwrap().is_empty());
    let suggested = &view["suggested_accounts"][0];
    assert_eq!((&suggested["flow"], &suggested["stock"]), (&"C087".into(), &"C009".into()));
    let closed = serde_json::json!({"conflicts": suggested["weighed"]["conflicts_if_nobody_entered"]});
    assert_eq!(conflicts(&closed), ["C009 C034 C087 2800 > 2699"]);

    // "Halted", and JUL21.
    let view = desk.json(&["constraints", "JUL21"]);
    let halt = &view["halts"][0];
    assert_eq!((&halt["claim"], &halt["contradicted_by"][0]["claim"]), (&"C089".into(), &"C054".into()));
    let all = desk.json(&["constraints"]);
    assert!(all["halts"][0]["contradicted_by"].as_array().unwrap().len() > 4);
}

#[test]
fn the_findings_of_parts_stock_and_flow() {
    findings(&Desk::with_example_claims());
}

#[test]
fn the_findings_of_the_reference_or_skipped() {
    let Ok(claims) = std::fs::read(root().join("../shared/domain/claims.csv")) else {
        eprintln!("skipped: there is no reference record beside the checkout");
        return;
    };
    let desk = Desk::with_project();
    desk.write("claims.csv", claims);
    desk.run(&["claim", "import", "claims.csv", "--commit"]).fine();
    findings(&desk);
}

#[test]
fn an_account_is_accepted_weighed_and_undone() {
    let desk = Desk::with_example_claims();
    for language in ["en", "ko", "zh"] {
        let ran = desk.copy().reading(language).run(&["constraints", "AUG-OCT"]).fine();
        for word in ["C087", "C009", "2,699", "attested judge account C087 C009"] {
            assert!(ran.out.contains(word), "{language}: {word} is not in {}", ran.out);
        }
    }
    desk.run(&["judge", "account", "C087", "C034", "--reason", "x"])
        .refused_saying(1, &["C087", "constraints AUG-OCT"]);
    desk.run(&["judge", "account", "C087", "--reason", "x"]).refused_saying(2, &[]);
    desk.run(&["judge", "account", "C087", "C009"]).refused_saying(2, &["--reason"]);
    let before = desk.json(&["figure", "AUG-OCT"]);
    let accept = ["judge", "account", "C087", "C009", "--entering", "nobody", "--reason", "said of the same people"];
    let said = desk.run(&accept).fine();
    assert!(said.err.contains("C009, C034, C087"), "{said:?}");
    assert_eq!(desk.json(&["figure", "AUG-OCT"]), before, "figures say what is stated");
    let view = desk.json(&["constraints", "AUG-OCT"]);
    assert!(view["suggested_accounts"].as_array().unwrap().is_empty(), "{view:#}");
    assert_eq!(conflicts(&view["accounts"][0]), ["C009 C034 C087 2800 > 2699"]);
    assert_eq!(view["accounts"][0]["reason"], "said of the same people");
    // As known on 13 October, nobody had said that hundreds remained: a bound that nobody stated.
    let early = desk.json(&["constraints", "AUG-OCT", "--as-of", "2023-10-13"]);
    assert!(conflicts(&early["accounts"][0]).is_empty());
    let position: String = said.out.chars().filter(char::is_ascii_digit).collect();
    desk.run(&["judge", "undo", &position, "--reason", "not the same people"]).fine();
    let view = desk.json(&["constraints", "AUG-OCT"]);
    assert_eq!(view["suggested_accounts"].as_array().unwrap().len(), 1);
    desk.run(&["rebuild"]).fine();
    desk.verified();
}

#[test]
fn an_account_of_ones_own() {
    let desk = Desk::with_example_claims();
    let guide = std::fs::read_to_string(root().join("docs/methods/stock-and-flow.md")).unwrap();
    let json = guide.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    desk.write("account.json", json);
    desk.run(&["judge", "account", "--file", "account.json"]).fine();
    let view = desk.json(&["constraints", "STOCK23"]);
    assert!(view["accounts"][0]["account"].as_str().unwrap().ends_with("held before the Games"), "{view:#}");
    assert_eq!(conflicts(&view["accounts"][0]), ["C009 C034 C087 2800 > 2699"]);

    let entries = desk.verified();
    for (from, to, word) in [
        ("C034", "C999", "C999"),
        ("\"to\": \"2023-10-17\"", "\"to\": \"2022-10-17\"", "2022-10-17"),
        ("\"at\": \"2023-10-17\"", "\"at\": \"2013-10-17\"", "2013-10-17"),
        ("\"kind\": \"returned\"", "\"kind\": \"vanished\"", "vanished"),
        ("\"accounts\"", "\"relations\"", "account.json"),
    ] {
        desk.write("account.json", json.replace(from, to));
        desk.run(&["judge", "account", "--file", "account.json"]).refused_saying(1, &[word]);
    }
    desk.write("account.json", json.replace("\"reason\"", "\"population\""));
    desk.run(&["judge", "account", "--file", "account.json"]).refused_saying(1, &["account.json"]);
    assert_eq!(desk.verified(), entries, "nothing of a refused account is recorded");
}

#[test]
fn parts_are_added_only_when_stated() {
    let desk = Desk::with_example_claims();
    let stated = ["--kind", "disjoint", "--name", "three crossings", "--reason", "three bridges, one night"];
    let said = desk.run(&[&["judge", "parts", "C006", "C040", "C007", "C022"], &stated[..]].concat()).fine();
    assert!(said.err.contains("attested constraints OCT09"), "{said:?}");
    let view = desk.json(&["constraints", "OCT09"]);
    let floor = &counted(&view, "C006")["derived_low"];
    assert_eq!((&floor["value"], &floor["rule"]), (&501.into(), &"sum_of_floors".into()));
    assert!(floor["stated"][0].as_str().unwrap().ends_with("three crossings"));
    let text = desk.run(&["constraints", "OCT09"]).fine().out;
    assert!(text.contains("at least 501, the sum of lower bounds of parts stated to share nobody"), "{text}");

    // A contradiction is said when it is stated, and stays a warning.
    let apart = ["judge", "parts", "C042", "C059", "C060", "--kind", "disjoint", "--reason", "weeks apart"];
    let said = desk.run(&apart).fine();
    assert!(said.err.contains("C042, C059, C060") && said.err.contains("120"), "{said:?}");
    desk.verified();
}

/// Circles and nonsense are refused at once; nothing hangs.
#[test]
fn statements_that_cannot_be_meant() {
    let desk = Desk::with_example_claims();
    desk.run(&["judge", "parts", "C006", "C040", "--reason", "x"]).fine();
    let entries = desk.verified();
    for (judgment, code, word) in [
        (&["C040", "C006"][..], 1, "C006 → C040 → C006"),
        (&["C006", "C006"], 1, "C006"),
        (&["C006", "C040", "C040"], 1, "C040"),
        (&["C006", "C999"], 1, "C999"),
        (&["C006", "C040", "--kind", "disjoint"], 1, "2"),
        (&["C006", "C040", "--kind", "nested"], 2, "within"),
        (&["C006"], 2, "PARTS"),
    ] {
        let reason = ["--reason", "x"];
        desk.run(&[&["judge", "parts"], judgment, &reason[..]].concat()).refused_saying(code, &[word]);
    }
    desk.run(&["judge", "part-of", "C006", "C040", "--reason", "x"]).refused_saying(1, &["circle", "C040"]);
    assert_eq!(desk.verified(), entries);

    // Two statements that contradict each other: everybody is in each of two parts that share nobody.
    for kind in ["partition", "disjoint"] {
        let parts = ["judge", "parts", "C020", "C021", "C022", "--kind", kind, "--reason", "two readings"];
        desk.run(&parts).fine();
    }
    // A circle can't be imported; one that undoing brings back is set aside, and named.
    desk.write(
        "circle.csv",
        "id,event,event_date,act,modality,measure,unit,scope,part_of,quantity_kind,low,high\n\
         K1,LOOP,2023-10-09,forcible_return,asserted,flow,persons,part,K2,exact,5,5\n\
         K2,LOOP,2023-10-09,forcible_return,asserted,flow,persons,part,K1,exact,9,9\n",
    );
    let refused = desk.run(&["claim", "import", "circle.csv", "--commit"]).fine();
    assert!(refused.out.contains("K1 → K2 → K1"), "{refused:?}");
    let part = |claim: &str, of: &str| -> String {
        let said = desk.run(&["judge", "part-of", claim, of, "--reason", "x"]).fine();
        said.out.chars().filter(char::is_ascii_digit).collect()
    };
    let undo = |position: &str| -> String {
        let said = desk.run(&["judge", "undo", position, "--reason", "x"]).fine();
        said.out.chars().filter(char::is_ascii_digit).collect()
    };
    let undone = undo(&part("C007", "C040"));
    part("C040", "C007");
    undo(&undone);
    let view = desk.json(&["constraints", "OCT09"]);
    let notes = view["parts_and_wholes"]["notes"].as_array().unwrap();
    let circle = notes.iter().find(|n| n["code"] == "part_of_circle").unwrap_or_else(|| panic!("{view:#}"));
    assert_eq!(texts(circle, "claims"), ["C007", "C040"]);
    desk.run(&["constraints", "NOWHERE"]).refused_saying(1, &["NOWHERE"]);
    desk.run(&["constraints", "OCT09", "--policy", "best"]).refused_saying(2, &["attested/v1"]);
}

#[test]
fn totals_say_what_they_cover() {
    let desk = Desk::with_example_claims();
    let of = |more: &[&str]| desk.json(&[&["totals", "--act", "forcible_return", "--year", "2023"], more].concat());
    let now = of(&["--place", "China"])["totals"][0].clone();
    assert_eq!((&now["sum"]["low"], &now["sum"]["high"]), (&300.into(), &819.into()));
    assert_eq!((&now["coverage"]["counted"], &now["coverage"]["events"]), (&3.into(), &4.into()));
    assert_eq!((&now["left_out"][0]["event"], &now["left_out"][0]["reason"]), (&"AUG-OCT".into(), &"wider".into()));
    let early = of(&["--place", "CN", "--as-of", "2023-10-13"])["totals"][0].clone();
    assert_eq!((&early["sum"]["low"], &early["sum"]["high"]), (&501.into(), &Value::Null));
    assert_eq!(early["left_out"][0]["floor_above_theirs"], true);
    for (language, label) in [("en", "Sum of lower bounds: 300"), ("ko", "하한의 합: 300"), ("zh", "下限之和：300")]
    {
        let ask = ["totals", "--act", "forcible_return", "--year", "2023", "--place", "CN"];
        let said = desk.copy().reading(language).run(&ask).fine().out;
        assert!(said.contains(label) && said.contains("AUG-OCT"), "{said}");
    }
    let csv = desk.run(&["totals", "--by-country", "--format", "csv"]).fine().out;
    assert!(csv.starts_with("act,unit,from,to,place,") && csv.contains(",sum_of_envelopes,"), "{csv}");
    assert!(csv.lines().count() > 4, "{csv}");
    // Every year and act of the record; a year of which nobody tells is asked for by name.
    let years = desk.json(&["totals"]);
    assert!(years["totals"].as_array().unwrap().iter().all(|t| t["coverage"]["events"].as_u64() > Some(0)));
    let none = desk.json(&["totals", "--act", "forcible_return", "--year", "1950"]);
    assert_eq!(none["totals"][0]["coverage"]["events"], 0);
    assert!(none["totals"][0]["sum"]["low"].is_null(), "unstated is not zero");
    desk.run(&["totals", "--year", "sometime"]).refused_saying(2, &["sometime"]);
    desk.run(&["totals", "--place", "Nowhereville"]).refused_saying(2, &["Nowhereville"]);
}

#[test]
fn two_coders_are_measured() {
    let desk = Desk::with_example_claims();
    let header = "id,event,act,modality,measure,quantity_kind,low,high,document,words_original\n";
    let row = |id: &str, modality: &str, low: &str, words: &str| {
        format!("{id},OCT09,forcible_return,{modality},flow,at_least,{low},,Paper 1,{words}\n")
    };
    desk.write("a.csv", [header, &row("C1", "asserted", "500", "a"), &row("C2", "denied", "5", "b")].concat());
    desk.write("b.csv", [header, &row("C1", "asserted", "500", "a"), &row("C2", "declined", "5", "b")].concat());
    desk.write("c.csv", [header, &row("K7", "asserted", "500", "A"), &row("K8", "denied", "5", "B")].concat());
    desk.write("d.csv", [header, &row("Z1", "asserted", "500", "other words")].concat());
    let field = |report: &Value, name: &str| {
        report["fields"].as_array().unwrap().iter().find(|f| f["field"] == name).unwrap().clone()
    };
    let bare = |arguments: &[&str]| desk.bare(&[&["agreement"], arguments].concat());
    let report = bare(&["a.csv", "b.csv", "--format", "json"]).fine().json();
    assert_eq!((&report["paired_by"], &report["units"]), (&"id".into(), &2.into()));
    assert_eq!(field(&report, "low")["alpha"], 1.0);
    // asserted asserted, denied declined: D_o = 2/4; D_e = (16 − 4 − 1 − 1)/12.
    let alpha = field(&report, "modality")["alpha"].as_f64().unwrap();
    assert!((alpha - 0.4).abs() < 1e-9, "{alpha}");
    assert_eq!(field(&report, "act")["note"], "no_variation");
    let report = bare(&["a.csv", "c.csv", "--format", "json"]).fine().json();
    assert_eq!((&report["paired_by"], &report["units"]), (&"words".into(), &2.into()));

    let csv = bare(&["a.csv", "b.csv", "--format", "csv"]).fine().out;
    assert!(csv.starts_with("field,metric,alpha,units,coders,values,note\n"), "{csv}");
    for (language, word) in [("en", "not reliable"), ("ko", "믿을 만하지 않음"), ("zh", "不可靠")] {
        let there = Desk::empty().reading(language);
        there.write("a.csv", std::fs::read(desk.path("a.csv")).unwrap());
        there.write("b.csv", std::fs::read(desk.path("b.csv")).unwrap());
        let said = there.bare(&["agreement", "a.csv", "b.csv"]).fine().out;
        assert!(said.contains(word) && said.contains("0.400"), "{said}");
    }
    bare(&["a.csv"]).refused_saying(2, &["--with-record"]);
    bare(&["a.csv", "d.csv"]).refused_saying(1, &["--map"]);
    bare(&["a.csv", "none.csv"]).refused_saying(1, &["none.csv"]);
    desk.write("empty.csv", header);
    bare(&["a.csv", "empty.csv"]).refused_saying(1, &["empty.csv"]);
    desk.write("prose.csv", "this is no table");
    bare(&["a.csv", "prose.csv"]).refused_saying(1, &["prose.csv"]);

    // The record itself as a coder: with a copy of it everybody agrees.
    desk.run(&["claim", "export", "--out", "coded.csv"]).fine();
    let report = desk.json(&["agreement", "coded.csv", "--with-record"]);
    let alphas: Vec<f64> = report["fields"].as_array().unwrap().iter().filter_map(|f| f["alpha"].as_f64()).collect();
    assert!(alphas.len() > 10 && alphas.iter().all(|alpha| (alpha - 1.0).abs() < 1e-9), "{report:#}");
}
