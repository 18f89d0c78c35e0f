//! The contact behind a note: who was heard. Sealed under a key of their own, apart from the note. Input: what
//! the documenter types. Output: the payload of an entry that only that key opens. Leaves out the note's text,
//! which is the document, and the key.

use attested_model::{Edtf, SubjectHandle};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who was heard in a call, message or conversation. Its `Debug` never prints who.
///
/// ```
/// use attested_evidence::Contact;
/// use attested_model::SubjectHandle;
/// let contact = Contact {
///     subject: SubjectHandle([7; 16]),
///     document: 3,
///     identity: "the desk officer of a ministry".to_owned(),
///     channel: "telephone".to_owned(),
///     heard: None,
/// };
/// assert!(!format!("{contact:?}").contains("desk"));
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The handle under whose key the payload is sealed.
    #[serde(with = "handle_as_text")]
    pub subject: SubjectHandle,
    /// The note, by its number in the project, from 1.
    pub document: u64,
    /// Who it was, in whatever words the documenter needs to know them again.
    pub identity: String,
    /// How they were heard: telephone, message, in person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// When they were heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Edtf>,
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The channel and the time are left out too: "telephone, Monday night" may be enough for a neighbour.
        f.debug_struct("Contact").field("document", &self.document).finish_non_exhaustive()
    }
}

/// A handle as 32 hexadecimal digits.
mod handle_as_text {
    use attested_model::SubjectHandle;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(handle: &SubjectHandle, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(handle)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SubjectHandle, D::Error> {
        let text = String::deserialize(deserializer)?;
        SubjectHandle::parse(&text).map_err(|_| D::Error::custom("the handle is malformed"))
    }
}
