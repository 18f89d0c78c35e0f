//! Taking a document in: its bytes sealed, a working copy made where a parser can, and both recorded. Input: bytes, and what a
//! person says of them. Output: the document's number, or that the same bytes are there already. The command line and the
//! pages take documents in by this one way. Who was heard of a note is sealed apart from it.

use crate::{OfficeError, media_type, times};
use attested_app::{AppError, Snapshot, add_document, attributed, record_note};
use attested_evidence::{Contact, Document, DocumentKind, Sha256Hex, WorkingCopyRef};
use attested_model::{DocumentName, Edtf, Language, SubjectHandle};
use attested_protection::Tlp;
use attested_store::Project;
use std::io::Read;
use std::path::Path;

/// What a person says of a document.
#[derive(Debug, Clone)]
pub struct Described {
    /// Who published it.
    pub publisher: String,
    /// When.
    pub published: Option<Edtf>,
    /// Where it is on the web.
    pub url: String,
    /// Its language.
    pub lang: Option<Language>,
    /// When it was captured.
    pub captured: Option<Edtf>,
    /// Its title.
    pub title: String,
    /// The name it is cited by.
    pub name: Option<DocumentName>,
    /// The cited document that it only retells.
    pub retells: Option<DocumentName>,
    /// How widely it may be shared.
    pub tlp: Tlp,
    /// Its encoding, when it doesn't say so itself.
    pub charset: Option<String>,
    /// Who captured it.
    pub by: String,
    /// A file, or a note of something heard.
    pub kind: DocumentKind,
    /// The label of who works here, written beside the entries; empty where none is given.
    pub coder: String,
}

/// What became of bytes that were to be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// They are a new document.
    New {
        /// Its number.
        number: u64,
        /// The SHA-256 of its bytes.
        sha256: String,
        /// How many bytes.
        bytes: u64,
        /// Why there is no working copy, where there is none: a media type, or a parser's reason.
        without_copy: Option<String>,
        /// Whether the checkpoint kept apart could be brought up to date.
        checkpoint_kept: bool,
    },
    /// The same bytes are there already.
    Same {
        /// The document that has them.
        number: u64,
    },
}

impl Added {
    /// The document's number.
    pub const fn number(&self) -> u64 {
        match self {
            Added::New { number, .. } | Added::Same { number } => *number,
        }
    }
}

impl Described {
    /// The name it is cited by: as given, else publisher and date, else the file's.
    fn cited_as(&self, file_name: Option<&str>) -> Result<DocumentName, OfficeError> {
        if let Some(name) = &self.name {
            return Ok(name.clone());
        }
        let made = format!("{} {}", self.publisher, self.published.as_ref().map_or("", Edtf::as_str));
        let made = if made.trim().is_empty() { file_name.unwrap_or("note").to_owned() } else { made };
        DocumentName::parse(&made).map_err(OfficeError::Name)
    }
}

/// Seals bytes, makes a working copy where it can, and records both. The same bytes again: nothing is added.
///
/// # Errors
/// [`OfficeError::Name`] when it can't be cited so, and what the store says; nothing is recorded then.
pub fn take_in(
    project: &mut Project,
    bytes: &mut dyn Read,
    source: &Path,
    file_name: Option<&str>,
    described: &Described,
) -> Result<Added, OfficeError> {
    let (blob, sha256, length) = project.seal_original(bytes, source)?;
    if let Some(there) = project.document_of_bytes(&sha256).map_err(AppError::from)? {
        project.discard_original(&blob)?;
        return Ok(Added::Same { number: there.number });
    }
    let recorded = record(project, &blob, &sha256, length, file_name, described);
    if recorded.is_err() {
        // Nothing names the sealed bytes: take them away again. What went wrong first is what is told.
        let _ = project.discard_original(&blob);
    }
    recorded
}

/// Keeps who was heard of a note, sealed under a subject of its own; its handle.
///
/// # Errors
/// What the store says.
pub fn seal_contact(
    project: &mut Project,
    document: u64,
    identity: String,
    channel: &str,
    heard: Option<&Edtf>,
) -> Result<SubjectHandle, OfficeError> {
    let subject = project.new_subject()?;
    let contact = Contact { subject, document, identity, channel: channel.to_owned(), heard: heard.cloned() };
    project.commit(vec![record_note(&contact)?], times::now())?;
    Ok(subject)
}

fn record(
    project: &mut Project,
    blob: &str,
    sha256: &str,
    length: u64,
    file_name: Option<&str>,
    described: &Described,
) -> Result<Added, OfficeError> {
    let original = project.original(blob)?.read_all()?;
    let media_type = media_type(&original, file_name, described.charset.as_deref());
    let (working_copy, without_copy) = match attested_parsers::extract(&original, &media_type) {
        Ok(Some(copy)) => {
            let reference = WorkingCopyRef {
                extractor: copy.extractor.to_owned(),
                sha256: Sha256Hex::of(copy.text.as_bytes()),
                code_points: copy.text.chars().count() as u64,
            };
            (Some(reference), None)
        }
        Ok(None) => (None, Some(media_type.clone())),
        Err(why) => (None, Some(why.to_string())),
    };
    drop(original);
    let document = Document {
        sha256: Sha256Hex::parse(sha256).map_err(AppError::from)?,
        bytes: length,
        media_type,
        name: described.cited_as(file_name)?,
        title: described.title.clone(),
        publisher: described.publisher.clone(),
        published: described.published.clone(),
        url: described.url.clone(),
        lang: described.lang.clone(),
        captured: described.captured.clone(),
        kind: described.kind,
        retells: described.retells.clone(),
        tlp: described.tlp,
        blob: blob.to_owned(),
        working_copy,
    };
    let number = project.documents()?.last().map_or(1, |d| d.number + 1);
    let envelopes = add_document(&*project, &document, number, &described.by)?;
    let envelopes = attributed(envelopes, &described.coder, "")?;
    let report = project.commit(envelopes, times::now())?;
    let checkpoint_kept = report.checkpoint_kept;
    Ok(Added::New { number, sha256: sha256.to_owned(), bytes: length, without_copy, checkpoint_kept })
}
