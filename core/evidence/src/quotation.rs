//! The quotation: an exact span of a working copy, as W3C Web Annotation has it: a text position selector (start,
//! end) and a text quote selector (exact, prefix, suffix). Input: a text, and words or offsets. Output: the
//! text's own words with their place, or why not. Offsets are Unicode code points, from 0. Leaves out near
//! matches: words that are not there are refused, never bent.

use crate::matching::{equivalent_at, equivalents, is_whole};
use crate::{IndexedText, Locator};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::ops::Range;
use thiserror::Error;

/// How many code points of its surroundings a quotation keeps on each side, at most.
const SURROUNDINGS: usize = 32;

/// How many places are listed when words stand in several.
const PLACES: usize = 5;

/// An exact span of a text.
///
/// ```
/// use attested_evidence::Quotation;
/// let text = "Justice for North Korea asserted that around 600 were sent back.";
/// let quotation = Quotation::find(text, "around 600")?;
/// assert_eq!((quotation.start, quotation.end), (38, 48));
/// assert_eq!(quotation.suffix, " were sent back.");
/// quotation.verify(text)?;
/// # Ok::<(), attested_evidence::QuotationError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// First code point, from 0.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, as the text has them.
    pub exact: String,
    /// Up to 32 code points before them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Up to 32 code points after them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

/// Why words could not be quoted. Holds offsets only: the words may name a person.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum QuotationError {
    /// Nothing but white space was wanted.
    #[error("a quotation needs words")]
    Empty,
    /// The text does not have the words.
    #[error(
        "the words are not in the document's text as given; copy them from there, letter by letter (white space and case count)"
    )]
    NotFound,
    /// The text has the words in several places.
    #[error("the words stand in several places, {}; say which by its start", places(starts, *more))]
    Several {
        /// The first few places, as code points.
        starts: Vec<usize>,
        /// Whether there are more.
        more: bool,
    },
    /// The words do not stand where they were said to.
    #[error("the words do not begin at code point {start} of the document's text")]
    NotThere {
        /// The place said.
        start: usize,
    },
    /// The span lies outside the text, or is empty.
    #[error("{start} to {end} is no span of a text of {code_points} code points")]
    OutOfRange {
        /// Its first code point.
        start: usize,
        /// One past its last.
        end: usize,
        /// The text's length.
        code_points: usize,
    },
    /// The text has other words there, or about there.
    #[error("the document's text has other words at code points {start} to {end}: it is not the text that was quoted")]
    Differs {
        /// The quotation's first code point.
        start: usize,
        /// One past its last.
        end: usize,
    },
}

impl Quotation {
    /// Finds the one place where words stand: exactly as wanted; where nowhere so, in a form that canonical
    /// equivalence makes the same (Hangul composed or in letters; CRLF for LF), and then in the text's own form.
    /// White space around what is wanted does not count. No character is cut: 하 is not found in 한.
    ///
    /// # Errors
    /// [`QuotationError::Empty`], [`QuotationError::NotFound`], and [`QuotationError::Several`] with the places.
    pub fn find(text: &str, wanted: &str) -> Result<Self, QuotationError> {
        IndexedText::new(text).find(wanted)
    }

    /// Quotes wanted words at a place: for words that stand in several.
    ///
    /// # Errors
    /// [`QuotationError::Empty`], [`QuotationError::NotThere`].
    pub fn find_at(text: &str, wanted: &str, start: usize) -> Result<Self, QuotationError> {
        IndexedText::new(text).find_at(wanted, start)
    }

    /// Quotes a span, in code points.
    ///
    /// # Errors
    /// [`QuotationError::OutOfRange`] when the span is empty or leaves the text.
    pub fn at(text: &str, start: usize, end: usize) -> Result<Self, QuotationError> {
        IndexedText::new(text).at(start, end)
    }

    /// Checks that a text has these words in this place, with these surroundings.
    ///
    /// # Errors
    /// [`QuotationError::OutOfRange`], [`QuotationError::Differs`].
    pub fn verify(&self, text: &str) -> Result<(), QuotationError> {
        IndexedText::new(text).verify(self)
    }

    /// Where a person finds code point `start` of a text.
    ///
    /// # Errors
    /// [`QuotationError::OutOfRange`] past the end.
    pub fn locator(text: &str, start: usize) -> Result<Locator, QuotationError> {
        IndexedText::new(text).locator(start)
    }
}

/// For many quotations of one text: each costs what it must, and the text is counted once.
impl IndexedText<'_> {
    /// [`Quotation::find`].
    ///
    /// # Errors
    /// As there.
    pub fn find(&self, wanted: &str) -> Result<Quotation, QuotationError> {
        let wanted = wanted.trim();
        if wanted.is_empty() {
            return Err(QuotationError::Empty);
        }
        let mut hits = exact_places(self.text(), wanted, PLACES + 1);
        if hits.is_empty() {
            hits = equivalents(self.text(), wanted, PLACES + 1);
        }
        match hits.as_slice() {
            [] => Err(QuotationError::NotFound),
            [hit] => Ok(self.quote(hit)),
            several => Err(QuotationError::Several {
                starts: several.iter().take(PLACES).map(|hit| self.code_point_of(hit.start)).collect(),
                more: several.len() > PLACES,
            }),
        }
    }

    /// [`Quotation::find_at`].
    ///
    /// # Errors
    /// As there.
    pub fn find_at(&self, wanted: &str, start: usize) -> Result<Quotation, QuotationError> {
        let wanted = wanted.trim();
        if wanted.is_empty() {
            return Err(QuotationError::Empty);
        }
        let there = self.byte_of(start).and_then(|byte| equivalent_at(self.text(), byte, wanted));
        there.map(|span| self.quote(&span)).ok_or(QuotationError::NotThere { start })
    }

    /// [`Quotation::at`].
    ///
    /// # Errors
    /// As there.
    pub fn at(&self, start: usize, end: usize) -> Result<Quotation, QuotationError> {
        let beyond = QuotationError::OutOfRange { start, end, code_points: self.code_points() };
        match (self.byte_of(start), self.byte_of(end)) {
            (Some(from), Some(to)) if start < end => Ok(self.quote(&(from..to))),
            (Some(_) | None, Some(_) | None) => Err(beyond),
        }
    }

    /// [`Quotation::verify`].
    ///
    /// # Errors
    /// As there.
    pub fn verify(&self, quotation: &Quotation) -> Result<(), QuotationError> {
        let found = self.at(quotation.start, quotation.end)?;
        if found == *quotation {
            Ok(())
        } else {
            Err(QuotationError::Differs { start: quotation.start, end: quotation.end })
        }
    }

    fn quote(&self, span: &Range<usize>) -> Quotation {
        let (before, after) = (&self.text()[..span.start], &self.text()[span.end..]);
        let from = before.char_indices().rev().take(SURROUNDINGS).last().map_or(span.start, |(at, _)| at);
        let to = after.char_indices().nth(SURROUNDINGS).map_or(after.len(), |(at, _)| at);
        Quotation {
            start: self.code_point_of(span.start),
            end: self.code_point_of(span.end),
            exact: self.text()[span.clone()].to_owned(),
            prefix: before[from..].to_owned(),
            suffix: after[..to].to_owned(),
        }
    }
}

/// The first `most` places where `wanted` stands byte for byte without cutting a character. They may overlap.
fn exact_places(text: &str, wanted: &str, most: usize) -> Vec<Range<usize>> {
    let step = wanted.chars().next().map_or(1, char::len_utf8);
    let mut hits = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(wanted) {
        let hit = from + at..from + at + wanted.len();
        if is_whole(text, &hit) {
            from = hit.start + step;
            hits.push(hit);
            if hits.len() == most {
                break;
            }
        } else {
            from = hit.end; // keeps the search linear; the slower one looks again where this finds nothing
        }
    }
    hits
}

fn places(starts: &[usize], more: bool) -> String {
    let mut text = "from code points".to_owned();
    for (at, start) in starts.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{} {start}", if at == 0 { "" } else { "," });
    }
    if more {
        text.push_str(" and more");
    }
    text
}

#[cfg(test)]
mod tests;
