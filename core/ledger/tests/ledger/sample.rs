//! The sample log: seven entries in three commits by two authors, one payload about a subject who was erased.
//! The fixture holds exactly this log, and the document's vectors are taken from it.

use attested_ledger::{Author, Commit, LedgerError, LogId, LogState, Nonce, PayloadState, Verified, Verifier};
use attested_model::{Envelope, Kind, SubjectHandle, Timestamp};

/// A commit with what is stored beside it.
pub struct Stored {
    pub commit: Commit,
    pub payloads: Vec<Payload>,
}

#[derive(Clone)]
pub enum Payload {
    Present { payload: Vec<u8>, nonce: Nonce },
    Erased,
}

impl Payload {
    pub fn state(&self) -> PayloadState<'_> {
        match self {
            Payload::Present { payload, nonce } => PayloadState::Present { payload, nonce },
            Payload::Erased => PayloadState::Erased,
        }
    }
}

pub fn log_id() -> LogId {
    LogId::from_bytes(std::array::from_fn(|i| i as u8))
}

pub fn officer() -> Author {
    Author::from_seed(&[0x01; 32])
}

pub fn analyst() -> Author {
    Author::from_seed(&[0x02; 32])
}

pub fn draft(kind: &str, subjects: &[u8], payload: &str) -> Envelope {
    Envelope {
        kind: Kind::parse(kind).unwrap(),
        version: 1,
        subjects: subjects.iter().map(|byte| SubjectHandle([*byte; 16])).collect(),
        payload: payload.as_bytes().to_vec(),
    }
}

/// Gives each envelope a nonce of its own, from `first` on.
pub fn with_nonces(first: u8, envelopes: Vec<Envelope>) -> Vec<(Envelope, Nonce)> {
    let nonces = (first..).map(|byte| Nonce::from_bytes([byte; 32]));
    envelopes.into_iter().zip(nonces).collect()
}

/// The log as its authors made it, with the payload of entry 3 erased.
pub fn stored() -> Vec<Stored> {
    let commits = [
        (
            officer(),
            1_696_896_000_000,
            vec![
                draft("example.document", &[], "a retelling of a page, in our own words"),
                draft("example.statement", &[], "around 600 / 600명 안팎 / 约600人"),
                draft("example.statement", &[], ""),
            ],
        ),
        (
            analyst(),
            1_697_155_200_123,
            vec![
                draft("example.contact", &[0xaa], "what only the holder of the subject's key could read"),
                draft("example.interview", &[0xbb, 0xaa, 0xbb], "about two subjects"),
            ],
        ),
        (
            officer(),
            1_697_155_200_123,
            vec![
                draft("example.judgment", &[], "entries 1 and 2 are reports of one utterance"),
                draft("example.erasure", &[0xaa], "asked for by the subject"),
            ],
        ),
    ];
    let mut state = LogState::new(log_id());
    let mut log = Vec::new();
    for (author, time, envelopes) in commits {
        let drafts = with_nonces(0x10 + state.size() as u8, envelopes);
        let (commit, next) = state.append(&author, Timestamp(time), &drafts).unwrap();
        let payloads =
            drafts.into_iter().zip(&commit.entries).map(|((envelope, nonce), entry)| match entry.header.position().0 {
                3 => Payload::Erased,
                _ => Payload::Present { payload: envelope.payload, nonce },
            });
        log.push(Stored { payloads: payloads.collect(), commit });
        state = next;
    }
    log
}

/// Verifies a log as a store would hand it over.
pub fn verify(log: &[Stored]) -> Result<Verified, LedgerError> {
    let mut verifier = Verifier::new(log_id());
    for stored in log {
        for (entry, payload) in stored.commit.entries.iter().zip(&stored.payloads) {
            verifier.entry(&entry.encode(), payload.state())?;
        }
        verifier.commit(&stored.commit.checkpoint)?;
    }
    verifier.finish()
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub fn unhex(text: &str) -> Vec<u8> {
    assert_eq!(text.len() % 2, 0, "{text}");
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).unwrap()).collect()
}
