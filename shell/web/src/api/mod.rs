//! The JSON API: what the pages do with events, documents and claims, for programs. Input: a request under `/api/v1`. Output: JSON, or a problem
//! (RFC 9457). The same gate as the pages': host, where it comes from, session, lock; the same use cases; the same place
//! (`access`) that decides who sees which field. A program shows its session as a bearer token; a browser that shows its
//! cookie sends the form's token as `X-CSRF-Token`. The document of it is made from the same code (`openapi`), and a test
//! compares it with the routes.

mod asked;
mod call;
mod claims;
mod documents;
mod events;
mod figures;
mod imports;
mod jobs;
mod judgments;
mod openapi;
mod places;
mod problem;
mod project;
mod review;
mod rounds;
mod sessions;
mod suggestions;

use crate::ask::Ask;
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::{self, Reply};
use crate::layout::View;
use crate::pages::plain;
use crate::server::Site;
use axum::http::{StatusCode, header};
use call::Call;
use problem::{Kind, Problem};
use serde::Serialize;

/// What every address of the API begins with.
pub(crate) const ROOT: &str = "/api/";
/// The version whose addresses these are.
const BASE: &str = "/api/v1";
/// The type of what is sent and answered, but for files and problems.
const JSON: &str = "application/json";
/// The header by which a browser's session shows the token of its forms.
const CSRF: &str = "x-csrf-token";

/// What came of a call.
pub(crate) enum Done {
    /// A value.
    Value(serde_json::Value),
    /// Something new, and its address.
    Made(String, serde_json::Value),
    /// Something that goes on, and the address that tells of it.
    Begun(String, serde_json::Value),
    /// Done, with nothing to say.
    Nothing,
    /// A table, and the name it is kept by.
    Table(&'static str, Vec<u8>),
}

impl Done {
    fn reply(self) -> Reply {
        match self {
            Done::Value(value) => Reply::Answer(StatusCode::OK, Vec::new(), JSON, value.to_string().into_bytes()),
            Done::Made(address, value) => {
                let own = vec![(header::LOCATION, address)];
                Reply::Answer(StatusCode::CREATED, own, JSON, value.to_string().into_bytes())
            }
            Done::Begun(address, value) => {
                let own = vec![(header::LOCATION, address)];
                Reply::Answer(StatusCode::ACCEPTED, own, JSON, value.to_string().into_bytes())
            }
            Done::Nothing => Reply::Status(StatusCode::NO_CONTENT),
            Done::Table(name, bytes) => Reply::File("text/csv; charset=utf-8", name.to_owned(), bytes),
        }
    }
}

/// A value, as it was asked for.
fn value<T: Serialize>(value: &T) -> Result<Done, Fault> {
    Ok(Done::Value(serde_json::to_value(value)?))
}

/// Something new at an address under [`BASE`].
fn made<T: Serialize>(address: &str, value: &T) -> Result<Done, Fault> {
    Ok(Done::Made(format!("{BASE}{address}"), serde_json::to_value(value)?))
}

/// Who may call, and what is done.
#[derive(Clone, Copy)]
enum Work {
    /// Anybody on our host.
    Anybody(fn(&Site, &Ask) -> Result<Done, Problem>),
    /// Whoever has a session, whether or not the project is locked. The text is the session.
    Session(fn(&View<'_>, &str, &Call<'_>) -> Result<Done, Problem>),
    /// Whoever has a session, with the project unlocked.
    Project(fn(&View<'_>, &mut Unlocked, &Call<'_>) -> Result<Done, Fault>),
}

/// An address and a method, what is done there, and what can go wrong beside what can everywhere.
struct Route {
    method: &'static str,
    path: &'static str,
    work: Work,
    faults: &'static [Kind],
}

const fn route(method: &'static str, path: &'static str, work: Work, faults: &'static [Kind]) -> Route {
    Route { method, path, work, faults }
}

const NONE: &[Kind] = &[];
const MISSING: &[Kind] = &[Kind::NotFound];
const REFUSED: &[Kind] = &[Kind::Refused];
const REFUSED_OR_STALE: &[Kind] = &[Kind::Refused, Kind::Conflict];
const MISSING_OR_REFUSED: &[Kind] = &[Kind::NotFound, Kind::Refused];
const ANY: &[Kind] = &[Kind::NotFound, Kind::Refused, Kind::Conflict];

/// Every route.
const ROUTES: &[Route] = &[
    route("GET", "/openapi.json", Work::Anybody(openapi::served), NONE),
    route("POST", "/sessions", Work::Anybody(sessions::begin), &[Kind::Forbidden]),
    route("DELETE", "/sessions/current", Work::Session(sessions::end), NONE),
    route("POST", "/lock", Work::Session(sessions::lock), NONE),
    route("POST", "/unlock", Work::Session(sessions::unlock), NONE),
    route("GET", "/project", Work::Project(project::project), NONE),
    route("PUT", "/project/coder", Work::Project(project::coder), NONE),
    route("POST", "/project/verification", Work::Project(project::verify), NONE),
    route("GET", "/policies", Work::Project(project::policies), NONE),
    route("GET", "/search", Work::Project(project::search), NONE),
    route("GET", "/entries", Work::Project(project::entries), NONE),
    route("GET", "/events", Work::Project(events::events), NONE),
    route("GET", "/events/{event}", Work::Project(events::event), MISSING),
    route("PUT", "/events/{event}", Work::Project(events::describe), MISSING_OR_REFUSED),
    route("GET", "/events/{event}/figures", Work::Project(figures::figures), MISSING_OR_REFUSED),
    route("GET", "/events/{event}/policies", Work::Project(figures::policies), MISSING_OR_REFUSED),
    route("GET", "/events/{event}/explanation", Work::Project(figures::explanation), MISSING_OR_REFUSED),
    route("GET", "/events/{event}/history", Work::Project(figures::history), MISSING_OR_REFUSED),
    route("GET", "/events/{event}/travel", Work::Project(figures::travel), MISSING_OR_REFUSED),
    route("GET", "/events/{event}/places", Work::Project(places::places), MISSING_OR_REFUSED),
    route("GET", "/events/{event}/links", Work::Project(judgments::links), MISSING),
    route("POST", "/events/{event}/links", Work::Project(judgments::decide_link), MISSING_OR_REFUSED),
    route("GET", "/documents", Work::Project(documents::documents), NONE),
    route("POST", "/documents", Work::Project(documents::add), ANY),
    route("GET", "/documents/{document}", Work::Project(documents::document), MISSING),
    route("GET", "/documents/{document}/text", Work::Project(documents::text), MISSING_OR_REFUSED),
    route("GET", "/documents/{document}/draft", Work::Project(documents::draft), MISSING_OR_REFUSED),
    route("PUT", "/documents/{document}/draft", Work::Project(documents::keep_draft), MISSING_OR_REFUSED),
    route("DELETE", "/documents/{document}/draft", Work::Project(documents::forget_draft), MISSING_OR_REFUSED),
    route("GET", "/documents/{document}/suggestions", Work::Project(suggestions::suggestions), MISSING_OR_REFUSED),
    route(
        "GET",
        "/documents/{document}/suggestions/{suggestion}",
        Work::Project(suggestions::suggestion),
        MISSING_OR_REFUSED,
    ),
    route("POST", "/documents/{document}/suggestions/{suggestion}/accept", Work::Project(suggestions::accept), ANY),
    route("POST", "/documents/{document}/suggestions/{suggestion}/reject", Work::Project(suggestions::reject), ANY),
    route("GET", "/claims", Work::Project(claims::claims), REFUSED),
    route("POST", "/claims", Work::Project(claims::record), ANY),
    route("GET", "/claims.csv", Work::Project(claims::table), REFUSED),
    route("GET", "/claims/{claim}", Work::Project(claims::claim), MISSING_OR_REFUSED),
    route("PUT", "/claims/{claim}", Work::Project(claims::correct), ANY),
    route("GET", "/claims/{claim}/versions", Work::Project(claims::versions), MISSING),
    route("POST", "/imports", Work::Project(imports::import), REFUSED_OR_STALE),
    route("POST", "/imports/file", Work::Project(imports::import_file), REFUSED_OR_STALE),
    route("POST", "/changes", Work::Project(imports::change), ANY),
    route("POST", "/jobs", Work::Project(jobs::begin), NONE),
    route("GET", "/jobs/{job}", Work::Session(jobs::job), MISSING),
    route("POST", "/jobs/{job}/cancel", Work::Session(jobs::cancel), MISSING),
    route("GET", "/origins", Work::Project(review::origins), NONE),
    route("GET", "/review/duplicates", Work::Project(review::duplicates), NONE),
    route("GET", "/review/waiting", Work::Project(review::waiting), NONE),
    route("GET", "/rounds", Work::Project(rounds::all), NONE),
    route("POST", "/rounds", Work::Project(rounds::begin), MISSING_OR_REFUSED),
    route("GET", "/rounds/{round}/documents/{document}/codings", Work::Project(rounds::codings), MISSING_OR_REFUSED),
    route("POST", "/rounds/{round}/documents/{document}/codings", Work::Project(rounds::code), ANY),
    route("POST", "/rounds/{round}/documents/{document}/done", Work::Project(rounds::done), MISSING_OR_REFUSED),
    route("GET", "/rounds/{round}/comparison", Work::Project(rounds::comparison), MISSING),
    route("POST", "/rounds/{round}/decisions/{entry}", Work::Project(rounds::decide), ANY),
    route("GET", "/judgments", Work::Project(judgments::judgments), NONE),
    route("POST", "/judgments", Work::Project(judgments::judge), MISSING_OR_REFUSED),
    route("POST", "/entries/{entry}/undo", Work::Project(judgments::undo), MISSING_OR_REFUSED),
];

/// The variable parts of a path, if it fits the route's.
fn fits(route: &Route, path: &[&str]) -> Option<Vec<String>> {
    let own: Vec<&str> = route.path.split('/').skip(1).collect();
    if own.len() != path.len() {
        return None;
    }
    let mut parts = Vec::new();
    for (own, given) in own.iter().zip(path) {
        if own.starts_with('{') {
            parts.push(plain(given));
        } else if own != given {
            return None;
        }
    }
    Some(parts)
}

/// Answers a request.
pub(crate) fn answer(site: &Site, ask: &Ask) -> Reply {
    if !gate::is_ours(site, ask.header(header::HOST)) {
        return Problem::new(Kind::WrongHost, "ask for the host that the terminal printed").into();
    }
    let Some(path) = ask.path.strip_prefix(BASE) else { return unknown() };
    let path: Vec<&str> = path.split('/').skip(1).collect();
    let here: Vec<(&Route, Vec<String>)> =
        ROUTES.iter().filter_map(|route| Some((route, fits(route, &path)?))).collect();
    let method = if ask.method == axum::http::Method::HEAD { "GET" } else { ask.method.as_str() };
    match here.iter().find(|(route, _)| route.method == method) {
        Some((route, parts)) => problem::reply(called(site, ask, route, parts.clone())),
        None if here.is_empty() => unknown(),
        None => {
            let allowed: Vec<&str> = here.iter().map(|(route, _)| route.method).collect();
            let own = vec![(header::ALLOW, allowed.join(", "))];
            Problem::new(Kind::MethodNotAllowed, format!("this address has {}", allowed.join(", "))).reply(own)
        }
    }
}

/// What to say when a request can't be read as a whole, or nothing came of it.
pub(crate) fn without_answer(status: StatusCode) -> Reply {
    let kind = match status {
        StatusCode::REQUEST_TIMEOUT => Kind::Timeout,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::INTERNAL_SERVER_ERROR => Kind::Failed,
        _ => Kind::Malformed,
    };
    Problem::new(kind, kind.title()).into()
}

fn unknown() -> Reply {
    Problem::new(Kind::NotFound, format!("{BASE}/openapi.json lists the addresses there are")).into()
}

/// Calls a route: who asks is looked at first, then what is sent, then the lock.
fn called(site: &Site, ask: &Ask, route: &Route, parts: Vec<String>) -> Result<Done, Problem> {
    let writes = route.method != "GET";
    if writes && !gate::is_from_our_pages(ask) {
        return Err(Problem::new(Kind::Forbidden, "what is sent from a page of another origin is not taken"));
    }
    let (session, csrf) = match route.work {
        Work::Anybody(_) => Default::default(),
        Work::Session(_) | Work::Project(_) => session(site, ask, writes)?,
    };
    readable(ask, route)?;
    let view = gate::view(site, ask, &csrf, None);
    let call = Call { parts, ask };
    match route.work {
        Work::Anybody(work) => work(site, ask),
        Work::Session(work) => work(&view, &session, &call),
        Work::Project(work) => {
            if let Some(job) = site.jobs().running() {
                let detail = format!("long work has the project: {BASE}/jobs/{} says how far it is", job.number);
                return Err(Problem::new(Kind::Busy, detail));
            }
            let mut desk = site.desk();
            let Some(open) = desk.open() else {
                site.jobs().forget();
                let detail = format!("unlock it with the passphrase: POST {BASE}/unlock");
                return Err(Problem::new(Kind::Locked, detail));
            };
            // What is sent stands on what is recorded now, and nobody else writes meanwhile.
            let turn = if writes { open.project.take_turn() } else { open.project.catch_up() };
            turn.map_err(Fault::from).and_then(|()| work(&view, open, &call)).map_err(|fault| Problem::of(&fault))
        }
    }
}

/// Whether names and body are such as the document says.
fn readable(ask: &Ask, route: &Route) -> Result<(), Problem> {
    let known = openapi::asked(route.method, route.path);
    for (at, (name, _)) in ask.asked.iter().enumerate() {
        let Some((_, repeats)) = known.iter().find(|(own, _)| own == name) else {
            let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
            let there = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            return Err(Problem::new(Kind::Malformed, format!("'{name}' can't be asked here; there is {there}")));
        };
        if !repeats && ask.asked[..at].iter().any(|(other, _)| other == name) {
            return Err(Problem::new(Kind::Malformed, format!("'{name}' is asked twice")));
        }
    }
    let kind = ask.header(header::CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    let Some((taken, fields)) = openapi::taken(route.method, route.path) else { return Ok(()) };
    if !kind.eq_ignore_ascii_case(taken) {
        return Err(Problem::new(Kind::UnsupportedType, format!("send {taken}")));
    }
    if taken != JSON {
        let unknown = ask.form.each().find(|(name, _)| !fields.contains(name));
        return unknown.map_or(Ok(()), |(name, _)| {
            let detail = format!("'{name}' can't be sent here; there is {}", fields.join(", "));
            Err(Problem::new(Kind::Malformed, detail))
        });
    }
    let sent = serde_json::from_slice(&ask.body).map_err(|why| Problem::new(Kind::Malformed, why.to_string()))?;
    openapi::shaped(route.method, route.path, &sent).map_err(|why| Problem::new(Kind::Malformed, why))
}

/// Whether a request shows a session: asked before a large file is read.
pub(crate) fn shows_session(site: &Site, ask: &Ask) -> bool {
    session(site, ask, true).is_ok()
}

/// The session that a request shows, and its token for forms.
fn session(site: &Site, ask: &Ask, writes: bool) -> Result<(String, String), Problem> {
    let stranger = || {
        let detail = format!("begin a session with POST {BASE}/sessions and show it as a bearer token");
        Problem::new(Kind::Unauthenticated, detail)
    };
    let shown = ask.header(header::AUTHORIZATION);
    let bearer = shown.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let (id, by_cookie) = match bearer {
        Some((_, token)) => (token.trim().to_owned(), false),
        None if shown.is_empty() => (ask.cookie(&gate::session_cookie(site)).unwrap_or_default().to_owned(), true),
        None => return Err(stranger()),
    };
    let csrf = site.sessions().of(&id).map(|session| session.csrf.clone()).ok_or_else(stranger)?;
    // A browser adds its cookie by itself, whoever made the page: the token shows that the page is ours.
    let token = header::HeaderName::from_static(CSRF);
    if by_cookie && writes && !csrf.is(ask.header(token)) {
        return Err(Problem::new(Kind::Forbidden, format!("send the token of the session's forms as {CSRF}")));
    }
    Ok((id, csrf.reveal().to_owned()))
}
