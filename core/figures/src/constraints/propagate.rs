//! What follows from statements and relations: bounds, each with the rule that gave it and a way back to claims. Bounds
//! consistency on whole numbers: of "the sum of the left is at most the sum of the right" follows a floor for each on the
//! right and a ceiling for each on the left (K. Marriott, P. J. Stuckey, *Programming with Constraints*, 1998, chapter 3).
//!
//! Input: a piece of a network; whether every claim is believed or of each quantity at least one. Output: a log of bounds,
//! and where they clash, if they do. Counts are never below zero: an unstated floor counts for nothing in a sum and is not
//! reported as zero. Sums can't overflow: a floor above 2^64 − 1 stays there, a ceiling above it is none.

use super::network::{Basis, Piece, RelationKind};
use std::collections::BTreeSet;
use std::ops::Range;

/// A relation of more parts gives a bound to their whole, and none to each of them: every such bound would rest on all
/// the others.
const MEMBERS: usize = 1_000;
/// A relation is walked no more often than this: sums that feed each other may creep by one forever. What was found by
/// then holds.
const WALKS: u32 = 64;

/// Which end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    Floor,
    Ceiling,
}

/// Whom to believe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Believing {
    /// Every claim.
    Each,
    /// Of each quantity, at least one of the claims on it.
    AtLeastOne,
}

/// How a bound came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rule {
    /// A claim states it.
    Stated,
    /// The lowest floor or the highest ceiling of all claims on the quantity.
    StatedByAny,
    /// What a part is at least, the whole is at least.
    PartFloor,
    /// What the whole is at most, a part is at most.
    WholeCeiling,
    /// Parts that share nobody: the whole is at least the sum of their floors.
    SumOfFloors,
    /// Parts that leave nobody out: the whole is at most the sum of their ceilings.
    SumOfCeilings,
    /// Parts that leave nobody out: what the whole is at least, less what the others are at most.
    RemainderFloor,
    /// Parts that share nobody: what the whole is at most, less what the others are at least.
    RemainderCeiling,
    /// What was held and came in is what went out and is held.
    Balance,
}

impl Rule {
    /// The rule's code.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Rule::Stated => "stated",
            Rule::StatedByAny => "stated_by_any",
            Rule::PartFloor => "part_floor",
            Rule::WholeCeiling => "whole_ceiling",
            Rule::SumOfFloors => "sum_of_floors",
            Rule::SumOfCeilings => "sum_of_ceilings",
            Rule::RemainderFloor => "remainder_floor",
            Rule::RemainderCeiling => "remainder_ceiling",
            Rule::Balance => "balance",
        }
    }
}

/// What a bound rests on directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// One statement on the quantity.
    Statement(usize),
    /// All statements on it.
    Statements,
    /// A relation, and the bounds of its members at the time.
    Link(usize),
}

/// A bound, at its place in the log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub quantity: usize,
    pub end: End,
    pub value: u64,
    pub why: Why,
}

/// Where bounds leave no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clash {
    /// A quantity's floor is above its ceiling.
    Quantity(usize),
    /// The floors on the left of a relation are above the ceilings on its right.
    Link(usize),
}

/// Everything found.
pub(super) struct Bounds<'p> {
    pub piece: &'p Piece,
    pub log: Vec<Entry>,
    /// For each quantity, where in the log its floors and its ceilings are.
    history: Vec<[Vec<usize>; 2]>,
    pub clash: Option<Clash>,
    /// Whether some relation was given up after too many walks.
    pub stopped_early: bool,
}

/// Tightens all bounds until nothing changes or two clash.
pub(super) fn propagate(piece: &Piece, believing: Believing) -> Bounds<'_> {
    let mut bounds = Bounds {
        piece,
        log: Vec::new(),
        history: vec![[Vec::new(), Vec::new()]; piece.ids.len()],
        clash: None,
        stopped_early: false,
    };
    for q in 0..piece.ids.len() {
        bounds.state(q, believing);
    }
    bounds.walk();
    bounds
}

impl<'p> Bounds<'p> {
    /// The bound of a quantity, when there is one.
    pub(super) fn bound(&self, quantity: usize, end: End) -> Option<u64> {
        self.latest(quantity, end, usize::MAX).map(|i| self.log[i].value)
    }

    /// Where in the log a quantity's bound stood before place `before`.
    pub(super) fn latest(&self, quantity: usize, end: End, before: usize) -> Option<usize> {
        let history = &self.history[quantity][end as usize];
        history[..history.partition_point(|i| *i < before)].last().copied()
    }

    /// The rule of a bound.
    pub(super) fn rule(&self, entry: &Entry) -> Rule {
        let link = match entry.why {
            Why::Statement(_) => return Rule::Stated,
            Why::Statements => return Rule::StatedByAny,
            Why::Link(link) => &self.piece.links[link],
        };
        if link.kind == RelationKind::Balance {
            return Rule::Balance;
        }
        match (entry.end, link.left.len(), link.right.len()) {
            (End::Floor, 1, 1) => Rule::PartFloor,
            (End::Floor, _, 1) => Rule::SumOfFloors,
            (End::Floor, _, _) => Rule::RemainderFloor,
            (End::Ceiling, 1, 1) => Rule::WholeCeiling,
            (End::Ceiling, _, 1) => Rule::RemainderCeiling,
            (End::Ceiling, _, _) => Rule::SumOfCeilings,
        }
    }

    /// Where in the log the bounds stand that a bound was computed from.
    pub(super) fn premises(&self, at: usize) -> Vec<usize> {
        let entry = &self.log[at];
        let Why::Link(link) = entry.why else { return Vec::new() };
        let (left, right) = self.sides(link);
        let floors = left.filter(|q| entry.end == End::Floor || *q != entry.quantity).map(|q| (q, End::Floor));
        let ceilings = right.filter(|q| entry.end == End::Ceiling || *q != entry.quantity).map(|q| (q, End::Ceiling));
        floors.chain(ceilings).filter_map(|(q, end)| self.latest(q, end, at)).collect()
    }

    /// Where in the log the bounds stand that clash.
    pub(super) fn clashing(&self, clash: Clash) -> Vec<usize> {
        let latest = |(q, end)| self.latest(q, end, usize::MAX);
        match clash {
            Clash::Quantity(q) => [(q, End::Floor), (q, End::Ceiling)].into_iter().filter_map(latest).collect(),
            Clash::Link(link) => {
                let (left, right) = self.sides(link);
                left.map(|q| (q, End::Floor)).chain(right.map(|q| (q, End::Ceiling))).filter_map(latest).collect()
            }
        }
    }

    /// Everything that bounds rest on: other bounds, relations, and claims, of each quantity not many more than `claims`.
    pub(super) fn few(&self, roots: &[usize], claims: usize) -> Support {
        self.walk_back(roots, |_, all| all.take(claims + 1).collect())
    }

    /// The same, with one claim a bound: of several on a quantity, the first that states no more than all of them do.
    pub(super) fn lean_support(&self, roots: &[usize]) -> Support {
        let says = |entry: &Entry, i: usize| {
            let interval = self.piece.statements[entry.quantity][i].interval;
            match entry.end {
                End::Floor => interval.low() == Some(entry.value),
                End::Ceiling => interval.high() == Some(entry.value),
            }
        };
        self.walk_back(roots, |entry, mut all| all.find(|i| says(entry, *i)).into_iter().collect())
    }

    fn walk_back(&self, roots: &[usize], among: impl Fn(&Entry, Range<usize>) -> Vec<usize>) -> Support {
        let mut support = Support::default();
        let mut open: Vec<usize> = roots.to_vec();
        while let Some(at) = open.pop() {
            if !support.entries.insert(at) {
                continue;
            }
            let entry = &self.log[at];
            let statements = &self.piece.statements[entry.quantity];
            let basis = |i: usize| statements[i].basis.clone();
            match entry.why {
                Why::Statement(i) => {
                    support.basis.insert(basis(i));
                }
                Why::Statements => support.basis.extend(among(entry, 0..statements.len()).into_iter().map(basis)),
                Why::Link(link) => {
                    if support.links.insert(link) {
                        support.basis.extend(self.piece.links[link].basis.iter().cloned());
                    }
                    open.extend(self.premises(at));
                }
            }
        }
        support
    }

    fn sides(&self, link: usize) -> (impl Iterator<Item = usize> + 'p, impl Iterator<Item = usize> + 'p) {
        let link = &self.piece.links[link];
        (link.left.iter().copied(), link.right.iter().copied())
    }

    /// Starts from what claims say of a quantity.
    fn state(&mut self, q: usize, believing: Believing) {
        let statements = &self.piece.statements[q];
        let lows = || statements.iter().enumerate().map(|(i, s)| (s.interval.low(), i));
        let highs = || statements.iter().enumerate().map(|(i, s)| (s.interval.high(), i));
        let (floor, ceiling) = match believing {
            Believing::Each => {
                let first = |(value, i): (u64, usize)| (value, Why::Statement(i));
                let floor = lows().filter_map(|(n, i)| Some((n?, i))).max_by_key(|(n, i)| (*n, std::cmp::Reverse(*i)));
                let ceiling = highs().filter_map(|(n, i)| Some((n?, i))).min();
                (floor.map(first), ceiling.map(first))
            }
            Believing::AtLeastOne => {
                let any = if statements.len() == 1 { Why::Statement(0) } else { Why::Statements };
                let all = |ends: Option<Vec<u64>>| ends.filter(|ends| !ends.is_empty());
                let floors = all(lows().map(|(n, _)| n).collect());
                let ceilings = all(highs().map(|(n, _)| n).collect());
                let floor = floors.and_then(|n| n.into_iter().min());
                let ceiling = ceilings.and_then(|n| n.into_iter().max());
                (floor.map(|n| (n, any)), ceiling.map(|n| (n, any)))
            }
        };
        for (end, bound) in [(End::Floor, floor), (End::Ceiling, ceiling)] {
            if let Some((value, why)) = bound {
                self.tighten(Entry { quantity: q, end, value, why });
            }
        }
    }

    /// Walks the relations whose members changed: upwards for floors, downwards for ceilings, until none is left.
    fn walk(&mut self) {
        let mut dirty: BTreeSet<usize> = (0..self.piece.links.len()).collect();
        let mut walks = vec![0u32; self.piece.links.len()];
        while !dirty.is_empty() {
            let mut from = 0;
            while let Some(link) = dirty.range(from..).next().copied() {
                self.visit(link, &mut dirty, &mut walks);
                from = link + 1;
            }
            let mut to = usize::MAX;
            while let Some(link) = dirty.range(..to).next_back().copied() {
                self.visit(link, &mut dirty, &mut walks);
                to = link;
            }
            if self.clash.is_some() {
                return;
            }
        }
    }

    fn visit(&mut self, link: usize, dirty: &mut BTreeSet<usize>, walks: &mut [u32]) {
        dirty.remove(&link);
        if self.clash.is_some() {
            return;
        }
        if walks[link] == WALKS {
            self.stopped_early = true;
            return;
        }
        walks[link] += 1;
        for entry in self.consequences(link) {
            if self.tighten(entry) {
                let readers = match entry.end {
                    End::Floor => &self.piece.as_left[entry.quantity],
                    End::Ceiling => &self.piece.as_right[entry.quantity],
                };
                dirty.extend(readers);
            }
        }
    }

    /// The bounds that a relation gives its members; a clash when it leaves no number.
    fn consequences(&mut self, at: usize) -> Vec<Entry> {
        let link = &self.piece.links[at];
        let floors: u128 = link.left.iter().filter_map(|q| self.bound(*q, End::Floor)).map(u128::from).sum();
        let ceiling = |q: &usize| self.bound(*q, End::Ceiling);
        let open = link.right.iter().filter(|q| ceiling(q).is_none()).count();
        let ceilings: u128 = link.right.iter().filter_map(ceiling).map(u128::from).sum();
        if open == 0 && floors > ceilings {
            self.clash.get_or_insert(Clash::Link(at));
            return Vec::new();
        }
        let mut found = Vec::new();
        for q in link.right.iter().take_while(|_| link.right.len() <= MEMBERS) {
            let own = ceiling(q);
            if open > usize::from(own.is_none()) {
                continue;
            }
            let others = ceilings - own.map_or(0, u128::from);
            if let Some(value) = floors.checked_sub(others).filter(|n| *n > 0) {
                let value = u64::try_from(value).unwrap_or(u64::MAX);
                found.push(Entry { quantity: *q, end: End::Floor, value, why: Why::Link(at) });
            }
        }
        if open == 0 && link.left.len() <= MEMBERS {
            for q in &link.left {
                let others = floors - self.bound(*q, End::Floor).map_or(0, u128::from);
                if let Ok(value) = u64::try_from(ceilings - others) {
                    found.push(Entry { quantity: *q, end: End::Ceiling, value, why: Why::Link(at) });
                }
            }
        }
        found
    }

    /// Takes a bound if it says more than what is known.
    fn tighten(&mut self, entry: Entry) -> bool {
        let known = self.bound(entry.quantity, entry.end);
        let tighter = known.is_none_or(|known| match entry.end {
            End::Floor => entry.value > known,
            End::Ceiling => entry.value < known,
        });
        if tighter {
            self.history[entry.quantity][entry.end as usize].push(self.log.len());
            self.log.push(entry);
            let (floor, ceiling) = (self.bound(entry.quantity, End::Floor), self.bound(entry.quantity, End::Ceiling));
            if floor.zip(ceiling).is_some_and(|(floor, ceiling)| floor > ceiling) {
                self.clash.get_or_insert(Clash::Quantity(entry.quantity));
            }
        }
        tighter
    }
}

/// What bounds rest on.
#[derive(Debug, Clone, Default)]
pub(super) struct Support {
    /// Places in the log.
    pub entries: BTreeSet<usize>,
    /// Relations used.
    pub links: BTreeSet<usize>,
    /// Claims and stated relations used.
    pub basis: BTreeSet<Basis>,
}
