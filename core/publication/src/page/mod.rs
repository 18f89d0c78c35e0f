//! The page of an event: one self-contained HTML file, to be read on a screen or on paper.
//!
//! Input: a dossier, and somebody who translates. Output: HTML without scripts, styles inline, that fetches
//! nothing. Every number leads to the words it rests on: `notes` has one note a claim. Leaves out where the
//! file is written, and publication: the page is stamped internal.

mod chart;
pub(crate) mod draw;
mod figure;
mod notes;
mod positions;
mod style;
mod timeline;

use crate::escape::anchor;
use crate::{Arg, EventDossier, ShownQuotation, Translate, escape, words};
use attested_claims::Claim;
use attested_figures::{EventFigures, Figure};
use attested_model::{ClaimId, Script};
use std::collections::BTreeSet;

/// Renders the page.
pub fn render(dossier: &EventDossier, translate: &dyn Translate) -> String {
    let page = Page { dossier, words: translate, noted: noted(dossier), places: None };
    let mut out = String::new();
    out.push_str(&head(&page));
    out.push_str("<body>\n");
    out.push_str(&format!("<a class=\"skip\" href=\"#figures\">{}</a>\n", page.say("page-skip", &[])));
    out.push_str(draw::DEFINITIONS);
    out.push_str(&title(&page));
    out.push_str("<main>\n");
    out.push_str(&main_part(&page));
    out.push_str("</main>\n");
    out.push_str(&foot(&page));
    out.push_str("</body>\n</html>\n");
    out
}

/// Where a quotation can be read in its document: an address.
pub type PlaceOf<'p> = &'p dyn Fn(&ShownQuotation) -> String;

/// The page's parts, for a reader that has a page around them: no `head`, and quotations lead to where they stand.
pub struct Parts {
    /// The title as text.
    pub title: String,
    /// Stamp, heading and facts, as HTML.
    pub header: String,
    /// Everything else down to the notes, as HTML. `style` styles it.
    pub main: String,
    /// Method and policy, as HTML.
    pub footer: String,
}

/// Renders the parts.
pub fn parts(dossier: &EventDossier, translate: &dyn Translate, places: PlaceOf<'_>) -> Parts {
    let page = Page { dossier, words: translate, noted: noted(dossier), places: Some(places) };
    Parts {
        title: event_title(&page),
        header: title(&page),
        main: format!("{}{}", draw::DEFINITIONS, main_part(&page)),
        footer: foot(&page),
    }
}

/// The page's style sheet.
pub const STYLE: &str = style::STYLE;

fn main_part(page: &Page<'_>) -> String {
    let dossier = page.dossier;
    let mut out = String::from("<div class=\"columns\">\n<div class=\"figures\" id=\"figures\">\n");
    if dossier.now.figures.is_empty() {
        out.push_str(&format!("<p class=\"said\">{}</p>\n", page.say("sentence-no-figures", &[])));
    }
    for (index, figure) in dossier.now.figures.iter().enumerate() {
        out.push_str(&figure::section(page, figure, index));
    }
    out.push_str("</div>\n<div class=\"aside\">\n");
    out.push_str(&positions::positions(page));
    out.push_str(&figure::warnings(page));
    out.push_str(&positions::legend(page));
    out.push_str("</div>\n</div>\n");
    out.push_str(&timeline::section(page));
    out.push_str(&positions::statements(page));
    out.push_str(&notes::section(page));
    out
}

/// What every part of the page reads from.
pub(crate) struct Page<'a> {
    pub dossier: &'a EventDossier,
    pub words: &'a dyn Translate,
    /// The claims that have a note.
    pub noted: BTreeSet<ClaimId>,
    /// Where quotations can be read, if the page stands where they can.
    pub places: Option<PlaceOf<'a>>,
}

impl Page<'_> {
    /// A message as HTML.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        escape(&self.words.text(key, args))
    }

    /// A link to a claim's note.
    pub fn note_link(&self, id: &ClaimId) -> String {
        let text = escape(id.as_str());
        if self.noted.contains(id) {
            format!("<a class=\"ref\" href=\"#{}\">{text}</a>", anchor("n", id.as_str()))
        } else {
            format!("<span class=\"ref\">{text}</span>")
        }
    }

    /// Links to claims' notes, as a list.
    pub fn note_links(&self, ids: &[ClaimId]) -> String {
        ids.iter().map(|id| self.note_link(id)).collect::<Vec<_>>().join(" ")
    }

    /// A number (its text already escaped) that opens the words it rests on, and the claims behind it.
    pub fn cite(&self, text: &str, claims: &[ClaimId]) -> String {
        let Some(first) = claims.iter().find(|id| self.noted.contains(*id)) else { return text.to_owned() };
        let shown = claims.len().min(MOST_REFERENCES);
        let more = claims.len() - shown;
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        let refs = self.note_links(&claims[..shown]);
        let href = anchor("n", first.as_str());
        format!("<a class=\"num\" href=\"#{href}\">{text}</a><span class=\"refs\"> {refs}{more}</span>")
    }

    /// The act's label or the figure's heading as HTML.
    pub fn heading(&self, figure: &Figure) -> String {
        escape(&words::heading(self.words, &self.dossier.labels, figure))
    }

    /// The claim of an id, when the page has it.
    pub fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.dossier.references.get(id).map(|r| &r.claim)
    }
}

/// How many claims stand behind a number in a sentence; the notes have all.
const MOST_REFERENCES: usize = 6;

/// Text in its own direction and language, apart from what surrounds it.
pub(crate) fn foreign(lang: &str, text: &str) -> String {
    if lang.is_empty() {
        format!("<bdi>{}</bdi>", escape(text))
    } else {
        format!("<bdi lang=\"{}\">{}</bdi>", escape(lang), escape(text))
    }
}

/// Words said, quoted in their own language; nothing for none.
pub(crate) fn quote(claim: Option<&Claim>, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("<q lang=\"{}\" dir=\"auto\">{}</q>", escape(&language(claim, text)), escape(text))
}

/// The language of words: by their script, and by the document's language where the script is that language's.
pub(crate) fn language(claim: Option<&Claim>, text: &str) -> String {
    let document = claim.and_then(|c| c.lang.as_ref()).map_or("", |l| l.as_str());
    let primary = document.split('-').next().unwrap_or_default();
    match (Script::of(text), primary) {
        (Script::Hang, _) => "ko".to_owned(),
        (Script::Hani, "zh" | "ja" | "ko") => document.to_owned(),
        (Script::Hani, _) => "zh".to_owned(),
        (Script::Latn, "ko" | "zh" | "ja") => "en".to_owned(),
        (Script::Latn | Script::Cyrl | Script::Kana | Script::Arab | Script::Zyyy, "") => "und".to_owned(),
        (Script::Latn | Script::Cyrl | Script::Kana | Script::Arab | Script::Zyyy, _) => document.to_owned(),
    }
}

/// The claims that the page names: each gets a note.
fn noted(dossier: &EventDossier) -> BTreeSet<ClaimId> {
    let mut ids: BTreeSet<ClaimId> = BTreeSet::new();
    for view in dossier.history.iter().chain([&dossier.now]) {
        let EventFigures { figures, positions, statements, .. } = view;
        for figure in figures {
            ids.extend(figure.claims.iter().cloned());
            ids.extend(figure.readings.iter().flat_map(|r| r.renderings.iter().chain([&r.claim])).cloned());
            ids.extend(figure.excluded.iter().map(|e| e.claim.clone()));
            ids.extend(figure.warnings.iter().flat_map(|w| w.claims.iter()).cloned());
            ids.extend(figure.grade.values().filter_map(|g| g.by.clone()));
            ids.extend(figure.best.iter().map(|b| b.claim.clone()));
        }
        ids.extend(positions.iter().flat_map(|p| p.renderings.iter().chain([&p.claim])).cloned());
        ids.extend(statements.iter().map(|s| s.claim.clone()));
    }
    ids
}

fn event_title(page: &Page<'_>) -> String {
    let event = &page.dossier.event;
    if event.title.is_empty() { event.id.to_string() } else { event.title.clone() }
}

fn head(page: &Page<'_>) -> String {
    let title = page.say("page-title", &[("event", Arg::Text(&crate::visible(&event_title(page))))]);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{}</style>\n</head>\n",
        escape(page.words.lang()),
        style::STYLE
    )
}

fn title(page: &Page<'_>) -> String {
    let event = &page.dossier.event;
    let mut facts = Vec::new();
    let date = event.date.as_ref().map(|d| d.to_string());
    let date = date.or_else(|| page.dossier.now.figures.first().and_then(|f| f.time.clone()));
    if let Some(date) = date {
        facts.push(escape(&words::date(page.words, &date)));
    }
    if !event.place.is_empty() {
        facts.push(foreign("", page.dossier.labels.place(&event.place)));
    }
    facts.push(format!("<span class=\"id\">{}</span>", escape(event.id.as_str())));
    facts.push(as_known(page, &page.dossier.now));
    format!(
        "<header>\n<p class=\"stamp\">{}</p>\n<h1><bdi>{}</bdi></h1>\n<p class=\"facts\">{}</p>\n</header>\n",
        page.say("page-stamp", &[]),
        escape(&event_title(page)),
        facts.join(" <span class=\"dot\">·</span> ")
    )
}

/// As known on which day.
fn as_known(page: &Page<'_>, view: &EventFigures) -> String {
    match &view.as_of {
        Some(day) => page.say("as-known", &[("day", Arg::Text(&words::date(page.words, day)))]),
        None => page.say("as-known-everything", &[]),
    }
}

fn foot(page: &Page<'_>) -> String {
    let now = &page.dossier.now;
    let method = page.say(
        "page-foot-method",
        &[
            ("method", Arg::Text(now.method)),
            ("policy", Arg::Text(now.policy)),
            ("vocabulary", Arg::Text(&crate::visible(&now.vocabulary))),
        ],
    );
    let generated = page.say("page-foot-generated", &[("moment", Arg::Text(&crate::visible(&page.dossier.generated)))]);
    format!(
        "<footer>\n<p>{}</p>\n<p class=\"hash\">{method}</p>\n<p>{generated}</p>\n</footer>\n",
        page.say("page-foot-derived", &[])
    )
}

#[cfg(test)]
mod tests;
