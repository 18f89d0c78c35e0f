//! Claims: one speaker, one proposition, at most one quantity; how they are coded, imported, exported,
//! judged, and suggested from text.
//!
//! Input: rows of `claims.csv`, judgments, documents' text. Output: valid claims, plans that change nothing,
//! effective claims under the judgments in force, suggestions, agreement between coders. Leaves out how claims become figures
//! (`attested-figures`) and where they are stored.

mod agreement;
mod between;
mod claim;
mod coding;
mod csv_export;
mod csv_import;
mod entry;
mod error;
mod event;
pub mod interop;
mod judgment;
mod pairing;
mod plan;
mod row;
mod spans;
mod stated;
pub mod suggest;

pub use agreement::{AgreementNote, Coding, FieldAgreement, Metric, Value, agreement, alpha};
pub use between::{Account, Entering, Flow, FlowKind, Held, StatedKind, StatedRelation};
pub use claim::{Claim, ClaimRecord, QuotationLink};
pub use coding::{Adjudication, Attribution, SecondCoding, SecondCodingRecord, Verdict};
pub use csv_export::{BYTE_ORDER_MARK, escape_formula, export, table, unescape_formula};
pub use csv_import::{ColumnMap, ReadRow, read_csv};
pub use entry::{ClaimQuotation, ClaimsEntry, SuggestionDecision, SuggestionVerdict};
pub use error::ClaimsError;
pub use event::Event;
pub use judgment::{Decision, Judgment, JudgmentRecord, effective, in_force};
pub use pairing::{Paired, Pairing, pair};
pub use plan::{Change, FieldChange, ImportPlan, Rejection, differences, plan_import};
pub use row::COLUMNS;
pub use spans::pair_spans;
pub use stated::{Days, NumberElsewhere, StatedNumber};
