//! How a document of the project is read for suggestions. Input: the document, its working copy, and how it was read
//! last. Output: its suggestions with their numbers and decisions. Numbers once shown keep their meaning: how a document
//! is read is kept in the working state.

use crate::{OfficeError, suggestion_places, suggestion_tables, times};
use attested_app::{DocumentRecord, NumberedSuggestion, number_suggestions};
use attested_claims::suggest::assist::{Opinion, second_opinion};
use attested_claims::suggest::{Context, Dropped, Gazetteer, Lang, Suggestion, Tables, suggest_explained};
use attested_model::Edtf;
use attested_store::Project;
use std::sync::OnceLock;

/// How a document is read where a person's word goes before what is recorded of it. Kept, so that numbers accepted later
/// are the numbers that were shown.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Reading {
    /// When it was published.
    pub published: Option<String>,
    /// The language to read in.
    pub lang: Option<String>,
    /// Whether the second opinion's quotes were read with it.
    #[serde(default)]
    pub assisted: bool,
}

/// A document of the project, read.
#[derive(Debug)]
pub struct ReadRecord {
    /// Its suggestions.
    pub numbered: Vec<NumberedSuggestion>,
    /// The second opinion beside them, where the reading has one.
    pub opinion: Option<Opinion>,
    /// The numbers that make no suggestion.
    pub left_out: Vec<Dropped>,
}

fn reading_key(document: u64) -> String {
    format!("suggested-from-{document}")
}

/// The working-state key of a document's quotes by a second opinion: those that stand in it, in the order they came.
fn quotes_key(document: u64) -> String {
    format!("second-opinion-{document}")
}

/// The quotes of a second opinion that are kept of a document.
///
/// # Errors
/// What the store says; [`OfficeError::Kept`].
pub fn quotes_kept(project: &Project, document: u64) -> Result<Vec<String>, OfficeError> {
    let kept = project.working(&quotes_key(document))?;
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// Keeps the quotes of a second opinion.
///
/// # Errors
/// What the store says.
pub fn keep_quotes(project: &mut Project, document: u64, quotes: &[String]) -> Result<(), OfficeError> {
    Ok(project.keep_working(&quotes_key(document), &serde_json::to_string(quotes)?)?)
}

/// How a document was read when it was suggested from last.
///
/// # Errors
/// What the store says; [`OfficeError::Kept`].
pub fn last_reading(project: &Project, document: u64) -> Result<Reading, OfficeError> {
    let kept = project.working(&reading_key(document))?;
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// Keeps how a document is read.
///
/// # Errors
/// What the store says.
pub fn keep_reading(project: &mut Project, document: u64, reading: &Reading) -> Result<(), OfficeError> {
    Ok(project.keep_working(&reading_key(document), &serde_json::to_string(reading)?)?)
}

/// The suggestions of a text, and the numbers left out.
pub fn read(copy: &str, context: &Context<'_>) -> (Vec<Suggestion>, Vec<Dropped>) {
    let (mut found, mut left_out) = (Vec::new(), Vec::new());
    suggest_explained(copy, context, |one| found.push(one), |one| left_out.push(one));
    (found, left_out)
}

/// Reads a document of the project.
///
/// # Errors
/// [`OfficeError::NoPublication`] when nothing says from which day its words count, [`OfficeError::Language`], and what
/// the store says.
pub fn read_record(
    project: &Project,
    record: &DocumentRecord,
    reading: &Reading,
    copy: &str,
) -> Result<ReadRecord, OfficeError> {
    let evidence = &record.document;
    let dated = reading
        .published
        .as_deref()
        .map(times::day)
        .transpose()?
        .or_else(|| evidence.published.as_ref().and_then(Edtf::latest_day))
        .or_else(|| evidence.captured.as_ref().and_then(Edtf::latest_day));
    let published = dated.ok_or(OfficeError::NoPublication { document: record.number })?;
    let lang = language(reading.lang.as_deref().or(evidence.lang.as_ref().map(|l| l.as_str())), copy)?;
    let outlet = Some(evidence.publisher.as_str()).filter(|p| !p.is_empty());
    let (tables, gazetteer) = read_once()?;
    let context = Context { published, lang, outlet, tables, gazetteer: Some(gazetteer) };
    let (rules, left_out) = read(copy, &context);
    let (suggestions, opinion) = if reading.assisted {
        let mut opinion = second_opinion(copy, &context, rules, &quotes_kept(project, record.number)?);
        (std::mem::take(&mut opinion.suggestions), Some(opinion))
    } else {
        (rules, None)
    };
    let numbered = number_suggestions(project, record.number, suggestions)?;
    Ok(ReadRecord { numbered, opinion, left_out })
}

/// The rules and places of suggestion, read once for as long as the program runs: pages read document after document.
fn read_once() -> Result<(&'static Tables, &'static Gazetteer<'static>), OfficeError> {
    static READ: OnceLock<(Tables, Gazetteer<'static>)> = OnceLock::new();
    if let Some((tables, places)) = READ.get() {
        return Ok((tables, places));
    }
    let read = (suggestion_tables()?, suggestion_places()?);
    let (tables, places) = READ.get_or_init(|| read);
    Ok((tables, places))
}

/// The language to read in: as said, else guessed.
///
/// # Errors
/// [`OfficeError::Language`].
pub fn language(said: Option<&str>, copy: &str) -> Result<Lang, OfficeError> {
    match said {
        None => Ok(Lang::guess(copy)),
        Some(tag) => Lang::parse(tag).ok_or_else(|| OfficeError::Language { tag: tag.to_owned() }),
    }
}
