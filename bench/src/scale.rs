//! `scale [dense] [CLAIMS…]`: how the work grows with the record. Input: sizes (10,000, 100,000 and 1,000,000 unless said).
//! Output: for each size the time of every figure from nothing on two threads, with the most memory, in a process of its own; of opening; of an event's
//! figures, before and after one more claim; of the history of an event with 1,000 claims; between sizes the exponent (1 is linear).
//!
//! As the record grows, so does the range of its numbers: each number is stated by about as many claims at every size. `dense`
//! keeps to 3,000 numbers, so that what an event shares with others, and must be listed, grows with the record. Left out: verdicts.

use crate::{claims, memory, ms, number, timed, vocabulary};
use anyhow::{Context, Result};
use attested_app::{event_figures, event_history, import_envelopes, import_plan};
use attested_claims::ColumnMap;
use attested_figures::{EventFigures, Policy, Vocabulary};
use attested_model::{AsOf, Day, EventId, Timestamp};
use attested_store::{Access, KdfCost, Passphrase, Project};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many events' figures are timed.
const LOOKS: usize = 200;
/// How many claims the event has whose history is told, and over how many days they became known.
const LARGE: (usize, [usize; 2]) = (1_000, [30, 900]);
const THREADS: usize = 2;
/// The argument by which the benchmark calls itself.
const EVERY_FIGURE: &str = "every-figure";
/// The passphrase of the projects that are made.
const PASSPHRASE: &str = "a benchmark";

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let [word, folder, events] = arguments
        && word == EVERY_FIGURE
    {
        let start = Instant::now();
        let figures = all_figures(Path::new(folder), number(events)?)?;
        println!("{} {figures} figures, most memory {}", start.elapsed().as_millis(), memory());
        return Ok(());
    }
    let dense = arguments.iter().any(|word| word == "dense");
    let mut sizes: Vec<usize> =
        arguments.iter().filter(|word| *word != "dense").map(|text| number(text)).collect::<Result<_>>()?;
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000, 1_000_000];
    }
    let mut before: Option<(usize, Vec<Step>)> = None;
    for count in sizes {
        let numbers = if dense { claims::NUMBERS } else { claims::NUMBERS * count / 100_000 };
        println!("{count} claims on {} events, choosing among {numbers} numbers", claims::events(count));
        let steps = measure(count, numbers)?;
        if let Some((fewer, earlier)) = before {
            let times = (count as f64 / fewer as f64).ln();
            for (step, earlier) in steps.iter().zip(&earlier) {
                let exponent = (step.took.as_secs_f64() / earlier.took.as_secs_f64()).ln() / times;
                println!("{:<52} {exponent:>6.2}", format!("exponent from {fewer}: {}", step.name));
            }
        }
        before = Some((count, steps));
    }
    Ok(())
}

/// What was measured, and the time that is compared between sizes.
struct Step {
    name: &'static str,
    took: Duration,
}

fn measure(count: usize, numbers: usize) -> Result<Vec<Step>> {
    let dir = tempfile::tempdir()?;
    let folder = dir.path().join("project");
    let passphrase = Passphrase::new(PASSPHRASE.to_owned())?;
    let vocabulary = vocabulary()?;
    let policy = Policy::named("attested/v1")?;
    fill(&folder, &passphrase, count, numbers)?;
    let open = || Ok(Project::open(&folder, &passphrase, Access::Read)?);
    let mut took = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let opened: Result<Project> = open();
        took.push(start.elapsed());
        opened?;
    }
    let mut steps = vec![shown("unlock and open", took)];
    let project = open()?;
    let events = claims::events(count);
    let spread: Vec<EventId> = (0..LOOKS.min(events))
        .map(|i| Ok(EventId::parse(&claims::event(i * events / LOOKS.min(events)))?))
        .collect::<Result<_>>()?;
    steps.push(shown("figures of an event, first look", looks(&project, &spread, &policy, &vocabulary)?));
    steps.push(shown("figures of an event, second look", looks(&project, &spread, &policy, &vocabulary)?));
    drop(project);
    steps.push(shown("figures of an event after one more claim", after_a_claim(&folder, &passphrase, count, &spread)?));
    let project = open()?;
    for (days, name) in
        LARGE.1.into_iter().zip(["history of 1,000 claims over 30 days", "history of 1,000 claims over 900 days"])
    {
        let event = EventId::parse(&format!("L{days}"))?;
        let mut took = Vec::new();
        for _ in 0..3 {
            let start = Instant::now();
            history(&project, &event, &policy, &vocabulary)?;
            took.push(start.elapsed());
        }
        steps.push(shown(name, took));
    }
    drop(project);
    println!("{:<52} {:>9}", "most memory so far", memory());
    // In a process of its own, so that the memory is that of the figures.
    let took = std::process::Command::new(std::env::current_exe()?)
        .args(["scale", EVERY_FIGURE, &folder.display().to_string(), &events.to_string()])
        .output()?;
    let words = String::from_utf8(took.stdout)?;
    let (millis, figures) = words.trim().split_once(' ').context("the figures were not derived")?;
    steps.push(shown("every figure from nothing", vec![Duration::from_millis(millis.parse()?)]));
    println!("{:<52} {figures}", "");
    Ok(steps)
}

/// A project with the claims, and the events whose history is told.
fn fill(folder: &Path, passphrase: &Passphrase, count: usize, numbers: usize) -> Result<()> {
    let mut project = Project::create(folder, passphrase, KdfCost::calibrated(Duration::ZERO)?)?;
    let mut lots = vec![claims::csv(count, numbers)];
    for (i, days) in LARGE.1.into_iter().enumerate() {
        lots.push(claims::of_event(&format!("L{days}"), 8_000_000 + i * LARGE.0, LARGE.0, days));
    }
    timed("fill the project", || {
        for csv in lots {
            let envelopes = import_envelopes(&import_plan(&project, csv.as_bytes(), &ColumnMap::default())?)?;
            drop(csv);
            project.commit(envelopes, Timestamp(1_700_000_000_000))?;
        }
        Ok(project.close()?)
    })
}

fn looks(project: &Project, events: &[EventId], policy: &Policy, vocabulary: &Vocabulary) -> Result<Vec<Duration>> {
    let mut took = Vec::new();
    for event in events {
        let start = Instant::now();
        let view = event_figures(project, event, AsOf::EVERYTHING, None, policy, vocabulary)?;
        took.push(start.elapsed());
        anyhow::ensure!(!view.figures.is_empty(), "{event} has no figure");
    }
    Ok(took)
}

/// One claim more for each event, and its figures again each time.
fn after_a_claim(folder: &Path, passphrase: &Passphrase, count: usize, events: &[EventId]) -> Result<Vec<Duration>> {
    let (policy, vocabulary) = (Policy::named("attested/v1")?, vocabulary()?);
    let mut project = Project::open(folder, passphrase, Access::Write)?;
    let mut took = Vec::new();
    for (i, event) in events.iter().enumerate() {
        let csv = claims::of_event(event.as_str(), count + i, 1, 1);
        let envelopes = import_envelopes(&import_plan(&project, csv.as_bytes(), &ColumnMap::default())?)?;
        project.commit(envelopes, Timestamp(1_700_000_000_000))?;
        took.extend(looks(&project, std::slice::from_ref(event), &policy, &vocabulary)?);
    }
    project.close()?;
    Ok(took)
}

fn history(project: &Project, event: &EventId, policy: &Policy, vocabulary: &Vocabulary) -> Result<usize> {
    let history = event_history(project, event, &BTreeSet::new(), policy, vocabulary, &on_days)?;
    Ok(history.views.len() + history.changes.len())
}

/// As the command does it: every thread takes the days that the others leave it.
fn on_days(days: &[Day], on: &(dyn Fn(Day) -> EventFigures + Sync)) -> Vec<EventFigures> {
    let mut views: Vec<Option<EventFigures>> = vec![None; days.len()];
    std::thread::scope(|scope| {
        let mut parts: Vec<Vec<(&Day, &mut Option<EventFigures>)>> = (0..THREADS).map(|_| Vec::new()).collect();
        for (i, pair) in days.iter().zip(&mut views).enumerate() {
            parts[i % THREADS].push(pair);
        }
        for part in parts {
            scope.spawn(move || part.into_iter().for_each(|(day, view)| *view = Some(on(*day))));
        }
    });
    views.into_iter().flatten().collect()
}

/// The figures of every event, each thread with the project opened once more.
fn all_figures(folder: &Path, events: usize) -> Result<usize> {
    let passphrase = &Passphrase::new(PASSPHRASE.to_owned())?;
    let (policy, vocabulary) = (&Policy::named("attested/v1")?, &vocabulary()?);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                scope.spawn(move || -> Result<usize> {
                    let project = Project::open(folder, passphrase, Access::Read)?;
                    let mut figures = 0;
                    for i in events * thread / THREADS..events * (thread + 1) / THREADS {
                        let event = EventId::parse(&claims::event(i))?;
                        figures +=
                            event_figures(&project, &event, AsOf::EVERYTHING, None, policy, vocabulary)?.figures.len();
                    }
                    Ok(figures)
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().map_err(|_| anyhow::anyhow!("a thread panicked"))?).sum()
    })
}

/// The median, printed with the slowest of a hundred.
fn shown(name: &'static str, mut took: Vec<Duration>) -> Step {
    took.sort();
    let at = |share: usize| took[(took.len() - 1) * share / 100];
    println!("{name:<52} {:>8.1} ms  99% {:.1} ms", ms(at(50)), ms(at(99)));
    Step { name, took: at(50) }
}
