//! Places as they are written. Input: texts. Output: numbers for them, their first words, how common each is, and how well two
//! agree. Leaves out the gazetteer: a place is its letters here.

use crate::intern::{Interned, interned};
use crate::record::NONE;
use libm::log;

/// The places of one column.
#[derive(Debug)]
pub(crate) struct Places {
    texts: Vec<String>,
    /// The number of each place's first word.
    pub(crate) heads: Vec<u32>,
    /// The share of records that name the place; and that name one with its first word.
    shares: Vec<f64>,
    head_shares: Vec<f64>,
    /// The chance that two records name one place, and one first word.
    alike: f64,
    heads_alike: f64,
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
    /// The places of a column, and the number of each record's.
    pub(crate) fn of(column: &Interned<'_>) -> (Places, Vec<u32>) {
        let plains: Vec<String> = column.values.iter().map(|text| plain(text)).collect();
        let of_value = interned(plains.len(), &|at| plains[at].as_str());
        let ids: Vec<u32> =
            column.ids.iter().map(|id| of_value.ids.get(*id as usize).copied().unwrap_or(NONE)).collect();
        let mut counts = vec![0.0; of_value.values.len()];
        let known = || ids.iter().filter(|id| **id != NONE);
        known().for_each(|id| counts[*id as usize] += 1.0);
        let total: f64 = counts.iter().sum();
        let texts: Vec<String> = of_value.values.iter().map(|text| (*text).to_owned()).collect();
        let heads = interned(texts.len(), &|at| head(&texts[at]));
        let mut of_head = vec![0.0; heads.values.len()];
        heads.ids.iter().zip(&counts).for_each(|(head, count)| of_head[*head as usize] += count / total);
        let head_shares: Vec<f64> = heads.ids.iter().map(|head| of_head[*head as usize]).collect();
        let shares: Vec<f64> = counts.iter().map(|count| count / total).collect();
        let alike = |shares: &[f64]| shares.iter().map(|share| share * share).sum();
        let (alike, heads_alike) = (alike(&shares), alike(&of_head));
        (Places { heads: heads.ids, texts, shares, head_shares, alike, heads_alike }, ids)
    }

    /// ln of how much rarer than usual it is to agree in each place, and in its first word. Nothing counts as rarer than `rarest`.
    pub(crate) fn rarities(&self, rarest: f64) -> Vec<[f64; 2]> {
        let rarity = |alike: f64, share: f64| log(alike / share.max(rarest));
        let shares = self.shares.iter().zip(&self.head_shares);
        shares.map(|(share, of_head)| [rarity(self.alike, *share), rarity(self.heads_alike, *of_head)]).collect()
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
