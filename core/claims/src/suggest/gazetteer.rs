//! The two gazetteers as one: the field's own places first, then the world's.
//!
//! Input: the text of `vocab/gazetteer.csv`, the bytes of `vocab/world.gaz`, a name as a text writes it. Output: the places
//! that bear the name, each once though both may list it, and whether one lies in another. Leaves out finding names in a
//! text (`places`) and choosing between homonyms (`resolve`).

use std::collections::BTreeMap;

use attested_model::{ModelError, Place, PlaceId, World, WorldKind, fold_place};

/// The field's gazetteer and the world's, opened once and lent to every reading.
#[derive(Debug, Clone)]
pub struct Gazetteer<'a> {
    field: Vec<FieldPlace>,
    by_name: BTreeMap<String, Vec<u16>>,
    world: World<'a>,
    /// The field's place that a world entry is.
    back: BTreeMap<u32, u16>,
}

/// A place of the field's table, with its own entry in the world's index.
#[derive(Debug, Clone)]
struct FieldPlace {
    place: Place,
    twin: Option<u32>,
    inside: Option<u16>,
}

/// A place of either gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// In the field's, by position.
    Field(u16),
    /// In the world's, by index.
    World(u32),
}

/// A place that bears a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Candidate {
    pub(crate) key: Key,
    pub(crate) kind: WorldKind,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: [u8; 2],
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
        let table = attested_model::Gazetteer::read(field)?;
        let ids: BTreeMap<&PlaceId, u16> = table.places().map(|place| &place.id).zip(0..).collect();
        let inside = |place: &Place| {
            let country = PlaceId(place.country.clone());
            let outer = place.part_of.as_ref().or(Some(&country).filter(|outer| **outer != place.id));
            outer.and_then(|outer| ids.get(outer)).copied()
        };
        let field: Vec<FieldPlace> = table
            .places()
            .map(|place| FieldPlace { place: place.clone(), twin: None, inside: inside(place) })
            .collect();
        let mut by_name: BTreeMap<String, Vec<u16>> = BTreeMap::new();
        for (one, index) in field.iter().zip(0..) {
            for name in one.place.names.iter().flat_map(|name| spellings(name)) {
                let known = by_name.entry(name).or_default();
                if !known.contains(&index) {
                    known.push(index);
                }
            }
        }
        let mut gazetteer = Gazetteer { field, by_name, world: World::open(world)?, back: BTreeMap::new() };
        // Whatever lies in another is matched after it: a town by its province.
        for level in [WorldKind::Country, WorldKind::Province, WorldKind::Town] {
            for index in (0..).take(gazetteer.field.len()) {
                let one = &gazetteer.field[usize::from(index)];
                if level_of(&one.place) == Some(level)
                    && let Some(twin) = gazetteer.twin(one, level)
                {
                    gazetteer.back.insert(twin, index);
                    gazetteer.field[usize::from(index)].twin = Some(twin);
                }
            }
        }
        Ok(gazetteer)
    }

    /// The entry of the world's index that is this field place.
    fn twin(&self, one: &FieldPlace, level: WorldKind) -> Option<u32> {
        let place = &one.place;
        let province = one.inside.and_then(|outer| self.field[usize::from(outer)].twin);
        let mut best: Option<(u32, u64)> = None;
        for name in place.names.iter().flat_map(|name| spellings(name)) {
            for (index, _) in self.world.named(&name) {
                let Some(found) = self.world.place(index) else { continue };
                if place.geonames == Some(found.geonames) {
                    return Some(index);
                }
                let same_level = match level {
                    WorldKind::Country | WorldKind::Province => found.kind == level,
                    WorldKind::District | WorldKind::Town | WorldKind::Capital => found.kind >= WorldKind::District,
                };
                let there = province.map_or(level < WorldKind::Town, |outer| self.world.contains(outer, index));
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
        for index in self.by_name.get(folded).into_iter().flatten() {
            out.extend(self.candidate(Key::Field(*index), true));
        }
        for (index, own) in self.world.named(folded) {
            let key = self.key(index);
            if !out.iter().any(|known| known.key == key) {
                out.extend(self.candidate(key, own));
            }
        }
        out
    }

    /// The field's own place where a world entry is one.
    fn key(&self, index: u32) -> Key {
        self.back.get(&index).map_or(Key::World(index), |index| Key::Field(*index))
    }

    fn candidate(&self, key: Key, own: bool) -> Option<Candidate> {
        let (kind, country, population) = match key {
            Key::Field(index) => {
                let one = self.field.get(usize::from(index))?;
                let twin = one.twin.and_then(|index| self.world.place(index));
                let level = twin.map_or_else(|| level_of(&one.place).unwrap_or(WorldKind::Town), |twin| twin.kind);
                (level, one.place.country.as_str(), twin.map_or(0, |twin| twin.population))
            }
            Key::World(index) => {
                let place = self.world.place(index)?;
                (place.kind, place.country, place.population)
            }
        };
        let country = country.as_bytes().try_into().unwrap_or([b'?'; 2]);
        Some(Candidate { key, kind, country, population, own })
    }

    /// Whether `inner` is `outer` or lies in it, whichever gazetteer lists them.
    pub(crate) fn contains(&self, outer: Key, inner: Key) -> bool {
        let mut current = Some(inner);
        for _ in 0..8 {
            let Some(key) = current else { return false };
            if key == outer {
                return true;
            }
            current = self.inside(key);
        }
        false
    }

    /// The place that a place lies in.
    fn inside(&self, key: Key) -> Option<Key> {
        match key {
            Key::Field(index) => {
                let one = self.field.get(usize::from(index))?;
                let twin = || one.twin.and_then(|index| self.world.inside(index)).map(|index| self.key(index));
                one.inside.map(Key::Field).or_else(twin)
            }
            Key::World(index) => self.world.inside(index).map(|index| self.key(index)),
        }
    }

    /// Whether a place is a country.
    pub(crate) fn is_country(&self, key: Key) -> bool {
        self.inside(key).is_none()
    }

    /// The id that records use: the field's own; a country's ISO code, as there; else `geonames:` and the number.
    pub(crate) fn id(&self, key: Key) -> String {
        match key {
            Key::Field(index) => {
                self.field.get(usize::from(index)).map_or_else(String::new, |one| one.place.id.0.clone())
            }
            Key::World(index) => match self.world.place(index) {
                Some(place) if place.kind == WorldKind::Country => place.country.to_owned(),
                Some(place) => format!("geonames:{}", place.geonames),
                None => String::new(),
            },
        }
    }

    /// The usual Latin name.
    pub(crate) fn name(&self, key: Key) -> String {
        match key {
            Key::Field(index) => {
                self.field.get(usize::from(index)).and_then(|one| one.place.names.first().cloned()).unwrap_or_default()
            }
            Key::World(index) => self.world.place(index).map_or_else(String::new, |place| place.name.to_owned()),
        }
    }
}

/// A name as looked up, and the same without the ending that writers leave off.
fn spellings(name: &str) -> Vec<String> {
    let folded = fold_place(name, |c| c);
    let short = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending));
    let short = short.filter(|short| short.chars().count() >= 2).map(str::to_owned);
    std::iter::once(folded).chain(short).collect()
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
