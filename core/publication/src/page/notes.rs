//! The notes: one a claim, with its words, who said them, where they stand, and what of that is held. Input: the
//! claims that the page names. Output: a list that every number of the page leads to, and that is printed.

use super::{Page, foreign, language, quote};
use crate::escape::anchor;
use crate::{Arg, ClaimReference, ShownQuotation, escape, words};
use attested_claims::Claim;
use attested_model::{ClaimId, Edtf};

/// The notes' section.
pub(super) fn section(page: &Page<'_>) -> String {
    if page.noted.is_empty() {
        return String::new();
    }
    let mut out =
        format!("<section id=\"notes\">\n<h2>{}</h2>\n<ol class=\"notes\">\n", page.say("section-notes", &[]));
    for id in &page.noted {
        out.push_str(&note(page, id));
    }
    out.push_str("</ol>\n</section>\n");
    out
}

fn note(page: &Page<'_>, id: &ClaimId) -> String {
    let back = format!(
        "<a class=\"back\" href=\"#figures\" title=\"{0}\"><span aria-hidden=\"true\">↩</span><span class=\"unseen\">{0}</span></a>",
        page.say("note-back", &[])
    );
    let start = format!("<li class=\"note\" id=\"{}\">\n<h3>{}", anchor("n", id.as_str()), escape(id.as_str()));
    let Some(reference) = page.dossier.references.get(id) else {
        return format!("{start} {back}</h3>\n<p>{}</p>\n</li>\n", page.say("note-missing", &[]));
    };
    let entry = page.say("note-entry", &[("position", Arg::Count(reference.position))]);
    format!(
        "{start} <span class=\"status\">{}</span> <small>{entry}</small> {back}</h3>\n{}<dl>\n{}</dl>\n</li>\n",
        status(page, reference),
        reference.quotations.iter().map(|q| quotation(page, &reference.claim, q)).collect::<String>(),
        fields(page, &reference.claim)
            .iter()
            .map(|(key, value)| format!("<div><dt>{}</dt><dd>{value}</dd></div>\n", page.say(key, &[])))
            .collect::<String>()
    )
}

/// Held, cited, or cited and retold.
fn status(page: &Page<'_>, reference: &ClaimReference) -> String {
    let retold = reference.quotations.iter().find(|q| q.retelling).filter(|_| !reference.held);
    match retold {
        Some(quotation) => {
            let args = [("document", Arg::Text(&crate::visible(&quotation.document_name)))];
            format!("<span aria-hidden=\"true\">□</span> {}", page.say("status-retold", &args))
        }
        None => super::figure::basis(page, reference.held),
    }
}

/// A quotation: the exact words in their own script, then where they stand.
pub(super) fn quotation(page: &Page<'_>, claim: &Claim, quotation: &ShownQuotation) -> String {
    let name = crate::visible(&quotation.document_name);
    let key = if quotation.retelling { "note-retold-in" } else { "note-held-in" };
    let place = page.say(key, &[("document", Arg::Text(&name))]);
    let place = match page.places {
        Some(address) => format!("<a href=\"{}\">{place}</a>", escape(&address(quotation))),
        None => place,
    };
    let offsets = page.say(
        "note-offsets",
        &[("start", Arg::Count(quotation.start as u64)), ("end", Arg::Count(quotation.end as u64))],
    );
    format!(
        "<blockquote lang=\"{}\" dir=\"auto\"><p>{}</p></blockquote>\n<p class=\"where\">{} {place} \
         <span class=\"dot\">·</span> {offsets} <span class=\"sum\"><span class=\"dot\">·</span> {} <code>{}</code></span></p>\n",
        escape(&language(Some(claim), &quotation.exact)),
        escape(&quotation.exact),
        if quotation.retelling {
            "<span aria-hidden=\"true\">□</span>"
        } else {
            "<span aria-hidden=\"true\">■</span>"
        },
        page.say("note-hash", &[]),
        escape(&quotation.sha256)
    )
}

/// The claim's fields that say something, as HTML, with the keys of their names.
fn fields(page: &Page<'_>, claim: &Claim) -> Vec<(&'static str, String)> {
    let labels = &page.dossier.labels;
    let plain = |text: &str| if text.is_empty() { String::new() } else { foreign("", text) };
    let edtf =
        |date: &Option<Edtf>| date.as_ref().map_or(String::new(), |d| escape(&words::date(page.words, d.as_str())));
    let quantity = claim.quantity.as_ref();
    let original = match quantity.map_or("", |q| q.words_original()) {
        "" => claim.words_original.as_str(),
        words => words,
    };
    let mut when = vec![edtf(&claim.event_date), plain(&claim.event_time)];
    when.retain(|w| !w.is_empty());
    let stance = page.say(&format!("modality-{}", claim.modality), &[]);
    // Coders often write the stance itself where the document has no hedge.
    let hedge = if claim.words == claim.modality.as_str() { "" } else { &claim.words };
    let aspect = escape(&words::aspect(page.words, claim.aspect));
    let fields = [
        ("note-speaker", foreign("", &words::speaker(page.words, &claim.speaker))),
        ("note-via", plain(&claim.via)),
        ("note-stance", format!("{aspect}: {stance} {}", quote(Some(claim), hedge)).trim_end().to_owned()),
        ("note-quantity", quantity.map_or(String::new(), |_| said(page, claim))),
        (
            "note-original",
            if Some(original) == quantity.map(|q| q.words()) { String::new() } else { quote(Some(claim), original) },
        ),
        ("note-class", plain(&claim.class)),
        ("note-place", plain(labels.place(&claim.place))),
        ("note-when", when.join(", ")),
        ("note-uttered", edtf(&claim.uttered)),
        ("note-document", claim.document.as_ref().map_or(String::new(), |d| foreign("", d.as_str()))),
        ("note-published", edtf(&claim.published)),
        ("note-address", address(&claim.url)),
        ("note-origin", origin(page, claim)),
        ("note-repeats", claim.repeats.iter().map(|id| page.note_link(id)).collect()),
        ("note-disputes", page.note_links(&claim.disputes)),
        ("note-part-of", claim.part_of.iter().map(|id| page.note_link(id)).collect()),
        ("note-coder", plain(&claim.note)),
    ];
    fields.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The quantity as said: kind, numbers, words.
fn said(page: &Page<'_>, claim: &Claim) -> String {
    let Some(quantity) = &claim.quantity else { return String::new() };
    let kind = match (quantity.low(), quantity.high()) {
        (None, None) => page.say(&format!("quantity-{}", quantity.kind()), &[]),
        (low, high) => {
            let number = words::range(page.words, low.or(high), high.or(low));
            escape(&words::quantity(page.words, quantity.kind(), &number))
        }
    };
    let relative = quantity.relative_to().map(|id| page.note_link(id)).unwrap_or_default();
    let mut parts = vec![kind, relative, quote(Some(claim), quantity.words())];
    parts.retain(|p| !p.is_empty());
    parts.join(" ")
}

/// The origin, and how sure its coder is of it.
fn origin(page: &Page<'_>, claim: &Claim) -> String {
    let certainty = claim.origin_certainty.map(|c| page.words.text(&format!("origin-certainty-{c}"), &[]));
    match (&claim.origin, certainty) {
        (Some(origin), Some(certainty)) => {
            let args = [("text", Arg::Text(origin.as_str())), ("more", Arg::Text(&certainty))];
            page.say("bracketed", &args)
        }
        (Some(origin), None) => foreign("", origin.as_str()),
        (None, _) => page.say("origin-unknown", &[]),
    }
}

/// An address as text, not as a link: opening it would tell a stranger what is being read.
fn address(url: &str) -> String {
    if url.is_empty() { String::new() } else { format!("<span class=\"address\">{}</span>", escape(url)) }
}
