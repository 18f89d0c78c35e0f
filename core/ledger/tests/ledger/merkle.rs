//! The tree and its proofs: the reference vectors of Certificate Transparency, and every small tree in full.

use crate::sample::{hex, unhex};
use attested_ledger::proof::{ConsistencyProof, InclusionProof, consistency, inclusion};
use attested_ledger::{Frontier, LeafHash, LedgerError, NodeHash, Position, Root, TreeHead, root_of};

/// The leaves of the reference tests of Certificate Transparency (RFC 6962), in hexadecimal.
pub const CT_LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

/// Their roots, for 0 to 8 leaves.
pub const CT_ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn ct_leaves() -> Vec<LeafHash> {
    CT_LEAVES.iter().map(|leaf| LeafHash::of(&unhex(leaf))).collect()
}

fn numbered(count: u32) -> Vec<LeafHash> {
    (0..count).map(|n| LeafHash::of(&n.to_be_bytes())).collect()
}

fn head(leaves: &[LeafHash]) -> TreeHead {
    TreeHead { size: leaves.len() as u64, root: root_of(leaves) }
}

fn path_hex(path: &[NodeHash]) -> Vec<String> {
    path.iter().map(|node| hex(node.as_bytes())).collect()
}

#[test]
fn reference_roots() {
    let leaves = ct_leaves();
    for (size, expected) in CT_ROOTS.iter().enumerate() {
        assert_eq!(root_of(&leaves[..size]).to_string(), *expected, "{size} leaves");
    }
}

#[test]
fn reference_inclusion_proofs() {
    // Position, size, path: from the same reference tests.
    let vectors: [(u64, usize, &[&str]); 5] = [
        (0, 1, &[]),
        (
            0,
            8,
            &[
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            &[
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
        (
            1,
            5,
            &[
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ];
    let leaves = ct_leaves();
    for (position, size, path) in vectors {
        let proof = inclusion(&leaves[..size], Position(position)).unwrap();
        assert_eq!(path_hex(&proof.path), path, "{position} of {size}");
        proof.check(leaves[position as usize], head(&leaves[..size])).unwrap();
    }
}

#[test]
fn reference_consistency_proofs() {
    let vectors: [(u64, usize, &[&str]); 4] = [
        (1, 1, &[]),
        (
            1,
            8,
            &[
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            6,
            8,
            &[
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            5,
            &[
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ],
        ),
    ];
    let leaves = ct_leaves();
    for (old, new, path) in vectors {
        let proof = consistency(&leaves[..new], old).unwrap();
        assert_eq!(path_hex(&proof.path), path, "{old} to {new}");
        proof.check(head(&leaves[..old as usize]), head(&leaves[..new])).unwrap();
    }
}

/// The definition of RFC 6962 §2.1, word for word, to compare the frontier with.
fn defined_root(leaves: &[LeafHash]) -> NodeHash {
    match leaves {
        [] => NodeHash::from_bytes(*Root::empty().as_bytes()),
        [leaf] => NodeHash::from(*leaf),
        [_, _, ..] => {
            let mut split = 1;
            while split * 2 < leaves.len() {
                split *= 2;
            }
            NodeHash::of(&defined_root(&leaves[..split]), &defined_root(&leaves[split..]))
        }
    }
}

#[test]
fn the_frontier_gives_the_defined_root_and_can_be_taken_apart() {
    let leaves = numbered(260);
    let mut frontier = Frontier::new();
    for size in 0..=leaves.len() {
        assert_eq!(frontier.root().as_bytes(), defined_root(&leaves[..size]).as_bytes(), "{size}");
        let again = Frontier::from_peaks(frontier.size(), frontier.peaks().to_vec());
        assert_eq!(again.as_ref(), Some(&frontier));
        assert_eq!(Frontier::from_peaks(frontier.size() ^ 1, frontier.peaks().to_vec()), None);
        if let Some(leaf) = leaves.get(size) {
            frontier.push(*leaf);
        }
    }
}

/// Every way of spoiling one path: each hash changed, one dropped at either end, one added at either end.
fn spoiled(path: &[NodeHash]) -> Vec<Vec<NodeHash>> {
    let mut all = Vec::new();
    for i in 0..path.len() {
        let mut bytes = *path[i].as_bytes();
        bytes[i % 32] ^= 1 << (i % 8);
        let mut changed = path.to_vec();
        changed[i] = NodeHash::from_bytes(bytes);
        all.push(changed);
    }
    if let [_, shorter @ ..] = path {
        all.push(shorter.to_vec());
        all.push(path[..shorter.len()].to_vec());
    }
    let extra = NodeHash::from_bytes([9; 32]);
    all.push([path, &[extra]].concat());
    all.push([&[extra], path].concat());
    all
}

fn other(root: Root) -> Root {
    let mut bytes = *root.as_bytes();
    bytes[31] ^= 0x80;
    Root::from_bytes(bytes)
}

const LARGEST_TREE: u32 = 130;

#[test]
fn every_inclusion_proof_of_every_small_tree() {
    let leaves = numbered(LARGEST_TREE);
    for size in 0..=leaves.len() {
        let tree = &leaves[..size];
        let head = head(tree);
        assert!(inclusion(tree, Position(size as u64)).is_err());
        for (position, leaf) in (0..).map(Position).zip(tree) {
            let proof = inclusion(tree, position).unwrap();
            proof.check(*leaf, head).unwrap();
            assert!(proof.check(LeafHash::of(b"another"), head).is_err());
            assert!(proof.check(*leaf, TreeHead { root: other(head.root), ..head }).is_err());
            for moved in [position.0.wrapping_sub(1), position.0 + 1, position.0 ^ 2, u64::MAX, size as u64] {
                let moved = InclusionProof { position: Position(moved), path: proof.path.clone() };
                assert!(moved.check(*leaf, head).is_err(), "{position} of {size} at {}", moved.position);
            }
            for path in spoiled(&proof.path) {
                assert!(InclusionProof { position, path }.check(*leaf, head).is_err(), "{position} of {size}");
            }
        }
    }
}

#[test]
fn every_consistency_proof_of_every_small_tree() {
    let leaves = numbered(LARGEST_TREE);
    let heads: Vec<TreeHead> = (0..=leaves.len()).map(|size| head(&leaves[..size])).collect();
    for (size, new) in heads.iter().enumerate() {
        let tree = &leaves[..size];
        assert!(consistency(tree, size as u64 + 1).is_err());
        for old in &heads[..=size] {
            let proof = consistency(tree, old.size).unwrap();
            proof.check(*old, *new).unwrap();
            let context = format!("{} to {size}", old.size);
            assert!(proof.check(TreeHead { root: other(old.root), ..*old }, *new).is_err(), "{context}");
            if old.size > 0 {
                assert!(proof.check(*old, TreeHead { root: other(new.root), ..*new }).is_err(), "{context}");
            }
            if old.size < new.size {
                assert!(proof.check(*new, *old).is_err(), "{context}, turned round");
            }
            for path in spoiled(&proof.path) {
                assert!(ConsistencyProof { path }.check(*old, *new).is_err(), "{context}");
            }
        }
    }
}

#[test]
fn a_rewritten_log_is_not_consistent_with_what_it_was() {
    let leaves = numbered(9);
    let old = head(&leaves[..6]);
    for rewritten in 0..6 {
        let mut other = leaves.clone();
        other[rewritten] = LeafHash::of(b"rewritten");
        let proof = consistency(&other, old.size).unwrap();
        assert!(matches!(proof.check(old, head(&other)), Err(LedgerError::CheckProof { .. })));
    }
}

#[test]
fn hostile_sizes_end_in_an_answer() {
    let root = Root::from_bytes([1; 32]);
    let path = vec![NodeHash::from_bytes([2; 32]); 70];
    for size in [0, 1, 2, 3, u64::MAX - 1, u64::MAX, 1 << 63] {
        for other in [0, 1, 2, 3, u64::MAX - 1, u64::MAX, 1 << 63] {
            for length in [0, 1, 2, 63, 64, 65, 70] {
                let path = path[..length].to_vec();
                let proof = InclusionProof { position: Position(other), path: path.clone() };
                assert!(proof.check(LeafHash::NONE, TreeHead { size, root }).is_err());
                let checked = ConsistencyProof { path }.check(TreeHead { size: other, root }, TreeHead { size, root });
                // With one root for both, only a log that is the same as itself is consistent.
                assert_eq!(checked.is_ok(), size == other && size > 0 && length == 0, "{other} to {size}, {length}");
            }
        }
    }
}
