//! The dossier that an event's page is made from. Input: its figures now and on earlier days. Output: the same
//! with every claim that they name, down to its words.

use crate::{AppError, Snapshot};
use attested_claims::Event;
use attested_figures::EventFigures;
use attested_model::{ClaimId, EventId};
use attested_publication::{ClaimReference, EventDossier, Labels, ShownQuotation};
use std::collections::{BTreeMap, BTreeSet};

/// Gathers what a page shows.
///
/// # Errors
/// What the store says. A claim that is named and isn't there is left out: the page says so.
pub fn dossier(
    snapshot: &dyn Snapshot,
    event: &EventId,
    now: EventFigures,
    history: Vec<EventFigures>,
    generated: String,
    labels: Labels,
) -> Result<EventDossier, AppError> {
    let mut references = BTreeMap::new();
    for id in named(&now) {
        if let Some(reference) = reference(snapshot, &id)? {
            references.insert(id, reference);
        }
    }
    let event = snapshot.event(event)?.unwrap_or_else(|| Event::named(event.clone()));
    Ok(EventDossier { event, now, history, references, generated, labels })
}

fn named(view: &EventFigures) -> BTreeSet<ClaimId> {
    let figures = view.figures.iter().flat_map(|f| {
        let readings = f.readings.iter().flat_map(|r| &r.renderings);
        let warnings = f.warnings.iter().flat_map(|w| &w.claims);
        readings.chain(warnings).chain(f.excluded.iter().map(|e| &e.claim)).chain(&f.claims)
    });
    let positions = view.positions.iter().flat_map(|p| &p.renderings);
    figures.chain(positions).chain(view.statements.iter().map(|s| &s.claim)).cloned().collect()
}

fn reference(snapshot: &dyn Snapshot, id: &ClaimId) -> Result<Option<ClaimReference>, AppError> {
    let Some(record) = snapshot.claim(id, None)? else { return Ok(None) };
    let mut quotations = Vec::new();
    for link in &record.quotations {
        let document =
            snapshot.document(link.document)?.ok_or(AppError::UnknownDocument { document: link.document })?.document;
        quotations.push(ShownQuotation {
            document: link.document,
            document_name: document.name.to_string(),
            retelling: link.retelling,
            exact: link.exact.clone(),
            start: link.start,
            end: link.end,
            sha256: document.sha256.to_string(),
        });
    }
    let held = record.is_held();
    Ok(Some(ClaimReference { claim: record.claim, held, quotations, position: record.position }))
}
