//! Documents and tables taken in by the browser, long work beside the pages, maps: what a coder does, asked without a socket.
//!
//! Input: a project with the example's claims; forms as a browser sends them. Output: the runner's verdict. Left out: what a
//! browser makes of the pages.

use super::web::{Answer, Browser, LONG, between, browser, prepared, sound};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use std::time::{Duration, Instant};

const BOUNDARY: &str = "----attested-test";
/// A workbook with two sheets; the second has a claim and a row that is none, in row 4.
const WORKBOOK: &[u8] = include_bytes!("intake/claims.xlsx");

impl Browser {
    /// Sends a form with a file.
    pub(super) fn upload(&self, path: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields.iter().chain(&[("csrf", self.csrf.as_str())]) {
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        if let Some((name, bytes)) = file {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: \
                 application/octet-stream\r\n\r\n"
            );
            body.extend(head.bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request: Request<Body> =
            self.asking("POST", path).header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap();
        self.send(request)
    }

    /// Waits for long work, and gives the page that says how it ended.
    fn ended(&self, job: &str) -> Answer {
        let begun = Instant::now();
        loop {
            let page = self.get(job);
            if !page.body.contains("id=\"job\"") {
                return page;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "it doesn't end");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn location(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.headers[header::LOCATION].to_str().unwrap().to_owned()
}

const ARTICLE: &str = "Around 620 North Korean defectors were forcibly returned on 9 October, the ministry said.\n";

#[test]
fn a_text_and_a_file_become_documents_with_suggestions() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let about = [("publisher", "Herald"), ("published", "2023-10-13"), ("lang", "en"), ("tlp", "GREEN")];
    let pasted = browser.upload("/documents/add", &[&about[..], &[("text", ARTICLE)]].concat(), None);
    let page = browser.get(&location(&pasted)).body;
    assert!(
        page.contains("Herald 2023-10-13") && page.contains("TLP:GREEN") && page.contains("data-suggestion"),
        "{page}"
    );
    let html = b"<meta charset=utf-8><title>t</title><p>Exactly 44 people were repatriated.</p>";
    let sent = browser.upload("/documents/add", &about, Some(("C:\\folder\\page.html", html)));
    let address = location(&sent);
    assert!(browser.get(&address).body.contains("text/html"));
    let again = browser.upload("/documents/add", &about, Some(("other.html", html)));
    assert_eq!(location(&again), address, "the same bytes are one document");
    // What was heard: who is sealed, and on no page.
    let note = [
        ("kind", "note"),
        ("contact", "a fisherman of Dandong"),
        ("text", "Seventy were taken over the bridge."),
        ("published", "2023-10-12"),
    ];
    let heard = location(&browser.upload("/documents/add", &note, None));
    for path in [heard.as_str(), "/history", "/documents/add", "/search?q=fisherman"] {
        assert!(!browser.get(path).body.contains("a fisherman of"), "{path}");
    }
    drop(browser);
    assert!(desk.verified() > 0);
}

#[test]
fn a_form_that_is_refused_comes_back_with_its_file() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let wrong = [("publisher", "Daily <b>"), ("published", "the ninth"), ("title", "kept")];
    let refused = browser.upload("/documents/add", &wrong, Some(("page.txt", ARTICLE.as_bytes())));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    sound("refused", "en", &refused);
    assert!(
        refused.body.contains("Daily &lt;b&gt;")
            && refused.body.contains("value=\"kept\"")
            && refused.body.contains("page.txt")
    );
    let held = between(&refused.body, "name=\"held\" value=\"", "\"");
    let right = [("publisher", "Daily"), ("published", "2023-10-09"), ("held", held)];
    let added = browser.upload("/documents/add", &right, None);
    assert!(browser.get(&location(&added)).body.contains("Around 620"));
    for (fields, file) in [
        (&[("publisher", "x")][..], None),
        (&[("publisher", "x"), ("text", "both")], Some(("a.txt", &b"both"[..]))),
        (&[("publisher", "x")], Some(("empty.txt", &b""[..]))),
        (&[("text", "nobody says where from")], None),
        (&[("publisher", "x"), ("text", "t"), ("contact", "somebody")], None),
        (&[("publisher", "x"), ("text", "t"), ("tlp", "PINK")], None),
    ] {
        let answer = browser.upload("/documents/add", fields, file);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
    }
}

#[test]
fn a_file_too_large_is_refused_and_what_was_typed_is_there() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let large = vec![b'x'; (64 << 20) + 1];
    let answer = browser.upload("/documents/add", &[("publisher", "typed before")], Some(("large.bin", &large)));
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.body.contains("typed before") && answer.body.contains("64 MB"));
    assert_eq!(browser.upload("/import", &[], Some(("large.csv", &large))).status, StatusCode::PAYLOAD_TOO_LARGE);
    // Nobody who hasn't logged in makes it hold anything.
    let stranger = super::web::browser(&prepared(), LONG);
    assert_eq!(
        stranger.upload("/documents/add", &[], Some(("a", &large[..5 << 20]))).status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

const CLAIMS: &str = "id,event,act,modality,aspect,measure,quantity_kind,low,high,speaker,published\n\
N1,NEW1,forcible_return,asserted,number,flow,exact,12,12,Somebody,2023-10-10\n\
N2,NEW1,forcible_return,asserted,number,flow,exact,many,,Somebody,2023-10-10\n\
N3,NEW1,forcible_return,asserted,number,flow,at_least,12,,Somebody,2023-10-10\n";

#[test]
fn a_table_is_planned_looked_at_and_recorded() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let at = location(&browser.upload("/import", &[], Some(("claims.csv", CLAIMS.as_bytes()))));
    let plan = browser.get(&at);
    sound("plan", "en", &plan);
    assert!(plan.body.contains("Record 2 claims") && plan.body.contains("<td class=\"n\">3</td>"), "{}", plan.body);
    assert!(!browser.get("/claims").body.contains("/claims/N1"), "looking changes nothing");
    let entries = between(&plan.body, "name=\"entries\" value=\"", "\"");
    // What was looked at and no longer holds is not recorded.
    let stale = browser.submit(&format!("{at}/record"), "entries=1");
    assert!(stale.body.contains("Nothing was recorded"));
    browser.submit("/settings/coder", "coder=HJ");
    let job = location(&browser.submit(&format!("{at}/record"), &format!("entries={entries}")));
    let ended = browser.ended(&job);
    sound("job", "en", &ended);
    assert!(ended.body.contains("2 new, 0 changed"), "{}", ended.body);
    assert!(
        browser.get("/claims/N1").body.contains("Somebody") && browser.get("/events/NEW1").status == StatusCode::OK
    );
    assert!(browser.get("/history").body.contains("HJ"), "with who works here");
    assert_eq!(browser.get(&at).status, StatusCode::NOT_FOUND, "the file was let go");
    let events = browser.get(&format!("{job}/events"));
    assert!(events.headers[header::CONTENT_TYPE] == "text/event-stream" && events.body.contains("\"ended\":true"));
}

#[test]
fn a_workbook_has_its_columns_guessed_and_a_person_corrects_them() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let at = location(&browser.upload("/import", &[], Some(("claims.xlsx", WORKBOOK))));
    assert!(browser.get(&at).body.contains("<option value=\"자료\""));
    let map = "from=ours&sheet=Empty";
    browser.submit(&at, map);
    browser.submit(&at, "sheet=%EC%9E%90%EB%A3%8C");
    let guessed = browser.get(&at).body;
    assert!(guessed.contains("<option value=\"번호\" selected>") && guessed.contains("Record 1 claims"), "{guessed}");
    assert!(guessed.contains("<td class=\"n\">4</td>"), "the row as the spreadsheet counts");
    // The measure is said for all rows; the speaker's column is let go.
    let id = "%EB%B2%88%ED%98%B8";
    let low = "%EC%9D%B8%EC%9B%90";
    let said = format!(
        "from=ours&sheet=%EC%9E%90%EB%A3%8C&c-id={id}&c-low={low}&c-event=event&c-act=act&c-modality=modality&\
         c-aspect=aspect&c-quantity_kind=quantity_kind&c-published=Published&d-measure=flow&c-event_date=event_date"
    );
    browser.submit(&at, &said);
    let plan = browser.get(&at).body;
    let entries = between(&plan, "name=\"entries\" value=\"", "\"");
    let job = location(&browser.submit(&format!("{at}/record"), &format!("entries={entries}")));
    assert!(browser.ended(&job).body.contains("1 new"));
    let claim = browser.get("/claims/X1").body;
    assert!(claim.contains("2023-10-11") && claim.contains("600"), "{claim}");
    assert_eq!(
        browser.upload("/import", &[], Some(("broken.xlsx", b"PK\x03\x04 nothing"))).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    drop(browser);
    desk.write("claims.xlsx", WORKBOOK);
    let planned = desk.run(&["claim", "import", "claims.xlsx", "--sheet", "자료", "--map", "map.toml"]);
    assert_ne!(planned.code, Some(0), "the map isn't there");
}

#[test]
fn other_data_sets_are_recognised() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    for (file, layout) in [
        (include_bytes!("interop/ucdp-ged.csv").as_slice(), "ucdp-ged"),
        (include_bytes!("interop/acled.csv"), "acled"),
    ] {
        let at = location(&browser.upload("/import", &[], Some(("file.csv", file))));
        let page = browser.get(&at).body;
        assert!(
            page.contains(&format!("<option value=\"{layout}\" selected>")) && page.contains("/record\""),
            "{page}"
        );
        assert_eq!(location(&browser.submit(&format!("{at}/forget"), "")), "/import");
    }
}

#[test]
fn an_import_is_ended_and_leaves_nothing() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let before = desk_entries(&browser);
    let mut many = CLAIMS.lines().next().unwrap().to_owned();
    for i in 0..30_000 {
        many.push_str(&format!("\nM{i},BIG,forcible_return,asserted,number,flow,exact,12,12,Somebody,2023-10-10"));
    }
    let at = location(&browser.upload("/import", &[], Some(("many.csv", many.as_bytes()))));
    let plan = browser.get(&at).body;
    let entries = between(&plan, "name=\"entries\" value=\"", "\"");
    let job = location(&browser.submit(&format!("{at}/record"), &format!("entries={entries}")));
    // Meanwhile whoever reads is told how far it is.
    let busy = browser.get("/claims");
    assert!(busy.status == StatusCode::SERVICE_UNAVAILABLE && busy.body.contains("/cancel\""), "{}", busy.status);
    sound("busy", "en", &busy);
    browser.submit(&format!("{job}/cancel"), "");
    assert!(browser.ended(&job).body.contains("Nothing was changed"));
    assert_eq!(desk_entries(&browser), before);
    assert!(browser.get(&at).status == StatusCode::OK, "the file is still held");
    // Hiding goes before finishing.
    let job = location(&browser.submit(&format!("{at}/record"), &format!("entries={entries}")));
    assert_eq!(browser.submit("/lock", "").status, StatusCode::SEE_OTHER);
    assert_eq!(location(&browser.get(&job)), "/unlock");
    assert!(desk.verified() > 0, "the lock is off, and all is whole");
}

fn desk_entries(browser: &Browser) -> String {
    let settings = browser.get("/history").body;
    between(&settings, "<tbody><tr><th scope=\"row\">", "<").to_owned()
}

#[test]
fn verifying_and_rebuilding_tell_how_they_end() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    for (work, says) in [("verify", "Verified."), ("rebuild", "Derived everything anew")] {
        let job = location(&browser.submit(&format!("/upkeep/{work}"), ""));
        assert!(browser.ended(&job).body.contains(says), "{work}");
    }
}

#[test]
fn maps_show_places_as_precisely_as_they_are_known() {
    let desk = prepared();
    desk.run(&[
        "claim",
        "add",
        "--id",
        "F1",
        "--event",
        "OCT09",
        "--act",
        "detention",
        "--modality",
        "asserted",
        "--aspect",
        "place",
        "--place",
        "FAC-CN6",
        "--place-role",
        "held_in",
        "--speaker",
        "Somebody",
    ])
    .fine();
    let browser = browser(&desk, LONG).log_in();
    let page = browser.get("/events/OCT09").body;
    let svg = between(&page, "<svg class=\"map\"", "</svg>");
    assert!(
        svg.contains("map-hatch)") && svg.contains("class=\"crossing\"") && svg.contains("<title id=\"map-title\">")
    );
    assert!(page.contains("drawn as Tumen"), "a facility is drawn as its surroundings");
    let then = browser.get("/events/OCT09?as_of=2023-10-13").body;
    assert!(!then.contains("drawn as Tumen"), "a claim without a day is not known on one");
    let all = browser.get("/map").body;
    assert!(all.contains("<svg class=\"map\"") && all.contains("href=\"/events/OCT09\""));
}

#[test]
fn an_original_and_another_language_stand_beside_a_document() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let about = |lang| [("publisher", "Herald"), ("published", "2023-10-13"), ("lang", lang)];
    let page = b"<meta charset=utf-8><title>t</title><script>alert(1)</script><p>About 600 defectors were forcibly returned.</p>";
    let english = location(&browser.upload("/documents/add", &about("en"), Some(("en.html", page))));
    let korean =
        "\u{d0c8}\u{bd81}\u{bbfc} 60\u{c5ec} \u{ba85}\u{c774} \u{ac15}\u{c81c} \u{bd81}\u{c1a1}\u{b410}\u{b2e4}.\n";
    let korean = location(&browser.upload("/documents/add", &[&about("ko")[..], &[("text", korean)]].concat(), None));
    let original = browser.get(&format!("{english}/original"));
    sound("original", "en", &original);
    assert!(original.body.contains("&lt;script&gt;alert(1)") && original.body.contains("About 600 defectors"));
    let number = korean.rsplit('/').next().unwrap();
    let beside = browser.get(&format!("{english}/beside?with={number}"));
    sound("beside", "en", &beside);
    assert!(beside.body.contains("was a unit misread?"), "{}", beside.body);
    assert_eq!(browser.get("/documents/2/original").status, StatusCode::UNPROCESSABLE_ENTITY, "TLP:RED");
    assert_eq!(browser.get(&format!("{english}/beside?with=2")).status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn an_event_is_stepped_through_its_days_and_seen_without_a_source() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let page = browser.get("/events/OCT09");
    let earlier = between(&page.body, "rel=\"prev\" href=\"", "\"").replace("&amp;", "&");
    let stepped = browser.get(&earlier);
    assert!(stepped.status == StatusCode::OK && stepped.body.contains("rel=\"next\""), "{earlier}");
    let source = between(&page.body, "no source left out</option><option value=\"", "\"");
    let encoded: String = source.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let without = browser.get(&format!("/events/OCT09?without={encoded}"));
    sound("without", "en", &without);
    assert!(without.body.contains("This is a question, not the record"));
    let policies = |body: &str| between(body, "id=\"policies\"", "</table>").to_owned();
    let sources = between(&page.body, "no source left out</option>", "</select>").split("<option value=\"").skip(1);
    let changes = |source: &str| {
        let encoded: String = source.bytes().map(|byte| format!("%{byte:02X}")).collect();
        policies(&browser.get(&format!("/events/OCT09?without={encoded}")).body) != policies(&page.body)
    };
    let mut plain = sources.map(|rest| rest.split('"').next().unwrap()).filter(|source| !source.contains('&'));
    assert!(plain.any(changes), "every policy is asked the same question");
    assert_eq!(browser.get("/events/OCT09?without=nobody").status, StatusCode::UNPROCESSABLE_ENTITY);
}
