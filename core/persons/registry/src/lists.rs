//! From clusters to lists for estimation: how many people stand on which lists together. Input: for each cluster, its records' lists.
//! Output: a row for each combination, with its count. Leaves out estimating.

use std::collections::{BTreeMap, BTreeSet};

/// The table that `attested estimate` reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListsTable {
    /// The lists, by name.
    pub lists: Vec<String>,
    /// For each combination met: a 0 or 1 a list, and how many clusters.
    pub rows: Vec<(Vec<bool>, u64)>,
    /// Clusters that stand on no list, and so are in no row.
    pub on_none: u64,
}

/// Counts clusters by the lists they stand on.
pub fn lists_table<'a>(clusters: impl IntoIterator<Item = BTreeSet<&'a str>>) -> ListsTable {
    let clusters: Vec<BTreeSet<&str>> = clusters.into_iter().collect();
    let lists: BTreeSet<&str> = clusters.iter().flatten().copied().collect();
    let mut counts: BTreeMap<Vec<bool>, u64> = BTreeMap::new();
    let mut on_none = 0;
    for cluster in &clusters {
        if cluster.is_empty() {
            on_none += 1;
        } else {
            *counts.entry(lists.iter().map(|list| cluster.contains(list)).collect()).or_insert(0) += 1;
        }
    }
    // Combinations with many lists first, as people read such tables.
    let rows = counts.into_iter().rev().collect();
    ListsTable { lists: lists.into_iter().map(str::to_owned).collect(), rows, on_none }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_are_counted_by_their_lists() {
        let table = lists_table([
            BTreeSet::from(["ngo", "court"]),
            BTreeSet::from(["ngo"]),
            BTreeSet::from(["court", "ngo"]),
            BTreeSet::new(),
        ]);
        assert_eq!(table.lists, ["court", "ngo"]);
        assert_eq!(table.rows, [(vec![true, true], 2), (vec![false, true], 1)]);
        assert_eq!(table.on_none, 1);
    }
}
