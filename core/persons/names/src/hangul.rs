//! Hangul syllables as numbers and letters. Input: characters, or places in the alphabet. Output: syllables taken apart, put
//! together, and as the initial-sound law writes them. Leaves out what a syllable is spelled like in other scripts.

/// How many syllables Unicode composes: 19 initials, 21 vowels, 28 finals.
pub const SYLLABLES: usize = 11_172;

const FIRST: u32 = 0xAC00;
const VOWELS: u16 = 21;
const FINALS: u16 = 28;
const INITIAL_LETTERS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWEL_LETTERS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINAL_LETTERS: &str = "-ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// A composed Hangul syllable, by its place in Unicode's block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable(u16);

impl Syllable {
    /// The syllable that a character is.
    #[must_use]
    pub fn of(character: char) -> Option<Syllable> {
        let place = u32::from(character).checked_sub(FIRST)?;
        u16::try_from(place).ok().filter(|place| usize::from(*place) < SYLLABLES).map(Syllable)
    }

    /// From the places of its letters in the alphabet.
    #[must_use]
    pub(crate) fn compose(initial: u8, vowel: u8, last: u8) -> Syllable {
        Syllable((u16::from(initial) * VOWELS + u16::from(vowel)) * FINALS + u16::from(last))
    }

    /// The places of its letters: initial, vowel, final (0 is none).
    #[must_use]
    pub(crate) fn letters(self) -> (u8, u8, u8) {
        let part = |n: u16| u8::try_from(n).unwrap_or(u8::MAX);
        (part(self.0 / (VOWELS * FINALS)), part(self.0 / FINALS % VOWELS), part(self.0 % FINALS))
    }

    /// The character.
    #[must_use]
    pub fn character(self) -> char {
        char::from_u32(FIRST + u32::from(self.0)).unwrap_or('\u{fffd}')
    }

    /// Its place among the syllables.
    #[must_use]
    pub fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The syllable at a place.
    pub(crate) fn at(place: usize) -> Option<Syllable> {
        u16::try_from(place).ok().filter(|place| usize::from(*place) < SYLLABLES).map(Syllable)
    }

    /// How the South writes it at the head of a word, where the North keeps ㄹ and ㄴ: 리 as 이, 로 as 노, 녀 as 여.
    #[must_use]
    pub fn at_the_head(self) -> Syllable {
        let (initial, vowel, last) = self.letters();
        let softened = matches!(vowel, 2 | 3 | 6 | 7 | 12 | 17 | 20);
        match initial {
            5 if softened => Syllable::compose(11, vowel, last),
            5 => Syllable::compose(2, vowel, last),
            // 니 at the head is a given name's own more often than a 이 that the North keeps.
            2 if softened && vowel != 20 => Syllable::compose(11, vowel, last),
            _ => self,
        }
    }

    /// Whether two syllables differ in exactly one of their letters.
    pub(crate) fn is_neighbour(self, other: Syllable) -> bool {
        let (a, b) = (self.letters(), other.letters());
        usize::from(a.0 != b.0) + usize::from(a.1 != b.1) + usize::from(a.2 != b.2) == 1
    }
}

/// The place of a letter in one part of a syllable; `-` among the finals is none.
pub(crate) fn place_of(part: Part, letter: &str) -> Option<u8> {
    let letters = match part {
        Part::Initial => INITIAL_LETTERS,
        Part::Vowel => VOWEL_LETTERS,
        Part::Final => FINAL_LETTERS,
    };
    let place = letters.chars().position(|c| letter.chars().eq([c]))?;
    u8::try_from(place).ok()
}

/// A part of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Initial,
    Vowel,
    Final,
}

impl Part {
    pub(crate) const ALL: [Part; 3] = [Part::Initial, Part::Vowel, Part::Final];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Part::Initial => "initial",
            Part::Vowel => "vowel",
            Part::Final => "final",
        }
    }

    pub(crate) fn letter(self, place: u8) -> char {
        let letters = match self {
            Part::Initial => INITIAL_LETTERS,
            Part::Vowel => VOWEL_LETTERS,
            Part::Final => FINAL_LETTERS,
        };
        letters.chars().nth(usize::from(place)).unwrap_or('-')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_comes_apart_and_together() {
        for place in 0..SYLLABLES {
            let syllable = Syllable::at(place).unwrap();
            let (initial, vowel, last) = syllable.letters();
            assert_eq!(Syllable::compose(initial, vowel, last), syllable);
            assert_eq!(Syllable::of(syllable.character()), Some(syllable));
        }
        assert_eq!((Syllable::of('a'), Syllable::of('金'), Syllable::at(SYLLABLES)), (None, None, None));
    }

    #[test]
    fn the_initial_sound_law() {
        let written: String =
            "리류림로라녀니김".chars().map(|c| Syllable::of(c).unwrap().at_the_head().character()).collect();
        assert_eq!(written, "이유임노나여니김");
    }
}
