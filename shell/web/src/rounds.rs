//! Rounds of a second coding: documents picked for a coder, what they coded, how far they are, both codings compared, and what
//! is decided of a difference. Input: a coder's label, documents, codings, decisions. Output: ledger entries that no figure reads;
//! which documents are picked, and how far it went, is working state. Leaves out how it is shown (`pages`, `api`).

use crate::ask::Fields;
use crate::desk::Unlocked;
use crate::drafts::Typed;
use crate::fault::Fault;
use crate::layout::View;
use crate::pages::document::{FIELDS, of_document, workable};
use crate::pages::record::quotation;
use attested_app::{AppError, Compared, DocumentRecord, adjudicate, compared, record_second_coding};
use attested_claims::{Claim, SecondCodingRecord, Verdict};
use attested_model::ClaimId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Documents picked for a coder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Round {
    pub(crate) coder: String,
    pub(crate) documents: Vec<u64>,
    pub(crate) done: Vec<u64>,
}

/// The working-state key of the rounds.
const ROUNDS: &str = "second-rounds";
/// Documents in a round, at most.
pub(crate) const MOST: usize = 500;
/// What relates claims to others would show the others: a second coder doesn't fill it in.
const UNSEEN: [&str; 4] = ["id", "relative_to", "disputes", "origin_certainty"];

/// The columns that a second coder fills in.
pub(crate) fn coded() -> Vec<&'static str> {
    FIELDS.into_iter().filter(|column| !UNSEEN.contains(column)).collect()
}

/// The rounds there are, in the order in which they began.
pub(crate) fn rounds(open: &Unlocked) -> Result<Vec<Round>, Fault> {
    let kept = open.project.working(ROUNDS)?;
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

fn keep(open: &mut Unlocked, rounds: &[Round]) -> Result<(), Fault> {
    Ok(open.project.keep_working(ROUNDS, &serde_json::to_string(rounds)?)?)
}

/// A round by the number in an address.
pub(crate) fn round<'r>(view: &View<'_>, rounds: &'r [Round], number: &str) -> Result<(usize, &'r Round), Fault> {
    let missing = || Fault::NotFound(view.say("web-no-page"));
    let number: usize = number.parse().map_err(|_| missing())?;
    Ok((number, rounds.get(number).ok_or_else(missing)?))
}

/// Begins a round of some documents, and of a sample of those that are coded: so many, and a seed. Its number.
pub(crate) fn begun(
    view: &View<'_>,
    open: &mut Unlocked,
    coder: &str,
    mut documents: BTreeSet<u64>,
    sample: Option<(usize, &str)>,
) -> Result<usize, Fault> {
    let coder = coder.trim().to_owned();
    if let Some((count, seed)) = sample {
        // The same seed picks the same documents anywhere: by the hash of the seed and the document's own hash.
        let mut coded = open.project.coded_documents()?;
        let place = |sha256: &str| attested_evidence::Sha256Hex::of(format!("{seed}\n{sha256}").as_bytes()).to_string();
        coded.sort_by_cached_key(|(_, sha256)| place(sha256));
        documents.extend(coded.into_iter().map(|(number, _)| number).take(count.min(MOST)));
    }
    if coder.is_empty() {
        return Err(Fault::App(AppError::NoCoder));
    }
    if documents.is_empty() || documents.len() > MOST {
        return Err(Fault::Refused(view.say("desk-second-numbers")));
    }
    for number in &documents {
        attested_office::document(&open.project, *number)?;
    }
    let mut rounds = rounds(open)?;
    rounds.push(Round { coder, documents: documents.into_iter().collect(), done: Vec::new() });
    keep(open, &rounds)?;
    Ok(rounds.len() - 1)
}

/// A document of the round, when its text may be worked with.
pub(crate) fn picked(view: &View<'_>, open: &Unlocked, round: &Round, number: &str) -> Result<DocumentRecord, Fault> {
    let record = workable(view, open, number)?;
    if round.documents.contains(&record.number) { Ok(record) } else { Err(Fault::NotFound(view.say("web-no-page"))) }
}

/// What the round's coder coded in a document, as far as it holds.
pub(crate) fn codings_of(open: &Unlocked, round: &Round, document: u64) -> Result<Vec<SecondCodingRecord>, Fault> {
    let mut all = open.project.second_codings(Some(document))?;
    all.retain(|one| {
        let holds = one.decided.as_ref().is_none_or(|decided| decided.verdict != Verdict::Withdrawn);
        holds && one.coding.coder == round.coder
    });
    Ok(all)
}

/// Records a coding of the round's coder, as fields say: the position of its entry, where there was something to record.
pub(crate) fn recorded(
    open: &mut Unlocked,
    round: &Round,
    record: &DocumentRecord,
    form: &Fields,
) -> Result<Option<u64>, Fault> {
    let copy = attested_office::working_copy(&open.project, record)?.text;
    let quotation = quotation(form, &copy)?;
    let mut cells: Typed = of_document(record).into_iter().map(|(name, cell)| (name.to_owned(), cell)).collect();
    for column in coded() {
        if let Some(cell) = form.some(column) {
            cells.insert(column.to_owned(), cell.to_owned());
        }
    }
    let label: String = round.coder.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    let count = open.project.second_codings(Some(record.number))?.len() + 1;
    let id = format!("D{}-{}-{count}", record.number, if label.is_empty() { "X" } else { &label });
    cells.insert("id".to_owned(), id);
    let claim = Claim::from_cells(&cells)?;
    let envelopes = record_second_coding(&round.coder, record.number, &quotation, &claim)?;
    if envelopes.is_empty() {
        return Ok(None);
    }
    // Its coder is in it: who works here otherwise is not.
    Ok(Some(open.project.commit(envelopes, attested_office::times::now())?.first))
}

/// Says that the coder is done with a document: the next one of the round that waits.
pub(crate) fn finished(open: &mut Unlocked, at: usize, document: u64) -> Result<Option<u64>, Fault> {
    let mut rounds = rounds(open)?;
    let Some(round) = rounds.get_mut(at) else { return Ok(None) };
    if !round.done.contains(&document) {
        round.done.push(document);
    }
    let next = round.documents.iter().find(|d| **d != document && !round.done.contains(d)).copied();
    keep(open, &rounds)?;
    Ok(next)
}

/// Both codings of the documents that are done, side by side.
pub(crate) fn pairs_of(open: &Unlocked, round: &Round) -> Result<Vec<Compared>, Fault> {
    let mut pairs = Vec::new();
    for document in &round.done {
        let first = open.project.claims_quoting(*document)?;
        let second = open.project.second_codings(Some(*document))?;
        let second = second.into_iter().filter(|one| one.coding.coder == round.coder).collect();
        pairs.extend(compared(*document, first, second));
    }
    Ok(pairs)
}

/// What is taken over from a second coding: columns, and the id of a new claim where the record has none.
pub(crate) type TakenOver = (BTreeSet<String>, Option<ClaimId>);

/// Decides of a coding by the position of its entry: what is taken over, or nothing when the record's stays.
pub(crate) fn decided(
    view: &View<'_>,
    open: &mut Unlocked,
    round: &Round,
    position: u64,
    adopts: Option<TakenOver>,
    reason: &str,
) -> Result<(), Fault> {
    let of_position = |pair: &Compared| pair.second.as_ref().is_some_and(|second| second.position == position);
    let pair = pairs_of(open, round)?.into_iter().find(of_position);
    let pair = pair.ok_or_else(|| Fault::NotFound(view.say("web-no-page")))?;
    let is_adopted = adopts.is_some();
    let (mut taken, new) = adopts.unwrap_or_default();
    taken.retain(|column| pair.differs.iter().any(|change| change.column == *column));
    if is_adopted && taken.is_empty() && new.is_none() {
        return Err(Fault::Refused(view.say("desk-second-take-something")));
    }
    let envelopes = adjudicate(&open.project, &pair, &taken, new, reason)?;
    open.commit_because(envelopes, reason)?;
    Ok(())
}
