//! Where a place of the gazetteer is, and how precisely that is known. Input: its id. Output: areas or a circle, and the place
//! they are of: a place without coordinates or outline is drawn as what it is part of, and said to be so. A facility is drawn
//! as its surroundings unless the caller may know more.

use attested_model::{Gazetteer, Place, PlaceId, Shapes};
use std::collections::BTreeSet;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Extent {
    /// Areas, by their number among the outlines.
    Areas(Vec<usize>),
    /// A circle around a point.
    Circle {
        /// Degrees.
        lat: f64,
        /// Degrees.
        lon: f64,
        /// Kilometres.
        radius: f64,
    },
}

/// How precisely a place is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Somewhere in a country.
    Country,
    /// Somewhere in a province.
    Province,
    /// Somewhere in a city or county.
    City,
    /// In a town or village.
    Town,
}

impl Precision {
    /// Its name in keys of messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Precision::Country => "country",
            Precision::Province => "province",
            Precision::City => "city",
            Precision::Town => "town",
        }
    }
}

/// A place, located.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// What is drawn.
    pub extent: Extent,
    /// How precisely it is known.
    pub precision: Precision,
    /// The place that is drawn: the one asked for, or what it is part of.
    pub of: PlaceId,
}

/// Locates a place; nothing when neither it nor what it is part of has an outline or coordinates. `may_know_facilities` says
/// whether a facility's own coordinates may be used.
pub fn locate(id: &PlaceId, gazetteer: &Gazetteer, shapes: &Shapes, may_know_facilities: bool) -> Option<Located> {
    let mut current = gazetteer.place(id)?;
    let mut seen = BTreeSet::new();
    loop {
        if !seen.insert(&current.id) {
            return None;
        }
        if let Some((extent, precision)) = own(current, shapes, may_know_facilities) {
            return Some(Located { extent, precision, of: current.id.clone() });
        }
        let country = PlaceId(current.country.clone());
        current = current.part_of.as_ref().and_then(|outer| gazetteer.place(outer)).or(gazetteer.place(&country))?;
    }
}

fn own(place: &Place, shapes: &Shapes, may_know_facilities: bool) -> Option<(Extent, Precision)> {
    if place.kind == "country" {
        let areas = shapes.of_country(&place.id.0);
        return (!areas.is_empty()).then_some((Extent::Areas(areas), Precision::Country));
    }
    let areas = shapes.of_place(&place.id);
    if !areas.is_empty() {
        return Some((Extent::Areas(areas), Precision::Province));
    }
    if place.kind == "facility" && !may_know_facilities {
        return None;
    }
    let (lat, lon) = place.coordinates?;
    let (radius, precision) = reach(&place.kind);
    Some((Extent::Circle { lat, lon, radius }, precision))
}

/// How far around its seat a place reaches, in kilometres: what happened "in Tonghua" happened somewhere in a city as large as
/// a county. The figures are rounded from the areas of such units in the field's provinces (a circle of the same area), not
/// measured for each.
fn reach(kind: &str) -> (f64, Precision) {
    match kind {
        "town" | "workers_district" | "area" | "port" | "facility" => (4.0, Precision::Town),
        "prefecture_city" => (60.0, Precision::City),
        _ => (22.0, Precision::City),
    }
}

/// The crossings that the gazetteer knows: pairs of places it links over a border, both with coordinates, each pair once.
pub fn crossings(gazetteer: &Gazetteer) -> Vec<(&Place, &Place)> {
    let mut found = Vec::new();
    for place in gazetteer.places() {
        for other in place.linked_to.iter().filter_map(|id| gazetteer.place(id)) {
            let first = place.id < other.id || !other.linked_to.contains(&place.id);
            if first && place.country != other.country && place.coordinates.is_some() && other.coordinates.is_some() {
                found.push((place, other));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_as_large_as_they_are_known() {
        let gazetteer = Gazetteer::read(attested_vocab::GAZETTEER).unwrap();
        let shapes = Shapes::read(attested_vocab::SHAPES).unwrap();
        let located = |id: &str| locate(&PlaceId(id.to_owned()), &gazetteer, &shapes, false).unwrap();
        for (id, precision, of) in [
            ("CN", Precision::Country, "CN"),
            ("CN-LN", Precision::Province, "CN-LN"),
            ("CN-NE", Precision::Country, "CN"),
            ("CN-YB", Precision::Province, "CN-JL"),
            ("CN-DD", Precision::City, "CN-DD"),
            ("CN-NP", Precision::Town, "CN-NP"),
            ("CN-QH", Precision::City, "CN-HC"),
            ("FAC-CN1", Precision::City, "CN-DD"),
            ("FAC-KP16", Precision::Province, "KP-SHG"),
        ] {
            let found = located(id);
            assert_eq!((found.precision, found.of.0.as_str()), (precision, of), "{id}");
        }
        for place in gazetteer.places() {
            assert!(locate(&place.id, &gazetteer, &shapes, false).is_some() || place.kind == "type", "{:?}", place.id);
        }
        assert!(crossings(&gazetteer).len() >= 10);
    }
}
