//! Tables that are asked for a few letters, again and again. Input: spellings and what they may stand for. Output: the same, found by
//! comparing one number. Leaves out what the letters mean.

use std::collections::BTreeMap;

/// How many letters a spelling in a table has at most.
const LETTERS_MOST: usize = 8;

/// What short spellings may stand for.
#[derive(Debug, Clone)]
pub(crate) struct Spellings<T>(BTreeMap<u128, Vec<T>>);

impl<T> Spellings<T> {
    /// What a spelling may stand for; nothing if it isn't in the table.
    pub(crate) fn of(&self, letters: &[char]) -> &[T] {
        key(letters).and_then(|key| self.0.get(&key)).map_or(&[], Vec::as_slice)
    }
}

/// A spelling longer than is ever asked for isn't kept.
impl<T> FromIterator<(String, Vec<T>)> for Spellings<T> {
    fn from_iter<I: IntoIterator<Item = (String, Vec<T>)>>(all: I) -> Spellings<T> {
        let packed = |text: &str| key(&text.chars().collect::<Vec<_>>());
        Spellings(all.into_iter().filter_map(|(text, of)| Some((packed(&text)?, of))).collect())
    }
}

/// A few letters as one number; `None` for more than [`LETTERS_MOST`] or those beyond the first plane.
pub(crate) fn key(letters: &[char]) -> Option<u128> {
    if letters.len() > LETTERS_MOST {
        return None;
    }
    letters.iter().try_fold(0, |key, c| u16::try_from(u32::from(*c)).ok().map(|c| key << 16 | u128::from(c)))
}
