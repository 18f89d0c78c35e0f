//! `cargo run --release -p attested-bench-suggest -- [KILOBYTES] [CASE]`: how fast suggestion reads, and whether time and
//! memory grow with the text alone.
//!
//! Input: the size of 1× in kilobytes (200 unless said), a part of a case's name. Output: a line a case: megabytes a second at
//! 1×, 10× and 100×, the time at 100× over ten times that at 10× (1.0 is linear), suggestions, and the most memory of the
//! process at 100× less the text. Times are the processor's, so that other programs' turns don't count. Linux only. Left
//! out: reading the file, and any verdict: a test never depends on a clock.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the system; it is never part of Attested")]

mod texts;

use anyhow::{Context as _, Result};
use attested_claims::suggest::{Context, Gazetteer, Lang, TableTexts, Tables, suggest_each};
use attested_vocab::suggest as vocab;
use std::time::Duration;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let kilobytes: usize = match arguments.next() {
        Some(text) => text.parse().with_context(|| format!("'{text}' is not a number of kilobytes"))?,
        None => 200,
    };
    let only = arguments.next().unwrap_or_default();
    let tables = tables()?;
    println!("1× is {kilobytes} kB; the program without a text holds {:.0} MB", resident("VmRSS:")? / 1e3);
    println!(
        "{:<44} {:>7} {:>7} {:>7}  {:>6} {:>9} {:>7}",
        "MB/s at", "1×", "10×", "100×", "growth", "found", "MB more"
    );
    for case in texts::CASES.iter().filter(|case| case.name.contains(&only)) {
        measure(case, kilobytes * 1000, &tables)?;
    }
    Ok(())
}

fn measure(case: &texts::Case, bytes: usize, tables: &Tables) -> Result<()> {
    let mut took = [Duration::ZERO; 3];
    let (mut rate, mut found, mut more) = ([0.0; 3], 0, 0.0);
    for (step, times) in [1, 10, 100].into_iter().enumerate() {
        let text = texts::of_size(case, bytes * times);
        reset_peak();
        // The quickest of three where that costs little: another program's turn is not ours.
        let rounds = if times == 1 { 3 } else { 1 };
        let all = (0..rounds).map(|_| read(&text, case.lang, tables)).collect::<Result<Vec<_>>>()?;
        let (time, count) = all.into_iter().min_by_key(|(time, _)| *time).context("no round")?;
        (took[step], found) = (time, count);
        rate[step] = text.len() as f64 / 1e6 / time.as_secs_f64();
        more = resident("VmHWM:")? / 1e3 - text.len() as f64 / 1e6;
    }
    let growth = took[2].as_secs_f64() / took[1].as_secs_f64() / 10.0;
    println!(
        "{:<44} {:>7.1} {:>7.1} {:>7.1}  {growth:>6.2} {found:>9} {more:>7.0}",
        case.name, rate[0], rate[1], rate[2]
    );
    Ok(())
}

fn read(text: &str, lang: Lang, tables: &Tables) -> Result<(Duration, usize)> {
    let published = jiff::civil::date(2023, 10, 13);
    let gazetteer = Gazetteer::open(attested_vocab::GAZETTEER, attested_vocab::WORLD)?;
    let context = Context { published, lang, outlet: None, tables, gazetteer: Some(&gazetteer) };
    let mut count = 0;
    let start = processor_time()?;
    suggest_each(text, &context, |_| count += 1);
    Ok((processor_time()? - start, count))
}

/// How long this thread, the only one, has run.
fn processor_time() -> Result<Duration> {
    let said = std::fs::read_to_string("/proc/self/schedstat").context("time is read from Linux's proc")?;
    Ok(Duration::from_nanos(said.split(' ').next().unwrap_or_default().parse()?))
}

/// What Linux says of this process's memory, in kilobytes.
fn resident(what: &str) -> Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status").context("memory is read from Linux's proc")?;
    let line = status.lines().find_map(|line| line.strip_prefix(what)).context("no such line")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// Forgets the peak so far; where that can't be done the figures are those of the largest case before.
fn reset_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn tables() -> Result<Tables> {
    Ok(Tables::load(&TableTexts {
        bounds: vocab::BOUNDS,
        numerals: vocab::NUMERALS,
        nouns: vocab::NOUNS,
        drops: vocab::DROPS,
        acts: vocab::ACTS,
        cues: vocab::CUES,
        bodies: vocab::BODIES,
        roles: vocab::ROLES,
        places: vocab::PLACES,
        times: vocab::TIMES,
        statements: vocab::STATEMENTS,
        han_variants: vocab::HAN_VARIANTS,
    })?)
}
