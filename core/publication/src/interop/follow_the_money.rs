//! The bodies that speak or publish in events, as FollowTheMoney statements. Input: events and the vocabulary. Output: a row a
//! statement. Only bodies of the vocabulary that speak in their own name are entities: never a person, never a source that is
//! unnamed or protected, and nothing links an entity to a claim. `id` is empty: FollowTheMoney computes it from the others.

use super::{Exported, ExportedEvent, STAMP, sheet};
use attested_claims::ClaimsError;
use attested_figures::{Body, BodyKind, Vocabulary};
use attested_model::{Day, Modality};
use std::collections::BTreeMap;

const COLUMNS: [&str; 15] = [
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
    "stamp",
];

const DATASET: &str = "attested_internal";

/// The first and the last day on which a body said something or had it published.
type Days = (Day, Day);

/// The statements on the bodies of events, by body.
///
/// # Errors
/// [`ClaimsError::Write`] when the writer fails (it writes to memory: it doesn't).
pub fn follow_the_money(vocabulary: &Vocabulary, events: &[ExportedEvent]) -> Result<Exported, ClaimsError> {
    let mut seen: BTreeMap<&str, (&Body, Option<Days>)> = BTreeMap::new();
    for claim in events.iter().flat_map(|e| &e.claims) {
        let spoken = Some(claim.speaker.as_str()).filter(|_| claim.modality != Modality::Unattributed);
        let names = spoken.into_iter().chain([claim.publisher.as_str()]);
        for body in names.filter_map(|name| vocabulary.bodies.speaking(name)) {
            let (_, days) = seen.entry(&body.id).or_insert((body, None));
            if let Some(day) = claim.public_from() {
                *days = Some(days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
            }
        }
    }
    sheet(&COLUMNS, seen.into_values().flat_map(|(body, days)| statements(body, days)).collect())
}

fn statements(body: &Body, days: Option<Days>) -> Vec<Vec<String>> {
    let id = format!("attested-{}", body.id);
    let schema = match body.kind {
        BodyKind::StateOrgan | BodyKind::Intergovernmental => "PublicBody",
        BodyKind::Ngo | BodyKind::Media | BodyKind::Academic | BodyKind::ArmedGroup => "Organization",
    };
    let country = body.country.to_lowercase();
    let said = [("id", "", id.as_str()), ("name", "name", &body.name), ("country", "country", &country)];
    let day = |day: Option<Day>| day.map(|d| d.to_string()).unwrap_or_default();
    let (first, last) = (day(days.map(|d| d.0)), day(days.map(|d| d.1)));
    let row = |(prop, kind, value): (&str, &str, &str)| {
        let cells =
            [&id, &id, prop, kind, schema, value, DATASET, "", "", "", "f", first.as_str(), last.as_str(), "", STAMP];
        cells.map(str::to_owned).to_vec()
    };
    said.into_iter().filter(|(_, _, value)| !value.is_empty()).map(row).collect()
}
