//! The vocabularies that this program was built with, read into core's tables. Input: none. Output: tables.

use crate::OfficeError;
use attested_claims::suggest::{Gazetteer as SuggestionPlaces, TableTexts, Tables};
use attested_figures::{Lookups, RelayWords, Vocabulary, VocabularyTexts};
use attested_model::Gazetteer;
use attested_names::{NameModel, NameTables};

/// The vocabulary of figures.
///
/// # Errors
/// [`OfficeError::Table`].
pub fn vocabulary() -> Result<Vocabulary, OfficeError> {
    let texts = VocabularyTexts {
        readings: attested_vocab::READINGS,
        bodies: attested_vocab::BODIES,
        officials: attested_vocab::OFFICIALS,
        channels: attested_vocab::CHANNELS,
        terms: attested_vocab::TERMS,
    };
    Vocabulary::read(texts).map_err(OfficeError::table)
}

/// The names of the field's places.
///
/// # Errors
/// [`OfficeError::Table`].
pub fn place_names() -> Result<Gazetteer, OfficeError> {
    Gazetteer::read(attested_vocab::GAZETTEER).map_err(OfficeError::table)
}

/// The rules of suggestion.
///
/// # Errors
/// [`OfficeError::Table`].
pub fn suggestion_tables() -> Result<Tables, OfficeError> {
    use attested_vocab::suggest as v;
    let texts = TableTexts {
        bounds: v::BOUNDS,
        numerals: v::NUMERALS,
        nouns: v::NOUNS,
        drops: v::DROPS,
        acts: v::ACTS,
        cues: v::CUES,
        bodies: v::BODIES,
        roles: v::ROLES,
        places: v::PLACES,
        times: v::TIMES,
        statements: v::STATEMENTS,
        han_variants: v::HAN_VARIANTS,
    };
    Tables::load(&texts).map_err(OfficeError::table)
}

/// The places that suggestion knows: the field's own before the world's.
///
/// # Errors
/// [`OfficeError::Table`].
pub fn suggestion_places() -> Result<SuggestionPlaces<'static>, OfficeError> {
    SuggestionPlaces::open(attested_vocab::GAZETTEER, attested_vocab::WORLD).map_err(OfficeError::table)
}

/// The model of names.
///
/// # Errors
/// [`OfficeError::Table`].
pub fn name_model() -> Result<NameModel, OfficeError> {
    let tables = NameTables {
        systems: attested_vocab::names::SYSTEMS,
        surnames: attested_vocab::names::SURNAMES,
        han: attested_vocab::names::HAN,
        learned: attested_vocab::names::LEARNED,
        calibration: attested_vocab::names::CALIBRATION,
    };
    NameModel::read(&tables).map_err(OfficeError::table)
}

/// What links between claims are read with, beside the vocabulary.
pub struct LinkTables {
    relay: RelayWords,
    places: Gazetteer,
}

impl LinkTables {
    /// Reads them.
    ///
    /// # Errors
    /// [`OfficeError::Table`].
    pub fn read() -> Result<Self, OfficeError> {
        let relay = RelayWords::read(attested_vocab::RELAY).map_err(OfficeError::table)?;
        Ok(LinkTables { relay, places: place_names()? })
    }

    /// The look-ups that core takes.
    pub fn lookups<'a>(&'a self, vocabulary: &'a Vocabulary) -> Lookups<'a> {
        Lookups { vocabulary, relay: &self.relay, gazetteer: &self.places }
    }

    /// The names of places.
    pub fn places(&self) -> &Gazetteer {
        &self.places
    }
}
