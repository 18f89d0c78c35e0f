//! The tables of the expectation beside a figure, as text: what `vocab/expectation/*.csv` held when this program was built.
//!
//! Input: none. Output: constants. Leaves out the events that the scales were fitted to, which stand beside them and which
//! only the tests read.

/// Words of acts, and whether what they name happens at one site: `settings.csv`.
pub const SETTINGS: &str = include_str!("../expectation/settings.csv");
/// Acts of the record, and the class that they settle as: `acts.csv`.
pub const ACTS: &str = include_str!("../expectation/acts.csv");
/// The fitted scales: `scales.csv`.
pub const SCALES: &str = include_str!("../expectation/scales.csv");
/// How many events there are, how often intervals were right, what the totals were: `record.csv`.
pub const RECORD: &str = include_str!("../expectation/record.csv");
