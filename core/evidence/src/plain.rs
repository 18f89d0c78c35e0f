//! `text/1`: plain text in UTF-8, word for word. Input: bytes. Output: the same text, a byte order mark at its
//! head dropped, line ends as they are (CRLF stays CRLF): every offset is that of the file as stored. Leaves out
//! other encodings (`attested-parsers` decodes them when told which) and any guess at them.

use crate::{EvidenceError, ExtractFault, Extractor, WorkingCopy, media};

/// Plain text in UTF-8.
///
/// ```
/// use attested_evidence::{Extractor, PlainText};
/// let copy = PlainText.extract(b"around 600\r\nfar less\r\n")?;
/// assert_eq!(copy.text, "around 600\r\nfar less\r\n");
/// let error = PlainText.extract(b"around \xff 600").unwrap_err();
/// assert!(error.to_string().contains("byte 7 (line 1) is not UTF-8"), "{error}");
/// # Ok::<(), attested_evidence::EvidenceError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlainText;

impl Extractor for PlainText {
    fn name(&self) -> &'static str {
        "text/1"
    }

    fn accepts(&self, media_type: &str) -> bool {
        matches!(media::essence_of(media_type).as_str(), "text/plain" | "text/csv")
    }

    fn extract(&self, bytes: &[u8]) -> Result<WorkingCopy, EvidenceError> {
        let text = checked_text(self.name(), bytes)?;
        Ok(WorkingCopy { text: text.to_owned(), extractor: self.name(), marks: Vec::new() })
    }
}

/// The text of bytes that must be UTF-8, a byte order mark at its head dropped.
///
/// # Errors
/// [`EvidenceError::Extract`] when there is nothing in them, or at the first byte that is not UTF-8 or is 0.
/// `extractor` is named in it.
pub fn checked_text<'b>(extractor: &'static str, bytes: &'b [u8]) -> Result<&'b str, EvidenceError> {
    let fail = |why| EvidenceError::Extract { extractor, why };
    let mark = if bytes.starts_with(media::UTF8_MARK) { media::UTF8_MARK.len() } else { 0 };
    let body = &bytes[mark..];
    if body.is_empty() {
        return Err(fail(ExtractFault::Empty));
    }
    let (valid, broken) = match std::str::from_utf8(body) {
        Ok(text) => (text.as_bytes(), None),
        Err(error) => (&body[..error.valid_up_to()], Some(mark + error.valid_up_to())),
    };
    if let Some(at) = valid.iter().position(|byte| *byte == 0) {
        return Err(fail(ExtractFault::Nul { at: mark + at }));
    }
    match broken {
        Some(at) => Err(fail(ExtractFault::NotUtf8 { at, line: line_of(&bytes[..at]) })),
        // Checked above; a second check costs less than a proof that the compiler can't see.
        None => std::str::from_utf8(body).map_err(|_| fail(ExtractFault::NotUtf8 { at: mark, line: 1 })),
    }
}

/// The line, from 1, on which the byte after `before` stands.
fn line_of(before: &[u8]) -> usize {
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> ExtractFault {
        match PlainText.extract(bytes) {
            Err(EvidenceError::Extract { extractor: "text/1", why }) => why,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn text_is_kept_word_for_word_and_the_mark_dropped() {
        for text in ["a", "한글 한글\r\n\r", "\u{feff}x", "𝄞 600", " \n"] {
            let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
            assert_eq!(PlainText.extract(&marked).unwrap().text, text);
        }
    }

    #[test]
    fn faults_name_the_byte_of_the_file() {
        assert_eq!(fault(b""), ExtractFault::Empty);
        assert_eq!(fault(b"\xef\xbb\xbf"), ExtractFault::Empty);
        assert_eq!(fault(b"\xef\xbb\xbfa\n\xff"), ExtractFault::NotUtf8 { at: 5, line: 2 });
        assert_eq!(fault(b"\xef\xbb\xbfa\0"), ExtractFault::Nul { at: 4 });
        assert_eq!(fault(b"a\0\xff"), ExtractFault::Nul { at: 1 });
        // A character cut off at the end of the file.
        assert_eq!(fault(&"가".as_bytes()[..2]), ExtractFault::NotUtf8 { at: 0, line: 1 });
    }
}
