//! Proofs that an entry is in a log, and that one state of a log extends another.
//!
//! Input: the leaf hashes of a log (to make a proof), or a proof and tree heads that the reader trusts, from
//! signed checkpoints (to check one). Output: short paths of hashes, and a verdict. The algorithms are those
//! of RFC 9162 §2.1.3 and §2.1.4. Leaves out signatures: a proof says nothing of who vouches for the root.

use crate::{LeafHash, LedgerError, NodeHash, Position, ProofFault, TreeHead, root_of};

/// Proves that one leaf stands at one position of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InclusionProof {
    /// Where the leaf stands.
    pub position: Position,
    /// The sibling of each subtree on the way from the leaf to the root, lowest first.
    pub path: Vec<NodeHash>,
}

/// Proves that a log only grew between two of its tree heads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// The subtrees that rebuild both roots (RFC 9162 §2.1.4.1), lowest first.
    pub path: Vec<NodeHash>,
}

/// Makes the proof that the leaf at `position` is in the log whose leaves are `leaves`, in O(n) time.
///
/// ```
/// use attested_ledger::{LeafHash, Position, TreeHead, proof, root_of};
/// let leaves = [LeafHash::of(b"a"), LeafHash::of(b"b"), LeafHash::of(b"c")];
/// let proof = proof::inclusion(&leaves, Position(2))?;
/// proof.check(leaves[2], TreeHead { size: 3, root: root_of(&leaves) })?;
/// # Ok::<(), attested_ledger::LedgerError>(())
/// ```
///
/// # Errors
/// [`LedgerError::Prove`] when the log has no entry at that position.
pub fn inclusion(leaves: &[LeafHash], position: Position) -> Result<InclusionProof, LedgerError> {
    let mut index = match usize::try_from(position.0) {
        Ok(index) if index < leaves.len() => index,
        Ok(_) | Err(_) => return Err(LedgerError::Prove { asked: position.0, size: leaves.len() as u64 }),
    };
    let mut path = Vec::new();
    let mut subtree = leaves;
    while subtree.len() > 1 {
        let (left, right) = subtree.split_at(left_size(subtree.len()));
        if index < left.len() {
            path.push(node_over(right));
            subtree = left;
        } else {
            path.push(node_over(left));
            index -= left.len();
            subtree = right;
        }
    }
    path.reverse();
    Ok(InclusionProof { position, path })
}

/// Makes the proof that the log whose leaves are `leaves` extends its own first `old_size` leaves, in O(n) time.
///
/// # Errors
/// [`LedgerError::Prove`] when the log has fewer leaves than that.
pub fn consistency(leaves: &[LeafHash], old_size: u64) -> Result<ConsistencyProof, LedgerError> {
    let mut old = match usize::try_from(old_size) {
        Ok(old) if old <= leaves.len() => old,
        Ok(_) | Err(_) => return Err(LedgerError::Prove { asked: old_size, size: leaves.len() as u64 }),
    };
    let mut path = Vec::new();
    let mut subtree = leaves;
    let mut old_root_is_known = true;
    while old != 0 && old != subtree.len() {
        let (left, right) = subtree.split_at(left_size(subtree.len()));
        if old <= left.len() {
            path.push(node_over(right));
            subtree = left;
        } else {
            path.push(node_over(left));
            old -= left.len();
            subtree = right;
            old_root_is_known = false;
        }
    }
    if !old_root_is_known {
        path.push(node_over(subtree));
    }
    path.reverse();
    Ok(ConsistencyProof { path })
}

impl InclusionProof {
    /// Checks that `leaf` stands at this proof's position in the log of `head` (RFC 9162 §2.1.3.2).
    ///
    /// # Errors
    /// [`LedgerError::CheckProof`] when it doesn't, or this proves nothing about it.
    pub fn check(&self, leaf: LeafHash, head: TreeHead) -> Result<(), LedgerError> {
        if self.position.0 >= head.size {
            return Err(ProofFault::OutOfRange.into());
        }
        let (mut index, mut last) = (self.position.0, head.size - 1);
        let mut node = NodeHash::from(leaf);
        for sibling in &self.path {
            if last == 0 {
                return Err(ProofFault::PathTooLong.into());
            }
            if index & 1 == 1 || index == last {
                node = NodeHash::of(sibling, &node);
                skip_levels_without_sibling(&mut index, &mut last);
            } else {
                node = NodeHash::of(&node, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        if last != 0 {
            return Err(ProofFault::PathTooShort.into());
        }
        agree(node, head)
    }
}

impl ConsistencyProof {
    /// Checks that the log of `new` extends the log of `old` (RFC 9162 §2.1.4.2). Every log extends the empty
    /// one and itself, with an empty path.
    ///
    /// # Errors
    /// [`LedgerError::CheckProof`] when it doesn't, or this proves nothing about it.
    pub fn check(&self, old: TreeHead, new: TreeHead) -> Result<(), LedgerError> {
        if old.size > new.size {
            return Err(ProofFault::OutOfRange.into());
        }
        if old.size == 0 || old.size == new.size {
            let root_of_nothing_added = if old.size == 0 { root_of(&[]) } else { new.root };
            return match (self.path.is_empty(), old.root == root_of_nothing_added) {
                (true, true) => Ok(()),
                (false, _) => Err(ProofFault::PathTooLong.into()),
                (true, false) => Err(ProofFault::RootDiffers.into()),
            };
        }
        let (mut index, mut last) = (old.size - 1, new.size - 1);
        while index & 1 == 1 {
            index >>= 1;
            last >>= 1;
        }
        // A complete old tree is itself the first subtree of the path, and is left out of it.
        let old_root_node = NodeHash::from_bytes(*old.root.as_bytes());
        let (first, rest) = if old.size.is_power_of_two() {
            (old_root_node, self.path.as_slice())
        } else {
            let Some((first, rest)) = self.path.split_first() else {
                return Err(ProofFault::PathTooShort.into());
            };
            (*first, rest)
        };
        let (mut old_node, mut new_node) = (first, first);
        for subtree in rest {
            if last == 0 {
                return Err(ProofFault::PathTooLong.into());
            }
            if index & 1 == 1 || index == last {
                old_node = NodeHash::of(subtree, &old_node);
                new_node = NodeHash::of(subtree, &new_node);
                skip_levels_without_sibling(&mut index, &mut last);
            } else {
                new_node = NodeHash::of(&new_node, subtree);
            }
            index >>= 1;
            last >>= 1;
        }
        if last != 0 {
            return Err(ProofFault::PathTooShort.into());
        }
        agree(old_node, old)?;
        agree(new_node, new)
    }
}

/// The last leaf of a ragged tree has no sibling on some levels: climb to the level where it is a right child.
fn skip_levels_without_sibling(index: &mut u64, last: &mut u64) {
    while *index & 1 == 0 && *index != 0 {
        *index >>= 1;
        *last >>= 1;
    }
}

fn agree(node: NodeHash, head: TreeHead) -> Result<(), LedgerError> {
    if node.as_bytes() == head.root.as_bytes() { Ok(()) } else { Err(ProofFault::RootDiffers.into()) }
}

/// The size of the left subtree of a tree of `size` > 1 leaves: the largest power of two below `size`.
fn left_size(size: usize) -> usize {
    1 << (size - 1).ilog2()
}

fn node_over(leaves: &[LeafHash]) -> NodeHash {
    NodeHash::from_bytes(*root_of(leaves).as_bytes())
}
