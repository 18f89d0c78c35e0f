//! The tables of names, as text: what `vocab/names/*.csv` held when this program was built.
//!
//! Input: none. Output: constants. Leaves out how they were made: `vocab/names-build` and `docs/methods/names.md`.

/// How systems of romanisation and popular habits spell the letters of Hangul: `systems.csv`.
pub const SYSTEMS: &str = include_str!("../names/systems.csv");
/// Family names, how common they are, their spellings and characters: `surnames.csv`.
pub const SURNAMES: &str = include_str!("../names/surnames.csv");
/// How Chinese characters are read in Korean and in pinyin, from Unihan: `han.csv`.
pub const HAN: &str = include_str!("../names/han.csv");
/// Weights of letters' spellings and syllables, learned: `learned.csv`.
pub const LEARNED: &str = include_str!("../names/learned.csv");
/// Weights of evidence, learned: `calibration.csv`.
pub const CALIBRATION: &str = include_str!("../names/calibration.csv");
