//! Several views of an event under each other: as it became known, a line a day, with the claims that changed it; and
//! under each policy. Input: the views. Output: a table for each figure; where the width does not hold it, the same in
//! two lines a view.

use super::bar::{Span, Stroke, bar};
use super::layout::{padded, width_of, wrapped};
use attested_figures::{Change, ChangeOf, EventFigures, Figure};
use attested_publication::{Arg, Scale, Translate, visible, words};
use std::collections::BTreeSet;

/// The columns of a table after the first, by the keys of their heads; the bar, where there is room, comes last.
const HEADS: [&str; 6] = ["th-stated", "th-core", "th-rivals", "th-contested", "th-origins", "th-documents"];

/// The narrowest bar worth drawing, in columns.
const BAR: usize = 20;

/// The history of all figures, and below each what changed it.
pub(crate) fn history(views: &[EventFigures], changes: &[Change], words: &dyn Translate, width: usize) -> String {
    let day = |view: &EventFigures| {
        view.as_of.as_deref().map_or_else(|| words.text("timeline-everything", &[]), str::to_owned)
    };
    tables(views, "terminal-history", "th-as-known", &day, &|id| changed(changes, id, words), words, width)
}

/// All figures under each policy.
pub(crate) fn policies(views: &[EventFigures], words: &dyn Translate, width: usize) -> String {
    let policy = |view: &EventFigures| view.policy.to_owned();
    let best = |id: &str| {
        let of = |view: &EventFigures| {
            let best = view.figures.iter().find(|figure| figure.id == id)?.best.clone()?;
            let (policy, rule) = (("policy", Arg::Text(view.policy)), ("rule", Arg::Text(best.rule)));
            let (value, claim) = (("count", Arg::Count(best.value)), ("claim", Arg::Text(best.claim.as_str())));
            Some(format!("  {}\n", visible(&words.text("policies-best", &[policy, value, rule, claim]))))
        };
        views.iter().filter_map(of).collect()
    };
    tables(views, "terminal-policies", "th-policy", &policy, &best, words, width)
}

/// What changed a figure: a line a day and set of claims.
fn changed(changes: &[Change], id: &str, words: &dyn Translate) -> String {
    let mut out = String::new();
    let of_figure: Vec<&Change> = changes.iter().filter(|change| change.figure == id).collect();
    for run in of_figure.chunk_by(|a, b| a.day == b.day && a.by == b.by) {
        let fields: Vec<String> = run.iter().map(|change| words.text(field(change.field), &[])).collect();
        let claims: Vec<String> = run[0].by.iter().map(ToString::to_string).collect();
        let (day, list) = (run[0].day.to_string(), words::list(words, &fields));
        let claims = words::list(words, &claims);
        let args = [("day", Arg::Text(&day)), ("fields", Arg::Text(&list)), ("claims", Arg::Text(&claims))];
        out.push_str(&format!("  {}\n", visible(&words.text("history-change", &args))));
    }
    out
}

fn field(field: ChangeOf) -> &'static str {
    match field {
        ChangeOf::Existence => "change-existence",
        ChangeOf::Envelope => "change-envelope",
        ChangeOf::Core => "change-core",
        ChangeOf::Rivals => "change-rivals",
        ChangeOf::Contested => "change-contested",
        ChangeOf::Origins => "change-origins",
        ChangeOf::PartFloor => "change-part-floor",
        ChangeOf::WiderCeiling => "change-wider-ceiling",
    }
}

/// A table a figure, each under its id when there are several, each with its notes below.
fn tables(
    views: &[EventFigures],
    title: &str,
    first: &str,
    label: &dyn Fn(&EventFigures) -> String,
    below: &dyn Fn(&str) -> String,
    words: &dyn Translate,
    width: usize,
) -> String {
    let ids: BTreeSet<&str> = views.iter().flat_map(|v| v.figures.iter().map(|f| f.id.as_str())).collect();
    if ids.is_empty() {
        return format!("{}\n", words.text("sentence-no-figures", &[]));
    }
    let mut out = format!("{}\n", words.text(title, &[]));
    for id in &ids {
        if ids.len() > 1 {
            out.push_str(&format!("\n{}\n", visible(id)));
        }
        let figures: Vec<Option<&Figure>> = views.iter().map(|v| v.figures.iter().find(|f| f.id == *id)).collect();
        let rows: Vec<[String; 7]> = views.iter().zip(&figures).map(|(v, f)| cells(label(v), *f, words)).collect();
        out.push_str(&table(first, &figures, &rows, words, width));
        out.push_str(&below(id));
    }
    out
}

fn table(
    first: &str,
    figures: &[Option<&Figure>],
    rows: &[[String; 7]],
    words: &dyn Translate,
    width: usize,
) -> String {
    let [b, c, d, e, f, g] = HEADS.map(|key| words.text(key, &[]));
    let heads = [words.text(first, &[]), b, c, d, e, f, g];
    let mut widths = [0; 7];
    for row in rows.iter().chain([&heads]) {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width_of(cell));
        }
    }
    let needed = 2 + widths.iter().sum::<usize>() + 2 * (widths.len() - 1);
    if needed > width {
        return stacked(&heads, rows, width);
    }
    let room = width - needed;
    let scale = Scale::over(figures.iter().flatten().flat_map(|f| numbers(f)));
    let line = |row: &[String; 7]| {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, w)| padded(cell, w)).collect();
        format!("  {}", cells.join("  "))
    };
    let mut out = format!("{}\n", line(&heads).trim_end());
    for (row, figure) in rows.iter().zip(figures) {
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

fn cells(label: String, figure: Option<&Figure>, words: &dyn Translate) -> [String; 7] {
    let Some(figure) = figure else {
        let none = words.text("timeline-none", &[]);
        return [label, none, String::new(), String::new(), String::new(), String::new(), String::new()];
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
        label,
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
