//! Setting text in columns: padding and cutting by the width it takes on a screen, and breaking lines. Input:
//! text and columns. Output: text. Hangul breaks at spaces only, Han between characters.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How text is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// Headings, numbers that answer.
    Bold,
    /// What stands behind.
    Dim,
    /// What should be seen first.
    Alarm,
    /// An origin's own colour, of the eight of Okabe and Ito (2008) as near as 256 colours come.
    Origin(usize),
}

const ORIGINS: [u8; 8] = [252, 214, 74, 36, 227, 32, 166, 175];

/// Text in a style; as it is without colour.
pub(super) fn styled(colour: bool, style: Style, text: &str) -> String {
    let code = match style {
        _ if !colour || text.is_empty() => return text.to_owned(),
        Style::Plain => return text.to_owned(),
        Style::Bold => "1".to_owned(),
        Style::Dim => "2".to_owned(),
        Style::Alarm => "1;38;5;166".to_owned(),
        Style::Origin(n) => format!("38;5;{}", ORIGINS[n % ORIGINS.len()]),
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// The columns that text takes.
pub(super) fn width_of(text: &str) -> usize {
    text.width()
}

/// Text filled up with spaces at its end.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width_of(text))))
}

/// Text filled up with spaces at its beginning.
pub(super) fn flushed(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width_of(text))))
}

/// Text cut to some columns; what is cut ends in `…`.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if width_of(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used + 1 > columns {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// Lines of text no wider than `columns`, the second and later ones indented by `hang`.
pub(super) fn wrapped(text: &str, columns: usize, hang: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut blank = false;
    for piece in pieces(text) {
        if piece == " " {
            blank = true;
            continue;
        }
        let room = columns.saturating_sub(width_of(&line) + usize::from(blank));
        if !line.trim().is_empty() && width_of(&piece) > room {
            lines.push(std::mem::replace(&mut line, " ".repeat(hang)));
        } else if blank && !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(&piece);
        blank = false;
    }
    if !line.trim().is_empty() {
        lines.push(line);
    }
    lines
}

/// What a line may be broken between: words, Han characters, and spaces by themselves. Closing marks stay with
/// what they close, opening ones with what they open.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut fresh = true;
    for c in text.chars() {
        if c.is_whitespace() {
            pieces.push(" ".to_owned());
            fresh = true;
            continue;
        }
        let closes = matches!(c, '，' | '。' | '；' | '：' | '、' | '）' | '”' | '》' | '」' | '！' | '？');
        let opens =
            pieces.last().and_then(|p| p.chars().next_back()).is_some_and(|p| matches!(p, '（' | '“' | '《' | '「'));
        match pieces.last_mut() {
            Some(last) if last != " " && !fresh && (closes || opens || !is_han(c)) => last.push(c),
            Some(last) if last != " " && (closes || opens) => last.push(c),
            Some(_) | None => pieces.push(c.to_string()),
        }
        fresh = is_han(c) || (closes && !c.is_ascii());
    }
    pieces
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_keep_words() {
        assert_eq!(wrapped("around 600 were returned", 11, 2), ["around 600", "  were", "  returned"]);
        assert_eq!(wrapped("한도를 말하지 않은 곳", 10, 0), ["한도를", "말하지", "않은 곳"]);
        assert_eq!(wrapped("尚无人查证这些源头（其一）。", 10, 0), ["尚无人查证", "这些源头", "（其一）。"]);
        assert_eq!(wrapped("", 10, 0), Vec::<String>::new());
        for columns in 4..40 {
            for line in wrapped("从 600 到 660，三个源头 agree 一致。 예순 명", columns, 1) {
                assert!(width_of(&line) <= columns.max(7), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn columns_are_counted_as_a_screen_counts_them() {
        assert_eq!(cut("북한정의연대", 7), "북한정…");
        assert_eq!(width_of(&padded("중국", 7)), 7);
        assert_eq!(flushed("7", 3), "  7");
        assert_eq!(styled(false, Style::Bold, "x"), "x");
        assert_eq!(styled(true, Style::Bold, ""), "");
    }
}
