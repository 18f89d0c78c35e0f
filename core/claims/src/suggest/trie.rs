//! The lexicon's index: which vocabulary entries begin at a byte.
//!
//! Input: pairs of (normalised expression, entry number). Output: for a position in a normalised sentence, every
//! expression that begins there, shortest first. Decides nothing about language; word boundaries are the caller's
//! business (`lexicon`). A lookup touches at most the longest expression's bytes, whatever the input.

/// A byte trie laid flat: nodes point into one sorted edge list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
    edges: Vec<(u8, u32)>,
    values: Vec<u32>,
    /// Children by byte, for nodes with many; the root's is the first.
    dense: Vec<[u32; 256]>,
    /// The node after one Han or Hangul character, from U+3000 on; empty where no expression begins with one.
    characters: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    edges: (u32, u32),
    values: (u32, u32),
    /// One more than the index of its dense table; 0 has none.
    dense: u32,
}

/// From so many children on a node gets a dense table.
const MANY: usize = 9;

/// Marks an empty slot of the root table.
const NONE: u32 = u32::MAX;

/// The characters whose node is looked up at once: what is written in three bytes from here to the last Hangul syllable.
const FIRST: u32 = 0x3000;
const LAST: u32 = 0xd7a3;

impl Trie {
    /// Builds the index; `pairs` may come in any order and hold one expression several times.
    pub(crate) fn new(mut pairs: Vec<(String, u32)>) -> Trie {
        pairs.sort();
        pairs.dedup();
        pairs.retain(|(expression, _)| !expression.is_empty());
        let mut trie = Trie { nodes: vec![Node::default()], ..Trie::default() };
        // Depth first: the bytes of a word that branches no more lie side by side.
        let mut open = vec![(0usize, 0usize, pairs.len(), 0usize)];
        while let Some((node, from, to, depth)) = open.pop() {
            let mut at = from;
            let value_start = trie.values.len() as u32;
            while at < to && pairs[at].0.len() == depth {
                trie.values.push(pairs[at].1);
                at += 1;
            }
            let edge_start = trie.edges.len() as u32;
            while at < to {
                let byte = pairs[at].0.as_bytes()[depth];
                let mut end = at + 1;
                while end < to && pairs[end].0.as_bytes()[depth] == byte {
                    end += 1;
                }
                let child = trie.nodes.len();
                trie.nodes.push(Node::default());
                trie.edges.push((byte, child as u32));
                open.push((child, at, end, depth + 1));
                at = end;
            }
            let children = &trie.edges[edge_start as usize..];
            let mut dense = 0;
            if node == 0 || children.len() >= MANY {
                let mut table = [NONE; 256];
                for (byte, child) in children {
                    table[*byte as usize] = *child;
                }
                trie.dense.push(table);
                dense = trie.dense.len() as u32;
            }
            trie.nodes[node] = Node {
                edges: (edge_start, trie.edges.len() as u32),
                values: (value_start, trie.values.len() as u32),
                dense,
            };
        }
        trie.characters = trie.by_character();
        trie
    }

    /// The node that each three-byte character leads to from the root.
    fn by_character(&self) -> Vec<u32> {
        let nodes: Vec<u32> = (FIRST..=LAST)
            .filter_map(char::from_u32)
            .map(|c| {
                let mut bytes = [0; 4];
                let bytes = c.encode_utf8(&mut bytes).bytes();
                bytes.fold(
                    0,
                    |node, byte| {
                        if node == NONE { NONE } else { self.child(self.nodes[node as usize], byte) }
                    },
                )
            })
            .collect();
        if nodes.iter().all(|node| *node == NONE) { Vec::new() } else { nodes }
    }

    /// The node after the character, or the byte, that begins here, and where it ends.
    fn first(&self, text: &[u8], start: usize) -> (u32, usize) {
        if let [a @ 0xe3..=0xed, b, c, ..] = text[start..]
            && let code = u32::from(a & 0x0f) << 12 | u32::from(b & 0x3f) << 6 | u32::from(c & 0x3f)
            && let Some(node) = self.characters.get((code - FIRST) as usize)
        {
            return (*node, start + 3);
        }
        (self.dense[0][text[start] as usize], start + 1)
    }

    /// Calls `found(end, entry)` for every expression that begins at `start`, shortest first.
    pub(crate) fn at(&self, text: &[u8], start: usize, mut found: impl FnMut(usize, u32)) {
        if start >= text.len() || self.dense.is_empty() {
            return;
        }
        let (mut node, mut position) = self.first(text, start);
        while node != NONE {
            let here = self.nodes[node as usize];
            for index in here.values.0..here.values.1 {
                found(position, self.values[index as usize]);
            }
            let Some(&byte) = text.get(position) else { return };
            node = self.child(here, byte);
            position += 1;
        }
    }

    fn child(&self, node: Node, byte: u8) -> u32 {
        if node.dense > 0 {
            return self.dense[node.dense as usize - 1][byte as usize];
        }
        let edges = &self.edges[node.edges.0 as usize..node.edges.1 as usize];
        edges.iter().find(|(label, _)| *label == byte).map_or(NONE, |(_, child)| *child)
    }
}

#[cfg(test)]
mod tests {
    use super::Trie;

    #[test]
    fn every_expression_that_begins_here_is_found_shortest_first() {
        let trie = Trie::new(vec![("more than".into(), 1), ("more".into(), 0), ("다수".into(), 2), ("more".into(), 3)]);
        let mut seen = Vec::new();
        trie.at(b"no more than", 3, |end, entry| seen.push((end, entry)));
        assert_eq!(seen, [(7, 0), (7, 3), (12, 1)]);
        let mut seen = Vec::new();
        trie.at("주민 다수가".as_bytes(), 7, |end, entry| seen.push((end, entry)));
        assert_eq!(seen, [(13, 2)]);
        trie.at(b"", 0, |_, _| unreachable!("an empty text holds nothing"));
    }
}
