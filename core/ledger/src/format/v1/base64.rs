//! Base64 (RFC 4648 §4, standard alphabet, padded) of exactly 32 bytes: the root's line in a checkpoint.
//! Leaves out every other length.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes 32 bytes as 44 characters.
pub(super) fn write(bytes: &[u8; 32]) -> String {
    let mut text = String::with_capacity(44);
    for group in bytes.chunks(3) {
        let mut padded = [0; 3];
        padded[..group.len()].copy_from_slice(group);
        let bits = u32::from_be_bytes([0, padded[0], padded[1], padded[2]]);
        for digit in 0..4 {
            let index = (bits >> (18 - 6 * digit)) & 63;
            let is_padding = digit > group.len();
            text.push(if is_padding { '=' } else { char::from(ALPHABET[index as usize]) });
        }
    }
    text
}

/// Reads 44 characters back; `None` unless [`write()`] would write the same text.
pub(super) fn read(text: &str) -> Option<[u8; 32]> {
    let digits = text.strip_suffix('=').filter(|digits| digits.len() == 43)?;
    let mut bytes = Vec::with_capacity(33);
    for group in digits.as_bytes().chunks(4) {
        let mut bits = 0;
        for place in 0..4 {
            // The last group has three digits; the padding stands for zero bits.
            let value = group.get(place).map_or(Some(0), |digit| value_of(*digit))?;
            bits = bits << 6 | value;
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    let decoded: [u8; 32] = bytes.get(..32)?.try_into().ok()?;
    (write(&decoded) == text).then_some(decoded)
}

fn value_of(digit: u8) -> Option<u32> {
    match digit {
        b'A'..=b'Z' => Some(u32::from(digit - b'A')),
        b'a'..=b'z' => Some(u32::from(digit - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(digit - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_text() {
        // SHA-256 of the empty string, the root of an empty tree.
        let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let bytes = crate::id::read_hex(hex).unwrap();
        assert_eq!(write(&bytes), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn only_what_is_written_is_read() {
        let bytes = [0xfb; 32];
        let text = write(&bytes);
        assert_eq!(read(&text), Some(bytes));
        let last = text.len() - 2;
        let bits_left_over = format!("{}{}=", &text[..last], 't');
        for bad in [
            "",
            "=",
            text.trim_end_matches('='),
            &format!("{text}="),
            &format!("{text}\n"),
            &text.replace('+', "-"),
            &bits_left_over,
            "가나다라마바사아자차카타파하가=",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
