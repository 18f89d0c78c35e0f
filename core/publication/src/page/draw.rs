//! Shapes of the charts. Input: places in hundredths of a per cent across, pixels down. Output: SVG elements.
//! Charts stretch with the page while their text does not, so every place across is a share of the width.
//! Colours are Okabe and Ito's (2008), told apart by shape and label besides.

use crate::Scale;

/// Patterns that every chart of the page uses.
pub(crate) const DEFINITIONS: &str = "<svg class=\"definitions\" width=\"0\" height=\"0\" aria-hidden=\"true\" \
    focusable=\"false\"><defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern></defs></svg>\n";

/// Room at each side of a plot for arrows, in hundredths of a per cent.
const MARGIN: u64 = 350;

/// Colours and shapes there are for origins.
const COLOURS: usize = 8;
const SHAPES: [&str; 7] = [
    "M5 .5a4.5 4.5 0 1 0 .01 0z",
    "M1 1h8v8H1z",
    "M5 .5 9.5 9h-9z",
    "M5 0l5 5-5 5-5-5z",
    "M.5 1h9L5 9.5z",
    "M3.5 0h3v3.5H10v3H6.500V10h-3V6.500H0v-3h3.500z",
    "M2.500.5h5L10 5 7.500 9.500h-5L0 5z",
];

/// The class that colours an origin's marks.
pub(crate) fn tone(origin: Option<usize>) -> String {
    origin.map_or("o-unknown".to_owned(), |n| format!("o{}", n % COLOURS))
}

/// An origin's mark, 10 by 10 pixels at the origin of its own drawing.
pub(super) fn mark(origin: Option<usize>) -> String {
    match origin {
        Some(n) => format!("<path class=\"mark {}\" d=\"{}\"/>", tone(origin), SHAPES[n % SHAPES.len()]),
        None => "<path class=\"mark o-unknown\" d=\"M1 1h8v8H1z\"/>".to_owned(),
    }
}

/// The same as an element of its own, within text.
pub(super) fn mark_inline(origin: Option<usize>) -> String {
    let mark = mark(origin);
    format!(
        "<svg class=\"inline\" width=\"12\" height=\"12\" viewBox=\"-1 -1 12 12\" aria-hidden=\"true\">{mark}</svg>"
    )
}

/// Hundredths of a per cent, written.
pub(crate) fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Where a number stands across a plot.
pub(crate) fn across(scale: Scale, n: u64) -> u64 {
    MARGIN + scale.place(n) * (Scale::WHOLE - 2 * MARGIN) / Scale::WHOLE
}

/// A bar to draw.
pub(crate) struct Bar<'a> {
    pub low: Option<u64>,
    pub high: Option<u64>,
    /// Drawn open although a floor or a ceiling is stated: another leaves it open.
    pub open_low: bool,
    pub open_high: bool,
    /// Classes of the bar.
    pub class: &'a str,
    /// Its middle, in pixels from the top.
    pub middle: u64,
    /// Its height in pixels.
    pub thick: u64,
}

/// A bar with its ends: a stroke where an end is stated, an arrow where it is open.
pub(crate) fn bar(scale: Scale, bar: &Bar<'_>) -> String {
    let Bar { low, high, middle, thick, class, .. } = *bar;
    let (left, right) = (low.map_or(MARGIN / 2, |n| across(scale, n)), high.map_or(edge(), |n| across(scale, n)));
    let top = middle - thick / 2;
    let one_sided = low.is_none() || high.is_none();
    let faint = if one_sided { " faint" } else { "" };
    let mut out = format!(
        "<rect class=\"bar {class}{faint}\" x=\"{}\" y=\"{top}\" width=\"{}\" height=\"{thick}\"/>",
        percent(left),
        percent(right.saturating_sub(left).max(30))
    );
    for end in [low, high].into_iter().flatten() {
        out.push_str(&upright("cap", across(scale, end), middle - thick / 2 - 2, middle + thick.div_ceil(2) + 2));
    }
    if low.is_none() || bar.open_low {
        out.push_str(&open_end(low.map(|n| across(scale, n)), middle, true));
    }
    if high.is_none() || bar.open_high {
        out.push_str(&open_end(high.map(|n| across(scale, n)), middle, false));
    }
    out
}

fn edge() -> u64 {
    Scale::WHOLE - MARGIN / 2
}

/// An arrow at the edge; where some end is stated nonetheless, a broken line leads to it.
fn open_end(stated: Option<u64>, middle: u64, left: bool) -> String {
    let edge = if left { MARGIN / 2 } else { edge() };
    let line = stated.map_or(String::new(), |place| {
        format!(
            "<line class=\"open\" x1=\"{}\" y1=\"{middle}\" x2=\"{}\" y2=\"{middle}\"/>",
            percent(edge.min(place)),
            percent(edge.max(place))
        )
    });
    let arrow = if left { "M1 -6L-7 0L1 6z" } else { "M-1 -6L7 0L-1 6z" };
    format!("{line}{}", at(edge, middle, &format!("<path class=\"arrow\" d=\"{arrow}\"/>")))
}

/// A drawing put at a place across and a height.
pub(super) fn at(across: u64, down: u64, drawing: &str) -> String {
    format!("<svg x=\"{}\" y=\"{down}\" width=\"1\" height=\"1\" overflow=\"visible\">{drawing}</svg>", percent(across))
}

/// An upright line.
pub(crate) fn upright(class: &str, across: u64, from: u64, to: u64) -> String {
    let x = percent(across);
    format!("<line class=\"{class}\" x1=\"{x}\" y1=\"{from}\" x2=\"{x}\" y2=\"{to}\"/>")
}

/// Text cut to a width in columns, wide characters counting two; what is cut ends in `…`.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    let mut used = 0;
    let mut out = String::new();
    for c in text.chars() {
        let wide = if wide(c) { 2 } else { 1 };
        if used + wide > columns {
            let kept = out.trim_end().len();
            out.truncate(kept);
            out.push('…');
            return out;
        }
        used += wide;
        out.push(c);
    }
    out
}

fn wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_in_per_cent() {
        assert_eq!(percent(0), "0.00%");
        assert_eq!(percent(1234), "12.34%");
        assert_eq!(percent(10_000), "100.00%");
    }

    #[test]
    fn long_labels_are_cut_by_their_width() {
        assert_eq!(cut("북한정의연대 대표", 9), "북한정의…");
        assert_eq!(cut("Daily NK", 8), "Daily NK");
        assert_eq!(cut("Daily NK", 6), "Daily…");
    }
}
