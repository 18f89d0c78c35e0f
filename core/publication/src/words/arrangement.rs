//! The order in which a figure's readings are shown, the same in a chart, a list and a terminal. Input: a
//! figure. Output: groups of rows: whole-scope readings by origin, those of unknown origin, vague words, parts,
//! wider claims. Leaves out drawing.

use attested_figures::{Figure, Reading};
use attested_model::{OriginId, Scope};
use std::collections::BTreeMap;

/// What a group of rows has in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// Whole-scope readings of named origins.
    ByOrigin,
    /// Whole-scope readings whose origin nobody knows.
    UnknownOrigin,
    /// Whole-scope readings of vague words.
    Vague,
    /// Readings of a part of the event.
    Part,
    /// Readings of more than the event.
    Wider,
}

impl RowKind {
    /// The key of the group's name.
    pub const fn key(self) -> &'static str {
        match self {
            RowKind::ByOrigin => "group-origins",
            RowKind::UnknownOrigin => "group-unknown",
            RowKind::Vague => "group-vague",
            RowKind::Part => "group-parts",
            RowKind::Wider => "group-wider",
        }
    }
}

/// A reading in its place.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The reading.
    pub reading: &'a Reading,
    /// The number of its origin among the figure's, from 0 in the order shown; `None` when unknown.
    pub origin: Option<usize>,
}

/// Rows of one kind.
#[derive(Debug, Clone)]
pub struct RowGroup<'a> {
    /// What they have in common.
    pub kind: RowKind,
    /// The rows, those of one origin together; lower ranges first.
    pub rows: Vec<Row<'a>>,
}

/// A reading with what it is ordered by: its kind, where its origin begins, its origin, where it lies itself.
type Placed<'a> = (RowKind, (u64, u64), Option<&'a OriginId>, (u64, u64), &'a Reading);

/// A figure's readings in groups; groups without rows are left out.
pub fn arrangement(figure: &Figure) -> Vec<RowGroup<'_>> {
    let mut first: BTreeMap<(RowKind, &OriginId), (u64, u64)> = BTreeMap::new();
    for reading in &figure.readings {
        if let Some(origin) = &reading.origin {
            let place = place(reading);
            first.entry((kind(reading), origin)).and_modify(|p| *p = place.min(*p)).or_insert(place);
        }
    }
    let mut order: Vec<Placed<'_>> = figure
        .readings
        .iter()
        .map(|r| {
            let origin = r.origin.as_ref();
            (kind(r), origin.and_then(|o| first.get(&(kind(r), o)).copied()).unwrap_or(place(r)), origin, place(r), r)
        })
        .collect();
    order.sort_by(|a, b| (a.0, a.1, a.2, a.3, &a.4.claim).cmp(&(b.0, b.1, b.2, b.3, &b.4.claim)));
    let mut numbers: BTreeMap<&OriginId, usize> = BTreeMap::new();
    let mut groups: Vec<RowGroup<'_>> = Vec::new();
    for (kind, _, origin, _, reading) in order {
        let next = numbers.len();
        let row = Row { reading, origin: origin.map(|o| *numbers.entry(o).or_insert(next)) };
        match groups.last_mut() {
            Some(group) if group.kind == kind => group.rows.push(row),
            Some(_) | None => groups.push(RowGroup { kind, rows: vec![row] }),
        }
    }
    groups
}

fn kind(reading: &Reading) -> RowKind {
    match (reading.scope, reading.vague, &reading.origin) {
        (Scope::Part, _, _) => RowKind::Part,
        (Scope::Wider, _, _) => RowKind::Wider,
        (Scope::Whole, true, _) => RowKind::Vague,
        (Scope::Whole, false, Some(_)) => RowKind::ByOrigin,
        (Scope::Whole, false, None) => RowKind::UnknownOrigin,
    }
}

/// Where a range stands in the order: by its floor, a ceiling alone by that.
fn place(reading: &Reading) -> (u64, u64) {
    let start = reading.low.or(reading.high).unwrap_or(u64::MAX);
    (start, reading.high.unwrap_or(u64::MAX))
}
