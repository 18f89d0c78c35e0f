//! Quantities, what claims state of each, and what is stated between them: that the sum of some is at most the sum of
//! others. Input: statements and relations in any order. Output: a network in an order of its own, so that nothing
//! depends on theirs, with part-of circles found and set aside. Leaves out where statements come from (`parts`, `account`)
//! and what follows from them (`propagate`, `conflict`).

use super::cycles;
use attested_model::{ClaimId, Interval};
use std::collections::{BTreeMap, BTreeSet};

/// The name of a quantity.
pub(super) type QuantityId = String;

/// What a statement or a relation rests on; without it, it falls.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Basis {
    /// A claim.
    Claim(ClaimId),
    /// What a coder stated under a name: a relation, or that an account is closed.
    Stated(String),
}

/// Why quantities are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RelationKind {
    /// A claim says of which other it counts a part.
    PartOf,
    /// A claim counts a part of its event.
    ScopePart,
    /// A claim counts more than its event.
    ScopeWider,
    /// An event is part of another.
    EventPart,
    /// One period lies in another.
    NestedTime,
    /// One place lies in another.
    NestedPlace,
    /// One act is a kind of another.
    NarrowerAct,
    /// A coder states that one counts a part of the other.
    StatedWithin,
    /// A coder states that these parts of a whole share nobody.
    StatedDisjoint,
    /// A coder states that these parts share nobody and leave nobody out.
    StatedPartition,
    /// What was held, and came in, is what went out and is held still.
    Balance,
    /// A flow over several stretches of time is the sum of the flows over each.
    Stretches,
}

impl RelationKind {
    /// The relation's code.
    pub(super) const fn code(self) -> &'static str {
        match self {
            RelationKind::PartOf => "part_of",
            RelationKind::ScopePart => "scope_part",
            RelationKind::ScopeWider => "scope_wider",
            RelationKind::EventPart => "event_part",
            RelationKind::NestedTime => "nested_time",
            RelationKind::NestedPlace => "nested_place",
            RelationKind::NarrowerAct => "narrower_act",
            RelationKind::StatedWithin => "stated_within",
            RelationKind::StatedDisjoint => "stated_disjoint",
            RelationKind::StatedPartition => "stated_partition",
            RelationKind::Balance => "balance",
            RelationKind::Stretches => "stretches",
        }
    }

    /// Whether what stands on the left is part of what stands on the right, so that a circle of them is an error.
    const fn is_inclusion(self) -> bool {
        match self {
            RelationKind::Balance | RelationKind::Stretches => false,
            RelationKind::PartOf
            | RelationKind::ScopePart
            | RelationKind::ScopeWider
            | RelationKind::EventPart
            | RelationKind::NestedTime
            | RelationKind::NestedPlace
            | RelationKind::NarrowerAct
            | RelationKind::StatedWithin
            | RelationKind::StatedDisjoint
            | RelationKind::StatedPartition => true,
        }
    }
}

/// What a claim (or a coder's assumption) states of a quantity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Statement {
    pub basis: Basis,
    pub interval: Interval,
}

/// The sum of the left is at most the sum of the right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Relation {
    pub kind: RelationKind,
    pub left: Vec<QuantityId>,
    pub right: Vec<QuantityId>,
    pub basis: Vec<Basis>,
}

/// Statements and relations as they are gathered.
#[derive(Debug, Clone, Default)]
pub(super) struct Network {
    pub quantities: BTreeMap<QuantityId, BTreeSet<Statement>>,
    pub relations: BTreeSet<Relation>,
}

impl Network {
    /// A quantity by its name, known from now on.
    pub(super) fn quantity(&mut self, id: &str) -> &mut BTreeSet<Statement> {
        self.quantities.entry(id.to_owned()).or_default()
    }

    /// States that the sum of `left` is at most the sum of `right`. A quantity named twice on a side stands once, and one
    /// on both sides says nothing of itself: such a relation is left out.
    pub(super) fn relate(&mut self, kind: RelationKind, left: &[QuantityId], right: &[QuantityId], basis: Vec<Basis>) {
        let once = |side: &[QuantityId]| side.iter().cloned().collect::<BTreeSet<_>>();
        let (left, right) = (once(left), once(right));
        if left.is_empty() || right.is_empty() || !left.is_disjoint(&right) {
            return;
        }
        for id in left.iter().chain(&right) {
            self.quantity(id);
        }
        let basis: BTreeSet<Basis> = basis.into_iter().collect();
        self.relations.insert(Relation {
            kind,
            left: left.into_iter().collect(),
            right: right.into_iter().collect(),
            basis: basis.into_iter().collect(),
        });
    }

    /// The network in the order in which it is walked, parted into pieces that share no relation; and the circles of
    /// inclusions that were set aside.
    pub(super) fn pieces(&self) -> (Vec<Piece>, Vec<Circle>) {
        let ids: Vec<&QuantityId> = self.quantities.keys().collect();
        let index: BTreeMap<&QuantityId, usize> = ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let place = |side: &[QuantityId]| -> Vec<usize> { side.iter().map(|id| index[id]).collect() };
        let mut links: Vec<Link> = self
            .relations
            .iter()
            .map(|r| Link { kind: r.kind, left: place(&r.left), right: place(&r.right), basis: r.basis.clone() })
            .collect();
        let inclusions = links.iter().filter(|l| l.inclusion());
        let edges = inclusions.flat_map(|l| l.left.iter().map(|part| (*part, l.right[0])));
        let order = cycles::order(ids.len(), edges);
        let circles = circles(&ids, &links, &order);
        links.retain(|l| !l.inclusion() || l.left.iter().all(|part| order[*part] != order[l.right[0]]));
        // Parts first, so that floors reach the top in one sweep.
        links.sort_by_key(|l| l.left.iter().map(|q| order[*q]).max());
        let statements: Vec<Vec<Statement>> =
            self.quantities.values().map(|statements| statements.iter().cloned().collect()).collect();
        let whole = Piece::new(ids.into_iter().cloned().collect(), statements, links);
        (whole.split(), circles)
    }
}

/// Inclusions that lead back to where they began: all of its members would be one quantity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Circle {
    pub quantities: Vec<QuantityId>,
    pub basis: BTreeSet<Basis>,
}

fn circles(ids: &[&QuantityId], links: &[Link], order: &[usize]) -> Vec<Circle> {
    let mut circles: BTreeMap<usize, (BTreeSet<usize>, BTreeSet<Basis>)> = BTreeMap::new();
    for link in links.iter().filter(|l| l.inclusion()) {
        for part in link.left.iter().filter(|part| order[**part] == order[link.right[0]]) {
            let (members, basis) = circles.entry(order[*part]).or_default();
            members.extend([*part, link.right[0]]);
            basis.extend(link.basis.iter().cloned());
        }
    }
    let circle = |(members, basis): (BTreeSet<usize>, BTreeSet<Basis>)| Circle {
        quantities: members.into_iter().map(|q| ids[q].clone()).collect(),
        basis,
    };
    circles.into_values().map(circle).collect()
}

/// A relation among numbered quantities.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub kind: RelationKind,
    pub left: Vec<usize>,
    pub right: Vec<usize>,
    pub basis: Vec<Basis>,
}

impl Link {
    fn inclusion(&self) -> bool {
        self.kind.is_inclusion() && self.right.len() == 1
    }
}

/// Quantities that hang together, numbered; relations in the order in which they are walked.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub ids: Vec<QuantityId>,
    pub statements: Vec<Vec<Statement>>,
    pub links: Vec<Link>,
    /// For each quantity, the relations on whose left it stands.
    pub as_left: Vec<Vec<usize>>,
    /// For each quantity, the relations on whose right it stands.
    pub as_right: Vec<Vec<usize>>,
}

impl Piece {
    fn new(ids: Vec<QuantityId>, statements: Vec<Vec<Statement>>, links: Vec<Link>) -> Piece {
        let mut as_left = vec![Vec::new(); ids.len()];
        let mut as_right = vec![Vec::new(); ids.len()];
        for (i, link) in links.iter().enumerate() {
            link.left.iter().for_each(|q| as_left[*q].push(i));
            link.right.iter().for_each(|q| as_right[*q].push(i));
        }
        Piece { ids, statements, links, as_left, as_right }
    }

    /// The pieces that share no relation, by their least quantity.
    fn split(self) -> Vec<Piece> {
        let mut parent: Vec<usize> = (0..self.ids.len()).collect();
        fn root(parent: &mut [usize], mut q: usize) -> usize {
            while parent[q] != q {
                parent[q] = parent[parent[q]];
                q = parent[q];
            }
            q
        }
        for link in &self.links {
            let first = root(&mut parent, link.left[0]);
            for q in link.left.iter().chain(&link.right) {
                let (a, b) = (root(&mut parent, first), root(&mut parent, *q));
                parent[a.max(b)] = a.min(b);
            }
        }
        let mut quantities: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for q in 0..self.ids.len() {
            let root = root(&mut parent, q);
            quantities.entry(root).or_default().push(q);
        }
        let mut links: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
        for link in &self.links {
            let root = root(&mut parent, link.left[0]);
            links.entry(root).or_default().push(link);
        }
        let piece = |(root, members): (usize, Vec<usize>)| {
            let links = links.get(&root).map_or(&[][..], Vec::as_slice);
            self.part(&members, links.iter().copied(), &|_| true)
        };
        quantities.into_iter().map(piece).collect()
    }

    /// The piece made of some of its quantities (in their order) and relations, and of the statements that are kept.
    pub(super) fn part<'l>(
        &self,
        members: &[usize],
        links: impl Iterator<Item = &'l Link>,
        keep: &dyn Fn(&Basis) -> bool,
    ) -> Piece {
        let index: BTreeMap<usize, usize> = members.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        let place = |side: &[usize]| side.iter().map(|q| index[q]).collect();
        let links = links
            .map(|l| Link { kind: l.kind, left: place(&l.left), right: place(&l.right), basis: l.basis.clone() })
            .collect();
        let kept = |q: &usize| self.statements[*q].iter().filter(|s| keep(&s.basis)).cloned().collect();
        Piece::new(members.iter().map(|q| self.ids[*q].clone()).collect(), members.iter().map(kept).collect(), links)
    }

    /// What is left without the statements and relations whose basis isn't kept.
    pub(super) fn resting_on(&self, keep: &dyn Fn(&Basis) -> bool) -> Piece {
        let links: Vec<&Link> = self.links.iter().filter(|l| l.basis.iter().all(keep)).collect();
        let related: BTreeSet<usize> = links.iter().flat_map(|l| l.left.iter().chain(&l.right)).copied().collect();
        let spoken_of = |q: &usize| related.contains(q) || self.statements[*q].iter().any(|s| keep(&s.basis));
        let members: Vec<usize> = (0..self.ids.len()).filter(spoken_of).collect();
        self.part(&members, links.into_iter(), keep)
    }
}
