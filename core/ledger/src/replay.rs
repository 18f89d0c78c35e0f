//! Folding entries into a state: the only way anything is derived from a log.
//!
//! Input: entries in order, each with whatever the caller has of its payload, a point on both axes of time,
//! and a first state. Output: the state after the entries recorded by then. The *recorded* axis is cut here,
//! by the entries' times; the *known* axis lies inside payloads (when a claim became public), which the ledger
//! can't read, so `apply` keeps what it needs to answer it. Leaves out checking the log ([`crate::Verifier`]).

use crate::Entry;
use attested_model::AsOf;

/// Folds the entries recorded by `as_of` into `state`, in order, and stops at the first one recorded later.
///
/// Times never go back in a valid log, and all entries of a commit have one time: a commit is in whole or out.
///
/// ```
/// use attested_ledger::{Author, LogId, LogState, Nonce, replay};
/// use attested_model::{AsOf, Envelope, Kind, Timestamp};
///
/// let author = Author::from_seed(&[1; 32]);
/// let draft = |said: &str| Envelope {
///     kind: Kind::parse("claims.claim").unwrap(), version: 1, subjects: vec![], payload: said.into(),
/// };
/// let nonce = Nonce::from_bytes([2; 32]);
/// let empty = LogState::new(LogId::from_bytes([7; 16]));
/// let (first, state) = empty.append(&author, Timestamp(1_000), &[(draft("600"), nonce.clone())])?;
/// let (second, _) = state.append(&author, Timestamp(2_000), &[(draft("far less"), nonce)])?;
///
/// let entries = [first, second].into_iter().flat_map(|commit| commit.entries);
/// let as_of = AsOf { recorded: Some(Timestamp(1_999)), ..AsOf::EVERYTHING };
/// let count = replay(entries.map(|entry| (entry, ())), as_of, 0, |count, _, ()| count + 1);
/// assert_eq!(count, 1);
/// # Ok::<(), attested_ledger::LedgerError>(())
/// ```
pub fn replay<S, P>(
    entries: impl IntoIterator<Item = (Entry, P)>,
    as_of: AsOf,
    state: S,
    mut apply: impl FnMut(S, Entry, P) -> S,
) -> S {
    entries
        .into_iter()
        .take_while(|(entry, _)| as_of.has_recorded(entry.header.time()))
        .fold(state, |state, (entry, payload)| apply(state, entry, payload))
}
