//! Figures: what the record of claims amounts to, for an event, an act and a measure, as known on a day, under
//! a policy.
//!
//! Input: a slice of the record (an event's claims and those they name), the judgments in force, a
//! vocabulary, a policy, a point in time. Output: figures and positions, and the walk back from each. Leaves
//! out where the slice comes from, and prose: warnings are codes with arguments, translated in `messages/`.

mod aggregate;
pub mod constraints;
pub mod drift;
mod error;
pub mod expectation;
pub mod links;
mod policy;
mod slice;
mod told;
pub mod travel;
pub mod v1;
mod view;
mod vocabulary;
mod whatif;

pub use aggregate::{Aggregate, Coverage, LeftOut, LeftOutFor, Over, Summand, aggregate};
pub use error::FiguresError;
pub use policy::{Admission, BestRule, POLICIES, Policy};
pub use slice::Slice;
pub use told::Lookups;
pub use view::{
    AspectGrade, Best, Compatibility, Core, Envelope, EventFigures, Excluded, Figure, GradeLevel, OriginsRange,
    Position, Reading, Region, Rival, Statement, Warning, WarningCode,
};
pub use vocabulary::{
    Bodies, Body, BodyKind, Channels, PracticeReads, Practices, Readings, ReadsAs, ReadsAsRange, RelayWords, Terms,
    Vocabulary, VocabularyTexts,
};
pub use whatif::{
    Change, ChangeOf, Choices, Conclusion, ConclusionOf, FigureConclusions, Multiverse, Outcome, Source, Universe,
    known_days, multiverse, sources, timeline, without,
};
