//! The languages Attested speaks. Input: a setting as people write it (`ko`, `en_GB.UTF-8`, `zh-CN`). Output:
//! one of three; English when the setting names none of them.

use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Korean.
    Ko,
    /// English.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
}

impl Language {
    /// Every language, in the order of the glossary.
    pub const ALL: [Language; 3] = [Language::Ko, Language::En, Language::Zh];

    /// The language a setting names: its first letters up to `-`, `_`, `.` or `@`, in any case. `None` when
    /// that is none of ours, so that a caller may look at its next setting.
    ///
    /// ```
    /// use attested_messages::Language;
    /// assert_eq!(Language::parse("zh-CN"), Some(Language::Zh));
    /// assert_eq!(Language::parse("ko_KR.UTF-8"), Some(Language::Ko));
    /// assert_eq!(Language::parse("C.UTF-8"), None);
    /// ```
    pub fn parse(setting: &str) -> Option<Language> {
        let primary = setting.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "ko" | "kor" | "korean" => Some(Language::Ko),
            "en" | "eng" | "english" => Some(Language::En),
            "zh" | "zho" | "chi" | "cmn" | "chinese" => Some(Language::Zh),
            _ => None,
        }
    }

    /// The language a setting names, else English.
    pub fn of_setting(setting: &str) -> Language {
        Language::parse(setting).unwrap_or_default()
    }

    /// The short code: `ko`, `en`, `zh`; also the column of `vocab/terms.csv`.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Ko => "ko",
            Language::En => "en",
            Language::Zh => "zh",
        }
    }

    /// The tag for documents (BCP 47): `ko`, `en`, `zh-Hans`.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::Ko => "ko",
            Language::En => "en",
            Language::Zh => "zh-Hans",
        }
    }

    /// For the choice of plural forms; the three tags are well formed.
    pub(crate) fn identifier(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}
