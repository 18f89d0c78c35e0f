//! Marks: how far a person's data, a document or a list may travel, and whether linkage may see it; and the record of every
//! unmasking. Input: what an office decides. Output: payloads of entries, and the marks in force. Leaves out what follows (`decide`).

use crate::{Audience, Purpose, Tlp};
use attested_model::SubjectHandle;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is marked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marked {
    /// A person: everything that is said of them.
    Subject(SubjectHandle),
    /// A held document, by its number: everything that it is the source of.
    Document(u64),
    /// A list, by its name: everything that stands in it.
    List(String),
}

/// A mark. What is `None` stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What is marked.
    pub of: Marked,
    /// How far it may travel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tlp: Option<Tlp>,
    /// Whether linkage must not see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub never_link: Option<bool>,
    /// Why, in words that say nothing about who it is.
    pub reason: String,
}

/// Somebody looked at names, or took them out. Logged for each look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// Whose; empty when it was everybody's in the registry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<SubjectHandle>,
    /// How many persons.
    pub persons: u64,
    /// For what.
    pub purpose: Purpose,
    /// To whom.
    pub audience: Audience,
    /// By which way: `list`, `show`, `page`, `export`.
    pub way: String,
}

/// The marks in force, each field by the last mark that says something of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks(BTreeMap<Marked, (Option<Tlp>, Option<bool>)>);

impl Marks {
    /// From marks in ledger order.
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Marks {
        let mut held: BTreeMap<Marked, (Option<Tlp>, Option<bool>)> = BTreeMap::new();
        for mark in marks {
            let (tlp, never_link) = held.entry(mark.of).or_default();
            *tlp = mark.tlp.or(*tlp);
            *never_link = mark.never_link.or(*never_link);
        }
        Marks(held)
    }

    /// How far it may travel at most, if a mark says so.
    pub fn tlp(&self, of: &Marked) -> Option<Tlp> {
        self.0.get(of).and_then(|(tlp, _)| *tlp)
    }

    /// Whether a mark keeps it from linkage.
    pub fn never_link(&self, of: &Marked) -> bool {
        self.0.get(of).is_some_and(|(_, never_link)| *never_link == Some(true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_mark_that_says_something_holds() {
        let of = Marked::List("court".to_owned());
        let mark = |tlp, never_link| Mark { of: of.clone(), tlp, never_link, reason: "asked".to_owned() };
        let marks = Marks::of([mark(Some(Tlp::Red), Some(true)), mark(None, Some(false)), mark(None, None)]);
        assert_eq!((marks.tlp(&of), marks.never_link(&of)), (Some(Tlp::Red), false));
        assert!(!marks.never_link(&Marked::Document(1)));
    }
}
