//! Every test that crosses a crate, as one binary: `suite/` has a module for each stage that the data flows through,
//! with many cases in few files; `stories/` goes the whole way, from a document to a published figure.
//!
//! Input: the workspace's crates, `examples/`, `fixtures/`. Output: the runner's verdict.
//! Left out: what one crate can test of itself; that stands at the end of its own files.
#![allow(clippy::unwrap_used, reason = "in a test a panic is the report, and helpers are tests too")]
#![allow(clippy::disallowed_methods, reason = "these tests start cargo, clippy, git and the program itself")]

mod program_run;
mod stories;
mod suite;
