//! The use cases that every interface calls: a command takes a snapshot and gives entries; a query takes a
//! snapshot and gives a view. Nothing here writes.
//!
//! Input: a [`Snapshot`] (what a store serves), arguments already parsed. Output: envelopes to commit, or
//! views to show. Leaves out storage, parsing of documents, prose and drawing.

mod bulk;
mod constraints;
mod dossier;
mod error;
mod explain;
mod export;
mod figures;
mod import;
mod links;
mod persons;
mod persons_seen;
mod record;
mod search;
mod second;
mod snapshot;
mod stock_flow;
mod suggestions;
mod then;
mod totals;
mod undo;
mod whatif;

pub use bulk::{attributed, change_envelopes, change_plan};
pub use constraints::{Constraints, Readers, SuggestedAccount, constraints, suggested_account};
pub use dossier::dossier;
pub use error::AppError;
pub use explain::{
    ExplainedClaim, ExplainedFigure, ExplainedPosition, ExplainedQuotation, ExplainedReading, Explanation, Reference,
    explain, explained_claim,
};
pub use export::exported_event;
pub use figures::{claims_of, event_figures, figure_expectations, slice_of};
pub use import::{foreign_import_plan, import_envelopes, import_plan};
pub use links::{Links, event_drift, event_links, event_travel, event_ways, link_decisions};
pub use persons::{DocumentLabel, Exported, MASK, PersonsSnapshot, Registry, disclosure, registry, shown};
pub use persons_seen::{Happened, Happening, LOOK, PersonRow, PersonsAsked, PersonsOrder, looked_at, source_parts};
pub use record::{
    add_document, attach_quotation, describe_event, judge, record_claim, record_note, record_quoted_claim,
};
pub use search::{Found, Searched, fold, places, search};
pub use second::{Compared, adjudicate, compared, compared_agreement, record_second_coding};
pub use snapshot::{Across, DocumentRecord, NumberWindow, Snapshot, SnapshotError};
pub use stock_flow::{Drawing, LEFT_OUT, LeftOut, StockFlow, View, stock_flow};
pub use suggestions::{Acceptance, Accepted, NumberedSuggestion, accept, number_suggestions, reject, suggested_claim};
pub use then::Then;
pub use totals::{Totals, TotalsAsked, totals};
pub use undo::{Undoing, undo, undoing};
pub use whatif::{History, OnDays, event_figures_without, event_history, event_multiverse, history_of, slice_without};
