//! From a network to what is handed out: bounds with their walk back, conflicts, notes. Input: a network and what its
//! quantities are. Output: the shapes of `view`. Bounds follow from believing, of each quantity, at least one of the claims
//! on it; conflicts from believing all.

use super::conflict::{Found, Smallness, conflicts};
use super::network::{Basis, Circle, Network, Piece};
use super::propagate::{Believing, Bounds, End, Rule, Why, propagate};
use super::view::{Conflict, Counted, Derived, Note, NoteCode, Step, note};
use attested_model::ClaimId;
use std::collections::{BTreeMap, BTreeSet};

/// At most so many claims of a bound are listed.
const CLAIMS: usize = 200;
/// At most so many steps of a walk back are listed.
const STEPS: usize = 1_000;

/// What a quantity is, apart from its numbers.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub event: Option<attested_model::EventId>,
    pub counts: &'static str,
    pub time: String,
    pub place: String,
    pub class: String,
}

/// What follows from a network.
#[derive(Debug, Clone, Default)]
pub(super) struct Outcome {
    pub counted: Vec<Counted>,
    pub conflicts: Vec<Conflict>,
    pub more_conflicts: bool,
    pub notes: Vec<Note>,
}

pub(super) fn derive(network: &Network, described: &BTreeMap<String, Described>) -> Outcome {
    let (pieces, circles) = network.pieces();
    let mut outcome = Outcome { notes: circles.iter().map(circle_note).collect(), ..Outcome::default() };
    for piece in &pieces {
        let (found, more) = conflicts(piece);
        outcome.more_conflicts |= more;
        outcome.conflicts.extend(found.into_iter().map(conflict));
        let bounds = propagate(piece, Believing::AtLeastOne);
        if bounds.clash.is_some() {
            let (claims, stated) = parted(bounds.clash.map(|c| bounds.lean_support(&bounds.clashing(c)).basis));
            outcome.notes.push(note(NoteCode::NoChoiceFits, claims, [("stated", stated.join(", "))]));
        }
        if bounds.stopped_early {
            outcome.notes.push(note(NoteCode::StoppedEarly, Vec::new(), [("quantity", piece.ids[0].clone())]));
        }
        outcome.counted.extend((0..piece.ids.len()).map(|q| counted(&bounds, q, described)));
    }
    outcome.counted.sort_by(|a, b| a.id.cmp(&b.id));
    outcome.conflicts.sort_by(|a, b| (a.claims.len(), &a.claims).cmp(&(b.claims.len(), &b.claims)));
    outcome
}

/// Claims and names of what was stated, apart.
pub(super) fn parted(basis: impl IntoIterator<Item = BTreeSet<Basis>>) -> (Vec<ClaimId>, Vec<String>) {
    let (mut claims, mut stated) = (Vec::new(), Vec::new());
    for basis in basis.into_iter().flatten() {
        match basis {
            Basis::Claim(claim) => claims.push(claim),
            Basis::Stated(name) => stated.push(name),
        }
    }
    (claims, stated)
}

fn circle_note(circle: &Circle) -> Note {
    let (claims, stated) = parted([circle.basis.clone()]);
    let args = [("quantities", circle.quantities.join(", ")), ("stated", stated.join(", "))];
    note(NoteCode::PartOfCircle, claims, args)
}

fn conflict(found: Found) -> Conflict {
    let (claims, stated) = parted([found.basis]);
    Conflict {
        claims,
        stated,
        smallest: match found.smallness {
            Smallness::Minimum => "minimum",
            Smallness::Minimal => "minimal",
            Smallness::Bounded => "bounded",
        },
        relation: found.relation.unwrap_or("rivals"),
        quantity: found.quantity,
        floor: found.floor,
        ceiling: found.ceiling,
    }
}

fn counted(bounds: &Bounds<'_>, q: usize, described: &BTreeMap<String, Described>) -> Counted {
    let piece: &Piece = bounds.piece;
    let id = piece.ids[q].clone();
    let statements = &piece.statements[q];
    let all = |ends: Option<Vec<u64>>| ends.filter(|ends| !ends.is_empty());
    let lows = all(statements.iter().map(|s| s.interval.low()).collect());
    let highs = all(statements.iter().map(|s| s.interval.high()).collect());
    let claims = statements.iter().filter_map(|s| match &s.basis {
        Basis::Claim(claim) => Some(claim.clone()),
        Basis::Stated(_) => None,
    });
    let what = described.get(&id);
    let text = |f: fn(&Described) -> &String| what.map(f).cloned().unwrap_or_default();
    Counted {
        event: what.and_then(|d| d.event.clone()),
        counts: what.map_or("", |d| d.counts),
        time: text(|d| &d.time),
        place: text(|d| &d.place),
        class: text(|d| &d.class),
        claims: claims.collect(),
        low: lows.and_then(|n| n.into_iter().min()),
        high: highs.and_then(|n| n.into_iter().max()),
        derived_low: derived(bounds, q, End::Floor),
        derived_high: derived(bounds, q, End::Ceiling),
        id,
    }
}

/// A bound that other quantities gave; none where bounds clash, for then anything would follow.
fn derived(bounds: &Bounds<'_>, q: usize, end: End) -> Option<Derived> {
    let at = bounds.latest(q, end, usize::MAX).filter(|_| bounds.clash.is_none())?;
    let entry = &bounds.log[at];
    let Why::Link(link) = entry.why else { return None };
    let support = bounds.few(&[at], CLAIMS);
    let more_claims = support.basis.len() > CLAIMS;
    let steps: Vec<Step> = support.entries.iter().take(STEPS).map(|at| step(bounds, *at)).collect();
    let (mut claims, stated) = parted([support.basis]);
    claims.truncate(CLAIMS);
    Some(Derived {
        value: entry.value,
        rule: bounds.rule(entry).code(),
        relation: bounds.piece.links[link].kind.code(),
        claims,
        more_claims,
        stated,
        walk: steps,
    })
}

fn step(bounds: &Bounds<'_>, at: usize) -> Step {
    let entry = &bounds.log[at];
    Step {
        id: bounds.piece.ids[entry.quantity].clone(),
        end: match entry.end {
            End::Floor => "floor",
            End::Ceiling => "ceiling",
        },
        value: entry.value,
        rule: Rule::code(bounds.rule(entry)),
        relation: match entry.why {
            Why::Link(link) => Some(bounds.piece.links[link].kind.code()),
            Why::Statement(_) | Why::Statements => None,
        },
    }
}
