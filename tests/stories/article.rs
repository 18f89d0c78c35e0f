//! A real article, from the shell: add, suggest, accept, figure, explain, verify.
//!
//! Input: an article outside the repository; without it the story says that it was skipped. Output: the runner's
//! verdict. Left out: how good suggestions are; another measure says that.

use crate::program_run::{Desk, Ran, shared};
use serde_json::Value;

#[test]
fn from_an_article_to_a_figure_that_answers_for_itself_or_skipped() {
    let Some(article) = shared("claims/texts/00.txt") else { return };
    let text = std::fs::read_to_string(&article).unwrap();
    let name = article.to_str().unwrap();
    let desk = Desk::with_project();
    let add = ["add", name, "--published", "2023-10-13", "--publisher", "Korea Herald", "--lang", "en"];
    let added = desk.run(&add).fine();
    let sha256 = sha256_in(&added.out);
    let suggestions = suggested(&desk, &text);
    let accepted = desk.run(&["accept", "--all", "--event", "OCT09", "--format", "json"]).fine().json();
    assert_eq!(accepted["accepted"].as_array().unwrap().len(), suggestions.len());
    figure(&desk);
    walk_back(&desk, &text, &sha256);
    let entries = desk.verified();
    let again = desk.run(&add).fine();
    assert!(again.out.contains("D1") && again.out.contains("nothing added"), "{again:?}");
    assert_eq!(desk.verified(), entries, "the same bytes add nothing");
    assert_eq!(desk.run(&["documents"]).fine().out.lines().count(), 1);
    // Everything is decided: there is nothing to accept, and accepting one again is refused.
    let nothing = desk.run(&["accept", "--all", "--event", "OCT09", "--format", "json"]).fine().json();
    assert_eq!(nothing["accepted"].as_array().unwrap().len(), 0);
    desk.run(&["accept", "7", "--event", "OCT09"]).refused_saying(1, &["D1-07"]);
    assert_eq!(desk.verified(), entries);
}

/// The SHA-256 that `add` printed.
fn sha256_in(said: &str) -> String {
    let digits = said.split_whitespace().find(|word| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit()));
    digits.unwrap_or_else(|| panic!("no SHA-256 in {said}")).to_owned()
}

/// The suggestions, each of which stands verbatim where it says.
fn suggested(desk: &Desk, text: &str) -> Vec<Value> {
    let code_points: Vec<char> = text.chars().collect();
    let listed: Ran = desk.run(&["suggest", "D1", "--format", "jsonl"]).fine();
    let all: Vec<Value> = listed.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(all.len() >= 14, "{} suggestions", all.len());
    for (index, one) in all.iter().enumerate() {
        assert_eq!(one["number"], index + 1);
        let span = one["start"].as_u64().unwrap() as usize..one["end"].as_u64().unwrap() as usize;
        assert_eq!(code_points[span].iter().collect::<String>(), one["quote"].as_str().unwrap());
    }
    all
}

/// 540–660 forcibly returned; contested, because "far less than the figure claimed" disputes it.
fn figure(desk: &Desk) {
    let returned = desk.figure("forcible_return.flow", &["OCT09"]);
    let envelope = &returned["envelope"];
    assert_eq!((&envelope["low"], &envelope["high"]), (&540.into(), &660.into()), "{returned:#}");
    assert_eq!(returned["contested"], true);
    assert!(returned["contested_aspects"].as_array().unwrap().contains(&"number".into()));
    let codes: Vec<&str> =
        returned["warnings"].as_array().unwrap().iter().map(|w| w["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"disputed"), "{codes:?}");
    let readings = returned["readings"].as_array().unwrap();
    assert!(readings.iter().all(|r| r["held"] == true), "all are held");
    assert!(
        readings.iter().any(|r| r["rule"].as_str().unwrap().starts_with("relative:") && r["high"] == 539),
        "{readings:#?}"
    );
}

/// Each reading and position leads to words in the document, to its hash and to a ledger entry.
fn walk_back(desk: &Desk, text: &str, sha256: &str) {
    let walk = desk.json(&["explain", "OCT09"]);
    let readings = walk["figures"].as_array().unwrap().iter().flat_map(|f| f["readings"].as_array().unwrap());
    let claims: Vec<&Value> =
        readings.chain(walk["positions"].as_array().unwrap()).flat_map(|r| r["claims"].as_array().unwrap()).collect();
    assert!(claims.len() >= 8, "{}", claims.len());
    let code_points: Vec<char> = text.chars().collect();
    for claim in claims {
        assert_eq!(claim["basis"], "held");
        assert!(
            claim["entry"]
                .as_str()
                .unwrap()
                .split_once(':')
                .is_some_and(|(log, at)| log.len() == 32 && at.parse::<u64>().is_ok())
        );
        for quotation in claim["quotations"].as_array().unwrap() {
            assert_eq!(quotation["sha256"], sha256);
            let span = quotation["start"].as_u64().unwrap() as usize..quotation["end"].as_u64().unwrap() as usize;
            assert_eq!(code_points[span].iter().collect::<String>(), quotation["exact"].as_str().unwrap());
        }
        assert_eq!(claim["quotations"].as_array().unwrap().len(), 1);
    }
    let text = desk.run(&["explain", "OCT09/forcible_return.flow"]).fine().out;
    assert!(text.contains(sha256) && text.contains("around 600"), "{text}");
}
