//! What each element of HTML is to a reader of text. Input: an element's name. Output: whether it is read and how
//! it parts text. The choice is that of a browser's own style sheet (HTML Standard, 15.3) and, for what is left
//! out, of a coder: menus, forms and footers say nothing of an event. Leaves out CSS: what a style sheet hides
//! or moves is not known here.

use attested_evidence::MarkKind;

/// How an element's content is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Like any text.
    Read,
    /// Not at all: never shown, or not words.
    Skipped,
    /// Not at all, and something stands in its place on the page, so that it parts words.
    Replaced,
    /// Written, and taken back when the element ends.
    LeftOut,
    /// As `LeftOut`, unless it turns out to hold the page's matter.
    LeftOutUnlessMatter,
}

/// How the tokenizer reads an element's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Raw {
    /// Tags and text.
    No,
    /// Text only, no character references.
    Text,
    /// Text and character references.
    Escapable,
    /// A script.
    Script,
    /// Text to the end of the page.
    ToTheEnd,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element {
    /// Its name, for the few whose name matters later; empty for the rest.
    pub(crate) name: &'static str,
    /// How it is read.
    pub(crate) reading: Reading,
    /// How its content is tokenized.
    pub(crate) raw: Raw,
    /// 0, 1 (a line of its own) or 2 (a paragraph of its own).
    pub(crate) newlines: u8,
    /// What its words are.
    pub(crate) mark: Option<MarkKind>,
    /// Which of [`CONTAINERS`] it is.
    pub(crate) container: Option<usize>,
}

/// Elements whose end also ends what was left open inside them. All need an end tag.
pub(crate) const CONTAINERS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "header",
    "main",
    "nav",
    "ol",
    "section",
    "table",
    "ul",
];

/// Elements without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Whether an element has no content and no end tag.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// What an element is, by its name in lower case.
pub(crate) fn element(name: &str) -> Element {
    use Reading::{LeftOut, LeftOutUnlessMatter, Replaced, Skipped};
    let plain = Element { name: "", reading: Reading::Read, raw: Raw::No, newlines: 0, mark: None, container: None };
    let read = |newlines| Element { newlines, ..plain };
    let skipped = |reading, raw| Element { reading, raw, ..plain };
    let mut found = match name {
        "script" => skipped(Skipped, Raw::Script),
        "style" | "noembed" | "noframes" | "noscript" => skipped(Skipped, Raw::Text),
        "template" | "annotation" | "annotation-xml" => skipped(Skipped, Raw::No),
        "iframe" => skipped(Replaced, Raw::Text),
        "textarea" => skipped(Replaced, Raw::Escapable),
        "audio" | "button" | "canvas" | "datalist" | "dialog" | "object" | "select" | "svg" | "video" => {
            skipped(Replaced, Raw::No)
        }
        "title" => Element { raw: Raw::Escapable, ..plain },
        "xmp" => Element { raw: Raw::Text, ..read(2) },
        "plaintext" => Element { raw: Raw::ToTheEnd, ..read(2) },
        "nav" | "aside" | "footer" => Element { reading: LeftOut, ..read(2) },
        "form" | "header" => Element { reading: LeftOutUnlessMatter, ..read(2) },
        "h1" => Element { mark: Some(MarkKind::Headline), ..read(2) },
        "figcaption" => Element { mark: Some(MarkKind::Caption), ..read(2) },
        "blockquote" => Element { mark: Some(MarkKind::Quote), ..read(2) },
        "address" => Element { mark: Some(MarkKind::Byline), ..read(2) },
        "article" | "details" | "dl" | "fieldset" | "figure" | "h2" | "h3" | "h4" | "h5" | "h6" | "hgroup" | "hr"
        | "listing" | "main" | "menu" | "ol" | "p" | "pre" | "section" | "table" | "ul" => read(2),
        "body" | "caption" | "center" | "dd" | "dir" | "div" | "dt" | "html" | "legend" | "li" | "optgroup"
        | "option" | "search" | "summary" | "tbody" | "tfoot" | "thead" | "tr" => read(1),
        _ => plain,
    };
    found.container = CONTAINERS.iter().position(|container| *container == name);
    found.name = NAMED.iter().find(|named| **named == name).copied().unwrap_or_default();
    found
}

/// Elements that are told apart by name after this table.
const NAMED: &[&str] = &[
    "article",
    "br",
    "footer",
    "foreignobject",
    "form",
    "h1",
    "header",
    "iframe",
    "listing",
    "main",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "plaintext",
    "pre",
    "script",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "td",
    "textarea",
    "th",
    "title",
    "tr",
    "xmp",
];

/// Whether the start of `next` ends an open `name` whose end tag may be left away (HTML Standard, 13.1.2.4).
pub(crate) fn is_ended_by(name: &str, next: &str) -> bool {
    match name {
        "p" => element(next).newlines > 0,
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "tr" => matches!(next, "tr" | "tbody" | "tfoot"),
        "td" | "th" => matches!(next, "td" | "th" | "tr" | "tbody" | "tfoot"),
        "h1" => matches!(next, "h1" | "h2" | "h3" | "h4" | "h5" | "h6"),
        "option" => matches!(next, "option" | "optgroup"),
        _ => false,
    }
}
