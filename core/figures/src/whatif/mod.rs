//! What would the figure be otherwise? Without a source, under every defensible choice, and what changed from one day to
//! the next. Input: a slice of the record. Output: changed slices, shares of choices, changes with the claims that made
//! them. Derives by `v1::reconcile` and adds no rule of its own; leaves out prose.

mod changes;
mod multiverse;
mod without;

pub use changes::{Change, ChangeOf, known_days, timeline};
pub use multiverse::{Choices, Conclusion, ConclusionOf, FigureConclusions, Multiverse, Outcome, Universe, multiverse};
pub use without::{Source, sources, without};
