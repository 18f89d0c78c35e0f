//! Documents: what is recorded of them, their text, and the draft of the claim that is being made from one. Input: a document's
//! number. Output: views; the text as far as `access` lets it be seen.

use super::asked::Part;
use super::call::{Call, is_whole, part_of_list};
use super::{Done, made, value};
use crate::access::Field;
use crate::ask::Fields;
use crate::desk::Unlocked;
use crate::drafts::{clear, draft as kept_draft, keep, of_claim};
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::add::{contact_sealed, take};
use crate::pages::document::workable;
use crate::pages::documents::COLUMNS;
use crate::pages::tables::Asked;
use crate::upload::{MOST_MEGABYTES, Sent};
use attested_app::DocumentRecord;
use attested_model::Edtf;
use attested_office::{Added, times};
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

pub(super) fn view_of(view: &View<'_>, record: &DocumentRecord) -> DocumentView {
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
    /// How many fit, of those found.
    total: u64,
    /// Whether all that have the words asked for were found: not while words are still indexed, nor where more have them than are
    /// looked at, the latest.
    is_whole: bool,
    /// Those from the one asked for.
    documents: Vec<DocumentView>,
}

/// Documents that fit, in the order asked for.
#[utoipa::path(
    get, path = "/documents", operation_id = "documents", tag = "documents",
    params(
        ("q" = Option<String>, Query, description = "Words in name, title or publisher"),
        ("sort" = Option<String>, Query, description = "number, name, publisher or published; with - before it in reverse"),
        Part,
    ),
    responses((status = 200, body = Documents, description = "The documents"))
)]
pub(super) fn documents(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let asked = table(view, call, &COLUMNS)?;
    let wanted = call.text("q").unwrap_or_default();
    let (from, rows) = part_of_list(call)?;
    let reach = open.index_for(view.viewer, wanted)?;
    let listed = open.project.list_documents(wanted, asked.column(), from, rows)?;
    let documents = listed.rows.iter().map(|record| view_of(view, record)).collect();
    value(&Documents { total: listed.total, is_whole: is_whole(reach, &listed), documents })
}

/// What is asked of a table, when it can be meant.
pub(super) fn table<'a>(view: &View<'a>, call: &Call<'_>, columns: &[&str]) -> Result<Asked<'a>, Fault> {
    call.read("sort", |text| match columns.contains(&text.strip_prefix('-').unwrap_or(text)) {
        true => Ok(()),
        false => {
            Err(Fault::Malformed(format!("'{text}' is none of {}, with or without - before it", columns.join(", "))))
        }
    })?;
    Ok(Asked::of(view))
}

/// A document to be added: a file or a text, and what is known of it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape of a form, which is read field by field")]
pub(crate) struct DocumentSent {
    /// The original, of 64 megabytes at most.
    #[schema(value_type = String, format = Binary)]
    file: Option<Vec<u8>>,
    /// A text, where there is no file.
    text: Option<String>,
    /// The name it is cited by; made of publisher and date unless said.
    name: Option<String>,
    /// Its title.
    title: Option<String>,
    /// Who published it.
    publisher: Option<String>,
    /// When, EDTF.
    published: Option<String>,
    /// Where.
    url: Option<String>,
    /// Its language; told by its letters unless said.
    lang: Option<String>,
    /// The Traffic Light Protocol's colour; AMBER unless said.
    tlp: Option<String>,
    /// When it was captured, EDTF.
    captured: Option<String>,
    /// The document that it retells.
    retells: Option<String>,
    /// The encoding of a page that doesn't say so itself.
    charset: Option<String>,
    /// Who captured it.
    by: Option<String>,
    /// `held`, or `note` of what somebody told.
    kind: Option<String>,
    /// Who was heard, of a note: sealed under a key of their own.
    contact: Option<String>,
    /// How they were heard.
    channel: Option<String>,
}

/// A document that was added.
#[derive(Serialize, ToSchema)]
pub(crate) struct DocumentAdded {
    /// The document.
    document: DocumentView,
    /// Whether the same bytes were there already: then nothing new was recorded.
    is_same: bool,
    /// Why its text couldn't be taken from it; null where it could.
    without_text: Option<String>,
    /// The handle of who was heard, if anybody was said.
    contact: Option<String>,
}

/// Adds a document: sealed, hashed, its custody begun, its text taken.
#[utoipa::path(
    post, path = "/documents", operation_id = "addDocument", tag = "documents",
    request_body(content = DocumentSent, content_type = "multipart/form-data"),
    responses((status = 201, body = DocumentAdded, description = "It is there"))
)]
pub(super) fn add(view: &View<'_>, open: &mut Unlocked, call: &Call<'_>) -> Result<Done, Fault> {
    let upload = match &call.ask.sent {
        Sent::File(upload) => Some(upload),
        Sent::Nothing => None,
        Sent::TooLarge => return Err(Fault::TooLarge(format!("file: at most {MOST_MEGABYTES} megabytes are taken"))),
    };
    let (added, _) = take(view, open, upload.map(AsRef::as_ref))?;
    let contact = contact_sealed(view, open, added.number())?;
    let (is_same, without_text) = match &added {
        Added::New { without_copy, .. } => (false, without_copy.clone()),
        Added::Same { .. } => (true, None),
    };
    let record = attested_office::document(&open.project, added.number())?;
    let document = view_of(view, &record);
    made(&format!("/documents/{}", record.number), &DocumentAdded { document, is_same, without_text, contact })
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
