//! Tests of pages: the cases of `cases/html.txt`, encodings, what is no page, and pages made to stop a reader.

use super::*;
use proptest::prelude::*;
use std::fmt::Write as _;

fn copy(page: &[u8]) -> Result<WorkingCopy, ExtractFault> {
    match (Html { charset: None }.extract(page)) {
        Ok(copy) => Ok(copy),
        Err(EvidenceError::Extract { extractor: "html/1", why }) => Err(why),
        Err(other) => panic!("{other}"),
    }
}

fn text(page: &str) -> String {
    copy(page.as_bytes()).unwrap().text
}

/// Each case: a line `=== what it shows`, the page, a line `---`, the text, and a line for each mark.
#[test]
fn pages_are_read_as_the_cases_say() {
    let cases = include_str!("../../cases/html.txt");
    let mut wrong = Vec::new();
    for case in cases.split("=== ").skip(1) {
        let (name, case) = case.split_once('\n').unwrap();
        let (page, expected) = case.split_once("\n---\n").unwrap_or_else(|| panic!("no --- in: {name}"));
        let found = match copy(page.as_bytes()) {
            Err(fault) => format!("! {fault}\n"),
            Ok(copy) => {
                let mut shown = copy.text.clone();
                for mark in &copy.marks {
                    let words: String = copy.text.chars().skip(mark.start).take(mark.end - mark.start).collect();
                    writeln!(shown, "[{:?} {}-{}] {}", mark.kind, mark.start, mark.end, words.replace('\n', "⏎"))
                        .unwrap();
                }
                shown
            }
        };
        if found.trim_end() != expected.trim_end() {
            wrong.push(format!("=== {name}\n{found}--- instead of\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_says_its_own_encoding() {
    let korean = b"<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=ks_c_5601-1987\">\
        </head><body><p>\xba\xcf\xbc\xdb 600\xbf\xa9 \xb8\xed</p></body></html>";
    assert_eq!(copy(korean).unwrap().text, "북송 600여 명\n");
    let chinese = b"<meta charset=gb2312><p>\xc7\xb2\xb7\xb5\xd4\xbc600\xc8\xcb</p>";
    assert_eq!(copy(chinese).unwrap().text, "遣返约600人\n");
    let taiwanese = b"<meta charset=big5><p>\xbb\xba\xaa\xf0</p>";
    assert_eq!(copy(taiwanese).unwrap().text, "遣返\n");
    let wide: Vec<u8> = [0xfeff].into_iter().chain("<p>북송".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(copy(&wide).unwrap().text, "북송\n");
    let said = Html { charset: Some("euc-kr".to_owned()) };
    assert_eq!(said.extract(b"<meta charset=big5><p>\xba\xcf\xbc\xdb").unwrap().text, "북송\n");
    let at = |page: &[u8]| match copy(page) {
        Err(ExtractFault::NotInCharset { charset, at }) => (charset, at),
        other => panic!("{other:?}"),
    };
    assert_eq!(at(b"<meta charset=euc-kr><p>\xff"), ("EUC-KR", 24));
    assert_eq!(copy(b"<p>\xba\xcf"), Err(ExtractFault::NotUtf8 { at: 3, line: 1 }));
    assert!(matches!(copy(b"<meta charset=klingon><p>600"), Err(ExtractFault::UnknownCharset { .. })));
}

#[test]
fn what_is_no_page_is_said_to_be_what_it_is() {
    let found = |bytes: &[u8]| match copy(bytes) {
        Err(ExtractFault::NotAsSaid { said: _, found }) => found,
        other => panic!("{other:?}"),
    };
    assert_eq!(found(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "image/png");
    assert_eq!(found(b"%PDF-1.7\n"), "application/pdf");
    assert_eq!(found(b"PK\x03\x04\x14\0"), "application/zip");
    assert_eq!(found(b"around 600 people"), "text/plain");
    assert_eq!(copy(b""), Err(ExtractFault::Empty));
    assert_eq!(copy(b"<p>a\0b"), Err(ExtractFault::Nul { at: 4 }));
    assert_eq!(copy(b"<title>x</title><script>document.write('600')</script>"), Err(ExtractFault::NoText));
}

/// Pages that make a careless reader work forever, recurse, or fill the memory. Each is some megabytes; a reader that
/// were quadratic would not come back.
#[test]
fn pages_made_to_stop_a_reader_are_read() {
    let many = 100_000;
    for hostile in [
        "<div>".repeat(many),
        "<nav>".repeat(many),
        "<blockquote><form>".repeat(many),
        "</div>".repeat(many),
        "<b>".repeat(many),
        "<svg><math>".repeat(many),
        "<p hidden><div>".repeat(many),
        "<table><tr><td>".repeat(many),
        "<!--".repeat(many),
        "<!-- >".repeat(many),
        "<a href='".repeat(many),
        "<a b ".repeat(400),
        "&".repeat(many),
        "&amp".repeat(many),
        "<".repeat(many),
        "</".repeat(many),
        "<script>".repeat(many),
        "<script><!--<script>".repeat(many),
        format!("<script>{}", "</scrip".repeat(many)),
        format!("<title>{}", "</titl".repeat(many)),
        format!("<div {}>", "a ".repeat(400)),
        "<div><p><ul><li>x</ul>".repeat(many / 4),
        " \n".repeat(many),
        "<sup>".repeat(many),
        "<math>".repeat(many),
        "<h1><address><blockquote><figcaption><pre><form><header><nav>".repeat(many),
        "<td>".repeat(many),
        "<pre>\n\n".repeat(many),
        "<![CDATA[".repeat(many),
        "<plaintext>".repeat(many),
    ] {
        let page = format!("<!doctype html><p>북송</p>{hostile}");
        match copy(page.as_bytes()) {
            Ok(copy) => assert!(copy.text.contains("북송") && copy.text.len() <= page.len(), "{hostile:.40}"),
            Err(fault) => assert!(matches!(fault, ExtractFault::TooManyAttributes { .. }), "{hostile:.40}: {fault}"),
        }
    }
    let million = format!("<p {}>", (0..1_000_000).map(|n| format!("a{n} ")).collect::<String>());
    assert!(matches!(copy(million.as_bytes()), Err(ExtractFault::TooManyAttributes { at: 0, .. })));
}

#[test]
fn a_long_page_is_read_whole() {
    let paragraph = "<p>북송 600여 명 <b>among</b> them</p>\n";
    let page = format!("<article>{}</article>", paragraph.repeat(20_000));
    assert_eq!(text(&page), format!("{}\n", vec!["북송 600여 명 among them"; 20_000].join("\n\n")));
    let line = format!("<p>{}</p>", "가나 ".repeat(100_000));
    assert_eq!(text(&line), format!("{}\n", vec!["가나"; 100_000].join(" ")));
    let picture = format!("<p>a<img src='data:image/png;base64,{}'>b</p>", "A/+=".repeat(500_000));
    assert_eq!(text(&picture), "ab\n");
}

/// Pieces of pages, well-formed and not.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<blockquote>",
        "</blockquote>",
        "<form>",
        "</form>",
        "<header>",
        "</header>",
        "<nav>",
        "</nav>",
        "<figcaption>",
        "</figcaption>",
        "<pre>",
        "</pre>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<svg>",
        "</svg>",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<br>",
        "<p hidden>",
        "<span rel=author>",
        "</span>",
        "<sup>",
        "</sup>",
        "북송",
        "600",
        " ",
        "\n",
        "\r\n",
        "&lt;",
        "&#x1d11e;",
        "<!-- x -->",
        "<",
        "a",
        "<article>",
        "</article>",
        "𝄞",
    ]);
    prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn any_page_gives_clean_text_and_marks_inside_it(page in pieces()) {
        let Ok(copy) = copy(format!("<body>{page}").as_bytes()) else { return Ok(()) };
        let length = copy.text.chars().count();
        prop_assert!(copy.marks.is_sorted());
        for mark in &copy.marks {
            prop_assert!(mark.start < mark.end && mark.end <= length, "{mark:?} {:?}", copy.text);
        }
        prop_assert!(copy.text.ends_with('\n') && !copy.text.ends_with("\n\n") || page.contains("<pre"), "{:?}", copy.text);
        prop_assert!(!copy.text.contains("\n\n\n") || page.contains("<pre"), "{:?}", copy.text);
        prop_assert!(!copy.text.contains(" \n") || page.contains("<pre"), "{:?}", copy.text);
    }
}
