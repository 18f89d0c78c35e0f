//! Clusters: persons of the registry who are one human being. Input: persons, judgments, and perhaps what the engine proposes.
//! Output: clusters by persons' numbers, and judgments that contradict each other. People's "same" joins, "not the same" keeps apart,
//! and a proposal joins only where no judgment keeps apart; without proposals nobody is joined but by judgments. Deterministic.

use crate::queue::numbers;
use crate::{Person, PersonsJudgmentRecord, Proposals, Verdict, verdicts};
use std::collections::{BTreeMap, BTreeSet};

/// A judgment "same" that others forbid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Contradiction {
    /// One person.
    pub a: u64,
    /// The other.
    pub b: u64,
    /// Position of the judgment that calls them the same.
    pub same: u64,
    /// Position of a judgment that keeps apart two whom it would join.
    pub apart: u64,
}

/// Who is who.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Clustering {
    /// Persons' numbers; every person is in one cluster, alone or not. By the least number.
    pub clusters: Vec<BTreeSet<u64>>,
    /// Judgments not applied, since they would join whom others keep apart.
    pub contradictions: Vec<Contradiction>,
}

/// Derives the clusters.
pub fn clusters(persons: &[Person], judgments: &[PersonsJudgmentRecord], proposed: Option<&Proposals>) -> Clustering {
    let numbers = numbers(persons);
    let mut cluster_of: BTreeMap<u64, u64> = numbers.values().map(|number| (*number, *number)).collect();
    let mut members: BTreeMap<u64, BTreeSet<u64>> = numbers.values().map(|n| (*n, BTreeSet::from([*n]))).collect();
    let mut apart: BTreeMap<(u64, u64), u64> = BTreeMap::new();
    let mut same: Vec<(u64, u64, u64)> = Vec::new();
    for ((a, b), (verdict, position)) in verdicts(judgments) {
        let (Some(a), Some(b)) = (numbers.get(&a), numbers.get(&b)) else { continue };
        let key = (*a.min(b), *a.max(b));
        match verdict {
            Verdict::Same => same.push((position, key.0, key.1)),
            Verdict::NotSame => {
                apart.insert(key, position);
            }
            Verdict::Unsure => {}
        }
    }
    let mut join = |a: u64, b: u64| -> Result<(), u64> {
        let (x, y) = (cluster_of[&a].min(cluster_of[&b]), cluster_of[&a].max(cluster_of[&b]));
        if x == y {
            return Ok(());
        }
        let between = members[&x].iter().flat_map(|i| members[&y].iter().map(|j| (*i.min(j), *i.max(j))));
        if let Some(kept) = between.filter_map(|pair| apart.get(&pair)).min() {
            return Err(*kept);
        }
        let moved = members.remove(&y).unwrap_or_default();
        for number in &moved {
            cluster_of.insert(*number, x);
        }
        members.entry(x).or_default().extend(moved);
        Ok(())
    };
    let mut contradictions = Vec::new();
    same.sort_unstable();
    for (position, a, b) in same {
        if let Err(kept) = join(a, b) {
            contradictions.push(Contradiction { a, b, same: position, apart: kept });
        }
    }
    if let Some(proposed) = proposed {
        let together: BTreeSet<(u64, u64)> = proposed.clusters.iter().flat_map(pairs_of).collect();
        let mut pairs: Vec<&crate::Proposal> =
            proposed.pairs.iter().filter(|p| p.judged.is_none() && together.contains(&(p.a, p.b))).collect();
        pairs.sort_by(|x, y| y.weight.total_cmp(&x.weight).then((x.a, x.b).cmp(&(y.a, y.b))));
        for pair in pairs {
            // A judgment keeps them apart: the proposal gives way, and nothing contradicts.
            let _kept_apart = join(pair.a, pair.b);
        }
    }
    Clustering { clusters: members.into_values().collect(), contradictions }
}

fn pairs_of(cluster: &BTreeSet<u64>) -> Vec<(u64, u64)> {
    let numbers: Vec<u64> = cluster.iter().copied().collect();
    numbers.iter().enumerate().flat_map(|(i, a)| numbers[i + 1..].iter().map(|b| (*a, *b))).collect()
}
