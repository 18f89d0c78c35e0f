//! Which units are one person. Input: pairs with their weights, and a way to weigh any pair. Output: clusters. They don't chain: two
//! clusters become one only if their pairs speak for it on average and none speaks strongly against it. Leaves out what weights
//! rest on.

use std::collections::BTreeMap;

/// A pair and ln of the odds that it is one person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) i: u32,
    pub(crate) j: u32,
    pub(crate) weight: f64,
}

/// When clusters become one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The least mean weight between two clusters.
    pub(crate) mean: f64,
    /// What is asked above that of a single pair.
    pub(crate) alone: f64,
    /// The least weight of any pair of them.
    pub(crate) weakest: f64,
}

impl Limits {
    /// The least mean of so many pairs: one pair alone has to speak for itself, of many some are of poor records.
    fn least_mean(self, pairs: f64) -> f64 {
        self.mean + self.alone / pairs
    }
}

/// Weights count within these bounds in a mean: one pair can't buy what the others lack.
const MEAN_BOUNDS: (f64, f64) = (-12.0, 12.0);
/// In larger heaps of linked units not every pair is weighed.
const HEAP_MOST: usize = 400;
/// Mean weights asked for above the limit, pass after pass: the closest clusters form first.
const PASSES: [f64; 5] = [9.0, 6.0, 3.0, 1.5, 0.0];

/// The cluster of each unit, by the least unit in it. `weigh` gives minus infinity for two that can't be one.
pub(crate) fn cluster(
    count: usize,
    edges: &[Edge],
    limits: Limits,
    weigh: &(dyn Fn(usize, usize) -> f64 + Sync),
) -> Vec<u32> {
    let mut of: Vec<u32> = (0u32..).take(count).collect();
    let all: Vec<Edge> = edges.iter().copied().filter(|e| e.weight >= limits.mean).collect();
    let mut heaps = heaps(count, &all);
    for (members, edges) in &mut heaps {
        if members.len() <= HEAP_MOST {
            within(members, limits, weigh, &mut of);
        } else {
            in_passes(edges, limits, weigh, &mut of);
        }
    }
    of
}

type Heap = (Vec<usize>, Vec<Edge>);

/// The units that edges link, at any remove, with their edges.
fn heaps(count: usize, edges: &[Edge]) -> Vec<Heap> {
    let mut parent: Vec<u32> = (0u32..).take(count).collect();
    fn root(parent: &mut [u32], mut at: u32) -> u32 {
        while parent[at as usize] != at {
            parent[at as usize] = parent[parent[at as usize] as usize];
            at = parent[at as usize];
        }
        at
    }
    for edge in edges {
        let (a, b) = (root(&mut parent, edge.i), root(&mut parent, edge.j));
        let (low, high) = (a.min(b), a.max(b));
        parent[high as usize] = low;
    }
    let mut all: BTreeMap<u32, Heap> = BTreeMap::new();
    for edge in edges {
        let heap = all.entry(root(&mut parent, edge.i)).or_default();
        heap.0.extend([edge.i as usize, edge.j as usize]);
        heap.1.push(*edge);
    }
    let mut heaps: Vec<Heap> = all.into_values().collect();
    for (members, _) in &mut heaps {
        members.sort_unstable();
        members.dedup();
    }
    heaps
}

/// Joins the clusters of a large heap along its edges, the strongest first, in passes that ask for less and less.
fn in_passes(edges: &mut [Edge], limits: Limits, weigh: &dyn Fn(usize, usize) -> f64, of: &mut [u32]) {
    edges.sort_by(|x, y| y.weight.total_cmp(&x.weight).then_with(|| (x.i, x.j).cmp(&(y.i, y.j))));
    let mut clusters: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for unit in edges.iter().flat_map(|e| [e.i, e.j]) {
        clusters.insert(unit, vec![unit as usize]);
    }
    for above in PASSES {
        // Two clusters that stayed apart stay so in a pass until one of them grows.
        let mut refused: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        for edge in edges.iter() {
            let (x, y) = (of[edge.i as usize], of[edge.j as usize]);
            let (a, b) = (x.min(y), x.max(y));
            let size = clusters[&a].len() + clusters[&b].len();
            if a == b || refused.get(&(a, b)) == Some(&size) {
                continue;
            }
            if agree(&clusters[&a], &clusters[&b], Limits { mean: limits.mean + above, ..limits }, weigh) {
                let moved = clusters.remove(&b).unwrap_or_default();
                moved.iter().for_each(|unit| of[*unit] = a);
                clusters.entry(a).or_default().extend(moved);
            } else {
                refused.insert((a, b), size);
            }
        }
    }
}

fn agree(a: &[usize], b: &[usize], limits: Limits, weigh: &dyn Fn(usize, usize) -> f64) -> bool {
    let (mut sum, mut pairs) = (0.0, 0.0);
    for i in a {
        for j in b {
            let weight = weigh(*i, *j);
            if weight < limits.weakest {
                return false;
            }
            sum += weight.clamp(MEAN_BOUNDS.0, MEAN_BOUNDS.1);
            pairs += 1.0;
        }
    }
    sum / pairs >= limits.least_mean(pairs)
}

/// Joins the two closest clusters of a heap, again and again, while the limits allow.
fn within(members: &[usize], limits: Limits, weigh: &dyn Fn(usize, usize) -> f64, of: &mut [u32]) {
    let n = members.len();
    let mut mean = vec![f64::NEG_INFINITY; n * n];
    let mut weakest = mean.clone();
    for a in 0..n {
        for b in 0..a {
            let weight = weigh(members[b], members[a]);
            let bounded = if weight == f64::NEG_INFINITY { weight } else { weight.clamp(MEAN_BOUNDS.0, MEAN_BOUNDS.1) };
            for at in [a * n + b, b * n + a] {
                (mean[at], weakest[at]) = (bounded, weight);
            }
        }
    }
    let mut alive: Vec<usize> = (0..n).collect();
    let mut size = vec![1.0; n];
    let mut cluster: Vec<Vec<usize>> = (0..n).map(|a| vec![a]).collect();
    let joins = |mean: &[f64], weakest: &[f64], size: &[f64], a: usize, b: usize| {
        mean[a * n + b] >= limits.least_mean(size[a] * size[b]) && weakest[a * n + b] >= limits.weakest
    };
    let nearest = |mean: &[f64], weakest: &[f64], size: &[f64], alive: &[usize], a: usize| {
        let others = alive.iter().copied().filter(|b| *b != a && joins(mean, weakest, size, a, *b));
        others.max_by(|x, y| mean[a * n + x].total_cmp(&mean[a * n + y]).then(y.cmp(x)))
    };
    let mut best: Vec<Option<usize>> = (0..n).map(|a| nearest(&mean, &weakest, &size, &alive, a)).collect();
    loop {
        let pairs = alive.iter().filter_map(|a| Some((*a, best[*a]?)));
        let closest = pairs.max_by(|x, y| {
            mean[x.0 * n + x.1].total_cmp(&mean[y.0 * n + y.1]).then_with(|| (y.0, y.1).cmp(&(x.0, x.1)))
        });
        let Some((a, b)) = closest else { break };
        let (keep, gone) = (a.min(b), a.max(b));
        alive.retain(|other| *other != gone);
        for other in alive.iter().copied().filter(|other| *other != keep) {
            let joined =
                (size[keep] * mean[keep * n + other] + size[gone] * mean[gone * n + other]) / (size[keep] + size[gone]);
            let least = weakest[keep * n + other].min(weakest[gone * n + other]);
            for at in [keep * n + other, other * n + keep] {
                (mean[at], weakest[at]) = (joined, least);
            }
        }
        size[keep] += size[gone];
        let moved = std::mem::take(&mut cluster[gone]);
        cluster[keep].extend(moved);
        for other in alive.iter().copied() {
            if other == keep || best[other] == Some(keep) || best[other] == Some(gone) {
                best[other] = nearest(&mean, &weakest, &size, &alive, other);
            } else if joins(&mean, &weakest, &size, other, keep) {
                let closer = best[other].is_none_or(|b| mean[other * n + keep] > mean[other * n + b]);
                best[other] = if closer { Some(keep) } else { best[other] };
            }
        }
    }
    for group in cluster.iter().filter(|group| !group.is_empty()) {
        let least = group.iter().map(|a| members[*a]).min().unwrap_or(0);
        for a in group {
            of[members[*a]] = u32::try_from(least).unwrap_or(u32::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { mean: -2.0, alone: 2.0, weakest: -15.0 };

    /// Clusters of units whose pairs have these weights, all others −20; by heaps, and by passes.
    fn both_ways(count: usize, weights: &[(u32, u32, f64)]) -> Vec<u32> {
        let edges: Vec<Edge> = weights.iter().map(|(i, j, weight)| Edge { i: *i, j: *j, weight: *weight }).collect();
        let weigh = |i: usize, j: usize| {
            let found = weights.iter().find(|(a, b, _)| (*a as usize, *b as usize) == (i.min(j), i.max(j)));
            found.map_or(-20.0, |(_, _, weight)| *weight)
        };
        let whole = cluster(count, &edges, LIMITS, &weigh);
        let mut passed: Vec<u32> = (0u32..).take(count).collect();
        in_passes(&mut edges.clone(), LIMITS, &weigh, &mut passed);
        assert_eq!(whole, passed);
        whole
    }

    #[test]
    fn clusters_do_not_chain() {
        // Units 0 and 2 are both like 1, and not like each other.
        assert_eq!(both_ways(3, &[(0, 1, 6.0), (1, 2, 5.0)]), [0, 0, 2]);
        assert_eq!(both_ways(3, &[(0, 1, 6.0), (1, 2, 5.0), (0, 2, f64::NEG_INFINITY)]), [0, 0, 2]);
        // Poor records may say little for each other, if others speak for them.
        assert_eq!(both_ways(3, &[(0, 1, 6.0), (1, 2, 5.0), (0, 2, -4.0)]), [0, 0, 0]);
    }

    #[test]
    fn a_pair_alone_needs_even_odds() {
        assert_eq!(both_ways(4, &[(0, 1, -0.5), (2, 3, 0.5)]), [0, 1, 2, 2]);
    }
}
