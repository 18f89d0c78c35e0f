//! What every page has around it: head, ways to go, lock, what was just done, keys. Input: who asks in which language, and
//! a page's own part. Output: a page that is whole without scripts. Leaves out what pages are about.

use crate::access::{Field, Viewer, may_see};
use crate::ask::Ask;
use crate::fault::Fault;
use crate::server::Site;
use attested_messages::{Language, Value};
use attested_office::Words;
use attested_publication::visible;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Who asks, in which language, and what for.
pub(crate) struct View<'a> {
    pub(crate) site: &'a Site,
    pub(crate) ask: &'a Ask,
    pub(crate) language: Language,
    pub(crate) words: &'a Words,
    pub(crate) csrf: String,
    /// What was just done, to be said once.
    pub(crate) said: Option<String>,
    pub(crate) viewer: Viewer,
}

impl View<'_> {
    pub(crate) fn say(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    pub(crate) fn say_with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.words.say(key, args)
    }

    pub(crate) fn sees(&self, field: Field) -> bool {
        may_see(self.viewer, field)
    }

    /// The field that every form carries.
    pub(crate) fn csrf_field(&self) -> Markup {
        html! { input type="hidden" name="csrf" value=(self.csrf); }
    }
}

/// Text that strangers wrote, in its own direction.
pub(crate) fn own(text: &str) -> Markup {
    html! { bdi { (visible(text)) } }
}

/// HTML that core made, already escaped.
pub(crate) fn made(text: String) -> PreEscaped<String> {
    PreEscaped(text)
}

/// The pages that the bar leads to: address and the key of the name.
const WAYS: [(&str, &str); 10] = [
    ("/", "web-home"),
    ("/documents", "web-documents"),
    ("/claims", "web-claims"),
    ("/review", "web-review"),
    ("/persons", "persons-heading"),
    ("/import", "import-heading"),
    ("/map", "map-heading"),
    ("/search", "web-search"),
    ("/history", "web-history"),
    ("/settings", "web-settings"),
];

/// What a page adds to the head.
#[derive(Default)]
pub(crate) struct Extras {
    pub(crate) event_style: bool,
    pub(crate) module: Option<&'static str>,
    /// Seconds after which a browser without scripts asks anew.
    pub(crate) again: Option<u32>,
}

/// A page.
pub(crate) fn page(view: &View<'_>, title: &str, extras: &Extras, main: &Markup) -> Markup {
    let here = |address: &str| match address {
        "/" => view.ask.path == "/",
        _ => view.ask.path.starts_with(address),
    };
    document(
        view,
        title,
        extras,
        &html! {
            a.skip href="#main" { (view.say("web-skip")) }
            div.bar role="banner" {
                nav aria-label=(view.say("web-ways")) {
                    ul {
                        @for (address, key) in WAYS {
                            li { a href=(address) aria-current=[here(address).then_some("page")] { (view.say(key)) } }
                        }
                        li { a.keys href="/keys" { "?" span.unseen { (view.say("web-keys")) } } }
                    }
                }
                form.quick method="get" action="/search" role="search" {
                    label.unseen for="quick" { (view.say("web-search")) }
                    input #quick name="q" type="search" autocomplete="off" placeholder=(view.say("web-search"));
                }
                form.lock method="post" action="/lock" { (view.csrf_field()) button { (view.say("web-lock")) } }
            }
            main #main tabindex="-1" {
                @if let Some(said) = &view.said { p.done role="status" { (visible(said)) } }
                (main)
            }
        },
    )
}

fn document(view: &View<'_>, title: &str, extras: &Extras, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(view.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (visible(title)) " · Attested" }
                @if let Some(seconds) = extras.again { noscript { meta http-equiv="refresh" content=(seconds); } }
                @if extras.event_style { link rel="stylesheet" href="/assets/event.css"; }
                link rel="stylesheet" href="/assets/app.css";
                script type="module" src="/assets/app.js" {}
                @if let Some(module) = extras.module { script type="module" src=(module) {} }
            }
            body { (body) }
        }
    }
}

/// The page that asks for the token which the terminal printed, or for the passphrase.
pub(crate) fn login(view: &View<'_>, wrong: Option<&str>, kept: Option<&str>) -> Markup {
    document(
        view,
        &view.say("web-login"),
        &Extras::default(),
        &html! {
            main.door {
                h1 { (view.say("web-login")) }
                @if let Some(key) = wrong { p.wrong role="alert" { (view.say(key)) } }
                form method="post" action="/login" {
                    (behind_it(view, kept))
                    label for="token" { (view.say("web-login-token")) }
                    input #token name="token" type="password" autocomplete="off" autofocus;
                    p.hint { (view.say("web-login-hint")) }
                    label for="passphrase" { (view.say("web-login-passphrase")) }
                    input #passphrase name="passphrase" type="password" autocomplete="off";
                    button { (view.say("web-login-do")) }
                }
            }
        },
    )
}

/// The page of a locked project: it says nothing of what is in it.
pub(crate) fn unlock(view: &View<'_>, wrong: Option<&str>, kept: Option<&str>) -> Markup {
    document(
        view,
        &view.say("web-unlock"),
        &Extras::default(),
        &html! {
            main.door {
                h1 { (view.say("web-unlock")) }
                @if let Some(key) = wrong { p.wrong role="alert" { (view.say(key)) } }
                form method="post" action="/unlock" {
                    (view.csrf_field())
                    (behind_it(view, kept))
                    label for="passphrase" { (view.say("web-passphrase")) }
                    input #passphrase name="passphrase" type="password" autocomplete="off" autofocus;
                    button { (view.say("web-unlock-do")) }
                }
                p.hint { (view.say("web-unlock-hint")) }
            }
        },
    )
}

/// What was sent to a locked door waits behind it.
fn behind_it(view: &View<'_>, kept: Option<&str>) -> Markup {
    html! {
        @if let Some(key) = kept {
            input type="hidden" name="kept" value=(key);
            p.done { (view.say("kept-behind")) }
        }
    }
}

/// What is said to a page that was opened in an earlier session: where what it sent can be seen.
pub(crate) fn of_earlier_session(view: &View<'_>, key: &str) -> Markup {
    let title = view.say("kept-heading");
    page(
        view,
        &title,
        &Extras::default(),
        &html! {
            h1 { (title) }
            p.wrong role="alert" { (view.say("kept-earlier")) }
            p { a.button href={ "/kept/" (key) } { (view.say("kept-look")) } }
        },
    )
}

/// What a page couldn't do.
pub(crate) fn fault(view: &View<'_>, fault: &Fault) -> Markup {
    let title = view.say("web-fault");
    page(
        view,
        &title,
        &Extras::default(),
        &html! {
            h1 { (title) }
            p.wrong role="alert" { (visible(&fault.to_string())) }
            p.hint { (view.say("web-fault-hint")) }
        },
    )
}
