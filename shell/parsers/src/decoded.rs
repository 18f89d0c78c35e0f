//! Text in another encoding than UTF-8, once somebody said which. Input: bytes, the charset, and core's extractor for
//! the format. Output: what that extractor makes of the decoded text, under its own name: the charset is part of
//! the document's media type, so the copy can be made again. Leaves out pages, which say their own ([`crate::html`]).

use crate::charset;
use attested_evidence::{EvidenceError, Extractor, WorkingCopy};
use encoding_rs::UTF_8;

/// One of core's extractors, behind a charset.
pub(crate) struct Decoded {
    /// The extractor for the format.
    pub(crate) inner: Box<dyn Extractor>,
    /// The charset that was said.
    pub(crate) charset: String,
}

impl Extractor for Decoded {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn accepts(&self, media_type: &str) -> bool {
        self.inner.accepts(media_type)
    }

    fn extract(&self, bytes: &[u8]) -> Result<WorkingCopy, EvidenceError> {
        let fail = |why| EvidenceError::Extract { extractor: self.name(), why };
        let (encoding, mark) = charset::encoding_of(bytes, Some(&self.charset), false).map_err(fail)?;
        if encoding == UTF_8 {
            return self.inner.extract(bytes);
        }
        let text = charset::decode(bytes, encoding, mark).map_err(fail)?;
        self.inner.extract(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use crate::extract;

    #[test]
    fn a_charset_that_was_said_is_used_and_a_mark_goes_before_it() {
        let read = |bytes: &[u8], media_type: &str| extract(bytes, media_type).unwrap().unwrap().text;
        assert_eq!(read(b"\xba\xcf\xbc\xdb 600\r\n", "text/plain; charset=euc-kr"), "북송 600\r\n");
        assert_eq!(read(b"# \xc7\xb2\xb7\xb5", "text/markdown; charset=gb18030"), "# 遣返");
        assert_eq!(read(b"\xff\xfe\xd4\x8f", "text/plain; charset=utf-16le"), "返");
        assert_eq!(read(b"\xff\xfe\xd4\x8f", "text/plain; charset=euc-kr"), "返");
        assert_eq!(read("북송".as_bytes(), "text/plain; charset=UTF-8"), "북송");
        // Bytes that look like no text, but somebody knows better.
        assert_eq!(read(b"6\x000\x000\0", "application/octet-stream; charset=utf-16le"), "600");
        // A mark inside the text stays: it is a character there.
        assert_eq!(read(b"a\0\xff\xfeb\0", "text/plain; charset=utf-16le"), "a\u{feff}b");
    }

    #[test]
    fn without_a_charset_nothing_is_guessed() {
        let error = extract(b"\xba\xcf\xbc\xdb", "text/plain").unwrap_err().to_string();
        assert!(error.contains("byte 0 (line 1) is not UTF-8") && error.contains("--charset euc-kr"), "{error}");
        let error = extract(b"x", "text/plain; charset=klingon").unwrap_err().to_string();
        assert!(error.contains("'klingon' is not known"), "{error}");
    }
}
