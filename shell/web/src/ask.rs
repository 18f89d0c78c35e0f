//! A request, read: method, path, what was asked and sent. Input: the parts of a request. Output: plain values; what isn't
//! there is empty. Leaves out whether it may be answered (`gate`).

use crate::upload::Sent;
use attested_messages::Language;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, header};
use std::collections::BTreeMap;

/// Fields of a query or a form; the first of each name counts.
#[derive(Debug, Default, Clone)]
pub(crate) struct Fields(BTreeMap<String, String>);

impl Fields {
    pub(crate) fn new(pairs: Vec<(String, String)>) -> Self {
        let mut fields = BTreeMap::new();
        for (name, value) in pairs {
            fields.entry(name).or_insert(value);
        }
        Fields(fields)
    }

    /// A field's text; empty when it isn't there.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// A field that says something.
    pub(crate) fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name).trim()).filter(|text| !text.is_empty())
    }

    pub(crate) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.some(name)?.parse().ok()
    }

    pub(crate) fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// A request.
#[derive(Debug)]
pub(crate) struct Ask {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Fields,
    /// The query as it stands in the address: for those who ask for a name more than once.
    pub(crate) asked: Vec<(String, String)>,
    pub(crate) form: Fields,
    /// The file that came with the form.
    pub(crate) sent: Sent,
    /// What was sent, as it came; empty where a file came with a form.
    pub(crate) body: Bytes,
    pub(crate) headers: HeaderMap,
}

impl Ask {
    /// A header's text; empty when it isn't there or isn't text.
    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let pairs = self.header(header::COOKIE).split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.filter(|(own, _)| *own == name).map(|(_, value)| value).next()
    }

    /// The reader's language: as chosen, else the first of ours that the browser names, else Korean.
    pub(crate) fn language(&self) -> Language {
        let chosen = self.cookie(LANGUAGE_COOKIE).and_then(Language::parse);
        let named = self
            .header(header::ACCEPT_LANGUAGE)
            .split(',')
            .filter_map(|one| Language::parse(one.split(';').next()?))
            .next();
        chosen.or(named).unwrap_or(Language::Ko)
    }
}

/// The cookie that keeps the language chosen.
pub(crate) const LANGUAGE_COOKIE: &str = "attested_language";
