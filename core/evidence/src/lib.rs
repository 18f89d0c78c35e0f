//! Evidence: documents, their custody, their working copies, and quotations from these.
//!
//! Input: the bytes of an original, what is known of it, and words somebody wants to quote. Output: entries
//! for the ledger ([`EvidenceEntry`]), what the bytes are ([`recognise`]), text with stable offsets
//! ([`WorkingCopy`]) and spans of it that hold word for word ([`Quotation`]). Every offset of a text is in
//! Unicode code points, from 0.
//!
//! Leaves out: where originals are sealed (`attested-store`), pages and other encodings than UTF-8
//! (`attested-parsers`), and what a claim makes of a quotation (`attested-claims`).

mod contact;
mod custody;
mod document;
mod entry;
mod error;
mod hash;
mod index;
mod markdown;
mod matching;
mod media;
mod plain;
mod quotation;
mod working_copy;

pub use contact::Contact;
pub use custody::{Custody, CustodyAction};
pub use document::{Document, DocumentKind, WorkingCopyRef};
pub use entry::EvidenceEntry;
pub use error::{EvidenceError, ExtractFault};
pub use hash::{Sha256Hex, Sha256Stream};
pub use index::{IndexedText, Locator};
pub use markdown::Markdown;
pub use media::{Recognised, charset_of, essence_of, recognise};
pub use plain::{PlainText, checked_text};
pub use quotation::{Quotation, QuotationError};
pub use working_copy::{Extractor, Mark, MarkKind, WorkingCopy};
