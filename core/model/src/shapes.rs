//! Outlines of provinces and countries, for maps that need no network. Input: the bytes of `vocab/world.shapes`. Output: areas
//! with their rings in degrees; the borders of a country. Bytes that are damaged give an error, never a panic. Leaves out places
//! that have no outline, how a map is drawn, and any position on a border that is disputed: these are Natural Earth's.

use crate::{ModelError, PlaceId};

/// A point: longitude and latitude in degrees.
pub type LonLat = (f64, f64);

/// An area: a province, or a country that has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// ISO 3166-1 alpha-2 code of its country; empty where it has none.
    pub country: String,
    /// Its place in the gazetteer.
    pub place: Option<PlaceId>,
    /// Its name as Natural Earth has it.
    pub name: String,
    /// Its rings: arcs by number, turned round where negative.
    rings: Vec<Vec<i64>>,
    /// West, south, east, north.
    pub bounds: (f64, f64, f64, f64),
}

/// Areas that share arcs.
#[derive(Debug, Clone, PartialEq)]
pub struct Shapes {
    arcs: Vec<Vec<LonLat>>,
    areas: Vec<Area>,
}

const MAGIC: &[u8] = b"ATSHAPE1";

impl Shapes {
    /// Reads outlines.
    ///
    /// # Errors
    /// [`ModelError::Index`] when the bytes are no outlines, or not all of them.
    pub fn read(bytes: &[u8]) -> Result<Shapes, ModelError> {
        parse(bytes).ok_or(ModelError::Index { why: "it is cut off or of another format" })
    }

    /// Every area, in the order of the file.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The areas of a country, by number.
    pub fn of_country(&self, code: &str) -> Vec<usize> {
        self.numbered(|area| area.country == code)
    }

    /// The areas that are a place of the gazetteer.
    pub fn of_place(&self, id: &PlaceId) -> Vec<usize> {
        self.numbered(|area| area.place.as_ref() == Some(id))
    }

    fn numbered(&self, wanted: impl Fn(&Area) -> bool) -> Vec<usize> {
        (0..self.areas.len()).filter(|at| wanted(&self.areas[*at])).collect()
    }

    /// The rings of an area, each as the arcs it consists of, in order and direction.
    pub fn arcs_of<'a>(&'a self, area: &'a Area) -> impl Iterator<Item = impl Iterator<Item = (usize, bool)>> {
        area.rings.iter().map(|ring| ring.iter().map(|arc| resolved(*arc)))
    }

    /// The points of an arc.
    pub fn arc(&self, number: usize) -> &[LonLat] {
        self.arcs.get(number).map_or(&[], Vec::as_slice)
    }

    /// The arcs that only one area of each country has: the borders of countries, and their coasts.
    pub fn borders(&self, areas: &[usize]) -> Vec<usize> {
        let mut users: Vec<Vec<&str>> = vec![Vec::new(); self.arcs.len()];
        for area in areas.iter().filter_map(|at| self.areas.get(*at)) {
            for (arc, _) in self.arcs_of(area).flatten() {
                users[arc].push(&area.country);
            }
        }
        let is_border = |countries: &Vec<&str>| match countries.as_slice() {
            [] => false,
            [_] => true,
            [first, rest @ ..] => rest.iter().any(|other| other != first),
        };
        (0..users.len()).filter(|at| is_border(&users[*at])).collect()
    }
}

/// The number of an arc, and whether it is turned round.
fn resolved(arc: i64) -> (usize, bool) {
    let number = if arc < 0 { !arc } else { arc };
    // Numbers were checked when they were read.
    (usize::try_from(number).unwrap_or(usize::MAX), arc < 0)
}

/// Bytes still to be read.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn number(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..63).step_by(7) {
            let (first, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(first & 0x7f) << shift;
            if first & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// A count of things that each take a byte at least: a count that can't be true is none.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.0.len())
    }

    fn signed(&mut self) -> Option<i64> {
        let value = self.number()?;
        let half = i64::try_from(value >> 1).ok()?;
        Some(if value & 1 == 0 { half } else { !half })
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }
}

fn parse(bytes: &[u8]) -> Option<Shapes> {
    let mut rest = Rest(bytes.strip_prefix(MAGIC)?);
    let scale = i32::try_from(rest.number()?).ok().filter(|scale| *scale > 0).map(f64::from)?;
    let arcs = (0..rest.count()?).map(|_| arc(&mut rest, scale)).collect::<Option<Vec<_>>>()?;
    let areas = (0..rest.count()?).map(|_| area(&mut rest, &arcs)).collect::<Option<Vec<_>>>()?;
    rest.0.is_empty().then_some(Shapes { arcs, areas })
}

fn arc(rest: &mut Rest<'_>, scale: f64) -> Option<Vec<LonLat>> {
    let (mut x, mut y) = (0i64, 0i64);
    let count = rest.count()?;
    let mut points = Vec::with_capacity(count);
    for _ in 0..count {
        (x, y) = (x.checked_add(rest.signed()?)?, y.checked_add(rest.signed()?)?);
        let (lon, lat) = (f64::from(i32::try_from(x).ok()?) / scale, f64::from(i32::try_from(y).ok()?) / scale);
        if lon.abs() > 181.0 || lat.abs() > 91.0 {
            return None;
        }
        points.push((lon, lat));
    }
    (points.len() > 1).then_some(points)
}

fn area(rest: &mut Rest<'_>, arcs: &[Vec<LonLat>]) -> Option<Area> {
    let (country, place, name) = (rest.text()?, rest.text()?, rest.text()?);
    let mut rings = Vec::new();
    let mut bounds = (f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY);
    for _ in 0..rest.count()? {
        let mut ring = Vec::new();
        for _ in 0..rest.count()? {
            let number = rest.signed()?;
            for (lon, lat) in arcs.get(resolved(number).0)? {
                let (west, south, east, north) = bounds;
                bounds = (west.min(*lon), south.min(*lat), east.max(*lon), north.max(*lat));
            }
            ring.push(number);
        }
        rings.push(ring);
    }
    let place = Some(place).filter(|id| !id.is_empty()).map(PlaceId);
    Some(Area { country, place, name, rings, bounds })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Gazetteer;

    fn shapes() -> Shapes {
        Shapes::read(attested_vocab::SHAPES).unwrap()
    }

    /// The area of a country that a point lies in.
    fn around(shapes: &Shapes, country: &str, point: LonLat) -> Option<usize> {
        shapes.of_country(country).into_iter().find(|at| {
            let rings = rings(shapes, &shapes.areas()[*at]);
            rings.iter().filter(|ring| is_inside(ring, point)).count() % 2 == 1
        })
    }

    /// The rings of an area as points; the first is not repeated at the end.
    fn rings(shapes: &Shapes, area: &Area) -> Vec<Vec<LonLat>> {
        let ring = |arcs: &mut dyn Iterator<Item = (usize, bool)>| {
            let mut points: Vec<LonLat> = Vec::new();
            for (number, is_turned) in arcs {
                let arc = shapes.arc(number);
                let end = arc.len().saturating_sub(1);
                match is_turned {
                    false => points.extend(&arc[..end]),
                    true => points.extend(arc.iter().rev().take(end)),
                }
            }
            points
        };
        shapes.arcs_of(area).map(|mut arcs| ring(&mut arcs)).collect()
    }

    fn is_inside(ring: &[LonLat], (x, y): LonLat) -> bool {
        let mut inside = false;
        for (i, (ax, ay)) in ring.iter().enumerate() {
            let (bx, by) = ring[(i + 1) % ring.len()];
            if (*ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                inside = !inside;
            }
        }
        inside
    }

    #[test]
    fn every_province_of_the_gazetteer_has_an_outline_and_its_towns_lie_in_it() {
        let (shapes, gazetteer) = (shapes(), Gazetteer::read(attested_vocab::GAZETTEER).unwrap());
        for place in gazetteer.places().filter(|place| place.kind == "province") {
            assert_eq!(shapes.of_place(&place.id).len(), 1, "{:?}", place.id);
        }
        let mut inside = 0;
        for place in gazetteer.places() {
            let Some((lat, lon)) = place.coordinates else { continue };
            let mut outer = Some(place);
            while let Some(at) = outer.filter(|at| at.kind != "province") {
                outer = at.part_of.as_ref().and_then(|id| gazetteer.place(id));
            }
            // A town at the border river may lie on the other bank of a simplified line.
            if let (Some(province), Some(found)) = (outer, around(&shapes, &place.country, (lon, lat))) {
                assert_eq!(shapes.areas()[found].place.as_ref(), Some(&province.id), "{:?}", place.id);
                inside += 1;
            }
        }
        assert!(inside >= 20, "{inside}");
    }

    #[test]
    fn countries_are_made_of_their_provinces() {
        let shapes = shapes();
        for code in ["CN", "KP", "KR", "RU", "MN", "VN", "LA", "TH", "MM", "UA", "SY"] {
            assert!(shapes.of_country(code).len() > 2, "{code}");
        }
        let korea = shapes.of_country("KP");
        let borders = shapes.borders(&korea);
        let all: std::collections::BTreeSet<usize> =
            korea.iter().flat_map(|at| shapes.arcs_of(&shapes.areas()[*at]).flatten().map(|(arc, _)| arc)).collect();
        assert!(borders.len() < all.len() && borders.iter().all(|arc| all.contains(arc)));
    }

    #[test]
    fn damaged_bytes_are_refused() {
        let bytes = attested_vocab::SHAPES;
        for cut in [0, 5, 8, 9, 100, bytes.len() / 2, bytes.len() - 1] {
            assert!(Shapes::read(&bytes[..cut]).is_err(), "{cut}");
        }
        for at in (8..bytes.len()).step_by(9973) {
            let mut changed = bytes.to_vec();
            changed[at] ^= 0xff;
            let _ = Shapes::read(&changed);
        }
    }
}
