//! A document added in the browser: a file sent, or a text pasted, with what is known of it. Input: the form. Output: the same
//! use case as `attested add`, then the document's page with its suggestions. A form that is refused comes back as it was
//! sent; the file stays held here, so that nobody has to choose it again. Leaves out files larger than a page takes.

use super::{Answer, shown};
use crate::desk::Unlocked;
use crate::drafts::{NEW_DOCUMENT, Typed, clear, draft, keep, page_id};
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{Extras, View, own, page};
use crate::upload::{MOST_FILE, MOST_MEGABYTES, Sent, Upload};
use attested_evidence::DocumentKind;
use attested_model::{DocumentName, Edtf, Language};
use attested_office::{Added, Described, num, seal_contact, take_in, text};
use attested_protection::Tlp;
use attested_publication::visible;
use axum::http::StatusCode;
use maud::{Markup, html};
use std::path::Path;
use std::sync::Arc;

/// The languages offered; any other can be typed at the command line.
const LANGUAGES: [&str; 4] = ["ko", "en", "zh-Hans", "zh-Hant"];
/// Encodings that pages from the field come in without saying so.
const CHARSETS: [&str; 5] = ["euc-kr", "gb18030", "big5", "shift_jis", "utf-16le"];

pub(super) fn add(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let kept = draft(&open.project, NEW_DOCUMENT)?;
    let typed = match view.ask.query.number::<usize>("beside").and_then(|at| kept.beside.get(at)) {
        Some((_, typed)) => typed.clone(),
        None => kept.typed.clone(),
    };
    shown(form(view, open, &typed, None)?)
}

pub(super) fn added(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let form = &view.ask.form;
    let upload = match &view.ask.sent {
        Sent::File(upload) => Some(Arc::clone(upload)),
        Sent::Nothing => form.some("held").and_then(|key| open.held.find(key)),
        Sent::TooLarge => {
            let why = view.say_with("add-too-large", &[num("megabytes", MOST_MEGABYTES)]);
            return refused(view, open, None, StatusCode::PAYLOAD_TOO_LARGE, &why);
        }
    };
    match take(view, open, upload.as_deref()) {
        Ok((added, mut said)) => {
            clear(&mut open.project, NEW_DOCUMENT)?;
            if let Some(key) = form.some("held") {
                open.held.forget(key);
            }
            let number = added.number();
            if let Some(handle) = contact_sealed(view, open, number)? {
                let document = format!("D{number}");
                let args = [text("handle", &handle), text("document", &document)];
                said.push_str(&format!(" {}", view.say_with("cli-contact-sealed", &args)));
            }
            Ok((Reply::see(format!("/documents/{number}")), Some(said)))
        }
        Err(why) => refused(view, open, upload, StatusCode::UNPROCESSABLE_ENTITY, &why.to_string()),
    }
}

/// Seals who was heard, where the form says so: the handle.
pub(crate) fn contact_sealed(view: &View<'_>, open: &mut Unlocked, number: u64) -> Result<Option<String>, Fault> {
    let form = &view.ask.form;
    let Some(identity) = form.some("contact") else { return Ok(None) };
    let heard = form.some("published").and_then(|date| Edtf::parse(date).ok());
    let channel = form.text("channel").trim();
    let sealed = seal_contact(&mut open.project, number, identity.to_owned(), channel, heard.as_ref())?;
    Ok(Some(sealed.to_string()))
}

/// Takes in what was sent; what is said of it.
pub(crate) fn take(view: &View<'_>, open: &mut Unlocked, upload: Option<&Upload>) -> Result<(Added, String), Fault> {
    let form = &view.ask.form;
    let described = described(view, open)?;
    // A browser sends line breaks as two characters.
    let pasted = form.text("text").replace("\r\n", "\n");
    let (mut bytes, name): (&[u8], &str) = match (upload, pasted.trim()) {
        (Some(_), typed) if !typed.is_empty() => return Err(Fault::Refused(view.say("add-both"))),
        (Some(upload), _) if upload.bytes.is_empty() => return Err(Fault::Refused(view.say("add-empty"))),
        (Some(upload), _) => (&upload.bytes, &upload.name),
        (None, "") => return Err(Fault::Refused(view.say("add-nothing"))),
        (None, _) => (pasted.as_bytes(), "text.txt"),
    };
    let named = upload.map(|upload| upload.name.as_str());
    let length = bytes.len() as u64;
    // Text that was pasted has no name of its own to be cited by.
    let given = described.name.is_some() || !described.publisher.is_empty() || described.published.is_some();
    if !given && named.is_none() {
        return Err(Fault::Refused(view.say("add-unnamed")));
    }
    let added = take_in(&mut open.project, &mut bytes, Path::new("page"), Some(name), &described)?;
    let document = format!("D{}", added.number());
    let said = match &added {
        Added::New { sha256, without_copy, .. } => {
            let args = [text("document", &document), text("file", name), text("sha256", sha256), num("bytes", length)];
            let done = view.say_with("cli-document-added", &args);
            match without_copy {
                None => done,
                Some(why) => {
                    let args = [text("document", &document), text("reason", why)];
                    format!("{done} {}", view.say_with("cli-without-working-copy", &args))
                }
            }
        }
        Added::Same { .. } => view.say_with("cli-document-same", &[text("document", &document), text("file", name)]),
    };
    Ok((added, said))
}

fn described(view: &View<'_>, open: &Unlocked) -> Result<Described, Fault> {
    let form = &view.ask.form;
    let date = |name: &str| form.some(name).map(Edtf::parse).transpose();
    let name = |name: &str| form.some(name).map(DocumentName::parse).transpose();
    let tlp = Tlp::parse(form.some("tlp").unwrap_or(Tlp::Amber.as_str())).map_err(|e| Fault::Refused(e.to_string()))?;
    let kind = if form.text("kind") == "note" { DocumentKind::Note } else { DocumentKind::Held };
    if kind == DocumentKind::Held && form.some("contact").is_some() {
        return Err(Fault::Refused(view.say("add-contact-of-note")));
    }
    Ok(Described {
        publisher: form.text("publisher").trim().to_owned(),
        published: date("published")?,
        url: form.text("url").trim().to_owned(),
        lang: form.some("lang").map(Language::parse).transpose()?,
        captured: date("captured")?,
        title: form.text("title").trim().to_owned(),
        name: name("name")?,
        retells: name("retells")?,
        tlp,
        charset: form.some("charset").map(str::to_owned),
        by: form.some("by").unwrap_or("documenter").to_owned(),
        kind,
        coder: open.coder()?,
    })
}

/// The form as it was sent, with what is wrong; the file stays here.
fn refused(view: &View<'_>, open: &mut Unlocked, upload: Option<Arc<Upload>>, status: StatusCode, why: &str) -> Answer {
    let mut typed: Typed = view.ask.form.each().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    typed.remove("csrf");
    if let (Some(upload), Sent::File(_)) = (upload, &view.ask.sent)
        && let Ok(key) = open.held.keep(upload)
    {
        typed.insert("held".to_owned(), key);
    }
    Ok((Reply::Other(status, form(view, open, &typed, Some(why))?), None))
}

fn form(view: &View<'_>, open: &Unlocked, typed: &Typed, why: Option<&str>) -> Result<Markup, Fault> {
    let kept = draft(&open.project, NEW_DOCUMENT)?;
    let value = |name: &str| typed.get(name).map_or("", String::as_str);
    let held = open.held.find(value("held"));
    let title = view.say("add-heading");
    let extras = Extras { event_style: false, module: Some("/assets/add.js"), ..Extras::default() };
    let line = |name: &str, hint: bool, kind: &str| {
        html! {
            label for={ "a-" (name) } { (view.say(&format!("add-{name}"))) }
            div {
                input id={ "a-" (name) } name=(name) type=(kind) value=(value(name)) autocomplete="off" aria-describedby=[hint.then(|| format!("h-{name}"))];
                @if hint { p.hint id={ "h-" (name) } { (view.say(&format!("add-{name}-hint"))) } }
            }
        }
    };
    Ok(page(
        view,
        &title,
        &extras,
        &html! {
            h1 { (title) }
            @if let Some(why) = why { p.wrong role="alert" { (visible(why)) } }
            @for (i, (_, other)) in kept.beside.iter().enumerate() {
                p.wrong {
                    (view.say("web-draft-beside")) " " q { (own(other.get("publisher").map_or("", String::as_str))) } " "
                    a href={ "/documents/add?beside=" (i) } { (view.say("web-draft-take")) }
                }
            }
            form.add #add-form method="post" action="/documents/add" enctype="multipart/form-data" data-draft="/documents/add/draft" data-most=(MOST_FILE) {
                (view.csrf_field())
                input type="hidden" name="page" value=(page_id());
                input type="hidden" name="version" value=(kept.version);
                p #draft-state.hint role="status" data-kept=(view.say("web-draft-kept")) data-beside=(view.say("web-draft-set-beside")) data-failed=(view.say("web-draft-failed")) {}
                fieldset {
                    legend { (view.say("add-what")) }
                    @if let Some(held) = &held {
                        input type="hidden" name="held" value=(value("held"));
                        p.done { (view.say_with("add-held", &[text("file", &visible(&held.name)), num("bytes", held.bytes.len() as u64)])) }
                    }
                    label for="a-file" { (view.say("add-file")) }
                    input #a-file name="file" type="file" aria-describedby="h-file";
                    p.hint #h-file { (view.say_with("add-file-hint", &[num("megabytes", MOST_MEGABYTES)])) }
                    p.wrong #too-large role="alert" hidden { (view.say_with("add-too-large", &[num("megabytes", MOST_MEGABYTES)])) }
                    label for="a-text" { (view.say("add-text")) }
                    textarea #a-text name="text" rows="8" dir="auto" { (value("text")) }
                }
                fieldset {
                    legend { (view.say("add-about")) }
                    div.fields {
                        (line("publisher", false, "text"))
                        (line("published", true, "text"))
                        label for="a-lang" { (view.say("web-language")) }
                        select #a-lang name="lang" {
                            option value="" { (view.say("add-lang-guessed")) }
                            @for lang in LANGUAGES { option value=(lang) selected[lang == value("lang")] { (view.say(&format!("add-lang-{}", lang.to_lowercase()))) } }
                        }
                        label for="a-tlp" { (view.say("add-tlp")) }
                        div {
                            select #a-tlp name="tlp" aria-describedby="h-tlp" {
                                @for tlp in Tlp::ALL {
                                    @let chosen = if value("tlp").is_empty() { tlp == Tlp::Amber } else { tlp.as_str() == value("tlp") };
                                    option value=(tlp.as_str()) selected[chosen] { (tlp) " – " (view.say(&format!("add-tlp-{}", tlp.as_str().to_lowercase().replace('+', "-")))) }
                                }
                            }
                            p.hint #h-tlp { (view.say("add-tlp-hint")) }
                        }
                        (line("url", false, "url"))
                        (line("title", false, "text"))
                    }
                    details open[["name", "retells", "captured", "charset", "by", "contact"].iter().any(|name| !value(name).is_empty())] {
                        summary { (view.say("add-more")) }
                        div.fields {
                            (line("name", true, "text"))
                            (line("retells", true, "text"))
                            (line("captured", false, "text"))
                            (line("by", false, "text"))
                            label for="a-charset" { (view.say("add-charset")) }
                            select #a-charset name="charset" {
                                option value="" { (view.say("add-charset-own")) }
                                @for charset in CHARSETS { option value=(charset) selected[charset == value("charset")] { (charset) } }
                            }
                            label for="a-kind" { (view.say("add-kind")) }
                            select #a-kind name="kind" {
                                option value="held" { (view.say("add-kind-held")) }
                                option value="note" selected[value("kind") == "note"] { (view.say("add-kind-note")) }
                            }
                            (line("contact", true, "text"))
                            (line("channel", false, "text"))
                        }
                    }
                }
                button { (view.say("add-do")) }
            }
        },
    ))
}

pub(super) fn drafted(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let (kept, beside) = keep(&mut open.project, NEW_DOCUMENT, &view.ask.form)?;
    Ok((Reply::Json(serde_json::json!({ "version": kept.version, "beside": beside })), None))
}
