//! The attributes of one tag, as the HTML Standard's tokenizer delimits them (13.2.5.32 to 13.2.5.40). Input: bytes
//! and where a tag's name ends. Output: names and raw values, then where the tag ends. Leaves out character
//! references and duplicates; `html5ever` does those. This is for counting, and for bytes not decoded yet.

/// Walks the attributes of a tag.
pub(crate) struct Attributes<'p> {
    page: &'p [u8],
    at: usize,
    done: bool,
}

impl<'p> Attributes<'p> {
    /// Begins where a tag's name ends.
    pub(crate) fn new(page: &'p [u8], at: usize) -> Self {
        Attributes { page, at, done: false }
    }

    /// Begins at or before a tag's name.
    pub(crate) fn after_name(page: &'p [u8], at: usize) -> Self {
        let slash = usize::from(page.get(at) == Some(&b'/'));
        let name = page[at + slash..].iter().position(|b| is_space(*b) || matches!(b, b'/' | b'>'));
        Attributes::new(page, name.map_or(page.len(), |length| at + slash + length))
    }

    /// Where the walk stands: after the tag's `>`, or at the end of the page, once there are no more attributes.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The next attribute's name and value, which may be empty.
    pub(crate) fn next(&mut self) -> Option<(&'p [u8], &'p [u8])> {
        self.skip(|byte| is_space(byte) || byte == b'/');
        match self.peek() {
            _ if self.done => return None,
            None => self.done = true,
            Some(b'>') => {
                self.at += 1;
                self.done = true;
            }
            Some(_) => {}
        }
        if self.done {
            return None;
        }
        let start = self.at;
        self.at += 1; // a name may begin with `=`
        self.skip(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'='));
        let name = &self.page[start..self.at];
        let after_name = self.at;
        self.skip(is_space);
        if self.peek() != Some(b'=') {
            self.at = after_name;
            return Some((name, b""));
        }
        self.at += 1;
        self.skip(is_space);
        Some((name, self.value()))
    }

    fn value(&mut self) -> &'p [u8] {
        match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let start = self.at;
                self.skip(|byte| byte != quote);
                let value = &self.page[start..self.at];
                self.at = (self.at + 1).min(self.page.len());
                value
            }
            Some(_) | None => {
                let start = self.at;
                self.skip(|byte| !is_space(byte) && byte != b'>');
                &self.page[start..self.at]
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.page.get(self.at).copied()
    }

    fn skip(&mut self, matching: impl Fn(u8) -> bool) {
        let rest = &self.page[self.at..];
        self.at += rest.iter().position(|byte| !matching(*byte)).unwrap_or(rest.len());
    }
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_delimited_as_browsers_do() {
        let cases: &[(&str, &str, &str)] = &[
            ("<a>x", "", "x"),
            ("<a/>x", "", "x"),
            ("<a b c=d e='f>' g=\"h\"i>x", "b c=d e=f> g=h i", "x"),
            ("<a b = c>x", "b=c", "x"),
            ("<a/b/c>x", "b c", "x"),
            ("<a =b=c>x", "=b=c", "x"),
            ("<a b=>x", "b", "x"),
            ("<a b=c/d>x", "b=c/d", "x"),
            ("<a b='c", "b=c", ""),
            ("<a b=", "b", ""),
            ("<a", "", ""),
            ("</a b>x", "b", "x"),
        ];
        for (tag, expected, rest) in cases {
            let mut attributes = Attributes::after_name(tag.as_bytes(), 1);
            let mut found = Vec::new();
            while let Some((name, value)) = attributes.next() {
                let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
                found.push(if value.is_empty() { name.into_owned() } else { format!("{name}={value}") });
            }
            assert_eq!((found.join(" ").as_str(), &tag[attributes.at()..]), (*expected, *rest), "{tag}");
            assert_eq!(attributes.next(), None);
        }
    }
}
