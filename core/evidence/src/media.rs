//! What some bytes are: a media type, from the content first and the file's name second. Input: the first bytes
//! and a name. Output: a media type, and what the name promised if that is something else. Leaves out reading
//! the content any further, and guessing an encoding: where the content does not say its charset, neither do we.

/// The byte order mark of UTF-8.
pub(crate) const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// How much of a file is looked at.
const WINDOW: usize = 64 * 1024;

/// What some bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised {
    /// The media type, with a charset where a byte order mark shows it.
    pub media_type: &'static str,
    /// What the file's name says instead, when it says something else: a picture called `.html`.
    pub named: Option<&'static str>,
}

/// Says what some bytes are.
///
/// ```
/// use attested_evidence::recognise;
/// let png = recognise(b"\x89PNG\r\n\x1a\n", "page.html");
/// assert_eq!((png.media_type, png.named), ("image/png", Some("text/html")));
/// assert_eq!(recognise("# 북송".as_bytes(), "note.md").media_type, "text/markdown");
/// assert_eq!(recognise(b"<!DOCTYPE html><p>600", "saved.txt").media_type, "text/html");
/// assert_eq!(recognise(b"\xff\xfe6\x000\x000\x00", "a.txt").media_type, "text/plain; charset=utf-16le");
/// ```
pub fn recognise(bytes: &[u8], name: &str) -> Recognised {
    let named = by_name(name);
    let window = &bytes[..bytes.len().min(WINDOW)];
    let media_type = by_content(window, named, bytes.len() > WINDOW);
    let agrees = |named: &str| essence(media_type) == named;
    Recognised { media_type, named: named.filter(|named| !agrees(named)) }
}

/// A media type without its parameters, in lower case: `text/html` of `Text/HTML; charset=euc-kr`.
pub fn essence_of(media_type: &str) -> String {
    essence(media_type).to_ascii_lowercase()
}

/// The charset that a media type names: `euc-kr` of `text/html; charset="euc-kr"`.
///
/// ```
/// use attested_evidence::charset_of;
/// assert_eq!(charset_of("text/html; Charset=\"EUC-KR\""), Some("EUC-KR"));
/// assert_eq!(charset_of("text/html"), None);
/// ```
pub fn charset_of(media_type: &str) -> Option<&str> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"').trim();
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    })
}

fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Media types by the end of a name.
const BY_NAME: &[(&str, &str)] = &[
    ("html", "text/html"),
    ("htm", "text/html"),
    ("xhtml", "text/html"),
    ("md", "text/markdown"),
    ("markdown", "text/markdown"),
    ("txt", "text/plain"),
    ("text", "text/plain"),
    ("csv", "text/csv"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("eml", "message/rfc822"),
    ("pdf", "application/pdf"),
    ("rtf", "application/rtf"),
    ("zip", "application/zip"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("epub", "application/epub+zip"),
    ("hwpx", "application/hwp+zip"),
    ("wacz", "application/wacz"),
    ("doc", "application/msword"),
    ("xls", "application/vnd.ms-excel"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("hwp", "application/x-hwp"),
    ("warc", "application/warc"),
    ("gz", "application/gzip"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("heic", "image/heic"),
    ("svg", "image/svg+xml"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("wav", "audio/wav"),
    ("ogg", "audio/ogg"),
    ("mp4", "video/mp4"),
    ("mov", "video/quicktime"),
    ("webm", "video/webm"),
];

fn by_name(name: &str) -> Option<&'static str> {
    let (_, extension) = name.rsplit_once('.')?;
    BY_NAME.iter().find(|(end, _)| extension.eq_ignore_ascii_case(end)).map(|(_, media_type)| *media_type)
}

/// Files that begin in a way no other does.
const BY_SIGNATURE: &[(&[u8], &str)] = &[
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"WARC/1.", "application/warc"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
];

/// What lies in a ZIP or in Microsoft's compound file is told by the name alone.
const IN_ZIP: &[&str] = &["docx", "xlsx", "pptx", "odt", "epub", "hwpx", "wacz"];
const IN_COMPOUND: &[&str] = &["doc", "xls", "ppt", "hwp"];

fn by_content(window: &[u8], named: Option<&'static str>, cut: bool) -> &'static str {
    if let Some((_, media_type)) = BY_SIGNATURE.iter().find(|(signature, _)| window.starts_with(signature)) {
        return media_type;
    }
    let named_among = |ends: &[&str]| named.filter(|named| ends.iter().any(|end| by_name_end(end) == Some(named)));
    if window.starts_with(b"PK\x03\x04") || window.starts_with(b"PK\x05\x06") {
        return named_among(IN_ZIP).unwrap_or("application/zip");
    }
    if window.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return named_among(IN_COMPOUND).unwrap_or("application/x-ole-storage");
    }
    if let Some(media_type) = boxed_media(window) {
        return media_type;
    }
    if let Some(little) = utf16_mark(window) {
        return utf16_text(window, little);
    }
    let text = window.strip_prefix(UTF8_MARK).unwrap_or(window);
    if text.is_empty() {
        return named.unwrap_or("application/octet-stream");
    }
    if !looks_like_text(text, cut) {
        // A name alone can't make text of it; of sounds and pictures without a signature it can.
        return named.filter(|named| !is_text_type(named)).unwrap_or("application/octet-stream");
    }
    text_by_markup(text, named)
}

fn by_name_end(end: &str) -> Option<&'static str> {
    BY_NAME.iter().find(|(known, _)| *known == end).map(|(_, media_type)| *media_type)
}

/// RIFF and ISO media files, whose kind stands a few bytes in.
fn boxed_media(window: &[u8]) -> Option<&'static str> {
    if window.starts_with(b"RIFF") {
        return match window.get(8..12)? {
            b"WEBP" => Some("image/webp"),
            b"WAVE" => Some("audio/wav"),
            b"AVI " => Some("video/x-msvideo"),
            _ => None,
        };
    }
    if window.get(4..8)? != b"ftyp" {
        return None;
    }
    match window.get(8..12)? {
        b"M4A " | b"M4B " => Some("audio/mp4"),
        b"heic" | b"heix" | b"mif1" => Some("image/heic"),
        b"avif" => Some("image/avif"),
        b"qt  " => Some("video/quicktime"),
        _ => Some("video/mp4"),
    }
}

/// Whether a byte order mark of UTF-16 stands first, and if so whether the low byte comes first.
fn utf16_mark(window: &[u8]) -> Option<bool> {
    match window.get(..2)? {
        b"\xff\xfe" => Some(true),
        b"\xfe\xff" => Some(false),
        _ => None,
    }
}

fn utf16_text(window: &[u8], little: bool) -> &'static str {
    let units = window[2..].chunks_exact(2).map(|pair| match little {
        true => u16::from_le_bytes([pair[0], pair[1]]),
        false => u16::from_be_bytes([pair[0], pair[1]]),
    });
    let text: String = char::decode_utf16(units.take(2_048)).map(|c| c.unwrap_or('\u{fffd}')).collect();
    match (opens_page(text.as_bytes(), FIRM) || opens_page(text.as_bytes(), LOOSE), little) {
        (true, true) => "text/html; charset=utf-16le",
        (true, false) => "text/html; charset=utf-16be",
        (false, true) => "text/plain; charset=utf-16le",
        (false, false) => "text/plain; charset=utf-16be",
    }
}

/// No control character that text doesn't have. UTF-8 may be cut off where the window ends; bytes that are not
/// UTF-8 may still be text in another encoding.
fn looks_like_text(text: &[u8], cut: bool) -> bool {
    let whole = if cut { &text[..text.len().saturating_sub(4)] } else { text };
    !whole.iter().any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f))
}

fn is_text_type(media_type: &str) -> bool {
    media_type.starts_with("text/")
        || matches!(media_type, "application/json" | "application/xml" | "message/rfc822" | "image/svg+xml")
}

/// What opens a page whatever the file is called.
const FIRM: &[&str] = &["<!doctype html", "<html", "<head", "<body", "<title"];

/// What opens a page unless the file is called something else that may begin so: HTML inside Markdown.
const LOOSE: &[&str] = &[
    "<!--", "<script", "<style", "<meta", "<link", "<iframe", "<div", "<article", "<main", "<section", "<table", "<h1",
    "<p", "<br", "<a", "<b", "<font", "<center", "<span", "<ul",
];

fn text_by_markup(text: &[u8], named: Option<&'static str>) -> &'static str {
    if opens_page(text, FIRM) {
        return "text/html";
    }
    match named {
        Some("text/html") if has_tag(text) => "text/html",
        Some(other) if is_text_type(other) && other != "text/html" => other,
        Some(_) | None if opens_page(text, LOOSE) => "text/html",
        Some(_) | None => "text/plain",
    }
}

/// Whether text begins with one of some tags, white space, an XML declaration and comments before it aside.
fn opens_page(text: &[u8], tags: &[&str]) -> bool {
    let mut rest = text.trim_ascii_start();
    for (opening, closing) in [("<?xml", "?>"), ("<!--", "-->"), ("<!--", "-->"), ("<!--", "-->")] {
        if begins(rest, opening) && !tags.contains(&"<!--") {
            match find(rest, closing.as_bytes()) {
                Some(end) => rest = rest[end + closing.len()..].trim_ascii_start(),
                None => return false,
            }
        }
    }
    tags.iter().any(|tag| {
        let ends = rest.get(tag.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
        begins(rest, tag) && (*tag == "<!--" || ends)
    })
}

/// Whether any tag stands in text.
fn has_tag(text: &[u8]) -> bool {
    text.windows(2).any(|pair| pair[0] == b'<' && (pair[1].is_ascii_alphabetic() || pair[1] == b'!' || pair[1] == b'/'))
}

fn begins(text: &[u8], tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes and a name; what they are, and what the name promised instead.
    type Case = (&'static [u8], &'static str, &'static str, Option<&'static str>);

    #[test]
    fn content_comes_before_the_name() {
        let cases: &[Case] = &[
            (b"%PDF-1.7", "a.pdf", "application/pdf", None),
            (b"%PDF-1.7", "a.html", "application/pdf", Some("text/html")),
            (b"PK\x03\x04..", "a.docx", BY_NAME[14].1, None),
            (b"PK\x03\x04..", "a.html", "application/zip", Some("text/html")),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.hwp", "application/x-hwp", None),
            (b"\0\0\0\x18ftypisom", "a.mp4", "video/mp4", None),
            (b"RIFF\0\0\0\0WAVE", "a", "audio/wav", None),
            (b"<html><p>600", "a", "text/html", None),
            (b"\xef\xbb\xbf \n<!-- saved --><!DOCTYPE HTML>", "a.txt", "text/html", Some("text/plain")),
            (b"<?xml version=\"1.0\"?><html xmlns=\"\">", "a.xhtml", "text/html", None),
            (b"<p align=center>600</p>", "a.md", "text/markdown", None),
            (b"<p>600</p>", "a", "text/html", None),
            (b"<people>", "a", "text/plain", None),
            (b"around 600 <b>people</b>", "a.html", "text/html", None),
            (b"around 600", "a.html", "text/plain", Some("text/html")),
            (b"around 600", "a", "text/plain", None),
            (b"a,b\n1,2\n", "a.csv", "text/csv", None),
            (b"\xbf\xac\xb7\xc9", "a.txt", "text/plain", None),
            (b"a\0b", "a.txt", "application/octet-stream", Some("text/plain")),
            (b"a\x01b", "a.mp3", "audio/mpeg", None),
            (b"", "a.txt", "text/plain", None),
            (b"", "a", "application/octet-stream", None),
            (b"\xfe\xff\0<\0h\0t\0m\0l\0>", "a.html", "text/html; charset=utf-16be", None),
        ];
        for (bytes, name, media_type, named) in cases {
            let found = recognise(bytes, name);
            assert_eq!((found.media_type, found.named), (*media_type, *named), "{name}: {bytes:?}");
        }
    }

    #[test]
    fn a_name_without_an_end_or_with_a_strange_one_promises_nothing() {
        for name in ["", ".", "a.", "html", "a.한글", "600.5"] {
            assert_eq!(by_name(name), None, "{name}");
        }
        assert_eq!(by_name("A.HTML"), Some("text/html"));
    }

    #[test]
    fn media_types_are_read_in_parts() {
        assert_eq!(essence_of(" Text/HTML ; charset=x"), "text/html");
        assert_eq!(charset_of("text/plain; format=flowed; charset=big5"), Some("big5"));
        assert_eq!(charset_of("text/plain; charset="), None);
        assert_eq!(charset_of("charset=big5"), None);
    }
}
