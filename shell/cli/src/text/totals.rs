//! Sums over events in a terminal. Input: sums. Output: each with its rule in words, what it covers and what it leaves out.

use attested_app::Totals;
use attested_figures::{Aggregate, LeftOut, Summand};
use attested_model::Gazetteer;
use attested_publication::{Arg, Translate, visible, words as said};

/// Events that a sum names before it only counts.
const NAMED: usize = 12;

/// All sums.
pub(crate) fn totals(totals: &Totals, gazetteer: &Gazetteer, words: &dyn Translate) -> String {
    let mut out = String::new();
    for sum in &totals.totals {
        out.push_str(&one(sum, gazetteer, words));
        out.push('\n');
    }
    if totals.totals.is_empty() {
        out.push_str(&format!("{}\n", words.text("totals-none", &[])));
    }
    out.push_str(&words.text("totals-recorded-only", &[]));
    out
}

fn one(sum: &Aggregate, gazetteer: &Gazetteer, words: &dyn Translate) -> String {
    let count = |name, n: usize| (name, Arg::Count(n as u64));
    let place = sum.place.as_ref().map(|id| {
        let name = gazetteer.place(id).and_then(|place| place.names.first());
        name.map_or_else(|| id.0.clone(), |name| format!("{name} ({})", id.0))
    });
    let place = place.map_or_else(|| words.text("totals-everywhere", &[]), |place| visible(&place));
    let heading = [
        ("act", Arg::Text(sum.act.as_str())),
        ("unit", Arg::Text(sum.unit.as_str())),
        ("from", Arg::Text(&sum.from)),
        ("to", Arg::Text(&sum.to)),
        ("place", Arg::Text(&place)),
    ];
    let mut lines = vec![visible(&words.text("totals-heading", &heading))];
    let open = |open: bool| if open { "totals-open" } else { "totals-closed" };
    let bound = |key: &str, value: Option<u64>, is_open: bool| match value {
        Some(n) => words.text(
            &format!("totals-{key}"),
            &[("value", Arg::Count(n)), ("open", Arg::Text(&words.text(open(is_open), &[])))],
        ),
        None => words.text(&format!("totals-no-{key}"), &[]),
    };
    lines.push(format!("  {}", bound("low", sum.sum.low, sum.sum.open_low)));
    lines.push(format!("  {}", bound("high", sum.sum.high, sum.sum.open_high)));
    let coverage = [
        count("events", sum.coverage.events),
        count("counted", sum.coverage.counted),
        count("with_number", sum.coverage.with_number),
        count("contested", sum.coverage.contested),
    ];
    lines.push(format!("  {}", words.text("totals-coverage", &coverage)));
    lines.extend(sum.counted.iter().take(NAMED).map(|summand| format!("    + {}", summed(summand, words))));
    lines.extend(sum.left_out.iter().take(NAMED).map(|left| format!("    − {}", left_out(left, words))));
    let more = sum.counted.len().saturating_sub(NAMED) + sum.left_out.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(format!("    {}", words.text("totals-more", &[count("count", more)])));
    }
    lines.join("\n") + "\n"
}

fn summed(summand: &Summand, words: &dyn Translate) -> String {
    let event = visible(summand.event.as_str());
    let range = said::envelope(words, &summand.envelope);
    let key = if summand.contested { "totals-event-contested" } else { "totals-event" };
    words.text(key, &[("event", Arg::Text(&event)), ("range", Arg::Text(&range))])
}

fn left_out(left: &LeftOut, words: &dyn Translate) -> String {
    let event = visible(left.event.as_str());
    let with: Vec<String> = left.with.iter().map(|id| visible(id.as_str())).collect();
    let with = said::list(words, &with);
    let range = said::envelope(words, &left.envelope);
    let args = [("event", Arg::Text(&event)), ("with", Arg::Text(&with)), ("range", Arg::Text(&range))];
    let mut line = words.text(&format!("totals-left-{}", left.reason.code()), &args);
    if left.floor_above_theirs {
        line.push_str(&format!(" {}", words.text("totals-floor-above", &[])));
    }
    line
}
