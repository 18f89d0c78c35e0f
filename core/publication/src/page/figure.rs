//! A figure on the page: verdict, sentences, chart, who says what, the table, grades, what was left out. Input:
//! a figure. Output: HTML in which every number leads to the claims it rests on. Leaves out its history
//! (`timeline`) and what isn't a number (`positions`).

use super::{Page, chart, draw, foreign, quote};
use crate::escape::anchor;
use crate::words::{self, Part, Row, arrangement};
use crate::{Arg, escape};
use attested_figures::{Figure, Reading};
use attested_model::{Aspect, ClaimId};

/// A figure's section.
pub(super) fn section(page: &Page<'_>, figure: &Figure, index: usize) -> String {
    let mut out = format!(
        "<section class=\"figure\" aria-labelledby=\"f{index}\">\n<h2 id=\"f{index}\">{}</h2>\n",
        page.heading(figure)
    );
    out.push_str(&verdict(page, figure, index));
    let (ranges, rest): (Vec<_>, Vec<_>) =
        words::sentences(page.words, &page.dossier.now, figure).into_iter().partition(words::Sentence::is_on_range);
    let separator = page.say("sentence-separator", &[]);
    for sentences in [ranges, rest] {
        let said: Vec<String> =
            sentences.iter().map(|s| s.html(page.words, &|text, claims| page.cite(text, claims))).collect();
        out.push_str(&format!("<p class=\"said\">{}</p>\n", said.join(&separator)));
    }
    out.push_str(&format!("<figure>\n{}</figure>\n", chart::chart(page, figure, index)));
    out.push_str(&table(page, figure));
    out.push_str(&readings(page, figure, index));
    out.push_str(&grades(page, figure));
    out.push_str(&left_out(page, figure));
    out.push_str("</section>\n");
    out
}

/// Contested or not, origins, documents, in one line; the triangle says it without colour.
fn verdict(page: &Page<'_>, figure: &Figure, index: usize) -> String {
    let contested = escape(&words::contested(page.words, figure));
    let badge = if figure.contested || !figure.contested_aspects.is_empty() {
        format!("<strong class=\"badge alarm\"><span aria-hidden=\"true\">▲</span> {contested}</strong>")
    } else {
        format!("<strong class=\"badge\">{contested}</strong>")
    };
    let count = |key: &str, n: usize| page.say(key, &[("count", Arg::Count(n as u64))]);
    format!(
        "<p class=\"verdict\">{badge} <a href=\"#r{index}\">{}</a> <span class=\"dot\">·</span> <a href=\"#notes\">{}</a></p>\n",
        count("count-origins", figure.origins),
        count("count-documents", figure.reports)
    )
}

/// The stated range, each end leading to its claims.
pub(super) fn stated(page: &Page<'_>, figure: &Figure) -> String {
    let text = escape(&words::envelope(page.words, &figure.envelope));
    match words::range_of(page.words, figure) {
        Part::Cited { text: _, claims } => page.cite(&text, &claims),
        Part::Text(_) | Part::Count(_) => text,
    }
}

/// The core with the number of its origins.
pub(super) fn agreed(page: &Page<'_>, figure: &Figure) -> Option<String> {
    let part = words::core_of(page.words, figure)?;
    Some(counted(page, &part, figure.core.map_or(0, |c| c.origins)))
}

/// The rivals with the numbers of their origins.
pub(super) fn apart(page: &Page<'_>, figure: &Figure) -> Vec<String> {
    words::rivals_of(page.words, figure).iter().map(|(part, origins)| counted(page, part, *origins)).collect()
}

fn counted(page: &Page<'_>, part: &Part, origins: usize) -> String {
    match part {
        Part::Cited { text, claims } => {
            let count = page.words.text("count-agreeing", &[("count", Arg::Count(origins as u64))]);
            let args = [("text", Arg::Text(text.as_str())), ("more", Arg::Text(&count))];
            page.cite(&page.say("bracketed", &args), claims)
        }
        Part::Text(text) => escape(text),
        Part::Count(n) => n.to_string(),
    }
}

/// The chart's numbers as a table.
fn table(page: &Page<'_>, figure: &Figure) -> String {
    if figure.readings.is_empty() {
        return String::new();
    }
    let heads =
        ["th-claim", "th-origin", "th-speaker", "th-words", "th-reads", "th-scope", "th-renderings", "th-basis"];
    let heads: String = heads.iter().map(|k| format!("<th scope=\"col\">{}</th>", page.say(k, &[]))).collect();
    let mut out = format!(
        "<details class=\"data\">\n<summary>{}</summary>\n<div class=\"scroll\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n",
        page.say("section-table", &[])
    );
    for row in arrangement(figure).iter().flat_map(|g| &g.rows) {
        let Reading { claim, origin, scope, renderings, held, speaker, words: said, .. } = row.reading;
        let origin = origin.as_ref().map_or_else(|| page.say("origin-unknown", &[]), |o| foreign("", o.as_str()));
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{origin}</td><td>{}</td><td>{}</td><td class=\"n\">{}</td><td>{}</td>\
             <td class=\"n\">{}</td><td>{}</td></tr>\n",
            page.note_link(claim),
            foreign("", &words::speaker(page.words, speaker)),
            quote(page.claim(claim), said),
            number(page, row.reading),
            page.say(&format!("scope-{scope}"), &[]),
            renderings.len(),
            basis(page, *held)
        ));
    }
    out.push_str("</tbody>\n</table></div>\n</details>\n");
    out
}

/// A reading's range as a link to its words.
fn number(page: &Page<'_>, reading: &Reading) -> String {
    let range = escape(&words::reading_range(page.words, reading));
    if page.noted.contains(&reading.claim) {
        format!("<a class=\"num\" href=\"#{}\">{range}</a>", anchor("n", reading.claim.as_str()))
    } else {
        range
    }
}

/// Held or cited, with its mark.
pub(super) fn basis(page: &Page<'_>, held: bool) -> String {
    let (mark, key) = if held { ("■", "status-held") } else { ("□", "status-cited") };
    format!("<span class=\"basis\"><span aria-hidden=\"true\">{mark}</span> {}</span>", page.say(key, &[]))
}

/// Each reading, opening to the words of its renderings.
fn readings(page: &Page<'_>, figure: &Figure, index: usize) -> String {
    let mut out =
        format!("<div class=\"by-reading\">\n<h3 id=\"r{index}\">{}</h3>\n", page.say("section-readings", &[]));
    for group in arrangement(figure) {
        out.push_str(&format!("<h4>{}</h4>\n<div class=\"readings\">\n", page.say(group.kind.key(), &[])));
        for row in &group.rows {
            out.push_str(&reading(page, row));
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
    out
}

fn reading(page: &Page<'_>, row: &Row<'_>) -> String {
    let Reading { claim, origin, renderings, held, speaker, words: said, .. } = row.reading;
    let reports = page.say("count-renderings", &[("count", Arg::Count(renderings.len() as u64))]);
    let origin = origin.as_ref().map_or_else(|| page.say("origin-unknown", &[]), |o| foreign("", o.as_str()));
    let mut out = format!(
        "<details class=\"reading\">\n<summary>{}<span class=\"who\"><b>{origin}</b> {}</span> <span class=\"words\">{}</span> \
         <span class=\"reads\">{}</span> <span class=\"few\">{reports} <span aria-hidden=\"true\">{}</span></span></summary>\n<ul>\n",
        draw::mark_inline(row.origin),
        foreign("", &words::speaker(page.words, speaker)),
        quote(page.claim(claim), said),
        escape(&words::reading_range(page.words, row.reading)),
        if *held { "■" } else { "□" }
    );
    let read_by = page.say("explain-rule", &[("rule", Arg::Text(&crate::visible(&row.reading.rule)))]);
    for id in renderings {
        let rule = if id == claim { format!(" <small>{read_by}</small>") } else { String::new() };
        out.push_str(&format!("<li>{}{rule}</li>\n", rendering(page, id)));
    }
    out.push_str("</ul>\n</details>\n");
    out
}

/// A claim in a line: its words, its document, what it rests on, its quotation if there is one.
pub(super) fn rendering(page: &Page<'_>, id: &ClaimId) -> String {
    let link = page.note_link(id);
    let Some(reference) = page.dossier.references.get(id) else {
        return format!("{link} {}", page.say("note-missing", &[]));
    };
    let claim = &reference.claim;
    let said = claim
        .quantity
        .as_ref()
        .map_or("", |q| if q.words_original().is_empty() { q.words() } else { q.words_original() });
    let mut parts = vec![link, quote(Some(claim), said)];
    if let Some(document) = &claim.document {
        parts.push(format!("<cite>{}</cite>", foreign("", document.as_str())));
    }
    parts.push(basis(page, reference.held));
    parts.retain(|p| !p.is_empty());
    let quotations = reference.quotations.iter().map(|q| super::notes::quotation(page, claim, q)).collect::<String>();
    format!("{}{quotations}", parts.join(" "))
}

fn grades(page: &Page<'_>, figure: &Figure) -> String {
    if figure.grade.is_empty() {
        return String::new();
    }
    let mut out = format!("<h3>{}</h3>\n<ul class=\"grades\">\n", page.say("section-grades", &[]));
    for (aspect, grade) in &figure.grade {
        out.push_str(&format!("<li>{}</li>\n", grade_line(page, *aspect, grade)));
    }
    out.push_str("</ul>\n");
    out
}

/// A grade with the confirmation that raised it, its hedge and its interest.
fn grade_line(page: &Page<'_>, aspect: Aspect, grade: &attested_figures::AspectGrade) -> String {
    let level = page.words.text(&format!("grade-{}", grade.level.code()), &[]);
    let name = words::aspect(page.words, aspect);
    let line = page.say("grade-line", &[("aspect", Arg::Text(&name)), ("grade", Arg::Text(&level))]);
    let mut parts =
        vec![format!("<b>{line}</b> <small>{}</small>", page.say(&format!("grade-{}-means", grade.level.code()), &[]))];
    if let Some(id) = &grade.by {
        let speaker = page.claim(id).map_or("", |c| c.speaker.as_str());
        let speaker = words::speaker(page.words, speaker);
        let by = page.say("grade-by", &[("speaker", Arg::Text(&speaker))]);
        parts.push(format!("{by} {}", page.note_link(id)));
    }
    if !grade.hedge.is_empty() {
        parts.push(page.say("grade-hedge", &[("hedge", Arg::Text(&crate::visible(&grade.hedge)))]));
    }
    if !grade.interest.is_empty() {
        let interest = page.words.text(&format!("interest-{}", grade.interest), &[]);
        parts.push(page.say("grade-interest", &[("interest", Arg::Text(&interest))]));
    }
    parts.join("<br>")
}

fn left_out(page: &Page<'_>, figure: &Figure) -> String {
    if figure.excluded.is_empty() {
        return String::new();
    }
    let mut out = format!("<h3>{}</h3>\n<ul>\n", page.say("section-left-out", &[]));
    for excluded in &figure.excluded {
        let reason = escape(&words::excluded(page.words, excluded.reason));
        out.push_str(&format!("<li>{} {reason}</li>\n", page.note_link(&excluded.claim)));
    }
    out.push_str("</ul>\n");
    out
}

/// The warnings of all figures.
pub(super) fn warnings(page: &Page<'_>) -> String {
    let figures: Vec<&Figure> = page.dossier.now.figures.iter().filter(|f| !f.warnings.is_empty()).collect();
    if figures.is_empty() {
        return String::new();
    }
    let mut out = format!("<section class=\"warnings\">\n<h2>{}</h2>\n", page.say("section-warnings", &[]));
    for figure in figures {
        if page.dossier.now.figures.len() > 1 {
            out.push_str(&format!("<h3>{}</h3>\n", page.heading(figure)));
        }
        out.push_str("<ul>\n");
        for warning in &figure.warnings {
            out.push_str(&format!(
                "<li><span class=\"alarm\" aria-hidden=\"true\">▲</span> {} <span class=\"refs\">{}</span></li>\n",
                escape(&words::warning(page.words, warning)),
                page.note_links(&warning.claims)
            ));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
    out
}
