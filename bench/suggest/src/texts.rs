//! The texts that the benchmark reads: ordinary ones, the same as one line without end, and strings made to be slow.
//!
//! Input: a case and a size. Output: a text of about that size. The ordinary ones are suggestion's own test texts
//! (`core/claims/tests/data/suggest`), the claims in them left out. They say nothing of anybody.

use attested_claims::suggest::Lang::{self, En, Ko, Zh};

/// What a text is made of.
pub(crate) enum Made {
    /// Our test texts, line by line.
    Texts(&'static str),
    /// The same on one line.
    OneLine(&'static str),
    /// One string over and over.
    Repeated(&'static str),
    /// One string before each of another, all of the text long.
    Opened(&'static str, &'static str),
}

/// One text to read.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) lang: Lang,
    made: Made,
}

const EN: &str = include_str!("../../../core/claims/tests/data/suggest/en.txt");
const KO: &str = include_str!("../../../core/claims/tests/data/suggest/ko.txt");
const ZH: &str = include_str!("../../../core/claims/tests/data/suggest/zh.txt");

const fn case(name: &'static str, lang: Lang, made: Made) -> Case {
    Case { name, lang, made }
}

use Made::{OneLine, Opened, Repeated, Texts};

/// Every case. A string that turns out to be slow gets a line.
pub(crate) const CASES: &[Case] = &[
    case("ordinary, English", En, Texts(EN)),
    case("ordinary, Korean", Ko, Texts(KO)),
    case("ordinary, Chinese", Zh, Texts(ZH)),
    case("one line, English", En, OneLine(EN)),
    case("one line, Korean", Ko, OneLine(KO)),
    case("one line, Chinese", Zh, OneLine(ZH)),
    case("Korean read as English", En, Texts(KO)),
    case("Chinese read as Korean", Ko, Texts(ZH)),
    case("English read as Chinese", Zh, Texts(EN)),
    case("600 people were killed and …", En, Repeated("600 people were killed and ")),
    case("600 people were killed, he said. …", En, Repeated("600 people were killed, he said. ")),
    case("killed killed …", En, Repeated("killed ")),
    case("people people …", En, Repeated("people ")),
    case("said said …", En, Repeated("said ")),
    case("the ministry said the ministry said …", En, Repeated("the Ministry of Unification said ")),
    case("he said \"he said \"…", En, Repeated("he said \"")),
    case("\u{201c}\u{201c}\u{201c} …", En, Repeated("\u{201c}")),
    case("quotes opened, all closed", En, Opened("\u{201c}", "\u{201d}")),
    case("((( … )))", En, Opened("(", ")")),
    case("999…", En, Repeated("9")),
    case("9,9,9,…", En, Repeated("9,")),
    case("1 2 3 …", En, Repeated("1 2 3 ")),
    case("one hundred one hundred …", En, Repeated("one hundred ")),
    case("of the of the …", En, Repeated("of the ")),
    case("between 1 and 2 and …", En, Repeated("between 1 and ")),
    case("x.-x.-…", En, Repeated("x.-")),
    case("? a? a…", En, Repeated("? a")),
    case("according to according to …", En, Repeated("according to ")),
    case("9 arrests 9 arrests …", En, Repeated("9 arrests ")),
    case("since Monday since Monday …", En, Repeated("since Monday ")),
    case("U.S. U.S. …", En, Repeated("U.S. ")),
    case("a.a.a. …", En, Repeated("a.")),
    case("... …", En, Repeated(".")),
    case("A A A (capitals)", En, Repeated("Ab ")),
    case("aaa… (one word)", En, Repeated("a")),
    case("a-a-a-…", En, Repeated("a-")),
    case("spaces", En, Repeated(" ")),
    case("line breaks", En, Repeated("\n")),
    case("lines wrapped for ever", En, Repeated("word\n")),
    case("combining marks", En, Repeated("\u{301}")),
    case("Hebrew and Arabic", En, Repeated("\u{202e}שש מאות قتل ٦٠٠ شخص ")),
    case("여러 여러 …", Ko, Repeated("여러 ")),
    case("여러여러…", Ko, Repeated("여러")),
    case("600여 명이 북송됐고 …", Ko, Repeated("600여 명이 강제북송됐고 ")),
    case("CNN 600여 명이 …", Ko, Repeated("CNN 600여 명이 ")),
    case("고 밝혔다고 밝혔다…", Ko, Repeated("고 밝혔다")),
    case("통일부는 통일부는 …", Ko, Repeated("통일부는 ")),
    case("“ “ “ 라고 …", Ko, Repeated("“라고 ")),
    case("만천만천…", Ko, Repeated("만천")),
    case("지난 9일 지난 9일 …", Ko, Repeated("지난 9일 ")),
    case("ᄀ (letters of Hangul)", Ko, Repeated("\u{1100}\u{1161}\u{11a8}")),
    case("据据据…", Zh, Repeated("据")),
    case("约600人被遣返，…", Zh, Repeated("约600人被遣返，")),
    case("返回获救者 600…", Zh, Repeated("返回获救者 600")),
    case("表示表示…", Zh, Repeated("表示")),
    case("韩国统一部表示，…", Zh, Repeated("韩国统一部表示，")),
    case("一百一百…", Zh, Repeated("一百")),
    case("百万百万…", Zh, Repeated("百万")),
    case("人人人…", Zh, Repeated("人")),
    case("上周一上周一…", Zh, Repeated("上周一")),
    case("「「「…", Zh, Repeated("「")),
    case("，，，…", Zh, Repeated("，")),
];

/// A text of about so many bytes.
pub(crate) fn of_size(case: &Case, bytes: usize) -> String {
    match case.made {
        Texts(file) => repeated(&article(file, "\n"), bytes),
        OneLine(file) => repeated(&article(file, " "), bytes),
        Repeated(piece) => repeated(piece, bytes),
        Opened(open, close) => repeated(open, bytes / 2) + &repeated(close, bytes / 2),
    }
}

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()).max(1))
}

/// The texts of a test file, without what is annotated.
fn article(file: &str, between: &str) -> String {
    let lines = file.lines().filter(|line| !line.starts_with(['=', '>']) && !line.is_empty());
    lines.flat_map(|line| [line, between]).collect()
}
