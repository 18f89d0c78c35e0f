//! The page as it is read, token by token: what is open, what is left out, what is marked. Input: tags and text in
//! the page's order. Output: the text and its marks. It keeps no tree: a list of open containers (one byte each)
//! and at most a dozen open spans, so that a page nested a million deep costs a million bytes. Leaves out the
//! tokens themselves (`html5ever`) and folding white space ([`super::writer`]).

use super::elements::{CONTAINERS, Element, Raw, Reading, element, is_ended_by, is_void};
use super::writer::{Place, Writer};
use attested_evidence::{Mark, MarkKind};

/// A form with more text than this, in code points, fields aside, is a page made as one form.
const LONGEST_FORM: usize = 1_000;

/// An element that matters until it ends.
struct Span {
    name: String,
    /// How many of that name are open, one inside another.
    open: usize,
    /// How many containers were open before it: when fewer are, it has ended with one of them.
    containers: usize,
    kind: SpanKind,
}

enum SpanKind {
    /// Nothing of it is written.
    Skipped,
    /// What is written is taken back.
    LeftOut { since: Place, marks: usize },
    /// What is written is taken back unless it holds matter.
    LeftOutUnlessMatter { since: Place, marks: usize, matter: bool },
    /// Its words are of a kind.
    Mark { kind: MarkKind, start: Option<usize> },
    /// Its text stands as it is.
    Preformatted { begun: bool },
    /// Its words are the page's title.
    Title,
    /// MathML, where the tokenizer takes no element's content raw.
    Math,
}

/// A page that is being read.
#[derive(Default)]
pub(crate) struct Page {
    body: Writer,
    title: Writer,
    marks: Vec<Mark>,
    open: Vec<u8>,
    counts: [usize; CONTAINERS.len()],
    spans: Vec<Span>,
    raw: Option<&'static str>,
    foreign_objects: usize,
    has_title: bool,
}

/// What an element's tag says beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Said {
    /// It closes itself, where that counts.
    pub(crate) self_closing: bool,
    /// It is hidden, or a dialog that is not open.
    pub(crate) hidden: bool,
    /// It names the author.
    pub(crate) author: bool,
}

impl Page {
    /// The element whose content is being read raw.
    pub(crate) fn raw(&self) -> Option<&'static str> {
        self.raw
    }

    /// Text.
    pub(crate) fn text(&mut self, text: &str) {
        let mut preformatted = None;
        for span in &mut self.spans {
            match &mut span.kind {
                SpanKind::Skipped => return,
                SpanKind::Title => {
                    self.title.words(text);
                    return;
                }
                SpanKind::Preformatted { begun } => preformatted = Some(begun),
                SpanKind::LeftOut { .. }
                | SpanKind::LeftOutUnlessMatter { .. }
                | SpanKind::Mark { .. }
                | SpanKind::Math => {}
            }
        }
        let first = match preformatted {
            Some(begun) => {
                // A line end right after <pre> is not part of it.
                let text = if std::mem::replace(begun, true) { text } else { text.strip_prefix('\n').unwrap_or(text) };
                self.body.verbatim(text)
            }
            None => self.body.words(text),
        };
        let Some(first) = first else { return };
        for span in &mut self.spans {
            if let SpanKind::Mark { kind: _, start } = &mut span.kind {
                start.get_or_insert(first);
            }
        }
    }

    /// A start tag. How the tokenizer must read what follows.
    pub(crate) fn start(&mut self, name: &str, said: Said) -> Raw {
        let what = element(name);
        self.end_by_start(name, what);
        let foreign = self.is_foreign();
        if foreign && said.self_closing {
            return Raw::No;
        }
        let raw = if foreign { Raw::No } else { what.raw };
        if raw != Raw::No {
            self.raw = Some(what.name);
        }
        if what.name == "foreignobject" {
            self.foreign_objects += 1;
        }
        let containers = self.open.len();
        for span in self.spans.iter_mut().filter(|span| span.name == name) {
            span.open += 1;
        }
        if let Some(container) = what.container {
            self.open.push(u8::try_from(container).unwrap_or(u8::MAX)); // there are 17
            self.counts[container] += 1;
        }
        if !self.is_skipping() {
            self.begin(name, what, said, containers);
        }
        raw
    }

    /// An end tag.
    pub(crate) fn end(&mut self, name: &str) {
        let what = element(name);
        if self.raw == Some(what.name) {
            self.raw = None;
        }
        if what.name == "foreignobject" {
            self.foreign_objects = self.foreign_objects.saturating_sub(1);
        }
        if let Some(container) = what.container {
            if self.counts[container] == 0 {
                return;
            }
            self.end_container(container);
        }
        for span in self.spans.iter_mut().filter(|span| span.name == name) {
            span.open = span.open.saturating_sub(1);
        }
        if let Some(at) = self.spans.iter().position(|span| span.open == 0 || span.containers > self.open.len()) {
            self.end_spans(at);
        }
        if !self.is_skipping() {
            self.break_after(what);
        }
    }

    /// The text and its marks; `None` when nobody would see any text.
    pub(crate) fn finish(mut self) -> Option<(String, Vec<Mark>)> {
        // What is still open was never closed: it is kept, rather too much than nothing.
        for at in (0..self.spans.len()).rev() {
            if let SpanKind::LeftOut { .. } | SpanKind::LeftOutUnlessMatter { .. } = self.spans[at].kind {
                self.spans.remove(at);
            }
        }
        self.end_spans(0);
        let mut text = self.body.into_text();
        if text.trim().is_empty() {
            return None;
        }
        let mut marks = self.marks;
        marks.retain(|mark| mark.start < mark.end);
        let title_length = self.title.code_points();
        let title = self.title.into_text();
        if !title.is_empty() && !repeats_headline(&title, &text, &marks) {
            text.insert_str(0, "\n\n");
            text.insert_str(0, &title);
            for mark in &mut marks {
                mark.start += title_length + 2;
                mark.end += title_length + 2;
            }
            marks.push(Mark { start: 0, end: title_length, kind: MarkKind::Headline });
        }
        text.push('\n');
        marks.sort();
        Some((text, marks))
    }

    /// What a start tag ends: elements without their end tags, and drawings that forgot theirs.
    fn end_by_start(&mut self, name: &str, what: Element) {
        let containers = self.open.len();
        let breaks_out = what.newlines > 0 && self.foreign_objects == 0;
        let ended = self.spans.iter().position(|span| {
            let own_end = span.containers == containers && is_ended_by(&span.name, name);
            own_end || (span.name == "svg" && breaks_out)
        });
        if let Some(at) = ended {
            self.end_spans(at);
        }
    }

    /// Begins an element that is not inside something skipped.
    fn begin(&mut self, name: &str, what: Element, said: Said, containers: usize) {
        self.break_before(what);
        if is_void(name) {
            return;
        }
        let kind = if said.hidden { Some(SpanKind::Skipped) } else { self.span_kind(what) };
        if let Some(kind) = kind {
            self.open_span(name, containers, kind);
        } else if said.author && !self.has_mark(MarkKind::Byline) {
            self.open_span(name, containers, SpanKind::Mark { kind: MarkKind::Byline, start: None });
        }
    }

    fn open_span(&mut self, name: &str, containers: usize, kind: SpanKind) {
        if matches!(kind, SpanKind::Skipped) && name == "svg" {
            self.foreign_objects = 0;
        }
        self.spans.push(Span { name: name.to_owned(), open: 1, containers, kind });
    }

    /// The span that an element opens, if it opens one.
    fn span_kind(&mut self, what: Element) -> Option<SpanKind> {
        let (since, marks) = (self.body.place(), self.marks.len());
        match what.reading {
            Reading::Skipped => return Some(SpanKind::Skipped),
            Reading::Replaced => {
                self.body.gap();
                return Some(SpanKind::Skipped);
            }
            Reading::LeftOut if self.is_left_out(what) => return Some(SpanKind::LeftOut { since, marks }),
            Reading::LeftOutUnlessMatter if self.is_left_out(what) => {
                return Some(SpanKind::LeftOutUnlessMatter { since, marks, matter: false });
            }
            Reading::LeftOut | Reading::LeftOutUnlessMatter | Reading::Read => {}
        }
        if matches!(what.name, "h1" | "article" | "main") {
            for span in &mut self.spans {
                if let SpanKind::LeftOutUnlessMatter { matter, .. } = &mut span.kind {
                    *matter = true;
                }
            }
        }
        match what.name {
            "title" if !self.has_title => {
                self.has_title = true;
                Some(SpanKind::Title)
            }
            "title" => Some(SpanKind::Skipped),
            // One inside another opens nothing more: the spans stay few.
            "math" => (!self.is_foreign()).then_some(SpanKind::Math),
            "pre" | "listing" | "xmp" | "plaintext" => {
                let open = self.spans.iter().any(|span| matches!(span.kind, SpanKind::Preformatted { .. }));
                (!open).then_some(SpanKind::Preformatted { begun: false })
            }
            _ => {
                let kind = what.mark.filter(|kind| !self.has_mark(*kind))?;
                Some(SpanKind::Mark { kind, start: None })
            }
        }
    }

    /// Whether an element that is left out in general is left out here.
    fn is_left_out(&self, what: Element) -> bool {
        let inside = |names: &[&str]| {
            CONTAINERS.iter().zip(self.counts).any(|(container, count)| {
                // The element itself is counted already.
                let others = count - usize::from(*container == what.name);
                names.contains(container) && others > 0
            })
        };
        let already = self.spans.iter().any(|span| match span.kind {
            SpanKind::LeftOut { .. } => true,
            SpanKind::LeftOutUnlessMatter { .. } => span.name == what.name,
            SpanKind::Skipped
            | SpanKind::Mark { .. }
            | SpanKind::Preformatted { .. }
            | SpanKind::Title
            | SpanKind::Math => false,
        });
        match what.name {
            _ if already => false,
            "header" => !inside(&["article", "main"]),
            "footer" => !inside(&["blockquote"]),
            _ => true,
        }
    }

    fn has_mark(&self, wanted: MarkKind) -> bool {
        self.spans.iter().any(|span| matches!(span.kind, SpanKind::Mark { kind, .. } if kind == wanted))
    }

    fn is_skipping(&self) -> bool {
        self.spans.iter().any(|span| matches!(span.kind, SpanKind::Skipped))
    }

    fn is_foreign(&self) -> bool {
        self.spans.iter().any(|span| matches!(span.kind, SpanKind::Math) || span.name == "svg")
    }

    fn break_before(&mut self, what: Element) {
        match what.name {
            "br" => self.body.line_break(),
            "sub" | "sup" => self.body.joint(),
            "tr" => self.body.row(),
            "td" | "th" => self.body.cell(),
            _ => self.body.block(what.newlines),
        }
    }

    fn break_after(&mut self, what: Element) {
        match what.name {
            "br" => self.body.line_break(),
            "sub" | "sup" => self.body.joint(),
            "table" => {
                self.body.row();
                self.body.block(what.newlines);
            }
            _ => self.body.block(what.newlines),
        }
    }

    /// Ends the innermost container of a kind, of which one is open, and those left open inside it.
    fn end_container(&mut self, container: usize) {
        while let Some(ended) = self.open.pop() {
            self.counts[usize::from(ended)] -= 1;
            if usize::from(ended) == container {
                break;
            }
        }
    }

    /// Ends the spans from `at` on, the innermost first.
    fn end_spans(&mut self, at: usize) {
        while self.spans.len() > at {
            let Some(span) = self.spans.pop() else { break };
            match span.kind {
                SpanKind::LeftOut { since, marks } => self.take_back(since, marks),
                SpanKind::LeftOutUnlessMatter { since, marks, matter } => {
                    let length = self.body.code_points().saturating_sub(since.code_points);
                    if !matter && (span.name != "form" || length <= LONGEST_FORM) {
                        self.take_back(since, marks);
                    }
                }
                SpanKind::Mark { kind, start: Some(start) } => {
                    self.marks.push(Mark { start, end: self.body.code_points(), kind });
                }
                SpanKind::Preformatted { begun: _ } => {
                    self.body.trim_line_ends();
                    let end = self.body.code_points();
                    for mark in self.marks.iter_mut().rev().take_while(|mark| mark.end > end) {
                        mark.end = end;
                    }
                }
                SpanKind::Mark { kind: _, start: None } | SpanKind::Skipped | SpanKind::Title | SpanKind::Math => {}
            }
        }
    }

    fn take_back(&mut self, since: Place, marks: usize) {
        self.body.rewind(since);
        self.marks.truncate(marks);
        for span in &mut self.spans {
            if let SpanKind::Mark { kind: _, start } = &mut span.kind {
                *start = start.filter(|start| *start < since.code_points);
            }
        }
    }
}

/// Whether a title only says again what a main heading says, perhaps with the outlet's name after it.
fn repeats_headline(title: &str, text: &str, marks: &[Mark]) -> bool {
    marks.iter().filter(|mark| mark.kind == MarkKind::Headline).any(|mark| {
        let mut words = text.chars().skip(mark.start).take(mark.end - mark.start);
        let mut title = title.chars();
        words.all(|letter| title.next() == Some(letter))
    })
}
