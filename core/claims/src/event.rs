//! Events: what claims are about, a tree of parts. Leaves out which claims belong to one: the claims say so.

use attested_model::{Edtf, EventId};
use serde::{Deserialize, Serialize};

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its id, as given.
    pub id: EventId,
    /// Its title; empty when only an import named it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// When it happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// Where it happened, as said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The event it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<EventId>,
}

impl Event {
    /// An event of which only the id is known.
    pub fn named(id: EventId) -> Self {
        Event { id, title: String::new(), date: None, place: String::new(), part_of: None }
    }
}
