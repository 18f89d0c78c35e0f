//! Long work (an import, verifying, rebuilding) beside the pages. Input: what to do with the open project. Output: how far it
//! is, for a page or a stream of events, and what came of it. One piece of work at a time has the project; it can be ended, and
//! then leaves everything as it was. What it tells are counts, never what is in the project; locking ends it and forgets it.

use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::server::Site;
use attested_store::Stage;
use axum::body::Bytes;
use futures_core::Stream;
use std::convert::Infallible;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::Interval;

/// How often a stream looks.
const LOOKS: Duration = Duration::from_millis(150);
/// Looks without news after which a line is sent, so that a lost reader is noticed.
const QUIET: u32 = 60;
/// Pieces of ended work that are remembered.
const MOST: usize = 8;

/// How a piece of work ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ended {
    /// It is done: what to say, and where to go on.
    Done(String, String),
    /// It couldn't be done.
    Failed(String),
    /// Somebody ended it.
    Cancelled,
}

/// How far a piece of work is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct State {
    /// The key of the message that names what is being done.
    pub(crate) stage: &'static str,
    pub(crate) done: u64,
    /// How much there is; 0 when that isn't known.
    pub(crate) total: u64,
    pub(crate) ended: Option<Ended>,
}

/// A piece of work.
pub(crate) struct Job {
    pub(crate) number: u64,
    /// The key of its name.
    pub(crate) name: &'static str,
    state: Mutex<State>,
    is_to_end: AtomicBool,
}

impl Job {
    pub(crate) fn state(&self) -> State {
        self.locked().clone()
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn runs(&self) -> bool {
        self.locked().ended.is_none()
    }

    /// Asks it to end.
    pub(crate) fn cancel(&self) {
        self.is_to_end.store(true, Ordering::Relaxed);
    }

    /// Says how far it is; whether to go on.
    pub(crate) fn tell(&self, stage: &'static str, done: u64, total: u64) -> ControlFlow<()> {
        let mut state = self.locked();
        (state.stage, state.done, state.total) = (stage, done, total);
        if self.is_to_end.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// The same of what the store does.
    pub(crate) fn stage(&self, stage: Stage, done: u64, total: u64) -> ControlFlow<()> {
        let key = match stage {
            Stage::Pages => "verify-pages",
            Stage::Entries => "verify-entries",
            Stage::Originals => "verify-originals",
            Stage::Derived => "verify-derived",
            Stage::Writing => "job-writing",
        };
        self.tell(key, done, total)
    }
}

/// The pieces of work there are, the last at the end.
#[derive(Default)]
pub(crate) struct Jobs {
    all: Vec<Arc<Job>>,
    last: u64,
}

impl Jobs {
    pub(crate) fn find(&self, number: u64) -> Option<Arc<Job>> {
        self.all.iter().find(|job| job.number == number).cloned()
    }

    /// The one that has the project.
    pub(crate) fn running(&self) -> Option<Arc<Job>> {
        self.all.iter().find(|job| job.runs()).cloned()
    }

    /// Ends what runs and forgets everything: work that still waits for the desk finds that it is to end.
    pub(crate) fn forget(&mut self) {
        self.all.drain(..).for_each(|job| job.cancel());
    }

    fn begin(&mut self, name: &'static str) -> Result<Arc<Job>, Arc<Job>> {
        if let Some(running) = self.running() {
            return Err(running);
        }
        self.last += 1;
        let state = State { stage: "job-begins", ..State::default() };
        let job =
            Arc::new(Job { number: self.last, name, state: Mutex::new(state), is_to_end: AtomicBool::new(false) });
        if self.all.len() >= MOST {
            self.all.remove(0);
        }
        self.all.push(Arc::clone(&job));
        Ok(job)
    }
}

/// Begins a piece of work; its number, or that of the one that runs.
pub(crate) fn begin(
    site: &Arc<Site>,
    name: &'static str,
    work: impl FnOnce(&mut Unlocked, &Job) -> Result<(String, String), Fault> + Send + 'static,
) -> u64 {
    let job = match site.jobs().begin(name) {
        Ok(job) => job,
        Err(running) => return running.number,
    };
    let (site, number) = (Arc::clone(site), job.number);
    std::thread::spawn(move || {
        // Work that panicked is said to have failed: the store has all of it or nothing.
        let guard = Guard(&job);
        {
            let mut desk = site.desk();
            let ended = match desk.open() {
                _ if job.is_to_end.load(Ordering::Relaxed) => Ended::Cancelled,
                None => Ended::Cancelled,
                // Nobody else writes meanwhile.
                Some(open) => match open.project.take_turn().map_err(Fault::from).and_then(|()| work(open, &job)) {
                    Ok((says, to)) => Ended::Done(says, to),
                    Err(fault) if fault.is_cancelled() => Ended::Cancelled,
                    Err(fault) => Ended::Failed(fault.to_string()),
                },
            };
            // What was worked counts as work: the clock of the lock begins anew.
            desk.open();
            // Said before the desk is free: whoever comes next finds the work over.
            job.locked().ended = Some(ended);
        }
        drop(guard);
    });
    number
}

/// Ends a piece of work in every case.
struct Guard<'a>(&'a Job);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let mut state = self.0.locked();
        if state.ended.is_none() {
            state.ended = Some(Ended::Failed(String::new()));
        }
    }
}

/// What an event says of a state.
pub(crate) type Says = Box<dyn Fn(&State) -> serde_json::Value + Send + Sync>;

/// The work as a stream of events, until it ends.
pub(crate) struct Events {
    job: Arc<Job>,
    says: Says,
    clock: Interval,
    last: Option<State>,
    quiet: u32,
    is_over: bool,
}

impl Events {
    /// Must be made where a runtime runs.
    pub(crate) fn new(job: Arc<Job>, says: Says) -> Self {
        Events { job, says, clock: tokio::time::interval(LOOKS), last: None, quiet: 0, is_over: false }
    }
}

impl Stream for Events {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        while self.clock.poll_tick(context).is_ready() {
            let state = self.job.state();
            if self.last.as_ref() != Some(&state) {
                self.is_over = state.ended.is_some();
                self.quiet = 0;
                let event = format!("data: {}\n\n", (self.says)(&state));
                self.last = Some(state);
                return Poll::Ready(Some(Ok(Bytes::from(event))));
            }
            self.quiet += 1;
            if self.quiet >= QUIET {
                self.quiet = 0;
                return Poll::Ready(Some(Ok(Bytes::from_static(b": still at work\n\n"))));
            }
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_piece_of_work_at_a_time_and_it_can_be_ended() {
        let mut jobs = Jobs::default();
        let first = jobs.begin("job-verify").unwrap_or_else(|_| panic!("nothing runs"));
        assert!(matches!(jobs.begin("job-rebuild"), Err(running) if running.number == first.number));
        assert_eq!(first.tell("verify-pages", 1, 2), ControlFlow::Continue(()));
        first.cancel();
        assert_eq!(first.tell("verify-pages", 2, 2), ControlFlow::Break(()));
        drop(Guard(&first));
        assert!(!first.runs() && jobs.running().is_none());
        jobs.forget();
        assert!(jobs.find(first.number).is_none());
    }
}
