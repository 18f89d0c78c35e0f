//! Finding words in the record. Input: texts, each with what it belongs to, and what is looked for. Output: where it
//! stands, with the words around. Letters are compared without case, width and marks (`Onsŏng` is `Onsong`), Hangul
//! by whole syllables however it was typed in, and any two letters of Korean or Chinese are found. Leaves out where the
//! texts are kept: nothing is written down for it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A text that can be searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Searched<K> {
    /// What the text belongs to.
    pub of: K,
    text: String,
    folded: String,
}

impl<K> Searched<K> {
    /// A text made ready.
    pub fn new(of: K, text: &str) -> Self {
        let text: String = text.nfc().collect();
        Searched { of, folded: fold(&text), text }
    }
}

/// A place where what was looked for stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'t, K> {
    /// What the text belongs to.
    pub of: &'t K,
    /// The words before.
    pub before: String,
    /// The words found, as they are written there.
    pub exact: String,
    /// The words after.
    pub after: String,
    /// First code point of the words found.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// Letters shown on either side of a hit.
const AROUND: usize = 60;

/// The first place of each text in which every word looked for stands: where the first of them does. In the order of the
/// texts, at most so many.
pub fn search<'t, K>(texts: &'t [Searched<K>], wanted: &str, at_most: usize) -> Vec<Found<'t, K>> {
    let words = words_of(wanted);
    let Some(first) = words.first() else { return Vec::new() };
    let first_place = |one| found(one, std::slice::from_ref(first), 1).into_iter().next();
    texts.iter().filter(|one| has_all(one, &words)).filter_map(first_place).take(at_most).collect()
}

/// The places of a text in which a word looked for stands, if every one does: in the order of the text, at most so many.
///
/// ```
/// use attested_app::{Searched, places};
/// let text = Searched::new((), "600 were taken; 600 were returned");
/// assert_eq!(places(&text, "returned 600", 9).iter().map(|place| place.start).collect::<Vec<_>>(), [0, 16, 25]);
/// ```
pub fn places<'t, K>(text: &'t Searched<K>, wanted: &str, at_most: usize) -> Vec<Found<'t, K>> {
    let words = words_of(wanted);
    if has_all(text, &words) { found(text, &words, at_most) } else { Vec::new() }
}

fn words_of(wanted: &str) -> Vec<String> {
    let wanted: String = wanted.nfc().collect();
    wanted.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}

fn has_all<K>(one: &Searched<K>, words: &[String]) -> bool {
    words.iter().all(|word| one.folded.contains(word.as_str()))
}

fn found<'t, K>(one: &'t Searched<K>, words: &[String], at_most: usize) -> Vec<Found<'t, K>> {
    let mut at: Vec<(usize, &str)> =
        words.iter().flat_map(|word| one.folded.match_indices(word.as_str()).take(at_most)).collect();
    at.sort_unstable();
    at.dedup_by_key(|(byte, _)| *byte);
    // Code points of the folded text before and after a hit, back to those of the text itself.
    let origins: Vec<usize> =
        one.text.chars().enumerate().flat_map(|(i, c)| std::iter::repeat_n(i, folded(c).count())).collect();
    let letters: Vec<char> = one.text.chars().collect();
    let part = |from: usize, to: usize| letters[from..to.min(letters.len())].iter().collect::<String>();
    let (mut byte, mut before, mut all) = (0, 0, Vec::new());
    for (start, word) in at.into_iter().take(at_most) {
        before += one.folded[byte..start].chars().count();
        byte = start;
        let last = before + word.chars().count() - 1;
        let (Some(start), Some(end)) = (origins.get(before).copied(), origins.get(last).map(|end| end + 1)) else {
            continue;
        };
        all.push(Found {
            of: &one.of,
            before: part(start.saturating_sub(AROUND), start),
            exact: part(start, end),
            after: part(end, end + AROUND),
            start,
            end,
        });
    }
    all
}

/// A text as it is compared.
///
/// ```
/// use attested_app::fold;
/// assert_eq!(fold("Onsŏng"), fold("ＯＮＳＯＮＧ"));
/// assert_eq!(fold("북송"), "북송");
/// ```
pub fn fold(text: &str) -> String {
    text.nfc().flat_map(folded).collect()
}

/// A character as it is compared: without its marks, small, in its plain form; a syllable of Hangul stays whole.
fn folded(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c).nfkd().filter(|c| canonical_combining_class(*c) == 0).nfc().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Vec<Searched<u32>> {
        let texts = [
            "중국이 탈북민 600여 명을 강제 북송했다",
            "遣返脱北者：吉林、丹东",
            "Crossing at Onsŏng and Hyesan",
            "탈북민 구금",
        ];
        texts.iter().zip(1..).map(|(text, of)| Searched::new(of, text)).collect()
    }

    #[test]
    fn two_letters_of_hangul_and_han_are_found_and_marks_don_t_matter() {
        let texts = texts();
        let of = |wanted: &str| search(&texts, wanted, 10).into_iter().map(|f| *f.of).collect::<Vec<_>>();
        for (wanted, found) in [
            ("북송", vec![1]),
            ("遣返", vec![2]),
            ("吉林", vec![2]),
            ("구금", vec![4]),
            ("탈북", vec![1, 4]),
            ("onsong", vec![3]),
            ("ONSŎNG hyesan", vec![3]),
            ("탈북 구금", vec![4]),
            ("부", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(of(wanted), found, "{wanted}");
        }
        let decomposed: String = "북송".nfd().collect();
        assert_eq!(of(&decomposed), [1]);
    }

    #[test]
    fn a_hit_says_where_it_stands_in_the_text_as_written() {
        let texts = [Searched::new((), "ﬁve at Onsŏng now")];
        let found = &search(&texts, "onsong", 1)[0];
        assert_eq!((found.start, found.end, found.exact.as_str()), (7, 13, "Onsŏng"));
        assert_eq!((found.before.as_str(), found.after.as_str()), ("ﬁve at ", " now"));
    }
}
