//! A form that was sent while the project was locked, shown again behind the door: its fields as they were typed, to be looked
//! at, changed and sent, or let go. And the key that pages seal with what the server can't be told just now. Input: the name that
//! the door's form carried. Output: the form, or that it is gone. Leaves out how it is kept (`kept`).

use super::fields::label;
use super::{Answer, titled};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::View;
use crate::secret::Secret;
use attested_office::{num, text};
use attested_publication::visible;
use maud::html;
use std::sync::Arc;

/// Fields that a form carries for itself: sent again as they are, unseen.
const UNSEEN: [&str; 15] = [
    "page",
    "version",
    "start",
    "end",
    "suggestion",
    "over",
    "seen",
    "held",
    "number",
    "from",
    "to",
    "decision",
    "column",
    "all",
    "kind",
];
/// Fields of the form that adds a document.
const OF_DOCUMENTS: [&str; 12] = [
    "text",
    "publisher",
    "published",
    "url",
    "title",
    "name",
    "retells",
    "captured",
    "by",
    "contact",
    "channel",
    "tlp",
];
/// Letters from which a text gets a field of several lines.
const LONG: usize = 60;
/// The working-state key of what pages seal with.
const SEAL: &str = "page-seal";

pub(super) fn kept(view: &View<'_>, open: &mut Unlocked, key: &str) -> Answer {
    let found = view.site.kept().find(key).cloned();
    let form = found.ok_or_else(|| Fault::NotFound(view.say("kept-gone")))?;
    let name_of = |name: &str| match form.path.starts_with("/persons/") {
        true => super::persons::field(view, name),
        false => (!UNSEEN.contains(&name) && !name.starts_with("row-")).then(|| name_of(view, name)),
    };
    let title = view.say("kept-heading");
    let held = match &form.upload {
        Some(upload) => Some(open.held.keep(Arc::clone(upload)).map_err(|e| Fault::Refused(e.to_string()))?),
        None => None,
    };
    titled(
        view,
        &title,
        &html! {
            p { (view.say("kept-hint")) }
            form.stacked #kept method="post" action=(form.path) {
                (view.csrf_field())
                input type="hidden" name="kept" value=(key);
                @if let (Some(held), Some(upload)) = (&held, &form.upload) {
                    input type="hidden" name="held" value=(held);
                    p.done { (view.say_with("add-held", &[text("file", &visible(&upload.name)), num("bytes", upload.bytes.len() as u64)])) }
                }
                @for (i, (name, value)) in form.typed.iter().enumerate() {
                    @if let Some(label) = name_of(name).filter(|_| !value.is_empty()) {
                        label for={ "k-" (i) } { (label) }
                        @if value.chars().count() > LONG || value.contains('\n') {
                            textarea id={ "k-" (i) } name=(name) rows="4" dir="auto" { "\n" (value) }
                        } @else {
                            input id={ "k-" (i) } name=(name) value=(value) autocomplete="off" dir="auto";
                        }
                    } @else if !(name == "held" && held.is_some()) {
                        input type="hidden" name=(name) value=(value);
                    }
                }
                p.buttons {
                    button { (view.say("kept-send")) }
                    button formaction={ "/kept/" (super::part(key)) "/forget" } formnovalidate { (view.say("kept-forget")) }
                }
            }
        },
    )
}

/// A field's name for people.
fn name_of(view: &View<'_>, name: &str) -> String {
    match name {
        "reason" => view.say("web-reason"),
        "lang" => view.say("web-language"),
        "quote" => view.say("web-quote"),
        name if OF_DOCUMENTS.contains(&name) => view.say(&format!("add-{name}")),
        name => label(view, name),
    }
}

pub(super) fn forgotten(view: &View<'_>, key: &str) -> Answer {
    view.site.kept().forget(key);
    Ok((Reply::see("/"), Some(view.say("kept-forgotten"))))
}

/// What pages of this project seal with: made once, kept in the working state, told to pages that are open.
pub(super) fn seal(open: &mut Unlocked) -> Answer {
    let key = match open.project.working(SEAL)?.filter(|key| !key.is_empty()) {
        Some(key) => key,
        None => {
            let key = Secret::new().map_err(|e| Fault::Refused(e.to_string()))?.reveal().to_owned();
            open.project.keep_working(SEAL, &key)?;
            key
        }
    };
    Ok((Reply::Json(serde_json::json!({ "key": key })), None))
}
