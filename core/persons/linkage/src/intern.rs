//! Texts as numbers. Input: a column of texts. Output: the distinct ones in their order, and the number of each; an empty text has none.
//! Leaves out what the texts mean.

use crate::blocking::mixed;
use crate::record::NONE;

/// A column of texts.
#[derive(Debug)]
pub(crate) struct Interned<'a> {
    /// The distinct texts, in order.
    pub(crate) values: Vec<&'a str>,
    /// The place of each text among them; [`NONE`] where it is empty.
    pub(crate) ids: Vec<u32>,
}

/// Numbers texts: equal ones are brought together by a hash, so that texts are compared only where they are likely to be one.
pub(crate) fn interned<'a>(count: usize, text: &dyn Fn(usize) -> &'a str) -> Interned<'a> {
    let at = |place: u32| text(place as usize);
    let mut keyed: Vec<(u64, u32)> =
        (0u32..).take(count).filter(|place| !at(*place).is_empty()).map(|place| (hash(at(place)), place)).collect();
    keyed.sort_unstable();
    // Each distinct text with where its run begins. Texts of one hash that differ are told apart by themselves.
    let mut firsts: Vec<(&str, usize)> = Vec::new();
    let mut from = 0;
    while from < keyed.len() {
        let alike = keyed[from..].iter().take_while(|(hash, _)| *hash == keyed[from].0).count();
        let run = &mut keyed[from..from + alike];
        if run.iter().any(|(_, place)| at(*place) != at(run[0].1)) {
            run.sort_by_key(|(_, place)| at(*place));
        }
        for (i, (_, place)) in run.iter().enumerate() {
            if i == 0 || at(run[i - 1].1) != at(*place) {
                firsts.push((at(*place), from + i));
            }
        }
        from += alike;
    }
    let mut ends: Vec<usize> = firsts.iter().skip(1).map(|(_, begin)| *begin).collect();
    ends.push(keyed.len());
    let mut runs: Vec<(&str, std::ops::Range<usize>)> =
        firsts.into_iter().zip(ends).map(|((text, begin), end)| (text, begin..end)).collect();
    runs.sort_unstable_by_key(|(text, _)| *text);
    let mut ids = vec![NONE; count];
    for (id, (_, run)) in (0u32..).zip(&runs) {
        keyed[run.clone()].iter().for_each(|(_, place)| ids[*place as usize] = id);
    }
    Interned { values: runs.into_iter().map(|(text, _)| text).collect(), ids }
}

fn hash(text: &str) -> u64 {
    text.as_bytes().chunks(8).fold(text.len() as u64, |hash, chunk| {
        let word = chunk.iter().fold(0u64, |word, byte| word << 8 | u64::from(*byte));
        mixed(hash ^ word)
    })
}

/// The order of distinct texts: the first eight bytes tell most apart.
pub(crate) fn order<'a>(count: usize, text: &dyn Fn(usize) -> &'a str) -> Vec<u32> {
    let head = |text: &str| text.as_bytes().iter().chain(&[0; 8]).take(8).fold(0u64, |n, b| n << 8 | u64::from(*b));
    let mut keyed: Vec<(u64, u32)> = (0u32..).take(count).map(|place| (head(text(place as usize)), place)).collect();
    keyed.sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| text(a.1 as usize).cmp(text(b.1 as usize))).then(a.1.cmp(&b.1))
    });
    keyed.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_in_their_order() {
        let texts = ["musan", "", "onsong", "hoeryong", "musan", "hoeryong-gun", "hoeryong-gu"];
        let interned = interned(texts.len(), &|place| texts[place]);
        assert_eq!(interned.values, ["hoeryong", "hoeryong-gu", "hoeryong-gun", "musan", "onsong"]);
        assert_eq!(interned.ids, [3, NONE, 4, 0, 3, 2, 1]);
        assert_eq!(order(texts.len(), &|place| texts[place]), [1, 3, 6, 5, 0, 4, 2]);
    }
}
