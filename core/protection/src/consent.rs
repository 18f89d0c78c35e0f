//! Consent: what a person decided about a datum, for a purpose, towards an audience; by whom it was told and on what basis.
//! Input: what a documenter was told. Output: the payload of an entry that the subject's key seals. Leaves out what follows (`decide`).

use crate::{Audience, ConsentState, Datum, Purpose};
use attested_model::{Edtf, SubjectHandle};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One decision of a person. What is `None` is meant of all: of every datum, for every purpose, to everybody. Its `Debug` never
/// prints who told it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Whose decision it is.
    pub subject: SubjectHandle,
    /// About which datum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<Datum>,
    /// For which purpose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// Towards whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// What was decided.
    pub state: ConsentState,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Edtf>,
    /// Until when it holds; for ever when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Edtf>,
    /// Who decided: the person, a parent, a guardian.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On what basis: a signed form, said in an interview.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

impl fmt::Debug for Consent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Consent").field("state", &self.state).finish_non_exhaustive()
    }
}

/// A decision as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentRecord {
    /// The decision.
    pub consent: Consent,
    /// Position of its entry.
    pub position: u64,
}

impl Consent {
    /// Whether it speaks of this datum, purpose and audience.
    pub fn covers(&self, datum: Datum, purpose: Purpose, audience: Audience) -> bool {
        self.datum.is_none_or(|own| own == datum)
            && self.purpose.is_none_or(|own| own == purpose)
            && self.audience.is_none_or(|own| own == audience)
    }
}
