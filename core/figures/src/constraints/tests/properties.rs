//! What must hold of every network: whatever numbers fit the claims fit the bounds; bounds only narrow; conflicts are real
//! and none of their members can be spared; the order of claims changes nothing. Input: proptest's. Output: agreement.

use super::Views;
use crate::constraints::Stated;
use crate::constraints::conflict::{Smallness, conflicts};
use crate::constraints::network::{Basis, Network, Piece, RelationKind, Statement};
use crate::constraints::propagate::{Believing, Bounds, End, propagate};
use crate::v1::tests::{claim, record};
use attested_claims::{StatedKind, StatedRelation};
use attested_model::{ClaimId, Interval};
use proptest::prelude::*;
use std::collections::BTreeSet;

const NAMES: [&str; 5] = ["a", "b", "c", "d", "e"];
const LARGEST: u64 = 5;

/// An interval by its ends; ends out of order are turned round.
fn interval(ends: (Option<u64>, Option<u64>)) -> Interval {
    match ends {
        (Some(a), Some(b)) => Interval::between(a.min(b), a.max(b)).unwrap(),
        (low, high) => Interval::new(low, high).unwrap(),
    }
}

fn any_interval() -> impl Strategy<Value = Interval> {
    let end = || proptest::option::of(0..=LARGEST);
    (end(), end()).prop_map(interval)
}

type Sides = (Vec<usize>, Vec<usize>);

fn any_relation() -> impl Strategy<Value = (RelationKind, Sides)> {
    let kinds = [RelationKind::PartOf, RelationKind::StatedDisjoint, RelationKind::Balance, RelationKind::Stretches];
    let side = || proptest::collection::vec(0..NAMES.len(), 1..3);
    (proptest::sample::select(kinds.to_vec()), (side(), side()))
}

fn network(statements: &[(usize, Interval)], relations: &[(RelationKind, Sides)]) -> Network {
    let mut network = Network::default();
    for (i, (q, interval)) in statements.iter().enumerate() {
        let basis = Basis::Claim(ClaimId::parse(&format!("C{i}")).unwrap());
        network.quantity(NAMES[*q]).insert(Statement { basis, interval: *interval });
    }
    for (i, (kind, (left, right))) in relations.iter().enumerate() {
        let side = |side: &[usize]| side.iter().map(|q| NAMES[*q].to_owned()).collect::<Vec<_>>();
        let right = if *kind == RelationKind::PartOf { &right[..1] } else { &right[..] };
        network.relate(*kind, &side(left), &side(right), vec![Basis::Stated(format!("R{i}"))]);
    }
    network
}

/// All numbers from 0 to a little above the largest for each quantity of a piece.
fn assignments(piece: &Piece) -> Vec<Vec<u64>> {
    (0..piece.ids.len()).fold(vec![Vec::new()], |all, _| {
        let with = |n: u64| all.iter().map(move |before| before.iter().copied().chain([n]).collect());
        (0..=LARGEST + 2).flat_map(with).collect()
    })
}

fn fits(piece: &Piece, numbers: &[u64], believing: Believing) -> bool {
    let stated = piece.statements.iter().zip(numbers).all(|(statements, n)| match believing {
        Believing::Each => statements.iter().all(|s| s.interval.allows(*n)),
        Believing::AtLeastOne => statements.is_empty() || statements.iter().any(|s| s.interval.allows(*n)),
    });
    let sum = |side: &[usize]| side.iter().map(|q| numbers[*q]).sum::<u64>();
    stated && piece.links.iter().all(|l| sum(&l.left) <= sum(&l.right))
}

fn allows(bounds: &Bounds<'_>, numbers: &[u64]) -> bool {
    numbers.iter().enumerate().all(|(q, n)| {
        bounds.bound(q, End::Floor).is_none_or(|low| low <= *n)
            && bounds.bound(q, End::Ceiling).is_none_or(|high| *n <= high)
    })
}

fn any_network() -> impl Strategy<Value = Network> {
    let statements = proptest::collection::vec((0..NAMES.len(), any_interval()), 0..8);
    let relations = proptest::collection::vec(any_relation(), 0..5);
    (statements, relations).prop_map(|(statements, relations)| network(&statements, &relations))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn what_fits_the_claims_fits_the_bounds(network in any_network()) {
        for piece in network.pieces().0 {
            for believing in [Believing::Each, Believing::AtLeastOne] {
                let bounds = propagate(&piece, believing);
                for numbers in assignments(&piece).iter().filter(|numbers| fits(&piece, numbers, believing)) {
                    prop_assert!(bounds.clash.is_none() && allows(&bounds, numbers), "{numbers:?}");
                }
            }
        }
    }

    #[test]
    fn bounds_only_narrow_and_walk_back_to_claims(network in any_network()) {
        for piece in network.pieces().0 {
            let bounds = propagate(&piece, Believing::AtLeastOne);
            for (at, entry) in bounds.log.iter().enumerate() {
                let before = bounds.latest(entry.quantity, entry.end, at).map(|i| bounds.log[i].value);
                let narrower = before.is_none_or(|before| match entry.end {
                    End::Floor => entry.value > before,
                    End::Ceiling => entry.value < before,
                });
                prop_assert!(narrower);
                prop_assert!(bounds.premises(at).iter().all(|premise| *premise < at));
                let behind = bounds.few(&[at], 100).basis;
                prop_assert!(behind.iter().any(|basis| matches!(basis, Basis::Claim(_))), "every bound comes from a claim");
            }
        }
    }

    #[test]
    fn conflicts_are_real_and_nothing_in_them_can_be_spared(network in any_network()) {
        for piece in network.pieces().0 {
            let (found, more) = conflicts(&piece);
            let clash = propagate(&piece, Believing::Each).clash.is_some();
            prop_assert_eq!(clash, !found.is_empty());
            prop_assert!(clash || !more);
            for conflict in found {
                let part = |basis: &BTreeSet<Basis>| piece.resting_on(&|b| basis.contains(b));
                let rest = part(&conflict.basis);
                prop_assert!(!assignments(&rest).iter().any(|numbers| fits(&rest, numbers, Believing::Each)));
                prop_assert!(conflict.smallness != Smallness::Bounded);
                for spared in &conflict.basis {
                    let mut fewer = conflict.basis.clone();
                    fewer.remove(spared);
                    prop_assert!(propagate(&part(&fewer), Believing::Each).clash.is_none());
                }
            }
        }
    }
}

/// Claims of two events, parts of each other at random.
fn any_claims() -> impl Strategy<Value = Vec<String>> {
    let number = proptest::sample::select(vec!["100", "~100", ">=40", "<=90", "50-120", "hundreds", "0"]);
    let scope = proptest::sample::select(vec!["whole", "part", "wider"]);
    let place = proptest::sample::select(vec!["", "CN-LN", "\"CN-LN Dandong\"", "somewhere"]);
    let date = proptest::sample::select(vec!["", "2023-05/2023-06", "2023-05/2023-07", "2023-06-03"]);
    let row = (number, scope, place, date, 0..8usize, 0..2usize);
    proptest::collection::vec(row, 1..8).prop_map(|rows| {
        let n = rows.len();
        let line = |(i, (number, scope, place, date, of, event)): (usize, (&str, &str, &str, &str, usize, usize))| {
            let part_of = if of < n && of != i { format!(" part_of=C{of}") } else { String::new() };
            format!("C{i} {number} scope={scope} place={place} date={date} event=E{event} by=X{i}{part_of}")
        };
        rows.into_iter().enumerate().map(line).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_order_of_claims_changes_nothing(lines in any_claims(), turn in 0..8usize) {
        let relation = StatedRelation {
            name: "apart".to_owned(),
            kind: StatedKind::Disjoint,
            whole: ClaimId::parse("C0").unwrap(),
            parts: (1..lines.len()).map(|i| ClaimId::parse(&format!("C{i}")).unwrap()).collect(),
            reason: String::new(),
        };
        let mut stated = Stated { relations: vec![relation], accounts: Vec::new() };
        let records = |lines: &[String]| lines.iter().map(|line| record(claim(line))).collect::<Vec<_>>();
        let first = Views::of(records(&lines), "all").parts(&stated);
        prop_assert_eq!(&first, &Views::of(records(&lines), "all").parts(&stated));
        let mut turned = lines.clone();
        turned.reverse();
        turned.rotate_left(turn % lines.len());
        stated.relations[0].parts.reverse();
        let mut views = Views::of(records(&turned), "all");
        prop_assert_eq!(&first, &views.parts(&stated));
        views.slices.reverse();
        views.derive("all");
        prop_assert_eq!(&first, &views.parts(&stated));
    }
}
