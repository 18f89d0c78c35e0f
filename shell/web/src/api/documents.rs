//! Documents: what is recorded of them, their text, and the draft of the claim that is being made from one. Input: a document's
//! number. Output: views; the text as far as `access` lets it be seen.

use super::call::{Call, MOST};
use super::{Done, value};
use crate::access::Field;
use crate::ask::Fields;
use crate::desk::Unlocked;
use crate::drafts::{clear, draft as kept_draft, keep, of_claim};
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::document::workable;
use crate::pages::documents::COLUMNS;
use crate::pages::tables::Asked;
use attested_app::DocumentRecord;
use attested_model::Edtf;
use attested_office::times;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A document, as recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct DocumentView {
    /// Its number.
    number: u64,
    /// The name it is cited by.
    name: String,
    /// Its title.
    title: String,
    /// Who published it.
    publisher: String,
    /// When, EDTF.
    published: Option<String>,
    /// Where.
    url: String,
    /// Its language.
    lang: Option<String>,
    /// The Traffic Light Protocol's colour.
    tlp: String,
    /// What it is.
    media_type: String,
    /// Bytes of the original.
    bytes: u64,
    /// SHA-256 of the original.
    sha256: String,
    /// The document that it retells, if it does.
    retells: Option<String>,
    /// Whether its text may be seen here and was taken from it.
    has_text: bool,
    /// When it was recorded.
    recorded: String,
}

fn view_of(view: &View<'_>, record: &DocumentRecord) -> DocumentView {
    let document = &record.document;
    DocumentView {
        number: record.number,
        name: document.name.to_string(),
        title: document.title.clone(),
        publisher: document.publisher.clone(),
        published: document.published.as_ref().map(Edtf::to_string),
        url: document.url.clone(),
        lang: document.lang.as_ref().map(|lang| lang.as_str().to_owned()),
        tlp: document.tlp.to_string(),
        media_type: document.media_type.clone(),
        bytes: document.bytes,
        sha256: document.sha256.to_string(),
        retells: document.retells.as_ref().map(ToString::to_string),
        has_text: document.working_copy.is_some() && view.sees(Field::Text(document.tlp)),
        recorded: times::shown(record.recorded),
    }
}

/// Some documents of all that fit.
#[derive(Serialize, ToSchema)]
pub(crate) struct Documents {
    /// How many fit.
    total: u64,
    /// Those from the one asked for.
    documents: Vec<DocumentView>,
}

/// Documents that fit, in the order asked for.
#[utoipa::path(
    get, path = "/documents", operation_id = "documents", tag = "documents",
    params(
        ("q" = Option<String>, Query, description = "Words in name, title or publisher"),
        ("sort" = Option<String>, Query, description = "number, name, publisher or published; with - before it in reverse"),
        ("from" = Option<u64>, Query, description = "So many are skipped", minimum = 0, maximum = 9007199254740991_u64),
        ("rows" = Option<u64>, Query, description = "At most so many; 100 unless said", minimum = 1, maximum = 1000),
    ),
    responses((status = 200, body = Documents, description = "The documents"))
)]
pub(super) fn documents(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let asked = table(view, call, &COLUMNS)?;
    let wanted = call.text("q").unwrap_or_default();
    if !wanted.trim().is_empty() {
        open.index_some(view.viewer)?;
    }
    let listed = open.project.list_documents(wanted, asked.column(), asked.from as u64, asked.rows as u64)?;
    let documents = listed.rows.iter().map(|record| view_of(view, record)).collect();
    value(&Documents { total: listed.total, documents })
}

/// What is asked of a table, when it can be meant.
pub(super) fn table<'a>(view: &View<'a>, call: &Call<'_>, columns: &[&str]) -> Result<Asked<'a>, Fault> {
    call.number("from", 0, MOST)?;
    call.number("rows", 1, 1000)?;
    call.read("sort", |text| match columns.contains(&text.strip_prefix('-').unwrap_or(text)) {
        true => Ok(()),
        false => {
            Err(Fault::Malformed(format!("'{text}' is none of {}, with or without - before it", columns.join(", "))))
        }
    })?;
    Ok(Asked::of(view))
}

/// An act of custody.
#[derive(Serialize, ToSchema)]
pub(crate) struct CustodyView {
    /// When it was recorded.
    recorded: String,
    /// What was done.
    action: String,
    /// By whom, as said.
    by: String,
    /// A note.
    note: String,
}

/// A document with its custody.
#[derive(Serialize, ToSchema)]
pub(crate) struct DocumentWhole {
    /// The document.
    document: DocumentView,
    /// Its custody.
    custody: Vec<CustodyView>,
}

fn record_of(open: &Unlocked, call: &Call<'_>) -> Result<DocumentRecord, Fault> {
    Ok(attested_office::document(&open.project, call.numbered(0)?)?)
}

/// The document of an address, when its text may be worked with.
pub(super) fn workable_of(view: &View<'_>, open: &Unlocked, call: &Call<'_>) -> Result<DocumentRecord, Fault> {
    workable(view, open, &call.numbered(0)?.to_string())
}

/// One document.
#[utoipa::path(
    get, path = "/documents/{document}", operation_id = "document", tag = "documents",
    params(("document" = u64, Path, description = "Its number", example = 1, minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 200, body = DocumentWhole, description = "The document"))
)]
pub(super) fn document(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = record_of(open, call)?;
    let custody = open.project.custody(record.number)?.into_iter().map(|(at, act)| CustodyView {
        recorded: times::shown(at),
        action: act.action.to_string(),
        by: act.by,
        note: act.note,
    });
    value(&DocumentWhole { document: view_of(view, &record), custody: custody.collect() })
}

/// A working copy.
#[derive(Serialize, ToSchema)]
pub(crate) struct TextView {
    /// The text. Offsets of quotations count its code points.
    text: String,
    /// Its language.
    lang: Option<String>,
}

/// A document's working copy.
#[utoipa::path(
    get, path = "/documents/{document}/text", operation_id = "documentText", tag = "documents",
    params(("document" = u64, Path, description = "Its number", example = 1, minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 200, body = TextView, description = "The text"))
)]
pub(super) fn text(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    let copy = attested_office::working_copy(&open.project, &record)?;
    value(&TextView { text: copy.text, lang: record.document.lang.as_ref().map(|lang| lang.as_str().to_owned()) })
}

/// What is being typed into the form of a document's next claim.
#[derive(Serialize, ToSchema)]
pub(crate) struct DraftView {
    /// Grows with each change.
    version: u64,
    /// What was typed, by field.
    typed: BTreeMap<String, String>,
    /// What others typed over the same version, each whole.
    beside: Vec<BTreeMap<String, String>>,
}

/// What was typed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DraftSent {
    /// Who types: a text of one's own choice, the same for each change.
    page: String,
    /// The version it was typed over; 0 for none.
    #[serde(deserialize_with = "super::call::whole")]
    #[schema(maximum = 9007199254740991_u64)]
    version: u64,
    /// What was typed, by field.
    typed: BTreeMap<String, String>,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
pub(crate) struct DraftKept {
    /// The draft's version.
    version: u64,
    /// Whether somebody else typed over the same version: then both are kept.
    beside: bool,
}

/// The draft of a document's next claim.
#[utoipa::path(
    get, path = "/documents/{document}/draft", operation_id = "draft", tag = "documents",
    params(("document" = u64, Path, description = "Its number", example = 1, minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 200, body = DraftView, description = "The draft"))
)]
pub(super) fn draft(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    let kept = kept_draft(&open.project, &of_claim(record.number))?;
    let beside = kept.beside.into_iter().map(|(_, typed)| typed).collect();
    value(&DraftView { version: kept.version, typed: kept.typed, beside })
}

/// Keeps what was typed. Two who type over one version both keep theirs.
#[utoipa::path(
    put, path = "/documents/{document}/draft", operation_id = "keepDraft", tag = "documents", request_body = DraftSent,
    params(("document" = u64, Path, description = "Its number", example = 1, minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 200, body = DraftKept, description = "It is kept"))
)]
pub(super) fn keep_draft(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    let sent: DraftSent = call.sent()?;
    let own = [("page".to_owned(), sent.page), ("version".to_owned(), sent.version.to_string())];
    let fields = Fields::new(own.into_iter().chain(sent.typed).collect());
    let (kept, beside) = keep(&mut open.project, &of_claim(record.number), &fields)?;
    value(&DraftKept { version: kept.version, beside })
}

/// Forgets the draft; what stood beside it comes to the front.
#[utoipa::path(
    delete, path = "/documents/{document}/draft", operation_id = "forgetDraft", tag = "documents",
    params(("document" = u64, Path, description = "Its number", example = 1, minimum = 1, maximum = 9007199254740991_u64)),
    responses((status = 204, description = "It is forgotten"))
)]
pub(super) fn forget_draft(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let record = workable_of(view, open, call)?;
    clear(&mut open.project, &of_claim(record.number))?;
    Ok(Done::Nothing)
}
