//! Settings: the language, the lock, what this project is; and the keys. Input: the open project. Output: a page.

use super::{Answer, titled};
use crate::desk::Unlocked;
use crate::gate::Reply;
use crate::layout::View;
use attested_figures::POLICIES;
use attested_messages::Language;
use attested_office::num;
use maud::html;
use std::time::Duration;

/// The languages by their own names, which nobody has to translate.
const LANGUAGES: [(Language, &str); 3] =
    [(Language::Ko, "한국어"), (Language::En, "English"), (Language::Zh, "简体中文")];

pub(super) fn settings(view: &View<'_>, open: &mut Unlocked, lock_after: Duration) -> Answer {
    let title = view.say("web-settings");
    let coder = open.coder()?;
    titled(
        view,
        &title,
        &html! {
            h2 { (view.say("web-language")) }
            form.filter method="post" action="/settings/language" {
                (view.csrf_field())
                @for (language, name) in LANGUAGES {
                    button name="language" value=(language.code()) lang=(language.tag()) aria-pressed=(if language == view.language { "true" } else { "false" }) { (name) }
                }
            }
            h2 #coder-heading { (view.say("desk-coder")) }
            p.hint { (view.say("desk-coder-hint")) }
            form.filter method="post" action="/settings/coder" {
                (view.csrf_field())
                input name="coder" value=(coder) maxlength="40" autocomplete="off" aria-labelledby="coder-heading";
                button { (view.say("desk-coder-keep")) }
            }
            h2 { (view.say("desk-policies")) }
            ul { @for policy in POLICIES { li { code { (policy.name) } } } }
            h2 { (view.say("web-lock-heading")) }
            p { (view.say_with("web-lock-after", &[num("minutes", lock_after.as_secs() / 60)])) }
            form method="post" action="/lock" { (view.csrf_field()) button { (view.say("web-lock")) } }
            p { a href="/upkeep" { (view.say("job-work")) } }
            h2 { (view.say("web-project")) }
            dl.cells {
                div { dt { (view.say("web-log")) } dd { code { (open.project.log()) } } }
                div { dt { (view.say("web-entries")) } dd { (open.project.entries()) } }
                div { dt { (view.say("web-office-key")) } dd { code { (open.project.public_key()) } } }
                div { dt { (view.say("web-vocabulary")) } dd { code { (view.site.tables.vocabulary.hash) } } }
            }
        },
    )
}

/// Sets the label of who works here.
pub(super) fn coder(view: &View<'_>, open: &mut Unlocked) -> Answer {
    open.keep_coder(view.ask.form.text("coder"))?;
    Ok((Reply::see("/settings"), Some(view.say("desk-coder-kept"))))
}

/// The keys, each with the message that says what it does.
pub(crate) const KEYS: [(&str, &str); 12] = [
    ("j", "web-key-next"),
    ("k", "web-key-previous"),
    ("a", "web-key-accept"),
    ("e", "web-key-edit"),
    ("x", "web-key-reject"),
    ("q", "web-key-quote"),
    ("s", "web-key-same"),
    ("n", "web-key-apart"),
    ("u", "desk-unsure"),
    ("/", "web-key-search"),
    ("?", "web-key-help"),
    ("Esc Esc", "web-key-lock"),
];

pub(super) fn keys(view: &View<'_>) -> Answer {
    let title = view.say("web-keys");
    titled(
        view,
        &title,
        &html! {
            dl.cells { @for (key, says) in KEYS { div { dt { kbd { (key) } } dd { (view.say(says)) } } } }
            p.hint { (view.say("web-keys-hint")) }
        },
    )
}
