//! The tests of the ledger as one binary: known vectors, exhaustive small trees, every fault of the verifier,
//! every flipped byte of a small log, the document's vectors and the fixture that must open for ever.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "one test starts Python on files it wrote")]
#![allow(clippy::unwrap_used, reason = "helpers of tests may fail as tests do")]

mod append;
mod bytes;
mod document;
mod fixture;
mod merkle;
mod python;
mod sample;
mod verify;
