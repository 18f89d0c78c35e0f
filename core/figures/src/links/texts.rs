//! Texts that are nearly the same: a sentence copied from one page to another. Input: the quotations that hold claims.
//! Output: links between claims of two documents, by the share of word sequences (of characters in Korean and Chinese) that
//! they have in common. Candidates are found by MinHash (A. Broder, "On the resemblance and containment of documents",
//! 1997) with fixed functions, and then compared exactly. Leaves out short texts, which are alike by chance.

use super::{EvidenceCode, Found, LinkKind, Strength, evidence};
use crate::told::Told;
use crate::vocabulary::folded;
use std::collections::BTreeMap;

/// Fewer sequences than these say nothing.
const FEWEST: usize = 6;
/// Shared sequences, in per cent of all, from which two texts are nearly the same, and surely so.
const ALIKE_PERCENT: usize = 60;
const SAME_PERCENT: usize = 80;
/// Texts that agree in all rows of one band are compared.
const BANDS: u64 = 10;
const ROWS: u64 = 3;

pub(super) fn find(found: &mut Found<'_, '_>) {
    let told = found.told;
    let texts: Vec<Vec<u64>> = told.iter().map(sequences).collect();
    let mut order: Vec<usize> = (0..told.len()).filter(|i| texts[*i].len() >= FEWEST).collect();
    order.sort_by_key(|i| told[*i].order());
    let mut buckets: BTreeMap<(u64, u64), Vec<usize>> = BTreeMap::new();
    for i in order {
        let mut candidates: Vec<usize> = Vec::new();
        for band in 0..BANDS {
            let bucket = buckets.entry((band, signature(&texts[i], band))).or_default();
            candidates.extend(bucket.iter().copied());
            if bucket.len() < 2 {
                bucket.push(i);
            }
        }
        candidates.sort_by_key(|j| told[*j].order());
        candidates.dedup();
        let elsewhere = candidates.into_iter().filter(|j| told[*j].document() != told[i].document());
        let alike = elsewhere.map(|j| (j, percent(&texts[i], &texts[j]))).find(|(_, share)| *share >= ALIKE_PERCENT);
        if let Some((j, share)) = alike {
            let strength = if share >= SAME_PERCENT { Strength::Likely } else { Strength::Possible };
            let all = vec![evidence(EvidenceCode::SharedText, [("percent", share.to_string())])];
            found.add(i, j, LinkKind::NearDuplicate, strength, all);
        }
    }
}

/// The hashes of a claim's word sequences, sorted, each once.
fn sequences(told: &Told<'_>) -> Vec<u64> {
    let mut all: Vec<u64> = told.record.quotations.iter().flat_map(|q| sequences_of(&q.exact)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn sequences_of(text: &str) -> Vec<u64> {
    let text = folded(text);
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    let (asian, all) = letters.fold((0, 0), |(asian, all), c| (asian + usize::from(u32::from(c) >= 0x1100), all + 1));
    let (units, length): (Vec<String>, usize) = if asian * 2 > all {
        (text.chars().filter(|c| c.is_alphanumeric()).map(String::from).collect(), 4)
    } else {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        (words.map(str::to_owned).collect(), 3)
    };
    units.windows(length).map(|sequence| hash(&sequence.join(" "))).collect()
}

/// FNV-1a, 64 bits: the same on every machine and with every compiler.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, byte| (h ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The least of the sequences under each of a band's functions, as one number.
fn signature(sequences: &[u64], band: u64) -> u64 {
    (0..ROWS).fold(band, |so_far, row| {
        let function = mixed(band * ROWS + row + 1);
        let least = sequences.iter().map(|s| mixed(s ^ function)).min().unwrap_or(0);
        mixed(so_far ^ least)
    })
}

/// The finishing steps of SplitMix64 (G. Steele and others, 2014).
fn mixed(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Shared sequences in per cent of all that either has.
fn percent(a: &[u64], b: &[u64]) -> usize {
    let shared = a.iter().filter(|s| b.binary_search(s).is_ok()).count();
    shared * 100 / (a.len() + b.len() - shared).max(1)
}
