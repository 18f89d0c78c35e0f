//! Every parser on broken input, on stable Rust: the fuzzer's properties on its seeds, and on copies cut short, with a
//! byte changed, doubled or shuffled.
//!
//! Input: `fuzz/properties.rs`, `fuzz/seeds/`. Output: the panic of the property that failed, with the input that did it.
//! Left out: guided fuzzing (`fuzz/README.md`); hostile files that take the whole program (the stories).

#[path = "../../fuzz/properties.rs"]
mod properties;

use proptest::test_runner::{Config, TestRunner};
use std::path::Path;

fn seeds(parser: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(parser);
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 2, "{parser} has too few seeds");
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

#[test]
fn parsers_hold_on_their_seeds_and_every_prefix() {
    for (parser, property) in properties::ALL {
        for seed in seeds(parser) {
            for length in 0..=seed.len() {
                property(&seed[..length]);
            }
        }
    }
}

#[test]
fn parsers_hold_on_broken_copies() {
    use proptest::prelude::*;
    for (parser, property) in properties::ALL {
        let seeds = seeds(parser);
        let breaks = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4u8), 1..6);
        let broken = (prop::sample::select(seeds.clone()), prop::sample::select(seeds), breaks).prop_map(
            |(mut bytes, other, breaks)| {
                for (at, byte, how) in breaks {
                    break_at(&mut bytes, &other, at, byte, how);
                }
                bytes
            },
        );
        TestRunner::new(Config { failure_persistence: None, cases: 2_000, ..Config::default() })
            .run(&broken, |bytes| {
                property(&bytes);
                Ok(())
            })
            .unwrap_or_else(|failure| panic!("{parser}: {failure}"));
    }
}

/// Breaks `bytes` at one place: changes a byte, puts one in, takes the rest away, or goes on as `other` does.
fn break_at(bytes: &mut Vec<u8>, other: &[u8], at: proptest::sample::Index, byte: u8, how: u8) {
    if bytes.is_empty() {
        bytes.push(byte);
        return;
    }
    let at = at.index(bytes.len());
    match how {
        0 => bytes[at] = byte,
        1 => bytes.insert(at, byte),
        2 => bytes.truncate(at),
        _ => {
            bytes.truncate(at);
            bytes.extend_from_slice(&other[at.min(other.len())..]);
        }
    }
}
