//! What of an event may be handed to the formats of others. Input: event, day, policy, vocabulary. Output: its figures, its
//! claims known on the day, and their quotations with the hashes of what they stand in. Left out, and counted: claims tied to a
//! document that may not leave the office or to a conversation that was heard (invariant 12). Leaves out the formats.

use crate::links::protected;
use crate::{AppError, Snapshot, event_figures, slice_of};
use attested_figures::{Policy, Vocabulary};
use attested_model::{AsOf, EventId, Language};
use attested_publication::interop::{ExportedEvent, ExportedQuotation};

/// Gathers it. The surroundings of the quotations are empty: who holds the working copies fills them in.
///
/// # Errors
/// [`AppError::UnknownEvent`], [`AppError::UnknownDocument`], and what the store says.
pub fn exported_event(
    snapshot: &dyn Snapshot,
    event: &EventId,
    as_of: AsOf,
    policy: &Policy,
    vocabulary: &Vocabulary,
) -> Result<ExportedEvent, AppError> {
    let view = event_figures(snapshot, event, as_of, None, policy, vocabulary)?;
    let mut records = slice_of(snapshot, event, as_of)?.claims;
    records.retain(|r| r.claim.public_from().map_or(as_of.known.is_none(), |day| as_of.knows(day)));
    let closed = protected(snapshot, &records)?;
    let known = records.len();
    records.retain(|r| !closed.contains(&r.claim.id));
    let mut quotations = Vec::new();
    for record in &records {
        for link in &record.quotations {
            let document = snapshot
                .document(link.document)?
                .ok_or(AppError::UnknownDocument { document: link.document })?
                .document;
            // Words stand in a working copy: without one there is no place to point to.
            let Some(copy) = document.working_copy else { continue };
            quotations.push(ExportedQuotation {
                claim: record.claim.id.clone(),
                document: link.document,
                original_sha256: document.sha256.to_string(),
                text_sha256: copy.sha256.to_string(),
                extractor: copy.extractor,
                language: document.lang.as_ref().map_or("", Language::as_str).to_owned(),
                url: document.url,
                retelling: link.retelling,
                start: link.start,
                end: link.end,
                exact: link.exact.clone(),
                prefix: String::new(),
                suffix: String::new(),
                entry: snapshot.entry_id(link.position),
            });
        }
    }
    let claims: Vec<_> = records.into_iter().map(|r| r.claim).collect();
    Ok(ExportedEvent { event: event.clone(), view, left_out: known - claims.len(), claims, quotations })
}
