//! Sessions and the lock. Input: the token that the terminal printed, or the passphrase, in a body and never in an address.
//! Output: a session to be shown as a bearer token. Leaves out cookies: the pages' form makes those.

use super::call::{Call, sent};
use super::problem::{Kind, Problem};
use super::{BASE, Done};
use crate::ask::Ask;
use crate::gate::{lock as lock_it, unlocks};
use crate::layout::View;
use crate::server::Site;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What begins a session: one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credentials {
    /// The token that the terminal printed. It works once.
    #[serde(default)]
    #[schema(max_length = 200)]
    token: Option<String>,
    /// The project's passphrase.
    #[serde(default)]
    #[schema(max_length = 1000)]
    passphrase: Option<String>,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionMade {
    /// The session: `Authorization: Bearer …`.
    session: String,
}

/// The passphrase.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassphraseSent {
    /// The project's passphrase.
    #[schema(max_length = 1000)]
    passphrase: String,
}

fn wrong() -> Problem {
    Problem::new(Kind::Forbidden, "neither the token that the terminal printed last nor the passphrase")
}

/// Begins a session.
#[utoipa::path(
    post, path = "/sessions", operation_id = "beginSession", tag = "sessions", security(()), request_body = Credentials,
    responses((status = 201, body = SessionMade, description = "The session has begun"))
)]
pub(super) fn begin(site: &Site, ask: &Ask) -> Result<Done, Problem> {
    let Credentials { token, passphrase } = sent(ask).map_err(|fault| Problem::of(&fault))?;
    let by_token = token.is_some_and(|token| site.sessions().redeem(token.trim()));
    if !by_token && !passphrase.is_some_and(|passphrase| unlocks(site, &passphrase)) {
        return Err(wrong());
    }
    let session = site.sessions().begin().ok_or_else(|| Problem::new(Kind::Failed, "no random numbers"))?;
    Ok(Done::Made(format!("{BASE}/sessions/current"), serde_json::json!({ "session": session })))
}

/// Ends the session that asks.
#[utoipa::path(
    delete, path = "/sessions/current", operation_id = "endSession", tag = "sessions",
    responses((status = 204, description = "The session has ended"))
)]
pub(super) fn end(view: &View<'_>, session: &str, _call: &Call<'_>) -> Result<Done, Problem> {
    view.site.sessions().end(session);
    Ok(Done::Nothing)
}

/// Locks the project for everybody.
#[utoipa::path(
    post, path = "/lock", operation_id = "lock", tag = "sessions",
    responses((status = 204, description = "The project is locked"))
)]
pub(super) fn lock(view: &View<'_>, _session: &str, _call: &Call<'_>) -> Result<Done, Problem> {
    lock_it(view.site);
    Ok(Done::Nothing)
}

/// Unlocks the project.
#[utoipa::path(
    post, path = "/unlock", operation_id = "unlock", tag = "sessions", request_body = PassphraseSent,
    responses((status = 204, description = "The project is unlocked"))
)]
pub(super) fn unlock(view: &View<'_>, _session: &str, _call: &Call<'_>) -> Result<Done, Problem> {
    let PassphraseSent { passphrase } = sent(view.ask).map_err(|fault| Problem::of(&fault))?;
    if unlocks(view.site, &passphrase) { Ok(Done::Nothing) } else { Err(wrong()) }
}
