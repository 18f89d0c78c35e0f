//! What can't be had, with what to do instead.

use attested_app::AppError;
use attested_store::StoreError;
use thiserror::Error;

/// Why something could not be read. Nothing was changed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OfficeError {
    /// A date that isn't one.
    #[error("{0}")]
    Date(#[source] attested_model::ModelError),
    /// A date without a last day.
    #[error("'{text}' has no last day: give one, for example 2023-10-13")]
    NoLastDay {
        /// What was written.
        text: String,
    },
    /// A moment that isn't one.
    #[error("'{text}' is not a moment: {why}")]
    Moment {
        /// What was written.
        text: String,
        /// What is wrong.
        why: String,
    },
    /// A name that a document can't be cited by.
    #[error("{0}")]
    Name(#[source] attested_model::ModelError),
    /// A document without the day that its words count from.
    #[error(
        "document D{document} has no date of publication: `attested suggest D{document} --published DATE` gives one"
    )]
    NoPublication {
        /// The document.
        document: u64,
    },
    /// A language that suggestion doesn't read.
    #[error("'{tag}' is not a language suggestion reads: use en, ko or zh")]
    Language {
        /// What was written.
        tag: String,
    },
    /// No text was taken from a document.
    #[error("document D{document} has no working copy: its text could not be extracted (media type {media_type})")]
    NoWorkingCopy {
        /// The document.
        document: u64,
        /// What it is.
        media_type: String,
    },
    /// A working copy that this program can't make again.
    #[error("document D{document}: this program has no extractor {extractor}, which made its working copy")]
    Extractor {
        /// The document.
        document: u64,
        /// The extractor recorded.
        extractor: String,
    },
    /// A working copy that came out otherwise.
    #[error("document D{document}: its working copy is not the one recorded; run `attested verify`")]
    OtherWorkingCopy {
        /// The document.
        document: u64,
    },
    /// A quotation that doesn't stand in its document.
    #[error("the quotation of claim {claim} does not stand in document D{document} at {start}–{end}")]
    OtherWords {
        /// The claim.
        claim: String,
        /// The document.
        document: u64,
        /// Where it should begin.
        start: usize,
        /// Where it should end.
        end: usize,
    },
    /// A document that can't be parsed.
    #[error("document D{document}")]
    Parse {
        /// The document.
        document: u64,
        /// Why.
        #[source]
        source: attested_evidence::EvidenceError,
    },
    /// A table of this program that can't be read.
    #[error("a table of this program can't be read: {0}")]
    Table(String),
    /// A workbook that can't be read.
    #[error(transparent)]
    Sheet(#[from] attested_parsers::sheet::SheetError),
    /// What a use case says.
    #[error(transparent)]
    App(#[from] AppError),
    /// What the store says.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A kept note that can't be read.
    #[error("what was kept of a document's reading can't be read: {0}")]
    Kept(#[from] serde_json::Error),
}

impl OfficeError {
    /// Whether it was asked for wrongly, rather than that something failed.
    pub const fn is_wrong_use(&self) -> bool {
        match self {
            OfficeError::Date(_)
            | OfficeError::Name(_)
            | OfficeError::NoLastDay { .. }
            | OfficeError::Moment { .. }
            | OfficeError::NoPublication { .. }
            | OfficeError::Language { .. } => true,
            OfficeError::NoWorkingCopy { .. }
            | OfficeError::Extractor { .. }
            | OfficeError::OtherWorkingCopy { .. }
            | OfficeError::OtherWords { .. }
            | OfficeError::Parse { .. }
            | OfficeError::Sheet(_)
            | OfficeError::Table(_)
            | OfficeError::App(_)
            | OfficeError::Store(_)
            | OfficeError::Kept(_) => false,
        }
    }

    pub(crate) fn table(error: impl std::fmt::Display) -> OfficeError {
        OfficeError::Table(error.to_string())
    }
}
