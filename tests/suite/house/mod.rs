//! The house rules that no compiler checks: which crate may reach which, what may run while building, what core/ may
//! call, how a file opens and how long it may grow, and which documents must exist.
//!
//! Input: the tree as git has it, `cargo metadata`, `cargo tree`, clippy. Output: failures that name the file or crate
//! and say what to do. Left out: licences, sources and duplicate versions, which `deny.toml` decides.

mod commands;
mod dependencies;
mod documents;
mod lints;
mod sources;
mod tree;
