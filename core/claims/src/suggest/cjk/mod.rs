//! What the Korean and the Chinese grammar share: dates written with year, month and day marks, and clause ranges.

pub(crate) mod dates;
mod figures;
mod lengths;
mod relative;
mod spans;
pub(crate) mod statements;
mod words;

use super::text::Sentence;

/// The character that ends at a byte, if any.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that begins at a byte, if any.
pub(crate) fn at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a character is a Hangul syllable.
pub(crate) fn hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// Whether a character is a Han one.
pub(crate) fn han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c) || c == '\u{3007}'
}

/// A range without spaces and marks at its ends.
pub(crate) fn trim(sentence: &Sentence<'_>, start: usize, end: usize) -> (usize, usize) {
    let text = sentence.slice(start, end);
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '，'
                    | '、'
                    | '。'
                    | '.'
                    | '"'
                    | '\''
                    | '「'
                    | '」'
                    | '『'
                    | '』'
                    | '：'
                    | ':'
                    | ';'
                    | '；'
                    | '“'
                    | '”'
                    | '‘'
                    | '’'
                    | '·'
                    | '('
                    | '（'
            )
    };
    let front = text.len() - text.trim_start_matches(marks).len();
    let back = text.trim_end_matches(|c| marks(c) && c != '”').len();
    if back <= front { (start, end) } else { (start + front, start + back) }
}
