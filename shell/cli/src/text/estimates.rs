//! Estimates in a terminal: what is estimated and what can't be tested first, then each method's assumption, and only then its
//! number or why there is none. Input: a report, words, a width. Output: text that fits it.

use super::layout::wrapped;
use attested_estimates::{Estimate, Kind, Method, Note, Report};
use attested_publication::{Arg, Translate, visible, words};

/// The code that a value has for programs.
pub(crate) fn code(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        Ok(_) | Err(_) => String::new(),
    }
}

/// A method's code.
pub(crate) fn method_code(method: Method) -> String {
    code(&method)
}

/// The whole report.
pub(crate) fn estimates(report: &Report, words: &dyn Translate, width: usize) -> String {
    let mut out = String::new();
    let mut line = |text: String, indent: usize| {
        for line in wrapped(&text, width - indent, 2) {
            out.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
    };
    line(words.text("estimate-target", &[]), 0);
    line(words.text("estimate-untestable", &[]), 0);
    let lists = report.lists.iter().map(|list| visible(list)).collect::<Vec<_>>().join(", ");
    line(words.text("estimate-observed", &[("count", Arg::Count(report.observed)), ("lists", Arg::Text(&lists))]), 0);
    for note in &report.notes {
        line(told(note, words), 0);
    }
    if report.not_estimable {
        line(words.text("estimate-not-estimable", &[]), 0);
    }
    for flag in &report.flags {
        line(words.text(&key("estimate-flag", &code(flag)), &[]), 0);
    }
    for found in &report.methods {
        line(String::new(), 0);
        line(words.text(&key("estimate-method", &code(&found.method)), &[]), 0);
        line(words.text(&key("estimate-assumes", found.assumption), &[]), 2);
        for text in number(found, words) {
            line(text, 2);
        }
    }
    out
}

fn told(note: &Note, words: &dyn Translate) -> String {
    match note {
        Note::RepeatedPatterns { rows } => words.text("estimate-note-repeated", &[("rows", Arg::Count(*rows))]),
        Note::EmptyList { list } => words.text("estimate-note-empty-list", &[("list", Arg::Text(&visible(list)))]),
        Note::Merged { list } => words.text("estimate-note-merged", &[("list", Arg::Text(&visible(list)))]),
    }
}

/// A code as the end of a message's key.
fn key(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace('_', "-"))
}

fn people(number: f64) -> u64 {
    number.round().max(0.0) as u64
}

fn number(found: &Estimate, words: &dyn Translate) -> Vec<String> {
    if let Some(refusal) = &found.refused {
        return vec![words.text(&key("estimate-refused", &code(refusal)), &[])];
    }
    let Some(estimate) = found.estimate else { return Vec::new() };
    let range = words::range(words, found.low.map(people), found.high.map(people));
    let centre = words.text(&key("estimate-centre", &code(&found.centre)), &[]);
    let kind = match found.kind {
        Kind::Estimate => "estimate-number",
        Kind::LowerBound => "estimate-bound",
    };
    let args = [("count", Arg::Count(people(estimate))), ("range", Arg::Text(&range)), ("centre", Arg::Text(&centre))];
    let mut lines = vec![words.text(kind, &args)];
    lines.extend(found.flags.iter().map(|flag| words.text(&key("estimate-flag", &code(flag)), &[])));
    for other in found.sensitivity.iter().take(3) {
        let args = [("choice", Arg::Text(other.choice.as_str())), ("count", Arg::Count(people(other.median)))];
        lines.push(words.text("estimate-other", &args));
    }
    for form in &found.forms {
        let args = [("choice", Arg::Text(form.form)), ("count", Arg::Count(people(form.estimate)))];
        lines.push(words.text("estimate-other", &args));
    }
    lines.push(match found.coverage.share {
        Some(share) => words.text("estimate-coverage", &[("percent", Arg::Count((100.0 * share).round() as u64))]),
        None => words.text(&key("estimate-coverage", found.coverage.source), &[]),
    });
    lines
}
