//! The whole way from records to clusters. Input: records, the model of names, settings. Output: a cluster for each record, pairs with
//! probabilities, and a report. The same for every order of the records and every number of threads. Leaves out reading and
//! writing tables.

use crate::LinkageError;
use crate::blocking::{Blocks, block, mixed};
use crate::cluster::{Edge, Limits, cluster};
use crate::fellegi::{Convergence, Histogram, Parameters, probability};
use crate::intern::order;
use crate::parallel::{in_parts, shares};
use crate::pattern::{Comparer, FIELDS, LEVELS};
use crate::record::{NONE, Units};
use crate::records::{Column, Records};
use attested_names::NameModel;
use serde::Serialize;

/// What a person decides about a linkage.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Whether no person stands twice in one list.
    pub unique_lists: bool,
    /// The least probability at which a pair is given among the pairs.
    pub pairs_from: f64,
    /// How many threads compare; it changes nothing but the time.
    pub threads: usize,
}

/// Two records and the probability that they are one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The place of the first record in the input; its id is the lesser.
    pub l: usize,
    /// The place of the second.
    pub r: usize,
    /// The probability.
    pub probability: f64,
    /// log₂ of the odds: the match weight.
    pub weight: f64,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Linkage {
    /// For each record, in the order of the input, the place of the record with the least id in its cluster.
    pub clusters: Vec<usize>,
    /// Pairs of the compared ones, by probability, then ids.
    pub pairs: Vec<Pair>,
    /// How it went.
    pub report: Report,
}

/// How a linkage went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Records, and those that differ in anything compared.
    pub records: usize,
    /// Distinct ones among them.
    pub distinct: usize,
    /// Pairs compared, each as often as the two share a key.
    pub pairs_compared: u64,
    /// Pairs in blocks too large to compare each with each.
    pub pairs_left_out: u64,
    /// Of all pairs, the share estimated to be one person.
    pub matches_share: f64,
    /// How the estimation went.
    pub convergence: Convergence,
    /// What each level of agreement is worth, field by field.
    pub levels: Vec<Level>,
    /// Clusters, and the records of the largest.
    pub clusters: usize,
    /// Records in the largest cluster.
    pub largest: usize,
}

/// What one level of a field is worth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Level {
    /// The field.
    pub field: &'static str,
    /// The level: 0 is unlike, the highest the same.
    pub level: u8,
    /// P(level | one person).
    pub m: f64,
    /// P(level | two persons).
    pub u: f64,
    /// log₂ of m/u.
    pub weight: f64,
}

/// How many pairs are drawn at random.
const DRAWN: u64 = 600_000;
/// From more pairs than this, parameters are learned from a part.
const SAMPLE_MOST: u64 = 4_000_000;
/// Below this many units every pair is compared.
const FEW: usize = 1_200;
/// A pair alone is one person from even odds on; of clusters a little less is asked on average, as some records say little.
const JOIN: Limits = Limits { mean: -2.0, alone: 2.0, weakest: -15.0 };

/// Links records.
///
/// # Errors
/// Two records with one id.
pub fn link(records: &Records, model: &NameModel, settings: &Settings) -> Result<Linkage, LinkageError> {
    let order = order(records.len(), &|at| records.cell(at, Column::Id));
    distinct_ids(records, &order)?;
    let threads = settings.threads.max(1);
    let units = Units::of(records, &order, settings.unique_lists, model, threads);
    let comparer = Comparer::new(&units);
    let blocks = blocks(&units, threads);
    let sample = sample(&blocks, threads);
    let parameters = estimate(&units, &comparer, &sample, records.len(), threads);
    let weights = parameters.weights();
    let apart = |i: usize, j: usize| {
        let (a, b) = (units.units[i].list, units.units[j].list);
        a != NONE && a == b
    };
    let weigh = |i: usize, j: usize| if apart(i, j) { f64::NEG_INFINITY } else { comparer.weigh(i, j, &weights) };
    let edge = |i: u32, j: u32| {
        let (x, y) = (i as usize, j as usize);
        let weight = if apart(x, y) { None } else { comparer.weigh_from(JOIN.mean, x, y, &weights) };
        weight.map(|weight| Edge { i, j, weight })
    };
    let mut edges: Vec<Edge> = pairs_in_parts(&blocks, threads, &edge);
    edges.sort_unstable_by_key(|edge| (edge.i, edge.j));
    edges.dedup_by_key(|edge| (edge.i, edge.j));
    let (pairs_compared, left_out) = (blocks.pairs(), blocks.left_out);
    drop((blocks, sample));
    let of_unit = cluster(units.units.len(), &edges, JOIN, &weigh);
    let clusters = of_records(&units, &of_unit, &weigh, records.len());
    let pairs = pairs_of(&units, &edges, &weigh, settings.pairs_from);
    let report = report(&units, &clusters, pairs_compared, left_out, &parameters);
    Ok(Linkage { clusters, pairs, report })
}

fn distinct_ids(records: &Records, order: &[u32]) -> Result<(), LinkageError> {
    let id = |at: u32| records.cell(at as usize, Column::Id);
    match order.windows(2).find(|two| id(two[0]) == id(two[1])) {
        Some(two) => Err(LinkageError::SameId { first: two[0] as usize, second: two[1] as usize }),
        None => Ok(()),
    }
}

fn blocks(units: &Units, threads: usize) -> Blocks {
    let count = u32::try_from(units.units.len()).unwrap_or(NONE);
    if units.units.len() <= FEW { Blocks::whole(count) } else { block(units, threads) }
}

/// What becomes of the pairs of all blocks, in the order of blocks.
fn pairs_in_parts<T: Send>(blocks: &Blocks, threads: usize, one: &(dyn Fn(u32, u32) -> Option<T> + Sync)) -> Vec<T> {
    let share = blocks.pairs().div_ceil(threads as u64).max(1);
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    let (mut from, mut pairs) = (0, 0);
    for block in 0..blocks.len() {
        pairs += blocks.pairs_in(block);
        if pairs >= share || block + 1 == blocks.len() {
            parts.push(from..block + 1);
            (from, pairs) = (block + 1, 0);
        }
    }
    let of_part = |part: std::ops::Range<usize>| {
        let mut found = Vec::new();
        for block in part {
            blocks.each_pair(block, &mut |i, j| found.extend(one(i, j)));
        }
        found
    };
    in_parts(parts, of_part).into_iter().flatten().collect()
}

/// The pairs that parameters are learned from: all of few, of many each whose number falls so; and what each stands for.
struct Sample {
    pairs: Vec<(u32, u32)>,
    each: f64,
}

fn sample(blocks: &Blocks, threads: usize) -> Sample {
    let one_in = blocks.pairs().div_ceil(SAMPLE_MOST).max(1);
    let fallen = |i: u32, j: u32| {
        let pair = u64::from(i) << 32 | u64::from(j);
        (one_in == 1 || mixed(pair).is_multiple_of(one_in)).then_some((i, j))
    };
    let mut pairs = pairs_in_parts(blocks, threads, &fallen);
    pairs.sort_unstable();
    pairs.dedup();
    Sample { pairs, each: f64::from(u32::try_from(one_in).unwrap_or(u32::MAX)) }
}

/// How many pairs show each pattern, each pair as often as records are alike.
fn histogram(units: &Units, comparer: &Comparer<'_>, pairs: &[(u32, u32)], threads: usize) -> Histogram {
    let one = |part: &[(u32, u32)]| {
        let mut histogram = Histogram::new();
        for (i, j) in part {
            let (i, j) = (*i as usize, *j as usize);
            *histogram.entry(comparer.compare(i, j).pattern).or_insert(0.0) += units.count(i) * units.count(j);
        }
        histogram
    };
    let mut all = Histogram::new();
    // Counts are whole numbers: their order makes no difference.
    for (pattern, count) in in_parts(shares(pairs, threads), one).into_iter().flatten() {
        *all.entry(pattern).or_insert(0.0) += count;
    }
    all
}

fn estimate(units: &Units, comparer: &Comparer<'_>, sample: &Sample, records: usize, threads: usize) -> Parameters {
    let mut compared = histogram(units, comparer, &sample.pairs, threads);
    compared.values_mut().for_each(|count| *count *= sample.each);
    let few = units.units.len() <= FEW;
    let mut random = if few { compared.clone() } else { histogram(units, comparer, &drawn(units), threads) };
    for unit in 0..units.units.len() {
        let count = units.count(unit);
        if count > 1.0 {
            let pattern = comparer.compare(unit, unit).pattern;
            let within = count * (count - 1.0) / 2.0;
            *compared.entry(pattern).or_insert(0.0) += within;
            if few {
                *random.entry(pattern).or_insert(0.0) += within;
            }
        }
    }
    let count = f64::from(u32::try_from(records).unwrap_or(u32::MAX));
    Parameters::estimate(&compared, &random, count * (count - 1.0) / 2.0, count)
}

/// Pairs of units drawn by their numbers: the same for the same records.
fn drawn(units: &Units) -> Vec<(u32, u32)> {
    let count = units.units.len() as u64;
    let pick = |n: u64| u32::try_from(mixed(n) % count).unwrap_or(0);
    (0..DRAWN).map(|n| (pick(2 * n), pick(2 * n + 1))).filter(|(i, j)| i != j).collect()
}

/// The cluster of each record. Records alike in everything compared are one person only if that says enough.
fn of_records(units: &Units, of_unit: &[u32], weigh: &dyn Fn(usize, usize) -> f64, records: usize) -> Vec<usize> {
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); of_unit.len()];
    for (unit, cluster) in of_unit.iter().enumerate() {
        groups[*cluster as usize].push(unit);
    }
    let mut clusters: Vec<usize> = (0..records).collect();
    let mut set = |members: &[u32]| {
        // Members of a unit are in the order of ids; those of several are told apart below.
        for record in members {
            clusters[*record as usize] = members[0] as usize;
        }
    };
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let mut together: Vec<u32> = Vec::new();
        for unit in group {
            let members = &units.members[*unit];
            let one = members.len() == 1 || group.len() > 1 || weigh(*unit, *unit) >= 0.0;
            together.extend(if one { members.as_slice() } else { &members[..1] });
        }
        let rank = |record: &u32| units.rank[*record as usize];
        together.sort_by_key(rank);
        set(&together);
    }
    clusters
}

fn pairs_of(units: &Units, edges: &[Edge], weigh: &dyn Fn(usize, usize) -> f64, from: f64) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut add = |l: u32, r: u32, weight: f64| {
        let (l, r) = if units.rank[l as usize] < units.rank[r as usize] { (l, r) } else { (r, l) };
        let weight_in_bits = weight / std::f64::consts::LN_2;
        pairs.push(Pair { l: l as usize, r: r as usize, probability: probability(weight), weight: weight_in_bits });
    };
    for edge in edges.iter().filter(|edge| probability(edge.weight) >= from) {
        for l in &units.members[edge.i as usize] {
            for r in &units.members[edge.j as usize] {
                add(*l, *r, edge.weight);
            }
        }
    }
    for (unit, members) in units.members.iter().enumerate().filter(|(_, members)| members.len() > 1) {
        let weight = weigh(unit, unit);
        if probability(weight) >= from {
            // Of many alike, each beside the first: their pairs among each other say nothing more.
            members[1..].iter().for_each(|r| add(members[0], *r, weight));
        }
    }
    pairs.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then_with(|| (units.rank[a.l], units.rank[a.r]).cmp(&(units.rank[b.l], units.rank[b.r])))
    });
    pairs
}

fn report(units: &Units, clusters: &[usize], compared: u64, left_out: u64, parameters: &Parameters) -> Report {
    let mut sizes = vec![0usize; clusters.len()];
    for cluster in clusters {
        sizes[*cluster] += 1;
    }
    let mut levels = Vec::new();
    for (field, name) in FIELDS.iter().enumerate() {
        for level in 0..LEVELS[field] {
            let (m, u) = (parameters.m[field][usize::from(level)], parameters.u[field][usize::from(level)]);
            let weight = parameters.of_level(field, level) / std::f64::consts::LN_2;
            levels.push(Level { field: name, level, m, u, weight });
        }
    }
    Report {
        records: clusters.len(),
        distinct: units.units.len(),
        pairs_compared: compared,
        pairs_left_out: left_out,
        matches_share: parameters.matches,
        convergence: parameters.convergence.clone(),
        levels,
        clusters: sizes.iter().filter(|size| **size > 0).count(),
        largest: sizes.into_iter().max().unwrap_or(0),
    }
}
