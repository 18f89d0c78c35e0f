//! The bytes of entries and the text of checkpoints: what is accepted is written again, the rest is refused
//! with the place where it goes wrong.

use crate::sample::{analyst, draft, log_id, stored, with_nonces};
use attested_ledger::{Checkpoint, Entry, LedgerError, LogState, Malformed, Position};
use attested_model::{Envelope, Kind, SubjectHandle, Timestamp};
use proptest::prelude::*;

/// Entry 4 of the sample log: kind `example.interview` (17 bytes at 100), two subjects.
fn interview() -> Vec<u8> {
    stored()[1].commit.entries[1].encode()
}

fn refused(bytes: &[u8]) -> (Malformed, usize) {
    match Entry::decode(bytes) {
        Err(LedgerError::DecodeEntry { what, at }) => (what, at),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_layout_is_the_documents() {
    let bytes = interview();
    assert_eq!(bytes.len(), 104 + 17 + 2 * 16 + 32);
    assert_eq!(bytes[..2], [0, 1]);
    assert_eq!(bytes[2..18], *log_id().as_bytes());
    assert_eq!(bytes[18..26], 4u64.to_be_bytes());
    assert_eq!(bytes[26..58], *stored()[1].commit.entries[0].leaf_hash().as_bytes());
    assert_eq!(bytes[58..66], 1_697_155_200_123i64.to_be_bytes());
    assert_eq!(bytes[66..98], *analyst().public_key().as_bytes());
    assert_eq!(bytes[98..100], [0, 17]);
    assert_eq!(bytes[100..117], *b"example.interview");
    assert_eq!(bytes[117..119], [0, 1]);
    assert_eq!(bytes[119..121], [0, 2]);
    assert_eq!(bytes[121..137], [0xaa; 16]);
    assert_eq!(bytes[137..153], [0xbb; 16]);
}

#[test]
fn every_cut_is_named() {
    let bytes = interview();
    for end in 0..bytes.len() {
        let (what, at) = refused(&bytes[..end]);
        assert!(matches!(what, Malformed::Truncated { .. }), "{end}: {what}");
        assert!(at <= end);
    }
    assert_eq!(refused(&bytes[..60]), (Malformed::Truncated { field: "time" }, 58));
}

#[test]
fn what_is_not_strict_is_refused_with_its_byte() {
    let spoil = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = interview();
        change(&mut bytes);
        refused(&bytes)
    };
    assert_eq!(spoil(&|b| b[1] = 2), (Malformed::Version { found: 2 }, 0));
    assert_eq!(spoil(&|b| b[18] = 0x80), (Malformed::Position, 18));
    assert_eq!(spoil(&|b| b[58] = 0xff), (Malformed::Time, 58));
    assert_eq!(spoil(&|b| b[58] = 0x7f), (Malformed::Time, 58));
    assert_eq!(spoil(&|b| b[100] = b'E'), (Malformed::Kind, 98));
    assert_eq!(spoil(&|b| b[100] = 0xc3), (Malformed::Kind, 98));
    assert_eq!(spoil(&|b| b[108] = b'.'), (Malformed::Kind, 98));
    assert_eq!(spoil(&|b| b[99] = 0), (Malformed::Kind, 98));
    assert_eq!(spoil(&|b| b[99] = 65), (Malformed::Kind, 98));
    assert_eq!(spoil(&|b| b[118] = 0), (Malformed::KindVersion, 117));
    assert_eq!(spoil(&|b| b[121] = 0xbc), (Malformed::SubjectOrder, 137));
    assert_eq!(spoil(&|b| b[121..137].fill(0xbb)), (Malformed::SubjectOrder, 137));
    assert_eq!(spoil(&|b| b.push(0)), (Malformed::Trailing { bytes: 1 }, 185));
    assert_eq!(spoil(&|b| b[120] = 1), (Malformed::Trailing { bytes: 16 }, 169));
    assert_eq!(spoil(&|b| b[119] = 0xff).0, Malformed::SubjectOrder);
    assert_eq!(spoil(&|b| b[98] = 0xff), (Malformed::Truncated { field: "kind" }, 100));
}

#[test]
fn errors_say_what_and_where() {
    let mut bytes = interview();
    bytes[118] = 0;
    let error = Entry::decode(&bytes).unwrap_err().to_string();
    insta::assert_snapshot!(error, @"this is not a ledger entry: the version of the kind is 0, at byte 117");
    let error = "attested.v1/00\n".parse::<Checkpoint>().unwrap_err().to_string();
    insta::assert_snapshot!(error, @"this is not a checkpoint: line 1 should hold attested.v1/ and the log id in hexadecimal");
    let error = "00".parse::<attested_ledger::LogId>().unwrap_err().to_string();
    insta::assert_snapshot!(error, @"this is not a log id: write 16 bytes as lower-case hexadecimal");
}

#[test]
fn checkpoints_are_read_strictly() {
    let body = &stored()[1].commit.checkpoint.body;
    let lines: Vec<&str> = body.lines().collect();
    assert_eq!(lines.len(), 7);
    let checkpoint: Checkpoint = body.parse().unwrap();
    assert_eq!((checkpoint.first(), checkpoint.head().size), (Position(3), 5));
    assert_eq!(&checkpoint.body(), body);
    // The line that is wrong, and what stands there instead.
    let wrong: [(u32, &str); 27] = [
        (1, "attested.v2/000102030405060708090a0b0c0d0e0f"),
        (1, "attested.v1/000102030405060708090A0B0C0D0E0F"),
        (1, "attested.v1/000102030405060708090a0b0c0d0e0f "),
        (1, ""),
        (2, "05"),
        (2, "+5"),
        (2, " 5"),
        (2, "5\r"),
        (2, "0"),
        (2, "9223372036854775808"),
        (2, "٥"),
        (3, "AAAA"),
        (3, &lines[2][..43]),
        (4, "first 5"),
        (4, "first 03"),
        (4, "first  3"),
        (4, "First 3"),
        (4, "3"),
        (5, "time -1"),
        (5, "time 253402300800000"),
        (5, "time 1697155200123.0"),
        (5, "time 18446744073709551615"),
        (6, "author 00"),
        (6, "last 00"),
        (7, "last 00"),
        (7, "last"),
        (7, ""),
    ];
    for (line, text) in wrong {
        let mut lines = lines.clone();
        lines[line as usize - 1] = text;
        let found = (lines.join("\n") + "\n").parse::<Checkpoint>();
        assert!(
            matches!(found, Err(LedgerError::ReadCheckpoint { line: at, .. }) if at == line),
            "{line}: {text:?} {found:?}"
        );
    }
    for (line, text) in [(7, body.trim_end()), (8, &format!("{body}\n")), (8, &format!("{body}more\n")), (1, "")] {
        let found = text.parse::<Checkpoint>();
        assert!(matches!(found, Err(LedgerError::ReadCheckpoint { line: at, .. }) if at == line), "{text:?} {found:?}");
    }
}

prop_compose! {
    fn any_envelope()(
        kind in "[a-z_]{1,12}(\\.[a-z_]{1,12}){0,3}",
        version in 1u16..,
        subjects in prop::collection::vec(any::<[u8; 16]>(), 0..4),
        payload in prop::collection::vec(any::<u8>(), 0..80),
    ) -> Envelope {
        let subjects = subjects.into_iter().map(SubjectHandle).collect();
        Envelope { kind: Kind::parse(&kind).unwrap(), version, subjects, payload }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn entries_and_checkpoints_round_trip(
        envelopes in prop::collection::vec(any_envelope(), 1..6),
        time in 0i64..253_402_300_800_000,
        seed in any::<[u8; 32]>(),
    ) {
        let author = attested_ledger::Author::from_seed(&seed);
        let drafts = with_nonces(0, envelopes);
        let (commit, _) = LogState::new(log_id()).append(&author, Timestamp(time), &drafts).unwrap();
        for (entry, (envelope, _)) in commit.entries.iter().zip(&drafts) {
            prop_assert_eq!(&Entry::decode(&entry.encode()).unwrap(), entry);
            prop_assert_eq!(entry.header.kind(), &envelope.kind);
            prop_assert_eq!(entry.header.kind_version(), envelope.version);
        }
        let checkpoint = commit.checkpoint.open().unwrap();
        prop_assert_eq!(checkpoint.body(), commit.checkpoint.body);
    }

    #[test]
    fn whatever_is_accepted_is_written_again(
        mut bytes in Just(interview()),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
    ) {
        for (index, byte) in changes {
            let at = index.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(entry) = Entry::decode(&bytes) {
            prop_assert_eq!(entry.encode(), bytes);
        }
    }

    #[test]
    fn hostile_bytes_end_in_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Entry::decode(&bytes);
        let _ = LogState::from_bytes(&bytes);
        let _ = String::from_utf8_lossy(&bytes).parse::<Checkpoint>();
    }
}

#[test]
fn a_kind_of_the_greatest_length_fits() {
    let kind = "k".repeat(64);
    let drafts = with_nonces(1, vec![draft(&kind, &[], "")]);
    let (commit, _) = LogState::new(log_id()).append(&analyst(), Timestamp(0), &drafts).unwrap();
    assert_eq!(Entry::decode(&commit.entries[0].encode()).unwrap(), commit.entries[0]);
}
