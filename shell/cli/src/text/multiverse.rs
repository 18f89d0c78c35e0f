//! The multiverse in a terminal: each figure's conclusions with the share of choices that support them. Input: a
//! multiverse. Output: lines. Leaves out the universes themselves (`--format json`) and the curve (`--curve`).

use attested_figures::{Conclusion, ConclusionOf, Multiverse};
use attested_publication::{Arg, Translate, visible};

/// The conclusions of all figures.
pub(crate) fn multiverse(all: &Multiverse, words: &dyn Translate) -> String {
    let universes = all.universes.len();
    if all.figures.is_empty() {
        return format!("{}\n", words.text("sentence-no-figures", &[]));
    }
    let mut out = String::new();
    for figure in &all.figures {
        let heading = [("figure", Arg::Text(&figure.figure)), ("count", Arg::Count(universes as u64))];
        out.push_str(&format!("{}\n", visible(&words.text("multiverse-heading", &heading))));
        for conclusion in &figure.conclusions {
            let percent = percent(conclusion.holds, universes);
            out.push_str(&format!("  {:>4}%  {}\n", percent, visible(&concluded(conclusion, words))));
        }
    }
    let note = if all.crossed { "multiverse-crossed" } else { "multiverse-alone" };
    out.push_str(&format!("{}\n{}\n", words.text(note, &[]), words.text("multiverse-no-probability", &[])));
    out
}

/// A share in whole per cent; never 0 or 100 for what some, or not all, support.
fn percent(holds: usize, of: usize) -> usize {
    let rounded = (holds * 100 + of / 2) / of.max(1);
    if holds == 0 || holds == of { rounded } else { rounded.clamp(1, 99) }
}

fn concluded(conclusion: &Conclusion, words: &dyn Translate) -> String {
    let value = [("count", Arg::Count(conclusion.value.unwrap_or(0)))];
    match conclusion.conclusion {
        ConclusionOf::AtLeast => words.text("conclusion-at-least", &value),
        ConclusionOf::AtMost => words.text("conclusion-at-most", &value),
        ConclusionOf::Core => words.text("conclusion-core", &[]),
        ConclusionOf::Contested => words.text("conclusion-contested", &[]),
        ConclusionOf::OccurrenceContested => words.text("conclusion-occurrence-contested", &[]),
        ConclusionOf::TwoOrigins => words.text("conclusion-two-origins", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn what_some_support_is_never_nothing_or_all() {
        assert_eq!([percent(0, 500), percent(1, 500), percent(499, 500), percent(500, 500)], [0, 1, 99, 100]);
    }
}
