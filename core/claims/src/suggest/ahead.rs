//! The text's beginning, read ahead: whether the text is of the field at all, and what it is about. Input: the text and its
//! context. Output: what the discourse starts with, and the places named there. Leaves out every suggestion.

use super::discourse::Discourse;
use super::lexicon::{Class, Lexicon, Word};
use super::places::Memory;
use super::text::{Sentence, contains_any, normalise};
use super::types::{Context, Lang};
use super::{en, ko, sentences, zh};
use std::collections::BTreeMap;

/// How much of the text's beginning is read ahead to see whether it is of the field at all, in bytes.
const AHEAD: usize = 4000;

/// Reads the beginning: words for acts in it and the act most often told (a denial may stand before the act it denies), the
/// country where it names only one, and the war it is about.
pub(crate) fn read(
    text: &str,
    context: &Context<'_>,
    lexicon: &Lexicon,
    places: &mut Memory,
    discourse: &mut Discourse,
) {
    let ahead = &text[..super::act::floor(text, AHEAD)];
    let mut sentence = Sentence::default();
    let mut count = 0;
    let mut countries: Vec<String> = Vec::new();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    let mut region = None;
    let mut deaths = false;
    sentences::each(ahead, context.lang, |span| {
        sentence.original = &ahead[span.start..span.end];
        normalise(&mut sentence, context.lang, &context.tables.han_variants);
        lexicon.scan(&mut sentence);
        if context.lang == Lang::En && region.is_none() {
            region = en::offices::region(&sentence);
        }
        if context.lang == Lang::En {
            count += en::presumed::befallen(&sentence, lexicon);
        }
        for hit in sentence.of(Class::Act, 0, sentence.norm.len()) {
            if let Some((what, _, false)) = super::act::read(lexicon, hit) {
                count += 1;
                *told.entry(what).or_default() += 1;
                deaths |= what == "killed" && !sentence.slice(hit.start, hit.end).ends_with("toll");
            }
        }
        for hit in sentence.of(Class::Place, 0, sentence.norm.len()) {
            if let Word::Place { adjective, .. } = lexicon.word(hit)
                && !adjective.is_empty()
                && !countries.contains(adjective)
            {
                countries.push(adjective.clone());
            }
        }
        if let Some(gazetteer) = context.gazetteer {
            places.saw(gazetteer, &sentence, lexicon);
        }
    });
    // Who is moved out of China to the North is sent back.
    let north = context.lang == Lang::En
        && ahead.contains("North Korean")
        && ahead.contains("Chin")
        && !contains_any(ahead, "soldiers|troops|Kursk");
    let most = told.into_iter().max_by_key(|(_, times)| *times).map(|(what, _)| what.to_owned());
    discourse.field = count;
    discourse.ahead = if north { Some("repatriated".to_owned()) } else { most };
    discourse.region = region;
    discourse.deaths = deaths;
    discourse.country = countries.pop().filter(|_| countries.is_empty());
    discourse.theatre = match context.lang {
        Lang::En => en::dates::theatre(ahead),
        Lang::Zh => zh::dates::theatre(ahead),
        Lang::Ko => ko::dates::theatre(ahead, context.published),
    };
}
