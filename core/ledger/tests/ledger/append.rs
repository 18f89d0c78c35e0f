//! Appending: what is refused, what is kept, and that the root doesn't depend on how commits are cut.

use crate::sample::{Payload, Stored, analyst, draft, log_id, officer, stored, verify, with_nonces};
use attested_ledger::{AppendRefusal, Entry, Fault, LedgerError, LogState, Nonce, Position, replay};
use attested_model::{AsOf, Envelope, SubjectHandle, Timestamp};
use proptest::prelude::*;

fn one(subjects: &[u8]) -> Vec<(Envelope, Nonce)> {
    with_nonces(1, vec![draft("example.statement", subjects, "x")])
}

fn refusal(state: &LogState, time: i64, drafts: &[(Envelope, Nonce)]) -> AppendRefusal {
    match state.append(&officer(), Timestamp(time), drafts) {
        Err(LedgerError::Append { why }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn refusals() {
    let empty = LogState::new(log_id());
    let (_, state) = empty.append(&officer(), Timestamp(1000), &one(&[])).unwrap();
    assert_eq!(refusal(&state, 1000, &[]), AppendRefusal::Empty);
    let back = AppendRefusal::TimeWentBack { last: Timestamp(1000), given: Timestamp(999) };
    assert_eq!(refusal(&state, 999, &one(&[])), back);
    assert!(state.append(&analyst(), Timestamp(1000), &one(&[])).is_ok(), "the same time is not back");
    for out in [-1, i64::MIN, i64::MAX, 253_402_300_800_000] {
        assert_eq!(refusal(&state, out, &one(&[])), AppendRefusal::TimeOutOfRange { given: Timestamp(out) });
    }
    let mut unversioned = one(&[]);
    unversioned[0].0.version = 0;
    assert_eq!(refusal(&state, 1000, &unversioned), AppendRefusal::KindVersion);
    let mut crowd = one(&[]);
    crowd[0].0.subjects = (0..65_536u128).map(|n| SubjectHandle(n.to_be_bytes())).collect();
    assert_eq!(refusal(&state, 1000, &crowd), AppendRefusal::TooManySubjects);
    crowd[0].0.subjects.pop();
    assert!(state.append(&officer(), Timestamp(1000), &crowd).is_ok());
    insta::assert_snapshot!(
        LedgerError::Append { why: back },
        @"can't append to the ledger: the time 999 ms is before the last commit's 1000 ms; pass the later of now and the last commit's"
    );
}

#[test]
fn subjects_are_a_set() {
    let state = LogState::new(log_id());
    let (commit, _) = state.append(&officer(), Timestamp(0), &one(&[3, 1, 3, 2])).unwrap();
    let expected = [1, 2, 3].map(|byte| SubjectHandle([byte; 16]));
    assert_eq!(commit.entries[0].header.subjects(), expected);
}

#[test]
fn appending_changes_nothing_it_was_given() {
    let state = LogState::new(log_id());
    let before = state.clone();
    let (commit, next) = state.append(&officer(), Timestamp(5), &one(&[])).unwrap();
    assert_eq!(state, before);
    assert_eq!(commit.entries[0].header.id().to_string(), format!("{}:0", log_id()));
    assert_eq!(next.next_position(), Position(1));
    assert_eq!((next.last(), next.time()), (commit.entries[0].leaf_hash(), Timestamp(5)));
    let (again, _) = state.append(&officer(), Timestamp(5), &one(&[])).unwrap();
    assert_eq!(again, commit, "the same arguments give the same bytes");
}

#[test]
fn the_state_is_recomputed_and_resumed() {
    let log = stored();
    let entries: Vec<Entry> = log.iter().flat_map(|stored| stored.commit.entries.clone()).collect();
    let state = LogState::from_entries(log_id(), &entries).unwrap();
    let last = log[2].commit.checkpoint.open().unwrap();
    assert!(state.agrees_with(&last));
    assert!(!state.agrees_with(&log[1].commit.checkpoint.open().unwrap()));
    for end in 0..=entries.len() {
        let state = LogState::from_entries(log_id(), &entries[..end]).unwrap();
        let bytes = state.to_bytes();
        assert_eq!(LogState::from_bytes(&bytes).unwrap(), state);
        for cut in 0..bytes.len() {
            assert!(LogState::from_bytes(&bytes[..cut]).is_err(), "{end} {cut}");
        }
        assert!(LogState::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
        assert!(LogState::from_bytes(&[&bytes[..], &[0; 32]].concat()).is_err());
        for wrong in [(1, 2), (25, 0xfe), (58, 0x80)] {
            let mut spoiled = bytes.clone();
            spoiled[wrong.0] = wrong.1;
            assert!(LogState::from_bytes(&spoiled).is_err(), "{end} {wrong:?}");
        }
    }
    let error = LogState::from_entries(log_id(), entries.iter().skip(1)).unwrap_err();
    let fault = Fault::PositionDiffers { found: 1 };
    assert_eq!(error, LedgerError::Verify { position: Position(0), fault });
}

#[test]
fn a_full_log_is_refused_not_overrun() {
    let mut bytes = LogState::new(log_id()).to_bytes();
    bytes[18..26].copy_from_slice(&i64::MAX.to_be_bytes());
    bytes.extend_from_slice(&[7; 63 * 32]);
    let full = LogState::from_bytes(&bytes).unwrap();
    assert_eq!(full.size(), (1 << 63) - 1);
    assert_eq!(refusal(&full, 0, &one(&[])), AppendRefusal::Full);
    bytes[18] = 0xff;
    bytes.extend_from_slice(&[7; 32]);
    assert!(LogState::from_bytes(&bytes).is_err());
}

#[test]
fn replay_stops_at_the_recorded_moment() {
    let log = stored();
    let entries = || log.iter().flat_map(|stored| stored.commit.entries.clone().into_iter().zip(&stored.payloads));
    let positions = |recorded: Option<i64>| {
        let as_of = AsOf { recorded: recorded.map(Timestamp), ..AsOf::EVERYTHING };
        replay(entries(), as_of, Vec::new(), |mut seen, entry, payload| {
            let erased = matches!(payload, Payload::Erased);
            seen.push((entry.header.position().0, erased));
            seen
        })
    };
    assert_eq!(positions(None).len(), 7);
    assert_eq!(positions(None)[3], (3, true));
    assert_eq!(positions(Some(1_697_155_200_123)).len(), 7);
    assert_eq!(positions(Some(1_697_155_200_122)).len(), 3);
    assert_eq!(positions(Some(0)).len(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_split_into_commits_gives_the_same_root(
        payloads in prop::collection::vec("[a-z]{0,8}", 1..40),
        cuts in prop::collection::vec(1usize..8, 40),
    ) {
        let envelopes = payloads.iter().map(|payload| draft("example.statement", &[], payload)).collect();
        let drafts = with_nonces(0, envelopes);
        let empty = LogState::new(log_id());
        let (whole, expected) = empty.append(&officer(), Timestamp(9), &drafts).unwrap();
        let mut state = empty;
        let mut rest = &drafts[..];
        let mut log = Vec::new();
        for cut in cuts {
            let (now, later) = rest.split_at(cut.min(rest.len()));
            if now.is_empty() {
                break;
            }
            let (commit, next) = state.append(&officer(), Timestamp(9), now).unwrap();
            let present = |(envelope, nonce): &(Envelope, Nonce)| {
                Payload::Present { payload: envelope.payload.clone(), nonce: nonce.clone() }
            };
            log.push(Stored { commit, payloads: now.iter().map(present).collect() });
            (state, rest) = (next, later);
        }
        prop_assert!(rest.is_empty());
        prop_assert_eq!(&state, &expected);
        prop_assert_eq!(verify(&log).unwrap().state, expected);
        let entries: Vec<Entry> = log.into_iter().flat_map(|stored| stored.commit.entries).collect();
        prop_assert_eq!(entries, whole.entries);
    }
}
