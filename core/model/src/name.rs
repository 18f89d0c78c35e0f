//! Names tagged with script and language, kept as recorded. Names are free-form: no family name is required
//! and none is invented. Leaves out comparison and transliteration (`attested-persons`).

use crate::ModelError;
use crate::term::closed;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

closed!(
    /// A script, by its ISO 15924 code.
    Script, "script" {
        /// Hangul.
        Hang = "Hang",
        /// Han characters (Hanja, Hanzi, Kanji).
        Hani = "Hani",
        /// Latin.
        Latn = "Latn",
        /// Cyrillic.
        Cyrl = "Cyrl",
        /// Hiragana and Katakana.
        Kana = "Kana",
        /// Arabic.
        Arab = "Arab",
        /// Anything else, or mixed.
        Zyyy = "Zyyy",
    }
);

impl Script {
    /// The script most letters of a text are written in; ties and texts without letters give `Zyyy`.
    pub fn of(text: &str) -> Script {
        let mut tally = [0usize; 6];
        let scripts = [Script::Hang, Script::Hani, Script::Latn, Script::Cyrl, Script::Kana, Script::Arab];
        for c in text.chars() {
            let slot = match c {
                '\u{1100}'..='\u{11ff}'
                | '\u{3130}'..='\u{318f}'
                | '\u{a960}'..='\u{a97f}'
                | '\u{ac00}'..='\u{d7ff}' => 0,
                '\u{3400}'..='\u{4dbf}'
                | '\u{4e00}'..='\u{9fff}'
                | '\u{f900}'..='\u{faff}'
                | '\u{20000}'..='\u{323af}' => 1,
                'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 2,
                '\u{400}'..='\u{52f}' => 3,
                '\u{3040}'..='\u{30ff}' => 4,
                '\u{600}'..='\u{6ff}' => 5,
                _ => continue,
            };
            tally[slot] += 1;
        }
        let most = tally.iter().copied().max().unwrap_or(0);
        let mut winners = scripts.iter().zip(tally).filter(|(_, n)| *n == most && most > 0);
        match (winners.next(), winners.next()) {
            (Some((script, _)), None) => *script,
            (Some(_), Some(_)) | (None, _) => Script::Zyyy,
        }
    }
}

/// A language tag (BCP 47) as recorded: `ko`, `en`, `zh-Hans`, `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

impl Language {
    /// Reads a tag: 2 or 3 letters, then subtags of letters and digits joined by `-`.
    ///
    /// # Errors
    /// [`ModelError::Term`] otherwise.
    pub fn parse(text: &str) -> Result<Self, ModelError> {
        let text = text.trim();
        let mut subtags = text.split('-');
        let primary = subtags.next().unwrap_or_default();
        let fits = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_alphabetic())
            && subtags.all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
        if fits {
            Ok(Language(text.to_owned()))
        } else {
            Err(ModelError::Term {
                what: "language",
                text: text.chars().take(40).collect(),
                allowed: "a tag such as en, ko, zh-Hans, zh-Hant".to_owned(),
            })
        }
    }

    /// The tag as recorded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language, for example `zh` of `zh-Hant`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl TryFrom<String> for Language {
    type Error = ModelError;
    fn try_from(text: String) -> Result<Self, ModelError> {
        Self::parse(&text)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name as recorded, with the script it is written in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Name {
    /// The name as recorded.
    pub text: String,
    /// Its script.
    pub script: Script,
}

impl Name {
    /// Tags a name with its script.
    pub fn new(text: &str) -> Self {
        Name { text: text.to_owned(), script: Script::of(text) }
    }

    /// Whether two names are the same characters, Hangul in NFC or NFD, case and outer space aside.
    pub fn is_same_spelling(&self, other: &Name) -> bool {
        let fold = |s: &str| s.trim().nfc().flat_map(char::to_lowercase).collect::<String>();
        fold(&self.text) == fold(&other.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_apart() {
        for (text, script) in [
            ("통일부", Script::Hang),
            ("中国外交部", Script::Hani),
            ("Unification Ministry", Script::Latn),
            ("МИД", Script::Cyrl),
            ("1234", Script::Zyyy),
            ("", Script::Zyyy),
        ] {
            assert_eq!(Script::of(text), script, "{text}");
        }
    }

    #[test]
    fn nfc_and_nfd_are_one_spelling() {
        let nfd: String = "통일부".nfd().collect();
        assert!(Name::new("통일부").is_same_spelling(&Name::new(&nfd)));
    }

    #[test]
    fn languages_are_tags() {
        assert_eq!(Language::parse("zh-Hant").unwrap().primary(), "zh");
        assert!(Language::parse("Korean!").is_err());
    }
}
