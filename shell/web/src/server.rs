//! The server: a listener on loopback, one answer for each request, a clock that locks. Input: an open project and
//! settings. Output: serving until it is told to stop. One request has the desk at a time: the project has one writer.

use crate::api;
use crate::ask::{Ask, Fields};
use crate::desk::{Desk, Tables, Unlocked};
use crate::fault::WebError;
use crate::gate::{self, Reply, Sessions};
use crate::secret::Secret;
use attested_messages::{Language, Messages};
use attested_office::{LinkTables, Words, vocabulary};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::Response;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The largest request that is read.
const MOST_BYTES: usize = 4 << 20;
/// How long a request may take to arrive: whoever sends it slower is told so, and waits in nobody's way.
const MOST_WAIT: Duration = Duration::from_secs(20);
/// How often the clock looks whether to lock.
const CLOCK: Duration = Duration::from_secs(5);

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
    pub(crate) tables: Tables,
    pub(crate) port: u16,
    pub(crate) lock_after: Duration,
    words: [Words; 3],
}

impl Site {
    /// A site for a port, with the token that logs in once.
    ///
    /// # Errors
    /// [`WebError::Random`], [`WebError::Office`].
    pub fn new(project: Unlocked, port: u16, lock_after: Duration) -> Result<(Arc<Self>, String), WebError> {
        let token = Secret::new().map_err(WebError::Random)?;
        let shown = token.reveal().to_owned();
        let site = Site {
            desk: Mutex::new(Desk::new(project, lock_after)),
            sessions: Mutex::new(Sessions::new(token)),
            tables: Tables { vocabulary: vocabulary()?, links: LinkTables::read()? },
            port,
            lock_after,
            words: Language::ALL.map(|language| Words::new(Messages::load(language))),
        };
        Ok((Arc::new(site), shown))
    }

    pub(crate) fn words(&self, language: Language) -> &Words {
        match language {
            Language::Ko => &self.words[0],
            Language::En => &self.words[1],
            Language::Zh => &self.words[2],
        }
    }

    /// The desk. A page that panicked left it as it was: the store commits all or nothing.
    pub(crate) fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn sessions(&self) -> MutexGuard<'_, Sessions> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The router of a site: what tests ask without a socket.
pub fn router(site: Arc<Site>) -> Router {
    Router::new().fallback(handle).with_state(site)
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
                clock.desk().lock_if_idle();
            }
        });
        let stopped = async {
            // A signal that can't be waited for leaves the server to be ended as any program.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        let served = axum::serve(listener, router(Arc::clone(&site))).with_graceful_shutdown(stopped).await;
        ticking.abort();
        site.desk().lock();
        served.map_err(WebError::Serve)
    })
}

async fn handle(State(site): State<Arc<Site>>, request: Request) -> Response {
    let is_api = request.uri().path().starts_with(api::ROOT);
    let ask = match tokio::time::timeout(MOST_WAIT, read(request)).await {
        Ok(Some(ask)) => ask,
        late_or_large => {
            let late = late_or_large.is_err();
            let status = if late { StatusCode::REQUEST_TIMEOUT } else { StatusCode::PAYLOAD_TOO_LARGE };
            let reply = if is_api { api::unreadable(status) } else { Reply::Status(status) };
            return gate::finished(reply.into_response());
        }
    };
    let answered = tokio::task::spawn_blocking(move || gate::answer(&site, &ask)).await;
    // A page that panicked is a defect: the answer says so and nothing else.
    let reply = answered.unwrap_or(Reply::Status(StatusCode::INTERNAL_SERVER_ERROR));
    gate::finished(reply.into_response())
}

async fn read(request: Request) -> Option<Ask> {
    let (parts, body) = request.into_parts();
    let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).map(|Query(pairs)| pairs).unwrap_or_default();
    let bytes = to_bytes(body, MOST_BYTES).await.ok()?;
    let is_form = parts
        .headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let sent = bytes.clone();
    let (method, path, headers) = (parts.method.clone(), parts.uri.path().to_owned(), parts.headers.clone());
    let form = if is_form && method == axum::http::Method::POST {
        let whole = Request::from_parts(parts, Body::from(bytes));
        Form::<Vec<(String, String)>>::from_request(whole, &()).await.map(|Form(pairs)| pairs).unwrap_or_default()
    } else {
        Vec::new()
    };
    Some(Ask {
        method,
        path,
        query: Fields::new(query.clone()),
        asked: query,
        form: Fields::new(form),
        body: sent,
        headers,
    })
}
