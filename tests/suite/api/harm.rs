//! Texts that mean harm, or that programs trip over, in every text that the API takes: stored as text or refused as a problem.
//!
//! Input: a project with the example's claims; each text in each place of what is sent and of each address. Output: the runner's
//! verdict. Left out: what the pages make of them (`suite/web.rs`).

use super::program::Program;
use crate::suite::web::prepared;
use serde_json::{Value, json};

/// Texts that mean harm, or that programs trip over.
fn harmful() -> Vec<(&'static str, String)> {
    vec![
        ("control characters", "a\u{0}\u{1}\u{1b}[31m\u{7}\u{7f}\u{85}\r\n\tb".to_owned()),
        ("1 MB", "가".repeat((1 << 20) / 3)),
        ("NFD Hangul", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}".to_owned()),
        ("right to left", "\u{202e}تهجير\u{202c}\u{2066}\u{200f}".to_owned()),
        ("script", "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}".to_owned()),
        ("SQL", "'; DROP TABLE d_claims; --\" OR 1=1 /* % _ \\".to_owned()),
    ]
}

/// The places of texts in what is sent.
fn texts_of(json: &Value, at: &str, found: &mut Vec<String>) {
    match json {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(all) => all.iter().enumerate().for_each(|(i, one)| texts_of(one, &format!("{at}/{i}"), found)),
        Value::Object(fields) => fields.iter().for_each(|(name, one)| texts_of(one, &format!("{at}/{name}"), found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A text as a part of an address.
fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[test]
fn texts_that_mean_harm_are_stored_as_text_or_refused() {
    let desk = prepared();
    let program = Program::before(&desk);
    let mut cells = program.fine("GET", "/claims/C001", None)["cells"].clone();
    for column in
        ["note", "words_original", "breakdown", "event_time", "place", "via", "origin", "utterance", "url", "class"]
    {
        cells[column] = json!("x");
    }
    let sent = [
        ("PUT", "/events/HARM", json!({ "title": "x", "date": "2023", "place": "x", "part_of": "OCT09" })),
        ("PUT", "/project/coder", json!({ "coder": "x" })),
        ("PUT", "/documents/1/draft", json!({ "page": "x", "version": 0, "typed": { "note": "x" } })),
        ("POST", "/documents/1/suggestions/1/accept", json!({ "event": "OCT09", "claim": "C001" })),
        ("POST", "/claims", json!({ "cells": cells, "quotation": { "document": 1, "exact": "around 600" } })),
        ("PUT", "/claims/C001", json!({ "cells": cells, "entry": 1, "reason": "x" })),
        (
            "POST",
            "/imports",
            json!({ "csv": "id\nx\n", "settings": { "sheet": "x", "columns": { "id": "id" }, "defaults": { "note": "x" } } }),
        ),
        (
            "POST",
            "/changes",
            json!({ "claims": ["C001"], "column": "note", "value": "x", "reason": "x", "commit": true }),
        ),
        (
            "POST",
            "/judgments",
            json!({ "decision": "origin", "claim": "C001", "origin": "x", "certainty": "stated", "reason": "x" }),
        ),
        ("POST", "/events/OCT09/links", json!({ "from": "C001", "to": "C002", "decision": "apart", "reason": "x" })),
        ("POST", "/entries/3/undo", json!({ "reason": "x" })),
        ("POST", "/rounds", json!({ "coder": "x", "documents": [1] })),
        (
            "POST",
            "/rounds/0/documents/1/codings",
            json!({ "cells": { "event": "OCT09", "act": "x", "modality": "asserted" }, "exact": "x" }),
        ),
        ("POST", "/rounds/0/decisions/1", json!({ "decision": "adopted", "take": ["x"], "id": "x", "reason": "x" })),
        ("POST", "/jobs", json!({ "work": "x" })),
        ("POST", "/sessions", json!({ "token": "x", "passphrase": "x" })),
        ("POST", "/unlock", json!({ "passphrase": "x" })),
    ];
    for (what, harm) in harmful() {
        for (method, path, sent) in &sent {
            let mut places = Vec::new();
            texts_of(sent, "", &mut places);
            // What takes 1 MB in one place takes it in all, and each takes its time: the places where people write at length.
            let at_length = ["title", "exact", "note", "words", "reason", "csv", "value"];
            let takes = |place: &str| harm.len() < 1 << 19 || at_length.iter().any(|name| place.ends_with(name));
            for place in places.into_iter().filter(|place| takes(place)) {
                let mut sent = sent.clone();
                *sent.pointer_mut(&place).unwrap() = json!(harm);
                let answer = program.call(method, path, Some(&sent));
                assert!(!answer.status.is_server_error(), "{what} in {place} of {method} {path}: {}", answer.text);
            }
        }
        let mut fields: Vec<(&str, &str)> = [
            "text",
            "name",
            "title",
            "publisher",
            "published",
            "url",
            "lang",
            "tlp",
            "captured",
            "retells",
            "charset",
            "by",
            "kind",
            "contact",
            "channel",
        ]
        .map(|name| (name, ""))
        .to_vec();
        let most = if harm.len() < 1 << 19 { fields.len() } else { 1 };
        for i in 0..most {
            fields[i].1 = &harm;
            let answer = program.form("/documents", &fields, None);
            assert!(!answer.status.is_server_error(), "{what} in {} of a document: {}", fields[i].0, answer.text);
            fields[i].1 = "";
        }
        let answer =
            program.form("/imports/file", &[("settings", &harm)], Some((&harm.replace('"', ""), harm.as_bytes())));
        assert!(answer.status.is_client_error(), "{what}: {}", answer.text);
        // What was stored comes back as it was sent.
        let put = program.call("PUT", "/events/HARM", Some(&json!({ "title": harm })));
        if put.status.is_success() {
            assert!(program.fine("GET", "/events/HARM", None)["title"] == json!(harm), "{what}");
        }
    }
    let short = harmful().iter().map(|(_, harm)| harm.chars().take(200).collect::<String>()).collect::<Vec<_>>();
    in_addresses(&program, &short.concat());
    for path in [
        "/claims?rows=1000",
        "/claims.csv",
        "/events",
        "/entries?rows=1000",
        "/judgments",
        "/events/OCT09/figures",
        "/events/OCT09/links",
        "/rounds",
        "/documents",
    ] {
        program.fine("GET", path, None);
    }
    assert_eq!(program.fine("POST", "/project/verification", None)["payloads_erased"], 0);
}

/// A text in every part of every address that is read.
fn in_addresses(program: &Program, harm: &str) {
    let harm = escaped(harm);
    for (path, methods) in program.document["paths"].as_object().unwrap() {
        let Some(operation) = methods.get("get") else { continue };
        let known = path.replace("{event}", "OCT09").replace("{claim}", "C001").replace("{document}", "1");
        let known = known.replace("{suggestion}", "1").replace("{job}", "1").replace("{round}", "0");
        let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut addresses = Vec::new();
        for parameter in parameters {
            let name = parameter["name"].as_str().unwrap();
            if parameter["in"] == "query" {
                let needed = if known == "/search" && name != "q" { "q=x&" } else { "" };
                addresses.push(format!("{known}?{needed}{name}={harm}"));
            } else {
                addresses.push(
                    path.replace(&format!("{{{name}}}"), &harm).replace("{document}", "1").replace("{round}", "0"),
                );
            }
        }
        for address in addresses {
            let answer = program.call("GET", &address, None);
            assert!(!answer.status.is_server_error(), "{address}: {}", answer.text);
        }
    }
}
