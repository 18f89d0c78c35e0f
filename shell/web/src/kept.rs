//! What was sent while the project was locked, or by a page whose session had ended: it is recorded nowhere and lost nowhere.
//! Input: a request that came to a locked door. Output: a name that the door's form carries, and behind the door the fields as
//! they were sent. In memory only; a few at a time, the oldest goes. Leaves out what is shown of them (`pages::kept`).

use crate::ask::Ask;
use crate::drafts::Typed;
use crate::secret::Secret;
use crate::upload::{Sent, Upload};
use std::collections::VecDeque;
use std::sync::Arc;

/// Forms that are kept at a time, of those who have a session and of those who have none: neither pushes out the other's.
const MOST: usize = 4;

/// A form as it was sent.
#[derive(Clone)]
pub(crate) struct Form {
    key: String,
    /// Where it was sent.
    pub(crate) path: String,
    /// What it says, without the session's token.
    pub(crate) typed: Typed,
    /// Its file.
    pub(crate) upload: Option<Arc<Upload>>,
}

/// Forms that wait behind the door.
#[derive(Default)]
pub(crate) struct Kept {
    known: VecDeque<Form>,
    strangers: VecDeque<Form>,
}

impl Kept {
    /// Keeps what was sent; the name to ask for it by. Nothing of a draft, which its page keeps and sends again; nothing of what
    /// goes to no place of ours.
    pub(crate) fn keep(&mut self, ask: &Ask, is_known: bool) -> Option<String> {
        let is_draft = ask.path.ends_with("/draft") || ask.path.starts_with("/drafts/");
        // A passphrase is never shown again.
        let is_secret = ["/settings/passphrase", "/unlock", "/login"].contains(&ask.path.as_str());
        if is_draft || is_secret || ask.path.starts_with("//") || ask.path == "/lock" {
            return None;
        }
        let typed: Typed = ask
            .form
            .each()
            .filter(|(name, _)| !["csrf", "kept"].contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let upload = match &ask.sent {
            Sent::File(upload) => Some(Arc::clone(upload)),
            Sent::Nothing | Sent::TooLarge => None,
        };
        if typed.is_empty() && upload.is_none() {
            return None;
        }
        let key = Secret::new().ok()?.reveal().to_owned();
        let forms = if is_known { &mut self.known } else { &mut self.strangers };
        if forms.len() >= MOST {
            forms.pop_front();
        }
        forms.push_back(Form { key: key.clone(), path: ask.path.clone(), typed, upload });
        Some(key)
    }

    /// A form that is kept.
    pub(crate) fn find(&self, key: &str) -> Option<&Form> {
        self.known.iter().chain(&self.strangers).find(|form| form.key == key)
    }

    /// Lets a form go.
    pub(crate) fn forget(&mut self, key: &str) {
        self.known.retain(|form| form.key != key);
        self.strangers.retain(|form| form.key != key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Fields;
    use axum::http::{HeaderMap, Method};

    fn ask(path: &str, fields: &[(&str, &str)]) -> Ask {
        let pairs = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Ask {
            method: Method::POST,
            path: path.to_owned(),
            query: Fields::default(),
            asked: Vec::new(),
            form: Fields::new(pairs),
            sent: Sent::Nothing,
            body: axum::body::Bytes::new(),
            headers: HeaderMap::new(),
        }
    }

    #[test]
    fn strangers_push_out_nothing_of_those_who_are_known() {
        let mut kept = Kept::default();
        let form = ask("/documents/1/claim", &[("quote", "around 600"), ("csrf", "secret")]);
        let own = kept.keep(&form, true).unwrap();
        let first = kept.keep(&form, false).unwrap();
        for _ in 0..MOST {
            kept.keep(&form, false).unwrap();
        }
        assert!(kept.find(&first).is_none());
        let found = kept.find(&own).unwrap();
        assert_eq!(found.typed, Typed::from([("quote".to_owned(), "around 600".to_owned())]));
        kept.forget(&own);
        assert!(kept.find(&own).is_none() && kept.find("").is_none());
    }

    #[test]
    fn drafts_empty_forms_and_places_elsewhere_are_not_kept() {
        let mut kept = Kept::default();
        for (path, fields) in [
            ("/documents/1/draft", &[("quote", "x")][..]),
            ("/drafts/key", &[("x", "x")]),
            ("/settings/passphrase", &[("present", "x"), ("next", "y")]),
            ("//evil.example/", &[("quote", "x")]),
            ("/upkeep/verify", &[("csrf", "x")]),
        ] {
            assert!(kept.keep(&ask(path, fields), true).is_none(), "{path}");
        }
    }
}
