//! The methods side by side, in words. Input: the page. Output: a section a method: what it assumes, then its number or why there
//! is none, what takes the headline away, what other choices say. Leaves out pictures.

use super::{Page, key, people};
use crate::{Arg, visible, words};
use attested_estimates::{Estimate, Kind};

pub(super) fn section(page: &Page<'_>) -> String {
    let methods: String = page.report.methods.iter().map(|found| method(page, found)).collect();
    format!("<section id=\"methods\">\n<h2>{}</h2>\n{methods}</section>\n", page.say("report-methods", &[]))
}

fn method(page: &Page<'_>, found: &Estimate) -> String {
    let name = page.say(&key("estimate-method", &found.method), &[]);
    let assumes = page.say(&key("estimate-assumes", &found.assumption), &[]);
    let mut out = format!("<h3>{name}</h3>\n<p class=\"said\">{assumes}</p>\n");
    if let Some(refusal) = &found.refused {
        out.push_str(&format!(
            "<p class=\"alarm\"><strong>{}</strong></p>\n",
            page.say(&key("estimate-refused", refusal), &[])
        ));
        return out;
    }
    let Some(estimate) = found.estimate else { return out };
    let range = words::range(page.words, found.low.map(people), found.high.map(people));
    let centre = page.words.text(&key("estimate-centre", &found.centre), &[]);
    let args = [("count", Arg::Count(people(estimate))), ("range", Arg::Text(&range)), ("centre", Arg::Text(&centre))];
    let kind = match found.kind {
        Kind::Estimate => "estimate-number",
        Kind::LowerBound => "estimate-bound",
    };
    out.push_str(&format!("<p><strong>{}</strong></p>\n", page.say(kind, &args)));
    for flag in &found.flags {
        out.push_str(&format!("<p class=\"alarm\">{}</p>\n", page.say(&key("estimate-flag", flag), &[])));
    }
    let forms = found.forms.iter().map(|form| (form.form.to_owned(), form.estimate));
    let others: String = found
        .sensitivity
        .iter()
        .map(|other| (other.choice.clone(), other.median))
        .chain(forms)
        .map(|(choice, number)| {
            let args = [("choice", Arg::Text(&visible(&choice))), ("count", Arg::Count(people(number)))];
            format!("<li>{}</li>\n", page.say("estimate-other", &args))
        })
        .collect();
    if !others.is_empty() {
        out.push_str(&format!("<ul class=\"few\">\n{others}</ul>\n"));
    }
    out
}
