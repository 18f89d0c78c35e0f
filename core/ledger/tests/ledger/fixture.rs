//! The fixture of format version 1: a fixed log in a plain file that must open and verify for ever.

use crate::sample::{Payload, Stored, hex, log_id, stored, unhex, verify};
use attested_ledger::{Commit, Entry, Nonce, SignedCheckpoint};
use serde_json::{Value, json};

const FIXTURE: &str = include_str!("../../../../fixtures/ledger-v1/log.json");

/// Writes a log in the fixture's form (`fixtures/ledger-v1/README.md`).
pub fn to_json(log: &[Stored]) -> Value {
    let payload = |payload: &Payload| match payload {
        Payload::Present { payload, nonce } => json!({ "nonce": hex(nonce.as_bytes()), "bytes": hex(payload) }),
        Payload::Erased => Value::Null,
    };
    let commit = |stored: &Stored| {
        let entries = stored.commit.entries.iter().zip(&stored.payloads);
        let entry = |(entry, of): (&Entry, &Payload)| json!({ "leaf": hex(&entry.encode()), "payload": payload(of) });
        json!({
            "entries": entries.map(entry).collect::<Vec<_>>(),
            "checkpoint": stored.commit.checkpoint.body,
            "signature": stored.commit.checkpoint.signature.to_string(),
        })
    };
    json!({
        "form": "attested ledger, format version 1, in the clear",
        "log": log_id().to_string(),
        "commits": log.iter().map(commit).collect::<Vec<_>>(),
    })
}

fn from_json(value: &Value) -> Vec<Stored> {
    assert_eq!(value["log"], log_id().to_string());
    let entry = |value: &Value| Entry::decode(&unhex(value["leaf"].as_str().unwrap())).unwrap();
    let payload = |value: &Value| match value["payload"].as_object() {
        Some(present) => Payload::Present {
            payload: unhex(present["bytes"].as_str().unwrap()),
            nonce: Nonce::from_bytes(unhex(present["nonce"].as_str().unwrap()).try_into().unwrap()),
        },
        None => Payload::Erased,
    };
    let commit = |value: &Value| {
        let entries = value["entries"].as_array().unwrap();
        Stored {
            payloads: entries.iter().map(payload).collect(),
            commit: Commit {
                entries: entries.iter().map(entry).collect(),
                checkpoint: SignedCheckpoint {
                    body: value["checkpoint"].as_str().unwrap().to_owned(),
                    signature: value["signature"].as_str().unwrap().parse().unwrap(),
                },
            },
        }
    };
    value["commits"].as_array().unwrap().iter().map(commit).collect()
}

#[test]
fn the_fixture_of_version_1_opens_and_verifies() {
    let log = from_json(&serde_json::from_str(FIXTURE).unwrap());
    let verified = verify(&log).unwrap();
    assert_eq!((verified.state.size(), verified.commits), (7, 3));
    assert_eq!((verified.payloads_present, verified.payloads_erased), (6, 1));
    let root = "4bb646ceccdba9e4ace2ae41419a2cffd1960441a11908468f6fae51bec75d93";
    assert_eq!(verified.state.head().root.to_string(), root, "frozen in this test as in the fixture");
}

#[test]
fn the_code_still_writes_what_it_wrote() {
    let fixture: Value = serde_json::from_str(FIXTURE).unwrap();
    assert_eq!(fixture, to_json(&stored()));
}
