//! Expectations in a terminal: below the figures, under a heading that says they are ours. Input: expectations, words, a
//! width. Output: text that fits it.

use super::layout::{Style, styled, wrapped};
use attested_figures::expectation::{ALIKE_NEEDED, FigureExpectation, Hindcast, Withheld};
use attested_figures::{EventFigures, Terms};
use attested_publication::{Arg, Labels, Translate, visible, words};

/// What is to be expected of each figure, or why nothing is said; empty without figures.
pub(crate) fn expectations(
    view: &EventFigures,
    expectations: &[FigureExpectation],
    words: &dyn Translate,
    terms: &Terms,
    width: usize,
    colour: bool,
) -> String {
    if expectations.is_empty() {
        return String::new();
    }
    let labels = Labels::of(terms, view, words.lang().split('-').next().unwrap_or_default());
    let mut out = String::from("\n");
    let mut lines = |style: Style, text: &str, hang: usize| {
        for line in wrapped(text, width, hang) {
            out.push_str(&format!("{}\n", styled(colour, style, &line)));
        }
    };
    lines(Style::Bold, &words.text("section-expectation", &[]), 0);
    for (figure, expected) in view.figures.iter().zip(expectations) {
        let heading = words::heading(words, &labels, figure);
        let told = told(words, expected);
        let args = [("text", Arg::Text(heading.as_str())), ("more", Arg::Text(told.as_str()))];
        lines(Style::Plain, &format!("  {}", words.text("expectation-of", &args)), 4);
    }
    out
}

fn told(words: &dyn Translate, expected: &FigureExpectation) -> String {
    let count = |n: usize| Arg::Count(n as u64);
    match (&expected.expectation, expected.withheld) {
        (Some(e), _) => {
            let range = words::range(words, Some(e.low), Some(e.high));
            words.text(
                "expectation-given",
                &[
                    ("range", Arg::Text(&range)),
                    ("median", Arg::Count(e.median)),
                    ("right", count(e.right)),
                    ("tried", count(e.tried)),
                    ("day", Arg::Count(e.day.into())),
                ],
            )
        }
        (None, Some(Withheld::FewAlike { alike, needed })) => {
            words.text("expectation-few-alike", &[("alike", count(alike)), ("needed", count(needed))])
        }
        (None, Some(Withheld::OtherMeasure)) => words.text("expectation-other-measure", &[]),
        (None, Some(Withheld::NoNumber) | None) => words.text("expectation-no-number", &[]),
        (None, Some(Withheld::Undated)) => words.text("expectation-undated", &[]),
        (None, Some(Withheld::Late { last_day })) => {
            words.text("expectation-late", &[("day", Arg::Count(u64::try_from(last_day).unwrap_or_default()))])
        }
    }
}

/// A line an event.
pub(crate) fn hindcasts(rows: &[Hindcast], words: &dyn Translate) -> String {
    let line = |row: &Hindcast| {
        let stated = words::range(words, row.stated.stated_low, row.stated.stated_high);
        let open = |is_open: bool, mark: &'static str| if is_open { mark } else { "" };
        let stated = format!("{}{stated}{}", open(row.stated.open_low, "◁ "), open(row.stated.open_high, " ▷"));
        let expected = words::range(words, Some(row.expect_low), Some(row.expect_high));
        let args = [
            ("event", Arg::Text(&visible(row.event.as_str()))),
            ("stated", Arg::Text(&stated)),
            ("expected", Arg::Text(&expected)),
            ("median", Arg::Count(row.expect_median)),
        ];
        let line = words.text("hindcast-line", &args);
        if row.alike >= ALIKE_NEEDED {
            return line + "\n";
        }
        let alike = words.text("hindcast-few-alike", &[("alike", Arg::Count(row.alike as u64))]);
        format!("{line}{alike}\n")
    };
    rows.iter().map(line).collect()
}
