//! The tests of the ledger as one binary: known vectors, exhaustive small trees, every fault of the verifier,
//! every flipped byte of a small log, the document's vectors and the fixture that must open for ever.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::unwrap_used, reason = "tests read fixtures")]

mod append;
mod bytes;
mod document;
mod fixture;
mod merkle;
mod python;
mod sample;
mod verify;
