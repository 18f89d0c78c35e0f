//! Custody: who did what with a document, from capture on. Input: what happened. Output: the payload of its
//! entry; the entry's own header says when and by whom it was recorded. Leaves out whether a chain is complete.

use crate::EvidenceError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What was done with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustodyAction {
    /// Its bytes came into somebody's hands: captured, received, photographed.
    Acquired,
    /// They were encrypted and put into the project.
    Sealed,
    /// They were read again, and their hash was the recorded one.
    Verified,
    /// A copy left the project.
    Exported,
    /// They were put back from a backup.
    Restored,
    /// They went to another place or keeper.
    Moved,
}

impl CustodyAction {
    /// Every act, in the order in which a document's life has them.
    pub const ALL: [CustodyAction; 6] = [
        CustodyAction::Acquired,
        CustodyAction::Sealed,
        CustodyAction::Verified,
        CustodyAction::Exported,
        CustodyAction::Restored,
        CustodyAction::Moved,
    ];

    /// Reads an act as [`CustodyAction::as_str`] writes it.
    ///
    /// # Errors
    /// [`EvidenceError::CustodyAction`], which lists the acts that exist.
    pub fn parse(text: &str) -> Result<Self, EvidenceError> {
        let text = text.trim();
        CustodyAction::ALL.into_iter().find(|action| action.as_str() == text).ok_or_else(|| {
            EvidenceError::CustodyAction { text: text.chars().filter(|c| !c.is_control()).take(40).collect() }
        })
    }

    /// The act as it is written.
    pub const fn as_str(self) -> &'static str {
        match self {
            CustodyAction::Acquired => "acquired",
            CustodyAction::Sealed => "sealed",
            CustodyAction::Verified => "verified",
            CustodyAction::Exported => "exported",
            CustodyAction::Restored => "restored",
            CustodyAction::Moved => "moved",
        }
    }
}

impl fmt::Display for CustodyAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One step in the custody of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Custody {
    /// The document, by its number in the project, from 1.
    pub document: u64,
    /// What was done.
    pub action: CustodyAction,
    /// Who did it: a role or an office, not necessarily a name.
    pub by: String,
    /// How: the method of capture, the reason, the place it went to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_read_back_as_written_and_are_written_alike_in_payloads() {
        for action in CustodyAction::ALL {
            assert_eq!(CustodyAction::parse(action.as_str()), Ok(action));
            assert_eq!(serde_json::to_string(&action).unwrap(), format!("\"{action}\""));
        }
        assert!(CustodyAction::parse("stolen").is_err());
    }
}
