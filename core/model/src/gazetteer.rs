//! Places with part-of, and finding the places a coder meant. Input: the gazetteer table (`vocab/`) and a
//! place as said. Output: place ids, and whether one lies in another. Leaves out coordinates of facilities
//! (a protected field: the table has none) and any guess between homonyms: an ambiguous name resolves to none.

use crate::{ModelError, Table};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// The id of a place in the gazetteer, for example `CN-DD`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlaceId(pub String);

/// A place of the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What it is: country, province, city, county, town, detention facility …
    pub kind: String,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: String,
    /// Its Latin name first, then variants and other scripts.
    pub names: Vec<String>,
    /// The place it is part of.
    pub part_of: Option<PlaceId>,
    /// Latitude and longitude in degrees (WGS 84); none for facilities.
    pub coordinates: Option<(f64, f64)>,
    /// Places that it is linked to: the other side of a crossing.
    pub linked_to: Vec<PlaceId>,
    /// Its number in GeoNames, where its row names one.
    pub geonames: Option<u32>,
}

/// The gazetteer: places by id and by folded name.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    places: BTreeMap<PlaceId, Place>,
    by_name: BTreeMap<String, BTreeSet<PlaceId>>,
}

impl Gazetteer {
    /// Reads the gazetteer table: columns `id`, `type`, `country`, `latin`, `latin_variants`, `hangul`,
    /// `hangul_variants`, `hanzi`, `part_of`, `lat`, `lon`, `linked_to`, `source`; variants are separated by `;`.
    ///
    /// # Errors
    /// [`ModelError::Table`] when the table is malformed.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let table = Table::read("gazetteer.csv", text, &["id", "type", "country", "latin", "part_of"])?;
        let mut gazetteer = Gazetteer::default();
        for row in &table.rows {
            let id = PlaceId(row.cell("id").to_owned());
            let names: Vec<String> = ["latin", "latin_variants", "hangul", "hangul_variants", "hanzi"]
                .iter()
                .flat_map(|column| row.cell(column).split(';'))
                .map(|name| name.split('(').next().unwrap_or_default().trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect();
            for name in &names {
                gazetteer.by_name.entry(folded(name)).or_default().insert(id.clone());
            }
            let degrees = |column| row.cell(column).parse::<f64>().ok().filter(|d| d.is_finite());
            let part_of = Some(row.cell("part_of")).filter(|p| !p.is_empty()).map(|p| PlaceId(p.to_owned()));
            let source = row.cell("source").split("GeoNames ").nth(1).unwrap_or_default();
            let digits = source.find(|c: char| !c.is_ascii_digit()).unwrap_or(source.len());
            let place = Place {
                id: id.clone(),
                kind: row.cell("type").to_owned(),
                country: row.cell("country").to_owned(),
                names,
                part_of,
                linked_to: row
                    .cell("linked_to")
                    .split(';')
                    .filter(|id| !id.is_empty())
                    .map(|id| PlaceId(id.to_owned()))
                    .collect(),
                coordinates: degrees("lat").zip(degrees("lon")),
                geonames: source[..digits].parse().ok(),
            };
            gazetteer.places.insert(id, place);
        }
        Ok(gazetteer)
    }

    /// Every place, by id.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.places.values()
    }

    /// A place by its id.
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        self.places.get(id)
    }

    /// The places a coder meant by a place as said: parts between `;`, `->` and `+`, each an id
    /// (`CN-JL`), an id or country followed by a name inside it (`CN-LN Dandong`), or a name. A name that
    /// fits several places resolves to none.
    pub fn resolve(&self, said: &str) -> Vec<PlaceId> {
        let mut found = Vec::new();
        let mut inside: Option<PlaceId> = None;
        for part in said.split([';', '+', ':', ',']).flat_map(|p| p.split("->")) {
            let mut text = part.split('(').next().unwrap_or_default().trim();
            let first = text.split_whitespace().next().unwrap_or_default();
            if let Some(place) = self.places.get(&PlaceId(first.to_owned())) {
                inside = Some(place.id.clone());
                text = text[first.len()..].trim();
                if text.is_empty() {
                    found.push(place.id.clone());
                    continue;
                }
            }
            if let Some(id) = self.named(text, inside.as_ref()).or_else(|| self.named(text, None)) {
                found.push(id);
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// The one place of this name, within another if one is given.
    pub fn named(&self, name: &str, within: Option<&PlaceId>) -> Option<PlaceId> {
        let candidates = self.by_name.get(&folded(name))?;
        let mut inside = candidates.iter().filter(|id| within.is_none_or(|outer| self.contains(outer, id)));
        match (inside.next(), inside.next()) {
            (Some(id), None) => Some(id.clone()),
            (Some(_) | None, Some(_) | None) => None,
        }
    }

    /// Whether `inner` is `outer` or lies in it. A part-of that runs in a circle ends the walk.
    pub fn contains(&self, outer: &PlaceId, inner: &PlaceId) -> bool {
        let mut current = Some(inner);
        let mut seen = BTreeSet::new();
        while let Some(id) = current {
            if id == outer {
                return true;
            }
            if !seen.insert(id) {
                return false;
            }
            let place = self.places.get(id);
            if place.is_some_and(|p| p.country == outer.0) {
                return true;
            }
            current = place.and_then(|p| p.part_of.as_ref());
        }
        false
    }

    /// The country of a place.
    pub fn country<'a>(&'a self, id: &'a PlaceId) -> &'a str {
        self.places.get(id).map_or("", |p| p.country.as_str())
    }
}

/// Case, diacritics, apostrophes and composition set aside: `Onsŏng` and `Onsong` are one.
fn folded(name: &str) -> String {
    name.nfd()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’' | '-'))
        .nfc()
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "id,type,country,latin,latin_variants,hangul,hangul_variants,hanzi,part_of,lat,lon
CN,country,CN,China,,중국,,中国,,,
CN-LN,province,CN,Liaoning,,랴오닝성,료녕성;요녕성,辽宁省,CN,,
CN-DD,city,CN,Dandong,Andong (old),단둥시,단동시,丹东市,CN-LN,40.1,124.4
CN-A,town,CN,Nanping,,,,,CN-LN,,
CN-B,city,CN,Nanping,,,,,CN,,
KP-ONS,county,KP,Onsong,Onsŏng,온성군,,,KP,,
";

    #[test]
    fn places_are_found_as_coders_write_them() {
        let gazetteer = Gazetteer::read(TABLE).unwrap();
        let ids = |said: &str| gazetteer.resolve(said).into_iter().map(|p| p.0).collect::<Vec<_>>().join(" ");
        assert_eq!(ids("CN-LN Dandong"), "CN-DD");
        assert_eq!(ids("CN-LN;Onsŏng"), "CN-LN KP-ONS");
        assert_eq!(ids("CN-DD -> KP-ONS"), "CN-DD KP-ONS");
        assert_eq!(ids("단둥시"), "CN-DD");
        assert_eq!(ids("Nanping"), "", "homonyms are left open");
        assert_eq!(ids("CN-LN Nanping"), "CN-A");
        assert_eq!(ids("five crossings"), "");
        assert!(gazetteer.contains(&PlaceId("CN".into()), &PlaceId("CN-DD".into())));
        assert!(!gazetteer.contains(&PlaceId("CN-DD".into()), &PlaceId("CN-LN".into())));
    }
}
