//! The example record, carried in the program so that `attested demo` works anywhere: real public claims in our
//! own words, public officials and organisations only (`examples/returns-2023/README.md`).
//!
//! Input: none. Output: texts. Leaves out what is done with them.

/// The claims, as `attested claim import` reads them.
pub const CLAIMS: &str = include_str!("../returns-2023/claims.csv");
/// The events: id, date, place and titles in English, Korean and Chinese.
pub const EVENTS: &str = include_str!("../returns-2023/events.csv");
/// What each document is: file, lang, retells, publisher, published, url, title.
pub const INDEX: &str = include_str!("../returns-2023/documents/INDEX.csv");
/// Which words of which document carry which claim: file, claim, exact.
pub const QUOTATIONS: &str = include_str!("../returns-2023/documents/QUOTATIONS.csv");

macro_rules! documents {
    ($($file:literal),+ $(,)?) => {
        /// The documents by file name: retellings written by us, never copies.
        pub const DOCUMENTS: &[(&str, &[u8])] =
            &[$(($file, include_bytes!(concat!("../returns-2023/documents/", $file)))),+];
    };
}

documents!(
    "cti-news-2023-10-13.txt",
    "daily-nk-2023-10.html",
    "dw-chinese-2023-10-13.txt",
    "hrw-2023-10-12.txt",
    "joongang-daily-2023-10-12.txt",
    "korea-herald-2023-10-13.md",
    "nkdb-testimony-2023-06-14.txt",
    "reuters-2023-10-12.txt",
    "segye-2023-10-11.txt",
    "seoul-economic-daily-2023-10-13.html",
    "tjwg-2023-12-07.md",
);
