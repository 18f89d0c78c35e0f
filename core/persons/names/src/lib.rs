//! Names across scripts and spellings: 구병삼, Koo Byoung-sam, Koo Byungsam and 具炳杉 are one.
//!
//! Input: the tables of `vocab/names` as text, and names as text. Output: which Korean names a spelling may stand for, and the
//! probability that two spellings are one name, with what it rests on. Method: `docs/methods/names.md`. Leaves out persons: two
//! people may bear one name, which `attested-linkage` weighs.

mod calibration;
mod compare;
mod fold;
mod hangul;
mod lattice;
mod model;
mod reading;
mod spellings;
#[cfg(test)]
mod tests;

pub use calibration::Calibration;
pub use compare::{Basis, Beside, Comparison, Evidence, FEATURES, Features, Kind, alike};
pub use fold::{Folded, Script, Token, fold};
pub use hangul::Syllable;
pub use lattice::Memo;
pub use model::{NameModel, NameTables};
pub use reading::{Candidate, Field, Reading};

/// What can go wrong with names: only their tables; every text is a name.
#[derive(Debug, thiserror::Error)]
pub enum NamesError {
    /// A row of a table.
    #[error("{table}, line {line}: the row can't be read")]
    Table {
        /// The table's file.
        table: &'static str,
        /// The line.
        line: u64,
    },
}
