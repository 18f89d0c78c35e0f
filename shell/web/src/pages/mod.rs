//! One module a page. Input: who asks what, and the open project. Output: an answer, and perhaps words to be said on the
//! page that follows. Pages ask core's use cases; none has a rule of its own.

pub(crate) mod add;
mod beside;
pub(crate) mod change;
pub(crate) mod claims;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod event;
mod fields;
pub(crate) mod history;
mod home;
pub(crate) mod import;
pub(crate) mod jobs;
mod kept;
pub(crate) mod map;
mod persons;
pub(crate) mod recode;
pub(crate) mod record;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod second;
mod settings;
pub(crate) mod tables;
mod vocabulary;

use crate::desk::Unlocked;
use crate::fault::Fault;
use crate::gate::Reply;
use crate::layout::{self, Extras, View};
use axum::http::Method;
use std::time::Duration;

/// An answer, and words to be said on the page that follows.
pub(crate) type Answer = Result<(Reply, Option<String>), Fault>;

/// Answers a request of somebody who may work.
pub(crate) fn page(view: &View<'_>, open: &mut Unlocked, lock_after: Duration) -> Answer {
    let path: Vec<String> = view.ask.path.split('/').filter(|part| !part.is_empty()).map(plain).collect();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let reads = view.ask.method == Method::GET || view.ask.method == Method::HEAD;
    match (reads, path.as_slice()) {
        (true, []) => home::home(view, open),
        (true, ["events"]) => home::events(view, open),
        (true, ["events", id]) => event::event(view, open, id),
        (true, ["documents"]) => documents::documents(view, open),
        (true, ["documents", "add"]) => add::add(view, open),
        (true, ["documents", number]) => document::document(view, open, number),
        (true, ["documents", number, "original"]) => beside::original(view, open, number),
        (true, ["documents", number, "beside"]) => beside::beside(view, open, number),
        (true, ["claims"]) => claims::claims(view, open),
        (true, ["claims", id]) => claims::claim(view, open, id),
        (true, ["claims", id, "edit"]) => recode::form(view, open, id),
        (true, ["origins"]) => documents::origins(view, open),
        (true, ["review", "duplicates"]) => review::duplicates(view, open),
        (true, ["review", "waiting"]) => review::waiting(view, open),
        (true, ["second"]) => second::overview(view, open),
        (true, ["second", round, "compare"]) => second::compare(view, open, round),
        (true, ["second", round, document]) => second::coding(view, open, round, document),
        (true, ["review"]) => review::review(view, open),
        (true, ["search"]) => search::search(view, open),
        (true, ["history"]) => history::history(view, open),
        (true, ["settings"]) => settings::settings(view, open, lock_after),
        (true, ["import"]) => import::import(view),
        (false, ["import"]) => import::sent(view, open),
        (true, ["import", key]) => import::planned(view, open, key),
        (false, ["import", key]) => import::mapped(view, open, key),
        (false, ["import", key, "record"]) => import::recorded(view, open, key),
        (false, ["import", key, "forget"]) => import::forgotten(view, open, key),
        (true, ["map"]) => map::map(view, open),
        (true, ["upkeep"]) => jobs::work(view),
        (false, ["upkeep", "verify"]) => jobs::verify(view),
        (false, ["upkeep", "rebuild"]) => jobs::rebuild(view),
        (false, ["upkeep", "backup"]) => jobs::backup(view),
        (true, ["settings", "vocabulary"]) => vocabulary::vocabulary(view),
        (false, ["settings", "passphrase"]) => settings::passphrase(view, open),
        (true, ["keys"]) => settings::keys(view),
        (true, ["kept", key]) => kept::kept(view, open, key),
        (false, ["kept", key, "forget"]) => kept::forgotten(view, key),
        (false, ["drafts", "key"]) => kept::seal(open),
        (false, ["documents", "add"]) => add::added(view, open),
        (false, ["documents", "add", "draft"]) => add::drafted(view, open),
        (false, ["documents", number, "accept"]) => record::accept(view, open, number),
        (false, ["documents", number, "reject"]) => record::reject(view, open, number),
        (false, ["documents", number, "claim"]) => record::claim(view, open, number),
        (false, ["documents", number, "draft"]) => record::draft(view, open, number),
        (false, ["claims", "change"]) => change::plan(view, open),
        (false, ["claims", "change", "commit"]) => change::commit(view, open),
        (false, ["claims", id, "edit"]) => recode::commit(view, open, id),
        (false, ["second"]) => second::begin(view, open),
        (false, ["second", round, "decide", position]) => second::decide(view, open, round, position),
        (false, ["second", round, document, "claim"]) => second::record(view, open, round, document),
        (false, ["second", round, document, "done"]) => second::done(view, open, round, document),
        (false, ["second", round, document, "draft"]) => second::draft(view, open, round, document),
        (false, ["review", "link"]) => record::link(view, open),
        (false, ["settings", "coder"]) => settings::coder(view, open),
        (false, ["history", position, "undo"]) => record::undo(view, open, position),
        (_, ["persons", rest @ ..]) => persons::page(view, open, reads, rest),
        _ => Err(Fault::NotFound(view.say("web-no-page"))),
    }
}

/// A part of a path, its escapes undone; one that isn't UTF-8 then is no part of ours.
pub(crate) fn plain(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.get(..2)).flatten().and_then(|two| std::str::from_utf8(two).ok());
        match escaped.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text as a part of an address.
pub(crate) fn part(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// A page under its title, with nothing else in its head.
fn titled(view: &View<'_>, title: &str, body: &maud::Markup) -> Answer {
    shown(layout::page(view, title, &Extras::default(), &maud::html! { h1 { (title) } (body) }))
}

/// A page with nothing to say afterwards.
fn shown(page: maud::Markup) -> Answer {
    Ok((Reply::Page(page), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_addresses_come_back() {
        for text in ["C001", "D 1/2", "탈북민", "100%", "a?b#c", "%4"] {
            assert_eq!(plain(&part(text)), text);
        }
    }
}
