//! What is hashed, and with which prefix: commitments, leaves and nodes, all SHA-256.
//!
//! Input: bytes. Output: newtypes for each sort of hash, so that one can't be taken for another. The
//! prefixes (0x00 leaf, 0x01 node, 0x02 commitment) keep the three sorts apart: RFC 6962 §2.1, RFC 9162
//! §2.1.1. Leaves out the shape of the tree ([`crate::merkle`]).

use crate::id::hex_newtype;
use sha2::{Digest, Sha256};
use std::fmt;

const LEAF: u8 = 0x00;
const NODE: u8 = 0x01;
const COMMITMENT: u8 = 0x02;

hex_newtype!(
    /// The hash of an entry as a leaf: SHA-256(0x00 ‖ header ‖ commitment). Also what the next entry links to.
    LeafHash,
    32,
    "leaf hash"
);
hex_newtype!(
    /// The hash of a subtree, in proofs and frontiers: a leaf hash, or SHA-256(0x01 ‖ left ‖ right).
    NodeHash,
    32,
    "node hash"
);
hex_newtype!(
    /// The Merkle root of all leaves of a log up to some size; SHA-256 of nothing for the empty log.
    Root,
    32,
    "root"
);
hex_newtype!(
    /// What an entry says of its payload: SHA-256(0x02 ‖ nonce ‖ payload). Without the nonce it gives away
    /// nothing, not even to someone who guesses the payload.
    Commitment,
    32,
    "commitment"
);

/// 32 random bytes that hide a payload behind its commitment: fresh for each entry, stored sealed beside the
/// payload, and erased with it. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Nonce([u8; 32]);

impl Nonce {
    /// Takes the raw bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The raw bytes, for sealing.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nonce(hidden)")
    }
}

/// How many entries a log has, and their Merkle root: what proofs are checked against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeHead {
    /// The number of entries.
    pub size: u64,
    /// The root over all of them.
    pub root: Root,
}

impl Commitment {
    /// Commits to a payload.
    ///
    /// ```
    /// use attested_ledger::{Commitment, Nonce};
    /// let commitment = Commitment::to(&Nonce::from_bytes([2; 32]), b"around 600");
    /// assert_ne!(commitment, Commitment::to(&Nonce::from_bytes([3; 32]), b"around 600"));
    /// ```
    pub fn to(nonce: &Nonce, payload: &[u8]) -> Self {
        Self::from_bytes(sha256(&[&[COMMITMENT], nonce.as_bytes(), payload]))
    }
}

impl LeafHash {
    /// What the first entry of a log links to.
    pub const NONE: LeafHash = LeafHash::from_bytes([0; 32]);

    /// Hashes leaf data: an encoded header followed by a commitment.
    pub fn of(leaf_data: &[u8]) -> Self {
        Self::from_bytes(sha256(&[&[LEAF], leaf_data]))
    }
}

impl NodeHash {
    /// Hashes two subtrees into their parent.
    pub fn of(left: &NodeHash, right: &NodeHash) -> Self {
        Self::from_bytes(sha256(&[&[NODE], left.as_bytes(), right.as_bytes()]))
    }
}

impl From<LeafHash> for NodeHash {
    fn from(leaf: LeafHash) -> Self {
        Self::from_bytes(*leaf.as_bytes())
    }
}

impl From<NodeHash> for Root {
    fn from(node: NodeHash) -> Self {
        Self::from_bytes(*node.as_bytes())
    }
}

impl Root {
    /// The root of a log with no entries: SHA-256 of the empty string.
    pub fn empty() -> Self {
        Self::from_bytes(sha256(&[]))
    }
}

fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}
