//! A page in pieces that begin and end where the tokenizer's state is plain: text, or one whole tag, comment or
//! declaration. Input: a page, and the element whose raw text is being read. Output: the next piece. It is there
//! for one thing: `html5ever` compares each attribute of a tag with all before it, so that a tag with a million
//! attributes would take hours. Such a tag is found here before it is fed. Leaves out what any piece means.

use super::attributes::{Attributes, is_space};
use attested_evidence::ExtractFault;

/// The most attributes that a tag may have. Pages have tens.
const MOST_ATTRIBUTES: usize = 1_000;

/// The most bytes of text in one piece.
const LONGEST_TEXT: usize = 64 * 1024;

/// Cuts a page into pieces.
pub(crate) struct Pieces<'p> {
    page: &'p str,
    at: usize,
}

impl<'p> Pieces<'p> {
    pub(crate) fn new(page: &'p str) -> Self {
        Pieces { page, at: 0 }
    }

    /// The next piece, never empty; `raw` is the element (script, title …) whose text the tokenizer reads without
    /// looking for other tags.
    pub(crate) fn next(&mut self, raw: Option<&str>) -> Option<Result<&'p str, ExtractFault>> {
        let rest = &self.page[self.at..];
        if rest.is_empty() {
            return None;
        }
        // Only so far is looked ahead: what is passed over twice must not grow with the page.
        let window = &rest[..text_length(rest)];
        let markup = match raw {
            Some(name) => end_tag(rest, window, name),
            None => window.find('<'),
        };
        let length = match markup {
            Some(0) => match self.markup() {
                Ok(end) => end - self.at,
                Err(fault) => return Some(Err(fault)),
            },
            Some(text) => text,
            None => window.len(),
        };
        self.at += length;
        Some(Ok(&rest[..length]))
    }

    /// Where the markup ends that begins here.
    fn markup(&self) -> Result<usize, ExtractFault> {
        let rest = &self.page[self.at..];
        let bytes = rest.as_bytes();
        let name_at = 1 + usize::from(bytes.get(1) == Some(&b'/'));
        let end = match bytes.get(name_at) {
            Some(first) if first.is_ascii_alphabetic() => return self.tag(),
            _ if rest.starts_with("<!--") => comment_end(rest),
            // A declaration or a bogus comment. What is neither is a `<` in text, which goes as one letter.
            Some(b'!' | b'?') if name_at == 1 => rest.find('>').map(|at| at + 1),
            Some(_) if name_at == 2 => rest.find('>').map(|at| at + 1),
            Some(_) | None => Some(1),
        };
        Ok(self.at + end.unwrap_or(rest.len()))
    }

    fn tag(&self) -> Result<usize, ExtractFault> {
        let mut attributes = Attributes::after_name(self.page.as_bytes(), self.at + 1);
        let mut count = 0;
        while attributes.next().is_some() {
            count += 1;
            if count > MOST_ATTRIBUTES {
                return Err(ExtractFault::TooManyAttributes { at: self.at, most: MOST_ATTRIBUTES });
            }
        }
        Ok(attributes.at())
    }
}

/// Where the end tag of an element begins, if it begins in the window.
fn end_tag(rest: &str, window: &str, name: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    window.match_indices('<').map(|(at, _)| at).find(|at| {
        let end = at + 2 + name.len();
        bytes.get(at + 1) == Some(&b'/')
            && bytes.get(at + 2..end).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(end).is_none_or(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'))
    })
}

/// Where a comment ends: at `-->` or `--!>`, or, when it holds nothing, at `>` or `->`.
fn comment_end(rest: &str) -> Option<usize> {
    let inside = &rest[4..];
    for nothing in [">", "->"] {
        if inside.starts_with(nothing) {
            return Some(4 + nothing.len());
        }
    }
    let ends = |at: &usize| inside[..*at].ends_with("--") || inside[..*at].ends_with("--!");
    inside.match_indices('>').map(|(at, _)| at).find(ends).map(|at| 4 + at + 1)
}

/// At most so much text, cut between two characters.
fn text_length(rest: &str) -> usize {
    let mut cut = rest.len().min(LONGEST_TEXT);
    while !rest.is_char_boundary(cut) {
        cut -= 1;
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(page: &str, raw: Option<&str>) -> Vec<String> {
        let mut pieces = Pieces::new(page);
        let mut found = Vec::new();
        while let Some(piece) = pieces.next(raw) {
            found.push(piece.unwrap().to_owned());
        }
        assert_eq!(found.concat(), page);
        found
    }

    #[test]
    fn pieces_are_whole_tags_and_text() {
        let cases: &[(&str, &[&str])] = &[
            ("a<b c='>'>d</b >e", &["a", "<b c='>'>", "d", "</b >", "e"]),
            ("<!doctype html>x", &["<!doctype html>", "x"]),
            (
                "<!--a--><!-->b<!--->c<!---->d<!--e--!>f",
                &["<!--a-->", "<!-->", "b", "<!--->", "c", "<!---->", "d", "<!--e--!>", "f"],
            ),
            ("<!---!>--->x", &["<!---!>--->", "x"]),
            ("<!--a---!>x<!--b ->->", &["<!--a---!>", "x", "<!--b ->->"]),
            ("1 < 2 <3</><?a?></ b>", &["1 ", "<", " 2 ", "<", "3", "</>", "<?a?>", "</ b>"]),
            ("<", &["<"]),
            ("</", &["<", "/"]),
            ("<a", &["<a"]),
            ("<!--", &["<!--"]),
        ];
        for (page, expected) in cases {
            assert_eq!(pieces(page, None), *expected, "{page}");
        }
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag_only() {
        assert_eq!(pieces("a<b></scripts></SCRIPT x>", Some("script")), ["a<b></scripts>", "</SCRIPT x>"]);
        assert_eq!(pieces("a</script", Some("script")), ["a", "</script"]);
        let far = format!("{}</script>", "가".repeat(40_000));
        assert_eq!(pieces(&far, Some("script")).last().unwrap(), "</script>");
        let over_the_edge = format!("{}</script>", "a".repeat(LONGEST_TEXT - 4));
        assert_eq!(pieces(&over_the_edge, Some("script")).last().unwrap(), "</script>");
    }

    #[test]
    fn a_tag_made_to_stop_a_reader_is_refused() {
        let tag = |count: usize| format!("x<p{}>", (0..count).map(|n| format!(" a{n}")).collect::<String>());
        assert_eq!(pieces(&tag(MOST_ATTRIBUTES), None).len(), 2);
        let page = tag(MOST_ATTRIBUTES + 1);
        let mut pieces = Pieces::new(&page);
        assert!(pieces.next(None).unwrap().is_ok());
        let fault = pieces.next(None).unwrap().unwrap_err();
        assert_eq!(fault, ExtractFault::TooManyAttributes { at: 1, most: MOST_ATTRIBUTES });
    }
}
