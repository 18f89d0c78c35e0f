//! `markdown/1`: Markdown in UTF-8, word for word, its marks left in, so that every offset is that of the file.
//! Input: bytes. Output: the text, with marks on first-level headings (`# …`, or underlined with `=`) and on
//! block quotes (lines that begin with `>`). Leaves out lower headings, which are running text to a reader of
//! claims; lines that continue a block quote without `>`; and HTML inside Markdown, which stays as written.

use crate::{EvidenceError, Extractor, Mark, MarkKind, WorkingCopy, checked_text, media};
use std::ops::Range;

/// Markdown in UTF-8.
///
/// ```
/// use attested_evidence::{Extractor, Mark, MarkKind, Markdown};
/// let copy = Markdown.extract("# 북송\n\n> around 600\n".as_bytes())?;
/// assert_eq!(copy.text, "# 북송\n\n> around 600\n");
/// assert_eq!(copy.marks[0], Mark { start: 2, end: 4, kind: MarkKind::Headline });
/// assert_eq!(copy.marks[1], Mark { start: 8, end: 18, kind: MarkKind::Quote });
/// # Ok::<(), attested_evidence::EvidenceError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Markdown;

impl Extractor for Markdown {
    fn name(&self) -> &'static str {
        "markdown/1"
    }

    fn accepts(&self, media_type: &str) -> bool {
        matches!(media::essence_of(media_type).as_str(), "text/markdown" | "text/x-markdown")
    }

    fn extract(&self, bytes: &[u8]) -> Result<WorkingCopy, EvidenceError> {
        let text = checked_text(self.name(), bytes)?;
        Ok(WorkingCopy { text: text.to_owned(), extractor: self.name(), marks: marks(text) })
    }
}

/// What a line is to the marks. Ranges are of bytes within the line.
enum Line {
    /// Nothing but white space.
    Blank,
    /// A first-level heading: its words.
    Heading(Range<usize>),
    /// An underline that makes the paragraph above a first-level heading.
    Underline,
    /// A line of a block quote: its words.
    Quote(Range<usize>),
    /// The beginning or end of a block of code: its sign and how often.
    Fence(u8, usize),
    /// A lower heading, a rule, or a line of code.
    Other,
    /// Anything else: its words.
    Words(Range<usize>),
}

fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut paragraph: Option<(usize, usize)> = None;
    let mut quote: Option<usize> = None;
    let mut fence: Option<(u8, usize)> = None;
    let mut line_at = 0;
    for line in text.split_inclusive('\n') {
        let code_points = |bytes: &Range<usize>| {
            let start = line_at + line[..bytes.start].chars().count();
            (start, start + line[bytes.clone()].chars().count())
        };
        let read = read_line(line, fence);
        let open_quote = quote.take();
        let above = paragraph.take();
        match read {
            Line::Blank | Line::Other => {}
            Line::Heading(words) => {
                let (start, end) = code_points(&words);
                marks.push(Mark { start, end, kind: MarkKind::Headline });
            }
            Line::Underline => {
                marks.extend(above.map(|(start, end)| Mark { start, end, kind: MarkKind::Headline }));
            }
            Line::Quote(words) if words.is_empty() => quote = open_quote,
            Line::Quote(words) => {
                let (start, end) = code_points(&words);
                match open_quote.and_then(|at| marks.get_mut(at)) {
                    Some(mark) => mark.end = end,
                    None => marks.push(Mark { start, end, kind: MarkKind::Quote }),
                }
                quote = open_quote.or(Some(marks.len() - 1));
            }
            Line::Fence(sign, length) => {
                fence = if fence.is_some() { None } else { Some((sign, length)) };
            }
            Line::Words(words) => {
                let (start, end) = code_points(&words);
                paragraph = Some((above.map_or(start, |(start, _)| start), end));
            }
        }
        line_at += line.chars().count();
    }
    marks.retain(|mark| mark.start < mark.end);
    marks
}

/// Reads a line; `fence` is the sign and length of the block of code that it stands in.
fn read_line(line: &str, fence: Option<(u8, usize)>) -> Line {
    let end = line.trim_end().len();
    let start = line.len() - line.trim_start().len();
    if start >= end {
        return Line::Blank;
    }
    let words = &line[start..end];
    let first = words.as_bytes()[0];
    let length = words.bytes().take_while(|byte| *byte == first).count();
    if let Some((sign, opened)) = fence {
        let closes = first == sign && length >= opened && length == words.len();
        return if closes { Line::Fence(first, length) } else { Line::Other };
    }
    // Four spaces or a tab make a line of code, or go on with a paragraph: words either way.
    if start >= 4 || line.starts_with('\t') || !first.is_ascii() {
        return Line::Words(start..end);
    }
    let after = &words[length..];
    let ends_word = after.is_empty() || after.starts_with([' ', '\t']);
    match first {
        b'#' if length == 1 && ends_word => Line::Heading(heading_words(line, start + 1, end)),
        b'#' if length <= 6 && ends_word => Line::Other,
        b'=' if after.is_empty() => Line::Underline,
        b'-' | b'*' | b'_' if after.is_empty() && length >= 2 => Line::Other,
        b'`' | b'~' if length >= 3 && (first == b'~' || !after.contains('`')) => Line::Fence(first, length),
        b'>' => {
            let rest = &line[start + 1..end];
            Line::Quote(end - rest.trim_start().len()..end)
        }
        _ => Line::Words(start..end),
    }
}

/// The words of a heading between two bytes of its line, without the signs that may close it.
fn heading_words(line: &str, start: usize, end: usize) -> Range<usize> {
    let inside = &line[start..end];
    let open = inside.trim_end_matches('#');
    let closed = open.is_empty() || open.ends_with([' ', '\t']);
    let words = if closed { open.trim_end() } else { inside };
    let from = start + words.len() - words.trim_start().len();
    from..start + words.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked words of a text, each with the first letter of its kind.
    fn marked(text: &str) -> Vec<String> {
        let copy = Markdown.extract(text.as_bytes()).unwrap();
        assert_eq!(copy.text, text);
        let words = |mark: &Mark| text.chars().skip(mark.start).take(mark.end - mark.start).collect::<String>();
        copy.marks.iter().map(|mark| format!("{:.1}:{}", format!("{:?}", mark.kind), words(mark))).collect()
    }

    #[test]
    fn headings_and_quotes_are_marked_as_a_reader_sees_them() {
        let cases: &[(&str, &[&str])] = &[
            ("# 북송 600여 명 #\r\n\r\ntext", &["H:북송 600여 명"]),
            ("#no heading\n##\n## lower\n#\n", &[]),
            ("# C#\n", &["H:C#"]),
            ("around 600\r\nfar less\r\n===\r\n", &["H:around 600\r\nfar less"]),
            ("===\n", &[]),
            ("words\n\n===\n", &[]),
            ("> 多数\n> 約600人\nafter\n\n> two", &["Q:多数\n> 約600人", "Q:two"]),
            (">\n> a\n>\n", &["Q:a"]),
            ("```\n# code\n> code\n``\n````\n# heading", &["H:heading"]),
            ("~~~ sh\n# code\n~~~\n# heading", &["H:heading"]),
            ("    # indented\n", &[]),
            ("𝄞\n\n# 𝄞𝄞\n", &["H:𝄞𝄞"]),
        ];
        for (text, expected) in cases {
            assert_eq!(marked(text), *expected, "{text:?}");
        }
    }
}
