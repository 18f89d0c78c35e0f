//! Constraints: what claims over parts and wholes, and over stock and flow, leave each other, and which can't all be true.
//! Stands beside reconcile/v1 and changes nothing of it: figures say what is stated, constraints what follows.
//!
//! Input: events with the figures derived of them, what a coder states between claims, vocabulary, gazetteer. Output: bounds
//! with their walk back, conflicts as small as can be had, notes. Bad data is data: nothing here fails. The rules are
//! `docs/methods/parts-and-wholes.md` and `docs/methods/stock-and-flow.md`. Leaves out probabilities, and adding what nobody
//! stated to be apart.

mod account;
mod conflict;
mod cycles;
mod derive;
mod halts;
mod network;
mod parts;
mod propagate;
mod record;
mod stated;
mod suggest;
mod view;

pub use account::stock_and_flow;
pub use halts::{Contradiction, Halt, halts};
pub use parts::parts_and_wholes;
pub use record::EventView;
pub use stated::Stated;
pub use suggest::{leaves_custody, suggested_accounts};
pub use view::{AccountView, Conflict, Counted, Derived, Note, NoteCode, PartsAndWholes, Step};

#[cfg(test)]
pub(crate) mod tests;
