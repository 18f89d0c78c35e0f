//! The registry of persons: what is said of each, by which source, with rivals side by side; who may be one person; lists in and out.
//!
//! Input: entries of a project, opened; people's judgments; files of others. Output: persons as they are read, records for the
//! linkage engine with what is protected left out, a queue of pairs to be judged, clusters, plans of imports, tables to be written.
//! What a value may be used for is decided in `attested-protection` and nowhere here. Leaves out storage and sealing, and how
//! records are compared (`attested-linkage`).

mod cells;
mod clusters;
mod entry;
mod error;
pub mod exchange;
mod judgment;
mod lists;
mod person;
mod plan;
mod queue;
#[cfg(test)]
mod tests;
mod value;

pub use cells::{COLUMNS, Row, statement_of, to_cells};
pub use clusters::{Clustering, Contradiction, clusters};
pub use entry::{PersonsEntry, Registration};
pub use error::PersonsError;
pub use judgment::{PersonsDecision, PersonsJudgment, PersonsJudgmentRecord, Verdict, in_force, verdicts};
pub use lists::{ListsTable, lists_table};
pub use person::{Held, Person, Protection, Stored, assemble, contested};
pub use plan::{ImportPlan, Planned, plan};
pub use queue::{Agreement, Beside, Proposal, Proposals, proposals, records, side_by_side};
pub use value::{PersonKind, PersonName, Quoted, Source, Statement, Value};
