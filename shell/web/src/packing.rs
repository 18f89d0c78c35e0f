//! Text on its way to a browser: packed by gzip where the browser takes it, plain otherwise. Input: what a browser says it
//! takes, and a text. Output: an answer. Left out: files (they are kept, not read on the way) and long work's events, which
//! must come one by one.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Shorter texts are sent as they are: packing would save nothing.
const WORTH_IT: usize = 1_024;

/// How text is sent to who asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    Plain,
    Gzip,
}

impl Packing {
    /// By `Accept-Encoding` (RFC 9110, 12.5.3): gzip where it is named and not refused by `q=0`.
    pub(crate) fn of(headers: &HeaderMap) -> Packing {
        let named = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let takes = |one: &str| {
            let (coding, weight) = one.split_once(';').unwrap_or((one, "q=1"));
            let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse() == Ok(0.0));
            coding.trim().eq_ignore_ascii_case("gzip") && !refused
        };
        if named.flat_map(|value| value.split(',')).any(takes) { Packing::Gzip } else { Packing::Plain }
    }

    /// An answer with that text.
    pub(crate) fn answer(self, status: StatusCode, kind: &'static str, text: impl Into<Vec<u8>>) -> Response {
        let text = text.into();
        let about = [(header::CONTENT_TYPE, kind), (header::VARY, "Accept-Encoding")];
        if self == Packing::Plain || text.len() < WORTH_IT {
            return (status, about, text).into_response();
        }
        let mut packed = GzEncoder::new(Vec::with_capacity(text.len() / 4), Compression::fast());
        match packed.write_all(&text).and_then(|()| packed.finish()) {
            Ok(bytes) => (status, about, [(header::CONTENT_ENCODING, "gzip")], bytes).into_response(),
            // Writing to memory doesn't fail; if it did, the text is still there.
            Err(_) => (status, about, text).into_response(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Packing;
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn packs_only_for_who_takes_it() {
        for (said, packing) in [
            ("gzip, deflate, br", Packing::Gzip),
            ("br;q=1.0, GZIP;q=0.5", Packing::Gzip),
            ("gzip;q=0", Packing::Plain),
            ("gzip; q=0.000, br", Packing::Plain),
            ("br", Packing::Plain),
            ("identity", Packing::Plain),
            ("", Packing::Plain),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(said))]);
            assert_eq!(Packing::of(&headers), packing, "{said}");
        }
        assert_eq!(Packing::of(&HeaderMap::new()), Packing::Plain);
    }
}
