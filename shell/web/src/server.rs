//! The server: a listener on loopback, one answer for each request, a clock that locks. Input: an open project and
//! settings. Output: serving until it is told to stop. One request has the desk at a time: the project has one writer.

use crate::api;
use crate::ask::{Ask, Fields};
use crate::desk::{Desk, Tables, Unlocked};
use crate::fault::WebError;
use crate::gate::{self, Reply, Sessions};
use crate::jobs::Jobs;
use crate::kept::Kept;
use crate::packing::Packing;
use crate::secret::Secret;
use crate::upload;
use attested_messages::{Language, Messages};
use attested_office::{LinkTables, Words, vocabulary};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{DefaultBodyLimit, Form, FromRequest, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use std::net::Ipv4Addr;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

/// The largest request that is read.
const MOST_BYTES: usize = 4 << 20;
/// How long a request may take to arrive, and each piece of a file: whoever sends it slower is told so, and waits in nobody's way.
const MOST_WAIT: Duration = Duration::from_secs(20);
/// How often the clock looks whether to lock.
const CLOCK: Duration = Duration::from_secs(5);

/// How long it waits between two lots that are indexed.
const BREATH: Duration = Duration::from_millis(20);

/// What is served, and how.
pub struct Serving {
    /// The project.
    pub project: Unlocked,
    /// The port on 127.0.0.1; 0 for any that is free.
    pub port: u16,
    /// When nobody works for so long, it locks.
    pub lock_after: Duration,
}

/// Everything that answers are made from.
pub struct Site {
    pub(crate) desk: Mutex<Desk>,
    pub(crate) sessions: Mutex<Sessions>,
    jobs: Mutex<Jobs>,
    kept: Mutex<Kept>,
    pub(crate) tables: Tables,
    pub(crate) port: u16,
    pub(crate) lock_after: Duration,
    words: [Words; 3],
    itself: Weak<Site>,
}

impl Site {
    /// A site for a port, with the token that logs in once.
    ///
    /// # Errors
    /// [`WebError::Random`], [`WebError::Office`].
    pub fn new(project: Unlocked, port: u16, lock_after: Duration) -> Result<(Arc<Self>, String), WebError> {
        let token = Secret::new().map_err(WebError::Random)?;
        let shown = token.reveal().to_owned();
        let (vocabulary, links) = (vocabulary()?, LinkTables::read()?);
        let site = Arc::new_cyclic(|itself| Site {
            desk: Mutex::new(Desk::new(project, lock_after)),
            sessions: Mutex::new(Sessions::new(token)),
            jobs: Mutex::new(Jobs::default()),
            kept: Mutex::default(),
            tables: Tables { vocabulary, links, names: OnceLock::new() },
            port,
            lock_after,
            words: Language::ALL.map(|language| Words::new(Messages::load(language))),
            itself: Weak::clone(itself),
        });
        Ok((site, shown))
    }

    pub(crate) fn words(&self, language: Language) -> &Words {
        match language {
            Language::Ko => &self.words[0],
            Language::En => &self.words[1],
            Language::Zh => &self.words[2],
        }
    }

    /// The desk. A page that panicked left it as it was: the store commits all or nothing.
    pub(crate) fn desk(&self) -> AtDesk<'_> {
        AtDesk(self.desk.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Long work, running and ended.
    pub(crate) fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was sent to a locked door.
    pub(crate) fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The site, to be handed to work that goes on after the answer.
    pub(crate) fn itself(&self) -> Arc<Site> {
        // Whoever asks holds the site.
        self.itself.upgrade().unwrap_or_else(|| unreachable!("a site is asked while somebody holds it"))
    }

    /// Locks unless somebody works or long work has the project; what long work told is then forgotten.
    fn lock_if_idle(&self) {
        if self.desk.try_lock().is_ok_and(|desk| AtDesk(desk).is_locked()) {
            self.jobs().forget();
        }
    }

    /// Indexes a lot of words unless somebody works or long work has the project; whether there is more to do.
    fn index_a_lot(&self) -> bool {
        self.desk.try_lock().is_ok_and(|desk| AtDesk(desk).index_a_lot())
    }

    pub(crate) fn sessions(&self) -> MutexGuard<'_, Sessions> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The desk, for as long as somebody is at it: the turn to write ends with that, whoever took it.
pub(crate) struct AtDesk<'a>(MutexGuard<'a, Desk>);

impl Deref for AtDesk<'_> {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.0
    }
}

impl DerefMut for AtDesk<'_> {
    fn deref_mut(&mut self) -> &mut Desk {
        &mut self.0
    }
}

impl Drop for AtDesk<'_> {
    fn drop(&mut self) {
        self.0.end_turn();
    }
}

/// The router of a site: what tests ask without a socket.
pub fn router(site: Arc<Site>) -> Router {
    // The limits are our own, by what a page takes.
    Router::new().fallback(handle).layer(DefaultBodyLimit::disable()).with_state(site)
}

/// Serves until it is interrupted. `ready` is told the address and the login token once it listens.
///
/// # Errors
/// [`WebError::Listen`], [`WebError::Serve`], and those of [`Site::new`].
pub fn serve(serving: Serving, ready: impl FnOnce(&str, &str)) -> Result<(), WebError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(WebError::Serve)?;
    runtime.block_on(async {
        let port = serving.port;
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(|source| WebError::Listen { port, source })?;
        let port = listener.local_addr().map_err(WebError::Serve)?.port();
        let (site, token) = Site::new(serving.project, port, serving.lock_after)?;
        ready(&format!("http://127.0.0.1:{port}/"), &token);
        let clock = Arc::clone(&site);
        let ticking = tokio::spawn(async move {
            loop {
                tokio::time::sleep(CLOCK).await;
                clock.lock_if_idle();
                // Beside the work, a lot at a time: a request that comes meanwhile waits for one lot at most.
                loop {
                    let own = Arc::clone(&clock);
                    let more = tokio::task::spawn_blocking(move || own.index_a_lot()).await;
                    if !more.unwrap_or(false) {
                        break;
                    }
                    tokio::time::sleep(BREATH).await;
                }
            }
        });
        let ending = Arc::clone(&site);
        let stopped = async move {
            // A signal that can't be waited for leaves the server to be ended as any program.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
            ending.jobs().forget();
        };
        let served = axum::serve(listener, router(Arc::clone(&site))).with_graceful_shutdown(stopped).await;
        ticking.abort();
        site.desk().lock();
        served.map_err(WebError::Serve)
    })
}

async fn handle(State(site): State<Arc<Site>>, request: Request) -> Response {
    let is_api = request.uri().path().starts_with(api::ROOT);
    let without_answer = |status| {
        let reply = if is_api { api::without_answer(status) } else { Reply::Status(status) };
        gate::finished(reply.into_response(Packing::Plain))
    };
    let ask = match read(&site, request).await {
        Ok(ask) => ask,
        Err(status) => return without_answer(status),
    };
    let answer = move || gate::answer(&site, &ask).into_response(Packing::of(&ask.headers));
    // A page that panicked is a defect: the answer says so and nothing else.
    let answered = tokio::task::spawn_blocking(answer).await;
    answered.map_or_else(|_| without_answer(StatusCode::INTERNAL_SERVER_ERROR), gate::finished)
}

async fn read(site: &Site, request: Request) -> Result<Ask, StatusCode> {
    let (parts, body) = request.into_parts();
    let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).map(|Query(pairs)| pairs).unwrap_or_default();
    let (method, path, headers) = (parts.method.clone(), parts.uri.path().to_owned(), parts.headers.clone());
    let mut ask = Ask {
        method,
        path,
        query: Fields::new(query.clone()),
        asked: query,
        form: Fields::default(),
        sent: upload::Sent::default(),
        body: Bytes::new(),
        headers,
    };
    let kind = ask.header(header::CONTENT_TYPE).to_owned();
    let posts = ask.method == axum::http::Method::POST;
    // Nobody but who has logged in makes this machine hold a large file.
    if posts && kind.starts_with("multipart/form-data") && upload::takes_files(&ask.path) && gate::may_send(site, &ask)
    {
        (ask.form, ask.sent) = upload::read(Request::from_parts(parts, body), MOST_WAIT).await?;
        return Ok(ask);
    }
    let whole = tokio::time::timeout(MOST_WAIT, to_bytes(body, MOST_BYTES)).await;
    let bytes = whole.map_err(|_| StatusCode::REQUEST_TIMEOUT)?.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
    ask.body = bytes.clone();
    if posts && kind.starts_with("application/x-www-form-urlencoded") {
        let whole = Request::from_parts(parts, Body::from(bytes));
        let form = Form::<Vec<(String, String)>>::from_request(whole, &()).await;
        ask.form = form.map(|Form(pairs)| Fields::new(pairs)).unwrap_or_default();
    }
    Ok(ask)
}
