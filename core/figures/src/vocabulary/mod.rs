//! The vocabulary that figures are read with: how hedges read, which bodies speak, how far a channel is from
//! the speaker, which terms are known. Input: the texts of the tables in `vocab/`. Output: lookups, and the
//! hash by which every figure names the vocabulary it was derived with.

mod bodies;
mod channels;
mod numerals;
mod practices;
mod readings;
mod relay;
mod terms;

pub use bodies::{Bodies, Body, BodyKind};
pub use channels::Channels;
pub use practices::{PracticeReads, Practices};
pub use readings::{Readings, ReadsAs, ReadsAsRange};
pub use relay::RelayWords;
pub(crate) use relay::{Hours, RelayRole};
pub use terms::Terms;

use crate::FiguresError;
use sha2::{Digest, Sha256};

/// The texts of the tables that figures depend on.
#[derive(Debug, Clone, Copy)]
pub struct VocabularyTexts<'a> {
    /// `readings.csv`.
    pub readings: &'a str,
    /// `bodies.csv`.
    pub bodies: &'a str,
    /// `officials.csv`.
    pub officials: &'a str,
    /// `channels.csv`.
    pub channels: &'a str,
    /// `terms.csv`.
    pub terms: &'a str,
}

/// The vocabulary, read.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// How words and kinds read.
    pub readings: Readings,
    /// The bodies that speak.
    pub bodies: Bodies,
    /// How far a channel is from the speaker.
    pub channels: Channels,
    /// The known terms.
    pub terms: Terms,
    /// SHA-256 over the tables' names, lengths and bytes, in hexadecimal.
    pub hash: String,
}

impl Vocabulary {
    /// Reads the tables.
    ///
    /// # Errors
    /// [`FiguresError::Vocabulary`] with table, line and reason.
    pub fn read(texts: VocabularyTexts<'_>) -> Result<Self, FiguresError> {
        let VocabularyTexts { readings, bodies, officials, channels, terms } = texts;
        let tables = [
            ("readings", readings),
            ("bodies", bodies),
            ("officials", officials),
            ("channels", channels),
            ("terms", terms),
        ];
        Ok(Vocabulary {
            readings: Readings::read(readings)?,
            bodies: Bodies::read(bodies, officials)?,
            channels: Channels::read(channels)?,
            terms: Terms::read(terms)?,
            hash: hash(&tables),
        })
    }
}

fn hash(tables: &[(&str, &str)]) -> String {
    let mut hasher = Sha256::new();
    for (name, text) in tables {
        hasher.update((name.len() as u64).to_be_bytes());
        hasher.update(name);
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text);
    }
    hasher.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

/// Composition and case set aside, so that a word is found however it was typed.
pub(crate) fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().flat_map(char::to_lowercase).collect()
}
