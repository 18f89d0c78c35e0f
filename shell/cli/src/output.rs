//! Writing to the standard streams. Input: text. Output: the text, so that nothing in it can steer a terminal. A
//! reader of a pipe that has gone away stops the printing and never the work.

use crate::args::Format;
use anyhow::Context;
use std::borrow::Cow;
use std::io::{ErrorKind, Write};

/// The longest line of error, in characters: what somebody typed may be longer, and the end says what to do.
const LINE: usize = 900;

/// Text for people to standard output; what could steer a terminal is shown as a sign.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    print_bytes(harmless(text).as_bytes())
}

/// Text for programs to standard output, to the byte.
pub(crate) fn print_exact(text: &str) -> anyhow::Result<()> {
    print_bytes(text.as_bytes())
}

fn print_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let end: &[u8] = if bytes.is_empty() || bytes.ends_with(b"\n") { b"" } else { b"\n" };
    match out.write_all(bytes).and_then(|()| out.write_all(end)).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("standard output can't be written"),
        // Nobody reads on: what is being done is done all the same.
        Err(_) | Ok(()) => Ok(()),
    }
}

/// A value as JSON to standard output.
pub(crate) fn print_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    print_exact(&serde_json::to_string_pretty(value)?)
}

/// Values as JSON, a line each, to standard output.
pub(crate) fn print_jsonl<T: serde::Serialize>(values: impl IntoIterator<Item = T>) -> anyhow::Result<()> {
    let mut text = String::new();
    for value in values {
        text.push_str(&serde_json::to_string(&value)?);
        text.push('\n');
    }
    print_exact(&text)
}

/// Values as JSON, a line each, to standard output as they come: nothing is held.
pub(crate) struct Lines {
    out: std::io::BufWriter<std::io::StdoutLock<'static>>,
    failed: Option<std::io::Error>,
}

impl Lines {
    pub(crate) fn begin() -> Lines {
        Lines { out: std::io::BufWriter::new(std::io::stdout().lock()), failed: None }
    }

    /// Writes one; after a failure nothing more is written, and [`Lines::end`] tells.
    pub(crate) fn line(&mut self, value: &impl serde::Serialize) {
        if self.failed.is_none() {
            let written = serde_json::to_writer(&mut self.out, value).map_err(std::io::Error::from);
            self.failed = written.and_then(|()| self.out.write_all(b"\n")).err();
        }
    }

    pub(crate) fn end(mut self) -> anyhow::Result<()> {
        match self.failed.map_or_else(|| self.out.flush(), Err) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(error).context("standard output can't be written")
            }
            Err(_) | Ok(()) => Ok(()),
        }
    }
}

/// A line for people on standard error.
pub(crate) fn note(text: &str) {
    // If standard error is gone there is nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
}

/// An error as one line of bounded length: its beginning says what and where, its end what to do.
pub(crate) fn note_error(text: &str) {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length <= LINE {
        return note(&line);
    }
    let first: String = line.chars().take(LINE / 2).collect();
    let last: String = line.chars().skip(length - LINE / 2).collect();
    note(&format!("{first} … {last}"));
}

/// A value for programs: over several lines as `json`, on one as `jsonl`.
pub(crate) fn print_value(format: Format, value: &impl serde::Serialize) -> anyhow::Result<()> {
    if format == Format::Jsonl { print_jsonl([value]) } else { print_json(value) }
}

/// Rows for programs: one array as `json`, a row a line as `jsonl`.
pub(crate) fn print_rows<T: serde::Serialize>(format: Format, rows: impl IntoIterator<Item = T>) -> anyhow::Result<()> {
    if format == Format::Jsonl { print_jsonl(rows) } else { print_json(&rows.into_iter().collect::<Vec<_>>()) }
}

/// Text in which nothing steers a terminal: control characters as the signs for them, and characters that turn the
/// direction of writing left out. Line feeds, tabulators, and the colours that this program sets itself stay.
fn harmless(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let coloured = crate::text::colour();
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = colour_at(rest).filter(|_| coloured) {
            out.push_str(&rest[..rest.len() - after.len()]);
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match c {
            '\r' if rest.starts_with('\n') => {}
            '\0'..='\u{1f}' if steers(c) => out.extend(char::from_u32(0x2400 + u32::from(c))),
            _ if steers(c) => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && c != '\n' && c != '\t')
}

/// What follows an instruction to set a colour at the text's beginning.
fn colour_at(text: &str) -> Option<&str> {
    let codes = text.strip_prefix("\u{1b}[")?;
    codes.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').strip_prefix('m')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_a_terminal() {
        assert_eq!(harmless("북송 600\n\tnext"), "북송 600\n\tnext");
        assert_eq!(harmless("a\r\nb\rc"), "a\nb␍c");
        // Tests print to no terminal: even a colour is not set then.
        assert_eq!(harmless("\u{1b}[31mred\u{9b}2J\u{7}\u{7f}\u{202e}"), "␛[31mred\u{fffd}2J␇\u{fffd}\u{fffd}");
    }

    #[test]
    fn a_colour_is_told_from_everything_else() {
        assert_eq!(colour_at("\u{1b}[1;38;5;166mx"), Some("x"));
        assert_eq!(colour_at("\u{1b}[2J"), None);
        assert_eq!(colour_at("[1m"), None);
    }
}
