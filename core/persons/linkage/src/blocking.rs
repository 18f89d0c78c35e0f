//! Which pairs are worth comparing. Input: units. Output: blocks that share a key: two or three values together. Blocks that are too
//! large are parted by further values; what is still too large is compared along its order only, and counted. Leaves out comparing.

use crate::date::Date;
use crate::parallel::{in_parts, shares};
use crate::record::{NONE, Unit, Units};

/// Units that share a key, block after block. A pair stands in as many blocks as it shares keys.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    members: Vec<u32>,
    /// Where each block ends, and whether it is so large that only neighbours in it are compared.
    ends: Vec<(usize, bool)>,
    /// How many pairs too large blocks left out.
    pub(crate) left_out: u64,
}

impl Blocks {
    /// One block of all units.
    pub(crate) fn whole(units: u32) -> Blocks {
        Blocks { members: (0..units).collect(), ends: vec![(units as usize, false)], left_out: 0 }
    }

    fn add(&mut self, members: impl Iterator<Item = u32>, large: bool) {
        self.members.extend(members);
        self.ends.push((self.members.len(), large));
    }

    fn append(&mut self, other: Blocks) {
        let from = self.members.len();
        self.members.extend(other.members);
        self.ends.extend(other.ends.into_iter().map(|(end, large)| (from + end, large)));
        self.left_out += other.left_out;
    }

    /// How many blocks there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many pairs they hold, each as often as it shares a key.
    pub(crate) fn pairs(&self) -> u64 {
        (0..self.len()).map(|block| self.pairs_in(block)).sum()
    }

    /// How many pairs one block holds.
    pub(crate) fn pairs_in(&self, block: usize) -> u64 {
        let count = self.block(block).len() as u64;
        let each = |count: u64| count * count.saturating_sub(1) / 2;
        let within = WINDOW as u64;
        if self.ends[block].1 && count > within {
            each(within + 1) + (count - within - 1) * within
        } else {
            each(count)
        }
    }

    fn block(&self, block: usize) -> &[u32] {
        let from = block.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.members[from..self.ends[block].0]
    }

    /// The pairs of one block, the lower unit first.
    pub(crate) fn each_pair(&self, block: usize, with: &mut impl FnMut(u32, u32)) {
        let (members, large) = (self.block(block), self.ends[block].1);
        for (at, i) in members.iter().enumerate() {
            let others = &members[at + 1..];
            let others = if large { &others[..others.len().min(WINDOW)] } else { others };
            others.iter().for_each(|j| with(*i.min(j), *i.max(j)));
        }
    }
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

/// The blocks of all rules, in their order.
pub(crate) fn block(units: &Units, threads: usize) -> Blocks {
    let numbered: Vec<(u64, &[Value])> = (1u64..).zip(RULES.iter().copied()).collect();
    let mut all = Blocks::default();
    for of_some in in_parts(shares(&numbered, threads), |rules| {
        rules.iter().map(|(rule, values)| of_rule(units, *rule, values)).collect::<Vec<_>>()
    }) {
        of_some.into_iter().for_each(|blocks| all.append(blocks));
    }
    all
}

fn of_rule(units: &Units, rule: u64, values: &[Value]) -> Blocks {
    let mut keys: Vec<(u64, u32)> = Vec::new();
    for (place, unit) in (0u32..).zip(&units.units) {
        keys_of(units, unit, values, rule, &mut |key| keys.push((key, place)));
    }
    keys.sort_unstable();
    keys.dedup();
    let mut blocks = Blocks::default();
    for block in keys.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
        if block.len() <= BLOCK_MOST {
            blocks.add(block.iter().map(|(_, unit)| *unit), false);
        } else {
            part(units, block.iter().map(|(_, unit)| *unit).collect(), &PARTING, &mut blocks);
        }
    }
    blocks
}

fn part(units: &Units, members: Vec<u32>, parting: &[Value], blocks: &mut Blocks) {
    if members.len() <= BLOCK_MOST {
        blocks.add(members.into_iter(), false);
        return;
    }
    let Some((value, rest)) = parting.split_first() else {
        let all = members.len() as u64 * (members.len() as u64 - 1) / 2;
        blocks.add(members.into_iter(), true);
        blocks.left_out += all - blocks.pairs_in(blocks.len() - 1);
        return;
    };
    let first = |unit: u32| atoms(units, &units.units[unit as usize], *value).first();
    let mut keyed: Vec<(u64, u32)> = members.iter().map(|unit| (first(*unit), *unit)).collect();
    keyed.sort_unstable();
    for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|block| block.len() > 1) {
        part(units, block.iter().map(|(_, unit)| *unit).collect(), rest, blocks);
    }
}

fn keys_of(units: &Units, unit: &Unit, values: &[Value], begun: u64, with: &mut dyn FnMut(u64)) {
    let Some((value, rest)) = values.split_first() else { return with(begun) };
    for atom in atoms(units, unit, *value).iter() {
        keys_of(units, unit, rest, mixed(begun ^ atom), with);
    }
}

/// A few values.
#[derive(Debug, Clone, Copy, Default)]
struct Atoms {
    of: [u64; 4],
    count: usize,
}

impl Atoms {
    fn iter(&self) -> impl Iterator<Item = u64> {
        self.of.into_iter().take(self.count)
    }

    /// The first; 0 if there is none.
    fn first(&self) -> u64 {
        self.of[0]
    }
}

impl FromIterator<u64> for Atoms {
    fn from_iter<I: IntoIterator<Item = u64>>(all: I) -> Atoms {
        let mut atoms = Atoms::default();
        for (place, atom) in atoms.of.iter_mut().zip(all) {
            *place = atom;
            atoms.count += 1;
        }
        atoms
    }
}

/// The values of one kind that a unit has: several where a spelling may stand for several names.
fn atoms(units: &Units, unit: &Unit, value: Value) -> Atoms {
    let one = |known: bool, number: u64| known.then(|| mixed(number + 1)).into_iter().collect::<Atoms>();
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
        EventRegion if unit.event_place == NONE => Atoms::default(),
        EventRegion => one(true, u64::from(units.event_places.heads[unit.event_place as usize]) + (1 << 40)),
    }
}

fn name(id: u32, names: &[crate::name::Name], letters: usize) -> Atoms {
    if id == NONE {
        return Atoms::default();
    }
    let name = &names[id as usize];
    if !name.likeliest.is_empty() {
        return name.likeliest.iter().map(|hangul| mixed(u64::from(*hangul) + (1 << 41))).collect();
    }
    let start = name.letters.chars().take(letters).fold(1u64 << 42, |hash, c| mixed(hash ^ u64::from(u32::from(c))));
    std::iter::once(start).collect()
}

/// A number into another, every bit moving half of the others (splitmix64).
pub(crate) fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
