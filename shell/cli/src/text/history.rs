//! How the figures of an event became known, a line a day. Input: figures as known on several days. Output: a
//! table for each figure; where the width does not hold it, the same in two lines a day.

use super::bar::{Span, Stroke, bar};
use super::layout::{padded, width_of, wrapped};
use attested_figures::{EventFigures, Figure};
use attested_publication::{Scale, Translate, words};
use std::collections::BTreeSet;

/// The columns of a table, by the keys of their heads; the bar, where there is room, comes last.
const HEADS: [&str; 7] =
    ["th-as-known", "th-stated", "th-core", "th-rivals", "th-contested", "th-origins", "th-documents"];

/// The narrowest bar worth drawing, in columns.
const BAR: usize = 20;

/// The history of all figures.
pub(crate) fn history(views: &[EventFigures], words: &dyn Translate, width: usize) -> String {
    let ids: BTreeSet<&str> = views.iter().flat_map(|v| v.figures.iter().map(|f| f.id.as_str())).collect();
    if ids.is_empty() {
        return format!("{}\n", words.text("sentence-no-figures", &[]));
    }
    let mut out = format!("{}\n", words.text("terminal-history", &[]));
    for id in &ids {
        if ids.len() > 1 {
            out.push_str(&format!("\n{}\n", attested_publication::visible(id)));
        }
        out.push_str(&table(views, id, words, width));
    }
    out
}

fn table(views: &[EventFigures], id: &str, words: &dyn Translate, width: usize) -> String {
    let figures: Vec<Option<&Figure>> = views.iter().map(|v| v.figures.iter().find(|f| f.id == id)).collect();
    let rows: Vec<[String; 7]> = views.iter().zip(&figures).map(|(v, f)| cells(v, *f, words)).collect();
    let heads = HEADS.map(|key| words.text(key, &[]));
    let mut widths = [0; 7];
    for row in rows.iter().chain([&heads]) {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width_of(cell));
        }
    }
    let needed = 2 + widths.iter().sum::<usize>() + 2 * (widths.len() - 1);
    if needed > width {
        return stacked(&heads, &rows, width);
    }
    let room = width - needed;
    let scale = Scale::over(figures.iter().flatten().flat_map(|f| numbers(f)));
    let line = |row: &[String; 7]| {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, w)| padded(cell, w)).collect();
        format!("  {}", cells.join("  "))
    };
    let mut out = format!("{}\n", line(&heads).trim_end());
    for (row, figure) in rows.iter().zip(&figures) {
        let drawn = match (scale, figure) {
            (Some(scale), Some(figure)) if room >= BAR + 2 => format!("  {}", picture(scale, figure, room - 2)),
            (Some(_) | None, Some(_) | None) => String::new(),
        };
        out.push_str(&format!("{}\n", format!("{}{drawn}", line(row)).trim_end()));
    }
    out
}

/// The envelope's bar with the core's laid over it.
fn picture(scale: Scale, figure: &Figure, columns: usize) -> String {
    let envelope = &figure.envelope;
    if envelope.low.is_none() && envelope.high.is_none() {
        return String::new();
    }
    let span =
        Span { low: envelope.low, high: envelope.high, open_low: envelope.open_low, open_high: envelope.open_high };
    let columns = columns.min(60);
    let under = bar(scale, span, Stroke::Plain, columns);
    let Some(core) = figure.core else { return under };
    let over = bar(scale, Span::of(Some(core.low), Some(core.high)), Stroke::Heavy, columns);
    under.chars().zip(over.chars()).map(|(u, o)| if o == ' ' { u } else { o }).collect()
}

fn numbers(figure: &Figure) -> Vec<u64> {
    let core = figure.core.into_iter().flat_map(|c| [c.low, c.high]);
    [figure.envelope.low, figure.envelope.high].into_iter().flatten().chain(core).collect()
}

fn cells(view: &EventFigures, figure: Option<&Figure>, words: &dyn Translate) -> [String; 7] {
    let day = view.as_of.as_deref().map_or_else(|| words.text("timeline-everything", &[]), str::to_owned);
    let Some(figure) = figure else {
        let none = words.text("timeline-none", &[]);
        return [day, none, String::new(), String::new(), String::new(), String::new(), String::new()];
    };
    let counted =
        |low: u64, high: u64, origins: usize| format!("{} ({origins})", words::range(words, Some(low), Some(high)));
    let dash = || "–".to_owned();
    let rivals: Vec<String> = figure.rivals.iter().map(|r| counted(r.low, r.high, r.origins)).collect();
    let origins = match figure.origins_range.high {
        high if high > figure.origins => format!("{} ({high})", figure.origins),
        _ => figure.origins.to_string(),
    };
    let contested = words.text(if figure.contested { "yes" } else { "no" }, &[]);
    [
        day,
        stated(figure, words),
        figure.core.map_or_else(dash, |c| counted(c.low, c.high, c.origins)),
        if rivals.is_empty() { dash() } else { words::list(words, &rivals) },
        if figure.contested { format!("▲ {contested}") } else { contested },
        origins,
        figure.reports.to_string(),
    ]
}

/// The stated range, an arrow at each open end: `◁180–699▷`.
fn stated(figure: &Figure, words: &dyn Translate) -> String {
    let envelope = &figure.envelope;
    if envelope.low.is_none() && envelope.high.is_none() {
        return words.text("number-unstated", &[]);
    }
    let range = words::range(words, envelope.low, envelope.high);
    let arrow = |open: bool, sign: &'static str| if open { sign } else { "" };
    format!("{}{range}{}", arrow(envelope.open_low, "◁ "), arrow(envelope.open_high, " ▷"))
}

/// Each row as a paragraph, its cells named.
fn stacked(heads: &[String; 7], rows: &[[String; 7]], width: usize) -> String {
    let mut out = String::new();
    for row in rows {
        let named: Vec<String> = heads
            .iter()
            .zip(row)
            .skip(2)
            .filter(|(_, c)| !c.is_empty() && *c != "–")
            .map(|(h, c)| format!("{h} {c}"))
            .collect();
        out.push_str(&format!("  {}  {}\n", row[0], row[1]));
        for line in wrapped(&named.join(" · "), width - 4, 0) {
            out.push_str(&format!("    {line}\n"));
        }
    }
    out
}
