//! Which pairs are worth comparing. Input: units. Output: pairs that share a key: two or three values together. Blocks that are too
//! large are parted by further values; what is still too large is compared along its order only, and counted. Leaves out comparing.

use crate::date::Date;
use crate::record::{NONE, Unit, Units};

/// Pairs of units, the lower first, each once, in order; and how many pairs too large blocks left out.
pub(crate) struct Blocked {
    pub(crate) pairs: Vec<(u32, u32)>,
    pub(crate) left_out: u64,
}

/// A block with more units is parted further.
const BLOCK_MOST: usize = 60;
/// How far apart units of a block that can't be parted are still compared.
const WINDOW: usize = 12;

/// A value that a key is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Given,
    Family,
    Birth,
    BirthYear,
    BirthPlace,
    Event,
    EventPlace,
    EventRegion,
}

use Value::{Birth, BirthPlace, BirthYear, Event, EventPlace, EventRegion, Family, Given};

const RULES: &[&[Value]] = &[
    &[Given, Family],
    &[Given, Birth],
    &[Family, Birth],
    &[Given, BirthYear],
    &[Given, EventPlace],
    &[Given, Event],
    &[Given, BirthPlace],
    &[Family, EventPlace],
    &[Family, BirthPlace, BirthYear],
    &[Event, EventPlace],
    &[Birth, BirthPlace],
    &[Birth, EventPlace],
    &[Birth, Event],
    &[Given, EventRegion],
    &[Family, EventRegion],
    &[Birth, EventRegion],
];
/// What large blocks are parted by, in this order.
const PARTING: [Value; 7] = [Birth, Event, EventPlace, Given, Family, BirthPlace, BirthYear];

/// The pairs to compare.
pub(crate) fn block(units: &Units) -> Blocked {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    let mut pairs: Vec<u64> = Vec::new();
    let mut left_out = 0;
    for (rule, values) in (1u64..).zip(RULES) {
        keys.clear();
        for (place, unit) in (0u32..).zip(&units.units) {
            for key in keys_of(units, unit, values, rule) {
                keys.push((key, place));
            }
        }
        keys.sort_unstable();
        for block in keys.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
            let members: Vec<u32> = block.iter().map(|(_, unit)| *unit).collect();
            part(units, members, &PARTING, &mut pairs, &mut left_out);
        }
        pairs.sort_unstable();
        pairs.dedup();
    }
    let half = |bits: u64| u32::try_from(bits & 0xffff_ffff).unwrap_or(NONE);
    Blocked { pairs: pairs.into_iter().map(|pair| (half(pair >> 32), half(pair))).collect(), left_out }
}

fn part(units: &Units, members: Vec<u32>, parting: &[Value], pairs: &mut Vec<u64>, left_out: &mut u64) {
    let mut add = |i: u32, j: u32| pairs.push(u64::from(i.min(j)) << 32 | u64::from(i.max(j)));
    if members.len() <= BLOCK_MOST {
        for (at, i) in members.iter().enumerate() {
            members[at + 1..].iter().filter(|j| *j != i).for_each(|j| add(*i, *j));
        }
        return;
    }
    let Some((value, rest)) = parting.split_first() else {
        let all = members.len() as u64 * (members.len() as u64 - 1) / 2;
        let mut compared = 0u64;
        for (at, i) in members.iter().enumerate() {
            for j in members[at + 1..].iter().take(WINDOW).filter(|j| *j != i) {
                add(*i, *j);
                compared += 1;
            }
        }
        *left_out += all - compared;
        return;
    };
    let mut keyed: Vec<(u64, u32)> = members
        .iter()
        .map(|unit| (atoms(units, &units.units[*unit as usize], *value).first().copied().unwrap_or(0), *unit))
        .collect();
    keyed.sort_unstable();
    for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
        part(units, block.iter().map(|(_, unit)| *unit).collect(), rest, pairs, left_out);
    }
}

fn keys_of(units: &Units, unit: &Unit, values: &[Value], rule: u64) -> Vec<u64> {
    let mut keys = vec![mixed(rule)];
    for value in values {
        let atoms = atoms(units, unit, *value);
        keys = keys.iter().flat_map(|key| atoms.iter().map(move |atom| mixed(key ^ atom))).collect();
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The values of one kind that a unit has: several where a spelling may stand for several names.
fn atoms(units: &Units, unit: &Unit, value: Value) -> Vec<u64> {
    let one = |known: bool, number: u64| if known { vec![mixed(number + 1)] } else { Vec::new() };
    let day = |date: Date| {
        one(date.is_a_day(), u64::from(date.year) * 372 + u64::from(date.month) * 31 + u64::from(date.day))
    };
    let place = |place: u32| one(place != NONE, u64::from(place));
    match value {
        Given => name(unit.given, &units.given, 3),
        Family => name(unit.family, &units.family, 4),
        Birth => day(unit.birth),
        BirthYear => one(!unit.birth.is_missing(), u64::from(unit.birth.year)),
        BirthPlace => place(unit.birth_place),
        Event => day(unit.event),
        EventPlace => place(unit.event_place),
        EventRegion => {
            let head = |place: u32| units.event_places.heads[place as usize];
            if unit.event_place == NONE { Vec::new() } else { one(true, u64::from(head(unit.event_place)) + (1 << 40)) }
        }
    }
}

fn name(id: u32, names: &[crate::name::Name], letters: usize) -> Vec<u64> {
    if id == NONE {
        return Vec::new();
    }
    let name = &names[id as usize];
    if !name.likeliest.is_empty() {
        return name.likeliest.iter().map(|hangul| mixed(u64::from(*hangul) + (1 << 41))).collect();
    }
    let start = name.letters.chars().take(letters).fold(1u64 << 42, |hash, c| mixed(hash ^ u64::from(u32::from(c))));
    vec![start]
}

/// A number into another, every bit moving half of the others (splitmix64).
pub(crate) fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
