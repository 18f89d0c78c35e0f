//! The working copy: text taken from an original, with offsets that stay. Input: an original's bytes. Output:
//! text, the extractor that took it, and marks on what is not running text. The same bytes, media type and
//! extractor give the same copy for ever: an extractor that would give another is a new version (`html/2`).
//! Leaves out each format's own rules.

use crate::{EvidenceError, Sha256Hex, WorkingCopyRef};

/// What a stretch of a working copy is, beside running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// The document's title or its main heading.
    Headline,
    /// Words under a picture or table.
    Caption,
    /// Who wrote it.
    Byline,
    /// A passage set off as somebody else's words.
    Quote,
}

/// A stretch of a working copy with its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// First code point, from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is.
    pub kind: MarkKind,
}

/// Text taken from an original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingCopy {
    /// The text.
    pub text: String,
    /// The extractor and its version, for example `text/1`.
    pub extractor: &'static str,
    /// What is not running text, in order of `start`; marks may lie inside one another.
    pub marks: Vec<Mark>,
}

impl WorkingCopy {
    /// What a document records of it: extractor, hash and length in code points.
    ///
    /// ```
    /// use attested_evidence::{Extractor, PlainText};
    /// let copy = PlainText.extract("북송 600여 명".as_bytes())?;
    /// assert_eq!(copy.reference().code_points, 9);
    /// # Ok::<(), attested_evidence::EvidenceError>(())
    /// ```
    pub fn reference(&self) -> WorkingCopyRef {
        WorkingCopyRef {
            extractor: self.extractor.to_owned(),
            sha256: Sha256Hex::of(self.text.as_bytes()),
            code_points: crate::index::count_code_points(self.text.as_bytes()) as u64,
        }
    }
}

/// Takes a working copy from originals of some media types.
pub trait Extractor {
    /// Name and version, for example `text/1`. The version rises whenever the same bytes would give another copy.
    fn name(&self) -> &'static str;

    /// Whether it takes this media type (parameters such as `charset` aside).
    fn accepts(&self, media_type: &str) -> bool;

    /// Takes the working copy.
    ///
    /// # Errors
    /// [`EvidenceError::Extract`] with the byte and what to do.
    fn extract(&self, bytes: &[u8]) -> Result<WorkingCopy, EvidenceError>;
}
