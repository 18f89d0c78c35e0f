//! The verifier: every fault once, every flipped byte of the sample log, and what a held checkpoint shows.

use crate::sample::{Payload, Stored, analyst, draft, log_id, officer, stored, verify, with_nonces};
use attested_ledger::{
    Checkpoint, Entry, Fault, LedgerError, LogId, LogState, Malformed, Nonce, PayloadState, Position, PublicKey,
    Signature, SignedCheckpoint, Verified, Verifier,
};
use attested_model::Timestamp;
use std::collections::BTreeSet;

/// The sample log as raw bytes, which can be spoiled anywhere.
#[derive(Clone)]
pub struct Raw {
    pub entries: Vec<(Vec<u8>, Payload)>,
    /// The number of entries before each checkpoint, and the checkpoint.
    pub commits: Vec<(usize, SignedCheckpoint)>,
}

pub fn raw() -> Raw {
    let mut raw = Raw { entries: Vec::new(), commits: Vec::new() };
    for Stored { commit, payloads } in stored() {
        raw.entries.extend(commit.entries.iter().map(Entry::encode).zip(payloads));
        raw.commits.push((raw.entries.len(), commit.checkpoint));
    }
    raw
}

impl Raw {
    pub fn verify_with(&self, mut verifier: Verifier) -> Result<Verified, LedgerError> {
        let mut commits = self.commits.iter().peekable();
        for fed in 0..=self.entries.len() {
            while let Some((_, checkpoint)) = commits.next_if(|(size, _)| *size == fed) {
                verifier.commit(checkpoint)?;
            }
            if let Some((leaf, payload)) = self.entries.get(fed) {
                verifier.entry(leaf, payload.state())?;
            }
        }
        verifier.finish()
    }

    pub fn verify(&self) -> Result<Verified, LedgerError> {
        self.verify_with(Verifier::new(log_id()))
    }
}

fn fault(result: Result<Verified, LedgerError>) -> (u64, Fault) {
    match result {
        Err(LedgerError::Verify { position, fault }) => (position.0, fault),
        other => panic!("{other:?}"),
    }
}

/// What is found when the sample log is changed so.
fn spoil(change: impl FnOnce(&mut Raw)) -> (u64, Fault) {
    let mut raw = raw();
    change(&mut raw);
    fault(raw.verify())
}

/// Replaces a line of a checkpoint's text.
fn with_line(checkpoint: &mut SignedCheckpoint, line: usize, text: &str) {
    let mut lines: Vec<&str> = checkpoint.body.lines().collect();
    lines[line] = text;
    checkpoint.body = lines.join("\n") + "\n";
}

#[test]
fn the_sample_log_is_valid() {
    let verified = verify(&stored()).unwrap();
    assert_eq!((verified.state.size(), verified.commits), (7, 3));
    assert_eq!((verified.payloads_present, verified.payloads_erased, verified.payloads_withheld), (6, 1, 0));
    assert_eq!(verified.authors, BTreeSet::from([officer().public_key(), analyst().public_key()]));
    assert!(verified.state.agrees_with(&verified.checkpoint.unwrap()));
}

#[test]
fn an_empty_log_is_valid() {
    let verified = Verifier::new(log_id()).finish().unwrap();
    assert_eq!(verified.checkpoint, None);
    assert_eq!(verified.state, LogState::new(log_id()));
}

#[test]
fn without_payloads_it_still_verifies() {
    let raw = raw();
    let mut verifier = Verifier::new(log_id());
    let mut fed = 0;
    for (size, checkpoint) in &raw.commits {
        for (leaf, _) in &raw.entries[fed..*size] {
            verifier.entry(leaf, PayloadState::Withheld).unwrap();
        }
        fed = *size;
        verifier.commit(checkpoint).unwrap();
    }
    assert_eq!(verifier.finish().unwrap().payloads_withheld, 7);
}

#[test]
fn faults_of_entries() {
    assert_eq!(
        spoil(|raw| raw.entries[2].0.truncate(40)),
        (2, Fault::EntryUnreadable { what: Malformed::Truncated { field: "link" }, at: 26 })
    );
    let other = LogId::from_bytes([9; 16]);
    assert_eq!(
        spoil(|raw| raw.entries[0].0[2..18].copy_from_slice(other.as_bytes())),
        (0, Fault::EntryOfOtherLog { found: other })
    );
    assert_eq!(spoil(|raw| drop(raw.entries.remove(1))), (1, Fault::PositionDiffers { found: 2 }));
    assert_eq!(spoil(|raw| raw.entries.swap(1, 2)), (1, Fault::PositionDiffers { found: 2 }));
    let (position, found) = spoil(|raw| raw.entries[0].0[105] = b'x');
    assert!(matches!((position, found), (1, Fault::LinkBroken { .. })), "{position} {found:?}");
    assert_eq!(
        spoil(|raw| raw.entries[5].0[65] -= 1),
        (5, Fault::TimeWentBack { previous: Timestamp(1_697_155_200_123), found: Timestamp(1_697_155_200_122) })
    );
    // A later time in the middle of a commit breaks the commit, not the order.
    assert_eq!(
        spoil(|raw| raw.entries[4].0[65] += 1),
        (4, Fault::TimeDiffersInCommit { found: Timestamp(1_697_155_200_124) })
    );
    // Without its checkpoint, the third commit looks like more of the second, by another author.
    assert_eq!(
        spoil(|raw| drop(raw.commits.remove(1))),
        (5, Fault::AuthorDiffersInCommit { found: officer().public_key() })
    );
    let trusting = Verifier::new(log_id()).trusting([officer().public_key()]);
    assert_eq!(fault(raw().verify_with(trusting)), (3, Fault::AuthorNotTrusted { found: analyst().public_key() }));
    let trusting = Verifier::new(log_id()).trusting([officer().public_key(), analyst().public_key()]);
    assert!(raw().verify_with(trusting).is_ok());
}

#[test]
fn faults_of_payloads() {
    let present = |payload: &[u8], nonce: u8| Payload::Present {
        payload: payload.to_vec(),
        nonce: Nonce::from_bytes([nonce; 32]),
    };
    assert!(
        matches!(&raw().entries[2].1, Payload::Present { payload, nonce } if payload.is_empty() && *nonce == Nonce::from_bytes([0x12; 32]))
    );
    assert_eq!(spoil(|raw| raw.entries[2].1 = present(b" ", 0x12)), (2, Fault::PayloadDiffers));
    assert_eq!(spoil(|raw| raw.entries[2].1 = present(b"", 0x13)), (2, Fault::PayloadDiffers));
    assert_eq!(spoil(|raw| raw.entries[3].1 = present(b"made up after the erasure", 0x13)), (3, Fault::PayloadDiffers));
    assert_eq!(spoil(|raw| raw.entries[2].1 = Payload::Erased), (2, Fault::ErasedWithoutSubject));
}

#[test]
fn faults_of_commits() {
    assert_eq!(spoil(|raw| raw.commits.insert(1, raw.commits[0].clone())), (3, Fault::CommitEmpty));
    let (position, found) = spoil(|raw| raw.commits[1].1.body.truncate(50));
    assert!(matches!((position, found), (3, Fault::CheckpointUnreadable { line: 3, .. })), "{position} {found:?}");
    let other = "attested.v1/ffffffffffffffffffffffffffffffff";
    let found = LogId::from_bytes([0xff; 16]);
    assert_eq!(spoil(|raw| with_line(&mut raw.commits[1].1, 0, other)), (3, Fault::CheckpointOfOtherLog { found }));
    assert_eq!(
        spoil(|raw| with_line(&mut raw.commits[1].1, 1, "6")),
        (3, Fault::CommitSizeDiffers { expected: 5, found: 6 })
    );
    assert_eq!(
        spoil(|raw| with_line(&mut raw.commits[1].1, 3, "first 4")),
        (3, Fault::CommitStartDiffers { found: 4 })
    );
    assert_eq!(
        spoil(|raw| with_line(&mut raw.commits[1].1, 4, "time 1697155200124")),
        (3, Fault::CommitTimeDiffers { found: Timestamp(1_697_155_200_124) })
    );
    let author = format!("author {}", officer().public_key());
    assert_eq!(
        spoil(|raw| with_line(&mut raw.commits[1].1, 5, &author)),
        (3, Fault::CommitAuthorDiffers { found: officer().public_key() })
    );
    let (position, found) = spoil(|raw| {
        let last = raw.commits[0].1.body.lines().last().unwrap().to_owned();
        with_line(&mut raw.commits[1].1, 6, &last);
    });
    assert!(matches!((position, found), (3, Fault::CommitLastDiffers { .. })), "{position} {found:?}");
    // The last entry of a commit, altered, is noticed by its own commit.
    let (position, found) = spoil(|raw| raw.entries[6].0[105] = b'x');
    assert!(matches!((position, found), (5, Fault::CommitLastDiffers { .. })), "{position} {found:?}");
    let (position, found) = spoil(|raw| {
        let root = raw.commits[0].1.body.lines().nth(2).unwrap().to_owned();
        with_line(&mut raw.commits[1].1, 2, &root);
    });
    assert!(matches!((position, found), (3, Fault::CommitRootDiffers { .. })), "{position} {found:?}");
    assert_eq!(spoil(|raw| raw.commits[1].1.signature = raw.commits[2].1.signature), (3, Fault::SignatureWrong));
    assert_eq!(spoil(|raw| drop(raw.commits.pop())), (5, Fault::NotSigned { entries: 2 }));
}

#[test]
fn faults_against_a_held_checkpoint() {
    let log = raw();
    let open = |index: usize| log.commits[index].1.open().unwrap();
    let holding = |checkpoint: &Checkpoint| Verifier::new(log_id()).holding(checkpoint);
    assert!(log.verify_with(holding(&open(1)).holding(&open(2))).is_ok());

    let mut cut = log.clone();
    cut.entries.truncate(5);
    cut.commits.truncate(2);
    assert!(cut.verify().is_ok(), "alone, a log that was cut off looks whole");
    assert_eq!(fault(cut.verify_with(holding(&open(2)))), (5, Fault::HeldCheckpointMissing { size: 7 }));

    // The holder of the key makes another history: valid by itself, and not the one that was seen.
    let drafts = with_nonces(0x50, vec![draft("example.statement", &[], "rewritten"); 3]);
    let (commit, _) = LogState::new(log_id()).append(&officer(), Timestamp(9), &drafts).unwrap();
    let rewritten = Raw {
        entries: commit
            .entries
            .iter()
            .map(|entry| {
                (
                    entry.encode(),
                    Payload::Present {
                        payload: b"rewritten".to_vec(),
                        nonce: Nonce::from_bytes([0x50 + entry.header.position().0 as u8; 32]),
                    },
                )
            })
            .collect(),
        commits: vec![(3, commit.checkpoint)],
    };
    assert!(rewritten.verify().is_ok());
    assert_eq!(fault(rewritten.verify_with(holding(&open(0)))), (2, Fault::HeldCheckpointDiffers { size: 3 }));

    let theirs = rewritten.commits[0].1.open().unwrap();
    let both = holding(&open(0)).holding(&theirs);
    assert_eq!(fault(log.verify_with(both)), (0, Fault::HeldCheckpointDiffers { size: 3 }), "two that contradict");
    let elsewhere = Verifier::new(LogId::from_bytes([9; 16])).holding(&open(0));
    assert_eq!(fault(elsewhere.finish()), (0, Fault::CheckpointOfOtherLog { found: log_id() }));
}

#[test]
fn the_first_fault_stays() {
    let raw = raw();
    let mut verifier = Verifier::new(log_id());
    let first = verifier.entry(b"", PayloadState::Withheld).unwrap_err();
    assert_eq!(verifier.entry(&raw.entries[0].0, PayloadState::Withheld).unwrap_err(), first);
    assert_eq!(verifier.commit(&raw.commits[0].1).unwrap_err(), first);
    assert_eq!(verifier.finish().unwrap_err(), first);
}

#[test]
fn faults_are_told_to_people() {
    let told =
        |(position, fault): (u64, Fault)| LedgerError::Verify { position: Position(position), fault }.to_string();
    insta::assert_snapshot!(
        told(spoil(|raw| drop(raw.entries.remove(1)))),
        @"the ledger is wrong at entry 1: it says that it is entry 2: one is missing, repeated or moved"
    );
    insta::assert_snapshot!(
        told(spoil(|raw| raw.commits[1].1.signature = raw.commits[2].1.signature)),
        @"the ledger is wrong at entry 3: its commit's signature is not its author's over the checkpoint"
    );
    insta::assert_snapshot!(
        told(spoil(|raw| raw.entries[2].0.truncate(40))),
        @"the ledger is wrong at entry 2: its bytes can't be read: the bytes end inside the link, at byte 26"
    );
}

/// One bit of a byte, another at every place, and all of them.
fn flips(at: usize) -> [u8; 2] {
    [1 << (at % 8), 0xff]
}

#[test]
fn every_flipped_byte_of_the_log_is_noticed() {
    let whole = raw();
    for index in 0..whole.entries.len() {
        for at in 0..whole.entries[index].0.len() {
            for flip in flips(at) {
                let mut raw = whole.clone();
                raw.entries[index].0[at] ^= flip;
                let (position, found) = fault(raw.verify());
                // Never later than the next entry's link, or the commit that it is in.
                assert!(position <= index as u64 + 1, "entry {index} byte {at}: {position} {found:?}");
            }
        }
    }
    for (index, (_, checkpoint)) in whole.commits.iter().enumerate() {
        for at in 0..checkpoint.body.len() {
            for flip in flips(at).map(|flip| flip & 0x7f).into_iter().filter(|flip| *flip > 0) {
                let mut bytes = checkpoint.body.clone().into_bytes();
                bytes[at] ^= flip; // ASCII stays ASCII
                let mut raw = whole.clone();
                raw.commits[index].1.body = String::from_utf8(bytes).unwrap();
                assert!(raw.verify().is_err(), "checkpoint {index} byte {at}");
            }
        }
        for at in 0..64 {
            for flip in flips(at) {
                let mut bytes = *checkpoint.signature.as_bytes();
                bytes[at] ^= flip;
                let mut raw = whole.clone();
                raw.commits[index].1.signature = Signature::from_bytes(bytes);
                assert_eq!(fault(raw.verify()).1, Fault::SignatureWrong, "signature {index} byte {at}");
            }
        }
    }
}

#[test]
fn every_flipped_byte_of_payloads_and_nonces_is_noticed() {
    let whole = raw();
    for (index, (leaf, payload)) in whole.entries.iter().enumerate() {
        let Payload::Present { payload, nonce } = payload else { continue };
        let checked = |payload: &[u8], nonce: &Nonce| {
            let mut raw = whole.clone();
            raw.entries[index] = (leaf.clone(), Payload::Present { payload: payload.to_vec(), nonce: nonce.clone() });
            assert_eq!(fault(raw.verify()), (index as u64, Fault::PayloadDiffers));
        };
        for at in 0..payload.len() {
            let mut payload = payload.clone();
            payload[at] ^= 1;
            checked(&payload, nonce);
        }
        for at in 0..32 {
            let mut bytes = *nonce.as_bytes();
            bytes[at] ^= 0x10;
            checked(payload, &Nonce::from_bytes(bytes));
        }
    }
}

/// The same signature with the group's order added to S: it signs the same by the plain equation.
pub fn with_order_added(signature: &Signature) -> Signature {
    let mut order = [0u8; 32];
    order[..16].copy_from_slice(&0x14def9dea2f79cd65812631a5cf5d3ed_u128.to_le_bytes());
    order[31] = 0x10;
    let mut bytes = *signature.as_bytes();
    let mut carry = 0;
    for (byte, add) in bytes[32..].iter_mut().zip(order) {
        let sum = u16::from(*byte) + u16::from(add) + carry;
        *byte = sum as u8;
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    Signature::from_bytes(bytes)
}

#[test]
fn a_signature_has_one_form() {
    // RFC 8032 §5.1.7 wants S below the order.
    let mut raw = raw();
    raw.commits[0].1.signature = with_order_added(&raw.commits[0].1.signature);
    assert_eq!(fault(raw.verify()), (0, Fault::SignatureWrong));
}

#[test]
fn a_key_that_is_no_key_is_refused() {
    // A log "signed" with the neutral point, for which the plain equation holds with R neutral and S = 0.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let key = PublicKey::from_bytes(neutral);
    let mut leaf = raw().entries[0].0.clone();
    leaf[66..98].copy_from_slice(&neutral);
    let entry = Entry::decode(&leaf).unwrap();
    let state = LogState::from_entries(log_id(), [&entry]).unwrap();
    let mut signed = raw().commits[0].1.clone();
    with_line(&mut signed, 1, "1");
    with_line(&mut signed, 5, &format!("author {key}"));
    with_line(&mut signed, 6, &format!("last {}", state.last()));
    // With one entry the root is its leaf hash; borrow the library's base64 by way of a log of one entry.
    let root = root_line(&state);
    with_line(&mut signed, 2, &root);
    let mut signature = [0; 64];
    signature[0] = 1;
    signed.signature = Signature::from_bytes(signature);
    let mut verifier = Verifier::new(log_id());
    verifier.entry(&leaf, PayloadState::Withheld).unwrap();
    let position = Position(0);
    assert_eq!(verifier.commit(&signed), Err(LedgerError::Verify { position, fault: Fault::SignatureWrong }));
    assert_eq!(signed.open(), Err(LedgerError::CheckSignature { author: key }));
}

/// The base64 of a state's root, written here again so that the test doesn't lean on what it tests.
fn root_line(state: &LogState) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let root = state.head().root;
    let bits: Vec<u8> = root.as_bytes().iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    let digits = bits.chunks(6).map(|six| (0..6).fold(0, |value, bit| value << 1 | six.get(bit).unwrap_or(&0)));
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).chain(['=']).collect()
}
