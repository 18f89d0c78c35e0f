//! Second codings: recording one without the first being looked at, setting both side by side, deciding. Input: a snapshot, the
//! claims that a document's words hold, second codings. Output: pairs, agreement, and the entries that record a decision. A
//! second coding enters no figure: adopting one records a claim, as any.

use crate::{AppError, Snapshot, record_quoted_claim};
use attested_claims::{
    Adjudication, Claim, ClaimRecord, ClaimsEntry, Coding, FieldAgreement, FieldChange, SecondCoding,
    SecondCodingRecord, Verdict, agreement, differences, pair_spans,
};
use attested_evidence::Quotation;
use attested_model::{ClaimId, Envelope};
use std::collections::{BTreeMap, BTreeSet};

/// A claim of the record and a second coding of the same words; one of them alone where the other coder made nothing of them.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The document.
    pub document: u64,
    /// The record's claim.
    pub first: Option<ClaimRecord>,
    /// The second coding.
    pub second: Option<SecondCodingRecord>,
    /// What differs, the record's value before the second coder's.
    pub differs: Vec<FieldChange>,
}

/// Columns that say where a claim stands or what it is tied to: no coder's reading of the words.
const NOT_COMPARED: [&str; 12] = [
    "id",
    "document",
    "publisher",
    "published",
    "url",
    "lang",
    "seen",
    "note",
    "part_of",
    "repeats",
    "disputes",
    "relative_to",
];

/// The pairs of one document.
pub fn compared(document: u64, first: Vec<ClaimRecord>, second: Vec<SecondCodingRecord>) -> Vec<Compared> {
    let second = second.into_iter().filter(|one| one.decided.as_ref().is_none_or(|d| d.verdict != Verdict::Withdrawn));
    pair_spans(document, first, second.collect())
        .into_iter()
        .map(|(first, second)| {
            let differs = match (&first, &second) {
                (Some(a), Some(b)) => differences(&a.claim, &b.coding.claim)
                    .into_iter()
                    .filter(|change| !NOT_COMPARED.contains(&change.column.as_str()))
                    .collect(),
                _ => Vec::new(),
            };
            Compared { document, first, second, differs }
        })
        .collect()
}

/// Agreement on the words that both coded, field by field.
pub fn compared_agreement(pairs: &[Compared]) -> Vec<FieldAgreement> {
    let mut codings = Vec::new();
    for (i, pair) in pairs.iter().enumerate() {
        if let (Some(first), Some(second)) = (&pair.first, &pair.second) {
            let coding = |coder: &str, claim: &Claim| Coding {
                coder: coder.to_owned(),
                unit: i.to_string(),
                claim: claim.clone(),
            };
            codings.push(coding("first", &first.claim));
            codings.push(coding("second", &second.coding.claim));
        }
    }
    agreement(&codings)
}

/// Records a second coding of words.
///
/// # Errors
/// [`AppError::NoCoder`]; [`AppError::Claims`] when the payload can't be written.
pub fn record_second_coding(
    coder: &str,
    document: u64,
    quotation: &Quotation,
    claim: &Claim,
) -> Result<Vec<Envelope>, AppError> {
    if coder.trim().is_empty() {
        return Err(AppError::NoCoder);
    }
    let coding = SecondCoding {
        coder: coder.trim().to_owned(),
        document,
        start: quotation.start,
        end: quotation.end,
        exact: quotation.exact.clone(),
        claim: Box::new(claim.clone()),
    };
    Ok(vec![ClaimsEntry::SecondCoding(coding).to_envelope()?])
}

/// The entries by which a second coding is decided on. `taken` are the columns that the record's claim takes from it: none to
/// keep the record's coding. Of words that the record has no claim on, any taken means that a claim `new` is made.
///
/// # Errors
/// [`AppError::NoReason`]; those of [`record_quoted_claim`] for a new claim; [`AppError::Claims`] when the columns taken don't
/// fit the others.
pub fn adjudicate(
    snapshot: &dyn Snapshot,
    pair: &Compared,
    taken: &BTreeSet<String>,
    new: Option<ClaimId>,
    reason: &str,
) -> Result<Vec<Envelope>, AppError> {
    if reason.trim().is_empty() {
        return Err(AppError::NoReason);
    }
    let Some(second) = &pair.second else { return Ok(Vec::new()) };
    let coding = &second.coding;
    let mut entries = Vec::new();
    let mut claim = pair.first.as_ref().map(|first| first.claim.id.clone());
    let mut verdict = Verdict::Kept;
    match (&pair.first, new) {
        (Some(first), _) if !taken.is_empty() => {
            let theirs = coding.claim.to_cells();
            let mut cells: BTreeMap<String, String> = first.claim.to_cells();
            for column in taken {
                match theirs.get(column) {
                    Some(cell) => cells.insert(column.clone(), cell.clone()),
                    None => cells.remove(column),
                };
            }
            let adopted = Claim::from_cells(&cells)?;
            entries.push(ClaimsEntry::Claim(Box::new(adopted)).to_envelope()?);
            verdict = Verdict::Adopted;
        }
        (None, Some(id)) => {
            let adopted = Claim { id: id.clone(), ..Claim::clone(&coding.claim) };
            let quotation = Quotation {
                start: coding.start,
                end: coding.end,
                exact: coding.exact.clone(),
                prefix: String::new(),
                suffix: String::new(),
            };
            entries = record_quoted_claim(snapshot, &adopted, coding.document, &quotation, None)?;
            claim = Some(id);
            verdict = Verdict::Adopted;
        }
        (Some(_) | None, _) => {}
    }
    let decided = Adjudication { coding: second.position, verdict, claim, reason: reason.trim().to_owned() };
    entries.push(ClaimsEntry::Adjudication(decided).to_envelope()?);
    Ok(entries)
}
