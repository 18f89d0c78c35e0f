//! Text that strangers wrote, made safe to show. Input: any text. Output: HTML text, or plain text for a
//! terminal. What could change how the words around it read is made visible: control characters, and the
//! marks that reorder a line of right-to-left script. The letters of such scripts themselves are kept.

/// Text for an HTML element or a quoted attribute.
///
/// ```
/// assert_eq!(attested_publication::escape("<b title=\"x\">&'"), "&lt;b title=&quot;x&quot;&gt;&amp;&#39;");
/// assert_eq!(attested_publication::escape("600\u{202e}006"), "600[U+202E]006");
/// ```
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The same text with every character that acts unseen named instead: control characters (line breaks and
/// tabs become spaces), bidirectional controls, private use.
///
/// ```
/// assert_eq!(attested_publication::visible("a\u{1b}[31mb\nc"), "a[U+001B][31mb c");
/// ```
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if acts_unseen(c) => out.push_str(&format!("[U+{:04X}]", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

fn acts_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// The tokens that stand for marked-up parts while a message is translated: private use, so that nothing
/// anybody wrote can look like one (`visible` names such characters).
pub(crate) const TOKEN: (char, char) = ('\u{e000}', '\u{e001}');

/// Puts marked-up parts where their tokens stand in a translated text, and escapes all around them.
pub(crate) fn fill(text: &str, parts: &[String]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(TOKEN.0) {
        out.push_str(&escape(before));
        let Some((index, tail)) = after.split_once(TOKEN.1) else {
            rest = after;
            continue;
        };
        if let Some(part) = index.parse::<usize>().ok().and_then(|i| parts.get(i)) {
            out.push_str(part);
        }
        rest = tail;
    }
    out.push_str(&escape(rest));
    out
}

/// The token of the part with an index.
pub(crate) fn token(index: usize) -> String {
    format!("{}{index}{}", TOKEN.0, TOKEN.1)
}

/// An id for an element, from an id of the record: letters, digits and hyphens as they are, everything else by
/// its number, so that two ids never share one.
pub(crate) fn anchor(prefix: &str, id: &str) -> String {
    let mut out = format!("{prefix}-");
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '-' {
            out.push(c);
        } else {
            out.push_str(&format!("_{:x}_", u32::from(c)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_put_in_and_strangers_cannot_forge_one() {
        let text = format!("{} agree on <{}>", token(1), token(0));
        assert_eq!(fill(&text, &["<b>600</b>".to_owned(), "3".to_owned()]), "3 agree on &lt;<b>600</b>&gt;");
        assert_eq!(fill(&visible("\u{e000}0\u{e001}"), &["X".to_owned()]), "[U+E000]0[U+E001]");
        assert_eq!(fill("\u{e000}9\u{e001} \u{e000}0", &[]), " 0");
    }

    #[test]
    fn anchors_are_apart_and_well_formed() {
        assert_eq!(anchor("n", "C001"), "n-C001");
        assert_ne!(anchor("n", "C 1"), anchor("n", "C_1"));
        assert_ne!(anchor("n", "C_20_1"), anchor("n", "C 1"));
        assert!(anchor("n", "\"><script>가").bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
    }

    #[test]
    fn scripts_written_right_to_left_are_kept_and_their_controls_named() {
        assert_eq!(visible("عدد 600"), "عدد 600");
        assert_eq!(visible("\u{2067}600\u{2069}"), "[U+2067]600[U+2069]");
    }
}
