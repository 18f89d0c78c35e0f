//! The core: the one connected region on which the most named origins agree, each with one vote; and the
//! rivals apart from it. Input: one range an origin. Output: core, or the regions that tie.

use crate::{Core, Region, Rival};
use attested_model::{Interval, OriginId};
use std::collections::{BTreeMap, BTreeSet};

/// The regions where the most votes lie, from low to high, with the number of votes.
pub(super) fn regions(votes: &BTreeMap<&OriginId, Interval>) -> Vec<Region> {
    // Doubled numbers, so that the gap between n and n + 1 is a place of its own: [1,5] and [6,9] don't touch.
    let ends: Vec<(u64, u64)> =
        votes.values().filter_map(|i| Some((i.low()?.checked_mul(2)?, i.high()?.checked_mul(2)?))).collect();
    let mut places: BTreeSet<u64> = ends.iter().flat_map(|(low, high)| [*low, *high, high + 1]).collect();
    places.extend(ends.iter().filter_map(|(low, _)| low.checked_sub(1)));
    let count = |place: u64| ends.iter().filter(|(low, high)| *low <= place && place <= *high).count();
    let most = places.iter().map(|p| count(*p)).max().unwrap_or(0);
    let mut regions: Vec<Region> = Vec::new();
    let mut open: Option<u64> = None;
    for place in &places {
        match (count(*place) == most && most > 0, open) {
            (true, None) => open = Some(*place),
            (false, Some(start)) => {
                regions.push(Region { low: start.div_ceil(2), high: (place - 1) / 2, origins: most });
                open = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    regions
}

/// The core, if two origins or more agree on one region; else the regions that tie.
pub(super) fn core(votes: &BTreeMap<&OriginId, Interval>) -> (Option<Core>, Vec<Region>) {
    let regions = regions(votes);
    match regions.as_slice() {
        [only] if only.origins >= 2 => {
            (Some(Core { low: only.low, high: only.high, origins: only.origins }), Vec::new())
        }
        _ => (None, regions),
    }
}

/// Two-sided ranges of named origins disjoint from the core, joined where they overlap, from low to high.
pub(super) fn rivals(core: Option<Core>, ranges: &[(&OriginId, Interval)]) -> Vec<Rival> {
    let Some(core) = core.and_then(|c| Interval::between(c.low, c.high).ok()) else { return Vec::new() };
    let mut apart: Vec<(u64, u64, &OriginId)> = ranges
        .iter()
        .filter(|(_, i)| i.is_disjoint(core))
        .filter_map(|(origin, i)| Some((i.low()?, i.high()?, *origin)))
        .collect();
    apart.sort();
    let mut joined: Vec<(u64, u64, BTreeSet<&OriginId>)> = Vec::new();
    for (low, high, origin) in apart {
        match joined.last_mut() {
            Some((_, end, origins)) if low <= *end => {
                *end = (*end).max(high);
                origins.insert(origin);
            }
            Some(_) | None => joined.push((low, high, BTreeSet::from([origin]))),
        }
    }
    joined.into_iter().map(|(low, high, origins)| Rival { low, high, origins: origins.len() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ids(n: usize) -> Vec<OriginId> {
        (0..n).map(|i| OriginId::parse(&format!("O{i:02}")).unwrap()).collect()
    }

    fn shown(ranges: &[(u64, u64)]) -> String {
        let ids = ids(ranges.len());
        let votes: BTreeMap<&OriginId, Interval> =
            ids.iter().zip(ranges.iter().map(|(l, h)| Interval::between(*l, *h).unwrap())).collect();
        let (core, ties) = core(&votes);
        let core = core.map_or("none".to_owned(), |c| format!("{}–{} ({})", c.low, c.high, c.origins));
        let ties: Vec<String> = ties.iter().map(|r| format!("{}–{} ({})", r.low, r.high, r.origins)).collect();
        format!("{core} {}", ties.join(" ")).trim_end().to_owned()
    }

    #[test]
    fn the_most_agreed_region_is_the_core() {
        for (ranges, wanted) in [
            (&[][..], "none"),
            (&[(540, 660)], "none 540–660 (1)"),
            (&[(540, 660), (600, 699), (600, 699)], "600–660 (3)"),
            (&[(1, 5), (6, 9)], "none 1–5 (1) 6–9 (1)"),
            (&[(1, 5), (3, 5), (6, 9), (6, 8)], "none 3–5 (2) 6–8 (2)"),
            (&[(1, 5), (5, 9)], "5–5 (2)"),
            (&[(0, 0), (0, 0)], "0–0 (2)"),
        ] {
            assert_eq!(shown(ranges), wanted, "{ranges:?}");
        }
    }

    proptest! {
        #[test]
        fn every_number_of_a_region_has_the_most_votes(ranges in proptest::collection::vec((0u64..30, 0u64..15), 1..8)) {
            let ids = ids(ranges.len());
            let votes: BTreeMap<&OriginId, Interval> = ids.iter().zip(ranges.iter().map(|(l, w)| Interval::between(*l, l + w).unwrap())).collect();
            let count = |n: u64| votes.values().filter(|i| i.allows(n)).count();
            let most = (0..50).map(count).max().unwrap();
            let regions = regions(&votes);
            for n in 0..50 {
                prop_assert_eq!(regions.iter().any(|r| r.low <= n && n <= r.high), count(n) == most);
            }
        }
    }
}
