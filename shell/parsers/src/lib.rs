//! Parsers: from the bytes of an original to a working copy, for every format that core does not read itself.
//!
//! Input: bytes that anybody may have made, and a media type (with a charset where somebody said one). Output: a
//! working copy, or an error that names the byte and what to do; the same for the same input, on every machine.
//! Work and memory grow no faster than the input, whatever it holds. Nothing that a document names is fetched.
//!
//! Formats now: plain text and Markdown in any encoding of the Encoding Standard, once it is said which; HTML. Workbooks give
//! tables to import ([`sheet`]), no working copies.
//! Leaves out pages with text in pictures, PDF and office files (until they can be parsed apart), and the child
//! process without files and network that all of this will then run in. The seam for it is [`extract`]: bytes
//! and a media type go in, a working copy or an error comes out, and nothing else passes. What is here now needs
//! it least: memory-safe code on text.
//!
//! ```
//! use attested_parsers::extract;
//! let page = b"<meta charset=euc-kr><title>x</title><p>\xba\xcf\xbc\xdb 600<script>track()</script></p>";
//! let copy = extract(page, "text/html")?.unwrap();
//! assert_eq!((copy.text.as_str(), copy.extractor), ("x\n\n북송 600\n", "html/1"));
//! assert_eq!(extract(b"%PDF-1.7", "application/pdf")?, None);
//! # Ok::<(), attested_evidence::EvidenceError>(())
//! ```

mod charset;
mod decoded;
mod html;
pub mod sheet;

use attested_evidence::{
    EvidenceError, Extractor, Markdown, PlainText, WorkingCopy, charset_of, checked_text, essence_of,
};

/// The extractor for a media type; `None` when no text can be taken from such originals yet. A charset in the
/// media type (`text/plain; charset=euc-kr`) goes before what the original says of itself, except a byte order
/// mark.
pub fn extractor_for(media_type: &str) -> Option<Box<dyn Extractor>> {
    let charset = charset_of(media_type).map(str::to_owned);
    let html = html::Html { charset: charset.clone() };
    if html.accepts(media_type) {
        return Some(Box::new(html));
    }
    let plain: [Box<dyn Extractor>; 2] = [Box::new(PlainText), Box::new(Markdown)];
    // UTF-16 without its mark looks like no text at all; who says its charset says that it is.
    let unknown = charset.is_some() && essence_of(media_type) == "application/octet-stream";
    let media_type = if unknown { "text/plain" } else { media_type };
    let inner = plain.into_iter().find(|extractor| extractor.accepts(media_type))?;
    match charset {
        Some(charset) => Some(Box::new(decoded::Decoded { inner, charset })),
        None => Some(inner),
    }
}

/// Takes a working copy; `None` when no text can be taken from such originals yet.
///
/// # Errors
/// [`EvidenceError::Extract`] when the bytes are not what the media type says, or hold no text.
pub fn extract(bytes: &[u8], media_type: &str) -> Result<Option<WorkingCopy>, EvidenceError> {
    extractor_for(media_type).map(|extractor| extractor.extract(bytes)).transpose()
}

/// Takes the text of a working copy, without its marks: of plain text in UTF-8 the bytes themselves, so that a large file
/// is held once.
///
/// # Errors
/// As [`extract`].
pub fn extract_text(bytes: Vec<u8>, media_type: &str) -> Result<Option<String>, EvidenceError> {
    let read = |bytes: &[u8]| Ok(extract(bytes, media_type)?.map(|copy| copy.text));
    if !PlainText.accepts(media_type) || charset_of(media_type).is_some() {
        return read(&bytes);
    }
    let mark = bytes.len() - checked_text(PlainText.name(), &bytes)?.len();
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            Ok(Some(text))
        }
        Err(error) => read(error.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_alone_is_the_working_copys() {
        let cases: [(&[u8], &str); 7] = [
            ("북송 600\r\n".as_bytes(), "text/plain"),
            (b"\xef\xbb\xbfmarked", "text/plain"),
            (b"broken \xff", "text/plain"),
            (b"", "text/plain"),
            (b"\xba\xcf\xbc\xdb", "text/plain; charset=euc-kr"),
            (b"# heading", "text/markdown"),
            (b"%PDF-1.7", "application/pdf"),
        ];
        for (bytes, media_type) in cases {
            let copy = extract(bytes, media_type).map(|copy| copy.map(|copy| copy.text));
            assert_eq!(extract_text(bytes.to_vec(), media_type), copy, "{media_type}");
        }
    }
}
