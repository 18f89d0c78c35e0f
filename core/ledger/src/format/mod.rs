//! The versions of the ledger's wire format. Each is a frozen contract: what was ever written in it must open
//! for ever (`fixtures/ledger-v1`), so a change is a new module beside the old one, never an edit to it.

pub mod v1;
