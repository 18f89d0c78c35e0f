//! Places as they are written. Input: texts. Output: numbers for them, their first words, how common each is, and how well two
//! agree. Leaves out the gazetteer: a place is its letters here.

use crate::record::NONE;
use std::collections::BTreeMap;

/// The places of one column.
#[derive(Debug)]
pub(crate) struct Places {
    ids: BTreeMap<String, u32>,
    texts: Vec<String>,
    /// The number of each place's first word.
    pub(crate) heads: Vec<u32>,
    /// The share of records that name the place; and that name one with its first word.
    shares: Vec<f64>,
    head_shares: Vec<f64>,
    /// The chance that two records name one place, and one first word.
    pub(crate) alike: f64,
    pub(crate) heads_alike: f64,
}

/// How places agree, from unlike to the same letters.
pub(crate) const LEVELS: u8 = 5;
pub(crate) const SAME: u8 = 4;
pub(crate) const SAME_HEAD: u8 = 2;

fn plain(text: &str) -> String {
    let folded = attested_names::fold(text);
    let words: Vec<String> = folded.tokens.into_iter().map(|t| t.parts.concat()).collect();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return words.join(" ");
    }
    // Numbers tell places apart: folding keeps letters only.
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

impl Places {
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Places {
        let mut raw: BTreeMap<&str, f64> = BTreeMap::new();
        for text in texts.filter(|text| !text.is_empty()) {
            *raw.entry(text).or_insert(0.0) += 1.0;
        }
        let mut counts: BTreeMap<String, f64> = BTreeMap::new();
        for (text, count) in &raw {
            *counts.entry(plain(text)).or_insert(0.0) += count;
        }
        counts.remove("");
        let total: f64 = counts.values().sum();
        let mut heads: BTreeMap<&str, (u32, f64)> = BTreeMap::new();
        for (text, count) in &counts {
            let next = u32::try_from(heads.len()).unwrap_or(NONE);
            heads.entry(head(text)).or_insert((next, 0.0)).1 += count / total;
        }
        let of_text: Vec<u32> = counts.keys().map(|text| heads[head(text)].0).collect();
        let head_shares: Vec<f64> = counts.keys().map(|text| heads[head(text)].1).collect();
        let heads_alike = heads.values().map(|(_, share)| share * share).sum();
        let shares: Vec<f64> = counts.values().map(|count| count / total).collect();
        let texts: Vec<String> = counts.into_keys().collect();
        let places: BTreeMap<&str, u32> = texts.iter().map(String::as_str).zip(0..).collect();
        let ids =
            raw.keys().filter_map(|text| Some(((*text).to_owned(), *places.get(plain(text).as_str())?))).collect();
        let alike = shares.iter().map(|share| share * share).sum();
        Places { ids, texts, heads: of_text, shares, head_shares, alike, heads_alike }
    }

    pub(crate) fn id(&self, text: &str) -> u32 {
        self.ids.get(text).copied().unwrap_or(NONE)
    }

    pub(crate) fn share(&self, place: u32) -> f64 {
        self.shares[place as usize]
    }

    pub(crate) fn head_share(&self, place: u32) -> f64 {
        self.head_shares[place as usize]
    }

    /// How well two places agree, below [`LEVELS`].
    pub(crate) fn level(&self, a: u32, b: u32) -> u8 {
        if a == b {
            return SAME;
        }
        let (x, y) = (&self.texts[a as usize], &self.texts[b as usize]);
        if self.heads[a as usize] == self.heads[b as usize] {
            return if x.len() == head(x).len() || y.len() == head(y).len() { 3 } else { SAME_HEAD };
        }
        if x.len().abs_diff(y.len()) <= 4 && strsim::jaro_winkler(x, y) >= 0.9 {
            return 3;
        }
        u8::from(x.chars().take(2).eq(y.chars().take(2)))
    }
}

/// What a place begins with: all but the last word of several that ends in digits, else the first word.
fn head(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((head, last)) if last.ends_with(|c: char| c.is_ascii_digit()) => head,
        Some(_) => text.split(' ').next().unwrap_or(text),
        None => text,
    }
}
