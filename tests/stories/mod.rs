//! Stories: each takes a user from an empty folder to an answer, through the program as a person would use it.
//!
//! Input: `examples/`, `fixtures/` and, where they are present, texts kept outside the repository.
//! A story whose input may be absent is named `…_or_skipped` and prints why it was skipped; the runner shows that.
//! Left out: the rules of a single stage; those are in `suite/`.

mod article;
mod assist;
mod axes;
mod demo;
mod import;
mod judgments;
mod notes;
mod persons;
