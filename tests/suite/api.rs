//! The JSON API, asked without a socket: who is let in, what is recorded and found again, that every operation of its document
//! answers as the document says.
//!
//! Input: a project with the example's claims and documents; requests as a program sends them. Output: the runner's verdict.
//! Left out: calls that nobody thought of (`cargo xtask api`), and texts that mean harm (`harm`).

mod fits;
mod harm;
mod program;

use crate::program_run::PASSPHRASE;
use crate::suite::web::{HOST, LONG, browser, prepared};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use program::{Answer, Program};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

fn is_problem(answer: &Answer, status: StatusCode, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    let problem = answer.json();
    assert_eq!((problem["code"].as_str(), problem["status"].as_u64()), (Some(code), Some(status.as_u16().into())));
    assert!(!problem["detail"].as_str().unwrap().is_empty());
}

#[test]
fn a_session_is_begun_shown_and_ended() {
    let desk = prepared();
    let stranger = Program::stranger(&desk, LONG);
    for (method, path) in [("GET", "/project"), ("GET", "/claims"), ("GET", "/jobs/1"), ("DELETE", "/sessions/current")]
    {
        let answer = stranger.call(method, path, None);
        is_problem(&answer, StatusCode::UNAUTHORIZED, "unauthenticated");
        assert_eq!(answer.headers[header::WWW_AUTHENTICATE], "Bearer");
    }
    for wrong in
        [json!({}), json!({ "token": "wrong" }), json!({ "passphrase": "not the one" }), json!({ "token": null })]
    {
        is_problem(&stranger.call("POST", "/sessions", Some(&wrong)), StatusCode::FORBIDDEN, "forbidden");
    }
    is_problem(
        &stranger.call("POST", "/sessions", Some(&json!({ "tokn": "x" }))),
        StatusCode::BAD_REQUEST,
        "malformed",
    );
    let by_passphrase = stranger.fine("POST", "/sessions", Some(&json!({ "passphrase": PASSPHRASE })));
    assert!(by_passphrase["session"].as_str().unwrap().len() > 20);
    let mut program = stranger;
    let token = program.token.clone();
    program.session =
        program.fine("POST", "/sessions", Some(&json!({ "token": token })))["session"].as_str().unwrap().to_owned();
    is_problem(
        &program.call("POST", "/sessions", Some(&json!({ "token": token }))),
        StatusCode::FORBIDDEN,
        "forbidden",
    );
    assert!(program.fine("GET", "/project", None)["claims"].as_u64().unwrap() > 70);
    program.fine("DELETE", "/sessions/current", None);
    is_problem(&program.call("GET", "/project", None), StatusCode::UNAUTHORIZED, "unauthenticated");
}

#[test]
fn a_browsers_cookie_needs_the_token_of_its_forms() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    assert_eq!(browser.get("/api/v1/project").status, StatusCode::OK);
    let title = json!({ "title": "Another" }).to_string();
    let put = |csrf: Option<&str>, origin: Option<&str>| {
        let mut request =
            browser.asking("PUT", "/api/v1/events/OCT09").header(header::CONTENT_TYPE, "application/json");
        for (name, value) in [("x-csrf-token", csrf), ("origin", origin)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        browser.send(request.body(Body::from(title.clone())).unwrap()).status
    };
    assert_eq!(put(None, None), StatusCode::FORBIDDEN);
    assert_eq!(put(Some("abc"), None), StatusCode::FORBIDDEN);
    assert_eq!(put(Some(&browser.csrf), Some("http://evil.example")), StatusCode::FORBIDDEN);
    assert_eq!(put(Some(&browser.csrf), None), StatusCode::OK);
}

#[test]
fn other_hosts_are_told_nothing() {
    let desk = prepared();
    let program = Program::before(&desk);
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:80", ""] {
        for path in ["/project", "/openapi.json", "/no-such-thing"] {
            let request = Request::builder().uri(format!("/api/v1{path}")).header(header::HOST, host);
            let request = request.header(header::AUTHORIZATION, format!("Bearer {}", program.session));
            let answer = program.send(request.body(Body::empty()).unwrap());
            is_problem(&answer, StatusCode::MISDIRECTED_REQUEST, "wrong_host");
        }
    }
    for host in [HOST, "localhost:4747"] {
        let request = Request::builder().uri("/api/v1/openapi.json").header(header::HOST, host);
        assert_eq!(program.send(request.body(Body::empty()).unwrap()).status, StatusCode::OK, "{host}");
    }
}

#[test]
fn a_locked_project_answers_nothing_until_the_passphrase() {
    let desk = prepared();
    let program = Program::before(&desk);
    program.fine("POST", "/lock", None);
    for path in ["/project", "/claims", "/events/OCT09/figures", "/documents/1/text", "/search?q=600", "/entries"] {
        is_problem(&program.call("GET", path, None), StatusCode::LOCKED, "locked");
    }
    let judged = json!({ "decision": "exclude", "claim": "C001", "reason": "x" });
    is_problem(&program.call("POST", "/judgments", Some(&judged)), StatusCode::LOCKED, "locked");
    // The lock is really off: the command line can work meanwhile.
    assert!(desk.verified() > 0);
    is_problem(
        &program.call("POST", "/unlock", Some(&json!({ "passphrase": "no" }))),
        StatusCode::FORBIDDEN,
        "forbidden",
    );
    program.fine("POST", "/unlock", Some(&json!({ "passphrase": PASSPHRASE })));
    program.fine("GET", "/project", None);
    let mut idle = Program::stranger(&desk, Duration::from_secs(2));
    let begun = idle.fine("POST", "/sessions", Some(&json!({ "token": idle.token })));
    idle.session = begun["session"].as_str().unwrap().to_owned();
    let verified = ended(&idle, &idle.call("POST", "/jobs", Some(&json!({ "work": "verify" }))));
    std::thread::sleep(Duration::from_millis(2300));
    is_problem(&idle.call("GET", "/project", None), StatusCode::LOCKED, "locked");
    // What long work told is forgotten with the rest.
    let told = idle.call("GET", &format!("/jobs/{}", verified["job"]), None);
    is_problem(&told, StatusCode::NOT_FOUND, "not_found");
}

#[test]
fn what_the_document_does_not_know_is_refused() {
    let desk = prepared();
    let program = Program::before(&desk);
    // A misspelt day must not give another day's figures.
    let wrong = [
        "/events/OCT09/figures?asof=2023-10-10",
        "/events/OCT09/figures?as_of=2023-10-10&as_of=2023-10-11",
        "/events/OCT09/figures?policy=mine",
        "/claims?modality=sure",
        "/claims?rows=0",
        "/claims?from=-1",
        "/claims?sort=colour",
        "/documents?sort=colour",
        "/origins?sort=colour",
        "/search?q=x&in=everything",
        "/search",
        "/entries?before=x",
    ];
    for path in wrong {
        is_problem(&program.call("GET", path, None), StatusCode::BAD_REQUEST, "malformed");
    }
    for path in [
        "/events/NONE",
        "/events/NONE/figures",
        "/claims/NONE",
        "/documents/77",
        "/documents/0",
        "/documents/01",
        "/jobs/9",
    ] {
        is_problem(&program.call("GET", path, None), StatusCode::NOT_FOUND, "not_found");
    }
    let patch = program.send(program.asking("PATCH", "/claims").body(Body::empty()).unwrap());
    is_problem(&patch, StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed");
    assert_eq!(patch.headers[header::ALLOW], "GET, POST");
    is_problem(
        &program.send(program.asking("GET", "/nothing").body(Body::empty()).unwrap()),
        StatusCode::NOT_FOUND,
        "not_found",
    );
    let text = program.asking("POST", "/judgments").header(header::CONTENT_TYPE, "text/plain").body(Body::from("{}"));
    is_problem(&program.send(text.unwrap()), StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_type");
    let broken = program.asking("POST", "/judgments").header(header::CONTENT_TYPE, "application/json");
    is_problem(&program.send(broken.body(Body::from("{\"decision\":")).unwrap()), StatusCode::BAD_REQUEST, "malformed");
    let large = program.asking("POST", "/judgments").header(header::CONTENT_TYPE, "application/json");
    let large = large.body(Body::from(vec![b' '; 5 << 20])).unwrap();
    is_problem(&program.send(large), StatusCode::PAYLOAD_TOO_LARGE, "too_large");
    is_problem(
        &program.form("/documents", &[("text", "x"), ("txet", "y")], None),
        StatusCode::BAD_REQUEST,
        "malformed",
    );
}

/// A claim on OCT09, as columns.
fn claim(id: &str, low: u64) -> Value {
    json!({
        "id": id, "event": "OCT09", "aspect": "number", "act": "forcible_return", "measure": "flow", "scope": "whole",
        "unit": "persons", "modality": "asserted", "quantity_kind": "exact", "low": low.to_string(), "high": low.to_string(),
        "quantity_words": low.to_string(), "speaker": "A body", "publisher": "A paper", "published": "2023-10-20",
        "document": "A paper 2023-10-20",
    })
}

/// The claims that a figure of OCT09 rests on.
fn figure_rests_on(program: &Program) -> BTreeSet<String> {
    let view = program.fine("GET", "/events/OCT09/figures", None);
    let figures = view["figures"].as_array().unwrap();
    let readings = figures.iter().flat_map(|figure| figure["readings"].as_array().unwrap());
    readings.map(|reading| reading["claim"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_claim_recorded_is_in_the_figure_and_a_stale_correction_is_not_recorded() {
    let desk = prepared();
    let program = Program::before(&desk);
    let made = program.call("POST", "/claims", Some(&json!({ "cells": claim("A1", 444) })));
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    assert_eq!(made.headers[header::LOCATION], "/api/v1/claims/A1");
    assert!(figure_rests_on(&program).contains("A1"));
    is_problem(
        &program.call("POST", "/claims", Some(&json!({ "cells": claim("A1", 445) }))),
        StatusCode::CONFLICT,
        "conflict",
    );
    let held = program.fine("GET", "/claims/A1", None);
    let correct = |entry: &Value, low: u64, reason: &str| {
        program.call("PUT", "/claims/A1", Some(&json!({ "cells": claim("A1", low), "entry": entry, "reason": reason })))
    };
    is_problem(&correct(&held["entry"], 450, " "), StatusCode::UNPROCESSABLE_ENTITY, "refused");
    assert_eq!(correct(&held["entry"], 450, "misread").json()["cells"]["low"], "450");
    is_problem(&correct(&held["entry"], 460, "misread"), StatusCode::CONFLICT, "conflict");
    assert_eq!(program.fine("GET", "/claims/A1", None)["cells"]["low"], "450");
    let versions = program.fine("GET", "/claims/A1/versions", None);
    assert_eq!(versions.as_array().unwrap().len(), 2);
    // The event's own entry and its lists say the same of when it changed.
    let last = program.fine("GET", "/events?q=OCT09", None)["events"][0].clone();
    assert_eq!(program.fine("GET", "/events/OCT09", None), last);
    assert_eq!(last["changed"], program.fine("GET", "/claims/A1", None)["entry"]);
    // Undone as the history says, and out of the figure.
    let entries = program.fine("GET", "/entries", None);
    let version = entries["entries"].as_array().unwrap().iter().find(|one| one["undo"] == "version").unwrap().clone();
    assert_eq!(version["because"], "misread");
    program.fine("POST", &format!("/entries/{}/undo", version["position"]), Some(&json!({ "reason": "was right" })));
    assert_eq!(program.fine("GET", "/claims/A1", None)["cells"]["low"], "444");
    let left_out = json!({ "decision": "exclude", "claim": "A1", "reason": "a test" });
    let entry = program.fine("POST", "/judgments", Some(&left_out))["entry"].clone();
    assert!(!figure_rests_on(&program).contains("A1"));
    program.fine("POST", &format!("/entries/{entry}/undo"), Some(&json!({ "reason": "it was none" })));
    assert!(figure_rests_on(&program).contains("A1"));
    let without = program.fine("GET", "/events/OCT09/figures?without=A1", None);
    assert!(!without["figures"][0]["claims"].as_array().unwrap().contains(&json!("A1")));
}

#[test]
fn a_plan_changes_nothing_and_one_that_no_longer_holds_is_refused() {
    let desk = prepared();
    let program = Program::before(&desk);
    let csv = "id,event,aspect,act,modality,speaker,document,published\nI1,OCT09,occurrence,forcible_return,asserted,A body,A paper,2023-10-20\n";
    let import = |settings: Value| program.call("POST", "/imports", Some(&json!({ "csv": csv, "settings": settings })));
    let planned = import(json!({})).json();
    assert_eq!((&planned["plan"]["new"], &planned["plan"]["committed"]), (&json!(["I1"]), &json!(false)));
    assert_eq!(program.call("GET", "/claims/I1", None).status, StatusCode::NOT_FOUND);
    let seen = &planned["plan"]["entries"];
    program.fine("PUT", "/events/NEW1", Some(&json!({ "title": "Meanwhile" })));
    is_problem(&import(json!({ "commit": true, "entries": seen })), StatusCode::CONFLICT, "conflict");
    let again = import(json!({})).json()["plan"]["entries"].clone();
    assert_eq!(import(json!({ "commit": true, "entries": again })).json()["plan"]["committed"], true);
    program.fine("GET", "/claims/I1", None);
    let change = |commit: bool, reason: &str| {
        let sent =
            json!({ "claims": ["I1", "C001"], "column": "note", "value": "seen", "commit": commit, "reason": reason });
        program.call("POST", "/changes", Some(&sent))
    };
    let planned = change(false, "");
    assert_eq!(planned.json()["changed"].as_array().map(Vec::len), Some(2), "{}", planned.text);
    is_problem(&change(true, ""), StatusCode::UNPROCESSABLE_ENTITY, "refused");
    change(true, "looked into");
    assert_eq!(program.fine("GET", "/claims/I1", None)["cells"]["note"], "seen");
    // A file, as long work that can be followed.
    let settings =
        json!({ "commit": true, "background": true, "defaults": { "url": "https://example.org/" } }).to_string();
    let table = csv.replace("I1", "I2");
    let begun = program.form("/imports/file", &[("settings", &settings)], Some(("claims.csv", table.as_bytes())));
    assert_eq!(begun.status, StatusCode::ACCEPTED, "{}", begun.text);
    assert_eq!(ended(&program, &begun)["state"], "done");
    assert_eq!(program.fine("GET", "/claims/I2", None)["cells"]["url"], "https://example.org/");
    let book = include_bytes!("intake/claims.xlsx");
    let read = json!({ "sheet": "자료", "defaults": { "measure": "flow" } }).to_string();
    let planned = program.form("/imports/file", &[("settings", &read)], Some(("claims.xlsx", book)));
    let view = planned.json();
    assert_eq!((view["sheets"].as_array().map(Vec::len), &view["columns"]["id"]), (Some(2), &json!("번호")), "{view}");
}

/// How long work ended.
fn ended(program: &Program, begun: &Answer) -> Value {
    let address = begun.headers[header::LOCATION].to_str().unwrap().strip_prefix("/api/v1").unwrap().to_owned();
    for _ in 0..600 {
        let state = program.fine("GET", &address, None);
        if state["state"] != "running" {
            return state;
        }
        // Meanwhile the rest is busy, and says so.
        let other = program.call("GET", "/project", None);
        assert!([StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE].contains(&other.status), "{}", other.text);
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it doesn't end")
}

#[test]
fn a_protected_field_is_not_given() {
    let desk = prepared();
    // Recorded from the text that may not be seen here, where it may be: at the command line.
    let words = "A named witness told of 77 people";
    let about =
        ["--aspect", "occurrence", "--act", "forcible_return", "--modality", "asserted", "--speaker", "A witness"];
    let quoted = ["claim", "add", "--id", "R1", "--event", "OCT09", "--in", "D2", "--quote", words];
    desk.run(&[&quoted[..], &about[..]].concat()).fine();
    let program = Program::before(&desk);
    let red = program.fine("GET", "/documents/2", None);
    assert_eq!((&red["document"]["tlp"], &red["document"]["has_text"]), (&json!("TLP:RED"), &json!(false)));
    for path in ["/documents/2/text", "/documents/2/suggestions", "/documents/2/suggestions/1", "/documents/2/draft"] {
        is_problem(&program.call("GET", path, None), StatusCode::UNPROCESSABLE_ENTITY, "refused");
    }
    let held = program.fine("GET", "/claims/R1", None);
    assert_eq!((&held["basis"], &held["quotations"][0]["exact"]), (&json!("held"), &Value::Null));
    let quoted = json!({ "cells": claim("A2", 77), "quotation": { "document": 2, "exact": "77 people" } });
    is_problem(&program.call("POST", "/claims", Some(&quoted)), StatusCode::UNPROCESSABLE_ENTITY, "refused");
    for path in [
        "/search?q=witness",
        "/entries",
        "/documents",
        "/claims",
        "/claims/R1",
        "/review/waiting",
        "/events/OCT09/explanation",
        "/review/duplicates",
    ] {
        assert!(!program.call("GET", path, None).text.contains("named witness"), "{path}");
    }
    let sealed = program.form(
        "/documents",
        &[("text", "She told of it."), ("kind", "note"), ("contact", "Somebody Real"), ("name", "N1")],
        None,
    );
    assert_eq!(sealed.status, StatusCode::CREATED, "{}", sealed.text);
    assert!(sealed.json()["contact"].is_string());
    for path in ["/entries", "/documents", "/search?q=Somebody"] {
        assert!(!program.call("GET", path, None).text.contains("Somebody Real"), "{path}");
    }
}

#[test]
fn every_operation_answers_as_the_document_says() {
    let desk = prepared();
    let program = Program::before(&desk);
    let get = |path: &str| program.fine("GET", path, None);
    program.fine("GET", "/openapi.json", None);
    for path in ["/project", "/policies", "/entries?rows=5", "/events", "/events/OCT09", "/origins?sort=-claims&q=a"] {
        get(path);
    }
    program.fine("PUT", "/project/coder", Some(&json!({ "coder": "K1" })));
    assert_eq!(get("/project")["coder"], "K1");
    for event in ["OCT09", "STOCK23", "JUL21"] {
        for path in
            ["figures?as_of=2023-10-13&policy=ucdp", "policies", "explanation", "history", "travel", "links", "places"]
        {
            get(&format!("/events/{event}/{path}"));
        }
        get(&format!("/events/{event}/figures?as_recorded=2000-01-01"));
    }
    program.fine("PUT", "/events/NEW2", Some(&json!({ "title": "A part", "part_of": "OCT09", "date": "2023-10-09" })));
    let hits = get("/search?q=600&in=texts");
    assert!(hits["found"][0]["places"].as_array().unwrap().len() > 1, "every place of a hit: {hits}");
    assert_eq!(hits["is_whole"], true);
    get("/search?q=600");
    for path in ["/claims?q=600&sort=-published", "/claims.csv?event=OCT09", "/claims/C001", "/claims/C001/versions"] {
        get(path);
    }
    assert!(get("/claims?as_recorded=2000-01-01")["claims"].as_array().unwrap().is_empty());
    for path in [
        "/documents?sort=-name",
        "/documents/1",
        "/documents/1/text",
        "/documents/1/draft",
        "/review/duplicates",
        "/review/waiting",
    ] {
        get(path);
    }
    let told =
        "The ministry said 500 people were deported on Monday.\nResidents said at least 20 people were detained.\n";
    let about = [("publisher", "Weekly"), ("published", "2023-10-12"), ("lang", "en")];
    let added = program.form("/documents", &about, Some(("a.txt", told.as_bytes())));
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    let number = added.json()["document"]["number"].clone();
    let draft = json!({ "page": "a", "version": 0, "typed": { "quote": "around 600" } });
    program.fine("PUT", "/documents/1/draft", Some(&draft));
    program.fine("DELETE", "/documents/1/draft", None);
    let suggested = get(&format!("/documents/{number}/suggestions"));
    assert!(suggested.as_array().unwrap().len() > 1, "{suggested}");
    let cells = get(&format!("/documents/{number}/suggestions/1?event=OCT09"))["cells"].clone();
    assert_eq!(cells["event"], "OCT09");
    let decide = |which: &str, sent: Option<&Value>| {
        program.fine("POST", &format!("/documents/{number}/suggestions/{which}"), sent);
    };
    decide("1/accept", Some(&json!({ "event": "OCT09" })));
    decide("2/reject", None);
    program.fine(
        "POST",
        "/claims",
        Some(&json!({ "cells": claim("A3", 600), "quotation": { "document": 1, "exact": "600여 명" } })),
    );
    let held = get("/claims/A3");
    assert_eq!((&held["basis"], &held["quotations"][0]["exact"]), (&json!("held"), &json!("600여 명")));
    let corrected = json!({ "cells": claim("A3", 601), "entry": held["entry"], "reason": "a test" });
    program.fine("PUT", "/claims/A3", Some(&corrected));
    program.fine("POST", "/imports", Some(&json!({ "csv": "id,event,act,modality\n" })));
    assert_eq!(program.form("/imports/file", &[], Some(("a.csv", b"id,event,act,modality\n"))).status, StatusCode::OK);
    program.fine("POST", "/changes", Some(&json!({ "claims": ["A3"], "column": "note", "value": "x" })));
    let links = get("/events/OCT09/links");
    let link = links.as_array().unwrap().iter().find(|link| link["status"] == "pending").unwrap();
    let decided = json!({ "from": link["from"], "to": link["to"], "decision": "unsure", "reason": "can't be told" });
    program.fine("POST", "/events/OCT09/links", Some(&decided));
    assert!(get("/events/OCT09/links").as_array().unwrap().iter().any(|link| link["status"] == "unsure"));
    let entry = program.fine(
        "POST",
        "/judgments",
        Some(&json!({ "decision": "exclude", "claim": "A3", "reason": "x" })),
    )["entry"]
        .clone();
    program.fine("POST", &format!("/entries/{entry}/undo"), Some(&json!({ "reason": "y" })));
    get("/judgments");
    assert!(program.fine("POST", "/project/verification", None)["quotations"].as_u64().unwrap() > 0);
    for work in ["verify", "rebuild"] {
        let begun = program.call("POST", "/jobs", Some(&json!({ "work": work })));
        let state = ended(&program, &begun);
        assert_eq!(state["state"], "done", "{state}");
        program.fine("POST", &format!("/jobs/{}/cancel", state["job"]), None);
    }
    second_coding(&program);
    program.fine("POST", "/lock", None);
    program.fine("POST", "/unlock", Some(&json!({ "passphrase": PASSPHRASE })));
    program.fine("DELETE", "/sessions/current", None);
    let mut all = BTreeSet::new();
    for (path, methods) in program.document["paths"].as_object().unwrap() {
        all.extend(methods.as_object().unwrap().keys().map(|method| format!("{} {path}", method.to_uppercase())));
    }
    let answered = program.answered.borrow();
    assert_eq!(all.difference(&answered).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// A second coder codes a document, and what differs is decided.
fn second_coding(program: &Program) {
    let begun = program.fine("POST", "/rounds", Some(&json!({ "coder": "K2", "documents": [1] })));
    let round = begun["round"].as_u64().unwrap();
    let at = |rest: &str| format!("/rounds/{round}{rest}");
    let mut cells = claim("X", 599);
    for unseen in ["id", "document", "publisher", "published"] {
        cells.as_object_mut().unwrap().remove(unseen);
    }
    let coded = json!({ "cells": cells, "exact": "around 600" });
    let own = program.fine("POST", &at("/documents/1/codings"), Some(&coded));
    assert_eq!(program.fine("GET", &at("/documents/1/codings"), None)[0], own);
    program.fine("POST", &at("/documents/1/done"), None);
    assert_eq!(program.fine("GET", "/rounds", None)[round as usize]["done"], json!([1]));
    let compared = program.fine("GET", &at("/comparison"), None);
    let pairs = compared["pairs"].as_array().unwrap();
    let pair = pairs.iter().find(|pair| pair["coding"]["entry"] == own["entry"]).unwrap();
    let decided = json!({ "decision": "kept", "reason": "the first is right" });
    program.fine("POST", &at(&format!("/decisions/{}", pair["coding"]["entry"])), Some(&decided));
}
