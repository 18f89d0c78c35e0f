//! Secrets of a session: tokens that nobody can guess. Input: the system's randomness. Output: text for a terminal, a
//! cookie or a form, compared in constant time.

/// Letters that a person can copy without taking one for another.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// A secret; it is never printed by `Debug`.
#[derive(Clone)]
pub(crate) struct Secret(zeroize::Zeroizing<String>);

impl Secret {
    /// 130 bits, in letters.
    pub(crate) fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0u8; 26];
        getrandom::fill(&mut bytes)?;
        let letters = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
        Ok(Secret(zeroize::Zeroizing::new(letters.collect())))
    }

    /// The secret itself.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether a text is the secret.
    pub(crate) fn is(&self, text: &str) -> bool {
        let (own, other) = (self.0.as_bytes(), text.as_bytes());
        own.len() == other.len() && own.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_itself_and_no_other_and_is_not_printed() {
        let (one, other) = (Secret::new().unwrap(), Secret::new().unwrap());
        assert!(one.is(one.reveal()) && !one.is(other.reveal()) && !one.is("") && !one.is(&one.reveal()[1..]));
        assert_eq!(format!("{one:?}"), "Secret");
    }
}
