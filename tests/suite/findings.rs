//! What a careful analyst finds in the record, by name: links, drift, how claims travelled, constraints, totals, agreement.
//! The list is that of the README beside the reference record; it is looked for in the example record, and in the reference
//! record where the checkout has it beside it.
//!
//! Input: claims files, the labelled pairs and drifts of `attested-figures`. Output: each finding found, nothing false, and
//! counts of precision and recall, printed. Left out: figures' numbers (`suite/figures`).

mod kept;
mod seen;

use super::figures::{records, slice, vocabulary};
use attested_claims::{Claim, ClaimRecord};
use attested_figures::drift::{Drift, drift};
use attested_figures::links::{Reviewed, Suggestion, review, suggest};
use attested_figures::{Lookups, RelayWords, Slice, Vocabulary};
use attested_model::Gazetteer;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::LazyLock;

/// What claims are read with.
struct Tables {
    vocabulary: Vocabulary,
    relay: RelayWords,
    gazetteer: Gazetteer,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    vocabulary: vocabulary(),
    relay: RelayWords::read(attested_vocab::RELAY).unwrap(),
    gazetteer: Gazetteer::read(attested_vocab::GAZETTEER).unwrap(),
});

fn lookups() -> Lookups<'static> {
    Lookups { vocabulary: &TABLES.vocabulary, relay: &TABLES.relay, gazetteer: &TABLES.gazetteer }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn example() -> Vec<ClaimRecord> {
    records(&std::fs::read(root().join("examples/returns-2023/claims.csv")).unwrap())
}

/// The reference record; `None`, and said, where the checkout has it not beside it.
fn reference() -> Option<Vec<ClaimRecord>> {
    let path = root().join("../shared/domain/claims.csv");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: there is no reference record beside the checkout");
        return None;
    };
    Some(records(&bytes))
}

/// The record without what coders state of links.
fn blanked(records: &[ClaimRecord]) -> Vec<ClaimRecord> {
    let blank = |record: &ClaimRecord| {
        let claim = Claim {
            origin: None,
            origin_certainty: None,
            repeats: None,
            utterance: None,
            note: String::new(),
            ..record.claim.clone()
        };
        ClaimRecord { claim, ..record.clone() }
    };
    records.iter().map(blank).collect()
}

fn events(records: &[ClaimRecord]) -> BTreeSet<String> {
    records.iter().map(|r| r.claim.event.to_string()).collect()
}

fn suggested(slice: &Slice) -> Vec<Suggestion> {
    suggest(slice, &BTreeSet::new(), &lookups())
}

fn reviewed(slice: &Slice) -> Vec<Reviewed> {
    review(slice, suggested(slice))
}

fn drifts(records: &[ClaimRecord]) -> Vec<Drift> {
    let of_event = |event: &String| {
        let slice = slice(records, event);
        drift(&slice, &reviewed(&slice), &lookups())
    };
    events(records).iter().flat_map(of_event).collect()
}

/// Claims that suggestions connect, each with the name of its set.
fn connected(records: &[ClaimRecord]) -> BTreeMap<String, String> {
    let mut name: BTreeMap<String, String> = BTreeMap::new();
    for event in events(records) {
        for s in suggested(&slice(records, &event)) {
            let set = |name: &BTreeMap<String, String>, id: &str| name.get(id).cloned().unwrap_or(id.to_owned());
            let (from, to) = (set(&name, s.from.as_str()), set(&name, s.to.as_str()));
            for id in [s.from.as_str(), s.to.as_str()] {
                name.entry(id.to_owned()).or_insert(id.to_owned());
            }
            name.values_mut().filter(|set| **set == from).for_each(|set| set.clone_from(&to));
        }
    }
    name
}

/// Rows of a file of this project: cells between commas.
fn rows(file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(root().join(file)).unwrap();
    text.lines().map(|line| line.split([',', ' ']).map(str::to_owned).collect()).collect()
}
