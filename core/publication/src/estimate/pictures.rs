//! Methods as intervals, weights of models, coverage. Input: the page. Output: a section each; nothing where there is nothing to
//! show. Leaves out what was drawn (`chains`). A method that refuses has no place on an axis.

use super::{Page, Picture, key, people};
use crate::page::draw::{self, Bar};
use crate::{Arg, Scale, escape, visible, words};
use attested_estimates::{Estimate, Kind};

const ROW: u64 = 40;
const AXIS: u64 = 24;

/// Each method's number with its interval, on one axis with those observed.
pub(super) fn intervals(page: &Page<'_>) -> String {
    let given: Vec<(&Estimate, f64)> =
        page.report.methods.iter().filter_map(|found| found.estimate.map(|number| (found, number))).collect();
    let numbers = given.iter().flat_map(|(found, number)| [Some(*number), found.low, found.high]).flatten().map(people);
    let observed = page.report.observed;
    let (false, Some(scale)) = (given.is_empty(), Scale::over(numbers.chain([observed]))) else { return String::new() };
    let bottom = AXIS + ROW * given.len() as u64;
    let mut drawing = String::new();
    for tick in scale.ticks(4) {
        let place = draw::across(scale, tick);
        drawing.push_str(&draw::upright("grid", place, AXIS - 4, bottom + 4));
        drawing.push_str(&format!(
            "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            draw::percent(place),
            AXIS - 9,
            page.count(tick as f64)
        ));
    }
    drawing.push_str(&draw::upright("bound", draw::across(scale, observed), AXIS, bottom));
    let mut rows = Vec::new();
    for (at, (found, number)) in given.iter().enumerate() {
        let top = AXIS + ROW * at as u64;
        let name = page.say(&key("estimate-method", &found.method), &[]);
        let range = escape(&words::range(page.words, found.low.map(people), found.high.map(people)));
        let bound = found.kind == Kind::LowerBound;
        let bar = Bar {
            low: Some(found.low.map_or(observed, people)),
            high: found.high.map(people),
            open_low: false,
            open_high: bound,
            class: if bound { "rival" } else { "envelope" },
            middle: top + 28,
            thick: 10,
        };
        drawing.push_str(&format!(
            "<text class=\"label\" x=\"0\" y=\"{0}\">{name}</text>\
             <text class=\"range\" x=\"100%\" y=\"{0}\" text-anchor=\"end\">{1}</text>{2}{3}\n",
            top + 16,
            page.count(*number),
            draw::bar(scale, &bar),
            draw::upright("cap", draw::across(scale, people(*number)), top + 20, top + 36),
        ));
        let kind = page.say(if bound { "report-kind-bound" } else { "report-kind-estimate" }, &[]);
        rows.push(vec![name, kind, page.count(*number), range]);
    }
    let says = [("count", Arg::Count(given.len() as u64)), ("observed", Arg::Count(observed))];
    let columns = ["report-column-method", "report-column-kind", "report-column-number", "report-column-interval"];
    let picture = Picture {
        id: "intervals",
        title: page.say("report-intervals", &[]),
        says: page.say("report-intervals-says", &says),
        height: bottom + 10,
        drawing,
        columns: columns.iter().map(|name| page.say(name, &[])).collect(),
        rows,
    };
    picture.html(page)
}

/// Shares as bars from the left, a row each.
fn shares(rows: &[(String, f64)]) -> String {
    let row = |(at, (name, share)): (usize, &(String, f64))| {
        let y = 34 * at as u64;
        format!(
            "<text class=\"label\" x=\"0\" y=\"{}\">{name}</text><text class=\"range\" x=\"100%\" y=\"{0}\" text-anchor=\"end\">{}</text>\
             <rect class=\"bar core\" x=\"0\" y=\"{}\" width=\"{}\" height=\"8\"/>\n",
            y + 14,
            percent(*share),
            y + 20,
            draw::percent((share * 10_000.0) as u64),
        )
    };
    rows.iter().enumerate().map(row).collect()
}

fn percent(share: f64) -> String {
    format!("{:.1} %", 100.0 * share)
}

/// How much each graph weighs in the average.
pub(super) fn weights(page: &Page<'_>) -> String {
    let graphs = page.report.methods.iter().find_map(|found| {
        let graphs = found.diagnostics.get("graphs")?.as_array()?;
        found.estimate.map(|_| graphs)
    });
    let Some(graphs) = graphs else { return String::new() };
    let weight = |graph: &serde_json::Value| {
        Some((escape(&visible(graph.get(0)?.as_str()?)), graph.get(1)?.as_f64()?.clamp(0.0, 1.0)))
    };
    let rows: Vec<(String, f64)> = graphs.iter().filter_map(weight).collect();
    let picture = Picture {
        id: "weights",
        title: page.say("report-weights", &[]),
        says: page.say("report-weights-says", &[("count", Arg::Count(rows.len() as u64))]),
        height: 34 * rows.len() as u64 + 4,
        drawing: shares(&rows),
        columns: vec![page.say("report-column-model", &[]), page.say("report-column-weight", &[])],
        rows: rows.iter().map(|(name, share)| vec![name.clone(), percent(*share)]).collect(),
    };
    picture.html(page)
}

/// How often such intervals held the truth, where a study tells.
pub(super) fn coverage(page: &Page<'_>) -> String {
    let name = |found: &Estimate| page.say(&key("estimate-method", &found.method), &[]);
    let methods = &page.report.methods;
    let bars: Vec<(String, f64)> =
        methods.iter().filter_map(|found| found.coverage.share.map(|share| (name(found), share))).collect();
    let rows = methods.iter().map(|found| {
        let told = match found.coverage.share {
            Some(share) => page.say("estimate-coverage", &[("percent", Arg::Count(people(100.0 * share)))]),
            None => page.say(&key("estimate-coverage", &found.coverage.source), &[]),
        };
        vec![name(found), told]
    });
    let picture = Picture {
        id: "coverage",
        title: page.say("report-coverage", &[]),
        says: page.say("report-coverage-says", &[]),
        height: 34 * bars.len() as u64 + 4,
        drawing: shares(&bars),
        columns: vec![page.say("report-column-method", &[]), page.say("report-column-coverage", &[])],
        rows: rows.collect(),
    };
    picture.html(page)
}
