//! The built-in vocabularies, as text: what `vocab/*.csv` held when this program was built.
//!
//! Input: none. Output: constants, handed to core as arguments (core reads no files). Leaves out reading
//! them, which the crates that use them do, and a project's own edits, which are entries of its ledger.

pub mod expectation;
pub mod names;
pub mod suggest;

/// How hedges and kinds of quantity read: `readings.csv`.
pub const READINGS: &str = include_str!("../readings.csv");
/// Terms of the controlled vocabularies, with labels: `terms.csv`.
pub const TERMS: &str = include_str!("../terms.csv");
/// Organisations and offices that speak: `bodies.csv`.
pub const BODIES: &str = include_str!("../bodies.csv");
/// Persons who spoke in a public office: `officials.csv`.
pub const OFFICIALS: &str = include_str!("../officials.csv");
/// What stands in `via`, in hops from the speaker: `channels.csv`.
pub const CHANNELS: &str = include_str!("../channels.csv");
/// Words that show how a claim was passed on: `relay.csv`.
pub const RELAY: &str = include_str!("../relay.csv");
/// What words say of a practice (halted, resumed, going on): `practices.csv`.
pub const PRACTICES: &str = include_str!("../practices.csv");
/// Places, crossings and facilities: `gazetteer.csv`.
pub const GAZETTEER: &str = include_str!("../gazetteer.csv");
/// The places of the world, as an index that `attested_model::World` reads: `world.gaz`, made from GeoNames (CC BY 4.0).
pub const WORLD: &[u8] = include_bytes!("../world.gaz");
/// What tables of others call the columns of claims: `import-columns.csv`.
pub const IMPORT_COLUMNS: &str = include_str!("../import-columns.csv");
/// How the columns of a list of persons may be called by others, in three languages.
pub const PERSONS_COLUMNS: &str = include_str!("../persons-columns.csv");
/// Outlines of provinces and countries, as `attested_model::Shapes` reads them: `world.shapes`, from Natural Earth (public domain).
pub const SHAPES: &[u8] = include_bytes!("../world.shapes");
