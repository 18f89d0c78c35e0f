//! Deciding suggestions: a suggestion becomes a claim tied to its quotation, or is rejected; either is an
//! entry. Input: a document, its working copy, its suggestions in order, the numbers chosen. Output: envelopes.
//! A quotation that isn't found verbatim at its place is refused, never repaired.

use crate::record::quotation_entry;
use crate::{AppError, DocumentRecord, Snapshot};
use attested_claims::suggest::Suggestion;
use attested_claims::{Claim, ClaimsEntry, Event, SuggestionDecision, SuggestionVerdict};
use attested_evidence::Quotation;
use attested_figures::Vocabulary;
use attested_model::{
    Act, Aspect, ClaimId, DocumentName, Edtf, Envelope, EventId, Language, Measure, Modality, OriginCertainty,
    Quantity, QuantityKind, Scope, Unit,
};
use std::collections::{BTreeMap, BTreeSet};

/// A suggestion with its number in the document and what was decided about it.
#[derive(Debug, Clone)]
pub struct NumberedSuggestion {
    /// Its number, from 1.
    pub number: usize,
    /// The suggestion.
    pub suggestion: Suggestion,
    /// What was decided, and the claim recorded from it.
    pub decided: Option<(SuggestionVerdict, Option<ClaimId>)>,
}

/// How suggestions are to be accepted.
#[derive(Debug, Clone)]
pub struct Acceptance<'a> {
    /// The event that the claims are about; made when it isn't there.
    pub event: Option<EventId>,
    /// An existing claim to which the words belong, instead of a new claim.
    pub attach_to: Option<ClaimId>,
    /// Maps what was suggested to acts and measures.
    pub vocabulary: &'a Vocabulary,
}

/// What accepting gives.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// The entries to commit.
    pub envelopes: Vec<Envelope>,
    /// The claim of each number accepted.
    pub claims: Vec<(usize, ClaimId)>,
}

/// Numbers a document's suggestions and says which are decided.
///
/// # Errors
/// What the store says.
pub fn number_suggestions(
    snapshot: &dyn Snapshot,
    document: u64,
    suggestions: Vec<Suggestion>,
) -> Result<Vec<NumberedSuggestion>, AppError> {
    // The last decision on a span and rule counts.
    let decisions: BTreeMap<(usize, usize, String), SuggestionDecision> =
        snapshot.decided(document)?.into_iter().map(|d| ((d.start, d.end, d.rule.clone()), d)).collect();
    let numbered = suggestions.into_iter().enumerate().map(|(i, suggestion)| {
        let decided = decisions
            .get(&(suggestion.start, suggestion.end, suggestion.rule.clone()))
            .filter(|d| d.verdict != SuggestionVerdict::Reopened)
            .map(|d| (d.verdict, d.claim.clone()));
        NumberedSuggestion { number: i + 1, suggestion, decided }
    });
    Ok(numbered.collect())
}

/// Accepts suggestions by number: a claim each, tied to its quotation in the working copy.
///
/// # Errors
/// [`AppError::UnknownSuggestion`], [`AppError::Retelling`] when the document retells another and no claim is
/// named, [`AppError::ClaimExists`], [`AppError::UnknownClaim`], [`AppError::Evidence`] when the quotation isn't
/// in the working copy.
pub fn accept(
    snapshot: &dyn Snapshot,
    document: &DocumentRecord,
    text: &str,
    suggestions: &[NumberedSuggestion],
    numbers: &[usize],
    how: &Acceptance<'_>,
) -> Result<Accepted, AppError> {
    if let (Some(retold), None) = (&document.document.retells, &how.attach_to) {
        return Err(AppError::Retelling { document: document.number, retells: retold.to_string() });
    }
    let chosen = chosen(document.number, suggestions, numbers)?;
    let ids = claim_ids(document.number, suggestions, &chosen, how);
    let mut accepted = Accepted { envelopes: Vec::new(), claims: Vec::new() };
    if let (Some(event), None) = (&how.event, &how.attach_to)
        && snapshot.event(event)?.is_none()
    {
        accepted.envelopes.push(ClaimsEntry::Event(Event::named(event.clone())).to_envelope()?);
    }
    for one in chosen {
        let quotation = quotation(text, &one.suggestion)?;
        let id = match (&how.attach_to, &how.event) {
            (Some(id), _) => {
                snapshot.claim(id, None)?.ok_or_else(|| AppError::UnknownClaim { claim: id.clone() })?;
                id.clone()
            }
            (None, event) => {
                let event = event
                    .clone()
                    .ok_or_else(|| AppError::Claims(attested_claims::ClaimsError::EmptyCell { column: "event" }))?;
                let claim = claim_of(document, one, &ids, event, how.vocabulary)?;
                if snapshot.claim(&claim.id, None)?.is_some() {
                    return Err(AppError::ClaimExists { claim: claim.id });
                }
                let id = claim.id.clone();
                accepted.envelopes.push(ClaimsEntry::Claim(Box::new(claim)).to_envelope()?);
                id
            }
        };
        accepted.envelopes.push(quotation_entry(&id, document.number, &quotation)?);
        accepted.envelopes.push(decision(document.number, one, SuggestionVerdict::Accepted, Some(id.clone()))?);
        accepted.claims.push((one.number, id));
    }
    Ok(accepted)
}

/// Rejects suggestions by number.
///
/// # Errors
/// [`AppError::UnknownSuggestion`], [`AppError::Accepted`] when a claim was recorded from one: that claim would stay.
pub fn reject(document: u64, suggestions: &[NumberedSuggestion], numbers: &[usize]) -> Result<Vec<Envelope>, AppError> {
    let reject = |one: &NumberedSuggestion| match &one.decided {
        Some((SuggestionVerdict::Accepted, Some(claim))) => {
            Err(AppError::Accepted { document, number: one.number, claim: claim.clone() })
        }
        Some(_) | None => decision(document, one, SuggestionVerdict::Rejected, None),
    };
    chosen(document, suggestions, numbers)?.into_iter().map(reject).collect()
}

fn chosen<'s>(
    document: u64,
    suggestions: &'s [NumberedSuggestion],
    numbers: &[usize],
) -> Result<Vec<&'s NumberedSuggestion>, AppError> {
    let find = |number: &usize| {
        suggestions
            .iter()
            .find(|s| s.number == *number)
            .ok_or(AppError::UnknownSuggestion { document, number: *number })
    };
    // A number that is named twice is meant once.
    let numbers: BTreeSet<usize> = numbers.iter().copied().collect();
    numbers.iter().map(find).collect()
}

pub(crate) fn decision(
    document: u64,
    one: &NumberedSuggestion,
    verdict: SuggestionVerdict,
    claim: Option<ClaimId>,
) -> Result<Envelope, AppError> {
    let Suggestion { start, end, rule, .. } = &one.suggestion;
    let decision = SuggestionDecision { document, start: *start, end: *end, rule: rule.clone(), verdict, claim };
    Ok(ClaimsEntry::Suggestion(decision).to_envelope()?)
}

fn quotation(text: &str, suggestion: &Suggestion) -> Result<Quotation, AppError> {
    let quotation = Quotation::at(text, suggestion.start, suggestion.end)?;
    if quotation.exact == suggestion.quote { Ok(quotation) } else { Ok(Quotation::find(text, &suggestion.quote)?) }
}

/// The claims that suggestions of this document are, or will be with those chosen: by index.
fn claim_ids(
    document: u64,
    suggestions: &[NumberedSuggestion],
    chosen: &[&NumberedSuggestion],
    how: &Acceptance<'_>,
) -> BTreeMap<usize, ClaimId> {
    let mut ids: BTreeMap<usize, ClaimId> =
        suggestions.iter().filter_map(|s| Some((s.number - 1, s.decided.as_ref()?.1.clone()?))).collect();
    if how.attach_to.is_none() {
        ids.extend(chosen.iter().filter_map(|s| Some((s.number - 1, new_id(document, s.number).ok()?))));
    }
    ids
}

fn new_id(document: u64, number: usize) -> Result<ClaimId, AppError> {
    Ok(ClaimId::parse(&format!("D{document}-{number:02}"))?)
}

/// The claim that a suggestion stands for, as accepting it would record it.
///
/// # Errors
/// What accepting it would refuse.
pub fn suggested_claim(
    document: &DocumentRecord,
    suggestions: &[NumberedSuggestion],
    number: usize,
    event: EventId,
    vocabulary: &Vocabulary,
) -> Result<Claim, AppError> {
    let chosen = chosen(document.number, suggestions, &[number])?;
    let one = chosen.first().ok_or(AppError::UnknownSuggestion { document: document.number, number })?;
    let how = Acceptance { event: None, attach_to: None, vocabulary };
    claim_of(document, one, &claim_ids(document.number, suggestions, &[], &how), event, vocabulary)
}

fn claim_of(
    document: &DocumentRecord,
    one: &NumberedSuggestion,
    ids: &BTreeMap<usize, ClaimId>,
    event: EventId,
    vocabulary: &Vocabulary,
) -> Result<Claim, AppError> {
    let suggestion = &one.suggestion;
    let evidence = &document.document;
    let act = Act::parse(vocabulary.terms.act_of(&suggestion.what).unwrap_or(&suggestion.what))?;
    let usual = vocabulary.terms.measure_of(act.as_str()).and_then(|m| Measure::parse(m).ok());
    let relative = suggestion.relative_to.and_then(|index| ids.get(&index)).cloned();
    let quantity = quantity(suggestion, relative.clone())?;
    let language = evidence.lang.as_ref().map_or("", Language::primary);
    // A number said of another claim's reads by that one, whatever its own words.
    let ranged = quantity
        .as_ref()
        .is_some_and(|q| q.relative_to().is_some() || vocabulary.readings.reading(q, language, 10).is_some());
    let aspect = aspect(suggestion, ranged);
    let date = suggestion.date.as_ref();
    let edtf = date.and_then(|d| d.edtf.as_ref()).and_then(|d| Edtf::parse(d).ok());
    let of_statement = date.is_some_and(|d| d.of_statement);
    let counts = aspect == Aspect::Number || !aspect.is_surrounding();
    Ok(Claim {
        id: new_id(document.number, one.number)?,
        event,
        event_date: edtf.clone().filter(|_| !of_statement),
        event_time: String::new(),
        aspect,
        act,
        measure: if counts { suggestion.measure.or(usual).or(Some(Measure::Flow)) } else { None },
        unit: counts.then(Unit::persons),
        class: suggestion.category.clone().unwrap_or_default(),
        scope: counts.then(|| suggestion.scope.unwrap_or(Scope::Whole)),
        part_of: suggestion.part_of.and_then(|index| ids.get(&index)).cloned(),
        place: suggestion.places.join(";"),
        place_role: None,
        disputes: if quantity.is_some() { relative.into_iter().collect() } else { Vec::new() },
        quantity,
        modality: suggestion.modality,
        words: one
            .suggestion
            .trace
            .iter()
            .rev()
            .find(|s| s.step == "modality")
            .map(|s| s.words.clone())
            .unwrap_or_default(),
        words_original: String::new(),
        lang: evidence.lang.clone(),
        speaker: suggestion.speaker_name.clone(),
        via: suggestion.via.join(";"),
        utterance: None,
        uttered: edtf.filter(|_| of_statement),
        origin: None,
        origin_certainty: Some(OriginCertainty::Unknown),
        repeats: None,
        publisher: evidence.publisher.clone(),
        document: Some(DocumentName::parse(evidence.name.as_str())?),
        published: evidence.published.clone(),
        breakdown: String::new(),
        seen: "held".to_owned(),
        url: evidence.url.clone(),
        note: String::new(),
        extra: BTreeMap::new(),
    })
}

fn quantity(suggestion: &Suggestion, relative: Option<ClaimId>) -> Result<Option<Quantity>, AppError> {
    let Some(said) = &suggestion.quantity else { return Ok(None) };
    // "Far less than their figure" keeps no number of its own once the claim it speaks of is named.
    let (low, high) = match (&relative, said.kind) {
        (
            Some(_),
            QuantityKind::Relative
            | QuantityKind::FewerThan
            | QuantityKind::MoreThan
            | QuantityKind::AtMost
            | QuantityKind::AtLeast,
        ) => (None, None),
        _ => (said.low, said.high),
    };
    Ok(Some(Quantity::new(said.kind, low, high, relative, &said.text, "")?))
}

/// The aspect of a suggestion: what it says and of what.
fn aspect(suggestion: &Suggestion, ranged: bool) -> Aspect {
    let category = suggestion.category.as_deref().unwrap_or_default();
    match suggestion.what.as_str() {
        "statement" | "sourcing" | "border_reopened" => return Aspect::Context,
        "protest_conveyed" | "diplomatic_contact" => return Aspect::Notice,
        "risk_of_repatriation" => return Aspect::Forecast,
        _ => {}
    }
    if category.starts_with("breakdown") {
        return Aspect::Breakdown;
    }
    if ranged {
        return Aspect::Number;
    }
    match suggestion.modality {
        Modality::Declined | Modality::Undetermined => Aspect::Number,
        Modality::Denied
            if category.contains("so-called") || category.contains("所谓") || category.contains("이른바") =>
        {
            Aspect::Category
        }
        Modality::Asserted
        | Modality::Confirmed
        | Modality::Estimated
        | Modality::Reported
        | Modality::Denied
        | Modality::Disputed
        | Modality::Retracted
        | Modality::Unattributed => Aspect::Occurrence,
    }
}
