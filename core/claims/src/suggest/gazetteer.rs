//! The two gazetteers as one: the field's own places first, then the world's.
//!
//! Input: the text of `vocab/gazetteer.csv`, the bytes of `vocab/world.gaz`, a name as a text writes it. Output: the places
//! that bear the name, each once though both may list it, and whether one lies in another. Leaves out finding names in a
//! text (`places`) and choosing between homonyms (`resolve`).

use std::collections::BTreeMap;

use super::lexicon::Word;
use attested_model::{ModelError, Place, PlaceId, World, WorldKind, fold_place};

/// The field's gazetteer and the world's, opened once and lent to every reading.
#[derive(Debug, Clone)]
pub struct Gazetteer<'a> {
    field: attested_model::Gazetteer,
    by_name: BTreeMap<String, Vec<PlaceId>>,
    world: World<'a>,
    /// Each field place's own entry in the world's index.
    twins: BTreeMap<PlaceId, u32>,
    back: BTreeMap<u32, PlaceId>,
}

/// A place of either gazetteer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// In the field's.
    Field(PlaceId),
    /// In the world's, by index.
    World(u32),
}

/// A place that bears a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) key: Key,
    pub(crate) kind: WorldKind,
    pub(crate) country: String,
    pub(crate) population: u64,
    /// The name is its own, not an older or foreign spelling.
    pub(crate) own: bool,
}

/// Endings that writers leave off, in the field's table.
const ENDINGS: [&str; 31] = [
    "특별시",
    "광역시",
    "조선족자치주",
    "조선족자치현",
    "장족자치구",
    "자치구",
    "자치주",
    "로동자구",
    "시",
    "군",
    "성",
    "도",
    "현",
    "진",
    "구",
    "朝鲜族自治州",
    "朝鲜族自治县",
    "壮族自治区",
    "自治区",
    "自治州",
    "自治县",
    "地区",
    "口岸",
    "省",
    "市",
    "县",
    "郡",
    "道",
    "镇",
    " korean autonomous prefecture",
    " autonomous region",
];

impl<'a> Gazetteer<'a> {
    /// Opens both; nothing of the world's is copied.
    ///
    /// # Errors
    /// [`ModelError`] if the table is malformed, or the bytes are no index or damaged.
    pub fn open(field: &str, world: &'a [u8]) -> Result<Gazetteer<'a>, ModelError> {
        let field = attested_model::Gazetteer::read(field)?;
        let mut gazetteer = Gazetteer {
            field,
            by_name: BTreeMap::new(),
            world: World::open(world)?,
            twins: BTreeMap::new(),
            back: BTreeMap::new(),
        };
        let mut names: BTreeMap<String, Vec<PlaceId>> = BTreeMap::new();
        for place in gazetteer.field.places() {
            for name in &place.names {
                let folded = fold_place(name, |c| c);
                let short = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending));
                let short = short.filter(|short| short.chars().count() >= 2).map(str::to_owned);
                for name in std::iter::once(folded.clone()).chain(short) {
                    let known = names.entry(name).or_default();
                    if !known.contains(&place.id) {
                        known.push(place.id.clone());
                    }
                }
            }
        }
        gazetteer.by_name = names;
        // Whatever lies in another is matched after it: a town by its province.
        for level in [WorldKind::Country, WorldKind::Province, WorldKind::Town] {
            let found: Vec<(PlaceId, u32)> = gazetteer
                .field
                .places()
                .filter(|place| level_of(place) == Some(level))
                .filter_map(|place| Some((place.id.clone(), gazetteer.twin(place, level)?)))
                .collect();
            for (id, index) in found {
                gazetteer.back.insert(index, id.clone());
                gazetteer.twins.insert(id, index);
            }
        }
        Ok(gazetteer)
    }

    /// The entry of the world's index that is this field place.
    fn twin(&self, place: &Place, level: WorldKind) -> Option<u32> {
        let province = place.part_of.as_ref().and_then(|outer| self.twins.get(outer));
        let mut best: Option<(u32, u64)> = None;
        for name in &place.names {
            let folded = fold_place(name, |c| c);
            let short = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending)).map(str::to_owned);
            for (index, _) in std::iter::once(folded).chain(short).flat_map(|name| self.world.named(&name)) {
                let Some(found) = self.world.place(index) else { continue };
                if place.geonames == Some(found.geonames) {
                    return Some(index);
                }
                let same_level = match level {
                    WorldKind::Country | WorldKind::Province => found.kind == level,
                    WorldKind::District | WorldKind::Town | WorldKind::Capital => found.kind >= WorldKind::District,
                };
                let there = province.is_none_or(|outer| self.world.contains(*outer, index))
                    && (province.is_some() || level < WorldKind::Town);
                if place.geonames.is_none()
                    && same_level
                    && there
                    && found.country == place.country
                    && best.is_none_or(|(_, population)| population < found.population)
                {
                    best = Some((index, found.population));
                }
            }
        }
        best.map(|(index, _)| index)
    }

    /// Whether any place bears a folded name.
    pub(crate) fn knows(&self, folded: &str) -> bool {
        self.by_name.contains_key(folded) || self.world.knows(folded)
    }

    /// The places that bear a folded name: the field's first, then the world's, the greatest first.
    pub(crate) fn named(&self, folded: &str) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::new();
        for id in self.by_name.get(folded).into_iter().flatten() {
            out.extend(self.candidate(&Key::Field(id.clone()), true));
        }
        for (index, own) in self.world.named(folded) {
            let key = self.key(index);
            if !out.iter().any(|known| known.key == key) {
                out.extend(self.candidate(&key, own));
            }
        }
        out
    }

    /// The field's own place where a world entry is one.
    fn key(&self, index: u32) -> Key {
        self.back.get(&index).map_or(Key::World(index), |id| Key::Field(id.clone()))
    }

    fn candidate(&self, key: &Key, own: bool) -> Option<Candidate> {
        let (kind, country, population) = match key {
            Key::Field(id) => {
                let place = self.field.place(id)?;
                let twin = self.twins.get(id).and_then(|index| self.world.place(*index));
                let level = twin.map_or_else(|| level_of(place).unwrap_or(WorldKind::Town), |twin| twin.kind);
                (level, place.country.clone(), twin.map_or(0, |twin| twin.population))
            }
            Key::World(index) => {
                let place = self.world.place(*index)?;
                (place.kind, place.country.to_owned(), place.population)
            }
        };
        Some(Candidate { key: key.clone(), kind, country, population, own })
    }

    /// Whether `inner` is `outer` or lies in it, whichever gazetteer lists them.
    pub(crate) fn contains(&self, outer: &Key, inner: &Key) -> bool {
        let mut current = Some(inner.clone());
        for _ in 0..8 {
            let Some(key) = current else { return false };
            if key == *outer {
                return true;
            }
            current = self.inside(&key);
        }
        false
    }

    /// The place that a place lies in.
    fn inside(&self, key: &Key) -> Option<Key> {
        match key {
            Key::Field(id) => {
                let place = self.field.place(id)?;
                let twin = || self.twins.get(id).and_then(|index| self.world.place(*index)?.inside);
                let country = || Some(Key::Field(PlaceId(place.country.clone()))).filter(|country| country != key);
                place.part_of.clone().map(Key::Field).or_else(|| twin().map(|index| self.key(index))).or_else(country)
            }
            Key::World(index) => self.world.place(*index)?.inside.map(|index| self.key(index)),
        }
    }

    /// Whether a place is a country.
    pub(crate) fn is_country(&self, key: &Key) -> bool {
        self.candidate(key, true).is_some_and(|one| one.kind == WorldKind::Country)
    }

    /// Whether a place word of the vocabulary names a country.
    pub(crate) fn names_country(&self, word: &Word) -> bool {
        let Word::Place { name } = word else { return false };
        self.named(&fold_place(name, |c| c)).iter().any(|one| one.kind == WorldKind::Country && one.own)
    }

    /// The id that records use: the field's own; a country's ISO code, as there; else `geonames:` and the number.
    pub(crate) fn id(&self, key: &Key) -> String {
        match key {
            Key::Field(id) => id.0.clone(),
            Key::World(index) => match self.world.place(*index) {
                Some(place) if place.kind == WorldKind::Country => place.country.to_owned(),
                Some(place) => format!("geonames:{}", place.geonames),
                None => String::new(),
            },
        }
    }

    /// The usual Latin name.
    pub(crate) fn name(&self, key: &Key) -> String {
        match key {
            Key::Field(id) => self.field.place(id).and_then(|place| place.names.first().cloned()).unwrap_or_default(),
            Key::World(index) => self.world.place(*index).map_or_else(String::new, |place| place.name.to_owned()),
        }
    }
}

/// The level of a field place among the world's kinds; facilities, crossings and regions have none.
fn level_of(place: &Place) -> Option<WorldKind> {
    match place.kind.as_str() {
        "country" => Some(WorldKind::Country),
        "province" | "special_city" => Some(WorldKind::Province),
        "prefecture" | "prefecture_city" | "city" | "county_city" | "county" | "town" | "capital"
        | "workers_district" => Some(WorldKind::Town),
        _ => None,
    }
}
