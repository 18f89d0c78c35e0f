//! The pages on persons: masked until somebody asks with a reason, the same entries as the commands', a queue without whom linkage
//! must not see, nobody's name in an address, a title or an error.
//!
//! Input: a project with two lists of invented names (홍길동 and 성춘향 are heroes of novels); requests as a browser sends them.
//! Output: the runner's verdict. Left out: what a browser makes of the pages, and how well records are linked.

use super::web::{Browser, LONG, between, browser, sound};
use crate::program_run::Desk;
use axum::http::{StatusCode, header};

const COURT: &str = "id,name,romanisation,sex,birth_date,birth_place\n1,홍길동,,m,1970-05-01,Musan\n2,성춘향,,f,1981-02-03,Namwon\n3,이몽룡,,m,1979,Namwon\n";
const NGO: &str = "id,name,romanisation,sex,birth_date,birth_place\nA,Hong Gil-dong,RR,m,1970-05-01,Musan\nB,Seong Chun-hyang,RR,f,1981,Namwon\n";
/// What no page shows unless it is asked for.
const NAMES: [&str; 5] = ["홍길동", "성춘향", "이몽룡", "Gil-dong", "Chun-hyang"];

fn prepared() -> Desk {
    let desk = Desk::with_project();
    desk.write("court.csv", COURT);
    desk.write("ngo.csv", NGO);
    for list in ["court", "ngo"] {
        desk.run(&["persons", "import", &format!("{list}.csv"), "--list", list, "--commit"]).fine();
    }
    desk
}

/// Whether a page names anybody.
fn names(body: &str) -> Vec<&'static str> {
    NAMES.into_iter().filter(|name| body.contains(name)).collect()
}

fn written(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn entered(browser: &Browser, path: &str, form: &str) {
    let answer = browser.submit(path, form);
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
    assert!(answer.headers[header::LOCATION].to_str().unwrap().is_ascii(), "no name in an address");
}

#[test]
fn every_page_on_persons_is_whole_and_masked_in_every_language() {
    let desk = prepared();
    let mut browser = browser(&desk, LONG).log_in();
    entered(&browser, "/persons/queue/judge", "a=1&b=4&verdict=same&reason=one+case+number");
    entered(&browser, "/persons/1/consent", "state=given&purpose=publication&on=2024-03&by=a+guardian");
    for language in ["ko", "en", "zh-Hans"] {
        browser.language = language;
        for path in [
            "/persons",
            "/persons?list=court&sort=-birth&datum=name&kind=person",
            "/persons?state=contested",
            "/persons?rows=2&from=2",
            "/persons/add",
            "/persons/queue",
            "/persons/1",
            "/persons/P5",
        ] {
            let answer = browser.get(path);
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            sound(path, language, &answer);
            for prefix in
                ["persons-", "datum-", "consent-", "purpose-", "audience-", "verdict-", "refusal-", "agreement-"]
            {
                assert!(
                    !answer.body.contains(&format!(">{prefix}")),
                    "{path} in {language}: a message is missing: {prefix}"
                );
            }
            assert_eq!(names(&answer.body), Vec::<&str>::new(), "{path}");
        }
        let named = browser.submit("/persons/1", "reason=x");
        sound("a person with names", language, &named);
        let named = browser.submit("/persons/queue", "a=2&b=5&reason=x");
        assert_eq!(named.status, StatusCode::OK);
        sound("a pair with names", language, &named);
    }
    for missing in ["/persons/99", "/persons/x", "/persons/1/2/3"] {
        assert_eq!(browser.get(missing).status, StatusCode::NOT_FOUND, "{missing}");
    }
    assert_eq!(browser.get("/persons?datum=nonsense").status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn the_table_filters_sorts_and_turns_its_pages() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let rows = |query: &str| -> Vec<String> {
        let body = browser.get(&format!("/persons{query}")).body;
        let cells = body.split("<th scope=\"row\"><a href=\"/persons/").skip(1);
        cells.map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    assert_eq!(rows(""), ["1", "2", "3", "4", "5"]);
    assert_eq!(rows("?list=ngo"), ["4", "5"]);
    assert_eq!(rows("?sort=-birth&rows=2").len(), 2);
    assert_eq!(rows("?sort=birth&list=court"), ["1", "3", "2"]);
    assert_eq!(rows("?rows=2&from=2"), ["3", "4"]);
    assert_eq!(rows("?kind=group"), Vec::<String>::new());
    assert_eq!(rows("?datum=custody"), Vec::<String>::new());
    assert_eq!(rows("?state=contested"), Vec::<String>::new());
    entered(&browser, "/persons/3/value", "birth_date=1988&document=a+paper");
    assert_eq!(rows("?state=contested"), ["3"]);
    assert!(browser.get("/persons/3").body.contains("class=\"difference\""));
    // What is withheld is contested nowhere.
    entered(&browser, "/persons/2/value", "birth_date=1999&document=another+paper&tlp=RED");
    assert_eq!(rows("?state=contested"), ["3"]);
    assert!(!browser.get("/persons/2").body.contains("class=\"difference\""));
    entered(&browser, "/persons/5/mark", "link=never&reason=asked");
    assert_eq!(rows("?state=never-link"), ["5"]);
}

#[test]
fn a_name_is_opened_for_a_reason_and_the_look_is_an_entry() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let refused = browser.submit("/persons/1", "reason=+");
    assert_eq!((refused.status, names(&refused.body)), (StatusCode::UNPROCESSABLE_ENTITY, Vec::new()));
    let refused = browser.submit("/persons/1", &format!("reason={}", written("홍길동 씨의 부탁")));
    assert_eq!((refused.status, names(&refused.body)), (StatusCode::UNPROCESSABLE_ENTITY, Vec::new()));
    let shown = browser.submit("/persons/1", "reason=a+call+of+the+family");
    assert_eq!((shown.status, names(&shown.body)), (StatusCode::OK, vec!["홍길동"]));
    assert_eq!(names(between(&shown.body, "<title>", "</title>")), Vec::<&str>::new());
    let masked = browser.get("/persons/1").body;
    assert_eq!(names(&masked), Vec::<&str>::new());
    assert!(masked.contains("a call of the family"), "who looked and why stands in the history");
    drop(browser);
    let looks = desk.json(&["persons", "disclosures"]);
    assert_eq!(looks.as_array().unwrap().len(), 1);
    assert_eq!((&looks[0]["whose"][0], &looks[0]["way"]), (&"P1".into(), &"page".into()));
    assert_eq!((&looks[0]["purpose"], &looks[0]["audience"]), (&"documentation".into(), &"office".into()));
    desk.verified();
}

#[test]
fn what_is_recorded_here_is_what_the_commands_record() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let form = format!("name={}&sex=m&birth_date=1970&held_at=Onsong&held_from=2023-10", written("임꺽정"));
    let added = browser.submit("/persons/add", &form);
    assert_eq!(added.headers[header::LOCATION], "/persons/6");
    entered(&browser, "/persons/6/value", "birth_date=1975&document=a+paper+of+2023");
    let page = browser.get("/persons/6").body;
    assert!(page.contains("1970") && page.contains("1975") && page.contains("class=\"difference\""));
    // Refused: it comes back as it was sent, and says which field.
    let form = format!("name={}&birth_date=nonsense", written("임돌이"));
    let refused = browser.submit("/persons/6/value", &form);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"임돌이\"") && refused.body.contains("value=\"nonsense\""));
    assert!(!between(&refused.body, "role=\"alert\">", "<").contains("임돌이"));
    assert_eq!(browser.submit("/persons/6/value", "name=x&document=D9").status, StatusCode::UNPROCESSABLE_ENTITY);
    entered(
        &browser,
        "/persons/6/consent",
        "state=given&datum=name&purpose=submission&audience=mechanism&on=2024-03-01&by=the+person&basis=form",
    );
    assert_eq!(browser.submit("/persons/6/consent", "state=given&on=soon").status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.submit("/persons/6/consent", "state=maybe").status, StatusCode::UNPROCESSABLE_ENTITY);
    entered(&browser, "/persons/6/mark", "tlp=AMBER%2BSTRICT&link=never&reason=asked");
    assert_eq!(browser.submit("/persons/6/mark", "reason=x").status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.get("/persons/6").body;
    assert!(page.contains("AMBER+STRICT") && !page.contains("the person</bdi>"), "who told it is masked");
    let statement = between(&page, "name=\"statement\" value=\"", "\"").to_owned();
    entered(&browser, "/persons/6/withdraw", &format!("statement={statement}&value=0&reason=misread"));
    assert_eq!(
        browser.submit("/persons/1/withdraw", &format!("statement={statement}&value=0&reason=x")).status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another's"
    );
    drop(browser);
    let shown = desk.json(&["persons", "show", "P6"]);
    assert_eq!((&shown["never_link"], &shown["values"][0]["withdrawn"]), (&true.into(), &true.into()));
    assert_eq!(shown["contested"], serde_json::json!(["birth"]));
    desk.verified();
}

#[test]
fn a_pair_is_judged_undone_and_the_next_one_follows_with_names() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let queue = browser.get("/persons/queue").body;
    assert!(queue.contains("aria-label=\"P1 ~ P4\"") && queue.contains("aria-label=\"P2 ~ P5\""), "{queue}");
    assert!(queue.contains("value=\"not-same\"") && queue.contains("<kbd>s</kbd>"));
    assert_eq!(
        browser.submit("/persons/queue/judge", "a=1&b=4&verdict=same&reason=").status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let named = format!("a=1&b=4&verdict=same&reason={}", written("it is Hong"));
    assert_eq!(browser.submit("/persons/queue/judge", &named).status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        browser.submit("/persons/queue/judge", "a=1&b=1&verdict=same&reason=x").status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(
        browser.submit("/persons/queue", "a=1&b=2&reason=x").status,
        StatusCode::NOT_FOUND,
        "no pair that waits"
    );
    let open = browser.submit("/persons/queue", "a=1&b=4&reason=a+review");
    assert_eq!(names(&open.body), ["홍길동", "Gil-dong"]);
    let next = browser.submit("/persons/queue/judge", "a=1&b=4&verdict=same&reason=birth+agrees&looking=a+review");
    assert_eq!((next.status, names(&next.body)), (StatusCode::OK, vec!["성춘향", "Chun-hyang"]));
    let queue = browser.get("/persons/queue").body;
    assert!(!queue.contains("aria-label=\"P1 ~ P4\""));
    let position = between(&queue, "name=\"position\" value=\"", "\"").to_owned();
    let together = browser.get("/persons/1").body;
    assert!(together.contains("href=\"/persons/4\""));
    entered(&browser, "/persons/queue/undo", &format!("position={position}&reason=another+case"));
    assert!(browser.get("/persons/queue").body.contains("aria-label=\"P1 ~ P4\""));
    assert_eq!(browser.submit("/persons/queue/undo", "position=1&reason=x").status, StatusCode::UNPROCESSABLE_ENTITY);
    drop(browser);
    let looks = desk.json(&["persons", "disclosures"]);
    let whose: Vec<_> = looks.as_array().unwrap().iter().map(|look| look["whose"].clone()).collect();
    assert_eq!(whose, [serde_json::json!(["P1", "P4"]), serde_json::json!(["P2", "P5"])]);
    assert_eq!(desk.json(&["persons", "judgments"]).as_array().unwrap().len(), 2);
    desk.verified();
}

#[test]
fn who_is_protected_red_or_erased_is_in_no_queue_and_red_on_no_page() {
    let desk = prepared();
    desk.run(&["persons", "protect", "P4", "--never-link", "--reason", "promised"]).fine();
    desk.run(&["persons", "protect", "P2", "--tlp", "RED", "--reason", "in danger"]).fine();
    let handle = desk.json(&["persons", "list"])[2]["handle"].as_str().unwrap().to_owned();
    desk.run(&["erase", &handle, "--reason", "asked to be forgotten"]).fine();
    let browser = browser(&desk, LONG).log_in();
    let queue = browser.get("/persons/queue").body;
    assert!(!queue.contains("P1 ~ P4") && !queue.contains("P2 ~ P5"), "{queue}");
    assert_eq!(browser.submit("/persons/queue", "a=1&b=4&reason=x").status, StatusCode::NOT_FOUND);
    assert_eq!(browser.submit("/persons/queue", "a=2&b=5&reason=x").status, StatusCode::NOT_FOUND);
    let red = browser.submit("/persons/2", "reason=x");
    assert!(names(&red.body).is_empty() && !red.body.contains("1981-02-03"), "{}", red.body);
    assert!(!browser.get("/persons").body.contains("1981-02-03"));
    let gone = browser.submit("/persons/3", "reason=x");
    assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.get("/persons/3").status.is_success());
    assert_eq!(browser.submit("/persons/3/consent", "state=given").status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn who_was_erased_does_not_come_back_with_their_list() {
    let desk = prepared();
    let handle = desk.json(&["persons", "list"])[0]["handle"].as_str().unwrap().to_owned();
    desk.run(&["erase", &handle, "--reason", "asked to be forgotten"]).fine();
    let again = desk.json(&["persons", "import", "court.csv", "--list", "court", "--commit"]);
    assert_eq!((&again["new"], &again["same"]), (&0.into(), &2.into()));
    assert_eq!(again["rejected"][0]["line"], 2);
    assert!(again["rejected"][0]["reason"].as_str().unwrap().contains("erased"));
    let other = desk.json(&["persons", "import", "court.csv", "--list", "another", "--commit"]);
    assert_eq!(other["new"], 3, "another list's record of that id is somebody else's");
    desk.run(&["rebuild"]).fine();
    let again = desk.json(&["persons", "import", "court.csv", "--list", "court"]);
    assert_eq!(again["new"], 0, "a rebuilt project knows it still");
    let dump = desk.run(&["rebuild", "--dump"]).fine().out;
    assert!(!dump.contains("erased-records"), "what is kept is no derived row");
    desk.verified();
}

#[test]
fn a_mistyped_list_is_not_protected_silently() {
    let desk = prepared();
    let protect = ["persons", "protect", "list:cuort", "--never-link", "--reason", "promised"];
    desk.run(&protect).refused_saying(1, &["--ahead"]);
    desk.run(&[&protect[..], &["--ahead"]].concat()).fine();
    desk.run(&["persons", "protect", "list:court", "--never-link", "--reason", "promised"]).fine();
}

#[test]
fn a_list_is_planned_and_recorded_and_nothing_of_it_is_shown() {
    let desk = prepared();
    let mut browser = browser(&desk, LONG).log_in();
    browser.language = "ko";
    let list =
        "번호,성명,성별,생년월일,고향\n1,임꺽정,m,1970,Musan\n2,임돌이,f,nonsense,Musan\n3,임순이,f,1990-02,Onsong\n";
    let fields = [("format", "csv"), ("d-list", "가족회")];
    let sent = browser.upload("/persons/import", &fields, Some(("list.csv", list.as_bytes())));
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let at = sent.headers[header::LOCATION].to_str().unwrap().to_owned();
    let plan = browser.get(&at);
    sound("the plan of a list", "ko", &plan);
    assert!(!plan.body.contains("임꺽정") && !plan.body.contains("임돌이") && !plan.body.contains("nonsense"));
    assert!(plan.body.contains("<strong>2</strong>"), "{}", plan.body);
    assert!(plan.body.contains("태어난 날"), "the column that can't be read");
    assert_eq!(browser.submit(&format!("{at}/record"), "entries=1").status, StatusCode::UNPROCESSABLE_ENTITY);
    let entries = between(&plan.body, "name=\"entries\" value=\"", "\"").to_owned();
    entered(&browser, &format!("{at}/record"), &format!("entries={entries}"));
    let table = browser.get("/persons?list=%EA%B0%80%EC%A1%B1%ED%9A%8C").body;
    assert!(table.contains("href=\"/persons/6\"") && table.contains("href=\"/persons/7\""));
    assert_eq!(browser.get(&at).status, StatusCode::NOT_FOUND, "the file was let go");
    drop(browser);
    assert_eq!(desk.json(&["persons", "list"]).as_array().unwrap().len(), 7);
    desk.verified();
}
