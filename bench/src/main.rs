//! `cargo run --release -p attested-bench -- [CLAIMS]`: what the main job costs on this machine; with `scale [CLAIMS…]`,
//! how it grows (`scale`); with `pages [CLAIMS]`, what each page costs (`pages`).
//!
//! Input: how many claims (100,000 unless said). Output: one line a step, with time and, where it matters, memory; the median and the
//! slowest of many figures. Each step is the library call that the command makes. Left out: unlocking's cost by design (it is calibrated),
//! and any verdict: a test never depends on a clock. Run it several times on an idle machine and quote medians.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock; it is never part of Attested")]

mod claims;
mod pages;
mod scale;

use anyhow::{Context, Result};
use attested_app::{event_figures, import_envelopes, import_plan};
use attested_claims::ColumnMap;
use attested_figures::{Policy, Vocabulary, VocabularyTexts};
use attested_model::{AsOf, EventId, Timestamp};
use attested_store::{Access, KdfCost, Passphrase, Project};
use std::time::{Duration, Instant};

/// How many events' figures are timed.
const FIGURES: usize = 200;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.next_if(|word| word == "scale").is_some() {
        return scale::run(&arguments.collect::<Vec<_>>());
    }
    if arguments.next_if(|word| word == "pages").is_some() {
        return pages::run(&arguments.collect::<Vec<_>>());
    }
    let count: usize = arguments.next().map_or(Ok(100_000), |text| number(&text))?;
    let csv = claims::csv(count, claims::NUMBERS);
    println!("{count} claims on {} events, {:.1} MB of CSV", claims::events(count), csv.len() as f64 / 1e6);
    let dir = tempfile::tempdir()?;
    let folder = dir.path().join("project");
    let passphrase = Passphrase::new("a benchmark".to_owned())?;
    let mut project = timed("make the project, the floor's key derivation", || {
        Ok(Project::create(&folder, &passphrase, KdfCost::calibrated(Duration::ZERO)?)?)
    })?;
    let plan = timed("plan the import", || Ok(import_plan(&project, csv.as_bytes(), &ColumnMap::default())?))?;
    anyhow::ensure!(
        plan.new.len() == count && plan.rejected.is_empty(),
        "the plan takes {} and rejects {}",
        plan.new.len(),
        plan.rejected.len()
    );
    let envelopes = timed("write its entries", || Ok(import_envelopes(&plan)?))?;
    drop(plan);
    timed("commit them", || Ok(project.commit(envelopes, Timestamp(1_700_000_000_000))?))?;
    timed("close", || Ok(project.close()?))?;
    println!("{:<52} {:>9}", "most memory so far", memory());
    let project = timed("unlock and open", || Ok(Project::open(&folder, &passphrase, Access::Read)?))?;
    let vocabulary = timed("read the vocabulary", vocabulary)?;
    figures(&project, &vocabulary, count)?;
    drop(project);
    let project = Project::open(&folder, &passphrase, Access::Write)?;
    timed("plan the same import again", || {
        Ok(import_plan(&project, csv.as_bytes(), &ColumnMap::default())?.same.len())
    })?;
    timed("verify", || Ok(project.verify(&mut |_, _, _| std::ops::ControlFlow::Continue(()))?))?;
    println!("{:<52} {:>9}", "most memory", memory());
    Ok(())
}

fn figures(project: &Project, vocabulary: &Vocabulary, count: usize) -> Result<()> {
    let policy = Policy::named("attested/v1")?;
    let events = claims::events(count);
    let mut took = Vec::with_capacity(FIGURES);
    for i in 0..FIGURES.min(events) {
        let event = EventId::parse(&claims::event(i * events / FIGURES.min(events)))?;
        let start = Instant::now();
        let view = event_figures(project, &event, AsOf::EVERYTHING, None, &policy, vocabulary)?;
        took.push(start.elapsed());
        anyhow::ensure!(!view.figures.is_empty(), "{event} has no figure");
    }
    took.sort();
    let at = |share: usize| took[(took.len() - 1) * share / 100];
    println!(
        "{:<52} {:>6.1} ms  99% {:.1} ms",
        format!("figure of one event, median of {}", took.len()),
        ms(at(50)),
        ms(at(99))
    );
    Ok(())
}

fn number(text: &str) -> Result<usize> {
    text.parse().with_context(|| format!("'{text}' is not a number of claims"))
}

fn vocabulary() -> Result<Vocabulary> {
    Ok(Vocabulary::read(VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    })?)
}

fn timed<T>(step: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let done = work().with_context(|| step.to_owned())?;
    println!("{step:<52} {:>6.0} ms", ms(start.elapsed()));
    Ok(done)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The most memory that this process has held, where the system says.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.map_or_else(
        || "unknown".to_owned(),
        |kib| format!("{} MB", kib.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024),
    )
}
