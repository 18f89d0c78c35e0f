//! Settings: the language, who codes, the lock, the passphrase, what this project is; and the keys. Input: the open project. Output: a page.

use super::{Answer, titled};
use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::View;
use attested_figures::POLICIES;
use attested_messages::Language;
use attested_office::num;
use attested_store::{Passphrase, StoreError};
use maud::html;
use std::time::Duration;

/// The languages by their own names, which nobody has to translate.
const LANGUAGES: [(Language, &str); 3] =
    [(Language::Ko, "한국어"), (Language::En, "English"), (Language::Zh, "简体中文")];

/// The fields of another passphrase: name, message, what a browser's own keeping may offer.
const PASSPHRASES: [(&str, &str, &str); 3] = [
    ("present", "settings-passphrase-present", "current-password"),
    ("next", "settings-passphrase-next", "new-password"),
    ("again", "settings-passphrase-again", "new-password"),
];

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
            h2 { (view.say("settings-passphrase")) }
            p.hint { (view.say("settings-passphrase-hint")) }
            form.filter method="post" action="/settings/passphrase" {
                (view.csrf_field())
                @for (field, says, kind) in PASSPHRASES {
                    label for=(field) { (view.say(says)) }
                    input #(field) type="password" name=(field) required maxlength="1000" autocomplete=(kind);
                }
                button { (view.say("settings-passphrase-change")) }
            }
            p { a href="/upkeep" { (view.say("job-work")) } " · " a href="/upkeep#backup" { (view.say("job-backup")) } }
            h2 { (view.say("web-project")) }
            dl.cells {
                div { dt { (view.say("web-log")) } dd { code { (open.project.log()) } } }
                div { dt { (view.say("web-entries")) } dd { (open.project.entries()) } }
                div { dt { (view.say("web-office-key")) } dd { code { (open.project.public_key()) } } }
                div { dt { (view.say("web-vocabulary")) } dd { code { (view.site.tables.vocabulary.hash) } " · " a href="/settings/vocabulary" { (view.say("settings-vocabulary")) } } }
            }
        },
    )
}

/// Sets the label of who works here.
pub(super) fn coder(view: &View<'_>, open: &mut Unlocked) -> Answer {
    open.keep_coder(view.ask.form.text("coder"))?;
    Ok((Reply::see("/settings"), Some(view.say("desk-coder-kept"))))
}

/// Puts another passphrase in the place of the present one.
pub(super) fn passphrase(view: &View<'_>, open: &mut Unlocked) -> Answer {
    let form = &view.ask.form;
    if form.text("next") != form.text("again") {
        return Err(Fault::Refused(view.say("settings-passphrase-differ")));
    }
    let refused = |e: StoreError| match e {
        StoreError::Passphrase { .. } => Fault::Refused(view.say("web-unlock-wrong")),
        StoreError::EmptyPassphrase => Fault::Refused(e.to_string()),
        e => Fault::Store(e),
    };
    let typed = |field| Passphrase::new(form.text(field).to_owned()).map_err(refused);
    open.project.change_passphrase(&typed("present")?, &typed("next")?).map_err(refused)?;
    Ok((Reply::see("/settings"), Some(view.say("settings-passphrase-changed"))))
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
