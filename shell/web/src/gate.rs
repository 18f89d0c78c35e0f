//! The gate: every request passes here before a page is asked, and every answer after. Input: a request. Output: an
//! answer. In this order: the host is ours; what is sent comes from our own pages; there is a session; the form carries its
//! token; the project is unlocked. Leaves out what pages show.

use crate::access::Viewer;
use crate::api;
use crate::ask::{Ask, LANGUAGE_COOKIE};
use crate::assets::asset;
use crate::fault::Fault;
use crate::jobs::{Events, Job, Says};
use crate::layout::{self, View};
use crate::packing::Packing;
use crate::pages;
use crate::secret::Secret;
use crate::server::Site;
use attested_messages::Language;
use attested_store::Passphrase;
use axum::body::Body;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use std::sync::Arc;

/// What a page may do: its own style sheets, modules, forms and requests, and nothing else of anybody.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const HTML: &str = "text/html; charset=utf-8";
/// Sessions that are kept; the oldest goes.
const MOST_SESSIONS: usize = 8;
/// Wrong tokens before the login token is void.
const MOST_TRIES: u32 = 20;

/// A browser that has logged in.
pub(crate) struct Session {
    id: Secret,
    pub(crate) csrf: Secret,
    said: Option<String>,
}

/// The sessions, and the token that still logs in.
pub(crate) struct Sessions {
    token: Option<Secret>,
    tries: u32,
    open: Vec<Session>,
}

impl Sessions {
    pub(crate) fn new(token: Secret) -> Self {
        Sessions { token: Some(token), tries: 0, open: Vec::new() }
    }

    pub(crate) fn of(&mut self, cookie: &str) -> Option<&mut Session> {
        self.open.iter_mut().find(|session| session.id.is(cookie))
    }

    /// Whether the token is the right one; it then logs in no more.
    pub(crate) fn redeem(&mut self, token: &str) -> bool {
        let right = self.token.as_ref().is_some_and(|own| own.is(token));
        self.tries += 1;
        if right || self.tries >= MOST_TRIES {
            self.token = None;
        }
        right
    }

    /// Begins a session; its cookie's value.
    pub(crate) fn begin(&mut self) -> Option<String> {
        let (id, csrf) = (Secret::new().ok()?, Secret::new().ok()?);
        let cookie = id.reveal().to_owned();
        if self.open.len() >= MOST_SESSIONS {
            self.open.remove(0);
        }
        self.open.push(Session { id, csrf, said: None });
        Some(cookie)
    }

    /// Ends a session.
    pub(crate) fn end(&mut self, id: &str) {
        self.open.retain(|session| !session.id.is(id));
    }
}

/// An answer.
pub(crate) enum Reply {
    /// A page.
    Page(Markup),
    /// A page with a status of its own.
    Other(StatusCode, Markup),
    /// Go there; perhaps with a cookie, and words to say there.
    See(String, Option<String>),
    /// A file to be kept.
    File(&'static str, String, Vec<u8>),
    /// A value for a module.
    Json(serde_json::Value),
    /// What a program asked for: status, headers of its own, type, content.
    Answer(StatusCode, Vec<(header::HeaderName, String)>, &'static str, Vec<u8>),
    /// An asset.
    Asset(&'static str, String),
    /// Long work as it goes, and what to say of its state.
    Events(Arc<Job>, Says),
    /// A status without words.
    Status(StatusCode),
}

impl Reply {
    pub(crate) fn see(address: impl Into<String>) -> Reply {
        Reply::See(address.into(), None)
    }

    pub(crate) fn into_response(self, packing: Packing) -> Response {
        match self {
            Reply::Page(page) => packing.answer(StatusCode::OK, HTML, page.into_string()),
            Reply::Other(status, page) => packing.answer(status, HTML, page.into_string()),
            Reply::See(address, cookie) => {
                let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response();
                if let Some(value) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
                    response.headers_mut().insert(header::SET_COOKIE, value);
                }
                response
            }
            Reply::File(kind, name, bytes) => {
                let disposition = format!("attachment; filename=\"{name}\"");
                ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
                    .into_response()
            }
            Reply::Json(value) => packing.answer(StatusCode::OK, "application/json", value.to_string()),
            Reply::Answer(status, own, kind, bytes) => {
                let mut response = packing.answer(status, kind, bytes);
                for (name, value) in own {
                    if let Ok(value) = HeaderValue::from_str(&value) {
                        response.headers_mut().insert(name, value);
                    }
                }
                response
            }
            Reply::Asset(kind, text) => packing.answer(StatusCode::OK, kind, text),
            Reply::Events(job, says) => {
                let events = Body::from_stream(Events::new(job, says));
                ([(header::CONTENT_TYPE, "text/event-stream")], events).into_response()
            }
            Reply::Status(status) => status.into_response(),
        }
    }
}

/// The headers that every answer has.
pub(crate) fn finished(mut response: Response) -> Response {
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Answers a request.
pub(crate) fn answer(site: &Site, ask: &Ask) -> Reply {
    if ask.path.starts_with(api::ROOT) {
        return api::answer(site, ask);
    }
    if !is_ours(site, ask.header(header::HOST)) {
        return Reply::Status(StatusCode::MISDIRECTED_REQUEST);
    }
    if let Some(name) = ask.path.strip_prefix("/assets/") {
        return asset(name).map_or(Reply::Status(StatusCode::NOT_FOUND), |(kind, text)| Reply::Asset(kind, text));
    }
    match ask.method {
        Method::GET | Method::HEAD => {}
        Method::POST if is_from_our_pages(ask) => {}
        Method::POST => return Reply::Status(StatusCode::FORBIDDEN),
        _ => return Reply::Status(StatusCode::METHOD_NOT_ALLOWED),
    }
    let cookie = ask.cookie(&session_cookie(site)).unwrap_or_default().to_owned();
    let session = site.sessions().of(&cookie).map(|session| (session.csrf.clone(), session.said.take()));
    let Some((csrf, said)) = session else { return stranger(site, ask) };
    let right = csrf.is(ask.form.text("csrf"));
    let view = view(site, ask, csrf.reveal(), said);
    if ask.method == Method::POST && !right {
        // A page of an earlier session: a browser that names our own pages as the origin says so.
        let key = (!ask.header(header::ORIGIN).is_empty()).then(|| site.kept().keep(ask, true)).flatten();
        let page = key.map(|key| layout::of_earlier_session(&view, &key));
        return page.map_or(Reply::Status(StatusCode::FORBIDDEN), |page| Reply::Other(StatusCode::FORBIDDEN, page));
    }
    inside(&view, &cookie)
}

/// A request of somebody who has logged in, with a form that carries its token.
fn inside(view: &View<'_>, cookie: &str) -> Reply {
    let (site, ask) = (view.site, view.ask);
    match (&ask.method, ask.path.as_str()) {
        (&Method::POST, "/lock") => {
            lock(site);
            return Reply::see("/unlock");
        }
        (&Method::POST, "/unlock") => return unlocked(view),
        (&Method::POST, "/settings/language") => return language_chosen(view),
        (_, "/login") => return Reply::see("/"),
        _ => {}
    }
    // While long work has the project, whoever reads is told how far it is, and whoever records waits for it.
    let running = site.jobs().running();
    if let Some(job) = &running {
        if let Some(reply) = pages::jobs::of_job(view) {
            return reply;
        }
        if ask.method != Method::POST {
            return pages::jobs::busy(view, job);
        }
    }
    let mut desk = site.desk();
    if desk.is_locked() {
        site.jobs().forget();
        return match (&ask.method, ask.path.as_str()) {
            (&Method::GET, "/unlock") => Reply::Page(layout::unlock(view, None, None)),
            (&Method::GET, path) => match path.strip_prefix("/kept/") {
                Some(key) => Reply::Page(layout::unlock(view, None, still_kept(site, key).as_deref())),
                None => Reply::see("/unlock"),
            },
            // What was sent is recorded nowhere, and shown again behind the door.
            _ => {
                let key = site.kept().keep(ask, true);
                Reply::Other(StatusCode::LOCKED, layout::unlock(view, Some("web-unlock-first"), key.as_deref()))
            }
        };
    }
    if ask.path == "/unlock" {
        return Reply::see("/");
    }
    if let Some(reply) = pages::jobs::of_job(view) {
        return reply;
    }
    if let (&Method::POST, Some(key)) = (&ask.method, ask.form.some("kept")) {
        // It is sent again: a form that is then refused comes back by itself.
        site.kept().forget(key);
    }
    let lock_after = desk.lock_after();
    let Some(open) = desk.open() else { return Reply::see("/unlock") };
    // What is sent stands on what is recorded now, and nobody else writes meanwhile.
    let turn = if ask.method == Method::POST { open.project.take_turn() } else { open.project.catch_up() };
    let done = turn.map_err(Fault::from).and_then(|()| pages::page(view, open, lock_after));
    drop(desk);
    match done {
        Ok((reply, None)) => reply,
        Ok((reply, Some(words))) => {
            if let Some(session) = site.sessions().of(cookie) {
                session.said = Some(words);
            }
            reply
        }
        Err(fault) => Reply::Other(fault.status(), layout::fault(view, &fault)),
    }
}

/// A request of somebody who hasn't logged in: nothing is shown, not even what there is.
fn stranger(site: &Site, ask: &Ask) -> Reply {
    let view = view(site, ask, "", None);
    match (&ask.method, ask.path.as_str()) {
        (&Method::GET, "/login") => Reply::Page(layout::login(&view, None, None)),
        (&Method::POST, "/login") => {
            let token = ask.form.text("token").trim();
            let known = site.sessions().redeem(token) || is_passphrase(site, ask);
            if !known {
                let key = still_kept(site, ask.form.text("kept"));
                let page = layout::login(&view, Some("web-login-wrong"), key.as_deref());
                return Reply::Other(StatusCode::FORBIDDEN, page);
            }
            let Some(cookie) = site.sessions().begin() else { return Reply::Status(StatusCode::INTERNAL_SERVER_ERROR) };
            let name = session_cookie(site);
            Reply::See(behind(site, ask), Some(format!("{name}={cookie}; HttpOnly; SameSite=Strict; Path=/")))
        }
        (&Method::GET, _) => Reply::see("/login"),
        _ => {
            let key = site.kept().keep(ask, false);
            Reply::Other(StatusCode::FORBIDDEN, layout::login(&view, Some("web-login-first"), key.as_deref()))
        }
    }
}

/// Locks. Long work ends at once and leaves nothing behind: hiding goes before finishing.
pub(crate) fn lock(site: &Site) {
    site.jobs().forget();
    site.desk().lock();
    site.jobs().forget();
}

/// The name of a form that is kept, if it still is.
fn still_kept(site: &Site, key: &str) -> Option<String> {
    site.kept().find(key).is_some().then(|| key.to_owned())
}

/// Where to go behind the door: to what was sent to it, or to the first page.
fn behind(site: &Site, ask: &Ask) -> String {
    still_kept(site, ask.form.text("kept")).map_or_else(|| "/".to_owned(), |key| format!("/kept/{key}"))
}

fn is_passphrase(site: &Site, ask: &Ask) -> bool {
    unlocks(site, ask.form.text("passphrase"))
}

/// Whether the passphrase is the right one; the project is then unlocked.
pub(crate) fn unlocks(site: &Site, given: &str) -> bool {
    !given.is_empty() && Passphrase::new(given.to_owned()).is_ok_and(|given| site.desk().unlock(&given).is_ok())
}

fn unlocked(view: &View<'_>) -> Reply {
    if is_passphrase(view.site, view.ask) {
        return Reply::see(behind(view.site, view.ask));
    }
    let key = still_kept(view.site, view.ask.form.text("kept"));
    Reply::Other(StatusCode::FORBIDDEN, layout::unlock(view, Some("web-unlock-wrong"), key.as_deref()))
}

fn language_chosen(view: &View<'_>) -> Reply {
    let Some(language) = Language::parse(view.ask.form.text("language")) else {
        return Reply::Status(StatusCode::UNPROCESSABLE_ENTITY);
    };
    let cookie = format!("{LANGUAGE_COOKIE}={}; SameSite=Strict; Path=/; Max-Age=31536000", language.code());
    Reply::See("/settings".to_owned(), Some(cookie))
}

pub(crate) fn view<'a>(site: &'a Site, ask: &'a Ask, csrf: &str, said: Option<String>) -> View<'a> {
    let language = ask.language();
    View { site, ask, language, words: site.words(language), csrf: csrf.to_owned(), said, viewer: Viewer::Holder }
}

/// Whether a request is of somebody who has logged in, from a page of ours: asked before a large file is read.
pub(crate) fn may_send(site: &Site, ask: &Ask) -> bool {
    let is_ours = is_ours(site, ask.header(header::HOST)) && is_from_our_pages(ask);
    if ask.path.starts_with(api::ROOT) {
        return is_ours && api::shows_session(site, ask);
    }
    let cookie = ask.cookie(&session_cookie(site)).unwrap_or_default();
    is_ours && site.sessions().of(cookie).is_some()
}

/// Cookies don't tell ports apart: two projects served at once need two names.
pub(crate) fn session_cookie(site: &Site) -> String {
    format!("attested_session_{}", site.port)
}

pub(crate) fn is_ours(site: &Site, host: &str) -> bool {
    ["127.0.0.1", "localhost"].iter().any(|name| host == format!("{name}:{}", site.port))
}

/// Whether what is sent comes from a page of ours, as far as the browser says where it comes from.
pub(crate) fn is_from_our_pages(ask: &Ask) -> bool {
    let origin = ask.header(header::ORIGIN);
    let from = ask.header(header::HeaderName::from_static("sec-fetch-site"));
    let same = origin.is_empty() || origin == format!("http://{}", ask.header(header::HOST));
    same && matches!(from, "" | "same-origin" | "none")
}
