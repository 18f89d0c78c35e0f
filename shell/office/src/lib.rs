//! What every interface needs of the outside beside core's use cases: the clock, the vocabularies that this program was
//! built with, a document's working copy, and how a document is read for suggestions.
//!
//! Input: an open project, or nothing. Output: values that core takes as arguments. The command line and the pages share
//! it, so that both read a document in the same way. Leaves out every rule of the trade (core's), arguments and pages.

mod copies;
mod days;
mod error;
mod imports;
mod intake;
mod quotations;
mod readings;
mod tables;
pub mod times;
mod words;

pub use copies::{document, media_type, original_text, working_copy};
pub use days::on_days;
pub use error::OfficeError;
pub use imports::{ImportTable, LAYOUTS};
pub use intake::{Added, Described, seal_contact, take_in};
pub use quotations::{verified, verify_quotations};
pub use readings::{
    ReadRecord, Reading, keep_quotes, keep_reading, language, last_reading, quotes_kept, read, read_record,
};
pub use tables::{LinkTables, name_model, place_names, suggestion_places, suggestion_tables, vocabulary};
pub use words::{Words, num, text};
