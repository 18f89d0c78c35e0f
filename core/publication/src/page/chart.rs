//! The range chart of a figure: the envelope with open ends drawn open, the core, the rivals, then a bar a
//! reading, those of one origin together. Input: a figure. Output: an SVG drawing that says in words what it
//! shows; the numbers stand beside it as a table (`figure`).

use super::Page;
use super::draw::{self, Bar};
use crate::words::{RowGroup, RowKind, arrangement};
use crate::{Arg, Scale, escape, words};
use attested_figures::{Figure, Reading};

const BAR_ROW: u64 = 33;
const GROUP_ROW: u64 = 28;
const AXIS: u64 = 24;
/// How many columns a row's label has, on a wide screen and on a telephone.
const LABEL_WIDE: usize = 64;
const LABEL_NARROW: usize = 27;

/// The chart; a sentence instead when nobody stated a number.
pub(super) fn chart(page: &Page<'_>, figure: &Figure, index: usize) -> String {
    let Some(scale) = Scale::over(numbers(figure)) else {
        return format!("<p class=\"nothing\">{}</p>\n", page.say("chart-empty", &[]));
    };
    let groups = arrangement(figure);
    let mut rows = String::new();
    let mut y = AXIS;
    y = summary(page, figure, scale, &mut rows, y);
    for group in &groups {
        y = group_rows(page, figure, scale, group, &mut rows, y);
    }
    let bottom = y + 4;
    let behind = behind(page, figure, scale, bottom);
    let heading = words::heading(page.words, &page.dossier.labels, figure);
    let title = page.say("chart-title", &[("heading", Arg::Text(&heading))]);
    let said: Vec<String> =
        words::sentences(page.words, &page.dossier.now, figure).iter().map(|s| s.plain(page.words)).collect();
    let said = escape(&said.join(&page.words.text("sentence-separator", &[])));
    format!(
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"c{index}-t c{index}-d\" width=\"100%\" height=\"{}\">\
         <title id=\"c{index}-t\">{title}</title><desc id=\"c{index}-d\">{said}</desc>\n{behind}{rows}</svg>\n",
        bottom + AXIS
    )
}

/// Every number the chart draws.
pub(super) fn numbers(figure: &Figure) -> impl Iterator<Item = u64> {
    let envelope = [figure.envelope.low, figure.envelope.high, figure.part_floor, figure.wider_ceiling];
    let core = figure.core.into_iter().flat_map(|c| [c.low, c.high]);
    let rivals = figure.rivals.iter().flat_map(|r| [r.low, r.high]);
    let readings = figure.readings.iter().flat_map(|r| [r.low, r.high]);
    envelope.into_iter().chain(readings).flatten().chain(core).chain(rivals)
}

/// Ticks with their lines, the core as a band through all rows, and the axes above and below.
fn behind(page: &Page<'_>, figure: &Figure, scale: Scale, bottom: u64) -> String {
    let mut out = String::new();
    if let Some(core) = figure.core {
        let (left, right) = (draw::across(scale, core.low), draw::across(scale, core.high));
        let width = draw::percent((right - left).max(20));
        let (x, height) = (draw::percent(left), bottom - AXIS);
        out.push_str(&format!("<rect class=\"band\" x=\"{x}\" y=\"{AXIS}\" width=\"{width}\" height=\"{height}\"/>"));
    }
    let longest = words::range(page.words, Some(scale.high()), Some(scale.high())).chars().count();
    // A label's figures are about 7 pixels wide, and the narrowest plot about 320.
    for tick in scale.ticks((320 / (7 * longest + 18)).clamp(2, 7)) {
        let place = draw::across(scale, tick);
        out.push_str(&draw::upright("grid", place, AXIS - 4, bottom + 4));
        let anchor = match place {
            0..1000 => "start",
            1000..9000 => "middle",
            _ => "end",
        };
        let text = escape(&words::range(page.words, Some(tick), Some(tick)));
        let x = draw::percent(place);
        for y in [AXIS - 9, bottom + 17] {
            out.push_str(&format!("<text class=\"tick\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>"));
        }
    }
    out.push('\n');
    out
}

/// Envelope, core and rivals.
fn summary(page: &Page<'_>, figure: &Figure, scale: Scale, out: &mut String, mut y: u64) -> u64 {
    let envelope = &figure.envelope;
    if envelope.low.is_some() || envelope.high.is_some() {
        let text = words::envelope(page.words, envelope);
        let label = Label { mark: None, text: page.words.text("row-stated", &[]), strong: true };
        let bar = Bar {
            low: envelope.low,
            high: envelope.high,
            open_low: envelope.open_low,
            open_high: envelope.open_high,
            class: "envelope",
            middle: y + 24,
            thick: 10,
        };
        row(&label, &text, &draw::bar(scale, &bar), out, y);
        y += BAR_ROW;
    }
    let closed = |low: u64, high: u64, class: &'static str, y: u64| Bar {
        low: Some(low),
        high: Some(high),
        open_low: false,
        open_high: false,
        class,
        middle: y + 24,
        thick: 10,
    };
    let text = |low: u64, high: u64, origins: usize| {
        let range = words::range(page.words, Some(low), Some(high));
        let origins = page.words.text("count-agreeing", &[("count", Arg::Count(origins as u64))]);
        page.words.text("bracketed", &[("text", Arg::Text(&range)), ("more", Arg::Text(&origins))])
    };
    if let Some(core) = figure.core {
        let label = Label { mark: None, text: page.words.text("row-core", &[]), strong: true };
        let bar = draw::bar(scale, &closed(core.low, core.high, "core", y));
        row(&label, &text(core.low, core.high, core.origins), &bar, out, y);
        y += BAR_ROW;
    }
    for rival in &figure.rivals {
        let label = Label { mark: None, text: page.words.text("row-rival", &[]), strong: true };
        let bar = draw::bar(scale, &closed(rival.low, rival.high, "rival", y));
        row(&label, &text(rival.low, rival.high, rival.origins), &bar, out, y);
        y += BAR_ROW;
    }
    y
}

/// A group's heading and its bars.
fn group_rows(
    page: &Page<'_>,
    figure: &Figure,
    scale: Scale,
    group: &RowGroup<'_>,
    out: &mut String,
    mut y: u64,
) -> u64 {
    let top = y;
    let bound = match group.kind {
        RowKind::Part => figure.part_floor.map(|n| ("line-part-floor", n)),
        RowKind::Wider => figure.wider_ceiling.map(|n| ("line-wider-ceiling", n)),
        RowKind::ByOrigin | RowKind::UnknownOrigin | RowKind::Vague => None,
    };
    let name = page.say(group.kind.key(), &[]);
    let note = bound.map_or(String::new(), |(key, n)| page.say(key, &[("number", Arg::Count(n))]));
    out.push_str(&format!("<line class=\"rule\" x1=\"0\" y1=\"{0}\" x2=\"100%\" y2=\"{0}\"/>", y + 6));
    out.push_str(&format!("<text class=\"group\" x=\"0\" y=\"{}\">{name}</text>", y + 23));
    out.push_str(&format!(
        "<text class=\"group-note\" x=\"100%\" y=\"{}\" text-anchor=\"end\">{note}</text>\n",
        y + 23
    ));
    y += GROUP_ROW;
    if let Some((_, n)) = bound {
        let bottom = y + BAR_ROW * group.rows.len() as u64 + 2;
        out.push_str(&draw::upright("bound", draw::across(scale, n), top + GROUP_ROW, bottom));
    }
    for arranged in &group.rows {
        reading_row(page, scale, group.kind, arranged.reading, arranged.origin, out, y);
        y += BAR_ROW;
    }
    y
}

fn reading_row(
    page: &Page<'_>,
    scale: Scale,
    kind: RowKind,
    reading: &Reading,
    origin: Option<usize>,
    out: &mut String,
    y: u64,
) {
    let texture = match (reading.vague, origin, kind) {
        (true, _, _) => "vague",
        (false, None, _) => "unknown",
        (false, Some(_), RowKind::Part | RowKind::Wider) => "beside",
        (false, Some(_), RowKind::ByOrigin | RowKind::UnknownOrigin | RowKind::Vague) => "plain",
    };
    let class = format!("{texture} {}", draw::tone(origin));
    let bar = Bar {
        low: reading.low,
        high: reading.high,
        open_low: false,
        open_high: false,
        class: &class,
        middle: y + 24,
        thick: 9,
    };
    let label = Label { mark: Some(draw::mark(origin)), text: reading_label(page, reading), strong: false };
    let range = words::reading_range(page.words, reading);
    row(&label, &range, &draw::bar(scale, &bar), out, y);
}

/// `▸4 JFNK · Justice for North Korea`.
fn reading_label(page: &Page<'_>, reading: &Reading) -> String {
    let name = words::origin_and_speaker(page.words, reading, " · ");
    match reading.renderings.len() {
        0 | 1 => name,
        n => format!("▸{n} {name}"),
    }
}

struct Label {
    mark: Option<String>,
    text: String,
    strong: bool,
}

/// A row: its label and its range above, its bar below.
fn row(label: &Label, range: &str, bar: &str, out: &mut String, y: u64) {
    let base = y + 14;
    if let Some(mark) = &label.mark {
        out.push_str(&format!(
            "<svg x=\"0\" y=\"{}\" width=\"12\" height=\"12\" overflow=\"visible\">{mark}</svg>",
            y + 4
        ));
    }
    let x = if label.mark.is_some() { 17 } else { 0 };
    let class = if label.strong { "label strong" } else { "label" };
    let room = if label.strong { range.chars().count() } else { 0 };
    for (size, columns) in [("wide", LABEL_WIDE), ("narrow", LABEL_NARROW.saturating_sub(room / 2))] {
        let text = escape(&draw::cut(&label.text, columns));
        out.push_str(&format!("<text class=\"{class} {size}\" x=\"{x}\" y=\"{base}\">{text}</text>"));
    }
    out.push_str(&format!(
        "<text class=\"range\" x=\"100%\" y=\"{base}\" text-anchor=\"end\">{}</text>{bar}\n",
        escape(range)
    ));
}
