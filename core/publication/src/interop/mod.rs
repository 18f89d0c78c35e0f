//! An event in the formats of others: figures as rows like UCDP's, claims as schema.org ClaimReview, bodies as
//! FollowTheMoney statements, quotations as W3C Web Annotations. Input: what `attested-app` found may be handed over. Output: bytes
//! of a file, and how many items it has. All of it is stamped internal, and nobody is named but bodies of the vocabulary that
//! speak in their own name (invariants 12, 13). `docs/guides/interop.md` says what each keeps and loses.

mod annotation;
mod claim_review;
mod follow_the_money;
mod ucdp;

pub use annotation::web_annotation;
pub use claim_review::claim_review;
pub use follow_the_money::follow_the_money;
pub use ucdp::ucdp_rows;

use attested_claims::{BYTE_ORDER_MARK, Claim, ClaimsError, table};
use attested_figures::EventFigures;
use attested_model::{ClaimId, EventId};

/// What every export bears until a disclosure gate says otherwise.
pub const STAMP: &str = "internal";

/// An event, as far as it may be handed over.
#[derive(Debug, Clone)]
pub struct ExportedEvent {
    /// The event.
    pub event: EventId,
    /// Its figures.
    pub view: EventFigures,
    /// Its claims that are known on the day of the figures, without those of protected sources.
    pub claims: Vec<Claim>,
    /// The quotations of those claims.
    pub quotations: Vec<ExportedQuotation>,
    /// How many claims were left out.
    pub left_out: usize,
}

/// A quotation with the hashes of what it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedQuotation {
    /// The claim that it bears.
    pub claim: ClaimId,
    /// The document, by its number in the project.
    pub document: u64,
    /// SHA-256 of the original's bytes, in hexadecimal.
    pub original_sha256: String,
    /// SHA-256 of the working copy in UTF-8, in hexadecimal: the text that the offsets count in.
    pub text_sha256: String,
    /// What took that text from the original, for example `html/1`.
    pub extractor: String,
    /// The document's language; empty when unstated.
    pub language: String,
    /// Where the document was published; empty when unstated.
    pub url: String,
    /// Whether the document only retells the cited one.
    pub retelling: bool,
    /// First code point, from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words.
    pub exact: String,
    /// Up to 32 code points before them.
    pub prefix: String,
    /// Up to 32 code points after them.
    pub suffix: String,
    /// The ledger entry that recorded it.
    pub entry: String,
}

/// A file and how many items it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Rows, reviews, statements or annotations.
    pub items: usize,
}

/// A table for spreadsheets: marked as UTF-8, no cell a formula.
fn sheet(columns: &[&str], rows: Vec<Vec<String>>) -> Result<Exported, ClaimsError> {
    let items = rows.len();
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    bytes.extend(table(columns, rows)?);
    Ok(Exported { bytes, items })
}

/// JSON-LD, ended by a line feed.
fn linked_data(value: &serde_json::Value, items: usize) -> Exported {
    Exported { bytes: format!("{value:#}\n").into_bytes(), items }
}

#[cfg(test)]
mod tests;
