//! Between code points and bytes of a large text, and where a person finds a place in it. Input: a text.
//! Output: offsets both ways in near constant time, with a table of one number for each 4,096 bytes. Leaves
//! out columns, pages and clips, which plain text does not have.

use crate::QuotationError;

/// How many bytes lie between two entries of the table.
const STRIDE: usize = 4096;

/// A text whose code points can be found without reading it from the start. Building it reads the text once.
///
/// ```
/// use attested_evidence::IndexedText;
/// let text = IndexedText::new("북송 600여 명");
/// assert_eq!(text.code_points(), 9);
/// assert_eq!(text.byte_of(3), Some(7));
/// assert_eq!(text.code_point_of(7), 3);
/// assert_eq!(text.slice(3, 7), Some("600여"));
/// ```
#[derive(Debug, Clone)]
pub struct IndexedText<'t> {
    text: &'t str,
    /// The number of code points that begin before byte `i × STRIDE`.
    before: Vec<usize>,
    code_points: usize,
}

/// Where a person finds a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// The paragraph, from 1: paragraphs are parted by blank lines.
    pub paragraph: usize,
    /// The line, from 1. LF, CRLF and a lone CR end a line.
    pub line: usize,
}

impl<'t> IndexedText<'t> {
    /// Reads a text once.
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut code_points = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(code_points);
            code_points += count_code_points(chunk);
        }
        IndexedText { text, before, code_points }
    }

    /// The text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Its length, in code points.
    pub fn code_points(&self) -> usize {
        self.code_points
    }

    /// The byte at which a code point begins; the text's length in bytes for the one past the last; `None` beyond.
    pub fn byte_of(&self, code_point: usize) -> Option<usize> {
        if code_point >= self.code_points {
            return (code_point == self.code_points).then_some(self.text.len());
        }
        // The last chunk before which no more than `code_point` code points begin. There is one: the first has 0.
        let chunk = self.before.partition_point(|before| *before <= code_point) - 1;
        let mut left = code_point - self.before[chunk];
        for (at, byte) in self.text.as_bytes().iter().enumerate().skip(chunk * STRIDE) {
            if is_first_byte(*byte) {
                if left == 0 {
                    return Some(at);
                }
                left -= 1;
            }
        }
        None
    }

    /// How many code points begin before a byte: the code point's offset, where one begins there.
    pub fn code_point_of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        match self.before.get(byte / STRIDE) {
            Some(before) => before + count_code_points(&self.text.as_bytes()[byte / STRIDE * STRIDE..byte]),
            None => self.code_points,
        }
    }

    /// The words from code point `start` up to, not including, `end`; `None` when there are none.
    pub fn slice(&self, start: usize, end: usize) -> Option<&'t str> {
        self.text.get(self.byte_of(start)?..self.byte_of(end)?)
    }

    /// Where a person finds code point `start`. Reads the text up to there.
    ///
    /// # Errors
    /// [`QuotationError::OutOfRange`] past the end.
    ///
    /// ```
    /// use attested_evidence::{IndexedText, Locator};
    /// let text = IndexedText::new("Seoul\r\n\r\naround 600\r\nfar less");
    /// let place = text.locator(text.code_point_of(23))?;
    /// assert_eq!(place, Locator { paragraph: 2, line: 4 });
    /// # Ok::<(), attested_evidence::QuotationError>(())
    /// ```
    pub fn locator(&self, start: usize) -> Result<Locator, QuotationError> {
        let beyond = QuotationError::OutOfRange { start, end: start, code_points: self.code_points };
        let byte = self.byte_of(start).ok_or(beyond)?;
        let (mut paragraph, mut line) = (0, 1);
        let (mut in_paragraph, mut blank) = (false, true);
        for (at, c) in self.text[..byte].char_indices() {
            let line_ends = c == '\n' || (c == '\r' && self.text.as_bytes().get(at + 1) != Some(&b'\n'));
            if line_ends {
                in_paragraph &= !blank;
                line += 1;
                blank = true;
            } else if !c.is_whitespace() {
                paragraph += usize::from(!in_paragraph);
                in_paragraph = true;
                blank = false;
            }
        }
        // On the first letter of a paragraph nothing of it has been passed yet.
        let begins = !in_paragraph && !self.text[byte..].trim_start().is_empty();
        Ok(Locator { paragraph: (paragraph + usize::from(begins)).max(1), line })
    }
}

/// The number of code points that begin in some bytes of UTF-8.
pub(crate) fn count_code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first_byte(**byte)).count()
}

/// Whether a byte of UTF-8 begins a code point.
fn is_first_byte(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Text long enough for several entries of the table, with code points of every length.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec!["a", "é", "한", "\u{1112}\u{1161}\u{11ab}", "𝄞", "\r\n", "🧑‍🤝‍🧑", "\n\n"]);
        (prop::collection::vec(piece, 0..200), 1usize..40).prop_map(|(pieces, times)| pieces.concat().repeat(times))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn code_points_and_bytes_agree(text in text()) {
            let index = IndexedText::new(&text);
            prop_assert_eq!(index.code_points(), text.chars().count());
            for (code_point, (byte, _)) in text.char_indices().enumerate().step_by(7) {
                prop_assert_eq!(index.byte_of(code_point), Some(byte));
                prop_assert_eq!(index.code_point_of(byte), code_point);
            }
            prop_assert_eq!(index.byte_of(index.code_points()), Some(text.len()));
            prop_assert_eq!(index.byte_of(index.code_points() + 1), None);
            prop_assert_eq!(index.code_point_of(text.len()), index.code_points());
        }

        #[test]
        fn lines_are_those_a_reader_counts(text in text()) {
            let index = IndexedText::new(&text);
            let last = index.locator(index.code_points()).unwrap();
            prop_assert_eq!(last.line, 1 + text.matches('\n').count());
        }
    }

    #[test]
    fn places_are_where_a_reader_finds_them() {
        let text = "\n  one\ntwo\n \u{3000}\n\nthree\rfour\r\n\r\nfive\n";
        let index = IndexedText::new(text);
        let place = |word: &str| {
            let locator = index.locator(index.code_point_of(text.find(word).unwrap())).unwrap();
            (locator.paragraph, locator.line)
        };
        for (word, expected) in [
            ("\n", (1, 1)),
            ("  one", (1, 2)),
            ("one", (1, 2)),
            ("two", (1, 3)),
            (" \u{3000}", (1, 4)),
            ("three", (2, 6)),
            ("four", (2, 7)),
            ("five", (3, 9)),
        ] {
            assert_eq!(place(word), expected, "{word:?}");
        }
        assert_eq!(index.locator(index.code_points()), Ok(Locator { paragraph: 3, line: 10 }));
        assert!(index.locator(index.code_points() + 1).is_err());
        assert_eq!(IndexedText::new("").locator(0), Ok(Locator { paragraph: 1, line: 1 }));
    }

    #[test]
    fn an_empty_text_has_an_end_and_nothing_else() {
        let index = IndexedText::new("");
        assert_eq!((index.byte_of(0), index.byte_of(1), index.code_point_of(9)), (Some(0), None, 0));
    }
}
