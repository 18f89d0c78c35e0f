//! Where a number stands in words: spans of a text that write a given count, in digits (`2,600`, `1.5 million`,
//! `1만 2천`) or in Chinese and Korean numerals (`六百`, `육백`). Input: folded text and the count. Output: byte
//! spans. Leaves out English number words: a hedge beside "six hundred" is not found, and the kind decides.
//!
//! A hedge speaks of the number beside it. In "80 people, over 70% of them women" *over* says nothing of the 80.

/// Spans that write `count`, as byte offsets, from left to right. One numeral may end in several places: 600만 is
/// six million, or "600, only".
pub(super) fn spans(text: &str, count: u64) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let end = if c.is_ascii_digit() {
            arabic(text, at, count, &mut found)
        } else if digit_of(c).is_some() || unit_of(c).is_some() {
            ideographic(text, at, count, &mut found)
        } else {
            at + c.len_utf8()
        };
        at = end.max(at + c.len_utf8());
    }
    found
}

/// A run that begins with a digit: `600`, `2,600`, `2.600`, `1.5 million`, `1만 2천5백`.
fn arabic(text: &str, start: usize, count: u64, found: &mut Vec<(usize, usize)>) -> usize {
    let mut sum = Sum::default();
    let mut at = start;
    loop {
        let (digits, after) = digits(text, at);
        sum.digits(digits.whole);
        at = after;
        let scale = scale(&text[at..]);
        if let Some((factor, length)) = scale {
            at += length;
            if digits.scaled(factor) == Some(count) {
                found.push((start, at));
            }
            return at;
        }
        if digits.decimals > 0 {
            return at;
        }
        if sum.value() == Some(count) {
            found.push((start, at));
        }
        let mut unit_seen = false;
        while let Some((unit, length)) = text[at..].chars().next().and_then(|c| Some((unit_of(c)?, c.len_utf8()))) {
            sum.unit(unit);
            at += length;
            unit_seen = true;
            if sum.value() == Some(count) {
                found.push((start, at));
            }
        }
        let next = text[at..].strip_prefix(' ').map_or(at, |_| at + 1);
        if !unit_seen || !text[next..].starts_with(|c: char| c.is_ascii_digit()) {
            return at;
        }
        at = next;
    }
}

/// A run of Chinese or Korean numerals: `六百五十`, `육백오십`.
fn ideographic(text: &str, start: usize, count: u64, found: &mut Vec<(usize, usize)>) -> usize {
    let mut sum = Sum::default();
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        match (digit_of(c), unit_of(c)) {
            (Some(digit), _) => sum.digits(Some(digit)),
            (None, Some(unit)) => sum.unit(unit),
            (None, None) => break,
        }
        at += c.len_utf8();
        if sum.value() == Some(count) {
            found.push((start, at));
        }
    }
    at
}

/// Digits with their groups; `decimals` counts those behind a decimal point.
struct Digits {
    whole: Option<u64>,
    decimals: u32,
}

impl Digits {
    /// The number times a scale, when that is whole.
    fn scaled(&self, factor: u64) -> Option<u64> {
        let parts = 10u64.checked_pow(self.decimals)?;
        let product = self.whole?.checked_mul(factor)?;
        (product % parts == 0).then_some(product / parts)
    }
}

fn digits(text: &str, start: usize) -> (Digits, usize) {
    let bytes = text.as_bytes();
    let mut whole = Some(0u64);
    let mut at = start;
    let mut decimals = 0;
    while at < bytes.len() {
        match bytes[at] {
            digit @ b'0'..=b'9' => {
                whole = whole.and_then(|n| n.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
                decimals += u32::from(decimals > 0);
            }
            b',' | b'.' if group_follows(bytes, at) => {}
            b'.' if decimals == 0 && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => decimals = 1,
            _ => break,
        }
        at += 1;
    }
    (Digits { whole, decimals: decimals.saturating_sub(1) }, at)
}

/// Three digits, and no fourth: a separator of thousands stands before them.
fn group_follows(bytes: &[u8], separator: usize) -> bool {
    let digit = |i: usize| bytes.get(separator + i).is_some_and(u8::is_ascii_digit);
    digit(1) && digit(2) && digit(3) && !digit(4)
}

/// An English scale behind the digits, with the bytes up to its end.
fn scale(rest: &str) -> Option<(u64, usize)> {
    let word = rest.strip_prefix([' ', '-']).unwrap_or(rest);
    let skipped = rest.len() - word.len();
    let scales = [("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];
    scales.into_iter().find(|(name, _)| word.starts_with(name)).map(|(name, factor)| (factor, skipped + name.len()))
}

/// A sum of digits and units, as Chinese and Korean write numbers.
#[derive(Default)]
struct Sum {
    total: u64,
    section: u64,
    pending: Option<u64>,
    failed: bool,
}

impl Sum {
    fn digits(&mut self, n: Option<u64>) {
        // Two digits in a row without a unit (二〇) continue the number; digits already carry their own places.
        let joined = match (self.pending, n) {
            (Some(before), Some(n)) => before.checked_mul(10).and_then(|b| b.checked_add(n)),
            (None, n) => n,
            (Some(_), None) => None,
        };
        self.failed |= joined.is_none();
        self.pending = joined;
    }

    fn unit(&mut self, unit: u64) {
        let apply = |sum: &mut Sum| -> Option<()> {
            if unit < 10_000 {
                let part = sum.pending.unwrap_or(1).checked_mul(unit)?;
                sum.section = sum.section.checked_add(part)?;
            } else {
                let section = sum.section.checked_add(sum.pending.unwrap_or(0))?.max(1);
                sum.total = sum.total.checked_add(section.checked_mul(unit)?)?;
                sum.section = 0;
            }
            sum.pending = None;
            Some(())
        };
        self.failed |= apply(self).is_none();
    }

    fn value(&self) -> Option<u64> {
        if self.failed {
            return None;
        }
        self.total.checked_add(self.section)?.checked_add(self.pending.unwrap_or(0))
    }
}

fn digit_of(c: char) -> Option<u64> {
    Some(match c {
        '〇' | '零' | '영' => 0,
        '一' | '일' => 1,
        '二' | '两' | '兩' | '이' => 2,
        '三' | '삼' => 3,
        '四' | '사' => 4,
        '五' | '오' => 5,
        '六' | '육' => 6,
        '七' | '칠' => 7,
        '八' | '팔' => 8,
        '九' | '구' => 9,
        _ => return None,
    })
}

fn unit_of(c: char) -> Option<u64> {
    Some(match c {
        '十' | '십' => 10,
        '百' | '백' => 100,
        '千' | '천' => 1_000,
        '万' | '萬' | '만' => 10_000,
        '亿' | '億' | '억' => 100_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, count: u64) -> Vec<&str> {
        spans(text, count).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn a_count_is_found_however_it_is_written() {
        for (text, count, wanted) in [
            ("around 600", 600, &["600"][..]),
            ("as many as 2,000", 2000, &["2,000"]),
            ("2.600 people", 2600, &["2.600"]),
            ("1,234,567", 1_234_567, &["1,234,567"]),
            ("600, 700", 600, &["600"]),
            ("600여 명", 600, &["600"]),
            ("1만여 명", 10_000, &["1만"]),
            ("1만 2천5백여 명", 12_500, &["1만 2천5백"]),
            ("1만2000여", 12_000, &["1만2000"]),
            ("3千多人", 3_000, &["3千"]),
            ("2억 명", 200_000_000, &["2억"]),
            ("3천만", 30_000_000, &["3천만"]),
            ("六百多人", 600, &["六百"]),
            ("육백여 명", 600, &["육백"]),
            ("二千六百五十", 2650, &["二千六百五十"]),
            ("十几", 10, &["十"]),
            ("1.5 million people", 1_500_000, &["1.5 million"]),
            ("2 thousand", 2000, &["2 thousand"]),
            ("80 people, over 70% of them women", 80, &["80"]),
            ("600이상", 600, &["600"]),
            ("600만", 600, &["600"]),
            ("600만", 6_000_000, &["600만"]),
            ("1,000,000,000,000,000", 1_000_000_000_000_000, &["1,000,000,000,000,000"]),
            ("99999999999999999999999999", 9, &[]),
            ("0", 0, &["0"]),
            ("1.5", 15, &[]),
            ("no numeral", 600, &[]),
            ("", 600, &[]),
        ] {
            assert_eq!(written(text, count), wanted, "{text} {count}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[0-9,.만천백십억六百 a여]{0,24}", count in 0u64..2_000) {
            for (start, end) in spans(&text, count) {
                proptest::prop_assert!(start < end && text.is_char_boundary(start) && text.is_char_boundary(end));
            }
        }
    }
}
