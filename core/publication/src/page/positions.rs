//! What isn't a number: positions, each stance with a mark of its own; statements around the event; and the
//! legend of all marks. Input: an event's positions and statements. Output: HTML. Declined, undetermined and
//! zero are three facts, so the first two are never left to silence.

use super::figure::basis;
use super::{Page, foreign, quote};
use crate::{escape, words};
use attested_figures::Position;
use attested_model::Modality;
use std::collections::BTreeSet;

/// Positions, those of one origin (or, without one, one speaker) together.
pub(super) fn positions(page: &Page<'_>) -> String {
    let positions = &page.dossier.now.positions;
    if positions.is_empty() {
        return String::new();
    }
    let mut out = format!("<section class=\"positions\">\n<h2>{}</h2>\n<dl>\n", page.say("section-positions", &[]));
    let acts: BTreeSet<&str> = positions.iter().map(|p| p.act.as_str()).collect();
    for (speaker, own) in words::positions_by_speaker(&page.dossier.now) {
        out.push_str(&format!("<dt>{}</dt>\n", foreign("", &words::speaker(page.words, speaker))));
        for position in own {
            out.push_str(&format!("<dd>{}</dd>\n", line(page, position, acts.len() > 1)));
        }
    }
    out.push_str("</dl>\n</section>\n");
    out
}

fn line(page: &Page<'_>, position: &Position, several_acts: bool) -> String {
    let phrase = escape(&words::position(page.words, position));
    let claim = page.claim(&position.claim);
    let said = [&position.words, &position.quantity_words]
        .into_iter()
        .filter(|w| !w.is_empty())
        .map(|w| quote(claim, w))
        .collect::<Vec<_>>()
        .join(" ");
    let act = if several_acts {
        format!(" <small>{}</small>", escape(page.dossier.labels.act(&position.act)))
    } else {
        String::new()
    };
    format!(
        "<span class=\"stance\" aria-hidden=\"true\">{}</span>{phrase} {said}{act} <span class=\"refs\">{}</span> \
         <span class=\"few\" aria-hidden=\"true\">{}</span>",
        words::stance(position.modality).0,
        page.note_links(&position.renderings),
        if position.held { "■" } else { "□" }
    )
}

/// Notices, demands, commitments, forecasts, context.
pub(super) fn statements(page: &Page<'_>) -> String {
    let statements = &page.dossier.now.statements;
    if statements.is_empty() {
        return String::new();
    }
    let heads: String = ["th-claim", "th-kind", "th-speaker", "th-words", "th-basis"]
        .iter()
        .map(|k| format!("<th scope=\"col\">{}</th>", page.say(k, &[])))
        .collect();
    let mut out = format!(
        "<section>\n<h2>{}</h2>\n<div class=\"scroll\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n",
        page.say("section-statements", &[])
    );
    for statement in statements {
        let held = page.dossier.references.get(&statement.claim).is_some_and(|r| r.held);
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{}, {}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            page.note_link(&statement.claim),
            escape(&words::aspect(page.words, statement.aspect)),
            page.say(&format!("modality-{}", statement.modality), &[]),
            foreign("", &words::speaker(page.words, &statement.speaker)),
            quote(page.claim(&statement.claim), &statement.words),
            basis(page, held)
        ));
    }
    out.push_str("</tbody>\n</table></div>\n</section>\n");
    out
}

/// Every mark of the page, explained.
pub(super) fn legend(page: &Page<'_>) -> String {
    let svg = |drawing: &str| {
        format!(
            "<svg class=\"inline\" width=\"34\" height=\"14\" viewBox=\"0 0 34 14\" aria-hidden=\"true\">{drawing}</svg>"
        )
    };
    let bar = |class: &str| {
        svg(&format!(
            "<rect class=\"bar {class}\" x=\"5\" y=\"3\" width=\"24\" height=\"8\"/><line class=\"cap\" x1=\"5\" y1=\"1\" x2=\"5\" \
             y2=\"13\"/><line class=\"cap\" x1=\"29\" y1=\"1\" x2=\"29\" y2=\"13\"/>"
        ))
    };
    let open = svg(
        "<rect class=\"bar plain o5 faint\" x=\"5\" y=\"3\" width=\"22\" height=\"8\"/><line class=\"cap\" x1=\"5\" y1=\"1\" x2=\"5\" \
         y2=\"13\"/><path class=\"arrow\" d=\"M26 1L33 7L26 13z\"/>",
    );
    let text = |mark: &str| format!("<span class=\"stance\" aria-hidden=\"true\">{mark}</span>");
    let mut rows = vec![
        (bar("plain o5"), "legend-closed"),
        (open, "legend-open"),
        (bar("unknown o-unknown"), "legend-unknown"),
        (bar("vague"), "legend-vague"),
        ("<span class=\"stance alarm\" aria-hidden=\"true\">▲</span>".to_owned(), "legend-contested"),
        (text("■"), "legend-held"),
        (text("□"), "legend-cited"),
    ];
    for modality in [
        Modality::Confirmed,
        Modality::Asserted,
        Modality::Denied,
        Modality::Declined,
        Modality::Undetermined,
        Modality::Retracted,
    ] {
        let (sign, key) = words::stance(modality);
        rows.push((text(sign), key));
    }
    let rows: String = rows.iter().map(|(mark, key)| format!("<li>{mark} {}</li>\n", page.say(key, &[]))).collect();
    format!("<section class=\"legend\">\n<h2>{}</h2>\n<ul>\n{rows}</ul>\n</section>\n", page.say("section-legend", &[]))
}
