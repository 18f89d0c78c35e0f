//! The pages for work on many things, asked without a socket: lists read from the store, many claims changed by plan, one coded
//! anew by two people at once, entries undone, the record as it was recorded then, words coded a second time, and a command
//! that works beside the pages.
//!
//! Input: a project with the example's claims and two documents; requests as a browser sends them. Output: the runner's verdict.
//! Left out: who is let in (`web`), and what a browser makes of the pages.

use crate::program_run::{Desk, PASSPHRASE};
use attested_store::{Access, Passphrase, Project};
use attested_web::{Site, Unlocked, router};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;

const PORT: u16 = 4748;
const HOST: &str = "127.0.0.1:4748";
const TEXT: &str = "The ministry said around 600 North Korean defectors were forcibly returned on 9 October.\n\
Justice for North Korea said that 600여 명 북송 crossed near Onsŏng on Monday night. The foreign ministry declined to confirm it.\n";

struct Pages {
    site: Arc<Site>,
    cookie: String,
    csrf: String,
}

fn prepared() -> (Desk, Pages) {
    let desk = Desk::with_example_claims();
    desk.write("text.txt", TEXT);
    desk.write("again.txt", format!("{TEXT}It was said again.\n"));
    for file in ["text.txt", "again.txt"] {
        desk.run(&["add", file, "--publisher", "Daily", "--published", "2023-10-11", "--lang", "en", "--tlp", "AMBER"])
            .fine();
    }
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
    let project = Project::open(&desk.path("project"), &passphrase, Access::ByTurns).unwrap();
    let (site, token) = Site::new(Unlocked::new(project), PORT, Duration::from_secs(3600)).unwrap();
    let mut pages = Pages { site, cookie: String::new(), csrf: String::new() };
    let (_, set, _) = pages.ask("POST", "/login", &format!("token={token}"));
    pages.cookie = set.split(';').next().unwrap().to_owned();
    let home = pages.get("/");
    pages.csrf = between(&home, "name=\"csrf\" value=\"", "\"").to_owned();
    (desk, pages)
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split_once(before).unwrap_or_else(|| panic!("no {before:?} in {text}")).1.split_once(after).unwrap().0
}

impl Pages {
    /// Status, the cookie that was set, the page.
    fn ask(&self, method: &str, path: &str, form: &str) -> (StatusCode, String, String) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::COOKIE, &self.cookie)
            .header(header::ACCEPT_LANGUAGE, "en")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let answer = router(Arc::clone(&self.site)).oneshot(request).await.unwrap();
            let status = answer.status();
            let set = answer.headers().get(header::SET_COOKIE).map_or("", |v| v.to_str().unwrap()).to_owned();
            let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            (status, set, String::from_utf8(body.to_vec()).unwrap())
        })
    }

    fn get(&self, path: &str) -> String {
        let (status, _, body) = self.ask("GET", path, "");
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        for prefix in ["desk-", "web-", "agreement-"] {
            assert!(!body.contains(&format!(">{prefix}")), "{path}: a message is missing: {prefix}");
        }
        body
    }

    fn send(&self, path: &str, form: &str) -> (StatusCode, String) {
        let (status, _, body) = self.ask("POST", path, &format!("csrf={}&{form}", self.csrf));
        (status, body)
    }

    fn done(&self, path: &str, form: &str) {
        let (status, body) = self.send(path, form);
        assert_eq!(status, StatusCode::SEE_OTHER, "{path} {form}: {body}");
    }
}

#[test]
fn lists_are_filtered_sorted_turned_and_kept() {
    let (_desk, pages) = prepared();
    let all = pages.get("/claims?rows=5");
    assert!(all.contains("Rows 1–5 of "), "{all}");
    let korean = pages.get("/claims?q=%EB%B6%81%EC%86%A1");
    assert!(!korean.contains("/claims/C001\""), "only those with the words");
    let kept: serde_json::Value = serde_json::from_str(&pages.get("/claims?event=OCT09&format=json")).unwrap();
    let csv = pages.get("/claims?event=OCT09&format=csv");
    assert_eq!(kept["stamp"], "internal");
    assert_eq!(kept["claims"].as_array().unwrap().len() + 1, csv.lines().count());
    assert!(pages.get("/documents?q=daily&sort=-name").contains("/documents/2"));
    assert!(pages.get("/origins").contains("/claims?origin="));
    assert!(pages.get("/events?q=OCT09").contains("/events/OCT09"));
    assert!(pages.get("/review/duplicates").contains("D1 · D2"));
    assert!(pages.get("/review/waiting").contains("/documents/1"));
    for path in ["/second", "/settings", "/keys", "/search?q=onsong&in=texts", "/events/OCT09?recorded=2020-01-01"] {
        pages.get(path);
    }
}

#[test]
fn many_claims_are_changed_by_a_plan_and_one_of_them_is_put_back() {
    let (_desk, pages) = prepared();
    let form = "row-C001=on&row-C002=on&column=class&value=defectors+%3Cb%3E";
    let (status, plan) = pages.send("/claims/change", form);
    assert_eq!(status, StatusCode::OK);
    assert!(plan.contains("defectors &lt;b&gt;") && plan.contains("Nothing is changed yet"), "{plan}");
    assert!(!pages.get("/claims/C001").contains("defectors &lt;b&gt;"));
    let seen = between(&plan, "name=\"seen\" value=\"", "\"").to_owned();
    let (_, without) = pages.send("/claims/change/commit", &format!("{form}&seen={seen}"));
    assert!(without.contains("It needs a reason"));
    pages.done("/settings/coder", "coder=HJ");
    pages.done("/claims/change/commit", &format!("{form}&seen={seen}&reason=one+word+for+one+class"));
    assert!(pages.get("/claims/C001").contains("defectors &lt;b&gt;"));
    let history = pages.get("/history");
    assert!(history.contains("HJ") && history.contains("one word for one class"), "{history}");
    // What was looked at must be what is changed.
    let (_, again) = pages.send("/claims/change/commit", &format!("{form}x&seen={seen}&reason=r"));
    assert!(again.contains("recorded anew in the meantime"));
    let undo = between(&history, "action=\"/history/", "/undo\"").to_owned();
    pages.done(&format!("/history/{undo}/undo"), "reason=a+mistake");
    let back = [pages.get("/claims/C001"), pages.get("/claims/C002")];
    assert_eq!(back.iter().filter(|page| page.contains("defectors &lt;b&gt;")).count(), 1);
}

#[test]
fn two_who_code_one_claim_anew_see_both_and_both_stay() {
    let (_desk, pages) = prepared();
    let form = pages.get("/claims/C001/edit");
    let over = between(&form, "name=\"over\" value=\"", "\"").to_owned();
    let coded = |note: &str| {
        format!(
            "over={over}&event=OCT09&aspect=number&act=forcible_return&measure=flow&modality=asserted&quantity_kind=approx&low=600&note={note}&reason=looked+again"
        )
    };
    pages.done("/claims/C001/edit", &coded("the+first"));
    let (status, conflict) = pages.send("/claims/C001/edit", &coded("the+second"));
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(conflict.contains("the first") && conflict.contains("the second"), "{conflict}");
    let now = between(&conflict, "name=\"over\" value=\"", "\"").to_owned();
    pages.done("/claims/C001/edit", &coded("the+second").replace(&format!("over={over}"), &format!("over={now}")));
    assert!(pages.get("/claims/C001").contains("the second"));
    assert!(pages.get("/claims/C001").contains("Versions: 3") || pages.get("/claims/C001").contains("recorded="));
}

#[test]
fn a_second_coder_codes_blind_and_figures_change_only_when_it_is_adopted() {
    let (desk, pages) = prepared();
    let quoted = "quote=around+600&start=18&id=W1&event=OCT09&aspect=number&act=forcible_return&measure=flow&modality=asserted&quantity_kind=approx&low=600&speaker=The+ministry";
    pages.done("/documents/1/claim", quoted);
    let before = desk.json(&["figure", "OCT09"]);
    pages.done("/second", "coder=B&documents=1&sample=1&seed=7");
    let blind = pages.get("/second/0/1");
    assert!(!blind.contains("W1") && !blind.contains("<mark"), "nothing of the first coding");
    let second = "quote=said+around+600&event=OCT09&aspect=number&act=forcible_return&measure=flow&modality=reported&quantity_kind=approx&low=500&speaker=The+ministry";
    pages.done("/second/0/1/claim", second);
    pages.done(
        "/second/0/1/claim",
        &second
            .replace("said+around+600", "declined+to+confirm")
            .replace("reported", "declined")
            .replace("&quantity_kind=approx&low=500", ""),
    );
    assert_eq!(desk.json(&["figure", "OCT09"]), before, "a second coding enters no figure");
    pages.done("/second/0/1/done", "");
    let compare = pages.get("/second/0/compare");
    assert!(
        compare.contains("W1") && compare.contains("<bdi>asserted</bdi>") && compare.contains("<bdi>reported</bdi>"),
        "{compare}"
    );
    let decide = format!("/second/0/decide/{}", between(&compare, "action=\"/second/0/decide/", "\""));
    assert_eq!(
        pages.send(&decide, "decision=adopted&take-modality=on").0,
        StatusCode::UNPROCESSABLE_ENTITY,
        "without a reason"
    );
    pages.done(&decide, "decision=adopted&take-modality=on&reason=read+again");
    assert!(pages.get("/claims/W1").contains("reported"));
    let rest = pages.get("/second/0/compare");
    let decide = format!("/second/0/decide/{}", between(&rest, "action=\"/second/0/decide/", "\""));
    pages.done(&decide, "decision=adopted&id=W2&reason=overlooked");
    assert!(pages.get("/claims/W2").contains("declined to confirm"));
    assert!(desk.verified() > 0, "whatever was written verifies, and rebuilds to the same");
}

#[test]
fn links_that_cannot_be_told_are_set_aside_and_not_judged_apart() {
    let (_desk, pages) = prepared();
    let review = pages.get("/review?event=OCT09");
    let (from, to) = (between(&review, "name=\"from\" value=\"", "\""), between(&review, "name=\"to\" value=\"", "\""));
    pages.done("/review/link", &format!("event=OCT09&from={from}&to={to}&decision=unsure&reason=both+may+be"));
    let pair = format!("name=\"from\" value=\"{from}\"><input type=\"hidden\" name=\"to\" value=\"{to}\"");
    assert!(review.contains(&pair) && !pages.get("/review?event=OCT09").contains(&pair));
    assert!(pages.get("/review?event=OCT09&show=unsure").contains(&pair));
    pages.done("/review/link", &format!("event=OCT09&from={from}&to={to}&decision=apart&reason=now+it+is+known"));
    assert!(!pages.get("/review?event=OCT09&show=unsure").contains(&pair));
}

#[test]
fn a_command_works_beside_the_pages_and_they_show_what_it_did() {
    let (desk, pages) = prepared();
    pages.get("/claims");
    desk.run(&["event", "add", "BESIDE", "--title", "Made beside the pages"]).fine();
    assert!(pages.get("/").contains("Made beside the pages"));
    pages.done("/settings/coder", "coder=HJ");
    assert!(desk.verified() > 0);
}
