//! The report of an estimate: one HTML file, to be read on a screen or on paper.
//!
//! Input: a table of lists, what the methods say of it, somebody who translates. Output: HTML without scripts, styles inline, that
//! fetches nothing. What is estimated and what no table can test stand before any number, each method's assumption before its own;
//! every picture says in words what it shows and has its numbers as a table beside it. Leaves out where the file is written.

mod chains;
mod methods;
mod pictures;
mod upset;

use crate::page::{STYLE, draw};
use crate::{Arg, Translate, escape, visible};
use attested_estimates::{Note, Report, Table};

/// The page.
pub fn render(table: &Table, report: &Report, words: &dyn Translate) -> String {
    let page = Page { table, report, words };
    let title = page.say("report-title", &[]);
    let sections = [
        methods::section(&page),
        upset::section(&page),
        pictures::intervals(&page),
        pictures::weights(&page),
        chains::section(&page),
        chains::prior_beside_posterior(&page),
        pictures::coverage(&page),
    ];
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}{OWN_STYLE}</style>\n</head>\n\
         <body>\n{}<header>\n<p class=\"stamp\">{}</p>\n<h1>{title}</h1>\n{}</header>\n<main>\n{}</main>\n<footer>\n<p>{}</p>\n</footer>\n\
         </body>\n</html>\n",
        escape(words.lang()),
        draw::DEFINITIONS,
        page.say("page-stamp", &[]),
        before(&page),
        sections.concat(),
        page.say("report-foot", &[("seed", Arg::Text(&report.seed.to_string()))]),
    )
}

/// What only this page has: dots of the lists, lines of the chains.
const OWN_STYLE: &str = "\
.dot-in { fill: var(--ink); } .dot-out { fill: var(--line); } .joined { stroke: var(--ink); stroke-width: 2; }\n\
.trace { fill: none; stroke-width: 1; vector-effect: non-scaling-stroke; }\n\
.t0 { stroke: var(--ink); } .t1 { stroke: var(--o1); } .t2 { stroke: var(--o2); } .t3 { stroke: var(--o3); }\n\
.prior { fill: none; stroke: var(--ink); stroke-width: 1.3; stroke-dasharray: 4 3; }\n";

/// What is estimated, what can't be tested, the least that can be said, and what takes the headline away.
fn before(page: &Page<'_>) -> String {
    let report = page.report;
    let lists = report.lists.iter().map(|list| visible(list)).collect::<Vec<_>>().join(", ");
    let observed = [("count", Arg::Count(report.observed)), ("lists", Arg::Text(&lists))];
    let mut lines = vec![
        page.say("estimate-target", &[]),
        page.say("estimate-untestable", &[]),
        page.say("estimate-observed", &observed),
    ];
    lines.extend(report.notes.iter().map(|note| match note {
        Note::RepeatedPatterns { rows } => page.say("estimate-note-repeated", &[("rows", Arg::Count(*rows))]),
        Note::EmptyList { list } => page.say("estimate-note-empty-list", &[("list", Arg::Text(&visible(list)))]),
        Note::Merged { list } => page.say("estimate-note-merged", &[("list", Arg::Text(&visible(list)))]),
    }));
    let mut out: String = lines.iter().map(|line| format!("<p class=\"facts\">{line}</p>\n")).collect();
    let flags = report.flags.iter().map(|flag| page.say(&key("estimate-flag", flag), &[]));
    let none = report.not_estimable.then(|| page.say("estimate-not-estimable", &[]));
    for alarm in none.into_iter().chain(flags) {
        out.push_str(&format!("<p class=\"alarm\"><strong>{alarm}</strong></p>\n"));
    }
    out
}

struct Page<'a> {
    table: &'a Table,
    report: &'a Report,
    words: &'a dyn Translate,
}

impl Page<'_> {
    /// A message as HTML.
    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        escape(&self.words.text(key, args))
    }

    /// A count as the language groups it.
    fn count(&self, n: f64) -> String {
        escape(&crate::words::range(self.words, Some(people(n)), Some(people(n))))
    }
}

/// A picture: its title, what it shows in words, its drawing `height` pixels high, and its numbers as a table.
struct Picture<'a> {
    id: &'a str,
    title: String,
    says: String,
    height: u64,
    drawing: String,
    /// Headings of the columns, as HTML.
    columns: Vec<String>,
    /// Cells, as HTML; the first of a row is its heading.
    rows: Vec<Vec<String>>,
}

impl Picture<'_> {
    fn html(&self, page: &Page<'_>) -> String {
        let Picture { id, title, says, height, drawing, .. } = self;
        let head: String = self.columns.iter().map(|name| format!("<th scope=\"col\">{name}</th>")).collect();
        let row = |cells: &Vec<String>| {
            let mut cells = cells.iter();
            let first = cells.next().map_or(String::new(), |cell| format!("<th scope=\"row\">{cell}</th>"));
            let rest: String = cells.map(|cell| format!("<td class=\"n\">{cell}</td>")).collect();
            format!("<tr>{first}{rest}</tr>\n")
        };
        let rows: String = self.rows.iter().map(row).collect();
        format!(
            "<section id=\"{id}\">\n<h2>{title}</h2>\n<figure>\n<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" \
             width=\"100%\" height=\"{height}\"><title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{says}</desc>\n{drawing}</svg>\n\
             <figcaption>{says}</figcaption>\n</figure>\n<details class=\"data\"><summary>{}</summary>\n<div class=\"scroll\"><table>\n\
             <thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</details>\n</section>\n",
            page.say("report-as-table", &[])
        )
    }
}

/// A code as the end of a message's key.
fn key(prefix: &str, value: &impl serde::Serialize) -> String {
    let code = serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    format!("{prefix}-{}", code.replace('_', "-"))
}

/// A number of people, whole.
fn people(number: f64) -> u64 {
    libm::round(number).max(0.0) as u64
}

#[cfg(test)]
mod tests;
