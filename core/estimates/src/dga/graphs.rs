//! The decomposable graphs on up to six lists. Input: how many lists. Output: each graph as a sum of terms over sets of lists,
//! cliques positive and separators negative. Leaves out what a term is worth (`posterior`).

use crate::table::Pattern;

/// A decomposable graph: the sets of lists that its likelihood is made of, with their multiplicity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// Cliques with +1, separators with minus how often they part cliques; among them the empty one.
    pub terms: Vec<(Pattern, i32)>,
}

impl Graph {
    /// The cliques, as a name: `[12,3]`.
    pub fn name(&self) -> String {
        let cliques: Vec<Pattern> = self.terms.iter().filter(|(_, sign)| *sign > 0).map(|(set, _)| *set).collect();
        crate::loglinear::model_name(&cliques)
    }
}

/// All decomposable graphs on this many lists: 8 for three, 61 for four, 822 for five, 18,154 for six.
pub fn decomposable_graphs(lists: usize) -> Vec<Graph> {
    let pairs: Vec<(usize, usize)> = (0..lists).flat_map(|a| (a + 1..lists).map(move |b| (a, b))).collect();
    (0..1u32 << pairs.len())
        .filter_map(|edges| {
            let mut neighbours = vec![0 as Pattern; lists];
            for (at, &(a, b)) in pairs.iter().enumerate() {
                if edges >> at & 1 == 1 {
                    neighbours[a] |= 1 << b;
                    neighbours[b] |= 1 << a;
                }
            }
            eliminate(&neighbours)
        })
        .collect()
}

/// Takes away one list after the other whose remaining neighbours all know each other; None if there is none, which
/// means that the graph is not decomposable. Each list taken adds itself with its neighbours and takes away its neighbours.
fn eliminate(neighbours: &[Pattern]) -> Option<Graph> {
    let mut left: Pattern = (1 << neighbours.len()) - 1;
    let mut sums: std::collections::BTreeMap<Pattern, i32> = std::collections::BTreeMap::new();
    while left != 0 {
        let simplicial = (0..neighbours.len()).filter(|list| left >> list & 1 == 1).find(|&list| {
            let around = neighbours[list] & left;
            (0..neighbours.len())
                .filter(|other| around >> other & 1 == 1)
                .all(|other| around & !(1 << other) & !neighbours[other] == 0)
        })?;
        let around = neighbours[simplicial] & left;
        *sums.entry(around | 1 << simplicial).or_default() += 1;
        *sums.entry(around).or_default() -= 1;
        left &= !(1 << simplicial);
    }
    Some(Graph { terms: sums.into_iter().filter(|(_, sign)| *sign != 0).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_are_known() {
        let counts: Vec<usize> = (2..=6).map(|lists| decomposable_graphs(lists).len()).collect();
        assert_eq!(counts, [2, 8, 61, 822, 18_154]);
    }

    #[test]
    fn a_chain_is_two_cliques_and_what_parts_them() {
        let graphs = decomposable_graphs(3);
        let chain = graphs.iter().find(|graph| graph.name() == "[12,23]").unwrap();
        // The empty set stands for the first list taken in: it is worth the same for every graph.
        assert_eq!(chain.terms, [(0b000, -1), (0b010, -1), (0b011, 1), (0b110, 1)]);
    }
}
