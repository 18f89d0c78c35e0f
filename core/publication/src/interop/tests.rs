//! The four formats of one small record: what stands in them, and what must not.

use super::*;
use crate::fixture::{Keys, SMALL, dossier, vocabulary};
use serde_json::Value;

/// Claims by bodies, by somebody unnamed, and by somebody who only tells a body.
fn exported() -> ExportedEvent {
    let csv = SMALL
        .replace("First group", "Human Rights Watch")
        .replace("Another ministry", "a witness who told Human Rights Watch")
        .replace("Radio 2023-10-11", "=cmd()");
    let dossier = dossier(&csv, &[]);
    let quotation = ExportedQuotation {
        claim: ClaimId::parse("A2").unwrap(),
        document: 1,
        original_sha256: "7c".repeat(32),
        text_sha256: "8d".repeat(32),
        extractor: "text/1".to_owned(),
        language: "ko".to_owned(),
        url: String::new(),
        retelling: false,
        start: 5,
        end: 11,
        exact: "600여 명".to_owned(),
        prefix: "9일 밤 ".to_owned(),
        suffix: "이".to_owned(),
        entry: "LOG/7".to_owned(),
    };
    ExportedEvent {
        event: dossier.event.id.clone(),
        view: dossier.now,
        claims: dossier.references.into_values().map(|r| r.claim).collect(),
        quotations: vec![quotation],
        left_out: 0,
    }
}

fn json(exported: &Exported) -> Value {
    serde_json::from_slice(&exported.bytes).unwrap()
}

fn rows(exported: &Exported) -> Vec<std::collections::BTreeMap<String, String>> {
    let text = std::str::from_utf8(&exported.bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    let mut lines = text.split("\r\n").filter(|l| !l.is_empty());
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines.map(|l| header.iter().map(|h| (*h).to_owned()).zip(l.split(',').map(str::to_owned)).collect()).collect()
}

#[test]
fn a_figure_is_a_row_whose_best_is_empty_without_a_rule() {
    let event = exported();
    let exported = ucdp_rows(std::slice::from_ref(&event)).unwrap();
    let row = &rows(&exported)[0];
    let figure = &event.view.figures[0];
    assert_eq!(row["attested_figure"], "E1/forcible_return.flow");
    assert_eq!(row["low"], figure.envelope.low.unwrap().to_string());
    assert_eq!(row["high"], figure.envelope.high.unwrap().to_string());
    assert_eq!((row["best"].as_str(), row["best_rule"].as_str()), ("", ""));
    assert_eq!((row["date_start"].as_str(), row["date_prec"].as_str()), ("2023-10-09", "1"));
    assert_eq!((row["contested"].as_str(), row["stamp"].as_str()), ("true", "internal"));
    assert_eq!(row["origins"], figure.origins.to_string());
    // What was derived never comes back as a claim.
    let layout = attested_claims::interop::Layout::UcdpGed;
    let refused = attested_claims::interop::read_foreign(&exported.bytes, layout, &std::collections::BTreeMap::new());
    assert!(matches!(refused, Err(ClaimsError::OwnFigures { .. })));
}

#[test]
fn a_review_names_bodies_and_nobody_else() {
    let event = exported();
    let exported = claim_review(&Keys, &vocabulary(), &[event]);
    let text = String::from_utf8(exported.bytes.clone()).unwrap();
    let all = json(&exported);
    let reviews = all["@graph"].as_array().unwrap();
    assert_eq!(reviews.len(), exported.items);
    let of = |id: &str| reviews.iter().find(|r| r["identifier"] == id).unwrap();
    assert_eq!(of("A1")["itemReviewed"]["author"]["name"], "Human Rights Watch");
    assert!(of("A1")["claimReviewed"].as_str().unwrap().contains("kind=approx"));
    assert!(of("A1")["reviewRating"]["alternateName"].as_str().unwrap().contains("contested"));
    assert!(of("A1")["reviewRating"].get("ratingValue").is_none(), "no truth is rated");
    // Unnamed, not a body, a source in a region, one who only told a body.
    for nobody in ["A5", "A6", "A9", "B3"] {
        assert!(of(nobody)["itemReviewed"].get("author").is_none(), "{nobody}");
    }
    for free in ["has learned", "witness", "far fewer", "600여", "source in"] {
        assert!(!text.contains(free), "{free}");
    }
    assert!(reviews.iter().all(|r| r["conditionsOfAccess"] == STAMP) && all["conditionsOfAccess"] == STAMP);
}

#[test]
fn statements_are_of_bodies_only() {
    let exported = follow_the_money(&vocabulary(), &[exported()]).unwrap();
    let rows = rows(&exported);
    let names: Vec<&str> = rows.iter().filter(|r| r["prop"] == "name").map(|r| r["value"].as_str()).collect();
    assert_eq!(names, ["Human Rights Watch"]);
    assert!(rows.iter().all(|r| r["stamp"] == STAMP && r["dataset"] == "attested_internal" && r["external"] == "f"));
    let id = &rows[0];
    assert_eq!((id["prop"].as_str(), &id["value"], id["schema"].as_str()), ("id", &id["entity_id"], "Organization"));
    assert_eq!((id["first_seen"].as_str(), id["last_seen"].as_str()), ("2023-10-10", "2023-10-11"));
}

#[test]
fn an_annotation_points_in_code_points_into_the_text_that_its_hash_names() {
    let exported = web_annotation(&[exported()]);
    let all = json(&exported);
    let annotation = &all["items"][0];
    assert_eq!(annotation["id"], "urn:attested:LOG/7");
    let selectors = &annotation["target"]["selector"];
    assert_eq!((&selectors[0]["start"], &selectors[0]["end"]), (&5.into(), &11.into()));
    assert_eq!((&selectors[1]["exact"], &selectors[1]["suffix"]), (&"600여 명".into(), &"이".into()));
    assert_eq!(annotation["target"]["source"]["id"], format!("nih:sha-256;{}", "8d".repeat(32)));
    assert_eq!((exported.items, &annotation["attested:stamp"]), (1, &STAMP.into()));
}
