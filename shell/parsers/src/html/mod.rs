//! `html/1`: the text of a page as a reader of it would quote it. Input: a page's bytes. Output: its text, with
//! marks on title and main headings, captions, block quotes and bylines. `docs/decisions/0004-evidence.md` has
//! the rules and why. Leaves out what scripts would add, what style sheets would hide, pictures, and frames.
//!
//! `html5ever`'s tokenizer reads the page; no tree is built, so depth costs nothing. One pass, and memory in
//! proportion to the page.

pub(crate) mod attributes;
mod elements;
mod page;
mod pieces;
mod writer;

use crate::charset;
use attested_evidence::{
    EvidenceError, ExtractFault, Extractor, Mark, WorkingCopy, checked_text, essence_of, recognise,
};
use elements::Raw;
use encoding_rs::UTF_8;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::{Attribute, TokenizerResult};
use page::{Page, Said};
use pieces::Pieces;
use std::borrow::Cow;
use std::cell::RefCell;

/// The most bytes of a page that are read: `html5ever` counts a buffer's bytes in 32 bits.
const MOST_BYTES: u64 = 1 << 30;

/// Pages.
pub(crate) struct Html {
    /// The charset that was said beside the page's own word.
    pub(crate) charset: Option<String>,
}

impl Extractor for Html {
    fn name(&self) -> &'static str {
        "html/1"
    }

    fn accepts(&self, media_type: &str) -> bool {
        matches!(essence_of(media_type).as_str(), "text/html" | "application/xhtml+xml")
    }

    fn extract(&self, bytes: &[u8]) -> Result<WorkingCopy, EvidenceError> {
        let fail = |why| EvidenceError::Extract { extractor: self.name(), why };
        let page = self.decoded(bytes)?;
        let (text, marks) = read(&page).map_err(fail)?.ok_or_else(|| fail(ExtractFault::NoText))?;
        Ok(WorkingCopy { text, extractor: self.name(), marks })
    }
}

impl Html {
    /// The page as text, once it is sure that it is a page.
    fn decoded<'b>(&self, bytes: &'b [u8]) -> Result<Cow<'b, str>, EvidenceError> {
        let fail = |why| EvidenceError::Extract { extractor: self.name(), why };
        let size = bytes.len() as u64;
        if size > MOST_BYTES {
            return Err(fail(ExtractFault::TooLarge { most: MOST_BYTES, bytes: size }));
        }
        if bytes.is_empty() {
            return Err(fail(ExtractFault::Empty));
        }
        let found = recognise(bytes, "").media_type;
        if !found.starts_with("text/") && found != "application/octet-stream" {
            return Err(fail(ExtractFault::NotAsSaid { said: "text/html".to_owned(), found: found.to_owned() }));
        }
        let (encoding, mark) = charset::encoding_of(bytes, self.charset.as_deref(), true).map_err(fail)?;
        let page = if encoding == UTF_8 {
            Cow::Borrowed(checked_text(self.name(), bytes)?)
        } else {
            Cow::Owned(charset::decode(bytes, encoding, mark).map_err(fail)?)
        };
        let found = recognise(page.as_bytes(), "page.html").media_type;
        if found != "text/html" {
            return Err(fail(ExtractFault::NotAsSaid { said: "text/html".to_owned(), found: found.to_owned() }));
        }
        Ok(page)
    }
}

/// What a page gives.
type TextAndMarks = (String, Vec<Mark>);

/// Reads a page; `None` when it has no text.
fn read(page: &str) -> Result<Option<TextAndMarks>, ExtractFault> {
    let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink { page: RefCell::new(Page::default()) }, options);
    let queue = BufferQueue::default();
    let mut pieces = Pieces::new(page);
    loop {
        let raw = tokenizer.sink.page.borrow().raw();
        let Some(piece) = pieces.next(raw) else { break };
        queue.push_back(StrTendril::from_slice(piece?));
        // The sink never asks for a pause, so one call reads all.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    }
    tokenizer.end();
    Ok(tokenizer.sink.page.into_inner().finish())
}

/// Hands the tokenizer's tokens to the page.
struct Sink {
    page: RefCell<Page>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => return raw_data(page.start(&tag.name, said(&tag))),
                TagKind::EndTag => page.end(&tag.name),
            },
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

fn raw_data(raw: Raw) -> TokenSinkResult<()> {
    match raw {
        Raw::No => TokenSinkResult::Continue,
        Raw::Text => TokenSinkResult::RawData(RawKind::Rawtext),
        Raw::Escapable => TokenSinkResult::RawData(RawKind::Rcdata),
        Raw::Script => TokenSinkResult::RawData(RawKind::ScriptData),
        Raw::ToTheEnd => TokenSinkResult::Plaintext,
    }
}

/// What a tag says beside its name.
fn said(tag: &Tag) -> Said {
    let mut said = Said { self_closing: tag.self_closing, hidden: &*tag.name == "dialog", author: false };
    for Attribute { name, value } in &tag.attrs {
        let words = || value.split_ascii_whitespace();
        match &*name.local {
            "hidden" => said.hidden |= !value.trim().eq_ignore_ascii_case("until-found"),
            "open" if &*tag.name == "dialog" => said.hidden = false,
            "itemprop" | "rel" => said.author |= words().any(|word| word.eq_ignore_ascii_case("author")),
            "class" => said.author |= words().any(|word| word.eq_ignore_ascii_case("byline")),
            _ => {}
        }
    }
    said
}

#[cfg(test)]
mod tests;
