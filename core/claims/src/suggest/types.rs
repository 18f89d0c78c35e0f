//! What suggestion takes in and gives back.
//!
//! Input types: [`Lang`], [`Context`]. Output: [`Suggestion`], whose JSON is the command line's contract. Leaves out
//! how a suggestion is found (the step files) and how it is recorded (the rest of the crate).

use std::borrow::Cow;

use attested_model::{Measure, Modality, QuantityKind, Scope};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::gazetteer::Gazetteer;
use super::tables::Tables;

/// The language a text is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    En,
    /// Korean.
    Ko,
    /// Chinese, simplified or traditional.
    Zh,
}

impl Lang {
    /// Reads `en`, `ko` or `zh` (also `ko-KR`, `zh-Hans` and the like).
    pub fn parse(tag: &str) -> Option<Lang> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Lang::En),
            "ko" => Some(Lang::Ko),
            "zh" => Some(Lang::Zh),
            _ => None,
        }
    }

    /// Guesses the language from the scripts of the text's first ten thousand characters: Hangul, then Han, else English.
    pub fn guess(text: &str) -> Lang {
        let (mut hangul, mut han, mut latin) = (0u32, 0u32, 0u32);
        for c in text.chars().take(10_000) {
            match c {
                '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => hangul += 1,
                '\u{4e00}'..='\u{9fff}' => han += 1,
                'a'..='z' | 'A'..='Z' => latin += 1,
                _ => {}
            }
        }
        if hangul * 4 > latin && hangul * 2 > han {
            Lang::Ko
        } else if han * 4 > latin {
            Lang::Zh
        } else {
            Lang::En
        }
    }
}

/// What is known of the text before it is read.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day the document was published: relative dates count from it.
    pub published: Date,
    /// The language to read it in.
    pub lang: Lang,
    /// Who published it, if known; goes into `via`.
    pub outlet: Option<&'a str>,
    /// The vocabulary, loaded once ([`Tables::load`]).
    pub tables: &'a Tables,
    /// The gazetteers, opened once; without them places are kept as written and mean none.
    pub gazetteer: Option<&'a Gazetteer<'a>>,
}

/// A number as said, with the words that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// How the number bounds what it counts.
    pub kind: QuantityKind,
    /// The floor said, in persons; "more than 600" keeps 600.
    pub low: Option<u64>,
    /// The ceiling said, in persons.
    pub high: Option<u64>,
    /// The words, verbatim.
    pub text: String,
}

/// A date as said and as resolved against the day of publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateMention {
    /// The words, verbatim.
    pub text: String,
    /// EDTF, or none where the words name no date ("recently").
    pub edtf: Option<String>,
    /// The rule that resolved it.
    #[serde(skip)]
    pub rule: &'static str,
    /// Whether it dates the event, or only the statement about it.
    #[serde(skip)]
    pub of_statement: bool,
}

/// A place as written, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResolvedPlace {
    /// The words, verbatim: a spelling is never changed.
    pub written: String,
    /// The field gazetteer's id (`CN-LN`), or `geonames:` and a number (GeoNames, CC BY 4.0); none while left open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The place's usual Latin name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2 code of its country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The rule that chose it, or why none was chosen.
    pub rule: &'static str,
    /// What it may mean, if it was left open: the first few ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<String>,
}

/// Where in the document a suggestion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The headline.
    Headline,
    /// A picture's caption.
    Caption,
    /// Everything else.
    Body,
}

/// Something about several suggestions of one document that a person should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// One number carries two acts: detained and returned.
    OneNumberTwoActs,
    /// The parts named with this total exceed it.
    PartsExceedTotal,
    /// The same thing is counted with another bound elsewhere in the document.
    BoundDiffers,
    /// The name has several places; context chose none.
    PlaceLeftOpen,
}

/// One step of the way from the text to the suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The pipeline's step: numeral, bound, noun, act, speaker, modality, date, places.
    pub step: &'static str,
    /// The rule that fired.
    pub rule: Cow<'static, str>,
    /// The words it fired on, verbatim or normalised.
    pub words: String,
}

/// A number that makes no suggestion, and why: what `--explain` lists beside the suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// The number's words, verbatim.
    pub words: String,
    /// Where they begin: Unicode code points from the start of the text.
    pub start: usize,
    /// Where they end (exclusive): Unicode code points.
    pub end: usize,
    /// The rule that dropped it.
    pub reason: &'static str,
}

/// One claim that a person may accept, correct or reject.
///
/// Serialises to the command line's JSON line; `trace` and the hints are left out (see [`Suggestion::explained`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The quotation, verbatim.
    pub quote: String,
    /// Where it begins: Unicode code points from the start of the text.
    pub start: usize,
    /// Where it ends (exclusive): Unicode code points.
    pub end: usize,
    /// Who answers for it, normalised to the body; `unattributed` when the text names nobody. A text in another script
    /// than the name has its own words in brackets: `OHCHR (유엔 인권사무소)`.
    pub speaker: String,
    /// The chain from the speaker to the page: spokesperson, then outlet.
    pub via: Vec<String>,
    /// The speaker's stance.
    pub modality: Modality,
    /// The number, if the claim carries one.
    pub quantity: Option<Quantity>,
    /// What is said to have happened, in the annotated texts' words.
    pub what: String,
    /// The words for who is counted.
    pub category: Option<String>,
    /// Places, as written.
    pub places: Vec<String>,
    /// What each of them means, in the same order; empty without a gazetteer.
    pub resolved_places: Vec<ResolvedPlace>,
    /// The date, as written and resolved.
    pub date: Option<DateMention>,
    /// For a relative quantity: the index of the suggestion it speaks of.
    pub relative_to: Option<usize>,
    /// Suggestions of one number share it.
    pub group: usize,
    /// The rules that made it, short.
    pub rule: String,
    /// The speaker's normalised name alone, for records: `speaker` may show the text's own words beside it.
    #[serde(skip)]
    pub speaker_name: String,
    /// The steps, in order.
    #[serde(skip)]
    pub trace: Vec<Step>,
    /// Flow or stock, where the act tells.
    #[serde(skip)]
    pub measure: Option<Measure>,
    /// Whole, part or wider, where the sentence tells.
    #[serde(skip)]
    pub scope: Option<Scope>,
    /// Index of the suggestion whose part this is.
    #[serde(skip)]
    pub part_of: Option<usize>,
    /// Headline, caption or body.
    #[serde(skip)]
    pub part: Part,
    /// What a person should look at.
    #[serde(skip)]
    pub checks: Vec<Check>,
}

impl Suggestion {
    /// The JSON value with the trace and the hints: what `--explain` prints.
    ///
    /// # Errors
    /// None in practice: every field is plain data; the error is serde's.
    pub fn explained(&self) -> Result<serde_json::Value, serde_json::Error> {
        let mut value = serde_json::to_value(self)?;
        if let Some(map) = value.as_object_mut() {
            map.insert("trace".into(), serde_json::to_value(&self.trace)?);
            map.insert("speaker_name".into(), self.speaker_name.as_str().into());
            map.insert("measure".into(), serde_json::to_value(self.measure)?);
            map.insert("scope".into(), serde_json::to_value(self.scope)?);
            map.insert("part_of".into(), serde_json::to_value(self.part_of)?);
            map.insert("part".into(), serde_json::to_value(self.part)?);
            map.insert("checks".into(), serde_json::to_value(&self.checks)?);
            if let Some(date) = &self.date {
                map.insert("date_rule".into(), date.rule.into());
                map.insert("date_of_statement".into(), date.of_statement.into());
            }
        }
        Ok(value)
    }
}
