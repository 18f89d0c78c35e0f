//! Which encoding some bytes are in, and their text. Input: bytes, and the charset that somebody said. Output: text
//! in which every byte was read, or the first byte that could not be. What counts, in this order: a byte order
//! mark; the charset said; for a page, what its `<meta>` or XML declaration says; UTF-8. Encodings and their
//! names are those of the Encoding Standard (WHATWG). Leaves out guessing, and replacement characters: a text
//! with holes would be quoted as if it were whole.

use crate::html::attributes::Attributes;
use attested_evidence::{ExtractFault, charset_of};
use encoding_rs::{
    BIG5, DecoderResult, EUC_KR, Encoding, GBK, REPLACEMENT, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
    X_USER_DEFINED,
};

/// How far into a page its own word on its encoding is looked for, in bytes. Browsers stop at 1,024; pages exist
/// that put scripts first.
const PRESCAN: usize = 16 * 1024;

/// The encoding of bytes and how many of them are its mark.
pub(crate) fn encoding_of(
    bytes: &[u8],
    said: Option<&str>,
    is_page: bool,
) -> Result<(&'static Encoding, usize), ExtractFault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok((encoding, mark));
    }
    if let Some(label) = said {
        return Ok((by_label(label)?, 0));
    }
    let window = &bytes[..bytes.len().min(PRESCAN)];
    let label = if is_page { said_in_page(window) } else { None };
    let Some(label) = label else { return Ok((UTF_8, 0)) };
    let encoding = by_label(&label)?;
    // A page that could be read up to this word is not in UTF-16, whatever the word is (HTML Standard, prescan).
    let encoding = match encoding {
        e if e == UTF_16LE || e == UTF_16BE => UTF_8,
        e if e == X_USER_DEFINED => WINDOWS_1252,
        e => e,
    };
    Ok((encoding, 0))
}

/// Names that people and their programs use and the standard does not list.
const ALSO_CALLED: &[(&str, &Encoding)] = &[
    ("cp949", EUC_KR),
    ("ms949", EUC_KR),
    ("uhc", EUC_KR),
    ("cp936", GBK),
    ("ms936", GBK),
    ("cp950", BIG5),
    ("ms950", BIG5),
    ("cp932", SHIFT_JIS),
];

fn by_label(label: &str) -> Result<&'static Encoding, ExtractFault> {
    if let Some((_, encoding)) = ALSO_CALLED.iter().find(|(name, _)| label.trim().eq_ignore_ascii_case(name)) {
        return Ok(encoding);
    }
    // The replacement encoding stands for those that are unsafe to read (ISO-2022-KR, HZ).
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != REPLACEMENT).ok_or_else(|| {
        ExtractFault::UnknownCharset { label: label.chars().filter(|c| !c.is_control()).take(40).collect() }
    })
}

/// Decodes all bytes after the mark. Not for UTF-8, which core reads itself.
pub(crate) fn decode(bytes: &[u8], encoding: &'static Encoding, mark: usize) -> Result<String, ExtractFault> {
    let body = &bytes[mark..];
    if body.is_empty() {
        return Err(ExtractFault::Empty);
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(body.len() + body.len() / 2 + 16);
    let mut read = 0;
    loop {
        let (result, more) = decoder.decode_to_string_without_replacement(&body[read..], &mut text, true);
        read += more;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve((body.len() - read).max(64) * 2),
            DecoderResult::Malformed(length, after) => {
                let at = mark + read.saturating_sub(usize::from(length) + usize::from(after));
                return Err(ExtractFault::NotInCharset { charset: encoding.name(), at });
            }
        }
    }
    match text.find('\0') {
        Some(at) => Err(ExtractFault::Nul { at: mark + byte_of(&text[..at], body, encoding) }),
        None => Ok(text),
    }
}

/// The byte of the original at which the text before a NUL ends.
fn byte_of(before: &str, body: &[u8], encoding: &'static Encoding) -> usize {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return before.encode_utf16().count() * 2;
    }
    // In every other encoding of the standard a NUL is the byte 0, and the byte 0 is a NUL.
    body.iter().position(|byte| *byte == 0).unwrap_or_default()
}

/// What the head of a page says of its encoding.
fn said_in_page(window: &[u8]) -> Option<String> {
    if let Some(label) = said_in_xml(window) {
        return Some(label);
    }
    let mut at = 0;
    while let Some(found) = window[at..].iter().position(|byte| *byte == b'<') {
        at += found;
        let rest = &window[at..];
        if rest.starts_with(b"<!--") {
            // The hyphens of the opening may be those of the end: `<!-->`.
            at += 2 + position(&rest[2..], b"-->")? + 3;
        } else if rest.len() > 5
            && rest[1..5].eq_ignore_ascii_case(b"meta")
            && matches!(rest[5], b'\t' | b'\n' | 0x0c | b'\r' | b' ' | b'/')
        {
            let mut attributes = Attributes::new(window, at + 5);
            if let Some(label) = said_in_meta(&mut attributes) {
                return Some(label);
            }
            at = attributes.at();
        } else if rest.len() > 1 && (rest[1].is_ascii_alphabetic() || rest[1] == b'/') {
            let mut attributes = Attributes::after_name(window, at + 1);
            while attributes.next().is_some() {}
            at = attributes.at();
        } else {
            at += 1;
        }
    }
    None
}

fn said_in_xml(window: &[u8]) -> Option<String> {
    let window = window.trim_ascii_start();
    if !window.starts_with(b"<?xml") {
        return None;
    }
    let declaration = &window[..position(window, b"?>")?];
    let mut attributes = Attributes::new(declaration, b"<?xml".len());
    while let Some((name, value)) = attributes.next() {
        if name == b"encoding" {
            return Some(text(value));
        }
    }
    None
}

fn said_in_meta(attributes: &mut Attributes<'_>) -> Option<String> {
    let (mut charset, mut content, mut is_content_type) = (None, None, false);
    while let Some((name, value)) = attributes.next() {
        if name.eq_ignore_ascii_case(b"charset") {
            charset.get_or_insert_with(|| text(value));
        } else if name.eq_ignore_ascii_case(b"content") {
            content.get_or_insert_with(|| text(value));
        } else if name.eq_ignore_ascii_case(b"http-equiv") {
            is_content_type |= value.trim_ascii().eq_ignore_ascii_case(b"content-type");
        }
    }
    charset.filter(|label| !label.is_empty()).or_else(|| {
        let content = content.filter(|_| is_content_type)?;
        charset_of(&content).map(str::to_owned)
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.trim_ascii()).into_owned()
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_encoding(page: &[u8]) -> Result<&'static str, ExtractFault> {
        encoding_of(page, None, true).map(|(encoding, _)| encoding.name())
    }

    #[test]
    fn a_page_s_own_word_is_found() {
        let cases: &[(&[u8], &str)] = &[
            (b"<meta charset=euc-kr>", "EUC-KR"),
            (b"<META CHARSET='KS_C_5601-1987' />", "EUC-KR"),
            (b"<html lang=ko><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">", "GBK"),
            (b"<meta content='text/html;charset=Big5' http-equiv=content-type>", "Big5"),
            (b"<meta name=x content='charset=big5'>", "UTF-8"),
            (b"<!-- <meta charset=big5> --><meta charset=gb18030>", "gb18030"),
            (b"<!--><meta charset=gb18030>", "gb18030"),
            (b"<p title='<meta charset=big5>'>", "UTF-8"),
            (b"<?xml version='1.0' encoding='EUC-KR'?><html>", "EUC-KR"),
            (b"<meta charset=utf-16le>", "UTF-8"),
            (b"<meta charset=''><meta charset=big5>", "Big5"),
            (b"<meta", "UTF-8"),
            (b"<metacharset=big5>", "UTF-8"),
            (b"\xef\xbb\xbf<meta charset=big5>", "UTF-8"),
            (b"", "UTF-8"),
        ];
        for (page, expected) in cases {
            assert_eq!(page_encoding(page), Ok(*expected), "{:?}", String::from_utf8_lossy(page));
        }
    }

    #[test]
    fn unknown_and_unsafe_encodings_are_refused() {
        for label in ["klingon", "iso-2022-kr", "hz-gb-2312", ""] {
            let page = format!("<meta charset=\"{label}\u{7} \">");
            let found = page_encoding(page.as_bytes());
            assert!(matches!(found, Err(ExtractFault::UnknownCharset { .. })), "{label}: {found:?}");
        }
    }

    #[test]
    fn the_first_bad_byte_is_named() {
        let decode = |bytes: &[u8], label: &str| decode(bytes, by_label(label).unwrap(), 0);
        assert_eq!(decode(b"\xba\xcf\xbc\xdb", "euc-kr").as_deref(), Ok("북송"));
        assert_eq!(decode(b"\x8c\x63", "UHC").as_deref(), Ok("똠"));
        let charset = "EUC-KR";
        assert_eq!(decode(b"a\xba\xcf\xff\xffb", "cp949"), Err(ExtractFault::NotInCharset { charset, at: 3 }));
        assert_eq!(decode(b"ab\xba", "euc-kr"), Err(ExtractFault::NotInCharset { charset, at: 2 }));
        assert_eq!(decode(b"ab\xba\xcf\0", "euc-kr"), Err(ExtractFault::Nul { at: 4 }));
        assert_eq!(decode(b"6\0\0\0", "utf-16le"), Err(ExtractFault::Nul { at: 2 }));
        let charset = "UTF-16LE";
        assert_eq!(decode(b"6\x006", "utf-16le"), Err(ExtractFault::NotInCharset { charset, at: 2 }));
        assert_eq!(decode(b"", "big5"), Err(ExtractFault::Empty));
        assert_eq!(decode("𠀋".repeat(9).as_bytes(), "utf-16le").map(|text| text.chars().count()), Ok(18));
    }
}
