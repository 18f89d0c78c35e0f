//! The document: what is recorded of an original's bytes. Input: what the person who adds it says, and what the
//! bytes show. Output: the payload of its entry. Leaves out its number in the project (from 1, in the order of
//! the ledger; no payload holds it), the bytes themselves and where they are sealed.

use crate::Sha256Hex;
use attested_model::{DocumentName, Edtf, Language};
use attested_protection::Tlp;
use serde::{Deserialize, Serialize};

/// What sort of item of evidence a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// A file: the bytes as captured.
    Held,
    /// A call, message or conversation that was heard: the typed text is the document, and who was heard is
    /// sealed apart ([`crate::Contact`]).
    Note,
}

/// Which working copy a document has: enough to see that another program made the same one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingCopyRef {
    /// The extractor and its version, for example `html/1`.
    pub extractor: String,
    /// SHA-256 of the text in UTF-8.
    pub sha256: Sha256Hex,
    /// The length of the text, in Unicode code points.
    pub code_points: u64,
}

/// An item of evidence, as recorded when it was added. Never edited: a correction is a new entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// SHA-256 of the original.
    pub sha256: Sha256Hex,
    /// Size of the original, in bytes.
    pub bytes: u64,
    /// The media type, with its charset where that was said: `text/html; charset=euc-kr`.
    pub media_type: String,
    /// The name it is cited by.
    pub name: DocumentName,
    /// Its title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Edtf>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The language it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Language>,
    /// When its bytes were captured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured: Option<Edtf>,
    /// What sort of item it is.
    pub kind: DocumentKind,
    /// The cited document that it retells in our own words. A retelling never counts as a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retells: Option<DocumentName>,
    /// How far it may travel.
    pub tlp: Tlp,
    /// The name under which the store keeps the sealed bytes; it says nothing to anybody else.
    pub blob: String,
    /// The working copy; `None` when no text could be taken from the bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub working_copy: Option<WorkingCopyRef>,
}
