//! Drawing: the land around what is marked, borders, the marks by how they are known, crossings, a scale. Plate carrée with the
//! width of a degree at the middle's latitude: shapes of a province or a country keep their proportions well enough to be
//! recognised, and no distance is to be measured but by the bar.

use super::locate::{Extent, Precision};
use crate::escape;
use attested_model::{Area, LonLat, Shapes};
use std::fmt::Write;

/// Pixels.
const WIDTH: f64 = 760.0;
const HEIGHT: (f64, f64) = (260.0, 620.0);
/// Degrees that a map shows at least.
const LEAST: f64 = 2.4;
/// Points of an outline closer than this, in pixels, are one.
const CLOSE: f64 = 2.2;
/// Marks that get their names; more would cover the map, and the table has them.
const NAMED: usize = 14;
const LINE: f64 = 15.0;

/// A mark: what is drawn, and the name beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What is drawn.
    pub extent: Extent,
    /// How precisely it is known.
    pub precision: Precision,
    /// Its name.
    pub name: String,
}

/// A crossing between two places.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossing {
    /// One end.
    pub from: LonLat,
    /// The other.
    pub to: LonLat,
}

/// What a map shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Map {
    /// What it is of.
    pub title: String,
    /// What is to be seen on it, in words.
    pub description: String,
    /// The marks.
    pub marks: Vec<Mark>,
    /// The crossings, drawn where they lie in sight.
    pub crossings: Vec<Crossing>,
    /// What the scale's unit is called, for example "km".
    pub kilometres: String,
}

/// Draws a map; nothing when nothing is marked.
pub fn draw(map: &Map, shapes: &Shapes) -> Option<String> {
    // A country that is named beside towns and provinces of it is seen in part: the towns would vanish in the whole of it.
    let (wide, narrow): (Vec<&Mark>, Vec<&Mark>) =
        map.marks.iter().partition(|mark| mark.precision == Precision::Country);
    let frame = Frame::around(if narrow.is_empty() { &wide } else { &narrow }, shapes)?;
    let seen: Vec<usize> = (0..shapes.areas().len()).filter(|at| frame.sees(&shapes.areas()[*at])).collect();
    let lines = Lines::of(&frame, shapes, &seen);
    let (width, height) = (WIDTH, frame.height);
    let mut out = format!(
        "<svg class=\"map\" viewBox=\"0 0 {width} {height:.0}\" role=\"img\" aria-labelledby=\"map-title map-description\">\
         <title id=\"map-title\">{}</title><desc id=\"map-description\">{}</desc>{PATTERNS}",
        escape(&map.title),
        escape(&map.description)
    );
    let land: String = seen.iter().map(|at| lines.area(&shapes.areas()[*at], shapes)).collect();
    let _ = write!(out, "<path class=\"land\" d=\"{land}\"/>");
    let borders: String = shapes.borders(&seen).into_iter().map(|arc| lines.line(arc)).collect();
    let _ = write!(out, "<path class=\"country\" d=\"{borders}\"/>");
    // The least precise lies lowest, so that a town isn't covered by its province.
    let mut marks: Vec<&Mark> = map.marks.iter().collect();
    marks.sort_by_key(|mark| mark.precision);
    for mark in &marks {
        out.push_str(&drawn(mark, &frame, &lines, shapes));
    }
    for crossing in map.crossings.iter().filter(|crossing| frame.has(crossing.from) && frame.has(crossing.to)) {
        let ((ax, ay), (bx, by)) = (frame.at(crossing.from), frame.at(crossing.to));
        let _ = write!(
            out,
            "<path class=\"crossing\" d=\"M{ax:.1} {ay:.1}L{bx:.1} {by:.1}\"/><circle class=\"end\" cx=\"{ax:.1}\" \
             cy=\"{ay:.1}\" r=\"2.4\"/><circle class=\"end\" cx=\"{bx:.1}\" cy=\"{by:.1}\" r=\"2.4\"/>"
        );
    }
    out.push_str(&names(&marks, &frame, shapes));
    out.push_str(&frame.bar(&map.kilometres));
    out.push_str("</svg>");
    Some(out)
}

/// Hatching for a province, dots for a country: told apart without colour.
const PATTERNS: &str = "<defs><pattern id=\"map-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
    patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V7\"/></pattern><pattern id=\"map-dots\" width=\"9\" \
    height=\"9\" patternUnits=\"userSpaceOnUse\"><circle class=\"dots\" cx=\"2\" cy=\"2\" r=\".9\"/></pattern></defs>";

fn drawn(mark: &Mark, frame: &Frame, lines: &Lines, shapes: &Shapes) -> String {
    match &mark.extent {
        Extent::Circle { lat, lon, radius } => {
            let (x, y) = frame.at((*lon, *lat));
            let r = (radius * frame.pixels_a_kilometre()).max(4.0);
            format!("<circle class=\"circle\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r:.1}\"/>")
        }
        Extent::Areas(areas) => {
            let inside: Vec<&Area> = areas.iter().filter_map(|at| shapes.areas().get(*at)).collect();
            let fill: String = inside.iter().map(|area| lines.area(area, shapes)).collect();
            let (pattern, class) = match mark.precision {
                Precision::Country => ("map-dots", "known wide"),
                Precision::Province | Precision::City | Precision::Town => ("map-hatch", "known"),
            };
            let edge: String = shapes.borders(areas).into_iter().map(|arc| lines.line(arc)).collect();
            format!(
                "<path d=\"{fill}\" fill=\"url(#{pattern})\" fill-rule=\"evenodd\"/><path class=\"{class}\" fill=\"none\" d=\"{edge}\"/>"
            )
        }
    }
}

/// Names beside marks, moved down where they would cover another.
fn names(marks: &[&Mark], frame: &Frame, shapes: &Shapes) -> String {
    if marks.len() > NAMED {
        return String::new();
    }
    let mut placed: Vec<(f64, f64, f64)> = Vec::new();
    let mut at: Vec<((f64, f64), &str)> =
        marks.iter().filter_map(|mark| Some((frame.at(middle(&mark.extent, shapes)?), mark.name.as_str()))).collect();
    at.sort_by(|a, b| a.0.1.total_cmp(&b.0.1));
    let mut out = String::new();
    for ((x, y), name) in at {
        // Hangul and Han are about twice as wide as Latin letters.
        let width: f64 = name.chars().map(|c| if c > '\u{1100}' { 13.0 } else { 7.4 }).sum();
        let x = (x + 8.0).min(WIDTH - width - 4.0).max(4.0);
        let mut y = y.clamp(LINE, frame.height - 24.0);
        while placed.iter().any(|(px, py, w)| (py - y).abs() < LINE && x < px + w && *px < x + width) {
            y += LINE;
        }
        placed.push((x, y, width));
        let _ = write!(out, "<text x=\"{x:.0}\" y=\"{y:.0}\" dir=\"auto\">{}</text>", escape(name));
    }
    out
}

fn middle(extent: &Extent, shapes: &Shapes) -> Option<LonLat> {
    match extent {
        Extent::Circle { lat, lon, .. } => Some((*lon, *lat)),
        Extent::Areas(areas) => {
            let (west, south, east, north) = bounds_of(areas, shapes)?;
            Some(((west + east) / 2.0, (south + north) / 2.0))
        }
    }
}

type Bounds = (f64, f64, f64, f64);

fn joined(one: Bounds, other: Bounds) -> Bounds {
    (one.0.min(other.0), one.1.min(other.1), one.2.max(other.2), one.3.max(other.3))
}

fn bounds_of(areas: &[usize], shapes: &Shapes) -> Option<Bounds> {
    areas.iter().filter_map(|at| shapes.areas().get(*at)).map(|area| area.bounds).reduce(joined)
}

/// What part of the world is seen, and at which scale.
struct Frame {
    west: f64,
    north: f64,
    east: f64,
    south: f64,
    /// Pixels a degree of longitude and of latitude.
    scale: (f64, f64),
    height: f64,
}

impl Frame {
    fn around(marks: &[&Mark], shapes: &Shapes) -> Option<Frame> {
        let extent = |mark: &&Mark| match &mark.extent {
            Extent::Circle { lat, lon, radius } => {
                let degrees = radius / KILOMETRES;
                Some((lon - degrees, lat - degrees, lon + degrees, lat + degrees))
            }
            Extent::Areas(areas) => bounds_of(areas, shapes),
        };
        let (west, south, east, north) = marks.iter().filter_map(extent).reduce(joined)?;
        let middle = ((west + east) / 2.0, ((south + north) / 2.0).clamp(-80.0, 80.0));
        let narrowing = libm::cos(middle.1.to_radians());
        let span = ((east - west).max(LEAST) * 1.24).min(360.0);
        let rise = ((north - south).max(LEAST * 0.5) * 1.24).min(178.0);
        // Both must fit: the scale is the smaller of what width and the greatest height allow.
        let across = (WIDTH / (span * narrowing)).min(HEIGHT.1 / rise);
        let height = (rise * across).clamp(HEIGHT.0, HEIGHT.1);
        let scale = (across * narrowing, across);
        let (half_width, half_height) = (WIDTH / scale.0 / 2.0, height / scale.1 / 2.0);
        Some(Frame {
            west: middle.0 - half_width,
            east: middle.0 + half_width,
            south: middle.1 - half_height,
            north: middle.1 + half_height,
            scale,
            height,
        })
    }

    fn at(&self, (lon, lat): LonLat) -> (f64, f64) {
        ((lon - self.west) * self.scale.0, (self.north - lat) * self.scale.1)
    }

    fn has(&self, (lon, lat): LonLat) -> bool {
        self.west < lon && lon < self.east && self.south < lat && lat < self.north
    }

    fn sees(&self, area: &Area) -> bool {
        let (west, south, east, north) = area.bounds;
        west < self.east && self.west < east && south < self.north && self.south < north
    }

    fn pixels_a_kilometre(&self) -> f64 {
        self.scale.1 / KILOMETRES
    }

    /// A bar of a round length, about a sixth of the width.
    fn bar(&self, kilometres: &str) -> String {
        const ROUND: [f64; 12] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0];
        let wanted = WIDTH / 6.0 / self.pixels_a_kilometre();
        let length = ROUND.into_iter().rev().find(|round| *round <= wanted).unwrap_or(1.0);
        let (x, y, end) = (12.0, self.height - 10.0, 12.0 + length * self.pixels_a_kilometre());
        format!(
            "<path class=\"bar\" d=\"M{x} {:.0}V{y:.0}H{end:.1}V{:.0}\"/><text class=\"soft\" x=\"{:.1}\" y=\"{y:.0}\">{length:.0} {}</text>",
            y - 5.0,
            y - 5.0,
            end + 6.0,
            escape(kilometres)
        )
    }
}

/// Kilometres in a degree of latitude.
const KILOMETRES: f64 = 111.2;

/// Arcs in pixels, thinned once each, so that areas that share them still fit.
struct Lines(Vec<Vec<(f64, f64)>>);

impl Lines {
    fn of(frame: &Frame, shapes: &Shapes, seen: &[usize]) -> Lines {
        let mut lines = Vec::new();
        for area in seen.iter().map(|at| &shapes.areas()[*at]) {
            for (arc, _) in shapes.arcs_of(area).flatten() {
                if lines.len() <= arc {
                    lines.resize(arc + 1, Vec::new());
                }
                if lines[arc].is_empty() {
                    lines[arc] = thinned(shapes.arc(arc), frame);
                }
            }
        }
        Lines(lines)
    }

    fn arc(&self, number: usize) -> &[(f64, f64)] {
        self.0.get(number).map_or(&[], Vec::as_slice)
    }

    fn line(&self, arc: usize) -> String {
        path(self.arc(arc).iter().copied(), false)
    }

    fn area(&self, area: &Area, shapes: &Shapes) -> String {
        let mut out = String::new();
        for ring in shapes.arcs_of(area) {
            let mut points: Vec<(f64, f64)> = Vec::new();
            for (arc, is_turned) in ring {
                let arc = self.arc(arc);
                match is_turned {
                    false => points.extend(arc),
                    true => points.extend(arc.iter().rev()),
                }
            }
            points.dedup();
            if points.len() > 3 && is_seen(&points) {
                out.push_str(&path(points.into_iter(), true));
            }
        }
        out
    }
}

/// Whether a ring is wider or higher than a dot.
fn is_seen(ring: &[(f64, f64)]) -> bool {
    let span = |of: fn(&(f64, f64)) -> f64| {
        let (low, high) = ring.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
        high - low
    };
    span(|point| point.0).max(span(|point| point.1)) >= DOT
}

/// Rings smaller than this many pixels are left out.
const DOT: f64 = 2.0;

/// An arc in pixels without points that would not be seen: too close, or beyond the edge, where they are drawn in to it.
fn thinned(arc: &[LonLat], frame: &Frame) -> Vec<(f64, f64)> {
    let margin = WIDTH / 5.0;
    let drawn = |point: &LonLat| {
        let (x, y) = frame.at(*point);
        let at = |value: f64| (value * 10.0).round() / 10.0;
        (at(x.clamp(-margin, WIDTH + margin)), at(y.clamp(-margin, frame.height + margin)))
    };
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (i, point) in arc.iter().enumerate() {
        let next = drawn(point);
        let far = kept.last().is_none_or(|last| (last.0 - next.0).abs() + (last.1 - next.1).abs() > CLOSE);
        if far || i + 1 == arc.len() {
            kept.push(next);
        }
    }
    straightened(&kept)
}

/// How far off the line between its neighbours a point stands at least, in pixels, to be drawn.
const STRAIGHT: f64 = 0.7;

/// A line without the points that lie on the way between those drawn. Its ends stay.
fn straightened(line: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (i, point) in line.iter().enumerate() {
        let off = match (kept.last(), line.get(i + 1)) {
            (Some(last), Some(next)) => {
                let (dx, dy) = (next.0 - last.0, next.1 - last.1);
                let length = (dx * dx + dy * dy).sqrt();
                ((point.0 - last.0) * dy - (point.1 - last.1) * dx).abs() / length.max(0.1)
            }
            _ => f64::INFINITY,
        };
        if off >= STRAIGHT {
            kept.push(*point);
        }
    }
    kept
}

/// A path, each point from the last.
fn path(points: impl Iterator<Item = (f64, f64)>, is_closed: bool) -> String {
    let tenth = |value: f64| (value * 10.0).round() as i64;
    let (mut out, mut last) = (String::new(), None);
    for (x, y) in points {
        let (x, y) = (tenth(x), tenth(y));
        match last {
            None => {
                out.push('M');
                number(&mut out, x, true);
                number(&mut out, y, false);
                out.push('l');
            }
            Some((lx, ly)) => {
                let is_first = out.ends_with('l');
                number(&mut out, x - lx, is_first);
                number(&mut out, y - ly, false);
            }
        }
        last = Some((x, y));
    }
    if is_closed && !out.is_empty() {
        out.push('z');
    }
    out
}

/// A number of tenths, parted from what stands before it by as little as can be.
fn number(out: &mut String, tenths: i64, is_first: bool) {
    if !is_first && tenths >= 0 {
        out.push(' ');
    }
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    let _ = match (whole, tenth) {
        (_, 0) => write!(out, "{sign}{whole}"),
        (0, _) => write!(out, "{sign}.{tenth}"),
        _ => write!(out, "{sign}{whole}.{tenth}"),
    };
}

#[cfg(test)]
mod tests {
    use super::super::{crossings, locate};
    use super::*;
    use attested_model::{Gazetteer, PlaceId};

    fn map(ids: &[&str]) -> (Map, Shapes) {
        let gazetteer = Gazetteer::read(attested_vocab::GAZETTEER).unwrap();
        let shapes = Shapes::read(attested_vocab::SHAPES).unwrap();
        let marks = ids.iter().map(|id| {
            let found = locate(&PlaceId((*id).to_owned()), &gazetteer, &shapes, false).unwrap();
            Mark { extent: found.extent, precision: found.precision, name: format!("<{id}>") }
        });
        let at = |place: &attested_model::Place| place.coordinates.map(|(lat, lon)| (lon, lat)).unwrap();
        let map = Map {
            title: "Places & more".to_owned(),
            marks: marks.collect(),
            crossings: crossings(&gazetteer).iter().map(|(a, b)| Crossing { from: at(a), to: at(b) }).collect(),
            ..Map::default()
        };
        (map, shapes)
    }

    #[test]
    fn areas_are_hatched_towns_are_circles_and_words_are_escaped() {
        let (one, shapes) = map(&["CN-LN", "CN-NP", "CN"]);
        let svg = draw(&one, &shapes).unwrap();
        assert!(svg.contains("map-hatch)") && svg.contains("map-dots)") && svg.contains("<circle class=\"circle\""));
        assert!(svg.contains("&lt;CN-NP&gt;") && svg.contains("Places &amp; more") && !svg.contains("<CN"));
        assert!(svg.contains("class=\"crossing\""));
        assert_eq!(draw(&one, &shapes).unwrap(), svg, "the same bytes");
        let (none, _) = map(&[]);
        assert!(draw(&none, &shapes).is_none());
    }

    #[test]
    fn a_map_is_small_enough_to_be_sent_with_a_page() {
        for ids in [&["CN"][..], &["RU"], &["CN-DD", "KP-SIN"], &["CN-LN", "CN-JL", "CN-HL"], &["US", "UA", "SY", "KP"]]
        {
            let (one, shapes) = map(ids);
            let svg = draw(&one, &shapes).unwrap();
            assert!(svg.len() < 260_000, "{ids:?}: {} bytes", svg.len());
        }
    }
}
