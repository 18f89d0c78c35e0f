//! From a text to sentences that the steps can read.
//!
//! Input: the text as given. Output: [`Sentence`]s in order, each with its part of the document (headline, caption,
//! body), a normalised form (lower case, plain quotes, single spaces, composed Hangul, simplified Han) and the way back
//! to the original bytes and code points. Leaves out markup: HTML becomes text in the evidence crate.
//!
//! A sentence never exceeds [`SENTENCE_MAX`] bytes, so steps that look back and forth within one stay linear in the text.

use super::lexicon::{Class, Hit};
use super::types::{Lang, Part};

/// Longest sentence read as one, in bytes; longer ones are cut at a space or a comma.
pub(crate) const SENTENCE_MAX: usize = 1200;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    Digits,
    Mark,
}

/// A word, a run of digits or a mark, by bytes of the normalised sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TokenKind,
}

/// One sentence, normalised, with the way back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sentence<'t> {
    pub(crate) original: &'t str,
    /// Code points of the document before this sentence.
    pub(crate) offset: usize,
    pub(crate) part: Option<Part>,
    /// Whether it opens a paragraph.
    pub(crate) opens: bool,
    /// Counts paragraphs from 0.
    pub(crate) paragraph: usize,
    pub(crate) norm: String,
    /// For each byte of `norm`, and its end, the byte of `original`.
    pub(crate) map: Vec<u32>,
    pub(crate) tokens: Vec<Token>,
    pub(crate) hits: Vec<Hit>,
    /// Which characters `norm` may hold: a bit for each remainder of their numbers. Only of Korean and Chinese.
    letters: [u64; 16],
}

impl<'t> Sentence<'t> {
    /// The original words of a range of the normalised sentence.
    pub(crate) fn words(&self, start: usize, end: usize) -> &'t str {
        let (from, to) = (self.map[start] as usize, self.map[end] as usize);
        self.original.get(from..to).unwrap_or("")
    }

    /// The normalised words of a range.
    pub(crate) fn slice(&self, start: usize, end: usize) -> &str {
        self.norm.get(start..end).unwrap_or("")
    }

    /// Whether the words stand in a Korean or Chinese sentence, which is seldom so: nearly always a character is wanting.
    pub(crate) fn holds(&self, words: &str) -> bool {
        self.may_hold(words) && self.norm.contains(words)
    }

    /// Where the words first stand in a Korean or Chinese sentence.
    pub(crate) fn find(&self, words: &str) -> Option<usize> {
        if self.may_hold(words) { self.norm.find(words) } else { None }
    }

    /// Whether every character of the words stands somewhere in the sentence, or another that shares its bit.
    fn may_hold(&self, words: &str) -> bool {
        words.chars().all(|c| {
            let (word, bit) = letter(c);
            self.letters[word] & bit != 0
        })
    }

    /// Code points of the document before a byte of the normalised sentence.
    pub(crate) fn code_point(&self, at: usize) -> usize {
        let byte = self.map[at] as usize;
        self.offset + self.original.get(..byte).map_or(0, |before| before.chars().count())
    }

    /// The hits of a class within a range, in order.
    pub(crate) fn of(&self, class: Class, start: usize, end: usize) -> impl DoubleEndedIterator<Item = &Hit> {
        let from = self.hits.partition_point(|hit| hit.start < start);
        let to = self.hits.partition_point(|hit| hit.start < end);
        self.hits[from..to.max(from)].iter().filter(move |hit| hit.class == class && hit.end <= end)
    }

    /// The hit of a class that begins exactly here.
    pub(crate) fn hit_at(&self, class: Class, start: usize) -> Option<&Hit> {
        let from = self.hits.partition_point(|hit| hit.start < start);
        self.hits[from..].iter().take_while(|hit| hit.start == start).find(|hit| hit.class == class)
    }

    /// Whether a range overlaps a hit of the class.
    pub(crate) fn touches(&self, class: Class, start: usize, end: usize) -> bool {
        self.hits.iter().take_while(|hit| hit.start < end).any(|hit| hit.class == class && hit.end > start)
    }

    /// The normalised text of a token.
    pub(crate) fn token(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.slice(token.start, token.end))
    }

    /// Index of the first token that begins at or after a byte.
    pub(crate) fn token_from(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.start < byte)
    }

    /// Whether a token begins with a capital in the original.
    pub(crate) fn capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| {
            token.kind == TokenKind::Word
                && self.words(token.start, token.end).chars().next().is_some_and(char::is_uppercase)
        })
    }
}

/// The bit that stands for a character in [`Sentence::letters`].
fn letter(c: char) -> (usize, u64) {
    let code = c as usize;
    (code / 64 % 16, 1 << (code % 64))
}

/// Whether a text begins with one of some words. Most differ in their first character: that alone is compared first.
pub(crate) fn begins_with(text: &str, words: &[&str]) -> bool {
    let first = text.as_bytes().first_chunk::<3>();
    words.iter().any(|word| match word.as_bytes().first_chunk::<3>() {
        Some(own) => Some(own) == first && text.starts_with(word),
        None => text.starts_with(word),
    })
}

/// Whether a text ends with one of some words.
pub(crate) fn closes_with(text: &str, words: &[&str]) -> bool {
    let last = text.as_bytes().last_chunk::<3>();
    words.iter().any(|word| match word.as_bytes().last_chunk::<3>() {
        Some(own) => Some(own) == last && text.ends_with(word),
        None => text.ends_with(word),
    })
}

/// Whether a text begins with one of the words that `|` parts.
pub(crate) fn starts_with_any(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.starts_with(word))
}

/// Whether a text ends with one of the words that `|` parts.
pub(crate) fn ends_with_any(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.ends_with(word))
}

/// Whether a text holds one of the words that `|` parts.
pub(crate) fn contains_any(text: &str, words: &str) -> bool {
    words.split('|').any(|word| text.contains(word))
}

/// Reads the sentence's normalised form, its map and its tokens; buffers are reused.
pub(crate) fn normalise(sentence: &mut Sentence<'_>, lang: Lang, variants: &[(char, char)]) {
    sentence.norm.clear();
    sentence.map.clear();
    sentence.tokens.clear();
    sentence.letters = [0; 16];
    let mut chars = sentence.original.char_indices().peekable();
    while let Some((byte, first)) = chars.next() {
        let mut c = plain(first);
        if lang == Lang::Ko && ('\u{1100}'..='\u{11ff}').contains(&c) {
            while let Some(&(_, next)) = chars.peek() {
                let Some(composed) = unicode_normalization::char::compose(c, next) else { break };
                c = composed;
                chars.next();
            }
        }
        if lang == Lang::Zh
            && c > '\u{4dff}'
            && let Ok(index) = variants.binary_search_by_key(&c, |(from, _)| *from)
        {
            c = variants[index].1;
        }
        if c == ' ' && sentence.norm.ends_with(' ') {
            continue;
        }
        for _ in 0..c.len_utf8() {
            sentence.map.push(byte as u32);
        }
        sentence.norm.push(c);
        if lang != Lang::En {
            let (word, bit) = letter(c);
            sentence.letters[word] |= bit;
        }
    }
    sentence.map.push(sentence.original.len() as u32);
    // Korean and Chinese are read character by character.
    if lang == Lang::En {
        tokenise(sentence);
    }
}

/// Lower case, straight quotes, plain spaces, half-width digits.
fn plain(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        // Han, kana and Hangul have no case.
        '\u{3001}'..='\u{d7a3}' => c,
        '\u{0}'..='\u{7f}' if c.is_ascii_whitespace() => ' ',
        '\u{0}'..='\u{7f}' => c,
        '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{ff07}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201f}' | '\u{ff02}' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{ff05}' => {
            char::from_u32(c as u32 - 0xfee0).map_or(c, |half| half.to_ascii_lowercase())
        }
        _ if c.is_whitespace() => ' ',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(only), None) => only,
                _ => c,
            }
        }
    }
}

/// Splits into words (with inner hyphens and abbreviations' stops), digit runs and marks.
fn tokenise(sentence: &mut Sentence<'_>) {
    let text = sentence.norm.as_bytes();
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        if byte == b' ' {
            at += 1;
            continue;
        }
        let start = at;
        let kind = if byte.is_ascii_digit() {
            at = digits_end(text, at);
            TokenKind::Digits
        } else if byte.is_ascii_alphabetic() || byte >= 0x80 {
            at = word_end(&sentence.norm, at);
            if at == start { TokenKind::Mark } else { TokenKind::Word }
        } else if byte == b'\''
            && text.get(at + 1) == Some(&b's')
            && !text.get(at + 2).is_some_and(u8::is_ascii_alphabetic)
        {
            at += 2;
            TokenKind::Word
        } else {
            TokenKind::Mark
        };
        if at == start {
            at += 1;
            while at < text.len() && !sentence.norm.is_char_boundary(at) {
                at += 1;
            }
        }
        sentence.tokens.push(Token { start, end: at, kind });
    }
}

/// Digits with inner separators: `1,076`, `2.5`, `12:30`.
fn digits_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < text.len() {
        match text[at] {
            b'0'..=b'9' => at += 1,
            b',' | b'.' | b':' if text.get(at + 1).is_some_and(u8::is_ascii_digit) => at += 2,
            _ => break,
        }
    }
    at
}

/// Letters with inner hyphens and apostrophes; `u.n.` keeps its stops.
fn word_end(norm: &str, start: usize) -> usize {
    let bytes = norm.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        if bytes[at].is_ascii_alphanumeric() {
            at += 1;
        } else if bytes[at] >= 0x80 {
            let Some(c) = norm[at..].chars().next() else { break };
            if !c.is_alphanumeric() {
                break;
            }
            at += c.len_utf8();
        } else if at > start && joins(bytes, start, at) {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether a mark inside a word belongs to it: `Byoung-sam`, `don't` (but no possessive), `u.n.`
fn joins(bytes: &[u8], start: usize, at: usize) -> bool {
    let next = bytes.get(at + 1).copied();
    match bytes[at] {
        b'-' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next >= 0x80),
        b'\'' => {
            let possessive = next == Some(b's') && !bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic);
            next.is_some_and(|next| next.is_ascii_alphabetic()) && !possessive
        }
        b'.' => abbreviation_stop(bytes, start, at),
        _ => false,
    }
}

/// Whether the stop at `at` belongs to single letters: `u.n.`, `s.`
fn abbreviation_stop(bytes: &[u8], start: usize, at: usize) -> bool {
    let single = at == start + 1 || (at >= start + 2 && bytes[at - 2] == b'.');
    single
        && bytes[at - 1].is_ascii_alphabetic()
        && bytes.get(at + 1).is_some_and(|next| {
            next.is_ascii_alphabetic()
                || (*next == b' ' && (at >= start + 2 || bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic)))
                || *next == b'\''
        })
}
