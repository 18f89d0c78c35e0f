//! The vectors in `docs/format.md` are those the code computes: each line `name value` of its `vectors`
//! blocks, and the checkpoint that it shows.

use crate::merkle::{CT_LEAVES, CT_ROOTS};
use crate::sample::{analyst, hex, log_id, officer, stored};
use attested_ledger::{Entry, LeafHash, LogState, NodeHash, Position, proof};

const DOCUMENT: &str = include_str!("../../../../docs/format.md");

/// What the document must list, in its order.
fn vectors() -> Vec<(String, String)> {
    let log = stored();
    let entries: Vec<&Entry> = log.iter().flat_map(|stored| &stored.commit.entries).collect();
    let leaves: Vec<LeafHash> = entries.iter().map(|entry| entry.leaf_hash()).collect();
    let path = |path: Vec<NodeHash>| path.iter().map(NodeHash::to_string).collect::<Vec<_>>().join(" ");
    let mut vectors = Vec::new();
    let mut add = |name: &str, value: String| vectors.push((name.to_owned(), value));

    add("log-id", log_id().to_string());
    add("seed-a", hex(&[0x01; 32]));
    add("public-key-a", officer().public_key().to_string());
    add("seed-b", hex(&[0x02; 32]));
    add("public-key-b", analyst().public_key().to_string());
    add("payload-1", hex("around 600 / 600명 안팎 / 约600人".as_bytes()));
    add("nonce-1", hex(&[0x11; 32]));
    for position in [0, 1, 2, 4] {
        add(&format!("commitment-{position}"), entries[position].commitment.to_string());
        add(&format!("leaf-data-{position}"), hex(&entries[position].encode()));
        add(&format!("leaf-hash-{position}"), leaves[position].to_string());
    }
    for (index, stored) in log.iter().enumerate() {
        add(&format!("checkpoint-{index}"), hex(stored.commit.checkpoint.body.as_bytes()));
        add(&format!("signature-{index}"), stored.commit.checkpoint.signature.to_string());
    }
    for size in [3, 5, 7] {
        let state = LogState::from_entries(log_id(), entries[..size].iter().copied()).unwrap();
        add(&format!("root-{size}"), state.head().root.to_string());
    }
    add("inclusion-4-in-7", path(proof::inclusion(&leaves, Position(4)).unwrap().path));
    add("inclusion-6-in-7", path(proof::inclusion(&leaves, Position(6)).unwrap().path));
    add("consistency-3-to-7", path(proof::consistency(&leaves, 3).unwrap().path));
    for size in [0, 1, 8] {
        add(&format!("ct-root-{size}"), CT_ROOTS[size].to_owned());
    }
    add("ct-leaf-7", CT_LEAVES[7].to_owned());
    vectors
}

/// The lines of the document's code blocks of one language.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}");
    let mut lines = Vec::new();
    let mut inside = false;
    for line in document.lines() {
        match line {
            "```" => inside = false,
            _ if line == fence => inside = true,
            _ if inside => lines.push(line.to_owned()),
            _ => {}
        }
    }
    lines
}

#[test]
fn the_document_lists_what_the_code_computes() {
    let listed = blocks(DOCUMENT, "vectors");
    let computed: Vec<String> = vectors().into_iter().map(|(name, value)| format!("{name} {value}")).collect();
    assert!(listed == computed, "docs/format.md should list, in its vectors block:\n{}", computed.join("\n"));
    let shown = blocks(DOCUMENT, "checkpoint").join("\n") + "\n";
    assert_eq!(shown, stored()[1].commit.checkpoint.body);
}
