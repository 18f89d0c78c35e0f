//! Text as a reader sees it, written word by word. Input: words, and where lines, paragraphs, rows and cells begin.
//! Output: text with white space folded, paragraphs parted by an empty line, cells by tabs. White space is kept
//! pending until words follow, so that nothing has to be trimmed. Leaves out what any element means.

/// Where a writer stands, to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    bytes: usize,
    /// How many code points were written.
    pub(crate) code_points: usize,
    pending: Pending,
    row: Row,
}

/// White space that waits for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Pending {
    /// 0, 1 (a line ends) or 2 (a paragraph ends).
    newlines: u8,
    tabs: usize,
    space: bool,
    /// A raised or lowered number begins or ends here: 600¹ must not become 6001.
    joint: bool,
}

/// The table row that is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Row {
    /// A cell was begun, so that the next is parted from it.
    has_cell: bool,
    /// It has words.
    has_words: bool,
    /// The cell has words.
    cell_has_words: bool,
    /// The cell has more than one line, so that a tab would not part it from the next.
    cell_has_lines: bool,
}

/// Writes text.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: String,
    code_points: usize,
    pending: Pending,
    row: Row,
}

impl Writer {
    /// Writes words, white space folded. The code point of the first letter, if there was any.
    pub(crate) fn words(&mut self, words: &str) -> Option<usize> {
        let mut first = None;
        for (at, word) in words.split([' ', '\t', '\n', '\r', '\u{c}']).enumerate() {
            self.pending.space |= at > 0;
            if !word.is_empty() {
                let start = self.write(word);
                first.get_or_insert(start);
            }
        }
        first
    }

    /// Writes text as it stands, as in `<pre>`. The code point of its first letter, if there was any.
    pub(crate) fn verbatim(&mut self, text: &str) -> Option<usize> {
        (!text.is_empty()).then(|| self.write(text))
    }

    /// Ends the line (`<br>`); twice ends the paragraph.
    pub(crate) fn line_break(&mut self) {
        self.pending.newlines = (self.pending.newlines + 1).min(2);
    }

    /// A block begins or ends: 1 for a line, 2 for a paragraph, 0 for neither.
    pub(crate) fn block(&mut self, newlines: u8) {
        // The first block of a cell begins where the cell does.
        if !self.row.has_cell || self.row.cell_has_words {
            self.pending.newlines = self.pending.newlines.max(newlines);
        }
    }

    /// Something that is not text stands here, and parts words.
    pub(crate) fn gap(&mut self) {
        self.pending.space = true;
    }

    /// A raised or lowered passage begins or ends here.
    pub(crate) fn joint(&mut self) {
        self.pending.joint = true;
    }

    /// A row of a table begins, or the table ends.
    pub(crate) fn row(&mut self) {
        self.row = Row::default();
        self.pending.tabs = 0;
        self.block(1);
    }

    /// A cell of a row begins.
    pub(crate) fn cell(&mut self) {
        if self.row.has_cell && !self.row.cell_has_lines {
            // Blocks inside a cell do not end its line; a row's own beginning does.
            self.pending.newlines = if self.row.has_words { 0 } else { self.pending.newlines.min(1) };
            self.pending.tabs += 1;
        } else {
            self.pending.newlines = self.pending.newlines.max(1);
        }
        self.row = Row { has_cell: true, has_words: self.row.has_words, ..Row::default() };
    }

    /// Takes line ends off the end, as after `</pre>`.
    pub(crate) fn trim_line_ends(&mut self) {
        let kept = self.text.trim_end_matches(['\n', '\r']).len();
        self.code_points -= self.text.len() - kept;
        self.text.truncate(kept);
    }

    /// Where the writer stands.
    pub(crate) fn place(&self) -> Place {
        Place { bytes: self.text.len(), code_points: self.code_points, pending: self.pending, row: self.row }
    }

    /// Goes back to a place, and forgets what was written since.
    pub(crate) fn rewind(&mut self, place: Place) {
        // Trimming may have gone behind the place, by line ends only.
        self.text.truncate(place.bytes);
        self.code_points = self.code_points.min(place.code_points);
        self.pending = place.pending;
        self.row = place.row;
    }

    /// How many code points were written.
    pub(crate) fn code_points(&self) -> usize {
        self.code_points
    }

    /// The text.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Writes pending white space and then text that is not empty.
    fn write(&mut self, text: &str) -> usize {
        let pending = std::mem::take(&mut self.pending);
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let joint = pending.joint && digit(self.text.chars().next_back()) && digit(text.chars().next());
        if !self.text.is_empty() {
            for _ in 0..pending.newlines {
                self.push("\n");
            }
            for _ in 0..pending.tabs {
                self.push("\t");
            }
            if pending.newlines == 0 && pending.tabs == 0 && (pending.space || joint) {
                self.push(" ");
            }
            self.row.cell_has_lines |= self.row.cell_has_words && pending.newlines > 0;
        }
        self.row.cell_has_words = true;
        self.row.has_words = true;
        let start = self.code_points;
        self.push(text);
        start
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.code_points += text.chars().count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_across_pieces() {
        let mut writer = Writer::default();
        for piece in ["  around", " ", "\n", "600\t\u{a0}", "people ", ""] {
            writer.words(piece);
        }
        assert_eq!(writer.into_text(), "around 600 \u{a0}people");
    }

    #[test]
    fn coming_back_forgets_everything_since() {
        let mut writer = Writer::default();
        writer.words("한 글");
        writer.block(2);
        let place = writer.place();
        writer.words("menu");
        writer.cell();
        writer.rewind(place);
        assert_eq!((writer.words("600"), writer.code_points()), (Some(5), 8));
        assert_eq!(writer.into_text(), "한 글\n\n600");
    }

    #[test]
    fn numbers_do_not_grow_by_their_footnotes() {
        let mut writer = Writer::default();
        writer.words("600");
        writer.joint();
        writer.words("1");
        writer.joint();
        writer.words("km");
        assert_eq!(writer.into_text(), "600 1km");
    }
}
