//! The words of the house: the types every other crate speaks in.
//!
//! Decides what a quantity, an interval, a time, a place, a name and an entry's envelope are, and which of
//! them can exist at all. Input: text and numbers as a coder wrote them. Output: values that are valid by
//! construction. Leaves out: where things are stored, who signed them, and every derivation (figures are
//! computed from these words in `attested-figures`).

mod as_of;
mod edtf;
mod envelope;
mod error;
mod gazetteer;
mod grade;
mod id;
mod interval;
mod name;
mod quantity;
mod shapes;
mod table;
mod term;
mod world;

pub use as_of::{AsOf, Timestamp};
pub use edtf::{Edtf, EdtfDate, Precision, Qualifier};
pub use envelope::{Envelope, Kind, SubjectHandle};
pub use error::ModelError;
pub use gazetteer::{Gazetteer, Place, PlaceId};
pub use grade::{Reliability, SourceConnection};
pub use id::{ClaimId, DocumentName, EventId, OriginId, UtteranceId};
pub use interval::Interval;
pub use name::{Language, Name, Script};
pub use quantity::{LARGEST, Quantity, QuantityKind, count};
pub use shapes::{Area, LonLat, Shapes};
pub use table::{Row, Table};
pub use term::{Act, Aspect, Measure, Modality, OriginCertainty, PlaceRole, Scope, Unit};
pub use world::{World, WorldKind, WorldPlace, fold_place};

/// A civil day in the proleptic Gregorian calendar, without a time zone.
pub type Day = jiff::civil::Date;
