//! The tables that suggestion of claims reads: words and what they mean in English, Korean and Chinese.
//!
//! The files stand in `vocab/suggest/` and may be edited by a documenter; `vocab/suggest/README.md` says how. This file
//! only carries their text into the program.

/// Hedges and what bound they give a number: lang,expression,position,kind.
pub const BOUNDS: &str = include_str!("../suggest/bounds.csv");
/// Number words: lang,expression,role,value.
pub const NUMERALS: &str = include_str!("../suggest/numerals.csv");
/// Nouns that count people: lang,expression,what (the act that the noun itself tells).
pub const NOUNS: &str = include_str!("../suggest/nouns.csv");
/// Nouns that do not count people: lang,expression,reason.
pub const DROPS: &str = include_str!("../suggest/drops.csv");
/// Acts: lang,expression,what,form,strength,with.
pub const ACTS: &str = include_str!("../suggest/acts.csv");
/// Reporting words: lang,expression,role,modality.
pub const CUES: &str = include_str!("../suggest/cues.csv");
/// Organisations that speak: lang,expression,name,kind.
pub const BODIES: &str = include_str!("../suggest/bodies.csv");
/// Titles, unnamed speakers, words that point back: lang,expression,role,kind,name.
pub const ROLES: &str = include_str!("../suggest/roles.csv");
/// Places: lang,expression,name.
pub const PLACES: &str = include_str!("../suggest/places.csv");
/// Words of time: lang,expression,role,value,edtf.
pub const TIMES: &str = include_str!("../suggest/times.csv");
/// Words that make a claim without a number: lang,expression,modality,what,needs.
pub const STATEMENTS: &str = include_str!("../suggest/statements.csv");
/// Traditional characters and their simplified forms: traditional,simplified.
pub const HAN_VARIANTS: &str = include_str!("../suggest/han_variants.csv");
