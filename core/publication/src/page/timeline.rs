//! How a figure became known: a column a day listed, with the stated range, the core and the rivals, and a
//! triangle where the number is contested. Input: the history of an event's figures. Output: a drawing and a
//! table for each figure; nothing for a history of fewer than two days.

use super::draw::{at, percent, upright};
use super::{Page, figure};
use crate::{Arg, Scale, escape, words};
use attested_figures::{EventFigures, Figure};
use attested_model::Day;

/// The plot, in pixels: its top, its height, and where the days stand.
const TOP: u64 = 34;
const HEIGHT: u64 = 210;
const BOTTOM: u64 = TOP + HEIGHT;
/// Room for the axis at the left, in hundredths of a per cent.
const LEFT: u64 = 700;

/// The timelines of all figures.
pub(super) fn section(page: &Page<'_>) -> String {
    if page.dossier.history.len() < 2 || page.dossier.now.figures.is_empty() {
        return String::new();
    }
    let mut out = format!("<section id=\"timeline\">\n<h2>{}</h2>\n", page.say("section-timeline", &[]));
    for (index, figure) in page.dossier.now.figures.iter().enumerate() {
        let states: Vec<(&EventFigures, Option<&Figure>)> =
            page.dossier.history.iter().map(|v| (v, v.figures.iter().find(|f| f.id == figure.id))).collect();
        if page.dossier.now.figures.len() > 1 {
            out.push_str(&format!("<h3>{}</h3>\n", page.heading(figure)));
        }
        out.push_str("<figure class=\"timeline\">\n");
        out.push_str(&drawing(page, figure, &states, index));
        out.push_str(&format!("<figcaption>{}</figcaption>\n", page.say("timeline-desc", &[])));
        out.push_str("</figure>\n");
        out.push_str(&table(page, &states));
    }
    out.push_str("</section>\n");
    out
}

fn drawing(page: &Page<'_>, figure: &Figure, states: &[(&EventFigures, Option<&Figure>)], index: usize) -> String {
    let numbers = states.iter().filter_map(|(_, f)| *f).flat_map(|f| {
        let core = f.core.into_iter().flat_map(|c| [c.low, c.high]);
        let ends = [f.envelope.low, f.envelope.high].into_iter().flatten();
        ends.chain(core).chain(f.rivals.iter().flat_map(|r| [r.low, r.high])).collect::<Vec<_>>()
    });
    let Some(scale) = Scale::over(numbers) else {
        return format!("<p class=\"nothing\">{}</p>\n", page.say("chart-empty", &[]));
    };
    let heading = words::heading(page.words, &page.dossier.labels, figure);
    let title = page.say("timeline-title", &[("heading", Arg::Text(&heading))]);
    let mut body = String::new();
    for tick in scale.ticks(5) {
        let y = down(scale, tick);
        body.push_str(&format!("<line class=\"grid\" x1=\"0\" y1=\"{y}\" x2=\"100%\" y2=\"{y}\"/>"));
        let text = escape(&words::range(page.words, Some(tick), Some(tick)));
        body.push_str(&format!("<text class=\"tick\" x=\"0\" y=\"{}\">{text}</text>", y - 3));
    }
    body.push('\n');
    body.push_str(&links(scale, states));
    let mut year = "";
    let every = states.len().div_ceil(12);
    for (i, (view, state)) in states.iter().enumerate() {
        body.push_str(&column(page, scale, place(i, states.len()), *state));
        let day = view.as_of.as_deref().unwrap_or_default();
        if i % every == 0 {
            let shown = day.get(..4).unwrap_or_default();
            body.push_str(&day_label(page, i / every, place(i, states.len()), day, (shown != year).then_some(shown)));
            year = shown;
        }
    }
    format!(
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"t{index}-t t{index}-d\" width=\"100%\" height=\"{}\">\
         <title id=\"t{index}-t\">{title}</title><desc id=\"t{index}-d\">{}</desc>\n{body}</svg>\n",
        BOTTOM + 60,
        escape(&description(page, states))
    )
}

/// What the drawing shows, a sentence a day.
fn description(page: &Page<'_>, states: &[(&EventFigures, Option<&Figure>)]) -> String {
    let days: Vec<String> = states
        .iter()
        .map(|(view, state)| {
            let day = words::date(page.words, view.as_of.as_deref().unwrap_or_default());
            let said = state.map_or_else(
                || page.words.text("timeline-none", &[]),
                |f| format!("{}; {}", words::envelope(page.words, &f.envelope), words::contested(page.words, f)),
            );
            page.words.text("labelled", &[("label", Arg::Text(&day)), ("text", Arg::Text(&said))])
        })
        .collect();
    days.join("; ")
}

/// Where a column stands across.
fn place(index: usize, columns: usize) -> u64 {
    let room = Scale::WHOLE - LEFT;
    LEFT + room * (2 * index as u64 + 1) / (2 * columns.max(1) as u64)
}

/// Where a number stands down.
fn down(scale: Scale, n: u64) -> u64 {
    BOTTOM - scale.scaled(n, HEIGHT)
}

/// Thin lines at the height of each day's ends, as far as the next day: a figure stands until it changes.
fn links(scale: Scale, states: &[(&EventFigures, Option<&Figure>)]) -> String {
    let mut out = String::new();
    for (i, pair) in states.windows(2).enumerate() {
        let [(_, Some(a)), (_, Some(_))] = pair else { continue };
        let (x1, x2) = (percent(place(i, states.len())), percent(place(i + 1, states.len())));
        for y in [a.envelope.low, a.envelope.high].into_iter().flatten().map(|n| down(scale, n)) {
            out.push_str(&format!("<line class=\"link\" x1=\"{x1}\" y1=\"{y}\" x2=\"{x2}\" y2=\"{y}\"/>"));
        }
    }
    out.push('\n');
    out
}

/// One day's state.
fn column(page: &Page<'_>, scale: Scale, across: u64, state: Option<&Figure>) -> String {
    let Some(figure) = state else {
        let dash = "<text class=\"absent\" text-anchor=\"middle\" x=\"0\" y=\"0\">–</text>";
        return format!("{}\n", at(across, BOTTOM - HEIGHT / 2, dash));
    };
    let envelope = &figure.envelope;
    let mut out = String::new();
    let top = envelope.high.map_or(TOP, |n| down(scale, n));
    let bottom = envelope.low.map_or(BOTTOM, |n| down(scale, n));
    if envelope.low.is_some() || envelope.high.is_some() {
        let class = if envelope.low.is_some() && envelope.high.is_some() { "" } else { " faint" };
        out.push_str(&upright_bar(&format!("envelope{class}"), 9, top, bottom));
    }
    for (end, y) in [(envelope.high, top), (envelope.low, bottom)] {
        if end.is_some() {
            out.push_str(&format!("<line class=\"cap\" x1=\"-12\" y1=\"{y}\" x2=\"12\" y2=\"{y}\"/>"));
        }
    }
    if envelope.open_high {
        out.push_str(&format!("<line class=\"open\" x1=\"0\" y1=\"{top}\" x2=\"0\" y2=\"{}\"/>", TOP - 2));
        out.push_str(&format!("<path class=\"arrow\" d=\"M-6 {0}h12l-6 -8z\"/>", TOP - 2));
    }
    if envelope.open_low {
        out.push_str(&format!("<line class=\"open\" x1=\"0\" y1=\"{bottom}\" x2=\"0\" y2=\"{}\"/>", BOTTOM + 2));
        out.push_str(&format!("<path class=\"arrow\" d=\"M-6 {0}h12l-6 8z\"/>", BOTTOM + 2));
    }
    for rival in &figure.rivals {
        out.push_str(&upright_bar("rival", 9, down(scale, rival.high), down(scale, rival.low)));
    }
    if let Some(core) = figure.core {
        out.push_str(&upright_bar("core", 9, down(scale, core.high), down(scale, core.low)));
    }
    if figure.contested {
        let title = page.say("contested", &[]);
        out.push_str(&format!("<path class=\"alarm\" d=\"M0 2l7 12h-14z\"><title>{title}</title></path>"));
    }
    format!("{}\n", at(across, 0, &out))
}

fn upright_bar(class: &str, half: u64, top: u64, bottom: u64) -> String {
    format!(
        "<rect class=\"bar {class}\" x=\"-{half}\" y=\"{top}\" width=\"{}\" height=\"{}\"/>",
        2 * half,
        bottom.saturating_sub(top).max(2)
    )
}

/// A day's name below its column; every other one lower, where a screen is narrow.
fn day_label(page: &Page<'_>, nth: usize, across: u64, day: &str, year: Option<&str>) -> String {
    let lower = if nth % 2 == 1 { " lower" } else { "" };
    let text = escape(&words::day_short(page.words, day));
    let year = year.map_or(String::new(), |year| {
        format!("<text class=\"tick{lower}\" text-anchor=\"middle\" x=\"0\" y=\"14\">{}</text>", escape(year))
    });
    let day = format!("<text class=\"tick day{lower}\" text-anchor=\"middle\" x=\"0\" y=\"0\">{text}</text>{year}");
    format!("{}{}\n", upright("grid", across, BOTTOM, BOTTOM + 4), at(across, BOTTOM + 26, &day))
}

/// The same as a table, each number with its claims.
fn table(page: &Page<'_>, states: &[(&EventFigures, Option<&Figure>)]) -> String {
    let heads = ["th-as-known", "th-stated", "th-core", "th-rivals", "th-contested", "th-origins", "th-documents"];
    let heads: Vec<String> = heads.iter().map(|k| format!("<th scope=\"col\">{}</th>", page.say(k, &[]))).collect();
    let mut out = format!(
        "<details class=\"data\" open>\n<summary>{}</summary>\n<div class=\"scroll\"><table>\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        page.say("section-table", &[]),
        heads.join("")
    );
    let mut before: Option<Day> = None;
    for (view, state) in states {
        let day = view.as_of.as_deref().unwrap_or_default();
        let parsed = day.parse::<Day>().ok();
        let gap = before.zip(parsed).and_then(|(a, b)| a.until(b).ok()).map(|span| span.get_days());
        let gap =
            gap.and_then(|days| u64::try_from(days).ok()).filter(|days| *days > 1).map_or(String::new(), |days| {
                format!(" <small>{}</small>", page.say("timeline-gap", &[("days", Arg::Count(days))]))
            });
        before = parsed.or(before);
        let head = format!("<th scope=\"row\">{}{gap}</th>", escape(&words::date(page.words, day)));
        out.push_str(&format!("<tr>{head}{}</tr>\n", cells(page, *state)));
    }
    out.push_str("</tbody>\n</table></div>\n</details>\n");
    out
}

fn cells(page: &Page<'_>, state: Option<&Figure>) -> String {
    let Some(shown) = state else {
        return format!("<td colspan=\"6\">{}</td>", page.say("timeline-none", &[]));
    };
    let none = || page.say("none", &[]);
    let stated = figure::stated(page, shown);
    let core = figure::agreed(page, shown).unwrap_or_else(none);
    let rivals = figure::apart(page, shown);
    let rivals = if rivals.is_empty() { none() } else { rivals.join("; ") };
    let contested = if shown.contested {
        format!("<span class=\"alarm\" aria-hidden=\"true\">▲</span> {}", page.say("yes", &[]))
    } else {
        page.say("no", &[])
    };
    let origins = match shown.origins_range.high {
        high if high > shown.origins => format!("{} ({high})", shown.origins),
        _ => shown.origins.to_string(),
    };
    format!(
        "<td>{stated}</td><td>{core}</td><td>{rivals}</td><td>{contested}</td><td class=\"n\">{origins}</td>\
         <td class=\"n\"><a href=\"#notes\">{}</a></td>",
        shown.reports
    )
}
