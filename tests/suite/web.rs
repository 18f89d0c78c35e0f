//! The pages, asked without a socket: who is let in, what no page ever does, and that each says everything in each
//! language.
//!
//! Input: a project with the example's claims and a document; requests as a browser sends them. Output: the runner's
//! verdict. Left out: what a browser makes of the pages.

use crate::program_run::{Desk, PASSPHRASE};
use attested_store::{Access, Passphrase, Project};
use attested_web::{Site, Unlocked, router};
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use std::io::Read;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;

pub(super) const PORT: u16 = 4747;
pub(super) const HOST: &str = "127.0.0.1:4747";
/// A text in which suggestions are found.
const TEXT: &str = "The ministry said around 600 North Korean defectors were forcibly returned on 9 October.\n\
Justice for North Korea said that 600여 명 북송 crossed near Onsŏng on Monday night.\n";

/// What came back.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: axum::http::HeaderMap,
    pub(super) body: String,
}

/// A browser with its cookies, before a site.
pub(super) struct Browser {
    site: Arc<Site>,
    token: String,
    cookie: String,
    pub(super) csrf: String,
    pub(super) language: &'static str,
}

/// A project with the example's claims, a document of TLP:AMBER and one of TLP:RED.
pub(super) fn prepared() -> Desk {
    let desk = Desk::with_example_claims();
    desk.write("text.txt", TEXT);
    desk.write("red.txt", "A named witness told of 77 people on Tuesday.\n");
    let add = |file: &str, tlp: &str| {
        desk.run(&["add", file, "--publisher", "Daily", "--published", "2023-10-11", "--lang", "en", "--tlp", tlp])
            .fine();
    };
    add("text.txt", "AMBER");
    add("red.txt", "RED");
    desk
}

pub(super) fn browser(desk: &Desk, lock_after: Duration) -> Browser {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).unwrap();
    let project = Project::open(&desk.path("project"), &passphrase, Access::Write).unwrap();
    let (site, token) = Site::new(Unlocked::new(project), PORT, lock_after).unwrap();
    Browser { site, token, cookie: String::new(), csrf: String::new(), language: "en" }
}

pub(super) fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

impl Browser {
    pub(super) fn send(&self, request: Request<Body>) -> Answer {
        let (status, headers, bytes) = self.send_for_bytes(request);
        Answer { status, headers, body: String::from_utf8(bytes).unwrap() }
    }

    fn send_for_bytes(&self, request: Request<Body>) -> (StatusCode, axum::http::HeaderMap, Vec<u8>) {
        wait(async {
            let response: Response<Body> = router(Arc::clone(&self.site)).oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
        })
    }

    pub(super) fn asking(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::COOKIE, &self.cookie)
            .header(header::ACCEPT_LANGUAGE, self.language)
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        self.send(self.asking("GET", path).body(Body::empty()).unwrap())
    }

    /// Sends a form; what it carries is written as in an address.
    pub(super) fn post(&self, path: &str, form: &str) -> Answer {
        let request = self.asking("POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).unwrap())
    }

    /// The same with the page's token.
    pub(super) fn submit(&self, path: &str, form: &str) -> Answer {
        self.post(path, &format!("csrf={}&{form}", self.csrf))
    }

    pub(super) fn log_in(mut self) -> Browser {
        let answer = self.post("/login", &format!("token={}", self.token));
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.headers[header::LOCATION], "/");
        let set = answer.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
        self.cookie = set.split(';').next().unwrap().to_owned();
        let home = self.get("/");
        assert_eq!(home.status, StatusCode::OK);
        self.csrf = between(&home.body, "name=\"csrf\" value=\"", "\"").to_owned();
        self
    }
}

pub(super) fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    text.split_once(before).unwrap_or_else(|| panic!("no {before:?}")).1.split_once(after).unwrap().0
}

pub(super) const LONG: Duration = Duration::from_secs(3600);

const PAGES: [&str; 21] = [
    "/",
    "/events/OCT09",
    "/events/OCT09?as_of=2023-10-13&policy=ucdp",
    "/events/STOCK23",
    "/documents",
    "/documents/1",
    "/documents/1?edit=1&event=OCT09",
    "/documents/2",
    "/claims",
    "/claims?event=OCT09&modality=declined&sort=-published",
    "/claims/C001",
    "/review",
    "/review?event=OCT09",
    "/search?q=600",
    "/history",
    "/settings",
    "/documents/add",
    "/import",
    "/map",
    "/upkeep",
    "/settings/vocabulary",
];

#[test]
fn every_page_says_everything_in_every_language_and_runs_nothing_of_anybody() {
    let desk = prepared();
    let mut browser = browser(&desk, LONG).log_in();
    for language in ["ko", "en", "zh-Hans"] {
        browser.language = language;
        for path in PAGES.into_iter().chain(["/keys"]) {
            let answer = browser.get(path);
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            sound(path, language, &answer);
        }
        let missing = browser.get("/no-such-page");
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        sound("missing", language, &missing);
    }
}

/// A page that is whole: no message missing, no script or style of its own, every address ours.
pub(super) fn sound(path: &str, language: &str, answer: &Answer) {
    let (at, body) = (format!("{path} in {language}"), &answer.body);
    assert!(body.contains(&format!("<html lang=\"{language}\">")), "{at}");
    for prefix in [
        "web-",
        "page-",
        "note-",
        "th-",
        "section-",
        "modality-",
        "cli-",
        "link-",
        "travel-",
        "add-",
        "import-",
        "job-",
        "map-",
    ] {
        // Words of a message stand between tags; an unknown key would stand there as itself.
        assert!(!body.contains(&format!(">{prefix}")), "{at}: a message is missing: {prefix}");
    }
    assert!(!body.contains("{$") && !body.contains("{ $"), "{at}: an argument is missing");
    let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none'") && !policy.contains("unsafe") && !policy.contains('*'),
        "{policy}"
    );
    for tag in body.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        assert!(!tag.contains(" style=") && !has_handler(tag), "{at}: <{tag}>");
        assert!(!tag.starts_with("style"), "{at}: a style of its own");
        if tag.starts_with("script") {
            assert!(tag.contains("src=\"/assets/"), "{at}: <{tag}>");
        }
        for name in ["href=\"", "src=\"", "action=\""] {
            for address in tag.split(name).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(address.starts_with('/') || address.starts_with('#'), "{at}: {address}");
            }
        }
    }
    let mut ids = std::collections::BTreeSet::new();
    for id in body.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.insert(id), "{at}: {id} stands twice");
    }
    for pointed in body.split(" for=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(pointed), "{at}: a label points at {pointed}");
    }
}

/// Whether a tag has an attribute that runs something, as `onclick`.
fn has_handler(tag: &str) -> bool {
    let names = tag.split(" on").skip(1).filter_map(|rest| rest.split_once('=')).map(|(name, _)| name);
    names.into_iter().any(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[test]
fn links_between_pages_lead_somewhere() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let mut seen = std::collections::BTreeSet::new();
    for path in ["/", "/documents", "/claims?rows=5", "/events/JUL21", "/search?q=Korea", "/documents/1", "/review"] {
        let body = browser.get(path).body;
        for address in body.split("href=\"/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let address = format!("/{}", address.split('#').next().unwrap().replace("&amp;", "&"));
            if seen.len() < 60 && seen.insert(address.clone()) {
                assert_eq!(browser.get(&address).status, StatusCode::OK, "{address} of {path}");
            }
        }
    }
    assert!(seen.len() > 30, "{seen:?}");
}

#[test]
fn nobody_is_let_in_by_a_wrong_host_a_wrong_token_or_another_page() {
    let desk = prepared();
    let stranger = browser(&desk, LONG);
    for path in PAGES {
        let answer = stranger.get(path);
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::SEE_OTHER, ""), "{path}");
        assert_eq!(answer.headers[header::LOCATION], "/login");
    }
    assert_eq!(stranger.post("/login", "token=wrong").status, StatusCode::FORBIDDEN);
    assert_eq!(stranger.post("/login", "passphrase=not%20the%20one").status, StatusCode::FORBIDDEN);
    assert_eq!(stranger.post("/lock", "").status, StatusCode::FORBIDDEN);
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:4747.evil.example", ""] {
        let request = Request::builder().uri("/login").header(header::HOST, host).body(Body::empty()).unwrap();
        let answer = stranger.send(request);
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::MISDIRECTED_REQUEST, ""), "{host}");
    }
    let token = stranger.token.clone();
    let inside = stranger.log_in();
    // The token is used up.
    assert_eq!(
        Browser { cookie: String::new(), ..copy(&inside) }.post("/login", &format!("token={token}")).status,
        StatusCode::FORBIDDEN
    );
    for (path, form) in [
        ("/lock", ""),
        ("/documents/1/accept", "number=1&event=OCT09"),
        ("/documents/1/draft", "quote=x"),
        ("/review/link", "from=C001&to=C002&decision=apart&reason=x"),
        ("/settings/language", "language=zh"),
    ] {
        assert_eq!(inside.post(path, form).status, StatusCode::FORBIDDEN, "{path} without a token");
        assert_eq!(inside.post(path, &format!("csrf=abc&{form}")).status, StatusCode::FORBIDDEN, "{path} with another");
        let foreign = inside
            .asking("POST", path)
            .header(header::ORIGIN, "http://evil.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = inside.send(foreign.body(Body::from(format!("csrf={}&{form}", inside.csrf))).unwrap());
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from another page");
    }
    assert_eq!(
        inside.send(inside.asking("PUT", "/").body(Body::empty()).unwrap()).status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}

fn copy(browser: &Browser) -> Browser {
    Browser {
        site: Arc::clone(&browser.site),
        token: browser.token.clone(),
        cookie: browser.cookie.clone(),
        csrf: browser.csrf.clone(),
        language: browser.language,
    }
}

#[test]
fn a_locked_project_shows_nothing_until_the_passphrase() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let draft = browser.submit("/documents/1/draft", "page=a&version=0&quote=around+600&event=OCT09");
    assert_eq!(draft.status, StatusCode::OK);
    assert_eq!(browser.submit("/lock", "").status, StatusCode::SEE_OTHER);
    for path in PAGES {
        let answer = browser.get(path);
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::SEE_OTHER, ""), "{path}");
        assert_eq!(answer.headers[header::LOCATION], "/unlock");
    }
    let refused = browser.submit("/documents/1/claim", "quote=around+600&id=X1&event=OCT09");
    assert_eq!(refused.status, StatusCode::LOCKED);
    for page in [browser.get("/unlock"), refused] {
        assert!(!page.body.contains("OCT09") && !page.body.contains("Daily"), "{}", page.body);
        assert!(page.body.contains("action=\"/unlock\""));
    }
    // The lock is really off: the command line can work meanwhile.
    assert!(desk.verified() > 0);
    assert_eq!(browser.submit("/unlock", "passphrase=wrong+one+here").status, StatusCode::FORBIDDEN);
    let right: String = PASSPHRASE.bytes().map(|byte| format!("%{byte:02X}")).collect();
    assert_eq!(browser.submit("/unlock", &format!("passphrase={right}")).status, StatusCode::SEE_OTHER);
    assert!(browser.get("/documents/1").body.contains("around 600</textarea>"), "the draft is there again");
}

#[test]
fn it_locks_when_nobody_works() {
    let desk = prepared();
    let browser = browser(&desk, Duration::from_secs(4)).log_in();
    std::thread::sleep(Duration::from_millis(4500));
    assert_eq!(browser.get("/claims").headers[header::LOCATION], "/unlock");
}

#[test]
fn what_is_red_is_on_no_page() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    for path in ["/documents/2", "/search?q=witness", "/documents/2?from=0&to=5", "/history"] {
        assert!(!browser.get(path).body.contains("named witness"), "{path}");
    }
    assert_eq!(browser.submit("/documents/2/accept", "number=1&event=OCT09").status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_suggestion_becomes_a_claim_and_a_judgment_is_undone() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let accepted = browser.submit("/documents/1/accept", "number=1&event=OCT09");
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
    assert!(browser.get("/documents/1").body.contains("/claims/D1-01"));
    assert!(browser.get("/claims/D1-01").body.contains("around 600"));
    let recorded = browser.submit(
        "/documents/1/claim",
        "quote=600%EC%97%AC%20%EB%AA%85&start=119&id=W1&event=OCT09&aspect=number&act=forcible_return&measure=flow&scope=whole\
         &modality=asserted&quantity_kind=more_than&low=600&quantity_words=600%EC%97%AC+%EB%AA%85&speaker=Justice+for+North+Korea",
    );
    assert_eq!(recorded.status, StatusCode::SEE_OTHER, "{}", recorded.body);
    assert!(browser.get("/claims/W1").body.contains("600여 명"));
    // Refused: everything typed comes back.
    let again = browser.submit("/documents/1/claim", "quote=nowhere+in+it&id=W2&event=OCT09&speaker=Somebody+%3Cb%3E");
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("nowhere in it") && again.body.contains("Somebody &lt;b&gt;"));
    // A link is judged, and the judgment undone.
    let review = browser.get("/review?event=OCT09").body;
    let from = between(&review, "name=\"from\" value=\"", "\"");
    let to = between(&review, "name=\"to\" value=\"", "\"");
    let form = format!("event=OCT09&from={from}&to={to}&decision=apart");
    assert_eq!(browser.submit("/review/link", &form).status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    assert_eq!(browser.submit("/review/link", &format!("{form}&reason=looked+into")).status, StatusCode::SEE_OTHER);
    let history = browser.get("/history").body;
    let undo = between(&history, "action=\"/history/", "/undo\"");
    assert_eq!(browser.submit(&format!("/history/{undo}/undo"), "reason=a+mistake").status, StatusCode::SEE_OTHER);
    assert!(!browser.get("/history").body.contains(&format!("action=\"/history/{undo}/undo\"")));
    let csv = browser.get("/claims?format=csv&event=OCT09");
    assert!(csv.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("internal"));
    assert!(csv.body.lines().count() > 20 && csv.body.contains("W1"));
}

#[test]
fn two_pages_that_draft_one_claim_both_keep_theirs() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let draft = |page: &str, version: u32, words: &str| {
        let form = format!("page={page}&version={version}&quote={words}");
        let answer = browser.submit("/documents/1/draft", &form);
        serde_json::from_str::<serde_json::Value>(&answer.body).unwrap()
    };
    assert_eq!(draft("a", 0, "first")["beside"], false);
    assert_eq!(draft("b", 0, "second")["beside"], true);
    assert_eq!(draft("a", 1, "first+more")["beside"], false);
    let page = browser.get("/documents/1").body;
    assert!(page.contains("first more</textarea>") && page.contains("second"));
    assert!(browser.get("/documents/1?beside=0").body.contains("second</textarea>"));
}

#[test]
fn words_are_found_in_three_languages() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    for (wanted, found) in [
        ("onsong", "<mark>Onsŏng</mark>"),
        ("%EB%B6%81%EC%86%A1", "<mark>북송</mark>"),
        ("%E9%81%A3%E8%BF%94", "<mark>遣返</mark>"),
    ] {
        let body = browser.get(&format!("/search?q={wanted}")).body;
        assert!(body.contains(found), "{wanted}");
    }
}

#[test]
fn text_is_packed_for_a_browser_that_takes_it_and_no_first_page_is_large() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let assets = ["/assets/app.css", "/assets/event.css", "/assets/document.js", "/api/v1/claims"];
    for path in PAGES.into_iter().filter(|path| *path != "/map").chain(assets) {
        let asked = browser.asking("GET", path).header(header::ACCEPT_ENCODING, "gzip, br");
        let (_, headers, packed) = browser.send_for_bytes(asked.body(Body::empty()).unwrap());
        assert_eq!(headers[header::CONTENT_ENCODING], "gzip", "{path}");
        assert_eq!(headers[header::VARY], "Accept-Encoding", "{path}");
        assert!(packed.len() < 150_000, "{path}: {} bytes", packed.len());
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut unpacked).unwrap();
        let plain = browser.get(path);
        assert!(!plain.headers.contains_key(header::CONTENT_ENCODING), "{path}");
        assert_eq!(unpacked.len(), plain.body.len(), "{path}");
    }
}

#[test]
fn the_passphrase_is_changed_and_the_project_backed_up_from_the_pages() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let change = |present: &str, next: &str, again: &str| {
        browser.submit("/settings/passphrase", &format!("present={present}&next={next}&again={again}")).status
    };
    assert_eq!(change(PASSPHRASE, "new+words", "other+words"), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change("not+it", "new+words", "new+words"), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change(PASSPHRASE, "", ""), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(change(PASSPHRASE, "new+words", "new+words"), StatusCode::SEE_OTHER);
    browser.submit("/lock", "");
    assert_eq!(browser.submit("/unlock", &format!("passphrase={PASSPHRASE}")).status, StatusCode::FORBIDDEN);
    assert_eq!(browser.submit("/unlock", "passphrase=new+words").status, StatusCode::SEE_OTHER);
    // Beside the project, never in it, and never where nobody said.
    for file in ["copy.attested", "..%2Fcopy.attested", ""] {
        let answer = browser.submit("/upkeep/backup", &format!("file={file}"));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{file}");
    }
    let ended = |path: &str| {
        let begun = browser.submit("/upkeep/backup", &format!("file={path}"));
        let job = begun.headers[header::LOCATION].to_str().unwrap().to_owned();
        loop {
            let page = browser.get(&job).body;
            if !page.contains("id=\"job\"") {
                return page;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    assert!(ended(desk.path("project/copy.attested").to_str().unwrap()).contains("lost with it"));
    let copy = desk.path("copy.attested");
    assert!(ended(copy.to_str().unwrap()).contains("Backed up to"));
    let back = desk.path("back");
    attested_store::restore(&copy, &back).unwrap();
    let passphrase = Passphrase::new("new words".to_owned()).unwrap();
    assert!(Project::open(&back, &passphrase, Access::Read).is_ok());
}

#[test]
fn hostile_fields_stay_words() {
    let desk = prepared();
    let browser = browser(&desk, LONG).log_in();
    let nasty = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%00%1B%E2%80%AE%27%3B+DROP+TABLE";
    for path in [
        "/search?q=",
        "/claims?q=",
        "/documents?q=",
        "/claims?sort=",
        "/events/OCT09?policy=",
        "/events/",
        "/claims/",
        "/documents/",
    ] {
        let answer = browser.get(&format!("{path}{nasty}"));
        assert!(answer.status.is_success() || answer.status.is_client_error(), "{path}: {}", answer.status);
        // A field gives back what was typed, as it was typed; everywhere else what acts unseen is named.
        let mut pieces = answer.body.split("value=\"");
        let first = pieces.next().unwrap_or_default().to_owned();
        let outside = pieces.filter_map(|piece| piece.split_once('"')).fold(first, |all, (_, rest)| all + rest);
        assert!(!answer.body.contains("<script>alert") && !outside.contains('\u{202e}'), "{path}");
    }
    let large = "x".repeat(1 << 20);
    assert_eq!(browser.submit("/documents/1/draft", &format!("page=a&version=0&quote={large}")).status, StatusCode::OK);
    assert_eq!(browser.submit("/documents/1/draft", &"y".repeat(5 << 20)).status, StatusCode::PAYLOAD_TOO_LARGE);
}
