//! Bars of characters: a range on a scale, with its ends as they were stated. Input: a scale and a range.
//! Output: a string of exactly as many columns. `├──┤` is stated at both ends, `◁` and `▷` are open ends,
//! `╌` an unknown origin or a way to an open end, `░` vague words, `┣━━┫` the core.

use attested_publication::Scale;

/// What a bar is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    /// A reading, an envelope, a rival.
    Plain,
    /// The core.
    Heavy,
    /// A reading whose origin nobody knows.
    Broken,
    /// A reading of vague words.
    Vague,
}

impl Stroke {
    /// Left end, body, right end, and both ends in one place.
    const fn signs(self) -> [char; 4] {
        match self {
            Stroke::Plain => ['├', '─', '┤', '│'],
            Stroke::Heavy => ['┣', '━', '┫', '┃'],
            Stroke::Broken => ['├', '╌', '┤', '┆'],
            Stroke::Vague => ['├', '░', '┤', '░'],
        }
    }
}

/// A range and which of its ends are open (an end may be stated by one and left open by another).
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub open_low: bool,
    pub open_high: bool,
}

impl Span {
    /// A range whose unstated ends are open.
    pub(super) fn of(low: Option<u64>, high: Option<u64>) -> Span {
        Span { low, high, open_low: low.is_none(), open_high: high.is_none() }
    }
}

/// The bar, `columns` wide (at least eight).
pub(super) fn bar(scale: Scale, span: Span, stroke: Stroke, columns: usize) -> String {
    let columns = columns.max(8);
    let [left, body, right, both] = stroke.signs();
    let low = span.low.map(|n| column(scale, n, columns));
    let high = span.high.map(|n| column(scale, n, columns));
    let (from, to) = (low.unwrap_or(1), high.unwrap_or(columns - 2));
    let mut cells = vec![' '; columns];
    for cell in &mut cells[from..=to.max(from)] {
        *cell = body;
    }
    match (low, high) {
        (Some(l), Some(h)) if l == h => cells[l] = both,
        (l, h) => {
            if let Some(l) = l {
                cells[l] = left;
            }
            if let Some(h) = h {
                cells[h] = right;
            }
        }
    }
    if span.open_low {
        for cell in cells[1..from].iter_mut().filter(|c| **c == ' ') {
            *cell = '╌';
        }
        cells[0] = '◁';
    }
    if span.open_high {
        for cell in cells[to + 1..columns - 1].iter_mut().filter(|c| **c == ' ') {
            *cell = '╌';
        }
        cells[columns - 1] = '▷';
    }
    cells.into_iter().collect()
}

/// The column of a number: the first and the last two are left to arrows.
fn column(scale: Scale, n: u64, columns: usize) -> usize {
    // At most the columns of a screen.
    2 + scale.scaled(n, columns as u64 - 5) as usize
}

/// Ticks under the bars, as many as fit, each below its column.
pub(super) fn axis(scale: Scale, columns: usize, written: &dyn Fn(u64) -> String) -> String {
    let columns = columns.max(8);
    let widest = super::layout::width_of(&written(scale.high()));
    let mut out = String::new();
    for tick in scale.ticks((columns / (widest + 3)).max(2)) {
        let text = written(tick);
        let width = super::layout::width_of(&text);
        let start = column(scale, tick, columns).saturating_sub(width / 2).min(columns.saturating_sub(width));
        let used = super::layout::width_of(&out);
        if used == 0 || start > used {
            out.push_str(&" ".repeat(start.saturating_sub(used)));
            out.push_str(&text);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_their_ends() {
        let scale = Scale::over([0, 100]).unwrap();
        let drawn = |span: Span, stroke| bar(scale, span, stroke, 24);
        assert_eq!(drawn(Span::of(Some(0), Some(100)), Stroke::Plain), "  ├────────────────┤    ");
        assert_eq!(drawn(Span::of(Some(50), None), Stroke::Plain), "          ├────────────▷");
        assert_eq!(drawn(Span::of(None, Some(50)), Stroke::Broken), "◁╌╌╌╌╌╌╌╌╌┤             ");
        assert_eq!(drawn(Span::of(Some(50), Some(50)), Stroke::Heavy), "          ┃             ");
        assert_eq!(drawn(Span::of(None, None), Stroke::Vague), "◁░░░░░░░░░░░░░░░░░░░░░░▷");
        let open = Span { low: Some(50), high: Some(60), open_low: true, open_high: true };
        assert_eq!(drawn(open, Stroke::Plain), "◁╌╌╌╌╌╌╌╌╌├─┤╌╌╌╌╌╌╌╌╌╌▷");
    }

    #[test]
    fn bars_are_as_wide_as_asked_whatever_the_numbers() {
        for numbers in [[0, 0], [0, 1], [600, 600], [0, 1_000_000_000_000], [7, 1_000_000_000_000_000]] {
            let scale = Scale::over(numbers).unwrap();
            for columns in 8..60 {
                for span in [
                    Span::of(Some(numbers[0]), Some(numbers[1])),
                    Span::of(Some(numbers[1]), None),
                    Span::of(None, Some(numbers[0])),
                ] {
                    assert_eq!(bar(scale, span, Stroke::Plain, columns).chars().count(), columns);
                }
                let axis = axis(scale, columns, &|n| n.to_string());
                assert!(axis.chars().count() <= columns.max(16), "{axis}");
            }
        }
    }
}
