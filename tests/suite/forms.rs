//! Every form of the pages, sent what nobody should send: scripts, SQL, signs that act unseen, Hangul in pieces, a megabyte; by
//! a wrong host, from another page, too large, to a locked door, slowly. The list of forms is held against the list of places
//! that take any, so that a new form can't be forgotten.
//!
//! Input: a project with the example's claims; forms as a browser sends them. Output: the runner's verdict. Left out: files of a
//! hostile kind (`hostile`), what a browser makes of the answers (`tests/browser`).

use super::web::{Browser, LONG, between, browser, prepared, sound};
use crate::program_run::{Desk, PASSPHRASE};
use attested_store::{Access, Passphrase, Project};
use attested_web::{Site, Unlocked, router};
use axum::body::Body;
use axum::http::{StatusCode, header};
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What the pages answer, as their source says it: those below a place, and the place.
const ROUTES: [(&str, &str); 2] = [
    ("", include_str!("../../shell/web/src/pages/mod.rs")),
    ("/persons", include_str!("../../shell/web/src/pages/persons/mod.rs")),
];

/// A form: where it is sent, as the source says it; where these tests send it; its fields with what would be right in them.
struct Form {
    route: &'static str,
    path: String,
    fields: Vec<(&'static str, &'static str)>,
}

/// The fields of a claim that is recorded from a document.
const CLAIM: [(&str, &str); 26] = [
    ("quote", "around 600"),
    ("start", "18"),
    ("end", "28"),
    ("suggestion", ""),
    ("id", "F1"),
    ("event", "OCT09"),
    ("aspect", "number"),
    ("act", "forcible_return"),
    ("modality", "asserted"),
    ("measure", "flow"),
    ("quantity_kind", "approx"),
    ("low", "600"),
    ("high", ""),
    ("quantity_words", "around 600"),
    ("relative_to", ""),
    ("disputes", ""),
    ("class", ""),
    ("scope", "whole"),
    ("place", ""),
    ("event_date", "2023-10-09"),
    ("speaker", "The ministry"),
    ("via", ""),
    ("uttered", "2023-10-11"),
    ("origin", ""),
    ("words", ""),
    ("note", ""),
];

/// The fields of a statement on a person.
const PERSON: [(&str, &str); 29] = [
    ("id", ""),
    ("list", ""),
    ("kind", "person"),
    ("name", "홍길동"),
    ("given_name", ""),
    ("family_name", ""),
    ("romanisation", ""),
    ("other_names", ""),
    ("sex", ""),
    ("birth_date", ""),
    ("birth_place", ""),
    ("description", ""),
    ("family", ""),
    ("group", ""),
    ("event", ""),
    ("role", ""),
    ("event_date", ""),
    ("event_place", ""),
    ("held_at", ""),
    ("held_from", ""),
    ("held_to", ""),
    ("whereabouts", ""),
    ("whereabouts_on", ""),
    ("count", ""),
    ("identifier", ""),
    ("note", ""),
    ("document", ""),
    ("tlp", "AMBER"),
    ("quote", ""),
];

/// Every form there is. Those that begin long work or lock, and have no field, are named in [`WITHOUT_FIELDS`].
fn forms(import: &str, list: &str, second: u64) -> Vec<Form> {
    let form = |route, path: &str, fields: &[(&'static str, &'static str)]| Form {
        route,
        path: path.to_owned(),
        fields: fields.to_vec(),
    };
    let with = |more: &[(&'static str, &'static str)]| [&CLAIM[..], more].concat();
    let document = [
        ("text", "Exactly 44 people were returned."),
        ("publisher", "Daily"),
        ("published", "2023-10-11"),
        ("lang", "en"),
        ("tlp", "AMBER"),
        ("url", ""),
        ("title", ""),
        ("name", ""),
        ("retells", ""),
        ("captured", ""),
        ("by", ""),
        ("charset", ""),
        ("kind", "held"),
        ("contact", ""),
        ("channel", ""),
    ];
    let draft = [("page", "a"), ("version", "0")];
    let change = [("row-C001", "on"), ("column", "note"), ("value", "looked at"), ("event", ""), ("modality", "")];
    vec![
        form("/import", "/import", &[("file", "")]),
        form("/import/*", import, &[("from", "ours"), ("sheet", ""), ("c-id", "id"), ("d-act", "forcible_return")]),
        form("/documents/add", "/documents/add", &document),
        form("/documents/add/draft", "/documents/add/draft", &[&document[..], &draft].concat()),
        form("/documents/*/accept", "/documents/1/accept", &[("number", "1"), ("event", "OCT09"), ("claim", "")]),
        form("/documents/*/reject", "/documents/1/reject", &[("number", "2"), ("event", ""), ("claim", "")]),
        form("/documents/*/claim", "/documents/1/claim", &CLAIM),
        form("/documents/*/draft", "/documents/1/draft", &with(&draft)),
        form("/claims/change", "/claims/change", &[&change[..], &[("all", "")]].concat()),
        form(
            "/claims/change/commit",
            "/claims/change/commit",
            &[&change[..], &[("seen", "1"), ("reason", "read")]].concat(),
        ),
        form("/claims/*/edit", "/claims/C001/edit", &with(&[("over", "1"), ("reason", "read")])),
        form("/second", "/second", &[("coder", "C"), ("documents", "1"), ("sample", "1"), ("seed", "7")]),
        form(
            "/second/*/decide/*",
            &format!("/second/0/decide/{second}"),
            &[("decision", "declined"), ("id", ""), ("reason", "read"), ("take-modality", "")],
        ),
        form("/second/*/*/claim", "/second/0/1/claim", &CLAIM),
        form("/second/*/*/draft", "/second/0/1/draft", &with(&draft)),
        form(
            "/review/link",
            "/review/link",
            &[("event", "OCT09"), ("from", "C001"), ("to", "C002"), ("decision", "apart"), ("reason", "read")],
        ),
        form("/persons/add", "/persons/add", &PERSON),
        form("/persons/import", "/persons/import", &[("file", ""), ("format", "csv"), ("d-list", "")]),
        form("/persons/import/*", list, &[("format", "csv"), ("sheet", ""), ("c-name", "name"), ("d-sex", "f")]),
        form("/persons/queue", "/persons/queue", &[("a", "1"), ("b", "2"), ("reason", "asked")]),
        form(
            "/persons/queue/judge",
            "/persons/queue/judge",
            &[("a", "1"), ("b", "2"), ("verdict", "unsure"), ("looking", ""), ("reason", "read")],
        ),
        form("/persons/queue/undo", "/persons/queue/undo", &[("position", "1"), ("reason", "read")]),
        form("/persons/*", "/persons/1", &[("reason", "asked")]),
        form("/persons/*/value", "/persons/1/value", &PERSON),
        form(
            "/persons/*/consent",
            "/persons/1/consent",
            &[
                ("state", "given"),
                ("datum", ""),
                ("purpose", ""),
                ("audience", ""),
                ("on", "2024-03"),
                ("until", ""),
                ("by", "themselves"),
                ("basis", ""),
            ],
        ),
        form("/persons/*/mark", "/persons/1/mark", &[("tlp", "AMBER"), ("link", ""), ("reason", "read")]),
        form("/persons/*/withdraw", "/persons/1/withdraw", &[("statement", "1"), ("value", "0"), ("reason", "read")]),
        form("/settings/coder", "/settings/coder", &[("coder", "A")]),
        form("/settings/passphrase", "/settings/passphrase", &[("present", "not it"), ("next", "x"), ("again", "x")]),
        form("/upkeep/backup", "/upkeep/backup", &[("file", "")]),
        form("/settings/language", "/settings/language", &[("language", "en")]),
        form("/history/*/undo", "/history/3/undo", &[("reason", "read")]),
        form("/unlock", "/unlock", &[("passphrase", ""), ("kept", "")]),
        form("/login", "/login", &[("token", ""), ("passphrase", ""), ("kept", "")]),
    ]
}

/// Places that take a form without a field of its own.
const WITHOUT_FIELDS: [&str; 11] = [
    "/import/*/record",
    "/import/*/forget",
    "/persons/import/*/record",
    "/persons/import/*/forget",
    "/upkeep/verify",
    "/upkeep/rebuild",
    "/second/*/*/done",
    "/kept/*/forget",
    "/drafts/key",
    "/lock",
    "/jobs/*/cancel",
];
/// Those of the gate, which no page has.
const OF_THE_GATE: [&str; 5] = ["/unlock", "/login", "/settings/language", "/lock", "/jobs/*/cancel"];

/// Those that are not kept when they meet a locked door: a file's, a passphrase's.
const UNKEPT: [&str; 3] = ["/import", "/persons/import", "/settings/passphrase"];

/// What nobody should send.
fn nasty() -> [(&'static str, String); 6] {
    [
        ("script", "\"><script>alert(1)</script><img src=x onerror=alert(1)>'".to_owned()),
        ("SQL", "'; DROP TABLE entries; -- \" OR 1=1".to_owned()),
        ("signs that act unseen", "a\0b\u{1b}[2J\u{7f}\u{202e}c\u{200b}\u{feff}\r\n\u{85}".to_owned()),
        ("Hangul in pieces", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} 600\u{110b}\u{1167}".to_owned()),
        ("from right to left", "أُعيد ٦٠٠ שלום".to_owned()),
        ("a megabyte", "가".repeat((1 << 20) / 3)),
    ]
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn written<'f>(fields: impl IntoIterator<Item = (&'f str, &'f str)>) -> String {
    let pairs = fields.into_iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A record in which every form has something to be sent about: its desk, a browser, the forms.
fn ready() -> (Desk, Browser, Vec<Form>) {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let fine = |path: &str, form: &str| {
        let answer = browser.submit(path, form);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
        answer.headers[header::LOCATION].to_str().unwrap().to_owned()
    };
    let coding = "quote=around+600&start=18&event=OCT09&aspect=number&act=forcible_return&measure=flow&modality=asserted\
                  &quantity_kind=approx&low=600&speaker=The+ministry";
    fine("/documents/1/claim", &format!("{coding}&id=W1"));
    fine("/second", "coder=B&documents=1&sample=1&seed=7");
    fine("/second/0/1/claim", &coding.replace("asserted", "reported"));
    fine("/second/0/1/done", "");
    let compare = browser.get("/second/0/compare").body;
    let second = between(&compare, "action=\"/second/0/decide/", "\"").parse().unwrap();
    // Another round, in which the form of coding is still open.
    fine("/second", "coder=C&documents=1&sample=1&seed=8");
    let csv = b"id,event,act,modality\nX1,OCT09,forcible_return,asserted\n";
    let import = browser.upload("/import", &[], Some(("claims.csv", csv)));
    let import = import.headers[header::LOCATION].to_str().unwrap().to_owned();
    // Two of one name, who are a hero of a novel: a pair for the queue.
    for _ in 0..2 {
        fine("/persons/add", &written(PERSON));
    }
    let list = browser.upload("/persons/import", &[("format", "csv")], Some(("list.csv", "name\n홍길동\n".as_bytes())));
    let list = list.headers[header::LOCATION].to_str().unwrap().to_owned();
    (desk, browser, forms(&import, &list, second))
}

#[test]
fn the_list_of_forms_is_whole() {
    let listed: BTreeSet<String> =
        forms("", "", 0).iter().map(|form| form.route).chain(WITHOUT_FIELDS).map(str::to_owned).collect();
    let mut taken: BTreeSet<String> = OF_THE_GATE.map(str::to_owned).into();
    for (below, routes) in ROUTES {
        for line in routes.lines().filter_map(|line| line.trim().strip_prefix("(false, [")) {
            let parts = line.split_once("])").unwrap().0.split(", ");
            let part = |part: &str| {
                if part.starts_with('"') { format!("/{}", part.trim_matches('"')) } else { "/*".to_owned() }
            };
            taken.insert(std::iter::once(below.to_owned()).chain(parts.map(part)).collect());
        }
    }
    assert!(taken.len() > 25, "{taken:?}");
    assert_eq!(listed, taken, "what takes a form, and the forms that are tested");
}

#[test]
fn every_field_of_every_form_on_a_page_is_in_the_list() {
    let (_desk, browser, forms) = ready();
    let path_of = |route: &str| forms.iter().find(|form| form.route == route).unwrap().path.clone();
    let (import, list) = (path_of("/import/*"), path_of("/persons/import/*"));
    let pages = [
        "/documents/add",
        "/documents/1",
        "/claims",
        "/claims/C001/edit",
        "/review?event=OCT09",
        "/second",
        "/second/0/compare",
        "/second/1/1",
        "/settings",
        "/upkeep",
        "/history",
        "/import",
        &import,
        "/persons/add",
        "/persons/1",
        "/persons/queue",
        "/persons/import",
        &list,
    ];
    let fits = |route: &str, path: &str| {
        let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
        route.len() == path.len() && route.iter().zip(&path).all(|(own, part)| *own == "*" || own == part)
    };
    let mut seen = BTreeSet::new();
    for page in pages {
        let answer = browser.get(page);
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        for body in answer.body.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap()) {
            if !body.split('>').next().unwrap().contains("method=\"post\"") {
                continue;
            }
            let action = between(body, "action=\"", "\"");
            if WITHOUT_FIELDS.iter().any(|route| fits(route, action)) {
                continue;
            }
            // The most particular one: `/claims/change` before `/claims/*`.
            let form =
                forms.iter().filter(|form| fits(form.route, action)).min_by_key(|form| form.route.matches('*').count());
            let form = form.unwrap_or_else(|| panic!("{page}: a form that goes to {action}"));
            seen.insert(form.route);
            for name in body.split(" name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let kind = |name: &str| name.split_once('-').map(|(kind, _)| kind.to_owned());
                let known =
                    form.fields.iter().any(|(own, _)| *own == name || (kind(own).is_some() && kind(own) == kind(name)));
                let own = ["csrf", "file", "page", "version", "held", "origin_certainty", "entries"].contains(&name);
                // The form that codes a claim anew has every column.
                assert!(known || own || form.route == "/claims/*/edit", "{page}: {action} has a field {name}");
            }
        }
    }
    assert!(seen.len() >= 11, "too few forms seen: {seen:?}");
}

#[test]
fn nothing_that_is_sent_does_anything_but_be_words() {
    let (desk, browser, forms) = ready();
    for form in &forms {
        for (kind, value) in nasty() {
            let large = value.len() > 1000;
            // One field after the other, the others right; a megabyte in three of them, wherever they are.
            for (at, (name, _)) in form.fields.iter().enumerate().filter(|(at, _)| !large || at % 7 == 0) {
                let fields = form
                    .fields
                    .iter()
                    .enumerate()
                    .map(|(i, (own, right))| (*own, if i == at { value.as_str() } else { *right }));
                let answer = browser.submit(&form.path, &written(fields));
                let said = format!("{}: {kind} in {name}", form.route);
                assert!(
                    answer.status.is_redirection() || answer.status.is_success() || answer.status.is_client_error(),
                    "{said}: {}",
                    answer.status
                );
                assert_ne!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{said}");
                harmless(&said, &answer.body);
            }
        }
    }
    for path in [
        "/",
        "/documents",
        "/documents/1",
        "/claims",
        "/claims/C001",
        "/claims/C001/edit",
        "/review?event=OCT09",
        "/second",
        "/history",
        "/settings",
        "/documents/add",
        "/search?q=DROP",
    ] {
        let answer = browser.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        harmless(path, &answer.body);
    }
    drop(browser);
    assert!(desk.verified() > 0, "the record is whole");
}

/// No script of a stranger's, no sign that acts unseen but in a field, which gives back what was typed.
fn harmless(said: &str, body: &str) {
    assert!(!body.contains("<script>alert") && !body.contains("<img src=x"), "{said}: {body}");
    let mut outside = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("<textarea") {
        outside.push_str(before);
        rest = after.split_once("</textarea>").unwrap().1;
    }
    outside.push_str(rest);
    let mut pieces = outside.split("value=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    let outside = pieces.filter_map(|piece| piece.split_once('"')).fold(first, |all, (_, rest)| all + rest);
    for sign in ['\u{202e}', '\u{1b}', '\0'] {
        assert!(!outside.contains(sign), "{said}: {sign:?} stands in the page");
    }
}

#[test]
fn no_form_is_taken_of_another_host_or_page_without_its_token_or_too_large() {
    let (_desk, browser, forms) = ready();
    let places: Vec<String> = forms
        .iter()
        .map(|form| form.path.clone())
        .chain(WITHOUT_FIELDS.iter().map(|route| route.replace('*', "1")))
        .collect();
    let kind = "application/x-www-form-urlencoded";
    for path in places {
        let own = written([("csrf", browser.csrf.as_str())]);
        let asking = || browser.asking("POST", &path).header(header::CONTENT_TYPE, kind);
        let mut host = asking().body(Body::from(own.clone())).unwrap();
        host.headers_mut().insert(header::HOST, "evil.example".parse().unwrap());
        assert_eq!(browser.send(host).status, StatusCode::MISDIRECTED_REQUEST, "{path} of another host");
        let page = asking().header(header::ORIGIN, "http://evil.example").body(Body::from(own.clone())).unwrap();
        assert_eq!(browser.send(page).status, StatusCode::FORBIDDEN, "{path} from another page");
        let site = asking().header("sec-fetch-site", "cross-site").body(Body::from(own)).unwrap();
        assert_eq!(browser.send(site).status, StatusCode::FORBIDDEN, "{path} from another site");
        assert_eq!(browser.post(&path, "csrf=abc&reason=x").status, StatusCode::FORBIDDEN, "{path} without its token");
        let large = browser.submit(&path, &"y".repeat(5 << 20));
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}

#[test]
fn every_form_that_meets_a_locked_door_is_shown_again_behind_it() {
    let (_desk, browser, forms) = ready();
    let right: String = encoded(PASSPHRASE);
    // Drafts stay in their page; passphrases are kept nowhere.
    let asked = |form: &&Form| {
        !form.route.ends_with("/draft") && !OF_THE_GATE.contains(&form.route) && !UNKEPT.contains(&form.route)
    };
    let kept: Vec<&Form> = forms.iter().filter(asked).collect();
    for few in kept.chunks(4) {
        assert_eq!(browser.submit("/lock", "").status, StatusCode::SEE_OTHER);
        let mut keys = Vec::new();
        for form in few {
            let (last, _) = form.fields.last().unwrap();
            let fields = form
                .fields
                .iter()
                .map(|(name, right)| (*name, if name == last { "scribbled & <b>\nhere" } else { *right }));
            let answer = browser.submit(&form.path, &written(fields));
            assert_eq!(answer.status, StatusCode::LOCKED, "{}", form.route);
            assert!(!answer.body.contains("scribbled") && !answer.body.contains("OCT09"), "the door says nothing");
            keys.push(between(&answer.body, "name=\"kept\" value=\"", "\"").to_owned());
        }
        let wrong = browser.submit("/unlock", &format!("passphrase=wrong&kept={}", keys[0]));
        assert!(wrong.body.contains(&keys[0]), "a wrong passphrase loses nothing");
        let before = browser.get(&format!("/kept/{}", keys[0]));
        assert!(!before.body.contains("scribbled") && before.body.contains("action=\"/unlock\""));
        let opened = browser.submit("/unlock", &format!("passphrase={right}&kept={}", keys[0]));
        assert_eq!(opened.headers[header::LOCATION].to_str().unwrap(), format!("/kept/{}", keys[0]));
        for (form, key) in few.iter().zip(&keys) {
            let page = browser.get(&format!("/kept/{key}"));
            assert_eq!(page.status, StatusCode::OK, "{}", form.route);
            sound(form.route, "en", &page);
            assert!(
                page.body.contains(&format!("action=\"{}\"", form.path))
                    && page.body.contains("scribbled &amp; &lt;b&gt;"),
                "{}",
                page.body
            );
        }
        assert_eq!(browser.submit(&format!("/kept/{}/forget", keys[0]), "").status, StatusCode::SEE_OTHER);
        assert_eq!(browser.get(&format!("/kept/{}", keys[0])).status, StatusCode::NOT_FOUND);
    }
}

#[test]
fn a_page_of_an_earlier_session_loses_nothing() {
    let (_desk, browser, _) = ready();
    let sent = |csrf: &str| {
        let request = browser
            .asking("POST", "/documents/1/claim")
            .header(header::ORIGIN, format!("http://{}", super::web::HOST))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        browser.send(request.body(Body::from(format!("csrf={csrf}&note=typed+long+ago"))).unwrap())
    };
    let answer = sent("of-yesterday");
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let key = between(&answer.body, "href=\"/kept/", "\"");
    assert!(browser.get(&format!("/kept/{key}")).body.contains("typed long ago"));
}

#[test]
fn whoever_sends_slowly_keeps_nobody_waiting() {
    let desk = prepared();
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
    let project = Project::open(&desk.path("project"), &passphrase, Access::Write).unwrap();
    let (site, _) = Site::new(Unlocked::new(project), super::web::PORT, LONG).unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router(site)).await.unwrap();
        });
    });
    let begin = |what: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
        stream.write_all(what.as_bytes()).unwrap();
        stream
    };
    let host = format!("Host: {}\r\n", super::web::HOST);
    // Heads that never end, bodies that never come, twenty of each.
    let mut slow = Vec::new();
    for _ in 0..20 {
        slow.push(begin(&format!("GET /login HTTP/1.1\r\n{host}X-Slow: ")));
        slow.push(begin(&format!(
            "POST /login HTTP/1.1\r\n{host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\ntoken=a"
        )));
    }
    let mut quick = begin(&format!("GET /login HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    let mut said = String::new();
    quick.read_to_string(&mut said).unwrap();
    assert!(said.starts_with("HTTP/1.1 200 OK") && said.contains("name=\"token\""), "{said}");
    drop(slow);
}
