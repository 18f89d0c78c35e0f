//! An event's figures: each with its verdict, its range drawn, its readings by origin, then positions and
//! warnings. Input: figures, words, a width. Output: lines no wider than that.

use super::bar::{Span, Stroke, axis, bar};
use super::layout::{Style, cut, flushed, padded, styled, width_of, wrapped};
use attested_figures::{EventFigures, Figure, Reading, Terms};
use attested_model::ClaimId;
use attested_publication::words::{self, Row, RowGroup, RowKind, Sentence};
use attested_publication::{Arg, Labels, Scale, Translate, visible};

/// What every part is set with.
struct Setting<'a> {
    words: &'a dyn Translate,
    labels: Labels,
    width: usize,
    colour: bool,
}

impl Setting<'_> {
    fn say(&self, key: &str) -> String {
        self.words.text(key, &[])
    }

    /// Text in lines that fit, later ones indented.
    fn lines(&self, style: Style, text: &str, hang: usize, out: &mut String) {
        for line in wrapped(text, self.width, hang) {
            out.push_str(&format!("{}\n", styled(self.colour, style, &line)));
        }
    }

    fn count(&self, key: &str, n: usize) -> String {
        self.words.text(key, &[("count", Arg::Count(n as u64))])
    }
}

/// The figures of an event.
pub(crate) fn event(
    view: &EventFigures,
    title: &str,
    words: &dyn Translate,
    terms: &Terms,
    width: usize,
    colour: bool,
) -> String {
    let language = words.lang().split('-').next().unwrap_or_default();
    let set = Setting { words, labels: Labels::of(terms, view, language), width, colour };
    let mut out = String::new();
    set.lines(Style::Bold, &visible(title), 0, &mut out);
    let known = match &view.as_of {
        Some(day) => words.text("as-known", &[("day", Arg::Text(&words::date(words, day)))]),
        None => set.say("as-known-everything"),
    };
    let facts = format!("{} · {known} · {} · {}", visible(view.event.as_str()), view.policy, view.method);
    set.lines(Style::Dim, &facts, 0, &mut out);
    if view.figures.is_empty() {
        out.push_str(&format!("\n{}\n", set.say("sentence-no-figures")));
    }
    for figure in &view.figures {
        out.push('\n');
        figure_lines(&set, view, figure, &mut out);
    }
    positions(&set, view, &mut out);
    warnings(&set, view, &mut out);
    out.push('\n');
    set.lines(Style::Dim, &set.say("terminal-legend"), 0, &mut out);
    out
}

fn figure_lines(set: &Setting<'_>, view: &EventFigures, figure: &Figure, out: &mut String) {
    let heading = words::heading(set.words, &set.labels, figure);
    set.lines(Style::Bold, &heading, 0, out);
    let contested = words::contested(set.words, figure);
    let alarm = figure.contested || !figure.contested_aspects.is_empty();
    let (style, mark) = if alarm { (Style::Alarm, "▲ ") } else { (Style::Plain, "") };
    let counts = [set.count("count-origins", figure.origins), set.count("count-documents", figure.reports)];
    set.lines(style, &format!("{mark}{contested} · {}", counts.join(" · ")), 2, out);
    let sentences = words::sentences(set.words, view, figure);
    let (ranges, rest): (Vec<&Sentence>, Vec<&Sentence>) = sentences.iter().partition(|s| s.is_on_range());
    paragraph(set, &ranges, out);
    drawing(set, figure, out);
    out.push('\n');
    paragraph(set, &rest, out);
    for (aspect, grade) in &figure.grade {
        set.lines(Style::Plain, &words::grade(set.words, *aspect, grade), 4, out);
    }
    for excluded in &figure.excluded {
        let reason = words::excluded(set.words, excluded.reason);
        let line = format!("{} {}: {reason}", set.say("terminal-left-out"), visible(excluded.claim.as_str()));
        set.lines(Style::Plain, &line, 4, out);
    }
}

fn paragraph(set: &Setting<'_>, sentences: &[&Sentence], out: &mut String) {
    let said: Vec<String> = sentences.iter().map(|s| s.plain(set.words)).collect();
    set.lines(Style::Plain, &said.join(&set.say("sentence-separator")), 0, out);
}

/// The widths of a drawing's columns: claim and label, range, bar.
struct Columns {
    claim: usize,
    label: usize,
    range: usize,
    bar: usize,
}

fn columns(set: &Setting<'_>, groups: &[RowGroup<'_>], ranges: &[String]) -> Columns {
    let rows = || groups.iter().flat_map(|g| &g.rows);
    let claim = rows().map(|r| width_of(r.reading.claim.as_str())).max().unwrap_or(0).clamp(4, 10);
    let range = ranges.iter().map(|r| width_of(r)).max().unwrap_or(0).clamp(6, 24);
    // Two spaces of indent, one after the claim, two before the range, a mark and two spaces after it.
    let rest = set.width.saturating_sub(2 + claim + 1 + 2 + range + 4);
    let longest = rows().map(|r| width_of(&label(set, r.reading, RowKind::Vague))).max().unwrap_or(0);
    let label = longest.clamp(20, 60).min(rest * 45 / 100);
    Columns { claim, label, range, bar: rest.saturating_sub(label).max(12) }
}

/// The stated range, the core and the rivals, then a line a reading.
fn drawing(set: &Setting<'_>, figure: &Figure, out: &mut String) {
    let core = figure.core.into_iter().flat_map(|c| [c.low, c.high]);
    let rivals = figure.rivals.iter().flat_map(|r| [r.low, r.high]);
    let readings = figure.readings.iter().flat_map(|r| [r.low, r.high]).flatten();
    let bounds = [figure.part_floor, figure.wider_ceiling].into_iter().flatten();
    let Some(scale) = Scale::over(readings.chain(core).chain(rivals).chain(bounds)) else {
        out.push_str(&format!("\n{}\n", set.say("chart-empty")));
        return;
    };
    let groups = words::arrangement(figure);
    let summary = summary(set, figure);
    let texts = groups.iter().flat_map(|g| &g.rows).map(|r| words::reading_range(set.words, r.reading));
    let ranges: Vec<String> = texts.chain(summary.iter().map(|(_, range, _, _)| range.clone())).collect();
    let columns = columns(set, &groups, &ranges);
    out.push('\n');
    for (label, range, span, stroke) in summary {
        let label = padded(&cut(&label, columns.claim + 1 + columns.label), columns.claim + 1 + columns.label);
        let drawn = bar(scale, span, stroke, columns.bar);
        let line = format!("  {}  {}    {}", label, flushed(&range, columns.range), drawn);
        out.push_str(&format!("{}\n", styled(set.colour, Style::Bold, line.trim_end())));
    }
    let written = |n: u64| words::range(set.words, Some(n), Some(n));
    let indent = set.width.min(2 + columns.claim + 1 + columns.label + 2 + columns.range + 4);
    let axis = format!("{}{}", " ".repeat(indent), axis(scale, columns.bar, &written));
    out.push_str(&format!("{}\n", styled(set.colour, Style::Dim, &axis)));
    for group in &groups {
        out.push('\n');
        set.lines(Style::Bold, &group_heading(set, figure, group.kind), 2, out);
        for row in &group.rows {
            out.push_str(&format!("{}\n", reading_line(set, &columns, scale, group.kind, row)));
        }
    }
}

/// Label, range, bar of the rows above the readings.
fn summary(set: &Setting<'_>, figure: &Figure) -> Vec<(String, String, Span, Stroke)> {
    let envelope = &figure.envelope;
    let mut rows = Vec::new();
    if envelope.low.is_some() || envelope.high.is_some() {
        let span =
            Span { low: envelope.low, high: envelope.high, open_low: envelope.open_low, open_high: envelope.open_high };
        let range = words::range(set.words, envelope.low, envelope.high);
        rows.push((set.say("row-stated"), range, span, Stroke::Plain));
    }
    let core = figure.core.iter().map(|c| ("row-core", c.low, c.high, c.origins, Stroke::Heavy));
    let rivals = figure.rivals.iter().map(|r| ("row-rival", r.low, r.high, r.origins, Stroke::Plain));
    for (key, low, high, origins, stroke) in core.chain(rivals) {
        let origins = set.count("count-agreeing", origins);
        let label = set.words.text("bracketed", &[("text", Arg::Text(&set.say(key))), ("more", Arg::Text(&origins))]);
        rows.push((label, words::range(set.words, Some(low), Some(high)), Span::of(Some(low), Some(high)), stroke));
    }
    rows
}

fn group_heading(set: &Setting<'_>, figure: &Figure, kind: RowKind) -> String {
    let bound = match kind {
        RowKind::Part => figure.part_floor.map(|n| ("line-part-floor", n)),
        RowKind::Wider => figure.wider_ceiling.map(|n| ("line-wider-ceiling", n)),
        RowKind::ByOrigin | RowKind::UnknownOrigin | RowKind::Vague => None,
    };
    let name = set.say(kind.key());
    let bound =
        bound.map_or(String::new(), |(key, n)| format!(" · {}", set.words.text(key, &[("number", Arg::Count(n))])));
    format!("{name}{bound}")
}

fn reading_line(set: &Setting<'_>, columns: &Columns, scale: Scale, kind: RowKind, row: &Row<'_>) -> String {
    let reading = row.reading;
    let stroke = match (reading.vague, row.origin) {
        (true, _) => Stroke::Vague,
        (false, None) => Stroke::Broken,
        (false, Some(_)) => Stroke::Plain,
    };
    let claim = padded(&cut(&visible(reading.claim.as_str()), columns.claim), columns.claim);
    let label = padded(&cut(&label(set, reading, kind), columns.label), columns.label);
    let range = flushed(&words::reading_range(set.words, reading), columns.range);
    let mark = if reading.held { '■' } else { '□' };
    let drawn = bar(scale, Span::of(reading.low, reading.high), stroke, columns.bar);
    let style = row.origin.map_or(Style::Plain, Style::Origin);
    format!(
        "  {} {label}  {range} {mark}  {}",
        styled(set.colour, Style::Dim, &claim),
        styled(set.colour, style, drawn.trim_end())
    )
}

/// `▸4 JFNK · Justice for North Korea`.
fn label(set: &Setting<'_>, reading: &Reading, kind: RowKind) -> String {
    let name = words::origin_and_speaker(set.words, reading, " · ");
    let name = match (&reading.origin, kind) {
        (None, RowKind::Vague | RowKind::Part | RowKind::Wider) => format!("{name} ({})", set.say("origin-unknown")),
        (Some(_), _) | (None, RowKind::ByOrigin | RowKind::UnknownOrigin) => name,
    };
    match reading.renderings.len() {
        0 | 1 => name,
        n => format!("{} {name}", set.count("terminal-reports", n)),
    }
}

/// The warnings of all figures, each under its figure's heading where there are several.
fn warnings(set: &Setting<'_>, view: &EventFigures, out: &mut String) {
    let warned: Vec<&Figure> = view.figures.iter().filter(|f| !f.warnings.is_empty()).collect();
    if warned.is_empty() {
        return;
    }
    out.push('\n');
    set.lines(Style::Bold, &set.say("section-warnings"), 0, out);
    for figure in warned {
        if view.figures.len() > 1 {
            set.lines(Style::Plain, &format!("  {}", words::heading(set.words, &set.labels, figure)), 4, out);
        }
        for warning in &figure.warnings {
            for (i, line) in wrapped(&words::warning(set.words, warning), set.width - 4, 0).iter().enumerate() {
                let mark = if i == 0 { styled(set.colour, Style::Alarm, "▲") } else { " ".to_owned() };
                out.push_str(&format!("  {mark} {line}\n"));
            }
        }
    }
}

/// Who confirmed, denied, declined or can't say, each stance with its mark.
fn positions(set: &Setting<'_>, view: &EventFigures, out: &mut String) {
    if view.positions.is_empty() {
        return;
    }
    out.push_str(&format!("\n{}\n", styled(set.colour, Style::Bold, &set.say("section-positions"))));
    for (speaker, own) in words::positions_by_speaker(view) {
        out.push_str(&format!("  {}\n", cut(&words::speaker(set.words, speaker), set.width - 2)));
        for position in own {
            let said = [&position.words, &position.quantity_words].map(|w| words::quoted(set.words, w));
            let ids: Vec<&ClaimId> = position.renderings.iter().collect();
            let ids = ids.iter().map(|id| visible(id.as_str())).collect::<Vec<_>>().join(" ");
            let parts = [words::position(set.words, position), said[0].clone(), said[1].clone(), format!("[{ids}]")];
            let text = parts.iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(" ");
            for (i, line) in wrapped(&text, set.width - 6, 0).iter().enumerate() {
                let mark = if i == 0 { words::stance(position.modality).0 } else { " " };
                out.push_str(&format!("    {} {line}\n", styled(set.colour, Style::Bold, mark)));
            }
        }
    }
}
