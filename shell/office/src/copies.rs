//! A document's working copy, extracted from its original as recorded. Input: a project and a document. Output: the text
//! that quotations' offsets count in, or why it can't be had; never another text.

use crate::OfficeError;
use attested_app::{AppError, DocumentRecord, Snapshot};
use attested_evidence::{EvidenceError, WorkingCopy};
use attested_store::Project;

/// A document by number.
///
/// # Errors
/// [`AppError::UnknownDocument`], and what the store says.
pub fn document(snapshot: &dyn Snapshot, number: u64) -> Result<DocumentRecord, AppError> {
    snapshot.document(number)?.ok_or(AppError::UnknownDocument { document: number })
}

/// The working copy of a document.
///
/// # Errors
/// [`OfficeError::NoWorkingCopy`] when no text was ever taken from it, [`OfficeError::Extractor`],
/// [`OfficeError::OtherWorkingCopy`], [`OfficeError::Parse`], and what the store says.
pub fn working_copy(project: &Project, record: &DocumentRecord) -> Result<WorkingCopy, OfficeError> {
    let (number, document) = (record.number, &record.document);
    let Some(reference) = &document.working_copy else {
        return Err(OfficeError::NoWorkingCopy { document: number, media_type: document.media_type.clone() });
    };
    let bytes = project.original(&document.blob)?.read_all()?;
    let extracted = attested_parsers::extract(&bytes, &document.media_type)
        .map_err(|source| OfficeError::Parse { document: number, source })?;
    let Some(copy) = extracted.filter(|copy| copy.extractor == reference.extractor) else {
        return Err(OfficeError::Extractor { document: number, extractor: reference.extractor.to_string() });
    };
    if attested_evidence::Sha256Hex::of(copy.text.as_bytes()) != reference.sha256 {
        return Err(OfficeError::OtherWorkingCopy { document: number });
    }
    Ok(copy)
}

/// An original's letters as text, without taking anything from them: the source of a page, not what it shows.
///
/// # Errors
/// What its encoding says.
pub fn original_text(bytes: Vec<u8>, media_type: &str) -> Result<Option<String>, EvidenceError> {
    attested_parsers::extract_text(bytes, media_type)
}

/// What bytes are, by content and name; a charset that a person gives goes with it.
pub fn media_type(bytes: &[u8], file_name: Option<&str>, charset: Option<&str>) -> String {
    let recognised = attested_evidence::recognise(bytes, file_name.unwrap_or_default()).media_type;
    match charset {
        Some(charset) => format!("{}; charset={charset}", attested_evidence::essence_of(recognised)),
        None => recognised.to_owned(),
    }
}
