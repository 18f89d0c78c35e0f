//! What can go wrong with evidence, a variant for each operation; why an extraction failed is a plain enum
//! beside it. Messages hold offsets, labels and kinds; never a name, and never the words of a document.

use crate::QuotationError;
use std::fmt;
use thiserror::Error;

/// Why an operation on evidence failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// Text is not a SHA-256.
    #[error("this is not a SHA-256: it has 64 hexadecimal digits, in lower case")]
    Sha256,
    /// Text is not an act of custody.
    #[error("unknown act of custody '{text}': use one of acquired, sealed, verified, exported, restored, moved")]
    CustodyAction {
        /// What was given.
        text: String,
    },
    /// No working copy could be made. The original is kept all the same.
    #[error("no working copy: {why}. The original is kept all the same, without a text to quote from")]
    Extract {
        /// Which extractor gave up, for example `html/1`.
        extractor: &'static str,
        /// Why.
        why: ExtractFault,
    },
    /// Words could not be quoted.
    #[error(transparent)]
    Quote(#[from] QuotationError),
    /// A payload could not be written or read.
    #[error("a payload of kind {kind} version {version} cannot be read: {why}")]
    Payload {
        /// The kind of entry.
        kind: String,
        /// Its version.
        version: u16,
        /// What is wrong.
        why: String,
    },
}

/// Why no working copy could be made, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtractFault {
    /// The file has no bytes.
    Empty,
    /// The file is larger than an extractor takes.
    TooLarge {
        /// The most bytes it takes.
        most: u64,
        /// The bytes there are.
        bytes: u64,
    },
    /// A byte that UTF-8 does not allow.
    NotUtf8 {
        /// Its offset, in bytes from 0.
        at: usize,
        /// Its line, from 1.
        line: usize,
    },
    /// A byte that the declared encoding does not allow.
    NotInCharset {
        /// The encoding.
        charset: &'static str,
        /// Offset of the first bad byte, from 0.
        at: usize,
    },
    /// The file or its media type names an encoding that nobody knows.
    UnknownCharset {
        /// The label as given, shortened.
        label: String,
    },
    /// A byte 0, which no text has.
    Nul {
        /// Its offset, in bytes from 0.
        at: usize,
    },
    /// The content is not of the kind that was said.
    NotAsSaid {
        /// The media type that was said.
        said: String,
        /// The media type that the content shows.
        found: String,
    },
    /// The page has no text that a reader would see.
    NoText,
    /// A tag made to stop a reader: more attributes than any page has.
    TooManyAttributes {
        /// Offset of the tag, in bytes from 0 of the decoded page.
        at: usize,
        /// The most attributes a tag may have.
        most: usize,
    },
}

impl fmt::Display for ExtractFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ExtractFault::Empty => f.write_str("the file is empty; check the capture and add it again"),
            ExtractFault::TooLarge { most, bytes } => write!(
                f,
                "the file has {bytes} bytes, and text is taken from at most {most}; split it and add the parts as well"
            ),
            ExtractFault::NotUtf8 { at, line } => write!(
                f,
                "byte {at} (line {line}) is not UTF-8; if you know the encoding, say so: --charset euc-kr (or gb18030, \
                 big5, utf-16le …)"
            ),
            ExtractFault::NotInCharset { charset, at } => write!(
                f,
                "byte {at} is not {charset}, which the file is said to be in; say another (--charset utf-8), or save the \
                 text as UTF-8 and add that as well"
            ),
            ExtractFault::UnknownCharset { label } => {
                write!(f, "the encoding '{label}' is not known; say another: --charset euc-kr (or gb18030, big5 …)")
            }
            ExtractFault::Nul { at } => write!(
                f,
                "byte {at} is 0, which no text has: the file is not text, or UTF-16 without its mark; if so, say so: \
                 --charset utf-16le (or utf-16be)"
            ),
            ExtractFault::NotAsSaid { said, found } => {
                write!(f, "the file is said to be {said}, but its content is {found}; add it under its right name")
            }
            ExtractFault::NoText => f.write_str(
                "the page has no text: a script may write it; open it in a browser, save what you see, and add that \
                 as well",
            ),
            ExtractFault::TooManyAttributes { at, most } => write!(
                f,
                "the tag at byte {at} has more than {most} attributes, as no page has: the file may be made to stop a \
                 reader"
            ),
        }
    }
}
