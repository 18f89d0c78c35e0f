//! Identifiers as people wrote them: kept as given (ids in an import are kept), never empty, never with a
//! control character, trimmed of surrounding white space. Leaves out the ledger's own ids (a log and a
//! position), which `attested-ledger` owns.

use crate::ModelError;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

const LONGEST: usize = 200;

fn checked<'t>(what: &'static str, text: &'t str) -> Result<&'t str, ModelError> {
    let trimmed = text.trim();
    let fits = !trimmed.is_empty() && trimmed.chars().count() <= LONGEST && !trimmed.chars().any(char::is_control);
    if fits {
        Ok(trimmed)
    } else {
        let shown = text.chars().filter(|c| !c.is_control()).take(60).collect();
        Err(ModelError::Identifier { what, text: shown })
    }
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Reads an identifier: 1 to 200 characters after trimming, none of them a control character.
            ///
            /// # Errors
            /// [`ModelError::Identifier`] when it is empty, too long or holds a control character.
            pub fn parse(text: &str) -> Result<Self, ModelError> {
                checked($what, text).map(|text| Self(text.into()))
            }

            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = ModelError;
            fn try_from(text: String) -> Result<Self, ModelError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.as_str().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier!(
    /// The id of a claim, for example `C001`.
    ClaimId,
    "claim id"
);
identifier!(
    /// The id of an event, for example `OCT09`.
    EventId,
    "event id"
);
identifier!(
    /// The label of an origin: the root witness or source that claims derive from, for example `JFNK`.
    OriginId,
    "origin"
);
identifier!(
    /// The label of an utterance: one speech act that many documents may report.
    UtteranceId,
    "utterance"
);
identifier!(
    /// The name by which a document is cited, for example `Korea Herald 2023-10-13`.
    DocumentName,
    "document name"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_trimmed_and_bounded() {
        assert_eq!(ClaimId::parse(" C001 ").unwrap().as_str(), "C001");
        for bad in ["", "   ", "a\nb", "a\u{0}", &"x".repeat(201)] {
            assert!(ClaimId::parse(bad).is_err(), "{bad:?}");
        }
        assert!(ClaimId::parse(&"가".repeat(200)).is_ok());
    }
}
