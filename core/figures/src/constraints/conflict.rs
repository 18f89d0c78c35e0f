//! Which claims can't all be true, in sets as small as can be had. Input: a piece of a network. Output: conflicts, each a
//! set of claims (and stated relations) of which none can be spared, with the two bounds that clash.
//!
//! Sets are made small by deletion: a member is taken out, and stays out if the rest still clashes (J. W. Chinneck,
//! *Feasibility and Infeasibility in Optimization*, 2008, chapter 6). What is left is *minimal*: nothing can be spared. It
//! is *minimum* when no smaller set among all that the clash was derived from clashes, which is tried where that takes at
//! most [`TRIES`] trials. Not every conflict of a record is listed: there may be as many as there are sets of claims.

use super::network::{Basis, Piece};
use super::propagate::{Believing, Bounds, Clash, End, Why, propagate};
use std::collections::{BTreeMap, BTreeSet};

/// At most so many conflicts of a piece are listed.
pub(super) const LISTED: usize = 100;
/// At most so many are looked for among claims that no listed conflict names.
const ROUNDS: usize = 32;
/// At most so many sets are tried to show that a conflict is the smallest.
const TRIES: usize = 2_000;
/// At most so much work (trials × members) is spent on making one set small.
const WORK: usize = 400_000;

/// How small a conflict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Smallness {
    /// No smaller set of what the clash rests on clashes.
    Minimum,
    /// Nothing can be spared; a smaller set may exist.
    Minimal,
    /// Too large to be made minimal.
    Bounded,
}

/// Claims that can't all be true.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub basis: BTreeSet<Basis>,
    pub smallness: Smallness,
    /// The relation that leaves no number, or the rivals' quantity.
    pub relation: Option<&'static str>,
    /// The quantity on which they clash; of a relation, its whole.
    pub quantity: String,
    /// At least so many are needed …
    pub floor: u64,
    /// … where at most so many are allowed.
    pub ceiling: u64,
}

/// The conflicts of a piece, and whether there are others.
pub(super) fn conflicts(piece: &Piece) -> (Vec<Found>, bool) {
    let mut found: BTreeSet<Found> = BTreeSet::new();
    let mut more = against_the_rest(piece, &mut found);
    for _ in 0..ROUNDS {
        let named: BTreeSet<&Basis> = found.iter().flat_map(|f| &f.basis).collect();
        let rest = piece.resting_on(&|basis| matches!(basis, Basis::Stated(_)) || !named.contains(basis));
        let bounds = propagate(&rest, Believing::Each);
        let Some(clash) = bounds.clash else { return (in_order(found), more) };
        let smallest = smallest(&bounds, &bounds.clashing(clash), Some(clash), None);
        // Stated relations alone may clash; taking claims out won't help.
        let claims = smallest.basis.iter().any(|basis| matches!(basis, Basis::Claim(_)));
        found.insert(smallest);
        if !claims || found.len() >= LISTED {
            more = true;
            break;
        }
    }
    let named: BTreeSet<&Basis> = found.iter().flat_map(|f| &f.basis).collect();
    let rest = piece.resting_on(&|basis| !named.contains(basis));
    more |= propagate(&rest, Believing::Each).clash.is_some();
    (in_order(found), more)
}

/// Fewest claims first.
fn in_order(found: BTreeSet<Found>) -> Vec<Found> {
    let mut found: Vec<Found> = found.into_iter().collect();
    found.sort_by(|a, b| (a.basis.len(), &a.basis).cmp(&(b.basis.len(), &b.basis)));
    found
}

/// Claims that allow no number which the other quantities leave, whichever of the claims on these one believes. Tells
/// whether there were more than are listed.
fn against_the_rest(piece: &Piece, found: &mut BTreeSet<Found>) -> bool {
    let bounds = propagate(piece, Believing::AtLeastOne);
    for q in 0..piece.ids.len() {
        for end in [End::Floor, End::Ceiling] {
            let Some(at) = derived(&bounds, q, end) else { continue };
            let limit = bounds.log[at].value;
            let against = |s: &&super::network::Statement| match end {
                End::Floor => s.interval.high().is_some_and(|high| high < limit),
                End::Ceiling => s.interval.low().is_some_and(|low| low > limit),
            };
            let mut known: Option<Found> = None;
            for statement in piece.statements[q].iter().filter(against) {
                if found.len() >= LISTED {
                    return true;
                }
                let own = statement.basis.clone();
                let conflict = known.as_ref().and_then(|first| exchanged(piece, first, &own));
                let conflict = conflict.unwrap_or_else(|| smallest(&bounds, &[at], None, Some((q, own))));
                known.get_or_insert_with(|| conflict.clone());
                found.insert(conflict);
            }
        }
    }
    false
}

/// Where in the log a bound stands that other quantities gave.
fn derived(bounds: &Bounds<'_>, q: usize, end: End) -> Option<usize> {
    let at = bounds.latest(q, end, usize::MAX)?;
    matches!(bounds.log[at].why, Why::Link(_)).then_some(at)
}

/// A conflict found before, with its one claim on the quantity exchanged for another: most often that will do.
fn exchanged(piece: &Piece, first: &Found, own: &Basis) -> Option<Found> {
    let q = piece.ids.iter().position(|id| *id == first.quantity)?;
    let here: BTreeSet<Basis> = piece.statements[q].iter().map(|s| s.basis.clone()).collect();
    let others: BTreeSet<Basis> = first.basis.difference(&here).cloned().collect();
    if others.len() + 1 != first.basis.len() || first.smallness == Smallness::Bounded || first.basis.len() > 16 {
        return None;
    }
    let mut basis = others;
    basis.insert(own.clone());
    let clash = described(piece, &basis, first.smallness)?;
    let spared = basis.iter().any(|one| clashes(piece, &basis.iter().filter(|b| *b != one).cloned().collect()));
    (!spared).then_some(clash)
}

/// The smallest set that can be had of what a clash rests on.
fn smallest(bounds: &Bounds<'_>, roots: &[usize], clash: Option<Clash>, own: Option<(usize, Basis)>) -> Found {
    let mut support = bounds.lean_support(roots);
    if let Some(Clash::Link(link)) = clash {
        support.links.insert(link);
        support.basis.extend(bounds.piece.links[link].basis.iter().cloned());
    }
    let mut members: BTreeSet<usize> = support.entries.iter().map(|at| bounds.log[*at].quantity).collect();
    if let Some((quantity, own)) = own {
        members.insert(quantity);
        support.basis.insert(own);
    }
    for link in &support.links {
        let link = &bounds.piece.links[*link];
        members.extend(link.left.iter().chain(&link.right));
    }
    let members: Vec<usize> = members.into_iter().collect();
    let links = support.links.iter().map(|link| &bounds.piece.links[*link]);
    let piece = bounds.piece.part(&members, links, &|basis| support.basis.contains(basis));
    let (basis, smallness) = reduced(&piece, &support.basis);
    let nothing = || Found {
        basis: basis.clone(),
        smallness: Smallness::Bounded,
        relation: None,
        quantity: String::new(),
        floor: 0,
        ceiling: 0,
    };
    described(&piece, &basis, smallness).unwrap_or_else(nothing)
}

fn clashes(piece: &Piece, keep: &BTreeSet<Basis>) -> bool {
    propagate(&piece.resting_on(&|basis| keep.contains(basis)), Believing::Each).clash.is_some()
}

/// A set without what can be spared: the least telling claims are tried first, stated relations last.
fn reduced(piece: &Piece, all: &BTreeSet<Basis>) -> (BTreeSet<Basis>, Smallness) {
    let mut told: BTreeMap<Basis, u64> = BTreeMap::new();
    for statement in piece.statements.iter().flatten() {
        let low = told.entry(statement.basis.clone()).or_default();
        *low = statement.interval.low().unwrap_or(0).max(*low);
    }
    let stated = |basis: &Basis| matches!(basis, Basis::Stated(_));
    let mut order: Vec<&Basis> = all.iter().collect();
    order.sort_by_key(|b| (stated(b), told.get(*b).copied().unwrap_or(0), std::cmp::Reverse(*b)));
    let rest = |from: usize| -> BTreeSet<Basis> { order[from..].iter().map(|b| (*b).clone()).collect() };
    // Most of a long sum can often be spared at once.
    let (mut spared, mut needed) = (0, order.len());
    while spared + 1 < needed {
        let middle = usize::midpoint(spared, needed);
        if clashes(piece, &rest(middle)) { spared = middle } else { needed = middle }
    }
    let mut kept = rest(spared);
    let mut work = WORK;
    for basis in &order[spared..] {
        if work < kept.len() {
            return (kept, Smallness::Bounded);
        }
        work -= kept.len();
        kept.remove(*basis);
        if !clashes(piece, &kept) {
            kept.insert((*basis).clone());
        }
    }
    match smaller(piece, all, kept.len()) {
        None => (kept, Smallness::Minimal),
        Some(None) => (kept, Smallness::Minimum),
        Some(Some(smaller)) => (smaller, Smallness::Minimum),
    }
}

/// The first set of fewer than `size` members that clashes; `None` if there are too many to try.
fn smaller(piece: &Piece, all: &BTreeSet<Basis>, size: usize) -> Option<Option<BTreeSet<Basis>>> {
    let mut sets = 1usize;
    let mut trials = 0usize;
    for k in 1..size {
        sets = sets.checked_mul(all.len() + 1 - k)? / k;
        trials = trials.saturating_add(sets);
        if trials > TRIES {
            return None;
        }
    }
    let all: Vec<&Basis> = all.iter().collect();
    for k in 1..size {
        let mut chosen: Vec<usize> = (0..k).collect();
        loop {
            let set = chosen.iter().map(|i| all[*i].clone()).collect();
            if clashes(piece, &set) {
                return Some(Some(set));
            }
            let Some(turn) = (0..k).rev().find(|i| chosen[*i] < all.len() - k + i) else { break };
            chosen[turn] += 1;
            for i in turn + 1..k {
                chosen[i] = chosen[i - 1] + 1;
            }
        }
    }
    Some(None)
}

/// A set with the bounds that clash in it; `None` when nothing clashes.
fn described(piece: &Piece, basis: &BTreeSet<Basis>, smallness: Smallness) -> Option<Found> {
    let rest = piece.resting_on(&|b| basis.contains(b));
    let bounds = propagate(&rest, Believing::Each);
    let bound = |q: usize, end: End| bounds.bound(q, end).unwrap_or(0);
    let (quantity, relation, floor, ceiling) = match bounds.clash? {
        Clash::Quantity(q) => {
            let by = bounds.clashing(Clash::Quantity(q)).into_iter().find_map(|at| match bounds.log[at].why {
                Why::Link(link) => Some(rest.links[link].kind.code()),
                Why::Statement(_) | Why::Statements => None,
            });
            (q, by, bound(q, End::Floor), bound(q, End::Ceiling))
        }
        Clash::Link(link) => {
            let link = &rest.links[link];
            let sum = |side: &[usize], end| side.iter().fold(0u64, |sum, q| sum.saturating_add(bound(*q, end)));
            let whole = *link.right.first()?;
            (whole, Some(link.kind.code()), sum(&link.left, End::Floor), sum(&link.right, End::Ceiling))
        }
    };
    let quantity = rest.ids[quantity].clone();
    Some(Found { basis: basis.clone(), smallness, relation, quantity, floor, ceiling })
}
