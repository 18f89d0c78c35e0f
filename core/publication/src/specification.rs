//! The specification curve of a figure (Simonsohn, Simmons and Nelson, "Specification curve analysis", Nature Human
//! Behaviour 4, 2020): every universe a column, sorted by what it supports; below, the choices that make it.
//!
//! Input: a multiverse and a figure's id. Output: one SVG, self-contained, with title and description for those who
//! hear it; whole numbers throughout, the same bytes everywhere. The table it draws is the multiverse's own JSON.

use crate::{Arg, Scale, Translate, escape};
use attested_figures::{Multiverse, Outcome, Universe};
use std::fmt::Write as _;

/// Pixels: the plot's height, a row of choices, the labels' width, the least width of the plot.
const PLOT: u64 = 220;
const ROW: u64 = 14;
const LABELS: u64 = 220;
const LEAST_WIDTH: u64 = 480;
/// Origins left out that get a row of their own.
const ORIGINS: usize = 24;

/// One row of choices: its label and which universes have it.
struct Row {
    label: String,
    has: Box<dyn Fn(&Universe) -> bool>,
}

/// Draws a figure's specification curve; `None` when no universe has a range for the figure.
pub fn specification_curve(all: &Multiverse, figure: &str, words: &dyn Translate) -> Option<String> {
    let mut columns: Vec<(&Universe, &Outcome)> = all
        .universes
        .iter()
        .filter_map(|universe| Some((universe, universe.outcomes.iter().find(|outcome| outcome.figure == figure)?)))
        .collect();
    columns.sort_by_key(|(universe, outcome)| (outcome.floor(), outcome.ceiling(), universe.choices.clone()));
    let ends = columns.iter().flat_map(|(_, outcome)| [outcome.floor(), outcome.ceiling()]).flatten();
    let scale = Scale::over(ends)?;
    let rows = rows(all, words);
    let step = (LEAST_WIDTH / columns.len() as u64).clamp(1, 8);
    let width = LABELS + step * columns.len() as u64 + 10;
    let height = PLOT + 30 + ROW * rows.len() as u64 + 10;
    let title = words.text("curve-title", &[("figure", Arg::Text(figure))]);
    let described = words.text("curve-description", &[("count", Arg::Count(columns.len() as u64))]);
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"{}\" aria-labelledby=\"t d\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n",
        escape(words.lang()),
        escape(&title),
        escape(&described),
    );
    for tick in scale.ticks(6) {
        let y = down(scale, tick);
        let _ = writeln!(
            out,
            "<line x1=\"{LABELS}\" x2=\"{width}\" y1=\"{y}\" y2=\"{y}\" stroke=\"#ddd\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            LABELS - 6,
            y + 4,
            escape(&crate::words::range(words, Some(tick), Some(tick)))
        );
    }
    for (index, (universe, outcome)) in columns.iter().enumerate() {
        let x = LABELS + step * index as u64;
        let top = outcome.ceiling().map_or(10, |high| down(scale, high));
        let bottom = outcome.floor().map_or(PLOT, |low| down(scale, low));
        // Two colours that the colour-blind tell apart; a contested one is also drawn thinner.
        let (colour, bar) = if outcome.contested { ("#d55e00", step.div_ceil(2)) } else { ("#0072b2", step) };
        let _ = write!(
            out,
            "<rect x=\"{x}\" y=\"{top}\" width=\"{bar}\" height=\"{}\" fill=\"{colour}\"/>",
            bottom.saturating_sub(top).max(2)
        );
        for (row, choice) in rows.iter().enumerate() {
            if (choice.has)(universe) {
                let y = PLOT + 30 + ROW * row as u64;
                let _ =
                    write!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{step}\" height=\"{}\" fill=\"#444\"/>", ROW - 4);
            }
        }
        out.push('\n');
    }
    for (row, choice) in rows.iter().enumerate() {
        let y = PLOT + 30 + ROW * row as u64 + 9;
        let _ =
            writeln!(out, "<text x=\"{}\" y=\"{y}\" text-anchor=\"end\">{}</text>", LABELS - 6, escape(&choice.label));
    }
    out.push_str("</svg>\n");
    Some(out)
}

/// Where a number stands, downwards.
fn down(scale: Scale, n: u64) -> u64 {
    10 + (PLOT - 10) - scale.scaled(n, PLOT - 10)
}

fn rows(all: &Multiverse, words: &dyn Translate) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut tolerances: Vec<u64> = all.universes.iter().map(|universe| universe.choices.about_percent).collect();
    tolerances.sort_unstable();
    tolerances.dedup();
    for percent in tolerances {
        let label = words.text("choice-about", &[("percent", Arg::Count(percent))]);
        rows.push(Row { label, has: Box::new(move |universe| universe.choices.about_percent == percent) });
    }
    for (admission, key) in
        [("all", "choice-all"), ("not_discredited", "choice-not-discredited"), ("reliable", "choice-reliable")]
    {
        let label = words.text(key, &[]);
        rows.push(Row { label, has: Box::new(move |universe| universe.choices.admission == admission) });
    }
    rows.push(Row {
        label: words.text("choice-suspected-links", &[]),
        has: Box::new(|universe| universe.choices.suspected_links),
    });
    rows.push(Row {
        label: words.text("choice-unknown-origins", &[]),
        has: Box::new(|universe| universe.choices.unknown_origins),
    });
    let mut origins: Vec<_> = all.universes.iter().filter_map(|universe| universe.choices.without.clone()).collect();
    origins.sort();
    origins.dedup();
    for origin in origins.into_iter().take(ORIGINS) {
        let label = words.text("choice-without", &[("origin", Arg::Text(origin.as_str()))]);
        rows.push(Row { label, has: Box::new(move |universe| universe.choices.without.as_ref() == Some(&origin)) });
    }
    rows
}
