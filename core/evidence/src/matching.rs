//! Where words stand in a text when both may write one character in several ways: Hangul composed or in
//! its letters, accents before or after one another, CRLF or LF. Canonical equivalence, Unicode Standard
//! Annex #15. Input: a text and wanted words. Output: spans of the text's own bytes. One pass, in memory of the
//! order of the wanted words. Leaves out compatibility forms (１ for 1), case and white space: those are other words.

use std::ops::Range;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};

/// The most code points that are taken as one character with its marks: no writing has more than a few.
const LONGEST: usize = 1_024;

/// Whether a code point goes on with the character before it: a mark, or a vowel or final of a syllable in letters.
pub(crate) fn continues(c: char) -> bool {
    match c {
        '\0'..='\u{2ff}' => false,
        '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}' => true,
        _ => is_combining_mark(c),
    }
}

/// Whether a span of bytes neither begins nor ends inside a character.
pub(crate) fn is_whole(text: &str, span: &Range<usize>) -> bool {
    let first = text[span.clone()].chars().next();
    let next = text[span.end..].chars().next();
    !first.is_some_and(continues) && !next.is_some_and(continues)
}

/// The first `most` spans of `text` that are canonically equivalent to `wanted`, in order; they may overlap.
pub(crate) fn equivalents(text: &str, wanted: &str, most: usize) -> Vec<Range<usize>> {
    let mut pattern = Vec::new();
    let mut theirs = Characters::of(wanted);
    while theirs.next().is_some() {
        pattern.extend_from_slice(&theirs.letters);
    }
    let fallback = fallbacks(&pattern);
    let mut hits = Vec::new();
    if pattern.is_empty() {
        return hits;
    }
    // Where the character began that the letter came from, for as many letters as the pattern has; `None` for a
    // letter inside a character.
    let mut begins: Vec<Option<usize>> = vec![None; pattern.len()];
    let (mut slot, mut matched) = (0, 0);
    let mut ours = Characters::of(text);
    while let Some(span) = ours.next() {
        let last = ours.letters.len().saturating_sub(1);
        for (at, letter) in ours.letters.iter().copied().enumerate() {
            while matched > 0 && (matched == pattern.len() || pattern[matched] != letter) {
                matched = fallback[matched - 1];
            }
            matched += usize::from(pattern[matched] == letter);
            begins[slot] = (at == 0).then_some(span.start);
            slot = (slot + 1) % pattern.len();
            // The slot that comes next holds the pattern's first letter.
            if let (true, true, Some(start)) = (matched == pattern.len(), at == last, begins[slot]) {
                hits.push(start..span.end);
                if hits.len() == most {
                    return hits;
                }
            }
        }
    }
    hits
}

/// The span of `text` that begins at byte `start` and is canonically equivalent to `wanted`.
pub(crate) fn equivalent_at(text: &str, start: usize, wanted: &str) -> Option<Range<usize>> {
    if text[start..].chars().next().is_some_and(continues) {
        return None;
    }
    let (mut ours, mut theirs) = (Characters::of(&text[start..]), Characters::of(wanted));
    let mut end = start;
    while theirs.next().is_some() {
        let span = ours.next()?;
        if ours.letters != theirs.letters {
            return None;
        }
        end = start + span.end;
    }
    Some(start..end)
}

/// For each beginning of the pattern, the longest shorter beginning that it ends with (Knuth, Morris and Pratt, 1977).
fn fallbacks(pattern: &[char]) -> Vec<usize> {
    let mut fallback = vec![0; pattern.len()];
    let mut matched = 0;
    for at in 1..pattern.len() {
        while matched > 0 && pattern[matched] != pattern[at] {
            matched = fallback[matched - 1];
        }
        matched += usize::from(pattern[matched] == pattern[at]);
        fallback[at] = matched;
    }
    fallback
}

/// Reads a text character by character, each with its marks.
struct Characters<'t> {
    text: &'t str,
    at: usize,
    /// The letters of the character read last, decomposed and in canonical order.
    letters: Vec<char>,
}

impl<'t> Characters<'t> {
    fn of(text: &'t str) -> Self {
        Characters { text, at: 0, letters: Vec::new() }
    }

    /// Reads the next character; its span of bytes.
    fn next(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let mut rest = self.text[start..].chars();
        let first = rest.next()?;
        self.letters.clear();
        self.at = start + first.len_utf8();
        if first == '\r' && rest.as_str().starts_with('\n') {
            self.letters.push('\n');
            self.at += 1;
            return Some(start..self.at);
        }
        decompose_canonical(first, |letter| self.letters.push(letter));
        for mark in rest.take(LONGEST).take_while(|c| continues(*c)) {
            decompose_canonical(mark, |letter| self.letters.push(letter));
            self.at += mark.len_utf8();
        }
        order(&mut self.letters);
        Some(start..self.at)
    }
}

/// Puts marks in canonical order: by class, within each run of marks, equals as they stand.
fn order(letters: &mut [char]) {
    if letters.len() > 1 {
        for run in letters.split_mut(|letter| canonical_combining_class(*letter) == 0) {
            run.sort_by_key(|mark| canonical_combining_class(*mark));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn spans(text: &str, wanted: &str, most: usize) -> Vec<(usize, usize)> {
        equivalents(text, wanted, most).into_iter().map(|span| (span.start, span.end)).collect()
    }

    #[test]
    fn characters_are_never_cut() {
        let text = "한글 \u{1112}\u{1161}\u{11ab}글";
        let count = |wanted: &str| spans(text, wanted, 9).len();
        assert_eq!(count("한"), 2);
        assert_eq!(count("\u{1112}\u{1161}\u{11ab}"), 2);
        assert_eq!(count("하"), 0);
        assert_eq!(count("\u{1112}\u{1161}"), 0);
        assert_eq!(count("\u{11ab}"), 0);
        assert!(!is_whole("e\u{301}", &(0..1)));
        assert!(is_whole("e\u{301}a", &(0..3)));
    }

    #[test]
    fn marks_in_another_order_are_the_same_character() {
        let (one, other) = ("a\u{323}\u{302}", "a\u{302}\u{323}");
        assert_eq!(one.nfc().collect::<String>(), other.nfc().collect::<String>());
        assert_eq!(spans(one, other, 9), [(0, 5)]);
        assert_eq!(equivalent_at(one, 0, "\u{1ead}"), Some(0..5));
    }

    #[test]
    fn overlapping_places_are_all_found() {
        assert_eq!(spans("aaaa", "aa", 9), [(0, 2), (1, 3), (2, 4)]);
        assert_eq!(spans("aaaa", "aa", 2), [(0, 2), (1, 3)]);
        assert_eq!(spans("abababc", "ababc", 9), [(2, 7)]);
        assert_eq!(spans("a", "", 9), []);
    }

    #[test]
    fn a_hundred_thousand_marks_on_one_letter_end() {
        let text = format!("a{}", "\u{301}\u{323}".repeat(100_000));
        assert_eq!(spans(&text, "a", 9), []);
    }
}
