//! Documents whose texts are nearly the same: one report copied, or captured twice. Input: working copies as they are indexed.
//! Output: pairs with the share of their five-letter pieces that both have, estimated (A. Broder, "On the resemblance and
//! containment of documents", 1997). Leaves out the judgment: two papers may print one agency's words.

use crate::{Project, StoreError};
use attested_app::fold;

/// Numbers kept of a text. The share is estimated to about one in eleven.
const KEPT: usize = 128;
/// Letters of a piece.
const PIECE: usize = 5;
/// The share from which two texts are shown as nearly the same.
const ALIKE: f64 = 0.5;

/// Two documents that have much of their text in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alike {
    /// The earlier document.
    pub first: u64,
    /// The later.
    pub second: u64,
    /// The share of pieces that both have, from 0 to 1, estimated.
    pub share: f64,
}

/// The smallest numbers that a text's pieces hash to, each piece once.
pub(crate) fn sketch(text: &str) -> Vec<u8> {
    let letters: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let mut hashes: Vec<u64> = letters.windows(PIECE).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(KEPT);
    hashes.iter().flat_map(|hash| hash.to_be_bytes()).collect()
}

/// FNV-1a over the letters, then mixed so that the smallest are spread (the finaliser of `splitmix64`).
fn hash(piece: &[char]) -> u64 {
    let fnv = piece
        .iter()
        .flat_map(|c| u32::from(*c).to_be_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The share of the pieces of two texts that both have: among the smallest of both together, how many stand in both.
fn share(a: &[u64], b: &[u64]) -> f64 {
    let (mut i, mut j, mut both, mut seen) = (0, 0, 0_u32, 0_u32);
    while (seen as usize) < KEPT && i < a.len() && j < b.len() {
        seen += 1;
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let rest = u32::try_from((a.len() - i + b.len() - j).min(KEPT.saturating_sub(seen as usize))).unwrap_or(0);
    if seen + rest == 0 { 0.0 } else { f64::from(both) / f64::from(seen + rest) }
}

impl Project {
    /// Pairs of indexed documents that are nearly the same, those that are most alike first.
    ///
    /// # Errors
    /// What the database says.
    pub fn documents_alike(&self, at_most: usize) -> Result<Vec<Alike>, StoreError> {
        let rows = self.rows("SELECT document, sketch FROM w_copies ORDER BY document", [], |row| {
            Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, Vec<u8>>(1)?))
        })?;
        let sketches: Vec<(u64, Vec<u64>)> = rows
            .into_iter()
            .map(|(document, bytes)| {
                let numbers = bytes.chunks_exact(8).filter_map(|b| b.try_into().ok()).map(u64::from_be_bytes);
                (document, numbers.collect())
            })
            .filter(|(_, sketch): &(u64, Vec<u64>)| !sketch.is_empty())
            .collect();
        // Two texts that are alike share one of their sixteen smallest pieces as good as always: only such pairs are compared.
        let mut holders: std::collections::BTreeMap<u64, Vec<usize>> = std::collections::BTreeMap::new();
        for (at, (_, sketch)) in sketches.iter().enumerate() {
            for hash in sketch.iter().take(16) {
                holders.entry(*hash).or_default().push(at);
            }
        }
        let mut pairs = std::collections::BTreeSet::new();
        for lot in holders.values().filter(|lot| lot.len() <= 64) {
            for (i, a) in lot.iter().enumerate() {
                pairs.extend(lot[i + 1..].iter().map(|b| (*a, *b)));
            }
        }
        let mut alike: Vec<Alike> = pairs
            .into_iter()
            .map(|(a, b)| Alike {
                first: sketches[a].0,
                second: sketches[b].0,
                share: share(&sketches[a].1, &sketches[b].1),
            })
            .filter(|one| one.share >= ALIKE)
            .collect();
        alike.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.first.cmp(&b.first)).then(a.second.cmp(&b.second)));
        alike.truncate(at_most);
        Ok(alike)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> f64 {
        let numbers = |text: &str| -> Vec<u64> {
            sketch(text).chunks_exact(8).map(|b| u64::from_be_bytes(b.try_into().unwrap())).collect()
        };
        share(&numbers(a), &numbers(b))
    }

    #[test]
    fn texts_that_share_most_of_their_words_are_alike() {
        let report =
            "중국 당국이 어제 밤 탈북민 600여 명을 세 곳의 국경으로 강제 북송했다고 현지 소식통이 전했다. ".repeat(3);
        let longer = format!("{report} 통일부는 확인 중이라고 밝혔다.");
        assert!((of(&report, &report) - 1.0).abs() < f64::EPSILON);
        assert!(of(&report, &longer) > 0.6, "{}", of(&report, &longer));
        assert!(of(&report, "An entirely different report about trade and the weather in spring.") < 0.1);
        assert!(of("", "") < f64::EPSILON);
    }
}
