//! The places of the world, read where they lie: an index of names over a table of places.
//!
//! Input: the bytes of `vocab/world.gaz` (made by `vocab/gazetteer-build/build.py`) and a folded name. Output: the places
//! that bear the name, what they are, where, and in what. Opening checks sizes and a checksum, and copies nothing; reading
//! never goes past the bytes. Leaves out the field's own gazetteer (`gazetteer`) and every choice between homonyms.
//!
//! The format, little-endian: `ATTGAZ01`, u64 checksum of all that follows; u32 countries, places, bits of the bucket
//! number, length of the names, length of the shown names; two letters a country; a record a place (countries first, then
//! provinces); where each bucket begins in the names (u32, one more than there are buckets); the names; the shown names.
//! A record has 18 bytes: u32 GeoNames id; i16 latitude and longitude in 1/32767 of 90 and 180 degrees, -32768 for none;
//! u16 population, digits << 4 | power of ten; u16 index of the place it lies in, 0xffff for none; u32 shown name, start
//! << 8 | length; u8 kind; u8 country. A name stands in the bucket of its FNV-1a hash: u8 length, the folded name, then
//! three bytes a place: the index, bit 22 for a name in its own right, bit 23 if another place follows.

use crate::ModelError;
use unicode_normalization::UnicodeNormalization;

const MAGIC: &[u8; 8] = b"ATTGAZ01";
const HEADER: usize = 36;
const RECORD: usize = 18;

/// What a place of the world is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WorldKind {
    /// A country or territory with an ISO 3166-1 code.
    Country,
    /// The first level inside a country: a province, state, oblast, governorate.
    Province,
    /// The second level.
    District,
    /// A town or village.
    Town,
    /// The town that is its country's capital.
    Capital,
}

/// A place of the world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WorldPlace<'a> {
    /// Its number in GeoNames.
    pub geonames: u32,
    /// Its usual Latin name, with its diacritics.
    pub name: &'a str,
    /// What it is.
    pub kind: WorldKind,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: &'a str,
    /// The index of the country or province that it lies in.
    pub inside: Option<u32>,
    /// Inhabitants, to three digits; 0 where nobody has counted, and for provinces.
    pub population: u64,
    /// Latitude and longitude in degrees (WGS 84), to about half a kilometre; none for countries and provinces.
    pub coordinates: Option<(f64, f64)>,
}

/// The world's places, over borrowed bytes.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    countries: &'a [u8],
    records: &'a [u8],
    buckets: &'a [u8],
    names: &'a [u8],
    shown: &'a [u8],
}

impl<'a> World<'a> {
    /// Opens the index: looks at every byte once (for the checksum) and copies none.
    ///
    /// # Errors
    /// [`ModelError::Index`] if the bytes are no such index, or not all of it, or changed.
    pub fn open(bytes: &'a [u8]) -> Result<World<'a>, ModelError> {
        let world = World::sections(bytes).ok_or(ModelError::Index { why: "it is cut off or of another format" })?;
        let (Some(said), Some(body)) = (u64_at(bytes, 8), bytes.get(16..)) else {
            return Err(ModelError::Index { why: "it has no header" });
        };
        if said != checksum(body) {
            return Err(ModelError::Index { why: "its checksum differs: it was changed or damaged" });
        }
        Ok(world)
    }

    /// Cuts the bytes into their sections; none unless they fit exactly.
    fn sections(bytes: &'a [u8]) -> Option<World<'a>> {
        if bytes.get(..8)? != MAGIC {
            return None;
        }
        let count = |at: usize| u32_at(bytes, at).and_then(|n| usize::try_from(n).ok());
        let (countries, places, bits) = (count(16)?, count(20)?, count(24)?);
        if bits > 24 {
            return None;
        }
        let mut rest = bytes.get(HEADER..)?;
        let mut take = |length: usize| {
            let (head, tail) = rest.split_at_checked(length)?;
            rest = tail;
            Some(head)
        };
        let world = World {
            countries: take(countries.checked_mul(2)?)?,
            records: take(places.checked_mul(RECORD)?)?,
            buckets: take(((1usize << bits) + 1) * 4)?,
            names: take(count(28)?)?,
            shown: take(count(32)?)?,
        };
        rest.is_empty().then_some(world)
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.records.len() / RECORD
    }

    /// Whether there is no place.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The places that bear a [folded](fold_place) name, greatest first: each its index, and whether the name is its own
    /// rather than a variant.
    pub fn named(&self, folded: &str) -> Vec<(u32, bool)> {
        self.postings(folded.as_bytes()).map(Iterator::collect).unwrap_or_default()
    }

    /// Whether any place bears a folded name.
    pub fn knows(&self, folded: &str) -> bool {
        self.postings(folded.as_bytes()).is_some()
    }

    /// The place of an index.
    pub fn place(&self, index: u32) -> Option<WorldPlace<'a>> {
        let at = usize::try_from(index).ok()?.checked_mul(RECORD)?;
        let record = self.records.get(at..at.checked_add(RECORD)?)?;
        let shown = u32_at(record, 12)?;
        let (start, length) = ((shown >> 8) as usize, (shown & 0xff) as usize);
        let (lat, lon) = (i16_at(record, 4)?, i16_at(record, 6)?);
        let population = u16_at(record, 8)?;
        let country = usize::from(record[17]) * 2;
        Some(WorldPlace {
            geonames: u32_at(record, 0)?,
            name: std::str::from_utf8(self.shown.get(start..start + length)?).ok()?,
            kind: kind(record[16])?,
            country: std::str::from_utf8(self.countries.get(country..country + 2)?).ok()?,
            inside: self.inside(index),
            population: u64::from(population >> 4).saturating_mul(10u64.saturating_pow(u32::from(population & 0xf))),
            coordinates: (lat != i16::MIN && lon != i16::MIN)
                .then(|| (f64::from(lat) * 90.0 / 32767.0, f64::from(lon) * 180.0 / 32767.0)),
        })
    }

    /// The index of the country or province that a place lies in.
    pub fn inside(&self, index: u32) -> Option<u32> {
        let at = usize::try_from(index).ok()?.checked_mul(RECORD)?;
        let inside = u16_at(self.records, at.checked_add(10)?)?;
        // Only what stands before a place can hold it, so that walking up always ends.
        Some(u32::from(inside)).filter(|outer| *outer < index && inside != u16::MAX)
    }

    /// Whether `inner` is `outer` or lies in it.
    pub fn contains(&self, outer: u32, inner: u32) -> bool {
        let mut current = Some(inner);
        while let Some(index) = current {
            if index == outer {
                return true;
            }
            current = self.inside(index);
        }
        false
    }

    fn postings(&self, folded: &[u8]) -> Option<impl Iterator<Item = (u32, bool)> + 'a> {
        let mask = (self.buckets.len() / 4).checked_sub(2)?;
        let bucket = (fnv(folded) as usize & mask) * 4;
        let (from, to) = (u32_at(self.buckets, bucket)? as usize, u32_at(self.buckets, bucket + 4)? as usize);
        let mut rest = self.names.get(from..to)?;
        loop {
            let (length, tail) = rest.split_first()?;
            let (name, places) = tail.split_at_checked(usize::from(*length))?;
            let count = places.chunks_exact(3).position(|place| place[2] & 0x80 == 0)? + 1;
            if name == folded {
                let found = places.get(..count * 3)?;
                return Some(found.chunks_exact(3).map(|place| {
                    let index = u32::from_le_bytes([place[0], place[1], place[2] & 0x3f, 0]);
                    (index, place[2] & 0x40 != 0)
                }));
            }
            rest = places.get(count * 3..)?;
        }
    }
}

/// A name as the index holds it: lower case, without diacritics and apostrophes, hyphens as spaces; Han characters through
/// `simplified`, which gives the simplified form of a traditional one.
pub fn fold_place(name: &str, simplified: impl Fn(char) -> char) -> String {
    let mut out = String::with_capacity(name.len());
    // Most names are plain ASCII, or Hangul or Han alone, where nothing decomposes for good.
    let syllables = |c: char| matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{4e00}'..='\u{9fff}');
    if name.chars().all(|c| c.is_ascii_alphanumeric() || syllables(c)) {
        out.extend(name.chars().map(|c| simplified(c.to_ascii_lowercase())));
        return out;
    }
    let bare = name.nfd().filter(|c| !aside(*c)).map(|c| if c == '-' { ' ' } else { c });
    for c in bare.flat_map(char::to_lowercase).flat_map(plain).nfc().map(simplified) {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Marks that spellings differ by: combining diacritics, apostrophes and what stands for them.
fn aside(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\'' | '‘' | '’' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ' | '`')
}

/// Letters that no decomposition makes plain.
fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ı' => ('i', None),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ł' => ('l', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ħ' => ('h', None),
        'ə' => ('a', None),
        _ => (c, None),
    };
    std::iter::once(first).chain(second)
}

fn kind(byte: u8) -> Option<WorldKind> {
    use WorldKind::{Capital, Country, District, Province, Town};
    [Country, Province, District, Town, Capital].get(usize::from(byte)).copied()
}

fn fnv(name: &[u8]) -> u32 {
    name.iter().fold(0x811c_9dc5, |value, byte| (value ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Sees a changed byte, not an attacker: the index comes with the program.
fn checksum(body: &[u8]) -> u64 {
    body.chunks(8).fold(0xcbf2_9ce4_8422_2325, |value: u64, chunk| {
        let mut word = [0u8; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let mixed = (value ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ (mixed >> 29)
    })
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_le_bytes)
}

fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    array(bytes, at).map(i16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    array(bytes, at).map(u64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_fold_together() {
        let fold = |name| fold_place(name, |c| if c == '邊' { '边' } else { c });
        assert_eq!(fold("Onsŏng"), fold("ONSONG"));
        assert_eq!(fold("P’yŏngan-namdo"), "pyongan namdo");
        assert_eq!(fold("Łódź"), "lodz");
        assert_eq!(fold("延邊"), "延边");
        assert_eq!(fold("온성"), "온성", "Hangul stays composed");
        assert_eq!(fold("  Cox’s  Bāzār "), "coxs bazar");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            counts in proptest::collection::vec(0u32..40, 5), body in proptest::collection::vec(any::<u8>(), 0..2000),
            name in "[a-c가-다]{0,3}", exact in any::<bool>(),
        ) {
            let mut bytes = MAGIC.to_vec();
            bytes.extend([0; 8]);
            let (countries, places, bits) = (counts[0] % 8, counts[1], counts[2] % 5);
            let fixed = countries as usize * 2 + places as usize * RECORD + ((1usize << bits) + 1) * 4;
            // Half of the time the sections fit, so that reading goes on inside them.
            let names = if exact { body.len().saturating_sub(fixed) as u32 } else { counts[3] };
            for number in [countries, places, bits, names, if exact { 0 } else { counts[4] }] {
                bytes.extend(number.to_le_bytes());
            }
            bytes.extend(&body);
            prop_assert!(World::open(&body).is_err());
            if let Some(world) = World::sections(&bytes) {
                for (index, _) in world.named(&name) {
                    let _ = world.place(index);
                }
                for index in 0..50 {
                    let _ = (world.place(index), world.contains(0, index));
                }
            }
            let said = checksum(&bytes[16..]).to_le_bytes();
            bytes[8..16].copy_from_slice(&said);
            let _ = World::open(&bytes).map(|world| world.named(&name));
        }
    }
}
