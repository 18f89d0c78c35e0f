//! The Merkle tree over a log's entries, kept as a frontier: the roots of its complete subtrees.
//!
//! Input: leaf hashes in order. Output: the root of RFC 6962 §2.1 (RFC 9162 §2.1.1) after any number of
//! them, in O(log n) memory. Leaves out proofs ([`crate::proof`]), which need all the leaves.

use crate::format::v1::ENTRIES_MAX;
use crate::{LeafHash, NodeHash, Root};

/// The roots of the complete subtrees of a log, largest first: one for each 1 in the binary size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    // Invariant: peaks.len() == size.count_ones().
    peaks: Vec<NodeHash>,
}

impl Frontier {
    /// The frontier of a log with no entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Rebuilds a frontier from a size and its peaks, largest first; `None` unless there are as many peaks as
    /// the binary size has ones, and the size is below 2^63.
    pub fn from_peaks(size: u64, peaks: Vec<NodeHash>) -> Option<Self> {
        let fits = u32::try_from(peaks.len()) == Ok(size.count_ones()) && size <= ENTRIES_MAX;
        fits.then_some(Self { size, peaks })
    }

    /// How many leaves there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of the complete subtrees, largest first.
    pub fn peaks(&self) -> &[NodeHash] {
        &self.peaks
    }

    /// Adds a leaf, in O(log n) time. (The size can't overflow: no frontier begins at 2^63 or more, and nobody
    /// adds as many again.)
    pub fn push(&mut self, leaf: LeafHash) {
        let mut subtree = NodeHash::from(leaf);
        for _ in 0..self.size.trailing_ones() {
            // Each trailing 1 of the size is a peak (the invariant), so this never stops early.
            let Some(left) = self.peaks.pop() else { break };
            subtree = NodeHash::of(&left, &subtree);
        }
        self.peaks.push(subtree);
        self.size += 1;
    }

    /// The root over all leaves, in O(log n) time.
    ///
    /// ```
    /// use attested_ledger::{Frontier, Root};
    /// assert_eq!(Frontier::new().root(), Root::empty());
    /// ```
    pub fn root(&self) -> Root {
        let smallest_first = self.peaks.iter().rev().copied();
        let node = smallest_first.reduce(|right, left| NodeHash::of(&left, &right));
        node.map_or_else(Root::empty, Root::from)
    }
}

/// The root over `leaves`, in O(n) time.
///
/// ```
/// use attested_ledger::{LeafHash, root_of};
/// let leaf = LeafHash::of(b"");
/// assert_eq!(root_of(&[leaf]).as_bytes(), leaf.as_bytes());
/// ```
pub fn root_of(leaves: &[LeafHash]) -> Root {
    let mut frontier = Frontier::new();
    for leaf in leaves {
        frontier.push(*leaf);
    }
    frontier.root()
}
