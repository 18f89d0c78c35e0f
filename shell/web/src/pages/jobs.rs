//! Long work as pages: what can be begun here (verifying, rebuilding, backing up), how far a piece of work is, its end. Input: the work's
//! number. Output: a page that asks anew by itself without scripts, and follows a stream of events with them. These pages don't
//! need the project, which the work has meanwhile.

use super::{Answer, titled};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::jobs::{Ended, Job, State, begin};
use crate::layout::{Extras, View, page};
use attested_office::{Words, num, text, verified, verify_quotations};
use attested_publication::visible;
use axum::http::{Method, StatusCode};
use maud::{Markup, html};
use std::path::PathBuf;
use std::sync::Arc;

/// What is asked of a piece of work: answered while the project is in its hands.
pub(crate) fn of_job(view: &View<'_>) -> Option<Reply> {
    let rest = view.ask.path.strip_prefix("/jobs/")?;
    let (number, what) = rest.split_once('/').unwrap_or((rest, ""));
    let job = number.parse().ok().and_then(|number| view.site.jobs().find(number))?;
    let reads = view.ask.method != Method::POST;
    match (reads, what) {
        (true, "") => Some(Reply::Page(shown(view, &job))),
        (true, "events") => {
            let (site, language) = (view.site.itself(), view.language);
            let says = move |state: &State| {
                let text = so_far(site.words(language), state);
                serde_json::json!({
                    "stage": state.stage, "done": state.done, "total": state.total, "text": text, "ended": state.ended.is_some(),
                })
            };
            Some(Reply::Events(job, Box::new(says)))
        }
        (false, "cancel") => {
            job.cancel();
            Some(Reply::see(format!("/jobs/{}", job.number)))
        }
        _ => None,
    }
}

/// What is said to a reader who comes while the project is in the hands of long work.
pub(crate) fn busy(view: &View<'_>, job: &Arc<Job>) -> Reply {
    Reply::Other(StatusCode::SERVICE_UNAVAILABLE, shown(view, job))
}

fn shown(view: &View<'_>, job: &Arc<Job>) -> Markup {
    let state = job.state();
    let title = view.say(job.name);
    let (base, runs) = (format!("/jobs/{}", job.number), state.ended.is_none());
    let module = runs.then_some("/assets/job.js");
    let extras = Extras { event_style: false, module, again: runs.then_some(2) };
    page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            @match &state.ended {
                None => {
                    div #job data-events={ (base) "/events" } {
                        label #job-says for="job-bar" aria-live="polite" { (so_far(view.words, &state)) }
                        @if state.total > 0 { progress #job-bar max=(state.total) value=(state.done) {} }
                        @else { progress #job-bar {} }
                    }
                    form method="post" action={ (base) "/cancel" } { (view.csrf_field()) button { (view.say("job-cancel")) } }
                    p.hint { (view.say("job-hint")) }
                }
                Some(Ended::Done(says, to)) => {
                    p.done role="status" { (visible(says)) }
                    p { a.button href=(to) { (view.say("job-on")) } }
                }
                Some(Ended::Cancelled) => {
                    p.done role="status" { (view.say("job-cancelled")) }
                    p { a href="/upkeep" { (view.say("job-work")) } " · " a href="/import" { (view.say("import-heading")) } }
                }
                Some(Ended::Failed(why)) => {
                    p.wrong role="alert" { (view.say("job-failed")) " " (visible(why)) }
                    p { a href="/upkeep" { (view.say("job-work")) } }
                }
            }
        },
    )
}

pub(crate) fn so_far(words: &Words, state: &State) -> String {
    let stage = words.say(state.stage, &[]);
    match state.total {
        0 => stage,
        total => format!("{stage}: {}", words.say("job-so-far", &[num("done", state.done), num("total", total)])),
    }
}

pub(super) fn work(view: &View<'_>) -> Answer {
    let title = view.say("job-work");
    titled(
        view,
        &title,
        &html! {
            @for (name, action) in [("job-verify", "/upkeep/verify"), ("job-rebuild", "/upkeep/rebuild")] {
                h2 { (view.say(name)) }
                p { (view.say(&format!("{name}-hint"))) }
                form method="post" action=(action) { (view.csrf_field()) button { (view.say(name)) } }
            }
            h2 #backup { (view.say("job-backup")) }
            p { (view.say("job-backup-hint")) }
            form.filter method="post" action="/upkeep/backup" {
                (view.csrf_field())
                label for="file" { (view.say("job-backup-file")) }
                input #file name="file" required maxlength="4000" size="40" autocomplete="off";
                button { (view.say("job-backup")) }
            }
        },
    )
}

pub(super) fn verify(view: &View<'_>) -> Answer {
    Ok((Reply::see(format!("/jobs/{}", begin_verifying(view))), None))
}

pub(super) fn rebuild(view: &View<'_>) -> Answer {
    Ok((Reply::see(format!("/jobs/{}", begin_rebuilding(view))), None))
}

/// Begins to verify everything: the number of the work.
pub(crate) fn begin_verifying(view: &View<'_>) -> u64 {
    let (site, language) = (view.site.itself(), view.language);
    let work = move |open: &mut Unlocked, job: &Job| -> Result<(String, String), Fault> {
        let words = site.words(language);
        let report = open.project.verify(&mut |stage, done, total| job.stage(stage, done, total))?;
        let quotations =
            verify_quotations(&open.project, &mut |done, total| job.tell("verify-quotations", done, total))?;
        Ok((verified(words, &report, quotations), "/".to_owned()))
    };
    begin(&view.site.itself(), "job-verify", work)
}

/// Begins to derive everything anew: the number of the work.
pub(crate) fn begin_rebuilding(view: &View<'_>) -> u64 {
    let (site, language) = (view.site.itself(), view.language);
    let work = move |open: &mut Unlocked, job: &Job| -> Result<(String, String), Fault> {
        open.project.rebuild_telling(&mut |stage, done, total| job.stage(stage, done, total))?;
        let says = site.words(language).say("cli-rebuilt", &[num("entries", open.project.entries())]);
        Ok((says, "/".to_owned()))
    };
    begin(&view.site.itself(), "job-rebuild", work)
}

/// Backs the project up, sealed as it is, into a file of this machine that isn't there yet.
pub(super) fn backup(view: &View<'_>) -> Answer {
    let file = PathBuf::from(view.ask.form.text("file").trim());
    // Where the server happens to have been started is no place that whoever asks can know.
    if !file.is_absolute() {
        return Err(Fault::Refused(view.say("job-backup-absolute")));
    }
    let (site, language) = (view.site.itself(), view.language);
    let work = move |open: &mut Unlocked, job: &Job| -> Result<(String, String), Fault> {
        let report = open.project.back_up(&file, &mut |stage, done, total| job.stage(stage, done, total))?;
        let shown = file.display().to_string();
        let args = [text("file", &shown), num("files", report.files), num("bytes", report.bytes)];
        Ok((site.words(language).say("cli-backed-up", &args), "/settings".to_owned()))
    };
    let number = begin(&view.site.itself(), "job-backup", work);
    Ok((Reply::see(format!("/jobs/{number}")), None))
}
