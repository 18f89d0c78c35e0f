//! The Fluent files, as they stood when this program was built. Input: a language. Output: its files' names
//! and texts. A new file is named here once for each language.

use crate::Language;

macro_rules! files {
    ($language:literal) => {
        &[
            ("vocabulary.ftl", include_str!(concat!("../", $language, "/vocabulary.ftl"))),
            ("figures.ftl", include_str!(concat!("../", $language, "/figures.ftl"))),
            ("warnings.ftl", include_str!(concat!("../", $language, "/warnings.ftl"))),
            ("estimates.ftl", include_str!(concat!("../", $language, "/estimates.ftl"))),
            ("report.ftl", include_str!(concat!("../", $language, "/report.ftl"))),
            ("stockflow.ftl", include_str!(concat!("../", $language, "/stockflow.ftl"))),
            ("links.ftl", include_str!(concat!("../", $language, "/links.ftl"))),
            ("constraints.ftl", include_str!(concat!("../", $language, "/constraints.ftl"))),
            ("page.ftl", include_str!(concat!("../", $language, "/page.ftl"))),
            ("kept.ftl", include_str!(concat!("../", $language, "/kept.ftl"))),
            ("persons.ftl", include_str!(concat!("../", $language, "/persons.ftl"))),
            ("registry.ftl", include_str!(concat!("../", $language, "/registry.ftl"))),
            ("persons-pages.ftl", include_str!(concat!("../", $language, "/persons-pages.ftl"))),
            ("terminal.ftl", include_str!(concat!("../", $language, "/terminal.ftl"))),
            ("interop.ftl", include_str!(concat!("../", $language, "/interop.ftl"))),
            ("cli.ftl", include_str!(concat!("../", $language, "/cli.ftl"))),
            ("add.ftl", include_str!(concat!("../", $language, "/add.ftl"))),
            ("settings.ftl", include_str!(concat!("../", $language, "/settings.ftl"))),
            ("job.ftl", include_str!(concat!("../", $language, "/job.ftl"))),
            ("import.ftl", include_str!(concat!("../", $language, "/import.ftl"))),
            ("map.ftl", include_str!(concat!("../", $language, "/map.ftl"))),
            ("beside.ftl", include_str!(concat!("../", $language, "/beside.ftl"))),
            ("event.ftl", include_str!(concat!("../", $language, "/event.ftl"))),
            ("desk.ftl", include_str!(concat!("../", $language, "/desk.ftl"))),
            ("web.ftl", include_str!(concat!("../", $language, "/web.ftl"))),
        ]
    };
}

/// A language's files: name and text.
pub(crate) const fn of(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Ko => files!("ko"),
        Language::En => files!("en"),
        Language::Zh => files!("zh"),
    }
}
