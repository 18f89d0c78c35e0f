//! What the sampler of latent classes drew. Input: the page. Output: each chain's course and the ranks of its draws among all, and
//! the prior beside the posterior. Leaves out methods that draw nothing. Where the chains don't agree, their courses are shown as
//! the reason, without a number on any axis, and no posterior.

use super::{Page, Picture, people};
use crate::page::draw;
use crate::{Arg, words};
use attested_estimates::Estimate;

/// Points of a chain's line, groups of ranks, bars of a distribution.
const POINTS: usize = 400;
const GROUPS: usize = 20;
const BARS: usize = 30;
const TRACE: u64 = 140;
const RANKS: u64 = 44;

fn sampled<'a>(page: &'a Page<'_>) -> Option<&'a Estimate> {
    page.report.methods.iter().find(|found| found.drawn.chains.iter().any(|chain| chain.len() >= GROUPS))
}

/// Trace and ranks.
pub(super) fn section(page: &Page<'_>) -> String {
    sampled(page).map_or(String::new(), |found| trace(page, found) + &ranks(page, found))
}

fn trace(page: &Page<'_>, found: &Estimate) -> String {
    let chains = &found.drawn.chains;
    let logs = || chains.iter().flatten().map(|n| libm::log(*n));
    let (low, high) = (logs().fold(f64::INFINITY, f64::min), logs().fold(f64::NEG_INFINITY, f64::max));
    let width = (high - low).max(1e-9);
    let mut drawing = format!(
        "<svg x=\"0\" y=\"4\" width=\"100%\" height=\"{TRACE}\" viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\">\n"
    );
    for (at, chain) in chains.iter().enumerate() {
        let step = chain.len().div_ceil(POINTS);
        let points: Vec<String> = chain
            .iter()
            .enumerate()
            .step_by(step)
            .map(|(i, n)| {
                let x = 1000.0 * i as f64 / chain.len() as f64;
                format!("{x:.0},{:.1}", 100.0 - 100.0 * (libm::log(*n) - low) / width)
            })
            .collect();
        drawing.push_str(&format!("<polyline class=\"trace t{}\" points=\"{}\"/>\n", at % 4, points.join(" ")));
    }
    drawing.push_str("</svg>");
    let number = |code: &str| found.diagnostics.get(code).and_then(serde_json::Value::as_f64).unwrap_or(f64::NAN);
    let (rhat, ess) = (format!("{:.3}", number("rhat")), people(number("ess")));
    let says = [("chains", Arg::Count(chains.len() as u64)), ("rhat", Arg::Text(&rhat)), ("ess", Arg::Count(ess))];
    let rows = chains.iter().enumerate().map(|(at, chain)| {
        let mut cells = vec![(at + 1).to_string(), page.count(chain.len() as f64)];
        if found.estimate.is_some() {
            let mut sorted = chain.clone();
            sorted.sort_by(f64::total_cmp);
            let of = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize];
            cells.push(page.count(of(0.5)));
            cells.push(crate::escape(&words::range(page.words, Some(people(of(0.025))), Some(people(of(0.975))))));
        }
        cells
    });
    let columns = ["report-column-chain", "report-column-draws", "report-column-median", "report-column-interval"];
    let shown = if found.estimate.is_some() { 4 } else { 2 };
    let picture = Picture {
        id: "trace",
        title: page.say("report-trace", &[]),
        says: page.say("report-trace-says", &says),
        height: TRACE + 8,
        drawing,
        columns: columns[..shown].iter().map(|name| page.say(name, &[])).collect(),
        rows: rows.collect(),
    };
    picture.html(page)
}

/// By chain, the share of its draws in each twentieth of all draws by size.
fn ranks(page: &Page<'_>, found: &Estimate) -> String {
    let chains = &found.drawn.chains;
    // Equal numbers keep an order that favours no chain: by turns, as they were drawn.
    let longest = chains.iter().map(Vec::len).max().unwrap_or_default();
    let turn = |i: usize| (0..chains.len()).filter_map(move |at| chains[at].get(i).map(|n| (*n, at)));
    let mut all: Vec<(f64, usize)> = (0..longest).flat_map(turn).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut counts = vec![[0usize; GROUPS]; chains.len()];
    for (rank, (_, at)) in all.iter().enumerate() {
        counts[*at][rank * GROUPS / all.len()] += 1;
    }
    let level = |at: usize| chains[at].len() as f64 / GROUPS as f64;
    let mut drawing = String::new();
    for (at, counts) in counts.iter().enumerate() {
        let bottom = RANKS * (at as u64 + 1);
        for (group, n) in counts.iter().enumerate() {
            let high = ((*n as f64 / level(at)).min(2.0) * 18.0) as u64;
            drawing.push_str(&format!(
                "<rect class=\"bar {}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{high}\"/>",
                draw::tone(Some(at + 1)),
                draw::percent(group as u64 * 500),
                bottom - high,
                draw::percent(480),
            ));
        }
        let y = bottom - 18;
        drawing.push_str(&format!("<line class=\"bound\" x1=\"0\" y1=\"{y}\" x2=\"100%\" y2=\"{y}\"/>\n"));
    }
    let rows = counts.iter().enumerate().map(|(at, counts)| {
        let share = |n: &usize| format!("{:.2}", *n as f64 / level(at));
        std::iter::once((at + 1).to_string()).chain(counts.iter().map(share)).collect()
    });
    let groups = (1..=GROUPS).map(|group| (100 / GROUPS * group).to_string() + " %");
    let picture = Picture {
        id: "ranks",
        title: page.say("report-ranks", &[]),
        says: page.say("report-ranks-says", &[]),
        height: RANKS * chains.len() as u64 + 6,
        drawing,
        columns: std::iter::once(page.say("report-column-chain", &[])).chain(groups).collect(),
        rows: rows.collect(),
    };
    picture.html(page)
}

/// The prior of the number of people beside its posterior, on a scale of logarithms.
pub(super) fn prior_beside_posterior(page: &Page<'_>) -> String {
    let Some(found) = sampled(page).filter(|found| found.estimate.is_some()) else { return String::new() };
    let drawn = &found.drawn;
    let posterior: Vec<f64> = drawn.chains.iter().flatten().copied().collect();
    let low = libm::log((page.report.observed as f64).max(1.0));
    let high = drawn.prior.iter().chain(&posterior).fold(low, |most, n| libm::log(*n).max(most)) + 1e-9;
    let shares = |draws: &[f64]| {
        let mut shares = [0.0; BARS];
        for n in draws {
            let at = (libm::log(*n) - low) / (high - low) * BARS as f64;
            shares[(at.max(0.0) as usize).min(BARS - 1)] += 1.0 / draws.len() as f64;
        }
        shares
    };
    let (before, after) = (shares(&drawn.prior), shares(&posterior));
    let tallest = before.iter().chain(&after).copied().fold(1e-9, f64::max);
    let wide = 10_000 / BARS as u64;
    let bar = |class: &str, at: usize, share: f64| {
        let high = (share / tallest * 120.0) as u64;
        format!(
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{high}\"/>",
            draw::percent(wide * at as u64),
            130 - high,
            draw::percent(wide)
        )
    };
    let edge = |at: usize| libm::exp(low + (high - low) * at as f64 / BARS as f64);
    let (mut drawing, mut rows) = (String::new(), Vec::new());
    for (at, (before, after)) in before.iter().zip(&after).enumerate() {
        drawing.push_str(&format!("{}{}\n", bar("bar core", at, *after), bar("prior", at, *before)));
        let range = words::range(page.words, Some(people(edge(at))), Some(people(edge(at + 1))));
        let share = |share: f64| format!("{:.1} %", 100.0 * share);
        rows.push(vec![crate::escape(&range), share(*before), share(*after)]);
    }
    for (at, anchor) in [(0, "start"), (BARS / 2, "middle"), (BARS, "end")] {
        let (x, number) = (draw::percent(10_000 * at as u64 / BARS as u64), page.count(edge(at)));
        drawing.push_str(&format!("<text class=\"tick\" x=\"{x}\" y=\"148\" text-anchor=\"{anchor}\">{number}</text>"));
    }
    let columns = ["report-column-people", "report-column-prior", "report-column-posterior"];
    let picture = Picture {
        id: "prior",
        title: page.say("report-prior", &[]),
        says: page.say("report-prior-says", &[]),
        height: 156,
        drawing,
        columns: columns.iter().map(|name| page.say(name, &[])).collect(),
        rows,
    };
    picture.html(page)
}
