//! Long work: verifying, deriving anew, imports that were sent to the background. Input: what to begin, or a number. Output: how
//! far it is. One piece of work has the project at a time; other calls are answered that it is busy, these are not. Leaves out
//! what there is in the project: these tell counts.

use super::call::Call;
use super::problem::{Kind, Problem};
use super::{BASE, Done};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::jobs::{Ended, Job};
use crate::layout::View;
use crate::pages::jobs::{begin_rebuilding, begin_verifying, so_far};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What can be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LongWork {
    /// Database, ledger, originals, derived rows and quotations are verified.
    Verify,
    /// Everything that is derived from the ledger is derived anew.
    Rebuild,
}

/// Work to be begun.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobSent {
    /// Which.
    work: LongWork,
}

/// How a piece of work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stands {
    /// It is being done.
    Running,
    /// It is done.
    Done,
    /// It couldn't be done, and left everything as it was.
    Failed,
    /// Somebody ended it, and it left everything as it was.
    Cancelled,
}

/// A piece of work.
#[derive(Serialize, ToSchema)]
pub(crate) struct JobView {
    /// Its number.
    job: u64,
    /// Its name.
    name: String,
    /// How it stands.
    state: Stands,
    /// So much is done of what it is at.
    done: u64,
    /// Of so much; 0 when that isn't known.
    total: u64,
    /// What it is at, or what came of it, in a sentence.
    says: String,
}

fn view_of(view: &View<'_>, job: &Job) -> JobView {
    let state = job.state();
    let (stands, says) = match &state.ended {
        None => (Stands::Running, so_far(view.words, &state)),
        Some(Ended::Done(says, _)) => (Stands::Done, says.clone()),
        Some(Ended::Failed(why)) => (Stands::Failed, why.clone()),
        Some(Ended::Cancelled) => (Stands::Cancelled, view.say("job-cancelled")),
    };
    JobView { job: job.number, name: view.say(job.name), state: stands, done: state.done, total: state.total, says }
}

/// A piece of work that was begun, and where it is told of.
pub(super) fn begun(view: &View<'_>, number: u64) -> Result<Done, Fault> {
    let job = view.site.jobs().find(number);
    let job = job.ok_or_else(|| Fault::NotFound(format!("there is no work {number}")))?;
    Ok(Done::Begun(format!("{BASE}/jobs/{number}"), serde_json::to_value(view_of(view, &job))?))
}

/// Begins long work.
#[utoipa::path(
    post, path = "/jobs", operation_id = "beginJob", tag = "project", request_body = JobSent,
    responses((status = 202, body = JobView, description = "It has begun"))
)]
pub(super) fn begin(view: &View<'_>, _open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let JobSent { work } = call.sent()?;
    let number = match work {
        LongWork::Verify => begin_verifying(view),
        LongWork::Rebuild => begin_rebuilding(view),
    };
    begun(view, number)
}

fn found(view: &View<'_>, call: &Call<'_>) -> Result<std::sync::Arc<Job>, Problem> {
    let number = call.numbered(0).map_err(|fault| Problem::of(&fault))?;
    let missing = || Problem::new(Kind::NotFound, format!("there is no work {number}, or it is long over"));
    view.site.jobs().find(number).ok_or_else(missing)
}

fn answer(view: &View<'_>, job: &Job) -> Result<Done, Problem> {
    serde_json::to_value(view_of(view, job)).map(Done::Value).map_err(|why| Problem::of(&why.into()))
}

/// How far a piece of work is.
#[utoipa::path(
    get, path = "/jobs/{job}", operation_id = "job", tag = "project",
    params(("job" = u64, Path, description = "Its number", minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 200, body = JobView, description = "How it stands"))
)]
pub(super) fn job(view: &View<'_>, _session: &str, call: &Call<'_>) -> Result<Done, Problem> {
    answer(view, &*found(view, call)?)
}

/// Ends a piece of work. It leaves everything as it was, unless it is over by then.
#[utoipa::path(
    post, path = "/jobs/{job}/cancel", operation_id = "cancelJob", tag = "project",
    params(("job" = u64, Path, description = "Its number", minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 200, body = JobView, description = "How it stands"))
)]
pub(super) fn cancel(view: &View<'_>, _session: &str, call: &Call<'_>) -> Result<Done, Problem> {
    let job = found(view, call)?;
    job.cancel();
    answer(view, &job)
}
